//! The hot path of a chat turn: the provider's bytes in, the client's bytes out.

use crate::decode::Sink;
use crate::ui::UiStreamEncoder;
use crate::{ErrorClass, Event, FinishReason, LlmError, ProviderKind, StreamDecoder, Usage};

/// The longest answer that is kept, in bytes of text: 8 MiB, far more than any model writes.
pub const MAX_ANSWER_BYTES: usize = 8 << 20;

/// Decodes a provider's stream and encodes its text as frames of the AI SDK's UI message stream in
/// one pass: `text-start` before the first piece, one `text-delta` for each piece that the provider
/// sent, `text-end` after the last. The frames around the text (`start`, `finish`, an error) are
/// the caller's, for they depend on more than the provider.
///
/// What came out so far is the same however the bytes were cut into chunks.
///
/// ```
/// use llm::{FinishReason, ProviderKind, Transcoder};
///
/// let mut transcoder = Transcoder::new(ProviderKind::OpenAi, "t");
/// let mut out = Vec::new();
/// transcoder.push(b"data: {\"choices\":[{\"delta\":{\"content\":\"Hola\"}}]}\n\n", &mut out);
/// assert_eq!(transcoder.text(), "Hola");
/// transcoder.push(b"data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", &mut out);
/// transcoder.finish(&mut out);
/// assert_eq!(transcoder.finish_reason(), Some(FinishReason::Stop));
/// assert_eq!(
///     String::from_utf8_lossy(&out),
///     concat!(
///         "data: {\"type\":\"text-start\",\"id\":\"t\"}\n\n",
///         "data: {\"type\":\"text-delta\",\"id\":\"t\",\"delta\":\"Hola\"}\n\n",
///         "data: {\"type\":\"text-end\",\"id\":\"t\"}\n\n",
///     ),
/// );
/// ```
#[derive(Debug)]
pub struct Transcoder {
    decoder: StreamDecoder,
    answer: Answer,
}

/// What the stream has told so far, and the encoder of its text.
#[derive(Debug)]
struct Answer {
    encoder: UiStreamEncoder,
    text: String,
    open: bool,
    model: Option<String>,
    usage: Option<Usage>,
    finish: Option<FinishReason>,
    error: Option<LlmError>,
}

impl Transcoder {
    /// A transcoder of one response of `provider` into the text part `text_id`.
    pub fn new(provider: ProviderKind, text_id: &str) -> Self {
        Self {
            decoder: StreamDecoder::new(provider),
            answer: Answer {
                encoder: UiStreamEncoder::new(text_id),
                text: String::new(),
                open: false,
                model: None,
                usage: None,
                finish: None,
                error: None,
            },
        }
    }

    /// Decodes the next bytes of the response and appends the frames they complete to `out`.
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        if !self.is_ended() {
            self.decoder.push_to(
                bytes,
                &mut AnswerSink {
                    answer: &mut self.answer,
                    out,
                },
            );
        }
    }

    /// Tells that the response has ended; [`Transcoder::error`] then says whether it was complete.
    pub fn finish(&mut self, out: &mut Vec<u8>) {
        if !self.is_ended() {
            self.decoder.finish_to(&mut AnswerSink {
                answer: &mut self.answer,
                out,
            });
        }
        self.answer.close(out);
    }

    /// Adds a piece of text that comes from no provider, such as [`crate::offline`]'s.
    pub fn push_text(&mut self, text: &str, out: &mut Vec<u8>) {
        if !self.is_ended() && !text.is_empty() {
            AnswerSink {
                answer: &mut self.answer,
                out,
            }
            .text(text);
        }
    }

    /// Ends the answer where it is: one that was made of [`Transcoder::push_text`], or one of a
    /// provider that is not to go on.
    pub fn complete(&mut self, reason: FinishReason, out: &mut Vec<u8>) {
        if !self.is_ended() {
            self.answer.usage = self.decoder.usage_so_far();
            AnswerSink {
                answer: &mut self.answer,
                out,
            }
            .event(Event::Finish(reason));
        }
    }

    /// Ends the answer with an error of the caller's, such as a time-out or a broken connection.
    pub fn fail(&mut self, error: LlmError, out: &mut Vec<u8>) {
        if !self.is_ended() {
            self.answer.usage = self.decoder.usage_so_far();
            AnswerSink {
                answer: &mut self.answer,
                out,
            }
            .event(Event::Error(error));
        }
    }

    /// The answer so far.
    pub fn text(&self) -> &str {
        &self.answer.text
    }

    /// The answer, without copying it.
    pub fn into_text(self) -> String {
        self.answer.text
    }

    /// The model that answers, once the provider has named it.
    pub fn model(&self) -> Option<&str> {
        self.answer.model.as_deref()
    }

    /// What the turn used, known once it has ended; `None` if the provider did not tell. Of an
    /// answer that was broken off, only what the provider had told by then: Anthropic tells the
    /// input at once and the output at the end, OpenAI tells both at the end.
    pub fn usage(&self) -> Option<Usage> {
        self.answer.usage
    }

    /// Why the answer ended, if it ended well.
    pub fn finish_reason(&self) -> Option<FinishReason> {
        self.answer.finish
    }

    /// Why the stream broke, if it did.
    pub fn error(&self) -> Option<&LlmError> {
        self.answer.error.as_ref()
    }

    /// Whether the answer has ended, well or not. Bytes that come later are ignored.
    pub fn is_ended(&self) -> bool {
        self.answer.finish.is_some() || self.answer.error.is_some()
    }
}

impl Answer {
    fn open(&mut self, out: &mut Vec<u8>) {
        if !self.open {
            self.open = true;
            self.encoder.text_start(out);
        }
    }

    fn close(&mut self, out: &mut Vec<u8>) {
        if self.open {
            self.open = false;
            self.encoder.text_end(out);
        }
    }

    /// Takes note of more text; false when there is too much of it.
    fn add(&mut self, text: &str, out: &mut Vec<u8>) -> bool {
        if self.error.is_some() {
            return false;
        }
        if self.text.len() + text.len() > MAX_ANSWER_BYTES {
            self.close(out);
            self.error = Some(LlmError::new(
                ErrorClass::Malformed,
                "the answer is longer than 8 MiB",
            ));
            return false;
        }
        self.open(out);
        self.text.push_str(text);
        true
    }
}

struct AnswerSink<'a> {
    answer: &'a mut Answer,
    out: &'a mut Vec<u8>,
}

impl Sink for AnswerSink<'_> {
    #[inline]
    fn text(&mut self, text: &str) {
        if self.answer.add(text, self.out) {
            self.answer.encoder.text_delta(self.out, text);
        }
    }

    #[inline]
    fn plain_text(&mut self, text: &str) {
        if self.answer.add(text, self.out) {
            self.answer.encoder.plain_text_delta(self.out, text);
        }
    }

    fn event(&mut self, event: Event<'_>) {
        let answer = &mut *self.answer;
        // After the bound of `add` has struck, only the usage is still of interest.
        let live = answer.error.is_none();
        match event {
            Event::Start { model } => answer.model = Some(model.into_owned()),
            Event::TextDelta(text) => self.text(&text),
            // The model's own words are shown as any others; the finish reason tells what they are.
            Event::Refusal(text) => self.text(&text),
            Event::Usage(usage) => answer.usage = Some(usage),
            Event::Finish(reason) if live => {
                answer.finish = Some(reason);
                answer.close(self.out);
            }
            Event::Error(error) if live => {
                answer.error = Some(error);
                answer.close(self.out);
            }
            Event::Finish(_) | Event::Error(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
