//! What a Mexican invoice, CFDI 4.0, needs to know about its receiver.
//!
//! An invoice whose receiver's data are not those of the Constancia de Situación Fiscal is not stamped. This finds what can be
//! found without the SAT, when the data are typed in, not when the first invoice fails. The rules are those of Anexo 20 of the
//! Resolución Miscelánea Fiscal, version 4.0 (`cfdv40.xsd`, the guide for filling it in, and the matrix of errors), and of its
//! catalogues.
//!
//! It does not know whether an RFC, a name and a postal code belong together: the SAT does. Nor does it know the issuer, whose
//! postal code an invoice to a generic RFC has to carry.

mod catalog;
mod problem;

use serde::Deserialize;

pub use catalog::{CfdiUse, FiscalRegime};
pub use problem::{CfdiCode, CfdiField, CfdiProblem};

use crate::{Caveat, Country, Holder, TaxId, TaxIdError, TaxIdKind};

/// The receiver's data as they were typed.
///
/// ```
/// use billing::{CfdiField, CfdiReceiver};
///
/// let receiver = CfdiReceiver {
///     rfc: "EKU9003173C9",
///     name: "ESCUELA KEMPER URGATE",
///     regime: "601",
///     cfdi_use: "D01",
///     postal_code: "42501",
/// };
/// let problems = receiver.problems();
/// assert_eq!(problems[0].field, CfdiField::CfdiUse);
/// assert_eq!(problems[0].code.code(), "use_not_of_companies");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct CfdiReceiver<'a> {
    /// RFC, with or without separators.
    pub rfc: &'a str,
    /// Name as in the constancia: upper case, a company's without its type.
    pub name: &'a str,
    /// Code of the régimen fiscal: `601`.
    pub regime: &'a str,
    /// Code of the use: `G03`.
    pub cfdi_use: &'a str,
    /// Postal code of the fiscal domicile, five digits.
    pub postal_code: &'a str,
}

/// The regime and the use that a generic RFC has to have (guide for filling in Anexo 20, RegimenFiscalReceptor and UsoCFDI).
const GENERIC_REGIME: &str = "616";
const GENERIC_USE: &str = "S01";

impl CfdiReceiver<'_> {
    /// Everything that is wrong, in the order of the fields, warnings among it. Nothing where an invoice can be tried.
    ///
    /// Without a valid RFC it is not known whether a person or a company is meant, so what depends on it is not looked at.
    #[must_use]
    pub fn problems(&self) -> Vec<CfdiProblem> {
        let mut problems = Vec::new();
        let mut say = |field, code| problems.push(CfdiProblem { field, code });
        let (holder, is_generic) = match rfc(self.rfc) {
            Ok(id) => {
                if id.caveat() == Some(Caveat::CheckDigitUnusual) {
                    say(CfdiField::Rfc, CfdiCode::RfcCheckDigitUnusual);
                }
                let is_generic = matches!(
                    id.caveat(),
                    Some(Caveat::GenericPublic | Caveat::GenericForeign)
                );
                (id.holder(), is_generic)
            }
            Err(code) => {
                say(CfdiField::Rfc, code);
                (Holder::Either, false)
            }
        };
        for code in name(self.name, holder) {
            say(CfdiField::Name, code);
        }
        if let Err(code) = regime(self.regime, holder, is_generic) {
            say(CfdiField::Regime, code);
        }
        if let Err(code) = cfdi_use(self.cfdi_use, self.regime, holder, is_generic) {
            say(CfdiField::CfdiUse, code);
        }
        if let Err(code) = postal_code(self.postal_code) {
            say(CfdiField::PostalCode, code);
        }
        problems
    }
}

fn rfc(text: &str) -> Result<TaxId, CfdiCode> {
    match TaxId::parse(Country::Mx, text) {
        Ok(id) if id.kind() == TaxIdKind::MxRfc => Ok(id),
        Ok(_) => Err(CfdiCode::RfcIsCurp),
        Err(TaxIdError::Empty) => Err(CfdiCode::Missing),
        Err(error) => Err(CfdiCode::Rfc(error)),
    }
}

