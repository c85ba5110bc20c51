//! What comes with what: an assistant with a weekday, and two assistants on one day.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use serde_json::json;

use super::activity::{Activity, next};
use super::statistics::{at_least_marked, confidence, count, succession};
use super::{ALPHA, Pattern, PatternContext, PatternType, words};

const LEAST_TOGETHER: u32 = 5;
/// More of a sort than these say nothing to anybody.
const MOST: usize = 2;

/// Everything of this sort.
pub(super) fn detect(activity: &Activity, context: &PatternContext<'_>) -> Vec<Pattern> {
    let mut found = surest(by_weekday(activity, context));
    found.extend(surest(together(activity, context)));
    found
}

fn surest(mut found: Vec<(f64, Pattern)>) -> Vec<Pattern> {
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found
        .into_iter()
        .take(MOST)
        .map(|(_, pattern)| pattern)
        .collect()
}

fn weekday_of(day: NaiveDate) -> u32 {
    day.weekday().num_days_from_monday()
}

/// Topics of a weekday: an assistant that is asked on it more than on others.
fn by_weekday(activity: &Activity, context: &PatternContext<'_>) -> Vec<(f64, Pattern)> {
    let all: u32 = activity.by_assistant.values().map(count).sum();
    let used = count(&activity.by_assistant);
    let mut found = Vec::new();
    // With one assistant it would only say again on which days the person writes.
    if used < 2 {
        return found;
    }
    for weekday in 0..7 {
        let its: u32 = activity
            .by_assistant
            .values()
            .map(|days| count(days.iter().filter(|day| weekday_of(**day) == weekday)))
            .sum();
        for (id, days) in &activity.by_assistant {
            let on_it: Vec<NaiveDate> = days
                .iter()
                .copied()
                .filter(|day| weekday_of(*day) == weekday)
                .collect();
            let hits = count(&on_it);
            let by_chance =
                at_least_marked(hits, count(days), its, all) * 7.0 * f64::from(used) * 2.0;
            if hits < LEAST_TOGETHER || by_chance > ALPHA {
                continue;
            }
            let pattern = Pattern {
                key: format!("contextual:weekday:{id}:{}", weekday + 1),
                description: words::by_weekday(context.language, context.name(id), weekday),
                triggers: vec![words::weekday(context.language, weekday).to_owned()],
                observed_by: vec![id.clone()],
                predicted_next_occurrence: next(context, |at| {
                    use chrono::Timelike;
                    weekday_of(at.date()) == weekday && at.hour() == 9
                }),
                prediction_confidence: Some(succession(hits, activity.weekdays(weekday, context))),
                ..pattern(&on_it, all, by_chance, context)
            };
            found.push((by_chance, pattern));
        }
    }
    found
}

/// Two assistants that are asked on the same days.
fn together(activity: &Activity, context: &PatternContext<'_>) -> Vec<(f64, Pattern)> {
    let all = count(&activity.days);
    let used = count(&activity.by_assistant);
    let pairs = f64::from(used) * f64::from(used.saturating_sub(1)) / 2.0;
    let mut found = Vec::new();
    for (at, (one, its)) in activity.by_assistant.iter().enumerate() {
        for (other, others) in activity.by_assistant.iter().skip(at + 1) {
            let both: Vec<NaiveDate> = its.intersection(others).copied().collect();
            let hits = count(&both);
            let by_chance = at_least_marked(hits, count(its), count(others), all) * pairs * 2.0;
            if hits < LEAST_TOGETHER || by_chance > ALPHA {
                continue;
            }
            let pattern = Pattern {
                key: format!("contextual:together:{one}+{other}"),
                description: words::together(
                    context.language,
                    context.name(one),
                    context.name(other),
                ),
                triggers: vec![one.clone()],
                outcomes: vec![other.clone()],
                observed_by: vec![one.clone(), other.clone()],
                ..pattern(&both, all, by_chance, context)
            };
            found.push((by_chance, pattern));
        }
    }
    found
}

fn pattern(
    days: &[NaiveDate],
    support: u32,
    by_chance: f64,
    context: &PatternContext<'_>,
) -> Pattern {
    let today = (context.local)(context.now).date();
    let instant = |day: Option<&NaiveDate>| -> DateTime<Utc> {
        day.map_or(context.now, |day| {
            context.now - TimeDelta::days((today - *day).num_days())
        })
    };
    Pattern {
        key: String::new(),
        pattern_type: PatternType::Contextual,
        description: String::new(),
        frequency: count(days),
        confidence: confidence(by_chance),
        data: json!({"support": support, "by_chance": by_chance}),
        triggers: Vec::new(),
        outcomes: Vec::new(),
        observed_by: Vec::new(),
        first_observed_at: instant(days.first()),
        last_observed_at: instant(days.last()),
        predicted_next_occurrence: None,
        prediction_confidence: None,
    }
}
