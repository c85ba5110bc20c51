//! What the functions of the database answer about billing.

use billing::{Context, Pack, Plan};
use serde::Deserialize;
use serde_json::{Map, Value};
use uuid::Uuid;

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
        read(&self.fields, "billing_context")
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

/// The answer of `offer_context`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OfferContext {
    ok: bool,
    error: Option<Problem>,
    /// The subscription that it is about.
    pub subscription_id: Uuid,
    /// Its version as it was read.
    pub version: i64,
    /// The plan that is asked for.
    pub target: Option<Plan>,
    /// The pack that is asked for.
    pub pack: Option<Pack>,
    /// What was placed with this key before.
    pub order: Option<Value>,
    /// The subscription, as [`Context`] reads it.
    #[serde(flatten)]
    fields: Map<String, Value>,
}

impl OfferContext {
    /// What is decided from.
    ///
    /// # Errors
    ///
    /// The part that is not as it should be, for those who look after the function.
    pub fn subscription(&self) -> Result<Context, String> {
        read(&self.fields, "offer_context")
    }
}

fn read(fields: &Map<String, Value>, function: &str) -> Result<Context, String> {
    serde_json::from_value(Value::Object(fields.clone()))
        .map_err(|error| format!("{function}: {error}"))
}

/// The answer of `place_order`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Placed {
    ok: bool,
    error: Option<Problem>,
    /// The order as it was written down.
    pub order: Value,
}

/// The answer of `schedule_plan`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Scheduled {
    ok: bool,
    error: Option<Problem>,
}

/// The answer of `invoice_document`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct InvoiceDocument {
    ok: bool,
    error: Option<Problem>,
    /// Where its PDF is, or is to be, in the bucket `invoices`.
    pub path: String,
    /// Whether it is there.
    pub is_printed: bool,
    /// How it stands with the invoice.
    pub status: String,
    /// What is printed, as the crate `invoice_pdf` reads it.
    pub document: Value,
}

/// The answer of `keep_invoice_pdf`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PdfKept {
    ok: bool,
    error: Option<Problem>,
    /// Whether the invoice is still what was printed.
    pub is_current: bool,
}

/// The answer of `tax_data`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TaxDataRead {
    ok: bool,
    error: Option<Problem>,
    /// The subscription whose payer they are of.
    pub subscription_id: Uuid,
    /// The organization's name, where it is one's.
    pub organization: Option<String>,
    /// The data, or null.
    pub tax_data: Value,
    /// What a form may begin with.
    pub suggested: Value,
}

/// The answer of `save_tax_data`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TaxDataSaved {
    ok: bool,
    error: Option<Problem>,
    /// The data as they are now.
    pub tax_data: Value,
}

answers!(
    BillingContext,
    StepApplied,
    OfferContext,
    Placed,
    Scheduled,
    InvoiceDocument,
    PdfKept,
    TaxDataRead,
    TaxDataSaved,
);
