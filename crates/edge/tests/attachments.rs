//! Files: registered by the function attachments, and given to models by the chat, in a world in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod world;

use std::cell::RefCell;
use std::rc::Rc;

use edge::attachments::{Outcome, Upload, Uploads, handle};
use edge::chat;
use edge::config::{Config, Environment};
use edge::edge::Edge;
use edge::http::{Content, Request, Response};
use serde_json::{Value, json};
use world::*;

const FILE: &str = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

fn path() -> String {
    format!("{USER}/{FILE}/ventas.csv")
}

fn edge(world: &World, environment: Environment) -> Rc<Edge<World>> {
    let environment = Environment {
        supabase_url: Some("https://project.example".into()),
        supabase_secret_key: Some("sb_secret_x".into()),
        ..environment
    };
    Edge::new(world.clone(), Config::new(&environment))
}

fn both() -> Environment {
    Environment {
        openai_api_key: Some("sk-test".into()),
        anthropic_api_key: Some("sk-ant-test".into()),
        ..Environment::default()
    }
}

fn asked(world: &World, environment: Environment) -> Heard {
    let edge = edge(world, environment);
    let file = json!({"type": "file", "mediaType": "text/csv", "filename": "x", "url": format!("attachment:{FILE}")});
    let body = json!({"id": CONVERSATION, "assistantId": "sofia",
        "messages": [{"id": "m1", "role": "user", "parts": [file, {"type": "text", "text": "¿Qué ves?"}]}]});
    let request = request("POST", "/chat", body);
    world.run(async move { hear(chat::handle(&edge, request).await).await })
}

/// The answer of `begin_turn` with files.
fn with_files(world: &World, files: Vec<Value>) {
    world.answer("begin_turn", move |_| {
        let mut begun = begun();
        begun["attachments"] = json!(files);
        Ok(begun)
    });
}

fn table() -> Value {
    json!({"id": FILE, "message_id": null, "name": "ventas.csv", "kind": "csv", "mime_type": "text/csv", "size": 40,
        "path": path(), "rows": 2, "chars": 27, "truncated": false, "text": "producto | precio\ntaco | 25"})
}

fn picture(id: &str, size: u64) -> Value {
    json!({"id": id, "message_id": null, "name": format!("{id}.gif"), "kind": "image", "mime_type": "image/gif", "size": size,
        "path": format!("{USER}/{FILE}/{id}.gif"), "width": 3, "height": 2, "chars": 0, "truncated": false, "text": null})
}

fn gif() -> Script {
    Script::Answer(
        200,
        vec![Piece::Bytes(1, "GIF8".into()), Piece::Bytes(1, "9a".into())],
    )
}

/// What the provider was told last.
fn last_message(world: &World) -> Value {
    let requests = world.0.requests.borrow();
    let body = &requests.last().unwrap().1;
    body["messages"].as_array().unwrap().last().unwrap()["content"].clone()
}

#[test]
fn a_file_is_named_to_the_database_and_its_text_told_to_the_model() {
    let world = World::new();
    with_files(&world, vec![table()]);
    world.script(answer(&["Veo tacos."]));
    let heard = asked(&world, both());
    assert_eq!(heard.text(), "Veo tacos.");
    let call = world.calls("begin_turn").remove(0);
    assert_eq!(call["p_metadata"], json!({ "attachments": [FILE] }));
    assert_eq!(call["p_content"], "¿Qué ves?");
    let told = last_message(&world);
    let told = told.as_str().unwrap();
    assert!(
        told.starts_with("<archivo_adjunto>\n- Archivo: ventas.csv (tabla, 2 filas)\n| producto | precio\n| taco | 25\n</archivo_adjunto>\n<ahora>"),
        "{told}"
    );
    let metadata = &heard.frame("finish").unwrap()["messageMetadata"];
    assert_eq!(metadata.get("truncatedAttachments"), None);
}

#[test]
fn a_message_without_files_names_none() {
    let world = World::new();
    world.script(answer(&["Hola."]));
    ask(&world, question());
    assert_eq!(world.calls("begin_turn")[0].get("p_metadata"), None);
}

#[test]
fn pictures_are_fetched_and_shown_to_models_that_see() {
    let world = World::new();
    with_files(&world, vec![picture("a", 6)]);
    world.script(gif());
    world.script(Script::Refuse);
    world.script(anthropic("Una taquería."));
    let heard = asked(&world, both());
    assert_eq!(heard.text(), "Una taquería.");
    let requests = world.0.requests.borrow();
    let urls: Vec<&str> = requests.iter().map(|(url, _)| url.as_str()).collect();
    assert_eq!(
        urls,
        [
            format!("https://project.example/storage/v1/object/attachments/{USER}/{FILE}/a.gif")
                .as_str(),
            "https://api.openai.com/v1/chat/completions",
            "https://api.anthropic.com/v1/messages",
        ],
        "fetched once"
    );
    let shown = |at: usize| {
        requests[at].1["messages"]
            .as_array()
            .unwrap()
            .last()
            .unwrap()["content"][0]
            .clone()
    };
    assert_eq!(
        shown(1)["image_url"]["url"],
        "data:image/gif;base64,R0lGODlh"
    );
    assert_eq!(
        shown(2)["source"],
        json!({"type": "base64", "media_type": "image/gif", "data": "R0lGODlh"})
    );
}

