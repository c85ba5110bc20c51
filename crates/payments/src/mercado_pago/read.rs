//! What Mercado Pago answers.

use billing::{Currency, VoucherKind};
use chrono::DateTime;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use wire::HttpResponse;

use super::amount::from_number;
use crate::gateway::refusal;
use crate::{
    Begun, Dispute, DisputeState, Outcome, Payment, PaymentError, Refunded, Subject, Voucher,
};

/// `{"message": …, "error": …, "status": …, "cause": […]}`.
#[derive(Deserialize)]
struct Problem {
    error: Option<String>,
}

#[derive(Deserialize)]
struct PreferenceObject {
    id: String,
    init_point: Option<String>,
}

#[derive(Deserialize)]
struct PaymentObject {
    id: u64,
    status: String,
    status_detail: Option<String>,
    external_reference: Option<String>,
    transaction_amount: Box<RawValue>,
    currency_id: Currency,
    payment_method_id: Option<String>,
    date_of_expiration: Option<String>,
    #[serde(default)]
    refunds: Vec<RefundObject>,
    point_of_interaction: Option<PointOfInteraction>,
    transaction_details: Option<TransactionDetails>,
    barcode: Option<Barcode>,
}

#[derive(Deserialize)]
struct RefundObject {
    id: u64,
    amount: Box<RawValue>,
    status: Option<String>,
}

#[derive(Deserialize)]
struct PointOfInteraction {
    transaction_data: Option<TransactionData>,
}

#[derive(Deserialize)]
struct TransactionData {
    qr_code: Option<String>,
    ticket_url: Option<String>,
}

#[derive(Deserialize)]
struct TransactionDetails {
    external_resource_url: Option<String>,
}

#[derive(Deserialize)]
struct Barcode {
    content: Option<String>,
}

fn word(text: &str) -> String {
    let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
    let text: String = text.chars().filter(plain).take(60).collect();
    if text.is_empty() {
        "rejected".to_owned()
    } else {
        text
    }
}

fn success<T: DeserializeOwned>(
    response: &HttpResponse,
    what: &'static str,
) -> Result<T, PaymentError> {
    if response.is_success() {
        return serde_json::from_slice(&response.body).map_err(|_| PaymentError::Unreadable(what));
    }
    let problem = serde_json::from_slice::<Problem>(&response.body).ok();
    let code = problem.and_then(|problem| problem.error);
    Err(refusal(response.status, word(&code.unwrap_or_default())))
}

fn is_page(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

pub(super) fn preference(response: &HttpResponse) -> Result<Begun, PaymentError> {
    let preference: PreferenceObject = success(response, "preference")?;
    Ok(Begun::Page {
        url: preference
            .init_point
            .filter(|url| is_page(url))
            .ok_or(PaymentError::Unreadable("init_point"))?,
        reference: preference.id,
    })
}

pub(super) fn voucher(response: &HttpResponse) -> Result<Begun, PaymentError> {
    let payment: PaymentObject = success(response, "payment")?;
    let reference = payment.id.to_string();
    if payment.status == "rejected" {
        let detail = payment.status_detail.unwrap_or_default();
        return Err(PaymentError::Refused(response.status, word(&detail)));
    }
    Ok(Begun::Voucher {
        voucher: payment
            .voucher()
            .ok_or(PaymentError::Unreadable("voucher"))?,
        reference,
    })
}

pub(super) fn refund(
    currency: Currency,
    response: &HttpResponse,
) -> Result<Refunded, PaymentError> {
    success::<RefundObject>(response, "refund")?.into_refunded(currency)
}

pub(super) fn payment(response: &HttpResponse) -> Result<Payment, PaymentError> {
    success::<PaymentObject>(response, "payment")?.into_payment()
}

impl RefundObject {
    fn into_refunded(self, currency: Currency) -> Result<Refunded, PaymentError> {
        Ok(Refunded {
            reference: self.id.to_string(),
            amount: from_number(&self.amount, currency)?,
            stands: !matches!(self.status.as_deref(), Some("rejected" | "cancelled")),
        })
    }
}

impl PaymentObject {
    fn voucher(&self) -> Option<Voucher> {
        let kind = match self.payment_method_id.as_deref()? {
            "oxxo" => VoucherKind::Oxxo,
            "pix" => VoucherKind::Pix,
            "bolbradesco" => VoucherKind::Boleto,
            _ => return None,
        };
        let data = self
            .point_of_interaction
            .as_ref()
            .and_then(|point| point.transaction_data.as_ref());
        let ticket = data.and_then(|data| data.ticket_url.clone());
        let resource = self
            .transaction_details
            .as_ref()
            .and_then(|details| details.external_resource_url.clone());
        let barcode = self.barcode.as_ref().and_then(|bars| bars.content.clone());
        Some(Voucher {
            kind,
            url: ticket.or(resource).filter(|url| is_page(url)),
            code: data.and_then(|data| data.qr_code.clone()).or(barcode),
            expires_at: self
                .date_of_expiration
                .as_deref()
                .and_then(|text| DateTime::parse_from_rfc3339(text).ok())
                .map(|at| at.timestamp()),
        })
    }

    fn into_payment(self) -> Result<Payment, PaymentError> {
        let amount = from_number(&self.transaction_amount, self.currency_id)?;
        let reference = self.id.to_string();
        let detail = self.status_detail.clone().unwrap_or_default();
        // <https://www.mercadopago.com.mx/developers/en/docs/checkout-api/response-handling/query-results>
        let (outcome, dispute) = match self.status.as_str() {
            "approved" | "refunded" => (Outcome::Succeeded, None),
            // Paid, and in dispute: by Mercado Pago's mediation, or by the bank.
            "in_mediation" => (Outcome::Succeeded, Some(DisputeState::Open)),
            "charged_back" => (
                Outcome::Succeeded,
                Some(match detail.as_str() {
                    "settled" => DisputeState::Lost,
                    "reimbursed" => DisputeState::Won,
                    _ => DisputeState::Open,
                }),
            ),
            "rejected" | "cancelled" => (
                Outcome::Failed {
                    code: word(&detail),
                },
                None,
            ),
            _ => (
                Outcome::Pending {
                    voucher: self.voucher(),
                },
                None,
            ),
        };
        let subject = self.external_reference.as_deref().and_then(|reference| {
            let (name, id) = reference.split_once(':')?;
            Subject::from_named(name, id)
        });
        let currency = self.currency_id;
        let refunds: Vec<Refunded> = self
            .refunds
            .into_iter()
            .map(|refund| refund.into_refunded(currency))
            .collect::<Result<_, _>>()?;
        Ok(Payment {
            refunds,
            dispute: dispute.map(|state| Dispute {
                reference: format!("{reference}_dispute"),
                payment: reference.clone(),
                amount,
                reason: word(&detail),
                state,
            }),
            reference,
            subject,
            attempt: None,
            amount,
            outcome,
            card: None,
            customer: None,
        })
    }
}
