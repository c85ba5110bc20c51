//! What holds of every message and every memory.

use std::collections::HashSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::tests::{day, known, money, said, words};
use super::*;
use crate::{Claim, Origin, Reason, Slot, Span, Value};

const KEYS: &[&str] = &[
    "offers:torta",
    "offers:torta ahogada",
    "offers:torta cubana",
    "offers:agua fresca",
    "price:torta",
    "price:torta ahogada",
    "price:agua",
    "price:",
    "payment:tarjeta",
    "payment:tarjeta credito",
    "payment:tarjeta debito",
    "payment:efectivo",
    "payment:cash",
    "channel:whatsapp",
    "channel:wasap",
    "location:",
    "location:centro",
    "hours:",
    "hours:lunes",
    "hours:lunes martes",
    "person:lupita",
    "person:lupita perez",
    "goal:llegar 100 mil mes",
    "goal:llegar 120 mil mes",
    "goal:llegar mes",
    "problem:casi no vendemo martes",
    "problem:no vendemo martes",
    "problem:vendemo martes",
    "cost:renta",
    "cost:renta local",
    "cost:alquiler bodega",
    "metric:",
    "metric:cliente dia",
    "metric:cliente sabado",
];

fn value_of(slot: Slot, pick: u8) -> Option<Value> {
    match slot {
        Slot::Price | Slot::Cost | Slot::Metric => {
            money(["45", "50", "60.50"][usize::from(pick % 3)])
        }
        Slot::Location => words(["Roma Norte", "Roma", "Condesa"][usize::from(pick % 3)]),
        Slot::Hours => words(["09:00-18:00", "cerrado", "10:00-17:00"][usize::from(pick % 3)]),
        Slot::Person => [None, words("socia"), words("cajera")][usize::from(pick % 3)].clone(),
        Slot::Goal => [None, money("100000"), money("120000")][usize::from(pick % 3)].clone(),
        _ => None,
    }
}

prop_compose! {
    fn candidate()(key in 0..KEYS.len(), pick in 0u8..3, claim in 0u8..6, confidence in 0.3f64..0.99, origin in 0u8..4, start in 0u32..90) -> Candidate {
        let base = said(KEYS[key], None);
        Candidate {
            value: value_of(base.key.slot, pick),
            claim: match claim { 0 => Claim::Ended, 1 => Claim::Corrects, _ => Claim::Holds },
            confidence,
            origin: [Origin::Rules, Origin::Model, Origin::Person, Origin::Import][usize::from(origin)],
            span: Span { start, end: start + 9 },
            ..base
        }
    }
}

prop_compose! {
    fn row()(key in 0..KEYS.len(), pick in 0u8..3, confidence in 0.3f64..0.99, origin in 0u8..4, from in 0i64..20) -> Known {
        let base = known(0, KEYS[key], None);
        let slot = base.fact_key.as_ref().map_or(Slot::Offers, |key| key.slot);
        Known {
            value: value_of(slot, pick),
            confidence,
            origin: [Origin::Rules, Origin::Model, Origin::Person, Origin::Import][usize::from(origin)],
            valid_from: Some(day(from)),
            last_seen_at: Some(day(from)),
            ..base
        }
    }
}

/// A memory in which every key holds once.
fn memory() -> impl Strategy<Value = Vec<Known>> {
    prop::collection::vec(row(), 0..8).prop_map(|rows| {
        let mut keys = HashSet::new();
        let mut id = 0;
        rows.into_iter()
            .filter(|row| keys.insert(row.fact_key.clone()))
            .map(|row| {
                id += 1;
                Known {
                    id: Uuid::from_u128(id),
                    ..row
                }
            })
            .collect()
    })
}

const MESSAGE: Source = Source {
    message_id: Some(Uuid::from_u128(1_000)),
    conversation_id: Some(Uuid::from_u128(2_000)),
    at: DateTime::UNIX_EPOCH,
};

fn source() -> Source {
    Source {
        at: day(15),
        ..MESSAGE
    }
}