#[test]
fn a_picture_that_is_gone_changed_or_too_large_is_told_about() {
    for script in [
        Script::Answer(404, vec![]),
        Script::Answer(200, vec![Piece::Bytes(1, "GIF89a, and more".into())]),
        Script::Answer(200, vec![Piece::Bytes(1, "<html>".into())]),
        Script::Refuse,
        Script::Hang,
    ] {
        let world = World::new();
        with_files(&world, vec![picture("a", 6)]);
        world.script(script.clone());
        world.script(answer(&["No la veo."]));
        assert_eq!(asked(&world, both()).text(), "No la veo.", "{script:?}");
        let told = last_message(&world);
        assert!(
            told.as_str().unwrap().contains("No puedes ver esta imagen"),
            "{script:?}"
        );
    }
    let world = World::new();
    with_files(&world, vec![picture("a", 9 << 20)]);
    world.script(answer(&["No la veo."]));
    asked(&world, both());
    assert!(
        last_message(&world)
            .as_str()
            .unwrap()
            .contains("No puedes ver esta imagen")
    );
}

#[test]
fn models_that_do_not_see_are_told_and_nothing_is_fetched() {
    let world = World::new();
    with_files(&world, vec![picture("a", 6)]);
    world.script(answer(&["No la veo."]));
    let environment = Environment {
        compatible_base_url: Some("http://127.0.0.1:11434/v1".into()),
        ..Environment::default()
    };
    asked(&world, environment);
    assert_eq!(world.0.requests.borrow().len(), 1);
    assert!(
        last_message(&world)
            .as_str()
            .unwrap()
            .contains("No puedes ver esta imagen")
    );
}

#[test]
fn who_refuses_a_picture_is_asked_again_without_it() {
    let world = World::new();
    with_files(&world, vec![picture("a", 6)]);
    world.script(gif());
    let refusal = json!({"error": {"message": "Invalid image", "type": "invalid_request_error"}});
    world.script(Script::Answer(
        400,
        vec![Piece::Bytes(1, refusal.to_string())],
    ));
    world.script(answer(&["Descríbela."]));
    assert_eq!(asked(&world, both()).text(), "Descríbela.");
    assert_eq!(world.settlement()["p_provider"], "openai");
    assert!(
        last_message(&world)
            .as_str()
            .unwrap()
            .contains("No puedes ver esta imagen")
    );
}

#[test]
fn at_most_six_pictures_are_fetched() {
    let world = World::new();
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    with_files(&world, names.iter().map(|name| picture(name, 6)).collect());
    names.iter().take(6).for_each(|_| world.script(gif()));
    world.script(answer(&["Muchas."]));
    assert_eq!(asked(&world, both()).text(), "Muchas.");
    assert_eq!(last_message(&world).as_array().unwrap().len(), 7);
}

#[test]
fn without_a_provider_the_file_is_named_and_its_beginning_quoted() {
    let world = World::new();
    with_files(&world, vec![table()]);
    let text = asked(&world, Environment::default()).text();
    assert!(
        text.contains(
            "«ventas.csv»: pude leer 27 caracteres; empieza con «producto precio taco 25»"
        ),
        "{text}"
    );
}

/// Uploads that answer as told, and remember what they were asked.
#[derive(Clone, Default)]
struct Bucket {
    upload: Upload,
    asked: Rc<RefCell<Vec<String>>>,
}

impl Uploads for Bucket {
    async fn read(&self, path: &str) -> Upload {
        self.asked.borrow_mut().push(format!("read {path}"));
        self.upload.clone()
    }

    async fn remove(&self, path: &str) {
        self.asked.borrow_mut().push(format!("remove {path}"));
    }
}

fn called(world: &World, bucket: &Bucket, request: Request) -> (u16, Value) {
    let (edge, bucket) = (edge(world, Environment::default()), bucket.clone());
    let response: Response<()> = world.run(async move { handle(&edge, &bucket, request).await });
    let body = match response.content {
        Content::Text(text) => serde_json::from_str(&text).unwrap(),
        Content::Empty | Content::Stream(()) => Value::Null,
    };
    (response.status, body)
}

fn registering(path: &str) -> Request {
    request(
        "POST",
        "/attachments",
        json!({"path": path, "name": "C:\\ventas año.csv"}),
    )
}

