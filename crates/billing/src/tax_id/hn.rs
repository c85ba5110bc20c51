//! Honduras: RTN.
//!
//! Fourteen digits; a person's are the thirteen of the DNI and one more (Servicio de Administración de Rentas). No check digit is
//! public, so only the form is looked at.

use super::check::repeats;
use super::{TaxId, TaxIdError, TaxIdKind, Typed, require};

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let digits = typed.digits()?;
    require(digits.len() == 14, TaxIdError::WrongLength)?;
    require(!repeats(&digits), TaxIdError::Repeated)?;
    Ok(TaxId::new(TaxIdKind::HnRtn, typed.joined.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Hn, text)
    }

    #[test]
    fn what_has_the_form_passes() {
        // The examples of nationid 0.6.
        for text in [
            "0801-9990-123456",
            "RTN 05011985123456",
            "0801-1990-00000-1",
        ] {
            assert_eq!(
                parse(text).map(|id| id.kind()),
                Ok(TaxIdKind::HnRtn),
                "{text}"
            );
        }
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("0801-1990-12345", TaxIdError::WrongLength),
            ("0801-9990-1234567", TaxIdError::WrongLength),
            ("0801-9990-12345A", TaxIdError::WrongCharacters),
            ("00000000000000", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
