//! The credit note of money that was given back, from an invoice as the database has it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    CreditNote, CreditedLine, Currency, Description, GiveBack, InvoiceError, Line, LineKind,
    LineTotal, Money, Period, Totals, credit_note,
};

/// An invoice that was issued, as far as it takes to give some of it back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct StoredInvoice {
    /// Of every amount.
    pub currency: Currency,
    /// Whether the prices contain the tax.
    pub tax_is_contained: bool,
    /// What it was for.
    pub line_items: Vec<StoredLine>,
}

/// A line as the database keeps it (`invoices.line_items`); amounts are decimal numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredLine {
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
    pub tax_name: Option<String>,
    /// Its rate, in hundredths of a percent.
    pub tax_basis_points: u32,
    /// The tax on the line.
    pub tax_amount: String,
    /// What it pays for.
    pub period: Option<Period>,
    /// On a credit note, the place of the line of the invoice that it gives back, from nought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credited_line: Option<usize>,
}

/// A credit note as the database writes it: `private.issue_invoice` takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Credit {
    /// Of every amount.
    pub currency: Currency,
    /// The lines' amounts; negative, as all of them.
    pub subtotal: String,
    /// Nothing: what was taken off is taken off what is given back.
    pub discount_amount: String,
    /// The tax.
    pub tax_amount: String,
    /// What the customer gets.
    pub total_amount: String,
    /// As on the invoice.
    pub tax_is_contained: bool,
    /// Day of issue.
    pub issue_date: NaiveDate,
    /// The same.
    pub due_date: NaiveDate,
    /// What is given back of which line.
    pub line_items: Vec<StoredLine>,
}

/// The credit note of so much money, after the ones that there are.
///
/// Where all that is left is given back, every line is, exactly. Of a part each line that charged bears its share, to the minor unit.
///
/// # Errors
/// As [`credit_note`]; [`InvoiceError::CreditTooLarge`] where more came back than is left of the invoice.
pub fn refund_note(
    invoice: &StoredInvoice,
    notes: &[Vec<StoredLine>],
    amount: Money,
    today: NaiveDate,
) -> Result<Credit, InvoiceError> {
    let totals = invoice.totals()?;
    let notes: Vec<CreditNote> = notes
        .iter()
        .map(|lines| invoice.note(lines))
        .collect::<Result<_, _>>()?;
    let mut left: Vec<Money> = totals.lines.iter().map(|line| line.total).collect();
    for credited in notes.iter().flat_map(|note| &note.lines) {
        let line = left
            .get_mut(credited.line)
            .ok_or(InvoiceError::LineUnknown)?;
        *line = line.plus(credited.total)?;
    }
    let nothing = Money::zero(invoice.currency);
    let all = left.iter().try_fold(nothing, |sum, line| sum.plus(*line))?;
    let excess = amount.minus(all)?;
    if excess.minor > 0 {
        return Err(InvoiceError::CreditTooLarge);
    }
    let shares: Vec<Option<Money>> = if excess.is_zero() {
        vec![None; left.len()]
    } else {
        let weights: Vec<u64> = left
            .iter()
            .map(|line| u64::try_from(line.minor).unwrap_or(0))
            .collect();
        amount.split(&weights)?.into_iter().map(Some).collect()
    };
    let give_back: Vec<GiveBack> = shares
        .into_iter()
        .enumerate()
        .filter(|(_, total)| total.is_none_or(|total| !total.is_zero()))
        .map(|(line, total)| GiveBack { line, total })
        .collect();
    let note = credit_note(&totals, &notes, &give_back)?;
    invoice.credit(&note, today)
}

impl StoredInvoice {
    fn money(&self, text: &str) -> Result<Money, InvoiceError> {
        Ok(Money::parse(text, self.currency)?)
    }

