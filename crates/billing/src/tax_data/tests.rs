//! Tax data as people type them.

use std::collections::BTreeSet;

use locale::Language;
use proptest::prelude::*;

use super::message::MESSAGES;
use super::*;

fn company() -> TaxData {
    TaxData {
        country: "MX".into(),
        is_company: true,
        legal_name: "  Escuela  Kemper Urgate ".into(),
        tax_id: "eku-900317-3c9".into(),
        postal_code: "42501".into(),
        fiscal_regime: "601".into(),
        cfdi_use: "G03".into(),
        ..TaxData::default()
    }
}

fn brazilian(tax_id: &str, is_company: bool) -> TaxData {
    TaxData {
        country: "BR".into(),
        is_company,
        legal_name: "Padaria Estrela".into(),
        tax_id: tax_id.into(),
        ..TaxData::default()
    }
}

/// Field and code, with a question mark behind a warning.
fn said(data: &TaxData) -> Vec<(TaxField, String)> {
    let mark = |problem: &TaxProblem| if problem.is_warning { "?" } else { "" };
    data.check()
        .problems
        .iter()
        .map(|problem| (problem.field, format!("{}{}", problem.code, mark(problem))))
        .collect()
}

fn one(field: TaxField, code: &str) -> Vec<(TaxField, String)> {
    vec![(field, code.to_owned())]
}

#[test]
fn what_only_typing_brings_is_put_right() {
    let check = company().check();
    assert_eq!(check.problems, []);
    assert!(check.passes());
    assert_eq!(check.data.legal_name, "ESCUELA KEMPER URGATE");
    assert_eq!(check.data.tax_id, "EKU9003173C9");
    assert_eq!(check.data.check(), check, "it is the same the second time");
}

#[test]
fn a_person_gives_a_name_and_a_country_and_a_company_its_tax_id() {
    let person = |country: &str| TaxData {
        country: country.into(),
        legal_name: "Ana Díaz".into(),
        ..TaxData::default()
    };
    for country in Country::ALL {
        let person = person(country.code());
        assert!(person.check().passes(), "{country:?}");
        let company = TaxData {
            is_company: true,
            ..person
        };
        assert_eq!(said(&company), one(TaxField::TaxId, "tax_id_empty"));
    }
    assert_eq!(said(&person("")), one(TaxField::Country, "missing"));
    assert_eq!(
        said(&person("FR")),
        one(TaxField::Country, "country_unknown")
    );
    assert_eq!(
        said(&TaxData {
            legal_name: " ".into(),
            ..person("CO")
        }),
        one(TaxField::LegalName, "missing")
    );
}

#[test]
fn a_tax_id_is_one_of_the_country_and_of_such_a_holder() {
    for (id, is_company, expected) in [
        ("12.345.678/0001-95", true, vec![]),
        ("12.ABC.345/01DE-35", true, vec![]),
        (
            "12.ABC.345/01DE-36",
            true,
            one(TaxField::TaxId, "tax_id_wrong_check_digit"),
        ),
        (
            "12.345.678/0001-95",
            false,
            one(TaxField::TaxId, "tax_id_of_a_company"),
        ),
        ("123.456.789-09", false, vec![]),
        (
            "123.456.789-09",
            true,
            one(TaxField::TaxId, "tax_id_of_a_person"),
        ),
    ] {
        assert_eq!(said(&brazilian(id, is_company)), expected, "{id}");
    }
    let curp = TaxData {
        is_company: false,
        tax_id: "BOXW310820HNERXN09".into(),
        ..company()
    };
    assert_eq!(said(&curp), one(TaxField::TaxId, "rfc_is_curp"));
}

#[test]
fn what_may_be_right_all_the_same_is_saved() {
    let unusual = TaxData {
        tax_id: "EKU9003173C8".into(),
        ..company()
    };
    assert_eq!(
        said(&unusual),
        one(TaxField::TaxId, "rfc_check_digit_unusual?")
    );
    assert!(unusual.check().passes());
    let short = TaxData {
        country: "CO".into(),
        is_company: true,
        legal_name: "Café SAS".into(),
        tax_id: "900373115".into(),
        ..TaxData::default()
    };
    assert_eq!(said(&short), one(TaxField::TaxId, "check_digit_missing?"));
}

