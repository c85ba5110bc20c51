//! What the functions of the database answer about billing.

use billing::Context;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::answers::{Answer, Problem, answers};

/// The answer of `billing_context`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct BillingContext {
    ok: bool,
    error: Option<Problem>,
    /// Of the subscription as it was read; a step names it.
    pub version: i64,
    /// The subscription, as [`Context`] reads it.
    #[serde(flatten)]
    fields: Map<String, Value>,
}

impl BillingContext {
    /// What is decided from.
    ///
    /// # Errors
    ///
    /// The part that is not as it should be, for those who look after the queue.
    pub fn subscription(&self) -> Result<Context, String> {
        serde_json::from_value(Value::Object(self.fields.clone()))
            .map_err(|error| format!("billing_context: {error}"))
    }
}

/// The answer of `apply_billing_step`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct StepApplied {
    ok: bool,
    error: Option<Problem>,
    /// The subscription as it is now.
    pub context: Option<BillingContext>,
}

answers!(BillingContext, StepApplied);
