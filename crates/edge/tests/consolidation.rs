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

fn conversation() -> Value {
    let said = |role: &str, content: &str| json!({"id": MESSAGE, "role": role, "content": content});
    json!({"ok": true, "skip": null, "user_id": USER, "language": "es", "previous_summary": null, "previous_count": 60,
    "through_message_id": MESSAGE, "models": begun()["models"], "messages": [
        said("user", "Decidimos cerrar los lunes y subir la torta a 50 pesos."),
        said("assistant", "Buena idea."),
        said("user", "Mi tarjeta es 4111 1111 1111 1111."),
    ]})
}

fn summed_up(world: &World) -> Value {
    world.answer("summary_context", |_| Ok(conversation()));
    assert_eq!(work(world).done, 1);
    let calls = world.calls("apply_summary");
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0]["p_message_count"], 63);
    assert_eq!(calls[0]["p_through_message_id"], MESSAGE);
    calls[0].clone()
}

fn summary_job() -> World {
    with_job(json!({"type": "summarize", "user_id": USER, "conversation_id": CONVERSATION}))
}

#[test]
fn the_cheapest_model_sums_a_conversation_up() {
    let world = summary_job();
    world.script(answer(&[
        "- Cierra los lunes.\n",
        "- La tarjeta es 4111 1111 1111 1111.\n",
        "- La torta cuesta 50.",
    ]));
    let call = summed_up(&world);
    assert_eq!(
        call["p_summary"],
        "- Cierra los lunes.\n- La torta cuesta 50."
    );
    assert_eq!(call["p_usage"]["provider"], "openai");
}

#[test]
fn where_no_model_answers_a_conversation_is_summed_up_by_rule() {
    for scripts in [
        vec![Script::Refuse, Script::Answer(500, vec![])],
        vec![answer(&["Lo siento, no puedo."])],
        vec![Script::Hang],
    ] {
        let world = summary_job();
        let asked = scripts.len();
        for script in scripts {
            world.script(script);
        }
        let call = summed_up(&world);
        let summary = call["p_summary"].as_str().unwrap();
        assert!(
            summary.contains("cerrar los lunes") && !summary.contains("4111"),
            "{summary}"
        );
        assert_eq!(world.0.requests.borrow().len(), asked);
    }
}

#[test]
fn a_conversation_that_is_gone_or_short_is_not_summed_up() {
    for skip in ["gone", "short"] {
        let world = summary_job();
        world.answer("summary_context", move |_| {
            Ok(json!({"ok": true, "skip": skip}))
        });
        assert_eq!(work(&world).done, 1);
        assert_eq!(world.calls("finish_cerebro_job").len(), 1);
    }
}

#[test]
fn small_talk_is_summed_up_too_so_that_the_next_summary_goes_on_from_there() {
    let world = summary_job();
    world.script(Script::Refuse);
    world.script(Script::Refuse);
    world.answer("summary_context", |_| {
        let mut context = conversation();
        context["messages"] = json!([{"id": MESSAGE, "role": "user", "content": "Hola"}]);
        Ok(context)
    });
    assert_eq!(work(&world).done, 1);
    assert_ne!(world.calls("apply_summary")[0]["p_summary"], "");
}
