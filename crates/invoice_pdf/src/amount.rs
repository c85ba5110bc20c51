//! Amounts, as the database has them and as people read them.

use billing::Currency;
use locale::format_amount;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::Language;

/// Decimals of the amounts in the database, which are those of a currency that cannot be billed in as well.
const DECIMALS: u32 = 2;

/// An amount in hundredths of its currency.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(pub(crate) i64);

impl Amount {
    /// Reads a decimal number such as `-1234.50`, with two decimals at most; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || fraction.len() > 2 {
            return None;
        }
        let cents: i64 = format!("{whole}{fraction:0<2}").parse().ok()?;
        Some(Self(if text.starts_with('-') { -cents } else { cents }))
    }

    pub(crate) const fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub(crate) const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// As it is read in a language. Decimals that the currency lacks are rounded, half away from zero as in the database.
    pub(crate) fn written(self, currency: &str, language: Language) -> String {
        let decimals = currency
            .parse()
            .map_or(DECIMALS, |currency: Currency| currency.decimals());
        let parts = 10_i64.pow(DECIMALS.saturating_sub(decimals));
        let minor = self.0 / parts + self.0 % parts * 2 / parts;
        format_amount(minor, currency, decimals, language)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = match Value::deserialize(deserializer)? {
            Value::String(text) => text,
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an amount"))
    }
}

#[cfg(test)]
mod tests {
    use super::Amount;
    use crate::Language::{English, Portuguese, Spanish};

    #[test]
    fn an_amount_has_the_decimals_of_its_currency() {
        let amount = Amount(-123_456_750);
        assert_eq!(amount.written("MXN", Spanish), "−MXN\u{a0}1,234,567.50");
        assert_eq!(amount.written("BRL", Portuguese), "−R$\u{a0}1.234.567,50");
        assert_eq!(amount.written("EUR", English), "−EUR\u{a0}1,234,567.50");
        assert_eq!(amount.written("CLP", Spanish), "−CLP\u{a0}1,234,568");
    }

    #[test]
    fn halves_are_rounded_away_from_zero_where_there_are_no_decimals() {
        for (hundredths, written) in [
            (149, "CLP\u{a0}1"),
            (150, "CLP\u{a0}2"),
            (-149, "−CLP\u{a0}1"),
            (-150, "−CLP\u{a0}2"),
        ] {
            assert_eq!(Amount(hundredths).written("CLP", English), written);
        }
    }

    #[test]
    fn an_amount_is_a_decimal_number_with_two_decimals_at_most() {
        assert_eq!(Amount::parse("-12.5"), Some(Amount(-1_250)));
        assert_eq!(Amount::parse("99999999.99"), Some(Amount(9_999_999_999)));
        for wrong in [
            "",
            "-",
            ".5",
            "1.234",
            "1e3",
            "١",
            "99999999999999999999",
            "1,5",
        ] {
            assert_eq!(Amount::parse(wrong), None, "{wrong}");
        }
    }
}
