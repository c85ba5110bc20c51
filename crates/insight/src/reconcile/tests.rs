use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::*;
use crate::{Claim, FactKey, Language, NewInsight, Origin, Reason, Span, Value};

pub(super) fn day(days: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(days)
}

pub(super) fn money(number: &str) -> Option<Value> {
    Some(Value {
        number: Some(number.into()),
        currency: Some("MXN".into()),
        ..Value::default()
    })
}

pub(super) fn words(text: &str) -> Option<Value> {
    Some(Value {
        text: Some(text.into()),
        ..Value::default()
    })
}

/// A sentence of the person, as the rules read it.
pub(super) fn said(key: &str, value: Option<Value>) -> Candidate {
    let key: FactKey = key.parse().unwrap();
    let shown = value
        .as_ref()
        .and_then(|value| value.text.clone().or_else(|| value.number.clone()));
    Candidate {
        content: format!("{}: {}", key.subject, shown.unwrap_or_default()),
        key,
        value,
        claim: Claim::Holds,
        confidence: 0.9,
        tags: vec![],
        is_actionable: false,
        expires_at: None,
        origin: Origin::Rules,
        language: Language::Spanish,
        span: Span { start: 0, end: 9 },
    }
}

fn corrected(key: &str, value: Option<Value>) -> Candidate {
    Candidate {
        claim: Claim::Corrects,
        ..said(key, value)
    }
}

fn over(key: &str) -> Candidate {
    Candidate {
        claim: Claim::Ended,
        ..said(key, None)
    }
}

/// What is known since day 0.
pub(super) fn known(id: u128, key: &str, value: Option<Value>) -> Known {
    Known {
        id: Uuid::from_u128(id),
        content: said(key, value.clone()).content,
        fact_key: Some(key.parse().unwrap()),
        value,
        confidence: 0.9,
        status: "discovered".into(),
        origin: Origin::Rules,
        evidence_count: 1,
        valid_from: Some(day(0)),
        last_seen_at: Some(day(0)),
        version: 1,
        message_ids: vec![Uuid::from_u128(900)],
        conversation_ids: vec![Uuid::from_u128(800)],
    }
}

fn at_day_ten(known: &[Known], candidates: &[Candidate]) -> Vec<Action> {
    reconcile(known, candidates, day(10))
}

fn inserted(actions: &[Action]) -> Vec<String> {
    let keys = actions.iter().filter_map(|action| match action {
        Action::Insert { insight, .. } => Some(insight.fact_key.to_string()),
        _ => None,
    });
    keys.collect()
}

fn superseded(actions: &[Action]) -> Vec<(u128, Reason, NewInsight)> {
    let rows = actions.iter().filter_map(|action| match action {
        Action::Supersede {
            id,
            reason,
            insight,
            ..
        } => Some((id.as_u128(), *reason, insight.clone())),
        _ => None,
    });
    rows.collect()
}

/// The one row that takes the place of `id`.
fn one(actions: &[Action], id: u128, reason: Option<Reason>) -> NewInsight {
    let mut all = superseded(actions);
    assert_eq!((actions.len(), all.len()), (1, 1), "{actions:?}");
    let (row, why, insight) = all.remove(0);
    assert_eq!(row, id);
    assert!(reason.is_none_or(|reason| reason == why));
    insight
}

fn reinforced(actions: &[Action]) -> Vec<u128> {
    let rows = actions.iter().filter_map(|action| match action {
        Action::Reinforce { id, .. } => Some(id.as_u128()),
        _ => None,
    });
    rows.collect()
}

fn ended(actions: &[Action]) -> Vec<u128> {
    let rows = actions.iter().filter_map(|action| match action {
        Action::End { id, .. } => Some(id.as_u128()),
        _ => None,
    });
    rows.collect()
}

#[test]
fn what_is_new_is_added_as_it_was_said() {
    let actions = at_day_ten(&[], &[said("price:torta", money("45"))]);
    let [
        Action::Insert {
            insight,
            span,
            valid_from,
        },
    ] = actions.as_slice()
    else {
        panic!("{actions:?}")
    };
    assert_eq!(insight.fact_key.to_string(), "price:torta");
    assert_eq!(insight.value, money("45"));
    assert_eq!((span.unwrap().end, *valid_from), (9, day(10)));
}

