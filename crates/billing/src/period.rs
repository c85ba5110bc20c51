//! Billing periods: whole months or years from an anchor.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How often a subscription is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cycle {
    /// Every month.
    Monthly,
    /// Every year, paid at once.
    Yearly,
}

impl Cycle {
    /// Months of one period.
    #[must_use]
    pub const fn months(self) -> u32 {
        match self {
            Self::Monthly => 1,
            Self::Yearly => 12,
        }
    }
}

/// A billing period in UTC dates: from its first day up to the first day after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub start: NaiveDate,
    /// First day of the next period.
    pub end: NaiveDate,
}

impl Period {
    /// The period that holds `day`, in whole cycles counted from `anchor` each time: 31 January, 28 February, 31 March.
    /// Counting from the period before would forget the 31st in February, and 29 February in the year after a leap year.
    /// Before the anchor it is the first period. `None` beyond the calendar's end.
    ///
    /// `private.usage_period` is the same rule in SQL.
    ///
    /// ```
    /// use billing::{Cycle, Period};
    ///
    /// let day = |text: &str| text.parse().expect("a date");
    /// let february = Period::holding(day("2026-01-31"), Cycle::Monthly, day("2026-03-30"));
    /// assert_eq!(february, Some(Period { start: day("2026-02-28"), end: day("2026-03-31") }));
    /// ```
    #[must_use]
    pub fn holding(anchor: NaiveDate, cycle: Cycle, day: NaiveDate) -> Option<Self> {
        use chrono::Datelike;

        let months = i64::from(day.year() - anchor.year()) * 12 + i64::from(day.month())
            - i64::from(anchor.month());
        let mut count = u32::try_from(months).unwrap_or(0) / cycle.months();
        let nth = |count: u32| anchor.checked_add_months(Months::new(count * cycle.months()));
        if count > 0 && nth(count)? > day {
            count -= 1;
        }
        Some(Self {
            start: nth(count)?,
            end: nth(count + 1)?,
        })
    }

    /// The period behind this one, on the grid of `anchor`. `None` beyond the calendar's end.
    #[must_use]
    pub fn next(self, anchor: NaiveDate, cycle: Cycle) -> Option<Self> {
        Self::holding(anchor, cycle, self.end)
    }

    /// Days of the period.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.end - self.start).num_days()
    }

    /// Days from `day` on, that day included: all of them before the period begins, none once it is over.
    #[must_use]
    pub fn days_left(self, day: NaiveDate) -> i64 {
        (self.end - day).num_days().clamp(0, self.days())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (0_u64..40_000).prop_filter_map("in the calendar", |days| {
            NaiveDate::from_ymd_opt(1999, 1, 1)?.checked_add_days(chrono::Days::new(days))
        })
    }

    fn any_cycle() -> impl Strategy<Value = Cycle> {
        prop::sample::select(vec![Cycle::Monthly, Cycle::Yearly])
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    proptest! {
        #[test]
        fn a_period_holds_its_day_and_joins_the_next(anchor in any_day(), cycle in any_cycle(), later in 0_u64..20_000) {
            let today = anchor + chrono::Days::new(later);
            let period = Period::holding(anchor, cycle, today);
            prop_assert!(period.is_some_and(|period| period.start <= today && today < period.end));
            let next = period.and_then(|period| period.next(anchor, cycle));
            prop_assert_eq!(next.map(|next| next.start), period.map(|period| period.end));
        }

        #[test]
        fn the_day_of_the_month_is_the_anchors_or_the_months_last(anchor in any_day(), later in 0_u64..20_000) {
            use chrono::Datelike;
            let today = anchor + chrono::Days::new(later);
            let start = Period::holding(anchor, Cycle::Monthly, today).map(|period| period.start);
            let fits = start.is_some_and(|start| {
                start.day() == anchor.day()
                    || (start.day() < anchor.day() && (start + chrono::Days::new(1)).day() == 1)
            });
            prop_assert!(fits);
        }

        #[test]
        fn twelve_months_are_a_year(anchor in any_day(), years in 0_u32..40) {
            let mut month = Period::holding(anchor, Cycle::Monthly, anchor);
            for _ in 0..years * 12 {
                month = month.and_then(|month| month.next(anchor, Cycle::Monthly));
            }
            let first = anchor.checked_add_months(Months::new(years * 12));
            let year = first.and_then(|first| Period::holding(anchor, Cycle::Yearly, first));
            prop_assert_eq!(month.map(|month| month.start), year.map(|year| year.start));
        }

        #[test]
        fn days_left_fall_by_one_a_day(anchor in any_day(), cycle in any_cycle()) {
            let period = Period::holding(anchor, cycle, anchor);
            let falls = period.is_some_and(|period| {
                (0..=period.days()).all(|gone| {
                    let today = period.start + chrono::Days::new(gone.unsigned_abs());
                    period.days_left(today) == period.days() - gone
                })
            });
            prop_assert!(falls);
        }
    }

    #[test]
    fn a_leap_day_comes_back_in_leap_years() {
        let anchor = day("2024-02-29");
        let year = |today| Period::holding(anchor, Cycle::Yearly, day(today));
        assert_eq!(
            year("2025-02-28"),
            Some(Period {
                start: day("2025-02-28"),
                end: day("2026-02-28")
            })
        );
        assert_eq!(
            year("2028-02-28"),
            Some(Period {
                start: day("2027-02-28"),
                end: day("2028-02-29")
            })
        );
    }

    #[test]
    fn the_first_period_holds_what_is_before_the_anchor() {
        let first = Period::holding(day("2026-05-10"), Cycle::Monthly, day("2025-01-01"));
        assert_eq!(first.map(|period| period.start), Some(day("2026-05-10")));
        assert_eq!(
            first.map(|period| period.days_left(day("2025-01-01"))),
            Some(31)
        );
    }

    #[test]
    fn nothing_is_computed_beyond_the_calendar() {
        assert_eq!(
            Period::holding(NaiveDate::MAX, Cycle::Yearly, NaiveDate::MAX),
            None
        );
    }
}
