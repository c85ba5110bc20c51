//! When a failed payment is tried again, and when that ends.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// The time after a payment failed.
///
/// | attempt | days after the failure | if it fails too, the customer is told |
/// |---|---|---|
/// | – | 0 | [`Notice::PaymentFailed`]: it failed and will be tried again |
/// | 1 | 1 | [`Notice::TriedAgain`]: once more without success, another card helps |
/// | 2 | 3 | [`Notice::AccessAtRisk`]: until when access goes on |
/// | 3 | 7 | [`Notice::LastAttemptAhead`]: one attempt is left |
/// | 4 | 14 | [`Notice::AccessEnded`], with [`Step::End`]: access is off until it is paid |
///
/// The days are a decision of this product, not a rule of anybody's: soon, because most failures are a card that was short for a
/// day; then across one and two paydays, which in the region are the 15th and the last of the month or each second Friday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dunning {
    /// The day of the payment that failed.
    pub first_failure: NaiveDate,
}

/// Days after the first failure on which the attempts are made.
const SCHEDULE: [u64; 4] = [1, 3, 7, 14];

/// What a customer is told about a payment that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// It failed and will be tried again.
    PaymentFailed,
    /// It failed again.
    TriedAgain,
    /// Access ends unless it is paid.
    AccessAtRisk,
    /// One attempt is left.
    LastAttemptAhead,
    /// Access has ended; paying brings it back.
    AccessEnded,
}

/// Something to pay with later: at a till, in a bank's application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoucherKind {
    /// Cash at a till of OXXO, Mexico.
    Oxxo,
    /// An instant transfer, Brazil.
    Pix,
    /// A bank slip, Brazil.
    Boleto,
}

impl VoucherKind {
    /// Days on which it can be paid, after the day of issue. They are what the gateway is to be asked for (`expires_after_days` of
    /// Stripe's OXXO and boleto, for one, which counts calendar days).
    #[must_use]
    pub const fn valid_days(self) -> u64 {
        match self {
            Self::Oxxo | Self::Boleto => 3,
            Self::Pix => 1,
        }
    }

    /// Days that the news of a payment may take after that: up to two working days for OXXO (Mercado Libre's help), three for a boleto
    /// (EBANX's), and a weekend among them. Pix is instant.
    #[must_use]
    pub const fn clearing_days(self) -> u64 {
        match self {
            Self::Oxxo => 4,
            Self::Pix => 0,
            Self::Boleto => 5,
        }
    }
}

/// A voucher that was given to the customer, and of whose payment nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voucher {
    /// What it is.
    pub kind: VoucherKind,
    /// Day of issue.
    pub issued: NaiveDate,
}

impl Voucher {
    /// The first day on which it is certain that nobody has paid it.
    #[must_use]
    pub fn settled(self) -> NaiveDate {
        later(
            self.issued,
            self.kind.valid_days() + self.kind.clearing_days() + 1,
        )
    }
}

/// What there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// Nothing before a day.
    Wait {
        /// That day.
        until: NaiveDate,
    },
    /// An attempt is due: a charge, or a new voucher where there is nothing to charge.
    Retry {
        /// Its number, from one.
        attempt: usize,
    },
    /// All attempts were made: the subscription's [`Event::DunningEnded`](crate::Event::DunningEnded).
    End,
}

impl Step {
    /// What the customer is told where the attempt fails, or because it is the end. Nothing while there is nothing to do, and nothing
    /// of the last attempt, which the end follows.
    #[must_use]
    pub const fn notice(self) -> Option<Notice> {
        match self {
            Self::Retry { attempt: 0 | 1 } => Some(Notice::TriedAgain),
            Self::Retry { attempt: 2 } => Some(Notice::AccessAtRisk),
            Self::Retry { attempt: 3 } => Some(Notice::LastAttemptAhead),
            Self::Retry { .. } | Self::Wait { .. } => None,
            Self::End => Some(Notice::AccessEnded),
        }
    }
}

impl Dunning {
    /// How many attempts there are.
    pub const ATTEMPTS: usize = SCHEDULE.len();

