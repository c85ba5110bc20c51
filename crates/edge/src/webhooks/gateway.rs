//! Notices of payment gateways.

use payments::{About, GatewayKind, WebhookError};
use serde_json::json;

use super::{Delivery, Event};
use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::platform::{Platform, Spawner};

/// The event of a notice: nothing of it is kept but which object is to be looked at, and none where that is nothing of ours.
pub(super) fn verified<P: Platform>(
    edge: &Edge<P>,
    kind: GatewayKind,
    delivery: &Delivery<'_>,
) -> Result<Vec<Event>, Refusal> {
    let gateway = edge.config.gateways.get(kind).ok_or(Code::NotFound)?;
    let delivered = payments::Delivery {
        query: delivery.query,
        headers: delivery.headers,
        body: delivery.body,
    };
    match gateway.webhook(&delivered, delivery.at) {
        Ok(notification) if notification.about == About::Nothing => Ok(Vec::new()),
        Ok(notification) => Ok(vec![Event {
            id: notification.event_id,
            kind: notification.event_type,
            payload: json!(notification.about),
        }]),
        Err(WebhookError::SecretMissing) => Err(Code::NotFound.into()),
        Err(error) => {
            edge.platform.spawner().log(&format!("{kind}: {error}"));
            Err(match error {
                WebhookError::Malformed => Code::InvalidRequest.into(),
                _ => Code::SignatureInvalid.into(),
            })
        }
    }
}
