//! The languages.

/// A language of the product, as the web has them.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Spanish of Latin America, and whatever is not known.
    #[default]
    Spanish,
    /// Portuguese of Brazil.
    Portuguese,
    /// English of the United States.
    English,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Spanish, Self::Portuguese, Self::English];

    /// The language of a tag such as `es`, `pt-BR` or `en_US`; Spanish where it is none of the three.
    ///
    /// ```
    /// use locale::Language;
    ///
    /// assert_eq!(Language::from_tag("pt-BR"), Language::Portuguese);
    /// assert_eq!(Language::from_tag("qu-PE"), Language::Spanish);
    /// ```
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        Self::known(tag).unwrap_or_default()
    }

    /// The language of a tag, where it is one of the three: by the primary subtag (RFC 5646, 2.2.1), in letters of any case.
    ///
    /// ```
    /// use locale::Language;
    ///
    /// assert_eq!(Language::known("ES-419"), Some(Language::Spanish));
    /// assert_eq!(Language::known("enm"), None); // Middle English
    /// ```
    #[must_use]
    pub fn known(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.code()))
    }

    /// Its tag (BCP 47) among the languages of the web: `pt-BR`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.pick("es", "pt-BR", "en")
    }

    /// Its code (ISO 639-1), without a country: `pt`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.pick("es", "pt", "en")
    }

    /// One of three things.
    #[must_use]
    pub const fn pick<T: Copy>(self, spanish: T, portuguese: T, english: T) -> T {
        match self {
            Self::Spanish => spanish,
            Self::Portuguese => portuguese,
            Self::English => english,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_language_is_found_by_what_it_is_called() {
        for language in Language::ALL {
            for tag in [language.tag(), language.code()] {
                assert_eq!(Language::known(tag), Some(language));
                assert_eq!(Language::known(&tag.to_uppercase()), Some(language));
                assert_eq!(Language::known(&format!("{tag}_XX")), Some(language));
            }
        }
    }

    #[test]
    fn whatever_only_begins_like_one_is_none() {
        for tag in [
            "",
            "e",
            "esp",
            "português",
            "enm",
            "-es",
            " en",
            "ño",
            "zh-en",
        ] {
            assert_eq!(Language::known(tag), None, "{tag}");
            assert_eq!(Language::from_tag(tag), Language::Spanish, "{tag}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_a_language(tag in ".{0,8}") {
            prop_assert!(Language::ALL.contains(&Language::from_tag(&tag)));
        }
    }
}
