//! Invoices as the database writes them.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::{
    BillingError, Context, Currency, Cycle, Description, Draft, Line, LineKind, Money, Period,
    Plan, treatment,
};

/// Days in which an invoice is to be paid.
const PAYMENT_DAYS: u64 = 7;

/// An invoice as the database writes it: `private.issue_invoice` takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invoice {
    /// Code of the currency.
    pub currency: Currency,
    /// Before discount.
    pub subtotal: String,
    /// Taken off.
    pub discount_amount: String,
    /// The tax.
    pub tax_amount: String,
    /// What is to be paid.
    pub total_amount: String,
    /// Whether the prices contain the tax.
    pub tax_is_contained: bool,
    /// `charged`, `reverse_charge` or `not_taxed`.
    pub tax_treatment: &'static str,
    /// Law and article by which it is not charged.
    pub tax_rule: Option<&'static str>,
    /// Day of issue.
    pub issue_date: NaiveDate,
    /// Last day on which it is paid in time.
    pub due_date: NaiveDate,
    /// First day that it pays for, where it pays for days.
    pub period_start: Option<NaiveDate>,
    /// First day that it no longer pays for.
    pub period_end: Option<NaiveDate>,
    /// Price of a whole period of the plan that it pays for, after discount and before tax, where it pays for one: what is left of it
    /// when a higher one is taken is a share of that ([`Charged`](crate::Charged)).
    pub plan_price: Option<String>,
    /// What it carries over to later invoices, or, negative, uses of what earlier ones carried over.
    pub balance_change: String,
    /// What it is for.
    pub line_items: Vec<InvoiceLine>,
}

/// A line of [`Invoice`]; amounts are decimal numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InvoiceLine {
    /// What it is for.
    pub kind: LineKind,
    /// What it says.
    pub description: Description,
    /// How many.
    pub quantity: i64,
    /// Price of one.
    pub unit_amount: String,
    /// Taken off the line.
    pub discount_amount: String,
    /// `quantity * unit_amount - discount_amount`.
    pub amount: String,
    /// Name of the tax, where there is one.
    pub tax_name: Option<&'static str>,
    /// Its rate, in hundredths of a percent.
    pub tax_basis_points: u32,
    /// The tax on the line.
    pub tax_amount: String,
    /// What it pays for.
    pub period: Option<Period>,
}

/// The invoice of these lines, issued today to whoever has this subscription; what is to their credit is used as far as it goes.
/// Where it pays for a plan, `plan` is the days that it pays for and the price of a whole period.
///
/// # Errors
/// [`BillingError`].
pub(crate) fn issue(
    context: &Context,
    mut lines: Vec<Line>,
    plan: Option<(Period, Money)>,
) -> Result<Invoice, BillingError> {
    let currency = context.currency;
    let nothing = Money::zero(currency);
    let balance = Money::parse(&context.balance, currency).map_err(BillingError::Price)?;
    let mut charged = nothing;
    for line in &lines {
        let amount = line
            .unit
            .times(line.quantity)
            .and_then(|all| all.minus(line.discount));
        charged = amount
            .and_then(|amount| charged.plus(amount))
            .map_err(BillingError::Price)?;
    }
    let used = Money::new(balance.minor.min(charged.minor).max(0), currency);
    if !used.is_zero() {
        lines.push(Line {
            kind: LineKind::Credit,
            description: described("credit.balance", []),
            quantity: 1,
            unit: used.negated(),
            discount: nothing,
            period: None,
        });
    }
    // Of whom it is not known where they are, or who is somewhere that has no row in the table of taxes, they are billed as at
    // home: what was charged too much can be given back.
    let home = context.seller_country.as_str();
    let country = context.customer.country.as_deref().unwrap_or(home);
    let tax = treatment(home, country, context.customer.is_business(), context.today)
        .or_else(|_| treatment(home, home, false, context.today))
        .map_err(BillingError::Tax)?;
    let rate = tax.rate();
    let draft = Draft {
        currency,
        lines,
        tax,
    };
    let totals = draft.totals().map_err(BillingError::Invoice)?;
    let balance_change = totals
        .carried_credit
        .minus(used)
        .map_err(BillingError::Price)?;
    let mut line_items = Vec::with_capacity(totals.lines.len());
    for total in totals.lines {
        let amount = total
            .amount
            .minus(total.line.discount)
            .map_err(BillingError::Price)?;
        line_items.push(InvoiceLine {
            kind: total.line.kind,
            quantity: total.line.quantity,
            unit_amount: total.line.unit.to_string(),
            discount_amount: total.line.discount.to_string(),
            amount: amount.to_string(),
            tax_name: rate.map(|rate| rate.name),
            tax_basis_points: rate.map_or(0, |rate| rate.basis_points),
            tax_amount: total.tax.to_string(),
            period: total.line.period,
            description: total.line.description,
        });
    }
    Ok(Invoice {
        currency,
        subtotal: totals.subtotal.to_string(),
        discount_amount: totals.discount.to_string(),
        tax_amount: totals.tax.to_string(),
        total_amount: totals.total.to_string(),
        tax_is_contained: rate.is_some_and(|rate| rate.contained),
        tax_treatment: tax.name(),
        tax_rule: tax.rule(),
        issue_date: context.today,
        due_date: context.today + Days::new(PAYMENT_DAYS),
        period_start: plan.map(|(period, _)| period.start),
        period_end: plan.map(|(period, _)| period.end),
        plan_price: plan.map(|(_, price)| price.to_string()),
        balance_change: balance_change.to_string(),
        line_items,
    })
}

/// The price of a period of a plan.
///
/// # Errors
/// [`BillingError::PriceMissing`], [`BillingError::Price`].
pub(crate) fn price(context: &Context, plan: &Plan) -> Result<Money, BillingError> {
    let price = plan.price.as_deref().ok_or(BillingError::PriceMissing)?;
    Money::parse(price, context.currency).map_err(BillingError::Price)
}

/// The line of a whole period of a plan.
pub(crate) fn plan_line(plan: &Plan, unit: Money, period: Period) -> Line {
    let key = match plan.cycle {
        Cycle::Monthly => "plan.monthly",
        Cycle::Yearly => "plan.yearly",
    };
    Line {
        kind: LineKind::Plan,
        description: described(key, [("plan", plan.name.as_str())]),
        quantity: 1,
        unit,
        discount: Money::zero(unit.currency),
        period: Some(period),
    }
}

/// What a line says.
pub(crate) fn described<const N: usize>(key: &str, parameters: [(&str, &str); N]) -> Description {
    Description {
        key: key.to_owned(),
        parameters: parameters
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
    }
}
