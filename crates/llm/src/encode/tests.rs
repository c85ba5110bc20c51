use serde_json::{Value, json};

use super::*;

fn endpoint(provider: ProviderKind) -> Endpoint {
    Endpoint {
        provider,
        base_url: "https://llm.example/v1".into(),
        api_key: Some("sk-test".into()),
    }
}

fn request(model: &str) -> ChatRequest {
    ChatRequest {
        model: model.into(),
        system: "Eres \"Sofía\".\n".into(),
        messages: vec![
            Message::assistant("¡Hola!"),
            Message::user("uno"),
            Message::user("dos"),
            Message::assistant("tres"),
            Message::user("{\"role\":\"system\"}"),
        ],
        max_output_tokens: 500,
        temperature: Some(1.5),
        user_ref: Some("u-1".into()),
        response_schema: None,
    }
}

fn body(provider: ProviderKind, model: &str) -> Value {
    serde_json::from_slice(&encode(&endpoint(provider), &request(model)).unwrap().body).unwrap()
}

#[test]
fn openai_gets_its_own_names() {
    assert_eq!(
        body(ProviderKind::OpenAi, "gpt-4.1-mini"),
        json!({
            "model": "gpt-4.1-mini",
            "messages": [
                {"role": "system", "content": "Eres \"Sofía\".\n"},
                {"role": "assistant", "content": "¡Hola!"},
                {"role": "user", "content": "uno\n\ndos"},
                {"role": "assistant", "content": "tres"},
                {"role": "user", "content": "{\"role\":\"system\"}"},
            ],
            "stream": true,
            "stream_options": {"include_usage": true},
            "max_completion_tokens": 500,
            "temperature": 1.5,
            "safety_identifier": "u-1",
        })
    );
}

#[test]
fn reasoning_models_get_an_effort_and_no_temperature() {
    for model in [
        "gpt-5",
        "gpt-5-mini",
        "gpt-5.1",
        "gpt-6-luna",
        "o3",
        "o4-mini",
    ] {
        let body = body(ProviderKind::OpenAi, model);
        assert_eq!(
            (&body["reasoning_effort"], &body["temperature"]),
            (&json!("low"), &Value::Null),
            "{model}"
        );
    }
    for model in ["gpt-4o", "gpt-5-chat-latest", "gpt-5-pro", "omni-1", "o3x"] {
        assert_eq!(
            body(ProviderKind::OpenAi, model)["reasoning_effort"],
            Value::Null,
            "{model}"
        );
    }
}

#[test]
fn imitators_get_only_the_names_that_all_of_them_know() {
    for provider in [ProviderKind::HuggingFace, ProviderKind::Compatible] {
        let body = body(provider, "meta-llama/Llama-3.3-70B-Instruct");
        let mut names: Vec<&str> = body
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "max_tokens",
                "messages",
                "model",
                "stream",
                "stream_options",
                "temperature"
            ]
        );
    }
}

#[test]
fn anthropic_gets_a_cached_system_prompt_begins_with_the_user_and_knows_no_temperature() {
    assert_eq!(
        body(ProviderKind::Anthropic, "claude-sonnet-5-5"),
        json!({
            "model": "claude-sonnet-5-5",
            "max_tokens": 500,
            "system": [{"type": "text", "text": "Eres \"Sofía\".\n", "cache_control": {"type": "ephemeral"}}],
            "messages": [
                {"role": "user", "content": "…"},
                {"role": "assistant", "content": "¡Hola!"},
                {"role": "user", "content": "uno\n\ndos"},
                {"role": "assistant", "content": "tres"},
                {"role": "user", "content": "{\"role\":\"system\"}"},
            ],
            "stream": true,
            "metadata": {"user_id": "u-1"},
        })
    );
}

#[test]
fn an_empty_system_prompt_is_left_out() {
    let request = ChatRequest {
        system: " \n".into(),
        messages: vec![Message::user("hola")],
        ..request("m")
    };
    for provider in [ProviderKind::OpenAi, ProviderKind::Anthropic] {
        let body: Value =
            serde_json::from_slice(&encode(&endpoint(provider), &request).unwrap().body).unwrap();
        assert_eq!(body.get("system"), None);
        assert_eq!(
            body["messages"],
            json!([{"role": "user", "content": "hola"}])
        );
    }
}

