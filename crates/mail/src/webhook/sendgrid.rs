//! SendGrid's event webhook. Source: twilio.com/docs/sendgrid/for-developers/tracking-events/event and
//! …/getting-started-event-webhook-security-features.
//!
//! No age is asked for: SendGrid sends a batch again for a day, and its documentation does not say that it is signed anew. What
//! comes twice has one effect.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, VerifyingKey};
use p256::pkcs8::DecodePublicKey;
use serde::Deserialize;

use super::{Event, Fate, WebhookError, outbox_id};
use crate::address::address_hash;
use crate::provider::without_addresses;

/// Whether the body is SendGrid's.
///
/// `public_key` is what the settings of the event webhook show: base64 of a P-256 key (SPKI, DER). `signature` is the header
/// `X-Twilio-Email-Event-Webhook-Signature` (base64 of an ECDSA signature, DER), `timestamp` that of
/// `X-Twilio-Email-Event-Webhook-Timestamp`; signed is the timestamp with the body behind it.
///
/// # Errors
/// [`WebhookError`].
pub fn verify(
    public_key: &str,
    timestamp: &str,
    signature: &str,
    body: &[u8],
) -> Result<(), WebhookError> {
    let key = STANDARD
        .decode(public_key)
        .map_err(|_| WebhookError::Secret)?;
    let key = VerifyingKey::from_public_key_der(&key).map_err(|_| WebhookError::Secret)?;
    if timestamp.is_empty() || signature.is_empty() {
        return Err(WebhookError::Header);
    }
    let signature = STANDARD
        .decode(signature)
        .map_err(|_| WebhookError::Header)?;
    let signature = Signature::from_der(&signature).map_err(|_| WebhookError::Signature)?;
    let signed = [timestamp.as_bytes(), body].concat();
    key.verify(&signed, &signature)
        .map_err(|_| WebhookError::Signature)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Told {
    sg_event_id: String,
    event: String,
    email: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    reason: Option<String>,
    outbox_id: Option<String>,
}

/// An event of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// SendGrid's id of it (`sg_event_id`), the same however often it is sent.
    pub id: String,
    /// What happened, in SendGrid's words: `bounce`.
    pub kind: String,
    /// What that means.
    pub event: Event,
}

/// The events that mean something here, of all that a batch tells.
///
/// # Errors
/// [`WebhookError::Malformed`].
pub fn read(body: &[u8]) -> Result<Vec<Reported>, WebhookError> {
    let told: Vec<Told> = serde_json::from_slice(body).map_err(|_| WebhookError::Malformed)?;
    let named = told.into_iter().filter(|told| !told.sg_event_id.is_empty());
    Ok(named
        .filter_map(|told| {
            let (id, kind) = (told.sg_event_id.clone(), told.event.clone());
            event(&told).map(|event| Reported { id, kind, event })
        })
        .collect())
}

fn event(told: &Told) -> Option<Event> {
    let reason = told.reason.as_deref().unwrap_or_default();
    let fate = match told.event.as_str() {
        "delivered" => Fate::Delivered,
        "spamreport" => Fate::Complained,
        // A server that blocks today may take mail tomorrow.
        "bounce" if told.kind.as_deref() == Some("blocked") => Fate::Failed,
        "bounce" => Fate::Bounced,
        // Not even tried: SendGrid's own list says why.
        "dropped" => match reason {
            "Bounced Address" | "Invalid" => Fate::Bounced,
            "Spam Reporting Address" => Fate::Complained,
            _ => Fate::Failed,
        },
        _ => return None,
    };
    Some(Event {
        fate,
        outbox_id: outbox_id(told.outbox_id.as_deref()),
        address_hash: address_hash(&told.email),
        reason: told.reason.as_deref().map(without_addresses),
    })
}
