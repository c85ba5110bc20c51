//! Reading and saving tax data, in a world in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod world;

use edge::billing::{Invoices, Readable, handle};
use edge::config::{Config, Environment};
use edge::edge::Edge;
use edge::http::{Body, Content, Request};
use serde_json::{Value, json};
use uuid::Uuid;
use world::*;

const SUBSCRIPTION: &str = "0f8fad5b-d9cb-469f-a165-70867728950e";

struct Nothing;

impl Invoices for Nothing {
    async fn readable(&self, _: Uuid) -> Readable {
        Readable::Unknown
    }

    async fn print(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
}

fn ask(world: &World, method: &str, path: &str, language: &str, body: &Value) -> (u16, Value) {
    let edge = Edge::new(world.clone(), Config::new(&Environment::default()));
    let request = Request {
        method: method.to_owned(),
        path: format!("/functions/v1/billing/{path}"),
        accept_language: language.to_owned(),
        content_type: "application/json".to_owned(),
        user_id: USER.to_owned(),
        body: Body::Bytes(body.to_string().into_bytes()),
    };
    let response = world.run(async move { handle::<World, ()>(&edge, &Nothing, request).await });
    let Content::Text(text) = response.content else {
        panic!("no text");
    };
    (response.status, serde_json::from_str(&text).unwrap())
}

fn company() -> Value {
    json!({
        "country": "MX", "is_company": true, "legal_name": "Escuela Kemper Urgate", "tax_id": "eku 900317 3c9",
        "postal_code": "42501", "fiscal_regime": "601", "cfdi_use": "G03", "line1": null
    })
}

fn save(world: &World, language: &str, data: Value) -> (u16, Value) {
    let body = json!({ "version": 0, "tax_data": data });
    ask(world, "PUT", "tax-data", language, &body)
}

#[test]
fn what_is_right_is_saved_as_it_is_stored() {
    let world = World::new();
    world.answer("save_tax_data", |call| {
        Ok(json!({"ok": true, "tax_data": call["p_tax_data"]}))
    });
    let (status, answer) = save(&world, "es", company());
    assert_eq!(status, 200, "{answer}");
    assert_eq!(
        world.calls("save_tax_data"),
        [json!({
            "p_user_id": USER, "p_subscription_id": null, "p_version": 0,
            "p_tax_data": {
                "country": "MX", "is_company": true, "legal_name": "ESCUELA KEMPER URGATE", "tax_id": "EKU9003173C9",
                "tax_id_kind": "mx_rfc", "tax_id_formatted": "EKU9003173C9", "is_vat_registered": false,
                "line1": null, "line2": null, "city": null, "state": null, "postal_code": "42501", "email": null,
                "fiscal_regime": "601", "cfdi_use": "G03"
            }
        })]
    );
    let mut unusual = company();
    unusual["tax_id"] = json!("EKU9003173C8");
    let (status, answer) = save(&world, "en", unusual);
    assert_eq!(
        (status, &answer["warnings"][0]["code"]),
        (200, &json!("rfc_check_digit_unusual"))
    );
}

#[test]
fn what_is_wrong_is_said_for_each_field_in_the_persons_language_and_not_saved() {
    let world = World::new();
    let mut data = company();
    data["tax_id"] = json!("EKU9003323C9");
    data["email"] = json!("nobody");
    let (status, answer) = save(&world, "pt-BR", data);
    assert_eq!(
        (status, &answer["error"]["code"]),
        (422, &json!("tax_data_invalid"))
    );
    assert_eq!(
        answer["error"]["details"]["problems"],
        json!([
            {"field": "tax_id", "code": "tax_id_no_such_date", "message": "A data que ele contém não existe.", "is_warning": false},
            {"field": "email", "code": "email_malformed", "is_warning": false,
             "message": "Escreva um endereço de e-mail completo, como nome@negocio.com."}
        ])
    );
    assert!(world.calls("save_tax_data").is_empty());
}

#[test]
fn a_body_that_is_none_is_told_which_field() {
    let world = World::new();
    let refused = |body: Value| {
        let (status, answer) = ask(&world, "PUT", "tax-data", "en", &body);
        assert_eq!(status, 400, "{answer}");
        answer["error"]["details"]["field"].clone()
    };
    assert_eq!(refused(json!({"tax_data": company()})), "version");
    assert_eq!(
        refused(json!({"version": -1, "tax_data": company()})),
        "version"
    );
    assert_eq!(
        refused(json!({"version": 1e10, "tax_data": company()})),
        "version"
    );
    assert_eq!(refused(json!({"version": 0, "tax_data": []})), "tax_data");
    assert_eq!(
        refused(json!({"version": 0, "tax_data": {"tax_id": 5}})),
        "tax_id"
    );
    assert_eq!(
        refused(json!({"version": 0, "tax_data": {"is_company": "yes"}})),
        "is_company"
    );
    assert_eq!(refused(json!([])), "body");
    let no_id = ask(
        &world,
        "PUT",
        "tax-data/x",
        "en",
        &json!({"version": 0, "tax_data": company()}),
    );
    assert_eq!(
        (no_id.0, &no_id.1["error"]["code"]),
        (404, &json!("subscription_not_found"))
    );
    assert_eq!(ask(&world, "POST", "tax-data", "en", &json!({})).0, 405);
}

#[test]
fn what_there_is_comes_with_what_a_form_offers() {
    let world = World::new();
    world.answer("tax_data", |call| {
        assert_eq!(
            call,
            &json!({"p_user_id": USER, "p_subscription_id": SUBSCRIPTION})
        );
        Ok(json!({
            "ok": true, "subscription_id": SUBSCRIPTION, "organization": "Tacos", "tax_data": null,
            "suggested": {"legal_name": "Tacos", "country": "MX"}
        }))
    });
    let (status, answer) = ask(
        &world,
        "GET",
        &format!("tax-data/{SUBSCRIPTION}"),
        "es",
        &json!({}),
    );
    assert_eq!((status, &answer["organization"]), (200, &json!("Tacos")));
    let countries = answer["catalogue"]["countries"].as_array().unwrap();
    assert_eq!(countries.len(), 18);
    let mexico = &countries[0];
    assert_eq!(mexico["tax_ids"].as_array().unwrap().len(), 1);
    assert_eq!(mexico["tax_ids"][0]["name"], "RFC");
    assert_eq!(mexico["asks_vat_registration"], false);
    assert!(
        answer["catalogue"]["cfdi_uses"]
            .as_array()
            .unwrap()
            .iter()
            .all(|a_use| a_use["code"] != "CP01")
    );
}

#[test]
fn what_somebody_else_changed_meanwhile_is_a_conflict() {
    let world = World::new();
    world.answer("save_tax_data", |_| {
        Ok(json!({"ok": false, "error": {"code": "conflict", "details": {"version": 4}}}))
    });
    let (status, answer) = save(&world, "es", company());
    assert_eq!(
        (status, &answer["error"]["details"]["version"]),
        (409, &json!(4))
    );
}
