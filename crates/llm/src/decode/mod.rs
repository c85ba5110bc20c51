//! Stream decoding: bytes in any portions in, [`Event`]s out.

mod anthropic;
pub(crate) mod lenient;
mod openai;
mod surrogates;
mod template;

use std::borrow::Cow;

use crate::{ErrorClass, Event, FinishReason, LlmError, ProviderKind, SseParser, Usage};

pub(crate) use template::unescape;
use template::{Literal, Template};

/// What receives a decoded stream. [`StreamDecoder::push`] wraps a closure in one; the transcoder
/// is one itself, so that text goes from the input into its output without a stop.
pub(crate) trait Sink {
    /// A non-empty piece of the answer.
    fn text(&mut self, text: &str);

    /// The same, and no character of it needs an escape in JSON.
    #[inline]
    fn plain_text(&mut self, text: &str) {
        self.text(text);
    }

    /// Anything but text.
    fn event(&mut self, event: Event<'_>);
}

impl<F: FnMut(Event<'_>)> Sink for F {
    fn text(&mut self, text: &str) {
        self(Event::TextDelta(Cow::Borrowed(text)));
    }

    fn event(&mut self, event: Event<'_>) {
        self(event);
    }
}

/// Decodes one response body of a provider.
///
/// The events and their order are the same however the bytes are cut into chunks. After the last
/// event ([`Event::Finish`] or [`Event::Error`]) anything more is ignored.
///
/// ```
/// use llm::{Event, FinishReason, ProviderKind, StreamDecoder};
///
/// let mut text = String::new();
/// let mut finish = None;
/// let mut decoder = StreamDecoder::new(ProviderKind::OpenAi);
/// let mut sink = |event: Event<'_>| match event {
///     Event::TextDelta(delta) => text.push_str(&delta),
///     Event::Finish(reason) => finish = Some(reason),
///     _ => {}
/// };
/// decoder.push(b"data: {\"choices\":[{\"delta\":{\"content\":\"Ho", &mut sink);
/// decoder.push(b"la\"}}]}\n\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n", &mut sink);
/// decoder.push(b"data: [DONE]\n\n", &mut sink);
/// decoder.finish(&mut sink);
/// assert_eq!(text, "Hola");
/// assert_eq!(finish, Some(FinishReason::Stop));
/// ```
#[derive(Debug)]
pub struct StreamDecoder {
    parser: SseParser,
    wire: Wire,
    state: State,
    /// The shape of the last event that was nothing but text; see [`template`].
    template: Option<Template>,
    scratch: String,
    learns: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Wire {
    OpenAi,
    Anthropic,
}

/// What a stream has said so far.
#[derive(Debug, Default)]
struct State {
    started: bool,
    ended: bool,
    finish: Option<FinishReason>,
    refused: bool,
    usage: UsageParts,
}

/// Usage as providers report it: in parts, the last word on each counts.
#[derive(Debug, Default)]
struct UsageParts {
    input: Option<u32>,
    cache_read: Option<u32>,
    cache_write: Option<u32>,
    output: Option<u32>,
    /// `input` leaves out what was read from and written to the cache (Anthropic's way).
    input_is_uncached: bool,
}

impl State {
    fn start(&mut self, model: &str, sink: &mut impl Sink) {
        if !self.started && !model.is_empty() {
            self.started = true;
            sink.event(Event::Start {
                model: Cow::Borrowed(model),
            });
        }
    }

    fn usage(&self) -> Option<Usage> {
        let parts = &self.usage;
        if parts.input.is_none() && parts.output.is_none() {
            return None;
        }
        let cached = parts.cache_read.unwrap_or(0);
        let beside = match parts.input_is_uncached {
            true => cached.saturating_add(parts.cache_write.unwrap_or(0)),
            false => 0,
        };
        let input = parts.input.unwrap_or(0).saturating_add(beside);
        Some(Usage {
            input_tokens: input,
            cached_input_tokens: cached.min(input),
            output_tokens: parts.output.unwrap_or(0),
        })
    }

    fn flush_usage(&mut self, sink: &mut impl Sink) {
        if let Some(usage) = self.usage() {
            sink.event(Event::Usage(usage));
        }
    }

    /// The provider said that this was all.
    fn end(&mut self, sink: &mut impl Sink) {
        let reason = match (self.finish, self.refused) {
            // OpenAI's refusals end with `stop`.
            (Some(FinishReason::Stop) | None, true) => FinishReason::Refusal,
            (reason, _) => reason.unwrap_or(FinishReason::Other),
        };
        self.flush_usage(sink);
        self.ended = true;
        sink.event(Event::Finish(reason));
    }

    fn fail(&mut self, error: LlmError, sink: &mut impl Sink) {
        self.flush_usage(sink);
        self.ended = true;
        sink.event(Event::Error(error));
    }
}

impl StreamDecoder {
    /// A decoder of the provider's format. [`ProviderKind::Offline`] has none of its own; it is
    /// read as OpenAI's.
    pub fn new(provider: ProviderKind) -> Self {
        let wire = match provider {
            ProviderKind::Anthropic => Wire::Anthropic,
            _ => Wire::OpenAi,
        };
        Self {
            parser: SseParser::new(),
            wire,
            state: State::default(),
            template: None,
            scratch: String::new(),
            learns: true,
        }
    }

