//! Mercado Pago's webhooks (<https://www.mercadopago.com.mx/developers/en/docs/your-integrations/notifications/webhooks>): `x-signature:
//! ts=…,v1=…` signs `id:<data.id>;request-id:<x-request-id>;ts:<ts>;`. The body is not signed, so nothing in it is believed but the id that
//! the signature is of.

use serde::Deserialize;

use crate::signature::{Signed, is_timely};
use crate::{About, Delivery, Notification, WebhookError};

/// How old a signature may be: a day. It is not documented that a notice is signed anew when it is sent again, which goes on for hours;
/// and one that is replayed has us look at a payment once more, which changes nothing.
const PAST: i64 = 86_400;

#[derive(Deserialize)]
struct Body {
    #[serde(rename = "type", alias = "topic")]
    kind: Option<String>,
    action: Option<String>,
    data: Option<Data>,
}

#[derive(Deserialize)]
struct Data {
    id: Option<Id>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(u64),
}

pub(super) fn read(
    secret: &str,
    delivery: &Delivery<'_>,
    now: i64,
) -> Result<Notification, WebhookError> {
    let header = delivery
        .header("x-signature")
        .ok_or(WebhookError::SignatureMissing)?;
    let signed = Signed::parse(header, "ts", "v1")?;
    let body: Body = serde_json::from_slice(delivery.body).map_err(|_| WebhookError::Malformed)?;
    let in_body = body.data.and_then(|data| data.id).map(|id| match id {
        Id::Text(id) => id,
        Id::Number(id) => id.to_string(),
    });
    let id = in_query(delivery.query)
        .map(str::to_owned)
        .or(in_body)
        .filter(|id| id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        .ok_or(WebhookError::Malformed)?;
    let request_id = delivery
        .header("x-request-id")
        .map(str::trim)
        .filter(|id| !id.is_empty() && id.len() <= 128);
    let lower = id.to_lowercase();
    // The documentation has it in lower case, the official libraries sign it as it is.
    let is_signed = [id.as_str(), lower.as_str()].into_iter().any(|id| {
        let mut manifest = format!("id:{id};");
        if let Some(request_id) = request_id {
            manifest.push_str(&format!("request-id:{request_id};"));
        }
        manifest.push_str(&format!("ts:{};", signed.timestamp));
        signed.is_of(secret, &[manifest.as_bytes()])
    });
    if !is_signed {
        return Err(WebhookError::SignatureMismatch);
    }
    if !is_timely(signed.seconds(), now, PAST) {
        return Err(WebhookError::OutOfTolerance);
    }
    let kind = body.kind.unwrap_or_default();
    Ok(Notification {
        // Of what is signed, so that nobody takes another notice's place.
        event_id: format!("{}:{}", request_id.unwrap_or(signed.timestamp), id),
        event_type: body
            .action
            .filter(|action| action.len() <= 100)
            .unwrap_or_else(|| kind.chars().take(100).collect()),
        about: if kind == "payment" {
            About::Payment(id)
        } else {
            About::Nothing
        },
    })
}

/// `data.id` behind the question mark. Ids are plain letters and digits, so nothing needs decoding.
fn in_query(query: &str) -> Option<&str> {
    query
        .trim_start_matches('?')
        .split('&')
        .filter_map(|field| field.split_once('='))
        .find(|(name, _)| *name == "data.id" || name.eq_ignore_ascii_case("data%2Eid"))
        .map(|(_, value)| value)
}
