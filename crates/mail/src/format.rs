//! Amounts, dates and numbers as people read them: the same as the web writes (`web/src/lib/money.ts` and `Intl`'s long dates).

use billing::{Currency, Money};
use chrono::{Datelike, NaiveDate};

use crate::Language;

/// An amount: `MXN 1,234.50` in Spanish and English, `MX$ 1.234,50` in Portuguese. By the code, for half of the region writes its
/// own currency with a bare `$`; Brazilian symbols are all told apart. The space does not break.
pub(crate) fn money(amount: Money, language: Language) -> String {
    let currency = amount.currency;
    let name = match (language, currency) {
        (Language::Portuguese, Currency::Brl) => "R$",
        (Language::Portuguese, Currency::Usd) => "US$",
        (Language::Portuguese, Currency::Mxn) => "MX$",
        _ => currency.code(),
    };
    let minor = amount.minor.unsigned_abs();
    let units = currency.minor_units().unsigned_abs();
    let sign = if amount.minor < 0 { "\u{2212}" } else { "" };
    let whole = count(minor / units, language);
    let decimals = currency.decimals() as usize;
    if decimals == 0 {
        return format!("{sign}{name}\u{a0}{whole}");
    }
    let point = if language == Language::Portuguese {
        ','
    } else {
        '.'
    };
    format!(
        "{sign}{name}\u{a0}{whole}{point}{:0decimals$}",
        minor % units
    )
}

/// A number, its thousands apart.
pub(crate) fn count(number: u64, language: Language) -> String {
    let separator = if language == Language::Portuguese {
        '.'
    } else {
        ','
    };
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// A rate in hundredths of a percent: `16 %`, `10.5 %`; without a space but in Spanish.
pub(crate) fn percents(basis_points: u32, language: Language) -> String {
    let (whole, rest) = (basis_points / 100, basis_points % 100);
    let point = if language == Language::Portuguese {
        ','
    } else {
        '.'
    };
    let fraction = match rest {
        0 => String::new(),
        rest if rest.is_multiple_of(10) => format!("{point}{}", rest / 10),
        rest => format!("{point}{rest:02}"),
    };
    let space = if language == Language::Spanish {
        "\u{a0}"
    } else {
        ""
    };
    format!("{whole}{fraction}{space}%")
}

/// A day: `3 de diciembre de 2026`, `3 de dezembro de 2026`, `December 3, 2026`.
pub(crate) fn day(date: NaiveDate, language: Language) -> String {
    let months = match language {
        Language::Spanish => [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        Language::Portuguese => [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
        Language::English => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    };
    let month = months[date.month0() as usize];
    match language {
        Language::English => format!("{month} {}, {}", date.day(), date.year()),
        _ => format!("{} de {month} de {}", date.day(), date.year()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_written_as_the_web_writes_them() {
        use Language::{English, Portuguese, Spanish};
        for (minor, currency, language, written) in [
            (123_450, Currency::Mxn, Spanish, "MXN\u{a0}1,234.50"),
            (
                -123_450,
                Currency::Usd,
                English,
                "\u{2212}USD\u{a0}1,234.50",
            ),
            (123_450, Currency::Brl, Portuguese, "R$\u{a0}1.234,50"),
            (123_450, Currency::Mxn, Portuguese, "MX$\u{a0}1.234,50"),
            (5, Currency::Usd, Portuguese, "US$\u{a0}0,05"),
            (1_000_000, Currency::Clp, Spanish, "CLP\u{a0}1,000,000"),
            (990, Currency::Pyg, Portuguese, "PYG\u{a0}990"),
        ] {
            assert_eq!(money(Money::new(minor, currency), language), written);
        }
    }

    #[test]
    fn rates_and_days_are_written_by_the_language() {
        assert_eq!(percents(1_600, Language::Spanish), "16\u{a0}%");
        assert_eq!(percents(1_050, Language::English), "10.5%");
        assert_eq!(percents(925, Language::Portuguese), "9,25%");
        assert_eq!(percents(1_005, Language::English), "10.05%");
        let date = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap_or_default();
        assert_eq!(
            Language::ALL.map(|language| day(date, language)),
            ["1 de marzo de 2026", "1 de março de 2026", "March 1, 2026"]
        );
    }

    proptest! {
        #[test]
        fn an_amount_loses_nothing(minor in -9_999_999_999_i64..=9_999_999_999, language in prop::sample::select(&Language::ALL[..])) {
            let written = money(Money::new(minor, Currency::Mxn), language);
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits.parse().ok(), Some(minor.unsigned_abs()));
            prop_assert_eq!(written.starts_with('\u{2212}'), minor < 0);
        }
    }
}