    /// The same without the shortcut of [`template`], for proving the two equal.
    #[cfg(test)]
    pub(crate) fn without_templates(provider: ProviderKind) -> Self {
        Self {
            learns: false,
            ..Self::new(provider)
        }
    }

    /// Decodes the next bytes of the body, in portions of any size.
    pub fn push(&mut self, bytes: &[u8], sink: &mut impl FnMut(Event<'_>)) {
        self.push_to(bytes, sink);
    }

    /// Tells that the body has ended. A stream that had not said that it is complete ends with an
    /// [`Event::Error`] of class [`ErrorClass::Truncated`].
    pub fn finish(&mut self, sink: &mut impl FnMut(Event<'_>)) {
        self.finish_to(sink);
    }

    /// Whether the last event is out.
    pub fn is_ended(&self) -> bool {
        self.state.ended
    }

    /// What the provider has told about usage so far, for a stream that is given up.
    pub(crate) fn usage_so_far(&self) -> Option<Usage> {
        self.state.usage()
    }

    pub(crate) fn push_to(&mut self, bytes: &[u8], sink: &mut impl Sink) {
        let mut rest = bytes;
        while !self.state.ended && !rest.is_empty() {
            if self.parser.at_boundary()
                && let Some(template) = &self.template
            {
                while let Some(frame) = template.match_frame(rest) {
                    deliver(frame.literal, &mut self.scratch, sink);
                    rest = &rest[frame.len..];
                }
                if rest.is_empty() {
                    return;
                }
            }
            match self.parser.next(&mut rest) {
                Ok(None) => return,
                Ok(Some(data)) => {
                    if let Some(template) = &self.template
                        && let Some(literal) = template.match_data(data)
                    {
                        deliver(literal, &mut self.scratch, sink);
                    } else if let Some(shape) =
                        decode(self.wire, &mut self.state, data, false, sink)
                        && self.learns
                    {
                        Template::learn(&mut self.template, self.wire, data, shape);
                    }
                }
                Err(too_long) => self.state.fail(
                    LlmError::new(ErrorClass::Malformed, &too_long.to_string()),
                    sink,
                ),
            }
        }
    }

    pub(crate) fn finish_to(&mut self, sink: &mut impl Sink) {
        if self.state.ended {
            return;
        }
        match self.parser.finish() {
            Ok(None) => {}
            Ok(Some(data)) => {
                decode(self.wire, &mut self.state, data, true, sink);
            }
            Err(too_long) => self.state.fail(
                LlmError::new(ErrorClass::Malformed, &too_long.to_string()),
                sink,
            ),
        }
        if self.state.ended {
            return;
        }
        match self.state.finish {
            // The reason is the last thing that belongs to the answer; only the marker is missing.
            Some(_) => self.state.end(sink),
            None => self.state.fail(
                LlmError::new(ErrorClass::Truncated, "the stream ended before the answer"),
                sink,
            ),
        }
    }
}

#[inline]
fn deliver(literal: Literal<'_>, scratch: &mut String, sink: &mut impl Sink) {
    match literal {
        Literal::Plain("") => {}
        Literal::Plain(text) => sink.plain_text(text),
        Literal::Escaped(raw) => {
            scratch.clear();
            unescape(raw, scratch);
            sink.text(scratch);
        }
    }
}

/// Where the text and the padding of an event that is nothing but text stand in its data.
struct Shape<'a> {
    text: &'a str,
    padding: Option<&'a str>,
}

/// Decodes the data of one event. `cut` tells that the end of the stream cut the event off, so
/// that unreadable data is the start of something and not a mistake.
///
/// Returns a shape if all that the event does, whatever the state, is to add its text.
fn decode<'a>(
    wire: Wire,
    state: &mut State,
    data: &'a [u8],
    cut: bool,
    sink: &mut impl Sink,
) -> Option<Shape<'a>> {
    if data.iter().all(u8::is_ascii_whitespace) {
        return None;
    }
    let error = match decode_json(wire, state, data, sink) {
        Ok(shape) => return shape,
        Err(error) => error,
    };
    if let Some(repaired) = surrogates::replace_lone(data)
        && decode_json(wire, state, &repaired, sink).is_ok()
    {
        return None;
    }
    if !cut {
        let message = format!("not the JSON of an event: {error}");
        state.fail(LlmError::new(ErrorClass::Malformed, &message), sink);
    }
    None
}

/// Has no effect when it fails.
fn decode_json<'a>(
    wire: Wire,
    state: &mut State,
    data: &'a [u8],
    sink: &mut impl Sink,
) -> Result<Option<Shape<'a>>, serde_json::Error> {
    match wire {
        Wire::OpenAi => openai::decode(state, data, sink),
        Wire::Anthropic => anthropic::decode(state, data, sink),
    }
}

#[cfg(test)]
mod tests;
