//! The kinds of tax identifiers.

use serde::{Deserialize, Serialize};

use super::Country;

/// Whom an identifier names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// A company, an association, a public body.
    Business,
    /// A human being.
    Person,
    /// Either: the number does not tell.
    Either,
}

/// What to be aware of in an identifier that was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caveat {
    /// The one that the authority has for buyers who do not say who they are.
    GenericPublic,
    /// The one that the authority has for foreigners without one of their own.
    GenericForeign,
    /// It was given without its check digit, so nothing but its length was looked at. Worth asking for.
    CheckDigitMissing,
    /// Its check digit is not that of the rest, and the authority is known to give out such numbers. Worth asking whether it
    /// was copied rightly.
    CheckDigitUnusual,
}

impl Caveat {
    /// The stable code that a client gets.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::GenericPublic => "generic_public",
            Self::GenericForeign => "generic_foreign",
            Self::CheckDigitMissing => "check_digit_missing",
            Self::CheckDigitUnusual => "check_digit_unusual",
        }
    }
}

/// A kind of tax identifier, of one country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxIdKind {
    /// Registro Federal de Contribuyentes.
    MxRfc,
    /// Clave Única de Registro de Población.
    MxCurp,
    /// Número de Identificación Tributaria, a cédula included.
    CoNit,
    /// Clave Única de Identificación Tributaria, or Laboral (CUIL): the same number.
    ArCuit,
    /// Rol Único Tributario, for people the same as the RUN.
    ClRut,
    /// Registro Único de Contribuyentes.
    PeRuc,
    /// Cadastro Nacional da Pessoa Jurídica.
    BrCnpj,
    /// Cadastro de Pessoas Físicas.
    BrCpf,
    /// Registro Único de Contribuyentes.
    EcRuc,
    /// Cédula de identidad.
    EcCedula,
    /// Registro Único Tributario.
    UyRut,
    /// Registro Único del Contribuyente.
    PyRuc,
    /// Número de Identificación Tributaria.
    BoNit,
    /// Cédula jurídica.
    CrJuridica,
    /// Cédula de identidad, física.
    CrFisica,
    /// Documento de Identificación Migratorio para Extranjeros.
    CrDimex,
    /// Registro Nacional del Contribuyente.
    DoRnc,
    /// Cédula de identidad y electoral.
    DoCedula,
    /// Número de Identificación Tributaria.
    GtNit,
    /// Número de Identificación Tributaria.
    SvNit,
    /// Documento Único de Identidad, for people their NIT.
    SvDui,
    /// Registro de Información Fiscal.
    VeRif,
    /// Registro Tributario Nacional.
    HnRtn,
    /// Registro Único de Contribuyentes.
    NiRuc,
    /// Registro Único de Contribuyentes.
    PaRuc,
}

impl TaxIdKind {
    /// All of them.
    pub const ALL: [Self; 25] = [
        Self::MxRfc,
        Self::MxCurp,
        Self::CoNit,
        Self::ArCuit,
        Self::ClRut,
        Self::PeRuc,
        Self::BrCnpj,
        Self::BrCpf,
        Self::EcRuc,
        Self::EcCedula,
        Self::UyRut,
        Self::PyRuc,
        Self::BoNit,
        Self::CrJuridica,
        Self::CrFisica,
        Self::CrDimex,
        Self::DoRnc,
        Self::DoCedula,
        Self::GtNit,
        Self::SvNit,
        Self::SvDui,
        Self::VeRif,
        Self::HnRtn,
        Self::NiRuc,
        Self::PaRuc,
    ];

    /// Those of a country, the one of businesses first.
    pub fn of(country: Country) -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(move |kind| kind.country() == country)
    }

    /// Whose it is.
    #[must_use]
    pub const fn country(self) -> Country {
        self.facts().0
    }

    /// The name that people know it by: `RFC`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().1
    }

    /// One that passes, as it is usually written. Made up, or from the authority's own documents.
    #[must_use]
    pub const fn example(self) -> &'static str {
        self.facts().2
    }

    /// Whom it may name.
    #[must_use]
    pub const fn holder(self) -> Holder {
        self.facts().3
    }

    const fn facts(self) -> (Country, &'static str, &'static str, Holder) {
        use Holder::{Business, Either, Person};
        match self {
            Self::MxRfc => (Country::Mx, "RFC", "EKU9003173C9", Either),
            Self::MxCurp => (Country::Mx, "CURP", "BOXW310820HNERXN09", Person),
            Self::CoNit => (Country::Co, "NIT", "900.373.115-3", Either),
            Self::ArCuit => (Country::Ar, "CUIT", "20-12345678-6", Either),
            Self::ClRut => (Country::Cl, "RUT", "12.345.678-5", Either),
            Self::PeRuc => (Country::Pe, "RUC", "20512333797", Either),
            Self::BrCnpj => (Country::Br, "CNPJ", "12.345.678/0001-95", Business),
            Self::BrCpf => (Country::Br, "CPF", "123.456.789-09", Person),
            Self::EcRuc => (Country::Ec, "RUC", "1790011674001", Either),
            Self::EcCedula => (Country::Ec, "cédula", "1714307103", Person),
            Self::UyRut => (Country::Uy, "RUT", "211003420017", Either),
            Self::PyRuc => (Country::Py, "RUC", "80028061-0", Either),
            Self::BoNit => (Country::Bo, "NIT", "1023456021", Either),
            Self::CrJuridica => (Country::Cr, "cédula jurídica", "3-101-999999", Business),
            Self::CrFisica => (Country::Cr, "cédula física", "1-0613-0584", Person),
            Self::CrDimex => (Country::Cr, "DIMEX", "155812994816", Person),
            Self::DoRnc => (Country::Do, "RNC", "1-31-24679-6", Business),
            Self::DoCedula => (Country::Do, "cédula", "224-0002211-1", Person),
            Self::GtNit => (Country::Gt, "NIT", "576937-K", Either),
            Self::SvNit => (Country::Sv, "NIT", "0614-050707-104-8", Either),
            Self::SvDui => (Country::Sv, "DUI", "00016297-5", Person),
            Self::VeRif => (Country::Ve, "RIF", "J-00002967-9", Either),
            Self::HnRtn => (Country::Hn, "RTN", "0801-1990-000001", Either),
            Self::NiRuc => (Country::Ni, "RUC", "J0310000000001", Either),
            Self::PaRuc => (Country::Pa, "RUC", "2588017-1-831938 DV 20", Either),
        }
    }
}
