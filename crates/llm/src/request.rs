//! The provider-neutral request, and the HTTP request it becomes.

use std::fmt;
use std::sync::Arc;

/// Who said a message. The system prompt is [`ChatRequest::system`], never a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The person, and everything untrusted that is quoted for the model.
    User,
    /// The model, in an earlier turn.
    Assistant,
}

impl Role {
    /// The name both wire formats use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Assistant => "assistant",
        }
    }
}

/// A picture that goes with a message.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    /// Such as `image/png`.
    pub media_type: String,
    /// The file.
    pub data: Arc<[u8]>,
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} bytes", self.media_type, self.data.len())
    }
}

/// One message of the conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Who said it.
    pub role: Role,
    /// What was said, as plain text.
    pub content: String,
    /// What was shown. A provider that takes no pictures ([`crate::ProviderKind::max_image_bytes`]) gets the text alone.
    pub images: Vec<Image>,
}

impl Message {
    /// A message of the person.
    pub fn user(content: impl Into<String>) -> Self {
        Self {
            role: Role::User,
            content: content.into(),
            images: Vec::new(),
        }
    }

    /// A message of the model.
    pub fn assistant(content: impl Into<String>) -> Self {
        Self {
            role: Role::Assistant,
            content: content.into(),
            images: Vec::new(),
        }
    }
}

/// A chat turn in no provider's format.
#[derive(Debug, Clone, PartialEq)]
pub struct ChatRequest {
    /// The provider's own name of the model, without the `provider/` of a plan.
    pub model: String,
    /// The system prompt; empty for none.
    pub system: String,
    /// The conversation, oldest first. The last message is the user's.
    pub messages: Vec<Message>,
    /// The most tokens that the answer may have, reasoning included.
    pub max_output_tokens: u32,
    /// 0 (always the likeliest token) to 2. Left out where it would be refused: by OpenAI's reasoning
    /// models, and by Anthropic, whose API has had no temperature since version 2026-10-21.
    pub temperature: Option<f32>,
    /// An opaque, stable name of the end user that lets the vendor trace abuse. Never a mail
    /// address or a person's name.
    pub user_ref: Option<String>,
    /// The JSON schema that the answer has to follow, where it is for a program; in the subset that vendors call strict:
    /// each property is required, and there are no others. A server that knows no schemas refuses the request, and may be
    /// asked again without.
    pub response_schema: Option<serde_json::Value>,
}

/// Why a request cannot be encoded. All of these are mistakes of configuration or of the caller;
/// none is worth a retry with the same values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EncodeError {
    /// [`crate::ProviderKind::Offline`] has no wire format.
    Offline,
    /// The base URL is not plain `http(s)://host[:port][/path]`.
    InvalidBaseUrl,
    /// The provider wants a key and none was given.
    MissingApiKey,
    /// The key holds something else than visible ASCII, and could smuggle in a header.
    InvalidApiKey,
    /// The model's name is empty, longer than 256 bytes or has control characters.
    InvalidModel,
    /// There is no message, or the last one is not the user's.
    NoUserMessage,
    /// A message has no text; providers refuse it.
    EmptyMessage,
    /// The answer may have 0 tokens.
    NoOutputTokens,
    /// The temperature is not a number.
    InvalidTemperature,
}

impl EncodeError {
    /// A stable code for logs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offline => "offline_has_no_wire_format",
            Self::InvalidBaseUrl => "invalid_base_url",
            Self::MissingApiKey => "missing_api_key",
            Self::InvalidApiKey => "invalid_api_key",
            Self::InvalidModel => "invalid_model",
            Self::NoUserMessage => "no_user_message",
            Self::EmptyMessage => "empty_message",
            Self::NoOutputTokens => "no_output_tokens",
            Self::InvalidTemperature => "invalid_temperature",
        }
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for EncodeError {}

impl From<wire::InvalidBaseUrl> for EncodeError {
    fn from(_: wire::InvalidBaseUrl) -> Self {
        Self::InvalidBaseUrl
    }
}
