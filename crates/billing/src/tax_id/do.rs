//! Dominican Republic: RNC and cédula.
//!
//! An RNC has nine digits, the last checked with weights 7, 9, 8, 6, 5, 4, 3, 2 and eleven, where the rests 0 and 1 have the digits
//! 2 and 1 (DGII; as python-stdnum 2.2 has it, whose tests hold a hundred of the DGII's registry). A cédula has eleven digits
//! with Luhn's (Junta Central Electoral).
//!
//! A few dozen old RNC and some hundred cédulas in the DGII's registry do not satisfy this. They are refused: too few to give up
//! the check for everybody else.

use super::check::{luhn, repeats, weighted};
use super::{TaxId, TaxIdError, TaxIdKind, Typed, require};

const WEIGHTS: [u32; 8] = [7, 9, 8, 6, 5, 4, 3, 2];

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let digits = typed.digits()?;
    require(matches!(digits.len(), 9 | 11), TaxIdError::WrongLength)?;
    require(!repeats(&digits), TaxIdError::Repeated)?;
    let (kind, is_right) = if digits.len() == 9 {
        let check = match weighted(&digits, &WEIGHTS) % 11 {
            0 => 2,
            1 => 1,
            rest => 11 - rest,
        };
        (TaxIdKind::DoRnc, u32::from(digits[8]) == check)
    } else {
        (TaxIdKind::DoCedula, luhn(&digits))
    };
    require(is_right, TaxIdError::WrongCheckDigit)?;
    Ok(TaxId::new(kind, typed.joined.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Do, text)
    }

    #[test]
    fn those_in_use_pass() {
        // The collection in the tests of python-stdnum 2.2.
        for (text, formatted) in [
            ("1-01-85004-3", "1-01-85004-3"),
            ("RNC 131246796", "1-31-24679-6"),
            ("501050302", "5-01-05030-2"),
            ("505072412", "5-05-07241-2"),
            ("531096782", "5-31-09678-2"),
            ("22400022111", "224-0002211-1"),
            ("001-1391820-5", "001-1391820-5"),
        ] {
            assert_eq!(
                parse(text).map(|id| id.formatted()),
                Ok(formatted.into()),
                "{text}"
            );
        }
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("101850042", TaxIdError::WrongCheckDigit),
            ("00113918204", TaxIdError::WrongCheckDigit),
            ("1018A0043", TaxIdError::WrongCharacters),
            ("1018500430", TaxIdError::WrongLength),
            ("000000000", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
