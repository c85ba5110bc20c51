//! The same in other words.

use super::*;

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
fn every_synonym_is_written_as_subjects_are() {
    let names = synonyms::ROWS.iter().copied().flatten();
    let strange: Vec<_> = names
        .filter(|name| crate::text::subject(name) != **name)
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
}
