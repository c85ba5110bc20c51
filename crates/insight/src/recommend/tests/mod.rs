mod cases;

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::Value;
use cases::cases;

fn now() -> DateTime<Utc> {
    "2026-03-02T16:00:00Z".parse().unwrap()
}

fn fact(key: &str, content: &str) -> Fact {
    Fact {
        id: Uuid::from_u128(u128::from(key.bytes().map(u64::from).sum::<u64>())),
        fact_key: Some(key.parse().unwrap()),
        content: content.into(),
        value: None,
        confidence: 0.9,
        valid_from: Some(now()),
        last_seen_at: Some(now()),
    }
}

fn assistants(ids: &[&str]) -> Vec<Assistant> {
    ids.iter()
        .map(|id| Assistant {
            id: (*id).into(),
            name: (*id).into(),
            is_active: true,
            ..Assistant::default()
        })
        .collect()
}

fn situation<'a>(
    facts: &'a [Fact],
    team: &'a [Assistant],
    past: &'a [PastRecommendation],
) -> Situation<'a> {
    Situation {
        now: now(),
        today: now().date_naive(),
        language: Language::Spanish,
        facts,
        patterns: &[],
        projects: &[],
        assistants: team,
        past,
    }
}

fn past(key: &str, status: &str) -> PastRecommendation {
    PastRecommendation {
        key: key.into(),
        status: status.into(),
        decided_at: Some(now() - TimeDelta::days(90)),
    }
}

fn keys(situation: &Situation<'_>) -> Vec<String> {
    recommend(situation)
        .into_iter()
        .map(|recommendation| recommendation.key)
        .collect()
}

#[test]
fn each_rule_is_called_for_by_what_it_is_about() {
    for (facts, key) in cases() {
        assert!(
            keys(&situation(&facts, &[], &[]))
                .iter()
                .any(|found| found == key),
            "{key}: {:?}",
            keys(&situation(&facts, &[], &[]))
        );
    }
}

#[test]
fn nothing_is_recommended_from_nothing_or_from_doubt() {
    assert!(keys(&situation(&[], &[], &[])).is_empty());
    let doubtful = [Fact {
        confidence: 0.3,
        ..fact("payment:efectivo", "Acepta efectivo")
    }];
    assert!(keys(&situation(&doubtful, &[], &[])).is_empty());
}

#[test]
fn what_is_taken_care_of_is_not_recommended() {
    let paid = [
        fact("payment:efectivo", "Acepta efectivo"),
        fact("payment:tarjeta", "Acepta tarjeta"),
    ];
    assert!(keys(&situation(&paid, &[], &[])).is_empty());
    let costed = [
        fact("price:torta", "Precio de torta: 45"),
        fact("cost:torta", "Gasto en torta: 20"),
    ];
    assert!(keys(&situation(&costed, &[], &[])).is_empty());
    let found = [
        fact("location:", "Ubicación: Centro"),
        fact("channel:google maps", "Canal: Google Maps"),
    ];
    assert!(!keys(&situation(&found, &[], &[])).contains(&"not_on_google".to_owned()));
}

#[test]
fn there_are_few_and_each_says_why_and_who() {
    let facts: Vec<Fact> = cases().into_iter().flat_map(|(facts, _)| facts).collect();
    let team = assistants(&["sofia", "carlos", "paula", "mateo"]);
    let found = recommend(&situation(&facts, &team, &[]));
    assert_eq!(found.len(), MOST_OPEN);
    for recommendation in &found {
        assert!(!recommendation.reasons.is_empty());
        assert!(
            team.iter()
                .any(|assistant| Some(&assistant.id) == recommendation.assistant_id.as_ref())
        );
        assert!(!recommendation.body.contains('{') && !recommendation.title.contains('{'));
    }
}

#[test]
fn the_assistant_is_one_that_the_person_has() {
    let facts = [fact("payment:efectivo", "Acepta efectivo")];
    let with = |team: &[Assistant]| {
        recommend(&situation(&facts, team, &[]))[0]
            .assistant_id
            .clone()
    };
    assert_eq!(
        with(&assistants(&["sofia", "carlos", "mateo"])).as_deref(),
        Some("mateo")
    );
    assert_eq!(
        with(&assistants(&["sofia", "carlos"])).as_deref(),
        Some("carlos")
    );
    assert_eq!(with(&assistants(&["sofia"])).as_deref(), Some("sofia"));
    assert_eq!(with(&[]), None);
}

#[test]
fn what_was_decided_is_not_said_again() {
    let facts = [fact("payment:efectivo", "Acepta efectivo")];
    for status in ["dismissed", "accepted", "done"] {
        assert!(keys(&situation(&facts, &[], &[past("only_cash", status)])).is_empty());
    }
    assert_eq!(
        keys(&situation(&facts, &[], &[past("only_cash", "open")])),
        ["only_cash"]
    );
}

#[test]
fn a_rule_that_was_refused_twice_is_silent() {
    let facts = [
        fact("competitor:oxxo", "Competidor: Oxxo"),
        fact("price:torta", "Precio: 45"),
        fact("cost:renta", "Gasto: 9"),
    ];
    let refused = [
        past("competitor:a", "dismissed"),
        past("competitor:b", "dismissed"),
    ];
    assert_eq!(
        keys(&situation(&facts, &[], &refused[..1])),
        ["competitor:oxxo"]
    );
    assert!(keys(&situation(&facts, &[], &refused)).is_empty());
}

