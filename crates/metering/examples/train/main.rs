//! Builds what the estimator knows, from the o200k vocabulary and a tuning corpus:
//!
//! ```sh
//! npx deno run -A crates/metering/tools/corpus.ts tuning 1 6000 > target/tuning.jsonl
//! cargo run --release -p metering --example train -- target/tuning.jsonl
//! ```
//!
//! It writes `src/estimate/vocabulary.bin` (the filter's bytes) and `src/estimate/vocabulary.rs` (its shape and the table
//! of measured worths). With `--check` it writes nothing and fails where either would change.

#[path = "../../src/estimate/filter.rs"]
#[allow(dead_code, missing_docs)]
mod filter;
#[path = "../../src/estimate/scan.rs"]
#[allow(dead_code, missing_docs)]
mod scan;
mod selection;
#[path = "../../src/estimate/split.rs"]
#[allow(dead_code, missing_docs)]
mod split;

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use filter::{Filter, hash};
use scan::Pieces;
use split::{COUNTS, KINDS, UNIT, Worth, counts, is_one_token, kind};

/// A pair of counts has to be measured this often to have an entry.
const ENOUGH: u32 = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let check = arguments.iter().any(|argument| argument == "--check");
    let corpus = arguments
        .iter()
        .find(|argument| !argument.starts_with("--"))
        .ok_or("which corpus?")?;

    let encoding = tiktoken::encoding::o200k_base();
    let tokens = (0..encoding.vocab_size() as u32).map(|rank| (rank, encoding.decode(&[rank])));
    let kept: Vec<Vec<u8>> = tokens
        .filter(|(rank, token)| selection::is_kept(*rank, token))
        .map(|(_, token)| token)
        .collect();
    let hashes: Vec<u64> = kept.iter().map(|token| hash(token)).collect();
    let built = build(&hashes)?;
    let filter = built.filter();
    let doubted = kept
        .iter()
        .filter(|token| !is_one_token(token, &filter))
        .count();
    let worth = measure(corpus, &filter, |piece| encoding.count(piece) as u32)?;

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/estimate");
    let source = source(&filter, hashes.len(), &worth)?;
    for (name, content) in [
        ("vocabulary.bin", built.places.as_slice()),
        ("vocabulary.rs", source.as_bytes()),
    ] {
        let path = folder.join(name);
        if check && std::fs::read(&path)? != content {
            return Err(format!("{name} would change").into());
        } else if !check {
            std::fs::write(&path, content)?;
        }
    }
    println!(
        "{} tokens in {} bytes, {doubted} of them not known by their parts",
        hashes.len(),
        built.places.len()
    );
    Ok(())
}

struct Built {
    places: Vec<u8>,
    segment: u32,
    range: u32,
    seed: u64,
}

impl Built {
    fn filter(&self) -> Filter<'_> {
        Filter {
            places: &self.places,
            segment: self.segment,
            range: self.range,
            seed: self.seed,
        }
    }
}

/// Finds a seed under which every token can be given a place of its own, and fills the places.
fn build(hashes: &[u64]) -> Result<Built, Box<dyn Error>> {
    const SEGMENT: u32 = 1 << 10;
    let places = (hashes.len() as f64 * 1.12).ceil() as u32;
    let segments = places.div_ceil(SEGMENT).max(4);
    let range = (segments - 3) * SEGMENT;
    for seed in 1..200u64 {
        let mut built = Built {
            places: vec![0; (segments * SEGMENT) as usize],
            segment: SEGMENT,
            range,
            seed,
        };
        let Some(order) = peel(hashes, &built.filter()) else {
            continue;
        };
        // From the last peeled to the first: each sets the one place that nothing after it needs.
        for (token, place) in order.into_iter().rev() {
            let (places, fingerprint) = built.filter().locate(hashes[token]);
            let others = places.iter().filter(|&&other| other != place);
            built.places[place as usize] = others.fold(fingerprint, |left, &other| {
                left ^ built.places[other as usize]
            });
        }
        return Ok(built);
    }
    Err("no seed works: the filter is too small".into())
}

/// Takes away, again and again, a token that is alone in one of its places; `None` where some are left over.
fn peel(hashes: &[u64], filter: &Filter<'_>) -> Option<Vec<(usize, u32)>> {
    let mut count = vec![0u32; filter.places.len()];
    let mut combined = vec![0usize; filter.places.len()];
    for (token, &hash) in hashes.iter().enumerate() {
        for place in filter.locate(hash).0 {
            count[place as usize] += 1;
            combined[place as usize] ^= token;
        }
    }
    let mut alone: Vec<u32> = (0..filter.places.len() as u32)
        .filter(|&place| count[place as usize] == 1)
        .collect();
    let mut order = Vec::with_capacity(hashes.len());
    while let Some(place) = alone.pop() {
        if count[place as usize] != 1 {
            continue;
        }
        let token = combined[place as usize];
        order.push((token, place));
        for other in filter.locate(hashes[token]).0 {
            count[other as usize] -= 1;
            combined[other as usize] ^= token;
            if count[other as usize] == 1 {
                alone.push(other);
            }
        }
    }
    (order.len() == hashes.len()).then_some(order)
}

/// The mean exact count of the corpus's pieces that are no token, by kind and by both approximate counts.
fn measure(
    corpus: &str,
    filter: &Filter<'_>,
    exact: impl Fn(&str) -> u32,
) -> Result<Worth, Box<dyn Error>> {
    let mut sums: HashMap<(usize, usize, usize), (u32, u32)> = HashMap::new();
    for line in std::fs::read_to_string(corpus)?.lines() {
        let message: serde_json::Value = serde_json::from_str(line)?;
        for piece in Pieces::new(message["text"].as_str().ok_or("a line without text")?) {
            let bytes = piece.as_bytes();
            if !is_one_token(bytes, filter) && bytes.len() <= filter::WINDOW {
                let (front, back) = counts(bytes, filter);
                let sum = sums
                    .entry((kind(piece).0 as usize, front, back))
                    .or_default();
                *sum = (sum.0 + exact(piece), sum.1 + 1);
            }
        }
    }
    let mut worth: Worth = [[[0; COUNTS + 1]; COUNTS + 1]; KINDS];
    for ((kind, front, back), (total, number)) in sums {
        if number >= ENOUGH && front <= COUNTS && back <= COUNTS {
            worth[kind][front][back] = u8::try_from((total * UNIT + number / 2) / number)?;
        }
    }
    Ok(worth)
}

fn source(filter: &Filter<'_>, tokens: usize, worth: &Worth) -> Result<String, std::fmt::Error> {
    let mut text = String::from(
        "//! Written by `cargo run -p metering --example train`; not edited by hand.\n\n",
    );
    writeln!(
        text,
        "use super::filter::Filter;\nuse super::split::Worth;\n"
    )?;
    writeln!(text, "/// {tokens} tokens of the o200k vocabulary.")?;
    writeln!(text, "pub(super) const FILTER: Filter<'static> = Filter {{")?;
    writeln!(text, "    places: include_bytes!(\"vocabulary.bin\"),")?;
    writeln!(
        text,
        "    segment: {},\n    range: {},\n    seed: {},\n}};\n",
        filter.segment, filter.range, filter.seed
    )?;
    writeln!(text, "/// Measured on the tuning corpus.")?;
    writeln!(text, "#[rustfmt::skip]\npub(super) const WORTH: Worth = [")?;
    for kind in worth {
        writeln!(text, "    [")?;
        for row in kind {
            writeln!(text, "        {row:?},")?;
        }
        writeln!(text, "    ],")?;
    }
    writeln!(text, "];")?;
    Ok(text)
}
