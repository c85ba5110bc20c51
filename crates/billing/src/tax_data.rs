//! Whom an invoice is made out to, as somebody types it, and what is wrong with it.
//!
//! One check for the form that is being filled in and for the function that saves it, so that both say the same. What it asks
//! for is as little as an invoice of the country needs: a name and a country, and of a company a tax id. Who gives a Mexican
//! RFC gives what a CFDI has to carry besides ([`CfdiReceiver`]).

mod message;

use serde::{Deserialize, Serialize};

pub use message::message;

use crate::{Caveat, CfdiCode, CfdiField, CfdiReceiver, Country, Holder, TaxId, TaxIdError};

/// The data as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaxData {
    /// ISO 3166-1 alpha-2 code of the country in which they pay taxes: `MX`.
    pub country: String,
    /// Whether it is a company rather than a person.
    pub is_company: bool,
    /// Name, or name of the company, as it is registered.
    pub legal_name: String,
    /// How the tax authority knows them; nothing for a person who gives none.
    pub tax_id: String,
    /// Whether they say that they are registered for the value-added tax, see [`treatment`](crate::treatment).
    pub is_vat_registered: bool,
    /// Street and number.
    pub line1: String,
    /// What else leads there.
    pub line2: String,
    /// City.
    pub city: String,
    /// State or province.
    pub state: String,
    /// Postal code.
    pub postal_code: String,
    /// Where invoices are sent.
    pub email: String,
    /// Code of the Mexican régimen fiscal: `601`.
    pub fiscal_regime: String,
    /// Code of the Mexican use of the invoice: `G03`.
    pub cfdi_use: String,
}

/// A part of [`TaxData`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields of TaxData")]
pub enum TaxField {
    Country,
    LegalName,
    TaxId,
    IsVatRegistered,
    Line1,
    Line2,
    City,
    State,
    PostalCode,
    Email,
    FiscalRegime,
    CfdiUse,
}

/// Something that is wrong with one of them. As JSON: `{ "field": "tax_id", "code": "tax_id_wrong_length", "is_warning": false }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TaxProblem {
    /// Where.
    pub field: TaxField,
    /// What: a stable code, which [`message`] puts into words.
    pub code: &'static str,
    /// Whether it may be right all the same: worth a question, no reason to refuse.
    pub is_warning: bool,
}

/// What there is to say about some [`TaxData`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxCheck {
    /// The data without what only typing brings: outer spaces, separators; a Mexican name in capitals, as the SAT has it.
    pub data: TaxData,
    /// Their tax id, where it is one.
    pub tax_id: Option<TaxId>,
    /// What is wrong, in the order of the fields.
    pub problems: Vec<TaxProblem>,
}

impl TaxCheck {
    /// Whether it can be saved: nothing is wrong but what may be right all the same.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.problems.iter().all(|problem| problem.is_warning)
    }
}

/// The longest of each, in characters. A Mexican name has 300 (`cfdv40.xsd`), an address of mail 254 (RFC 5321, section 4.5.3).
const LONGEST: [(TaxField, usize); 7] = [
    (TaxField::LegalName, 300),
    (TaxField::Line1, 200),
    (TaxField::Line2, 200),
    (TaxField::City, 100),
    (TaxField::State, 100),
    (TaxField::PostalCode, 20),
    (TaxField::Email, 254),
];

impl TaxData {
    /// Everything that is wrong.
    ///
    /// ```
    /// use billing::TaxData;
    ///
    /// let typed = TaxData {
    ///     country: "BR".into(),
    ///     is_company: true,
    ///     legal_name: "Padaria Estrela Ltda".into(),
    ///     tax_id: "12.ABC.345/01DE-36".into(),
    ///     ..TaxData::default()
    /// };
    /// let check = typed.check();
    /// assert_eq!(check.problems[0].code, "tax_id_wrong_check_digit");
    /// ```
    #[must_use]
    pub fn check(&self) -> TaxCheck {
        let mut problems = Vec::new();
        let country = match self.country.parse::<Country>() {
            Ok(country) => Some(country),
            Err(_) => {
                let is_missing = self.country.trim().is_empty();
                let code = if is_missing {
                    "missing"
                } else {
                    "country_unknown"
                };
                problems.push(wrong(TaxField::Country, code));
                None
            }
        };
        let tax_id = country.and_then(|country| {
            read_tax_id(country, &self.tax_id, self.is_company)
                .map_err(|code| problems.push(wrong(TaxField::TaxId, code)))
                .unwrap_or_default()
        });
        let data = self.tidied(country, tax_id.as_ref());
        data.check_texts(&mut problems);
        let cfdi = tax_id.as_ref().filter(|_| country == Some(Country::Mx));
        match (cfdi, &tax_id) {
            (Some(id), _) => data.check_cfdi(id, &mut problems),
            (None, Some(id)) => problems.extend(caveat(id)),
            (None, None) => {}
        }
        if self.is_vat_registered && tax_id.is_none() && self.tax_id.trim().is_empty() {
            problems.push(wrong(TaxField::IsVatRegistered, "vat_without_tax_id"));
        }
        problems.sort_by_key(|problem| problem.field as u8);
        TaxCheck {
            data,
            tax_id,
            problems,
        }
    }

