//! A language in a country: what decides how numbers are written.

use crate::Language;

const NO_BREAK_SPACE: char = '\u{a0}';
/// Where Spanish has a point between thousands and a comma before the decimals, unlike that of Latin America (CLDR, `numbers/symbols`).
const COMMA_COUNTRIES: [&str; 8] = ["AR", "BO", "CL", "CO", "EC", "PY", "UY", "VE"];

/// A language, as a country writes its numbers.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Locale {
    language: Language,
    marks: Marks,
}

/// What stands between thousands, and before the decimals.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
enum Marks {
    /// `1,234.50`
    #[default]
    CommaAndPoint,
    /// `1.234,50`
    PointAndComma,
    /// `1 234,50`, with a space that does not break.
    SpaceAndComma,
}

impl Locale {
    /// A language in a country (ISO 3166-1 alpha-2, in capital letters). Only Spanish asks for the country: of one that is not known
    /// here, or of none, it is that of Latin America.
    ///
    /// ```
    /// use locale::{Language, Locale, format_count};
    ///
    /// let written = |country| format_count(19_000, Locale::new(Language::Spanish, country));
    /// assert_eq!(written(Some("MX")), "19,000");
    /// assert_eq!(written(Some("CO")), "19.000");
    /// assert_eq!(written(None), "19,000");
    /// ```
    #[must_use]
    pub fn new(language: Language, country: Option<&str>) -> Self {
        let marks = match (language, country) {
            (Language::Spanish, Some("CR")) => Marks::SpaceAndComma,
            (Language::Spanish, Some(code)) if COMMA_COUNTRIES.contains(&code) => {
                Marks::PointAndComma
            }
            (Language::Portuguese, _) => Marks::PointAndComma,
            (Language::Spanish | Language::English, _) => Marks::CommaAndPoint,
        };
        Self { language, marks }
    }

    /// Its language.
    #[must_use]
    pub const fn language(self) -> Language {
        self.language
    }

    /// What stands between thousands.
    pub(crate) const fn group(self) -> char {
        match self.marks {
            Marks::CommaAndPoint => ',',
            Marks::PointAndComma => '.',
            Marks::SpaceAndComma => NO_BREAK_SPACE,
        }
    }

    /// What stands before the decimals.
    pub(crate) const fn point(self) -> char {
        match self.marks {
            Marks::CommaAndPoint => '.',
            Marks::PointAndComma | Marks::SpaceAndComma => ',',
        }
    }
}

/// Of a country that is not known.
impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        Self::new(language, None)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_spanish_asks_for_the_country() {
        for language in [Language::Portuguese, Language::English] {
            for country in ["CO", "CR", "MX"] {
                assert_eq!(Locale::new(language, Some(country)), language.into());
            }
        }
        assert_ne!(
            Locale::new(Language::Spanish, Some("CO")),
            Language::Spanish.into()
        );
    }

    proptest! {
        #[test]
        fn whatever_is_no_country_is_latin_america(country in "[a-z]{2}|.{3,5}|.?") {
            prop_assert_eq!(Locale::new(Language::Spanish, Some(&country)), Language::Spanish.into());
        }
    }
}
