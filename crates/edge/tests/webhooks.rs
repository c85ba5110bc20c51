//! Deliveries of services outside, in a world in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod world;

use edge::config::{Config, Environment};
use edge::edge::Edge;
use edge::http::{Content, Request};
use edge::webhooks::handle;
use serde_json::Value;
use world::*;

fn deliver(path: &str, method: &str) -> (u16, Value) {
    let world = World::new();
    let edge = Edge::new(world.clone(), Config::new(&Environment::default()));
    let request = Request {
        method: method.to_owned(),
        path: path.to_owned(),
        ..Request::default()
    };
    let response =
        world.run(async move { handle::<World, ()>(&edge, request, &[], "", 1_800_000_000).await });
    let Content::Text(text) = response.content else {
        panic!("no text");
    };
    (response.status, serde_json::from_str(&text).unwrap())
}

#[test]
fn nobody_is_believed_without_a_secret() {
    for path in ["/webhooks", "/webhooks/nobody", "/webhooks/nobody/more"] {
        let (status, answer) = deliver(path, "POST");
        assert_eq!(
            (status, &answer["error"]["code"]),
            (404, &Value::from("not_found"))
        );
    }
    assert_eq!(deliver("/webhooks/nobody", "GET").0, 405);
}
