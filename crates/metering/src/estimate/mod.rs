//! About how many o200k tokens a text is.

mod scan;

use scan::Pieces;

/// About how many tokens of the o200k vocabulary a text is.
///
/// ```
/// assert_eq!(metering::estimate_tokens(""), 0);
/// assert!(metering::estimate_tokens("Hola, ¿cuánto cuesta el envío a Medellín?") >= 8);
/// ```
#[must_use]
pub fn estimate_tokens(text: &str) -> u32 {
    let tokens: usize = Pieces::new(text)
        .map(|piece| piece.chars().count().div_ceil(6))
        .sum();
    u32::try_from(tokens).unwrap_or(u32::MAX)
}

/// The estimate with the margin that makes it enough in all but one of a thousand texts.
#[must_use]
pub fn reserve_tokens(text: &str) -> u32 {
    with_margin(estimate_tokens(text))
}

/// Adds the margin of [`reserve_tokens`] to an estimate or a sum of estimates: a twelfth, and 8.
#[must_use]
pub const fn with_margin(estimate: u32) -> u32 {
    estimate
        .saturating_add(estimate.div_ceil(12))
        .saturating_add(8)
}
