//! The rates, and where each is written.
//!
//! The table begins on 1 January 2020, or where a rate changed later on that day: nobody is billed for anything before. A rate that
//! ends gets its last day in `until` and a row after it; a row is never changed in place, because a credit note is written at the
//! rate of its invoice.
//!
//! # What was looked up, in November 2026, and what was not
//!
//! - Looked up in what authorities or the press publish: Ecuador's 12 and 15 % (Decreto 198 of 2024; kept for 2026 by SRI
//!   circular NAC-DGECCGC25-00000006 of 26 December 2025), Peru's 18 % and how it is made up from 2026 on (Ley 32387), Mexico's 16 % on
//!   digital services (LIVA, chapter III Bis), Costa Rica's 13 % (Ley 9635, DGT-R-13-2020), Paraguay's 10 % (Ley 6380/2019), Venezuela's
//!   16 % (Gaceta Oficial 6.396 of 2018), Brazil's test rates of 2026 (0.9 % CBS and 0.1 % IBS, LC 214/2025, art. 343 and 346; art. 348, § 1
//!   waives them for whoever files what is asked for).
//! - Rates of Argentina, Bolivia, Chile, Colombia, the Dominican Republic, El Salvador, Guatemala, Honduras, Nicaragua, Panama and
//!   Uruguay: in comparisons of the region and guides of trade offices, of 2024 and later where they are dated.
//! - The numbers of articles are from general knowledge and were not read in the laws, Colombia's 437-2 and 476, Argentina's 1,
//!   Brazil's 343 and 348, and Costa Rica's 30 excepted.
//! - Colombia excludes *computación en la nube* (Estatuto Tributario, art. 476 num. 21), and the DIAN counts SaaS among it
//!   where five traits hold (Concepto 017056 of 2017, 190 of 2024). Ecuador has a rate of 0 % for it (LRTI, art. 56). Whether an
//!   assistant is that has not been decided by anybody, so both are charged. A bill of 2025 would have ended the Colombian exclusion;
//!   what became of it was not found.
//! - Uruguay takes two points off for consumers who pay by debit card or electronic money (Ley 19.210). Not taken off here: it
//!   is settled by the card's issuer.

use chrono::NaiveDate;

use super::TaxRate;

/// A date of the table. One that is not in the calendar is the first of all days, which a test looks for.
const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// A rate on top of the price, from the beginning of the table and without an end.
const fn rate(
    country: &'static str,
    name: &'static str,
    basis_points: u32,
    source: &'static str,
) -> TaxRate {
    TaxRate {
        country,
        name,
        basis_points,
        contained: false,
        from: day(2020, 1, 1),
        until: None,
        source,
    }
}

/// All rates, those of a country one after another.
pub(super) const RATES: &[TaxRate] = &[
    rate(
        "MX",
        "IVA",
        1_600,
        "Ley del IVA, art. 1 (sat.gob.mx); digital services from abroad: art. 18-B to 18-I, since 1 June 2020",
    ),
    rate(
        "CO",
        "IVA",
        1_900,
        "Estatuto Tributario, art. 468 (dian.gov.co); services from abroad: art. 420",
    ),
    rate(
        "AR",
        "IVA",
        2_100,
        "Ley de IVA, t.o. 1997, art. 28 (afip.gob.ar); digital services from abroad: art. 1 inc. e)",
    ),
    rate(
        "CL",
        "IVA",
        1_900,
        "DL 825, art. 14 (sii.cl); digital services from abroad: art. 8 letra n), since 1 June 2020",
    ),
    TaxRate {
        until: Some(day(2025, 12, 31)),
        ..rate(
            "PE",
            "IGV",
            1_800,
            "TUO de la Ley del IGV, art. 17: 16 %, and 2 % IPM (sunat.gob.pe)",
        )
    },
    // The sum stays: each year from 2026 to 2029 half a point moves from the IGV to the IPM.
    TaxRate {
        from: day(2026, 1, 1),
        ..rate(
            "PE",
            "IGV",
            1_800,
            "Ley 32387: 15.5 % and 2.5 % IPM in 2026, half a point more of the IPM each year until 2029, together 18 %",
        )
    },
    // No rate of its own comes on top in Brazil. On software as a service there is ISS of the municipality (2 to 5 %) and PIS/COFINS,
    // all inside the price and paid by a seller in Brazil out of it, so the invoice adds nothing. The rates of CBS and IBS of 2026 are
    // a test that is set off against PIS/COFINS. From 2027 on the CBS is real and comes on top: a row is due then.
    TaxRate {
        contained: true,
        ..rate(
            "BR",
            "ISS/PIS/COFINS",
            0,
            "LC 116/2003 (ISS), Lei 10.833/2003 (COFINS): inside the price; LC 214/2025, art. 343 to 348: test of CBS and IBS",
        )
    },
    TaxRate {
        until: Some(day(2024, 3, 31)),
        ..rate("EC", "IVA", 1_200, "LRTI, art. 65 (sri.gob.ec)")
    },
    TaxRate {
        from: day(2024, 4, 1),
        ..rate(
            "EC",
            "IVA",
            1_500,
            "Ley Orgánica para Enfrentar el Conflicto Armado Interno; Decreto 198 of 2024, 470 of 2024; SRI NAC-DGECCGC25-00000006",
        )
    },
    rate(
        "UY",
        "IVA",
        2_200,
        "Título 10 of the Texto Ordenado, tasa básica (dgi.gub.uy)",
    ),
    rate("PY", "IVA", 1_000, "Ley 6380/2019, art. 90 (dnit.gov.py)"),
    TaxRate {
        contained: true,
        ..rate(
            "BO",
            "IVA",
            1_300,
            "Ley 843, art. 5 (part of the price, not shown beside it) and 15 (impuestos.gob.bo)",
        )
    },
    rate(
        "CR",
        "IVA",
        1_300,
        "Ley 9635, art. 10; from abroad: art. 30 and DGT-R-13-2020 (hacienda.go.cr)",
    ),
    rate("DO", "ITBIS", 1_800, "Ley 253-12, art. 23 (dgii.gov.do)"),
    rate("GT", "IVA", 1_200, "Decreto 27-92, art. 10 (sat.gob.gt)"),
    rate(
        "SV",
        "IVA",
        1_300,
        "Ley de IVA, Decreto 296, art. 54 (mh.gob.sv)",
    ),
    rate(
        "VE",
        "IVA",
        1_600,
        "Ley de IVA, art. 27 and 62; Gaceta Oficial 6.396 of 2018 (seniat.gob.ve)",
    ),
    rate(
        "HN",
        "ISV",
        1_500,
        "Decreto-Ley 24, art. 6, as changed by Decreto 278-2013 (sar.gob.hn)",
    ),
    rate("NI", "IVA", 1_500, "Ley 822, art. 109 (dgi.gob.ni)"),
    rate(
        "PA",
        "ITBMS",
        700,
        "Código Fiscal, art. 1057-V; Ley 8 of 2010 (dgi.mef.gob.pa)",
    ),
];
