//! What every gateway can do.

use std::fmt;
use std::str::FromStr;

use billing::Currency;
use locale::Language;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use wire::{HttpRequest, HttpResponse};

use crate::{
    Begun, Charge, Checkout, Fetched, Method, NewCustomer, Payment, PaymentError, Refund, Refunded,
    WebhookError,
};

/// Which gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum GatewayKind {
    /// Stripe.
    #[serde(rename = "stripe")]
    Stripe,
    /// Mercado Pago.
    #[serde(rename = "mercadopago")]
    MercadoPago,
}

impl GatewayKind {
    /// The stable name, as it stands in `private.payments` and in the address of the webhook.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stripe => "stripe",
            Self::MercadoPago => "mercadopago",
        }
    }
}

impl fmt::Display for GatewayKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The name is none of [`GatewayKind::as_str`]'s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownGateway;

impl fmt::Display for UnknownGateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("gateway_unknown")
    }
}

impl std::error::Error for UnknownGateway {}

impl FromStr for GatewayKind {
    type Err = UnknownGateway;

    fn from_str(name: &str) -> Result<Self, UnknownGateway> {
        match name {
            "stripe" => Ok(Self::Stripe),
            "mercadopago" => Ok(Self::MercadoPago),
            _ => Err(UnknownGateway),
        }
    }
}

/// An object at a gateway that is to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "about", content = "id", rename_all = "snake_case")]
pub enum About {
    /// A payment.
    Payment(String),
    /// A dispute.
    Dispute(String),
    /// A payer.
    Customer(String),
    /// Nothing that this product does anything about.
    Nothing,
}

/// A webhook as it came in.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'a> {
    /// Behind the question mark of the address; empty where nothing was.
    pub query: &'a str,
    /// Names, lower-case, and values.
    pub headers: &'a [(String, String)],
    /// The body, byte by byte.
    pub body: &'a [u8],
}

impl Delivery<'_> {
    /// A header by its lower-case name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// A webhook that was verified.
///
/// Nothing else of it is kept: what the gateway wrote beside the id can be old, and holds what is nobody's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// The gateway's id of the notice: the same one is the same notice.
    pub event_id: String,
    /// What the gateway calls what happened: `charge.refunded`.
    pub event_type: String,
    /// What is to be looked at.
    pub about: About,
}

/// A gateway: what it is asked and how its answers are read. No method does I/O.
pub trait Gateway: fmt::Debug {
    /// Which one it is.
    fn kind(&self) -> GatewayKind;

    /// Whether it takes money in this way in this currency.
    fn takes(&self, method: Method, currency: Currency) -> bool;

    /// Whether it charges a saved card without its owner.
    fn charges_saved_cards(&self) -> bool;

    /// Asks it to keep a payer; `None` where it keeps none.
    ///
    /// # Errors
    /// [`PaymentError::Misconfigured`].
    fn customer(&self, customer: &NewCustomer) -> Result<Option<HttpRequest>, PaymentError>;

    /// The id of the payer that it keeps now.
    ///
    /// # Errors
    /// [`PaymentError`].
    fn customer_kept(&self, response: &HttpResponse) -> Result<String, PaymentError>;

    /// Begins a payment that somebody makes themselves.
    ///
    /// # Errors
    /// [`PaymentError::Unsupported`], [`PaymentError::Misconfigured`].
    fn begin(&self, checkout: &Checkout) -> Result<HttpRequest, PaymentError>;

    /// Where it is paid.
    ///
    /// # Errors
    /// [`PaymentError`].
    fn begun(&self, checkout: &Checkout, response: &HttpResponse) -> Result<Begun, PaymentError>;

    /// Charges a saved card without its owner.
    ///
    /// # Errors
    /// [`PaymentError::Unsupported`], [`PaymentError::Misconfigured`].
    fn charge(&self, charge: &Charge) -> Result<HttpRequest, PaymentError>;

    /// What came of it. A card that is declined is no error: it is a payment that failed.
    ///
    /// # Errors
    /// [`PaymentError`] where nothing is known: it is asked again with the same key.
    fn charged(&self, charge: &Charge, response: &HttpResponse) -> Result<Payment, PaymentError>;

    /// Gives money back.
    ///
    /// # Errors
    /// [`PaymentError::Unsupported`], [`PaymentError::Misconfigured`].
    fn refund(&self, refund: &Refund) -> Result<HttpRequest, PaymentError>;

    /// What came of it.
    ///
    /// # Errors
    /// [`PaymentError`].
    fn refunded(&self, refund: &Refund, response: &HttpResponse) -> Result<Refunded, PaymentError>;

    /// Opens the gateway's own page on which a payer changes their card; [`PaymentError::Unsupported`] where it has none.
    ///
    /// # Errors
    /// [`PaymentError::Unsupported`], [`PaymentError::Misconfigured`].
    fn portal(
        &self,
        customer: &str,
        return_url: &str,
        language: Language,
    ) -> Result<HttpRequest, PaymentError>;

    /// The page's address.
    ///
    /// # Errors
    /// [`PaymentError`].
    fn portal_opened(&self, response: &HttpResponse) -> Result<String, PaymentError>;

    /// Reads an object; `None` for [`About::Nothing`].
    ///
    /// # Errors
    /// [`PaymentError::Unsupported`], [`PaymentError::Misconfigured`].
    fn fetch(&self, about: &About) -> Result<Option<HttpRequest>, PaymentError>;

    /// What it is.
    ///
    /// # Errors
    /// [`PaymentError`].
    fn fetched(&self, about: &About, response: &HttpResponse) -> Result<Fetched, PaymentError>;

    /// Verifies a webhook and reads it. `now` is in seconds since 1970.
    ///
    /// # Errors
    /// [`WebhookError`]; it is then to be refused, and nothing of it believed.
    fn webhook(&self, delivery: &Delivery<'_>, now: i64) -> Result<Notification, WebhookError>;
}

/// An id that may stand in an address: plain letters, digits and underscores.
pub(crate) fn plain_id(id: &str) -> Result<&str, PaymentError> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if id.is_empty() || id.len() > 255 || !id.bytes().all(plain) {
        return Err(PaymentError::Misconfigured);
    }
    Ok(id)
}

/// A secret or a key that may stand in a header.
pub(crate) fn plain_header(value: &str) -> Result<&str, PaymentError> {
    if value.is_empty() || value.len() > 255 || !value.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(PaymentError::Misconfigured);
    }
    Ok(value)
}

/// A key that is another for other fields. The same key with other fields is an error at a gateway, and a page in another language is
/// another page.
pub(crate) fn key_of(key: &str, body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    let short: String = digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{key}:{short}")
}

/// What a status that is no success means where nothing more is said in the body.
pub(crate) fn refusal(status: u16, code: String) -> PaymentError {
    match status {
        404 => PaymentError::NotFound,
        // 409: the same key is being worked on; 429: too many at once. Both go away.
        408 | 409 | 423 | 425 | 429 | 500..=599 => PaymentError::Unavailable(status),
        _ => PaymentError::Refused(status, code.chars().take(80).collect()),
    }
}
