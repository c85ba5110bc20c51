//! Bills a subscription: whatever is to be done about it today, step by step, each decided from what the one before has written.

use std::rc::Rc;

use serde_json::json;

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
    for _ in 0..STEPS {
        let arguments = json!({ "p_subscription_id": id });
        let read: Result<BillingContext, CallError> =
            rpc::call(&edge.platform, "billing_context", &arguments).await;
        let context = match read {
            Ok(context) => context,
            // The account is gone.
            Err(CallError::Refused(refusal)) if refusal.code == Code::SubscriptionNotFound => break,
            Err(error) => return Err(said("billing_context", error)),
        };
        let subscription = context.subscription()?;
        let Some(step) =
            billing::next_step(&subscription).map_err(|error| error.code().to_owned())?
        else {
            break;
        };
        let arguments =
            json!({ "p_subscription_id": id, "p_version": context.version, "p_step": step });
        let applied: Result<StepApplied, CallError> =
            rpc::call(&edge.platform, "apply_billing_step", &arguments).await;
        match applied {
            Ok(_) => {}
            // Somebody was faster; what is to be done now is read anew.
            Err(CallError::Refused(refusal)) if refusal.code == Code::SubscriptionChanged => {}
            Err(error) => return Err(said("apply_billing_step", error)),
        }
    }
    finish(edge, Queue::Billing, job).await
}
