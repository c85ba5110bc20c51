//! The rules: from what a person wrote to what may be remembered, without a model.
//!
//! A text is cut into sentences; [`scope`] says which tokens may be believed; [`group`] finds the verbs with their
//! negations and auxiliaries; and each file of rules looks for its slots: at a verb, around a figure, or at a noun that
//! announces one. A rule never looks outside its sentence, and sentences are bounded, so that the time is linear in the
//! text.

#![allow(
    clippy::nonminimal_bool,
    reason = "a rule reads as it is said, with its exceptions behind it"
)]

mod addresses;
mod advance;
mod answer;
mod areas;
mod assortment;
mod bargains;
mod bundles;
mod business;
mod buyers;
mod callings;
mod capacity;
mod channels;
mod cities;
mod clauses;
mod clients;
mod closing;
mod completion;
mod conditions;
mod content;
mod costs;
mod counts;
mod coverage;
mod crew;
mod customers;
mod decisions;
mod dues;
mod ending;
mod equipment;
mod events;
mod founded;
mod fragments;
mod given;
mod givers;
mod goals;
mod goods;
mod grounds;
mod group;
mod habits;
mod headline;
mod hours;
mod indicators;
mod intent;
mod kit;
mod limits;
mod manners;
mod mates;
mod metrics;
mod mishaps;
mod money;
mod names;
mod nor;
mod offers;
mod opening;
mod outlays;
mod parting;
mod payments;
mod people;
mod phrase;
mod place;
mod placed;
mod policy;
mod price_changes;
mod price_lists;
mod price_verbs;
mod prices;
mod problems;
mod provisions;
mod qualified;
mod questions;
mod rates;
mod reader;
mod refusals;
mod replies;
mod rescheduled;
mod revenue;
mod rivals;
mod roles;
mod scope;
mod segments;
mod selves;
mod services;
mod sites;
mod sources;
#[cfg(test)]
mod spoken;
mod spots;
mod staff;
mod suppliers;
mod tastes;
mod team;
mod terms;
#[cfg(test)]
mod tests;
mod things;
mod titles;
mod tools;
mod trade;
mod trades;
mod troubles;
mod update;
mod wants;
mod words;

pub(crate) use content::{is_actionable, tags_of};
pub use update::{may_update, update};

use crate::text::{sentences, tokens};
use crate::validate::Gate;
use crate::{Candidate, Claim, Context, Slot, Turn};
use reader::Reader;

/// A text longer than this is read up to here, in bytes: nobody writes more about a business in one message.
const LONGEST: usize = 400_000;

