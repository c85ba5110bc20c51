//! Ecuador: RUC and cédula.
//!
//! A RUC has thirteen digits: two of the province (01 to 24, 30 for who registered abroad), the number, and the establishment,
//! 001 for the first. The third digit says what it is, as the SRI's "Registro Único de Contribuyentes" has it:
//!
//! - up to 5: a person, the cédula with its check digit (Luhn's formula over ten digits);
//! - 6: a public body, ninth digit checked with weights 3, 2, 7, 6, 5, 4, 3, 2; or a person with a newer cédula;
//! - 9: a company, tenth digit checked with weights 4, 3, 2, 7, 6, 5, 4, 3, 2, or the ninth as in a public body's.
//!
//! # Companies whose check digit does not fit
//!
//! The SRI gives companies and public bodies numbers by no formula since the old ones ran out, and says that none was ever
//! required (python-stdnum issue 497 and the registry's answers in it). So with a third digit of 6 or 9 a check digit that
//! does not fit is a [`Caveat::CheckDigitUnusual`]. People's are always checked.
//!
//! `9999999999999` is the SRI's final consumer (Ficha técnica de comprobantes electrónicos, table 6).

use super::check::{complement, luhn, repeats, weighted};
use super::{Caveat, Holder, TaxId, TaxIdError, TaxIdKind, Typed, require};

const COMPANY: [u32; 9] = [4, 3, 2, 7, 6, 5, 4, 3, 2];
const PUBLIC: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let digits = typed.digits()?;
    let value = typed.joined.as_str();
    require(matches!(digits.len(), 10 | 13), TaxIdError::WrongLength)?;
    if value == "9999999999999" {
        return Ok(TaxId::new(TaxIdKind::EcRuc, value).with(Caveat::GenericPublic));
    }
    require(!repeats(&digits[..10]), TaxIdError::Repeated)?;
    require(
        matches!(digits[0] * 10 + digits[1], 1..=24 | 30),
        TaxIdError::UnknownPrefix,
    )?;
    let is_cedula = luhn(&digits[..10]);
    if digits.len() == 10 {
        require(is_cedula, TaxIdError::WrongCheckDigit)?;
        return Ok(TaxId::new(TaxIdKind::EcCedula, value));
    }
    require(digits[10..] != [0, 0, 0], TaxIdError::WrongForm)?;
    let id = TaxId::new(TaxIdKind::EcRuc, value);
    let fits = |weights: &[u32]| complement(weighted(&digits, weights)) == digits[weights.len()];
    match digits[2] {
        6 | 9 if fits(&PUBLIC) => Ok(id.held_by(Holder::Business)),
        9 if fits(&COMPANY) => Ok(id.held_by(Holder::Business)),
        6 if is_cedula => Ok(id.held_by(Holder::Person)),
        6 | 9 => Ok(id.with(Caveat::CheckDigitUnusual)),
        _ if is_cedula => Ok(id.held_by(Holder::Person)),
        _ => Err(TaxIdError::WrongCheckDigit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Ec, text)
    }

    #[test]
    fn rucs_in_use_pass() {
        // The collection in the tests of python-stdnum 2.2, and the one of its issue 457.
        for (text, holder) in [
            ("1714307103001", Holder::Person),
            ("0602910945001", Holder::Person),
            ("0962467429001", Holder::Person),
            ("0160000510001", Holder::Business),
            ("1060018040001", Holder::Business),
            ("1793221293001", Holder::Business),
            ("1790011674-001", Holder::Business),
            ("0992397535001", Holder::Business),
            ("1890037646001", Holder::Business),
        ] {
            let id = parse(text).map(|id| (id.holder(), id.caveat()));
            assert_eq!(id, Ok((holder, None)), "{text}");
        }
    }

    #[test]
    fn companies_of_the_new_numbers_pass_with_a_caveat() {
        // Active in the SRI's registry: python-stdnum issue 497, koblas/stdnum-js pull request 168.
        for text in [
            "1793213150001",
            "1793189906001",
            "0993366721001",
            "0993370026001",
            "0993381661001",
        ] {
            assert_eq!(
                parse(text).map(|id| id.caveat()),
                Ok(Some(Caveat::CheckDigitUnusual)),
                "{text}"
            );
        }
    }

    #[test]
    fn a_cedula_passes_and_so_does_the_final_consumer() {
        assert_eq!(
            parse("171430710-3").map(|id| id.kind()),
            Ok(TaxIdKind::EcCedula)
        );
        assert_eq!(
            parse("9999999999999").map(|id| id.caveat()),
            Ok(Some(Caveat::GenericPublic))
        );
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("1714307104", TaxIdError::WrongCheckDigit),
            ("1714307104001", TaxIdError::WrongCheckDigit),
            ("1714307103000", TaxIdError::WrongForm),
            ("171430710", TaxIdError::WrongLength),
            ("123A567890", TaxIdError::WrongCharacters),
            ("8814307107", TaxIdError::UnknownPrefix),
            ("2222222222001", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
