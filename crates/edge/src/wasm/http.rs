//! Model providers through the global `fetch`.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::{FutureExt, Stream};
use js_sys::{Promise, Uint8Array};
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

    #[wasm_bindgen(js_name = ReadableStreamDefaultReader)]
    type Reader;
    #[wasm_bindgen(method)]
    fn read(this: &Reader) -> Promise;

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
        let reader = response
            .body()
            .map(|body| body.get_reader().unchecked_into());
        Ok(HttpResponse {
            status: response.status(),
            headers,
            body: FetchBody {
                reader,
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

/// The chunks of a response.
pub struct FetchBody {
    reader: Option<Reader>,
    pending: Option<JsFuture>,
    guard: AbortGuard,
}

impl Stream for FetchBody {
    type Item = Result<Vec<u8>, HttpError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let Some(reader) = &this.reader else {
            this.guard.armed = false;
            return Poll::Ready(None);
        };
        let pending = this
            .pending
            .get_or_insert_with(|| JsFuture::from(reader.read()));
        let Poll::Ready(result) = pending.poll_unpin(context) else {
            return Poll::Pending;
        };
        this.pending = None;
        Poll::Ready(match result {
            Ok(result) => {
                let result: ReadResult = result.unchecked_into();
                match result.value().filter(|_| !result.done()) {
                    Some(chunk) => Some(Ok(chunk.to_vec())),
                    None => {
                        this.reader = None;
                        this.guard.armed = false;
                        None
                    }
                }
            }
            Err(thrown) => {
                this.reader = None;
                Some(Err(HttpError(reason(&thrown))))
            }
        })
    }
}
