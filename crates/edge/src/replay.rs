//! Turns that this isolate does not write: stored ones, and those that another isolate is writing.

use std::rc::Rc;
use std::time::Duration;

use llm::ui::UiStreamEncoder;
use serde::Serialize;
use uuid::Uuid;

use crate::edge::Edge;
use crate::errors::{Code, Language, Refusal};
use crate::live::{Reader, TEXT_ID};
use crate::metadata::Figures;
use crate::platform::{Clock, Platform};
use crate::rpc::{self, CallError, Quota, Read, Turn};

/// How often the database is asked about a turn that another isolate writes.
const POLLS: Duration = Duration::from_millis(250);
/// How many polls may fail in a row.
const MAX_FAILURES: u32 = 20;

/// Arguments of `read_turn`.
#[derive(Debug, Clone, Serialize)]
pub struct ReadTurn {
    /// Who asks.
    pub p_user_id: String,
    /// Where.
    pub p_conversation_id: Uuid,
    /// Which turn; `None`: the one that is being written.
    pub p_message_id: Option<Uuid>,
}

/// Why a closed turn has no answer, or not all of it.
#[must_use]
pub fn failure_of(turn: &Turn) -> Option<Refusal> {
    (turn.state == "failed").then(|| match turn.error_code.as_deref().map(Code::from_name) {
        None | Some(Code::Internal) => Refusal::new(Code::ProviderFailed),
        Some(code) => Refusal::new(code),
    })
}

/// The whole stream of a turn that the database has closed.
#[must_use]
pub fn stored(turn: Turn, quota: Option<Quota>, language: Language) -> Vec<u8> {
    let encoder = UiStreamEncoder::new(TEXT_ID);
    let mut out = Vec::new();
    encoder.start(&mut out, &turn.message_id.to_string(), None);
    if !turn.content.is_empty() {
        encoder.text_start(&mut out);
        encoder.text_delta(&mut out, &turn.content);
        encoder.text_end(&mut out);
    }
    let failure = failure_of(&turn);
    let figures = Figures::of_stored(turn, quota);
    out.extend(figures.tail(
        &encoder,
        failure.as_ref().map(|refusal| (refusal, language)),
    ));
    out
}

/// Follows a turn that another isolate writes, by asking the database.
pub struct Follower<P: Platform> {
    edge: Rc<Edge<P>>,
    language: Language,
    arguments: ReadTurn,
    message_id: Uuid,
    encoder: UiStreamEncoder,
    started: bool,
    given: String,
    failures: u32,
    /// The turn turned out to be written here.
    reader: Option<Reader>,
    over: bool,
}

impl<P: Platform> Follower<P> {
    /// Begins to follow the turn of a message.
    pub fn new(
        edge: Rc<Edge<P>>,
        arguments: ReadTurn,
        message_id: Uuid,
        language: Language,
    ) -> Self {
        Self {
            edge,
            language,
            arguments: ReadTurn {
                p_message_id: Some(message_id),
                ..arguments
            },
            message_id,
            encoder: UiStreamEncoder::new(TEXT_ID),
            started: false,
            given: String::new(),
            failures: 0,
            reader: None,
            over: false,
        }
    }

    /// The next frames, or `None` after the last.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        if !self.started {
            self.started = true;
            let mut out = Vec::new();
            self.encoder
                .start(&mut out, &self.message_id.to_string(), None);
            return Some(out);
        }
        while !self.over {
            if let Some(reader) = &mut self.reader {
                return reader.next().await;
            }
            // Its answer to `begin_turn` may just have been on its way to this isolate.
            if self.given.is_empty()
                && let Some(live) = self.edge.registry.of_message(self.message_id)
            {
                self.reader = Some(live.attach_after_start());
                continue;
            }
            let out = self.poll().await;
            if !out.is_empty() {
                return Some(out);
            }
            self.edge.platform.clock().sleep(POLLS).await;
        }
        None
    }

    async fn poll(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        match rpc::call::<_, Read>(&self.edge.platform, "read_turn", &self.arguments).await {
            Ok(Read {
                turn: Some(turn),
                quota,
                ..
            }) => {
                self.failures = 0;
                self.add(&turn.content, &mut out);
                if turn.state != "streaming" {
                    self.close(&mut out);
                    let failure = failure_of(&turn);
                    let figures = Figures::of_stored(turn, quota);
                    out.extend(figures.tail(
                        &self.encoder,
                        failure.as_ref().map(|refusal| (refusal, self.language)),
                    ));
                }
            }
            Ok(_) => self.fail(Code::MessageNotFound.into(), &mut out),
            Err(CallError::Refused(refusal)) => self.fail(refusal, &mut out),
            Err(CallError::Failed(_)) => {
                self.failures += 1;
                if self.failures > MAX_FAILURES {
                    self.fail(Code::Internal.into(), &mut out);
                }
            }
        }
        out
    }

    fn add(&mut self, content: &str, out: &mut Vec<u8>) {
        // What is stored only ever grows; anything else is not shown over what was shown.
        if let Some(more) = content
            .strip_prefix(self.given.as_str())
            .filter(|more| !more.is_empty())
        {
            if self.given.is_empty() {
                self.encoder.text_start(out);
            }
            self.encoder.text_delta(out, more);
            self.given.push_str(more);
        }
    }

    fn close(&mut self, out: &mut Vec<u8>) {
        self.over = true;
        if !self.given.is_empty() {
            self.encoder.text_end(out);
        }
    }

    fn fail(&mut self, refusal: Refusal, out: &mut Vec<u8>) {
        self.close(out);
        self.encoder.error(out, &refusal.to_json(self.language));
        self.encoder.finish(out, None, None);
        self.encoder.done(out);
    }
}