/// What the rules find in a turn, in the order of the text. All of it has passed [`crate::validate`].
///
/// ```
/// use chrono::{DateTime, NaiveDate};
/// use insight::{Context, Language, Turn, extract};
///
/// let context = Context {
///     language: Language::Spanish,
///     country: Some("MX".into()),
///     now: DateTime::UNIX_EPOCH,
///     today: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
/// };
/// let turn = Turn { text: "Vendemos tortas ahogadas y la torta cuesta 45", previous: None };
/// let found = extract(&turn, &context);
/// let keys: Vec<String> = found.iter().map(|candidate| candidate.key.to_string()).collect();
/// assert_eq!(keys, ["offers:torta ahogada", "price:torta"]);
/// assert_eq!(found[1].value.as_ref().unwrap().number.as_deref(), Some("45"));
/// ```
#[must_use]
pub fn extract(turn: &Turn<'_>, context: &Context) -> Vec<Candidate> {
    let text = beginning(turn.text);
    let tokens = tokens(text);
    let mut sentences = sentences(&tokens);
    // "¿Qué te complica?" — "que me quedan debiendo": the answer asks nothing.
    if let Some(first) = sentences.first_mut()
        && turn.previous.is_some_and(|previous| previous.contains('?'))
        && tokens.first().is_some_and(|token| token.norm == "que")
        && tokens.get(1).is_some_and(|token| token.is_any("me nos"))
        && !tokens.get(first.end).is_some_and(|token| token.is("?"))
    {
        first.is_question = false;
    }
    let scope = scope::Scope::of(text, &tokens, &sentences);
    let mut found = Vec::new();
    answer::read(turn, &tokens, context, &scope, &mut found);
    let asked = turn
        .previous
        .and_then(questions::last_question)
        .and_then(|question| questions::asked(&question));
    for sentence in &sentences {
        if sentence.is_question || sentence.start >= scope.closed_from {
            continue;
        }
        let mut reader = Reader::new(text, &tokens, *sentence, context, &scope);
        reader.is_opening = turn.previous.is_none();
        reader.asked = asked;
        if let Some(slot) = asked {
            replies::read(&mut reader, slot, sentence.start == 0);
        }
        business::read(&mut reader);
        hours::read(&mut reader);
        place::read(&mut reader);
        people::read(&mut reader);
        policy::read(&mut reader);
        kit::read(&mut reader);
        intent::read(&mut reader);
        money::read(&mut reader);
        trade::read(&mut reader);
        ending::read(&mut reader);
        parting::read(&mut reader);
        headline::read(&mut reader);
        found.append(&mut reader.found);
    }
    completion::complete(turn, &mut found);
    let gate = Gate::new(turn);
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in found {
        let Ok(candidate) = gate.pass(candidate) else {
            continue;
        };
        keep(&mut kept, candidate);
    }
    kept.sort_by_key(|candidate| (candidate.span.start, candidate.span.end));
    kept
}

/// As much of a text as is read.
fn beginning(text: &str) -> &str {
    let mut cut = text.len().min(LONGEST);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    text.get(..cut).unwrap_or_default()
}

/// Whether a trade is only named by the place where it is done: "taller", "consultorio".
fn is_room(candidate: &Candidate) -> bool {
    candidate.value.as_ref().is_some_and(|value| {
        value.text.as_deref().is_some_and(|text| {
            crate::text::has_word(
                "taller estudio atelie consultorio local oficina despacho puesto carrito negocio empresa escritorio",
                &crate::text::fold(text),
            )
        })
    })
}

/// One turn says one thing of a key: the last word counts where both have a value, and the surer where they agree.
fn keep(kept: &mut Vec<Candidate>, candidate: Candidate) {
    let same = kept.iter().position(|other| other.key == candidate.key);
    let Some(at) = same else {
        kept.push(candidate);
        return;
    };
    let Some(other) = kept.get_mut(at) else {
        return;
    };
    // "Ya no estamos en el Centro, ahora estamos en la Roma": the one takes the place of the other.
    let is_moved = matches!(candidate.key.slot, Slot::Location | Slot::BusinessName)
        && (other.claim == Claim::Ended) != (candidate.claim == Claim::Ended);
    if is_moved {
        if other.claim == Claim::Ended {
            *other = candidate;
        }
        other.claim = Claim::Corrects;
        return;
    }
    let replaces = match (other.claim, candidate.claim) {
        // "Ya no vendemos tortas" and "vendemos tortas" in one turn: the end is said on purpose.
        (Claim::Ended, Claim::Holds) => false,
        (_, Claim::Ended) => candidate.key.slot != Slot::Price,
        (Claim::Holds, Claim::Corrects) => true,
        (Claim::Corrects, Claim::Holds) => false,
        // "Soy carpintero, mi taller está…": what one is comes first, and says more than where one does it.
        _ if candidate.key.slot == Slot::BusinessType && is_room(&candidate) => false,
        _ if candidate.key.slot == Slot::BusinessType && is_room(other) => true,
        _ if candidate.key.slot == Slot::BusinessType => candidate.confidence > other.confidence,
        _ => {
            candidate.confidence > other.confidence
                || (candidate.value != other.value
                    && candidate.span.start > other.span.start
                    && candidate.confidence >= other.confidence)
        }
    };
    if replaces {
        *other = candidate;
    }
}
