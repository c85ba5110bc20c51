//! Tables of what people write, and what should be learned of it.

use chrono::{DateTime, NaiveDate};

use crate::text::{fold, stem, subject};
use crate::{Candidate, Claim, Context, Language, Turn, extract};

/// The country of the writer, the message, and the facts of the family in it: `slot: subject = value`, parted by
/// semicolons. None are expected of a message whose facts are empty.
pub(super) type Row = (&'static str, &'static str, &'static str);

/// What is learned of an opening message in a country.
pub(in crate::extract) fn learned(country: &str, text: &str) -> Vec<Candidate> {
    learned_after(None, country, text)
}

/// What is learned of a message behind another.
fn learned_after(previous: Option<&str>, country: &str, text: &str) -> Vec<Candidate> {
    let language = if country == "BR" {
        Language::Portuguese
    } else {
        Language::Spanish
    };
    let context = Context {
        language,
        country: Some(country.into()),
        now: DateTime::UNIX_EPOCH,
        today: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
    };
    extract(&Turn { text, previous }, &context)
}

fn stems(text: &str) -> Vec<String> {
    subject(text)
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(stem)
        .collect()
}

fn is_met(found: &[Candidate], fact: &str) -> bool {
    let (slot, rest) = fact.split_once(':').unwrap();
    let (subject, value) = rest.split_once('=').unwrap_or((rest, ""));
    found.iter().any(|candidate| {
        let its = stems(&candidate.key.subject);
        let wanted = stems(subject);
        let shared = wanted.iter().filter(|word| its.contains(word)).count();
        let is_same = shared == its.len() || 2 * shared >= wanted.len();
        let said = candidate.value.as_ref().map_or_else(String::new, |value| {
            format!(
                "{} {} {}",
                value.number.as_deref().unwrap_or_default(),
                value.text.as_deref().map(fold).unwrap_or_default(),
                value.date.map(|day| day.to_string()).unwrap_or_default()
            )
        });
        candidate.key.slot.as_str() == slot.trim()
            && candidate.claim != Claim::Ended
            && is_same
            && said.contains(fold(value.trim()).trim_end_matches('%'))
    })
}

/// Every message gives its facts, and none of these slots where it gives none.
pub(super) fn check(rows: &[Row], slots: &str) {
    let mut wrong = Vec::new();
    for (country, text, facts) in rows {
        let found = learned(country, text);
        let missed = facts
            .split(';')
            .filter(|fact| !fact.trim().is_empty())
            .any(|fact| !is_met(&found, fact));
        let invented = facts.is_empty()
            && found.iter().any(|candidate| {
                candidate.claim != Claim::Ended
                    && slots
                        .split(' ')
                        .any(|slot| slot == candidate.key.slot.as_str())
            });
        if missed || invented {
            let keys: Vec<String> = found
                .iter()
                .map(|candidate| candidate.key.to_string())
                .collect();
            wrong.push(format!("{country}|{text}|{facts}|{keys:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The country, what was asked, the answer, and the facts in it.
pub(super) type Answer = (&'static str, &'static str, &'static str, &'static str);

/// Every answer gives its facts.
pub(super) fn check_answers(rows: &[Answer]) {
    let mut wrong = Vec::new();
    for (country, question, text, facts) in rows {
        let found = learned_after(Some(question), country, text);
        if facts.split(';').any(|fact| !is_met(&found, fact)) {
            let keys: Vec<String> = found
                .iter()
                .map(|candidate| candidate.key.to_string())
                .collect();
            wrong.push(format!("{country}|{question}|{text}|{facts}|{keys:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
