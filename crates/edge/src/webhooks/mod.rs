//! The webhooks function: what the services outside tell. Nothing is believed before its signature, on the raw body, was checked;
//! then it is stored, once for its id, and answered. What follows from it is the worker's ([`crate::worker`]).

mod resend;
mod sendgrid;

use serde_json::{Value, json};

use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::http::{Body, Request, Response};
use crate::platform::Platform;
use crate::rpc::{self, Received};

mod gateway;

/// How a delivery came: what its signature is checked with besides the body.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'a> {
    /// Names, in small letters, and values of its headers.
    pub headers: &'a [(String, String)],
    /// What stands behind the question mark of its address, or nothing.
    pub query: &'a str,
    /// The raw body.
    pub body: &'a [u8],
    /// When it came, in seconds since 1970.
    pub at: i64,
}

impl Delivery<'_> {
    /// The first header of this name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// An event whose signature was checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The provider's id of it.
    pub id: String,
    /// What happened, in the provider's words.
    pub kind: String,
    /// What is kept of it.
    pub payload: Value,
}

/// Answers a delivery.
pub async fn handle<P: Platform, S>(
    edge: &Edge<P>,
    request: Request,
    headers: &[(String, String)],
    query: &str,
    at: i64,
) -> Response<S> {
    match receive(edge, &request, headers, query, at).await {
        Ok(()) => Response::json(200, json!({ "received": true }).to_string()),
        Err(refusal) => Response::refusal(&refusal, request.language()),
    }
}

async fn receive<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
    headers: &[(String, String)],
    query: &str,
    at: i64,
) -> Result<(), Refusal> {
    let segments = request.segments("webhooks");
    let [provider] = segments.as_slice() else {
        return Err(Code::NotFound.into());
    };
    if request.method != "POST" {
        return Err(Code::MethodNotAllowed.into());
    }
    let Body::Bytes(body) = &request.body else {
        return Err(Code::BodyTooLarge.into());
    };
    let delivery = Delivery {
        headers,
        query,
        body,
        at,
    };
    for event in verified(edge, provider, &delivery)? {
        let arguments = json!({
            "p_provider": provider,
            "p_event_id": event.id,
            "p_event_type": event.kind,
            "p_payload": event.payload,
        });
        let _: Received = rpc::call(&edge.platform, "receive_webhook", &arguments).await?;
    }
    Ok(())
}

/// The events of a delivery: most providers send one, some a batch. Who has no secret here is nobody.
fn verified<P: Platform>(
    edge: &Edge<P>,
    provider: &str,
    delivery: &Delivery<'_>,
) -> Result<Vec<Event>, Refusal> {
    match provider {
        "resend" => resend::verified(&edge.config.mail_reports, delivery),
        "sendgrid" => sendgrid::verified(&edge.config.mail_reports, delivery),
        other => match other.parse() {
            Ok(kind) => gateway::verified(edge, kind, delivery),
            Err(payments::UnknownGateway) => Err(Code::NotFound.into()),
        },
    }
}

/// What a report of a mail that is not believed is answered with. One that was signed and cannot be read is ours to mend.
fn mail_refusal(error: mail::webhook::WebhookError) -> Refusal {
    use mail::webhook::WebhookError::{Header, Malformed, Secret, Signature, Time};
    match error {
        Header | Time | Signature => Code::SignatureInvalid.into(),
        Malformed => Code::InvalidRequest.into(),
        Secret => Code::Internal.into(),
    }
}