#[test]
fn what_is_known_is_surer_when_it_is_said_again() {
    let actions = at_day_ten(
        &[known(1, "price:torta", money("45.00"))],
        &[said("price:torta", money("45"))],
    );
    let [Action::Reinforce { confidence, .. }] = actions.as_slice() else {
        panic!("{actions:?}")
    };
    assert!(*confidence > 0.9 && *confidence < 1.0);
}

#[test]
fn a_message_is_evidence_once() {
    let source = Source {
        message_id: Some(Uuid::from_u128(900)),
        conversation_id: None,
        at: day(0),
    };
    let known = [known(1, "offers:torta", None)];
    assert!(reconcile_from(&source, &known, &[said("offers:torta", None)]).is_empty());
    let other = Source {
        message_id: Some(Uuid::from_u128(901)),
        ..source
    };
    assert_eq!(
        reinforced(&reconcile_from(
            &other,
            &known,
            &[said("offers:torta", None)]
        )),
        [1]
    );
}

#[test]
fn a_repetition_in_the_same_conversation_counts_for_less() {
    let known = [Known {
        confidence: 0.5,
        ..known(1, "offers:torta", None)
    }];
    let doubtful = Candidate {
        confidence: 0.5,
        ..said("offers:torta", None)
    };
    let confidence = |conversation| {
        let source = Source {
            message_id: None,
            conversation_id: Some(Uuid::from_u128(conversation)),
            at: day(1),
        };
        match reconcile_from(&source, &known, std::slice::from_ref(&doubtful)).as_slice() {
            [Action::Reinforce { confidence, .. }] => *confidence,
            other => panic!("{other:?}"),
        }
    };
    assert!(confidence(800) < confidence(801));
}

#[test]
fn a_newer_price_takes_the_place_of_the_older() {
    let actions = at_day_ten(
        &[known(1, "price:torta", money("45"))],
        &[said("price:torta", money("50"))],
    );
    let insight = one(&actions, 1, Some(Reason::Superseded));
    assert_eq!(insight.value, money("50"));
}

#[test]
fn a_hedged_word_does_not_outweigh_a_plain_one() {
    let hedged = Candidate {
        confidence: 0.5,
        ..said("price:torta", money("50"))
    };
    assert!(at_day_ten(&[known(1, "price:torta", money("45"))], &[hedged]).is_empty());
}

#[test]
fn a_hedged_word_outweighs_what_time_has_worn_away() {
    let hedged = Candidate {
        confidence: 0.5,
        ..said("price:torta", money("50"))
    };
    let actions = reconcile(&[known(1, "price:torta", money("45"))], &[hedged], day(720));
    assert_eq!(superseded(&actions).len(), 1);
}

#[test]
fn an_earlier_statement_does_not_outweigh_a_later_one() {
    let known = Known {
        valid_from: Some(day(20)),
        ..known(1, "price:torta", money("45"))
    };
    assert!(at_day_ten(&[known], &[corrected("price:torta", money("50"))]).is_empty());
}

#[test]
fn an_import_does_not_outweigh_the_persons_own_hand() {
    let known = [Known {
        origin: Origin::Person,
        ..known(1, "price:torta", money("45"))
    }];
    let import = Candidate {
        origin: Origin::Import,
        ..corrected("price:torta", money("50"))
    };
    assert!(at_day_ten(&known, &[import]).is_empty());
    let import = Candidate {
        origin: Origin::Import,
        ..over("price:torta")
    };
    assert!(at_day_ten(&known, &[import]).is_empty());
}