#[test]
fn each_provider_has_its_path_and_its_key_header() {
    let sent = |provider, base: &str| {
        let endpoint = Endpoint {
            base_url: base.into(),
            ..endpoint(provider)
        };
        encode(&endpoint, &request("m")).unwrap()
    };
    let openai = sent(ProviderKind::OpenAi, "https://api.openai.com/v1/");
    assert_eq!(openai.url, "https://api.openai.com/v1/chat/completions");
    assert!(
        openai
            .headers
            .contains(&("authorization".into(), "Bearer sk-test".into()))
    );
    for base in [
        "https://api.anthropic.com",
        "https://api.anthropic.com/",
        "https://api.anthropic.com/v1",
    ] {
        let anthropic = sent(ProviderKind::Anthropic, base);
        assert_eq!(anthropic.url, "https://api.anthropic.com/v1/messages");
        assert!(
            anthropic
                .headers
                .contains(&("x-api-key".into(), "sk-test".into()))
        );
        assert!(
            anthropic
                .headers
                .iter()
                .all(|(name, _)| name != "authorization")
        );
    }
    let keyless = Endpoint {
        api_key: None,
        ..endpoint(ProviderKind::Compatible)
    };
    assert!(
        encode(&keyless, &request("m"))
            .unwrap()
            .headers
            .iter()
            .all(|(name, _)| name != "authorization")
    );
}

#[test]
fn nothing_debug_prints_shows_the_key() {
    let endpoint = endpoint(ProviderKind::OpenAi);
    assert!(!format!("{endpoint:?}").contains("sk-test"));
    assert!(!format!("{:?}", encode(&endpoint, &request("m")).unwrap()).contains("sk-test"));
}

#[test]
fn what_cannot_be_sent_is_refused() {
    let valid = request("m");
    let error = |provider, request: &ChatRequest| encode(&endpoint(provider), request).unwrap_err();
    assert_eq!(error(ProviderKind::Offline, &valid), EncodeError::Offline);
    for key in ["a\r\nx-evil: 1", "a b", "clavé", "a\0"] {
        let endpoint = Endpoint {
            api_key: Some(key.into()),
            ..endpoint(ProviderKind::Compatible)
        };
        assert_eq!(
            encode(&endpoint, &valid),
            Err(EncodeError::InvalidApiKey),
            "{key:?}"
        );
    }
    for key in [None, Some(String::new())] {
        let endpoint = Endpoint {
            api_key: key,
            ..endpoint(ProviderKind::Anthropic)
        };
        assert_eq!(encode(&endpoint, &valid), Err(EncodeError::MissingApiKey));
    }
    for model in ["", "a\nb", &"m".repeat(257)] {
        assert_eq!(
            error(ProviderKind::OpenAi, &request(model)),
            EncodeError::InvalidModel
        );
    }
    for messages in [
        vec![],
        vec![Message::user("hola"), Message::assistant("¿sí?")],
    ] {
        assert_eq!(
            error(
                ProviderKind::OpenAi,
                &ChatRequest {
                    messages,
                    ..valid.clone()
                }
            ),
            EncodeError::NoUserMessage
        );
    }
    let blank = ChatRequest {
        messages: vec![Message::user("\n")],
        ..valid.clone()
    };
    assert_eq!(
        error(ProviderKind::OpenAi, &blank),
        EncodeError::EmptyMessage
    );
    let none = ChatRequest {
        max_output_tokens: 0,
        ..valid.clone()
    };
    assert_eq!(
        error(ProviderKind::OpenAi, &none),
        EncodeError::NoOutputTokens
    );
    let nan = ChatRequest {
        temperature: Some(f32::NAN),
        ..valid
    };
    assert_eq!(
        error(ProviderKind::OpenAi, &nan),
        EncodeError::InvalidTemperature
    );
}

