//! Removing files from storage, by the worker, in a world in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod world;

use std::cell::RefCell;
use std::rc::Rc;

use edge::config::{Config, Environment};
use edge::edge::Edge;
use edge::worker::{Report, drain};
use serde_json::{Value, json};
use world::*;

fn file(bucket: &str, path: &str) -> Value {
    json!({"bucket": bucket, "path": path})
}

/// A world whose database has one job, and gives out these lists of files in turn.
fn with_files(lists: Vec<Vec<Value>>) -> World {
    let world = World::new();
    let jobs = RefCell::new(vec![json!({"id": 7, "message": {"type": "delete_files"}})]);
    let lists = RefCell::new(lists);
    world.answer("sweep_turns", |_| Ok(json!({"ok": true, "swept": 0})));
    world.answer("claim_jobs", move |_| {
        Ok(json!({"ok": true, "jobs": jobs.borrow_mut().drain(..).collect::<Vec<_>>()}))
    });
    world.answer("claim_files", move |_| {
        let mut lists = lists.borrow_mut();
        let files = if lists.is_empty() {
            vec![]
        } else {
            lists.remove(0)
        };
        Ok(json!({"ok": true, "files": files}))
    });
    world.answer("finish_files", |call| {
        Ok(json!({"ok": true, "finished": call["p_files"].as_array().unwrap().len()}))
    });
    world.answer("finish_job", |_| Ok(json!({"ok": true, "finished": true})));
    world.answer("fail_job", |_| {
        Ok(json!({"ok": true, "dead": false, "retry_in_seconds": 10}))
    });
    world
}

fn edge(world: &World, key: &str) -> Rc<Edge<World>> {
    let environment = Environment {
        supabase_url: Some("https://project.example/".into()),
        supabase_secret_key: Some(key.into()),
        ..Environment::default()
    };
    Edge::new(world.clone(), Config::new(&environment))
}

fn work(world: &World) -> Report {
    let edge = edge(world, "sb_secret_x");
    world.run(async move { drain(&edge).await.unwrap() })
}

fn removed() -> Script {
    Script::Answer(200, vec![Piece::Bytes(1, "[]".into())])
}

fn refused(status: u16) -> Script {
    Script::Answer(status, vec![Piece::Bytes(1, r#"{"error":"no"}"#.into())])
}

#[test]
fn files_are_removed_bucket_by_bucket_until_there_are_none() {
    let world = with_files(vec![
        vec![
            file("attachments", "a/1"),
            file("attachments", "a/2"),
            file("avatars", "a/me.png"),
        ],
        vec![file("attachments", "a/3")],
    ]);
    for _ in 0..3 {
        world.script(removed());
    }
    assert_eq!(work(&world).done, 1);
    let requests = world.0.requests.borrow();
    let asked: Vec<(&str, &Value)> = requests
        .iter()
        .map(|(url, body)| (url.as_str(), body))
        .collect();
    assert_eq!(
        asked,
        [
            (
                "https://project.example/storage/v1/object/attachments",
                &json!({"prefixes": ["a/1", "a/2"]})
            ),
            (
                "https://project.example/storage/v1/object/avatars",
                &json!({"prefixes": ["a/me.png"]})
            ),
            (
                "https://project.example/storage/v1/object/attachments",
                &json!({"prefixes": ["a/3"]})
            ),
        ]
    );
    let finished = world.calls("finish_files");
    assert_eq!(
        finished[0]["p_files"],
        json!([file("attachments", "a/1"), file("attachments", "a/2")])
    );
    assert_eq!(finished.len(), 3);
    assert_eq!(world.calls("finish_job"), [json!({"p_job_id": 7})]);
    assert_eq!(
        world.calls("claim_files")[0],
        json!({"p_job_id": 7, "p_quantity": 100})
    );
}

#[test]
fn where_storage_is_away_the_job_comes_back_and_nothing_is_called_removed() {
    for script in [Script::Refuse, Script::Hang, refused(503), refused(401)] {
        let world = with_files(vec![vec![file("attachments", "a/1")]]);
        world.script(script);
        assert_eq!(work(&world).failed, 1);
        assert!(world.calls("finish_files").is_empty() && world.calls("finish_job").is_empty());
        let error = world.calls("fail_job")[0]["p_error"].to_string();
        assert!(error.contains("storage"), "{error}");
    }
}

#[test]
fn one_file_that_storage_will_not_hear_of_keeps_no_other() {
    let world = with_files(vec![vec![
        file("attachments", "a/1"),
        file("attachments", "a/?"),
        file("attachments", "a/3"),
    ]]);
    for script in [refused(400), removed(), refused(400), removed()] {
        world.script(script);
    }
    assert_eq!(work(&world).failed, 1);
    assert_eq!(
        world.calls("finish_files")[0]["p_files"],
        json!([file("attachments", "a/1"), file("attachments", "a/3")])
    );
}

#[test]
fn what_takes_long_goes_on_with_the_next_delivery_of_the_job() {
    let world = with_files(vec![vec![file("attachments", "a/1")]; 1000]);
    for _ in 0..1000 {
        world.script(Script::Answer(200, vec![Piece::Bytes(900, "[]".into())]));
    }
    assert_eq!(work(&world).failed, 0);
    assert!(world.calls("finish_job").is_empty(), "the job is not ended");
    let batches = world.calls("finish_files").len();
    assert!((15..30).contains(&batches), "{batches}");
}

#[test]
fn a_bucket_is_never_another_path_of_the_api() {
    let world = with_files(vec![vec![file("../bucket", "a/1")]]);
    assert_eq!(work(&world).failed, 1);
    assert!(world.0.requests.borrow().is_empty());
}

#[test]
fn the_key_is_not_shown() {
    let shown = |key: &str| format!("{:?}", edge(&World::new(), key).config.storage);
    assert!(shown("sb_secret_x").contains("project.example"));
    assert!(!shown("sb_secret_x").contains("sb_secret_x"));
}

#[test]
fn without_a_key_the_job_waits_for_one() {
    let world = with_files(vec![vec![file("attachments", "a/1")]]);
    let edge = world.edge();
    assert_eq!(
        world.run(async move { drain(&edge).await.unwrap() }).failed,
        1
    );
}
