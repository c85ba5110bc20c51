//! How far a person trusts an assistant, and how content they are with it.
//!
//! Both are averages that begin with an opinion and give way to evidence (Bayesian averages), so that one bad answer on the
//! first day does not ruin an assistant, and a hundred good ones are not undone by one.
//!
//! - **Satisfaction**, 1 to 5, begins at 3 with the weight of five judgements; a judgement is its stars, or 5 and 1 for
//!   helpful and not.
//! - **Trust**, 0 to 1, is the mean of a beta distribution that begins at Beta(2, 2), that is at 0.5. A judgement adds its
//!   place between one and five stars to the good side and the rest to the bad. A day on which the person came back to the
//!   assistant adds a little, up to what two good judgements do: people return to what helps them. What is old counts for
//!   less, by half for each [`HALF_LIFE_DAYS`].

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::patterns::{History, Rating};

/// After so many days a judgement counts half for trust.
pub const HALF_LIFE_DAYS: f64 = 90.0;

const PRIOR_SATISFACTION: f64 = 3.0;
const PRIOR_JUDGEMENTS: f64 = 5.0;
const PRIOR_SIDE: f64 = 2.0;
/// What a day adds on which they came back, and the most that such days add.
const RETURN: f64 = 0.1;
const MOST_RETURNS: f64 = 2.0;
const SECONDS_A_DAY: f64 = 86_400.0;

/// An assistant and a person, as `apply_consolidation` takes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Relationship {
    /// Of the catalogue.
    pub assistant_id: String,
    /// 0 to 1, two decimals.
    pub trust_level: f64,
    /// 1 to 5, two decimals.
    pub user_satisfaction: f64,
}

#[derive(Default)]
struct Evidence {
    stars: f64,
    judgements: u32,
    good: f64,
    bad: f64,
    days: BTreeSet<NaiveDate>,
}

/// One for each assistant that was used or judged, in the order of their ids.
///
/// ```
/// use chrono::DateTime;
/// use insight::{patterns::{History, Rating}, relationships::assess};
///
/// let now = DateTime::UNIX_EPOCH;
/// let rating = Rating { assistant_id: Some("sofia".into()), at: now, rating: Some(5), is_helpful: None };
/// let history = History { messages: vec![], ratings: vec![rating] };
/// let sofia = &assess(&history, now)[0];
/// assert_eq!((sofia.trust_level, sofia.user_satisfaction), (0.6, 3.33));
/// ```
#[must_use]
pub fn assess(history: &History, now: DateTime<Utc>) -> Vec<Relationship> {
    let mut of: BTreeMap<&str, Evidence> = BTreeMap::new();
    for rating in history.ratings.iter().filter(|rating| rating.at <= now) {
        let (Some(id), Some(stars)) = (&rating.assistant_id, stars(rating)) else {
            continue;
        };
        let evidence = of.entry(id).or_default();
        evidence.stars += stars;
        evidence.judgements = evidence.judgements.saturating_add(1);
        let age = (now - rating.at).as_seconds_f64() / SECONDS_A_DAY;
        let weight = (-age / HALF_LIFE_DAYS).exp2();
        let good = (stars - 1.0) / 4.0;
        evidence.good += weight * good;
        evidence.bad += weight * (1.0 - good);
    }
    for message in history.messages.iter().filter(|message| message.at <= now) {
        if let Some(id) = &message.assistant_id {
            of.entry(id)
                .or_default()
                .days
                .insert(message.at.date_naive());
        }
    }
    of.into_iter()
        .map(|(id, evidence)| relationship(id, &evidence))
        .collect()
}

fn relationship(id: &str, evidence: &Evidence) -> Relationship {
    let returns = u32::try_from(evidence.days.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let good = PRIOR_SIDE + evidence.good + (f64::from(returns) * RETURN).min(MOST_RETURNS);
    let trust = good / (good + PRIOR_SIDE + evidence.bad);
    let judgements = f64::from(evidence.judgements);
    let satisfaction =
        (PRIOR_SATISFACTION * PRIOR_JUDGEMENTS + evidence.stars) / (PRIOR_JUDGEMENTS + judgements);
    Relationship {
        assistant_id: id.to_owned(),
        trust_level: two_decimals(trust.clamp(0.0, 1.0)),
        user_satisfaction: two_decimals(satisfaction.clamp(1.0, 5.0)),
    }
}

/// The stars of a judgement; where there are none, five for what helped and one for what did not.
fn stars(rating: &Rating) -> Option<f64> {
    match (rating.rating, rating.is_helpful) {
        (Some(stars @ 1..=5), _) => Some(f64::from(stars)),
        (_, Some(true)) => Some(5.0),
        (_, Some(false)) => Some(1.0),
        _ => None,
    }
}

fn two_decimals(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::patterns::Sent;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    fn day(days: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(days)
    }

    fn judged(stars: u8, at: i64) -> Rating {
        Rating {
            assistant_id: Some("sofia".into()),
            at: day(at),
            rating: Some(stars),
            is_helpful: None,
        }
    }

    fn of(ratings: Vec<Rating>, days: i64, now: i64) -> Relationship {
        let messages = (0..days).map(|at| Sent {
            at: day(at),
            assistant_id: Some("sofia".into()),
        });
        assess(
            &History {
                messages: messages.collect(),
                ratings,
            },
            day(now),
        )
        .remove(0)
    }

    #[test]
    fn one_judgement_moves_little_and_many_move_much() {
        let one = of(vec![judged(1, 0)], 0, 1);
        let many = of((0..40).map(|at| judged(1, at)).collect(), 0, 40);
        assert!(one.trust_level > 0.35 && many.trust_level < 0.15);
        assert!(one.user_satisfaction > 2.5 && many.user_satisfaction < 1.3);
    }

    #[test]
    fn coming_back_is_a_little_trust() {
        let once = of(vec![], 1, 90);
        let often = of(vec![], 60, 90);
        assert!(
            (once.trust_level - 0.5).abs() < 1e-9
                && often.trust_level > 0.6
                && often.trust_level < 0.7
        );
        assert!((often.user_satisfaction - 3.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_long_ago_is_forgiven() {
        let bad = || (0..10).map(|at| judged(1, at)).collect();
        assert!(of(bad(), 0, 720).trust_level > of(bad(), 0, 10).trust_level);
    }

    #[test]
    fn a_thumb_counts_like_five_stars_or_one() {
        let thumb = Rating {
            rating: None,
            is_helpful: Some(true),
            ..judged(5, 0)
        };
        assert_eq!(of(vec![thumb], 0, 0), of(vec![judged(5, 0)], 0, 0));
        let nothing = Rating {
            rating: Some(9),
            is_helpful: None,
            ..judged(5, 0)
        };
        assert!(
            assess(
                &History {
                    messages: vec![],
                    ratings: vec![nothing]
                },
                day(0)
            )
            .is_empty()
        );
    }

    proptest! {
        #[test]
        fn both_stay_in_the_range_of_their_columns(ratings in prop::collection::vec((0u8..=6, -400i64..400), 0..60), days in 0i64..40) {
            let ratings = ratings.into_iter().map(|(stars, at)| judged(stars, at)).collect();
            let messages = (0..days).map(|at| Sent { at: day(at), assistant_id: Some("sofia".into()) }).collect();
            for relationship in assess(&History { messages, ratings }, day(100)) {
                prop_assert!((0.0..=1.0).contains(&relationship.trust_level));
                prop_assert!((1.0..=5.0).contains(&relationship.user_satisfaction));
            }
        }
    }
}
