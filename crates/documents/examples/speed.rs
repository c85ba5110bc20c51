//! Reads files and says how long it took: `cargo run --release -p documents --example speed -- <files>`.

#![allow(clippy::print_stdout)]

use std::time::Instant;

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let size = bytes.len();
        let began = Instant::now();
        let read = documents::read(bytes);
        let took = began.elapsed();
        match read {
            Ok(document) => {
                let text = document.text.clone().unwrap_or_default();
                let head: String = text.chars().take(1_500).collect();
                println!(
                    "{path}: {size} bytes, {took:?}: {:?}\n{head}",
                    documents::Document {
                        text: None,
                        ..document
                    }
                );
            }
            Err(refusal) => println!("{path}: {size} bytes, {took:?}: {refusal:?}"),
        }
    }
    Ok(())
}