    fn tidied(&self, country: Option<Country>, tax_id: Option<&TaxId>) -> Self {
        let mut data = self.clone();
        for text in [
            &mut data.country,
            &mut data.legal_name,
            &mut data.line1,
            &mut data.line2,
            &mut data.city,
            &mut data.state,
            &mut data.postal_code,
            &mut data.email,
        ] {
            // What is far too long is refused as it is.
            if text.len() <= 4 * 300 {
                *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
        match (country, tax_id) {
            (Some(Country::Mx), Some(_)) if data.legal_name.len() <= 4 * 300 => {
                data.legal_name = data.legal_name.to_uppercase();
            }
            (Some(Country::Mx), _) => {}
            _ => (data.fiscal_regime, data.cfdi_use) = Default::default(),
        }
        if let Some(id) = tax_id {
            id.value().clone_into(&mut data.tax_id);
        } else if country == Some(Country::Mx) && self.tax_id.trim().is_empty() {
            // Without an RFC there is no CFDI to say them on.
            (data.fiscal_regime, data.cfdi_use) = Default::default();
        }
        data
    }

    fn text(&self, field: TaxField) -> &str {
        match field {
            TaxField::Country => &self.country,
            TaxField::LegalName => &self.legal_name,
            TaxField::TaxId => &self.tax_id,
            TaxField::IsVatRegistered => "",
            TaxField::Line1 => &self.line1,
            TaxField::Line2 => &self.line2,
            TaxField::City => &self.city,
            TaxField::State => &self.state,
            TaxField::PostalCode => &self.postal_code,
            TaxField::Email => &self.email,
            TaxField::FiscalRegime => &self.fiscal_regime,
            TaxField::CfdiUse => &self.cfdi_use,
        }
    }

    fn check_texts(&self, problems: &mut Vec<TaxProblem>) {
        for (field, longest) in LONGEST {
            let text = self.text(field);
            if text.len() > 4 * longest || text.chars().count() > longest {
                problems.push(wrong(field, "too_long"));
            } else if text.contains(char::is_control) {
                problems.push(wrong(field, "characters"));
            }
        }
        if self.legal_name.is_empty() {
            problems.push(wrong(TaxField::LegalName, "missing"));
        }
        if !self.email.is_empty() && self.email.len() <= 4 * 254 && !is_address(&self.email) {
            problems.push(wrong(TaxField::Email, "email_malformed"));
        }
    }

    /// What a CFDI needs, for who has an RFC.
    fn check_cfdi(&self, id: &TaxId, problems: &mut Vec<TaxProblem>) {
        let receiver = CfdiReceiver {
            rfc: id.value(),
            name: &self.legal_name,
            regime: &self.fiscal_regime,
            cfdi_use: &self.cfdi_use,
            postal_code: &self.postal_code,
        };
        for problem in receiver.problems() {
            let field = match problem.field {
                CfdiField::Rfc => TaxField::TaxId,
                CfdiField::Name => TaxField::LegalName,
                CfdiField::Regime => TaxField::FiscalRegime,
                CfdiField::CfdiUse => TaxField::CfdiUse,
                CfdiField::PostalCode => TaxField::PostalCode,
            };
            // One is enough of what both checks know: a name that is missing or too long, a control character.
            if problems.iter().all(|known| known.field != field) {
                problems.push(TaxProblem {
                    field,
                    code: problem.code.code(),
                    is_warning: problem.code.is_warning(),
                });
            }
        }
    }
}

const fn wrong(field: TaxField, code: &'static str) -> TaxProblem {
    TaxProblem {
        field,
        code,
        is_warning: false,
    }
}

/// The tax id, if one is given; a company gives one.
fn read_tax_id(
    country: Country,
    text: &str,
    is_company: bool,
) -> Result<Option<TaxId>, &'static str> {
    if !is_company && text.len() <= 64 && text.trim().is_empty() {
        return Ok(None);
    }
    let id = TaxId::parse(country, text).map_err(TaxIdError::code)?;
    if id.kind() == crate::TaxIdKind::MxCurp {
        return Err(CfdiCode::RfcIsCurp.code());
    }
    match id.holder() {
        Holder::Person if is_company => Err("tax_id_of_a_person"),
        Holder::Business if !is_company => Err("tax_id_of_a_company"),
        _ => Ok(Some(id)),
    }
}

/// What to ask about an id that was accepted.
fn caveat(id: &TaxId) -> Option<TaxProblem> {
    let caveat = id.caveat()?;
    matches!(
        caveat,
        Caveat::CheckDigitMissing | Caveat::CheckDigitUnusual
    )
    .then(|| TaxProblem {
        field: TaxField::TaxId,
        code: caveat.code(),
        is_warning: true,
    })
}

/// Whether mail can be sent there, as far as the text says: something, one `@`, and a name with a dot that is no edge.
fn is_address(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else {
        return false;
    };
    let is_plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|char| {
                !char.is_whitespace() && !matches!(char, '@' | '<' | '>' | ',' | ';' | '"')
            })
    };
    is_plain(local)
        && is_plain(host)
        && host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
}

#[cfg(test)]
mod tests;
