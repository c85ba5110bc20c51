//! How sure one may be of what is remembered.
//!
//! A confidence is the probability, from 0 to 1, that a fact holds of the business on the day on which it was last said.
//! It is kept to two decimals, because nobody can tell 0.87 from 0.873. Three things move it:
//!
//! - it begins as the probability that the sentence was meant so ([`initial`]): hedging has lowered that already, and a
//!   source that may have misread lowers it further;
//! - independent statements raise it ([`reinforced`]), as if each were a witness who is right in a share of all cases
//!   (noisy-or), up to [`CEILING`], because no number of statements makes a certainty;
//! - time lowers it ([`decayed`]) towards a floor, by half for each half-life of its slot.

use chrono::{DateTime, Utc};

use crate::{Origin, Slot};

/// Nothing that was only said is surer than this.
pub const CEILING: f64 = 0.99;
/// What was once believed is never believed less than this for its age alone.
pub const FLOOR: f64 = 0.3;
/// The share of the remaining doubt that a certain statement in a new conversation takes away.
const WITNESS: f64 = 0.4;
const SECONDS_A_DAY: f64 = 86_400.0;

/// Two decimals, within 0 and 1.
#[must_use]
pub fn two_decimals(confidence: f64) -> f64 {
    if confidence.is_nan() {
        return 0.0;
    }
    (confidence.clamp(0.0, 1.0) * 100.0).round() / 100.0
}

/// The confidence that a fact begins with.
///
/// `said` is the probability that the sentence means the fact, hedging included. It is multiplied by how far its origin
/// can be relied on: what people write by their own hand and what rules read stands as it is, a model is right in 95 of
/// 100 of what it claims, and an imported text speaks of the business in 9 of 10 sentences.
///
/// ```
/// use insight::{Origin, confidence::initial};
///
/// assert_eq!(initial(Origin::Rules, 0.9), 0.9);
/// assert_eq!(initial(Origin::Import, 0.9), 0.81);
/// assert_eq!(initial(Origin::Person, 1.0), 0.99);
/// ```
#[must_use]
pub fn initial(origin: Origin, said: f64) -> f64 {
    let reliability = match origin {
        Origin::Person | Origin::Rules => 1.0,
        Origin::Model => 0.95,
        Origin::Import => 0.9,
    };
    two_decimals((said * reliability).min(CEILING))
}

/// Whether a statement comes from a conversation in which the fact had not been said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Independence {
    /// It does.
    NewConversation,
    /// The fact was said in it, and so many times in all. The more often, the less one more time adds.
    SameConversation {
        /// How often before.
        times: u32,
    },
}

/// The confidence after one more statement of the same.
///
/// The statement, believed by itself with `said`, takes `0.4 × said` of the doubt that is left below [`CEILING`]. Within
/// a conversation that share is divided by one more than the number of earlier statements, so that nobody becomes sure of
/// something by hearing it ten times from the same mouth on the same morning. It never lowers a confidence.
///
/// ```
/// use insight::confidence::{Independence, reinforced};
///
/// assert_eq!(reinforced(0.8, 0.9, Independence::NewConversation), 0.87);
/// assert_eq!(reinforced(0.8, 0.9, Independence::SameConversation { times: 3 }), 0.82);
/// ```
#[must_use]
pub fn reinforced(current: f64, said: f64, independence: Independence) -> f64 {
    let current = two_decimals(current);
    let share = match independence {
        Independence::NewConversation => 1.0,
        Independence::SameConversation { times } => 1.0 / (f64::from(times) + 1.0),
    };
    let taken = WITNESS * two_decimals(said) * share;
    let doubt = (CEILING - current).max(0.0);
    two_decimals(current + doubt * taken)
}

/// Days after which half of what is above the floor is left; `None` for what does not change with time. `slot` is `None`
/// for what was written before facts had a slot.
#[must_use]
pub const fn half_life_days(slot: Option<Slot>) -> Option<u32> {
    Some(match slot {
        Some(Slot::Founded | Slot::BusinessName | Slot::Decision) => return None,
        Some(Slot::Problem) => 90,
        Some(Slot::Goal | Slot::Constraint | Slot::Revenue | Slot::Metric) => 120,
        Some(Slot::Price | Slot::Cost) => 180,
        Some(Slot::Hours | Slot::TeamSize | Slot::Event | Slot::Habit) | None => 365,
        Some(
            Slot::Offers
            | Slot::Customers
            | Slot::Location
            | Slot::Coverage
            | Slot::Person
            | Slot::Tool
            | Slot::Channel
            | Slot::Payment
            | Slot::Supplier
            | Slot::Competitor
            | Slot::BusinessType
            | Slot::Policy
            | Slot::Preference,
        ) => 730,
    })
}

