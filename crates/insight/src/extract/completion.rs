//! Answers that the question completes: from whom something comes was answered, and what it is was asked.

use super::answer::ANSWERED;
use super::questions::{asked, last_question, thing_of};
use crate::{Candidate, Slot, Turn, Value};

/// "¿De dónde traes el cuero?" — "lo traigo de Curtiembres Villapinzón": what is supplied stands in the question.
///
/// An answer that a rule has read itself is the rule's, and what it adds in the same breath is part of the answer.
pub(super) fn complete(turn: &Turn<'_>, found: &mut Vec<Candidate>) {
    let Some(question) = turn.previous.and_then(last_question) else {
        return;
    };
    let is_short = |candidate: &Candidate| {
        candidate.key.slot == Slot::Problem && candidate.confidence == ANSWERED
    };
    if let Some(span) = found
        .iter()
        .find(|candidate| is_short(candidate))
        .map(|candidate| candidate.span)
    {
        let is_read = found.iter().any(|other| {
            other.key.slot == Slot::Problem && !is_short(other) && other.span.overlaps(span)
        });
        if is_read {
            found.retain(|candidate| !is_short(candidate));
        }
    }
    // "¿Con cuántos días de anticipación?" — "mínimo 2": the question says of what.
    let answered = found
        .iter()
        .find(|candidate| candidate.key.slot == Slot::Policy && candidate.confidence == ANSWERED);
    if let Some(span) = answered.map(|candidate| candidate.span) {
        found.retain(|candidate| {
            !(candidate.key.slot == Slot::Policy
                && candidate.confidence != ANSWERED
                && matches!(
                    candidate.key.subject.as_str(),
                    "minimo" | "minima" | "maximo"
                )
                && candidate.span.overlaps(span))
        });
    }
    let is_named = found
        .iter()
        .any(|other| other.key.slot == Slot::Supplier && other.confidence != ANSWERED);
    found.retain(|candidate| {
        !(is_named && candidate.key.slot == Slot::Supplier && candidate.confidence == ANSWERED)
    });
    for candidate in found
        .iter_mut()
        .filter(|found| found.key.slot == Slot::Supplier && found.value.is_none())
    {
        // "¿Y el queso?" asks for nothing else.
        let is_short = question.starts_with("y el ")
            || question.starts_with("y la ")
            || question.starts_with("y los ")
            || question.starts_with("y las ")
            || question.starts_with("e o ")
            || question.starts_with("e a ")
            || question.split(' ').count() == 2
                && ["el ", "la ", "los ", "las ", "o ", "a "]
                    .iter()
                    .any(|article| question.starts_with(article));
        // "¿Fertilizante?"
        let is_bare = !question.contains(' ')
            && question.len() > 4
            && question.chars().all(char::is_alphabetic)
            && asked(&question).is_none();
        if is_bare {
            candidate.value = Some(Value {
                text: Some(question.clone()),
                ..Value::default()
            });
            continue;
        }
        let goods = thing_of(&question, Slot::Supplier).filter(|goods| {
            (asked(&question) == Some(Slot::Supplier) || is_short && question.len() < 24)
                && !goods.contains("proveedor")
        });
        candidate.value = goods.map(|goods| Value {
            text: Some(goods),
            ..Value::default()
        });
    }
}
