//! What can be wrong with the receiver of a Mexican invoice.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use crate::TaxIdError;

/// A part of the receiver's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields of CfdiReceiver")]
pub enum CfdiField {
    Rfc,
    Name,
    Regime,
    CfdiUse,
    PostalCode,
}

/// Something that is wrong with one of them. As JSON: `{ "field": "name", "code": "name_not_upper_case" }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CfdiProblem {
    /// Where.
    pub field: CfdiField,
    /// What.
    pub code: CfdiCode,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CfdiCode {
    /// Nothing is there.
    Missing,
    /// It is no RFC.
    Rfc(TaxIdError),
    /// It is a CURP.
    RfcIsCurp,
    /// A warning: its check character is an unusual one.
    RfcCheckDigitUnusual,
    /// More than 300 characters.
    NameTooLong,
    /// A bar or a control character.
    NameCharacters,
    /// Letters in lower case.
    NameNotUpperCase,
    /// Spaces in front, behind, or two in a row, or one that is no plain space.
    NameSpaces,
    /// A warning: it ends like the type of a company (`SA DE CV`), which the constancia shows apart from the name.
    NameHasCompanyType,
    /// Not in the catalogue.
    RegimeUnknown,
    /// Of companies, and the RFC is a person's.
    RegimeNotOfPeople,
    /// Of people, and the RFC is a company's.
    RegimeNotOfCompanies,
    /// With a generic RFC it has to be 616.
    RegimeNotGeneric,
    /// Not in the catalogue.
    UseUnknown,
    /// Of payments or payrolls, not of invoices.
    UseNotOfInvoices,
    /// Of people, and the RFC is a company's.
    UseNotOfCompanies,
    /// Not for taxpayers of the regime.
    UseNotOfRegime,
    /// With a generic RFC it has to be S01.
    UseNotGeneric,
    /// Not five digits.
    PostalCodeMalformed,
    /// Five digits of no state.
    PostalCodeUnknown,
}

impl CfdiCode {
    /// All of them but those of [`CfdiCode::Rfc`], which are those of [`TaxIdError`].
    pub const ALL: [Self; 19] = [
        Self::Missing,
        Self::RfcIsCurp,
        Self::RfcCheckDigitUnusual,
        Self::NameTooLong,
        Self::NameCharacters,
        Self::NameNotUpperCase,
        Self::NameSpaces,
        Self::NameHasCompanyType,
        Self::RegimeUnknown,
        Self::RegimeNotOfPeople,
        Self::RegimeNotOfCompanies,
        Self::RegimeNotGeneric,
        Self::UseUnknown,
        Self::UseNotOfInvoices,
        Self::UseNotOfCompanies,
        Self::UseNotOfRegime,
        Self::UseNotGeneric,
        Self::PostalCodeMalformed,
        Self::PostalCodeUnknown,
    ];

    /// The stable code that a client gets.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Rfc(error) => error.code(),
            Self::RfcIsCurp => "rfc_is_curp",
            Self::RfcCheckDigitUnusual => "rfc_check_digit_unusual",
            Self::NameTooLong => "name_too_long",
            Self::NameCharacters => "name_characters",
            Self::NameNotUpperCase => "name_not_upper_case",
            Self::NameSpaces => "name_spaces",
            Self::NameHasCompanyType => "name_has_company_type",
            Self::RegimeUnknown => "regime_unknown",
            Self::RegimeNotOfPeople => "regime_not_of_people",
            Self::RegimeNotOfCompanies => "regime_not_of_companies",
            Self::RegimeNotGeneric => "regime_not_generic",
            Self::UseUnknown => "use_unknown",
            Self::UseNotOfInvoices => "use_not_of_invoices",
            Self::UseNotOfCompanies => "use_not_of_companies",
            Self::UseNotOfRegime => "use_not_of_regime",
            Self::UseNotGeneric => "use_not_generic",
            Self::PostalCodeMalformed => "postal_code_malformed",
            Self::PostalCodeUnknown => "postal_code_unknown",
        }
    }

    /// Whether it may be right all the same: worth a question, no reason to refuse.
    #[must_use]
    pub const fn is_warning(self) -> bool {
        matches!(self, Self::RfcCheckDigitUnusual | Self::NameHasCompanyType)
    }
}

impl fmt::Display for CfdiCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for CfdiCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_is_another_one_and_only_two_are_warnings() {
        let all: Vec<CfdiCode> = CfdiCode::ALL
            .into_iter()
            .chain(TaxIdError::ALL.into_iter().map(CfdiCode::Rfc))
            .collect();
        let names: BTreeSet<&str> = all.iter().map(|code| code.code()).collect();
        assert_eq!(names.len(), all.len());
        assert_eq!(all.iter().filter(|code| code.is_warning()).count(), 2);
    }
}