/// The confidence after a while of silence: `floor + (confidence − floor) × 2^(−age / half-life)`.
///
/// What begins below the floor stays as it is, and a clock that runs backwards changes nothing.
///
/// ```
/// use chrono::{DateTime, Days};
/// use insight::{Slot, confidence::decayed};
///
/// let said = DateTime::UNIX_EPOCH;
/// assert_eq!(decayed(0.9, Some(Slot::Price), said, said + Days::new(180)), 0.6);
/// assert_eq!(decayed(0.9, Some(Slot::Price), said, said + Days::new(36_000)), 0.3);
/// assert_eq!(decayed(0.9, Some(Slot::Founded), said, said + Days::new(36_000)), 0.9);
/// ```
#[must_use]
pub fn decayed(
    confidence: f64,
    slot: Option<Slot>,
    last_said: DateTime<Utc>,
    now: DateTime<Utc>,
) -> f64 {
    let confidence = two_decimals(confidence);
    let Some(half_life) = half_life_days(slot) else {
        return confidence;
    };
    let seconds = (now - last_said).as_seconds_f64().max(0.0);
    let left = (-seconds / SECONDS_A_DAY / f64::from(half_life)).exp2();
    let floor = FLOOR.min(confidence);
    two_decimals(floor + (confidence - floor) * left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    #[test]
    fn many_conversations_never_make_a_certainty() {
        let mut confidence = 0.5;
        for _ in 0..200 {
            confidence = reinforced(confidence, 1.0, Independence::NewConversation);
        }
        assert!((0.97..=CEILING).contains(&confidence));
    }

    #[test]
    fn repeating_oneself_in_one_conversation_adds_less_and_less() {
        let gain = |times| reinforced(0.5, 0.9, Independence::SameConversation { times }) - 0.5;
        assert!(reinforced(0.5, 0.9, Independence::NewConversation) - 0.5 > gain(1));
        assert!(gain(1) > gain(3));
        assert!(gain(1_000).abs() < 0.01);
    }

    #[test]
    fn a_price_is_doubted_sooner_than_an_address() {
        let said = DateTime::UNIX_EPOCH;
        let now = said + TimeDelta::days(365);
        assert!(
            decayed(0.9, Some(Slot::Price), said, now)
                < decayed(0.9, Some(Slot::Location), said, now)
        );
    }

    #[test]
    fn a_clock_that_runs_backwards_changes_nothing() {
        let said = DateTime::UNIX_EPOCH;
        assert_eq!(
            two_decimals(decayed(0.9, None, said, said - TimeDelta::days(9))),
            0.9
        );
    }

    #[test]
    fn what_is_no_number_is_no_confidence() {
        assert_eq!(two_decimals(f64::NAN), 0.0);
        assert_eq!(initial(Origin::Model, f64::INFINITY), 0.99);
    }

    proptest! {
        #[test]
        fn it_stays_a_probability(current in -1.0f64..2.0, said in -1.0f64..2.0, times in 0u32..50, days in -9i64..9_000) {
            let slot = Slot::ALL[times as usize % Slot::ALL.len()];
            for confidence in [
                initial(Origin::Model, said),
                reinforced(current, said, Independence::SameConversation { times }),
                reinforced(current, said, Independence::NewConversation),
                decayed(current, Some(slot), DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH + TimeDelta::days(days)),
            ] {
                prop_assert!((0.0..=1.0).contains(&confidence));
            }
        }

        #[test]
        fn saying_it_again_never_lowers_it_and_time_never_raises_it(current in 0.0f64..=1.0, said in 0.0f64..=1.0, days in 0i64..9_000) {
            let current = two_decimals(current);
            prop_assert!(reinforced(current, said, Independence::NewConversation) >= current);
            let later = DateTime::UNIX_EPOCH + TimeDelta::days(days);
            prop_assert!(decayed(current, Some(Slot::Price), DateTime::UNIX_EPOCH, later) <= current);
        }
    }
}
