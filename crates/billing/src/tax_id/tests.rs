//! What holds for the identifiers of every country.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// Identifiers with `?` for any digit and `*` for a check sign.
const TEMPLATES: [(Country, &str); 35] = [
    (Country::Mx, "A&Ñ??0117??*"),
    (Country::Mx, "GODE??1231G?*"),
    (Country::Mx, "BOXW??0820HNERXN?*"),
    (Country::Co, "9????????-*"),
    (Country::Co, "12????????-*"),
    (Country::Co, "4???????-*"),
    (Country::Ar, "20????????*"),
    (Country::Ar, "33????????*"),
    (Country::Cl, "1???????*"),
    (Country::Cl, "9??????*"),
    (Country::Pe, "20????????*"),
    (Country::Pe, "10????????*"),
    (Country::Br, "1????????**"),
    (Country::Br, "2???????0001**"),
    (Country::Br, "A?BZ????00?1**"),
    (Country::Ec, "17?1?????*"),
    (Country::Ec, "171??????*001"),
    (Country::Uy, "21?????1001*"),
    (Country::Py, "8???????*"),
    (Country::Py, "4?????*"),
    (Country::Bo, "10????????"),
    (Country::Cr, "310?1?????"),
    (Country::Cr, "10???????"),
    (Country::Cr, "1553????????"),
    (Country::Do, "10??????*"),
    (Country::Do, "001???????*"),
    (Country::Gt, "45?????*"),
    (Country::Sv, "0614120785???*"),
    (Country::Sv, "01??????*"),
    (Country::Ve, "J30??????*"),
    (Country::Ve, "V1???????*"),
    (Country::Hn, "0801199???????"),
    (Country::Ni, "J03???????????"),
    (Country::Ni, "001120785????A"),
    (Country::Pa, "8-7?1-1??? DV ??"),
];

/// Fills in digits, and every check sign that passes without a caveat about it.
fn fill_in(country: Country, template: &str, digits: &[u8]) -> Vec<TaxId> {
    let mut digits = digits.iter().cycle();
    let text: String = template
        .chars()
        .map(|sign| match sign {
            '?' => digits.next().map_or('0', |digit| char::from(b'0' + digit)),
            other => other,
        })
        .collect();
    let mut texts = vec![text];
    while texts[0].contains('*') {
        texts = texts
            .iter()
            .flat_map(|text| {
                "0123456789AK"
                    .chars()
                    .map(|sign| text.replacen('*', &sign.to_string(), 1))
            })
            .collect();
    }
    texts
        .iter()
        .filter_map(|text| TaxId::parse(country, text).ok())
        .filter(|id| id.caveat().is_none())
        .collect()
}

fn any_template() -> impl Strategy<Value = (Country, &'static str, Vec<u8>)> {
    let digits = prop::collection::vec(0_u8..10, 16);
    (prop::sample::select(TEMPLATES.to_vec()), digits)
        .prop_map(|((country, template), digits)| (country, template, digits))
}

fn any_id() -> impl Strategy<Value = TaxId> {
    any_template().prop_filter_map("has a check sign", |(country, template, digits)| {
        fill_in(country, template, &digits).into_iter().next()
    })
}

/// Those whose formula notices every single mistake: each place has a weight without a factor of 11 and each rest a sign, or it
/// is Luhn's.
fn any_id_with_a_guarantee() -> impl Strategy<Value = TaxId> {
    let templates: Vec<_> = TEMPLATES
        .into_iter()
        .filter(|(country, template)| match country {
            Country::Ar | Country::Cl | Country::Uy | Country::Gt => true,
            Country::Do => template.len() == 11,
            Country::Ec => template.len() == 10,
            _ => false,
        })
        .collect();
    let digits = prop::collection::vec(0_u8..10, 16);
    (prop::sample::select(templates), digits)
        .prop_filter_map("has a check sign", |((country, template), digits)| {
            fill_in(country, template, &digits).into_iter().next()
        })
}

/// Text of the characters that identifiers have, and some that they lack.
fn any_likely_text() -> impl Strategy<Value = String> {
    let chars: Vec<char> = "0123456789001122JVEGKNTPXADVÑñ&-./ –:ée\u{303}\u{200b}"
        .chars()
        .collect();
    prop::collection::vec(prop::sample::select(chars), 0..22)
        .prop_map(|chars| chars.into_iter().collect())
}

