//! What JavaScript calls.

use wasm_bindgen::prelude::wasm_bindgen;

/// See [`crate::check`].
#[wasm_bindgen(js_name = check)]
#[must_use]
pub fn check_tax_data(data: &str, language: &str) -> String {
    crate::check(data, language)
}
