//! The address of an invoice's PDF, in a world in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod world;

use std::cell::RefCell;
use std::rc::Rc;

use edge::billing::{Invoices, Readable, handle};
use edge::config::{Config, Environment};
use edge::edge::Edge;
use edge::http::{Content, Request};
use serde_json::{Value, json};
use uuid::Uuid;
use world::*;

const INVOICE: &str = "9b2f6f0a-2a55-4c0e-9d0e-6f6d2b1f7a10";
const PATH: &str = "4d1b/FA-00000001.pdf";
const OBJECT: &str = "https://project.example/storage/v1/object/invoices/4d1b/FA-00000001.pdf";
const SIGN: &str = "https://project.example/storage/v1/object/sign/invoices/4d1b/FA-00000001.pdf";

/// Invoices that this person may read or not, and what was printed of them.
#[derive(Clone)]
struct Theirs {
    readable: Readable,
    prints: bool,
    printed: Rc<RefCell<Vec<Value>>>,
}

impl Theirs {
    fn new(readable: Readable) -> Self {
        Self {
            readable,
            prints: true,
            printed: Rc::default(),
        }
    }
}

impl Invoices for Theirs {
    async fn readable(&self, id: Uuid) -> Readable {
        assert_eq!(id.to_string(), INVOICE);
        self.readable
    }

    async fn print(&self, document: &str) -> Option<Vec<u8>> {
        let document = serde_json::from_str(document).unwrap();
        self.printed.borrow_mut().push(document);
        self.prints.then(|| b"%PDF-1.7".to_vec())
    }
}

/// A world whose database has the invoice, printed or not, and says in turn whether what was printed is still current.
fn with_invoice(is_printed: bool, current: &[bool]) -> World {
    let world = World::new();
    world.answer("invoice_document", move |_| {
        Ok(json!({
            "ok": true, "path": PATH, "is_printed": is_printed, "status": "sent", "document": {"language": "es"}
        }))
    });
    let current = RefCell::new(current.to_vec());
    world.answer("keep_invoice_pdf", move |call| {
        assert_eq!(
            call,
            &json!({"p_invoice_id": INVOICE, "p_status": "sent", "p_path": PATH})
        );
        Ok(json!({"ok": true, "is_current": current.borrow_mut().remove(0)}))
    });
    world
}

fn storage_answers(world: &World, answers: &[(u16, Value)]) {
    for (status, body) in answers {
        let pieces = vec![Piece::Bytes(1, body.to_string())];
        let script = Script::Answer(*status, pieces);
        world.0.scripts.borrow_mut().push_back(script);
    }
}

fn signed() -> (u16, Value) {
    let url = "/object/sign/invoices/4d1b/FA-00000001.pdf?token=t";
    (200, json!({ "signedURL": url }))
}

fn ask(world: &World, theirs: &Theirs, path: &str, method: &str) -> (u16, Value) {
    let environment = Environment {
        supabase_url: Some("https://project.example/".into()),
        supabase_secret_key: Some("sb_secret_x".into()),
        ..Environment::default()
    };
    let edge = Edge::new(world.clone(), Config::new(&environment));
    let request = Request {
        method: method.to_owned(),
        path: path.to_owned(),
        user_id: USER.to_owned(),
        ..Request::default()
    };
    let theirs = theirs.clone();
    let response = world.run(async move { handle::<World, ()>(&edge, &theirs, request).await });
    let Content::Text(text) = response.content else {
        panic!("no text");
    };
    (response.status, serde_json::from_str(&text).unwrap())
}

fn pdf(world: &World, theirs: &Theirs) -> (u16, Value) {
    ask(
        world,
        theirs,
        &format!("/functions/v1/billing/invoices/{INVOICE}/pdf"),
        "GET",
    )
}

fn addresses(world: &World) -> Vec<String> {
    let requests = world.0.requests.borrow();
    requests
        .iter()
        .map(|(address, _)| address.clone())
        .collect()
}