fn holds_together(country: Country, text: &str) -> Result<(), TestCaseError> {
    if let Ok(id) = TaxId::parse(country, text) {
        prop_assert_eq!(id.kind().country(), country);
        prop_assert_eq!(TaxId::parse(country, id.value()), Ok(id.clone()));
        prop_assert_eq!(TaxId::parse(country, &id.formatted()), Ok(id.clone()));
        prop_assert_eq!(
            TaxId::parse(country, &id.formatted().to_lowercase()),
            Ok(id)
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_written_is_read_back(id in any_id()) {
        let country = id.kind().country();
        prop_assert_eq!(TaxId::parse(country, &id.formatted()), Ok(id.clone()));
        prop_assert_eq!(TaxId::parse(country, &format!(" {} {id}\n", id.kind().name())).ok(), {
            // A name of two words, or with an accent, is no label.
            if id.kind().name().is_ascii() { Some(id.clone()) } else { None }
        });
        prop_assert_eq!(TaxId::parse(country, id.value()), Ok(id));
    }

    #[test]
    fn only_one_check_sign_passes((country, template, digits) in any_template()) {
        let ids = fill_in(country, template, &digits);
        prop_assert!(ids.len() <= 1, "{:?}", ids);
    }

    #[test]
    fn one_mistyped_digit_is_noticed(id in any_id_with_a_guarantee(), place in any::<prop::sample::Index>(), by in 1_u8..10) {
        let mut bytes = id.value().as_bytes().to_vec();
        let place = place.index(bytes.len());
        prop_assume!(bytes[place].is_ascii_digit());
        bytes[place] = b'0' + (bytes[place] - b'0' + by) % 10;
        let text = String::from_utf8_lossy(&bytes);
        prop_assert!(TaxId::parse(id.kind().country(), &text).is_err(), "{text}");
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        for country in Country::ALL {
            holds_together(country, &text)?;
        }
    }

    #[test]
    fn whatever_passes_is_read_back_the_same(text in any_likely_text()) {
        for country in Country::ALL {
            holds_together(country, &text)?;
        }
    }

    #[test]
    fn whatever_passes_nearly_is_read_back_the_same(id in any_id(), place in any::<prop::sample::Index>(), char in any::<char>()) {
        let mut chars: Vec<char> = id.formatted().chars().collect();
        let place = place.index(chars.len());
        chars[place] = char;
        let text: String = chars.into_iter().collect();
        for country in Country::ALL {
            holds_together(country, &text)?;
        }
    }
}

#[test]
fn every_template_makes_identifiers() {
    for (country, template) in TEMPLATES {
        let made = (0..10).any(|digit| !fill_in(country, template, &[digit, 3, 1, 7]).is_empty());
        assert!(made, "{template}");
    }
}

#[test]
fn every_example_is_one_of_its_kind_as_it_is_usually_written() {
    for kind in TaxIdKind::ALL {
        let id = TaxId::parse(kind.country(), kind.example());
        let id = id.map(|id| (id.kind(), id.formatted(), id.caveat()));
        assert_eq!(id, Ok((kind, kind.example().to_owned(), None)));
    }
}

#[test]
fn every_country_has_a_kind() {
    for country in Country::ALL {
        assert!(TaxIdKind::of(country).next().is_some(), "{country}");
    }
}

#[test]
fn what_is_empty_or_huge_is_refused_at_once() {
    let huge = "9".repeat(20_000_000);
    let blank = " ".repeat(20_000_000);
    for country in Country::ALL {
        assert_eq!(TaxId::parse(country, ""), Err(TaxIdError::Empty));
        assert_eq!(TaxId::parse(country, " . - "), Err(TaxIdError::Empty));
        assert_eq!(TaxId::parse(country, &huge), Err(TaxIdError::WrongLength));
        assert_eq!(TaxId::parse(country, &blank), Err(TaxIdError::WrongLength));
        assert_eq!(TaxId::parse(country, "1"), TaxId::parse(country, "1 "));
        assert!(TaxId::parse(country, "1").is_err());
    }
}

#[test]
fn every_error_has_a_code_of_its_own() {
    let codes: BTreeSet<&str> = TaxIdError::ALL.into_iter().map(TaxIdError::code).collect();
    assert_eq!(codes.len(), TaxIdError::ALL.len());
    assert!(codes.iter().all(|code| code.starts_with("tax_id_")));
}

#[test]
fn it_is_written_out_with_what_there_is_to_know() {
    let id = TaxId::parse(Country::Mx, "XAXX010101000").ok();
    assert_eq!(
        serde_json::to_value(id).ok(),
        Some(serde_json::json!({
            "kind": "mx_rfc", "value": "XAXX010101000", "holder": "either", "caveat": "generic_public",
        }))
    );
    for caveat in [
        Caveat::GenericPublic,
        Caveat::GenericForeign,
        Caveat::CheckDigitMissing,
        Caveat::CheckDigitUnusual,
    ] {
        assert_eq!(
            serde_json::to_value(caveat).ok(),
            Some(serde_json::Value::from(caveat.code()))
        );
    }
}
