//! Costa Rica: cédula jurídica, cédula física and DIMEX.
//!
//! The forms are those of the Ministerio de Hacienda's "Ayuda sobre cédulas" and of its "Anexos y estructuras" of electronic
//! invoices; none has a check digit.
//!
//! - **física**: nine digits, the first (province, 8 naturalized, 9 special) not 0; often written in three parts without their
//!   leading zeros, `1-613-584`, or with one in front, `01-0613-0584`;
//! - **jurídica**: ten digits, the first one its class: 2 government, 3 companies and associations, 4 autonomous institutions,
//!   5 consulates and others;
//! - **DIMEX**: eleven or twelve digits, the first one 1.

use super::check::repeats;
use super::{TaxId, TaxIdError, TaxIdKind, Typed, digits, require};

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let value = match typed.groups.as_slice() {
        // Three parts, of which the second and the third may lack zeros.
        [province, volume, entry]
            if province.len() <= 2 && volume.len() <= 4 && entry.len() <= 4 =>
        {
            format!("{province}{volume:0>4}{entry:0>4}")
        }
        _ => typed.joined.clone(),
    };
    let all = digits(&value)?;
    require((9..=12).contains(&all.len()), TaxIdError::WrongLength)?;
    require(!repeats(&all), TaxIdError::Repeated)?;
    match (all.len(), all[0], all[1]) {
        (9, 1..=9, _) => Ok(TaxId::new(TaxIdKind::CrFisica, value)),
        (10, 0, 1..=9) => Ok(TaxId::new(TaxIdKind::CrFisica, &value[1..])),
        (10, 2..=5, _) => Ok(TaxId::new(TaxIdKind::CrJuridica, value)),
        (11 | 12, 1, _) => Ok(TaxId::new(TaxIdKind::CrDimex, value)),
        _ => Err(TaxIdError::UnknownPrefix),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Cr, text)
    }

    #[test]
    fn each_kind_is_known_by_its_form() {
        // The examples of python-stdnum 2.2.
        for (text, kind, formatted) in [
            ("3-101-999999", TaxIdKind::CrJuridica, "3-101-999999"),
            ("4 000 042138", TaxIdKind::CrJuridica, "4-000-042138"),
            ("2-100-042002", TaxIdKind::CrJuridica, "2-100-042002"),
            ("3-0455-0175", TaxIdKind::CrFisica, "3-0455-0175"),
            ("701610395", TaxIdKind::CrFisica, "7-0161-0395"),
            ("1-613-584", TaxIdKind::CrFisica, "1-0613-0584"),
            ("01-0913-0259", TaxIdKind::CrFisica, "1-0913-0259"),
            ("155812994816", TaxIdKind::CrDimex, "155812994816"),
            ("DIMEX 122200569906", TaxIdKind::CrDimex, "122200569906"),
        ] {
            let id = parse(text).map(|id| (id.kind(), id.formatted()));
            assert_eq!(id, Ok((kind, formatted.into())), "{text}");
        }
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("12345678", TaxIdError::WrongLength),
            ("1234567890123", TaxIdError::WrongLength),
            ("3-101-99999A", TaxIdError::WrongCharacters),
            ("30-1234-1234x", TaxIdError::WrongCharacters),
            ("9-101-999999", TaxIdError::UnknownPrefix),
            ("30123456789", TaxIdError::UnknownPrefix),
            ("012345678", TaxIdError::UnknownPrefix),
            ("111111111", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
