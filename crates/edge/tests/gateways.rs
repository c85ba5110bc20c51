//! Payment gateways at the edge, in a world in memory: what a notice leads to, what is charged, what is given back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod world;

use std::cell::RefCell;
use std::rc::Rc;

use edge::config::{Config, Environment};
use edge::edge::Edge;
use edge::http::{Body, Content, Request};
use edge::worker::{Report, drain};
use edge::{billing, webhooks};
use serde_json::{Value, json};
use world::*;

/// Nobody reads an invoice here.
struct NoInvoices;

impl billing::Invoices for NoInvoices {
    async fn readable(&self, _: uuid::Uuid) -> billing::Readable {
        billing::Readable::No
    }

    async fn print(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
}

const SUBSCRIPTION: &str = "0f8fad5b-d9cb-469f-a165-70867728950e";
const INVOICE: &str = "0b6f9f8e-6d0c-4f0e-8a53-0c2f4e6d7a11";
const NOTICE: &str = r#"{"id":"evt_1","object":"event","type":"charge.refunded","data":{"object":{"object":"charge","id":"ch_1","payment_intent":"pi_1"}}}"#;
/// Of the official library, for the secret `whsec_test`, at [`SIGNED_AT`].
const SIGNATURE: &str =
    "t=1700000000,v1=245c010da010ccc9c63d530f71c872d7ee51ac5ac534aef81f0b3834be124967";
const SIGNED_AT: i64 = 1_700_000_000;

fn with_stripe(world: &World) -> Rc<Edge<World>> {
    Edge::new(
        world.clone(),
        Config::new(&Environment::from_pairs(&[
            "STRIPE_SECRET_KEY",
            "sk_test_1",
            "STRIPE_WEBHOOK_SECRET",
            "whsec_test",
            "SITE_URL",
            "https://app.example",
        ])),
    )
}

fn answers(world: &World, status: u16, body: &Value) {
    let piece = Piece::Bytes(1, body.to_string());
    world
        .0
        .scripts
        .borrow_mut()
        .push_back(Script::Answer(status, vec![piece]));
}

fn asked(world: &World) -> Vec<String> {
    let requests = world.0.requests.borrow();
    requests.iter().map(|(url, _)| url.clone()).collect()
}

fn intent(status: &str, more: &Value) -> Value {
    let mut intent = json!({
        "id": "pi_1", "object": "payment_intent", "amount": 46_284, "currency": "mxn", "status": status,
        "metadata": { "invoice_id": INVOICE, "attempt": "0" }, "customer": "cus_1",
    });
    for (name, value) in more.as_object().unwrap() {
        intent[name] = value.clone();
    }
    intent
}

/// A world whose queues have this job and nothing else.
fn with_job(queue: &'static str, job: Value) -> World {
    let world = World::new();
    let jobs = RefCell::new(vec![json!({ "id": 7, "message": job })]);
    world.answer("sweep_turns", |_| Ok(json!({ "ok": true, "swept": 0 })));
    for other in ["claim_jobs", "claim_cerebro_jobs", "claim_billing_jobs"] {
        world.answer(other, |_| Ok(json!({ "ok": true, "jobs": [] })));
    }
    world.answer(queue, move |_| {
        Ok(json!({ "ok": true, "jobs": jobs.borrow_mut().drain(..).collect::<Vec<_>>() }))
    });
    for done in ["finish_job", "finish_billing_job", "finish_webhook"] {
        world.answer(done, |_| Ok(json!({ "ok": true, "finished": true })));
    }
    for failed in ["fail_job", "fail_billing_job"] {
        world.answer(failed, |_| {
            Ok(json!({ "ok": true, "dead": false, "retry_in_seconds": 10 }))
        });
    }
    world.answer("note_gateway_payment", |_| {
        Ok(json!({ "ok": true, "credits": [] }))
    });
    world
}

fn work(world: &World, edge: &Rc<Edge<World>>) -> Report {
    let edge = edge.clone();
    world.run(async move { drain(&edge).await.unwrap() })
}

fn noticed(about: &Value) -> World {
    let about = about.clone();
    let world = with_job(
        "claim_jobs",
        json!({ "type": "webhook", "provider": "stripe", "event_id": "evt_1" }),
    );
    world.answer("webhook_event", move |_| {
        Ok(json!({ "ok": true, "event_type": "x", "payload": about, "handled": false }))
    });
    world
}

fn deliver(world: &World, signature: &str, body: &str, at: i64) -> (u16, Value) {
    let edge = with_stripe(world);
    let request = Request {
        method: "POST".to_owned(),
        path: "/webhooks/stripe".to_owned(),
        body: Body::Bytes(body.as_bytes().to_vec()),
        ..Request::default()
    };
    let headers = vec![("stripe-signature".to_owned(), signature.to_owned())];
    let response = world
        .run(async move { webhooks::handle::<World, ()>(&edge, request, &headers, "", at).await });
    let Content::Text(text) = response.content else {
        panic!("no text");
    };
    (response.status, serde_json::from_str(&text).unwrap())
}

#[test]
fn of_a_notice_nothing_is_kept_but_what_is_to_be_looked_at() {
    let world = World::new();
    world.answer("receive_webhook", |_| {
        Ok(json!({ "ok": true, "repeated": false }))
    });
    assert_eq!(deliver(&world, SIGNATURE, NOTICE, SIGNED_AT).0, 200);
    assert_eq!(
        world.calls("receive_webhook"),
        [json!({
            "p_provider": "stripe", "p_event_id": "evt_1", "p_event_type": "charge.refunded",
            "p_payload": { "about": "payment", "id": "pi_1" },
        })]
    );
}

#[test]
fn a_notice_that_was_not_signed_so_or_not_now_is_refused_before_anything_is_stored() {
    let world = World::new();
    let forged = NOTICE.replace("pi_1", "pi_2");
    for (signature, body, at) in [
        ("", NOTICE, SIGNED_AT),
        (SIGNATURE, forged.as_str(), SIGNED_AT),
        (SIGNATURE, NOTICE, SIGNED_AT + 301),
        (SIGNATURE, NOTICE, SIGNED_AT - 301),
    ] {
        let (status, answer) = deliver(&world, signature, body, at);
        assert_eq!(
            (status, &answer["error"]["code"]),
            (401, &json!("signature_invalid"))
        );
    }
}

#[test]
fn what_happened_is_read_from_the_gateway_and_not_from_its_notice() {
    let world = noticed(&json!({ "about": "payment", "id": "pi_1" }));
    let refunds = json!({ "latest_charge": { "id": "ch_1", "refunds": { "data": [
        { "id": "re_1", "amount": 10_000, "currency": "mxn", "status": "succeeded" }] } } });
    answers(&world, 200, &intent("succeeded", &refunds));
    let edge = with_stripe(&world);
    assert_eq!(work(&world, &edge).done, 1);
    assert!(asked(&world)[0].starts_with("https://api.stripe.com/v1/payment_intents/pi_1?expand"));
    let noted = &world.calls("note_gateway_payment")[0];
    assert_eq!(noted["p_gateway"], "stripe");
    let payment = &noted["p_payment"];
    assert_eq!(payment["invoice_id"], INVOICE);
    assert_eq!(
        (&payment["amount"], &payment["outcome"]),
        (&json!("462.84"), &json!("succeeded"))
    );
    assert_eq!(
        payment["refunds"],
        json!([{ "reference": "re_1", "amount": "100.00", "stands": true }])
    );
    assert_eq!(world.calls("finish_webhook").len(), 1);
}

#[test]
fn a_notice_waits_while_the_gateway_is_away_and_is_lost_never() {
    let world = noticed(&json!({ "about": "payment", "id": "pi_1" }));
    answers(&world, 503, &json!({}));
    let edge = with_stripe(&world);
    assert_eq!(work(&world, &edge).failed, 1);
    assert!(world.calls("note_gateway_payment").is_empty());
    assert!(world.calls("finish_webhook").is_empty());
}

#[test]
fn what_was_given_back_has_one_credit_note_after_the_other() {
    let world = noticed(&json!({ "about": "payment", "id": "pi_1" }));
    answers(&world, 200, &intent("succeeded", &json!({})));
    let line = json!({ "kind": "plan", "description": { "key": "plan.monthly", "parameters": {} }, "quantity": 1, "unit_amount": "399.00",
        "discount_amount": "0.00", "amount": "399.00", "tax_name": "IVA", "tax_basis_points": 1_600, "tax_amount": "63.84", "period": null });
    let left = RefCell::new(2);
    world.answer("note_gateway_payment", move |_| {
        *left.borrow_mut() -= 1;
        let due = json!({ "refund_id": SUBSCRIPTION, "amount": "462.84", "today": "2026-12-01", "notes": [],
            "invoice": { "currency": "MXN", "tax_is_contained": false, "line_items": [line] } });
        let credits = if *left.borrow() > 0 { vec![due] } else { Vec::new() };
        Ok(json!({ "ok": true, "credits": credits }))
    });
    world.answer("issue_credit", |_| Ok(json!({ "ok": true })));
    let edge = with_stripe(&world);
    assert_eq!(work(&world, &edge).done, 1);
    let credit = &world.calls("issue_credit")[0];
    assert_eq!(credit["p_notes"], 0);
    assert_eq!(credit["p_credit"]["total_amount"], "-462.84");
    assert_eq!(credit["p_credit"]["line_items"][0]["credited_line"], 0);
}

/// A subscription with an invoice that its saved card is to be charged for.
fn to_be_charged(attempts: Value) -> Value {
    json!({
        "ok": true, "today": "2026-06-10", "version": 3, "status": "active", "currency": "MXN", "trial_end": null,
        "anchor": "2026-05-31", "period": { "start": "2026-05-31", "end": "2026-06-30" }, "charged": null, "leaves": false,
        "plan": { "id": "starter", "name": "Inicial", "rank": 1, "cycle": "monthly", "price": "399.00" }, "next": null, "balance": "0.00",
        "unpaid": { "invoice_id": INVOICE, "due": "2026-06-17", "is_overdue": false, "attempts": attempts, "voucher": null },
        "customer": { "name": "Tacos", "tax_id": null, "country": "MX", "address": null }, "seller_country": "MX",
    })
}

fn charging(reads: Vec<Value>) -> World {
    let world = with_job(
        "claim_billing_jobs",
        json!({ "type": "bill", "subscription_id": SUBSCRIPTION }),
    );
    let reads = RefCell::new(reads.into_iter());
    world.answer("billing_context", move |_| {
        Ok(reads.borrow_mut().next().expect("one more reading"))
    });
    world.answer("charge_context", |_| {
        Ok(json!({ "ok": true, "gateway": "stripe", "customer": "cus_1", "card": "pm_1", "number": "FA-00000012",
            "amount": "462.84", "currency": "MXN" }))
    });
    world
}

#[test]
fn a_card_that_is_declined_is_an_attempt_and_the_job_is_done() {
    let world = charging(vec![
        to_be_charged(json!([])),
        to_be_charged(json!(["2026-06-10"])),
    ]);
    let declined = json!({ "error": { "type": "card_error", "code": "card_declined", "decline_code": "insufficient_funds",
        "payment_intent": intent("requires_payment_method", &json!({})) } });
    answers(&world, 402, &declined);
    let edge = with_stripe(&world);
    assert_eq!(work(&world, &edge).done, 1);
    let payment = &world.calls("note_gateway_payment")[0]["p_payment"];
    assert_eq!(payment["failure_code"], "insufficient_funds");
    assert_eq!(
        (&payment["attempt"], &payment["outcome"]),
        (&json!(0), &json!("failed"))
    );
    assert_eq!(world.calls("charge_context")[0]["p_invoice_id"], INVOICE);
}

#[test]
fn a_charge_of_which_nothing_is_known_comes_back_and_is_called_nothing() {
    for script in [
        Script::Refuse,
        Script::Answer(500, Vec::new()),
        Script::Hang,
    ] {
        let world = charging(vec![to_be_charged(json!([]))]);
        world.0.scripts.borrow_mut().push_back(script);
        let edge = with_stripe(&world);
        assert_eq!(work(&world, &edge).failed, 1);
        assert!(world.calls("note_gateway_payment").is_empty());
    }
}

#[test]
fn a_charge_that_its_bank_has_not_decided_is_not_made_again_at_once() {
    let world = charging(vec![to_be_charged(json!([])), to_be_charged(json!([]))]);
    answers(&world, 200, &intent("processing", &json!({})));
    let edge = with_stripe(&world);
    assert_eq!(work(&world, &edge).done, 1);
    assert_eq!(asked(&world).len(), 1);
}

#[test]
fn a_card_whose_gateway_has_no_key_any_more_is_said_and_not_passed_over() {
    let world = charging(vec![to_be_charged(json!([]))]);
    let edge = Edge::new(world.clone(), Config::new(&Environment::default()));
    assert_eq!(work(&world, &edge).failed, 1);
    let said = world.calls("fail_billing_job")[0]["p_error"].clone();
    assert_eq!(said, "stripe is not configured");
}

#[test]
fn money_that_fits_nothing_is_given_back_and_what_will_never_be_is_noted() {
    let refused =
        json!({ "error": { "type": "invalid_request_error", "code": "charge_disputed" } });
    let given = json!({ "id": "re_1", "object": "refund", "amount": 46_284, "currency": "mxn", "status": "succeeded" });
    for (status, body, reference, failure) in [
        (200, given, json!("re_1"), Value::Null),
        (400, refused, Value::Null, json!("charge_disputed")),
    ] {
        let world = with_job(
            "claim_jobs",
            json!({ "type": "refund", "refund_id": SUBSCRIPTION }),
        );
        world.answer("refund_context", |_| {
            Ok(json!({ "ok": true, "gateway": "stripe", "payment": "pi_1", "amount": "462.84", "currency": "MXN", "status": "requested" }))
        });
        world.answer("settle_refund", |_| Ok(json!({ "ok": true })));
        answers(&world, status, &body);
        let edge = with_stripe(&world);
        assert_eq!(work(&world, &edge).done, 1);
        let settled = &world.calls("settle_refund")[0];
        assert_eq!(
            (&settled["p_reference"], &settled["p_failure_code"]),
            (&reference, &failure)
        );
    }
}

#[test]
fn a_refund_that_was_made_is_not_made_again() {
    let world = with_job(
        "claim_jobs",
        json!({ "type": "refund", "refund_id": SUBSCRIPTION }),
    );
    world.answer("refund_context", |_| {
        Ok(json!({ "ok": true, "gateway": "stripe", "payment": "pi_1", "amount": "462.84", "currency": "MXN", "status": "succeeded" }))
    });
    let edge = with_stripe(&world);
    assert_eq!(work(&world, &edge).done, 1);
    assert!(asked(&world).is_empty());
}

#[test]
fn a_gateway_that_is_away_takes_nothing_and_says_so_in_the_reader_s_language() {
    let world = World::new();
    world.answer("checkout_context", |_| {
        Ok(json!({ "ok": true, "number": "PE-00000001", "amount": "462.84", "currency": "MXN", "expires_at": null, "now": SIGNED_AT,
            "vouchers": [], "subscription_id": SUBSCRIPTION, "customer": "cus_1", "name": "Ana", "email": "ana@example.com" }))
    });
    answers(&world, 500, &json!({}));
    let edge = with_stripe(&world);
    let request = Request {
        method: "POST".to_owned(),
        path: format!("/billing/invoices/{INVOICE}/checkout"),
        accept_language: "en".to_owned(),
        content_type: "application/json".to_owned(),
        user_id: USER.to_owned(),
        body: Body::Bytes(b"{}".to_vec()),
    };
    let response =
        world.run(async move { billing::handle::<World, ()>(&edge, &NoInvoices, request).await });
    let Content::Text(text) = response.content else {
        panic!("no text");
    };
    assert_eq!(response.status, 502);
    assert!(text.contains("You were not charged"), "{text}");
}
