//! Handles an event that a service outside told of, after it was stored.

use std::rc::Rc;

use serde::Deserialize;
use serde_json::json;

use super::{payment, said};
use crate::answers::Noted;
use crate::edge::Edge;
use crate::platform::Platform;
use crate::rpc::{self, Job, JobEnded, WebhookEvent};

pub(super) async fn webhook<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    let text = |field: &str| {
        let value = job.message.get(field).and_then(serde_json::Value::as_str);
        value.ok_or_else(|| format!("the job names no {field}"))
    };
    let (provider, event_id) = (text("provider")?, text("event_id")?);
    let named = json!({ "p_provider": provider, "p_event_id": event_id });
    let event: WebhookEvent = rpc::call(&edge.platform, "webhook_event", &named)
        .await
        .map_err(|error| said("webhook_event", error))?;
    if !event.handled {
        follow(edge, provider, &event).await?;
    }
    let ended = json!({ "p_provider": provider, "p_event_id": event_id, "p_job_id": job.id });
    let ended: Result<JobEnded, _> = rpc::call(&edge.platform, "finish_webhook", &ended).await;
    ended
        .map(|_| ())
        .map_err(|error| said("finish_webhook", error))
}

/// Does what follows from an event.
async fn follow<P: Platform>(
    edge: &Rc<Edge<P>>,
    provider: &str,
    event: &WebhookEvent,
) -> Result<(), String> {
    match provider {
        "resend" | "sendgrid" => mails(edge, provider, event).await,
        other => match other.parse() {
            Ok(gateway) => payment::look(edge, gateway, &event.payload).await,
            Err(payments::UnknownGateway) => Err(format!("unknown provider: {provider}")),
        },
    }
}

/// Notes what became of mails.
async fn mails<P: Platform>(
    edge: &Rc<Edge<P>>,
    provider: &str,
    event: &WebhookEvent,
) -> Result<(), String> {
    let reports = Vec::<mail::webhook::Event>::deserialize(&event.payload);
    for report in reports.map_err(|error| error.to_string())? {
        let arguments = json!({
            "p_provider": provider,
            "p_fate": report.fate,
            "p_outbox_id": report.outbox_id,
            "p_address_hash": report.address_hash,
            "p_reason": report.reason,
        });
        let noted: Result<Noted, _> =
            rpc::call(&edge.platform, "note_mail_event", &arguments).await;
        noted.map_err(|error| said("note_mail_event", error))?;
    }
    Ok(())
}
