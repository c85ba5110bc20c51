//! The sentences of messages, and how much each says.

use std::collections::BTreeSet;

use super::tables::{DECIDES, GREETS, TELLS};
use super::{Role, Spoken};
use crate::Language;
use crate::facts::words;

/// A line of a summary.
pub(super) struct Sentence {
    /// Who said it, with a colon; empty where that is not known.
    pub label: String,
    /// What.
    pub said: String,
    /// How much it says.
    pub worth: u32,
    /// Its words, folded.
    words: BTreeSet<String>,
}

/// In characters; more is cut at a word.
const LONGEST: usize = 260;
const SHORTEST: usize = 12;

impl Sentence {
    /// A line that an earlier summary has.
    pub(super) fn of_summary(line: &str) -> Option<Self> {
        let line = line.trim().trim_start_matches(['-', '*', '•', ' ']);
        if line.is_empty() {
            return None;
        }
        let (label, said) = labelled(line);
        let is_person = !SPEAKERS
            .iter()
            .any(|(_, assistant)| label.strip_suffix(": ") == Some(assistant));
        Some(Self::new(label, said, worth(said, is_person).max(1)))
    }

    fn new(label: &str, said: &str, worth: u32) -> Self {
        let said = cut(said);
        Self {
            label: label.to_owned(),
            words: words(&said).collect(),
            said,
            worth,
        }
    }

    /// Whether the two say the same, but for case, accents, marks and a word or two.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let (one, two) = (&self.words, &other.words);
        if one.len().min(two.len()) * 10 < one.len().max(two.len()) * 9 {
            return false;
        }
        let figures = |words: &BTreeSet<String>| -> Vec<String> {
            let figures = words
                .iter()
                .filter(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
            figures.cloned().collect()
        };
        let shared = one.intersection(two).count();
        shared * 10 >= (one.len() + two.len() - shared) * 9 && figures(one) == figures(two)
    }

    /// As it stands in a summary.
    pub(super) fn line(&self) -> String {
        format!("- {}{}", self.label, self.said)
    }
}

/// The speaker of a line, with a colon, and what they said. A name before a colon is a speaker only if it is one of ours.
pub(super) fn labelled(line: &str) -> (&str, &str) {
    let behind = line.find(": ").map(|at| line.split_at(at + 2));
    let is_speaker = |label: &str| {
        let name = label.strip_suffix(": ");
        SPEAKERS
            .iter()
            .any(|(person, assistant)| name == Some(person) || name == Some(assistant))
    };
    behind
        .filter(|(label, _)| is_speaker(label))
        .unwrap_or(("", line))
}

const SPEAKERS: [(&str, &str); 3] = [
    ("Usuario", "Asistente"),
    ("Usuário", "Assistente"),
    ("User", "Assistant"),
];

const fn speaker(language: Language, role: Role) -> &'static str {
    let (person, assistant) = match language {
        Language::Spanish => SPEAKERS[0],
        Language::Portuguese => SPEAKERS[1],
        Language::English => SPEAKERS[2],
    };
    match role {
        Role::Assistant => assistant,
        Role::User | Role::System => person,
    }
}

/// No message says more that is worth keeping.
const MOST_OF_A_MESSAGE: usize = 12;

/// The sentences of a message that say most, in its order.
pub(super) fn sentences(message: &Spoken, language: Language) -> Vec<Sentence> {
    if message.role == Role::System {
        return Vec::new();
    }
    let is_person = message.role == Role::User;
    let speaker = speaker(language, message.role);
    let mut found = Vec::new();
    for line in message.content.lines() {
        let line: String = line
            .chars()
            .filter(|letter| !matches!(letter, '*' | '#' | '`' | '|' | '>' | '_'))
            .collect();
        for sentence in split(&line) {
            let sentence = sentence
                .trim()
                .trim_start_matches(['-', '•', ' ', '¡'])
                .trim();
            if sentence.chars().count() < SHORTEST {
                continue;
            }
            let worth = worth(sentence, is_person);
            if worth > 0 {
                found.push(Sentence::new(&format!("{speaker}: "), sentence, worth));
            }
        }
    }
    if found.len() > MOST_OF_A_MESSAGE {
        let mut order: Vec<(u32, usize)> = found
            .iter()
            .map(|sentence| sentence.worth)
            .zip(0..)
            .collect();
        order.sort_by_key(|(worth, at)| (std::cmp::Reverse(*worth), *at));
        let mut best = vec![false; found.len()];
        for (_, at) in order.into_iter().take(MOST_OF_A_MESSAGE) {
            if let Some(mark) = best.get_mut(at) {
                *mark = true;
            }
        }
        let mut best = best.into_iter();
        found.retain(|_| best.next().unwrap_or(false));
    }
    found
}

/// At the marks that end a sentence, but not inside a figure or an abbreviation of one letter.
fn split(line: &str) -> Vec<String> {
    let letters: Vec<char> = line.chars().collect();
    let mut found = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        if let Some(last) = found.last_mut() {
            last.push(*letter);
        }
        let next = letters.get(at + 1);
        let is_end = match letter {
            '!' | '?' | '…' | ';' => true,
            '.' => {
                next.is_none_or(|next| next.is_whitespace()) && at >= 2 && !is_initial(&letters, at)
            }
            _ => next == Some(&'¿'),
        };
        if is_end {
            found.push(String::new());
        }
    }
    found.retain(|sentence| !sentence.trim().is_empty());
    found
}

/// Whether the point belongs to a letter that stands alone.
fn is_initial(letters: &[char], point: usize) -> bool {
    let before = |back: usize| point.checked_sub(back).and_then(|at| letters.get(at));
    before(1).is_some_and(|letter| letter.is_alphabetic())
        && before(2).is_none_or(|letter| letter.is_whitespace())
}

fn cut(sentence: &str) -> String {
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    if sentence.chars().count() <= LONGEST {
        return sentence;
    }
    let mut short: String = sentence.chars().take(LONGEST - 1).collect();
    if let Some(end) = short.rfind(' ') {
        short.truncate(end);
    }
    short.push('…');
    short
}

/// How much a sentence says; 0 for a greeting.
fn worth(sentence: &str, is_person: bool) -> u32 {
    let all: Vec<String> = words(sentence).collect();
    if all.is_empty() || all.iter().all(|word| GREETS.contains(&word.as_str())) {
        return 0;
    }
    let begins = |table: &[&str]| {
        all.iter()
            .any(|word| table.iter().any(|beginning| word.starts_with(beginning)))
    };
    let mut worth: u32 = 1;
    if all
        .iter()
        .any(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
    {
        worth += 2;
    }
    if begins(DECIDES) {
        worth += 3;
    }
    if begins(TELLS) {
        worth += 2;
    }
    let names = sentence
        .split_whitespace()
        .skip(1)
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase));
    if names.count() > 0 {
        worth += 1;
    }
    if is_person {
        worth += 3;
    }
    let is_question = sentence.ends_with('?');
    if is_question {
        worth = if is_person {
            worth / 2
        } else {
            worth.saturating_sub(3)
        };
    }
    // What an assistant says is worth its room only where it says something of its own.
    if !is_person && worth < 4 { 0 } else { worth }
}
