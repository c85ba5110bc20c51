//! OpenAI's chat completion chunks, and what its imitators make of them.

use serde::Deserialize;

use super::lenient::{Count, Lenient};
use super::{Shape, Sink, State};
use crate::classify::{ErrorBody, ErrorEnvelope};
use crate::{Event, FinishReason};

#[derive(Deserialize)]
struct Chunk<'a> {
    #[serde(borrow, default)]
    model: Lenient<'a>,
    #[serde(borrow, default)]
    choices: Option<Vec<Choice<'a>>>,
    #[serde(default)]
    usage: Option<ChunkUsage>,
    #[serde(borrow, default)]
    error: Option<ErrorBody<'a>>,
    /// vLLM's errors have no `error`, but this.
    #[serde(borrow, default)]
    object: Lenient<'a>,
    /// Random characters that hide the length of the text from who watches the network.
    #[serde(borrow, default)]
    obfuscation: Lenient<'a>,
}

#[derive(Deserialize)]
struct Choice<'a> {
    #[serde(default)]
    index: Count,
    #[serde(borrow, default)]
    delta: Option<Delta<'a>>,
    #[serde(borrow, default)]
    finish_reason: Lenient<'a>,
}

#[derive(Deserialize)]
struct Delta<'a> {
    #[serde(borrow, default)]
    content: Lenient<'a>,
    #[serde(borrow, default)]
    refusal: Lenient<'a>,
}

#[derive(Deserialize)]
struct ChunkUsage {
    #[serde(default)]
    prompt_tokens: Count,
    #[serde(default)]
    completion_tokens: Count,
    #[serde(default)]
    prompt_tokens_details: Option<PromptDetails>,
}

#[derive(Deserialize)]
struct PromptDetails {
    #[serde(default)]
    cached_tokens: Count,
}

pub(super) fn decode<'a>(
    state: &mut State,
    data: &'a [u8],
    sink: &mut impl Sink,
) -> Result<Option<Shape<'a>>, serde_json::Error> {
    if data.trim_ascii() == b"[DONE]" {
        state.end(sink);
        return Ok(None);
    }
    let chunk: Chunk<'a> = serde_json::from_slice(data)?;
    if let Some(error) = chunk.error {
        state.fail(error.into_error(None), sink);
        return Ok(None);
    }
    if chunk.object.as_str() == "error" {
        let envelope: ErrorEnvelope<'_> = serde_json::from_slice(data)?;
        state.fail(envelope.into_error(None), sink);
        return Ok(None);
    }
    state.start(chunk.model.as_str(), sink);
    let mut only_text = chunk.usage.is_none();
    if let Some(usage) = chunk.usage {
        let parts = &mut state.usage;
        parts.input = usage.prompt_tokens.0.or(parts.input);
        parts.output = usage.completion_tokens.0.or(parts.output);
        parts.cache_read = usage
            .prompt_tokens_details
            .and_then(|details| details.cached_tokens.0)
            .or(parts.cache_read);
    }
    let choices = chunk.choices.unwrap_or_default();
    only_text &= choices.len() == 1;
    let mut shape = None;
    // Only one choice is ever asked for; another one would be another answer.
    for choice in choices
        .into_iter()
        .filter(|choice| choice.index.0.unwrap_or(0) == 0)
    {
        if let Some(delta) = choice.delta {
            if !delta.content.as_str().is_empty() {
                sink.text(delta.content.as_str());
                shape = delta.content.borrowed();
            }
            if !delta.refusal.as_str().is_empty() {
                state.refused = true;
                only_text = false;
                sink.event(Event::Refusal(delta.refusal.as_str().into()));
            }
        }
        if !choice.finish_reason.as_str().is_empty() {
            only_text = false;
            state.finish = Some(FinishReason::from_openai(choice.finish_reason.as_str()));
        }
    }
    Ok(shape.filter(|_| only_text).map(|text| Shape {
        text,
        padding: chunk
            .obfuscation
            .borrowed()
            .filter(|padding| !padding.is_empty()),
    }))
}
