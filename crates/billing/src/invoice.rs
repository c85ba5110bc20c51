//! What an invoice comes to.

mod credit_note;
mod discount;
mod error;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Currency, Money, MoneyError, Period, Treatment};

pub use credit_note::{CreditNote, CreditedLine, GiveBack, credit_note};
pub use discount::Discount;
pub use error::InvoiceError;

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A period of a plan.
    Plan,
    /// What remains of a period after a change of plan, or anything else that is charged once.
    Charge,
    /// Use beyond what the plan includes, bought in advance.
    TopUp,
    /// Something given back: the unused part of a period, or what an earlier invoice carried over.
    Credit,
    /// A reduction that has a line of its own.
    Discount,
    /// What could not be given back on this invoice and goes to the next one. Only [`Draft::totals`] makes it.
    CarriedOver,
}

impl LineKind {
    /// Whether its amounts reduce the invoice.
    #[must_use]
    pub const fn gives_back(self) -> bool {
        matches!(self, Self::Credit | Self::Discount)
    }
}

/// What a line says, in no language yet: a key of the message catalogues and what goes into the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Key of the message.
    pub key: String,
    /// Its parameters by name.
    pub parameters: BTreeMap<String, String>,
}

/// A line as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it is for.
    pub kind: LineKind,
    /// What it says.
    pub description: Description,
    /// How many, at least one.
    pub quantity: i64,
    /// Price of one, before discount: not negative, or not positive where the kind [gives back](LineKind::gives_back).
    pub unit: Money,
    /// Taken off the whole line: from nothing to its amount; nothing on a line that gives back.
    pub discount: Money,
    /// The days that it pays for, if it pays for days.
    pub period: Option<Period>,
}

/// An invoice before it is added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// Of every amount.
    pub currency: Currency,
    /// What is charged and given back.
    pub lines: Vec<Line>,
    /// Which tax is on it: one for all lines, as all that is sold is one kind of service.
    pub tax: Treatment,
}

/// A line with what it comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineTotal {
    /// As it was asked for.
    pub line: Line,
    /// Quantity times unit price.
    pub amount: Money,
    /// Without discount and tax.
    pub net: Money,
    /// The tax on it, or in it where the price contains it.
    pub tax: Money,
    /// Net and tax.
    pub total: Money,
}

/// An invoice, added up.
///
/// Each sum is that of its lines. `subtotal - discount + tax = total` where tax comes on top, and `subtotal - discount = total` where
/// the price contains it; `net + tax = total` in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Of every amount.
    pub currency: Currency,
    /// The lines in their order, and one that balances them where more was given back than charged.
    pub lines: Vec<LineTotal>,
    /// The amounts, before discount.
    pub subtotal: Money,
    /// What is taken off.
    pub discount: Money,
    /// Without discount and tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// What is to be paid. Never negative.
    pub total: Money,
    /// What is left to give back, as a price, not negative: the next invoice has it as a line of kind [`LineKind::Credit`], which
    /// lowers the tax there.
    pub carried_credit: Money,
}

