//! What SendGrid reports of mails, a batch at a time: `SENDGRID_WEBHOOK_PUBLIC_KEY` verifies it.

use mail::webhook::sendgrid;
use serde_json::json;

use super::{Delivery, Event, mail_refusal};
use crate::errors::{Code, Refusal};
use crate::post::Reports;

pub(super) fn verified(reports: &Reports, delivery: &Delivery<'_>) -> Result<Vec<Event>, Refusal> {
    let Some(key) = &reports.sendgrid_public_key else {
        return Err(Code::NotFound.into());
    };
    let header = |name: &str| delivery.header(name).unwrap_or_default();
    let timestamp = header("x-twilio-email-event-webhook-timestamp");
    let signature = header("x-twilio-email-event-webhook-signature");
    sendgrid::verify(key, timestamp, signature, delivery.body).map_err(mail_refusal)?;
    let reported = sendgrid::read(delivery.body).map_err(mail_refusal)?;
    Ok(reported
        .into_iter()
        .map(|one| Event {
            id: one.id,
            kind: one.kind,
            payload: json!([one.event]),
        })
        .collect())
}
