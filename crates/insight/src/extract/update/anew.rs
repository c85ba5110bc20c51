//! What is said anew of something that there is only one of: "ya estamos en Metepec" where another place is known.

use super::facts::Facts;
use super::marks::{Change, change};
use crate::text::{Sort, Token};
use crate::{Candidate, Claim, Slot};

/// Whether a candidate may be said anew.
pub(super) fn may_correct(candidate: &Candidate) -> bool {
    matches!(
        candidate.key.slot,
        Slot::Location | Slot::BusinessName | Slot::Hours | Slot::Founded
    ) && candidate.claim == Claim::Holds
        && candidate.value.is_some()
}

/// Makes corrections of statements about where the business is, what it is called and when it opens, where the clause has
/// a word of change and something else is known.
pub(super) fn correct(all: &mut [Candidate], facts: &Facts<'_>, tokens: &[Token]) {
    for candidate in all.iter_mut() {
        if !may_correct(candidate) {
            continue;
        }
        let is_known = facts
            .all
            .iter()
            .any(|fact| *fact.key == candidate.key && fact.known.value != candidate.value);
        if !is_known {
            continue;
        }
        let Some((from, to)) = clause_of(tokens, candidate) else {
            continue;
        };
        // "Ya estamos en Metepec también" is a second place.
        let adds = (from..to).any(|at| {
            tokens.get(at).is_some_and(|token| {
                token.is_any("tambien tambem otra otro segunda segundo outra nueva sucursal filial")
            })
        });
        if !adds && change(tokens, from, to) != Change::None {
            candidate.claim = Claim::Corrects;
        }
    }
}

/// The tokens of the clause in which a candidate stands.
fn clause_of(tokens: &[Token], candidate: &Candidate) -> Option<(usize, usize)> {
    let first = tokens
        .iter()
        .position(|token| token.end > candidate.span.start)?;
    let last = tokens
        .iter()
        .rposition(|token| token.start < candidate.span.end)?;
    let is_end = |token: &Token| {
        matches!(token.sort, Sort::Mark | Sort::Line) && !token.is(",")
            || token.is_any("pero porque")
    };
    let from = tokens
        .get(..first)?
        .iter()
        .rposition(is_end)
        .map_or(0, |at| at + 1);
    let to = tokens
        .get(last..)?
        .iter()
        .position(is_end)
        .map_or(tokens.len(), |step| last + step);
    Some((from, to))
}