proptest::proptest! {
    #[test]
    fn any_text_reaches_the_provider_unchanged(system: String, text: String) {
        proptest::prop_assume!(!text.trim().is_empty());
        let request = ChatRequest { system: system.clone(), messages: vec![Message::user(text.clone())], ..request("m") };
        let body: Value = serde_json::from_slice(&encode(&endpoint(ProviderKind::Compatible), &request).unwrap().body).unwrap();
        let last = body["messages"].as_array().unwrap().last().unwrap().clone();
        proptest::prop_assert_eq!(last, json!({"role": "user", "content": text}));
        if !system.trim().is_empty() {
            proptest::prop_assert_eq!(&body["messages"][0]["content"], &json!(system));
        }
    }
}

fn picture(data: &[u8]) -> Message {
    let mut message = Message::user("¿Qué ves?");
    message.images = vec![Image {
        media_type: "image/png".into(),
        data: data.into(),
    }];
    message
}

fn sent(provider: ProviderKind, messages: Vec<Message>) -> Value {
    let request = ChatRequest {
        messages,
        ..request("m")
    };
    let body: Value =
        serde_json::from_slice(&encode(&endpoint(provider), &request).unwrap().body).unwrap();
    body["messages"].as_array().unwrap().last().unwrap().clone()
}

#[test]
fn pictures_go_before_the_text_in_each_wires_own_form() {
    let openai = json!({"role": "user", "content": [
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,SG9sYQ=="}},
        {"type": "text", "text": "¿Qué ves?"},
    ]});
    assert_eq!(sent(ProviderKind::OpenAi, vec![picture(b"Hola")]), openai);
    let anthropic = json!({"role": "user", "content": [
        {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "SG9sYQ=="}},
        {"type": "text", "text": "antes\n\n¿Qué ves?"},
    ]});
    let messages = vec![Message::user("antes"), picture(b"Hola")];
    assert_eq!(sent(ProviderKind::Anthropic, messages), anthropic);
    assert!(
        !format!("{:?}", picture(b"Hola")).contains("72"),
        "logs show no pictures"
    );
}

#[test]
fn who_takes_no_pictures_gets_the_text_alone() {
    let text = json!({"role": "user", "content": "¿Qué ves?"});
    for provider in [ProviderKind::HuggingFace, ProviderKind::Compatible] {
        assert_eq!(sent(provider, vec![picture(b"Hola")]), text);
    }
    let large = vec![0; ProviderKind::Anthropic.max_image_bytes() + 1];
    assert_eq!(sent(ProviderKind::Anthropic, vec![picture(&large)]), text);
}

proptest::proptest! {
    #[test]
    fn base64_is_what_others_read(data: Vec<u8>) {
        let text = Base64(&data).to_string();
        let digit = |letter: u8| b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".iter().position(|known| *known == letter);
        proptest::prop_assert_eq!(text.len() % 4, 0);
        let bits: Vec<usize> = text.bytes().filter_map(digit).collect();
        let read: Vec<u8> = (0..data.len()).map(|at| {
            let (from, shift) = (at * 8 / 6, at * 8 % 6);
            let pair = bits[from] << 6 | bits[from + 1];
            (pair >> (4 - shift)) as u8
        }).collect();
        proptest::prop_assert_eq!(read, data);
    }
}

#[test]
fn an_answer_for_a_program_has_its_schema() {
    let schema =
        json!({"type": "object", "additionalProperties": false, "required": [], "properties": {}});
    let body = |provider| {
        let request = ChatRequest {
            response_schema: Some(schema.clone()),
            ..request("m")
        };
        let bytes = encode(&endpoint(provider), &request).unwrap().body;
        serde_json::from_slice::<Value>(&bytes).unwrap()
    };
    for provider in [
        ProviderKind::OpenAi,
        ProviderKind::HuggingFace,
        ProviderKind::Compatible,
    ] {
        assert_eq!(
            body(provider)["response_format"],
            json!({"type": "json_schema", "json_schema": {"name": "answer", "strict": true, "schema": schema}})
        );
    }
    assert_eq!(
        body(ProviderKind::Anthropic)["output_config"],
        json!({"format": {"type": "json_schema", "schema": schema}})
    );
}
