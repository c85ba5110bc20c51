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

/// The largest estimate that is at most `limit` with its margin; 0 where none is.
///
/// ```
/// use metering::{with_margin, without_margin};
/// assert!(with_margin(without_margin(10_000)) <= 10_000 && with_margin(without_margin(10_000) + 1) > 10_000);
/// ```
#[must_use]
pub const fn without_margin(limit: u32) -> u32 {
    let mut estimate = (limit.saturating_sub(8) as u64 * 12 / 13) as u32 + 1;
    while estimate > 0 && with_margin(estimate) > limit {
        estimate -= 1;
    }
    estimate
}
