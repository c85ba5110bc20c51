//! Mails that are sent, and what is reported of them, in a world in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod world;

use std::cell::RefCell;
use std::rc::Rc;

use edge::config::{Config, Environment};
use edge::edge::Edge;
use edge::http::{Body, Content, Request};
use edge::webhooks::handle;
use edge::worker::{Report, drain};
use serde_json::{Value, json};
use world::*;

const MAIL: &str = "0197a000-0000-7000-8000-000000000001";

fn context(status: &str, uncertain: &[&str]) -> Value {
    json!({
        "ok": true, "status": status, "address": "ana@ejemplo.mx", "business": null, "language": "es-MX", "country": "MX",
        "mail": {"template": "trial_ends_soon", "parameters": {"last_day": "2026-12-03"}}, "uncertain": uncertain
    })
}

fn with_mail(read: Value) -> World {
    let world = World::new();
    let jobs = RefCell::new(vec![
        json!({"id": 7, "message": {"type": "mail", "outbox_id": MAIL}}),
    ]);
    world.answer("sweep_turns", |_| Ok(json!({"ok": true, "swept": 0})));
    world.answer("claim_jobs", |_| Ok(json!({"ok": true, "jobs": []})));
    world.answer("claim_mail_jobs", move |_| {
        Ok(json!({"ok": true, "jobs": jobs.borrow_mut().drain(..).collect::<Vec<_>>()}))
    });
    world.answer("mail_context", move |_| Ok(read.clone()));
    world.answer("begin_mail", |_| Ok(json!({"ok": true, "begun": true})));
    world.answer("settle_mail", |_| {
        Ok(json!({"ok": true, "retry_in_seconds": null}))
    });
    world.answer("finish_mail_job", |_| {
        Ok(json!({"ok": true, "finished": true}))
    });
    world
}

fn settings(providers: &[&str]) -> Environment {
    let key = |name: &str| providers.contains(&name).then(|| "key".to_owned());
    Environment {
        site_url: Some("https://sintra.example".into()),
        mail_from: Some("Sintra <hola@sintra.example>".into()),
        resend_api_key: key("resend"),
        sendgrid_api_key: key("sendgrid"),
        ..Environment::default()
    }
}

fn work(world: &World, providers: &[&str]) -> Report {
    let edge: Rc<Edge<World>> = Edge::new(world.clone(), Config::new(&settings(providers)));
    world.run(async move { drain(&edge).await.unwrap() })
}

fn answer(status: u16, body: &str) -> Script {
    Script::Answer(status, vec![Piece::Bytes(0, body.to_owned())])
}

/// What was noted at the end: status, provider, refused.
fn settled(world: &World) -> (String, Value, Value) {
    let calls = world.calls("settle_mail");
    assert_eq!(calls.len(), 1, "{calls:?}");
    let status = calls[0]["p_status"].as_str().unwrap().to_owned();
    (
        status,
        calls[0]["p_provider"].clone(),
        calls[0]["p_refused"].clone(),
    )
}

#[test]
fn a_mail_goes_out_in_the_words_of_its_language_after_it_was_noted_to_whom() {
    let world = with_mail(context("queued", &[]));
    world.script(answer(200, r#"{"id":"re_1"}"#));
    assert_eq!(work(&world, &["resend", "sendgrid"]).done, 1);
    let requests = world.0.requests.borrow();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].0, "https://api.resend.com/emails");
    assert_eq!(
        requests[0].1["subject"],
        "Tu prueba termina el 3 de diciembre de 2026"
    );
    assert_eq!(
        world.calls("begin_mail"),
        [json!({"p_outbox_id": MAIL, "p_provider": "resend", "p_refused": null})]
    );
    assert_eq!(
        settled(&world),
        ("sent".into(), "resend".into(), Value::Null)
    );
    assert_eq!(world.calls("settle_mail")[0]["p_message_id"], "re_1");
}

