//! Printing behind an interface without anything else, so that it can be timed in WebAssembly and natively alike.
//!
//! `npm run bench -- invoice` builds this as a module and as a library, and calls both in the same way.
#![allow(unsafe_code, missing_docs, reason = "C has no other interface")]

use std::cell::RefCell;

use invoice_pdf::render;

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Room for a document of `length` bytes of JSON; it is there until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        text.resize(length, 0);
        text.as_mut_ptr()
    })
}

/// Prints the document that was put there; says how many pages it has, and 0 where it is none.
#[unsafe(no_mangle)]
pub extern "C" fn print() -> usize {
    TEXT.with_borrow(|text| {
        let document = serde_json::from_slice(text).ok();
        document
            .and_then(|document| render(&document).ok())
            .map_or(0, |pdf| pdf.pages)
    })
}
