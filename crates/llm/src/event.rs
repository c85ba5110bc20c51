//! The one event type that every provider's stream is decoded into.

use std::borrow::Cow;

use crate::LlmError;

/// Something that an upstream stream said.
///
/// The order of a stream is fixed: at most one `Start`, then any number of `TextDelta` and
/// `Refusal`, then at most one `Usage`, then exactly one `Finish` or `Error`, which is the last.
#[derive(Debug, Clone, PartialEq)]
pub enum Event<'a> {
    /// The provider began to answer.
    Start {
        /// The model that really answers (often the dated name of the one asked for).
        model: Cow<'a, str>,
    },
    /// A non-empty piece of the answer.
    TextDelta(Cow<'a, str>),
    /// A non-empty piece of the model's own words for why it does not answer.
    Refusal(Cow<'a, str>),
    /// What the turn used, as far as the provider told.
    Usage(Usage),
    /// The answer ended as the provider wanted it to end.
    Finish(FinishReason),
    /// The stream broke: an error of the provider, unreadable bytes, or an end without a finish.
    Error(LlmError),
}

impl Event<'_> {
    /// The same event, free of the decoder's buffers.
    pub fn into_owned(self) -> Event<'static> {
        match self {
            Self::Start { model } => Event::Start {
                model: Cow::Owned(model.into_owned()),
            },
            Self::TextDelta(text) => Event::TextDelta(Cow::Owned(text.into_owned())),
            Self::Refusal(text) => Event::Refusal(Cow::Owned(text.into_owned())),
            Self::Usage(usage) => Event::Usage(usage),
            Self::Finish(reason) => Event::Finish(reason),
            Self::Error(error) => Event::Error(error),
        }
    }
}

/// Tokens that one turn used, in the provider's own count.
///
/// Both vendors' habits are brought to one meaning: `input_tokens` is the whole prompt, whatever
/// part of it came from a cache. (Anthropic reports the parts; its cache writes count as plain
/// input here.)
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Tokens of the whole prompt, cached ones included.
    pub input_tokens: u32,
    /// Those of `input_tokens` that were read from the provider's prompt cache.
    pub cached_input_tokens: u32,
    /// Tokens of the answer, reasoning included.
    pub output_tokens: u32,
}

/// Why an answer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FinishReason {
    /// The model had said what it wanted to say.
    Stop,
    /// `max_output_tokens` or the context window was reached.
    Length,
    /// The provider's filter cut the answer.
    ContentFilter,
    /// The model declined to answer.
    Refusal,
    /// The model asked for a tool. No tools are offered, so this is not expected.
    ToolCalls,
    /// The provider gave no reason, or one that is not known here.
    Other,
}

impl FinishReason {
    /// The name that `messages.finish_reason` stores.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Length => "length",
            Self::ContentFilter => "content_filter",
            Self::Refusal => "refusal",
            Self::ToolCalls => "tool_calls",
            Self::Other => "other",
        }
    }

    /// The name that the AI SDK's `finish` chunk knows.
    pub const fn as_ui_str(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Length => "length",
            Self::ContentFilter | Self::Refusal => "content-filter",
            Self::ToolCalls => "tool-calls",
            Self::Other => "other",
        }
    }

    pub(crate) fn from_openai(reason: &str) -> Self {
        match reason {
            // The last two are what Hugging Face's own server says.
            "stop" | "eos_token" | "stop_sequence" => Self::Stop,
            "length" => Self::Length,
            "content_filter" => Self::ContentFilter,
            "tool_calls" | "function_call" => Self::ToolCalls,
            _ => Self::Other,
        }
    }

    pub(crate) fn from_anthropic(reason: &str) -> Self {
        match reason {
            "end_turn" | "stop_sequence" => Self::Stop,
            "max_tokens" | "model_context_window_exceeded" => Self::Length,
            "refusal" => Self::Refusal,
            "tool_use" => Self::ToolCalls,
            _ => Self::Other,
        }
    }
}