#[test]
fn a_mail_writes_its_numbers_as_the_country_of_its_recipient_does() {
    for (country, total) in [
        (json!("CO"), "COP\u{a0}19.000,00"),
        (json!("MX"), "COP\u{a0}19,000.00"),
        (Value::Null, "COP\u{a0}19,000.00"),
    ] {
        let mut read = context("queued", &[]);
        read["country"] = country;
        read["mail"] = json!({"template": "invoice_overdue", "parameters": {
            "number": "FA-00000042", "total": {"amount": "19000.00", "currency": "COP"},
            "due_date": "2026-12-06", "access_until": "2026-12-21"
        }});
        let world = with_mail(read);
        world.script(answer(200, r#"{"id":"re_1"}"#));
        assert_eq!(work(&world, &["resend"]).done, 1);
        let requests = world.0.requests.borrow();
        let text = requests[0].1["text"].as_str().unwrap();
        assert!(text.contains(total), "{text}");
    }
}

#[test]
fn who_is_overloaded_is_followed_by_the_next() {
    let world = with_mail(context("queued", &[]));
    world.script(answer(
        429,
        r#"{"name":"rate_limit_exceeded","message":"x"}"#,
    ));
    world.script(answer(202, ""));
    work(&world, &["resend", "sendgrid"]);
    assert_eq!(world.calls("begin_mail")[1]["p_refused"], "resend");
    assert_eq!(
        settled(&world),
        ("sent".into(), "sendgrid".into(), Value::Null)
    );
}

#[test]
fn who_does_not_answer_may_have_it_all_the_same() {
    let world = with_mail(context("queued", &[]));
    world.script(Script::Hang);
    world.script(answer(503, ""));
    work(&world, &["resend", "sendgrid"]);
    // Resend is not said to have refused it.
    assert_eq!(world.calls("begin_mail")[1]["p_refused"], Value::Null);
    assert_eq!(
        settled(&world),
        ("queued".into(), Value::Null, "sendgrid".into())
    );
    assert_eq!(world.calls("settle_mail")[0]["p_is_busy"], false);
}

#[test]
fn who_only_has_too_much_to_do_is_not_counted_against_the_mail() {
    let world = with_mail(context("queued", &[]));
    world.script(answer(
        429,
        r#"{"name":"rate_limit_exceeded","message":"x"}"#,
    ));
    work(&world, &["resend"]);
    assert_eq!(
        settled(&world),
        ("queued".into(), Value::Null, "resend".into())
    );
    assert_eq!(world.calls("settle_mail")[0]["p_is_busy"], true);
}

#[test]
fn after_a_worker_died_who_takes_it_twice_is_asked_again() {
    let world = with_mail(context("queued", &["resend"]));
    world.script(answer(200, r#"{"id":"re_1"}"#));
    work(&world, &["resend"]);
    assert_eq!(settled(&world).0, "sent");
}

#[test]
fn after_a_worker_died_who_would_deliver_it_twice_is_not() {
    let world = with_mail(context("queued", &["sendgrid"]));
    work(&world, &["sendgrid"]);
    assert!(world.0.requests.borrow().is_empty());
    assert_eq!(settled(&world).0, "failed");
    // Another may be asked.
    let world = with_mail(context("queued", &["sendgrid"]));
    world.script(answer(200, r#"{"id":"re_1"}"#));
    work(&world, &["resend", "sendgrid"]);
    assert_eq!(
        settled(&world),
        ("sent".into(), "resend".into(), Value::Null)
    );
}

#[test]
fn what_is_refused_for_itself_is_not_offered_to_the_next() {
    let world = with_mail(context("queued", &[]));
    world.script(answer(
        422,
        r#"{"name":"validation_error","message":"Invalid `to` field"}"#,
    ));
    work(&world, &["resend", "sendgrid"]);
    assert_eq!(world.0.requests.borrow().len(), 1);
    assert_eq!(settled(&world).0, "failed");
}

#[test]
fn what_the_database_does_not_want_sent_is_not() {
    for status in ["sent", "suppressed", "failed"] {
        let world = with_mail(context(status, &[]));
        assert_eq!(work(&world, &["resend"]).done, 1);
        assert!(world.0.requests.borrow().is_empty());
        assert!(world.calls("settle_mail").is_empty());
    }
    let world = with_mail(context("queued", &[]));
    world.answer("begin_mail", |_| Ok(json!({"ok": true, "begun": false})));
    work(&world, &["resend"]);
    assert!(world.0.requests.borrow().is_empty());
}

#[test]
fn what_cannot_be_read_fails_and_does_not_come_back() {
    let mut broken = context("queued", &[]);
    broken["mail"]["template"] = "newsletter".into();
    let world = with_mail(broken);
    assert_eq!(work(&world, &["resend"]).done, 1);
    assert_eq!(settled(&world).0, "failed");
}

#[test]
fn without_a_provider_mails_wait() {
    let world = with_mail(context("queued", &[]));
    assert_eq!(work(&world, &[]).claimed, 0);
    assert!(world.calls("claim_mail_jobs").is_empty());
}

/// Made by `svix` 2.5.0; see crates/mail.
const SECRET: &str = "whsec_YSBzZWNyZXQgb2YgdHdlbnR5LWZvdXIh";
const SVIX: &str = "v1,zuHMaciRlURhfpci3cmChV3mYSHAtH5/umva19YFjwE=";
const REPORT: &str = r#"{"type":"email.bounced","created_at":"2026-11-29T12:00:00.000Z","data":{"email_id":"56761188-7520-42d8-8898-ff6fc54ce618","from":"Sintra <hola@sintra.example>","to":["ana@ejemplo.mx"],"subject":"Factura ñ","bounce":{"message":"550 5.1.1 <ana@ejemplo.mx>: no such user","subType":"General","type":"Permanent"},"tags":{"outbox_id":"0197a000-0000-7000-8000-000000000001","template":"invoice_issued"}}}"#;
const AT: i64 = 1_764_417_600;

fn deliver(world: &World, provider: &str, secret: Option<&str>, at: i64) -> (u16, Value) {
    let environment = Environment {
        resend_webhook_secret: secret.map(str::to_owned),
        ..Environment::default()
    };
    let edge = Edge::new(world.clone(), Config::new(&environment));
    let request = Request {
        method: "POST".into(),
        path: format!("/webhooks/{provider}"),
        body: Body::Bytes(REPORT.into()),
        ..Request::default()
    };
    let headers = [
        ("svix-id", "msg_2abc"),
        ("svix-timestamp", "1764417600"),
        ("svix-signature", SVIX),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let response =
        world.run(async move { handle::<World, ()>(&edge, request, &headers, "", at).await });
    let Content::Text(text) = response.content else {
        panic!("no text");
    };
    (response.status, serde_json::from_str(&text).unwrap())
}

#[test]
fn a_report_is_stored_without_the_address() {
    let world = World::new();
    world.answer("receive_webhook", |_| {
        Ok(json!({"ok": true, "repeated": false}))
    });
    assert_eq!(deliver(&world, "resend", Some(SECRET), AT).0, 200);
    let stored = world.calls("receive_webhook");
    assert_eq!(stored[0]["p_event_id"], "msg_2abc");
    assert_eq!(stored[0]["p_event_type"], "email.bounced");
    assert_eq!(stored[0]["p_payload"][0]["fate"], "bounced");
    assert_eq!(stored[0]["p_payload"][0]["outbox_id"], MAIL);
    assert!(!stored[0].to_string().contains("ejemplo.mx"));
}

#[test]
fn a_report_that_is_not_signed_or_too_late_is_not_stored() {
    let world = World::new();
    for (provider, secret, at, status, code) in [
        ("resend", None, AT, 404, "not_found"),
        ("sendgrid", None, AT, 404, "not_found"),
        ("resend", Some(SECRET), AT + 301, 401, "signature_invalid"),
        (
            "resend",
            Some("whsec_b3RoZXI="),
            AT,
            401,
            "signature_invalid",
        ),
        ("resend", Some("whsec_%"), AT, 500, "internal"),
    ] {
        let (answered, body) = deliver(&world, provider, secret, at);
        assert_eq!(
            (answered, &body["error"]["code"]),
            (status, &Value::from(code))
        );
    }
    assert!(world.calls("receive_webhook").is_empty());
}

#[test]
fn a_stored_report_is_noted_by_the_worker() {
    let world = with_mail(context("queued", &[]));
    let jobs = RefCell::new(vec![
        json!({"id": 9, "message": {"type": "webhook", "provider": "resend", "event_id": "msg_2abc"}}),
    ]);
    world.answer("claim_jobs", move |_| {
        Ok(json!({"ok": true, "jobs": jobs.borrow_mut().drain(..).collect::<Vec<_>>()}))
    });
    world.answer("webhook_event", |_| {
        Ok(
            json!({"ok": true, "event_type": "email.bounced", "handled": false, "payload": [
            {"fate": "bounced", "outbox_id": MAIL, "address_hash": "a".repeat(64), "reason": "550"}]}),
        )
    });
    world.answer("note_mail_event", |_| {
        Ok(json!({"ok": true, "known": true}))
    });
    world.answer("finish_webhook", |_| {
        Ok(json!({"ok": true, "finished": true}))
    });
    assert_eq!(work(&world, &[]).done, 1);
    assert_eq!(
        world.calls("note_mail_event"),
        [json!({
            "p_provider": "resend", "p_fate": "bounced", "p_outbox_id": MAIL, "p_address_hash": "a".repeat(64),
            "p_reason": "550"
        })]
    );
}
