//! What the module exports to its host.

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Document;

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Read(Document),
    Refused {
        refused: &'a str,
        reason: Option<&'a str>,
    },
}

/// Reads a file: the JSON of a [`Document`], or `{"refused": code, "reason": …}`.
#[wasm_bindgen]
#[must_use]
pub fn read(bytes: Vec<u8>) -> String {
    let answer = match crate::read(bytes) {
        Ok(document) => Answer::Read(document),
        Err(refusal) => Answer::Refused {
            refused: refusal.code(),
            reason: refusal.reason(),
        },
    };
    serde_json::to_string(&answer).unwrap_or_default()
}
