//! Sentences that answer a question with a list, and lists with their own meaning only beside it: "¿qué equipo usas?" —
//! "una sierra cinta, el molino y dos refris".

mod crowd;
mod expenses;
mod gear;
mod givers;
mod hands;
mod means;
mod rivals;
mod ways;
mod worries;

use super::clauses::Clause;
use super::reader::Reader;
use crate::Slot;
use crate::text::Sort;

/// What an answer of a turn is about, sentence by sentence.
pub(super) fn read(reader: &mut Reader<'_>, slot: Slot, is_first: bool) {
    match slot {
        Slot::Tool => gear::read(reader, is_first),
        Slot::Supplier => givers::read(reader, is_first),
        Slot::Cost => expenses::read(reader),
        Slot::Person => hands::read(reader),
        Slot::TeamSize if is_first => hands::count(reader),
        Slot::Channel => ways::read(reader, is_first),
        Slot::Competitor => rivals::read(reader),
        Slot::Customers => crowd::read(reader, is_first),
        Slot::Payment => means::read(reader, is_first),
        Slot::Problem if is_first => worries::read(reader),
        _ => {}
    }
}

/// The parts of a list: at commas, at "y" and the like, and before a figure that counts the next thing.
fn parts(reader: &Reader<'_>) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut start = reader.start;
    for at in reader.start..=reader.end {
        let is_mark = at == reader.end
            || reader.is_any(at, ", ; : ( ) y e + mas")
            // "Por Instagram o por Turnito".
            || reader.is_any(at, "o ou") && reader.is_any(at + 1, "por en via pelo pela")
            || reader
                .token(at)
                .is_some_and(|token| token.sort == Sort::Line);
        // "6 lavadoras 4 secadoras": the second figure begins the second thing.
        let is_count = !is_mark
            && at > start + 1
            && reader
                .token(at)
                .is_some_and(|token| token.sort == Sort::Number && token.norm.len() < 3)
            && reader
                .token(at + 1)
                .is_some_and(|token| token.is_word() && token.norm.len() > 3)
            && reader.token(at - 1).is_some_and(|token| {
                token.is_word() && !token.is_any("de del a como unos unas por con")
            });
        if is_mark || is_count {
            if at > start {
                found.push(Clause { start, end: at });
            }
            start = at + usize::from(is_mark);
        }
    }
    found
}

/// Passes over the words before a noun.
fn behind(reader: &Reader<'_>, part: Clause, words: &'static str) -> usize {
    let mut at = part.start;
    while at < part.end && reader.is_any(at, words) {
        at += 1;
    }
    at
}
