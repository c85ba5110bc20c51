//! El Salvador: NIT and DUI.
//!
//! # NIT
//!
//! Fourteen digits: four of the municipality (the first is 0 or 1, or 9 for abroad), the date of birth or foundation as
//! `ddmmyy`, three that count, a check digit. The rule has two forms, by the three that count: up to 100 weights 14 to 2 and the
//! rest of eleven; above, weights 2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2 and the complement; in both a 10 is 0 (svcommunity.org,
//! "Cómo calcular dígito verificador del DUI y NIT"; python-stdnum 2.2, whose tests hold two hundred). The authority publishes
//! none.
//!
//! # DUI
//!
//! Nine digits, the last one the complement to ten of a sum with weights 9 to 2 (same source). For people it is the NIT since
//! 2021 (Decreto Legislativo 763, as nationid 0.6 has it). Weights that share a factor with ten let some mistakes pass.

use chrono::NaiveDate;

use super::check::{complement_or_zero, repeats, weighted};
use super::{TaxId, TaxIdError, TaxIdKind, Typed, require};

const OLD: [u32; 13] = [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const NEW: [u32; 13] = [2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const DUI: [u32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, 1];

pub(super) fn parse(typed: &Typed) -> Result<TaxId, TaxIdError> {
    let digits = typed.digits()?;
    require(matches!(digits.len(), 9 | 14), TaxIdError::WrongLength)?;
    require(!repeats(&digits), TaxIdError::Repeated)?;
    let value = typed.joined.as_str();
    if digits.len() == 9 {
        let sum = weighted(&digits, &DUI);
        require(sum.is_multiple_of(10), TaxIdError::WrongCheckDigit)?;
        return Ok(TaxId::new(TaxIdKind::SvDui, value));
    }
    require(matches!(digits[0], 0 | 1 | 9), TaxIdError::UnknownPrefix)?;
    let pair = |place: usize| u32::from(digits[place]) * 10 + u32::from(digits[place + 1]);
    // The century is not in it: a leap day is one of this century's, which are those of the last but for 1900.
    let year = 2000 + i32::try_from(pair(8)).unwrap_or_default();
    let date = NaiveDate::from_ymd_opt(year, pair(6), pair(4));
    require(date.is_some(), TaxIdError::NoSuchDate)?;
    let check = if value[10..13] <= *"100" {
        (weighted(&digits, &OLD) % 11 % 10) as u8
    } else {
        complement_or_zero(weighted(&digits, &NEW))
    };
    require(check == digits[13], TaxIdError::WrongCheckDigit)?;
    Ok(TaxId::new(TaxIdKind::SvNit, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax_id::Country;

    fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        TaxId::parse(Country::Sv, text)
    }

    #[test]
    fn nits_in_use_pass() {
        // The collection in the tests of python-stdnum 2.2.
        for text in [
            "0614-050707-104-8",
            "0210-191171-001-6",
            "02101411580016",
            "0404-131259-001-1",
            "0427-151046-001-8",
            "0511-021279-102-2",
            "1408-260786-101-2",
            "9483-260110-101-0",
            "94833011640013",
        ] {
            assert_eq!(
                parse(text).map(|id| id.kind()),
                Ok(TaxIdKind::SvNit),
                "{text}"
            );
        }
    }

    #[test]
    fn the_hundredth_is_the_last_of_the_old_rule() {
        // Made up, after the same source.
        assert!(parse("0614-050707-100-3").is_ok());
        assert_eq!(parse("0614-050707-100-5"), Err(TaxIdError::WrongCheckDigit));
    }

    #[test]
    fn the_specimen_dui_passes() {
        // On the specimen of the document, worked through in the group publicesvfoxpro (2014).
        assert_eq!(
            parse("000162975").map(|id| (id.kind(), id.formatted())),
            Ok((TaxIdKind::SvDui, "00016297-5".into()))
        );
    }

    #[test]
    fn it_says_what_is_wrong() {
        for (text, error) in [
            ("0614-050707-104-0", TaxIdError::WrongCheckDigit),
            ("00016297-4", TaxIdError::WrongCheckDigit),
            ("0614-310207-104-8", TaxIdError::NoSuchDate),
            ("2614-050707-104-8", TaxIdError::UnknownPrefix),
            ("12345678", TaxIdError::WrongLength),
            ("0614-05O707-104-8", TaxIdError::WrongCharacters),
            ("000000000", TaxIdError::Repeated),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
