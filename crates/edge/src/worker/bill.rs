//! Bills a subscription: whatever is to be done about it today, step by step, each decided from what the one before has written.

use std::rc::Rc;

use billing::BillingStep;
use serde_json::json;
use uuid::Uuid;

use super::charge::charge;
use super::{Queue, finish, named, said};
use crate::billing_answers::{BillingContext, StepApplied};
use crate::edge::Edge;
use crate::errors::Code;
use crate::platform::Platform;
use crate::rpc::{self, CallError, Job};

/// Steps of one job; the rest is done when it comes back. A subscription that nothing was done about for three years has as many.
const STEPS: usize = 40;

pub(super) async fn bill<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    let id = named(job, "subscription_id")?;
    let mut known = None;
    let mut charged = None;
    for _ in 0..STEPS {
        let context = match known.take() {
            Some(context) => context,
            None => match read(edge, id).await? {
                Some(context) => context,
                // The account is gone.
                None => break,
            },
        };
        let decided = billing::next_step(&context.subscription()?);
        let Some(step) = decided.map_err(|error| error.code().to_owned())? else {
            break;
        };
        if let BillingStep::Charge {
            invoice_id,
            attempt,
        } = step
        {
            let this = Some((invoice_id, attempt));
            // Its bank has not decided; the gateway tells when it has.
            if charged == this {
                break;
            }
            charged = this;
            if let Some((invoice_id, attempt)) = &charged {
                charge(edge, id, invoice_id, *attempt).await?;
            }
            continue;
        }
        let arguments =
            json!({ "p_subscription_id": id, "p_version": context.version, "p_step": step });
        let applied: Result<StepApplied, CallError> =
            rpc::call(&edge.platform, "apply_billing_step", &arguments).await;
        match applied {
            Ok(applied) => known = applied.context,
            // Somebody was faster; what is to be done now is read anew.
            Err(CallError::Refused(refusal)) if refusal.code == Code::SubscriptionChanged => {}
            Err(error) => return Err(said("apply_billing_step", error)),
        }
    }
    finish(edge, Queue::Billing, job).await
}

async fn read<P: Platform>(edge: &Rc<Edge<P>>, id: Uuid) -> Result<Option<BillingContext>, String> {
    let arguments = json!({ "p_subscription_id": id });
    match rpc::call(&edge.platform, "billing_context", &arguments).await {
        Ok(context) => Ok(Some(context)),
        Err(CallError::Refused(refusal)) if refusal.code == Code::SubscriptionNotFound => Ok(None),
        Err(error) => Err(said("billing_context", error)),
    }
}
