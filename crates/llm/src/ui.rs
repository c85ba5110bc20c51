//! The UI message stream of the AI SDK, version 5 and later: server-sent events, one JSON chunk
//! each, ended by `[DONE]`. The response carries the header [`STREAM_HEADER`].
//!
//! Each method appends one frame to a buffer of the caller's. Strings are escaped as
//! `JSON.stringify` escapes them, so no text can end a frame early.

use serde_json::Value;

use crate::FinishReason;
use crate::json::{push_escaped, push_string};

/// Name and value of the header by which clients know the protocol.
pub const STREAM_HEADER: (&str, &str) = ("x-vercel-ai-ui-message-stream", "v1");

/// The mark of the end of the stream.
pub const DONE: &[u8] = b"data: [DONE]\n\n";

/// Writes frames about one text part, whose id is fixed at the start.
///
/// ```
/// use llm::ui::UiStreamEncoder;
///
/// let encoder = UiStreamEncoder::new("t1");
/// let mut out = Vec::new();
/// encoder.text_delta(&mut out, "¿\"Qué\"?\n");
/// assert_eq!(
///     String::from_utf8_lossy(&out),
///     "data: {\"type\":\"text-delta\",\"id\":\"t1\",\"delta\":\"¿\\\"Qué\\\"?\\n\"}\n\n",
/// );
/// ```
#[derive(Debug, Clone)]
pub struct UiStreamEncoder {
    /// A text delta's frame up to the text.
    delta_head: Vec<u8>,
    /// The text part's id as a JSON string.
    id: Vec<u8>,
}

impl UiStreamEncoder {
    /// An encoder for the text part `text_id`.
    pub fn new(text_id: &str) -> Self {
        let mut id = Vec::with_capacity(text_id.len() + 2);
        push_string(&mut id, text_id);
        let mut delta_head = b"data: {\"type\":\"text-delta\",\"id\":".to_vec();
        delta_head.extend_from_slice(&id);
        delta_head.extend_from_slice(b",\"delta\":\"");
        Self { delta_head, id }
    }

    /// `start`: the message begins. `message_id` becomes the id of the client's message.
    pub fn start(&self, out: &mut Vec<u8>, message_id: &str, metadata: Option<&Value>) {
        out.extend_from_slice(b"data: {\"type\":\"start\",\"messageId\":");
        push_string(out, message_id);
        push_field(out, b"messageMetadata", metadata);
        close(out);
    }

    /// `text-start`: the text part begins.
    pub fn text_start(&self, out: &mut Vec<u8>) {
        self.with_id(out, b"text-start");
    }

    /// `text-delta`: more text.
    #[inline]
    pub fn text_delta(&self, out: &mut Vec<u8>, text: &str) {
        out.extend_from_slice(&self.delta_head);
        push_escaped(out, text);
        out.extend_from_slice(b"\"}\n\n");
    }

    /// The same for a text that is known to need no escapes.
    #[inline]
    pub(crate) fn plain_text_delta(&self, out: &mut Vec<u8>, text: &str) {
        out.reserve(self.delta_head.len() + text.len() + 4);
        out.extend_from_slice(&self.delta_head);
        out.extend_from_slice(text.as_bytes());
        out.extend_from_slice(b"\"}\n\n");
    }

    /// `text-end`: the text part is complete.
    pub fn text_end(&self, out: &mut Vec<u8>) {
        self.with_id(out, b"text-end");
    }

    /// `data-<name>`: an application's own part. A transient one is not kept in the message.
    /// Characters that are not letters, digits or `-` are left out of the name.
    pub fn data(
        &self,
        out: &mut Vec<u8>,
        name: &str,
        id: Option<&str>,
        data: &Value,
        transient: bool,
    ) {
        out.extend_from_slice(b"data: {\"type\":\"data-");
        out.extend(
            name.bytes()
                .filter(|b| b.is_ascii_alphanumeric() || *b == b'-'),
        );
        out.push(b'"');
        if let Some(id) = id {
            out.extend_from_slice(b",\"id\":");
            push_string(out, id);
        }
        push_field(out, b"data", Some(data));
        if transient {
            out.extend_from_slice(b",\"transient\":true");
        }
        close(out);
    }

    /// `message-metadata`: metadata that is merged into the message's.
    pub fn message_metadata(&self, out: &mut Vec<u8>, metadata: &Value) {
        out.extend_from_slice(b"data: {\"type\":\"message-metadata\"");
        push_field(out, b"messageMetadata", Some(metadata));
        close(out);
    }

    /// `error`: the turn failed; the text is what the client's `onError` gets.
    pub fn error(&self, out: &mut Vec<u8>, error_text: &str) {
        out.extend_from_slice(b"data: {\"type\":\"error\",\"errorText\":");
        push_string(out, error_text);
        close(out);
    }

