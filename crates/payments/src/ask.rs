//! What a gateway is asked for.

use billing::{Money, VoucherKind};
use locale::Language;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a payment is for. It travels with the payment, through the gateway and back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Something chosen and not paid yet; its invoice is written when it is.
    Order(Uuid),
    /// An invoice that was issued, such as a renewal's.
    Invoice(Uuid),
}

impl Subject {
    /// The name under which it stands in a gateway's metadata, and the id.
    #[must_use]
    pub const fn named(self) -> (&'static str, Uuid) {
        match self {
            Self::Order(id) => ("order_id", id),
            Self::Invoice(id) => ("invoice_id", id),
        }
    }

    /// Reads what [`Subject::named`] writes.
    #[must_use]
    pub fn from_named(name: &str, id: &str) -> Option<Self> {
        let id = id.parse().ok()?;
        match name {
            "order_id" => Some(Self::Order(id)),
            "invoice_id" => Some(Self::Invoice(id)),
            _ => None,
        }
    }
}

/// How somebody pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// A card, which is kept for renewals where the gateway can.
    Card,
    /// Cash at a till of OXXO, in Mexican pesos.
    Oxxo,
    /// An instant transfer, in Brazilian reais.
    Pix,
}

impl Method {
    /// What is given to pay with later; nothing for a card.
    #[must_use]
    pub const fn voucher(self) -> Option<VoucherKind> {
        match self {
            Self::Card => None,
            Self::Oxxo => Some(VoucherKind::Oxxo),
            Self::Pix => Some(VoucherKind::Pix),
        }
    }
}

/// A payment that somebody makes themselves, on the gateway's page or with a voucher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkout {
    /// What for.
    pub subject: Subject,
    /// How much.
    pub amount: Money,
    /// What the payer reads.
    pub description: String,
    /// How.
    pub method: Method,
    /// The gateway's id of the payer, where it keeps one.
    pub customer: Option<String>,
    /// The payer's mail address, for a gateway that wants one with a voucher.
    pub email: Option<String>,
    /// Language of the page.
    pub language: Language,
    /// Where the page leads when it is paid.
    pub success_url: String,
    /// Where the page leads when it is not.
    pub cancel_url: String,
    /// When it can no longer be paid, in seconds since 1970; the gateway's own limit where nothing is said.
    pub expires_at: Option<i64>,
    /// Same key and same fields, same payment.
    pub key: String,
}

/// A payer, as a gateway is to keep them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCustomer {
    /// Of this subscription.
    pub subscription_id: Uuid,
    /// Name.
    pub name: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Language that the gateway writes to them in.
    pub language: Language,
    /// Same key and same fields, same customer.
    pub key: String,
}

/// A charge of a saved card, without the payer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// What for.
    pub subject: Subject,
    /// Which attempt: 0 on the day of issue, then those of [`billing::Dunning`].
    pub attempt: u32,
    /// How much.
    pub amount: Money,
    /// What the payer reads on the receipt.
    pub description: String,
    /// The gateway's id of the payer.
    pub customer: String,
    /// The gateway's id of the card.
    pub card: String,
    /// Same key, same charge.
    pub key: String,
}

/// Money given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    /// Of this payment, by the gateway's id.
    pub payment: String,
    /// So much of it.
    pub amount: Money,
    /// Same key, same refund.
    pub key: String,
}
