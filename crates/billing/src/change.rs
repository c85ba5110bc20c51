//! What a change of plan costs, and when it happens.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Cycle, Money, MoneyError, Period};

/// A plan as it is agreed on: what is, or was, paid for a period of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Its place among the plans: more is more.
    pub rank: i32,
    /// How often it is billed.
    pub cycle: Cycle,
    /// Price of one period, before tax: of the plan that there is what was charged for the present one.
    pub price: Money,
}

/// When a change takes place, and what is paid for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "when", rename_all = "snake_case")]
pub enum Change {
    /// At once: more than there is now, so nobody waits for it.
    Now {
        /// The unused part of the present period, given back: nothing or negative.
        credit: Money,
        /// What is charged for what remains of the period, or for a whole one where it begins anew.
        charge: Money,
        /// The period that is then paid for.
        period: Period,
    },
    /// With the next period: less than there is now, which is paid for.
    AtPeriodEnd {
        /// First day of the new terms.
        on: NaiveDate,
    },
}

impl Change {
    /// What is to be paid now, before tax. Negative where more is given back than charged: a credit for later invoices.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn due(&self, nothing: Money) -> Result<Money, MoneyError> {
        match self {
            Self::Now { credit, charge, .. } => charge.plus(*credit),
            Self::AtPeriodEnd { .. } => Ok(Money::zero(nothing.currency)),
        }
    }
}

