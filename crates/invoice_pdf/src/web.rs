//! What the module exports to its host.

use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// The PDF of a document that is given as the JSON of a [`Document`](crate::Document).
///
/// # Errors
/// What is wrong with the JSON, or the code of a [`RenderError`](crate::RenderError); for logs.
#[wasm_bindgen]
pub fn render(document: &str) -> Result<Vec<u8>, JsError> {
    let document = serde_json::from_str(document)?;
    Ok(crate::render(&document)?.bytes)
}
