//! What a message says about what is known already.
//!
//! The other rules see one message and the turn before it. "El Colca ya no a 190, a 210" or "a Cañuelas ya no" only mean
//! something to who knows the tour and the supplier. So sentences with a word of change are read again beside what is
//! known: a figure, a share, a time or a day is given to the one fact that it can be about, and an end to the one thing
//! that it names.
//!
//! The fact is found by what it said before the change, by its words, by what was said just before, or because there is no
//! other ([`choice`]). Where two fit alike, nothing is said of either.

mod anew;
mod choice;
mod clause;
mod difference;
mod done;
mod duties;
mod endings;
mod facts;
mod figure;
mod glance;
mod gone;
mod headcount;
mod hearing;
mod hours;
mod joining;
mod leaving;
mod manner;
mod marks;
mod naming;
mod over;
mod pairs;
#[cfg(test)]
mod properties;
mod reach;
mod statement;
mod swap;
mod taking_over;
#[cfg(test)]
mod tests;
mod writing;

use std::collections::HashSet;

use uuid::Uuid;

pub use glance::may_update;

use super::scope::Scope;
use crate::text::{Sentence, Token, sentences, tokens};
use crate::validate::Gate;
use crate::{Candidate, Claim, Context, Known, Turn};
use clause::{Clause, clauses};
use facts::Facts;
use joining::join;
use writing::Place;

/// A question of no more tokens than this names its topic.
const TOPIC: usize = 5;

/// Nobody changes more than this in one message; a pasted text may look as if.
const MOST: usize = 60;

/// What was found in a turn, with what it changes or ends of what is known: a figure that had been read as something new
/// is replaced by the update of what it belongs to. `conversation` is the one of the turn: what was said in it is meant
/// before what was said elsewhere.
///
/// ```
/// use chrono::{DateTime, NaiveDate};
/// use insight::{Candidate, Context, Known, Language, Turn, extract, update};
///
/// let context = Context {
///     language: Language::Spanish,
///     country: Some("PE".into()),
///     now: DateTime::UNIX_EPOCH,
///     today: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
/// };
/// let known: Known = serde_json::from_value(serde_json::json!({
///     "id": "00000000-0000-0000-0000-000000000001", "fact_key": "price:tour colca", "status": "discovered",
///     "content": "Precio de tour al Colca: 190 PEN", "value": {"number": "190", "currency": "PEN"},
///     "confidence": 0.9, "origin": "rules", "evidence_count": 1, "version": 1,
/// })).unwrap();
/// let turn = Turn { text: "ah y el Colca ya no a 190, a 210 por la gasolina", previous: None };
/// let found = update(&turn, &context, None, &[known], extract(&turn, &context));
/// assert_eq!(found[0].content, "Precio de tour al Colca: 210 PEN");
/// ```
#[must_use]
pub fn update(
    turn: &Turn<'_>,
    context: &Context,
    conversation: Option<Uuid>,
    known: &[Known],
    found: Vec<Candidate>,
) -> Vec<Candidate> {
    if known.is_empty() || !(may_update(turn.text) || found.iter().any(anew::may_correct)) {
        return found;
    }
    let facts = Facts::of(known, conversation);
    let text = super::beginning(turn.text);
    let tokens = tokens(text);
    let sentences = sentences(&tokens);
    let scope = Scope::of(text, &tokens, &sentences);
    let place = Place {
        text,
        tokens: &tokens,
        context,
    };
    let asked: HashSet<String> = turn.previous.map(last_words).unwrap_or_default();
    let gate = Gate::new(turn);
    let mut all = found;
    let mut left = MOST;
    let mut before: HashSet<String> = HashSet::new();
    for sentence in &sentences {
        if left == 0 || sentence.start >= scope.closed_from {
            break;
        }
        if sentence.is_question && sentence.end - sentence.start > TOPIC {
            before = HashSet::new();
            continue;
        }
        let parts = clauses(text, &tokens, *sentence, &scope, context);
        // "¿Rappi? ya no": what is asked so shortly is what is spoken of next.
        if sentence.is_question {
            before = parts
                .iter()
                .flat_map(|part| part.words.iter().cloned())
                .collect();
            continue;
        }
        for update in of_sentence(&facts, &place, &parts, &before, &asked) {
            left = left.saturating_sub(1);
            let Some(row) = facts
                .all
                .iter()
                .find(|fact| fact.key == &update.candidate.key)
            else {
                continue;
            };
            if let Ok(candidate) = gate.pass_known(update.candidate, row.known) {
                join(
                    &mut all,
                    Update {
                        candidate,
                        ..update
                    },
                    known,
                );
            }
        }
        before = words(&parts);
    }
    all.sort_by_key(|candidate| (candidate.span.start, candidate.span.end));
    anew::correct(&mut all, &facts, &tokens);
    all
}

/// A candidate about something that is known.
struct Update {
    pub candidate: Candidate,
    /// Whether the fact was recognised by what it had said, which no other rule looks at.
    pub is_sure: bool,
    /// Whether its words were said with the figure.
    pub is_named: bool,
    /// Whether the same words change others.
    pub is_one_of_many: bool,
    /// Where the new figure stands, in characters; the whole of it where something ends.
    pub figure: crate::Span,
    /// The words of the fact, and those that were said.
    pub words: HashSet<String>,
}

