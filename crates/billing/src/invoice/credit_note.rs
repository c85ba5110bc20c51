//! Giving back what was invoiced.

use serde::{Deserialize, Serialize};

use super::{InvoiceError, LineTotal, Totals};
use crate::{Money, MoneyError};

/// What of a line is to be given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveBack {
    /// Its place on the invoice, from nought.
    pub line: usize,
    /// How much of it, tax included and of the sign of the line; all that is left of it if nothing is said.
    pub total: Option<Money>,
}

/// A line of a credit note: amounts of the opposite sign to the invoice's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditedLine {
    /// Its place on the invoice, from nought.
    pub line: usize,
    /// Without tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// Both.
    pub total: Money,
}

/// What is given back, as negative amounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditNote {
    /// Line by line.
    pub lines: Vec<CreditedLine>,
    /// Without tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// What the customer gets.
    pub total: Money,
}

/// Gives lines of an invoice back, or parts of them, after the credit notes that it has already.
///
/// Tax is given back as it was charged, at the rate of then: of a part, that part of the line's tax, counted from the beginning of
/// the line. So however many parts a line is given back in, they are the line exactly, tax and all. All notes of an
/// invoice together are never more than it: neither in net nor in tax nor in total. A line that reduced the invoice can be taken
/// back along with what it reduced, but a note never charges.
///
/// # Errors
/// [`InvoiceError::LineUnknown`], [`InvoiceError::CreditTooLarge`], [`InvoiceError::CreditEmpty`] where nothing is left to give back, and
/// [`InvoiceError::Money`] for another currency.
pub fn credit_note(
    invoice: &Totals,
    earlier: &[CreditNote],
    give_back: &[GiveBack],
) -> Result<CreditNote, InvoiceError> {
    let nothing = Money::zero(invoice.currency);
    let mut given = vec![nothing; invoice.lines.len()];
    let (mut net, mut tax) = (nothing, nothing);
    for credited in earlier.iter().flat_map(|note| &note.lines) {
        let so_far = given
            .get_mut(credited.line)
            .ok_or(InvoiceError::LineUnknown)?;
        *so_far = so_far.minus(credited.total)?;
        net = net.minus(credited.net)?;
        tax = tax.minus(credited.tax)?;
    }
    let mut note = CreditNote {
        lines: Vec::with_capacity(give_back.len()),
        net: nothing,
        tax: nothing,
        total: nothing,
    };
    for part in give_back {
        let line = invoice
            .lines
            .get(part.line)
            .ok_or(InvoiceError::LineUnknown)?;
        let so_far = given.get_mut(part.line).ok_or(InvoiceError::LineUnknown)?;
        let after = match part.total {
            Some(total) => so_far.plus(total)?,
            None => line.total,
        };
        let total = after.minus(*so_far)?;
        if !is_between(nothing, *so_far, after, line.total) {
            return Err(InvoiceError::CreditTooLarge);
        }
        if total.is_zero() {
            continue;
        }
        let share = tax_of(line, after)?.minus(tax_of(line, *so_far)?)?;
        let credited = CreditedLine {
            line: part.line,
            net: share.minus(total)?,
            tax: share.negated(),
            total: total.negated(),
        };
        *so_far = after;
        note.net = note.net.plus(credited.net)?;
        note.tax = note.tax.plus(credited.tax)?;
        note.total = note.total.plus(credited.total)?;
        note.lines.push(credited);
    }
    let (net, tax) = (net.minus(note.net)?, tax.minus(note.tax)?);
    let total = net.plus(tax)?;
    if [
        (net, invoice.net),
        (tax, invoice.tax),
        (total, invoice.total),
    ]
    .iter()
    .any(|(back, whole)| back.minor < 0 || back.minor > whole.minor)
    {
        return Err(InvoiceError::CreditTooLarge);
    }
    if note.total.minor >= 0 {
        return Err(InvoiceError::CreditEmpty);
    }
    Ok(note)
}

/// Whether the amounts go from the first to the last without turning back.
fn is_between(first: Money, then: Money, next: Money, last: Money) -> bool {
    let steps = [first.minor, then.minor, next.minor, last.minor];
    steps.is_sorted() || steps.iter().rev().is_sorted()
}

/// The tax in a part of a line's total.
fn tax_of(line: &LineTotal, part: Money) -> Result<Money, MoneyError> {
    if line.total.is_zero() {
        return Ok(Money::zero(part.currency));
    }
    line.tax.share(part.minor, line.total.minor)
}
