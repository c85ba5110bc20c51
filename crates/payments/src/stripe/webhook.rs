//! Stripe's webhooks (<https://docs.stripe.com/webhooks#verify-manually>): `Stripe-Signature: t=…,v1=…` signs `<t>.<body>`.

use serde::Deserialize;

use crate::signature::{Signed, TOLERANCE_SECONDS, is_timely};
use crate::{About, Delivery, Notification, WebhookError};

#[derive(Deserialize)]
struct Event {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    object: Object,
}

/// What is looked at of any object: what it is, and which payment or payer it is of.
#[derive(Deserialize)]
struct Object {
    object: String,
    id: Option<String>,
    payment_intent: Option<Reference>,
    customer: Option<Reference>,
}

/// Another object: its id, or all of it where it is expanded.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Reference {
    Id(String),
    Whole { id: String },
}

impl Reference {
    pub(super) fn into_id(self) -> String {
        match self {
            Self::Id(id) | Self::Whole { id } => id,
        }
    }
}

pub(super) fn read(
    secret: &str,
    delivery: &Delivery<'_>,
    now: i64,
) -> Result<Notification, WebhookError> {
    let header = delivery
        .header("stripe-signature")
        .ok_or(WebhookError::SignatureMissing)?;
    let signed = Signed::parse(header, "t", "v1")?;
    if !signed.is_of(secret, &[signed.timestamp.as_bytes(), b".", delivery.body]) {
        return Err(WebhookError::SignatureMismatch);
    }
    // Every attempt to deliver is signed anew.
    if !is_timely(signed.seconds(), now, TOLERANCE_SECONDS) {
        return Err(WebhookError::OutOfTolerance);
    }
    let event: Event =
        serde_json::from_slice(delivery.body).map_err(|_| WebhookError::Malformed)?;
    if event.id.is_empty() || event.id.len() > 255 || event.kind.len() > 255 {
        return Err(WebhookError::Malformed);
    }
    Ok(Notification {
        about: about(event.data.object),
        event_id: event.id,
        event_type: event.kind,
    })
}

fn about(object: Object) -> About {
    let payment = object.payment_intent.map(Reference::into_id);
    let customer = object.customer.map(Reference::into_id);
    match (object.object.as_str(), object.id) {
        ("payment_intent", Some(id)) => About::Payment(id),
        ("checkout.session" | "charge" | "refund", _) => {
            payment.map_or(About::Nothing, About::Payment)
        }
        ("dispute", Some(id)) => About::Dispute(id),
        ("customer", Some(id)) => About::Customer(id),
        ("payment_method", _) => customer.map_or(About::Nothing, About::Customer),
        _ => About::Nothing,
    }
}
