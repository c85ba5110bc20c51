//! The body of `POST /chat`, as the AI SDK's `DefaultChatTransport` sends it plus `assistantId`.

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::errors::{Code, Refusal};

/// The longest message, in characters.
pub const MAX_MESSAGE_CHARS: usize = 24_000;
const MAX_ID_CHARS: usize = 200;
/// More files than any plan allows.
const MAX_ATTACHMENTS: usize = 50;
/// How the address of an attachment begins; its id follows.
const ATTACHMENT: &str = "attachment:";
const MAX_ASSISTANT_ID_CHARS: usize = 100;

/// What the person wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Say something new.
    Submit {
        /// The client's id of the message, which makes sending it again harmless.
        message_id: String,
        /// What is said; may be empty where there are files.
        text: String,
        /// The files that go with it.
        attachments: Vec<Uuid>,
    },
    /// Say something else in the place of an earlier message.
    Edit {
        /// The message that is replaced: its uuid or the client's id.
        target: String,
        /// What is said instead.
        text: String,
        /// The files that go with it; none named means those that were there.
        attachments: Vec<Uuid>,
    },
    /// Have an answer written again.
    Regenerate {
        /// The answer that is replaced: its uuid or the client's id; `None` for the newest one.
        target: Option<String>,
        /// Without a target: the question that the client shows last. One that was refused is not known yet, and is then
        /// asked.
        question: Option<Question>,
    },
}

/// A question as the client shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The client's id of it.
    pub message_id: String,
    /// What it says.
    pub text: String,
    /// The files that go with it.
    pub attachments: Vec<Uuid>,
}

/// A request that may be put before the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatRequest {
    /// The conversation, chosen by the client.
    pub conversation_id: Uuid,
    /// Who is asked.
    pub assistant_id: String,
    /// What is wanted.
    pub action: Action,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Raw<'a> {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    assistant_id: Value,
    #[serde(default)]
    trigger: Value,
    #[serde(default)]
    message_id: Value,
    // Kept as text: of a long history only the last message is ever looked at.
    #[serde(borrow, default)]
    messages: Option<&'a RawValue>,
}

/// Reads and checks the body.
///
/// # Errors
///
/// `invalid_json`, `invalid_request` with the field, `message_empty`, `message_too_long`, `attachment_not_found` for a file
/// that no id of ours names, and `unsupported_media_type` for a message that carries anything but text and attachments.
///
/// ```
/// use edge::chat_request::{Action, parse};
///
/// let body = br#"{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","assistantId":"sofia","trigger":"submit-message",
///   "messages":[{"id":"m1","role":"user","parts":[{"type":"text","text":"Hola"}]}]}"#;
/// let request = parse(body).unwrap();
/// assert_eq!(request.action, Action::Submit { message_id: "m1".into(), text: "Hola".into(), attachments: vec![] });
/// ```
pub fn parse(body: &[u8]) -> Result<ChatRequest, Refusal> {
    let raw: Raw<'_> = serde_json::from_slice(body).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => Refusal::field("body"),
        _ => Refusal::new(Code::InvalidJson),
    })?;
    let conversation_id = conversation_id(raw.id.as_str().unwrap_or_default())?;
    let assistant_id = raw
        .assistant_id
        .as_str()
        .filter(|id| {
            !id.trim().is_empty()
                && id.chars().count() <= MAX_ASSISTANT_ID_CHARS
                && !id.contains('\0')
        })
        .ok_or_else(|| Refusal::field("assistantId"))?
        .to_owned();
    let target = match &raw.message_id {
        Value::Null => None,
        Value::String(id) => Some(message_id(id, "messageId")?),
        _ => return Err(Refusal::field("messageId")),
    };
    let action = match &raw.trigger {
        Value::String(trigger) if trigger == "regenerate-message" => {
            let question = match (&target, submission(raw.messages, None)) {
                (
                    None,
                    Ok(Action::Submit {
                        message_id,
                        text,
                        attachments,
                    }),
                ) => Some(Question {
                    message_id,
                    text,
                    attachments,
                }),
                _ => None,
            };
            Action::Regenerate { target, question }
        }
        Value::String(trigger) if trigger == "submit-message" => submission(raw.messages, target)?,
        Value::Null => submission(raw.messages, target)?,
        _ => return Err(Refusal::field("trigger")),
    };
    Ok(ChatRequest {
        conversation_id,
        assistant_id,
        action,
    })
}

/// Reads the id of a conversation.
///
/// # Errors
///
/// `invalid_request` for anything but a uuid.
pub fn conversation_id(text: &str) -> Result<Uuid, Refusal> {
    Some(text)
        .filter(|text| text.len() == 36)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| Refusal::field("id"))
}

fn message_id(id: &str, field: &str) -> Result<String, Refusal> {
    let length = id.chars().count();
    if length == 0 || length > MAX_ID_CHARS || id.contains('\0') {
        return Err(Refusal::field(field));
    }
    Ok(id.to_owned())
}

