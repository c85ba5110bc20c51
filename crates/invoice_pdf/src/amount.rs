//! Amounts and rates, as people read them.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::Language;

/// Currencies without decimals, as in the crate `billing`.
const WHOLE: [&str; 2] = ["CLP", "PYG"];
/// Currencies that Brazilian writes with a symbol, each of which is told apart from the others.
const BRAZILIAN_SYMBOLS: [(&str, &str); 4] =
    [("BRL", "R$"), ("USD", "US$"), ("MXN", "MX$"), ("EUR", "€")];
const NO_BREAK_SPACE: char = '\u{a0}';
const MINUS: char = '\u{2212}';

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

    /// As it is read in a language, by the currency's code, for half of the region writes its own with a bare `$`:
    /// `MXN 1,234.50`, in Brazil `R$ 1.234,50`. Same as the web's.
    pub(crate) fn written(self, currency: &str, language: Language) -> String {
        let is_whole = WHOLE.contains(&currency);
        let cents = self.0.unsigned_abs();
        // Half away from zero, as the database rounds.
        let units = if is_whole {
            (cents + 50) / 100
        } else {
            cents / 100
        };
        let mut text = String::new();
        if self.0 < 0 {
            text.push(MINUS);
        }
        let symbol = match language {
            Language::Portuguese => BRAZILIAN_SYMBOLS
                .iter()
                .find(|(code, _)| *code == currency)
                .map_or(currency, |(_, symbol)| symbol),
            Language::Spanish | Language::English => currency,
        };
        text.push_str(symbol);
        text.push(NO_BREAK_SPACE);
        let (_, point) = marks(language);
        text.push_str(&grouped(&units.to_string(), language));
        if !is_whole {
            text.push(point);
            text.push_str(&format!("{:02}", cents % 100));
        }
        text
    }
}

/// Digits with marks between the thousands: `1,000`.
pub(crate) fn grouped(digits: &str, language: Language) -> String {
    let (group, _) = marks(language);
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    text
}

/// Percents of a rate in hundredths of one: `16`, `10.5`.
pub(crate) fn percents(basis_points: u32, language: Language) -> String {
    let (_, point) = marks(language);
    let fraction = format!("{:02}", basis_points % 100);
    match fraction.trim_end_matches('0') {
        "" => (basis_points / 100).to_string(),
        fraction => format!("{}{point}{fraction}", basis_points / 100),
    }
}

/// What stands between thousands, and before the decimals. Spanish is that of Latin America, not of Spain.
const fn marks(language: Language) -> (char, char) {
    match language {
        Language::Spanish | Language::English => (',', '.'),
        Language::Portuguese => ('.', ','),
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
    use super::{Amount, percents};
    use crate::Language::{English, Portuguese, Spanish};

    #[test]
    fn an_amount_is_written_as_each_language_writes_it() {
        let million = Amount(-123_456_750);
        assert_eq!(million.written("MXN", Spanish), "−MXN\u{a0}1,234,567.50");
        assert_eq!(million.written("MXN", English), "−MXN\u{a0}1,234,567.50");
        assert_eq!(million.written("BRL", Portuguese), "−R$\u{a0}1.234.567,50");
        assert_eq!(million.written("USD", Portuguese), "−US$\u{a0}1.234.567,50");
        assert_eq!(million.written("COP", Portuguese), "−COP\u{a0}1.234.567,50");
        assert_eq!(million.written("CLP", Spanish), "−CLP\u{a0}1,234,568");
        assert_eq!(Amount(5).written("USD", Spanish), "USD\u{a0}0.05");
        assert_eq!(Amount(99_999).written("USD", Spanish), "USD\u{a0}999.99");
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

    #[test]
    fn a_rate_has_only_the_decimals_that_it_needs() {
        assert_eq!(percents(1_600, Spanish), "16");
        assert_eq!(percents(1_050, Spanish), "10.5");
        assert_eq!(percents(1_050, Portuguese), "10,5");
        assert_eq!(percents(2_105, English), "21.05");
        assert_eq!(percents(5, English), "0.05");
    }
}
