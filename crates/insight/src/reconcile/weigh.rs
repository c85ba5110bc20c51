//! Who is right where two statements contradict each other.

use chrono::{DateTime, Utc};

use super::Source;
use crate::{Candidate, Claim, Known, Origin, Reason, Slot, confidence};

/// The share of what is left of the old confidence that a new statement needs. A plain sentence (0.8) outweighs whatever
/// was said before; one that is hedged (0.5 and less) does not outweigh a plain one.
const STATEMENT: f64 = 0.75;
/// Against what the person wrote by their own hand only a clear sentence will do, because the rules or the model may have
/// misread the other.
const AGAINST_PERSON: f64 = 0.9;
/// An imported text may be old or somebody else's.
const IMPORT: f64 = 1.0;
/// Where a business is, what it is and what it is called hardly ever changes without being said to change. Another place or
/// name in passing is more likely another thing, unless it is this much surer, or as sure as a sentence can be.
const STEADY: f64 = 0.05;
const SURE: f64 = 0.9;
/// What is less sure than this neither ends nor completes anything.
const CLEAR: f64 = 0.6;

/// Why the candidate takes the place of what is known; `None` where it is the weaker of the two.
///
/// 1. An import never takes the place of what the person wrote by their own hand.
/// 2. What was said earlier never takes the place of what was said later.
/// 3. The person correcting themselves does, and so does what they write by their own hand.
/// 4. Any other statement does where it is sure enough beside what time has left of the old confidence.
pub(super) fn prevails(known: &Known, said: &Candidate, source: &Source) -> Option<Reason> {
    if !may_touch(known, said, source.at) {
        return None;
    }
    if said.claim == Claim::Corrects {
        return Some(Reason::Corrected);
    }
    if said.origin == Origin::Person {
        return Some(Reason::Superseded);
    }
    let standing = standing(known, said.key.slot, source.at);
    let needed = match (known.origin, said.origin) {
        (Origin::Person, _) => standing * AGAINST_PERSON,
        (_, Origin::Import) => standing * IMPORT,
        _ if is_steady(said.key.slot) => (standing + STEADY).min(SURE),
        _ => standing * STATEMENT,
    };
    let needed = confidence::two_decimals(needed);
    (confidence::initial(said.origin, said.confidence) >= needed).then_some(Reason::Superseded)
}

const fn is_steady(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::Location | Slot::BusinessName | Slot::BusinessType | Slot::Founded
    )
}

/// Whether the candidate is clear enough to add to what is known, or to end it.
pub(super) fn is_clear(known: &Known, said: &Candidate, source: &Source) -> bool {
    may_touch(known, said, source.at) && said.confidence >= CLEAR
}

fn may_touch(known: &Known, said: &Candidate, at: DateTime<Utc>) -> bool {
    !(said.origin == Origin::Import && known.origin == Origin::Person)
        && known.valid_from.is_none_or(|from| from <= at)
}

fn standing(known: &Known, slot: Slot, at: DateTime<Utc>) -> f64 {
    let last_said = known.last_seen_at.or(known.valid_from).unwrap_or(at);
    confidence::decayed(known.confidence, Some(slot), last_said, at)
}