    /// `abort`: the turn was stopped.
    pub fn abort(&self, out: &mut Vec<u8>, reason: Option<&str>) {
        out.extend_from_slice(b"data: {\"type\":\"abort\"");
        if let Some(reason) = reason {
            out.extend_from_slice(b",\"reason\":");
            push_string(out, reason);
        }
        close(out);
    }

    /// `finish`: the message is complete.
    pub fn finish(
        &self,
        out: &mut Vec<u8>,
        reason: Option<FinishReason>,
        metadata: Option<&Value>,
    ) {
        out.extend_from_slice(b"data: {\"type\":\"finish\"");
        if let Some(reason) = reason {
            out.extend_from_slice(b",\"finishReason\":");
            push_string(out, reason.as_ui_str());
        }
        push_field(out, b"messageMetadata", metadata);
        close(out);
    }

    /// `[DONE]`: the stream is complete.
    pub fn done(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(DONE);
    }

    fn with_id(&self, out: &mut Vec<u8>, kind: &[u8]) {
        out.extend_from_slice(b"data: {\"type\":\"");
        out.extend_from_slice(kind);
        out.extend_from_slice(b"\",\"id\":");
        out.extend_from_slice(&self.id);
        close(out);
    }
}

fn push_field(out: &mut Vec<u8>, name: &[u8], value: Option<&Value>) {
    if let Some(value) = value {
        out.extend_from_slice(b",\"");
        out.extend_from_slice(name);
        out.extend_from_slice(b"\":");
        // `Value` writes itself without line breaks and cannot fail to.
        out.extend_from_slice(value.to_string().as_bytes());
    }
}

fn close(out: &mut Vec<u8>) {
    out.extend_from_slice(b"}\n\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    /// The only frame in `out`, as JSON.
    fn frame(out: &[u8]) -> Value {
        let text = std::str::from_utf8(out).unwrap();
        let json = text
            .strip_prefix("data: ")
            .unwrap()
            .strip_suffix("\n\n")
            .unwrap();
        assert!(
            !json.contains(['\n', '\r']),
            "a frame has no line breaks inside"
        );
        serde_json::from_str(json).unwrap()
    }

    fn written(write: impl FnOnce(&UiStreamEncoder, &mut Vec<u8>)) -> Value {
        let mut out = Vec::new();
        write(&UiStreamEncoder::new("texto \"1\""), &mut out);
        frame(&out)
    }

    #[test]
    fn every_chunk_has_the_fields_of_the_schema() {
        let id = "texto \"1\"";
        let meta = json!({"model": "a\nb", "n": 1});
        assert_eq!(
            written(|e, o| e.start(o, "m", None)),
            json!({"type": "start", "messageId": "m"})
        );
        assert_eq!(
            written(|e, o| e.start(o, "m", Some(&meta))),
            json!({"type": "start", "messageId": "m", "messageMetadata": meta})
        );
        assert_eq!(
            written(|e, o| e.text_start(o)),
            json!({"type": "text-start", "id": id})
        );
        assert_eq!(
            written(|e, o| e.text_end(o)),
            json!({"type": "text-end", "id": id})
        );
        assert_eq!(
            written(|e, o| e.data(o, "estado\" :x", Some("d"), &meta, true)),
            json!({"type": "data-estadox", "id": "d", "data": meta, "transient": true})
        );
        assert_eq!(
            written(|e, o| e.data(o, "cuota", None, &json!(null), false)),
            json!({"type": "data-cuota", "data": null})
        );
        assert_eq!(
            written(|e, o| e.message_metadata(o, &meta)),
            json!({"type": "message-metadata", "messageMetadata": meta})
        );
        assert_eq!(
            written(|e, o| e.error(o, "{\"a\":1}")),
            json!({"type": "error", "errorText": "{\"a\":1}"})
        );
        assert_eq!(written(|e, o| e.abort(o, None)), json!({"type": "abort"}));
        assert_eq!(
            written(|e, o| e.abort(o, Some("r"))),
            json!({"type": "abort", "reason": "r"})
        );
        assert_eq!(
            written(|e, o| e.finish(o, None, None)),
            json!({"type": "finish"})
        );
        assert_eq!(
            written(|e, o| e.finish(o, Some(FinishReason::ContentFilter), Some(&meta))),
            json!({"type": "finish", "finishReason": "content-filter", "messageMetadata": meta})
        );
    }

    proptest! {
        #[test]
        fn any_text_survives_the_frame(text in any::<String>()) {
            let delta = written(|e, o| e.text_delta(o, &text));
            prop_assert_eq!(delta, json!({"type": "text-delta", "id": "texto \"1\"", "delta": text.clone()}));
            let error = written(|e, o| e.error(o, &text));
            prop_assert_eq!(error, json!({"type": "error", "errorText": text}));
        }
    }
}
