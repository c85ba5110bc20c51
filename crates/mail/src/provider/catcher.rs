//! The mailbox of the local platform (`local/services/mail.ts`), which keeps what would have been sent.

use serde_json::json;
use wire::HttpRequest;

use super::failure::Failure;
use super::{Account, Outgoing, Unencodable};

pub(super) fn encode(account: &Account, mail: &Outgoing<'_>) -> Result<HttpRequest, Unencodable> {
    let body = json!({
        "id": mail.id,
        "to": mail.to,
        "subject": mail.written.subject,
        "text": mail.written.text,
        "html": mail.written.html,
    });
    account.post("/api/mails", Vec::new(), &body)
}

pub(super) fn decode<N: AsRef<str>, V: AsRef<str>>(
    status: u16,
    headers: &[(N, V)],
    _body: &[u8],
) -> Result<Option<String>, Failure> {
    if status == 201 {
        return Ok(None);
    }
    Err(Failure::by_status(status, headers, ""))
}
