//! The chat function, from the request to the settlement, in a world in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod world;

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use edge::chat;
use edge::http::Content;
use edge::platform::{Clock, DatabaseError};
use serde_json::{Value, json};
use world::*;

fn kinds(heard: &Heard) -> Vec<&str> {
    let mut kinds: Vec<&str> = heard
        .frames
        .iter()
        .map(|frame| frame["type"].as_str().unwrap())
        .collect();
    kinds.dedup();
    kinds
}

#[test]
fn a_turn_is_one_round_trip_before_the_provider_and_one_settlement_after_it() {
    let world = World::new();
    world.script(answer(&["Los ", "martes ", "2x1."]));
    let heard = ask(&world, question());
    assert_eq!(
        kinds(&heard),
        ["start", "text-start", "text-delta", "text-end", "finish"]
    );
    assert_eq!(heard.frames[0]["messageId"], MESSAGE);
    assert_eq!(
        heard.deltas(),
        ["Los ", "martes ", "2x1."],
        "a frame for each piece"
    );
    let metadata = &heard.frame("finish").unwrap()["messageMetadata"];
    assert_eq!(
        metadata["usage"],
        json!({"inputTokens": 1000, "cachedInputTokens": 400, "outputTokens": 50})
    );
    assert_eq!(
        metadata["costUsd"], "0.001140",
        "600 at 1, 400 at 0.1 and 50 at 10 dollars a million"
    );
    assert_eq!(
        (metadata["provider"].as_str(), metadata["model"].as_str()),
        (Some("openai"), Some("gpt-5-mini"))
    );
    assert_eq!(metadata["quota"]["remaining"], 46);
    assert_eq!(metadata["truncatedHistory"], false);

    let order: Vec<&str> = world
        .0
        .calls
        .borrow()
        .iter()
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(order.first(), Some(&"begin_turn"));
    assert_eq!(
        order.iter().filter(|name| **name == "begin_turn").count(),
        1
    );
    let begin = &world.calls("begin_turn")[0];
    assert_eq!(
        (
            begin["p_action"].as_str(),
            begin["p_client_message_id"].as_str()
        ),
        (Some("submit"), Some("m1"))
    );
    assert!(begin["p_content_tokens"].as_u64().unwrap() > 3);
    let settled = world.settlement();
    assert_eq!(
        (
            settled["p_state"].as_str(),
            settled["p_cost_micros"].as_i64()
        ),
        (Some("completed"), Some(1140))
    );
    assert_eq!(settled["p_content"], "Los martes 2x1.");
    assert!(settled["p_first_token_ms"].as_u64().unwrap() > 0);
}

#[test]
fn nothing_typed_reaches_the_system_message() {
    let world = World::new();
    world.script(answer(&["Va."]));
    ask(&world, question());
    let (url, body) = world.0.requests.borrow()[0].clone();
    assert_eq!(url, "https://api.openai.com/v1/chat/completions");
    let system = body["messages"][0].to_string();
    assert!(system.contains("Eres Sofía") && !system.contains("Buen Pastor"));
    assert!(body.to_string().contains("Buen Pastor"));
}

#[test]
fn a_refused_turn_asks_no_provider() {
    let world = World::new();
    let details = json!({"used": 50, "limit": 50, "renews_at": "2026-12-01"});
    let refusal = json!({"ok": false, "error": {"code": "quota_exhausted", "details": details}});
    world.answer("begin_turn", move |_| Ok(refusal.clone()));
    let heard = ask(&world, question());
    assert_eq!(
        (heard.status, heard.error().as_deref()),
        (402, Some("quota_exhausted"))
    );
    assert_eq!(heard.body["error"]["details"]["renews_at"], "2026-12-01");
    assert!(world.0.requests.borrow().is_empty() && world.calls("settle_turn").is_empty());
}

