//! Runs the rules over the dialogues of an evaluation set and says how well they did.
//!
//! `cargo run --release -p insight --example evaluate -- tests/eval/dialogues/developed [--misses] [--json]`
#![allow(missing_docs, clippy::print_stdout)]

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, Utc};
use insight::text::{fold, stem, subject};
use insight::{
    Action, Candidate, Claim, Context, Known, Language, NewInsight, Slot, Turn, Value, extract,
    reconcile, update,
};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
struct Dialogue {
    id: String,
    country: String,
    language: String,
    now: DateTime<Utc>,
    turns: Vec<(String, String)>,
    #[serde(default)]
    facts: Vec<Expected>,
    #[serde(default)]
    non_facts: Vec<NonFact>,
    #[serde(default)]
    corrections: Vec<Correction>,
    #[serde(default)]
    merges: Vec<Expected>,
}

#[derive(Deserialize, Clone)]
struct Expected {
    turn: usize,
    #[serde(rename = "type")]
    slot: Slot,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    value: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct NonFact {
    turn: usize,
    text: String,
}

#[derive(Deserialize)]
struct Correction {
    turn: usize,
    #[serde(rename = "type")]
    slot: Slot,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    from: Option<serde_json::Value>,
    #[serde(default)]
    to: Option<serde_json::Value>,
}

#[derive(Default, Clone, Copy)]
struct Count {
    hit: usize,
    missed: usize,
    extra: usize,
}

impl Count {
    fn precision(self) -> f64 {
        share(self.hit, self.hit + self.extra)
    }

    fn recall(self) -> f64 {
        share(self.hit, self.hit + self.missed)
    }

    fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 {
            0.0
        } else {
            2.0 * precision * recall / (precision + recall)
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

/// What is remembered after the turns so far, kept as the database keeps it.
#[derive(Default)]
struct Memory {
    known: Vec<Known>,
    next: u128,
}

impl Memory {
    fn learn(&mut self, candidates: &[Candidate], now: DateTime<Utc>) {
        for action in reconcile(&self.known, candidates, now) {
            match action {
                Action::Insert {
                    insight,
                    valid_from,
                    ..
                } => self.insert(insight, valid_from),
                Action::Reinforce { id, confidence, .. } => {
                    for known in self.known.iter_mut().filter(|known| known.id == id) {
                        known.confidence = confidence;
                        known.evidence_count += 1;
                        known.version += 1;
                    }
                }
                Action::Supersede {
                    id,
                    insight,
                    valid_from,
                    ..
                } => {
                    self.known.retain(|known| known.id != id);
                    self.insert(insight, valid_from);
                }
                Action::End { id, .. } => self.known.retain(|known| known.id != id),
            }
        }
    }

    fn insert(&mut self, insight: NewInsight, at: DateTime<Utc>) {
        self.next += 1;
        self.known.push(Known {
            id: Uuid::from_u128(self.next),
            fact_key: Some(insight.fact_key),
            content: insight.content,
            value: insight.value,
            confidence: insight.confidence,
            status: "discovered".to_owned(),
            origin: insight.origin,
            evidence_count: 1,
            valid_from: Some(at),
            last_seen_at: Some(at),
            version: 1,
            message_ids: Vec::new(),
            conversation_ids: Vec::new(),
        });
    }
}

/// Something that was found: where, and whether it was known by then.
struct Found {
    turn: usize,
    candidate: Candidate,
    is_first: bool,
}

/// Of the corrections of one type, how many were handled of how many: those to another value, and those that end a fact.
#[derive(Default, Clone, Copy)]
struct Changes {
    changed: (usize, usize),
    ended: (usize, usize),
}

impl Changes {
    fn all(self) -> (usize, usize) {
        (self.changed.0 + self.ended.0, self.changed.1 + self.ended.1)
    }
}

#[derive(Default)]
struct Figures {
    by_slot: BTreeMap<Slot, Count>,
    corrections: BTreeMap<Slot, Changes>,
    merges: (usize, usize),
    non_facts: (usize, usize),
    dialogues: usize,
}

fn main() -> ExitCode {
    let mut misses = false;
    let mut as_json = false;
    let mut folder = None;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--misses" => misses = true,
            "--json" => as_json = true,
            path => folder = Some(PathBuf::from(path)),
        }
    }
    let Some(folder) = folder else {
        eprintln!("evaluate <folder of dialogues> [--misses] [--json]");
        return ExitCode::FAILURE;
    };
    let dialogues = match read(&folder) {
        Ok(dialogues) => dialogues,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            return ExitCode::FAILURE;
        }
    };
    let mut figures = Figures::default();
    for dialogue in &dialogues {
        figures.dialogues += 1;
        judge(dialogue, &mut figures, misses && !as_json);
    }
    if as_json {
        print_json(&figures)
    } else {
        print_table(&figures)
    }
    ExitCode::SUCCESS
}

