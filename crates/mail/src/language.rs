//! The languages that mails are written in.

/// A language of the product, as the web has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Spanish of Latin America.
    Spanish,
    /// Portuguese of Brazil.
    Portuguese,
    /// English.
    English,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Spanish, Self::Portuguese, Self::English];

    /// The language of a tag as `profiles.language` holds it; Spanish where it is another.
    ///
    /// ```
    /// use mail::Language;
    ///
    /// assert_eq!(Language::from_tag("pt"), Language::Portuguese);
    /// assert_eq!(Language::from_tag("qu-PE"), Language::Spanish);
    /// ```
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        match tag.split('-').next() {
            Some(code) if code.eq_ignore_ascii_case("pt") => Self::Portuguese,
            Some(code) if code.eq_ignore_ascii_case("en") => Self::English,
            _ => Self::Spanish,
        }
    }

    /// The tag that an HTML document names.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Spanish => "es",
            Self::Portuguese => "pt-BR",
            Self::English => "en",
        }
    }
}
