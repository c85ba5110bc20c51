//! Whether two sentences are about one thing.

use std::collections::BTreeSet;

use super::synonyms::canonical;
use crate::text::{fold, stem};
use crate::{Slot, Value};

/// How a subject that is said relates to one that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same words, whatever their order, or other words for the same.
    Equal,
    /// Nearly the same: a slip of the pen, or a sentence turned round.
    Alike,
    /// What is said is a part of what is known: "tortas" where "tortas ahogadas" is known.
    Broader,
    /// What is said is more exact: "tortas ahogadas" where "tortas" is known.
    Narrower,
}

/// A subject made comparable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Topic {
    pub slot: Slot,
    pub words: BTreeSet<String>,
    denies: bool,
}

/// How alike two sentences must be, as [`similarity`] and as the share of words that they have in common, to be the same
/// in other words.
const ALIKE: f64 = 0.6;
/// A word shorter than this is not taken for another that differs in a letter.
const LONG_WORD: usize = 6;
/// The same where the sentence speaks of something as known: it corrects it, or ends it.
const KNOWN_WORD: usize = 4;

impl Topic {
    pub(super) fn new(slot: Slot, subject: &str, value: Option<&Value>, content: &str) -> Self {
        let words: Vec<String> = subject.split_whitespace().map(str::to_owned).collect();
        let mut words: BTreeSet<String> = canonical(&words).into_iter().collect();
        // "Entre semana" is from Monday to Friday.
        if slot == Slot::Hours && words.len() == 1 && words.contains("semana") {
            words = ["lunes", "viernes"].map(str::to_owned).into();
        }
        // "Llegar a 100 mil" and "llegar a 120 mil" are one goal with two figures, where the figure has been read.
        if matches!(slot, Slot::Goal | Slot::Constraint)
            && value.is_some_and(|value| value.number.is_some())
        {
            words.retain(|word| !is_figure(word));
        }
        let denies = fold(content)
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| DENIALS.contains(word))
            .count()
            % 2
            == 1;
        Self {
            slot,
            words,
            denies,
        }
    }

    /// Whether both name one thing by the same words.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.slot == other.slot && self.words == other.words
    }

    /// How `self`, which is said, relates to what is known. `is_presupposed`: the sentence corrects something or ends it, and
    /// so speaks of what must be known.
    pub(super) fn relation(&self, known: &Self, is_presupposed: bool) -> Option<Relation> {
        if self.slot != known.slot {
            return None;
        }
        if self.words == known.words {
            return Some(Relation::Equal);
        }
        if self.words.is_empty() || known.words.is_empty() || is_exact(self.slot) {
            return None;
        }
        if is_sentence(self.slot) && self.denies != known.denies {
            return None;
        }
        if self.words.is_subset(&known.words) {
            return Some(Relation::Broader);
        }
        if self.words.is_superset(&known.words) {
            return Some(Relation::Narrower);
        }
        let is_alike = if is_sentence(self.slot) {
            self.reads_like(known)
        } else {
            let shortest = if is_presupposed {
                KNOWN_WORD
            } else {
                LONG_WORD
            };
            self.slot != Slot::Person && self.is_misspelt(known, shortest)
        };
        is_alike.then_some(Relation::Alike)
    }

    /// The same figures, and most of the words or of their letters.
    fn reads_like(&self, other: &Self) -> bool {
        let figures = |topic: &Self| -> Vec<String> {
            topic
                .words
                .iter()
                .filter(|word| is_figure(word))
                .cloned()
                .collect()
        };
        if figures(self) != figures(other) {
            return false;
        }
        let shared = self.words.intersection(&other.words).count();
        let all = self.words.union(&other.words).count();
        let share = f64::from(u32::try_from(shared).unwrap_or(0))
            / f64::from(u32::try_from(all.max(1)).unwrap_or(u32::MAX));
        let joined = |topic: &Self| {
            let words: Vec<&str> = topic.words.iter().map(String::as_str).collect();
            words.join(" ")
        };
        share >= ALIKE || similarity(&joined(self), &joined(other)) >= ALIKE
    }

    /// All words the same but one, which differs by a letter that is neither its first nor its last: an ending makes
    /// another word ("carta" and "carto"), a slip inside does not.
    fn is_misspelt(&self, other: &Self, shortest: usize) -> bool {
        let mut mine = self.words.difference(&other.words);
        let mut its = other.words.difference(&self.words);
        let (Some(one), None, Some(two), None) = (mine.next(), mine.next(), its.next(), its.next())
        else {
            return false;
        };
        one.chars().count().min(two.chars().count()) >= shortest
            && !is_figure(one)
            && !is_figure(two)
            && is_one_slip(one, two)
    }
}

/// Words that turn a sentence into its opposite.
const DENIALS: &[&str] = &[
    "no", "nao", "not", "sin", "sem", "without", "nunca", "never", "ni", "nem", "nada",
];

/// Slots whose subject is a day, a branch, a period or nothing: more words are another thing.
const fn is_exact(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::Hours
            | Slot::Location
            | Slot::Coverage
            | Slot::TeamSize
            | Slot::Founded
            | Slot::BusinessName
            | Slot::BusinessType
            | Slot::Revenue
    )
}

/// Slots whose subject is the head words of a sentence.
pub(super) const fn is_sentence(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::Problem
            | Slot::Preference
            | Slot::Goal
            | Slot::Constraint
            | Slot::Decision
            | Slot::Habit
    )
}

fn is_figure(word: &str) -> bool {
    word.chars().any(|letter| letter.is_ascii_digit())
        || matches!(
            word,
            "mil" | "millon" | "milhao" | "million" | "k" | "peso" | "dolar" | "real" | "sole"
        )
}

/// Whether one letter more, less or other makes one word of the other, inside both.
fn is_one_slip(one: &str, two: &str) -> bool {
    let one: Vec<char> = one.chars().collect();
    let two: Vec<char> = two.chars().collect();
    if one.first() != two.first() || one.last() != two.last() || one.len().abs_diff(two.len()) > 1 {
        return false;
    }
    let head = one.iter().zip(&two).take_while(|(a, b)| a == b).count();
    let tail = one
        .iter()
        .rev()
        .zip(two.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    head + tail + 1 >= one.len().max(two.len())
}

/// How many of the groups of three letters two texts have in common, from 0 to 1, as `similarity` of `pg_trgm` counts
/// them: each word with two spaces before it and one behind it.
///
/// The two texts are folded here.
pub(super) fn similarity(one: &str, two: &str) -> f64 {
    let (one, two) = (trigrams(one), trigrams(two));
    let shared = one.intersection(&two).count();
    let all = one.len() + two.len() - shared;
    if all == 0 {
        return 0.0;
    }
    f64::from(u32::try_from(shared).unwrap_or(0))
        / f64::from(u32::try_from(all).unwrap_or(u32::MAX))
}

fn trigrams(text: &str) -> BTreeSet<[char; 3]> {
    let folded = fold(text);
    let mut found = BTreeSet::new();
    for word in folded.split(|letter: char| !letter.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        let padded: Vec<char> = "  "
            .chars()
            .chain(word.chars())
            .chain(" ".chars())
            .collect();
        for group in padded.windows(3) {
            if let [a, b, c] = group {
                found.insert([*a, *b, *c]);
            }
        }
    }
    found
}

/// The words of a text as subjects have them.
pub(crate) fn words_of(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|letter: char| !letter.is_alphanumeric() && letter != '%')
        .filter(|word| !word.is_empty() && !crate::text::is_function_word(word))
        .map(stem)
        .collect();
    canonical(&words).into_iter().collect()
}
