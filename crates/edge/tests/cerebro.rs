//! The cerebro function in a world in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod world;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;

use edge::cerebro::{Page, Pages, handle};
use edge::config::{Config, Environment};
use edge::edge::Edge;
use edge::http::{Content, Response};
use edge::platform::Clock;
use serde_json::{Value, json};
use world::*;

const INSIGHT: &str = "3f333df6-90a4-4fda-8dd3-9485d27cee36";

/// The web as a test has it.
#[derive(Clone, Default)]
struct Web {
    names: Rc<RefCell<HashMap<String, Vec<String>>>>,
    pages: Rc<RefCell<HashMap<String, Page>>>,
    asked: Rc<RefCell<Vec<String>>>,
    hangs: Option<World>,
}

impl Web {
    fn page(self, url: &str, page: Page) -> Self {
        self.pages.borrow_mut().insert(url.to_owned(), page);
        self
    }

    fn html(self, url: &str, text: &str) -> Self {
        let page = Page {
            status: 200,
            content_type: "text/html; charset=utf-8".into(),
            text: Some(text.into()),
            ..Page::default()
        };
        self.page(url, page)
    }

    fn redirect(self, url: &str, to: &str) -> Self {
        let page = Page {
            status: 302,
            location: Some(to.into()),
            ..Page::default()
        };
        self.page(url, page)
    }

    fn name(self, host: &str, addresses: &[&str]) -> Self {
        let addresses = addresses
            .iter()
            .map(|&address| address.to_owned())
            .collect();
        self.names.borrow_mut().insert(host.to_owned(), addresses);
        self
    }
}

impl Pages for Web {
    async fn resolve(&self, host: &str) -> Option<Vec<String>> {
        self.names
            .borrow()
            .get(host)
            .cloned()
            .or_else(|| Some(vec!["93.184.215.14".into()]))
    }

    async fn get(&self, url: &str) -> Page {
        self.asked.borrow_mut().push(url.to_owned());
        if let Some(world) = &self.hangs {
            world.sleep(Duration::from_secs(60)).await;
        }
        self.pages.borrow().get(url).cloned().unwrap_or_default()
    }
}