fn read(folder: &PathBuf) -> Result<Vec<Dialogue>, Box<dyn std::error::Error>> {
    let mut files: Vec<PathBuf> = if folder.is_dir() {
        std::fs::read_dir(folder)?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
            .collect()
    } else {
        vec![folder.clone()]
    };
    files.sort();
    let mut dialogues = Vec::new();
    for file in files {
        for (at, line) in std::fs::read_to_string(&file)?
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
        {
            dialogues.push(
                serde_json::from_str(line)
                    .map_err(|error| format!("{}:{}: {error}", file.display(), at + 1))?,
            );
        }
    }
    Ok(dialogues)
}

/// The person's day: the capital's hour is near enough.
fn today(dialogue: &Dialogue) -> NaiveDate {
    let hours = match dialogue.country.as_str() {
        "MX" => -6,
        "CO" | "PE" | "EC" => -5,
        "CL" | "AR" | "BR" | "UY" => -3,
        _ => 0,
    };
    FixedOffset::east_opt(hours * 3600).map_or_else(
        || dialogue.now.date_naive(),
        |zone| dialogue.now.with_timezone(&zone).date_naive(),
    )
}

fn judge(dialogue: &Dialogue, figures: &mut Figures, misses: bool) {
    let context = Context {
        language: Language::from_tag(&dialogue.language),
        country: Some(dialogue.country.clone()),
        now: dialogue.now,
        today: today(dialogue),
    };
    let mut memory = Memory::default();
    let mut found: Vec<Found> = Vec::new();
    let mut previous: Option<&str> = None;
    let mut states: BTreeMap<usize, Vec<Known>> = BTreeMap::new();
    for (turn, (role, text)) in dialogue.turns.iter().enumerate() {
        if role == "u" {
            let turn_of = Turn { text, previous };
            let candidates = update(
                &turn_of,
                &context,
                None,
                &memory.known,
                extract(&turn_of, &context),
            );
            for candidate in &candidates {
                let is_first = !memory.known.iter().any(|known| {
                    known.fact_key.as_ref() == Some(&candidate.key)
                        && known.value == candidate.value
                });
                found.push(Found {
                    turn,
                    candidate: candidate.clone(),
                    is_first,
                });
            }
            memory.learn(
                &candidates,
                dialogue.now + Duration::minutes(i64::try_from(turn).unwrap_or(0)),
            );
        }
        states.insert(turn, memory.known.clone());
        previous = (role == "a").then_some(text.as_str());
    }
    compare(dialogue, &found, figures, misses);
    let last_words = |turn: usize| states.get(&turn).cloned().unwrap_or_default();
    for correction in &dialogue.corrections {
        let handled = is_handled(correction, &found, &last_words(correction.turn));
        let changes = figures.corrections.entry(correction.slot).or_default();
        let count = if correction.to.as_ref().is_some_and(|to| !to.is_null()) {
            &mut changes.changed
        } else {
            &mut changes.ended
        };
        count.0 += usize::from(handled);
        count.1 += 1;
        if !handled && misses {
            println!(
                "CORRECTION {} {}:{} {:?} -> {:?}\n    {}",
                dialogue.id,
                correction.slot.as_str(),
                correction.subject,
                correction.from,
                correction.to,
                text_of(dialogue, correction.turn)
            );
            let before = correction.turn.checked_sub(1).map(last_words);
            print_known("before", correction.slot, &before.unwrap_or_default());
            print_known("after", correction.slot, &last_words(correction.turn));
        }
    }
    for merge in &dialogue.merges {
        figures.merges.1 += 1;
        let count = last_words(merge.turn)
            .iter()
            .filter(|known| {
                known.fact_key.as_ref().is_some_and(|key| {
                    key.slot == merge.slot && same_subject(&key.subject, &merge.subject)
                })
            })
            .count();
        let is_one = count == 1;
        figures.merges.0 += usize::from(is_one);
        if !is_one && misses {
            println!(
                "MERGE {} {}:{} known {count} times\n    {}",
                dialogue.id,
                merge.slot.as_str(),
                merge.subject,
                text_of(dialogue, merge.turn)
            );
        }
    }
    for non_fact in &dialogue.non_facts {
        figures.non_facts.1 += 1;
        let place = place_of(text_of(dialogue, non_fact.turn), &non_fact.text);
        let violated = found.iter().find(|found| {
            found.turn == non_fact.turn
                && place.is_some_and(|(start, end)| within(&found.candidate, start, end))
                && !is_expected(dialogue, found)
        });
        figures.non_facts.0 += usize::from(violated.is_none());
        if let Some(violated) = violated.filter(|_| misses) {
            println!(
                "NON-FACT {} {} in \"{}\"",
                dialogue.id,
                shown(&violated.candidate),
                non_fact.text
            );
        }
    }
}

