//! Resend. Source: resend.com/docs/api-reference/emails/send-email and …/errors.

use serde::Deserialize;
use serde_json::json;
use wire::HttpRequest;

use super::failure::{Failure, NEXT, Retry};
use super::{Account, Outgoing, Unencodable};

pub(super) fn encode(account: &Account, mail: &Outgoing<'_>) -> Result<HttpRequest, Unencodable> {
    let body = json!({
        "from": mail.from.trim(),
        "to": [mail.to],
        "subject": mail.written.subject,
        "html": mail.written.html,
        "text": mail.written.text,
        "tags": [
            { "name": "outbox_id", "value": mail.id },
            { "name": "template", "value": mail.template },
        ],
    });
    let key = ("idempotency-key", mail.id.to_owned());
    account.post("/emails", vec![key], &body)
}

#[derive(Deserialize)]
struct Accepted {
    id: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Refused {
    name: String,
    message: String,
}

pub(super) fn decode<N: AsRef<str>, V: AsRef<str>>(
    status: u16,
    headers: &[(N, V)],
    body: &[u8],
) -> Result<Option<String>, Failure> {
    if (200..300).contains(&status) {
        return match serde_json::from_slice::<Accepted>(body) {
            Ok(accepted) => Ok(Some(accepted.id)),
            // Whatever answered is not Resend; with the same key it can be asked again.
            Err(_) => Err(Failure::by_status(0, headers, "an answer without an id")),
        };
    }
    let refused: Refused = serde_json::from_slice(body).unwrap_or_default();
    match refused.name.as_str() {
        // It has taken a mail with this key before, worded otherwise: a new version wrote it anew. Once is enough.
        "invalid_idempotent_request" => Ok(None),
        "concurrent_idempotent_requests" => Err(Failure::new(
            "mail_provider_busy",
            Retry::SameLater,
            &refused.message,
        )),
        // The sender's domain is verified with one provider and not with another.
        "invalid_from_address" | "security_error" => {
            Err(Failure::new("mail_sender_refused", NEXT, &refused.message))
        }
        "daily_quota_exceeded" | "monthly_quota_exceeded" => {
            Err(Failure::new("mail_quota_exceeded", NEXT, &refused.message))
        }
        // A key that is wrong is one of several kinds of `validation_error`, with one of several statuses.
        "validation_error" if refused.message.contains("API key") => Err(Failure::new(
            "mail_provider_forbidden",
            NEXT,
            &refused.message,
        )),
        _ => Err(Failure::by_status(status, headers, &refused.message)),
    }
}
