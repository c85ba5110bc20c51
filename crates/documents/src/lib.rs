//! What an uploaded file is, and the text in it.
//!
//! [`read`] takes the bytes of a file and nothing else: neither the name nor the type that came with it is asked, because
//! both are what somebody says. Pictures (PNG, JPEG, WebP, GIF) are measured, not decoded; of PDF, CSV and plain text the
//! text is taken out.
//!
//! # What can be relied on
//!
//! - No bytes make it panic, recurse without end, or hold much more memory than the file itself and 64 MB: streams are
//!   unpacked up to a limit, and pages, operators, fonts and forms are counted.
//! - The text has at most [`MAX_CHARS`] characters and none that PostgreSQL or a prompt would choke on; `truncated` says
//!   where something is missing.
//! - A PDF whose pages are pictures (a scan) is a document with pages and 0 characters, not an error.
//!
//! # What it does not do
//!
//! It reads no text out of pictures, opens no archive (so no office documents), and asks for no password: a PDF that wants
//! one is unreadable, one that opens with the empty password is not. It does not decide whether a text is an attack: the
//! prompt places it so that it need not be decided.
//!
//! ```
//! use documents::{Kind, Refusal, read};
//!
//! let table = read("producto;precio\ntaco;25,50\nagua;18,00\n".as_bytes().to_vec()).unwrap();
//! assert_eq!((table.kind, table.rows, table.columns), (Kind::Csv, Some(3), Some(2)));
//! assert_eq!(table.text.as_deref(), Some("producto | precio\ntaco | 25,50\nagua | 18,00"));
//!
//! assert_eq!(read(b"PK\x03\x04 whatever its name says".to_vec()), Err(Refusal::TypeUnsupported));
//! assert_eq!(read(Vec::new()), Err(Refusal::Empty));
//! ```
#![deny(missing_docs)]

mod csv;
mod pdf;
mod picture;
mod text;
#[cfg(target_arch = "wasm32")]
mod web;

use serde::Serialize;

/// The most characters that are kept of a file's text.
pub const MAX_CHARS: usize = 200_000;
/// The longest side of a picture, in pixels: what models take.
pub const MAX_SIDE: u32 = 8_000;
/// The most pixels of a picture.
pub const MAX_PIXELS: u64 = 50_000_000;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A picture.
    Image,
    /// A PDF.
    Pdf,
    /// Plain text, Markdown included.
    Text,
    /// A table in text.
    Csv,
}

/// A file that can be given to a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Its type.
    pub mime_type: &'static str,
    /// Of a PDF: how many pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// Of a picture: pixels from left to right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Of a picture: pixels from top to bottom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Of a table that was read whole: how many rows, the heading included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<u32>,
    /// Of a table: how many columns most rows have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<u32>,
    /// How many characters the text has.
    pub chars: u32,
    /// Whether the file has more text than that.
    pub truncated: bool,
    /// The text; `None` for a picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is of a type that is not read.
    TypeUnsupported,
    /// It says that it is of a type that is read, and is damaged.
    Damaged,
    /// It wants a password.
    Encrypted,
    /// It is a picture of more pixels than models take.
    TooManyPixels,
}

impl Refusal {
    /// The stable code that reaches the client.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "attachment_empty",
            Self::TypeUnsupported => "attachment_type_unsupported",
            Self::Damaged | Self::Encrypted => "attachment_unreadable",
            Self::TooManyPixels => "attachment_too_large",
        }
    }

    /// Which of several reasons a code has.
    #[must_use]
    pub const fn reason(self) -> Option<&'static str> {
        match self {
            Self::Damaged => Some("damaged"),
            Self::Encrypted => Some("encrypted"),
            Self::TooManyPixels => Some("pixels"),
            Self::Empty | Self::TypeUnsupported => None,
        }
    }
}

/// Finds out what a file is, and reads it.
///
/// # Errors
///
/// [`Refusal`] says why it is not taken.
pub fn read(bytes: Vec<u8>) -> Result<Document, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some(format) = picture::sniff(&bytes) {
        let (width, height) = picture::measure(format, &bytes).ok_or(Refusal::Damaged)?;
        if width.max(height) > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(Refusal::TooManyPixels);
        }
        return Ok(Document {
            width: Some(width),
            height: Some(height),
            ..Document::of(Kind::Image, format.mime_type())
        });
    }
    if pdf::sniff(&bytes) {
        let read = pdf::read(bytes)?;
        return Ok(Document {
            pages: Some(read.pages),
            ..Document::of(Kind::Pdf, "application/pdf").with(read.text)
        });
    }
    let decoded = text::decode(&bytes).ok_or(Refusal::TypeUnsupported)?;
    drop(bytes);
    if decoded.text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some(table) = csv::table(&decoded.text) {
        let mut written = text::Bounded::default();
        table.write(&mut written);
        let mut read = written.finish();
        read.truncated |= decoded.cut;
        return Ok(Document {
            rows: (!decoded.cut).then_some(table.rows),
            columns: Some(table.columns),
            ..Document::of(Kind::Csv, "text/csv").with(read)
        });
    }
    let mut written = text::Bounded::default();
    written.push(&decoded.text);
    let mut read = written.finish();
    read.truncated |= decoded.cut;
    Ok(Document::of(Kind::Text, "text/plain").with(read))
}

impl Document {
    const fn of(kind: Kind, mime_type: &'static str) -> Self {
        Self {
            kind,
            mime_type,
            pages: None,
            width: None,
            height: None,
            rows: None,
            columns: None,
            chars: 0,
            truncated: false,
            text: None,
        }
    }

    fn with(self, read: text::Text) -> Self {
        Self {
            chars: read.chars,
            truncated: read.truncated,
            text: Some(read.text),
            ..self
        }
    }
}