fn text_of(dialogue: &Dialogue, turn: usize) -> &str {
    dialogue
        .turns
        .get(turn)
        .map_or("", |(_, text)| text.as_str())
}

fn place_of(text: &str, part: &str) -> Option<(u32, u32)> {
    let (text, part) = (fold(text), fold(part));
    let at = text.find(&part)?;
    let start = u32::try_from(text.get(..at)?.chars().count()).ok()?;
    Some((start, start + u32::try_from(part.chars().count()).ok()?))
}

fn within(candidate: &Candidate, start: u32, end: u32) -> bool {
    candidate.span.start >= start && candidate.span.end <= end
}

fn is_expected(dialogue: &Dialogue, found: &Found) -> bool {
    dialogue.facts.iter().any(|fact| {
        fact.turn == found.turn
            && matches(
                &found.candidate,
                fact.slot,
                &fact.subject,
                fact.value.as_ref(),
            )
    })
}

/// Expected facts are met by what was found, each by at most one.
fn compare(dialogue: &Dialogue, found: &[Found], figures: &mut Figures, misses: bool) {
    let mut expected = dialogue.facts.clone();
    for correction in &dialogue.corrections {
        if let Some(to) = correction.to.clone().filter(|to| !to.is_null()) {
            expected.push(Expected {
                turn: correction.turn,
                slot: correction.slot,
                subject: correction.subject.clone(),
                value: Some(to),
            });
        }
    }
    let mut used = vec![false; found.len()];
    let mut met = vec![false; expected.len()];
    // The same turn first, then a later one.
    for later in [false, true] {
        for (fact, met) in expected.iter().zip(&mut met) {
            if *met {
                continue;
            }
            let hit = found.iter().zip(&used).position(|(found, used)| {
                !used
                    && found.candidate.claim != Claim::Ended
                    && (found.turn == fact.turn || later && found.turn > fact.turn)
                    && matches(
                        &found.candidate,
                        fact.slot,
                        &fact.subject,
                        fact.value.as_ref(),
                    )
            });
            if let Some(at) = hit {
                *met = true;
                if let Some(used) = used.get_mut(at) {
                    *used = true;
                }
            }
        }
    }
    for (fact, met) in expected.iter().zip(&met) {
        let count = figures.by_slot.entry(fact.slot).or_default();
        if *met {
            count.hit += 1;
        } else {
            count.missed += 1;
            if misses {
                println!(
                    "MISSED {} {}:{} {}\n    {}",
                    dialogue.id,
                    fact.slot.as_str(),
                    fact.subject,
                    fact.value
                        .as_ref()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                    text_of(dialogue, fact.turn)
                );
            }
        }
    }
    for (found, used) in found.iter().zip(&used) {
        if *used || !found.is_first || found.candidate.claim == Claim::Ended {
            continue;
        }
        // A fact said again in other words, or in two parts, is no mistake.
        let again = expected.iter().any(|fact| {
            fact.turn <= found.turn
                && matches(
                    &found.candidate,
                    fact.slot,
                    &fact.subject,
                    fact.value.as_ref(),
                )
        }) || dialogue.merges.iter().any(|merge| {
            merge.turn == found.turn && matches(&found.candidate, merge.slot, &merge.subject, None)
        });
        if again {
            continue;
        }
        figures
            .by_slot
            .entry(found.candidate.key.slot)
            .or_default()
            .extra += 1;
        if misses {
            println!(
                "EXTRA {} {}\n    {}",
                dialogue.id,
                shown(&found.candidate),
                text_of(dialogue, found.turn)
            );
        }
    }
}