fn of_sentence(
    facts: &Facts<'_>,
    place: &Place<'_>,
    parts: &[Clause],
    before: &HashSet<String>,
    asked: &HashSet<String>,
) -> Vec<Update> {
    let mut found = Vec::new();
    let update = |candidate: Candidate, by, figure, fact: usize| Update {
        candidate,
        is_sure: by == Some(choice::By::Old),
        is_named: by == Some(choice::By::Words),
        is_one_of_many: false,
        figure,
        words: facts
            .all
            .get(fact)
            .map(|fact| fact.words.clone())
            .unwrap_or_default(),
    };
    let paired = pairs::paired(facts, place.tokens, parts);
    for pair in &paired {
        let Some(fact) = facts.all.get(pair.fact) else {
            continue;
        };
        if let Some(candidate) = place.changed(fact, &pair.figure, pair.from, choice::By::Words) {
            let figure = span(place.tokens, pair.figure.start, pair.figure.end);
            found.push(update(candidate, Some(choice::By::Old), figure, pair.fact));
        }
    }
    for statement in statement::statements(place.tokens, parts) {
        if (paired.iter()).any(|pair| pair.figure.start == statement.new.start) {
            continue;
        }
        let earlier: HashSet<String> = parts
            .iter()
            .filter(|part| part.to <= statement.from)
            .flat_map(|part| part.words.iter().cloned())
            .collect();
        let contexts = [earlier, before.clone(), asked.clone()];
        let chosen = choice::choose(facts, &statement, place.tokens, &contexts);
        let Some((at, by)) = chosen else { continue };
        let Some(fact) = facts.all.get(at) else {
            continue;
        };
        if let Some(candidate) = place.changed(fact, &statement.new, statement.from, by) {
            let figure = span(place.tokens, statement.new.start, statement.new.end);
            found.push(update(candidate, Some(by), figure, at));
        }
    }
    let contexts = [before.clone(), asked.clone()];
    let mut others = hours::changed(facts, place, parts);
    let moved = difference::moved(facts, place, parts, &contexts);
    for (at, candidate) in moved {
        let (figure, span) = (candidate.span, candidate.span);
        let is_one_of_many = found
            .iter()
            .any(|other: &Update| other.candidate.span == span);
        let mut update = update(candidate, None, figure, at);
        update.is_one_of_many = is_one_of_many;
        found.push(update);
    }
    others.extend(headcount::changed(facts, place, parts));
    others.extend(duties::changed(facts, place, parts));
    let (smaller, nowhere) = reach::narrowed(facts, place, parts);
    others.extend(smaller);
    for (at, candidate) in others {
        let figure = candidate.span;
        found.push(update(candidate, None, figure, at));
    }
    let mut ends = over::over(facts, place.tokens, parts, &contexts);
    let told: HashSet<usize> = ends.iter().map(|over| over.fact).collect();
    ends.extend(
        gone::gone(facts, place.tokens, parts)
            .into_iter()
            .filter(|over| !told.contains(&over.fact)),
    );
    ends.extend(swap::swapped(facts, place, parts));
    ends.extend(leaving::left(facts, place.tokens, parts));
    ends.extend(hours::opened(facts, place.tokens, parts));
    ends.extend(taking_over::displaced(facts, place.tokens, parts));
    ends.extend(nowhere);
    ends.extend(done::reached(facts, place.tokens, parts));
    ends.extend(done::allowed(facts, place.tokens, parts));
    for over in ends {
        let Some(fact) = facts.all.get(over.fact) else {
            continue;
        };
        if let Some(candidate) = place.ended(fact, over.from, over.to) {
            let figure = span(place.tokens, over.from, over.to);
            found.push(update(candidate, None, figure, over.fact));
        }
    }
    found
}

fn words(parts: &[Clause]) -> HashSet<String> {
    parts
        .iter()
        .filter(|part| part.is_open)
        .flat_map(|part| part.words.iter().cloned())
        .collect()
}

fn span(tokens: &[Token], from: usize, to: usize) -> crate::Span {
    let start = tokens.get(from).map_or(0, |token| token.start);
    let end = to
        .checked_sub(1)
        .and_then(|last| tokens.get(last))
        .map_or(start, |token| token.end);
    crate::Span { start, end }
}

/// The words of what the assistant asked last.
fn last_words(previous: &str) -> HashSet<String> {
    let tokens = tokens(super::beginning(previous));
    let asked = sentences(&tokens)
        .into_iter()
        .rfind(|sentence: &Sentence| sentence.is_question);
    let raw = asked.and_then(|sentence| {
        let first = tokens.get(sentence.start)?;
        let last = tokens.get(sentence.end.checked_sub(1)?)?;
        previous.get(first.from..last.to)
    });
    crate::reconcile::words_of(raw.unwrap_or_default())
        .into_iter()
        .collect()
}

/// Whether a candidate says that something holds.
fn holds(candidate: &Candidate) -> bool {
    candidate.claim != Claim::Ended
}
