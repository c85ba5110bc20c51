//! From a refused HTTP response to an [`LlmError`].

use std::time::Duration;

use serde::Deserialize;

use crate::decode::lenient::{Lenient, text_or_number};
use crate::{ErrorClass, LlmError, Retry};

/// The longest time that a provider's `retry-after` is believed: one hour.
const MAX_RETRY_AFTER: Duration = Duration::from_secs(3600);
/// How much of a body is read: an error that is longer than this is not a vendor's.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// Classifies a response with a status other than 2xx.
///
/// `headers` are the response's, names in any case; `retry-after-ms` and `retry-after` (seconds,
/// or a date when the response has a `date` of its own to compare it with) become
/// [`Retry::After`]. `body` may be anything: a vendor's JSON, a gateway's HTML, or nothing.
///
/// ```
/// use llm::{ErrorClass, Retry, classify};
/// use std::time::Duration;
///
/// let body = br#"{"error":{"message":"Rate limit reached","type":"requests","code":"rate_limit_exceeded"}}"#;
/// let error = classify(429, &[("Retry-After", "2")], body);
/// assert_eq!(error.class, ErrorClass::RateLimited);
/// assert_eq!(error.retry, Retry::After(Duration::from_secs(2)));
///
/// let body = br#"{"error":{"message":"too long","code":"context_length_exceeded"}}"#;
/// assert_eq!(classify(400, &[("", ""); 0], body).class, ErrorClass::ContextTooLong);
/// ```
pub fn classify<N, V>(status: u16, headers: &[(N, V)], body: &[u8]) -> LlmError
where
    N: AsRef<str>,
    V: AsRef<str>,
{
    let body = &body[..body.len().min(MAX_BODY_BYTES)];
    let mut error = match serde_json::from_slice::<ErrorEnvelope<'_>>(body) {
        Ok(envelope) => envelope.into_error(Some(status)),
        // Not JSON: the text of a gateway, or nothing at all.
        Err(_) => LlmError::new(class_of(Some(status), "", "", ""), ""),
    };
    if error.message.is_empty() {
        error.message = format!("HTTP {status}");
    }
    let waits = matches!(
        error.class,
        ErrorClass::RateLimited
            | ErrorClass::Overloaded
            | ErrorClass::Unavailable
            | ErrorClass::Timeout
    );
    if waits && let Some(delay) = retry_after(headers) {
        error.retry = Retry::After(delay.min(MAX_RETRY_AFTER));
    }
    error
}

/// `{"error": {...}}`, `{"error": "…"}`, `{"type": "error", "error": {...}}` and vLLM's
/// `{"object": "error", "message": "…"}`.
#[derive(Deserialize)]
pub(crate) struct ErrorEnvelope<'a> {
    #[serde(borrow, default)]
    error: Option<ErrorBody<'a>>,
    #[serde(borrow, default)]
    message: Lenient<'a>,
}

impl ErrorEnvelope<'_> {
    pub(crate) fn into_error(self, status: Option<u16>) -> LlmError {
        match self.error {
            Some(body) => body.into_error(status),
            None => {
                let message = self.message.as_str();
                LlmError::new(class_of(status, "", "", message), message)
            }
        }
    }
}

/// What stands under `error`: an object, or just a sentence.
#[derive(Default)]
pub(crate) struct ErrorBody<'a> {
    kind: Lenient<'a>,
    code: String,
    message: Lenient<'a>,
}

#[derive(Deserialize)]
struct ErrorFields<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Lenient<'a>,
    #[serde(default, deserialize_with = "text_or_number")]
    code: String,
    #[serde(borrow, default)]
    message: Lenient<'a>,
}

impl<'de: 'a, 'a> Deserialize<'de> for ErrorBody<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = ErrorBody<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an error object or its message")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                map: A,
            ) -> Result<Self::Value, A::Error> {
                let fields =
                    ErrorFields::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                Ok(ErrorBody {
                    kind: fields.kind,
                    code: fields.code,
                    message: fields.message,
                })
            }

            fn visit_borrowed_str<E>(self, message: &'de str) -> Result<Self::Value, E> {
                Ok(ErrorBody {
                    message: Lenient::from(message),
                    ..ErrorBody::default()
                })
            }

            fn visit_str<E>(self, message: &str) -> Result<Self::Value, E> {
                Ok(ErrorBody {
                    message: Lenient::from(message.to_owned()),
                    ..ErrorBody::default()
                })
            }

            fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
                Ok(ErrorBody::default())
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut seq: A,
            ) -> Result<Self::Value, A::Error> {
                // Text Generation Inference lists validation errors; the first says enough.
                let first = seq.next_element::<Lenient<'de>>()?.unwrap_or_default();
                while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {}
                Ok(ErrorBody {
                    message: first,
                    ..ErrorBody::default()
                })
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

impl ErrorBody<'_> {
    /// `status` is the HTTP status, or `None` for an error in the middle of a stream.
    pub(crate) fn into_error(self, status: Option<u16>) -> LlmError {
        // Routers put the HTTP status into `code` when the stream has begun.
        let status = status.or_else(|| self.code.parse().ok().filter(|s| (400..600).contains(s)));
        let message = self.message.as_str();
        LlmError::new(
            class_of(status, self.kind.as_str(), &self.code, message),
            message,
        )
    }
}