    /// What the customer is told on the day of the first failure.
    pub const FIRST_NOTICE: Notice = Notice::PaymentFailed;

    /// The day on which access ends where nothing can be charged and nothing comes: that of the last attempt.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        later(self.first_failure, SCHEDULE[SCHEDULE.len() - 1])
    }

    /// What to do on a day, given the days of the attempts that were made since the first failure, and the latest voucher if one was
    /// issued.
    ///
    /// An attempt that comes late moves those after it, so that there is always as much time between two as the schedule has: a night
    /// in which nothing ran does not take days from anybody. While a voucher may still be paid nothing else is tried, and nothing ends:
    /// one who pays at a till on Friday must not be charged on Saturday.
    ///
    /// ```
    /// use billing::{Dunning, Step};
    ///
    /// let day = |text: &str| text.parse().expect("a date");
    /// let dunning = Dunning { first_failure: day("2026-12-01") };
    /// assert_eq!(dunning.step_on(day("2026-12-01"), &[], None), Step::Wait { until: day("2026-12-02") });
    /// assert_eq!(dunning.step_on(day("2026-12-02"), &[], None), Step::Retry { attempt: 1 });
    /// assert_eq!(dunning.step_on(day("2026-12-02"), &[day("2026-12-02")], None), Step::Wait { until: day("2026-12-04") });
    /// ```
    #[must_use]
    pub fn step_on(
        self,
        today: NaiveDate,
        attempts: &[NaiveDate],
        voucher: Option<Voucher>,
    ) -> Step {
        let made = attempts.len();
        let due = SCHEDULE.get(made).map(|days| {
            let planned = later(self.first_failure, *days);
            let before = made.checked_sub(1).and_then(|place| SCHEDULE.get(place));
            match (attempts.iter().max(), before) {
                (Some(last), Some(before)) => planned.max(later(*last, days - before)),
                _ => planned,
            }
        });
        let settled = voucher.map_or(self.first_failure, Voucher::settled);
        let next = due.map_or(settled, |due| due.max(settled));
        if today < next {
            return Step::Wait { until: next };
        }
        match due {
            Some(_) => Step::Retry { attempt: made + 1 },
            None => Step::End,
        }
    }
}

