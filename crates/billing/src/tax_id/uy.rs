//! Uruguay: RUT.
//!
//! Twelve digits: two of the registry (01 to 22), six of the number, 001 and a check digit, with weights 4, 3, 2, 9, 8, 7, 6, 5, 4, 3,
//! 2 and the complement to 11; a number whose complement would be 10 is not given out (AGESIC, "Modelo de datos", page 71; DGI's
//! validation of electronic invoices). The registries up to 21 are AGESIC's, 22 has come since (python-stdnum 2.2).

use super::check::{complement, weighted};
use super::{TaxId, TaxIdError, TaxIdKind, Typed, require};

const WEIGHTS: [u32; 11] = [4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let digits = typed.digits()?;
    require(digits.len() == 12, TaxIdError::WrongLength)?;
    require(digits[2..8] != [0; 6], TaxIdError::Repeated)?;
    require(
        matches!(digits[0] * 10 + digits[1], 1..=22),
        TaxIdError::UnknownPrefix,
    )?;
    require(digits[8..11] == [0, 0, 1], TaxIdError::WrongForm)?;
    require(
        complement(weighted(&digits, &WEIGHTS)) == digits[11],
        TaxIdError::WrongCheckDigit,
    )?;
    Ok(TaxId::new(TaxIdKind::UyRut, typed.joined.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Uy, text)
    }

    #[test]
    fn ruts_in_use_pass() {
        // The collection in the tests of python-stdnum 2.2.
        for text in [
            "21-100342-001-7",
            "UY 21 140634 001 1",
            "020164180014",
            "040003080012",
            "080001340016",
            "110064620011",
            "180224740010",
            "211261790011",
            "213634090016",
            "217149110011",
        ] {
            assert_eq!(
                parse(text).map(|id| id.kind()),
                Ok(TaxIdKind::UyRut),
                "{text}"
            );
        }
        assert_eq!(
            parse("21-100342-001-7").map(|id| id.formatted()),
            Ok("211003420017".into())
        );
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("210303670014", TaxIdError::WrongCheckDigit),
            ("2142184200106", TaxIdError::WrongLength),
            ("FF1599340019", TaxIdError::WrongCharacters),
            ("001599340019", TaxIdError::UnknownPrefix),
            ("231599340019", TaxIdError::UnknownPrefix),
            ("210000000019", TaxIdError::Repeated),
            ("211599345519", TaxIdError::WrongForm),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
