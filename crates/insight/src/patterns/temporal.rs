//! When a person works and asks.

use chrono::{Datelike, Timelike};
use serde_json::json;

use super::activity::{Activity, PART, PARTS, next};
use super::statistics::{at_least, at_least_marked, confidence, count, succession};
use super::{ALPHA, Pattern, PatternContext, PatternType, words};

/// Parts of days that must have been seen before anything is said of the time of day, on so many days.
const LEAST_PARTS: u32 = 20;
const LEAST_DAYS: u32 = 10;
/// In a part of the day, on a weekday, and in a part of a weekday.
const LEAST_IN_PART: u32 = 6;
const LEAST_ON_WEEKDAY: u32 = 4;
const LEAST_IN_SLOT: u32 = 4;

/// Everything of this sort.
pub(super) fn detect(activity: &Activity, context: &PatternContext<'_>) -> Vec<Pattern> {
    let mut found = Vec::new();
    found.extend(part_of_day(activity, context));
    found.extend(busy_weekday(activity, context));
    found.extend(quiet_weekday(activity, context));
    found.extend(slot(activity, context));
    found
}

fn pattern(key: String, activity: &Activity, frequency: u32, by_chance: f64) -> Pattern {
    Pattern {
        key,
        pattern_type: PatternType::Temporal,
        description: String::new(),
        frequency,
        confidence: confidence(by_chance),
        data: json!({
            "bins": activity.week,
            "support": activity.parts.len(),
            "by_chance": by_chance,
        }),
        triggers: Vec::new(),
        outcomes: Vec::new(),
        observed_by: activity.by_assistant.keys().cloned().collect(),
        first_observed_at: activity.first,
        last_observed_at: activity.last,
        predicted_next_occurrence: None,
        prediction_confidence: None,
    }
}

/// Whether there is enough to speak of the time of day.
fn has_parts(activity: &Activity, context: &PatternContext<'_>) -> bool {
    count(&activity.parts) >= LEAST_PARTS
        && count(&activity.days) >= LEAST_DAYS
        && activity.span(context) >= 14
}

fn in_part(activity: &Activity, part: u32) -> u32 {
    count(activity.parts.iter().filter(|(_, its)| *its == part))
}

fn on_weekday(activity: &Activity, weekday: u32) -> u32 {
    let days = activity.days.iter();
    count(days.filter(|day| day.weekday().num_days_from_monday() == weekday))
}

/// The part of the day in which most is written.
fn part_of_day(activity: &Activity, context: &PatternContext<'_>) -> Option<Pattern> {
    if !has_parts(activity, context) {
        return None;
    }
    let all = count(&activity.parts);
    let (part, hits) = (0..PARTS)
        .map(|part| (part, in_part(activity, part)))
        .max_by_key(|(_, hits)| *hits)?;
    let by_chance = at_least(hits, all, 1.0 / f64::from(PARTS)) * f64::from(PARTS);
    if by_chance > ALPHA || hits < LEAST_IN_PART {
        return None;
    }
    let from = part * PART;
    Some(Pattern {
        description: words::part_of_day(context.language, from, from + PART),
        predicted_next_occurrence: next(context, |at| at.hour() == from),
        prediction_confidence: Some(succession(hits, activity.span(context))),
        ..pattern(
            format!("temporal:hours:{from:02}"),
            activity,
            hits,
            by_chance,
        )
    })
}

/// The weekday on which most is written.
fn busy_weekday(activity: &Activity, context: &PatternContext<'_>) -> Option<Pattern> {
    let all = count(&activity.days);
    if all < 14 || activity.span(context) < 28 {
        return None;
    }
    let (weekday, hits) = (0..7)
        .map(|weekday| (weekday, on_weekday(activity, weekday)))
        .max_by_key(|(_, hits)| *hits)?;
    let its = activity.weekdays(weekday, context);
    let by_chance = at_least_marked(hits, all, its, activity.span(context)) * 14.0;
    if by_chance > ALPHA || hits < LEAST_ON_WEEKDAY {
        return None;
    }
    let hour = usual_hour(activity, weekday);
    Some(Pattern {
        description: words::busy_weekday(context.language, weekday),
        triggers: vec![words::weekday(context.language, weekday).to_owned()],
        predicted_next_occurrence: next(context, |at| {
            at.date().weekday().num_days_from_monday() == weekday && at.hour() == hour
        }),
        prediction_confidence: Some(succession(hits, its)),
        ..pattern(
            format!("temporal:weekday:{}", weekday + 1),
            activity,
            hits,
            by_chance,
        )
    })
}

