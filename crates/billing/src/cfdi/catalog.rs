//! The two catalogues of the SAT that decide which receivers a CFDI 4.0 may have.
//!
//! Both are sheets of `catCFDI_V_4` of Anexo 20, valid since 1 January 2022, as the SAT published them and
//! phpcfdi/resources-sat-catalogs keeps them; names are the SAT's. Nothing in them has an end date.

use serde::Serialize;

use crate::Holder;

/// A régimen fiscal of the catalogue `c_RegimenFiscal`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FiscalRegime {
    /// Three digits: `601`.
    pub code: &'static str,
    /// What the SAT calls it.
    pub name: &'static str,
    /// Whether people (personas físicas) may be in it.
    pub people: bool,
    /// Whether companies (personas morales) may be in it.
    pub companies: bool,
}

/// A use of the catalogue `c_UsoCFDI`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CfdiUse {
    /// A letter or two, and two digits: `G03`.
    pub code: &'static str,
    /// What the SAT calls it.
    pub name: &'static str,
    /// Whether companies may have it; people may have every one.
    pub companies: bool,
    /// Whether an invoice may have it: payments and payrolls are other documents, each with a use of its own.
    pub invoices: bool,
    /// Codes of the regimes whose taxpayers may have it.
    pub regimes: &'static [&'static str],
}

impl FiscalRegime {
    /// All of them, in the SAT's order.
    pub const ALL: [Self; 19] = [
        company("601", "General de Ley Personas Morales"),
        company("603", "Personas Morales con Fines no Lucrativos"),
        person("605", "Sueldos y Salarios e Ingresos Asimilados a Salarios"),
        person("606", "Arrendamiento"),
        person("607", "Régimen de Enajenación o Adquisición de Bienes"),
        person("608", "Demás ingresos"),
        either(
            "610",
            "Residentes en el Extranjero sin Establecimiento Permanente en México",
        ),
        person("611", "Ingresos por Dividendos (socios y accionistas)"),
        person(
            "612",
            "Personas Físicas con Actividades Empresariales y Profesionales",
        ),
        person("614", "Ingresos por intereses"),
        person("615", "Régimen de los ingresos por obtención de premios"),
        person("616", "Sin obligaciones fiscales"),
        company(
            "620",
            "Sociedades Cooperativas de Producción que optan por diferir sus ingresos",
        ),
        person("621", "Incorporación Fiscal"),
        company(
            "622",
            "Actividades Agrícolas, Ganaderas, Silvícolas y Pesqueras",
        ),
        company("623", "Opcional para Grupos de Sociedades"),
        company("624", "Coordinados"),
        person(
            "625",
            "Régimen de las Actividades Empresariales con ingresos a través de Plataformas Tecnológicas",
        ),
        either("626", "Régimen Simplificado de Confianza"),
    ];

    /// The one of a code.
    #[must_use]
    pub fn find(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|regime| regime.code == code)
    }

    /// Whether the holder of an RFC may be in it.
    #[must_use]
    pub const fn allows(&self, holder: Holder) -> bool {
        match holder {
            Holder::Person => self.people,
            Holder::Business => self.companies,
            Holder::Either => true,
        }
    }
}

impl CfdiUse {
    /// All of them, in the SAT's order.
    pub const ALL: [Self; 24] = [
        activity("G01", "Adquisición de mercancías."),
        Self {
            regimes: &RETURNS,
            ..activity("G02", "Devoluciones, descuentos o bonificaciones.")
        },
        activity("G03", "Gastos en general."),
        activity("I01", "Construcciones."),
        activity("I02", "Mobiliario y equipo de oficina por inversiones."),
        activity("I03", "Equipo de transporte."),
        activity("I04", "Equipo de computo y accesorios."),
        activity("I05", "Dados, troqueles, moldes, matrices y herramental."),
        activity("I06", "Comunicaciones telefónicas."),
        activity("I07", "Comunicaciones satelitales."),
        activity("I08", "Otra maquinaria y equipo."),
        deduction(
            "D01",
            "Honorarios médicos, dentales y gastos hospitalarios.",
        ),
        deduction("D02", "Gastos médicos por incapacidad o discapacidad."),
        deduction("D03", "Gastos funerales."),
        deduction("D04", "Donativos."),
        deduction(
            "D05",
            "Intereses reales efectivamente pagados por créditos hipotecarios (casa habitación).",
        ),
        deduction("D06", "Aportaciones voluntarias al SAR."),
        deduction("D07", "Primas por seguros de gastos médicos."),
        deduction("D08", "Gastos de transportación escolar obligatoria."),
        deduction(
            "D09",
            "Depósitos en cuentas para el ahorro, primas que tengan como base planes de pensiones.",
        ),
        deduction("D10", "Pagos por servicios educativos (colegiaturas)."),
        Self {
            regimes: &EVERY,
            ..activity("S01", "Sin efectos fiscales.")
        },
        Self {
            regimes: &EVERY,
            invoices: false,
            ..activity("CP01", "Pagos")
        },
        Self {
            regimes: &["605"],
            invoices: false,
            ..deduction("CN01", "Nómina")
        },
    ];

