//! What is to be done about a subscription on a day: the period run, one step at a time.

use std::fmt;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::issued::{issue, plan_line, price};
use crate::{
    Caveat, Charged, Currency, Cycle, Dunning, Holder, Invoice, InvoiceError, MoneyError, Period,
    Status, Step, TaxError, TaxId, Voucher,
};

/// A plan, as it was agreed on or will be from the next period.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Plan {
    /// Its id: `starter`.
    pub id: String,
    /// Its name as people read it.
    pub name: String,
    /// Its place among the plans: more is more.
    pub rank: i32,
    /// How often it is billed.
    pub cycle: Cycle,
    /// Price of one period, before tax: a decimal number in the subscription's currency; none where nobody has said it.
    pub price: Option<String>,
}

/// Of the invoices that are still to be paid one that is late and was not noticed, else the oldest.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Unpaid {
    /// Its id.
    pub invoice_id: String,
    /// Last day on which it could be paid in time.
    pub due: NaiveDate,
    /// Whether that was noticed.
    pub is_overdue: bool,
    /// The days on which the saved card was charged for it in vain, the first first; none where no card is saved.
    #[serde(default)]
    pub attempts: Option<Vec<NaiveDate>>,
    /// What was given to pay it with later, if there is something of which nothing is known.
    #[serde(default)]
    pub voucher: Option<Voucher>,
}

/// Who is billed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Customer {
    /// ISO 3166-1 alpha-2 code of where they are; unknown where nobody has said it.
    pub country: Option<String>,
    /// Their tax id, as it is stored.
    #[serde(default)]
    pub tax_id: Option<String>,
    /// Whether they said that they are registered for the value-added tax.
    #[serde(default)]
    pub is_vat_registered: bool,
}

impl Customer {
    /// Whether the tax treats them as a business, as [`treatment`](crate::treatment) wants to know it: they say that they are
    /// registered for the value-added tax and gave a tax id of their country that may be a taxpayer's. One of a kind that only
    /// people have (a cédula, a CPF) is not, nor is a generic one, nor one whose check digit was left out.
    #[must_use]
    pub fn is_business(&self) -> bool {
        let country = self.country.as_deref().and_then(|code| code.parse().ok());
        let (true, Some(country), Some(text)) = (self.is_vat_registered, country, &self.tax_id)
        else {
            return false;
        };
        TaxId::parse(country, text).is_ok_and(|id| {
            id.kind().holder() != Holder::Person
                && matches!(id.caveat(), None | Some(Caveat::CheckDigitUnusual))
        })
    }
}

/// Everything about a subscription that is decided from: what `public.billing_context` answers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Context {
    /// The day (UTC) that it is for.
    pub today: NaiveDate,
    /// State.
    pub status: Status,
    /// Of its prices.
    pub currency: Currency,
    /// Last day of its trial.
    pub trial_end: Option<NaiveDate>,
    /// What its paid periods are counted from.
    pub anchor: Option<NaiveDate>,
    /// The present period; none where none was ever written.
    pub period: Option<Period>,
    /// What was charged for it; none where nothing was.
    pub charged: Option<Charged>,
    /// Whether its subscriber leaves at the end of it.
    pub leaves: bool,
    /// What it has.
    pub plan: Plan,
    /// What it has from the next period on, if that is another.
    pub next: Option<Plan>,
    /// What it has to its credit, before tax: a decimal number, not negative.
    pub balance: String,
    /// What it owes.
    pub unpaid: Option<Unpaid>,
    /// Who is billed.
    pub customer: Customer,
    /// Where the seller is.
    pub seller_country: String,
}

/// One thing to do. `public.apply_billing_step` does it in one transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BillingStep {
    /// The next period begins.
    Renew {
        /// With this plan,
        plan_id: String,
        /// billed so often.
        cycle: Cycle,
        /// The next period.
        period: Period,
        /// What it is counted from.
        anchor: NaiveDate,
        /// What is to be paid for it; nothing is written for what costs nothing.
        invoice: Option<Box<Invoice>>,
    },
    /// It is over: a trial that nobody paid for, or its subscriber left.
    End,
    /// An invoice is past its due date.
    Overdue {
        /// That one.
        invoice_id: String,
    },
    /// Nothing came in the time of dunning.
    GiveUp,
    /// An invoice is to be charged to the saved card. Nothing is written before the gateway has said what came of it.
    Charge {
        /// That one.
        invoice_id: String,
        /// Which attempt: 0 when it was issued, then those of [`Dunning`].
        attempt: usize,
    },
}

