//! What the module exports to its host.

use wasm_bindgen::prelude::wasm_bindgen;

/// How many tokens of the o200k vocabulary a text is.
#[wasm_bindgen]
#[must_use]
pub fn count_tokens(text: &str) -> u32 {
    crate::count_tokens(text)
}

/// The same for each of many texts, crossing the border once.
#[wasm_bindgen]
#[must_use]
pub fn count_many(texts: Vec<String>) -> Vec<u32> {
    crate::count_many(&texts)
}