fn world() -> World {
    let world = World::new();
    world.answer("person_context", |call| {
        let insight = if call["p_insight_id"].is_null() {
            Value::Null
        } else {
            stored(2)
        };
        Ok(
            json!({"ok": true, "language": "es", "timezone": "America/Mexico_City", "country": "MX",
            "now": "2026-11-23T01:00:00Z", "insight": insight}),
        )
    });
    world.answer("known_insights", |_| {
        Ok(json!({"ok": true, "insights": []}))
    });
    world.answer("remember_for_person", |call| {
        let rows: Vec<Value> = call["p_actions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|action| json!({"id": INSIGHT, "content": action["insight"]["content"]}))
            .collect();
        Ok(json!({"ok": true, "insights": rows}))
    });
    world
}

fn stored(version: u32) -> Value {
    json!({"id": INSIGHT, "content": "Precio de torta: 45", "category": "business", "kind": "fact",
        "fact_key": "price:torta", "version": version})
}

fn call(world: &World, web: Web, method: &str, path: &str, body: Value) -> (u16, Value) {
    let environment = Environment {
        sintra_import_allowed_origins: Some("http://127.0.0.1:9000".into()),
        ..Environment::default()
    };
    let edge = Edge::new(world.clone(), Config::new(&environment));
    let request = request(method, path, body);
    let response: Response<()> = world.run(async move { handle(&edge, &web, request).await });
    let body = match response.content {
        Content::Text(text) => serde_json::from_str(&text).unwrap(),
        _ => Value::Null,
    };
    (response.status, body)
}

fn add(world: &World, body: Value) -> (u16, Value) {
    call(world, Web::default(), "POST", "/cerebro/insights", body)
}

fn import(world: &World, web: Web, body: Value) -> (u16, Value) {
    call(world, web, "POST", "/functions/v1/cerebro/import", body)
}

fn code(answer: &(u16, Value)) -> (u16, &str) {
    (
        answer.0,
        answer.1["error"]["code"].as_str().unwrap_or("none"),
    )
}

fn reason(answer: &(u16, Value)) -> &str {
    answer.1["error"]["details"]["reason"]
        .as_str()
        .unwrap_or("none")
}

/// The only write.
fn written(world: &World) -> Value {
    let calls = world.calls("remember_for_person");
    assert_eq!(calls.len(), 1, "{calls:?}");
    calls[0].clone()
}

#[test]
fn a_sentence_is_remembered_in_the_persons_words_under_its_key() {
    let world = world();
    let (status, body) = add(
        &world,
        json!({"content": "  La torta ahogada cuesta 45 pesos "}),
    );
    assert_eq!(
        (status, &body["learned"][0]["content"]),
        (200, &json!("La torta ahogada cuesta 45 pesos"))
    );
    let call = written(&world);
    assert_eq!(
        (&call["p_user_id"], &call["p_origin"]),
        (&json!(USER), &json!("person"))
    );
    let action = &call["p_actions"][0];
    assert_eq!(
        (&action["op"], &action["span"]),
        (&json!("insert"), &Value::Null)
    );
    assert_eq!(action["insight"]["fact_key"], "price:torta ahogada");
    assert_eq!(
        (
            &action["insight"]["value"]["number"],
            &action["insight"]["origin"]
        ),
        (&json!("45"), &json!("person"))
    );
    assert!(action["insight"]["confidence"].as_f64().unwrap() >= 0.9);
}

#[test]
fn what_no_rule_understands_is_remembered_as_it_stands() {
    let world = world();
    let (status, _) = add(
        &world,
        json!({"content": "Zas, todo bien.", "category": "preference"}),
    );
    assert_eq!(status, 200);
    let insight = written(&world)["p_actions"][0]["insight"].clone();
    assert_eq!(
        (&insight["fact_key"], &insight["kind"]),
        (&Value::Null, &json!("preference"))
    );
    assert_eq!(
        (&insight["category"], &insight["content"]),
        (&json!("preference"), &json!("Zas, todo bien."))
    );
}

#[test]
fn the_same_sentence_twice_is_one_insight() {
    let world = world();
    world.answer("known_insights", |_| Ok(json!({"ok": true, "insights": [{"id": INSIGHT, "fact_key": null,
        "content": "zas, Todo bien.", "value": null, "confidence": 0.5, "status": "discovered", "origin": "person",
        "evidence_count": 1, "valid_from": null, "last_seen_at": null, "version": 3}]})));
    add(&world, json!({"content": "Zas, todo bien."}));
    let action = written(&world)["p_actions"][0].clone();
    assert_eq!(
        (&action["op"], &action["id"], &action["version"]),
        (&json!("reinforce"), &json!(INSIGHT), &json!(3))
    );
}

#[test]
fn what_is_never_kept_is_refused_and_nothing_is_written() {
    let world = world();
    for (content, kind) in [
        ("Mi tarjeta es 4111 1111 1111 1111", "card"),
        ("La contraseña del banco es Girasol#2026", "password"),
    ] {
        let answer = add(&world, json!({ "content": content }));
        assert_eq!(code(&answer), (422, "sensitive_content"), "{content}");
        assert!(
            answer.1["error"]["details"]["kinds"]
                .as_array()
                .unwrap()
                .contains(&json!(kind)),
            "{answer:?}"
        );
    }
    assert!(world.0.calls.borrow().is_empty());
}

#[test]
fn what_is_wrong_with_a_request_is_said() {
    let world = world();
    for (body, expected) in [
        (json!({"content": " \n"}), (400, "empty")),
        (json!({"content": "\u{0}"}), (400, "empty")),
        (json!({"content": "ñ".repeat(2_001)}), (413, "too_long")),
        (json!({"content": 7}), (400, "invalid_request")),
        (json!({}), (400, "invalid_request")),
        (
            json!({"content": "x", "category": "secreta"}),
            (400, "invalid_request"),
        ),
        (json!([1]), (400, "invalid_request")),
    ] {
        assert_eq!(code(&add(&world, body.clone())), expected, "{body}");
    }
    let call =
        |method: &str, path: &str, body: Value| call(&world, Web::default(), method, path, body);
    let content = json!({"content": "x", "version": 2});
    assert_eq!(
        code(&call("PATCH", "/cerebro/insights/7", content.clone())),
        (400, "invalid_request")
    );
    let path = format!("/cerebro/insights/{INSIGHT}");
    assert_eq!(
        code(&call("PATCH", &path, json!({"content": "x"}))),
        (400, "invalid_request")
    );
    assert_eq!(
        code(&call("POST", &path, content)),
        (405, "method_not_allowed")
    );
    assert_eq!(
        code(&call("GET", "/cerebro/import", Value::Null)),
        (405, "method_not_allowed")
    );
    assert_eq!(
        code(&call("GET", "/cerebro/insights", Value::Null)),
        (405, "method_not_allowed")
    );
    assert_eq!(
        code(&call("POST", "/cerebro", Value::Null)),
        (404, "not_found")
    );
    assert_eq!(
        code(&call("POST", "/cerebro/import", json!({}))),
        (400, "invalid_request")
    );
    assert_eq!(
        code(&call(
            "POST",
            "/cerebro/import",
            json!({"text": "a", "url": "b.mx"})
        )),
        (400, "invalid_request")
    );
    assert_eq!(
        code(&call(
            "POST",
            "/cerebro/import",
            json!({"text": "a".repeat(50_001)})
        )),
        (413, "too_long")
    );
    assert!(world.0.calls.borrow().is_empty());
}

#[test]
fn a_correction_takes_the_place_of_the_sentence_that_was_read() {
    for (content, key, number) in [
        (
            "La torta cuesta 50 pesos",
            json!("price:torta"),
            json!("50"),
        ),
        ("Precio de torta: 50", json!("price:torta"), json!("50")),
        ("Ya veremos qué tal", Value::Null, Value::Null),
    ] {
        let world = world();
        let path = format!("/cerebro/insights/{INSIGHT}");
        let body = json!({"content": content, "version": 2});
        let (status, _) = call(&world, Web::default(), "PATCH", &path, body);
        assert_eq!(status, 200);
        let action = written(&world)["p_actions"][0].clone();
        assert_eq!(
            (&action["op"], &action["reason"], &action["version"]),
            (&json!("supersede"), &json!("corrected"), &json!(2))
        );
        assert_eq!(
            (
                &action["insight"]["content"],
                &action["insight"]["fact_key"]
            ),
            (&json!(content), &key)
        );
        assert_eq!(action["insight"]["value"]["number"], number, "{content}");
    }
}

#[test]
fn a_correction_that_says_what_is_known_already_leaves_one_insight() {
    let world = world();
    let other = "9b2e5f0a-6f7c-4c0e-9d53-2f5a3f1f7a11";
    world.answer("known_insights", move |_| {
        Ok(json!({"ok": true, "insights": [{"id": other, "fact_key": "price:lonche", "content": "Precio de lonche: 40",
            "value": {"number": "40"}, "confidence": 0.8, "status": "validated", "origin": "rules", "evidence_count": 2,
            "valid_from": null, "last_seen_at": null, "version": 5}]}))
    });
    let path = format!("/cerebro/insights/{INSIGHT}");
    let body = json!({"content": "El lonche cuesta 45", "version": 2});
    assert_eq!(call(&world, Web::default(), "PATCH", &path, body).0, 200);
    let actions = written(&world)["p_actions"].clone();
    assert_eq!(
        (&actions[0]["op"], &actions[0]["id"]),
        (&json!("end"), &json!(INSIGHT))
    );
    assert_eq!(
        (&actions[1]["op"], &actions[1]["id"]),
        (&json!("supersede"), &json!(other))
    );
    assert_eq!(actions[1]["insight"]["fact_key"], "price:lonche");
}

#[test]
fn the_second_of_two_devices_learns_what_the_first_has_written() {
    let path = format!("/cerebro/insights/{INSIGHT}");
    let body = json!({"content": "La torta cuesta 50", "version": 1});
    let early = world();
    let answer = call(&early, Web::default(), "PATCH", &path, body.clone());
    assert_eq!(code(&answer), (409, "conflict"));
    assert_eq!(
        answer.1["error"]["details"],
        json!({"version": 2, "content": "Precio de torta: 45"})
    );
    assert!(early.calls("remember_for_person").is_empty());

    let late = world();
    let version = Rc::new(Cell::new(1));
    let now = version.clone();
    late.answer("person_context", move |_| {
        Ok(json!({"ok": true, "language": "es", "now": "2026-11-23T01:00:00Z", "insight": stored(now.get())}))
    });
    late.answer("remember_for_person", move |_| {
        version.set(2);
        Ok(json!({"ok": false, "error": {"code": "conflict"}}))
    });
    let answer = call(&late, Web::default(), "PATCH", &path, body.clone());
    assert_eq!(
        (code(&answer), &answer.1["error"]["details"]["version"]),
        ((409, "conflict"), &json!(2))
    );

    let gone = world();
    gone.answer("person_context", |_| {
        Ok(json!({"ok": false, "error": {"code": "not_found"}}))
    });
    assert_eq!(
        code(&call(&gone, Web::default(), "PATCH", &path, body)),
        (404, "not_found")
    );
}

#[test]
fn a_text_is_learned_from_paragraph_by_paragraph() {
    let world = world();
    let text = "Vendemos tortas ahogadas.\n\nMi tarjeta es 4111 1111 1111 1111 y abrimos de 9 a 6.\n\nBuenos días.\n\nVendemos tortas ahogadas.\n\nAceptamos Yape.";
    let (status, body) = import(&world, Web::default(), json!({ "text": text }));
    assert_eq!(status, 200);
    assert_eq!(
        (&body["ignored"], &body["refused"]),
        (&json!(1), &json!([{"reason": "sensitive_content"}]))
    );
    let call = written(&world);
    assert_eq!(call["p_origin"], "import");
    let keys: Vec<&str> = call["p_actions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|action| action["insight"]["fact_key"].as_str().unwrap())
        .collect();
    assert_eq!(keys, ["offers:torta ahogada", "payment:yape"]);
    assert!(
        call["p_actions"]
            .as_array()
            .unwrap()
            .iter()
            .all(|action| action["insight"]["origin"] == "import" && action["span"].is_null())
    );
}

#[test]
fn a_text_without_facts_is_no_error() {
    let world = world();
    let answer = import(&world, Web::default(), json!({"text": "Buenos días"}));
    assert_eq!(
        answer,
        (200, json!({"learned": [], "ignored": 1, "refused": []}))
    );
    assert!(world.calls("remember_for_person").is_empty());
}

#[test]
fn a_page_is_read_behind_its_redirects() {
    let world = world();
    let web = Web::default()
        .redirect("https://espiga.mx/", "/nosotros")
        .html("https://espiga.mx/nosotros", "<nav>Vendemos sombreros</nav><p>Vendemos pan dulce</p><script>vendemos()</script><p hidden>Vendemos humo</p>");
    assert_eq!(
        import(&world, web.clone(), json!({"url": "espiga.mx"})).0,
        200
    );
    let call = written(&world).to_string();
    assert!(
        call.contains("offers:pan dulce") && !call.contains("sombrero") && !call.contains("humo"),
        "{call}"
    );
    assert_eq!(
        *web.asked.borrow(),
        ["https://espiga.mx/", "https://espiga.mx/nosotros"]
    );
}

#[test]
fn an_address_that_leads_inside_is_not_asked() {
    for (web, url, expected) in [
        (Web::default(), "http://espiga.mx", "scheme"),
        (Web::default(), "https://169.254.169.254/latest", "host"),
        (Web::default(), "https://localhost", "host"),
        (
            Web::default().name("espiga.mx", &["10.0.0.7"]),
            "https://espiga.mx",
            "not_public",
        ),
        (
            Web::default().name("espiga.mx", &["93.184.215.14", "::1"]),
            "https://espiga.mx",
            "not_public",
        ),
        (
            Web::default().name("espiga.mx", &[]),
            "https://espiga.mx",
            "not_public",
        ),
    ] {
        let world = world();
        let answer = import(&world, web.clone(), json!({ "url": url }));
        assert_eq!(
            (code(&answer), reason(&answer)),
            ((422, "address_not_allowed"), expected),
            "{url}"
        );
        assert!(web.asked.borrow().is_empty(), "{url}");
    }
    for to in [
        "http://espiga.mx/x",
        "https://127.0.0.1/",
        "//localhost/",
        "https://inside.mx/",
    ] {
        let web = Web::default()
            .redirect("https://espiga.mx/", to)
            .name("inside.mx", &["192.168.0.1"]);
        let answer = import(&world(), web.clone(), json!({"url": "https://espiga.mx"}));
        assert_eq!(code(&answer), (422, "address_not_allowed"), "{to}");
        assert_eq!(web.asked.borrow().len(), 1, "{to}");
    }
}

#[test]
fn an_origin_that_the_settings_allow_is_asked() {
    let world = world();
    let web = Web::default()
        .name("127.0.0.1", &["127.0.0.1"])
        .html("http://127.0.0.1:9000/", "<p>Vendemos pan dulce</p>");
    assert_eq!(
        import(&world, web, json!({"url": "http://127.0.0.1:9000/"})).0,
        200
    );
    assert_eq!(written(&world)["p_origin"], "import");
}

#[test]
fn a_page_that_cannot_be_read_says_why() {
    let page = |status: u16, content_type: &str, text: Option<&str>| Page {
        status,
        content_type: content_type.into(),
        text: text.map(str::to_owned),
        ..Page::default()
    };
    for (page, expected) in [
        (Page::default(), "unreachable"),
        (page(404, "text/html", None), "status"),
        (page(200, "application/pdf", None), "type"),
        (page(200, "text/html", None), "too_large"),
        (page(200, "text/html", Some("<script>x</script>")), "empty"),
    ] {
        let web = Web::default().page("https://espiga.mx/", page);
        let answer = import(&world(), web, json!({"url": "https://espiga.mx"}));
        assert_eq!(
            (code(&answer), reason(&answer)),
            ((422, "page_unreadable"), expected)
        );
    }
    let round = Web::default().redirect("https://espiga.mx/", "https://espiga.mx/");
    let answer = import(&world(), round.clone(), json!({"url": "https://espiga.mx"}));
    assert_eq!(
        (reason(&answer), round.asked.borrow().len()),
        ("redirects", 4)
    );
    let world = world();
    let hanging = Web {
        hangs: Some(world.clone()),
        ..Web::default()
    };
    assert_eq!(
        reason(&import(
            &world,
            hanging,
            json!({"url": "https://espiga.mx"})
        )),
        "timeout"
    );
}

#[test]
fn a_runtime_that_cannot_resolve_names_still_checks_them() {
    struct Blind(Web);
    impl Pages for Blind {
        async fn resolve(&self, _host: &str) -> Option<Vec<String>> {
            None
        }
        async fn get(&self, url: &str) -> Page {
            self.0.get(url).await
        }
    }
    let world = world();
    let edge = Edge::new(world.clone(), Config::new(&Environment::default()));
    let web = Blind(Web::default().html("https://espiga.mx/", "<p>Vendemos pan dulce</p>"));
    let asking = request(
        "POST",
        "/cerebro/import",
        json!({"url": "https://espiga.mx"}),
    );
    let response: Response<()> = world.run(async move { handle(&edge, &web, asking).await });
    assert_eq!(response.status, 200);
}