fn submission(messages: Option<&RawValue>, target: Option<String>) -> Result<Action, Refusal> {
    let refused = || Refusal::field("messages");
    let messages: Vec<&RawValue> =
        serde_json::from_str(messages.ok_or_else(refused)?.get()).map_err(|_| refused())?;
    let last: Value =
        serde_json::from_str(messages.last().ok_or_else(refused)?.get()).map_err(|_| refused())?;
    let id = message_id(
        last.get("id").and_then(Value::as_str).unwrap_or_default(),
        "messages.id",
    )?;
    if last.get("role").and_then(Value::as_str) != Some("user") {
        return Err(Refusal::field("messages.role"));
    }
    let (text, attachments) = content_of(last.get("parts"))?;
    match target {
        None => Ok(Action::Submit {
            message_id: id,
            text,
            attachments,
        }),
        Some(target) if target == id => Ok(Action::Edit {
            target,
            text,
            attachments,
        }),
        Some(_) => Err(Refusal::field("messageId")),
    }
}

/// The text of a message's parts, without the one character that the database cannot hold, and its files, each once.
fn content_of(parts: Option<&Value>) -> Result<(String, Vec<Uuid>), Refusal> {
    let parts = parts
        .and_then(Value::as_array)
        .ok_or_else(|| Refusal::field("messages.parts"))?;
    let mut text = String::new();
    let mut attachments = Vec::new();
    for part in parts {
        match part.get("type").and_then(Value::as_str) {
            Some("text") => {
                let said = part
                    .get("text")
                    .and_then(Value::as_str)
                    .ok_or_else(|| Refusal::field("messages.parts.text"))?;
                if !text.is_empty() {
                    text.push('\n');
                }
                text.extend(said.chars().filter(|letter| *letter != '\0'));
            }
            Some("file") => {
                let url = part.get("url").and_then(Value::as_str).unwrap_or_default();
                let Some(id) = url.strip_prefix(ATTACHMENT) else {
                    return Err(Refusal::new(Code::UnsupportedMediaType).with("part", "file"));
                };
                let id: Uuid = Some(id)
                    .filter(|id| id.len() == 36)
                    .and_then(|id| id.parse().ok())
                    .ok_or_else(|| {
                        Refusal::new(Code::AttachmentNotFound).with("id", clipped(id))
                    })?;
                if !attachments.contains(&id) {
                    attachments.push(id);
                }
            }
            Some(other) => {
                return Err(Refusal::new(Code::UnsupportedMediaType).with("part", clipped(other)));
            }
            None => return Err(Refusal::field("messages.parts.type")),
        }
    }
    if attachments.len() > MAX_ATTACHMENTS {
        return Err(Refusal::new(Code::TooManyAttachments).with("limit", MAX_ATTACHMENTS));
    }
    if text.trim().is_empty() {
        if attachments.is_empty() {
            return Err(Code::MessageEmpty.into());
        }
        text.clear();
    }
    // Cheap first: most messages are shorter in bytes than the limit is in characters.
    if text.len() > MAX_MESSAGE_CHARS && text.chars().count() > MAX_MESSAGE_CHARS {
        return Err(Refusal::new(Code::MessageTooLong).with("limit", MAX_MESSAGE_CHARS));
    }
    Ok((text, attachments))
}