/// The first hour of the part of a weekday in which it is most often that something is written.
fn usual_hour(activity: &Activity, weekday: u32) -> u32 {
    let in_part =
        |part: u32| {
            let parts = activity.parts.iter();
            count(parts.filter(|(day, its)| {
                *its == part && day.weekday().num_days_from_monday() == weekday
            }))
        };
    (0..PARTS)
        .rev()
        .max_by_key(|part| in_part(*part))
        .unwrap_or(0)
        * PART
}

/// The weekday on which almost nothing is written.
fn quiet_weekday(activity: &Activity, context: &PatternContext<'_>) -> Option<Pattern> {
    let all = count(&activity.days);
    if all < 21 || activity.span(context) < 42 {
        return None;
    }
    let (weekday, hits) = (0..7)
        .map(|weekday| (weekday, on_weekday(activity, weekday)))
        .min_by_key(|(_, hits)| *hits)?;
    let chances = activity.weekdays(weekday, context);
    let missed = chances.saturating_sub(hits);
    let span = activity.span(context);
    // As many days of that weekday among those without a message.
    let by_chance = at_least_marked(missed, span.saturating_sub(all), chances, span) * 14.0;
    if by_chance > ALPHA || hits * 5 > chances {
        return None;
    }
    Some(Pattern {
        description: words::quiet_weekday(context.language, weekday),
        triggers: vec![words::weekday(context.language, weekday).to_owned()],
        ..pattern(
            format!("temporal:quiet:{}", weekday + 1),
            activity,
            missed,
            by_chance,
        )
    })
}

/// The part of a weekday in which more is written than the weekday and the time of day alone would say.
fn slot(activity: &Activity, context: &PatternContext<'_>) -> Option<Pattern> {
    if !has_parts(activity, context) {
        return None;
    }
    let all = count(&activity.parts);
    let of = |wanted: &dyn Fn(u32, u32) -> bool| {
        let parts = activity.parts.iter();
        count(parts.filter(|(day, part)| wanted(day.weekday().num_days_from_monday(), *part)))
    };
    let slots = (0..7).flat_map(|weekday| (0..PARTS).map(move |part| (weekday, part)));
    let (by_chance, hits, weekday, part) = slots
        .filter_map(|(weekday, part)| {
            let hits = of(&|its, at| its == weekday && at == part);
            if hits < LEAST_IN_SLOT {
                return None;
            }
            let (day, time) = (of(&|its, _| its == weekday), of(&|_, at| at == part));
            // Given how often the weekday and the part of the day occur, every way in which they meet is equally likely.
            let by_chance = at_least_marked(hits, day, time, all) * 7.0 * f64::from(PARTS);
            Some((by_chance, hits, weekday, part))
        })
        .min_by(|one, other| one.0.total_cmp(&other.0))?;
    if by_chance > ALPHA {
        return None;
    }
    let from = part * PART;
    Some(Pattern {
        description: words::slot(context.language, weekday, from, from + PART),
        triggers: vec![words::weekday(context.language, weekday).to_owned()],
        predicted_next_occurrence: next(context, |at| {
            at.date().weekday().num_days_from_monday() == weekday && at.hour() == from
        }),
        prediction_confidence: Some(succession(hits, activity.weekdays(weekday, context))),
        ..pattern(
            format!("temporal:slot:{}:{from:02}", weekday + 1),
            activity,
            hits,
            by_chance,
        )
    })
}
