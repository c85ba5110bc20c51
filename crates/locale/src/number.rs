//! Numbers: counts and rates.

use crate::Language;

/// What stands between thousands, and before the decimals. Spanish is that of Latin America, not of Spain.
const fn marks(language: Language) -> (char, char) {
    language.pick((',', '.'), ('.', ','), (',', '.'))
}

/// A whole number, its thousands apart: `1,500`, in Portuguese `1.500`.
#[must_use]
pub fn format_count(count: u64, language: Language) -> String {
    let (group, _) = marks(language);
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(group);
        }
        grouped.push(digit);
    }
    grouped
}

/// So many of 10^`decimals` parts, with all the decimals: `1,234.50`.
pub(crate) fn format_decimal(parts: u64, decimals: u32, language: Language) -> String {
    let Some(whole) = 10_u64.checked_pow(decimals).filter(|_| decimals > 0) else {
        return format_count(parts, language);
    };
    let (_, point) = marks(language);
    let (count, rest, width) = (parts / whole, parts % whole, decimals as usize);
    format!("{}{point}{rest:0width$}", format_count(count, language))
}

/// A rate in hundredths of a percent, with only the decimals that it needs: `16 %`, `10.5 %`; `16%` but in Spanish.
///
/// The space, which does not break, is that of the Ortografía of the academies, and of the web's messages. The CLDR has none for `es-419`.
#[must_use]
pub fn format_percent(basis_points: u32, language: Language) -> String {
    let sign = language.pick("\u{a0}%", "%", "%");
    format_percent_number(basis_points, language) + sign
}

/// The number of [`format_percent`] alone: `16`, `10.5`. For messages of the web, which have the sign themselves.
#[must_use]
pub fn format_percent_number(basis_points: u32, language: Language) -> String {
    let written = format_decimal(basis_points.into(), 2, language);
    let (_, point) = marks(language);
    written
        .trim_end_matches('0')
        .trim_end_matches(point)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_has_only_the_decimals_that_it_needs() {
        for (basis_points, written) in [
            (0, "0"),
            (5, "0.05"),
            (1_000, "10"),
            (1_005, "10.05"),
            (1_050, "10.5"),
            (100_000, "1,000"),
        ] {
            assert_eq!(
                format_percent_number(basis_points, Language::English),
                written
            );
        }
    }

    #[test]
    fn the_sign_is_apart_in_spanish_only() {
        assert_eq!(
            Language::ALL.map(|language| format_percent(925, language)),
            ["9.25\u{a0}%", "9,25%", "9.25%"]
        );
    }

    #[test]
    fn as_many_decimals_are_written_as_are_asked_for() {
        let written = |decimals| format_decimal(1_234_567, decimals, Language::Portuguese);
        assert_eq!(written(0), "1.234.567");
        assert_eq!(written(3), "1.234,567");
        assert_eq!(written(8), "0,01234567");
    }
}
