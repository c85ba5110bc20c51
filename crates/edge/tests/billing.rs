//! Billing by the worker, in a world in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod world;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use edge::config::{Config, Environment};
use edge::edge::Edge;
use edge::worker::{Report, drain};
use serde_json::{Value, json};
use world::*;

const SUBSCRIPTION: &str = "0f8fad5b-d9cb-469f-a165-70867728950e";

/// A subscription whose period began on this day and is a month long, on 10 June.
fn context(version: i64, start: &str, end: &str) -> Value {
    json!({
        "ok": true, "today": "2026-06-10", "version": version, "status": "active", "currency": "MXN",
        "trial_end": null, "anchor": "2026-01-31", "period": {"start": start, "end": end}, "charged": null, "leaves": false,
        "plan": {"id": "starter", "name": "Inicial", "rank": 1, "cycle": "monthly", "price": "399.00"},
        "next": null, "balance": "0.00", "unpaid": null,
        "customer": {"name": "Tacos", "tax_id": null, "country": "MX", "address": null}, "seller_country": "MX"
    })
}

/// A world with one job, whose subscription is read as `read` and whose steps are answered by `apply`.
fn with_job(
    read: Value,
    apply: impl Fn(&Value) -> Result<Value, edge::platform::DatabaseError> + 'static,
) -> World {
    let world = World::new();
    let jobs = RefCell::new(vec![
        json!({"id": 7, "message": {"type": "bill", "subscription_id": SUBSCRIPTION}}),
    ]);
    world.answer("sweep_turns", |_| Ok(json!({"ok": true, "swept": 0})));
    world.answer("claim_jobs", |_| Ok(json!({"ok": true, "jobs": []})));
    world.answer("claim_billing_jobs", move |_| {
        Ok(json!({"ok": true, "jobs": jobs.borrow_mut().drain(..).collect::<Vec<_>>()}))
    });
    world.answer("billing_context", move |_| Ok(read.clone()));
    world.answer("apply_billing_step", apply);
    world.answer("finish_billing_job", |_| {
        Ok(json!({"ok": true, "finished": true}))
    });
    world.answer("fail_billing_job", |_| {
        Ok(json!({"ok": true, "dead": false, "retry_in_seconds": 10}))
    });
    world
}

fn work(world: &World) -> Report {
    let edge: Rc<Edge<World>> = Edge::new(world.clone(), Config::new(&Environment::default()));
    world.run(async move { drain(&edge).await.unwrap() })
}

fn steps(world: &World) -> Vec<Value> {
    world.calls("apply_billing_step")
}

#[test]
fn periods_are_written_one_after_the_other_until_the_present_one() {
    let world = with_job(context(3, "2026-03-31", "2026-04-30"), |call| {
        let period = &call["p_step"]["period"];
        let (start, end) = (
            period["start"].as_str().unwrap(),
            period["end"].as_str().unwrap(),
        );
        Ok(
            json!({"ok": true, "context": context(call["p_version"].as_i64().unwrap() + 1, start, end)}),
        )
    });
    assert_eq!(work(&world).done, 1);
    let steps = steps(&world);
    let said: Vec<_> = steps
        .iter()
        .map(|step| {
            (
                step["p_version"].as_i64().unwrap(),
                step["p_step"]["period"]["end"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(said, [(3, "2026-05-31"), (4, "2026-06-30")]);
    assert_eq!(steps[0]["p_step"]["invoice"]["total_amount"], "462.84");
    // What a step answers is what the next is decided from.
    assert_eq!(world.calls("billing_context").len(), 1);
    assert_eq!(world.calls("finish_billing_job").len(), 1);
}

#[test]
fn what_was_changed_meanwhile_is_read_and_decided_anew() {
    let tries = Cell::new(0);
    let world = with_job(context(3, "2026-04-30", "2026-05-31"), move |_| {
        tries.set(tries.get() + 1);
        Ok(if tries.get() == 1 {
            json!({"ok": false, "error": {"code": "subscription_changed"}})
        } else {
            json!({"ok": true, "context": context(5, "2026-05-31", "2026-06-30")})
        })
    });
    assert_eq!(work(&world).done, 1);
    assert_eq!(steps(&world).len(), 2);
    assert_eq!(world.calls("billing_context").len(), 2);
}

#[test]
fn a_subscription_that_is_gone_is_done() {
    let gone = json!({"ok": false, "error": {"code": "subscription_not_found"}});
    let world = with_job(gone, |_| panic!("nothing is to be done"));
    assert_eq!(work(&world).done, 1);
    assert_eq!(world.calls("finish_billing_job").len(), 1);
}

#[test]
fn what_cannot_be_billed_comes_back_with_its_reason() {
    let mut nameless = context(3, "2026-04-30", "2026-05-31");
    nameless["plan"]["price"] = json!("a lot");
    let world = with_job(nameless, |_| panic!("nothing is written"));
    assert_eq!(work(&world).failed, 1);
    assert_eq!(
        world.calls("fail_billing_job")[0]["p_error"],
        "amount_malformed"
    );

    let mut unreadable = context(3, "2026-04-30", "2026-05-31");
    unreadable["status"] = json!("asleep");
    let world = with_job(unreadable, |_| panic!("nothing is written"));
    assert_eq!(work(&world).failed, 1);
    assert!(
        world.calls("fail_billing_job")[0]["p_error"]
            .as_str()
            .unwrap()
            .starts_with("billing_context: ")
    );
}
