//! What was said, each thing once.

use super::relation::Topic;
use crate::{Candidate, Claim, Origin, Slot};

/// A candidate, made comparable.
#[derive(Debug)]
pub(super) struct Said<'a> {
    pub candidate: &'a Candidate,
    pub topic: Topic,
    /// Whether it has found its row, or needs none.
    pub is_done: bool,
}

impl Said<'_> {
    pub(super) fn ends(&self) -> bool {
        self.candidate.claim == Claim::Ended
    }

    pub(super) fn corrects(&self) -> bool {
        self.candidate.claim == Claim::Corrects
    }

    /// Whether it does not say of what it speaks, although its slot needs a subject.
    pub(super) fn lacks_subject(&self) -> bool {
        self.topic.words.is_empty() && needs_subject(self.candidate.key.slot)
    }
}

const fn needs_subject(slot: Slot) -> bool {
    !matches!(
        slot,
        Slot::Location
            | Slot::Coverage
            | Slot::Hours
            | Slot::TeamSize
            | Slot::Founded
            | Slot::BusinessName
            | Slot::BusinessType
    )
}

/// What is less sure than this is hedged, and gives way to a clear word in the same message.
const CLEAR: f64 = 0.6;

/// The candidates in an order of their own, one for each key and each subject in other words: an end and a correction
/// before a statement, a clear one before one that is hedged, the last word before the first.
pub(super) fn once(candidates: &[Candidate]) -> Vec<Said<'_>> {
    let mut all: Vec<Said<'_>> = candidates
        .iter()
        .map(|candidate| Said {
            candidate,
            topic: Topic::new(
                candidate.key.slot,
                &candidate.key.subject,
                candidate.value.as_ref(),
                &candidate.content,
            ),
            is_done: false,
        })
        .collect();
    all.sort_by(|one, other| {
        rank(other.candidate)
            .cmp(&rank(one.candidate))
            .then_with(|| {
                other
                    .candidate
                    .confidence
                    .total_cmp(&one.candidate.confidence)
            })
            .then_with(|| one.candidate.key.cmp(&other.candidate.key))
            .then_with(|| one.candidate.content.cmp(&other.candidate.content))
            .then_with(|| text_of(one.candidate).cmp(&text_of(other.candidate)))
    });
    let mut kept: Vec<Said<'_>> = Vec::with_capacity(all.len());
    let mut keys = std::collections::HashSet::new();
    let mut topics = std::collections::HashSet::new();
    for said in all {
        let topic = (said.topic.slot, said.topic.words.clone());
        if keys.contains(&said.candidate.key) || topics.contains(&topic) {
            continue;
        }
        keys.insert(&said.candidate.key);
        topics.insert(topic);
        kept.push(said);
    }
    // The more exact first: what is more general may be covered by it.
    kept.sort_by(|one, other| {
        other
            .topic
            .words
            .len()
            .cmp(&one.topic.words.len())
            .then_with(|| one.candidate.key.cmp(&other.candidate.key))
    });
    kept
}

fn rank(candidate: &Candidate) -> (u8, bool, bool, u32, u32) {
    let claim = match (candidate.claim, candidate.value.is_some()) {
        (Claim::Corrects, true) => 3,
        (Claim::Ended, _) => 2,
        (Claim::Corrects, false) => 1,
        (Claim::Holds, _) => 0,
    };
    (
        claim,
        candidate.origin == Origin::Person,
        candidate.confidence >= CLEAR,
        candidate.span.start,
        candidate.span.end,
    )
}

fn text_of(candidate: &Candidate) -> String {
    serde_json::to_string(&(&candidate.value, candidate.origin, candidate.expires_at))
        .unwrap_or_default()
}
