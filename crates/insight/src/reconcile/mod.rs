//! What to do about what a person said, given what is known of them.
//!
//! Two facts with one key are the same fact where their values agree, and contradict each other where they do not. People
//! do not use the same words twice, so that keys alone do not do: subjects are compared without regard to order, numbers,
//! synonyms and slips of the pen ([`relation`]), and values without regard to how they are written ([`value`]). Who is
//! right in a contradiction is weighed in [`weigh`].
//!
//! The order of the candidates does not matter. They are taken in four steps: what ends, what is known by its key, what
//! is known in other words, and what is new. No row and no key is touched twice, so that the database can apply the
//! actions in any order.

mod counterpart;
mod plan;
#[cfg(test)]
mod properties;
mod relation;
mod said;
mod synonyms;
#[cfg(test)]
mod tests;
mod value;
mod weigh;
mod writing;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Action, Candidate, Claim, Known};
use plan::Plan;
pub(crate) use relation::words_of;
use relation::{Relation, Topic};

/// Where the candidates were said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The message; `None` for what a person writes into the memory by hand, and for imports. A message is evidence for
    /// a fact once, however often it is read.
    pub message_id: Option<Uuid>,
    /// Its conversation. What is repeated in one conversation counts for less.
    pub conversation_id: Option<Uuid>,
    /// When it was said.
    pub at: DateTime<Utc>,
}

/// What to do about candidates of which only the time is known. See [`reconcile_from`].
#[must_use]
pub fn reconcile(known: &[Known], candidates: &[Candidate], now: DateTime<Utc>) -> Vec<Action> {
    let source = Source {
        message_id: None,
        conversation_id: None,
        at: now,
    };
    reconcile_from(&source, known, candidates)
}

/// What to do about the candidates of one message.
///
/// - What is known already is reinforced, but not twice from one message.
/// - What contradicts takes the place of the other, or is passed over where it is the weaker.
/// - What is said to be over ends, under its own name or a part of it; what is not known cannot end.
/// - A correction that does not say of what ("son 6, no 5") is about the only fact of its slot, or the only one of this
///   conversation.
/// - All else is new, and so is what had ended and is said again.
///
/// ```
/// use chrono::DateTime;
/// use insight::{Action, Candidate, Claim, FactKey, Language, Origin, Slot, Span, Value, reconcile};
///
/// let price = Candidate {
///     content: "Precio de torta: 50".into(),
///     key: FactKey { slot: Slot::Price, subject: "torta".into() },
///     value: Some(Value { number: Some("50".into()), ..Value::default() }),
///     claim: Claim::Holds, confidence: 0.9, tags: vec![], is_actionable: false, expires_at: None,
///     origin: Origin::Rules, language: Language::Spanish, span: Span { start: 0, end: 20 },
/// };
/// let actions = reconcile(&[], &[price], DateTime::UNIX_EPOCH);
/// assert!(matches!(&actions[..], [Action::Insert { .. }]));
/// ```
#[must_use]
pub fn reconcile_from(source: &Source, known: &[Known], candidates: &[Candidate]) -> Vec<Action> {
    let mut plan = Plan::new(source, known, candidates);
    plan.end_what_is_over();
    plan.settle_what_is_known_by_name();
    plan.settle_the_rest();
    plan.into_actions()
}

/// Whether a candidate will find this row: by its key, or by its subject in other words.
pub(crate) fn names(candidate: &Candidate, known: &Known) -> bool {
    let Some(key) = known.fact_key.as_ref() else {
        return false;
    };
    if *key == candidate.key {
        return true;
    }
    let topic =
        |key: &crate::FactKey, value, content| Topic::new(key.slot, &key.subject, value, content);
    let row = topic(key, known.value.as_ref(), &known.content);
    let said = topic(&candidate.key, candidate.value.as_ref(), &candidate.content);
    match said.relation(&row, candidate.claim != Claim::Holds) {
        Some(Relation::Equal | Relation::Alike) => true,
        Some(Relation::Broader) => candidate.claim != Claim::Holds,
        Some(Relation::Narrower) | None => false,
    }
}
