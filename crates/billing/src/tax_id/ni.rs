//! Nicaragua: RUC.
//!
//! Fourteen characters. A company's are J and thirteen digits; a person's are the cédula, three digits of the municipality, the
//! date of birth as `ddmmyy`, four that count and a letter (Dirección General de Ingresos; Consejo Supremo Electoral for the
//! cédula). Foreigners and others registered by the DGI have R, E or N and thirteen digits. Neither has a check digit that the
//! authority publishes, so the form is looked at, and the date.

use chrono::NaiveDate;

use super::check::repeats;
use super::{Holder, TaxId, TaxIdError, TaxIdKind, Typed, digits, fill, require};

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let value = typed.joined.as_str();
    require(value.is_ascii(), TaxIdError::WrongCharacters)?;
    require(value.len() == 14, TaxIdError::WrongLength)?;
    let id = TaxId::new(TaxIdKind::NiRuc, value);
    let holder = match value.as_bytes()[0] {
        b'0'..=b'9' => return cedula(value).map(|()| id.held_by(Holder::Person)),
        b'J' => Holder::Business,
        b'R' | b'E' | b'N' => Holder::Either,
        _ => return Err(TaxIdError::UnknownPrefix),
    };
    require(!repeats(&digits(&value[1..])?), TaxIdError::Repeated)?;
    Ok(id.held_by(holder))
}

fn cedula(value: &str) -> Result<(), TaxIdError> {
    let (number, letter) = value.split_at(13);
    let all = digits(number)?;
    let is_letter = letter.bytes().all(|byte| byte.is_ascii_uppercase());
    require(is_letter, TaxIdError::WrongCharacters)?;
    let pair = |place: usize| u32::from(all[place]) * 10 + u32::from(all[place + 1]);
    let year = 2000 + i32::try_from(pair(7)).unwrap_or_default();
    let date = NaiveDate::from_ymd_opt(year, pair(5), pair(3));
    require(date.is_some(), TaxIdError::NoSuchDate)
}

pub(super) fn format(value: &str) -> String {
    match value.as_bytes() {
        [b'0'..=b'9', ..] => fill("###-######-#####", value),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Ni, text)
    }

    #[test]
    fn companies_and_people_are_told_apart() {
        // Made up in the form that the DGI describes.
        for (text, formatted, holder) in [
            ("RUC J0310000000001", "J0310000000001", Holder::Business),
            ("j-0310000000001", "J0310000000001", Holder::Business),
            ("001-010180-0001a", "001-010180-0001A", Holder::Person),
            ("0010101800001A", "001-010180-0001A", Holder::Person),
            ("001-311280-0001A", "001-311280-0001A", Holder::Person),
            ("R0310000000001", "R0310000000001", Holder::Either),
        ] {
            let id = parse(text).map(|id| (id.formatted(), id.holder()));
            assert_eq!(id, Ok((formatted.into(), holder)), "{text}");
        }
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("J031000000000", TaxIdError::WrongLength),
            ("J031000000000A", TaxIdError::WrongCharacters),
            ("00101018000012", TaxIdError::WrongCharacters),
            ("Ñ0310000000001", TaxIdError::WrongCharacters),
            ("001-310280-0001A", TaxIdError::NoSuchDate),
            ("X0310000000001", TaxIdError::UnknownPrefix),
            ("J0000000000000", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
