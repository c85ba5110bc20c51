//! Prints a document: `cargo run -p invoice_pdf --example print < document.json > invoice.pdf`.

use std::error::Error;
use std::io::{Read, Write, stdin, stdout};

fn main() -> Result<(), Box<dyn Error>> {
    let mut document = String::new();
    stdin().read_to_string(&mut document)?;
    let pdf = invoice_pdf::render(&serde_json::from_str(&document)?)?;
    stdout().write_all(&pdf.bytes)?;
    Ok(())
}
