//! Signatures of webhooks: HMAC-SHA256, in hexadecimal, with the moment of signing beside it.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::WebhookError;

/// How far the moment of signing may be from now, in either direction. Stripe's libraries have the same five minutes
/// (<https://docs.stripe.com/webhooks#replay-attacks>).
pub const TOLERANCE_SECONDS: i64 = 300;

/// The most signatures that are tried of one header: more than there are secrets in use while one is replaced.
const MAX_SIGNATURES: usize = 8;

/// A header such as `t=1700000000,v1=5257a8…,v1=…`.
pub(crate) struct Signed<'a> {
    /// What was written for the moment of signing; its text is part of what was signed.
    pub(crate) timestamp: &'a str,
    signatures: Vec<[u8; 32]>,
}

impl<'a> Signed<'a> {
    /// Reads it. Parts of other names, such as the signatures of other schemes, are passed over.
    pub(crate) fn parse(header: &'a str, time: &str, scheme: &str) -> Result<Self, WebhookError> {
        let mut timestamp = None;
        let mut signatures = Vec::new();
        for part in header.split(',') {
            let Some((name, value)) = part.trim().split_once('=') else {
                continue;
            };
            if name == time {
                timestamp = timestamp.or(Some(value));
            } else if name == scheme && signatures.len() < MAX_SIGNATURES {
                signatures.extend(from_hex(value));
            }
        }
        let timestamp = timestamp
            .filter(|text| {
                !text.is_empty() && text.len() <= 15 && text.bytes().all(|b| b.is_ascii_digit())
            })
            .ok_or(WebhookError::SignatureMalformed)?;
        if signatures.is_empty() {
            return Err(WebhookError::SignatureMalformed);
        }
        Ok(Self {
            timestamp,
            signatures,
        })
    }

    /// The moment of signing, in seconds since 1970.
    pub(crate) fn seconds(&self) -> i64 {
        let number: i64 = self.timestamp.parse().unwrap_or(i64::MAX);
        // Milliseconds from 2001 on have twelve digits or more; seconds have that many from the year 5138 on.
        if self.timestamp.len() >= 12 {
            number / 1000
        } else {
            number
        }
    }

    /// Whether one of the signatures is of these parts, one behind the other. In constant time for each.
    pub(crate) fn is_of(&self, secret: &str, parts: &[&[u8]]) -> bool {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
            return false;
        };
        for part in parts {
            mac.update(part);
        }
        self.signatures
            .iter()
            .any(|signature| mac.clone().verify_slice(signature).is_ok())
    }
}

/// Whether a moment is near enough to now.
pub(crate) fn is_timely(signed: i64, now: i64, past: i64) -> bool {
    let age = now.saturating_sub(signed);
    (-TOLERANCE_SECONDS..=past).contains(&age)
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let digit = |digit: u8| char::from(digit).to_digit(16);
        *byte = u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()?;
    }
    Some(bytes)
}
