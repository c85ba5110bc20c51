//! Charges an invoice to the saved card.

use std::rc::Rc;

use payments::{Charge, Subject};
use serde_json::json;
use uuid::Uuid;

use super::payment::{configured, note};
use super::said;
use crate::edge::Edge;
use crate::errors::Code;
use crate::gateways::send;
use crate::payment_answers::ChargeContext;
use crate::platform::Platform;
use crate::rpc::{self, CallError};

/// Charges once for the invoice and the attempt, whatever is cut off and done again: the gateway knows the key.
///
/// A card that is declined is written down as an attempt that failed. Where nothing is known of what came of it, the job comes back.
pub(super) async fn charge<P: Platform>(
    edge: &Rc<Edge<P>>,
    subscription_id: Uuid,
    invoice_id: &str,
    attempt: usize,
) -> Result<(), String> {
    let invoice: Uuid = invoice_id
        .parse()
        .map_err(|_| "the step names no invoice".to_owned())?;
    let asked = json!({ "p_subscription_id": subscription_id, "p_invoice_id": invoice });
    let context: ChargeContext = match rpc::call(&edge.platform, "charge_context", &asked).await {
        Ok(context) => context,
        // It was paid meanwhile, or the card was taken away.
        Err(CallError::Refused(refusal)) if refusal.code == Code::InvoiceNotOpen => return Ok(()),
        Err(error) => return Err(said("charge_context", error)),
    };
    let kind = context.gateway.ok_or("the card names no gateway")?;
    let gateway = configured(edge, kind)?;
    let charge = Charge {
        subject: Subject::Invoice(invoice),
        attempt: u32::try_from(attempt).unwrap_or(u32::MAX),
        amount: context.money()?,
        description: format!("Sintra AI LATAM {}", context.number),
        customer: context.customer,
        card: context.card,
        key: format!("invoice:{invoice}:{attempt}"),
    };
    let failed = |error: payments::PaymentError| format!("{kind}: {error}");
    let request = gateway.charge(&charge).map_err(failed)?;
    let response = send(&edge.platform, request)
        .await
        .map_err(|reason| format!("{kind}: {reason}"))?;
    let payment = gateway.charged(&charge, &response).map_err(failed)?;
    note(edge, kind, &payment).await
}
