//! Amounts of money, as whole minor units.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Currency;

/// An amount in minor units: centavos, or whole pesos where there are none.
///
/// Signed, because a credit is money as well. Arithmetic is checked: what does not fit or mixes currencies is an error,
/// never a wrong amount.
///
/// ```
/// use billing::{Currency, Money};
///
/// let month = Money::new(49_900, Currency::Mxn);
/// assert_eq!(month.to_string(), "499.00");
/// // 10 of 30 days
/// assert_eq!(month.share(10, 30)?, Money::new(16_633, Currency::Mxn));
/// assert_eq!(Money::parse("499.00", Currency::Mxn)?, month);
/// # Ok::<(), billing::MoneyError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units.
    pub minor: i64,
    /// Of this currency.
    pub currency: Currency,
}

/// Why an amount could not be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyError {
    /// Two currencies in one sum.
    CurrenciesDiffer,
    /// Beyond `numeric(10,2)`, which the schema's columns are.
    TooLarge,
    /// No decimal number, or one with more decimals than the currency has.
    Malformed,
    /// A share of nothing.
    DividedByZero,
}

impl MoneyError {
    /// The stable code that a client gets.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CurrenciesDiffer => "currencies_differ",
            Self::TooLarge => "amount_too_large",
            Self::Malformed => "amount_malformed",
            Self::DividedByZero => "amount_divided_by_zero",
        }
    }
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for MoneyError {}

/// The largest magnitude that `numeric(10,2)` holds, in hundredths.
const LIMIT: i128 = 9_999_999_999;

impl Money {
    /// So many minor units.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Reads what [`Money`] displays and what a `numeric(10,2)` column gives: `499.00`, `-3.5`. Decimals that the currency
    /// lacks must be zeros.
    ///
    /// # Errors
    /// [`MoneyError::Malformed`], [`MoneyError::TooLarge`].
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_number(whole) || !is_number(fraction) || digits.ends_with('.') {
            return Err(MoneyError::Malformed);
        }
        let decimals = currency.decimals() as usize;
        let (kept, rest) = fraction.split_at(fraction.len().min(decimals));
        if rest.bytes().any(|byte| byte != b'0') {
            return Err(MoneyError::Malformed);
        }
        let padded = format!("{whole}{kept:0<decimals$}");
        let minor: i128 = padded.parse().map_err(|_| MoneyError::TooLarge)?;
        Self::checked(sign * minor, currency)
    }

    /// The sum.
    ///
    /// # Errors
    /// [`MoneyError::CurrenciesDiffer`], [`MoneyError::TooLarge`].
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrenciesDiffer);
        }
        Self::checked(
            i128::from(self.minor) + i128::from(other.minor),
            self.currency,
        )
    }

    /// The difference.
    ///
    /// # Errors
    /// As [`Money::plus`].
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.plus(other.negated())
    }

    /// The same amount the other way: what was charged, given back.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self::new(self.minor.saturating_neg(), self.currency)
    }

    /// So many times the amount.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn times(self, quantity: i64) -> Result<Self, MoneyError> {
        Self::checked(i128::from(self.minor) * i128::from(quantity), self.currency)
    }

    /// `part` / `whole` of the amount, rounded half away from zero to a minor unit.
    ///
    /// # Errors
    /// [`MoneyError::DividedByZero`], [`MoneyError::TooLarge`].
    pub fn share(self, part: i64, whole: i64) -> Result<Self, MoneyError> {
        let product = i128::from(self.minor) * i128::from(part);
        Self::checked(divide_half_away(product, i128::from(whole))?, self.currency)
    }

    /// A percentage of the amount in basis points (1,600 is 16 %), rounded half away from zero.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn basis_points(self, points: u32) -> Result<Self, MoneyError> {
        self.share(i64::from(points), 10_000)
    }

    /// Gives the amount out by weights, to the last minor unit: each part is rounded down, what remains goes to those that
    /// lost most by it, the first of equals first. Weights are `u32` or, where they are amounts themselves, `u64`.
    ///
    /// # Errors
    /// [`MoneyError::DividedByZero`] where the weights sum to nothing.
    pub fn split<W: Copy + Into<u64>>(self, weights: &[W]) -> Result<Vec<Self>, MoneyError> {
        let weight = |weight: &W| i128::from((*weight).into());
        let total: i128 = weights.iter().map(weight).sum();
        if total == 0 {
            return Err(MoneyError::DividedByZero);
        }
        let mut parts: Vec<(i128, i128)> = weights
            .iter()
            .map(|part| {
                let product = i128::from(self.minor) * weight(part);
                (product.div_euclid(total), product.rem_euclid(total))
            })
            .collect();
        let given: i128 = parts.iter().map(|(part, _)| part).sum();
        let left = usize::try_from(i128::from(self.minor) - given).unwrap_or(0);
        let mut by_loss: Vec<usize> = (0..parts.len()).collect();
        by_loss.sort_by_key(|place| std::cmp::Reverse(parts[*place].1));
        for place in by_loss.into_iter().take(left) {
            parts[place].0 += 1;
        }
        parts
            .into_iter()
            .map(|(part, _)| Self::checked(part, self.currency))
            .collect()
    }

    fn checked(minor: i128, currency: Currency) -> Result<Self, MoneyError> {
        let hundredths = minor * i128::from(100 / currency.minor_units());
        if hundredths.abs() > LIMIT {
            return Err(MoneyError::TooLarge);
        }
        let minor = i64::try_from(minor).map_err(|_| MoneyError::TooLarge)?;
        Ok(Self::new(minor, currency))
    }
}