    /// The one of a code.
    #[must_use]
    pub fn find(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a_use| a_use.code == code)
    }

    /// Those that an invoice to this holder, in the regime of this code, may have: what a form offers.
    pub fn for_invoices(holder: Holder, regime: &str) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |a_use| {
            a_use.invoices
                && (a_use.companies || holder != Holder::Business)
                && a_use.regimes.contains(&regime)
        })
    }
}

/// Regimes of business activity.
const ACTIVITIES: [&str; 11] = [
    "601", "603", "606", "612", "620", "621", "622", "623", "624", "625", "626",
];

/// Those, and who has no obligations: anybody may give something back.
const RETURNS: [&str; 12] = [
    "601", "603", "606", "612", "616", "620", "621", "622", "623", "624", "625", "626",
];

/// Regimes of people who deduct personal expenses.
const DEDUCTIONS: [&str; 9] = [
    "605", "606", "607", "608", "611", "612", "614", "615", "625",
];

const EVERY: [&str; 19] = [
    "601", "603", "605", "606", "607", "608", "610", "611", "612", "614", "615", "616", "620",
    "621", "622", "623", "624", "625", "626",
];

const fn person(code: &'static str, name: &'static str) -> FiscalRegime {
    FiscalRegime {
        code,
        name,
        people: true,
        companies: false,
    }
}

const fn company(code: &'static str, name: &'static str) -> FiscalRegime {
    FiscalRegime {
        code,
        name,
        people: false,
        companies: true,
    }
}

const fn either(code: &'static str, name: &'static str) -> FiscalRegime {
    FiscalRegime {
        code,
        name,
        people: true,
        companies: true,
    }
}

const fn activity(code: &'static str, name: &'static str) -> CfdiUse {
    CfdiUse {
        code,
        name,
        companies: true,
        invoices: true,
        regimes: &ACTIVITIES,
    }
}

const fn deduction(code: &'static str, name: &'static str) -> CfdiUse {
    CfdiUse {
        code,
        name,
        companies: false,
        invoices: true,
        regimes: &DEDUCTIONS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(holder: Holder, regime: &str) -> Vec<&'static str> {
        CfdiUse::for_invoices(holder, regime)
            .map(|a_use| a_use.code)
            .collect()
    }

    #[test]
    fn every_regime_that_a_use_names_exists_and_every_regime_has_a_use() {
        for a_use in CfdiUse::ALL {
            assert!(
                a_use
                    .regimes
                    .iter()
                    .all(|code| FiscalRegime::find(code).is_some()),
                "{a_use:?}"
            );
            assert_eq!(CfdiUse::find(a_use.code), Some(a_use));
        }
        for regime in FiscalRegime::ALL {
            assert!(
                codes(Holder::Either, regime.code).contains(&"S01"),
                "{regime:?}"
            );
        }
    }

    #[test]
    fn a_company_is_not_offered_what_only_people_deduct() {
        let company = codes(Holder::Business, "601");
        assert!(company.contains(&"G03") && company.contains(&"I04"));
        assert!(!company.iter().any(|code| code.starts_with('D')));
        assert!(codes(Holder::Person, "612").contains(&"D01"));
        // RESICO is in no list of personal deductions.
        assert!(!codes(Holder::Person, "626").contains(&"D01"));
    }

    #[test]
    fn an_employee_has_personal_deductions_and_nothing_of_a_business() {
        let employee = codes(Holder::Person, "605");
        assert_eq!(employee.len(), 11);
        assert!(!employee.contains(&"G03"));
    }

    #[test]
    fn payments_and_payrolls_are_no_uses_of_an_invoice() {
        for regime in FiscalRegime::ALL {
            let offered = codes(Holder::Either, regime.code);
            assert!(!offered.contains(&"CP01") && !offered.contains(&"CN01"));
        }
    }
}
