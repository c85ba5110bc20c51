//! The worker function in a world in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod world;

use std::cell::RefCell;

use edge::platform::{Clock, DatabaseError};
use edge::worker::{Report, drain, handle};
use serde_json::{Value, json};
use world::*;

/// A world with these jobs in its queue.
fn with_jobs(jobs: Vec<Value>) -> World {
    let world = World::new();
    let queue = RefCell::new(jobs.into_iter().enumerate().collect::<Vec<_>>());
    world.answer("sweep_turns", |_| Ok(json!({"ok": true, "swept": 2})));
    world.answer("claim_jobs", move |call| {
        let mut queue = queue.borrow_mut();
        let count = queue.len().min(call["p_quantity"].as_u64().unwrap() as usize);
        let jobs: Vec<Value> = queue
            .drain(..count)
            .map(|(id, message)| json!({"id": id, "read_count": 1, "enqueued_at": "2026-11-23T01:00:00Z", "message": message}))
            .collect();
        Ok(json!({"ok": true, "jobs": jobs}))
    });
    world.answer("title_context", |_| Ok(context(None)));
    for function in ["finish_title", "finish_job"] {
        world.answer(function, |_| Ok(json!({"ok": true, "applied": true})));
    }
    world.answer("fail_job", |_| {
        Ok(json!({"ok": true, "dead": false, "retry_in_seconds": 2}))
    });
    world
}

fn context(title: Option<&str>) -> Value {
    let mut begun = begun();
    // The cheaper one is the second of the plan.
    begun["models"][1]["output_micros_per_mtok"] = json!(1);
    json!({"ok": true, "title": title, "language": "es", "models": begun["models"],
        "messages": [{"role": "user", "content": "Hola, quiero promociones para los martes"}, {"role": "assistant", "content": "Va."}]})
}

fn job() -> Value {
    json!({"type": "title", "conversation_id": CONVERSATION, "message_id": MESSAGE})
}

fn work(world: &World) -> Report {
    let edge = world.edge();
    world.run(async move { drain(&edge).await.unwrap() })
}

#[test]
fn the_cheapest_model_of_the_plan_writes_the_title() {
    let world = with_jobs(vec![job()]);
    world.script(anthropic("**Título:** \"Promociones de martes\"."));
    let report = work(&world);
    assert_eq!(
        report,
        Report {
            claimed: 1,
            done: 1,
            swept: 2,
            ..Report::default()
        }
    );
    assert!(world.0.requests.borrow()[0].0.contains("anthropic"));
    let call = &world.calls("finish_title")[0];
    assert_eq!(
        (&call["p_title"], &call["p_job_id"]),
        (&json!("Promociones de martes"), &json!(0))
    );
    assert_eq!(call["p_usage"]["provider"], "anthropic");
    assert_eq!(
        (
            &call["p_usage"]["input_tokens"],
            &call["p_usage"]["output_tokens"]
        ),
        (&json!(900), &json!(30))
    );
    assert!(call["p_usage"]["cost_micros"].as_i64().unwrap() > 0);
}

#[test]
fn where_no_provider_answers_the_first_message_is_the_title() {
    let world = with_jobs(vec![job()]);
    world.script(Script::Hang);
    world.script(Script::Answer(500, vec![]));
    assert_eq!(work(&world).done, 1);
    let call = &world.calls("finish_title")[0];
    assert_eq!(
        (&call["p_title"], &call["p_usage"]),
        (&json!("Quiero promociones para los martes"), &Value::Null)
    );
}

#[test]
fn a_title_takes_less_time_than_its_job_is_hidden_from_other_workers() {
    let world = with_jobs(vec![job()]);
    world.answer("title_context", |_| {
        let mut context = context(None);
        let model = context["models"][0].clone();
        context["models"] = json!(vec![model; 6]);
        Ok(context)
    });
    for _ in 0..6 {
        world.script(Script::Hang);
    }
    let (edge, clock) = (world.edge(), world.clone());
    let took = world.run(async move {
        let began = clock.now();
        assert_eq!(drain(&edge).await.unwrap().done, 1);
        clock.now().saturating_sub(began)
    });
    let hidden = world.calls("claim_jobs")[0]["p_visibility_seconds"].as_u64();
    assert!(took.as_secs() < hidden.unwrap(), "{took:?}");
}

#[test]
fn what_has_a_title_or_is_gone_is_done_with() {
    let world = with_jobs(vec![job(), job()]);
    world.answer("title_context", |_| Ok(context(Some("Martes"))));
    assert_eq!(work(&world).done, 2);
    assert_eq!(
        (
            world.calls("finish_job").len(),
            world.calls("finish_title").len()
        ),
        (2, 0)
    );
    let world = with_jobs(vec![job()]);
    world.answer("title_context", |_| {
        Ok(json!({"ok": false, "error": {"code": "conversation_not_found"}}))
    });
    assert_eq!(work(&world).done, 1);
}

#[test]
fn a_job_that_cannot_be_done_does_not_keep_the_others_from_it() {
    let mut jobs = vec![
        json!({"type": "desconocido"}),
        json!({}),
        json!({"type": "title", "conversation_id": "x"}),
    ];
    jobs.extend(std::iter::repeat_n(job(), 25));
    let world = with_jobs(jobs);
    world.answer("title_context", |_| Ok(context(Some("Martes"))));
    world.answer("fail_job", |call| {
        Ok(json!({"ok": true, "dead": call["p_job_id"] == 0}))
    });
    let report = work(&world);
    assert_eq!(
        report,
        Report {
            claimed: 28,
            done: 25,
            failed: 2,
            dead: 1,
            swept: 2
        }
    );
    let errors: Vec<String> = world
        .calls("fail_job")
        .iter()
        .map(|call| call["p_error"].to_string())
        .collect();
    assert!(errors[0].contains("desconocido"), "{errors:?}");
}

#[test]
fn a_job_whose_end_is_not_taken_comes_back() {
    let world = with_jobs(vec![job()]);
    world.script(anthropic("Un título"));
    world.answer("finish_title", |_| {
        Err(DatabaseError::Unreachable("reset".into()))
    });
    assert_eq!(work(&world).failed, 1);
    assert!(
        world.calls("fail_job")[0]["p_error"]
            .as_str()
            .unwrap()
            .contains("finish_title")
    );
}

#[test]
fn a_queue_that_cannot_be_read_is_an_error() {
    let world = with_jobs(vec![]);
    world.answer("claim_jobs", |_| {
        Err(DatabaseError::Status(500, String::new()))
    });
    let edge = world.edge();
    let response =
        world.run(async move { handle(&edge, request("POST", "/worker", Value::Null)).await });
    assert_eq!(response.status, 500);
}

#[test]
fn only_posting_drains_the_queue() {
    let world = with_jobs(vec![]);
    let edge = world.edge();
    let status = world.run(async move {
        let got = handle(&edge, request("GET", "/functions/v1/worker", Value::Null))
            .await
            .status;
        let nowhere = handle(&edge, request("POST", "/worker/x", Value::Null))
            .await
            .status;
        (
            got,
            nowhere,
            handle(&edge, request("POST", "/worker", Value::Null))
                .await
                .status,
        )
    });
    assert_eq!(status, (405, 404, 200));
}
