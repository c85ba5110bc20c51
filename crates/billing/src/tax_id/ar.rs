//! Argentina: CUIT and CUIL.
//!
//! A prefix of two digits, eight more (for people the DNI) and a check digit: weights 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, and the whole
//! sum a multiple of 11 (ANSES, "¿Qué es el CUIL?"; ARCA, "CUIT, CUIL o CDI"). Numbers whose check digit would be 10 are given
//! out under another prefix (23, 33…), so none has it. CUIL and CUIT of a person are the same number.
//!
//! Prefixes: 20, 23, 24, 25, 26, 27 people; 30, 33, 34 companies; 50, 51, 55 people and companies from abroad.

use super::check::{repeats, weighted};
use super::{Holder, TaxId, TaxIdError, TaxIdKind, Typed, require};

const WEIGHTS: [u32; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let digits = typed.digits()?;
    require(digits.len() == 11, TaxIdError::WrongLength)?;
    require(!repeats(&digits[2..]), TaxIdError::Repeated)?;
    let holder = match digits[..2] {
        [2, 0 | 3..=7] => Holder::Person,
        [3, 0 | 3 | 4] => Holder::Business,
        [5, 0 | 1 | 5] => Holder::Either,
        _ => return Err(TaxIdError::UnknownPrefix),
    };
    require(
        weighted(&digits, &WEIGHTS).is_multiple_of(11),
        TaxIdError::WrongCheckDigit,
    )?;
    Ok(TaxId::new(TaxIdKind::ArCuit, typed.joined.as_str()).held_by(holder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Ar, text)
    }

    #[test]
    fn cuits_in_use_pass() {
        // The examples and part of the collection in the tests of python-stdnum 2.2; 33-69345023-9 is ARCA's own.
        for (text, formatted, holder) in [
            ("20-05536168-2", "20-05536168-2", Holder::Person),
            ("CUIL 27-10345678-4", "27-10345678-4", Holder::Person),
            ("20267565393", "20-26756539-3", Holder::Person),
            ("23 04270819 4", "23-04270819-4", Holder::Person),
            ("24117166062", "24-11716606-2", Holder::Person),
            ("33.50000159.9", "33-50000159-9", Holder::Business),
            ("33-69345023-9", "33-69345023-9", Holder::Business),
            ("34546198105", "34-54619810-5", Holder::Business),
        ] {
            let id = parse(text).map(|id| (id.formatted(), id.holder()));
            assert_eq!(id, Ok((formatted.into(), holder)), "{text}");
        }
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("20267565392", TaxIdError::WrongCheckDigit),
            ("2026756539", TaxIdError::WrongLength),
            ("2026756A393", TaxIdError::WrongCharacters),
            ("99-05536168-8", TaxIdError::UnknownPrefix),
            ("20-00000000-0", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
