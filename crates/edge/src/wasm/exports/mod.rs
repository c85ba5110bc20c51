//! What TypeScript calls. A module has the functions of the features that it was built with.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::Runtime;
use crate::config::{Config, Environment};
use crate::edge::Edge;
use crate::errors::{Code, Refusal, accepted_language};
use crate::http::{Content, Request, Response};

#[cfg(feature = "chat")]
mod chat;
#[cfg(feature = "office")]
mod office;

/// The functions of one isolate.
#[wasm_bindgen]
pub struct Functions {
    edge: Rc<Edge<Runtime>>,
}

#[wasm_bindgen]
impl Functions {
    /// Reads the settings from names and values of environment variables, in turn.
    #[wasm_bindgen(constructor)]
    pub fn new(
        environment: Vec<String>,
        wait_until: Function,
        log: Function,
        on_panic: Function,
    ) -> Functions {
        std::panic::set_hook(Box::new(move |information| {
            // The instance is lost from here on; JavaScript makes another.
            let _ = on_panic.call1(
                &JsValue::UNDEFINED,
                &JsValue::from_str(&information.to_string()),
            );
        }));
        let environment = Environment::from_pairs(&environment);
        let runtime = Runtime::new(&environment, wait_until, log);
        Self {
            edge: Edge::new(runtime, Config::new(&environment)),
        }
    }
}

/// What a person asks, from what JavaScript passes of it.
fn request(
    method: String,
    path: String,
    accept_language: String,
    content_type: String,
    user_id: String,
    body: Option<Vec<u8>>,
) -> Request {
    Request {
        method,
        path,
        accept_language,
        content_type,
        user_id,
        body: body.into(),
    }
}

/// Asks JavaScript for something that it promises.
async fn ask(function: &Function, argument: &str) -> Option<JsValue> {
    let promise = function.call1(&JsValue::UNDEFINED, &JsValue::from_str(argument));
    JsFuture::from(Promise::from(promise.ok()?)).await.ok()
}

/// A response that JavaScript sends.
#[wasm_bindgen]
pub struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    text: RefCell<Option<String>>,
    #[cfg(feature = "chat")]
    flow: chat::Flow,
}

impl Reply {
    /// Of a response that does not stream.
    fn plain(response: Response<()>) -> Self {
        let text = match response.content {
            Content::Text(text) => Some(text),
            Content::Empty | Content::Stream(()) => None,
        };
        Self {
            status: response.status,
            headers: response.headers,
            text: RefCell::new(text),
            #[cfg(feature = "chat")]
            flow: chat::Flow::default(),
        }
    }
}

#[wasm_bindgen]
impl Reply {
    /// The status code.
    #[wasm_bindgen(getter)]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Names and values of the headers, in turn.
    #[wasm_bindgen(getter)]
    pub fn headers(&self) -> Array {
        self.headers
            .iter()
            .flat_map(|(name, value)| [JsValue::from_str(name), JsValue::from_str(value)])
            .collect()
    }

    /// The body, where it is text; once.
    #[wasm_bindgen(js_name = takeText)]
    pub fn take_text(&self) -> Option<String> {
        self.text.borrow_mut().take()
    }
}

/// The text of a refusal, in the language of an `Accept-Language` header.
#[wasm_bindgen(js_name = refusalText)]
pub fn refusal_text(code: &str, accept_language: &str) -> String {
    Refusal::new(Code::from_name(code)).to_json(accepted_language(accept_language))
}
