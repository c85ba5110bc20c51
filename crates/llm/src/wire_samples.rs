//! Streams as the providers write them, for the tests.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{Event, ProviderKind, StreamDecoder};

/// How a stream is written around the same events.
#[derive(Debug, Clone)]
pub(crate) struct Style {
    pub(crate) line_end: &'static str,
    pub(crate) space: bool,
    pub(crate) ascii_only: bool,
    pub(crate) obfuscation: bool,
    pub(crate) comments: bool,
    pub(crate) byte_order_mark: bool,
    /// The JSON is cut into several `data` lines where it has a comma outside of strings.
    pub(crate) multi_line: bool,
}

impl Style {
    pub(crate) fn plain() -> Self {
        Self {
            line_end: "\n",
            space: true,
            ascii_only: false,
            obfuscation: false,
            comments: false,
            byte_order_mark: false,
            multi_line: false,
        }
    }

    fn frame(&self, event: Option<&str>, data: &str) -> String {
        let (end, space) = (self.line_end, if self.space { " " } else { "" });
        let mut frame = String::new();
        if self.comments {
            frame.push_str(&format!(": keep-alive{end}{end}"));
        }
        if let Some(event) = event {
            frame.push_str(&format!("event:{space}{event}{end}"));
        }
        for line in if self.multi_line {
            cut(data)
        } else {
            vec![data.to_owned()]
        } {
            frame.push_str(&format!("data:{space}{line}{end}"));
        }
        frame + end
    }

    fn json(&self, value: &Value) -> String {
        let json = value.to_string();
        match self.ascii_only {
            false => json,
            true => json
                .encode_utf16()
                .map(|unit| match char::from_u32(u32::from(unit)) {
                    Some(c) if c.is_ascii() => c.to_string(),
                    _ => format!("\\u{unit:04X}"),
                })
                .collect(),
        }
    }
}

/// `json` in two lines, after its first `{`.
fn cut(json: &str) -> Vec<String> {
    match json.strip_prefix('{') {
        Some(rest) => vec!["{".to_owned(), rest.to_owned()],
        None => vec![json.to_owned()],
    }
}

pub(crate) fn styles() -> impl Strategy<Value = Style> {
    (
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        any::<[bool; 6]>(),
    )
        .prop_map(|(line_end, flags)| Style {
            line_end,
            space: flags[0],
            ascii_only: flags[1],
            obfuscation: flags[2],
            comments: flags[3],
            byte_order_mark: flags[4],
            multi_line: flags[5],
        })
}

/// Texts as models write them, and worse.
pub(crate) fn deltas() -> impl Strategy<Value = Vec<String>> {
    let delta = prop_oneof![
        4 => " ?[a-záéíóúñ]{1,8}",
        1 => prop::sample::select(vec!["\n\n", "\"", "\\", "\t", "🌮", "👩🏽‍🍳", "{\"a\":1}", "data: x\n\n", "\u{2028}", "\u{0}", "/"]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(delta, 0..20)
}

pub(crate) fn openai(deltas: &[String], style: &Style) -> Vec<u8> {
    let mut stream = if style.byte_order_mark {
        "\u{feff}".to_owned()
    } else {
        String::new()
    };
    let chunk = |choices: Value, usage: Value, n: usize| {
        let mut chunk = json!({
            "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1_700_000_000, "model": "gpt-5-mini-2025",
            "choices": choices, "usage": usage, "service_tier": "default",
        });
        if style.obfuscation {
            chunk["obfuscation"] = json!("x1Y2z".repeat(n % 4));
        }
        style.frame(None, &style.json(&chunk))
    };
    let choice = |delta: Value, reason: Value| json!([{"index": 0, "delta": delta, "logprobs": null, "finish_reason": reason}]);
    stream += &chunk(
        choice(
            json!({"role": "assistant", "content": "", "refusal": null}),
            json!(null),
        ),
        json!(null),
        1,
    );
    for (n, delta) in deltas.iter().enumerate() {
        stream += &chunk(
            choice(json!({"content": delta}), json!(null)),
            json!(null),
            n,
        );
    }
    stream += &chunk(choice(json!({}), json!("stop")), json!(null), 2);
    let usage = json!({"prompt_tokens": 120, "completion_tokens": 34, "total_tokens": 154,
        "prompt_tokens_details": {"cached_tokens": 100}});
    stream += &chunk(json!([]), usage, 3);
    stream += &style.frame(None, "[DONE]");
    stream.into_bytes()
}

pub(crate) fn anthropic(deltas: &[String], style: &Style) -> Vec<u8> {
    let mut stream = if style.byte_order_mark {
        "\u{feff}".to_owned()
    } else {
        String::new()
    };
    let mut event = |value: Value| {
        let kind = value["type"].as_str().unwrap().to_owned();
        stream += &style.frame(Some(&kind), &style.json(&value));
    };
    event(
        json!({"type": "message_start", "message": {"id": "msg_1", "type": "message", "role": "assistant",
        "model": "claude-sonnet-4-5-20250929", "content": [], "stop_reason": null,
        "usage": {"input_tokens": 5, "cache_creation_input_tokens": 15, "cache_read_input_tokens": 100, "output_tokens": 1}}}),
    );
    event(
        json!({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}),
    );
    event(json!({"type": "ping"}));
    for delta in deltas {
        event(
            json!({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": delta}}),
        );
    }
    event(json!({"type": "content_block_stop", "index": 0}));
    event(
        json!({"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": null}, "usage": {"output_tokens": 34}}),
    );
    event(json!({"type": "message_stop"}));
    stream.into_bytes()
}

/// A stream of either format, its provider and the texts in it.
pub(crate) fn streams() -> impl Strategy<Value = (ProviderKind, Vec<u8>, Vec<String>)> {
    (any::<bool>(), deltas(), styles()).prop_map(|(is_openai, deltas, style)| match is_openai {
        true => (ProviderKind::OpenAi, openai(&deltas, &style), deltas),
        false => (ProviderKind::Anthropic, anthropic(&deltas, &style), deltas),
    })
}

/// Cuts `bytes` into chunks whose lengths come from `sizes`, in turn.
pub(crate) fn chunks<'a>(bytes: &'a [u8], sizes: &[usize]) -> Vec<&'a [u8]> {
    let mut rest = bytes;
    let mut chunks = Vec::new();
    for size in sizes.iter().cycle() {
        if rest.is_empty() || sizes.is_empty() {
            break;
        }
        let (chunk, after) = rest.split_at((*size).clamp(1, rest.len()));
        chunks.push(chunk);
        rest = after;
    }
    chunks.push(rest);
    chunks
}

/// All events of the chunks and of the end.
pub(crate) fn events(mut decoder: StreamDecoder, chunks: &[&[u8]]) -> Vec<Event<'static>> {
    let mut events = Vec::new();
    let mut sink = |event: Event<'_>| events.push(event.into_owned());
    for chunk in chunks {
        decoder.push(chunk, &mut sink);
    }
    decoder.finish(&mut sink);
    events
}

/// The text of the events.
pub(crate) fn text_of(events: &[Event<'_>]) -> String {
    events
        .iter()
        .filter_map(|event| {
            if let Event::TextDelta(text) = event {
                Some(text.as_ref())
            } else {
                None
            }
        })
        .collect()
}
