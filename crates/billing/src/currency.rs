//! The currencies of the region, and into how many parts each is divided.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A currency by its ISO 4217 code.
///
/// The number of decimals is that of ISO 4217: none for the Chilean and the Paraguayan peso and guaraní. The Colombian
/// peso has two there, although no coin below fifty pesos is left: electronic invoices carry them.
///
/// ```
/// use billing::Currency;
///
/// let peso: Currency = "CLP".parse()?;
/// assert_eq!(peso.decimals(), 0);
/// assert_eq!(peso.minor_units(), 1);
/// assert!("EUR".parse::<Currency>().is_err());
/// # Ok::<(), billing::UnknownCurrency>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the codes are their own documentation")]
pub enum Currency {
    Usd,
    Mxn,
    Cop,
    Ars,
    Clp,
    Pen,
    Brl,
    Uyu,
    Pyg,
    Bob,
    Crc,
    Dop,
    Gtq,
    Hnl,
    Nio,
    Pab,
    Ves,
}

/// The code names no currency that can be billed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCurrency;

impl fmt::Display for UnknownCurrency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("currency_unknown")
    }
}

impl std::error::Error for UnknownCurrency {}

impl Currency {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Usd,
        Self::Mxn,
        Self::Cop,
        Self::Ars,
        Self::Clp,
        Self::Pen,
        Self::Brl,
        Self::Uyu,
        Self::Pyg,
        Self::Bob,
        Self::Crc,
        Self::Dop,
        Self::Gtq,
        Self::Hnl,
        Self::Nio,
        Self::Pab,
        Self::Ves,
    ];

    /// The code: `MXN`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usd => "USD",
            Self::Mxn => "MXN",
            Self::Cop => "COP",
            Self::Ars => "ARS",
            Self::Clp => "CLP",
            Self::Pen => "PEN",
            Self::Brl => "BRL",
            Self::Uyu => "UYU",
            Self::Pyg => "PYG",
            Self::Bob => "BOB",
            Self::Crc => "CRC",
            Self::Dop => "DOP",
            Self::Gtq => "GTQ",
            Self::Hnl => "HNL",
            Self::Nio => "NIO",
            Self::Pab => "PAB",
            Self::Ves => "VES",
        }
    }

    /// Digits behind the decimal point (ISO 4217).
    #[must_use]
    pub const fn decimals(self) -> u32 {
        match self {
            Self::Clp | Self::Pyg => 0,
            _ => 2,
        }
    }

    /// Minor units of one whole: 100 centavos of a peso, 1 where it has none.
    #[must_use]
    pub const fn minor_units(self) -> i64 {
        10_i64.pow(self.decimals())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(code: &str) -> Result<Self, UnknownCurrency> {
        Self::ALL
            .into_iter()
            .find(|currency| currency.code() == code)
            .ok_or(UnknownCurrency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_currency_is_found_by_its_code_and_written_as_it() {
        for currency in Currency::ALL {
            assert_eq!(currency.code().parse(), Ok(currency));
            assert_eq!(
                serde_json::to_value(currency).ok(),
                Some(serde_json::Value::from(currency.code()))
            );
        }
        assert_eq!("mxn".parse::<Currency>(), Err(UnknownCurrency));
    }
}
