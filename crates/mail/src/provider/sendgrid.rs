//! SendGrid. Source: twilio.com/docs/sendgrid/api-reference/mail-send and …/how-to-use-the-sendgrid-v3-api/responses.

use serde::Deserialize;
use serde_json::{Value, json};
use wire::HttpRequest;

use super::failure::{Failure, NEXT, header};
use super::{Account, Outgoing, Sender, Unencodable};

pub(super) fn encode(
    account: &Account,
    mail: &Outgoing<'_>,
    sender: Sender<'_>,
) -> Result<HttpRequest, Unencodable> {
    let mut from = json!({ "email": sender.address });
    if let Some(name) = sender.name {
        from["name"] = Value::from(name);
    }
    let body = json!({
        "personalizations": [{ "to": [{ "email": mail.to }], "custom_args": { "outbox_id": mail.id } }],
        "from": from,
        "subject": mail.written.subject,
        // The plain part first, as SendGrid wants it.
        "content": [
            { "type": "text/plain", "value": mail.written.text },
            { "type": "text/html", "value": mail.written.html },
        ],
        "categories": [mail.template],
        // Links of the product are not rewritten, and nothing is loaded when a mail is opened.
        "tracking_settings": {
            "click_tracking": { "enable": false, "enable_text": false },
            "open_tracking": { "enable": false },
        },
    });
    account.post("/v3/mail/send", Vec::new(), &body)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Refused {
    errors: Vec<Problem>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Problem {
    message: Option<String>,
    field: Option<String>,
}

pub(super) fn decode<N: AsRef<str>, V: AsRef<str>>(
    status: u16,
    headers: &[(N, V)],
    body: &[u8],
) -> Result<Option<String>, Failure> {
    if status == 202 {
        return Ok(header(headers, "x-message-id").map(str::to_owned));
    }
    let refused: Refused = serde_json::from_slice(body).unwrap_or_default();
    let problem = refused.errors.into_iter().next().unwrap_or_default();
    let message = problem.message.unwrap_or_default();
    // "The from address does not match a verified Sender Identity."
    if problem
        .field
        .as_deref()
        .is_some_and(|field| field.starts_with("from"))
    {
        return Err(Failure::new("mail_sender_refused", NEXT, &message));
    }
    if message.contains("Maximum credits exceeded") {
        return Err(Failure::new("mail_quota_exceeded", NEXT, &message));
    }
    Err(Failure::by_status(status, headers, &message))
}
