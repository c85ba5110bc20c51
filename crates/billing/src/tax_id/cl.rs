//! Chile: RUT.
//!
//! Up to eight digits and a check sign, a digit or K: weights 2 to 7 from the right and again, complement to 11, where 10 is K
//! (Servicio de Impuestos Internos, "Formato documentos tributarios electrónicos", field RUT; Registro Civil for the RUN, which
//! is the RUT of people). Numbers from 50 million on are
//! given to companies and other bodies.
//!
//! 66.666.666-6 and 55.555.555-5 are what the same document has for buyers without a name and for foreigners.

use super::check::{complement, from_right, repeats};
use super::typed::digits_and_check;
use super::{Caveat, Holder, TaxId, TaxIdError, TaxIdKind, Typed, require, thousands};

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let value = typed.joined.trim_start_matches('0');
    require(value.is_ascii(), TaxIdError::WrongCharacters)?;
    let (body, given) = digits_and_check(value)?;
    require((6..=8).contains(&body.len()), TaxIdError::WrongLength)?;
    require(
        complement(from_right(&body, 7)) == given,
        TaxIdError::WrongCheckDigit,
    )?;
    let holder = if body.len() == 8 && body[0] >= 5 {
        Holder::Business
    } else {
        Holder::Person
    };
    let id = TaxId::new(TaxIdKind::ClRut, value).held_by(holder);
    match value {
        "666666666" => Ok(id.held_by(Holder::Either).with(Caveat::GenericPublic)),
        "555555555" => Ok(id.held_by(Holder::Either).with(Caveat::GenericForeign)),
        _ if repeats(&body) => Err(TaxIdError::Repeated),
        _ => Ok(id),
    }
}

pub(super) fn format(value: &str) -> String {
    let (number, check) = value.split_at(value.len().saturating_sub(1));
    format!("{}-{check}", thousands(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Cl, text)
    }

    #[test]
    fn ruts_in_use_pass() {
        // Issuers of electronic invoices that the SII lists, from the tests of python-stdnum 2.2.
        for (text, formatted, holder) in [
            ("76086428-5", "76.086.428-5", Holder::Business),
            ("CL 12531909-2", "12.531.909-2", Holder::Person),
            ("10626628-k", "10.626.628-K", Holder::Person),
            ("3528355-2", "3.528.355-2", Holder::Person),
            ("12.150.075-2", "12.150.075-2", Holder::Person),
            ("099147000K", "99.147.000-K", Holder::Business),
            ("76 699 320 6", "76.699.320-6", Holder::Business),
            ("11482004-0", "11.482.004-0", Holder::Person),
        ] {
            let id = parse(text).map(|id| (id.formatted(), id.holder()));
            assert_eq!(id, Ok((formatted.into(), holder)), "{text}");
        }
    }

    #[test]
    fn the_generic_ones_are_taken_for_what_they_are() {
        assert_eq!(
            parse("66.666.666-6").map(|id| id.caveat()),
            Ok(Some(Caveat::GenericPublic))
        );
        assert_eq!(
            parse("55.555.555-5").map(|id| id.caveat()),
            Ok(Some(Caveat::GenericForeign))
        );
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("12531909-3", TaxIdError::WrongCheckDigit),
            ("12531909-K", TaxIdError::WrongCheckDigit),
            ("76086A28-5", TaxIdError::WrongCharacters),
            ("7608642K-5", TaxIdError::WrongCharacters),
            ("76086428-Ñ", TaxIdError::WrongCharacters),
            ("1-9", TaxIdError::WrongLength),
            ("000", TaxIdError::WrongLength),
            ("123.456.789-2", TaxIdError::WrongLength),
            ("11.111.111-1", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