/// The vendor's words decide first, for they are more precise than the status.
fn class_of(status: Option<u16>, kind: &str, code: &str, message: &str) -> ErrorClass {
    for word in [code, kind] {
        match word {
            "context_length_exceeded"
            | "string_above_max_length"
            | "request_too_large"
            | "exceed_context_size_error" => {
                return ErrorClass::ContextTooLong;
            }
            "insufficient_quota" | "billing_error" | "billing_hard_limit_reached" => {
                return ErrorClass::CreditExhausted;
            }
            "content_policy_violation"
            | "content_filter"
            | "moderation_blocked"
            | "safety_violation" => {
                return ErrorClass::ContentPolicy;
            }
            "rate_limit_exceeded" | "rate_limit_error" => return ErrorClass::RateLimited,
            "overloaded_error" | "overloaded" => return ErrorClass::Overloaded,
            "authentication_error" | "invalid_api_key" => return ErrorClass::Authentication,
            "permission_error" => return ErrorClass::Permission,
            "not_found_error" | "model_not_found" => return ErrorClass::NotFound,
            "timeout_error" => return ErrorClass::Timeout,
            "api_error" | "server_error" | "internal_server_error" if status.is_none() => {
                return ErrorClass::Unavailable;
            }
            _ => {}
        }
    }
    if matches!(status, None | Some(400 | 413 | 422)) {
        let lower = message.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        // Anthropic, vLLM, llama.cpp and Hugging Face say this only in the sentence.
        if says(&[
            "prompt is too long",
            "context length",
            "context window",
            "context size",
            "maximum context",
            "max_new_tokens`",
        ]) {
            return ErrorClass::ContextTooLong;
        }
        if says(&[
            "content filtering policy",
            "content policy",
            "usage policies",
            "usage policy",
            "flagged as potentially",
        ]) {
            return ErrorClass::ContentPolicy;
        }
        if says(&["credit balance is too low"]) {
            return ErrorClass::CreditExhausted;
        }
    }
    match status {
        Some(401) => ErrorClass::Authentication,
        Some(402) => ErrorClass::CreditExhausted,
        Some(403) => ErrorClass::Permission,
        Some(404) => ErrorClass::NotFound,
        Some(408 | 504 | 524) => ErrorClass::Timeout,
        Some(413) => ErrorClass::ContextTooLong,
        Some(429) => ErrorClass::RateLimited,
        Some(529) => ErrorClass::Overloaded,
        Some(400..=499) if kind != "server_error" => ErrorClass::InvalidRequest,
        None if kind == "invalid_request_error" => ErrorClass::InvalidRequest,
        // 5xx, an unexplained error in the stream, and statuses that no API should answer with.
        _ => ErrorClass::Unavailable,
    }
}

fn retry_after<N: AsRef<str>, V: AsRef<str>>(headers: &[(N, V)]) -> Option<Duration> {
    let header = |name: &str| {
        headers
            .iter()
            .find(|(key, _)| key.as_ref().eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_ref().trim())
    };
    if let Some(milliseconds) = header("retry-after-ms").and_then(|value| value.parse::<f64>().ok())
    {
        return duration(milliseconds / 1000.0);
    }
    let value = header("retry-after")?;
    if let Ok(seconds) = value.parse::<f64>() {
        return duration(seconds);
    }
    // Without a clock, the response's own date is the only "now" there is.
    let seconds = http_date(value)?.saturating_sub(http_date(header("date")?)?);
    Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
}

fn duration(seconds: f64) -> Option<Duration> {
    let bounded = if seconds.is_finite() {
        seconds.clamp(0.0, MAX_RETRY_AFTER.as_secs_f64())
    } else {
        return None;
    };
    Some(Duration::from_millis((bounded * 1000.0).ceil() as u64))
}

/// Seconds since 1970 of an IMF-fixdate (`Sun, 06 Nov 1994 08:49:37 GMT`, RFC 9110 §5.6.7).
fn http_date(value: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let mut parts = value.split_ascii_whitespace().skip(1);
    let day: i64 = parts
        .next()?
        .parse()
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    let name = parts.next()?;
    let month = MONTHS.iter().position(|month| *month == name)? as i64 + 1;
    let year: i64 = parts
        .next()?
        .parse()
        .ok()
        .filter(|year| (1970..=9999).contains(year))?;
    let mut clock = parts
        .next()?
        .splitn(3, ':')
        .map(|part| part.parse::<i64>().ok().filter(|n| (0..=60).contains(n)));
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    // Days from the civil date, years counted from March: Howard Hinnant's `days_from_civil`.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = era * 146_097 + day_of_era - 719_468;
    Some(days * 86_400 + hour * 3600 + minute * 60 + second)
}

#[cfg(test)]
mod tests;