/// So many days later, or the last day of the calendar.
fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn any_voucher_kind() -> impl Strategy<Value = Option<VoucherKind>> {
        prop::option::of(prop::sample::select(vec![
            VoucherKind::Oxxo,
            VoucherKind::Pix,
            VoucherKind::Boleto,
        ]))
    }

    /// What happens when it is looked at on these days, every attempt fails, and each is a voucher of the kind that is said.
    fn run(
        dunning: Dunning,
        days: impl Iterator<Item = NaiveDate>,
        kinds: &[Option<VoucherKind>],
    ) -> (Vec<NaiveDate>, Option<NaiveDate>) {
        let mut attempts = Vec::new();
        let mut voucher = None;
        for today in days {
            match dunning.step_on(today, &attempts, voucher) {
                Step::Wait { .. } => {}
                Step::Retry { .. } => {
                    let kind = kinds.get(attempts.len()).copied().flatten();
                    voucher = kind.map(|kind| Voucher {
                        kind,
                        issued: today,
                    });
                    attempts.push(today);
                }
                Step::End => return (attempts, Some(today)),
            }
        }
        (attempts, None)
    }

    proptest! {
        #[test]
        fn it_ends_after_all_attempts_of_which_no_two_are_on_a_day(
            gaps in prop::collection::vec(0_u64..4, 200),
            kinds in prop::collection::vec(any_voucher_kind(), 4),
        ) {
            let dunning = Dunning { first_failure: day("2026-01-31") };
            // Looked at several times a day, or not for days.
            let days = gaps.iter().scan(dunning.first_failure, |today, gap| {
                *today = later(*today, *gap);
                Some(*today)
            });
            let (attempts, end) = run(dunning, days, &kinds);
            prop_assert!(end.is_some());
            prop_assert_eq!(attempts.len(), Dunning::ATTEMPTS);
            for (place, pair) in attempts.windows(2).enumerate() {
                let gap = (pair[1] - pair[0]).num_days().unsigned_abs();
                prop_assert!(pair[0] < pair[1] && gap >= SCHEDULE[place + 1] - SCHEDULE[place]);
                if let Some(kind) = kinds[place] {
                    prop_assert!(gap > kind.valid_days() + kind.clearing_days());
                }
            }
            for (attempt, days) in attempts.iter().zip(SCHEDULE) {
                prop_assert!(*attempt >= later(dunning.first_failure, days));
            }
        }

        #[test]
        fn whoever_waits_as_long_as_told_has_something_to_do(
            made in prop::collection::vec(0_u64..40, 0..7),
            today in 0_u64..60,
            voucher in (any_voucher_kind(), 0_u64..40),
        ) {
            let first_failure = day("2026-01-31");
            let dunning = Dunning { first_failure };
            let attempts: Vec<NaiveDate> = made.iter().map(|days| later(first_failure, *days)).collect();
            let voucher = voucher.0.map(|kind| Voucher { kind, issued: later(first_failure, voucher.1) });
            let today = later(first_failure, today);
            match dunning.step_on(today, &attempts, voucher) {
                Step::Wait { until } => {
                    prop_assert!(until > today);
                    let then = dunning.step_on(until, &attempts, voucher);
                    let waits = matches!(then, Step::Wait { .. });
                    prop_assert!(!waits);
                }
                Step::Retry { attempt } => {
                    prop_assert_eq!(attempt, attempts.len() + 1);
                    prop_assert!(attempt <= Dunning::ATTEMPTS);
                }
                Step::End => prop_assert!(attempts.len() >= Dunning::ATTEMPTS),
            }
        }
    }

    #[test]
    fn looked_at_daily_it_keeps_the_days_of_the_schedule() {
        let dunning = Dunning {
            first_failure: day("2026-02-20"),
        };
        let days = dunning.first_failure.iter_days().take(60);
        let expected = ["2026-02-21", "2026-02-23", "2026-02-27", "2026-03-06"].map(day);
        assert_eq!(
            run(dunning, days, &[]),
            (expected.to_vec(), Some(day("2026-03-07")))
        );
    }

    #[test]
    fn a_slip_that_may_still_be_paid_holds_the_next_attempt_and_the_end() {
        let dunning = Dunning {
            first_failure: day("2026-12-01"),
        };
        let attempts = [day("2026-12-02")];
        let voucher = Some(Voucher {
            kind: VoucherKind::Boleto,
            issued: day("2026-12-02"),
        });
        // Payable until the 5th, known by the 10th.
        assert_eq!(
            dunning.step_on(day("2026-12-04"), &attempts, voucher),
            Step::Wait {
                until: day("2026-12-11")
            }
        );
        assert_eq!(
            dunning.step_on(day("2026-12-11"), &attempts, voucher),
            Step::Retry { attempt: 2 }
        );
        let all = ["2026-12-02", "2026-12-04", "2026-12-08", "2026-12-15"].map(day);
        let oxxo = Some(Voucher {
            kind: VoucherKind::Oxxo,
            issued: day("2026-12-15"),
        });
        assert_eq!(
            dunning.step_on(day("2026-12-22"), &all, oxxo),
            Step::Wait {
                until: day("2026-12-23")
            }
        );
        assert_eq!(dunning.step_on(day("2026-12-23"), &all, oxxo), Step::End);
    }

    #[test]
    fn a_customer_is_told_something_new_each_time_and_nothing_twice() {
        let steps = (1..=Dunning::ATTEMPTS).map(|attempt| Step::Retry { attempt });
        let notices: Vec<Notice> = std::iter::once(Some(Dunning::FIRST_NOTICE))
            .chain(steps.map(Step::notice))
            .chain([Step::End.notice()])
            .flatten()
            .collect();
        assert_eq!(
            notices,
            [
                Notice::PaymentFailed,
                Notice::TriedAgain,
                Notice::AccessAtRisk,
                Notice::LastAttemptAhead,
                Notice::AccessEnded,
            ]
        );
        let until = day("2026-12-01");
        assert_eq!(Step::Wait { until }.notice(), None);
    }
}
