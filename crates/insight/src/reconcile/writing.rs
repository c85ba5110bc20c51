//! What the database is told.

use super::Source;
use crate::confidence::{self, Independence};
use crate::{Action, Candidate, FactKey, Known, NewInsight, Value};

/// One more statement of what is known; `None` where the message is evidence for it already.
pub(super) fn reinforce(source: &Source, known: &Known, candidate: &Candidate) -> Option<Action> {
    if source
        .message_id
        .is_some_and(|id| known.message_ids.contains(&id))
    {
        return None;
    }
    let is_here = source
        .conversation_id
        .is_some_and(|id| known.conversation_ids.contains(&id));
    let independence = if is_here {
        Independence::SameConversation {
            times: known.evidence_count,
        }
    } else {
        Independence::NewConversation
    };
    let said = confidence::initial(candidate.origin, candidate.confidence);
    Some(Action::Reinforce {
        id: known.id,
        version: known.version,
        // What was doubted when it was first heard is at least as sure as it is said now.
        confidence: confidence::reinforced(known.confidence, said, independence).max(said),
        span: Some(candidate.span),
    })
}

/// The row that a candidate makes under a key, with a value that may be more than its own.
pub(super) fn insight(candidate: &Candidate, key: &FactKey, value: Option<Value>) -> NewInsight {
    let text = |value: Option<&Value>| {
        value
            .and_then(|value| value.text.clone())
            .unwrap_or_default()
    };
    let (said, now) = (text(candidate.value.as_ref()), text(value.as_ref()));
    let content = if said.is_empty() || said == now {
        candidate.content.clone()
    } else {
        candidate.content.replace(&said, &now)
    };
    NewInsight {
        content,
        category: key.slot.category(),
        kind: key.slot.kind(),
        fact_key: key.clone(),
        value,
        confidence: confidence::initial(candidate.origin, candidate.confidence),
        tags: candidate.tags.clone(),
        is_actionable: candidate.is_actionable,
        expires_at: candidate.expires_at,
        origin: candidate.origin,
        language: candidate.language,
    }
}
