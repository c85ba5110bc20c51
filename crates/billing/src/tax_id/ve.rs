//! Venezuela: RIF.
//!
//! A letter, eight digits and a check digit. The letter counts four times its number (V 1, E 2, J and C 3, P 4, G 5), the digits
//! have weights 3, 2, 7, 6, 5, 4, 3, 2; complement to 11, where 10 and 11 are 0 (SENIAT; as python-stdnum 2.2 has it, for C
//! 3rn3st0/rif-php). V is a Venezuelan, E a foreigner, P one with a passport, J a company, G the state, C a communal council.

use super::check::{complement_or_zero, repeats, weighted};
use super::{Holder, TaxId, TaxIdError, TaxIdKind, Typed, digits, require};

const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let value = match typed.groups.as_slice() {
        // A short number between its hyphens: the zeros in front of it are left out often.
        [letter, number, check] if letter.len() == 1 && check.len() == 1 => {
            format!("{letter}{number:0>8}{check}")
        }
        _ => typed.joined.clone(),
    };
    let mut chars = value.chars();
    let (number, holder) = match chars.next() {
        Some('V') => (1, Holder::Person),
        Some('E') => (2, Holder::Person),
        Some('J' | 'C') => (3, Holder::Business),
        Some('P') => (4, Holder::Person),
        Some('G') => (5, Holder::Business),
        Some('0'..='9') => return Err(TaxIdError::UnknownPrefix),
        _ => return Err(TaxIdError::WrongCharacters),
    };
    let rest = digits(chars.as_str())?;
    require(rest.len() == 9, TaxIdError::WrongLength)?;
    require(!repeats(&rest[..8]), TaxIdError::Repeated)?;
    let sum = 4 * number + weighted(&rest, &WEIGHTS);
    require(
        complement_or_zero(sum) == rest[8],
        TaxIdError::WrongCheckDigit,
    )?;
    Ok(TaxId::new(TaxIdKind::VeRif, value).held_by(holder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Ve, text)
    }

    #[test]
    fn rifs_in_use_pass() {
        // The collection in the tests of python-stdnum 2.2; Banco Provincial and Banco Central from those of rif-php.
        for (text, formatted) in [
            ("V-11470283-4", "V-11470283-4"),
            ("j000029679", "J-00002967-9"),
            ("J-2967-9", "J-00002967-9"),
            ("G-20000110-0", "G-20000110-0"),
            ("E810812535", "E-81081253-5"),
            ("P-00033812-0", "P-00033812-0"),
            ("RIF: J-40162851-6", "J-40162851-6"),
            ("V725655084", "V-72565508-4"),
        ] {
            assert_eq!(
                parse(text).map(|id| id.formatted()),
                Ok(formatted.into()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_communal_council_counts_as_a_company() {
        // The same number with J passes, so it does with C.
        assert_eq!(
            parse("C-00002967-9").map(|id| id.holder()),
            Ok(Holder::Business)
        );
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("V-11470283-3", TaxIdError::WrongCheckDigit),
            ("G200001101", TaxIdError::WrongCheckDigit),
            ("11470283-4", TaxIdError::UnknownPrefix),
            ("X-11470283-4", TaxIdError::WrongCharacters),
            ("V-1147O283-4", TaxIdError::WrongCharacters),
            ("V-11470283", TaxIdError::WrongLength),
            ("V-00000000-7", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
