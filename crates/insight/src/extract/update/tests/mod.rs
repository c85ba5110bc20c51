//! Sentences of change beside what is known.

mod counts;
mod ends;
mod figures;
mod nothing;
mod partings;
mod plainly;
mod steps;
mod together;
mod wordings;

use chrono::{DateTime, NaiveDate};
use uuid::Uuid;

use crate::{
    Candidate, Claim, Context, Known, Language, Origin, Slot, Turn, Value, extract, update,
};

pub(super) fn context(country: &str) -> Context {
    let is_portuguese = country == "BR";
    Context {
        language: if is_portuguese {
            Language::Portuguese
        } else {
            Language::Spanish
        },
        country: Some(country.into()),
        now: DateTime::UNIX_EPOCH,
        today: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
    }
}

/// "price:torta = 45", "policy:anticipo = 50%", "event:feria = 2026-05-01", "offers:recarga".
pub(super) fn known(country: &str, facts: &[&str]) -> Vec<Known> {
    let home = crate::text::currency_of_country(country);
    facts
        .iter()
        .zip(1..)
        .map(|(fact, id)| {
            let (key, value) = fact
                .split_once(" = ")
                .map_or((*fact, None), |(key, value)| (key, Some(value)));
            let key: crate::FactKey = key.parse().unwrap();
            let is_money = matches!(key.slot, Slot::Price | Slot::Cost | Slot::Revenue);
            let value = value.map(|text| match key.slot {
                Slot::Event => Value {
                    date: Some(text.parse().unwrap()),
                    ..Value::default()
                },
                Slot::Policy | Slot::Supplier | Slot::Person | Slot::Hours => Value {
                    text: Some(text.to_owned()),
                    ..Value::default()
                },
                _ => Value {
                    number: Some(text.trim_end_matches('%').to_owned()),
                    currency: home.filter(|_| is_money).map(str::to_owned),
                    unit: text.ends_with('%').then(|| "%".to_owned()),
                    ..Value::default()
                },
            });
            Known {
                id: Uuid::from_u128(id),
                content: format!("{}: {}", key.subject, fact),
                fact_key: Some(key),
                value,
                confidence: 0.9,
                status: "discovered".to_owned(),
                origin: Origin::Rules,
                evidence_count: 1,
                valid_from: None,
                last_seen_at: None,
                version: 1,
                message_ids: Vec::new(),
                conversation_ids: Vec::new(),
            }
        })
        .collect()
}

fn shown(candidate: &Candidate) -> String {
    let value = candidate.value.as_ref().and_then(|value| {
        value
            .text
            .clone()
            .or_else(|| value.number.clone())
            .or_else(|| value.date.map(|day| day.to_string()))
    });
    match candidate.claim {
        Claim::Ended => format!("- {}", candidate.key),
        Claim::Corrects | Claim::Holds => {
            format!("{} = {}", candidate.key, value.unwrap_or_default())
        }
    }
}

/// What is said of facts that are known: those that change, and those that end.
pub(super) fn changes(country: &str, facts: &[&str], asked: &str, text: &str) -> Vec<String> {
    read(country, facts, asked, text, false)
}

fn read(country: &str, facts: &[&str], asked: &str, text: &str, is_alone: bool) -> Vec<String> {
    let known = known(country, facts);
    let turn = Turn {
        text,
        previous: Some(asked).filter(|asked| !asked.is_empty()),
    };
    let context = context(country);
    let found = extract(&turn, &context);
    let updated = update(&turn, &context, None, &known, found.clone());
    updated
        .iter()
        // What the other rules say is theirs.
        .filter(|candidate| !found.contains(candidate) || !is_alone)
        .filter(|candidate| {
            candidate.claim != Claim::Holds
                && known
                    .iter()
                    .any(|known| known.fact_key.as_ref() == Some(&candidate.key))
        })
        .map(shown)
        .collect()
}

pub(super) type Case = (
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static str,
);

