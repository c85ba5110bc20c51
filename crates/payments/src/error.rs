//! What can go wrong with a gateway.

use std::fmt;

/// Why a gateway did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentError {
    /// The gateway cannot do it: this method, this currency, or at all.
    Unsupported,
    /// A base URL, a key or an id that cannot be sent. A mistake of configuration.
    Misconfigured,
    /// There is no such object there.
    NotFound,
    /// It refused for good; trying again changes nothing. The status and the gateway's code, for logs.
    Refused(u16, String),
    /// It may go well later: it was busy, it failed, or it is still doing the same.
    Unavailable(u16),
    /// An answer that is not what the documentation promises. What was missing, for logs.
    Unreadable(&'static str),
}

impl PaymentError {
    /// The stable code that a client gets.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unsupported => "payment_method_unsupported",
            Self::Misconfigured => "gateway_misconfigured",
            Self::NotFound => "payment_not_found",
            Self::Refused(..) => "gateway_refused",
            Self::Unavailable(_) => "gateway_unavailable",
            Self::Unreadable(_) => "gateway_unreadable",
        }
    }
}

impl fmt::Display for PaymentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(status, code) => write!(f, "{}: {status} {code}", self.code()),
            Self::Unavailable(status) => write!(f, "{}: {status}", self.code()),
            Self::Unreadable(what) => write!(f, "{}: {what}", self.code()),
            _ => f.write_str(self.code()),
        }
    }
}

impl std::error::Error for PaymentError {}

impl From<wire::InvalidBaseUrl> for PaymentError {
    fn from(_: wire::InvalidBaseUrl) -> Self {
        Self::Misconfigured
    }
}

/// Why a webhook is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebhookError {
    /// No secret is configured: nothing can be verified.
    SecretMissing,
    /// It carries no signature.
    SignatureMissing,
    /// Its signature is none.
    SignatureMalformed,
    /// It was signed with another secret, or for another body.
    SignatureMismatch,
    /// It was signed too long ago, or in the future.
    OutOfTolerance,
    /// It is signed, and yet not what the documentation promises.
    Malformed,
}

impl WebhookError {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SecretMissing => "webhook_secret_missing",
            Self::SignatureMissing => "webhook_signature_missing",
            Self::SignatureMalformed => "webhook_signature_malformed",
            Self::SignatureMismatch => "webhook_signature_mismatch",
            Self::OutOfTolerance => "webhook_out_of_tolerance",
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
