//! What Resend reports of mails: `RESEND_WEBHOOK_SECRET` verifies it.

use mail::webhook::resend::{self, Signed};
use serde_json::json;

use super::{Delivery, Event, mail_refusal};
use crate::errors::{Code, Refusal};
use crate::post::Reports;

pub(super) fn verified(reports: &Reports, delivery: &Delivery<'_>) -> Result<Vec<Event>, Refusal> {
    let Some(secret) = &reports.resend_secret else {
        return Err(Code::NotFound.into());
    };
    let header = |name: &str| delivery.header(name).unwrap_or_default();
    let id = header("svix-id");
    let signed = Signed {
        id,
        timestamp: header("svix-timestamp"),
        signature: header("svix-signature"),
    };
    resend::verify(secret, signed, delivery.body, delivery.at).map_err(mail_refusal)?;
    let (kind, events) = resend::read(delivery.body).map_err(mail_refusal)?;
    // Of what means nothing here nothing is kept.
    if events.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Event {
        id: id.to_owned(),
        kind,
        payload: json!(events),
    }])
}
