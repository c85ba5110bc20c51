//! Resend's webhooks, which Svix signs. Source: resend.com/docs/webhooks and docs.svix.com/receiving/verifying-payloads/how-manual.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use serde_json::Value;
use sha2::Sha256;

use super::{Event, Fate, WebhookError, outbox_id};
use crate::address::address_hash;
use crate::provider::without_addresses;

/// Seconds by which a signature may be old, or ahead (Svix's own libraries have the same).
const TOLERANCE: i64 = 300;

/// The headers of Svix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed<'a> {
    /// `svix-id`: the event's id, the same however often it is sent.
    pub id: &'a str,
    /// `svix-timestamp`, seconds since 1970.
    pub timestamp: &'a str,
    /// `svix-signature`: one or more of `v1,<base64>`, apart by spaces.
    pub signature: &'a str,
}

/// Whether the body is Resend's.
///
/// `secret` is `whsec_` and base64; `now` in seconds since 1970.
///
/// # Errors
/// [`WebhookError`].
pub fn verify(secret: &str, signed: Signed<'_>, body: &[u8], now: i64) -> Result<(), WebhookError> {
    let key = secret.strip_prefix("whsec_").unwrap_or(secret);
    let key = STANDARD.decode(key).map_err(|_| WebhookError::Secret)?;
    if key.is_empty() {
        return Err(WebhookError::Secret);
    }
    if signed.id.is_empty() {
        return Err(WebhookError::Header);
    }
    let timestamp: i64 = signed.timestamp.parse().map_err(|_| WebhookError::Header)?;
    if now
        .checked_sub(timestamp)
        .is_none_or(|age| age.abs() > TOLERANCE)
    {
        return Err(WebhookError::Time);
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| WebhookError::Secret)?;
    for part in [
        signed.id.as_bytes(),
        b".",
        signed.timestamp.as_bytes(),
        b".",
        body,
    ] {
        mac.update(part);
    }
    // Several while a secret is being changed. Compared in constant time.
    let is_signed = signed.signature.split(' ').any(|one| {
        one.strip_prefix("v1,")
            .and_then(|code| STANDARD.decode(code).ok())
            .is_some_and(|code| mac.clone().verify_slice(&code).is_ok())
    });
    if is_signed {
        Ok(())
    } else {
        Err(WebhookError::Signature)
    }
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    data: Data,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Data {
    to: Vec<String>,
    tags: Value,
    bounce: Option<Trouble>,
    failed: Option<Trouble>,
    suppressed: Option<Trouble>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Trouble {
    #[serde(rename = "type")]
    kind: String,
    message: Option<String>,
    reason: Option<String>,
}

/// What happened: its name at Resend (`email.bounced`), and the events that mean something here.
///
/// # Errors
/// [`WebhookError::Malformed`].
pub fn read(body: &[u8]) -> Result<(String, Vec<Event>), WebhookError> {
    let Envelope { kind, data } =
        serde_json::from_slice(body).map_err(|_| WebhookError::Malformed)?;
    let (fate, trouble) = match kind.as_str() {
        "email.delivered" => (Fate::Delivered, None),
        "email.complained" => (Fate::Complained, None),
        // Permanent, Transient or Undetermined, as Amazon says it: a full mailbox is not a wrong address.
        "email.bounced" => match data.bounce {
            Some(trouble) if trouble.kind.eq_ignore_ascii_case("transient") => {
                (Fate::Failed, Some(trouble))
            }
            trouble => (Fate::Bounced, trouble),
        },
        // Resend's own list of addresses that bounced or complained.
        "email.suppressed" => (Fate::Bounced, data.suppressed),
        "email.failed" => (Fate::Failed, data.failed),
        _ => return Ok((kind, Vec::new())),
    };
    let id = tag(&data.tags, "outbox_id");
    let reason = trouble
        .and_then(|trouble| trouble.message.or(trouble.reason))
        .map(|words| without_addresses(&words));
    let events = data
        .to
        .iter()
        .map(|address| Event {
            fate,
            outbox_id: outbox_id(id),
            address_hash: address_hash(address),
            reason: reason.clone(),
        })
        .collect();
    Ok((kind, events))
}

/// Tags come as an object in events, and as a list where they are sent.
fn tag<'a>(tags: &'a Value, name: &str) -> Option<&'a str> {
    match tags {
        Value::Object(map) => map.get(name).and_then(Value::as_str),
        Value::Array(list) => list
            .iter()
            .find(|tag| tag.get("name").and_then(Value::as_str) == Some(name))
            .and_then(|tag| tag.get("value"))
            .and_then(Value::as_str),
        _ => None,
    }
}
