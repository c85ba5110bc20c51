//! Paraguay: RUC.
//!
//! The number, for people the cédula, and a check digit behind a hyphen: weights from 2 upwards from the right (2 to 9, no number
//! is longer), complement to 11, where 10 is 0 (SET, now DNIT, "Cálculo del dígito verificador, módulo 11", base 11). Numbers
//! from 80,000,000 on are companies. Old ones with a letter inside are not read.

use super::check::{complement_or_zero, from_right, repeats};
use super::{Holder, TaxId, TaxIdError, TaxIdKind, Typed, require};

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let digits = typed.digits()?;
    require((4..=9).contains(&digits.len()), TaxIdError::WrongLength)?;
    require(digits[0] != 0, TaxIdError::UnknownPrefix)?;
    let (body, check) = digits.split_at(digits.len() - 1);
    require(!repeats(body), TaxIdError::Repeated)?;
    require(
        complement_or_zero(from_right(body, 9)) == check[0],
        TaxIdError::WrongCheckDigit,
    )?;
    let holder = if body.len() == 8 && body[0] >= 8 {
        Holder::Business
    } else {
        Holder::Person
    };
    Ok(TaxId::new(TaxIdKind::PyRuc, typed.joined.as_str()).held_by(holder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Py, text)
    }

    #[test]
    fn rucs_in_use_pass() {
        // The collection in the tests of python-stdnum 2.2.
        for (text, formatted, holder) in [
            ("80028061-0", "80028061-0", Holder::Business),
            ("800000358", "80000035-8", Holder::Business),
            ("80.000.190-7", "80000190-7", Holder::Business),
            ("9991603", "999160-3", Holder::Person),
            ("2660-3", "2660-3", Holder::Person),
            ("1068460-3", "1068460-3", Holder::Person),
            ("50036990-9", "50036990-9", Holder::Person),
            ("398020-0", "398020-0", Holder::Person),
        ] {
            let id = parse(text).map(|id| (id.formatted(), id.holder()));
            assert_eq!(id, Ok((formatted.into(), holder)), "{text}");
        }
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("80053249-2", TaxIdError::WrongCheckDigit),
            ("80021744-8", TaxIdError::WrongCheckDigit),
            ("80123456785", TaxIdError::WrongLength),
            ("66-9", TaxIdError::WrongLength),
            ("FF8002121", TaxIdError::WrongCharacters),
            ("0068460-3", TaxIdError::UnknownPrefix),
            ("44444444-1", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