#[test]
fn a_database_that_does_not_answer_is_our_fault() {
    let world = World::new();
    world.answer("begin_turn", |_| {
        Err(DatabaseError::Status(
            500,
            "relation \"secret\" does not exist".into(),
        ))
    });
    let heard = ask(&world, question());
    assert_eq!(
        (heard.status, heard.error().as_deref()),
        (500, Some("internal"))
    );
    assert!(!heard.body.to_string().contains("secret"));
    assert!(world.0.log.borrow()[0].contains("begin_turn"));
}

#[test]
fn before_the_first_token_the_next_provider_is_asked() {
    let in_stream = Piece::Bytes(
        1,
        "data: {\"error\":{\"message\":\"overloaded\",\"type\":\"server_error\"}}\n\n".into(),
    );
    let failures = [
        Script::Answer(500, vec![]),
        Script::Answer(429, vec![]),
        Script::Answer(401, vec![]),
        Script::Refuse,
        Script::Hang,
        Script::Answer(200, vec![Piece::Silence]),
        Script::Answer(200, vec![Piece::Break]),
        Script::Answer(200, vec![]),
        Script::Answer(200, vec![ends()]),
        Script::Answer(200, vec![in_stream]),
    ];
    for failure in failures {
        let world = World::new();
        world.script(failure.clone());
        world.script(anthropic("De Anthropic."));
        let heard = ask(&world, question());
        assert_eq!(
            (heard.text().as_str(), heard.error()),
            ("De Anthropic.", None),
            "{failure:?}"
        );
        assert_eq!(
            kinds(&heard),
            ["start", "text-start", "text-delta", "text-end", "finish"],
            "{failure:?}"
        );
        let settled = world.settlement();
        assert_eq!(
            (&settled["p_provider"], &settled["p_input_tokens"]),
            (&json!("anthropic"), &json!(900))
        );
    }
}

#[test]
fn when_no_provider_answers_the_turn_is_given_back() {
    let world = World::new();
    world.script(Script::Refuse);
    world.script(Script::Answer(529, vec![]));
    let heard = ask(&world, question());
    assert_eq!(
        (heard.status, heard.error().as_deref()),
        (503, Some("providers_unavailable"))
    );
    let settled = world.settlement();
    assert_eq!(settled["p_state"], "failed");
    assert_eq!(
        (&settled["p_output_tokens"], &settled["p_cost_micros"]),
        (&json!(0), &json!(0))
    );
}

#[test]
fn what_one_provider_declines_by_policy_is_not_put_to_another() {
    let policy =
        json!({"error": {"message": "no", "code": "content_policy_violation"}}).to_string();
    let declined =
        json!({"choices": [{"index": 0, "delta": {}, "finish_reason": "content_filter"}]});
    let silent = format!("data: {declined}\n\ndata: [DONE]\n\n");
    for (status, body) in [(400, policy), (200, silent)] {
        let world = World::new();
        world.script(Script::Answer(status, vec![Piece::Bytes(1, body.clone())]));
        world.script(anthropic("De Anthropic."));
        let heard = ask(&world, question());
        assert_eq!(
            (heard.status, heard.error().as_deref()),
            (422, Some("answer_refused")),
            "{body}"
        );
        let settled = world.settlement();
        assert_eq!(
            (&settled["p_error_code"], &settled["p_cost_micros"]),
            (&json!("answer_refused"), &json!(0))
        );
    }
}

#[test]
fn a_provider_that_takes_long_before_it_fails_fails_within_the_stream() {
    let world = World::new();
    world.script(Script::Hang);
    world.script(Script::Hang);
    let heard = ask(&world, question());
    assert_eq!(
        (heard.status, heard.error().as_deref()),
        (200, Some("providers_unavailable"))
    );
    assert_eq!(heard.text(), "");
    assert_eq!(world.settlement()["p_state"], "failed");
}

