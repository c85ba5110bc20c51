//! Tax identifiers of Latin America: which kind a text is, whether it can be one, and how it is written.
//!
//! One file a country; each says where its rule comes from and what it leaves open. A text that passes here is one that an
//! authority *may* have given out. Whether it did, and to whom, only the authority knows.

mod check;
mod country;
mod error;
mod kind;
mod typed;

mod ar;
mod bo;
mod br;
mod cl;
mod co;
mod cr;
mod r#do;
mod ec;
mod gt;
mod hn;
mod mx;
mod ni;
mod pa;
mod pe;
mod py;
mod sv;
mod uy;
mod ve;

use std::fmt;

use serde::Serialize;

pub use country::{Country, UnknownCountry};
pub use error::TaxIdError;
pub use kind::{Caveat, Holder, TaxIdKind};
use typed::{Typed, digits};

/// A tax identifier whose form and check digit are right.
///
/// It is written out (kind, value, holder, caveat) and not read back: what was stored is [parsed](TaxId::parse) again, so
/// that there is none that did not pass.
///
/// ```
/// use billing::{Country, TaxId, TaxIdError, TaxIdKind};
///
/// let id = TaxId::parse(Country::Cl, "rut 76086428-5")?;
/// assert_eq!(id.kind(), TaxIdKind::ClRut);
/// assert_eq!(id.value(), "760864285");
/// assert_eq!(id.formatted(), "76.086.428-5");
/// assert_eq!(TaxId::parse(Country::Cl, "76.086.429-5"), Err(TaxIdError::WrongCheckDigit));
/// # Ok::<(), TaxIdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TaxId {
    kind: TaxIdKind,
    value: String,
    holder: Holder,
    caveat: Option<Caveat>,
}

impl TaxId {
    /// Reads what somebody typed: with or without separators, in any case, with a label such as `NIT` in front.
    ///
    /// # Errors
    /// A [`TaxIdError`] that says what is wrong with it. A text of more than 64 bytes is [`TaxIdError::WrongLength`] without
    /// being looked at.
    pub fn parse(country: Country, text: &str) -> Result<Self, TaxIdError> {
        let typed = Typed::read(country, text)?;
        match country {
            Country::Mx => mx::parse(&typed),
            Country::Co => co::parse(&typed),
            Country::Ar => ar::parse(&typed),
            Country::Cl => cl::parse(&typed),
            Country::Pe => pe::parse(&typed),
            Country::Br => br::parse(&typed),
            Country::Ec => ec::parse(&typed),
            Country::Uy => uy::parse(&typed),
            Country::Py => py::parse(&typed),
            Country::Bo => bo::parse(&typed),
            Country::Cr => cr::parse(&typed),
            Country::Do => r#do::parse(&typed),
            Country::Gt => gt::parse(&typed),
            Country::Sv => sv::parse(&typed),
            Country::Ve => ve::parse(&typed),
            Country::Hn => hn::parse(&typed),
            Country::Ni => ni::parse(&typed),
            Country::Pa => pa::parse(&typed),
        }
    }

    /// Which identifier it is.
    #[must_use]
    pub const fn kind(&self) -> TaxIdKind {
        self.kind
    }

    /// The normal form, to store and to compare: upper case and no separators, save in Colombia, where the hyphen says that
    /// the check digit is there, and in Panama, where the hyphens tell the parts apart.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Whom this one names: what its kind may name, or more exactly where the number tells.
    #[must_use]
    pub const fn holder(&self) -> Holder {
        self.holder
    }

    /// What to be aware of, though it was accepted.
    #[must_use]
    pub const fn caveat(&self) -> Option<Caveat> {
        self.caveat
    }

    /// As the country writes it: `20-12345678-6`. Parsing it gives the same identifier.
    #[must_use]
    pub fn formatted(&self) -> String {
        let value = self.value.as_str();
        match self.kind {
            TaxIdKind::ArCuit => fill("##-########-#", value),
            TaxIdKind::BrCnpj => fill("##.###.###/####-##", value),
            TaxIdKind::BrCpf => fill("###.###.###-##", value),
            TaxIdKind::ClRut => cl::format(value),
            TaxIdKind::CoNit => co::format(value),
            TaxIdKind::CrFisica => fill("#-####-####", value),
            TaxIdKind::CrJuridica => fill("#-###-######", value),
            TaxIdKind::DoRnc => fill("#-##-#####-#", value),
            TaxIdKind::DoCedula => fill("###-#######-#", value),
            TaxIdKind::GtNit => gt::format(value),
            TaxIdKind::HnRtn => fill("####-####-######", value),
            TaxIdKind::NiRuc => ni::format(value),
            TaxIdKind::PyRuc => hyphen_before_last(value),
            TaxIdKind::SvNit => fill("####-######-###-#", value),
            TaxIdKind::SvDui => fill("########-#", value),
            TaxIdKind::VeRif => fill("#-########-#", value),
            TaxIdKind::MxRfc
            | TaxIdKind::MxCurp
            | TaxIdKind::PeRuc
            | TaxIdKind::EcRuc
            | TaxIdKind::EcCedula
            | TaxIdKind::UyRut
            | TaxIdKind::BoNit
            | TaxIdKind::CrDimex
            | TaxIdKind::PaRuc => value.to_owned(),
        }
    }

    fn new(kind: TaxIdKind, value: impl Into<String>) -> Self {
        Self {
            kind,
            value: value.into(),
            holder: kind.holder(),
            caveat: None,
        }
    }

    const fn held_by(mut self, holder: Holder) -> Self {
        self.holder = holder;
        self
    }

    const fn with(mut self, caveat: Caveat) -> Self {
        self.caveat = Some(caveat);
        self
    }
}

impl fmt::Display for TaxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.formatted())
    }
}

/// The pattern with its signs `#` replaced by the characters of the value.
fn fill(pattern: &str, value: &str) -> String {
    let mut rest = value.chars();
    pattern
        .chars()
        .filter_map(|sign| match sign {
            '#' => rest.next(),
            separator => Some(separator),
        })
        .collect()
}

/// `1234567` as `1.234.567`.
fn thousands(number: &str) -> String {
    let mut text = String::with_capacity(number.len() * 4 / 3 + 1);
    for (place, digit) in number.chars().enumerate() {
        if place > 0 && (number.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// `1234567` as `123456-7`.
fn hyphen_before_last(value: &str) -> String {
    let (number, last) = value.split_at(value.len().saturating_sub(1));
    format!("{number}-{last}")
}

/// `Ok` where it holds.
const fn require(holds: bool, error: TaxIdError) -> Result<(), TaxIdError> {
    if holds { Ok(()) } else { Err(error) }
}

#[cfg(test)]
mod tests;