pub(super) fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (country, facts, text, expected) in cases {
        let got = read(country, facts, "", text, expected.is_empty()).join("; ");
        if got != *expected {
            wrong.push(format!("{text}\n  expected {expected}\n  got      {got}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What most of the tests know.
pub(super) const SHOP: &[&str] = &[
    "price:torta ahogada = 45",
    "price:agua jamaica = 25",
    "cost:renta = 8000",
    "cost:luz = 1200",
    "metric:pedido mes = 60",
    "policy:anticipo = 50%",
    "policy:entrega = 5 dias",
    "team_size: = 4",
    "offers:torta ahogada",
    "offers:gelatina",
    "channel:rappi",
    "payment:tarjeta",
    "tool:excel",
    "supplier:abarrotes ramirez",
    "person:lupita",
    "customers:oficina",
    "goal:abrir sucursal zapopan",
    "event:feria nacional = 2026-05-10",
];

#[test]
fn what_the_assistant_asked_gives_an_answer_its_fact() {
    let facts = ["price:ramo rosas = 350", "price:corona = 350"];
    assert_eq!(
        changes(
            "MX",
            &facts,
            "¿El ramo de rosas sigue en 350?",
            "no, ahora 380"
        ),
        ["price:ramo rosas = 380"]
    );
    assert_eq!(
        changes(
            "MX",
            &["offers:gelish", "offers:manicura"],
            "¿Sigues haciendo gelish?",
            "no, ya no lo hago"
        ),
        ["- offers:gelish"]
    );
}

#[test]
fn what_was_said_in_the_same_conversation_is_meant_first() {
    let conversation = Uuid::from_u128(77);
    let mut known = known("MX", &["cost:renta = 1100", "cost:internet = 1200"]);
    let turn = Turn {
        text: "ahora pago 900",
        previous: None,
    };
    let read = |known: &[Known]| {
        update(&turn, &context("MX"), Some(conversation), known, Vec::new())
            .iter()
            .map(shown)
            .collect::<Vec<_>>()
    };
    assert!(read(&known).is_empty());
    known[1].conversation_ids.push(conversation);
    assert_eq!(read(&known), ["cost:internet = 900"]);
}

#[test]
fn the_sentence_has_the_words_in_which_the_fact_was_said() {
    let mut known = known("PE", &["price:tour colca 2 dia = 190"]);
    known[0].content = "Precio de tour al Colca de 2 días: 190 PEN".to_owned();
    let text = "el Colca ya no a 190, a 210 por la gasolina";
    let turn = Turn {
        text,
        previous: None,
    };
    let found = update(&turn, &context("PE"), None, &known, Vec::new());
    assert_eq!(
        found[0].content,
        "Precio de tour al Colca de 2 días: 210 PEN"
    );
    assert_eq!((found[0].span.start, found[0].span.end), (0, 27));
    assert_eq!(found[0].key, known[0].fact_key.clone().unwrap());
}

#[test]
fn what_had_ended_is_not_changed() {
    let mut known = known("MX", &["price:torta = 45"]);
    known[0].status = "expired".to_owned();
    let turn = Turn {
        text: "la torta ahora a 50",
        previous: None,
    };
    assert!(update(&turn, &context("MX"), None, &known, Vec::new()).is_empty());
}

#[test]
fn a_new_figure_of_another_name_gives_way_to_the_known_fact() {
    let known = known("CO", &["price:corrientazo = 14000"]);
    let turn = Turn {
        text: "Dejo el almuerzo en 15 mil",
        previous: None,
    };
    let context = context("CO");
    let found = extract(&turn, &context);
    assert_eq!(found[0].key.to_string(), "price:almuerzo");
    let keys: Vec<String> = update(&turn, &context, None, &known, found)
        .iter()
        .map(|candidate| candidate.key.to_string())
        .collect();
    assert_eq!(keys, ["price:corrientazo"]);
}

#[test]
fn what_is_never_stored_is_no_update() {
    let known = known("MX", &["price:torta = 45"]);
    let turn = Turn {
        text: "la torta ahora con tarjeta 4111 1111 1111 1111",
        previous: None,
    };
    assert!(update(&turn, &context("MX"), None, &known, Vec::new()).is_empty());
}
