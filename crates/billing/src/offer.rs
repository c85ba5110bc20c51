//! What a plan or a pack of messages would cost somebody, and when it begins.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::charged::charged;
use crate::issued::{described, issue, plan_line, price};
use crate::{
    BillingError, Change, Context, Cycle, Invoice, Line, LineKind, Money, Period, Plan, Status,
    Terms, change_terms,
};

/// What came of choosing a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "when", rename_all = "snake_case")]
pub enum Offer {
    /// It is what there is already, and goes on: leaving, or another plan that was to come, is taken back.
    Stays,
    /// With the next period; nothing is paid now.
    Later {
        /// Its first day.
        on: NaiveDate,
        /// The plan,
        plan_id: String,
        /// and how often it is billed then.
        cycle: Cycle,
    },
    /// As soon as it is paid.
    Now {
        /// What is to be paid, and what it brings.
        order: Box<Order>,
    },
}

/// What is to be paid before anything changes. `public.place_order` keeps it, and does what it says when the payment comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Order {
    /// A plan, from the day of payment on.
    Start(Chosen),
    /// Another plan at once, in the present period or from today on.
    Change(Chosen),
    /// Messages beyond the plan's.
    TopUp {
        /// The pack.
        pack_id: String,
        /// Messages, all in all.
        messages: i64,
        /// What is paid.
        invoice: Invoice,
    },
}

impl Order {
    /// What is paid.
    #[must_use]
    pub const fn invoice(&self) -> &Invoice {
        match self {
            Self::Start(chosen) | Self::Change(chosen) => &chosen.invoice,
            Self::TopUp { invoice, .. } => invoice,
        }
    }
}

/// A plan that begins when it is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chosen {
    /// The plan.
    pub plan_id: String,
    /// How often it is billed.
    pub cycle: Cycle,
    /// The period that is then paid for; of a plan that starts, if it is paid today.
    pub period: Period,
    /// What later periods are counted from.
    pub anchor: NaiveDate,
    /// What is paid.
    pub invoice: Invoice,
}

/// Messages that can be bought together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Pack {
    /// Its id.
    pub id: String,
    /// Messages of one.
    pub messages: i64,
    /// Price of one before tax: a decimal number in the subscription's currency; none where nobody has said it.
    pub price: Option<String>,
}

/// Most packs that are bought at once.
pub const MAX_PACKS: i64 = 20;

/// Why nothing can be offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferError {
    /// An invoice is to be paid first.
    InvoiceUnpaid,
    /// The present period is over and the next is being written: a moment later it can be said.
    RenewalPending,
    /// Packs go with a plan that is running.
    SubscriptionInactive,
    /// Not a number of packs that can be bought.
    QuantityInvalid,
    /// It could not be worked out.
    Billing(BillingError),
}

impl OfferError {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InvoiceUnpaid => "invoice_unpaid",
            Self::RenewalPending => "renewal_pending",
            Self::SubscriptionInactive => "subscription_inactive",
            Self::QuantityInvalid => "quantity_invalid",
            Self::Billing(error) => error.code(),
        }
    }
}

impl fmt::Display for OfferError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for OfferError {}

impl From<BillingError> for OfferError {
    fn from(error: BillingError) -> Self {
        Self::Billing(error)
    }
}

