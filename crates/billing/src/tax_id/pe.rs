//! Peru: RUC.
//!
//! Eleven digits: two of prefix, eight more (for prefix 10 the DNI), a check digit. Weights 5, 4, 3, 2, 7, 6, 5, 4, 3, 2,
//! complement to 11, where 10 is 0 and 11 is 1 (SUNAT, "Registro Único de Contribuyentes", and the validation of field 6 in its
//! "Guía de elaboración de documentos XML"). Prefixes: 10 people, 15, 16 and 17 people without a DNI, estates and other cases,
//! 20 companies. The sum of 0 and of 10 have the same digit, so a few mistakes pass.

use super::check::{complement, repeats, weighted};
use super::{Holder, TaxId, TaxIdError, TaxIdKind, Typed, require};

const WEIGHTS: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let digits = typed.digits()?;
    require(digits.len() == 11, TaxIdError::WrongLength)?;
    require(!repeats(&digits[2..]), TaxIdError::Repeated)?;
    let holder = match digits[..2] {
        [1, 0] => Holder::Person,
        [1, 5..=7] => Holder::Either,
        [2, 0] => Holder::Business,
        _ => return Err(TaxIdError::UnknownPrefix),
    };
    // The complement 0 stands for 11 here.
    let check = match complement(weighted(&digits, &WEIGHTS)) {
        0 => 1,
        rest => rest % 10,
    };
    require(check == digits[10], TaxIdError::WrongCheckDigit)?;
    Ok(TaxId::new(TaxIdKind::PeRuc, typed.joined.as_str()).held_by(holder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Pe, text)
    }

    #[test]
    fn rucs_in_use_pass() {
        // SUNAT's own is 20131312955; the others are from the collection in the tests of python-stdnum 2.2.
        for (text, holder) in [
            ("20131312955", Holder::Business),
            ("RUC: 20512333797", Holder::Business),
            ("20-10025532-5", Holder::Business),
            ("20498592521", Holder::Business),
            ("10054148289", Holder::Person),
            ("10266040640", Holder::Person),
            ("15484032987", Holder::Either),
            ("17155542071", Holder::Either),
        ] {
            assert_eq!(parse(text).map(|id| id.holder()), Ok(holder), "{text}");
        }
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("20512333798", TaxIdError::WrongCheckDigit),
            ("2051233379", TaxIdError::WrongLength),
            ("99512333792", TaxIdError::UnknownPrefix),
            ("20A12333797", TaxIdError::WrongCharacters),
            ("20000000000", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
