//! Amounts of money.

use crate::Language;
use crate::number::format_decimal;

const NO_BREAK_SPACE: char = '\u{a0}';
/// A hyphen would leave its amount at the end of a line.
const MINUS: char = '\u{2212}';
/// Currencies that Portuguese of Brazil writes with a symbol (CLDR), each of which is told apart from the others.
const BRAZILIAN_SYMBOLS: [(&str, &str); 4] =
    [("BRL", "R$"), ("USD", "US$"), ("MXN", "MX$"), ("EUR", "€")];

/// An amount in minor units of a currency (ISO 4217 code) that has so many decimals: `MXN 1,234.50` in Spanish and English,
/// `MX$ 1.234,50` in Portuguese. The space does not break.
///
/// By the code, for half of the region writes its own currency with a bare `$`; by the symbol in Portuguese, where all are told apart.
///
/// ```
/// use locale::{Language, format_amount};
///
/// assert_eq!(format_amount(-5, "USD", 2, Language::English), "\u{2212}USD\u{a0}0.05");
/// assert_eq!(format_amount(9_990, "CLP", 0, Language::Spanish), "CLP\u{a0}9,990");
/// ```
#[must_use]
pub fn format_amount(minor: i64, currency: &str, decimals: u32, language: Language) -> String {
    let known = BRAZILIAN_SYMBOLS.iter().find(|(code, _)| *code == currency);
    let symbol = known.map_or(currency, |(_, symbol)| symbol);
    let name = language.pick(currency, symbol, currency);
    let number = format_decimal(minor.unsigned_abs(), decimals, language);
    let mut written = String::with_capacity(name.len() + number.len() + 5);
    if minor < 0 {
        written.push(MINUS);
    }
    written.push_str(name);
    written.push(NO_BREAK_SPACE);
    written.push_str(&number);
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_amount_loses_nothing(
            minor in any::<i64>(),
            decimals in 0_u32..4,
            language in prop::sample::select(&Language::ALL[..]),
        ) {
            let written = format_amount(minor, "MXN", decimals, language);
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits.parse().ok(), Some(minor.unsigned_abs()));
            prop_assert_eq!(written.starts_with(MINUS), minor < 0);
            prop_assert!(!written.contains([' ', '-']));
        }
    }
}
