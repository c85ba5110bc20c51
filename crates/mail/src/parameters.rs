//! What there is to tell, as the database writes it into `private.outbox`.

use billing::{Currency, Cycle, Description, LineKind, Money, Notice};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A mail, by its template, with what goes into it: `{"template": "plan_ended", "parameters": {…}}`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "template", content = "parameters", rename_all = "snake_case")]
pub enum Mail {
    /// An invoice is there to be paid.
    InvoiceIssued(Bill),
    /// An invoice is paid.
    PaymentReceived(Receipt),
    /// A payment did not come through, and what that means by now.
    Dunning(Owed),
    /// The last day for an invoice has passed.
    InvoiceOverdue(Reminder),
    /// A plan that is paid for begins.
    PlanStarted(PlanOn),
    /// Another plan is in force.
    PlanChanged(PlanChange),
    /// Another plan will be, from the next period.
    PlanWillChange(PlanChange),
    /// The plan ends with its period.
    PlanCancelled(PlanOn),
    /// It goes on after all.
    PlanResumed(PlanOn),
    /// It has ended.
    PlanEnded(PlanOn),
    /// The trial ends in some days.
    TrialEndsSoon {
        /// Its last day.
        last_day: NaiveDate,
    },
    /// The trial is over.
    TrialEnded {
        /// Its last day.
        last_day: NaiveDate,
    },
    /// So much of the period's messages is used.
    Usage(Usage),
    /// A pack of messages was paid for.
    TopUpReceived(TopUp),
}

/// An amount: `{"amount": "499.00", "currency": "MXN"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "WrittenAmount")]
pub struct Amount(pub Money);

#[derive(Deserialize)]
struct WrittenAmount {
    amount: String,
    currency: Currency,
}

impl TryFrom<WrittenAmount> for Amount {
    type Error = billing::MoneyError;

    fn try_from(written: WrittenAmount) -> Result<Self, Self::Error> {
        Money::parse(&written.amount, written.currency).map(Self)
    }
}

/// An invoice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Bill {
    /// `FA-00000042`.
    pub number: String,
    /// What it is for.
    pub lines: Vec<BillLine>,
    /// The tax, if there is any.
    pub tax: Option<Amount>,
    /// Whether the total contains the tax.
    #[serde(default)]
    pub tax_is_contained: bool,
    /// What is to be paid.
    pub total: Amount,
    /// Last day to pay it.
    pub due_date: NaiveDate,
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct BillLine {
    /// What it is for.
    pub kind: LineKind,
    /// What it says; none where another system wrote it.
    pub description: Option<Description>,
    /// How many.
    pub quantity: u64,
    /// What they come to, their discount taken off.
    pub amount: Amount,
    /// Name of the tax on it.
    pub tax_name: Option<String>,
    /// Its rate, in hundredths of a percent.
    #[serde(default)]
    pub tax_basis_points: u32,
}

/// An invoice that is paid.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Receipt {
    /// The invoice.
    #[serde(flatten)]
    pub bill: Bill,
    /// When it was.
    pub paid_date: NaiveDate,
}

/// An invoice that is late.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Reminder {
    /// Its number.
    pub number: String,
    /// What is to be paid.
    pub total: Amount,
    /// Last day to pay it.
    pub due_date: NaiveDate,
    /// Until when the plan works without it.
    pub access_until: Option<NaiveDate>,
}

/// A payment that failed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Owed {
    /// What somebody is told.
    pub notice: Notice,
    /// Number of the invoice.
    pub number: String,
    /// What is to be paid.
    pub total: Amount,
    /// Until when the plan works without it.
    pub access_until: Option<NaiveDate>,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Its id: `starter`. The product has a name for those it knows.
    pub id: String,
    /// The name that it has in the database.
    pub name: String,
}

/// A plan, and the day that matters.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PlanOn {
    /// Which.
    pub plan: Plan,
    /// How often it is billed.
    pub cycle: Cycle,
    /// When it renews, ends or has ended.
    pub on: NaiveDate,
}

/// From one plan to another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PlanChange {
    /// What it was.
    pub previous: Plan,
    /// What it is or will be.
    pub plan: Plan,
    /// How often it is then billed.
    pub cycle: Cycle,
    /// When it renews; of a change that is to come, when it comes.
    pub on: NaiveDate,
}

/// Messages of a period.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Usage {
    /// Percents that are used up: 80 or 100.
    pub threshold: u8,
    /// Used messages.
    pub used: u64,
    /// How many there are.
    pub limit: u64,
    /// The day on which there are new ones.
    pub renews_on: NaiveDate,
}

/// A pack of messages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TopUp {
    /// How many.
    pub messages: u64,
    /// What was paid for them.
    pub total: Option<Amount>,
    /// Last day on which they can be used, if there is one.
    pub valid_until: Option<NaiveDate>,
}
