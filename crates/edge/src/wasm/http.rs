//! Model providers through the global `fetch`.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::{FutureExt, Stream};
use js_sys::{ArrayBuffer, Object, Promise, Uint8Array};
use llm::HttpRequest;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestInit, RequestRedirect, Response};

use super::reason;
use crate::platform::{Http, HttpError, HttpResponse};

/// What a refusal may tell in its headers; the rest stays in JavaScript.
const TELLING_HEADERS: [&str; 3] = ["retry-after", "retry-after-ms", "date"];

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch)]
    fn fetch(url: &str, init: &RequestInit) -> Result<Promise, JsValue>;

    type Body;
    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn byob_reader(this: &Body, options: &ReaderOptions) -> Result<Reader, JsValue>;
    #[wasm_bindgen(method, js_name = getReader)]
    fn reader(this: &Body) -> Reader;

    type ReaderOptions;
    #[wasm_bindgen(method, setter)]
    fn set_mode(this: &ReaderOptions, mode: &str);

    type Reader;
    #[wasm_bindgen(method)]
    fn read(this: &Reader) -> Promise;
    #[wasm_bindgen(method, js_name = read)]
    fn read_into(this: &Reader, view: &Uint8Array) -> Promise;

    type ReadResult;
    #[wasm_bindgen(method, getter)]
    fn done(this: &ReadResult) -> bool;
    #[wasm_bindgen(method, getter)]
    fn value(this: &ReadResult) -> Option<Uint8Array>;
}

/// Sends requests with `fetch`.
pub struct FetchHttp;

impl Http for FetchHttp {
    type Body = FetchBody;

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse<FetchBody>, HttpError> {
        let broken = |thrown: JsValue| HttpError(reason(&thrown));
        let guard = AbortGuard::new().map_err(broken)?;
        let init = prepare(&request, &guard.controller).map_err(broken)?;
        let promise = fetch(&request.url, &init).map_err(broken)?;
        let response: Response = JsFuture::from(promise)
            .await
            .map_err(broken)?
            .unchecked_into();
        let headers = if response.ok() {
            Vec::new()
        } else {
            let named = |name: &str| Some((name.to_owned(), response.headers().get(name).ok()??));
            TELLING_HEADERS.into_iter().filter_map(named).collect()
        };
        let source = response
            .body()
            .map(|body| Source::new(&body.unchecked_into()));
        Ok(HttpResponse {
            status: response.status(),
            headers,
            body: FetchBody {
                source,
                pending: None,
                guard,
            },
        })
    }
}

fn prepare(request: &HttpRequest, controller: &AbortController) -> Result<RequestInit, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        headers.append(name, value)?;
    }
    let init = RequestInit::new();
    init.set_method(request.method);
    init.set_headers(&headers);
    init.set_signal(Some(&controller.signal()));
    // A key is never carried to where a redirect points.
    init.set_redirect(RequestRedirect::Error);
    if !request.body.is_empty() {
        init.set_body(&Uint8Array::from(request.body.as_slice()));
    }
    Ok(init)
}

/// Aborts the request when it is dropped before the end of the body.
struct AbortGuard {
    controller: AbortController,
    armed: bool,
}

impl AbortGuard {
    fn new() -> Result<Self, JsValue> {
        Ok(Self {
            controller: AbortController::new()?,
            armed: true,
        })
    }
}

impl Drop for AbortGuard {
    fn drop(&mut self) {
        if self.armed {
            self.controller.abort();
        }
    }
}

/// How much is read at once.
const CHUNK_BYTES: u32 = 16 * 1024;

/// Where chunks come from: into one buffer that goes back and forth, where the body can be read so. Without it the runtime
/// makes a buffer of 64 KB for each chunk, however small: a thousandfold of what a model says.
struct Source {
    reader: Reader,
    buffer: Option<ArrayBuffer>,
}

impl Source {
    fn new(body: &Body) -> Self {
        let options: ReaderOptions = Object::new().unchecked_into();
        options.set_mode("byob");
        match body.byob_reader(&options) {
            Ok(reader) => Self {
                reader,
                buffer: Some(ArrayBuffer::new(CHUNK_BYTES)),
            },
            Err(_) => Self {
                reader: body.reader(),
                buffer: None,
            },
        }
    }

    fn read(&self) -> Promise {
        match &self.buffer {
            Some(buffer) => self.reader.read_into(&Uint8Array::new(buffer)),
            None => self.reader.read(),
        }
    }

    /// The bytes of a chunk; its buffer is read into next.
    fn take(&mut self, chunk: &Uint8Array) -> Vec<u8> {
        let bytes = chunk.to_vec();
        if self.buffer.is_some() {
            self.buffer = Some(chunk.buffer());
        }
        bytes
    }
}

/// The chunks of a response.
pub struct FetchBody {
    source: Option<Source>,
    pending: Option<JsFuture>,
    guard: AbortGuard,
}

impl Stream for FetchBody {
    type Item = Result<Vec<u8>, HttpError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let Some(source) = &mut this.source else {
            this.guard.armed = false;
            return Poll::Ready(None);
        };
        let pending = this
            .pending
            .get_or_insert_with(|| JsFuture::from(source.read()));
        let Poll::Ready(result) = pending.poll_unpin(context) else {
            return Poll::Pending;
        };
        this.pending = None;
        Poll::Ready(match result {
            Ok(result) => {
                let result: ReadResult = result.unchecked_into();
                match result.value().filter(|_| !result.done()) {
                    Some(chunk) => Some(Ok(source.take(&chunk))),
                    None => {
                        this.source = None;
                        this.guard.armed = false;
                        None
                    }
                }
            }
            Err(thrown) => {
                this.source = None;
                Some(Err(HttpError(reason(&thrown))))
            }
        })
    }
}
