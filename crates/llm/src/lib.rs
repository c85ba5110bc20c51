//! Language model providers, as bytes.
//!
//! This crate knows how to ask OpenAI, Anthropic, Hugging Face and any server that speaks OpenAI's
//! chat completions, and how to read what they answer. It does no I/O: [`encode`] makes an HTTP
//! request for somebody else to send, [`StreamDecoder`] takes the bytes of the response in whatever
//! portions they come, [`classify`] reads a refused response. It reads no clock and no randomness,
//! and knows nothing about JavaScript, prices, prompts or people.
//!
//! # The way of an answer
//!
//! [`Transcoder`] is what a chat turn uses: provider's bytes in, bytes of the AI SDK's UI message
//! stream out, and beside them the text, the usage and the reason of the end. It is [`SseParser`]
//! (bytes to events' data), then a decoder of the wire format (data to [`Event`]s), then
//! [`ui::UiStreamEncoder`] (text to frames), without copies between them. Each is usable alone.
//!
//! # What can be relied on
//!
//! - The output is the same however the input is cut into portions, in the middle of a character
//!   or of a line end as well.
//! - Nothing that a server sends makes this crate panic or hold more memory than one event
//!   ([`MAX_EVENT_BYTES`]) and one answer ([`MAX_ANSWER_BYTES`]).
//! - A stream ends with exactly one [`Event::Finish`] or [`Event::Error`]. An answer that was cut
//!   off is an error, never a finish, and the text that had arrived is kept.
//! - No text ends a frame early, no key ends a header early, and no base URL sends a key to
//!   another host than the one it shows.
//!
//! # What is not here
//!
//! Time-outs, retries and the order of providers: they need a clock and belong to the caller;
//! [`Retry`] is the advice. Tools and structured output: the product does not use them, and
//! what a provider sends of the kind is passed over. Hidden reasoning is neither asked for nor
//! shown. Non-streaming responses: a title is read from a stream as well.
//!
//! # Example
//!
//! ```
//! use llm::{ChatRequest, Endpoint, Message, ProviderKind, Transcoder, encode};
//!
//! let endpoint = Endpoint {
//!     provider: ProviderKind::OpenAi,
//!     base_url: "https://api.openai.com/v1".into(),
//!     api_key: Some("sk-…".replace('…', "test")),
//! };
//! let request = encode(&endpoint, &ChatRequest {
//!     model: "gpt-5-mini".into(),
//!     system: "Eres Sofía, especialista en marketing.".into(),
//!     messages: vec![Message::user("¿Cómo lleno los martes?")],
//!     max_output_tokens: 800,
//!     temperature: None,
//!     user_ref: None,
//!     response_schema: None,
//! })?;
//! assert_eq!(request.url, "https://api.openai.com/v1/chat/completions");
//!
//! // … send it, and for each portion of the body:
//! let mut transcoder = Transcoder::new(endpoint.provider, "text-1");
//! let mut frames = Vec::new();
//! transcoder.push(b"data: {\"choices\":[{\"delta\":{\"content\":\"Con un 2x1.\"}}]}\r\n\r\n", &mut frames);
//! transcoder.finish(&mut frames);
//! assert_eq!(transcoder.text(), "Con un 2x1.");
//! // The body ended without a finish: the answer is not whole.
//! assert_eq!(transcoder.error().map(|error| error.code()), Some("provider_truncated_stream"));
//! # Ok::<(), llm::EncodeError>(())
//! ```
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
#[cfg(test)]
mod wire_samples;

pub use classify::classify;
pub use decode::StreamDecoder;
pub use encode::{ANTHROPIC_VERSION, encode};
pub use error::{ErrorClass, LlmError, Retry};
pub use event::{Event, FinishReason, Usage};
pub use provider::{Endpoint, ProviderKind, UnknownProvider};
pub use request::{ChatRequest, EncodeError, Image, Message, Role};
pub use sse::{EventTooLong, MAX_EVENT_BYTES, SseParser};
pub use transcode::{MAX_ANSWER_BYTES, Transcoder};
pub use wire::HttpRequest;
