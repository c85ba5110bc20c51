//! With whom a person works, and how regularly.

use chrono::{Days, NaiveDate, TimeDelta};
use serde_json::json;

use super::activity::Activity;
use super::statistics::{at_least, confidence, count, median, succession};
use super::{ALPHA, Pattern, PatternContext, PatternType, words};

const LEAST_DAYS: u32 = 12;
const LEAST_WITH_ASSISTANT: u32 = 6;
const LEAST_STREAK: u32 = 5;
const LEAST_INTERVALS: usize = 6;
/// Lengths of an interval, in days, that are looked for.
const INTERVALS: std::ops::RangeInclusive<i64> = 2..=31;

/// Everything of this sort.
pub(super) fn detect(activity: &Activity, context: &PatternContext<'_>) -> Vec<Pattern> {
    let mut found = Vec::new();
    found.extend(favourite(activity, context));
    found.extend(streak(activity, context));
    found.extend(cadences(activity, context));
    found
}

/// The assistant that is asked most.
fn favourite(activity: &Activity, context: &PatternContext<'_>) -> Option<Pattern> {
    let used = count(&activity.by_assistant);
    let all: u32 = activity.by_assistant.values().map(count).sum();
    let (id, days) = activity
        .by_assistant
        .iter()
        .max_by_key(|(_, days)| days.len())?;
    let hits = count(days);
    if used < 2 || all < LEAST_DAYS || hits < LEAST_WITH_ASSISTANT {
        return None;
    }
    let by_chance = at_least(hits, all, 1.0 / f64::from(used)) * f64::from(used);
    if by_chance > ALPHA {
        return None;
    }
    let counts: serde_json::Map<String, serde_json::Value> = activity
        .by_assistant
        .iter()
        .map(|(id, days)| (id.clone(), days.len().into()))
        .collect();
    let speciality = context
        .assistants
        .iter()
        .find(|assistant| assistant.id == *id)
        .and_then(|assistant| assistant.role.as_deref());
    Some(Pattern {
        key: format!("behavioral:favourite:{id}"),
        pattern_type: PatternType::Behavioral,
        description: words::favourite(context.language, context.name(id), speciality),
        frequency: hits,
        confidence: confidence(by_chance),
        data: json!({"days": counts, "support": all, "by_chance": by_chance}),
        triggers: Vec::new(),
        outcomes: Vec::new(),
        observed_by: vec![id.clone()],
        first_observed_at: activity.first,
        last_observed_at: activity.last,
        predicted_next_occurrence: None,
        prediction_confidence: None,
    })
}

/// Days in a row, up to today or yesterday.
fn streak(activity: &Activity, context: &PatternContext<'_>) -> Option<Pattern> {
    let today = (context.local)(context.now).date();
    let mut day = *activity.days.range(..=today).next_back()?;
    if (today - day).num_days() > 1 {
        return None;
    }
    let mut length = 0;
    while activity.days.contains(&day) {
        length += 1;
        day = day.checked_sub_days(Days::new(1))?;
    }
    let (all, span) = (count(&activity.days), activity.span(context));
    if length < LEAST_STREAK || span == 0 {
        return None;
    }
    // Somewhere in the span a run of that length; the sum over all places where it could begin bounds it from above.
    let places = f64::from(span.saturating_sub(length) + 1);
    let density = f64::from(all) / f64::from(span);
    let by_chance = (density.powi(i32::try_from(length).ok()?) * places).min(1.0);
    if by_chance > ALPHA {
        return None;
    }
    Some(Pattern {
        key: "behavioral:streak".to_owned(),
        pattern_type: PatternType::Behavioral,
        description: words::streak(context.language, length),
        frequency: length,
        confidence: confidence(by_chance),
        data: json!({"days": length, "support": all, "by_chance": by_chance}),
        triggers: Vec::new(),
        outcomes: Vec::new(),
        observed_by: activity.by_assistant.keys().cloned().collect(),
        first_observed_at: activity.last - TimeDelta::days(i64::from(length) - 1),
        last_observed_at: activity.last,
        predicted_next_occurrence: None,
        prediction_confidence: None,
    })
}

/// Assistants that are asked every so many days; the three surest.
fn cadences(activity: &Activity, context: &PatternContext<'_>) -> Vec<Pattern> {
    let looked_for = count(&activity.by_assistant) * count(INTERVALS);
    let mut found: Vec<(f64, Pattern)> = activity
        .by_assistant
        .iter()
        .filter_map(|(id, days)| cadence(id, days.iter().copied().collect(), looked_for, context))
        .collect();
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found
        .into_iter()
        .take(3)
        .map(|(_, pattern)| pattern)
        .collect()
}

fn cadence(
    id: &str,
    days: Vec<NaiveDate>,
    looked_for: u32,
    context: &PatternContext<'_>,
) -> Option<(f64, Pattern)> {
    let intervals: Vec<i64> = days
        .windows(2)
        .filter_map(|pair| Some((*pair.get(1)? - *pair.first()?).num_days()))
        .collect();
    let usual = median(&intervals)?;
    if intervals.len() < LEAST_INTERVALS || !INTERVALS.contains(&usual) {
        return None;
    }
    let slack = usual / 7;
    let regular = count(
        intervals
            .iter()
            .filter(|interval| (*interval - usual).abs() <= slack),
    );
    let all = count(&intervals);
    let total: i64 = intervals.iter().sum();
    // If each day were as likely as any other, intervals would be geometric. The regular one is looked for among all
    // lengths, and the interval in the middle agrees with itself.
    let daily = f64::from(all) / f64::from(i32::try_from(total).ok()?.max(1));
    let chance: f64 = (usual - slack..=usual + slack)
        .filter_map(|length| i32::try_from(length - 1).ok())
        .map(|before| (1.0 - daily).powi(before) * daily)
        .sum();
    let by_chance = at_least(regular - 1, all - 1, chance) * f64::from(looked_for);
    if by_chance > ALPHA {
        return None;
    }
    let last = *days.last()?;
    let today = (context.local)(context.now).date();
    let since = (today - last).num_days();
    // Twice the interval without a word, and the habit is over.
    if since > 2 * usual {
        return None;
    }
    let ahead = if since < usual {
        usual - since
    } else {
        (2 * usual - since).max(1)
    };
    let surety = succession(regular, all);
    let is_late = since >= usual;
    let pattern = Pattern {
        key: format!("behavioral:cadence:{id}"),
        pattern_type: PatternType::Behavioral,
        description: words::cadence(context.language, context.name(id), usual),
        frequency: regular,
        confidence: confidence(by_chance),
        data: json!({"interval_days": usual, "intervals": intervals, "support": all, "by_chance": by_chance}),
        triggers: Vec::new(),
        outcomes: Vec::new(),
        observed_by: vec![id.to_owned()],
        first_observed_at: instant(*days.first()?, context),
        last_observed_at: instant(last, context),
        predicted_next_occurrence: Some(context.now + TimeDelta::days(ahead)),
        prediction_confidence: Some(crate::confidence::two_decimals(if is_late {
            surety / 2.0
        } else {
            surety
        })),
    };
    Some((by_chance, pattern))
}

/// About noon of a day of the past.
fn instant(day: NaiveDate, context: &PatternContext<'_>) -> chrono::DateTime<chrono::Utc> {
    let today = (context.local)(context.now).date();
    context.now - TimeDelta::days((today - day).num_days())
}
