//! Brazil: CNPJ and CPF.
//!
//! # CNPJ
//!
//! Eight characters of the company, four of the establishment, two check digits. Since July 2026 new ones have letters in the
//! first twelve places (Instrução Normativa RFB 2.229 of 15 October 2024); the old ones stay. A character counts as much as its
//! ASCII code less 48, so that the sum of the old ones stays the same: weights 2 to 9 from the right and again, complement to
//! 11, where 10 is 0 (Serpro, "Cálculo dos dígitos verificadores de CNPJ alfanumérico"; Nota Técnica COCAD/SUARA/RFB 49/2024).
//!
//! # CPF
//!
//! Nine digits and two check digits: weights 2 to 10 and 2 to 11 from the right, complement to 11, where 10 is 0 (Receita
//! Federal, Instrução Normativa RFB 2.172 of 2024 for the CPF; the sum is in the Receita's "Cadastro de Pessoas Físicas").

use super::check::{complement_or_zero, from_right, repeats};
use super::{TaxId, TaxIdError, TaxIdKind, Typed, require};

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let value = typed.joined.as_str();
    let is_alphanumeric = value.bytes().all(|byte| byte.is_ascii_alphanumeric());
    require(is_alphanumeric, TaxIdError::WrongCharacters)?;
    let (kind, body, last) = match value.len() {
        14 => (TaxIdKind::BrCnpj, 12, 9),
        11 => {
            typed.digits()?;
            (TaxIdKind::BrCpf, 9, 11)
        }
        _ => return Err(TaxIdError::WrongLength),
    };
    let values: Vec<u8> = value.bytes().map(|byte| byte - b'0').collect();
    let (_, check) = values.split_at(body);
    require(
        check.iter().all(|digit| *digit < 10),
        TaxIdError::WrongCharacters,
    )?;
    let is_placeholder = repeats(&values) || values[..body].iter().all(|digit| *digit == 0);
    require(!is_placeholder, TaxIdError::Repeated)?;
    let is_right = (body..body + 2)
        .all(|place| complement_or_zero(from_right(&values[..place], last)) == values[place]);
    require(is_right, TaxIdError::WrongCheckDigit)?;
    Ok(TaxId::new(kind, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Br, text)
    }

    #[test]
    fn cnpjs_in_use_pass() {
        // The tests of python-stdnum 2.2, and the Banco do Brasil's (00.000.000/0001-91).
        for (text, formatted) in [
            ("16.727.230.0001-97", "16.727.230/0001-97"),
            ("61882613000194", "61.882.613/0001-94"),
            ("11.017.153/0005-91", "11.017.153/0005-91"),
            ("14.847.283/0002-05", "14.847.283/0002-05"),
            ("18.090.575/0004-50", "18.090.575/0004-50"),
            ("00.000.000/0001-91", "00.000.000/0001-91"),
        ] {
            assert_eq!(
                parse(text).map(|id| id.formatted()),
                Ok(formatted.into()),
                "{text}"
            );
        }
    }

    #[test]
    fn the_alphanumeric_example_of_serpro_passes() {
        let id = parse("12. abc.345 /01de–35");
        assert_eq!(id.as_ref().map(TaxId::value), Ok("12ABC34501DE35"));
        assert_eq!(id.map(|id| id.formatted()), Ok("12.ABC.345/01DE-35".into()));
        assert_eq!(
            parse("12.ABD.345/01DE-35"),
            Err(TaxIdError::WrongCheckDigit)
        );
        assert_eq!(
            parse("12.ABC.345/01DE-3A"),
            Err(TaxIdError::WrongCharacters)
        );
    }

    #[test]
    fn cpfs_from_documents_pass() {
        // The example of python-stdnum 2.2, and the one that Brazilian documents show.
        for text in ["390.533.447-05", "123.456.789-09"] {
            assert_eq!(
                parse(text).map(|id| id.kind()),
                Ok(TaxIdKind::BrCpf),
                "{text}"
            );
        }
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("16.727.230/0001-98", TaxIdError::WrongCheckDigit),
            ("231.002.999-00", TaxIdError::WrongCheckDigit),
            ("16.727.230/0001-9", TaxIdError::WrongLength),
            ("39O.533.447-05", TaxIdError::WrongCharacters),
            ("39Ñ.533.447-05", TaxIdError::WrongCharacters),
            ("111.111.111-11", TaxIdError::Repeated),
            ("00000000000000", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
