//! What a refusal of a provider is worth.

use std::fmt;

use crate::content::clean;

/// The longest [`Failure::message`], in characters.
const MAX_MESSAGE: usize = 200;
/// The longest time that a provider's `retry-after` is believed, in seconds.
const MAX_RETRY_AFTER: u32 = 3600;

/// What to do after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// Ask the next provider now; where there is none, the same one later, not before these seconds where it named any.
    NextProvider {
        /// What it said.
        after: Option<u32>,
    },
    /// The same one later, and no other: it is at work on this mail already.
    SameLater,
    /// Never: the mail itself is refused.
    Never,
}

/// A provider that has not taken a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// A stable code.
    pub code: &'static str,
    /// What to do about it.
    pub retry: Retry,
    /// Whether the mail may have been taken all the same: no answer came.
    pub is_uncertain: bool,
    /// The provider's words, on one bounded line and without addresses. For logs, never for people.
    pub message: String,
}

impl Failure {
    /// Whether the provider only has too much to do at the moment: nothing is wrong with the mail or the settings.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(
            self.code,
            "mail_provider_rate_limited" | "mail_provider_busy"
        )
    }

    /// No answer came, or none in time.
    #[must_use]
    pub fn unanswered(reason: &str) -> Self {
        Self {
            is_uncertain: true,
            ..Self::new("mail_provider_unanswered", NEXT, reason)
        }
    }

    pub(super) fn new(code: &'static str, retry: Retry, message: &str) -> Self {
        Self {
            code,
            retry,
            is_uncertain: false,
            message: without_addresses(message),
        }
    }

    /// By the status alone, where the provider's own code says nothing more exact.
    pub(super) fn by_status<N: AsRef<str>, V: AsRef<str>>(
        status: u16,
        headers: &[(N, V)],
        message: &str,
    ) -> Self {
        let (code, retry) = match status {
            401 | 403 => ("mail_provider_forbidden", NEXT),
            404 | 405 => ("mail_provider_not_found", NEXT),
            408 | 429 => (
                "mail_provider_rate_limited",
                Retry::NextProvider {
                    after: retry_after(headers),
                },
            ),
            500.. => (
                "mail_provider_unavailable",
                Retry::NextProvider {
                    after: retry_after(headers),
                },
            ),
            400..500 => ("mail_refused", Retry::Never),
            // Neither accepted nor refused: something that is not the provider.
            _ => ("mail_provider_malformed", NEXT),
        };
        let said = if message.is_empty() {
            format!("HTTP {status}")
        } else {
            format!("HTTP {status}: {message}")
        };
        // A gateway gave up waiting for the provider, which may have gone on.
        Self {
            is_uncertain: matches!(status, 408 | 504),
            ..Self::new(code, retry, &said)
        }
    }
}

pub(super) const NEXT: Retry = Retry::NextProvider { after: None };

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for Failure {}

fn retry_after<N: AsRef<str>, V: AsRef<str>>(headers: &[(N, V)]) -> Option<u32> {
    header(headers, "retry-after")
        .and_then(|value| value.trim().parse::<u32>().ok())
        .map(|seconds| seconds.min(MAX_RETRY_AFTER))
}

pub(super) fn header<'a, N: AsRef<str>, V: AsRef<str>>(
    headers: &'a [(N, V)],
    name: &str,
) -> Option<&'a str> {
    headers
        .iter()
        .find(|(known, _)| known.as_ref().eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_ref())
}

/// What a server says of a mail names whom it was for now and then; what is kept does not.
pub(crate) fn without_addresses(message: &str) -> String {
    let words: Vec<&str> = message
        .split_whitespace()
        .take(MAX_MESSAGE)
        .map(|word| if word.contains('@') { "[…]" } else { word })
        .collect();
    clean(&words.join(" ")).chars().take(MAX_MESSAGE).collect()
}