#[test]
fn what_breaks_off_midway_is_kept_and_charged() {
    let malformed = Piece::Bytes(1, "data: {\"choices\": [\n\n".into());
    for end in [Piece::Break, Piece::Silence, malformed] {
        let world = World::new();
        world.script(Script::Answer(
            200,
            vec![says("Los "), says("martes "), end.clone()],
        ));
        let heard = ask(&world, question());
        assert_eq!(
            (heard.text().as_str(), heard.error().as_deref()),
            ("Los martes ", Some("provider_failed"))
        );
        assert_eq!(
            kinds(&heard),
            [
                "start",
                "text-start",
                "text-delta",
                "text-end",
                "message-metadata",
                "error",
                "finish"
            ],
            "{end:?}"
        );
        assert_eq!(
            world.0.requests.borrow().len(),
            1,
            "no second provider after the first token"
        );
        let settled = world.settlement();
        assert_eq!(
            (&settled["p_state"], &settled["p_content"]),
            (&json!("failed"), &json!("Los martes "))
        );
        assert_eq!(settled["p_error_code"], "provider_failed");
        assert!(
            settled["p_output_tokens"].as_i64().unwrap() > 0
                && settled["p_input_tokens"].as_i64().unwrap() > 0
        );
        assert!(settled["p_cost_micros"].as_i64().unwrap() > 0);
    }
}

#[test]
fn a_settlement_is_tried_again_until_the_database_takes_it() {
    let world = World::new();
    world.script(answer(&["Hola."]));
    let failures = Cell::new(3);
    world.answer("settle_turn", move |_| {
        failures.set(failures.get() - 1);
        if failures.get() >= 0 {
            return Err(DatabaseError::Unreachable("reset".into()));
        }
        Ok(json!({"ok": true, "quota": quota(9)}))
    });
    let heard = ask(&world, question());
    assert_eq!(world.calls("settle_turn").len(), 4);
    assert_eq!(
        heard.frame("finish").unwrap()["messageMetadata"]["quota"]["used"],
        9
    );
}

#[test]
fn a_settlement_that_is_never_taken_is_left_to_the_sweeper() {
    let world = World::new();
    world.script(answer(&["Hola."]));
    world.answer("settle_turn", |_| {
        Err(DatabaseError::Unreachable("reset".into()))
    });
    let heard = ask(&world, question());
    assert_eq!(heard.text(), "Hola.");
    assert!(world.calls("settle_turn").len() > 3);
}

#[test]
fn a_client_that_leaves_does_not_end_the_turn() {
    let world = World::new();
    world.script(answer(&["Los ", "martes ", "2x1."]));
    let edge = world.edge();
    world.run(async move {
        let response = chat::handle(&edge, question()).await;
        drop(response);
    });
    assert_eq!(world.settlement()["p_content"], "Los martes 2x1.");
}

#[test]
fn a_client_that_comes_back_gets_the_text_so_far_and_then_the_rest() {
    let world = World::new();
    world.script(answer(&["uno ", "dos ", "tres ", "cuatro"]));
    let edge = world.edge();
    let heard = world.run(async move {
        let Content::Stream(mut stream) = chat::handle(&edge, question()).await.content else {
            panic!("a stream")
        };
        stream.next().await;
        stream.next().await;
        drop(stream);
        hear(
            chat::handle(
                &edge,
                request("GET", &format!("/chat/{CONVERSATION}/stream"), Value::Null),
            )
            .await,
        )
        .await
    });
    assert_eq!(heard.text(), "uno dos tres cuatro");
    assert!(
        world.calls("read_turn").is_empty(),
        "the turn is written here"
    );
    assert_eq!(world.0.requests.borrow().len(), 1);
}

#[test]
fn somebody_else_does_not_resume_a_turn_that_is_written_here() {
    let world = World::new();
    world.script(answer(&["uno ", "dos "]));
    world.answer("read_turn", |_| {
        Ok(json!({"ok": false, "error": {"code": "conversation_not_found"}}))
    });
    let edge = world.edge();
    let heard = world.run(async move {
        let _first = chat::handle(&edge, question()).await;
        let mut other = request("GET", &format!("/chat/{CONVERSATION}/stream"), Value::Null);
        other.user_id = MESSAGE.into();
        hear(chat::handle(&edge, other).await).await
    });
    assert_eq!(
        (heard.status, heard.error().as_deref()),
        (404, Some("conversation_not_found"))
    );
}