#[test]
fn the_persons_own_hand_gives_way_to_a_correction_and_to_a_clear_word_only() {
    let known = [Known {
        origin: Origin::Person,
        confidence: 0.98,
        ..known(1, "price:torta", money("45"))
    }];
    assert_eq!(
        superseded(&at_day_ten(
            &known,
            &[corrected("price:torta", money("50"))]
        ))[0]
            .1,
        Reason::Corrected
    );
    assert_eq!(
        superseded(&at_day_ten(&known, &[said("price:torta", money("50"))]))[0].1,
        Reason::Superseded
    );
    let unclear = Candidate {
        confidence: 0.8,
        ..said("price:torta", money("50"))
    };
    assert!(at_day_ten(&known, &[unclear]).is_empty());
}

#[test]
fn what_the_person_writes_by_hand_outweighs_everything() {
    let by_hand = Candidate {
        origin: Origin::Person,
        confidence: 0.5,
        ..said("price:torta", money("50"))
    };
    assert_eq!(
        superseded(&at_day_ten(
            &[known(1, "price:torta", money("45"))],
            &[by_hand]
        ))
        .len(),
        1
    );
}

#[test]
fn a_correction_without_its_subject_is_about_the_only_fact_of_its_slot() {
    let known = [
        known(1, "metric:perro dia", money("9")),
        known(2, "cost:renta", money("5")),
    ];
    let actions = at_day_ten(&known, &[corrected("metric:", money("11"))]);
    let insight = one(&actions, 1, Some(Reason::Corrected));
    assert_eq!(insight.fact_key.to_string(), "metric:perro dia");
}

#[test]
fn a_correction_without_its_subject_is_not_guessed_between_two() {
    let known = [
        known(1, "price:torta", money("9")),
        known(2, "price:agua", money("5")),
    ];
    assert!(at_day_ten(&known, &[corrected("price:", money("6"))]).is_empty());
}

#[test]
fn a_correction_without_its_subject_is_about_what_this_conversation_was_about() {
    let elsewhere = Known {
        conversation_ids: vec![],
        ..known(2, "price:agua", money("5"))
    };
    let source = Source {
        message_id: None,
        conversation_id: Some(Uuid::from_u128(800)),
        at: day(1),
    };
    let actions = reconcile_from(
        &source,
        &[known(1, "price:torta", money("9")), elsewhere],
        &[corrected("price:", money("6"))],
    );
    assert_eq!(superseded(&actions)[0].0, 1);
}

#[test]
fn a_correction_under_a_shorter_name_keeps_the_longer() {
    let known = [
        known(1, "price:taco suadero", money("18")),
        known(2, "price:refresco", money("20")),
    ];
    let actions = at_day_ten(&known, &[corrected("price:suadero", money("20"))]);
    let insight = one(&actions, 1, None);
    assert_eq!(insight.fact_key.to_string(), "price:taco suadero");
}

#[test]
fn a_correction_of_the_opening_hours_in_general_leaves_the_closed_days() {
    let known = [
        known(1, "hours:lunes sabado", words("13:00-17:00")),
        known(2, "hours:domingo", words("cerrado")),
    ];
    let actions = at_day_ten(&known, &[corrected("hours:", words("12:00-17:00"))]);
    assert_eq!(superseded(&actions)[0].0, 1);
    assert_eq!(actions.len(), 1);
}

#[test]
fn what_is_over_ends_under_its_name_or_a_part_of_it() {
    let known = [
        known(1, "offers:torta ahogada", None),
        known(2, "offers:torta cubana", None),
        known(3, "offers:agua fresca", None),
    ];
    assert_eq!(
        ended(&at_day_ten(&known, &[over("offers:torta cubana")])),
        [2]
    );
    assert_eq!(ended(&at_day_ten(&known, &[over("offers:torta")])), [1, 2]);
    assert!(at_day_ten(&known, &[over("offers:agua fresca limon")]).is_empty());
    assert!(at_day_ten(&known, &[over("offers:pan")]).is_empty());
}

#[test]
fn what_is_over_in_part_leaves_what_is_said_to_hold() {
    let known = [
        known(1, "offers:torta ahogada", None),
        known(2, "offers:torta cubana", None),
    ];
    let actions = at_day_ten(
        &known,
        &[over("offers:torta"), said("offers:torta ahogada", None)],
    );
    assert_eq!((ended(&actions), reinforced(&actions)), (vec![2], vec![1]));
}

