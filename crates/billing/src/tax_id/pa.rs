//! Panama: RUC.
//!
//! Parts between hyphens that mean something and cannot be left out: a person's is the cédula (`8-74-317`, `PE-12-345`), a
//! company's its place in the Registro Público (`2588017-1-831938`), and who has neither is given a number with NT (`8-NT-1-12`).
//! Its check digits, DV, stand apart and invoices need them (Dirección General de Ingresos, "Inscripción del número de RUC").
//! They depend on the kind of RUC, which the number does not always tell, so they are kept but not checked; without them
//! there is [`Caveat::CheckDigitMissing`].
//!
//! Lenient on purpose: three or four parts, each of digits or one of the known groups of letters, alone or behind the province
//! (`8PI-1-2`).

use super::{Caveat, Holder, TaxId, TaxIdError, TaxIdKind, Typed, require};

/// Foreigner, Panamanian born abroad, naturalized, indigenous, before the registry, number of the DGI.
const LETTERS: [&str; 6] = ["E", "PE", "N", "PI", "AV", "NT"];

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let mut parts: Vec<&str> = typed.groups.iter().map(String::as_str).collect();
    let mut check = None;
    // "DV 20", "DV20", "D.V. 20".
    let place = (0..parts.len()).find(|place| parts[*place..].concat().starts_with("DV"));
    if let Some(place) = place {
        let end = parts.split_off(place).concat();
        check = Some(end.trim_start_matches("DV").to_owned());
    }
    if let Some(check) = &check {
        let is_number = check.bytes().all(|byte| byte.is_ascii_digit());
        require(is_number, TaxIdError::WrongCharacters)?;
        require(matches!(check.len(), 1 | 2), TaxIdError::WrongLength)?;
    }
    let is_known = |part: &&str| letters(part).is_empty() || LETTERS.contains(&letters(part));
    require(parts.iter().all(is_known), TaxIdError::WrongCharacters)?;
    require(
        parts.iter().all(|part| part.len() <= 10),
        TaxIdError::WrongLength,
    )?;
    require(matches!(parts.len(), 3 | 4), TaxIdError::WrongForm)?;
    // Letters stand in front or second, and numbers at the end.
    let ends_in_numbers = parts[parts.len() - 2..]
        .iter()
        .all(|part| letters(part).is_empty());
    require(ends_in_numbers, TaxIdError::WrongForm)?;
    let is_nothing = parts
        .iter()
        .all(|part| part.bytes().all(|byte| byte == b'0'));
    require(!is_nothing, TaxIdError::Repeated)?;

    let is_nt = parts.iter().any(|part| part.ends_with("NT"));
    let is_person = parts[0].len() <= 2 || parts.iter().any(|part| !letters(part).is_empty());
    let holder = match (is_nt, is_person) {
        (true, _) => Holder::Either,
        (_, true) => Holder::Person,
        _ => Holder::Business,
    };
    let number = parts.join("-");
    Ok(match check {
        Some(check) => TaxId::new(TaxIdKind::PaRuc, format!("{number} DV {check}")).held_by(holder),
        None => TaxId::new(TaxIdKind::PaRuc, number)
            .held_by(holder)
            .with(Caveat::CheckDigitMissing),
    })
}

/// What is behind the digits of a part.
fn letters(part: &str) -> &str {
    part.trim_start_matches(|char: char| char.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Pa, text)
    }

    #[test]
    fn each_form_passes() {
        // The examples of the DGI on panamatramita.gob.pa and of panama-ruc-dv-calculator 1.0.
        for (text, formatted, holder) in [
            ("8-74-317", "8-74-317", Holder::Person),
            ("pe-12-345", "PE-12-345", Holder::Person),
            ("8pi-1-2", "8PI-1-2", Holder::Person),
            ("4578-586-9873", "4578-586-9873", Holder::Business),
            (
                "RUC 2588017-1-831938 DV 20",
                "2588017-1-831938 DV 20",
                Holder::Business,
            ),
            ("1-184-921 D.V. 49", "1-184-921 DV 49", Holder::Person),
            ("1-184-921 dv49", "1-184-921 DV 49", Holder::Person),
            ("7-NT-1-12", "7-NT-1-12", Holder::Either),
        ] {
            let id = parse(text).map(|id| (id.formatted(), id.holder()));
            assert_eq!(id, Ok((formatted.into(), holder)), "{text}");
        }
    }

    #[test]
    fn without_its_check_digits_it_has_a_caveat() {
        assert_eq!(
            parse("8-74-317").map(|id| id.caveat()),
            Ok(Some(Caveat::CheckDigitMissing))
        );
        assert_eq!(parse("1-184-921 DV 49").map(|id| id.caveat()), Ok(None));
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("1184921", TaxIdError::WrongForm),
            ("1-184-921-DV", TaxIdError::WrongLength),
            ("1-184-921 DV 499", TaxIdError::WrongLength),
            ("1-184-921 DV X", TaxIdError::WrongCharacters),
            ("XX-1-2", TaxIdError::WrongCharacters),
            ("8-74-NT", TaxIdError::WrongForm),
            ("12345678901-1-2", TaxIdError::WrongLength),
            ("0-0-0", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
