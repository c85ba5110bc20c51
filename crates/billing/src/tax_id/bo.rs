//! Bolivia: NIT.
//!
//! A person's is the cédula and three digits of the Servicio de Impuestos Nacionales, a company's nine digits or more (CIAT, "El
//! NIT en Bolivia", general assembly 2014); the field of electronic invoices has room for thirteen. The formula of the control
//! digits is not public, so only the form is looked at.

use super::check::repeats;
use super::{TaxId, TaxIdError, TaxIdKind, Typed, require};

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let digits = typed.digits()?;
    require((7..=13).contains(&digits.len()), TaxIdError::WrongLength)?;
    require(!repeats(&digits), TaxIdError::Repeated)?;
    require(digits[0] != 0, TaxIdError::UnknownPrefix)?;
    Ok(TaxId::new(TaxIdKind::BoNit, typed.joined.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Bo, text)
    }

    #[test]
    fn what_has_the_form_passes() {
        // The example of Localpayment's documentation, and the form of a company's.
        for text in ["NIT 419326025", "1023456021", "4193260250123"] {
            assert_eq!(
                parse(text).map(|id| id.kind()),
                Ok(TaxIdKind::BoNit),
                "{text}"
            );
        }
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("123456", TaxIdError::WrongLength),
            ("12345678901234", TaxIdError::WrongLength),
            ("1234567 SC", TaxIdError::WrongCharacters),
            ("9999999", TaxIdError::Repeated),
            ("0234567", TaxIdError::UnknownPrefix),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
