//! The countries of the region.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Currency;

/// A country by its ISO 3166-1 alpha-2 code.
///
/// ```
/// use billing::{Country, Currency};
///
/// let country: Country = "EC".parse()?;
/// assert_eq!(country.currency(), Currency::Usd);
/// # Ok::<(), billing::UnknownCountry>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the codes are their own documentation")]
pub enum Country {
    Mx,
    Co,
    Ar,
    Cl,
    Pe,
    Br,
    Ec,
    Uy,
    Py,
    Bo,
    Cr,
    Do,
    Gt,
    Sv,
    Ve,
    Hn,
    Ni,
    Pa,
}

/// The code names no country of the region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCountry;

impl fmt::Display for UnknownCountry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("country_unknown")
    }
}

impl std::error::Error for UnknownCountry {}

impl Country {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Mx,
        Self::Co,
        Self::Ar,
        Self::Cl,
        Self::Pe,
        Self::Br,
        Self::Ec,
        Self::Uy,
        Self::Py,
        Self::Bo,
        Self::Cr,
        Self::Do,
        Self::Gt,
        Self::Sv,
        Self::Ve,
        Self::Hn,
        Self::Ni,
        Self::Pa,
    ];

    /// The code: `MX`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mx => "MX",
            Self::Co => "CO",
            Self::Ar => "AR",
            Self::Cl => "CL",
            Self::Pe => "PE",
            Self::Br => "BR",
            Self::Ec => "EC",
            Self::Uy => "UY",
            Self::Py => "PY",
            Self::Bo => "BO",
            Self::Cr => "CR",
            Self::Do => "DO",
            Self::Gt => "GT",
            Self::Sv => "SV",
            Self::Ve => "VE",
            Self::Hn => "HN",
            Self::Ni => "NI",
            Self::Pa => "PA",
        }
    }

    /// What invoices are made out in there. Ecuador and El Salvador have no currency of their own; Panama's balboa is
    /// one dollar by law and exists in coins only, so its prices are dollars.
    #[must_use]
    pub const fn currency(self) -> Currency {
        match self {
            Self::Mx => Currency::Mxn,
            Self::Co => Currency::Cop,
            Self::Ar => Currency::Ars,
            Self::Cl => Currency::Clp,
            Self::Pe => Currency::Pen,
            Self::Br => Currency::Brl,
            Self::Ec | Self::Sv | Self::Pa => Currency::Usd,
            Self::Uy => Currency::Uyu,
            Self::Py => Currency::Pyg,
            Self::Bo => Currency::Bob,
            Self::Cr => Currency::Crc,
            Self::Do => Currency::Dop,
            Self::Gt => Currency::Gtq,
            Self::Ve => Currency::Ves,
            Self::Hn => Currency::Hnl,
            Self::Ni => Currency::Nio,
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Country {
    type Err = UnknownCountry;

    fn from_str(code: &str) -> Result<Self, UnknownCountry> {
        Self::ALL
            .into_iter()
            .find(|country| country.code() == code)
            .ok_or(UnknownCountry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_is_found_by_its_code_and_written_as_it() {
        for country in Country::ALL {
            assert_eq!(country.code().parse(), Ok(country));
            assert_eq!(
                serde_json::to_value(country).ok(),
                Some(serde_json::Value::from(country.code()))
            );
        }
        assert_eq!("mx".parse::<Country>(), Err(UnknownCountry));
        assert_eq!("ES".parse::<Country>(), Err(UnknownCountry));
    }

    #[test]
    fn the_dollar_is_the_currency_of_three_countries() {
        let dollars: Vec<Country> = Country::ALL
            .into_iter()
            .filter(|country| country.currency() == Currency::Usd)
            .collect();
        assert_eq!(dollars, [Country::Ec, Country::Sv, Country::Pa]);
    }
}