#[test]
fn where_nothing_is_written_there_is_nothing_to_resume() {
    let world = World::new();
    world.answer("read_turn", |_| Ok(json!({"ok": true, "turn": null})));
    let heard = ask(
        &world,
        request("GET", &format!("/chat/{CONVERSATION}/stream"), Value::Null),
    );
    assert_eq!(heard.status, 204);
}

#[test]
fn a_turn_of_another_isolate_is_followed_through_the_database() {
    let world = World::new();
    let polls = Cell::new(0);
    world.answer("read_turn", move |_| {
        polls.set(polls.get() + 1);
        let turn = match polls.get() {
            1 | 2 => turn("streaming", ""),
            3 => turn("streaming", "Los mar"),
            4 => turn("streaming", "Los martes "),
            _ => turn("completed", "Los martes 2x1."),
        };
        Ok(json!({"ok": true, "turn": turn}))
    });
    let heard = ask(
        &world,
        request("GET", &format!("/chat/{CONVERSATION}/stream"), Value::Null),
    );
    assert_eq!(heard.deltas(), ["Los mar", "tes ", "2x1."]);
    assert_eq!(
        kinds(&heard),
        ["start", "text-start", "text-delta", "text-end", "finish"]
    );
}

#[test]
fn stopping_ends_the_turn_and_keeps_what_was_produced() {
    let world = World::new();
    world.script(Script::Answer(
        200,
        vec![says("Los "), says("martes "), Piece::Silence],
    ));
    world.answer("request_stop", |_| {
        Ok(json!({"ok": true, "message_id": MESSAGE}))
    });
    let edge = world.edge();
    let (clock, observer) = (world.clone(), world.clone());
    let (heard, stopped) = world.run(async move {
        let response = chat::handle(&edge, question()).await;
        clock.sleep(Duration::from_millis(100)).await;
        let path = format!("/chat/{CONVERSATION}/stop");
        let stopped = hear(chat::handle(&edge, request("POST", &path, Value::Null)).await).await;
        assert_eq!(
            observer.calls("settle_turn").len(),
            1,
            "settled before the stop is answered"
        );
        (hear(response).await, stopped)
    });
    assert_eq!(stopped.body, json!({"messageId": MESSAGE}));
    assert_eq!(
        (heard.text().as_str(), heard.error()),
        ("Los martes ", None)
    );
    let settled = world.settlement();
    assert_eq!(
        (&settled["p_state"], &settled["p_content"]),
        (&json!("stopped"), &json!("Los martes "))
    );
    assert_eq!(settled["p_finish_reason"], "stop_requested");
    assert!(settled["p_output_tokens"].as_i64().unwrap() > 0);
    assert_eq!(
        world.0.aborted.get(),
        1,
        "the provider is no longer listened to"
    );
}

#[test]
fn a_stop_in_another_isolate_is_learnt_with_the_next_report() {
    let world = World::new();
    let words: Vec<Piece> = (0..200).map(|_| says("palabra ")).collect();
    world.script(Script::Answer(200, words));
    world.answer("checkpoint_turn", |call| {
        let enough = call["p_content"].as_str().unwrap().len() > 100;
        Ok(json!({"ok": true, "stop": enough, "state": "streaming"}))
    });
    let heard = ask(&world, question());
    assert!(
        heard.text().len() > 100 && heard.text().len() < 1000,
        "{}",
        heard.text().len()
    );
    assert_eq!(world.settlement()["p_state"], "stopped");
    let reports = world.calls("checkpoint_turn");
    assert_eq!(
        (&reports[0]["p_provider"], &reports[0]["p_model"]),
        (&json!("openai"), &json!("gpt-5-mini"))
    );
}

