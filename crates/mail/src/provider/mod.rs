//! The providers that deliver mail, as bytes: what to send them, and what they answer.

mod catcher;
mod failure;
mod resend;
mod sendgrid;

use std::fmt;

use wire::HttpRequest;

use crate::Written;
use crate::address::is_address;

pub(crate) use failure::without_addresses;
pub use failure::{Failure, Retry};

/// Who delivers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Provider {
    /// Resend: `POST /emails`.
    Resend,
    /// SendGrid: `POST /v3/mail/send`.
    SendGrid,
    /// The mailbox of the local platform, which keeps mails and delivers none: `POST /api/mails`.
    Catcher,
}

impl Provider {
    /// Its name, as `private.outbox.provider` has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Resend => "resend",
            Self::SendGrid => "sendgrid",
            Self::Catcher => "catcher",
        }
    }

    /// Where it answers, unless something else is set.
    #[must_use]
    pub const fn default_base_url(self) -> Option<&'static str> {
        match self {
            Self::Resend => Some("https://api.resend.com"),
            Self::SendGrid => Some("https://api.sendgrid.com"),
            Self::Catcher => None,
        }
    }

    /// Whether it takes the same mail twice and delivers it once. Resend does for 24 hours by its `Idempotency-Key`
    /// (resend.com/docs, "Idempotency Keys"), the catcher by the id; SendGrid has nothing of the kind: of a request to it that
    /// nobody answered nobody knows whether it was delivered, and it must not be made again.
    #[must_use]
    pub const fn repeats_safely(self) -> bool {
        !matches!(self, Self::SendGrid)
    }

    /// Reads its answer: its own id of the mail, where it names one.
    ///
    /// # Errors
    /// [`Failure`]: it has not taken the mail.
    pub fn decode<N: AsRef<str>, V: AsRef<str>>(
        self,
        status: u16,
        headers: &[(N, V)],
        body: &[u8],
    ) -> Result<Option<String>, Failure> {
        match self {
            Self::Resend => resend::decode(status, headers, body),
            Self::SendGrid => sendgrid::decode(status, headers, body),
            Self::Catcher => catcher::decode(status, headers, body),
        }
    }
}

/// How a provider is reached.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Which.
    pub provider: Provider,
    /// `https://api.resend.com`, or that of a stand-in.
    pub base_url: String,
    /// Its key; none for the catcher.
    pub api_key: String,
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.provider.name(), self.base_url)
    }
}

/// A mail to one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outgoing<'a> {
    /// Its id in `private.outbox`: letters, digits and hyphens. What a provider reports names it.
    pub id: &'a str,
    /// Its template: `invoice_issued`.
    pub template: &'a str,
    /// Who it is from: `hola@sintra.example` or `Sintra <hola@sintra.example>`.
    pub from: &'a str,
    /// Who it is for: one address.
    pub to: &'a str,
    /// What it says.
    pub written: &'a Written,
}

/// Why no request can be made of a mail. Another provider would not help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unencodable {
    /// The recipient is not one plain address.
    Recipient,
    /// The sender is not one plain address, with a name or without.
    Sender,
    /// The id or the template holds something else than letters, digits, hyphens and underscores.
    Name,
    /// The base URL is not plain `http(s)://host[:port][/path]`.
    BaseUrl,
    /// The key holds something else than visible ASCII.
    ApiKey,
}

impl Unencodable {
    /// A stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Recipient => "recipient_invalid",
            Self::Sender => "sender_invalid",
            Self::Name => "name_invalid",
            Self::BaseUrl => "invalid_base_url",
            Self::ApiKey => "invalid_api_key",
        }
    }

    /// Whether it is the mail's fault, and not that of the settings.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Recipient | Self::Name)
    }
}

impl fmt::Display for Unencodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Unencodable {}

impl Account {
    /// The request that hands the mail over.
    ///
    /// # Errors
    /// [`Unencodable`].
    pub fn encode(&self, mail: &Outgoing<'_>) -> Result<HttpRequest, Unencodable> {
        let is_name = |text: &str| {
            !text.is_empty()
                && text.len() <= 100
                && text
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        };
        if !is_address(mail.to) {
            return Err(Unencodable::Recipient);
        }
        if !is_name(mail.id) || !is_name(mail.template) {
            return Err(Unencodable::Name);
        }
        let sender = Sender::parse(mail.from).ok_or(Unencodable::Sender)?;
        if !self.api_key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Unencodable::ApiKey);
        }
        match self.provider {
            Provider::Resend => resend::encode(self, mail),
            Provider::SendGrid => sendgrid::encode(self, mail, sender),
            Provider::Catcher => catcher::encode(self, mail),
        }
    }

    fn post(
        &self,
        path: &str,
        headers: Vec<(&str, String)>,
        body: &serde_json::Value,
    ) -> Result<HttpRequest, Unencodable> {
        let url = wire::join(&self.base_url, path).map_err(|_| Unencodable::BaseUrl)?;
        let mut all = vec![
            ("accept".to_owned(), "application/json".to_owned()),
            ("content-type".to_owned(), "application/json".to_owned()),
            // Resend refuses a request without one.
            ("user-agent".to_owned(), "sintra-mail/1".to_owned()),
        ];
        if !self.api_key.is_empty() {
            all.push((
                "authorization".to_owned(),
                format!("Bearer {}", self.api_key),
            ));
        }
        all.extend(
            headers
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value)),
        );
        Ok(HttpRequest {
            method: "POST",
            url,
            headers: all,
            body: body.to_string().into_bytes(),
        })
    }
}

/// `Sintra <hola@sintra.example>`, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sender<'a> {
    name: Option<&'a str>,
    address: &'a str,
}

impl<'a> Sender<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let (name, address) = match text.strip_suffix('>') {
            Some(rest) => {
                let (name, address) = rest.rsplit_once('<')?;
                let name = name.trim();
                let is_plain = !name.contains(|c: char| {
                    c.is_control() || matches!(c, '<' | '>' | '"' | ',' | ';' | '@')
                });
                is_plain.then_some(())?;
                ((!name.is_empty()).then_some(name), address)
            }
            None => (None, text),
        };
        is_address(address).then_some(Self { name, address })
    }
}

#[cfg(test)]
mod tests;