fn shown(candidate: &Candidate) -> String {
    format!(
        "{} {:?} {:?}",
        candidate.key,
        candidate.claim,
        candidate.value.as_ref().map(|value| value
            .text
            .clone()
            .or(value.number.clone())
            .or(value.date.map(|day| day.to_string())))
    )
}

/// What is known of one type, beside a correction that was missed.
fn print_known(when: &str, slot: Slot, known: &[Known]) {
    let shown: Vec<String> = known
        .iter()
        .filter_map(|known| Some((known.fact_key.as_ref()?, known.value.as_ref())))
        .filter(|(key, _)| key.slot == slot)
        .map(|(key, value)| format!("{} = {}", key.subject, value.map(said).unwrap_or_default()))
        .collect();
    println!("    {when}: {}", shown.join("; "));
}

fn said(value: &Value) -> String {
    let day = value.date.map(|day| day.to_string());
    let parts = [value.text.clone(), value.number.clone(), day];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" / ")
}

/// The new word is known and the old one is not; where a fact ends, nothing of it is left.
fn is_handled(correction: &Correction, found: &[Found], known: &[Known]) -> bool {
    let alike = |known: &&Known| {
        known.fact_key.as_ref().is_some_and(|key| {
            key.slot == correction.slot && same_subject(&key.subject, &correction.subject)
        })
    };
    match correction.to.as_ref().filter(|to| !to.is_null()) {
        None => {
            found.iter().any(|found| {
                found.turn == correction.turn
                    && found.candidate.claim == Claim::Ended
                    && matches(&found.candidate, correction.slot, &correction.subject, None)
            }) && !known.iter().filter(alike).any(|known| {
                known
                    .fact_key
                    .as_ref()
                    .is_some_and(|key| key.subject == subject(&correction.subject))
            })
        }
        Some(to) => {
            let has = |wanted: &serde_json::Value| {
                known.iter().filter(alike).any(|known| {
                    known
                        .value
                        .as_ref()
                        .is_some_and(|value| same_value(value, wanted))
                })
            };
            let is_stale = correction.from.as_ref().is_some_and(|from| {
                !same_json(from, to)
                    && known.iter().filter(alike).any(|known| {
                        known
                            .value
                            .as_ref()
                            .is_some_and(|value| same_value(value, from) && !same_value(value, to))
                    })
            });
            has(to) && !is_stale
        }
    }
}

fn same_json(one: &serde_json::Value, other: &serde_json::Value) -> bool {
    fold(&plain(one)) == fold(&plain(other))
}

fn matches(
    candidate: &Candidate,
    slot: Slot,
    subject: &str,
    value: Option<&serde_json::Value>,
) -> bool {
    candidate.key.slot == slot
        && same_subject(&candidate.key.subject, subject)
        && value
            .filter(|value| !value.is_null() && !plain(value).is_empty())
            .is_none_or(|expected| match &candidate.value {
                Some(value) => same_value(value, expected),
                None => false,
            })
}

fn same_subject(one: &str, other: &str) -> bool {
    let set = |text: &str| {
        subject(text)
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(stem)
            .collect::<HashSet<_>>()
    };
    let (one, other) = (set(one), set(other));
    let shared = one.intersection(&other).count();
    shared == one.len() || shared == other.len() || 2 * shared >= one.len().max(other.len())
}

fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn same_value(value: &Value, expected: &serde_json::Value) -> bool {
    let expected = plain(expected);
    if let Some(day) = value.date
        && expected == day.to_string()
    {
        return true;
    }
    if let Some(number) = &value.number {
        let digits: String = expected
            .chars()
            .filter(|character| character.is_ascii_digit() || *character == '.')
            .collect();
        if digits
            .parse::<f64>()
            .ok()
            .zip(number.parse::<f64>().ok())
            .is_some_and(|(one, other)| (one - other).abs() < 1e-6)
        {
            return true;
        }
    }
    value
        .text
        .as_deref()
        .is_some_and(|text| fold(text) == fold(&expected) || same_words(text, &expected))
}

/// The words of a place, a role or a rule, as they were said by the one or the other.
fn same_words(one: &str, other: &str) -> bool {
    let is_time = |text: &str| text.contains(':') && text.contains('-');
    if is_time(one) || is_time(other) {
        return one == other;
    }
    !one.is_empty() && !other.is_empty() && same_subject(one, other)
}

fn total(figures: &Figures) -> Count {
    figures
        .by_slot
        .values()
        .fold(Count::default(), |sum, count| Count {
            hit: sum.hit + count.hit,
            missed: sum.missed + count.missed,
            extra: sum.extra + count.extra,
        })
}

fn corrections(figures: &Figures) -> (usize, usize) {
    figures
        .corrections
        .values()
        .map(|changes| changes.all())
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}

fn print_table(figures: &Figures) {
    println!(
        "{:<15} {:>5} {:>6} {:>5} {:>9} {:>7} {:>6}",
        "type", "hit", "missed", "extra", "precision", "recall", "F1"
    );
    for (slot, count) in &figures.by_slot {
        println!(
            "{:<15} {:>5} {:>6} {:>5} {:>9.3} {:>7.3} {:>6.3}",
            slot.as_str(),
            count.hit,
            count.missed,
            count.extra,
            count.precision(),
            count.recall(),
            count.f1()
        );
    }
    let all = total(figures);
    println!(
        "{:<15} {:>5} {:>6} {:>5} {:>9.3} {:>7.3} {:>6.3}",
        "all",
        all.hit,
        all.missed,
        all.extra,
        all.precision(),
        all.recall(),
        all.f1()
    );
    for (name, (part, whole)) in [
        ("corrections", corrections(figures)),
        ("merges", figures.merges),
        ("non-facts", figures.non_facts),
    ] {
        println!("{name:<15} {part} of {whole} ({:.3})", share(part, whole));
    }
    println!("{:<15} {}", "dialogues", figures.dialogues);
    println!("{:<15} {:>9} {:>9}", "corrections", "changed", "ended");
    for (slot, changes) in &figures.corrections {
        let of = |(part, whole): (usize, usize)| format!("{part}/{whole}");
        println!(
            "{:<15} {:>9} {:>9}",
            slot.as_str(),
            of(changes.changed),
            of(changes.ended)
        );
    }
}

fn print_json(figures: &Figures) {
    let all = total(figures);
    let types: serde_json::Map<String, serde_json::Value> = figures
        .by_slot
        .iter()
        .map(|(slot, count)| (slot.as_str().to_owned(), serde_json::json!({"precision": count.precision(), "recall": count.recall(), "f1": count.f1(), "hit": count.hit, "missed": count.missed, "extra": count.extra})))
        .collect();
    let (handled, corrections) = corrections(figures);
    let figures = serde_json::json!({
        "precision": all.precision(),
        "recall": all.recall(),
        "f1": all.f1(),
        "corrections": share(handled, corrections),
        "merges": share(figures.merges.0, figures.merges.1),
        "non_facts_respected": share(figures.non_facts.0, figures.non_facts.1),
        "counts": {
            "dialogues": figures.dialogues, "hit": all.hit, "missed": all.missed, "extra": all.extra,
            "corrections": corrections, "merges": figures.merges.1, "non_facts": figures.non_facts.1,
        },
        "types": types,
    });
    println!("{figures}");
}