#[test]
fn reports_keep_the_lease_while_the_provider_thinks() {
    let world = World::new();
    world.script(Script::Answer(200, vec![pause(1_900, "Listo."), ends()]));
    ask(&world, question());
    let reports = world.calls("checkpoint_turn");
    assert!(
        reports.iter().any(|report| report["p_content"] == ""),
        "{reports:?}"
    );
}

#[test]
fn a_turn_that_was_taken_away_is_no_longer_written() {
    let world = World::new();
    let words: Vec<Piece> = (0..400).map(|_| says("palabra ")).collect();
    world.script(Script::Answer(200, words));
    world.answer("checkpoint_turn", |_| {
        Ok(json!({"ok": true, "stop": true, "state": "failed"}))
    });
    let heard = ask(&world, question());
    assert_eq!(heard.error().as_deref(), Some("provider_failed"));
    assert_eq!(world.0.aborted.get(), 1);
}

#[test]
fn a_message_that_is_sent_again_joins_the_turn_that_it_began() {
    let world = World::new();
    world.script(answer(&["Una ", "sola ", "vez."]));
    let first = Cell::new(true);
    world.answer("begin_turn", move |_| {
        let replay =
            json!({"ok": true, "replay": true, "turn": turn("streaming", ""), "quota": quota(4)});
        Ok(if first.replace(false) {
            begun()
        } else {
            replay
        })
    });
    let edge = world.edge();
    let answers = world.run(async move {
        let asked: Vec<_> = (0..50)
            .map(|_| async { hear(chat::handle(&edge, question()).await).await })
            .collect();
        futures_util::future::join_all(asked).await
    });
    for heard in answers {
        assert_eq!(heard.text(), "Una sola vez.");
    }
    assert_eq!(
        (
            world.0.requests.borrow().len(),
            world.calls("read_turn").len()
        ),
        (1, 0)
    );
    world.settlement();
}

#[test]
fn a_turn_that_was_closed_is_streamed_from_what_is_stored() {
    let world = World::new();
    world.answer("begin_turn", |_| {
        let mut turn = turn("completed", "Con \"comillas\"\nen dos líneas.");
        turn["provider"] = json!("openai");
        turn["cost_micros"] = json!(1140);
        turn["finish_reason"] = json!("stop");
        Ok(json!({"ok": true, "replay": true, "turn": turn, "quota": quota(4)}))
    });
    let heard = ask(&world, question());
    assert_eq!(heard.text(), "Con \"comillas\"\nen dos líneas.");
    assert_eq!(
        heard.frame("finish").unwrap()["messageMetadata"]["costUsd"],
        "0.001140"
    );
    assert!(world.0.requests.borrow().is_empty());
}

#[test]
fn a_turn_that_failed_without_a_word_fails_again_when_it_is_repeated() {
    let world = World::new();
    world.answer("begin_turn", |_| {
        let mut turn = turn("failed", "");
        turn["error_code"] = json!("providers_unavailable");
        Ok(json!({"ok": true, "replay": true, "turn": turn}))
    });
    let heard = ask(&world, question());
    assert_eq!(
        (heard.status, heard.error().as_deref()),
        (503, Some("providers_unavailable"))
    );
}

#[test]
fn editing_and_regenerating_name_the_message_they_replace() {
    let world = World::new();
    world.script(answer(&["a"]));
    world.script(answer(&["b"]));
    let part = json!([{"type": "text", "text": "Otra cosa"}]);
    let messages = json!([{"id": "m1", "role": "user", "parts": part}]);
    let edit = json!({"id": CONVERSATION, "assistantId": "sofia", "messages": messages, "messageId": "m1", "trigger": "submit-message"});
    let again = json!({"id": CONVERSATION, "assistantId": "sofia", "messages": messages, "messageId": "x", "trigger": "regenerate-message"});
    ask(&world, request("POST", "/chat", edit));
    ask(&world, request("POST", "/functions/v1/chat", again));
    let calls = world.calls("begin_turn");
    assert_eq!(
        (&calls[0]["p_action"], &calls[0]["p_target_ref"]),
        (&json!("edit"), &json!("m1"))
    );
    assert_eq!(
        (&calls[0]["p_client_message_id"], &calls[0]["p_content"]),
        (&Value::Null, &json!("Otra cosa"))
    );
    assert_eq!(
        (&calls[1]["p_action"], &calls[1]["p_target_ref"]),
        (&json!("regenerate"), &json!("x"))
    );
    assert_eq!(calls[1]["p_content"], Value::Null);
}

