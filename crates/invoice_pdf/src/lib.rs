//! An invoice or a credit note as a PDF.
//!
//! [`render`] takes what `public.invoices` holds, who sells, and a language, and gives the bytes of a file. The words are those of the
//! web's own message catalogues, so that a line says on paper what it says on the screen.
//!
//! # What can be relied on
//!
//! - The same input gives the same bytes: no clock and no randomness, and the file's identifier is made from its content.
//! - The text is text: it can be searched, copied and read aloud. Fonts are embedded as subsets and mapped to Unicode, the structure
//!   (headings, the table with its heads) is tagged, and the file is PDF/UA-1.
//! - Nothing is cut off: names wrap, words that are too long for a line are broken, amounts that are too wide become smaller, and
//!   tables go on over as many pages as they need, with their head on each.
//! - A character that the typeface (Figtree: Latin) lacks, such as an emoji or Chinese, is shown as a box; whoever copies it or has it
//!   read aloud gets the character itself, and a note at the end names every one by its code. Such a file is tagged like the others,
//!   but not PDF/UA, which allows no such box. [`Pdf::lacking`] says which they were.
//! - The paper is what the customer's country prints on: letter or A4.
//! - What is not known (an address, who sells) is left out. An invoice that another system wrote, with lines that lack what ours have,
//!   is printed all the same.
//!
//! # What it does not do
//!
//! It adds nothing up and checks no amount: the database did both when the invoice was issued. It is no fiscal document of a country
//! (CFDI, NF-e): those are made by who is authorised to.
//!
//! ```
//! let document = serde_json::json!({
//!     "language": "es",
//!     "invoice": {
//!         "number": "FA-00000001", "kind": "invoice", "status": "paid", "currency": "MXN",
//!         "subtotal": "499.00", "discount_amount": "0.00", "tax_amount": "79.84", "total_amount": "578.84",
//!         "tax_is_contained": false, "issue_date": "2026-12-01", "due_date": "2026-12-08", "paid_date": "2026-12-01",
//!         "customer": { "name": "Taquería Rosa", "country": "MX" },
//!         "line_items": [{
//!             "kind": "plan", "description": { "key": "plan.monthly", "parameters": { "plan": "starter" } },
//!             "quantity": 1, "unit_amount": "499.00", "discount_amount": "0.00", "amount": "499.00",
//!             "tax_name": "IVA", "tax_basis_points": 1600, "tax_amount": "79.84"
//!         }]
//!     }
//! });
//! let pdf = invoice_pdf::render(&serde_json::from_value(document)?)?;
//! assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
//! assert_eq!((pdf.pages, pdf.lacking.as_str()), (1, ""));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![deny(missing_docs)]

mod amount;
mod layout;
mod model;
mod paper;
mod sheet;
mod typeface;
#[cfg(target_arch = "wasm32")]
mod web;
mod words;

use std::fmt;

pub use amount::Amount;
pub use locale::Language;
pub use model::{Days, Description, Document, Invoice, Kind, Line, Party, Status, TaxTreatment};

/// A file, and what is to be known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The characters that the typeface lacks, each once, in the order in which they came.
    pub lacking: String,
}

/// Why there is no file. Neither depends on what an invoice says; both would be mistakes of this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RenderError {
    /// The typeface cannot be read.
    Typeface,
    /// What was laid out is no valid PDF.
    Layout,
}

impl RenderError {
    /// The stable code, for logs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Typeface => "typeface_unreadable",
            Self::Layout => "layout_invalid",
        }
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for RenderError {}

/// Prints a document.
///
/// # Errors
/// [`RenderError`], for no document that is known of.
pub fn render(document: &Document) -> Result<Pdf, RenderError> {
    layout::render(document)
}