/// The attribute Nombre of `cfdv40.xsd`: 1 to 300 characters, no bar.
fn name(name: &str, holder: Holder) -> Vec<CfdiCode> {
    if name.trim().is_empty() {
        return vec![CfdiCode::Missing];
    }
    // Four bytes are the longest character: what is longer than this is not read to its end.
    if name.len() > 300 * 4 || name.chars().count() > 300 {
        return vec![CfdiCode::NameTooLong];
    }
    let is_wide = |char: char| char.is_whitespace() && !char.is_ascii();
    let has_spaces = name.split(' ').any(str::is_empty) || name.contains(is_wide);
    let has_type = holder == Holder::Business && ends_in_company_type(name);
    [
        (
            name.contains(|char: char| char == '|' || char.is_control()),
            CfdiCode::NameCharacters,
        ),
        (
            name.contains(char::is_lowercase),
            CfdiCode::NameNotUpperCase,
        ),
        (has_spaces, CfdiCode::NameSpaces),
        (has_type, CfdiCode::NameHasCompanyType),
    ]
    .into_iter()
    .filter_map(|(holds, code)| holds.then_some(code))
    .collect()
}

/// Types of companies and associations, without dots (Ley General de Sociedades Mercantiles, article 1, and special laws).
const COMPANY_TYPES: [&str; 24] = [
    "SA",
    "SA DE CV",
    "SAB",
    "SAB DE CV",
    "SAPI",
    "SAPI DE CV",
    "SAS",
    "SAS DE CV",
    "S DE RL",
    "S DE RL DE CV",
    "S DE RL MI",
    "S EN C",
    "S EN C POR A",
    "S EN NC",
    "SC",
    "SCP",
    "SC DE RL",
    "SC DE RL DE CV",
    "SCL",
    "SPR DE RL",
    "AC",
    "IAP",
    "ABP",
    "SOCIEDAD ANONIMA DE CAPITAL VARIABLE",
];

/// Whether a name ends like one, however its dots and spaces are: `S. A. de C. V.`
fn ends_in_company_type(name: &str) -> bool {
    let mut words: Vec<String> = Vec::new();
    let mut was_letter = false;
    let upper = name.replace(['.', ','], " ").to_uppercase();
    for word in upper.split_whitespace() {
        let is_letter = word.chars().count() == 1;
        match words.last_mut() {
            // Letters in a row are one abbreviation.
            Some(last) if was_letter && is_letter => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
        was_letter = is_letter;
    }
    COMPANY_TYPES.iter().any(|kind| {
        let length = kind.split(' ').count();
        words.len() > length && words[words.len() - length..].iter().eq(kind.split(' '))
    })
}

fn regime(code: &str, holder: Holder, is_generic: bool) -> Result<(), CfdiCode> {
    if code.is_empty() {
        return Err(CfdiCode::Missing);
    }
    let regime = FiscalRegime::find(code).ok_or(CfdiCode::RegimeUnknown)?;
    match holder {
        _ if is_generic && code != GENERIC_REGIME => Err(CfdiCode::RegimeNotGeneric),
        _ if regime.allows(holder) => Ok(()),
        Holder::Business => Err(CfdiCode::RegimeNotOfCompanies),
        Holder::Person | Holder::Either => Err(CfdiCode::RegimeNotOfPeople),
    }
}

fn cfdi_use(code: &str, regime: &str, holder: Holder, is_generic: bool) -> Result<(), CfdiCode> {
    if code.is_empty() {
        return Err(CfdiCode::Missing);
    }
    let a_use = CfdiUse::find(code).ok_or(CfdiCode::UseUnknown)?;
    // Of a regime that is not known there is nothing to say; it has its own problem.
    let fits_regime = FiscalRegime::find(regime).is_none() || a_use.regimes.contains(&regime);
    if is_generic && code != GENERIC_USE {
        Err(CfdiCode::UseNotGeneric)
    } else if !a_use.invoices {
        Err(CfdiCode::UseNotOfInvoices)
    } else if holder == Holder::Business && !a_use.companies {
        Err(CfdiCode::UseNotOfCompanies)
    } else if !is_generic && !fits_regime {
        Err(CfdiCode::UseNotOfRegime)
    } else {
        Ok(())
    }
}

/// Five digits, of which two are a state's: 01 to 16 Mexico City, 20 to 99 the others (Correos de México, "Códigos postales").
fn postal_code(code: &str) -> Result<(), CfdiCode> {
    match code.as_bytes() {
        [] => Err(CfdiCode::Missing),
        [b'0', b'1'..=b'9', rest @ ..]
        | [b'1', b'0'..=b'6', rest @ ..]
        | [b'2'..=b'9', b'0'..=b'9', rest @ ..]
            if rest.len() == 3 && rest.iter().all(u8::is_ascii_digit) =>
        {
            Ok(())
        }
        bytes if bytes.len() == 5 && bytes.iter().all(u8::is_ascii_digit) => {
            Err(CfdiCode::PostalCodeUnknown)
        }
        _ => Err(CfdiCode::PostalCodeMalformed),
    }
}

#[cfg(test)]
mod tests;
