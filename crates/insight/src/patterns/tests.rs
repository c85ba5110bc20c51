use chrono::{DateTime, TimeDelta, Utc};

use super::*;

pub(super) fn monday_at(hours: i64) -> DateTime<Utc> {
    "2026-01-05T00:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::hours(hours)
}

pub(super) fn sent(at: DateTime<Utc>, assistant: &str) -> Sent {
    Sent {
        at,
        assistant_id: Some(assistant.into()),
    }
}

pub(super) fn found(messages: Vec<Sent>, ratings: Vec<Rating>, now: DateTime<Utc>) -> Vec<Pattern> {
    let assistants = ["sofia", "carlos", "paula"].map(|id| Assistant {
        id: id.into(),
        name: id.to_uppercase(),
        ..Assistant::default()
    });
    let context = PatternContext {
        now,
        language: Language::Spanish,
        local: &|at| at.naive_utc(),
        assistants: &assistants,
    };
    detect(&History { messages, ratings }, &context)
}

fn keys(patterns: &[Pattern]) -> Vec<&str> {
    patterns
        .iter()
        .map(|pattern| pattern.key.as_str())
        .collect()
}

/// Every weekday morning for ten weeks.
fn mornings() -> Vec<Sent> {
    let days = (0..70i64).filter(|day| day % 7 < 5);
    days.map(|day| sent(monday_at(day * 24 + 9 + day % 3), "sofia"))
        .collect()
}

#[test]
fn somebody_who_works_in_the_morning_is_told_so() {
    let patterns = found(mornings(), vec![], monday_at(70 * 24));
    let pattern = patterns
        .iter()
        .find(|pattern| pattern.key == "temporal:hours:09")
        .unwrap();
    assert_eq!(
        pattern.description,
        "Sueles escribir entre las 9:00 y las 12:00."
    );
    assert_eq!(pattern.data["bins"].as_array().unwrap().len(), 168);
    assert_eq!(
        pattern.predicted_next_occurrence,
        Some(monday_at(70 * 24 + 9))
    );
    assert!(pattern.prediction_confidence.unwrap() > 0.6);
    assert!(
        keys(&patterns).contains(&"temporal:quiet:6")
            || keys(&patterns).contains(&"temporal:quiet:7")
    );
}

#[test]
fn one_long_evening_is_no_habit() {
    let messages = (0..200)
        .map(|minute| sent(monday_at(20) + TimeDelta::minutes(minute), "sofia"))
        .collect();
    assert!(found(messages, vec![], monday_at(240)).is_empty());
}

#[test]
fn the_clock_on_the_wall_counts() {
    let local = |at: DateTime<Utc>| at.naive_utc() - TimeDelta::hours(6);
    let context = PatternContext {
        now: monday_at(70 * 24),
        language: Language::English,
        local: &local,
        assistants: &[],
    };
    let history = History {
        messages: mornings(),
        ratings: vec![],
    };
    assert!(
        detect(&history, &context)
            .iter()
            .any(|pattern| pattern.key == "temporal:hours:03")
    );
    assert_eq!(week(&history, &context).iter().sum::<u32>(), 50);
}

#[test]
fn somebody_who_plans_every_week_has_a_cadence_and_a_day() {
    let messages = (0..16)
        .map(|week| sent(monday_at(week * 168 + 34), "paula"))
        .collect();
    let patterns = found(messages, vec![], monday_at(15 * 168 + 34 + 48));
    let cadence = patterns
        .iter()
        .find(|pattern| pattern.key == "behavioral:cadence:paula")
        .unwrap();
    assert_eq!(cadence.description, "Hablas con PAULA una vez por semana.");
    assert_eq!(
        cadence.predicted_next_occurrence,
        Some(monday_at(16 * 168 + 34))
    );
    assert!(cadence.prediction_confidence.unwrap() > 0.9);
    assert!(keys(&patterns).contains(&"temporal:weekday:2"));
}

#[test]
fn a_habit_that_was_given_up_is_not_predicted() {
    let messages = (0..16)
        .map(|week| sent(monday_at(week * 168), "paula"))
        .collect();
    let patterns = found(messages, vec![], monday_at(20 * 168));
    assert!(!keys(&patterns).contains(&"behavioral:cadence:paula"));
}

#[test]
fn the_assistant_that_is_asked_most_is_named() {
    let messages = (0..40i64)
        .map(|day| {
            sent(
                monday_at(day * 24 + day % 24),
                if day % 8 == 0 { "carlos" } else { "sofia" },
            )
        })
        .collect();
    let patterns = found(messages, vec![], monday_at(40 * 24));
    let pattern = patterns
        .iter()
        .find(|pattern| pattern.key == "behavioral:favourite:sofia")
        .unwrap();
    assert_eq!(pattern.description, "A quien más acudes es SOFIA.");
    assert_eq!(pattern.frequency, 35);
}