#[test]
fn regenerating_without_a_target_names_the_question_in_case_it_was_refused() {
    let world = World::new();
    world.script(answer(&["a"]));
    let part = json!([{"type": "text", "text": "¿Y los martes?"}]);
    let messages = json!([{"id": "m2", "role": "user", "parts": part}]);
    let again = json!({"id": CONVERSATION, "assistantId": "sofia", "messages": messages, "trigger": "regenerate-message"});
    ask(&world, request("POST", "/chat", again));
    let call = &world.calls("begin_turn")[0];
    assert_eq!(
        (
            &call["p_action"],
            &call["p_target_ref"],
            &call["p_client_message_id"],
            &call["p_content"]
        ),
        (
            &json!("regenerate"),
            &Value::Null,
            &json!("m2"),
            &json!("¿Y los martes?")
        )
    );
}

#[test]
fn a_wrong_method_or_path_or_media_type_is_refused() {
    let world = World::new();
    let status = |method: &str, path: &str| ask(&world, request(method, path, json!({}))).status;
    assert_eq!(status("GET", "/chat"), 405);
    assert_eq!(status("POST", &format!("/chat/{CONVERSATION}/stream")), 405);
    assert_eq!(status("GET", &format!("/chat/{CONVERSATION}/nada")), 404);
    assert_eq!(status("GET", "/chat/no-uuid/stream"), 400);
    let mut plain = question();
    plain.content_type = "text/plain".into();
    assert_eq!(ask(&world, plain).status, 415);
    assert!(world.0.calls.borrow().is_empty());
}

#[test]
fn messages_are_in_the_language_of_the_caller_and_then_of_the_profile() {
    let world = World::new();
    let mut english = request("POST", "/chat", json!([1]));
    english.accept_language = "en".into();
    let heard = ask(&world, english);
    assert_eq!(
        heard.body["error"]["message"],
        "Something in the request is missing or not valid."
    );
    world.script(Script::Answer(200, vec![says("Los "), Piece::Break]));
    let mut asked = question();
    asked.accept_language = "en".into();
    let heard = ask(&world, asked);
    assert!(
        heard.frame("error").unwrap()["errorText"]
            .as_str()
            .unwrap()
            .contains("La respuesta se interrumpió")
    );
}

#[test]
fn without_a_provider_the_offline_one_answers_and_costs_nothing() {
    let world = World::new();
    let environment = edge::config::Environment::default();
    let edge: Rc<_> = edge::edge::Edge::new(world.clone(), edge::config::Config::new(&environment));
    let heard = world.run(async move { hear(chat::handle(&edge, question()).await).await });
    assert!(heard.text().contains("Sofía"), "{}", heard.text());
    assert!(heard.deltas().len() > 20);
    let settled = world.settlement();
    assert_eq!(
        (&settled["p_provider"], &settled["p_cost_micros"]),
        (&json!("offline"), &json!(0))
    );
}

#[test]
fn what_the_first_token_waits_for_is_the_database_and_the_provider() {
    let world = World::new();
    world.script(answer(&["Hola."]));
    let edge = world.edge();
    let clock = world.clone();
    let elapsed = world.run(async move {
        let Content::Stream(mut stream) = chat::handle(&edge, question()).await.content else {
            panic!("a stream")
        };
        stream.next().await;
        clock.now()
    });
    assert_eq!(elapsed, Duration::from_millis(5 + 1 + 20));
}