#[test]
fn what_was_welcome_before_comes_first() {
    let facts = [
        fact("supplier:beto", "Proveedor: Don Beto"),
        fact("competitor:oxxo", "Competidor: Oxxo"),
        fact("price:torta", "Precio: 45"),
        fact("cost:renta", "Gasto: 9"),
    ];
    assert_eq!(keys(&situation(&facts, &[], &[]))[0], "one_supplier:beto");
    let liked = [
        past("slow_day:2", "done"),
        past("one_channel:x", "accepted"),
        past("waste:x", "dismissed"),
    ];
    assert_eq!(keys(&situation(&facts, &[], &liked))[0], "competitor:oxxo");
}

#[test]
fn what_is_open_stays_while_it_holds() {
    let facts: Vec<Fact> = cases().into_iter().flat_map(|(facts, _)| facts).collect();
    let open = [past("notebook", "open")];
    assert_eq!(keys(&situation(&facts, &[], &open))[0], "notebook");
}

#[test]
fn a_goal_that_somebody_works_at_is_left_alone_until_it_sleeps() {
    let facts = [fact("goal:abrir sucursal", "Meta: abrir otra sucursal")];
    let project = |updated: DateTime<Utc>| -> Vec<Project> {
        vec![serde_json::from_value(json!({
            "id": Uuid::from_u128(5), "name": "Otra sucursal", "status": "active", "is_proposal": false, "progress_percentage": 10,
            "success_metrics": {}, "source_fact_key": "goal:abrir sucursal", "updated_at": updated,
        })).unwrap()]
    };
    let fresh = project(now());
    assert!(
        keys(&Situation {
            projects: &fresh,
            ..situation(&facts, &[], &[])
        })
        .is_empty()
    );
    let old = project(now() - TimeDelta::days(45));
    let found = recommend(&Situation {
        projects: &old,
        ..situation(&facts, &[], &[])
    });
    assert_eq!(found[0].title, "Retoma «Otra sucursal» o ciérralo");
}

#[test]
fn a_habit_is_a_reason_too() {
    let pattern: Pattern = serde_json::from_value(json!({
        "key": "behavioral:cadence:paula", "type": "behavioral", "description": "Hablas con Paula una vez por semana.",
        "frequency": 9, "confidence": 0.97, "data": {}, "first_observed_at": now(), "last_observed_at": now(),
        "predicted_next_occurrence": now() + TimeDelta::days(3), "prediction_confidence": 0.9,
    })).unwrap();
    let found = recommend(&Situation {
        patterns: std::slice::from_ref(&pattern),
        ..situation(&[], &[], &[])
    });
    assert_eq!(
        serde_json::to_value(&found[0].reasons).unwrap(),
        json!([{"pattern_key": "behavioral:cadence:paula"}])
    );
    assert!(found[0].body.starts_with("Hablas con Paula"));
}

#[test]
fn all_texts_exist_in_three_languages_and_fill_their_places() {
    for (facts, key) in cases() {
        for language in [Language::Spanish, Language::Portuguese, Language::English] {
            let found = recommend(&Situation {
                language,
                ..situation(&facts, &[], &[])
            });
            let recommendation = found.iter().find(|found| found.key == key).unwrap();
            for text in [&recommendation.title, &recommendation.body] {
                assert!(
                    !text.is_empty() && !text.contains(['{', '}']) && !text.contains("  "),
                    "{text}"
                );
            }
            assert!(
                recommendation.title.chars().count() <= 80
                    && recommendation.body.chars().count() <= 600
            );
        }
    }
}

#[test]
fn what_a_person_said_is_never_a_place_to_fill() {
    let facts = [fact("problem:merma", "Problema: merma {days} {said}")];
    assert!(
        recommend(&situation(&facts, &[], &[]))[0]
            .body
            .contains("merma {days} {said}")
    );
}

#[test]
fn an_event_that_is_past_or_far_is_no_reason() {
    let event = |date: NaiveDate| {
        [Fact {
            value: Some(Value {
                date: Some(date),
                ..Value::default()
            }),
            ..fact("event:feria", "feria")
        }]
    };
    for days in [-3, 0, 90] {
        assert!(
            keys(&situation(
                &event(now().date_naive() + TimeDelta::days(days)),
                &[],
                &[]
            ))
            .is_empty()
        );
    }
}

proptest! {
    #[test]
    fn whatever_is_known_there_are_at_most_three_of_different_kinds(picks in prop::collection::vec(0usize..22, 0..12), statuses in prop::collection::vec(0usize..4, 0..12)) {
        let cases = cases();
        let facts: Vec<Fact> = picks.iter().flat_map(|at| cases[*at].0.clone()).collect();
        let decided: Vec<PastRecommendation> = picks.iter().zip(&statuses)
            .map(|(at, status)| past(cases[*at].1, ["open", "accepted", "dismissed", "done"][*status])).collect();
        let found = recommend(&situation(&facts, &assistants(&["sofia"]), &decided));
        prop_assert!(found.len() <= MOST_OPEN);
        let kinds: HashSet<&str> = found.iter().map(|found| found.key.split(':').next().unwrap()).collect();
        prop_assert_eq!(kinds.len(), found.len());
        for recommendation in &found {
            prop_assert!(!decided.iter().any(|past| past.key == recommendation.key && past.status != "open"));
        }
    }
}
