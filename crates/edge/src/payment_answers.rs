//! What the functions of the database answer about payments at a gateway.

use billing::{Currency, Money, StoredInvoice, StoredLine, VoucherKind};
use chrono::NaiveDate;
use payments::GatewayKind;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::answers::{Answer, Problem, answers};

/// The answer of `checkout_context`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CheckoutContext {
    ok: bool,
    error: Option<Problem>,
    /// Of the order or the invoice, as people read it.
    pub number: String,
    amount: String,
    currency: String,
    /// When the order ends, in seconds since 1970.
    pub expires_at: Option<i64>,
    /// The database's clock, in seconds since 1970.
    pub now: i64,
    /// What was given to pay it with, and can still be paid.
    pub vouchers: Vec<OpenVoucher>,
    /// Whose it is.
    pub subscription_id: Uuid,
    /// Stripe's id of the payer.
    pub customer: Option<String>,
    /// The payer's name.
    pub name: Option<String>,
    /// The payer's mail address.
    pub email: Option<String>,
}

/// Something to pay with that somebody has already.
#[derive(Debug, Deserialize, Serialize)]
pub struct OpenVoucher {
    /// Who gave it.
    #[serde(skip_serializing)]
    pub gateway: GatewayKind,
    /// What it is.
    pub kind: VoucherKind,
    /// A page that shows it.
    pub url: Option<String>,
    /// What is read at the till or pasted into the bank's application.
    pub code: Option<String>,
    /// When it can no longer be paid, in seconds since 1970.
    pub expires_at: Option<i64>,
}

impl CheckoutContext {
    /// What is to be paid.
    ///
    /// # Errors
    ///
    /// What cannot be read, for logs.
    pub fn money(&self) -> Result<Money, String> {
        money(&self.amount, &self.currency)
    }
}

/// The answer of `keep_customer`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CustomerKept {
    ok: bool,
    error: Option<Problem>,
    /// The gateway's id of the payer.
    pub customer: String,
}

/// The answer of `payment_methods`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Methods {
    ok: bool,
    error: Option<Problem>,
    currency: String,
    /// Stripe's id of the payer.
    pub customer: Option<String>,
    /// The saved card, as people recognize it.
    pub card: Option<Value>,
}

impl Methods {
    /// In which a subscription is paid.
    ///
    /// # Errors
    ///
    /// What cannot be read, for logs.
    pub fn currency(&self) -> Result<Currency, String> {
        self.currency
            .parse()
            .map_err(|_| format!("unknown currency: {}", self.currency))
    }
}

/// The answer of `charge_context`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ChargeContext {
    ok: bool,
    error: Option<Problem>,
    /// Who has the card.
    pub gateway: Option<GatewayKind>,
    /// Its id of the payer.
    pub customer: String,
    /// Its id of the card.
    pub card: String,
    /// Of the invoice.
    pub number: String,
    amount: String,
    currency: String,
}

impl ChargeContext {
    /// What is to be charged.
    ///
    /// # Errors
    ///
    /// What cannot be read, for logs.
    pub fn money(&self) -> Result<Money, String> {
        money(&self.amount, &self.currency)
    }
}

/// The answer of `refund_context`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RefundContext {
    ok: bool,
    error: Option<Problem>,
    /// Who has the money.
    pub gateway: Option<GatewayKind>,
    /// Its id of the payment.
    pub payment: String,
    amount: String,
    currency: String,
    /// `requested` while it is still to be made.
    pub status: String,
}

impl RefundContext {
    /// What is to be given back.
    ///
    /// # Errors
    ///
    /// What cannot be read, for logs.
    pub fn money(&self) -> Result<Money, String> {
        money(&self.amount, &self.currency)
    }
}

/// The answer of `note_gateway_payment`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PaymentNoted {
    ok: bool,
    error: Option<Problem>,
    /// What credit notes are to be made of.
    pub credits: Vec<CreditDue>,
}

/// Money that was given back of an invoice, and has no credit note yet.
#[derive(Debug, Deserialize)]
pub struct CreditDue {
    /// The refund.
    pub refund_id: Uuid,
    amount: String,
    /// The day of the note.
    pub today: NaiveDate,
    /// Of this invoice.
    pub invoice: StoredInvoice,
    /// The lines of each note that it has already.
    pub notes: Vec<Vec<StoredLine>>,
}

impl CreditDue {
    /// What was given back.
    ///
    /// # Errors
    ///
    /// What cannot be read, for logs.
    pub fn money(&self) -> Result<Money, String> {
        money(&self.amount, self.invoice.currency.code())
    }
}

fn money(amount: &str, currency: &str) -> Result<Money, String> {
    let currency: Currency = currency
        .parse()
        .map_err(|_| format!("unknown currency: {currency}"))?;
    Money::parse(amount, currency).map_err(|error| error.code().to_owned())
}

answers!(
    CheckoutContext,
    CustomerKept,
    Methods,
    ChargeContext,
    RefundContext,
    PaymentNoted,
);
