use chrono::NaiveDate;
use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::{Candidate, Claim, Language, Origin, Slot, Span};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

fn goal(content: &str, value: Value) -> Candidate {
    Candidate {
        content: format!("Meta: {content}"),
        key: FactKey {
            slot: Slot::Goal,
            subject: crate::text::subject(content),
        },
        value: Some(value),
        claim: Claim::Holds,
        confidence: 0.9,
        tags: vec![],
        is_actionable: true,
        expires_at: None,
        origin: Origin::Rules,
        language: Language::Spanish,
        span: Span { start: 0, end: 9 },
    }
}

fn money(number: &str) -> Value {
    Value {
        number: Some(number.into()),
        currency: Some("MXN".into()),
        ..Value::default()
    }
}

fn fact(key: &str, value: Value) -> Fact {
    Fact {
        id: Uuid::from_u128(1),
        fact_key: Some(key.parse().unwrap()),
        content: key.into(),
        value: Some(value),
        confidence: 0.9,
        valid_from: None,
        last_seen_at: None,
    }
}

fn project(metrics: Json) -> Project {
    serde_json::from_value(json!({
        "id": Uuid::from_u128(9), "name": "Llegar a 90 mil", "status": "active", "is_proposal": false,
        "progress_percentage": 0, "success_metrics": metrics, "target_date": null, "source_fact_key": "goal:llegar 90 mil",
    }))
    .unwrap()
}

#[test]
fn a_goal_with_a_figure_and_a_day_has_both_in_its_key_results() {
    let day = NaiveDate::from_ymd_opt(2026, 3, 20);
    let value = Value {
        date: day,
        ..money("90000")
    };
    let proposal = propose(&goal("llegar a 90 mil al mes", value), today()).unwrap();
    assert_eq!(proposal.category, ProjectCategory::Sales);
    assert_eq!(proposal.priority, ProjectPriority::Urgent);
    assert_eq!(proposal.target_date, day);
    assert_eq!(
        proposal.key_results[0],
        "Llegar a 90\u{a0}000\u{a0}MXN a más tardar el 20/03/2026"
    );
    assert_eq!(
        proposal.success_metrics.fact_key.unwrap().to_string(),
        "revenue:mes"
    );
}

#[test]
fn goals_find_their_sort_and_their_figure() {
    let count = |number: &str| Value {
        number: Some(number.into()),
        ..Value::default()
    };
    for (content, value, category, key) in [
        (
            "tener 5000 seguidores en Instagram",
            count("5000"),
            ProjectCategory::Marketing,
            Some("metric:seguidor"),
        ),
        (
            "abrir otra sucursal",
            Value::default(),
            ProjectCategory::Growth,
            None,
        ),
        (
            "lanzar un menú de verano",
            Value::default(),
            ProjectCategory::Product,
            None,
        ),
        (
            "bajar los gastos de luz",
            Value::default(),
            ProjectCategory::Operations,
            None,
        ),
        (
            "vender 40 mil a la semana",
            money("40000"),
            ProjectCategory::Sales,
            Some("revenue:semana"),
        ),
        (
            "subir el ticket a 200",
            money("200"),
            ProjectCategory::Sales,
            Some("metric:ticket promedio"),
        ),
        (
            "atender 30 clientes por día",
            count("30"),
            ProjectCategory::Marketing,
            Some("metric:cliente dia"),
        ),
    ] {
        let proposal = propose(&goal(content, value), today()).unwrap();
        assert_eq!(proposal.category, category, "{content}");
        assert_eq!(
            proposal
                .success_metrics
                .fact_key
                .map(|key| key.to_string())
                .as_deref(),
            key,
            "{content}"
        );
        assert!(!proposal.key_results.is_empty() && !proposal.objectives.is_empty());
    }
}

#[test]
fn what_is_no_goal_or_is_past_or_doubtful_is_not_proposed() {
    let sure = goal("vender más", Value::default());
    assert!(propose(&sure, today()).is_some());
    assert!(
        propose(
            &Candidate {
                confidence: 0.4,
                ..sure.clone()
            },
            today()
        )
        .is_none()
    );
    assert!(
        propose(
            &Candidate {
                claim: Claim::Ended,
                ..sure.clone()
            },
            today()
        )
        .is_none()
    );
    let past = Value {
        date: NaiveDate::from_ymd_opt(2025, 1, 1),
        ..Value::default()
    };
    assert!(
        propose(
            &Candidate {
                value: Some(past),
                ..sure.clone()
            },
            today()
        )
        .is_none()
    );
    assert!(
        propose(
            &Candidate {
                key: "problem:x".parse().unwrap(),
                ..sure
            },
            today()
        )
        .is_none()
    );
}

#[test]
fn a_proposal_speaks_the_persons_language() {
    for (language, word) in [
        (Language::Portuguese, "Cérebro"),
        (Language::English, "Proposed"),
    ] {
        let proposal = propose(
            &Candidate {
                language,
                ..goal("vender mais", Value::default())
            },
            today(),
        )
        .unwrap();
        assert!(proposal.description.contains(word));
    }
}

#[test]
fn progress_is_the_part_of_the_way_that_is_done() {
    let first = project(json!({"fact_key": "revenue:mes", "target": "90000", "currency": "MXN"}));
    let [step] = &progress(&[first], &[fact("revenue:mes", money("65000"))])[..] else {
        panic!()
    };
    assert_eq!(
        (
            step.progress_percentage,
            step.success_metrics.start.as_deref()
        ),
        (0, Some("65000"))
    );

    let later = project(serde_json::to_value(&step.success_metrics).unwrap());
    let [step] = &progress(
        std::slice::from_ref(&later),
        &[fact("revenue:mes", money("77500"))],
    )[..] else {
        panic!()
    };
    assert_eq!(step.progress_percentage, 50);
    assert!(
        progress(&[later], &[fact("revenue:mes", money("65000"))]).is_empty(),
        "nothing has changed"
    );
}

#[test]
fn a_figure_that_is_to_fall_makes_progress_by_falling() {
    let mut project = project(json!({"fact_key": "cost:luz", "target": "4000", "start": "6000"}));
    project.name = "Bajar la luz a 4000".into();
    assert_eq!(
        progress(&[project], &[fact("cost:luz", money("5000"))])[0].progress_percentage,
        50
    );
}

#[test]
fn another_currency_and_another_figure_say_nothing() {
    let euros = Value {
        currency: Some("EUR".into()),
        ..money("70000")
    };
    let metrics = json!({"fact_key": "revenue:mes", "target": "90000", "currency": "MXN"});
    assert!(progress(&[project(metrics.clone())], &[fact("revenue:mes", euros)]).is_empty());
    assert!(
        progress(
            &[project(metrics.clone())],
            &[fact("revenue:dia", money("3000"))]
        )
        .is_empty()
    );
    let proposed = Project {
        is_proposal: true,
        ..project(metrics)
    };
    assert!(progress(&[proposed], &[fact("revenue:mes", money("70000"))]).is_empty());
    assert!(
        progress(
            &[project(json!({"kpi": 3}))],
            &[fact("revenue:mes", money("70000"))]
        )
        .is_empty()
    );
    assert!(
        progress(
            &[project(json!(null))],
            &[fact("revenue:mes", money("70000"))]
        )
        .is_empty()
    );
}
