//! Money as whole millionths of a US dollar, and its way into the numeric columns of the schema.

use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Serialize};

/// An amount in millionths of a US dollar (1 USD = 1,000,000).
///
/// It is what `cost_micros` columns hold. It is signed because an adjustment in the ledger may give money back; the
/// cost of a turn itself is never negative. Arithmetic saturates at the ends of `i64` (about nine billion dollars)
/// instead of wrapping, so that a corrupt row can never turn a huge cost into a credit.
///
/// ```
/// use metering::MicroDollars;
///
/// let cost = MicroDollars(1_234_567);
/// assert_eq!(cost.to_string(), "1.234567");
/// assert_eq!(cost.to_numeric_10_6().as_deref(), Some("1.234567"));
/// assert_eq!(cost.to_numeric_10_4().as_deref(), Some("1.2346"));
/// ```
#[derive(
    Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct MicroDollars(pub i64);

/// The largest magnitude `numeric(10,6)` can hold, in micro-dollars: 9999.999999.
const NUMERIC_10_6_LIMIT: u64 = 9_999_999_999;
/// The largest magnitude `numeric(10,4)` can hold, in units of its last digit: 999999.9999.
const NUMERIC_10_4_LIMIT: u64 = 9_999_999_999;

impl MicroDollars {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The sum, held at the end of the range if it does not fit.
    #[must_use]
    pub const fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The decimal string for a `numeric(10,6)` column, exact; `None` when the column cannot hold the amount
    /// (10,000 dollars and more).
    #[must_use]
    pub fn to_numeric_10_6(self) -> Option<String> {
        (self.0.unsigned_abs() <= NUMERIC_10_6_LIMIT).then(|| self.to_string())
    }

    /// The decimal string for a `numeric(10,4)` column, rounded half away from zero as PostgreSQL rounds `numeric`;
    /// `None` when the column cannot hold the amount (a million dollars and more).
    ///
    /// ```
    /// # use metering::MicroDollars;
    /// assert_eq!(MicroDollars(50).to_numeric_10_4().as_deref(), Some("0.0001"));
    /// assert_eq!(MicroDollars(-49).to_numeric_10_4().as_deref(), Some("0.0000"));
    /// ```
    #[must_use]
    pub fn to_numeric_10_4(self) -> Option<String> {
        let magnitude = self.0.unsigned_abs();
        let rounded = magnitude / 100 + u64::from(magnitude % 100 >= 50);
        if rounded > NUMERIC_10_4_LIMIT {
            return None;
        }
        let sign = if self.0 < 0 && rounded > 0 { "-" } else { "" };
        Some(format!(
            "{sign}{}.{:04}",
            rounded / 10_000,
            rounded % 10_000
        ))
    }
}

impl fmt::Display for MicroDollars {
    /// Always six decimals and no thousands separator: what `costUsd` carries to the client.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(
            f,
            "{sign}{}.{:06}",
            magnitude / 1_000_000,
            magnitude % 1_000_000
        )
    }
}

impl Sum for MicroDollars {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        let total: i128 = amounts.map(|amount| i128::from(amount.0)).sum();
        Self(clamp_to_i64(total))
    }
}

/// Narrows to `i64`, held at the ends of the range.
pub(crate) fn clamp_to_i64(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negative_amounts_keep_their_sign_even_below_one_dollar() {
        assert_eq!(MicroDollars(-5).to_string(), "-0.000005");
        assert_eq!(
            MicroDollars(-150).to_numeric_10_4().as_deref(),
            Some("-0.0002")
        );
    }

    #[test]
    fn an_amount_the_column_cannot_hold_is_refused_and_not_cut() {
        assert_eq!(
            MicroDollars(9_999_999_999).to_numeric_10_6().as_deref(),
            Some("9999.999999")
        );
        assert_eq!(MicroDollars(10_000_000_000).to_numeric_10_6(), None);
        assert_eq!(
            MicroDollars(999_999_999_949).to_numeric_10_4().as_deref(),
            Some("999999.9999")
        );
        assert_eq!(MicroDollars(999_999_999_950).to_numeric_10_4(), None);
        assert_eq!(MicroDollars(i64::MIN).to_string(), "-9223372036854.775808");
    }

    #[test]
    fn a_sum_passes_through_values_beyond_the_range_without_losing_anything() {
        let amounts = [MicroDollars(i64::MAX), MicroDollars(5), MicroDollars(-10)];
        assert_eq!(
            amounts.into_iter().sum::<MicroDollars>(),
            MicroDollars(i64::MAX - 5)
        );
    }
}
