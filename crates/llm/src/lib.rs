//! Language model providers, as bytes.
#![deny(missing_docs)]
mod classify;
mod decode;
mod encode;
mod error;
mod event;
mod json;
pub mod offline;
mod provider;
mod request;
mod sse;
mod transcode;
pub mod ui;
mod url;
#[cfg(test)]
mod wire_samples;

pub use classify::classify;
pub use decode::StreamDecoder;
pub use encode::{ANTHROPIC_VERSION, encode};
pub use error::{ErrorClass, LlmError, Retry};
pub use event::{Event, FinishReason, Usage};
pub use provider::{Endpoint, ProviderKind, UnknownProvider};
pub use request::{ChatRequest, EncodeError, HttpRequest, Message, Role};
pub use sse::{EventTooLong, MAX_EVENT_BYTES, SseParser};
pub use transcode::{MAX_ANSWER_BYTES, Transcoder};
