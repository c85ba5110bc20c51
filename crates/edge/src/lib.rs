//! edge
#![deny(missing_docs)]
#[cfg(target_arch = "wasm32")]
mod wasm {
    use wasm_bindgen::prelude::*;
    /// trivial
    #[wasm_bindgen]
    pub fn hello(a: u32) -> u32 { a + 1 }
}