    /// Without tax, the tax, and both, of a line.
    fn parts(&self, line: &StoredLine) -> Result<(Money, Money, Money), InvoiceError> {
        let amount = self.money(&line.amount)?;
        let tax = self.money(&line.tax_amount)?;
        Ok(if self.tax_is_contained {
            (amount.minus(tax)?, tax, amount)
        } else {
            (amount, tax, amount.plus(tax)?)
        })
    }

    fn totals(&self) -> Result<Totals, InvoiceError> {
        let nothing = Money::zero(self.currency);
        let mut totals = Totals {
            currency: self.currency,
            lines: Vec::with_capacity(self.line_items.len()),
            subtotal: nothing,
            discount: nothing,
            net: nothing,
            tax: nothing,
            total: nothing,
            carried_credit: nothing,
        };
        for stored in &self.line_items {
            let (net, tax, total) = self.parts(stored)?;
            let unit = self.money(&stored.unit_amount)?;
            let discount = self.money(&stored.discount_amount)?;
            let amount = unit.times(stored.quantity)?;
            totals.subtotal = totals.subtotal.plus(amount)?;
            totals.discount = totals.discount.plus(discount)?;
            totals.net = totals.net.plus(net)?;
            totals.tax = totals.tax.plus(tax)?;
            totals.total = totals.total.plus(total)?;
            totals.lines.push(LineTotal {
                line: Line {
                    kind: stored.kind,
                    description: stored.description.clone(),
                    quantity: stored.quantity,
                    unit,
                    discount,
                    period: stored.period,
                },
                amount,
                net,
                tax,
                total,
            });
        }
        Ok(totals)
    }

    fn note(&self, lines: &[StoredLine]) -> Result<CreditNote, InvoiceError> {
        let nothing = Money::zero(self.currency);
        let mut note = CreditNote {
            lines: Vec::with_capacity(lines.len()),
            net: nothing,
            tax: nothing,
            total: nothing,
        };
        for stored in lines {
            let (net, tax, total) = self.parts(stored)?;
            note.net = note.net.plus(net)?;
            note.tax = note.tax.plus(tax)?;
            note.total = note.total.plus(total)?;
            note.lines.push(CreditedLine {
                line: stored.credited_line.ok_or(InvoiceError::LineUnknown)?,
                net,
                tax,
                total,
            });
        }
        Ok(note)
    }