fn clipped(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn body(change: impl FnOnce(&mut Value)) -> Vec<u8> {
        let mut body = json!({
            "id": "0f8fad5b-d9cb-469f-a165-70867728950e", "assistantId": "sofia",
            "messages": [
                {"id": "a", "role": "assistant", "parts": [{"type": "step-start"}, {"type": "text", "text": "Hola"}]},
                {"id": "m1", "role": "user", "parts": [{"type": "text", "text": "¿Qué tal?"}]}
            ]
        });
        change(&mut body);
        body.to_string().into_bytes()
    }

    fn refused(change: impl FnOnce(&mut Value)) -> (&'static str, Value) {
        let refusal = parse(&body(change)).unwrap_err();
        (
            refusal.code.as_str(),
            refusal.details.get("field").cloned().unwrap_or_default(),
        )
    }

    #[test]
    fn only_the_last_message_is_read() {
        let request = parse(&body(|_| ())).unwrap();
        assert_eq!(
            request.action,
            Action::Submit {
                message_id: "m1".into(),
                text: "¿Qué tal?".into(),
                attachments: vec![],
            }
        );
    }

    #[test]
    fn naming_the_last_message_edits_it() {
        let request = parse(&body(|b| b["messageId"] = json!("m1"))).unwrap();
        assert_eq!(
            request.action,
            Action::Edit {
                target: "m1".into(),
                text: "¿Qué tal?".into(),
                attachments: vec![],
            }
        );
        assert_eq!(refused(|b| b["messageId"] = json!("other")).1, "messageId");
    }

    #[test]
    fn regenerating_needs_no_message() {
        let request = parse(&body(|b| {
            b["trigger"] = json!("regenerate-message");
            b["messages"] = json!([]);
        }))
        .unwrap();
        let (target, question) = (None, None);
        assert_eq!(request.action, Action::Regenerate { target, question });
    }

    #[test]
    fn regenerating_without_a_target_names_the_last_question() {
        let again = |messages: Value, target: Value| {
            let change = |b: &mut Value| {
                b["trigger"] = json!("regenerate-message");
                b["messages"] = messages;
                b["messageId"] = target;
            };
            match parse(&body(change)).unwrap().action {
                Action::Regenerate { question, .. } => question,
                other => panic!("{other:?}"),
            }
        };
        let said = |role: &str| json!([{"id": "m9", "role": role, "parts": [{"type": "text", "text": "¿Y hoy?"}]}]);
        let question = Some(Question {
            message_id: "m9".to_owned(),
            text: "¿Y hoy?".to_owned(),
            attachments: vec![],
        });
        assert_eq!(again(said("user"), Value::Null), question);
        assert_eq!(again(said("user"), json!("x")), None);
        assert_eq!(again(said("assistant"), Value::Null), None);
    }

    #[test]
    fn a_wrong_field_is_named() {
        assert_eq!(
            refused(|b| b["id"] = json!("no-uuid")),
            ("invalid_request", json!("id"))
        );
        assert_eq!(
            refused(|b| b["assistantId"] = json!(7)),
            ("invalid_request", json!("assistantId"))
        );
        assert_eq!(
            refused(|b| b["messages"] = json!("hola")),
            ("invalid_request", json!("messages"))
        );
        assert_eq!(
            refused(|b| b["messages"] = json!([])),
            ("invalid_request", json!("messages"))
        );
        assert_eq!(
            refused(|b| b["messages"][1]["role"] = json!("system")),
            ("invalid_request", json!("messages.role"))
        );
        assert_eq!(
            refused(|b| b["messages"][1]["id"] = json!("")),
            ("invalid_request", json!("messages.id"))
        );
        assert_eq!(
            refused(|b| b["trigger"] = json!("borrar-todo")),
            ("invalid_request", json!("trigger"))
        );
        assert_eq!(parse(b"[1]").unwrap_err().code, Code::InvalidRequest);
        assert_eq!(parse(b"{").unwrap_err().code, Code::InvalidJson);
        assert_eq!(parse(b"").unwrap_err().code, Code::InvalidJson);
    }

    #[test]
    fn the_length_of_a_message_is_counted_in_characters() {
        let say = |text: String| {
            parse(&body(|b| {
                b["messages"][1]["parts"][0]["text"] = json!(text)
            }))
        };
        assert!(say("ñ".repeat(24_000)).is_ok());
        assert_eq!(
            say("ñ".repeat(24_001)).unwrap_err().code,
            Code::MessageTooLong
        );
        assert_eq!(say(" \n\t\0".into()).unwrap_err().code, Code::MessageEmpty);
        let Action::Submit { text, .. } = say("\0nulo".into()).unwrap().action else {
            panic!("submitted")
        };
        assert_eq!(text, "nulo");
    }

    #[test]
    fn files_are_named_by_their_ids() {
        let id = "550e8400-e29b-41d4-a716-446655440000";
        let file = |url: &str| json!({"type": "file", "mediaType": "text/csv", "filename": "a.csv", "url": url});
        let said = |parts: Value| match parse(&body(|b| b["messages"][1]["parts"] = parts)) {
            Ok(request) => match request.action {
                Action::Submit {
                    text, attachments, ..
                } => Ok((text, attachments)),
                other => panic!("{other:?}"),
            },
            Err(refusal) => Err(refusal.code.as_str()),
        };
        let named = format!("attachment:{id}");
        let ids = vec![id.parse::<Uuid>().unwrap()];
        let both = json!([file(&named), {"type": "text", "text": "Mira"}, file(&named)]);
        assert_eq!(said(both), Ok(("Mira".into(), ids.clone())), "each once");
        let alone = json!([file(&named), {"type": "text", "text": " "}]);
        assert_eq!(said(alone), Ok((String::new(), ids)));
        for url in ["data:,", "https://example.com/a.png", "", "ATTACHMENT:x"] {
            assert_eq!(
                said(json!([file(url)])),
                Err("unsupported_media_type"),
                "{url}"
            );
        }
        for url in [
            "attachment:",
            "attachment:../x",
            "attachment:550e8400e29b41d4a716446655440000",
        ] {
            assert_eq!(
                said(json!([file(url)])),
                Err("attachment_not_found"),
                "{url}"
            );
        }
        let many = (0..60).map(|n| file(&format!("attachment:{}", Uuid::from_u128(n))));
        assert_eq!(said(many.collect()), Err("too_many_attachments"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = parse(&bytes);
        }
    }
}