/// What the database holds after the actions.
fn apply(memory: &[Known], actions: &[Action]) -> Vec<Known> {
    let source = source();
    let mut rows = memory.to_vec();
    let mut next = 10_000;
    for action in actions {
        let mut add = |insight: &crate::NewInsight| {
            next += 1;
            Known {
                id: Uuid::from_u128(next),
                fact_key: Some(insight.fact_key.clone()),
                content: insight.content.clone(),
                value: insight.value.clone(),
                confidence: insight.confidence,
                status: "discovered".into(),
                origin: insight.origin,
                evidence_count: 1,
                valid_from: Some(source.at),
                last_seen_at: Some(source.at),
                version: 1,
                message_ids: source.message_id.into_iter().collect(),
                conversation_ids: source.conversation_id.into_iter().collect(),
            }
        };
        match action {
            Action::Insert { insight, .. } => {
                let row = add(insight);
                rows.push(row);
            }
            Action::Supersede { id, insight, .. } => {
                let row = add(insight);
                rows.retain(|row| row.id != *id);
                rows.push(row);
            }
            Action::End { id, .. } => rows.retain(|row| row.id != *id),
            Action::Reinforce { id, confidence, .. } => {
                let row = rows.iter_mut().find(|row| row.id == *id).unwrap();
                row.confidence = *confidence;
                row.evidence_count += 1;
                row.last_seen_at = Some(source.at);
                row.message_ids.extend(source.message_id);
                row.conversation_ids.extend(source.conversation_id);
            }
        }
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn a_message_that_is_read_twice_changes_nothing_the_second_time(memory in memory(), candidates in prop::collection::vec(candidate(), 0..7)) {
        let source = source();
        let first = reconcile_from(&source, &memory, &candidates);
        let after = apply(&memory, &first);
        let second = reconcile_from(&source, &after, &candidates);
        let changes: Vec<&Action> = second.iter().filter(|action| !matches!(action, Action::Reinforce { .. })).collect();
        prop_assert!(changes.is_empty(), "first {first:#?}\nsecond {changes:#?}");
    }

    #[test]
    fn no_key_holds_twice_and_no_row_is_touched_twice(memory in memory(), candidates in prop::collection::vec(candidate(), 0..7)) {
        let actions = reconcile_from(&source(), &memory, &candidates);
        let mut rows = HashSet::new();
        for action in &actions {
            if let Action::Reinforce { id, .. } | Action::Supersede { id, .. } | Action::End { id, .. } = action {
                prop_assert!(rows.insert(*id));
            }
            if let Action::Reinforce { confidence, .. } = action {
                prop_assert!((0.0..=1.0).contains(confidence));
            }
        }
        let mut keys = HashSet::new();
        for row in apply(&memory, &actions) {
            prop_assert!(keys.insert(row.fact_key));
        }
    }

    #[test]
    fn the_order_of_the_candidates_does_not_matter(memory in memory(), candidates in prop::collection::vec(candidate(), 0..7).prop_shuffle()) {
        let mut turned = candidates.clone();
        turned.reverse();
        let source = source();
        let sorted = |candidates: &[Candidate]| {
            let mut actions: Vec<String> = reconcile_from(&source, &memory, candidates).iter().map(|action| format!("{action:?}")).collect();
            actions.sort();
            actions
        };
        prop_assert_eq!(sorted(&candidates), sorted(&turned));
    }

    #[test]
    fn what_the_person_wrote_by_hand_is_never_lost_to_an_import(memory in memory(), candidates in prop::collection::vec(candidate(), 0..7)) {
        let imported: Vec<Candidate> = candidates.into_iter().map(|candidate| Candidate { origin: Origin::Import, ..candidate }).collect();
        for action in reconcile_from(&source(), &memory, &imported) {
            if let Action::Supersede { id, .. } | Action::End { id, .. } = action {
                let row = memory.iter().find(|row| row.id == id).unwrap();
                prop_assert_ne!(row.origin, Origin::Person);
            }
        }
    }

    #[test]
    fn only_what_is_said_to_be_over_ends(memory in memory(), candidates in prop::collection::vec(candidate(), 0..7)) {
        let ends = candidates.iter().any(|candidate| candidate.claim == Claim::Ended);
        let actions = reconcile_from(&source(), &memory, &candidates);
        let ended = actions.iter().any(|action| matches!(action, Action::End { reason: Reason::Ended, .. }));
        prop_assert!(ends || !ended);
    }

    #[test]
    fn whatever_subjects_and_values_are_made_of_nothing_panics(subject in ".{0,40}", text in ".{0,40}", number in "[0-9.]{0,9}", other in ".{0,40}") {
        for slot in Slot::ALL {
            let value = Some(Value { text: Some(text.clone()), number: Some(number.clone()), ..Value::default() });
            let one = known(1, &format!("{}:{subject}", slot.as_str()), value.clone());
            let _ = reconcile(&[one], &[said(&format!("{}:{other}", slot.as_str()), value)], day(99));
        }
    }
}
