//! What is never remembered: secrets, numbers that identify a person or an account, and what nobody needs to know of a
//! person in order to help their business.
//!
//! Numbers are told from other numbers by their check digits wherever they have any, and by the words before them where
//! they have none. Words are found only where they speak of a person: a shop may sell bread "para diabéticos".

mod documents;
mod secrets;
#[cfg(test)]
mod tests;
mod words;

use serde::{Deserialize, Serialize};

use crate::Span;

/// A sort of thing that is never remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitive {
    /// A password, a PIN or a one-time code.
    Password,
    /// A key or token of a machine.
    ApiKey,
    /// The number of a payment card.
    Card,
    /// The number of a bank account.
    BankAccount,
    /// A number that a state gave to a person.
    GovernmentId,
    /// Somebody's health.
    Health,
    /// Somebody's religion.
    Religion,
    /// Somebody's politics.
    Politics,
    /// That somebody belongs to a union.
    Union,
    /// Somebody's sexual life or orientation.
    SexualLife,
}

/// Where something sensitive stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Sensitive,
    /// Where.
    pub span: Span,
}

/// Everything in a text that is never remembered, in the order of the text.
///
/// ```
/// use insight::sensitive::{Sensitive, find};
///
/// let found = find("mi tarjeta es 4111 1111 1111 1111");
/// assert_eq!(found[0].kind, Sensitive::Card);
/// assert!(find("la torta cuesta 45 y el combo 120").is_empty());
/// ```
#[must_use]
pub fn find(text: &str) -> Vec<Finding> {
    let tokens = crate::text::tokens(text);
    let mut found = documents::find(text, &tokens);
    found.extend(secrets::find(text, &tokens));
    found.extend(words::find(&tokens));
    found.sort_by_key(|finding| (finding.span.start, finding.span.end));
    // Two tables may know one number, or parts of it.
    found.dedup_by(|next, before| {
        let is_same = next.kind == before.kind && next.span.overlaps(before.span);
        if is_same {
            before.span.end = before.span.end.max(next.span.end);
        }
        is_same
    });
    found
}
