//! What can go wrong upstream, and what to do about it.

use std::fmt;
use std::time::Duration;

/// The longest [`LlmError::message`], in bytes.
const MAX_MESSAGE_BYTES: usize = 400;

/// The kind of failure. [`ErrorClass::retry`] says what each is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorClass {
    /// Too many requests or tokens a minute.
    RateLimited,
    /// The account has no credit left; waiting does not help.
    CreditExhausted,
    /// The provider says that it is overloaded.
    Overloaded,
    /// The provider failed (5xx).
    Unavailable,
    /// The provider or something before it gave up waiting (408, 504).
    Timeout,
    /// The key is wrong (401).
    Authentication,
    /// The key may not do this (403).
    Permission,
    /// The model or the path does not exist (404).
    NotFound,
    /// The prompt does not fit into the model's context window.
    ContextTooLong,
    /// The prompt was refused by the provider's policy.
    ContentPolicy,
    /// Any other request that the provider calls wrong (4xx).
    InvalidRequest,
    /// The stream holds something that is not the provider's format, or too much of it.
    Malformed,
    /// The stream ended before the answer did.
    Truncated,
}

impl ErrorClass {
    /// A stable code, as `messages.error_details` and the logs have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::RateLimited => "provider_rate_limited",
            Self::CreditExhausted => "provider_credit_exhausted",
            Self::Overloaded => "provider_overloaded",
            Self::Unavailable => "provider_unavailable",
            Self::Timeout => "provider_timeout",
            Self::Authentication => "provider_authentication",
            Self::Permission => "provider_permission",
            Self::NotFound => "provider_not_found",
            Self::ContextTooLong => "provider_context_too_long",
            Self::ContentPolicy => "provider_content_policy",
            Self::InvalidRequest => "provider_invalid_request",
            Self::Malformed => "provider_malformed_stream",
            Self::Truncated => "provider_truncated_stream",
        }
    }

    /// The advice that goes with the class when the provider named no time.
    ///
    /// Nearly everything is worth the next provider, for a wrong key or a model without this
    /// parameter says nothing about the others. Only a refusal by policy is final: shopping
    /// around for a provider that answers anyway is not a fallback.
    pub const fn retry(self) -> Retry {
        match self {
            Self::ContentPolicy => Retry::Never,
            _ => Retry::NextProvider,
        }
    }
}

/// What to do after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// Give up: the same thing would happen anywhere.
    Never,
    /// Ask the next provider now.
    NextProvider,
    /// Ask the next provider now, or, where there is none, the same one after this time.
    After(Duration),
}

/// A failure of a provider, classified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LlmError {
    /// The kind of failure.
    pub class: ErrorClass,
    /// What to do about it. After the first token it is too late for any of it.
    pub retry: Retry,
    /// The provider's words for the operator's log, at most 400 bytes on one line and with
    /// anything that looks like a key struck out. Not meant for end users.
    pub message: String,
}

impl LlmError {
    /// An error with the class's own retry advice.
    pub fn new(class: ErrorClass, message: &str) -> Self {
        Self {
            class,
            retry: class.retry(),
            message: clean(message),
        }
    }

    /// The class's stable code.
    pub const fn code(&self) -> &'static str {
        self.class.code()
    }
}

impl fmt::Display for LlmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code(), self.message)
    }
}

impl std::error::Error for LlmError {}

/// One line, no control characters, no keys, bounded.
fn clean(message: &str) -> String {
    let mut cleaned = String::with_capacity(message.len().min(MAX_MESSAGE_BYTES));
    // What is cut off by the bound need not be cleaned; a word that reaches past it is dropped.
    for word in message.split(|c: char| c.is_whitespace() || c.is_control()) {
        if word.is_empty() {
            continue;
        }
        let word = if looks_like_key(word) {
            "[redacted]"
        } else {
            word
        };
        if cleaned.len() + word.len() >= MAX_MESSAGE_BYTES {
            cleaned.push('…');
            break;
        }
        if !cleaned.is_empty() {
            cleaned.push(' ');
        }
        cleaned.push_str(word);
    }
    cleaned
}

fn looks_like_key(word: &str) -> bool {
    ["sk-", "hf_", "sb_secret_", "eyJ"].iter().any(|mark| {
        word.find(mark).is_some_and(|at| {
            let starts = !word[..at].ends_with(|c: char| c.is_alphanumeric());
            starts && word.len() - at > mark.len() + 4
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_one_bounded_line_without_keys() {
        let error = LlmError::new(
            ErrorClass::Authentication,
            "Incorrect API key:\r\n\"sk-proj-abcdef0123\" \u{0} given",
        );
        assert_eq!(error.message, "Incorrect API key: [redacted] given");
        let long = LlmError::new(ErrorClass::Unavailable, &"palabra ".repeat(1000));
        assert!(long.message.len() <= MAX_MESSAGE_BYTES + '…'.len_utf8());
        let endless = LlmError::new(ErrorClass::Unavailable, &"x".repeat(100_000));
        assert_eq!(endless.message, "…");
        assert_eq!(
            LlmError::new(ErrorClass::Unavailable, "task-force failed").message,
            "task-force failed"
        );
    }
}
