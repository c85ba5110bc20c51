//! Which value-added tax is on what is sold, and who pays it in.

mod rates;

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use rates::RATES;

/// A value-added tax of a country, on services sold over the internet, and the days on which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TaxRate {
    /// ISO 3166-1 code of the country: `MX`.
    pub country: &'static str,
    /// What it is called on an invoice: `IVA`, `IGV`, `ITBIS`.
    pub name: &'static str,
    /// The rate: 1,600 is 16 %.
    pub basis_points: u32,
    /// Whether it is a part of the price instead of coming on top. It is then the rate times what the customer pays, and not times
    /// what is left without it: 13 of 100 in Bolivia.
    pub contained: bool,
    /// First day.
    pub from: NaiveDate,
    /// Last day, as far as one is known.
    pub until: Option<NaiveDate>,
    /// Law and article, and what is peculiar about it.
    pub source: &'static str,
}

/// Why a tax could not be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxError {
    /// No country that is sold in, or no ISO code in capitals.
    CountryUnknown,
    /// A day before the table begins, which is 1 January 2020.
    RateUnknown,
}

impl TaxError {
    /// The stable code that a client gets.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CountryUnknown => "country_unknown",
            Self::RateUnknown => "tax_rate_unknown",
        }
    }
}

impl fmt::Display for TaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for TaxError {}

/// The rate that holds in a country on a day.
///
/// # Errors
/// [`TaxError::CountryUnknown`], [`TaxError::RateUnknown`].
///
/// ```
/// use billing::rate_on;
///
/// let points = |day: &str| rate_on("EC", day.parse().expect("a date")).map(|rate| rate.basis_points);
/// assert_eq!(points("2024-03-31"), Ok(1_200));
/// assert_eq!(points("2024-04-01"), Ok(1_500));
/// ```
pub fn rate_on(country: &str, date: NaiveDate) -> Result<TaxRate, TaxError> {
    let mut rates = RATES
        .iter()
        .filter(|rate| rate.country == country)
        .peekable();
    if rates.peek().is_none() {
        return Err(TaxError::CountryUnknown);
    }
    rates
        .find(|rate| rate.from <= date && rate.until.is_none_or(|until| date <= until))
        .copied()
        .ok_or(TaxError::RateUnknown)
}

/// What an invoice does about tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "treatment", rename_all = "snake_case")]
pub enum Treatment {
    /// The seller charges it and pays it in.
    Charged(TaxRate),
    /// A business accounts for it itself; the invoice has none and says so.
    ReverseCharge {
        /// The rule, to be named on the invoice.
        rule: &'static str,
    },
    /// The seller has nothing to charge.
    NotTaxed {
        /// Why.
        rule: &'static str,
    },
}

impl Treatment {
    /// The rate that the invoice charges, if any.
    #[must_use]
    pub const fn rate(self) -> Option<TaxRate> {
        match self {
            Self::Charged(rate) => Some(rate),
            Self::ReverseCharge { .. } | Self::NotTaxed { .. } => None,
        }
    }

    /// Its name, as it is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Charged(_) => "charged",
            Self::ReverseCharge { .. } => "reverse_charge",
            Self::NotTaxed { .. } => "not_taxed",
        }
    }

    /// The rule by which the invoice charges none, which it names.
    #[must_use]
    pub const fn rule(self) -> Option<&'static str> {
        match self {
            Self::Charged(_) => None,
            Self::ReverseCharge { rule } | Self::NotTaxed { rule } => Some(rule),
        }
    }
}

/// Who pays the tax in on what is sold to a customer in another country.
struct Abroad {
    country: &'static str,
    /// The rule by which a business does it itself.
    business: Option<&'static str>,
    /// The rule by which the seller charges no one.
    anyone: Option<&'static str>,
}

