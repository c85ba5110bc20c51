//! What providers say later: verified on the bytes as they came, then read into one [`Event`].
//!
//! Nothing that is kept of it names a person: an event has the hash of the address, and the id of the mail.

pub mod resend;
pub mod sendgrid;

use std::fmt;

use serde::{Deserialize, Serialize};

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// The recipient's server has it.
    Delivered,
    /// The address does not exist, or will never take mail.
    Bounced,
    /// The recipient called it spam.
    Complained,
    /// It was not delivered, for a reason that is not the address's.
    Failed,
}

/// What a provider says of a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What became of it.
    pub fate: Fate,
    /// The mail's id in `private.outbox`; none of a mail that is not from there.
    pub outbox_id: Option<String>,
    /// [`crate::address_hash`] of the recipient.
    pub address_hash: String,
    /// The provider's words, bounded and without addresses.
    pub reason: Option<String>,
}

/// Why a webhook is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebhookError {
    /// The secret or public key that is configured is none.
    Secret,
    /// A header is missing or cannot be read.
    Header,
    /// It was signed too long ago, or by a clock that is ahead.
    Time,
    /// It was not signed by the provider, or changed since.
    Signature,
    /// It was signed and is not what the provider's documentation says.
    Malformed,
}

impl WebhookError {
    /// A stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Secret => "webhook_secret_invalid",
            Self::Header => "webhook_header_missing",
            Self::Time => "webhook_time_invalid",
            Self::Signature => "webhook_signature_invalid",
            Self::Malformed => "webhook_malformed",
        }
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for WebhookError {}

/// An id as [`crate::Outgoing::id`] has it; whatever else stands there is not one of ours.
fn outbox_id(text: Option<&str>) -> Option<String> {
    let is_uuid = |id: &&str| {
        id.len() == 36
            && id.bytes().enumerate().all(|(place, byte)| match place {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            })
    };
    text.filter(is_uuid).map(str::to_owned)
}

#[cfg(test)]
mod tests;
