//! To what effect: which assistant helps, and whether things get better.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value as Json, json};

use super::activity::{Activity, monday};
use super::statistics::{at_least_marked, confidence, count, trend};
use super::{ALPHA, History, Pattern, PatternContext, PatternType, Rating, words};

/// Judgements of an assistant, and of all others together.
const LEAST_RATINGS: u32 = 8;

/// What ratings say.
pub(super) fn of_ratings(history: &History, context: &PatternContext<'_>) -> Vec<Pattern> {
    let mut ratings: Vec<&Rating> = history
        .ratings
        .iter()
        .filter(|rating| rating.at <= context.now && rating.is_good().is_some())
        .collect();
    ratings.sort_by_key(|rating| rating.at);
    let mut found = by_assistant(&ratings, context);
    found.extend(trend_of_ratings(&ratings, context));
    found
}

/// What the number of messages says.
pub(super) fn of_activity(activity: &Activity, context: &PatternContext<'_>) -> Option<Pattern> {
    let counts: Vec<f64> = activity
        .weeks
        .iter()
        .map(|(_, count)| f64::from(*count))
        .collect();
    let (tau, by_chance) = trend(&counts)?;
    if by_chance > ALPHA {
        return None;
    }
    let weeks: Vec<Json> = activity
        .weeks
        .iter()
        .map(|(start, count)| json!({"start": start, "count": count}))
        .collect();
    Some(Pattern {
        key: "performance:trend:activity".to_owned(),
        description: words::activity_trend(context.language, tau > 0.0),
        frequency: count(&weeks),
        data: json!({"weeks": weeks, "tau": rounded(tau), "support": weeks.len(), "by_chance": by_chance}),
        observed_by: activity.by_assistant.keys().cloned().collect(),
        ..pattern(by_chance, activity.first, activity.last)
    })
}

/// An assistant that helps more, or less, than the others together.
fn by_assistant(ratings: &[&Rating], context: &PatternContext<'_>) -> Vec<Pattern> {
    let all = count(ratings);
    let good = count(
        ratings
            .iter()
            .filter(|rating| rating.is_good() == Some(true)),
    );
    let mut of: BTreeMap<&str, Vec<&Rating>> = BTreeMap::new();
    for rating in ratings {
        if let Some(id) = &rating.assistant_id {
            of.entry(id).or_default().push(rating);
        }
    }
    let tests = 2.0 * f64::from(count(&of));
    let mut found = Vec::new();
    for (id, its) in &of {
        let (drawn, hits) = (
            count(its),
            count(its.iter().filter(|rating| rating.is_good() == Some(true))),
        );
        if drawn < LEAST_RATINGS || all - drawn < LEAST_RATINGS {
            continue;
        }
        let better = at_least_marked(hits, drawn, good, all) * tests;
        let worse = at_least_marked(drawn - hits, drawn, all - good, all) * tests;
        let by_chance = better.min(worse);
        let (Some(first), Some(last)) = (its.first(), its.last()) else {
            continue;
        };
        if by_chance > ALPHA {
            continue;
        }
        let is_better = better < worse;
        let sort = if is_better { "helpful" } else { "unhelpful" };
        found.push(Pattern {
            key: format!("performance:{sort}:{id}"),
            description: words::helpfulness(context.language, context.name(id), is_better, hits, drawn),
            frequency: drawn,
            data: json!({
                "helpful": hits, "of": drawn, "helpful_others": good - hits, "of_others": all - drawn,
                "support": all, "by_chance": by_chance,
            }),
            observed_by: vec![(*id).to_owned()],
            ..pattern(by_chance, first.at, last.at)
        });
    }
    found
}

/// Whether the share of helpful answers rises or falls by the week.
fn trend_of_ratings(ratings: &[&Rating], context: &PatternContext<'_>) -> Option<Pattern> {
    let mut weeks: BTreeMap<NaiveDate, (u32, u32)> = BTreeMap::new();
    for rating in ratings {
        let week = weeks
            .entry(monday((context.local)(rating.at).date()))
            .or_default();
        week.0 += u32::from(rating.is_good() == Some(true));
        week.1 += 1;
    }
    let shares: Vec<f64> = weeks
        .values()
        .map(|(good, all)| f64::from(*good) / f64::from(*all))
        .collect();
    let (tau, by_chance) = trend(&shares)?;
    if by_chance > ALPHA {
        return None;
    }
    let weeks: Vec<Json> = weeks
        .iter()
        .zip(&shares)
        .map(|((start, (_, all)), share)| json!({"start": start, "mean": rounded(*share), "count": all}))
        .collect();
    Some(Pattern {
        key: "performance:trend:ratings".to_owned(),
        description: words::rating_trend(context.language, tau > 0.0),
        frequency: count(&weeks),
        data: json!({"weeks": weeks, "tau": rounded(tau), "support": ratings.len(), "by_chance": by_chance}),
        ..pattern(by_chance, ratings.first()?.at, ratings.last()?.at)
    })
}

fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

fn pattern(by_chance: f64, first: DateTime<Utc>, last: DateTime<Utc>) -> Pattern {
    Pattern {
        key: String::new(),
        pattern_type: PatternType::Performance,
        description: String::new(),
        frequency: 0,
        confidence: confidence(by_chance),
        data: Json::Null,
        triggers: Vec::new(),
        outcomes: Vec::new(),
        observed_by: Vec::new(),
        first_observed_at: first,
        last_observed_at: last,
        predicted_next_occurrence: None,
        prediction_confidence: None,
    }
}
