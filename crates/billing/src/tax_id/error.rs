//! What is wrong with a tax identifier.

use std::fmt;

/// Why a text is no tax identifier of the country. It says what to look at and never what would be right: whoever makes a
/// number up is not told its check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaxIdError {
    /// Nothing, or nothing but separators.
    Empty,
    /// Too short or too long for every identifier of the country.
    WrongLength,
    /// A character that does not occur in it, or not in that place.
    WrongCharacters,
    /// The check digit is not that of the rest: most likely a digit was mistyped.
    WrongCheckDigit,
    /// The same digit all over: a placeholder.
    Repeated,
    /// The date in it does not exist.
    NoSuchDate,
    /// The state in it does not exist (CURP).
    UnknownState,
    /// It begins with what none begins with.
    UnknownPrefix,
    /// A part of it, such as the number of the establishment, cannot be.
    WrongForm,
}

impl TaxIdError {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Empty,
        Self::WrongLength,
        Self::WrongCharacters,
        Self::WrongCheckDigit,
        Self::Repeated,
        Self::NoSuchDate,
        Self::UnknownState,
        Self::UnknownPrefix,
        Self::WrongForm,
    ];

    /// The stable code that a client gets.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "tax_id_empty",
            Self::WrongLength => "tax_id_wrong_length",
            Self::WrongCharacters => "tax_id_wrong_characters",
            Self::WrongCheckDigit => "tax_id_wrong_check_digit",
            Self::Repeated => "tax_id_repeated",
            Self::NoSuchDate => "tax_id_no_such_date",
            Self::UnknownState => "tax_id_unknown_state",
            Self::UnknownPrefix => "tax_id_unknown_prefix",
            Self::WrongForm => "tax_id_wrong_form",
        }
    }
}

impl fmt::Display for TaxIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for TaxIdError {}
