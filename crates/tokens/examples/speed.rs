//! Speed of the exact counter: bytes a second on prose, and the time for four times the hostile input.
//!
//! ```sh
//! cargo run --release -p tokens --example speed
//! ```

use std::time::Instant;

/// The least of several runs: what the work itself takes, without what else the machine did meanwhile.
fn seconds(text: &str, runs: usize) -> f64 {
    let run = |_| {
        let start = Instant::now();
        std::hint::black_box(tokens::count_tokens(std::hint::black_box(text)));
        start.elapsed().as_secs_f64()
    };
    (0..runs).map(run).fold(f64::INFINITY, f64::min)
}

fn main() {
    let start = Instant::now();
    std::hint::black_box(tokens::count_tokens("calentar"));
    println!("start {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    let prose =
        "Buenos días, ¿me puede cotizar 25 pasteles de tres leches para el sábado? Gracias.\n"
            .repeat(4_000);
    println!(
        "prose {:.1} MB/s",
        prose.len() as f64 / seconds(&prose, 9) / 1e6
    );
    for (name, unit) in [
        ("a", "a"),
        ("emoji", "😀"),
        ("spaces", " "),
        ("dots", "."),
        ("accents", "é"),
        ("newlines", "\n"),
        ("mix", "aB"),
        ("abc", "abcdefghijklmnopqrstuvwxyz"),
        ("digits", "7"),
        ("zwj", "👨‍👩‍👧"),
        ("cjk", "漢"),
    ] {
        let small = unit.repeat(250_000 / unit.len());
        let large = unit.repeat(1_000_000 / unit.len());
        let (one, four) = (seconds(&small, 5), seconds(&large, 5));
        println!(
            "{name}: {:.1} ms, {:.1} ms, ratio {:.2}",
            one * 1e3,
            four * 1e3,
            four / one
        );
    }
}