/// What it takes to go from one plan to another on `today`, a day of `period`.
///
/// - A higher plan, or the same one paid by the year: at once. The days left of the period, today included, are given back
///   at the price that was charged. On the same cycle the same days are charged at the new price, and the period stays;
///   with another cycle a period begins today and is charged whole.
/// - A lower plan, or the same one paid by the month: with the next period. Nothing is given back, nothing is taken away.
///
/// `None` for the terms that hold already, and where the period cannot be continued in the calendar.
///
/// Both amounts are rounded to a minor unit, each on its own, so that each stands on the invoice as it was computed.
///
/// # Errors
/// [`MoneyError::CurrenciesDiffer`] where one currency would have to be given back on an invoice of another,
/// [`MoneyError::TooLarge`].
///
/// ```
/// use billing::{Change, Currency, Cycle, Money, Period, Terms, change_terms};
///
/// let peso = |minor| Money::new(minor, Currency::Mxn);
/// let starter = Terms { rank: 1, cycle: Cycle::Monthly, price: peso(30_000) };
/// let professional = Terms { rank: 2, cycle: Cycle::Monthly, price: peso(90_000) };
/// let day = |text: &str| text.parse().expect("a date");
/// let april = Period { start: day("2026-04-01"), end: day("2026-05-01") };
///
/// let up = change_terms(starter, professional, april, day("2026-04-16"))?;
/// assert_eq!(up, Some(Change::Now { credit: peso(-15_000), charge: peso(45_000), period: april }));
/// let down = change_terms(professional, starter, april, day("2026-04-16"))?;
/// assert_eq!(down, Some(Change::AtPeriodEnd { on: april.end }));
/// # Ok::<(), billing::MoneyError>(())
/// ```
pub fn change_terms(
    from: Terms,
    to: Terms,
    period: Period,
    today: NaiveDate,
) -> Result<Option<Change>, MoneyError> {
    let is_more = to.rank > from.rank
        || (to.rank == from.rank && from.cycle == Cycle::Monthly && to.cycle == Cycle::Yearly);
    let is_less = to.rank < from.rank
        || (to.rank == from.rank && from.cycle == Cycle::Yearly && to.cycle == Cycle::Monthly);
    if is_less {
        return Ok(Some(Change::AtPeriodEnd { on: period.end }));
    }
    if !is_more {
        return Ok(None);
    }
    if from.price.currency != to.price.currency {
        return Err(MoneyError::CurrenciesDiffer);
    }
    let (left, days) = (period.days_left(today), period.days());
    let credit = from.price.share(left, days)?.negated();
    if from.cycle == to.cycle {
        let charge = to.price.share(left, days)?;
        return Ok(Some(Change::Now {
            credit,
            charge,
            period,
        }));
    }
    Ok(
        Period::holding(today, to.cycle, today).map(|period| Change::Now {
            credit,
            charge: to.price,
            period,
        }),
    )
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;
    use crate::Currency;

    fn terms(rank: i32, cycle: Cycle, minor: i64) -> Terms {
        Terms {
            rank,
            cycle,
            price: Money::new(minor, Currency::Mxn),
        }
    }

    fn any_terms() -> impl Strategy<Value = Terms> {
        (
            1_i32..4,
            prop::sample::select(vec![Cycle::Monthly, Cycle::Yearly]),
            0_i64..1_000_000,
        )
            .prop_map(|(rank, cycle, minor)| terms(rank, cycle, minor))
    }

    /// A period of the cycle and a day of it.
    fn any_place(cycle: Cycle) -> impl Strategy<Value = (Period, NaiveDate)> {
        (0_u64..20_000, 0_u64..366).prop_filter_map("a day of the period", move |(first, later)| {
            let start = NaiveDate::from_ymd_opt(2000, 1, 1)? + Days::new(first);
            let period = Period::holding(start, cycle, start)?;
            let today = start + Days::new(later);
            (today < period.end).then_some((period, today))
        })
    }

    proptest! {
        #[test]
        fn nobody_pays_twice_for_a_day_or_gets_back_more_than_they_paid(
            (from, to, (period, today)) in (any_terms(), any_terms())
                .prop_flat_map(|(from, to)| (Just(from), Just(to), any_place(from.cycle))),
        ) {
            let change = change_terms(from, to, period, today)
                .map_err(|error| TestCaseError::fail(error.code()))?;
            if let Some(Change::Now { credit, charge, period: then }) = change {
                prop_assert!(credit.minor <= 0 && -credit.minor <= from.price.minor);
                prop_assert!(0 <= charge.minor && charge.minor <= to.price.minor);
                prop_assert!(then.start <= today && today < then.end);
                // What was used of the old price and what is given back are the price, to a minor unit.
                let used = from.price.share(period.days() - period.days_left(today), period.days())
                    .map_err(|error| TestCaseError::fail(error.code()))?;
                prop_assert!((used.minor - credit.minor - from.price.minor).abs() <= 1);
            }
        }

        #[test]
        fn a_change_on_the_first_day_costs_the_difference(
            (price, more) in (0_i64..500_000, 0_i64..500_000),
            cycle in prop::sample::select(vec![Cycle::Monthly, Cycle::Yearly]),
            first in 0_u64..20_000,
        ) {
            let start = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default() + Days::new(first);
            let period = Period::holding(start, cycle, start);
            prop_assume!(period.is_some());
            let (from, to) = (terms(1, cycle, price), terms(2, cycle, price + more));
            let change = period.and_then(|period| change_terms(from, to, period, start).ok().flatten());
            let due = change.and_then(|change| change.due(from.price).ok());
            prop_assert_eq!(due, Some(Money::new(more, Currency::Mxn)));
        }

        #[test]
        fn whoever_goes_down_pays_nothing_and_loses_nothing(
            (to, price, (period, today)) in (any_terms(), 0_i64..1_000_000)
                .prop_flat_map(|(to, price)| (Just(to), Just(price), any_place(Cycle::Yearly))),
        ) {
            let from = terms(to.rank + 1, Cycle::Yearly, price);
            prop_assert_eq!(
                change_terms(from, to, period, today),
                Ok(Some(Change::AtPeriodEnd { on: period.end }))
            );
        }
    }

    #[test]
    fn the_year_begins_on_the_day_of_the_change() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap_or_default();
        let period = Period {
            start: day("2026-01-31"),
            end: day("2026-02-28"),
        };
        let change = change_terms(
            terms(1, Cycle::Monthly, 28_000),
            terms(1, Cycle::Yearly, 300_000),
            period,
            day("2026-02-14"),
        );
        assert_eq!(
            change,
            Ok(Some(Change::Now {
                credit: Money::new(-14_000, Currency::Mxn),
                charge: Money::new(300_000, Currency::Mxn),
                period: Period {
                    start: day("2026-02-14"),
                    end: day("2027-02-14")
                },
            }))
        );
    }

    #[test]
    fn the_same_terms_are_no_change_and_currencies_do_not_mix() {
        let here = terms(1, Cycle::Monthly, 100);
        let day = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap_or_default();
        let period = Period {
            start: day,
            end: day + Days::new(31),
        };
        assert_eq!(change_terms(here, here, period, day), Ok(None));
        let abroad = Terms {
            price: Money::new(100, Currency::Cop),
            rank: 2,
            ..here
        };
        assert_eq!(
            change_terms(here, abroad, period, day),
            Err(MoneyError::CurrenciesDiffer)
        );
    }
}
