//! The functions `worker` and `cerebro`.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Functions, Reply};
use crate::cerebro::{self, Page, Pages};
use crate::http::{Body, Request};
use crate::worker;

#[wasm_bindgen]
impl Functions {
    /// Answers a request to the function `worker`.
    pub async fn worker(&self, method: String, path: String, accept_language: String) -> Reply {
        let request = Request {
            method,
            path,
            accept_language,
            ..Request::default()
        };
        Reply::plain(worker::handle(&self.edge, request).await)
    }

    /// Answers a request to the function `cerebro`. `resolve` takes the name of a host and promises the JSON of its
    /// addresses, or undefined where the runtime cannot tell; `get` takes an address and promises the JSON of a `Page`.
    #[expect(
        clippy::too_many_arguments,
        reason = "JavaScript passes what a request has"
    )]
    pub async fn cerebro(
        &self,
        method: String,
        path: String,
        accept_language: String,
        content_type: String,
        user_id: String,
        body: Option<Vec<u8>>,
        resolve: Function,
        get: Function,
    ) -> Reply {
        let body = body.map_or(Body::TooLarge, Body::Bytes);
        let request = Request {
            method,
            path,
            accept_language,
            content_type,
            user_id,
            body,
        };
        let pages = JsPages { resolve, get };
        Reply::plain(cerebro::handle(&self.edge, &pages, request).await)
    }
}

/// Pages of the web as JavaScript reaches them.
struct JsPages {
    resolve: Function,
    get: Function,
}

impl JsPages {
    async fn ask(function: &Function, argument: &str) -> Option<String> {
        let promise = function.call1(&JsValue::UNDEFINED, &JsValue::from_str(argument));
        let answer = JsFuture::from(Promise::from(promise.ok()?)).await;
        answer.ok()?.as_string()
    }
}

impl Pages for JsPages {
    async fn resolve(&self, host: &str) -> Option<Vec<String>> {
        serde_json::from_str(&Self::ask(&self.resolve, host).await?).ok()
    }

    async fn get(&self, url: &str) -> Page {
        let answer = Self::ask(&self.get, url).await;
        answer
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }
}
