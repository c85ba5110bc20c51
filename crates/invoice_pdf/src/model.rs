//! What an invoice holds, as `public.invoice_document` gives it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::{Amount, Language};

/// What is printed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Document {
    /// In which language.
    #[serde(default, deserialize_with = "language")]
    pub language: Language,
    /// The invoice.
    pub invoice: Invoice,
    /// Who sells.
    #[serde(default)]
    pub seller: Party,
    /// Ids of plans by the names that invoices were written with.
    #[serde(default)]
    pub plans: BTreeMap<String, String>,
}

/// By its tag, or null.
fn language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Language, D::Error> {
    let tag = Option::<String>::deserialize(deserializer)?;
    Ok(Language::from_tag(tag.as_deref().unwrap_or_default()))
}

/// Whether it charges or gives back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It charges.
    Invoice,
    /// It gives back what an invoice charged.
    CreditNote,
}

/// How it stands with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Issued, and to be paid.
    Sent,
    /// Paid.
    Paid,
    /// Not paid in time.
    Overdue,
    /// Void.
    Cancelled,
}

/// Why there is no tax on it, where its issuer said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxTreatment {
    /// There is.
    Charged,
    /// The customer declares and pays it.
    ReverseCharge,
    /// There is nothing to charge.
    NotTaxed,
}

/// An invoice or a credit note as `public.invoices` holds it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Invoice {
    /// Such as `FA-00000001`.
    pub number: String,
    /// What it is.
    pub kind: Kind,
    /// How it stands with it.
    pub status: Status,
    /// Code of the currency of every amount.
    pub currency: String,
    /// Before discount.
    pub subtotal: Amount,
    /// Taken off.
    pub discount_amount: Amount,
    /// The tax.
    pub tax_amount: Amount,
    /// What is to be paid.
    pub total_amount: Amount,
    /// Whether the prices contain the tax.
    pub tax_is_contained: bool,
    /// What was done about tax; unknown of what other systems issued.
    pub tax_treatment: Option<TaxTreatment>,
    /// Law and article, where there is no tax.
    pub tax_rule: Option<String>,
    /// Day of issue.
    pub issue_date: NaiveDate,
    /// Last day on which it is paid in time.
    pub due_date: NaiveDate,
    /// When it was paid.
    pub paid_date: Option<NaiveDate>,
    /// First day that is paid for.
    pub period_start: Option<NaiveDate>,
    /// First day that no longer is.
    pub period_end: Option<NaiveDate>,
    /// Number of the invoice that a credit note corrects.
    pub corrects: Option<String>,
    /// Whom it is made out to.
    #[serde(default, deserialize_with = "lenient")]
    pub customer: Party,
    /// What it is for.
    pub line_items: Vec<Line>,
}

/// A seller or a customer; whatever is not known is left out.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Party {
    /// The name by which it is known.
    #[serde(deserialize_with = "lenient")]
    pub name: Option<String>,
    /// The name by which it is registered.
    #[serde(deserialize_with = "lenient")]
    pub legal_name: Option<String>,
    /// How the tax authority knows it.
    #[serde(deserialize_with = "lenient")]
    pub tax_id: Option<String>,
    /// Street and number.
    #[serde(deserialize_with = "lenient")]
    pub line1: Option<String>,
    /// What else leads there.
    #[serde(deserialize_with = "lenient")]
    pub line2: Option<String>,
    /// City.
    #[serde(deserialize_with = "lenient")]
    pub city: Option<String>,
    /// State or province.
    #[serde(deserialize_with = "lenient")]
    pub state: Option<String>,
    /// Postal code.
    #[serde(deserialize_with = "lenient")]
    pub postal_code: Option<String>,
    /// ISO 3166-1 alpha-2 code.
    #[serde(deserialize_with = "lenient")]
    pub country: Option<String>,
    /// Where it is written to.
    #[serde(deserialize_with = "lenient")]
    pub email: Option<String>,
}

/// A line; one that another system wrote may lack whatever is not its amount.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Line {
    /// What it is for, by its name in `billing::LineKind`.
    #[serde(default, deserialize_with = "lenient")]
    pub kind: String,
    /// What it says.
    #[serde(default, deserialize_with = "lenient")]
    pub description: Description,
    /// How many; `None` where it is not said.
    #[serde(default, deserialize_with = "lenient")]
    pub quantity: Option<i64>,
    /// Price of one.
    #[serde(default, deserialize_with = "lenient")]
    pub unit_amount: Option<Amount>,
    /// Taken off the line.
    #[serde(default, deserialize_with = "lenient")]
    pub discount_amount: Amount,
    /// What it comes to.
    pub amount: Amount,
    /// Name of the tax.
    #[serde(default, deserialize_with = "lenient")]
    pub tax_name: Option<String>,
    /// Its rate, in hundredths of a percent.
    #[serde(default, deserialize_with = "lenient")]
    pub tax_basis_points: u32,
    /// The tax on it.
    #[serde(default, deserialize_with = "lenient")]
    pub tax_amount: Amount,
    /// The days that it pays for.
    #[serde(default, deserialize_with = "lenient")]
    pub period: Option<Days>,
}

/// Days from the first to before the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Days {
    /// First day.
    pub start: NaiveDate,
    /// First day after it.
    pub end: NaiveDate,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Description {
    /// A message of the catalogues.
    Message {
        /// Its key.
        key: String,
        /// What goes into it.
        #[serde(default, deserialize_with = "lenient")]
        parameters: BTreeMap<String, String>,
    },
    /// What another system wrote.
    Words(String),
}

impl Default for Description {
    fn default() -> Self {
        Self::Words(String::new())
    }
}

/// What cannot be read as it should be is missing: an invoice of another system shall be printed all the same.
fn lenient<'de, D: Deserializer<'de>, T: Default + serde::de::DeserializeOwned>(
    deserializer: D,
) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}