#[test]
fn an_invoice_is_printed_the_first_time_and_its_address_signed() {
    let (world, theirs) = (with_invoice(false, &[true]), Theirs::new(Readable::Yes));
    storage_answers(&world, &[(200, json!({"Key": "invoices/x"})), signed()]);
    let (status, answer) = pdf(&world, &theirs);
    assert_eq!(status, 200, "{answer}");
    let url =
        "https://project.example/storage/v1/object/sign/invoices/4d1b/FA-00000001.pdf?token=t";
    assert_eq!(answer, json!({"url": url, "expires_in": 300}));
    assert_eq!(*theirs.printed.borrow(), [json!({"language": "es"})]);
    assert_eq!(addresses(&world), [OBJECT, SIGN]);
    assert_eq!(world.0.requests.borrow()[1].1, json!({"expiresIn": 300}));
}

#[test]
fn what_is_printed_is_only_signed() {
    let (world, theirs) = (with_invoice(true, &[]), Theirs::new(Readable::Yes));
    storage_answers(&world, &[signed()]);
    assert_eq!(pdf(&world, &theirs).0, 200);
    assert!(theirs.printed.borrow().is_empty());
}

#[test]
fn a_file_that_somebody_removed_is_printed_anew() {
    let (world, theirs) = (with_invoice(true, &[true]), Theirs::new(Readable::Yes));
    let gone = (400, json!({"error": "not_found"}));
    storage_answers(&world, &[gone, (200, json!({})), signed()]);
    assert_eq!(pdf(&world, &theirs).0, 200);
    assert_eq!(addresses(&world), [SIGN, OBJECT, SIGN]);
}

#[test]
fn an_invoice_that_is_paid_while_it_is_printed_is_printed_again() {
    let (world, theirs) = (
        with_invoice(false, &[false, true]),
        Theirs::new(Readable::Yes),
    );
    storage_answers(&world, &[(200, json!({})), (200, json!({})), signed()]);
    assert_eq!(pdf(&world, &theirs).0, 200);
    assert_eq!(theirs.printed.borrow().len(), 2);
}

#[test]
fn whoever_may_not_read_it_is_told_no_more_than_that() {
    let world = World::new();
    let (status, answer) = pdf(&world, &Theirs::new(Readable::No));
    assert_eq!(
        (status, &answer["error"]["code"]),
        (404, &json!("invoice_not_found"))
    );
    let path = "/billing/invoices/FA-00000001/pdf";
    assert_eq!(ask(&world, &Theirs::new(Readable::Yes), path, "GET").0, 404);
    assert_eq!(pdf(&world, &Theirs::new(Readable::Unknown)).0, 500);
    assert!(world.0.calls.borrow().is_empty() && addresses(&world).is_empty());
}

#[test]
fn where_the_account_went_meanwhile_its_file_goes_too() {
    let (world, theirs) = (with_invoice(false, &[]), Theirs::new(Readable::Yes));
    world.answer("keep_invoice_pdf", |_| {
        Ok(json!({"ok": false, "error": {"code": "invoice_not_found"}}))
    });
    storage_answers(&world, &[(200, json!({})), (200, json!([]))]);
    let (status, answer) = pdf(&world, &theirs);
    assert_eq!(
        (status, &answer["error"]["code"]),
        (404, &json!("invoice_not_found"))
    );
    let removed = world.0.requests.borrow()[1].clone();
    assert_eq!(
        removed,
        (
            "https://project.example/storage/v1/object/invoices".to_owned(),
            json!({"prefixes": [PATH]})
        )
    );
}

#[test]
fn what_goes_wrong_is_logged_and_told_as_such() {
    let mut broken = Theirs::new(Readable::Yes);
    broken.prints = false;
    assert_eq!(pdf(&with_invoice(false, &[]), &broken).0, 500);
    let world = with_invoice(false, &[]);
    storage_answers(&world, &[(503, json!({}))]);
    assert_eq!(pdf(&world, &Theirs::new(Readable::Yes)).0, 500);
    assert!(world.0.log.borrow().iter().any(|line| line.contains("503")));
}

#[test]
fn only_reading_is_possible() {
    let path = format!("/billing/invoices/{INVOICE}/pdf");
    let world = World::new();
    assert_eq!(
        ask(&world, &Theirs::new(Readable::Yes), &path, "POST").0,
        405
    );
    assert_eq!(
        ask(&world, &Theirs::new(Readable::Yes), "/billing/other", "GET").0,
        404
    );
}
