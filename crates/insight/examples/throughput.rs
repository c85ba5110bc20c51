//! The rules behind an interface without anything else, so that they can be timed in WebAssembly and natively alike.
//!
//! `npm run bench -- extraction` builds this as a module and as a library, and calls both in the same way.
#![allow(unsafe_code, missing_docs, reason = "C has no other interface")]

use std::cell::RefCell;

use chrono::{DateTime, NaiveDate};
use insight::{Context, Language, Turn, extract};

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Room for a text of `length` bytes; it is there until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        text.resize(length, 0);
        text.as_mut_ptr()
    })
}

/// Reads the text that was put there, as that of a Mexican on a day in March; says how much was found.
#[unsafe(no_mangle)]
pub extern "C" fn read() -> usize {
    let context = Context {
        language: Language::Spanish,
        country: Some("MX".to_owned()),
        now: DateTime::UNIX_EPOCH,
        today: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap_or_default(),
    };
    TEXT.with_borrow(|text| {
        let text = std::str::from_utf8(text).unwrap_or_default();
        let turn = Turn {
            text,
            previous: None,
        };
        extract(&turn, &context).len()
    })
}