#[test]
fn days_in_a_row_after_a_pause_are_a_streak() {
    let mut messages = vec![sent(monday_at(0), "sofia")];
    messages.extend((50..60).map(|day| sent(monday_at(day * 24 + 8), "sofia")));
    let patterns = found(messages, vec![], monday_at(59 * 24 + 12));
    let pattern = patterns
        .iter()
        .find(|pattern| pattern.key == "behavioral:streak")
        .unwrap();
    assert_eq!(
        (pattern.frequency, pattern.description.as_str()),
        (10, "Llevas 10 días seguidos trabajando aquí.")
    );
}

#[test]
fn a_topic_of_a_weekday_and_two_that_come_together_are_found() {
    let mut messages = Vec::new();
    for day in 0..140i64 {
        if day % 7 == 4 {
            messages.push(sent(monday_at(day * 24 + 16), "carlos"));
            messages.push(sent(monday_at(day * 24 + 17), "paula"));
        } else if day % 2 == 0 {
            messages.push(sent(monday_at(day * 24 + 10), "sofia"));
        }
    }
    let patterns = found(messages, vec![], monday_at(140 * 24));
    let names = keys(&patterns);
    assert!(names.contains(&"contextual:weekday:carlos:5"), "{names:?}");
    assert!(
        names.contains(&"contextual:together:carlos+paula"),
        "{names:?}"
    );
}

#[test]
fn an_assistant_that_helps_less_is_noticed() {
    let rating = |day: i64, assistant: &str, is_helpful| Rating {
        assistant_id: Some(assistant.into()),
        at: monday_at(day * 24),
        rating: None,
        is_helpful: Some(is_helpful),
    };
    let mut ratings: Vec<Rating> = (0..20).map(|day| rating(day, "sofia", true)).collect();
    ratings.extend((0..12).map(|day| rating(day, "carlos", day % 4 == 0)));
    let patterns = found(vec![], ratings, monday_at(30 * 24));
    let pattern = patterns
        .iter()
        .find(|pattern| pattern.key == "performance:unhelpful:carlos")
        .unwrap();
    assert_eq!(
        pattern.description,
        "Las respuestas de CARLOS te sirven menos que las demás: 3 de 12."
    );
}

#[test]
fn answers_that_get_better_are_a_trend_with_its_weeks() {
    let ratings = (0..12i64).flat_map(|week| {
        (0..12i64).map(move |at| Rating {
            assistant_id: Some("sofia".into()),
            at: monday_at(week * 168 + at),
            rating: Some(if at <= week { 5 } else { 1 }),
            is_helpful: None,
        })
    });
    let patterns = found(vec![], ratings.collect(), monday_at(13 * 168));
    let pattern = patterns
        .iter()
        .find(|pattern| pattern.key == "performance:trend:ratings")
        .unwrap();
    assert_eq!(pattern.data["weeks"].as_array().unwrap().len(), 12);
    assert_eq!(
        pattern.description,
        "Las respuestas te sirven cada vez más."
    );
}

#[test]
fn work_that_grows_week_by_week_is_a_trend() {
    let messages = (0..14i64).flat_map(|week| {
        (0..=week).map(move |at| sent(monday_at(week * 168 + at * 11 % 168), "sofia"))
    });
    let patterns = found(messages.collect(), vec![], monday_at(14 * 168));
    assert!(keys(&patterns).contains(&"performance:trend:activity"));
}

#[test]
fn three_languages_have_words_for_everything() {
    for language in [Language::Spanish, Language::Portuguese, Language::English] {
        for weekday in 0..7 {
            assert!(!words::weekdays(language, weekday).is_empty());
        }
    }
    assert_eq!(
        words::quiet_weekday(Language::Portuguese, 1),
        "Você quase nunca escreve nas terças-feiras."
    );
    assert_eq!(
        words::quiet_weekday(Language::Portuguese, 6),
        "Você quase nunca escreve nos domingos."
    );
    assert_eq!(
        words::busy_weekday(Language::English, 6),
        "Sundays are when you write most."
    );
}

#[test]
fn a_pattern_is_written_as_the_database_reads_it() {
    let pattern = &found(mornings(), vec![], monday_at(70 * 24))[0];
    let json = serde_json::to_value(pattern).unwrap();
    assert!(
        json["type"].is_string()
            && json["key"].is_string()
            && json["first_observed_at"].is_string()
    );
    let read: History = serde_json::from_str(
        r#"{"messages":[{"at":"2026-01-05T00:00:00Z","assistant_id":null}],"ratings":[]}"#,
    )
    .unwrap();
    assert_eq!(read.messages.len(), 1);
}