/// `dividend / divisor` to the nearest whole number, halves away from zero: how PostgreSQL rounds `numeric`.
fn divide_half_away(dividend: i128, divisor: i128) -> Result<i128, MoneyError> {
    if divisor == 0 {
        return Err(MoneyError::DividedByZero);
    }
    let quotient = (2 * dividend.abs() + divisor.abs()) / (2 * divisor.abs());
    Ok(if (dividend < 0) == (divisor < 0) {
        quotient
    } else {
        -quotient
    })
}

impl fmt::Display for Money {
    /// The decimal number, without the currency: what a `numeric(10,2)` column takes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minor < 0 { "-" } else { "" };
        let magnitude = self.minor.unsigned_abs();
        let units = self.currency.minor_units().unsigned_abs();
        match self.currency.decimals() as usize {
            0 => write!(f, "{sign}{magnitude}"),
            decimals => write!(
                f,
                "{sign}{}.{:0decimals$}",
                magnitude / units,
                magnitude % units
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_currency() -> impl Strategy<Value = Currency> {
        prop::sample::select(Currency::ALL.to_vec())
    }

    /// Amounts that the columns hold in every currency.
    fn any_money() -> impl Strategy<Value = Money> {
        (-90_000_000_i64..90_000_000, any_currency())
            .prop_map(|(minor, currency)| Money::new(minor, currency))
    }

    proptest! {
        #[test]
        fn what_is_displayed_is_read_back(money in any_money()) {
            prop_assert_eq!(Money::parse(&money.to_string(), money.currency), Ok(money));
        }

        #[test]
        fn nothing_is_lost_when_an_amount_is_split(
            money in any_money(),
            weights in prop::collection::vec(0_u32..1_000, 1..12),
        ) {
            prop_assume!(weights.iter().any(|weight| *weight > 0));
            let parts = money.split(&weights).map_err(|error| TestCaseError::fail(error.code()))?;
            prop_assert_eq!(parts.iter().map(|part| part.minor).sum::<i64>(), money.minor);
            let total: i64 = weights.iter().map(|weight| i64::from(*weight)).sum();
            for (part, weight) in parts.iter().zip(&weights) {
                // Nobody is more than a minor unit away from their exact share.
                let exact = i128::from(money.minor) * i128::from(*weight);
                prop_assert!((i128::from(part.minor) * i128::from(total) - exact).abs() < i128::from(total));
            }
        }

        #[test]
        fn a_share_is_the_nearest_minor_unit_and_mirrors(money in any_money(), part in 0_i64..400, whole in 1_i64..400) {
            let share = money.share(part, whole).map_err(|error| TestCaseError::fail(error.code()));
            // A share above the whole may not fit.
            prop_assume!(share.is_ok());
            let share = share?;
            let error = i128::from(share.minor) * i128::from(whole) - i128::from(money.minor) * i128::from(part);
            prop_assert!(2 * error.abs() <= i128::from(whole));
            prop_assert_eq!(money.negated().share(part, whole), Ok(share.negated()));
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero_as_in_the_database() {
        let peso = |minor| Money::new(minor, Currency::Clp);
        assert_eq!(peso(5).share(1, 2), Ok(peso(3)));
        assert_eq!(peso(-5).share(1, 2), Ok(peso(-3)));
        assert_eq!(peso(5).share(1, 3), Ok(peso(2)));
        assert_eq!(peso(5).share(1, 0), Err(MoneyError::DividedByZero));
    }

    #[test]
    fn what_the_column_cannot_hold_is_refused() {
        let limit = Money::new(9_999_999_999, Currency::Mxn);
        assert_eq!(
            limit.plus(Money::new(1, Currency::Mxn)),
            Err(MoneyError::TooLarge)
        );
        assert_eq!(
            Money::parse("100000000", Currency::Clp),
            Err(MoneyError::TooLarge)
        );
        assert_eq!(
            Money::parse("99999999", Currency::Clp),
            Ok(Money::new(99_999_999, Currency::Clp))
        );
        assert_eq!(
            Money::parse(&"9".repeat(60), Currency::Usd),
            Err(MoneyError::TooLarge)
        );
    }

    #[test]
    fn only_plain_decimals_are_amounts() {
        for text in [
            "", "-", ".5", "5.", "1,50", "1e3", "+1", " 1", "1.005", "--1", "1.2.3", "٣",
        ] {
            assert_eq!(
                Money::parse(text, Currency::Mxn),
                Err(MoneyError::Malformed),
                "{text}"
            );
        }
        assert_eq!(
            Money::parse("1.50", Currency::Clp),
            Err(MoneyError::Malformed)
        );
        assert_eq!(
            Money::parse("1990.00", Currency::Clp),
            Ok(Money::new(1990, Currency::Clp))
        );
    }

    #[test]
    fn currencies_do_not_mix() {
        assert_eq!(
            Money::new(1, Currency::Mxn).plus(Money::new(1, Currency::Usd)),
            Err(MoneyError::CurrenciesDiffer)
        );
    }
}
