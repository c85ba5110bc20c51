//! What follows from a gateway's notice: the object that it is about is read from the gateway, and what it is now is written.

use std::rc::Rc;

use billing::refund_note;
use payments::{About, Dispute, Fetched, Gateway, GatewayKind, Outcome, Payment, Refund};
use serde_json::{Value, json};

use super::{Queue, finish, named, said};
use crate::answers::Noted;
use crate::billing::voucher_document;
use crate::edge::Edge;
use crate::gateways::send;
use crate::payment_answers::{CreditDue, PaymentNoted, RefundContext};
use crate::platform::Platform;
use crate::rpc::{self, Job};

/// Looks at what a notice is about.
pub(super) async fn look<P: Platform>(
    edge: &Rc<Edge<P>>,
    kind: GatewayKind,
    payload: &Value,
) -> Result<(), String> {
    let about: About = serde_json::from_value(payload.clone())
        .map_err(|error| format!("what {kind} told cannot be read: {error}"))?;
    let gateway = configured(edge, kind)?;
    let failed = |error: payments::PaymentError| format!("{kind}: {error}");
    let Some(request) = gateway.fetch(&about).map_err(failed)? else {
        return Ok(());
    };
    let response = send(&edge.platform, request)
        .await
        .map_err(|reason| format!("{kind}: {reason}"))?;
    match gateway.fetched(&about, &response) {
        Ok(Fetched::Payment(payment)) => note(edge, kind, &payment).await,
        Ok(Fetched::Dispute(dispute)) => {
            let arguments =
                json!({ "p_gateway": kind.as_str(), "p_dispute": dispute_document(&dispute) });
            let noted: Result<Noted, _> =
                rpc::call(&edge.platform, "note_dispute", &arguments).await;
            noted
                .map(|_| ())
                .map_err(|error| said("note_dispute", error))
        }
        Ok(Fetched::Customer(chosen)) => {
            let arguments = json!({
                "p_gateway": kind.as_str(), "p_customer": chosen.customer,
                "p_card": chosen.card.as_ref().map(card_document),
            });
            let noted: Result<Noted, _> =
                rpc::call(&edge.platform, "note_customer_card", &arguments).await;
            noted
                .map(|_| ())
                .map_err(|error| said("note_customer_card", error))
        }
        Err(error) => Err(failed(error)),
    }
}

/// Writes what a payment is now, and the credit notes of what was given back of it.
pub(super) async fn note<P: Platform>(
    edge: &Rc<Edge<P>>,
    kind: GatewayKind,
    payment: &Payment,
) -> Result<(), String> {
    let arguments = json!({ "p_gateway": kind.as_str(), "p_payment": document(payment) });
    // Each note is worked out from what was issued before it, so there is one at a time.
    loop {
        let noted: PaymentNoted = rpc::call(&edge.platform, "note_gateway_payment", &arguments)
            .await
            .map_err(|error| said("note_gateway_payment", error))?;
        let Some(due) = noted.credits.first() else {
            return Ok(());
        };
        credit(edge, due).await?;
    }
}

async fn credit<P: Platform>(edge: &Rc<Edge<P>>, due: &CreditDue) -> Result<(), String> {
    let credit = refund_note(&due.invoice, &due.notes, due.money()?, due.today)
        .map_err(|error| format!("credit note of {}: {}", due.refund_id, error.code()))?;
    let arguments = json!({
        "p_refund_id": due.refund_id, "p_notes": due.notes.len(), "p_credit": credit,
    });
    let issued: Result<Noted, _> = rpc::call(&edge.platform, "issue_credit", &arguments).await;
    issued
        .map(|_| ())
        .map_err(|error| said("issue_credit", error))
}

/// Gives a payment back that fits nothing.
pub(super) async fn refund<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    let id = named(job, "refund_id")?;
    let asked = json!({ "p_refund_id": id });
    let context: RefundContext = rpc::call(&edge.platform, "refund_context", &asked)
        .await
        .map_err(|error| said("refund_context", error))?;
    if context.status == "requested" {
        let kind = context.gateway.ok_or("the refund names no gateway")?;
        let gateway = configured(edge, kind)?;
        let refund = Refund {
            payment: context.payment.clone(),
            amount: context.money()?,
            key: format!("refund:{id}"),
        };
        let failed = |error: payments::PaymentError| format!("{kind}: {error}");
        let request = gateway.refund(&refund).map_err(failed)?;
        let response = send(&edge.platform, request)
            .await
            .map_err(|reason| format!("{kind}: {reason}"))?;
        let (reference, failure) = match gateway.refunded(&refund, &response) {
            Ok(done) if done.stands => (Some(done.reference), None),
            Ok(done) => (Some(done.reference), Some("failed".to_owned())),
            // It will never be given, and an administrator has to know.
            Err(payments::PaymentError::Refused(400 | 402 | 422, code)) => (None, Some(code)),
            Err(error) => return Err(failed(error)),
        };
        let settled = json!({
            "p_refund_id": id, "p_reference": reference, "p_failure_code": failure,
        });
        let settled: Result<Noted, _> = rpc::call(&edge.platform, "settle_refund", &settled).await;
        settled.map_err(|error| said("settle_refund", error))?;
    }
    finish(edge, Queue::FollowUps, job).await
}

/// The gateway, or why nothing can be done about it now: its key was taken away.
pub(super) fn configured<P: Platform>(
    edge: &Rc<Edge<P>>,
    kind: GatewayKind,
) -> Result<&dyn Gateway, String> {
    let gateway = edge.config.gateways.get(kind);
    gateway.ok_or_else(|| format!("{kind} is not configured"))
}

/// A payment as `note_gateway_payment` takes it.
fn document(payment: &Payment) -> Value {
    let (outcome, failure_code, voucher) = match &payment.outcome {
        Outcome::Succeeded => ("succeeded", None, None),
        Outcome::Pending { voucher } => ("pending", None, voucher.as_ref()),
        Outcome::Failed { code } => ("failed", Some(code.as_str()), None),
    };
    let refunds: Vec<Value> = payment
        .refunds
        .iter()
        .map(|refund| {
            json!({
                "reference": refund.reference, "amount": refund.amount.to_string(), "stands": refund.stands,
            })
        })
        .collect();
    let mut document = json!({
        "reference": payment.reference,
        "attempt": payment.attempt,
        "amount": payment.amount.to_string(),
        "currency": payment.amount.currency,
        "outcome": outcome,
        "failure_code": failure_code,
        "voucher": voucher.map(voucher_document),
        "refunds": refunds,
        "dispute": payment.dispute.as_ref().map(dispute_document),
        "card": payment.card.as_ref().map(card_document),
        "customer": payment.customer,
    });
    if let Some((name, id)) = payment.subject.map(payments::Subject::named) {
        document[name] = json!(id);
    }
    document
}

fn dispute_document(dispute: &Dispute) -> Value {
    json!({
        "reference": dispute.reference, "payment": dispute.payment, "amount": dispute.amount.to_string(),
        "currency": dispute.amount.currency, "reason": dispute.reason, "state": dispute.state.as_str(),
    })
}

fn card_document(card: &payments::Card) -> Value {
    json!({
        "reference": card.reference, "brand": card.brand, "last4": card.last4, "exp_month": card.exp_month,
        "exp_year": card.exp_year,
    })
}
