//! Receivers as people type them.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

const COMPANY: CfdiReceiver<'_> = CfdiReceiver {
    rfc: "EKU9003173C9",
    name: "ESCUELA KEMPER URGATE",
    regime: "601",
    cfdi_use: "G03",
    postal_code: "42501",
};

const PERSON: CfdiReceiver<'_> = CfdiReceiver {
    rfc: "GODE561231GR8",
    name: "EMMA GOMEZ DIAZ",
    regime: "612",
    cfdi_use: "G03",
    postal_code: "06600",
};

const PUBLIC: CfdiReceiver<'_> = CfdiReceiver {
    rfc: "XAXX010101000",
    name: "PUBLICO EN GENERAL",
    regime: "616",
    cfdi_use: "S01",
    postal_code: "06600",
};

/// The problems as pairs, easier to write down.
fn problems(receiver: CfdiReceiver<'_>) -> Vec<(CfdiField, CfdiCode)> {
    receiver
        .problems()
        .into_iter()
        .map(|problem| (problem.field, problem.code))
        .collect()
}

#[test]
fn what_is_as_in_the_constancia_has_no_problem() {
    for receiver in [COMPANY, PERSON, PUBLIC] {
        assert_eq!(receiver.problems(), [], "{receiver:?}");
    }
    assert_eq!(
        CfdiReceiver {
            rfc: "eku-900317-3c9",
            ..COMPANY
        }
        .problems(),
        []
    );
    let foreigner = CfdiReceiver {
        rfc: "XEXX010101000",
        name: "JOHN DOE",
        ..PUBLIC
    };
    assert_eq!(foreigner.problems(), []);
}

#[test]
fn an_rfc_that_is_none_is_said_to_be() {
    let of = |rfc| problems(CfdiReceiver { rfc, ..COMPANY });
    assert_eq!(of(""), [(CfdiField::Rfc, CfdiCode::Missing)]);
    assert_eq!(
        of("EKU9003323C9"),
        [(CfdiField::Rfc, CfdiCode::Rfc(TaxIdError::NoSuchDate))]
    );
    assert_eq!(
        of("BOXW310820HNERXN09"),
        [(CfdiField::Rfc, CfdiCode::RfcIsCurp)]
    );
}

#[test]
fn an_unusual_check_character_is_a_warning() {
    let found = problems(CfdiReceiver {
        rfc: "EKU9003173C8",
        ..COMPANY
    });
    assert_eq!(found, [(CfdiField::Rfc, CfdiCode::RfcCheckDigitUnusual)]);
    assert!(found[0].1.is_warning());
}

#[test]
fn a_name_is_written_as_in_the_constancia() {
    let of = |name: &str| {
        let found = problems(CfdiReceiver { name, ..COMPANY });
        found.into_iter().map(|(_, code)| code).collect::<Vec<_>>()
    };
    assert_eq!(of(" "), [CfdiCode::Missing]);
    assert_eq!(of("Escuela Kemper"), [CfdiCode::NameNotUpperCase]);
    assert_eq!(of("ESCUELA  KEMPER"), [CfdiCode::NameSpaces]);
    assert_eq!(of("ESCUELA KEMPER "), [CfdiCode::NameSpaces]);
    assert_eq!(of("ESCUELA\u{a0}KEMPER"), [CfdiCode::NameSpaces]);
    assert_eq!(of("ESCUELA|KEMPER"), [CfdiCode::NameCharacters]);
    assert_eq!(of("ESCUELA\nKEMPER"), [CfdiCode::NameCharacters]);
    assert_eq!(of(&"Ñ".repeat(301)), [CfdiCode::NameTooLong]);
    assert_eq!(of(&"Ñ".repeat(300)), []);
    assert_eq!(of(&"a".repeat(5_000_000)), [CfdiCode::NameTooLong]);
}

#[test]
fn the_type_of_a_company_is_a_warning() {
    for name in [
        "ESCUELA KEMPER URGATE SA DE CV",
        "ESCUELA KEMPER URGATE, S.A. DE C.V.",
        "ESCUELA KEMPER URGATE S. A. DE C. V.",
        "TALLERES S DE RL DE CV",
        "TALLERES S. DE R.L.",
        "DESPACHO LOPEZ S.C.",
        "VIVEROS S EN C",
        "AMIGOS DEL RIO AC",
    ] {
        let found = problems(CfdiReceiver { name, ..COMPANY });
        assert_eq!(
            found,
            [(CfdiField::Name, CfdiCode::NameHasCompanyType)],
            "{name}"
        );
        assert!(found[0].1.is_warning());
    }
    // Neither a name that only sounds like it, nor one that is nothing else, nor a person's.
    for name in ["CASA DE CVA", "COMPRASA", "SA DE CV", "SERVICIOS DE CV"] {
        assert_eq!(problems(CfdiReceiver { name, ..COMPANY }), [], "{name}");
    }
    assert_eq!(
        CfdiReceiver {
            name: "MARIA SA",
            ..PERSON
        }
        .problems(),
        []
    );
}

#[test]
fn a_regime_is_in_the_catalogue_and_for_such_a_taxpayer() {
    let of = |regime, receiver| {
        let found = problems(CfdiReceiver {
            regime,
            cfdi_use: "S01",
            ..receiver
        });
        found.into_iter().map(|(_, code)| code).collect::<Vec<_>>()
    };
    assert_eq!(of("", COMPANY), [CfdiCode::Missing]);
    assert_eq!(of("999", COMPANY), [CfdiCode::RegimeUnknown]);
    assert_eq!(of("612", COMPANY), [CfdiCode::RegimeNotOfCompanies]);
    assert_eq!(of("601", PERSON), [CfdiCode::RegimeNotOfPeople]);
    assert_eq!(of("626", COMPANY), []);
    assert_eq!(of("626", PERSON), []);
    // Whose it is is not known.
    let unknown = CfdiReceiver {
        rfc: "X",
        ..COMPANY
    };
    assert_eq!(of("612", unknown), [CfdiCode::Rfc(TaxIdError::WrongLength)]);
}

