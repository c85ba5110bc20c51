//! Exact o200k token counts.
//!
//! `metering` estimates, because an estimate is all that a turn needs before it begins and the exact tokenizer weighs
//! 2.4 MB and starts in a tenth of a second or more. This crate is the exact tokenizer, compiled to a WebAssembly module
//! of its own that is loaded only where an exact count is asked for.

mod runs;
#[cfg(target_arch = "wasm32")]
mod web;

use std::sync::OnceLock;

use tiktoken::CoreBpe;

/// How many tokens of the o200k vocabulary a text is. Special tokens such as `<|endoftext|>` count as ordinary text.
///
/// ```
/// assert_eq!(tokens::count_tokens("Hola, ¿qué puedes hacer por mi taquería?"), 12);
/// ```
#[must_use]
pub fn count_tokens(text: &str) -> u32 {
    let vocabulary = vocabulary();
    let count = if runs::may_hold_long_run(text) {
        runs::count(text, vocabulary)
    } else {
        vocabulary.count(text)
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The vocabulary, unpacked at the first count. It is named directly: asking for it by name would link every other
/// vocabulary of the crate `tiktoken` as well, 9 MB of them.
fn vocabulary() -> &'static CoreBpe {
    static VOCABULARY: OnceLock<CoreBpe> = OnceLock::new();
    VOCABULARY.get_or_init(tiktoken::encoding::o200k_base)
}

/// [`count_tokens`] of each text, in order.
#[must_use]
pub fn count_many<S: AsRef<str>>(texts: &[S]) -> Vec<u32> {
    texts
        .iter()
        .map(|text| count_tokens(text.as_ref()))
        .collect()
}
