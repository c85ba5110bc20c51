//! The text of a PDF, page by page, in the order in which it is drawn.
//!
//! `hayro-syntax` reads the file (cross references, objects, encryption, repair of what is broken); what is drawn, with
//! which font, and which letters that are, is found out here. Everything that a file can make large is counted in
//! [`Work`], so that a hostile file ends early and keeps what was read.

mod cmap;
mod encoding;
mod font;
mod layout;
mod page;
mod streams;

use hayro_syntax::{LoadPdfError, Pdf};

use crate::Refusal;
use crate::text::{Bounded, Text};

/// The most pages that are read.
const MAX_PAGES: usize = 3_000;

/// A PDF as far as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// How many pages it has.
    pub pages: u32,
    /// Their text, with `[p. 2]` before the second page and so on. Empty where the pages are pictures.
    pub text: Text,
}

/// What may still be spent on a file.
#[derive(Debug)]
pub(crate) struct Work {
    /// Bytes that streams are unpacked to.
    pub(crate) bytes: usize,
    /// Operators that are carried out.
    pub(crate) operators: u32,
    /// Letters that are looked up.
    pub(crate) letters: u32,
    /// Entries of the fonts' tables.
    pub(crate) entries: u32,
    /// Forms that are drawn.
    pub(crate) forms: u32,
}

impl Default for Work {
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            operators: 3_000_000,
            letters: 2_000_000,
            entries: 600_000,
            forms: 10_000,
        }
    }
}

/// Takes `amount` off what is left; `false` where there is not as much.
pub(crate) fn spend(left: &mut u32, amount: u32) -> bool {
    let enough = *left >= amount;
    *left = left.saturating_sub(amount);
    enough
}

/// Whether it says that it is a PDF: near its beginning, because some writers put something before it.
pub(crate) fn sniff(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    memchr::memmem::find(head, b"%PDF-").is_some()
}

/// Reads a PDF.
///
/// # Errors
///
/// [`Refusal::Encrypted`] where it wants a password, [`Refusal::Damaged`] where no page can be found, or where it is
/// packed so that unpacking it would take more memory than any document needs.
pub fn read(bytes: Vec<u8>) -> Result<Read, Refusal> {
    if !streams::are_bounded(&bytes) {
        return Err(Refusal::Damaged);
    }
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refusal::Encrypted,
        LoadPdfError::Invalid => Refusal::Damaged,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Refusal::Damaged);
    }
    let mut work = Work::default();
    let mut fonts = font::Fonts::default();
    let mut written = Bounded::default();
    let mut broken_off = pages.len() > MAX_PAGES;
    for (at, page) in pages.iter().take(MAX_PAGES).enumerate() {
        let text = page::text(page, &mut fonts, &mut work);
        if !text.trim().is_empty() {
            if at > 0 {
                written.push(&format!("\n\n[p. {}]\n", at + 1));
            }
            written.push(&text);
        }
        if written.is_full() || work.bytes == 0 || work.operators == 0 || work.letters == 0 {
            broken_off |= !written.is_full();
            break;
        }
    }
    let mut text = written.finish();
    text.truncated |= broken_off;
    Ok(Read {
        pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
        text,
    })
}