/// What it takes to have this plan.
///
/// - From a trial, or after leaving: it begins on the day on which it is paid, whole.
/// - Higher than the present plan: at once, see [`change_terms`]; what is given back and what is charged are lines of their own.
///   Given back is what was charged ([`Charged`](crate::Charged)), whatever the plan costs today.
/// - Lower: with the next period.
///
/// Who owes anything pays that first: what is given back for the rest of a period was paid for.
///
/// # Errors
/// [`OfferError`].
pub fn offer(context: &Context, wanted: &Plan) -> Result<Offer, OfferError> {
    if context.unpaid.is_some() {
        return Err(OfferError::InvoiceUnpaid);
    }
    let wanted_price = price(context, wanted)?;
    let today = context.today;
    if !context.status.renews() {
        let period =
            Period::holding(today, wanted.cycle, today).ok_or(BillingError::CalendarEnds)?;
        let line = plan_line(wanted, wanted_price, period);
        let invoice = issue(context, vec![line], Some((period, wanted_price)))?;
        return Ok(now(Order::Start(chosen(wanted, period, today, invoice))));
    }
    let period = context.period.ok_or(BillingError::PeriodMissing)?;
    if today >= period.end {
        return Err(OfferError::RenewalPending);
    }
    let terms = |plan: &Plan, price: Money| Terms {
        rank: plan.rank,
        cycle: plan.cycle,
        price,
    };
    let change = change_terms(
        terms(&context.plan, charged(context, period)?),
        terms(wanted, wanted_price),
        period,
        today,
    )
    .map_err(BillingError::Price)?;
    match change {
        None if wanted.id == context.plan.id && wanted.cycle == context.plan.cycle => {
            Ok(Offer::Stays)
        }
        // Two plans of one rank, which the catalogue does not have, or a calendar that has no such day.
        None => Err(BillingError::CalendarEnds.into()),
        Some(Change::AtPeriodEnd { on }) => Ok(Offer::Later {
            on,
            plan_id: wanted.id.clone(),
            cycle: wanted.cycle,
        }),
        Some(Change::Now {
            credit,
            charge,
            period: next,
        }) => {
            let rest = Period {
                start: today,
                end: period.end,
            };
            let mut lines = vec![if next == period {
                part("charge.rest", LineKind::Charge, &wanted.name, charge, rest)
            } else {
                plan_line(wanted, charge, next)
            }];
            if !credit.is_zero() {
                let name = &context.plan.name;
                lines.push(part("credit.rest", LineKind::Credit, name, credit, rest));
            }
            let anchor = if next == period {
                context.anchor.unwrap_or(period.start)
            } else {
                next.start
            };
            let paid_for = if next == period { rest } else { next };
            let invoice = issue(context, lines, Some((paid_for, wanted_price)))?;
            Ok(now(Order::Change(chosen(wanted, next, anchor, invoice))))
        }
    }
}

/// What so many packs of messages cost.
///
/// # Errors
/// [`OfferError`].
pub fn top_up(context: &Context, pack: &Pack, quantity: i64) -> Result<Order, OfferError> {
    if context.status != Status::Active {
        return Err(OfferError::SubscriptionInactive);
    }
    if context.unpaid.is_some() {
        return Err(OfferError::InvoiceUnpaid);
    }
    if !(1..=MAX_PACKS).contains(&quantity) {
        return Err(OfferError::QuantityInvalid);
    }
    let unit = pack.price.as_deref().ok_or(BillingError::PriceMissing)?;
    let unit = Money::parse(unit, context.currency).map_err(BillingError::Price)?;
    let line = Line {
        kind: LineKind::TopUp,
        description: described(
            "top_up.messages",
            [("messages", &pack.messages.to_string())],
        ),
        quantity,
        unit,
        discount: Money::zero(context.currency),
        period: None,
    };
    Ok(Order::TopUp {
        pack_id: pack.id.clone(),
        messages: pack.messages.saturating_mul(quantity),
        invoice: issue(context, vec![line], None)?,
    })
}

fn now(order: Order) -> Offer {
    Offer::Now {
        order: Box::new(order),
    }
}

fn chosen(wanted: &Plan, period: Period, anchor: NaiveDate, invoice: Invoice) -> Chosen {
    Chosen {
        plan_id: wanted.id.clone(),
        cycle: wanted.cycle,
        period,
        anchor,
        invoice,
    }
}

/// A line for the rest of a period.
fn part(key: &str, kind: LineKind, plan: &str, unit: Money, rest: Period) -> Line {
    Line {
        kind,
        description: described(key, [("plan", plan)]),
        quantity: 1,
        unit,
        discount: Money::zero(unit.currency),
        period: Some(rest),
    }
}

#[cfg(test)]
mod tests;
