//! Anthropic's message stream. The `event` field repeats the data's `type` and is not needed.

use serde::Deserialize;

use super::lenient::{Count, Lenient};
use super::{Shape, Sink, State};
use crate::classify::ErrorBody;
use crate::{ErrorClass, FinishReason, LlmError};

#[derive(Deserialize)]
struct StreamEvent<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Lenient<'a>,
    #[serde(borrow, default)]
    message: Option<MessageStart<'a>>,
    #[serde(borrow, default)]
    content_block: Option<TextBlock<'a>>,
    #[serde(borrow, default)]
    delta: Option<Delta<'a>>,
    #[serde(default)]
    usage: Option<EventUsage>,
    #[serde(borrow, default)]
    error: Option<ErrorBody<'a>>,
}

#[derive(Deserialize)]
struct MessageStart<'a> {
    #[serde(borrow, default)]
    model: Lenient<'a>,
    #[serde(default)]
    usage: Option<EventUsage>,
}

#[derive(Deserialize)]
struct TextBlock<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Lenient<'a>,
    #[serde(borrow, default)]
    text: Lenient<'a>,
}

#[derive(Deserialize)]
struct Delta<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Lenient<'a>,
    #[serde(borrow, default)]
    text: Lenient<'a>,
    #[serde(borrow, default)]
    stop_reason: Lenient<'a>,
}

#[derive(Deserialize)]
struct EventUsage {
    #[serde(default)]
    input_tokens: Count,
    #[serde(default)]
    cache_creation_input_tokens: Count,
    #[serde(default)]
    cache_read_input_tokens: Count,
    #[serde(default)]
    output_tokens: Count,
}

impl EventUsage {
    /// The counts are cumulative, and the last event that has one is right.
    fn merge_into(&self, state: &mut State) {
        let parts = &mut state.usage;
        parts.input_is_uncached = true;
        parts.input = self.input_tokens.0.or(parts.input);
        parts.cache_write = self.cache_creation_input_tokens.0.or(parts.cache_write);
        parts.cache_read = self.cache_read_input_tokens.0.or(parts.cache_read);
        parts.output = self.output_tokens.0.or(parts.output);
    }
}

pub(super) fn decode<'a>(
    state: &mut State,
    data: &'a [u8],
    sink: &mut impl Sink,
) -> Result<Option<Shape<'a>>, serde_json::Error> {
    let event: StreamEvent<'a> = serde_json::from_slice(data)?;
    match event.kind.as_str() {
        "content_block_delta" => {
            if let Some(delta) = event
                .delta
                .filter(|delta| delta.kind.as_str() == "text_delta")
                && !delta.text.as_str().is_empty()
            {
                sink.text(delta.text.as_str());
                return Ok(delta.text.borrowed().map(|text| Shape {
                    text,
                    padding: None,
                }));
            }
        }
        "content_block_start" => {
            if let Some(block) = event
                .content_block
                .filter(|block| block.kind.as_str() == "text")
                && !block.text.as_str().is_empty()
            {
                sink.text(block.text.as_str());
            }
        }
        "message_start" => {
            if let Some(message) = event.message {
                state.start(message.model.as_str(), sink);
                if let Some(usage) = message.usage {
                    usage.merge_into(state);
                }
            }
        }
        "message_delta" => {
            if let Some(usage) = event.usage {
                usage.merge_into(state);
            }
            if let Some(delta) = event.delta
                && !delta.stop_reason.as_str().is_empty()
            {
                state.finish = Some(FinishReason::from_anthropic(delta.stop_reason.as_str()));
            }
        }
        "message_stop" => state.end(sink),
        "error" => {
            let error = match event.error {
                Some(error) => error.into_error(None),
                None => LlmError::new(ErrorClass::Unavailable, "an error without an explanation"),
            };
            state.fail(error, sink);
        }
        // `ping`, `content_block_stop`, and what may be added: the API promises that unknown
        // events can be passed over.
        _ => {}
    }
    Ok(None)
}
