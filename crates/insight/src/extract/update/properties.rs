//! What holds of every message.

use proptest::prelude::*;

use super::tests::{context, known};
use crate::{Candidate, Claim, Turn, extract, may_update, update};

const FACTS: &[&str] = &[
    "price:torta ahogada = 45",
    "price:agua = 25",
    "cost:luz = 1200",
    "metric:pedido mes = 60",
    "policy:entrega = 5 dias",
    "offers:gelatina",
    "channel:rappi",
    "event:feria = 2026-05-10",
];

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "la",
            "torta",
            "ahogada",
            "agua",
            "luz",
            "pedidos",
            "entrega",
            "gelatinas",
            "Rappi",
            "feria",
            "ahora",
            "ya",
            "no",
            "son",
            "subió",
            "a",
            "en",
            "de",
            "quedó",
            "dejo",
            "50",
            "900",
            "3 días",
            "20%",
            "17 de mayo",
            ",",
            ".",
            "y",
            "perdón",
            "vendo",
            "pago",
            "los",
            "60",
            "?",
            "si",
            "mil",
            "las",
            "\n",
            "agora",
            "mais",
        ]),
        0..24,
    )
    .prop_map(|words| words.join(" "))
}

fn updated(text: &str, facts: &[&str]) -> (Vec<Candidate>, Vec<Candidate>) {
    let turn = Turn {
        text,
        previous: None,
    };
    let context = context("MX");
    let found = extract(&turn, &context);
    let known = known("MX", facts);
    let all = update(&turn, &context, None, &known, found.clone());
    (found, all)
}

proptest! {
    #[test]
    fn every_update_is_of_a_known_fact_and_each_key_is_said_once(text in words()) {
        let (found, all) = updated(&text, FACTS);
        let mut keys: Vec<_> = all.iter().map(|candidate| candidate.key.clone()).collect();
        for candidate in all.iter().filter(|candidate| !found.contains(candidate)) {
            let key = candidate.key.to_string();
            prop_assert!(FACTS.iter().any(|fact| fact.split(" = ").next() == Some(key.as_str())), "{key}");
            prop_assert!(candidate.claim != Claim::Holds);
            prop_assert!(candidate.span.end as usize <= text.chars().count());
        }
        let before = found.iter().map(|candidate| &candidate.key).collect::<std::collections::HashSet<_>>().len();
        keys.sort();
        keys.dedup();
        prop_assert!(keys.len() + (found.len() - before) >= all.len());
    }

    #[test]
    fn without_a_word_of_change_nothing_changes(text in words()) {
        let (found, all) = updated(&text, FACTS);
        if !may_update(&text) {
            prop_assert_eq!(found, all);
        }
    }

    #[test]
    fn the_order_of_what_is_known_does_not_matter(text in words()) {
        let (_, one) = updated(&text, FACTS);
        let mut turned = FACTS.to_vec();
        turned.reverse();
        let (_, other) = updated(&text, &turned);
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_question_changes_nothing(text in words()) {
        let text = format!("¿{}?", text.replace(['?', '.', '\n'], ""));
        let (found, all) = updated(&text, FACTS);
        prop_assert_eq!(found, all);
    }

    #[test]
    fn any_text_is_survived(text in ".{0,200}") {
        updated(&text, FACTS);
        updated(&format!("ahora {text} ya no 5, 6"), FACTS);
    }
}