/// Why a subscription could not be billed. Nothing is written then; somebody has to look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BillingError {
    /// It is billed by the period and has none.
    PeriodMissing,
    /// Its periods go beyond the calendar.
    CalendarEnds,
    /// Nobody has said what it costs in its currency.
    PriceMissing,
    /// A price could not be read.
    Price(MoneyError),
    /// Which tax is on it could not be said.
    Tax(TaxError),
    /// Its invoice could not be added up.
    Invoice(InvoiceError),
}

impl BillingError {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PeriodMissing => "period_missing",
            Self::CalendarEnds => "calendar_ends",
            Self::PriceMissing => "price_missing",
            Self::Price(error) => error.code(),
            Self::Tax(error) => error.code(),
            Self::Invoice(error) => error.code(),
        }
    }
}

impl fmt::Display for BillingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for BillingError {}

/// The next thing to do about a subscription, if there is any. Asked again after each, until there is none: a worker that was
/// away for three months writes three periods, each with its own invoice and dates.
///
/// What is owed comes first, then what is over. Dunning without a card is time: an invoice that is past its due date makes the
/// subscription past due, and [`Dunning`] says when to stop waiting. Where a card is saved it is charged, last of all, on the day of
/// issue, and after the first failure on the days of [`Dunning`]; that it was declined shortens no time in which one may pay otherwise.
///
/// # Errors
/// [`BillingError`]; nothing can be done then.
pub fn next_step(context: &Context) -> Result<Option<BillingStep>, BillingError> {
    if context.status == Status::Trial {
        let is_over = context.trial_end.is_some_and(|last| last < context.today);
        return Ok(is_over.then_some(BillingStep::End));
    }
    if !context.status.renews() {
        return Ok(None);
    }
    if let Some(step) = owed(context) {
        return Ok(Some(step));
    }
    let period = context.period.ok_or(BillingError::PeriodMissing)?;
    if context.today < period.end {
        return Ok(charge(context));
    }
    if context.leaves {
        return Ok(Some(BillingStep::End));
    }
    renew(context, period).map(Some)
}

/// What an invoice that was not paid in time leads to.
fn owed(context: &Context) -> Option<BillingStep> {
    let unpaid = context
        .unpaid
        .as_ref()
        .filter(|unpaid| unpaid.due < context.today)?;
    if !unpaid.is_overdue {
        return Some(BillingStep::Overdue {
            invoice_id: unpaid.invoice_id.clone(),
        });
    }
    let dunning = Dunning {
        first_failure: unpaid.due + Days::new(1),
    };
    let is_over = context.status == Status::PastDue && context.today >= dunning.last_day();
    is_over.then_some(BillingStep::GiveUp)
}

/// The charge that is due of the saved card.
fn charge(context: &Context) -> Option<BillingStep> {
    let unpaid = context.unpaid.as_ref()?;
    let attempt = match unpaid.attempts.as_ref()?.split_first() {
        None => {
            let waits = |voucher: Voucher| context.today < voucher.settled();
            (!unpaid.voucher.is_some_and(waits)).then_some(0)
        }
        Some((first, later)) => {
            let dunning = Dunning {
                first_failure: *first,
            };
            match dunning.step_on(context.today, later, unpaid.voucher) {
                Step::Retry { attempt } => Some(attempt),
                Step::Wait { .. } | Step::End => None,
            }
        }
    }?;
    Some(BillingStep::Charge {
        invoice_id: unpaid.invoice_id.clone(),
        attempt,
    })
}

fn renew(context: &Context, period: Period) -> Result<BillingStep, BillingError> {
    let plan = context.next.as_ref().unwrap_or(&context.plan);
    // Another cycle begins its own count; else the 31st stays one.
    let anchor = if plan.cycle == context.plan.cycle {
        context.anchor.unwrap_or(period.start)
    } else {
        period.end
    };
    let next = Period::holding(anchor, plan.cycle, period.end).ok_or(BillingError::CalendarEnds)?;
    // A period that was written by hand may end off the grid.
    let (anchor, next) = if next.start == period.end {
        (anchor, next)
    } else {
        let anchor = period.end;
        let next = Period::holding(anchor, plan.cycle, anchor).ok_or(BillingError::CalendarEnds)?;
        (anchor, next)
    };
    Ok(BillingStep::Renew {
        plan_id: plan.id.clone(),
        cycle: plan.cycle,
        period: next,
        anchor,
        invoice: {
            let price = price(context, plan)?;
            if price.is_zero() {
                None
            } else {
                let line = plan_line(plan, price, next);
                Some(Box::new(issue(context, vec![line], Some((next, price)))?))
            }
        },
    })
}

#[cfg(test)]
mod tests;