#[test]
fn a_use_is_in_the_catalogue_and_for_the_regime() {
    let of = |cfdi_use, receiver| {
        let found = problems(CfdiReceiver {
            cfdi_use,
            ..receiver
        });
        found.into_iter().map(|(_, code)| code).collect::<Vec<_>>()
    };
    assert_eq!(of("", COMPANY), [CfdiCode::Missing]);
    // "Por definir" went with version 3.3.
    assert_eq!(of("P01", COMPANY), [CfdiCode::UseUnknown]);
    assert_eq!(of("D01", COMPANY), [CfdiCode::UseNotOfCompanies]);
    assert_eq!(of("CP01", COMPANY), [CfdiCode::UseNotOfInvoices]);
    assert_eq!(of("D10", PERSON), []);
    let employee = CfdiReceiver {
        regime: "605",
        ..PERSON
    };
    assert_eq!(of("G03", employee), [CfdiCode::UseNotOfRegime]);
    assert_eq!(of("CN01", employee), [CfdiCode::UseNotOfInvoices]);
    assert_eq!(of("S01", employee), []);
    // A regime that is wrong is one problem, not two.
    let nowhere = CfdiReceiver {
        regime: "999",
        ..PERSON
    };
    assert_eq!(of("G03", nowhere), [CfdiCode::RegimeUnknown]);
}

#[test]
fn a_generic_rfc_has_one_regime_and_one_use() {
    for rfc in ["XAXX010101000", "XEXX010101000"] {
        let generic = CfdiReceiver {
            rfc,
            regime: "612",
            cfdi_use: "G03",
            ..PUBLIC
        };
        assert_eq!(
            problems(generic),
            [
                (CfdiField::Regime, CfdiCode::RegimeNotGeneric),
                (CfdiField::CfdiUse, CfdiCode::UseNotGeneric),
            ]
        );
        // What the catalogue allows in regime 616 is not allowed for it.
        let returning = CfdiReceiver {
            rfc,
            cfdi_use: "G02",
            ..PUBLIC
        };
        assert_eq!(
            problems(returning),
            [(CfdiField::CfdiUse, CfdiCode::UseNotGeneric)]
        );
    }
}

#[test]
fn a_postal_code_begins_like_those_of_a_state() {
    let of = |postal_code| {
        let found = problems(CfdiReceiver {
            postal_code,
            ..COMPANY
        });
        found.first().map(|(_, code)| *code)
    };
    assert_eq!(of(""), Some(CfdiCode::Missing));
    for code in [
        "1234",
        "123456",
        "1234A",
        "4250 ",
        "٤٢٥٠١",
        "-4250",
        "2A123",
    ] {
        assert_eq!(of(code), Some(CfdiCode::PostalCodeMalformed), "{code}");
    }
    for code in ["00123", "17000", "18999", "19000"] {
        assert_eq!(of(code), Some(CfdiCode::PostalCodeUnknown), "{code}");
    }
    for code in [
        "01000", "09999", "10000", "16999", "20000", "64000", "99999",
    ] {
        assert_eq!(of(code), None, "{code}");
    }
}

#[test]
fn every_field_has_its_problem_and_is_written_out_with_its_code() {
    let receiver = CfdiReceiver {
        rfc: "",
        name: "a",
        regime: "x",
        cfdi_use: "x",
        postal_code: "x",
    };
    let problems = receiver.problems();
    let codes: BTreeSet<&str> = problems.iter().map(|problem| problem.code.code()).collect();
    assert_eq!(codes.len(), 5);
    assert_eq!(
        serde_json::to_value(problems[1]).ok(),
        Some(serde_json::json!({ "field": "name", "code": "name_not_upper_case" }))
    );
    assert!(!problems.iter().any(|problem| problem.code.is_warning()));
}

fn any_receiver_field() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::sample::select(vec![
            "XAXX010101000",
            "601",
            "616",
            "G03",
            "S01",
            "06600",
            "",
            "SA DE CV"
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_fields_come_in_order(fields in prop::collection::vec(any_receiver_field(), 5)) {
        let receiver = CfdiReceiver {
            rfc: &fields[0],
            name: &fields[1],
            regime: &fields[2],
            cfdi_use: &fields[3],
            postal_code: &fields[4],
        };
        let places: Vec<u8> = receiver.problems().iter().map(|problem| problem.field as u8).collect();
        prop_assert!(places.is_sorted());
    }
}

/// What a form offers is what passes.
#[test]
fn a_use_is_offered_if_and_only_if_it_has_no_problem() {
    for (receiver, holder) in [(COMPANY, Holder::Business), (PERSON, Holder::Person)] {
        for regime in FiscalRegime::ALL
            .into_iter()
            .filter(|regime| regime.allows(holder))
        {
            let offered: Vec<&str> = CfdiUse::for_invoices(holder, regime.code)
                .map(|a_use| a_use.code)
                .collect();
            for a_use in CfdiUse::ALL {
                let tried = CfdiReceiver {
                    regime: regime.code,
                    cfdi_use: a_use.code,
                    ..receiver
                };
                assert_eq!(
                    tried.problems().is_empty(),
                    offered.contains(&a_use.code),
                    "{tried:?}"
                );
            }
        }
    }
}