/// The countries whose law leaves the tax to somebody else than the seller abroad. In all others the seller charges.
const ABROAD: &[Abroad] = &[
    Abroad {
        country: "AR",
        business: Some("Ley de IVA (t.o. 1997), art. 1 inc. d)"),
        anyone: Some("Ley de IVA (t.o. 1997), art. 1 inc. e) y art. 27.1; RG 4240"),
    },
    Abroad {
        country: "BR",
        business: None,
        anyone: Some("LC 116/2003, art. 6, § 2, I; Lei 10.865/2004, art. 5, II"),
    },
    Abroad {
        country: "CL",
        business: Some("DL 825, art. 8 letra n) y art. 11 letra e); Circular SII 42 de 2020"),
        anyone: None,
    },
    Abroad {
        country: "CO",
        business: Some("Estatuto Tributario, art. 437-2 num. 3"),
        anyone: None,
    },
    Abroad {
        country: "EC",
        business: Some("LRTI, art. 56; Resolución NAC-DGERCGC20-00000053"),
        anyone: None,
    },
    Abroad {
        country: "PE",
        business: Some("Ley del IGV, art. 1 inc. b) y art. 9; DL 1623"),
        anyone: None,
    },
    Abroad {
        country: "PY",
        business: None,
        anyone: Some("Ley 6380/2019; Resolución General SET 76/2020"),
    },
];

/// What an invoice to a customer does about tax.
///
/// `is_business_with_tax_id` means a business whose tax id was checked and that is registered for the value-added tax: a
/// *responsable de IVA* in Colombia, a *responsable inscripto* in Argentina, a *contribuyente de IVA* in Chile. Whoever does not
/// know says no. The seller may be anywhere; the customer must be in a country of the table.
///
/// | customer in | seller in the same country | seller abroad, to a business | seller abroad, to anybody else |
/// |---|---|---|---|
/// | CL, CO, EC, PE | charged | reverse charge | charged |
/// | AR | charged | reverse charge | not taxed: who pays by card has it added by the issuer, everybody else pays it in |
/// | PY | charged | not taxed: added by whoever carries the payment | the same |
/// | BR | charged at nothing | not taxed: the importer owes it | the same |
/// | MX, UY, BO, CR, DO, GT, SV, VE, HN, NI, PA | charged | charged | charged |
///
/// Where a rule was not found in public, tax is charged: what was charged too much can be given back, what was charged too
/// little cannot be asked for later. Charging presumes that the seller is registered in that country. In some of the
/// last row no registration for sellers abroad was found (BO, DO, GT, HN, NI, PA, SV, VE), and Uruguay's names films, music and
/// intermediation, not software; there an accountant decides before the first sale. Costa Rica, where businesses may owe the tax on
/// what they buy abroad, was left charged for the same reason.
///
/// # Errors
/// [`TaxError::CountryUnknown`] for a customer's country outside the table or a seller's that is no ISO code,
/// [`TaxError::RateUnknown`].
///
/// ```
/// use billing::{Treatment, treatment};
///
/// let day = "2026-12-01".parse().expect("a date");
/// assert!(matches!(treatment("MX", "CL", true, day), Ok(Treatment::ReverseCharge { .. })));
/// assert!(matches!(treatment("CL", "CL", true, day), Ok(Treatment::Charged(rate)) if rate.basis_points == 1_900));
/// ```
pub fn treatment(
    seller_country: &str,
    customer_country: &str,
    is_business_with_tax_id: bool,
    date: NaiveDate,
) -> Result<Treatment, TaxError> {
    let is_code =
        seller_country.len() == 2 && seller_country.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_code {
        return Err(TaxError::CountryUnknown);
    }
    let rate = rate_on(customer_country, date)?;
    if seller_country == customer_country {
        return Ok(Treatment::Charged(rate));
    }
    let Some(abroad) = ABROAD
        .iter()
        .find(|abroad| abroad.country == customer_country)
    else {
        return Ok(Treatment::Charged(rate));
    };
    Ok(match (abroad.business, abroad.anyone) {
        (Some(rule), _) if is_business_with_tax_id => Treatment::ReverseCharge { rule },
        (_, Some(rule)) => Treatment::NotTaxed { rule },
        (_, None) => Treatment::Charged(rate),
    })
}

/// Whether it matters for the tax that a customer in this country is registered for it: whether to ask them.
///
/// ```
/// use billing::vat_registration_matters;
///
/// assert!(vat_registration_matters("CO") && !vat_registration_matters("MX"));
/// ```
#[must_use]
pub fn vat_registration_matters(customer_country: &str) -> bool {
    ABROAD
        .iter()
        .any(|abroad| abroad.country == customer_country && abroad.business.is_some())
}

#[cfg(test)]
mod tests;
