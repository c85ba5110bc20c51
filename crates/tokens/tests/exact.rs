//! Counts equal those of the tokenizer itself, also where long runs are counted window by window.

use std::sync::OnceLock;

use proptest::prelude::*;
use tiktoken::CoreBpe;
use tokens::{count_many, count_tokens};

fn exact(text: &str) -> u32 {
    static ENCODING: OnceLock<CoreBpe> = OnceLock::new();
    ENCODING
        .get_or_init(tiktoken::encoding::o200k_base)
        .count(text) as u32
}

/// Runs of every class that is cut, and of some that are not.
const UNITS: &[&str] = &[
    "a",
    "A",
    "é",
    "aA",
    "abc",
    "ab",
    "xyzzy",
    "qu",
    "abcdefghijklmnopqrstuvwxyz",
    "la",
    "😀",
    "👨‍👩‍👧",
    "❤️",
    " ",
    "\t",
    "\t ",
    "\n",
    "\r\n",
    " \n",
    ".",
    "...",
    "=",
    "-=",
    "/",
    "!/",
    "'",
    "'s",
    "漢",
    "漢字",
    "한",
    "ж",
    "жи",
    "1",
    "…",
    "\u{301}",
    "ñandú",
    "ÁRBOL",
    "_",
    "{}",
    "()",
];
const ENDS: &[&str] = &[
    "", "a", "A", " ", "  ", "\n", "/", "'s", ".", "Hola, ", "1", "😀", "\u{301}", "\n/", "x ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_long_run_counts_as_the_tokenizer_counts_it(
        unit in prop::sample::select(UNITS),
        length in 1_500..14_000usize,
        before in prop::sample::select(ENDS),
        after in prop::sample::select(ENDS),
        second in prop::sample::select(UNITS),
    ) {
        let text = format!("{before}{}{after}{}{before}", unit.repeat(length / unit.len()), second.repeat(length / 2 / second.len()));
        prop_assert_eq!(count_tokens(&text), exact(&text));
    }

    #[test]
    fn a_long_word_of_any_letters_counts_as_the_tokenizer_counts_it(word in "[a-z]{2000,12000}") {
        prop_assert_eq!(count_tokens(&word), exact(&word));
    }

    #[test]
    fn long_symbols_of_any_kind_count_as_the_tokenizer_counts_them(text in "[!-/:-@😀-😏]{2000,9000}") {
        prop_assert_eq!(count_tokens(&text), exact(&text));
    }

    #[test]
    fn any_text_counts_as_the_tokenizer_counts_it(text in any::<String>()) {
        prop_assert_eq!(count_tokens(&text), exact(&text));
    }
}

#[test]
fn many_texts_are_counted_in_order() {
    assert_eq!(
        count_many(&["", "Hola", "Hola Hola"]),
        [0, exact("Hola"), exact("Hola Hola")]
    );
}
