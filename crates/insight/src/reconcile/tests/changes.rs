//! What is new, said again, contradicted, corrected or over.

use super::*;

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
fn a_place_in_passing_is_no_removal() {
    let known = [Known {
        confidence: 0.8,
        ..known(1, "location:", words("Resistencia"))
    }];
    let passing = Candidate {
        confidence: 0.8,
        ..said("location:", words("Corrientes"))
    };
    assert!(at_day_ten(&known, std::slice::from_ref(&passing)).is_empty());
    let moved = Candidate {
        claim: Claim::Corrects,
        ..passing
    };
    assert_eq!(superseded(&at_day_ten(&known, &[moved])).len(), 1);
    assert_eq!(
        superseded(&at_day_ten(
            &known,
            &[said("location:", words("Corrientes"))]
        ))
        .len(),
        1
    );
}

#[test]
fn a_correction_forgives_a_slip_of_the_pen() {
    let known = [known(1, "price:muzza grande", money("14000"))];
    let actions = at_day_ten(&known, &[corrected("price:muza grande", money("15500"))]);
    assert_eq!(superseded(&actions)[0].0, 1);
    let actions = at_day_ten(&known, &[said("price:muza grande", money("15500"))]);
    assert_eq!(inserted(&actions), ["price:muza grande"]);
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
fn what_is_named_without_its_head_is_the_same_thing() {
    let known = [
        known(1, "price:pastel tres leche", money("350")),
        known(2, "price:kilo costilla", money("48000")),
    ];
    let actions = at_day_ten(&known, &[said("price:tres leche", money("380"))]);
    assert!(
        matches!(actions.as_slice(), [Action::Supersede { .. }]),
        "{actions:?}"
    );
    // A measure is no head: a rib may be sold by the kilo and by the piece.
    let actions = at_day_ten(&known, &[said("price:costilla", money("9000"))]);
    assert!(
        matches!(actions.as_slice(), [Action::Insert { .. }]),
        "{actions:?}"
    );
}
