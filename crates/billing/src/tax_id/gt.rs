//! Guatemala: NIT.
//!
//! A number and a check sign, a digit or K: weights from 2 upwards from the right, complement to 11, where 10 is K (SAT, "FEL:
//! reglas y validaciones", page 58). Leading zeros are left out. `CF`, consumidor final, is the same document's for buyers who do
//! not say who they are.

use super::check::{complement, from_right, repeats};
use super::typed::digits_and_check;
use super::{Caveat, TaxId, TaxIdError, TaxIdKind, Typed, hyphen_before_last, require};

const FINAL_CONSUMER: &str = "CF";

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    if typed.joined == FINAL_CONSUMER {
        return Ok(TaxId::new(TaxIdKind::GtNit, FINAL_CONSUMER).with(Caveat::GenericPublic));
    }
    let value = typed.joined.trim_start_matches('0');
    require(value.is_ascii(), TaxIdError::WrongCharacters)?;
    let (body, given) = digits_and_check(value)?;
    require((3..=11).contains(&body.len()), TaxIdError::WrongLength)?;
    require(!repeats(&body), TaxIdError::Repeated)?;
    require(
        complement(from_right(&body, 12)) == given,
        TaxIdError::WrongCheckDigit,
    )?;
    Ok(TaxId::new(TaxIdKind::GtNit, value))
}

pub(super) fn format(value: &str) -> String {
    match value {
        FINAL_CONSUMER => value.to_owned(),
        _ => hyphen_before_last(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Gt, text)
    }

    #[test]
    fn nits_in_use_pass() {
        // The collection in the tests of python-stdnum 2.2; 42932-5 is the example that circulates.
        for (text, formatted) in [
            ("576937-k", "576937-K"),
            ("7108-0", "7108-0"),
            ("NIT 39525503", "3952550-3"),
            ("3-37772-5", "337772-5"),
            ("00029010438", "2901043-8"),
            ("42932-5", "42932-5"),
            ("8977112-5", "8977112-5"),
        ] {
            assert_eq!(
                parse(text).map(|id| id.formatted()),
                Ok(formatted.into()),
                "{text}"
            );
        }
    }

    #[test]
    fn the_final_consumer_passes() {
        let id = parse("c/f");
        assert_eq!(
            id.as_ref().map(TaxId::caveat),
            Ok(Some(Caveat::GenericPublic))
        );
        assert_eq!(id.map(|id| id.formatted()), Ok("CF".into()));
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("8977112-0", TaxIdError::WrongCheckDigit),
            ("576937-1", TaxIdError::WrongCheckDigit),
            ("1234567890123", TaxIdError::WrongLength),
            ("1-9", TaxIdError::WrongLength),
            ("00", TaxIdError::WrongLength),
            ("57K937-K", TaxIdError::WrongCharacters),
            ("576937-Ñ", TaxIdError::WrongCharacters),
            ("1111111-7", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
