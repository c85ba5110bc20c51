//! The functions `chat` and `attachments`, and what is measured of them.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Uint8Array};
use llm::ui::UiStreamEncoder;
use wasm_bindgen::prelude::*;

use super::super::Runtime;
use super::{Functions, Reply, ask, request};
use crate::attachments::{self, Upload, Uploads};
use crate::chat::{self, ChatResponse, ChatStream};
use crate::http::Content;
use crate::live::TEXT_ID;

#[wasm_bindgen]
impl Functions {
    /// Answers a request to the function `chat`. Without a body it was too large to be read.
    pub async fn chat(
        &self,
        method: String,
        path: String,
        accept_language: String,
        content_type: String,
        user_id: String,
        body: Option<Vec<u8>>,
    ) -> Reply {
        let request = request(method, path, accept_language, content_type, user_id, body);
        streaming(chat::handle(&self.edge, request).await)
    }

    /// Answers a request to the function `attachments`. `read` takes a path and promises the JSON of an `Upload`; `remove`
    /// takes one and promises nothing.
    #[expect(
        clippy::too_many_arguments,
        reason = "JavaScript passes what a request has"
    )]
    pub async fn attachments(
        &self,
        method: String,
        path: String,
        accept_language: String,
        content_type: String,
        user_id: String,
        body: Option<Vec<u8>>,
        read: Function,
        remove: Function,
    ) -> Reply {
        let request = request(method, path, accept_language, content_type, user_id, body);
        let uploads = JsUploads { read, remove };
        Reply::plain(attachments::handle(&self.edge, &uploads, request).await)
    }
}

/// A body that comes in chunks.
#[derive(Default)]
pub(super) struct Flow {
    stream: RefCell<Option<ChatStream<Runtime>>>,
    cancelled: Cell<bool>,
}

fn streaming(response: ChatResponse<Runtime>) -> Reply {
    let (text, stream) = match response.content {
        Content::Empty => (None, None),
        Content::Text(text) => (Some(text), None),
        Content::Stream(stream) => (None, Some(stream)),
    };
    Reply {
        status: response.status,
        headers: response.headers,
        text: RefCell::new(text),
        flow: Flow {
            stream: RefCell::new(stream),
            cancelled: Cell::new(false),
        },
    }
}

#[wasm_bindgen]
impl Reply {
    /// Whether the body comes in chunks, from `next`.
    #[wasm_bindgen(getter)]
    pub fn streams(&self) -> bool {
        self.flow.stream.borrow().is_some()
    }

    /// The next chunk, or undefined after the last. Asked for one at a time.
    pub async fn next(&self) -> Option<Uint8Array> {
        let mut stream = self.flow.stream.borrow_mut().take()?;
        let frames = stream.next().await?;
        if !self.flow.cancelled.get() {
            self.flow.stream.replace(Some(stream));
        }
        Some(Uint8Array::from(frames.as_slice()))
    }

    /// The client has left.
    pub fn cancel(&self) {
        self.flow.cancelled.set(true);
        self.flow.stream.take();
    }
}

/// Uploads as JavaScript reaches them.
struct JsUploads {
    read: Function,
    remove: Function,
}

impl Uploads for JsUploads {
    async fn read(&self, path: &str) -> Upload {
        let answer = ask(&self.read, path).await;
        let text = answer.and_then(|value| value.as_string());
        text.and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    async fn remove(&self, path: &str) {
        // Best effort, as promised.
        let _ = ask(&self.remove, path).await;
    }
}

/// About how many tokens a text is.
#[wasm_bindgen(js_name = estimateTokens)]
pub fn estimate_tokens(text: &str) -> u32 {
    metering::estimate_tokens(text)
}

/// A provider's bytes in, the client's bytes out: the hot path of a turn, on its own.
#[wasm_bindgen]
pub struct Transcoder {
    inner: llm::Transcoder,
    out: Vec<u8>,
}

#[wasm_bindgen]
impl Transcoder {
    /// A transcoder of one response of a provider (`openai`, `anthropic` and so on) into the message of this id.
    ///
    /// # Errors
    ///
    /// For a provider that is not known.
    #[wasm_bindgen(constructor)]
    pub fn new(provider: &str, message_id: &str) -> Result<Transcoder, JsError> {
        let provider = provider
            .parse()
            .map_err(|_| JsError::new("unknown provider"))?;
        let mut out = Vec::new();
        UiStreamEncoder::new(TEXT_ID).start(&mut out, message_id, None);
        Ok(Self {
            inner: llm::Transcoder::new(provider, TEXT_ID),
            out,
        })
    }

    /// Takes bytes of the provider, and gives the frames they complete.
    pub fn push(&mut self, bytes: &[u8]) -> Uint8Array {
        self.inner.push(bytes, &mut self.out);
        self.take()
    }

    /// Ends the stream, and gives the last frames.
    pub fn finish(&mut self) -> Uint8Array {
        self.inner.finish(&mut self.out);
        self.take()
    }

    /// The answer so far.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        self.inner.text().to_owned()
    }

    fn take(&mut self) -> Uint8Array {
        let frames = Uint8Array::from(self.out.as_slice());
        self.out.clear();
        frames
    }
}
