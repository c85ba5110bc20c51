//! What Stripe answers.

use std::collections::BTreeMap;

use billing::VoucherKind;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wire::HttpResponse;

use super::amount::from_stripe;
use super::webhook::Reference;
use crate::gateway::refusal;
use crate::{
    Begun, Card, Charge, CustomerCard, Dispute, DisputeState, Fetched, Outcome, Payment,
    PaymentError, Refunded, Subject, Voucher,
};

/// `{"error": {…}}` (<https://docs.stripe.com/api/errors>).
#[derive(Deserialize)]
struct Problem {
    error: ErrorObject,
}

#[derive(Deserialize)]
struct ErrorObject {
    #[serde(rename = "type")]
    kind: Option<String>,
    code: Option<String>,
    decline_code: Option<String>,
    payment_intent: Option<Box<Intent>>,
}

impl ErrorObject {
    fn reason(&self) -> String {
        let known = [&self.decline_code, &self.code, &self.kind];
        word(
            known
                .into_iter()
                .flatten()
                .next()
                .map_or("", String::as_str),
        )
    }
}

#[derive(Deserialize)]
struct Object {
    object: String,
    id: String,
    url: Option<String>,
}

#[derive(Deserialize)]
struct Intent {
    id: String,
    amount: i64,
    currency: String,
    status: String,
    #[serde(default)]
    metadata: BTreeMap<String, String>,
    last_payment_error: Option<ErrorObject>,
    next_action: Option<NextAction>,
    setup_future_usage: Option<String>,
    payment_method: Option<PaymentMethod>,
    latest_charge: Option<LatestCharge>,
    customer: Option<Reference>,
    cancellation_reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum PaymentMethod {
    Whole {
        id: String,
        card: Option<CardFields>,
    },
    #[allow(dead_code, reason = "an id alone says nothing of the card")]
    Id(String),
}

#[derive(Deserialize)]
struct CardFields {
    brand: String,
    last4: String,
    exp_month: u32,
    exp_year: u32,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum LatestCharge {
    Whole {
        refunds: Option<List>,
    },
    #[allow(dead_code, reason = "an id alone says nothing of refunds")]
    Id(String),
}

#[derive(Deserialize)]
struct List {
    data: Vec<RefundObject>,
}

#[derive(Deserialize)]
struct RefundObject {
    id: String,
    amount: i64,
    currency: String,
    status: Option<String>,
}

#[derive(Deserialize)]
struct NextAction {
    oxxo_display_details: Option<VoucherFields>,
    pix_display_qr_code: Option<VoucherFields>,
    boleto_display_details: Option<VoucherFields>,
}

#[derive(Deserialize)]
struct VoucherFields {
    #[serde(alias = "hosted_instructions_url")]
    hosted_voucher_url: Option<String>,
    #[serde(alias = "data")]
    number: Option<String>,
    #[serde(alias = "expires_at")]
    expires_after: Option<i64>,
}

#[derive(Deserialize)]
struct DisputeObject {
    id: String,
    amount: i64,
    currency: String,
    payment_intent: Option<Reference>,
    reason: String,
    status: String,
}

#[derive(Deserialize)]
struct Customer {
    id: String,
    invoice_settings: Option<InvoiceSettings>,
}

#[derive(Deserialize)]
struct InvoiceSettings {
    default_payment_method: Option<PaymentMethod>,
}

/// The gateway's words, as they are kept: short, of plain characters.
fn word(text: &str) -> String {
    let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
    let text: String = text.chars().filter(plain).take(60).collect();
    if text.is_empty() {
        "declined".to_owned()
    } else {
        text
    }
}

fn parse<T: DeserializeOwned>(
    response: &HttpResponse,
    what: &'static str,
) -> Result<T, PaymentError> {
    serde_json::from_slice(&response.body).map_err(|_| PaymentError::Unreadable(what))
}

/// The error of an answer that is no success.
fn refused(response: &HttpResponse) -> PaymentError {
    let reason = parse::<Problem>(response, "error").map(|problem| problem.error.reason());
    refusal(response.status, reason.unwrap_or_default())
}

fn success<T: DeserializeOwned>(
    response: &HttpResponse,
    what: &'static str,
) -> Result<T, PaymentError> {
    if response.is_success() {
        parse(response, what)
    } else {
        Err(refused(response))
    }
}

pub(super) fn id_of(response: &HttpResponse, what: &'static str) -> Result<String, PaymentError> {
    let object: Object = success(response, what)?;
    (object.object == what)
        .then_some(object.id)
        .ok_or(PaymentError::Unreadable(what))
}

fn page(url: Option<String>) -> Result<String, PaymentError> {
    url.filter(|url| url.starts_with("https://") || url.starts_with("http://"))
        .ok_or(PaymentError::Unreadable("url"))
}

pub(super) fn session(response: &HttpResponse) -> Result<Begun, PaymentError> {
    let object: Object = success(response, "checkout session")?;
    Ok(Begun::Page {
        url: page(object.url)?,
        reference: object.id,
    })
}

pub(super) fn portal(response: &HttpResponse) -> Result<String, PaymentError> {
    let object: Object = success(response, "portal session")?;
    page(object.url)
}

pub(super) fn payment(response: &HttpResponse) -> Result<Fetched, PaymentError> {
    let intent: Intent = success(response, "payment intent")?;
    intent
        .into_payment()
        .map(|payment| Fetched::Payment(Box::new(payment)))
}

/// A card that is declined comes as 402 with the payment in the error. A request that is wrong for good, such as one for a card
/// that was taken off, has made no payment: it is an attempt that failed all the same, under the name of its key.
pub(super) fn charged(charge: &Charge, response: &HttpResponse) -> Result<Payment, PaymentError> {
    if response.is_success() {
        return parse::<Intent>(response, "payment intent")?.into_payment();
    }
    let Ok(Problem { error }) = parse::<Problem>(response, "error") else {
        return Err(refusal(response.status, String::new()));
    };
    let code = error.reason();
    let is_of_the_key = error.kind.as_deref() == Some("idempotency_error");
    match (response.status, error.payment_intent) {
        (402, Some(intent)) => {
            let payment = intent.into_payment()?;
            // What Stripe calls an error has not succeeded, whatever else it says of it.
            Ok(Payment {
                outcome: Outcome::Failed { code },
                ..payment
            })
        }
        (400 | 402 | 404, _) if !is_of_the_key => Ok(Payment {
            reference: charge.key.clone(),
            subject: Some(charge.subject),
            attempt: Some(charge.attempt),
            amount: charge.amount,
            outcome: Outcome::Failed { code },
            refunds: Vec::new(),
            dispute: None,
            card: None,
            customer: Some(charge.customer.clone()),
        }),
        // Another request with the same key went first, with other fields: what came of it is told by its webhook.
        (status, _) if is_of_the_key => Err(PaymentError::Unavailable(status)),
        (status, _) => Err(refusal(status, code)),
    }
}

impl Intent {
    fn into_payment(self) -> Result<Payment, PaymentError> {
        let amount = from_stripe(self.amount, &self.currency)?;
        let outcome = match self.status.as_str() {
            "succeeded" => Outcome::Succeeded,
            "canceled" => Outcome::Failed {
                code: word(self.cancellation_reason.as_deref().unwrap_or("canceled")),
            },
            // Also before anybody has paid; then there is no error.
            "requires_payment_method" if self.last_payment_error.is_some() => Outcome::Failed {
                code: self
                    .last_payment_error
                    .as_ref()
                    .map(ErrorObject::reason)
                    .unwrap_or_default(),
            },
            _ => Outcome::Pending {
                voucher: self.next_action.and_then(NextAction::voucher),
            },
        };
        let refunds = match self.latest_charge {
            Some(LatestCharge::Whole {
                refunds: Some(list),
            }) => list.data,
            _ => Vec::new(),
        };
        let keeps = self.setup_future_usage.as_deref() == Some("off_session")
            && outcome == Outcome::Succeeded;
        let subject = |name: &str| Subject::from_named(name, self.metadata.get(name)?);
        Ok(Payment {
            subject: subject("order_id").or_else(|| subject("invoice_id")),
            attempt: self
                .metadata
                .get("attempt")
                .and_then(|attempt| attempt.parse().ok()),
            reference: self.id,
            amount,
            outcome,
            refunds: refunds
                .into_iter()
                .map(RefundObject::into_refunded)
                .collect::<Result<_, _>>()?,
            dispute: None,
            card: self
                .payment_method
                .filter(|_| keeps)
                .and_then(PaymentMethod::into_card),
            customer: self.customer.map(Reference::into_id),
        })
    }
}

impl PaymentMethod {
    fn into_card(self) -> Option<Card> {
        let Self::Whole {
            id,
            card: Some(card),
        } = self
        else {
            return None;
        };
        let is_digits = card.last4.len() == 4 && card.last4.bytes().all(|b| b.is_ascii_digit());
        (is_digits && (1..=12).contains(&card.exp_month)).then(|| Card {
            reference: id,
            brand: word(&card.brand),
            last4: card.last4,
            exp_month: card.exp_month,
            exp_year: card.exp_year,
        })
    }
}

impl NextAction {
    fn voucher(self) -> Option<Voucher> {
        let kinds = [
            (VoucherKind::Oxxo, self.oxxo_display_details),
            (VoucherKind::Pix, self.pix_display_qr_code),
            (VoucherKind::Boleto, self.boleto_display_details),
        ];
        let (kind, fields) = kinds
            .into_iter()
            .find_map(|(kind, fields)| Some((kind, fields?)))?;
        Some(Voucher {
            kind,
            url: page(fields.hosted_voucher_url).ok(),
            code: fields.number,
            expires_at: fields.expires_after,
        })
    }
}

impl RefundObject {
    fn into_refunded(self) -> Result<Refunded, PaymentError> {
        Ok(Refunded {
            amount: from_stripe(self.amount, &self.currency)?,
            stands: !matches!(self.status.as_deref(), Some("failed" | "canceled")),
            reference: self.id,
        })
    }
}

pub(super) fn refund(response: &HttpResponse) -> Result<Refunded, PaymentError> {
    success::<RefundObject>(response, "refund")?.into_refunded()
}

pub(super) fn dispute(response: &HttpResponse) -> Result<Dispute, PaymentError> {
    let dispute: DisputeObject = success(response, "dispute")?;
    let payment = dispute
        .payment_intent
        .ok_or(PaymentError::Unreadable("dispute of no payment"))?;
    Ok(Dispute {
        payment: payment.into_id(),
        amount: from_stripe(dispute.amount, &dispute.currency)?,
        reason: word(&dispute.reason),
        state: match dispute.status.as_str() {
            // An inquiry that was closed has taken nothing back.
            "won" | "warning_closed" | "prevented" => DisputeState::Won,
            "lost" => DisputeState::Lost,
            _ => DisputeState::Open,
        },
        reference: dispute.id,
    })
}

pub(super) fn customer(response: &HttpResponse) -> Result<CustomerCard, PaymentError> {
    let customer: Customer = success(response, "customer")?;
    Ok(CustomerCard {
        customer: customer.id,
        card: customer
            .invoice_settings
            .and_then(|settings| settings.default_payment_method)
            .and_then(PaymentMethod::into_card),
    })
}