#[test]
fn a_name_that_is_said_in_full_ends_the_short_one() {
    assert_eq!(
        ended(&at_day_ten(
            &[known(1, "person:lupita", None)],
            &[over("person:lupita perez")]
        )),
        [1]
    );
}

#[test]
fn what_moved_already_does_not_end_with_the_old_place() {
    let known = [known(1, "location:", words("Condesa"))];
    let over = Candidate {
        value: words("Roma Norte"),
        ..over("location:")
    };
    assert!(at_day_ten(&known, &[over]).is_empty());
}

#[test]
fn what_had_ended_and_is_said_again_is_new() {
    let known = [Known {
        status: "expired".into(),
        ..known(1, "offers:torta", None)
    }];
    assert_eq!(
        inserted(&at_day_ten(&known, &[said("offers:torta", None)])),
        ["offers:torta"]
    );
}

#[test]
fn other_words_for_the_same_are_one_fact() {
    for (one, other) in [
        ("payment:tarjeta", "payment:tarjeta credito"),
        ("payment:tarjeta credito", "payment:tarjeta"),
        ("payment:efectivo", "payment:cash"),
        ("channel:whatsapp", "channel:wasap"),
        ("channel:mercado libre", "channel:mercadolibre"),
        ("offers:torta ahogada", "offers:torta"),
        ("offers:torta ahogada", "offers:ahogada torta"),
        (
            "supplier:distribuidora gonzalez",
            "supplier:distribuidora gonsalez",
        ),
        (
            "problem:martes casi no vendemo",
            "problem:casi no vendemo martes",
        ),
        (
            "preference:respuesta corta",
            "preference:respuesta corta directa",
        ),
    ] {
        let actions = at_day_ten(&[known(1, one, None)], &[said(other, None)]);
        assert_eq!(reinforced(&actions), [1], "{one} / {other}: {actions:?}");
    }
}

#[test]
fn what_only_sounds_alike_is_not_one_fact() {
    for (one, other) in [
        ("payment:tarjeta credito", "payment:tarjeta debito"),
        ("offers:torta", "offers:torta ahogada"),
        ("offers:combo 1", "offers:combo 2"),
        ("offers:carta", "offers:carpa"),
        ("person:daniela", "person:daniel"),
        ("person:mariana", "person:marians"),
        ("preference:respuesta corta", "preference:respuesta larga"),
        ("problem:venta baja martes", "problem:venta alta martes"),
        ("goal:abrir 2 sucursal", "goal:abrir 3 sucursal"),
        ("hours:lunes", "hours:lunes martes"),
    ] {
        let actions = at_day_ten(&[known(1, one, None)], &[said(other, None)]);
        assert_eq!(inserted(&actions), [other], "{one} / {other}: {actions:?}");
    }
}

#[test]
fn a_goal_with_another_figure_is_the_same_goal_moved() {
    let actions = at_day_ten(
        &[known(1, "goal:llegar 100 mil mes", money("100000"))],
        &[said("goal:llegar 120 mil mes", money("120000"))],
    );
    assert_eq!(superseded(&actions).len(), 1);
}

#[test]
fn a_product_that_is_named_more_exactly_has_a_price_of_its_own() {
    let actions = at_day_ten(
        &[known(1, "price:torta", money("45"))],
        &[said("price:torta ahogada", money("60"))],
    );
    assert_eq!(inserted(&actions), ["price:torta ahogada"]);
}

#[test]
fn what_somebody_does_is_added_to_what_they_did() {
    let actions = at_day_ten(
        &[known(1, "person:lupita", words("socia"))],
        &[said("person:lupita", words("lleva la caja"))],
    );
    let insight = one(&actions, 1, Some(Reason::Superseded));
    assert_eq!(insight.value, words("socia; lleva la caja"));
    assert_eq!(insight.content, "lupita: socia; lleva la caja");
    let actions = at_day_ten(
        &[known(1, "person:lupita", insight.value)],
        &[said("person:lupita", words("socia"))],
    );
    assert_eq!(reinforced(&actions), [1]);
}

