//! Colombia: NIT.
//!
//! A number and its check digit, written behind a hyphen. A company has nine digits that begin with 8 or 9; a person's NIT is
//! the number of the cédula, six to eight digits or ten that begin with 1. The weights of the check digit are in article 1 of
//! the DIAN's Orden Administrativa 4 of 27 October 1989, from the right: 3, 7, 13, 17, 19, 23, 29, 37, 41, 43…
//!
//! # With and without the check digit
//!
//! Many people leave it out. What is behind the last separator, if it is one digit, is taken for it; where there are none,
//! eleven digits end with it, and ten that do not begin with 1. Anything else has come without: then nothing but the length is
//! checked, and the identifier has [`Caveat::CheckDigitMissing`]. (Nine digits in one piece are therefore never read as a
//! cédula of eight with its check digit: whoever means that writes the hyphen.)
//!
//! `222222222222` is what the Anexo Técnico of electronic invoicing has for buyers who do not say who they are.

use super::check::{repeats, weighted};
use super::typed::digits;
use super::{Caveat, Holder, TaxId, TaxIdError, TaxIdKind, Typed, require, thousands};

const WEIGHTS: [u32; 10] = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43];

const FINAL_CONSUMER: &str = "222222222222";

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let all = typed.digits()?;
    if typed.joined == FINAL_CONSUMER {
        return Ok(TaxId::new(TaxIdKind::CoNit, FINAL_CONSUMER).with(Caveat::GenericPublic));
    }
    let ends_alone =
        typed.groups.len() > 1 && typed.groups.last().is_some_and(|end| end.len() == 1);
    let has_check = ends_alone || all.len() == 11 || (all.len() == 10 && all[0] != 1);
    let (number, check) = typed.joined.split_at(all.len() - usize::from(has_check));
    require((6..=10).contains(&number.len()), TaxIdError::WrongLength)?;
    let body = digits(number)?;
    require(!repeats(&body), TaxIdError::Repeated)?;

    let holder = match (body.len(), body[0]) {
        (9, 8 | 9) => Holder::Business,
        (9, _) => Holder::Either,
        _ => Holder::Person,
    };
    if !has_check {
        let id = TaxId::new(TaxIdKind::CoNit, number).held_by(holder);
        return Ok(id.with(Caveat::CheckDigitMissing));
    }
    let reversed: Vec<u8> = body.into_iter().rev().collect();
    let expected = match weighted(&reversed, &WEIGHTS) % 11 {
        rest @ (0 | 1) => rest,
        rest => 11 - rest,
    };
    require(
        digits(check)?.first().copied().map(u32::from) == Some(expected),
        TaxIdError::WrongCheckDigit,
    )?;
    Ok(TaxId::new(TaxIdKind::CoNit, format!("{number}-{check}")).held_by(holder))
}

pub(super) fn format(value: &str) -> String {
    match value.split_once('-') {
        Some((number, check)) => format!("{}-{check}", thousands(number)),
        // In one piece: a group of one digit at its end would read as the check digit.
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Co, text)
    }

    #[test]
    fn nits_in_use_pass_however_they_are_written() {
        // Companies' public NITs from the collection in the tests of python-stdnum 2.2.
        for (text, formatted) in [
            ("900373115-3", "900.373.115-3"),
            ("860 001 986-1", "860.001.986-1"),
            ("8600019861", "860.001.986-1"),
            ("890 981 268 -— 4", "890.981.268-4"),
            ("800226098 - 4", "800.226.098-4"),
            ("NIT. 811.014.798-1", "811.014.798-1"),
            ("79.896.529.6", "79.896.529-6"),
            ("6.386.949-2", "6.386.949-2"),
            ("1118534248-0", "1.118.534.248-0"),
            ("11185342480", "1.118.534.248-0"),
        ] {
            assert_eq!(
                parse(text).map(|id| id.formatted()),
                Ok(formatted.into()),
                "{text}"
            );
            assert_eq!(parse(text).map(|id| id.caveat()), Ok(None), "{text}");
        }
    }

    #[test]
    fn without_its_check_digit_it_passes_with_a_caveat() {
        for text in ["900373115", "1118534248", "6386949", "79.896.529"] {
            let id = parse(text);
            assert_eq!(
                id.as_ref().map(TaxId::caveat),
                Ok(Some(Caveat::CheckDigitMissing)),
                "{text}"
            );
            assert_eq!(
                id.map(|id| id.value().len()),
                Ok(text.replace('.', "").len())
            );
        }
    }

    #[test]
    fn the_number_tells_companies_from_people() {
        assert_eq!(
            parse("900373115-3").map(|id| id.holder()),
            Ok(Holder::Business)
        );
        assert_eq!(
            parse("1118534248-0").map(|id| id.holder()),
            Ok(Holder::Person)
        );
    }

    #[test]
    fn the_final_consumer_is_no_number_with_a_check_digit() {
        assert_eq!(
            parse("222222222222").map(|id| id.caveat()),
            Ok(Some(Caveat::GenericPublic))
        );
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("900373115-4", TaxIdError::WrongCheckDigit),
            ("9003731154", TaxIdError::WrongCheckDigit),
            ("12345", TaxIdError::WrongLength),
            ("1-2", TaxIdError::WrongLength),
            ("123456789012", TaxIdError::WrongLength),
            ("900373115-K", TaxIdError::WrongCharacters),
            ("999999999", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
