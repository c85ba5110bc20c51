use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

const SITE: &str = "https://sintra.example";

fn setting(business: Option<&str>) -> Setting {
    Setting {
        site_url: SITE.into(),
        business: business.map(str::to_owned),
    }
}

/// What somebody reads of an HTML document: its text, entities undone, in order.
fn read(html: &str) -> String {
    let body = html.split_once("</div>").map_or("", |(_, body)| body);
    let mut text = String::new();
    let mut is_tag = false;
    for c in body.chars() {
        match c {
            '<' => is_tag = true,
            '>' => {
                is_tag = false;
                text.push(' ');
            }
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    for (entity, c) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, c);
    }
    text
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn every_mail_is_written_in_every_language_and_in_no_two_the_same() {
    for mail in samples::mails("Mi plan") {
        let written = Language::ALL.map(|language| write(&mail, language, &setting(None)));
        let subjects: BTreeSet<&str> = written.iter().map(|one| one.subject.as_str()).collect();
        assert_eq!(subjects.len(), 3, "{mail:?}");
        for one in &written {
            assert!(
                !one.subject.is_empty() && one.subject.chars().count() <= 78,
                "{}",
                one.subject
            );
            assert!(one.html.len() < 20_000);
            assert!(
                !one.text.contains('{') && !one.subject.contains('{'),
                "{}",
                one.text
            );
        }
    }
}

#[test]
fn both_parts_say_the_same_in_the_same_order() {
    for mail in samples::mails("Mi plan") {
        for language in Language::ALL {
            let written = write(&mail, language, &setting(Some("Panadería La Esperanza")));
            let seen = read(&written.html);
            let mut left = seen.as_str();
            let brand = left.find("Sintra").unwrap();
            left = &left[brand + "Sintra".len()..];
            for word in words(&written.text) {
                // The plain part names addresses, and punctuation between a name and its value.
                let word = word.trim_end_matches(':');
                if word.starts_with(SITE) || word == "--" || word.is_empty() {
                    continue;
                }
                let at = left.find(word);
                assert!(at.is_some(), "{word} of {} is not in {seen}", written.text);
                left = &left[at.unwrap() + word.len()..];
            }
            let addresses: Vec<&str> = words(&written.text)
                .into_iter()
                .filter(|word| word.starts_with(SITE))
                .collect();
            let links: Vec<&str> = written
                .html
                .split("href=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect();
            assert_eq!(addresses, links);
        }
    }
}

#[test]
fn an_invoice_says_what_it_is_for_what_it_comes_to_and_until_when() {
    let mail = &samples::mails("Inicial")[0];
    let spanish = write(mail, Language::Spanish, &setting(Some("Panadería")));
    assert_eq!(
        spanish.subject,
        "Factura FA-00000042: MXN\u{a0}1,043.42 hasta el 6 de diciembre de 2026"
    );
    for said in [
        "Organización: Panadería\nFactura: FA-00000042\nPlan Inicial, un mes: MXN\u{a0}999.00\nSaldo a tu favor × 2: \u{2212}MXN\u{a0}99.50\n1,000 mensajes: MXN\u{a0}0.00\n\
         IVA 16\u{a0}%: MXN\u{a0}143.92\nTotal: MXN\u{a0}1,043.42\nVence: 6 de diciembre de 2026",
        "https://sintra.example/dashboard/cuenta/facturas/FA-00000042",
    ] {
        assert!(spanish.text.contains(said), "{}", spanish.text);
    }
    let english = write(mail, Language::English, &setting(None));
    assert!(
        english
            .text
            .contains("Starter plan, one month: MXN\u{a0}999.00"),
        "{}",
        english.text
    );
}

#[test]
fn a_tax_that_the_price_contains_stands_behind_the_total() {
    let mut parameters = samples::parameters("x")[0].clone();
    parameters["parameters"]["tax_is_contained"] = true.into();
    let mail: Mail = serde_json::from_value(parameters).unwrap();
    let written = write(&mail, Language::Portuguese, &setting(None));
    let total = written.text.find("Total: MX$\u{a0}1.043,42").unwrap();
    let tax = written
        .text
        .find("Inclui IVA 16%: MX$\u{a0}143,92")
        .unwrap();
    assert!(total < tax);
}

#[test]
fn an_amount_has_the_decimals_of_its_currency() {
    let mut parameters = samples::parameters("x")[0].clone();
    parameters["parameters"]["total"] =
        serde_json::json!({ "amount": "1043.00", "currency": "CLP" });
    let mail: Mail = serde_json::from_value(parameters).unwrap();
    let subject = |language| write(&mail, language, &setting(None)).subject;
    assert!(subject(Language::Spanish).contains(": CLP\u{a0}1,043 hasta"));
    assert!(subject(Language::Portuguese).contains("CLP\u{a0}1.043 "));
}

#[test]
fn parameters_that_are_no_money_or_no_day_are_no_mail() {
    for (place, value) in [
        ("total", r#"{"amount":"1e3","currency":"MXN"}"#),
        ("total", r#"{"amount":"1.005","currency":"MXN"}"#),
        ("due_date", "\"soon\""),
    ] {
        let mut parameters = samples::parameters("x")[0].clone();
        parameters["parameters"][place] = serde_json::from_str(value).unwrap();
        assert!(serde_json::from_value::<Mail>(parameters).is_err());
    }
    assert!(serde_json::from_str::<Mail>(r#"{"template":"newsletter","parameters":{}}"#).is_err());
}

#[test]
fn what_can_be_switched_off_says_where() {
    for mail in samples::mails("x") {
        let is_optional = matches!(mail, Mail::TrialEndsSoon { .. } | Mail::Usage(_));
        let written = write(&mail, Language::Spanish, &setting(None));
        for part in [&written.html, &written.text] {
            assert_eq!(
                part.contains("/dashboard/cuenta/notificaciones"),
                is_optional
            );
        }
    }
}

#[test]
fn the_name_of_an_organization_is_no_link() {
    let written = write(
        &samples::mails("x")[0],
        Language::Spanish,
        &setting(Some("Ganaste: https://premio.example.com/ya S.A. de C.V.")),
    );
    assert!(
        written
            .text
            .contains("Ganaste: https:premio. example. com/ya S. A. de C. V."),
        "{}",
        written.text
    );
}

#[test]
fn nothing_is_loaded_from_anywhere() {
    for mail in samples::mails("x") {
        let html = write(&mail, Language::Spanish, &setting(None)).html;
        for loads in ["<img", "<script", "<link", "url(", "@import", "src="] {
            assert!(!html.contains(loads), "{loads}");
        }
    }
}

proptest! {
    #[test]
    fn what_somebody_typed_is_never_markup_and_never_a_second_line(
        typed in r#"[a-z]{0,3}(<script>|</td>|"|'|&amp;|&|\r\n|bcc: |\x00|\u{202e}|ñ| ){0,6}[a-z]{0,3}"#,
        language in prop::sample::select(&Language::ALL[..]),
    ) {
        // The markup is the same whatever was typed: as many tags and as many attributes.
        for (mail, plain) in samples::mails(&typed).iter().zip(samples::mails("x")) {
            let written = write(mail, language, &setting(Some(&format!("a{typed}"))));
            let without = write(&plain, language, &setting(Some("a")));
            for mark in ['<', '>', '"'] {
                prop_assert_eq!(written.html.matches(mark).count(), without.html.matches(mark).count());
            }
            prop_assert_eq!(written.text.lines().count(), without.text.lines().count());
            prop_assert!(!written.subject.contains(['\r', '\n', '\0']));
        }
    }
}