#[test]
fn who_has_an_rfc_says_what_a_cfdi_carries_and_nobody_else_does() {
    let bare = TaxData {
        postal_code: String::new(),
        fiscal_regime: String::new(),
        cfdi_use: "D01".into(),
        ..company()
    };
    assert_eq!(
        said(&bare),
        [
            (TaxField::PostalCode, "missing".to_owned()),
            (TaxField::FiscalRegime, "missing".to_owned()),
            (TaxField::CfdiUse, "use_not_of_companies".to_owned()),
        ]
    );
    let without = TaxData {
        is_company: false,
        tax_id: String::new(),
        ..bare
    };
    assert!(without.check().passes());
    assert_eq!(without.check().data.cfdi_use, "");
    let elsewhere = TaxData {
        fiscal_regime: "601".into(),
        ..brazilian("", false)
    };
    assert_eq!(elsewhere.check().data.fiscal_regime, "");
}

#[test]
fn texts_have_an_end_and_no_control_characters() {
    let of = |change: fn(&mut TaxData)| {
        let mut data = brazilian("", false);
        change(&mut data);
        said(&data)
    };
    assert_eq!(of(|data| data.line1 = "x".repeat(200)), []);
    assert_eq!(
        of(|data| data.line1 = "x".repeat(201)),
        one(TaxField::Line1, "too_long")
    );
    assert_eq!(
        of(|data| data.legal_name = "x".repeat(5_000_000)),
        one(TaxField::LegalName, "too_long")
    );
    assert_eq!(
        of(|data| data.city = "São\0Paulo".into()),
        one(TaxField::City, "characters")
    );
    for email in [
        "ana",
        "ana@",
        "@x.com",
        "a@b",
        "a@b..c",
        "a b@c.com",
        "a@b@c.com",
        "a@c.com,b@c.com",
    ] {
        let mut data = brazilian("", false);
        data.email = email.into();
        assert_eq!(
            said(&data),
            one(TaxField::Email, "email_malformed"),
            "{email}"
        );
    }
    assert_eq!(of(|data| data.email = "faturas@estrela.com.br".into()), []);
}

#[test]
fn who_is_registered_for_the_tax_has_a_tax_id() {
    let data = TaxData {
        is_vat_registered: true,
        ..brazilian("", false)
    };
    assert_eq!(
        said(&data),
        one(TaxField::IsVatRegistered, "vat_without_tax_id")
    );
}

#[test]
fn every_problem_has_words_in_three_languages() {
    let mut codes: BTreeSet<&str> = TaxIdError::ALL.iter().map(|error| error.code()).collect();
    codes.extend([
        "missing",
        "too_long",
        "characters",
        "country_unknown",
        "email_malformed",
        "vat_without_tax_id",
        "tax_id_of_a_person",
        "tax_id_of_a_company",
        Caveat::CheckDigitMissing.code(),
        Caveat::CheckDigitUnusual.code(),
    ]);
    codes.extend(CfdiCode::ALL.iter().map(|code| code.code()));
    let known: BTreeSet<&str> = MESSAGES.iter().map(|(code, ..)| *code).collect();
    assert_eq!(known.len(), MESSAGES.len());
    assert_eq!(known, codes);
    for (_, spanish, portuguese, english) in MESSAGES {
        let said = BTreeSet::from([spanish, portuguese, english]);
        assert_eq!(said.len(), 3, "{english}");
        assert!(said.iter().all(|text| text.ends_with('.')), "{english}");
    }
    assert_eq!(
        message("tax_id_empty", Language::from_tag("pt-BR")),
        "Uma empresa precisa da sua identificação fiscal."
    );
    assert_eq!(
        message("new", Language::from_tag("ñ")),
        "Este dato no es válido."
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_what_was_put_right_stays(
        country in prop::sample::select(vec!["MX", "BR", "CO", "", "ñ"]),
        texts in prop::collection::vec(any::<String>(), 8),
        is_company in any::<bool>(),
    ) {
        let data = TaxData {
            country: country.into(),
            is_company,
            legal_name: texts[0].clone(),
            tax_id: texts[1].clone(),
            line1: texts[2].clone(),
            city: texts[3].clone(),
            postal_code: texts[4].clone(),
            email: texts[5].clone(),
            fiscal_regime: texts[6].clone(),
            cfdi_use: texts[7].clone(),
            ..TaxData::default()
        };
        let check = data.check();
        if check.passes() {
            prop_assert_eq!(check.data.check(), check);
        }
    }
}
