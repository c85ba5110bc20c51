//! Prints what is remembered of each dialogue of an evaluation set after its last turn, as the rules read it and as it is
//! reconciled with what was known by then: one line of JSON a dialogue,
//! `{"id", "facts": [{"key", "value", "content", "tags", "category", "kind", "confidence", "language", "is_current"}]}`.
//!
//! `cargo run --release -p insight --example facts -- tests/eval/dialogues/developed`
#![allow(missing_docs, clippy::print_stdout, clippy::print_stderr)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{DateTime, TimeDelta, Utc};
use insight::{Action, Context, Known, Language, NewInsight, Turn, extract, reconcile, update};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

#[derive(Deserialize)]
struct Dialogue {
    id: String,
    country: String,
    language: String,
    now: DateTime<Utc>,
    turns: Vec<(String, String)>,
}

/// What is held of one fact: the sentence and all that came with it, and whether it still holds.
struct Held {
    known: Known,
    insight: NewInsight,
    is_current: bool,
}

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1).map(PathBuf::from) else {
        eprintln!("facts <folder of dialogues>");
        return ExitCode::FAILURE;
    };
    match print(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn print(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let dialogue: Dialogue = serde_json::from_str(line)?;
            let facts: Vec<_> = remembered(&dialogue).iter().map(shown).collect();
            println!("{}", json!({ "id": dialogue.id, "facts": facts }));
        }
    }
    Ok(())
}

fn shown(held: &Held) -> serde_json::Value {
    let insight = &held.insight;
    json!({
        "key": insight.fact_key, "value": insight.value, "content": insight.content, "tags": insight.tags,
        "category": insight.category, "kind": insight.kind, "confidence": held.known.confidence,
        "language": insight.language.code(), "is_current": held.is_current,
    })
}

/// The dialogue's turns one after the other, a minute apart.
fn remembered(dialogue: &Dialogue) -> Vec<Held> {
    let mut held: Vec<Held> = Vec::new();
    let mut previous = None;
    let mut now = dialogue.now;
    for (role, text) in &dialogue.turns {
        if role == "u" {
            let context = Context {
                language: Language::from_tag(&dialogue.language),
                country: Some(dialogue.country.clone()),
                now,
                today: now.date_naive(),
            };
            let known: Vec<Known> = held
                .iter()
                .filter(|held| held.is_current)
                .map(|held| held.known.clone())
                .collect();
            let turn = Turn { text, previous };
            let candidates = update(&turn, &context, None, &known, extract(&turn, &context));
            for action in reconcile(&known, &candidates, now) {
                apply(&mut held, action, now);
            }
        }
        previous = (role == "a").then_some(text.as_str());
        now += TimeDelta::minutes(1);
    }
    held
}

fn apply(held: &mut Vec<Held>, action: Action, now: DateTime<Utc>) {
    match action {
        Action::Insert { insight, .. } => add(held, insight, now),
        Action::Supersede { id, insight, .. } => {
            end(held, id);
            add(held, insight, now);
        }
        Action::End { id, .. } => end(held, id),
        Action::Reinforce { id, confidence, .. } => {
            for its in held.iter_mut().filter(|held| held.known.id == id) {
                its.known.confidence = confidence;
                its.known.evidence_count += 1;
                its.known.version += 1;
                its.known.last_seen_at = Some(now);
            }
        }
    }
}

fn end(held: &mut [Held], id: Uuid) {
    for its in held.iter_mut().filter(|held| held.known.id == id) {
        its.is_current = false;
    }
}

fn add(held: &mut Vec<Held>, insight: NewInsight, now: DateTime<Utc>) {
    let known = Known {
        id: Uuid::from_u128(held.len() as u128 + 1),
        fact_key: Some(insight.fact_key.clone()),
        content: insight.content.clone(),
        value: insight.value.clone(),
        confidence: insight.confidence,
        status: "discovered".to_owned(),
        origin: insight.origin,
        evidence_count: 1,
        valid_from: Some(now),
        last_seen_at: Some(now),
        version: 1,
        message_ids: Vec::new(),
        conversation_ids: Vec::new(),
    };
    held.push(Held {
        known,
        insight,
        is_current: true,
    });
}