impl Draft {
    /// Adds the invoice up.
    ///
    /// The tax is worked out line by line, on the amount without discount, rounded half away from zero to a minor unit; the tax
    /// of the invoice is the sum of those. That is what CFDI 4.0 wants (Anexo 20: each concept carries its taxes, the document sums
    /// them up), and the sum is the same whatever the order. It may differ by half a minor unit for each line from the rate times
    /// the sum, which no document of the region shows. Lines that give back lower the base.
    ///
    /// Where more is given back than charged, the invoice comes to nothing: a line of kind [`LineKind::CarriedOver`] balances it to the minor
    /// unit, tax included, and [`Totals::carried_credit`] is for the next invoice.
    ///
    /// # Errors
    /// [`InvoiceError::Empty`], [`InvoiceError::LineInvalid`], [`InvoiceError::DiscountInvalid`], and [`InvoiceError::Money`] where
    /// currencies are mixed or a sum is beyond `numeric(10,2)`.
    ///
    /// ```
    /// use billing::{Currency, Description, Draft, Line, LineKind, Money, treatment};
    ///
    /// let plan = Line {
    ///     kind: LineKind::Plan,
    ///     description: Description { key: "plan.monthly".into(), parameters: Default::default() },
    ///     quantity: 1,
    ///     unit: Money::new(49_900, Currency::Mxn),
    ///     discount: Money::zero(Currency::Mxn),
    ///     period: None,
    /// };
    /// let day = "2026-12-01".parse().expect("a date");
    /// let tax = treatment("MX", "MX", false, day)?;
    /// let totals = Draft { currency: Currency::Mxn, lines: vec![plan], tax }.totals()?;
    /// assert_eq!(totals.tax.to_string(), "79.84");
    /// assert_eq!(totals.total.to_string(), "578.84");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn totals(&self) -> Result<Totals, InvoiceError> {
        if self.lines.is_empty() {
            return Err(InvoiceError::Empty);
        }
        let mut lines = Vec::with_capacity(self.lines.len() + 1);
        for line in &self.lines {
            lines.push(self.line_total(line)?);
        }
        let nothing = Money::zero(self.currency);
        let net = self.sum(&lines, |line| line.net)?;
        let tax = self.sum(&lines, |line| line.tax)?;
        // What the customer's prices come to: with the tax where they contain it.
        let price = if self.contained() {
            net.plus(tax)?
        } else {
            net
        };
        let mut carried_credit = nothing;
        if price.minor < 0 || net.plus(tax)?.minor < 0 {
            carried_credit.minor = (-price.minor).max(0);
            lines.push(LineTotal {
                line: Line {
                    kind: LineKind::CarriedOver,
                    description: Description {
                        key: "carried_over".to_owned(),
                        parameters: BTreeMap::new(),
                    },
                    quantity: 1,
                    unit: price.negated(),
                    discount: nothing,
                    period: None,
                },
                amount: price.negated(),
                net: net.negated(),
                tax: tax.negated(),
                total: net.plus(tax)?.negated(),
            });
        }
        Ok(Totals {
            currency: self.currency,
            subtotal: self.sum(&lines, |line| line.amount)?,
            discount: self.sum(&lines, |line| line.line.discount)?,
            net: self.sum(&lines, |line| line.net)?,
            tax: self.sum(&lines, |line| line.tax)?,
            total: self.sum(&lines, |line| line.total)?,
            lines,
            carried_credit,
        })
    }

    fn contained(&self) -> bool {
        self.tax.rate().is_some_and(|rate| rate.contained)
    }

    fn line_total(&self, line: &Line) -> Result<LineTotal, InvoiceError> {
        let amount = self.amount(line)?;
        let price = amount.minus(line.discount)?;
        let rate = self.tax.rate();
        let tax = price.basis_points(rate.map_or(0, |rate| rate.basis_points))?;
        let net = if self.contained() {
            price.minus(tax)?
        } else {
            price
        };
        Ok(LineTotal {
            line: line.clone(),
            amount,
            net,
            tax,
            total: net.plus(tax)?,
        })
    }

    /// Quantity times unit price of a line that is as it should be.
    fn amount(&self, line: &Line) -> Result<Money, InvoiceError> {
        if [line.unit, line.discount]
            .iter()
            .any(|money| money.currency != self.currency)
        {
            return Err(MoneyError::CurrenciesDiffer.into());
        }
        let sign_fits = if line.kind.gives_back() {
            line.unit.minor <= 0
        } else {
            line.unit.minor >= 0
        };
        if line.quantity < 1 || !sign_fits || line.kind == LineKind::CarriedOver {
            return Err(InvoiceError::LineInvalid);
        }
        let amount = line.unit.times(line.quantity)?;
        if line.discount.minor < 0 || line.discount.minor > amount.minor.max(0) {
            return Err(InvoiceError::DiscountInvalid);
        }
        Ok(amount)
    }

    /// The sum of one column, checked once at the end, so that the order of lines decides nothing.
    fn sum(
        &self,
        lines: &[LineTotal],
        column: fn(&LineTotal) -> Money,
    ) -> Result<Money, MoneyError> {
        let minor = lines.iter().map(|line| column(line).minor).sum();
        Money::new(minor, self.currency).times(1)
    }
}

#[cfg(test)]
mod tests;