    fn credit(&self, note: &CreditNote, today: NaiveDate) -> Result<Credit, InvoiceError> {
        let nothing = Money::zero(self.currency);
        let mut line_items = Vec::with_capacity(note.lines.len());
        for credited in &note.lines {
            let line = self
                .line_items
                .get(credited.line)
                .ok_or(InvoiceError::LineUnknown)?;
            let price = if self.tax_is_contained {
                credited.total
            } else {
                credited.net
            };
            line_items.push(StoredLine {
                quantity: 1,
                unit_amount: price.to_string(),
                discount_amount: nothing.to_string(),
                amount: price.to_string(),
                tax_amount: credited.tax.to_string(),
                credited_line: Some(credited.line),
                ..line.clone()
            });
        }
        let subtotal = if self.tax_is_contained {
            note.total
        } else {
            note.net
        };
        Ok(Credit {
            currency: self.currency,
            subtotal: subtotal.to_string(),
            discount_amount: nothing.to_string(),
            tax_amount: note.tax.to_string(),
            total_amount: note.total.to_string(),
            tax_is_contained: self.tax_is_contained,
            issue_date: today,
            due_date: today,
            line_items,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(unit: i64, quantity: i64, tax: i64) -> StoredLine {
        let text = |minor| Money::new(minor, Currency::Mxn).to_string();
        StoredLine {
            kind: if unit < 0 {
                LineKind::Credit
            } else {
                LineKind::Plan
            },
            description: Description {
                key: "plan.monthly".into(),
                parameters: Default::default(),
            },
            quantity,
            unit_amount: text(unit),
            discount_amount: text(0),
            amount: text(unit * quantity),
            tax_name: Some("IVA".into()),
            tax_basis_points: 1_600,
            tax_amount: text(tax),
            period: None,
            credited_line: None,
        }
    }

    fn invoice(lines: Vec<StoredLine>) -> StoredInvoice {
        StoredInvoice {
            currency: Currency::Mxn,
            tax_is_contained: false,
            line_items: lines,
        }
    }

    fn pesos(minor: i64) -> Money {
        Money::new(minor, Currency::Mxn)
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, 1).unwrap()
    }

    #[test]
    fn all_of_it_is_every_line_turned_round() {
        let sold = invoice(vec![line(49_900, 1, 7_984), line(-10_000, 1, -1_600)]);
        let credit = refund_note(&sold, &[], pesos(46_284), day()).unwrap();
        assert_eq!(credit.total_amount, "-462.84");
        assert_eq!(credit.tax_amount, "-63.84");
        let amounts: Vec<&str> = credit
            .line_items
            .iter()
            .map(|line| line.amount.as_str())
            .collect();
        assert_eq!(amounts, ["-499.00", "100.00"]);
    }

    #[test]
    fn what_is_not_left_is_not_given_back() {
        let sold = invoice(vec![line(49_900, 1, 7_984)]);
        let too_much = refund_note(&sold, &[], pesos(57_885), day());
        assert_eq!(too_much, Err(InvoiceError::CreditTooLarge));
        let half = refund_note(&sold, &[], pesos(30_000), day()).unwrap();
        let again = refund_note(
            &sold,
            std::slice::from_ref(&half.line_items),
            pesos(30_000),
            day(),
        );
        assert_eq!(again, Err(InvoiceError::CreditTooLarge));
        assert_eq!(half.total_amount, "-300.00");
    }

    #[test]
    fn a_tax_that_prices_contain_is_given_back_in_them() {
        let mut sold = invoice(vec![line(11_600, 1, 1_600)]);
        sold.tax_is_contained = true;
        let credit = refund_note(&sold, &[], pesos(5_800), day()).unwrap();
        assert_eq!(
            (credit.subtotal.as_str(), credit.total_amount.as_str()),
            ("-58.00", "-58.00")
        );
        assert_eq!(credit.tax_amount, "-8.00");
    }

    proptest! {
        #[test]
        fn however_it_is_given_back_it_is_the_invoice_in_the_end(
            units in prop::collection::vec((1_i64..100_000, 1_i64..4), 1..5),
            cuts in prop::collection::vec(1_i64..60_000, 0..5),
        ) {
            let lines = units.iter().map(|(unit, quantity)| line(*unit, *quantity, (unit * quantity * 16 + 50) / 100)).collect();
            let sold = invoice(lines);
            let mut left = sold.totals().map_err(|error| TestCaseError::fail(error.code()))?.total;
            let mut notes: Vec<Vec<StoredLine>> = Vec::new();
            let (mut tax, total) = (0, left);
            let mut parts: Vec<Money> = Vec::new();
            for cut in cuts {
                if cut < left.minor {
                    parts.push(pesos(cut));
                    left = pesos(left.minor - cut);
                }
            }
            parts.push(left);
            for part in parts {
                let credit = refund_note(&sold, &notes, part, day()).map_err(|error| TestCaseError::fail(error.code()))?;
                prop_assert_eq!(credit.total_amount, part.negated().to_string());
                tax += sold.money(&credit.tax_amount).map_err(|error| TestCaseError::fail(error.code()))?.minor;
                notes.push(credit.line_items);
            }
            let sold_tax = sold.totals().map_err(|error| TestCaseError::fail(error.code()))?.tax;
            prop_assert_eq!(-tax, sold_tax.minor);
            prop_assert!(refund_note(&sold, &notes, pesos(1), day()).is_err());
            prop_assert!(total.minor > 0);
        }
    }
}
