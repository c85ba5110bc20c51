//! What people are told by mail about what they pay for, in three languages, and the providers that deliver it.
//!
//! - [`Mail`] is what there is to say, with its parameters, as the database writes them;
//! - [`write`](fn@write) says it: a subject, an HTML part and a plain one that are made from one [`Content`], so that they cannot differ;
//! - [`Account::encode`] makes an HTTP request for a provider, [`Provider::decode`] reads its answer or says what to do about it;
//! - [`webhook`] verifies what a provider says later, and reads it into one neutral [`webhook::Event`].
//!
//! # What can be relied on
//!
//! - Every mail exists in every language: a match that misses one does not compile.
//! - Nothing that a person typed is markup: [`Content`] holds text, and what becomes HTML is escaped in one place.
//! - No request carries more than one recipient, and every request names the mail by its id, so that what a provider reports
//!   can be told apart.
//! - A webhook says nothing before its signature has been verified on the bytes as they came.
//!
//! # What it does not do
//!
//! No I/O, no clock and no randomness. Whether, to whom and how often a mail is sent, and whom nobody writes to any more, is the
//! database's to say (`private.outbox`, `private.mail_suppressions`).
//!
//! # Example
//!
//! ```
//! use mail::{Language, Mail, Setting, write};
//!
//! let mail: Mail = serde_json::from_str(
//!     r#"{"template": "trial_ends_soon", "parameters": {"last_day": "2026-12-03"}}"#,
//! )?;
//! let site = Setting { site_url: "https://sintra.example".into(), business: None };
//! let written = write(&mail, Language::from_tag("es-MX"), &site);
//! assert_eq!(written.subject, "Tu prueba termina el 3 de diciembre de 2026");
//! assert!(written.text.contains("https://sintra.example/dashboard/cuenta/plan"));
//! # Ok::<(), serde_json::Error>(())
//! ```
#![deny(missing_docs)]

mod address;
mod content;
mod html;
mod parameters;
mod provider;
mod text;
pub mod webhook;
mod words;

pub use address::{address_hash, is_address};
pub use content::{Block, Content, Row};
pub use locale::Language;
pub use parameters::{
    Amount, Bill, BillLine, Mail, Owed, Plan, PlanChange, PlanOn, Receipt, Reminder, TopUp, Usage,
};
pub use provider::{Account, Failure, Outgoing, Provider, Retry, Unencodable};

/// Around every mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Where people reach the product, without a slash at the end: `https://sintra.example`.
    pub site_url: String,
    /// Name of the organization whose subscription it is about; none where it is the recipient's own.
    pub business: Option<String>,
}

/// A mail as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// One line.
    pub subject: String,
    /// A whole HTML document.
    pub html: String,
    /// The same without markup.
    pub text: String,
}

/// Says a mail in a language.
#[must_use]
pub fn write(mail: &Mail, language: Language, setting: &Setting) -> Written {
    let content = words::say(mail, language, setting.business.as_deref());
    Written {
        subject: content.subject.clone(),
        html: html::render(&content, language, &setting.site_url),
        text: text::render(&content, language, &setting.site_url),
    }
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
