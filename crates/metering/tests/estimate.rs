//! The estimate against exact counts, on messages that neither the vocabulary's selection nor the table has seen.

#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use metering::{estimate_tokens, reserve_tokens};

const HELD_OUT: &str = include_str!("data/held-out.jsonl");

fn held_out() -> Vec<(String, u32)> {
    let message = |line: &str| {
        let message: serde_json::Value = serde_json::from_str(line).unwrap();
        (
            message["text"].as_str().unwrap().to_owned(),
            message["tokens"].as_u64().unwrap() as u32,
        )
    };
    HELD_OUT.lines().map(message).collect()
}

fn error(estimate: u32, exact: u32) -> f64 {
    (f64::from(estimate) / f64::from(exact) - 1.0).abs()
}

#[test]
fn the_mean_error_on_held_out_messages_is_within_two_percent() {
    let messages = held_out();
    let sum: f64 = messages
        .iter()
        .map(|(text, exact)| error(estimate_tokens(text), *exact))
        .sum();
    let mean = sum / messages.len() as f64;
    assert!(mean <= 0.02, "mean error {:.2} %", 100.0 * mean);
}

#[test]
fn the_worst_held_out_message_is_within_ten_percent() {
    for (text, exact) in held_out() {
        let estimate = estimate_tokens(&text);
        assert!(
            error(estimate, exact) <= 0.10,
            "{estimate} for {exact}: {text}"
        );
    }
}

#[test]
fn the_reservation_is_enough_for_999_of_1000_held_out_messages() {
    let messages = held_out();
    let beyond = messages
        .iter()
        .filter(|(text, exact)| reserve_tokens(text) < *exact)
        .count();
    assert!(
        beyond * 1_000 <= messages.len(),
        "{beyond} of {} were not covered",
        messages.len()
    );
}

#[test]
fn the_stored_counts_are_those_of_the_exact_tokenizer() {
    let encoding = tiktoken::encoding::o200k_base();
    for (text, stored) in held_out() {
        assert_eq!(encoding.count(&text) as u32, stored, "{text}");
    }
}

#[test]
fn every_short_text_is_covered_by_its_reservation() {
    for text in [
        "",
        "a",
        "Hola",
        "¿?",
        "🙏🏽🙏🏽🙏🏽",
        "👨‍👩‍👧‍👦",
        "XKCD-QWZ",
        "\u{200b}\u{200b}",
        "12345678901234567890",
        "ñandú",
        "\t\t\n ",
    ] {
        let exact = tiktoken::encoding::o200k_base().count(text) as u32;
        assert!(
            reserve_tokens(text) >= exact,
            "{text:?}: {} for {exact}",
            reserve_tokens(text)
        );
    }
}

/// The least of several runs: what the work itself takes, without what else the machine did meanwhile.
fn least(text: &str) -> Duration {
    let run = |_| {
        let start = Instant::now();
        std::hint::black_box(estimate_tokens(std::hint::black_box(text)));
        start.elapsed()
    };
    (0..3).map(run).min().unwrap()
}

/// Work that grows with the square of a piece's length would take thousands of times as long as prose here.
#[test]
fn a_hostile_text_takes_no_more_than_some_times_as_long_as_prose_of_its_length() {
    const BYTES: usize = 50_000;
    let prose = "Buenos días, ¿me cotiza 25 pasteles para el sábado?\n";
    let usual = least(&prose.repeat(BYTES / prose.len()));
    let units = [
        "a", "A", "aB", "é", "🙏", " ", "\n", " \n", "=", "…", "漢", "ж", "1", "'s", "\u{301}",
        "a\u{301}",
    ];
    for unit in units {
        let hostile = least(&unit.repeat(BYTES / unit.len()));
        assert!(
            hostile < 50 * usual,
            "{unit:?}: {hostile:?}, prose {usual:?}"
        );
    }
}