fn readable() -> Bucket {
    Bucket {
        upload: Upload {
            outcome: Outcome::Read,
            size: 40,
            mime_type: "text/csv".into(),
            text: Some("a | b".into()),
            metadata: json!({"kind": "csv", "chars": 5}),
            ..Upload::default()
        },
        ..Bucket::default()
    }
}

#[test]
fn an_upload_is_read_and_registered() {
    let world = World::new();
    world.answer("register_attachment", |_| {
        Ok(json!({"ok": true, "attachment": {"id": FILE}}))
    });
    let bucket = readable();
    assert_eq!(
        called(&world, &bucket, registering(&path())),
        (200, json!({"id": FILE}))
    );
    assert_eq!(*bucket.asked.borrow(), [format!("read {}", path())]);
    assert_eq!(
        world.calls("register_attachment")[0],
        json!({"p_user_id": USER, "p_path": path(), "p_name": "ventas año.csv", "p_size": 40, "p_mime_type": "text/csv",
            "p_metadata": {"kind": "csv", "chars": 5}, "p_text": "a | b"})
    );
}

#[test]
fn what_is_refused_is_removed() {
    let world = World::new();
    world.answer("register_attachment", |_| {
        Ok(json!({"ok": false, "error": {"code": "storage_full", "details": {"limit": 9}}}))
    });
    let bucket = readable();
    let (status, body) = called(&world, &bucket, registering(&path()));
    assert_eq!(
        (status, body["error"]["code"].as_str()),
        (402, Some("storage_full"))
    );
    assert_eq!(
        bucket.asked.borrow().last().unwrap(),
        &format!("remove {}", path())
    );
    for (code, reason, status) in [
        ("attachment_unreadable", Some("encrypted"), 422),
        ("attachment_empty", None, 422),
        ("attachment_type_unsupported", None, 415),
    ] {
        let bucket = Bucket {
            upload: Upload {
                outcome: Outcome::Refused,
                refused: Some(code.into()),
                reason: reason.map(str::to_owned),
                ..Upload::default()
            },
            ..Bucket::default()
        };
        let (answered, body) = called(&world, &bucket, registering(&path()));
        assert_eq!(
            (answered, body["error"]["code"].as_str()),
            (status, Some(code))
        );
        assert_eq!(body["error"]["details"]["reason"].as_str(), reason);
        assert_eq!(bucket.asked.borrow().len(), 2, "read and removed");
    }
}

#[test]
fn what_cannot_be_decided_now_stays() {
    let world = World::new();
    world.answer("register_attachment", |_| {
        Err(edge::platform::DatabaseError::Status(503, String::new()))
    });
    let bucket = readable();
    assert_eq!(called(&world, &bucket, registering(&path())).0, 500);
    let silent = Bucket::default();
    assert_eq!(called(&world, &silent, registering(&path())).0, 500);
    let asked = [bucket.asked.borrow().clone(), silent.asked.borrow().clone()].concat();
    assert!(
        asked.iter().all(|call| call.starts_with("read ")),
        "{asked:?}"
    );
}

#[test]
fn other_folders_are_never_touched() {
    let world = World::new();
    let bucket = readable();
    for path in [
        format!("{FILE}/{FILE}/ventas.csv"),
        format!("{USER}/{FILE}/../../{FILE}/x"),
        "ventas.csv".to_owned(),
    ] {
        let (status, body) = called(&world, &bucket, registering(&path));
        assert_eq!(
            (status, body["error"]["code"].as_str()),
            (404, Some("attachment_not_found"))
        );
    }
    for body in [
        json!({"path": path()}),
        json!({"name": "x"}),
        json!({"path": 7, "name": "x"}),
        json!([]),
    ] {
        assert_eq!(
            called(&world, &bucket, request("POST", "/attachments", body)).0,
            400
        );
    }
    assert!(bucket.asked.borrow().is_empty());
}

#[test]
fn an_unsent_file_is_taken_back() {
    let world = World::new();
    world.answer("remove_attachment", |_| {
        Ok(json!({"ok": true, "path": path()}))
    });
    let bucket = Bucket::default();
    let delete = request(
        "DELETE",
        &format!("/functions/v1/attachments/{FILE}"),
        Value::Null,
    );
    assert_eq!(called(&world, &bucket, delete).0, 204);
    assert_eq!(*bucket.asked.borrow(), [format!("remove {}", path())]);
    assert_eq!(
        world.calls("remove_attachment")[0],
        json!({"p_user_id": USER, "p_attachment_id": FILE})
    );
    for (method, path, status) in [
        ("GET", "/attachments".to_owned(), 405),
        ("POST", format!("/attachments/{FILE}"), 405),
        ("DELETE", "/attachments/x".to_owned(), 400),
        ("GET", "/attachments/x/y".to_owned(), 404),
    ] {
        assert_eq!(
            called(&world, &bucket, request(method, &path, Value::Null)).0,
            status,
            "{method} {path}"
        );
    }
}
