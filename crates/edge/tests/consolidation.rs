//! What the worker works out of what is known, in a world in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod world;

use std::cell::RefCell;

use chrono::{DateTime, TimeDelta, Utc};
use edge::worker::{Report, drain};
use serde_json::{Value, json};
use world::*;

const PROJECT: &str = "3f333df6-90a4-4fda-8dd3-9485d27cee36";
const FACT: &str = "9b2e5f0a-6f7c-4c0e-9d53-2f5a3f1f7a11";

/// A world with one such job for the Cerebro.
fn with_job(message: Value) -> World {
    let world = World::new();
    let jobs = RefCell::new(vec![json!({"id": 9, "message": message})]);
    world.answer("sweep_turns", |_| Ok(json!({"ok": true, "swept": 0})));
    world.answer("claim_jobs", |_| Ok(json!({"ok": true, "jobs": []})));
    world.answer("claim_cerebro_jobs", move |_| {
        let jobs: Vec<Value> = jobs.borrow_mut().drain(..).collect();
        Ok(json!({"ok": true, "jobs": jobs}))
    });
    for function in ["apply_consolidation", "apply_summary"] {
        world.answer(function, |_| Ok(json!({"ok": true, "already": false})));
    }
    world.answer("finish_cerebro_job", |_| {
        Ok(json!({"ok": true, "finished": 1}))
    });
    world.answer("fail_cerebro_job", |_| {
        Ok(json!({"ok": true, "dead": false}))
    });
    world
}

fn work(world: &World) -> Report {
    let edge = world.edge();
    world.run(async move { drain(&edge).await.unwrap() })
}

fn consolidation() -> Value {
    let first: DateTime<Utc> = "2026-06-02T16:00:00Z".parse().unwrap();
    // Every Tuesday at ten in the morning of Mexico City.
    let messages: Vec<Value> = (0..20)
        .map(|week| json!({"at": first + TimeDelta::weeks(week), "assistant_id": "sofia"}))
        .collect();
    let ratings: Vec<Value> = (0..6)
        .map(|week| json!({"assistant_id": "sofia", "at": first + TimeDelta::weeks(week), "rating": 5, "is_helpful": true}))
        .collect();
    json!({
        "ok": true, "timezone": "America/Mexico_City", "language": "es-MX", "country": "MX", "now": "2026-10-19T16:00:00Z",
        "messages": messages, "ratings": ratings,
        "facts": [
            {"id": FACT, "fact_key": "revenue:mes", "kind": "fact", "category": "performance", "content": "Ingresos por mes: 90000",
             "value": {"number": "90000", "currency": "MXN"}, "confidence": 0.9, "valid_from": "2026-10-01T00:00:00Z",
             "last_seen_at": "2026-10-01T00:00:00Z"},
            {"id": "no-uuid", "fact_key": "futuro:x"},
        ],
        "assistants": [{"id": "sofia", "name": "Sofía", "role": "Marketing", "specialties": ["redes sociales"], "is_active": true,
            "interactions": 20, "trust_level": null, "user_satisfaction": null}],
        "projects": [{"id": PROJECT, "name": "Llegar a 100 mil al mes", "status": "active", "is_proposal": false,
            "target_date": null, "progress_percentage": 0, "source_fact_key": "goal:llegar 100000",
            "success_metrics": {"fact_key": "revenue:mes", "target": "100000", "start": "80000"}}],
        "recommendations": [],
    })
}

#[test]
fn patterns_trust_and_progress_are_worked_out_and_written_at_once() {
    let world = with_job(json!({"type": "consolidate", "user_id": USER}));
    world.answer("consolidation_context", |_| Ok(consolidation()));
    assert_eq!(work(&world).done, 1);
    let calls = world.calls("apply_consolidation");
    let call = &calls[0];
    assert_eq!(
        (calls.len(), &call["p_job_id"], &call["p_user_id"]),
        (1, &json!(9), &json!(USER))
    );
    let patterns = call["p_patterns"].as_array().unwrap();
    let tuesdays = patterns
        .iter()
        .find(|pattern| pattern["key"] == "temporal:weekday:2")
        .unwrap_or_else(|| panic!("{patterns:?}"));
    assert!(tuesdays["description"].as_str().unwrap().contains("martes"));
    assert_eq!(call["p_relationships"][0]["assistant_id"], "sofia");
    assert!(call["p_relationships"][0]["trust_level"].as_f64().unwrap() > 0.5);
    assert_eq!(call["p_progress"][0]["project_id"], PROJECT);
    assert!(call["p_recommendations"].is_array());
}

#[test]
fn whoever_is_gone_has_nothing_worked_out() {
    let world = with_job(json!({"type": "consolidate", "user_id": USER}));
    world.answer("consolidation_context", |_| {
        Ok(json!({"ok": false, "error": {"code": "profile_not_found"}}))
    });
    assert_eq!(work(&world).done, 1);
    assert_eq!(world.calls("finish_cerebro_job").len(), 1);
    assert!(world.calls("apply_consolidation").is_empty());
}

#[test]
fn somebody_new_has_no_patterns() {
    let world = with_job(json!({"type": "consolidate", "user_id": USER}));
    world.answer("consolidation_context", |_| {
        Ok(json!({"ok": true, "timezone": null, "language": null, "now": "2026-10-19T16:00:00Z", "messages": null,
            "ratings": [], "facts": [], "assistants": [], "projects": [], "recommendations": []}))
    });
    assert_eq!(work(&world).done, 1);
    assert_eq!(
        world.calls("apply_consolidation")[0]["p_patterns"],
        json!([])
    );
}
