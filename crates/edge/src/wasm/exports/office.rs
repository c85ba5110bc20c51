//! The functions `billing`, `cerebro`, `webhooks` and `worker`.

use js_sys::{Function, Uint8Array};
use uuid::Uuid;
use wasm_bindgen::prelude::*;

use super::{Functions, Reply, ask, request};
use crate::billing::{Invoices, Readable};
use crate::cerebro::{self, Page, Pages};
use crate::http::Request;
use crate::{billing, webhooks, worker};

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

    /// Answers a request to the function `billing`. `readable` takes the id of an invoice and promises whether the caller may read it,
    /// or undefined where that cannot be told; `print` takes the JSON of a document and promises its PDF.
    #[expect(
        clippy::too_many_arguments,
        reason = "JavaScript passes what a request has"
    )]
    pub async fn billing(
        &self,
        method: String,
        path: String,
        accept_language: String,
        content_type: String,
        user_id: String,
        body: Option<Vec<u8>>,
        readable: Function,
        print: Function,
    ) -> Reply {
        let request = request(method, path, accept_language, content_type, user_id, body);
        let invoices = JsInvoices { readable, print };
        Reply::plain(billing::handle(&self.edge, &invoices, request).await)
    }

    /// Answers a delivery to the function `webhooks`: `headers` are names, in small letters, and values in turn, `query` what
    /// stands behind the question mark, `at` seconds since 1970.
    #[expect(
        clippy::too_many_arguments,
        reason = "JavaScript passes what a request has"
    )]
    pub async fn webhooks(
        &self,
        method: String,
        path: String,
        accept_language: String,
        headers: Vec<String>,
        query: String,
        body: Option<Vec<u8>>,
        at: f64,
    ) -> Reply {
        let request = Request {
            method,
            path,
            accept_language,
            body: body.into(),
            ..Request::default()
        };
        let headers: Vec<(String, String)> = headers
            .chunks_exact(2)
            .map(|pair| (pair[0].clone(), pair[1].clone()))
            .collect();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole seconds, which JavaScript has as a float"
        )]
        let at = at as i64;
        Reply::plain(webhooks::handle(&self.edge, request, &headers, &query, at).await)
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
        let request = request(method, path, accept_language, content_type, user_id, body);
        let pages = JsPages { resolve, get };
        Reply::plain(cerebro::handle(&self.edge, &pages, request).await)
    }
}

/// Invoices as JavaScript reaches and prints them.
struct JsInvoices {
    readable: Function,
    print: Function,
}

impl Invoices for JsInvoices {
    async fn readable(&self, id: Uuid) -> Readable {
        let answer = ask(&self.readable, &id.to_string()).await;
        match answer.and_then(|value| value.as_bool()) {
            Some(true) => Readable::Yes,
            Some(false) => Readable::No,
            None => Readable::Unknown,
        }
    }

    async fn print(&self, document: &str) -> Option<Vec<u8>> {
        let answer = ask(&self.print, document).await?;
        answer
            .dyn_into::<Uint8Array>()
            .ok()
            .map(|bytes| bytes.to_vec())
    }
}

/// Pages of the web as JavaScript reaches them.
struct JsPages {
    resolve: Function,
    get: Function,
}

impl Pages for JsPages {
    async fn resolve(&self, host: &str) -> Option<Vec<String>> {
        serde_json::from_str(&ask(&self.resolve, host).await?.as_string()?).ok()
    }

    async fn get(&self, url: &str) -> Page {
        let answer = ask(&self.get, url).await;
        answer
            .and_then(|value| value.as_string())
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }
}