#[test]
fn a_person_who_now_does_something_else_no_longer_does_the_other() {
    let actions = at_day_ten(
        &[known(1, "person:lupita", words("cajera"))],
        &[corrected("person:lupita", words("gerente"))],
    );
    assert_eq!(superseded(&actions)[0].2.value, words("gerente"));
}

#[test]
fn a_place_that_is_named_more_exactly_is_the_same_place() {
    let known = [known(1, "location:", words("Roma Norte"))];
    assert_eq!(
        reinforced(&at_day_ten(
            &known,
            &[said("location:", words("la colonia Roma Norte"))]
        ))
        .len(),
        0
    );
    assert_eq!(
        reinforced(&at_day_ten(&known, &[said("location:", words("la Roma"))])),
        [1]
    );
    assert_eq!(
        superseded(&at_day_ten(
            &known,
            &[said("location:", words("Roma Norte, Ciudad de México"))]
        ))[0]
            .1,
        Reason::Superseded
    );
}

#[test]
fn a_rule_is_the_same_whether_it_was_read_as_words_or_as_a_figure() {
    let figure = Some(Value {
        number: Some("50".into()),
        unit: Some("%".into()),
        ..Value::default()
    });
    assert_eq!(
        reinforced(&at_day_ten(
            &[known(1, "policy:anticipo", words("50%"))],
            &[said("policy:anticipo", figure)]
        )),
        [1]
    );
}

#[test]
fn a_sentence_from_before_facts_had_keys_is_recognized() {
    let old = Known {
        fact_key: None,
        content: "Vende tortas ahogadas".into(),
        ..known(1, "offers:x", None)
    };
    let again = Candidate {
        content: "Vende torta ahogada".into(),
        ..said("offers:torta ahogada", None)
    };
    assert_eq!(
        reinforced(&at_day_ten(std::slice::from_ref(&old), &[again])),
        [1]
    );
    let other = Candidate {
        content: "Vende aguas frescas".into(),
        ..said("offers:agua fresca", None)
    };
    assert_eq!(inserted(&at_day_ten(&[old], &[other])).len(), 1);
}

#[test]
fn one_message_says_one_thing_of_a_key() {
    let first = said("price:torta", money("45"));
    let last = Candidate {
        span: Span { start: 20, end: 29 },
        ..said("price:torta", money("50"))
    };
    let actions = at_day_ten(&[], &[last.clone(), first.clone()]);
    let [Action::Insert { insight, .. }] = actions.as_slice() else {
        panic!("{actions:?}")
    };
    assert_eq!(insight.value, money("50"));
    let ended = Candidate {
        span: Span { start: 40, end: 49 },
        ..over("price:torta")
    };
    assert!(at_day_ten(&[], &[first, last, ended]).is_empty());
}

#[test]
fn two_names_of_one_thing_in_one_message_are_added_once() {
    let both = [
        said("offers:torta", None),
        said("offers:torta ahogada", None),
    ];
    assert_eq!(inserted(&at_day_ten(&[], &both)), ["offers:torta ahogada"]);
    let both = [said("channel:wasap", None), said("channel:whatsapp", None)];
    assert_eq!(inserted(&at_day_ten(&[], &both)).len(), 1);
}

#[test]
fn the_actions_are_written_as_the_database_reads_them() {
    let actions = at_day_ten(
        &[known(1, "price:torta", money("45"))],
        &[said("price:torta", money("50"))],
    );
    let json = serde_json::to_value(&actions[0]).unwrap();
    assert_eq!(json["op"], "supersede");
    assert_eq!(json["reason"], "superseded");
    assert_eq!(json["insight"]["fact_key"], "price:torta");
    assert_eq!(json["insight"]["category"], "business");
    assert_eq!(json["span"], serde_json::json!({"start": 0, "end": 9}));
}

#[test]
fn every_synonym_is_written_as_subjects_are() {
    let names = synonyms::ROWS.iter().copied().flatten();
    let strange: Vec<_> = names
        .filter(|name| crate::text::subject(name) != **name)
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
}
