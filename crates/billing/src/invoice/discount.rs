//! Discounts on a whole invoice, and credits written as discounts.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{Draft, InvoiceError, Line};
use crate::{Money, MoneyError};

/// A discount on all that an invoice charges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Discount {
    /// A percentage in basis points, at most 10,000.
    Percentage(u32),
    /// An amount before tax, or as much of it as there is to take off.
    Fixed(Money),
}

impl Draft {
    /// Takes a discount off, given out over the lines that charge by what is left of each, to the last minor unit. Discounts follow
    /// one another: a second one is on what the first left. Credits are neither made larger nor smaller.
    ///
    /// # Errors
    /// [`InvoiceError::DiscountInvalid`] for a percentage above 100 or an amount below nothing, and as [`Draft::totals`].
    pub fn discounted(mut self, discount: Discount) -> Result<Self, InvoiceError> {
        let room = self.room()?;
        let amount = match discount {
            Discount::Percentage(points) if points <= 10_000 => room.basis_points(points)?,
            Discount::Fixed(amount) if amount.currency != self.currency => {
                return Err(MoneyError::CurrenciesDiffer.into());
            }
            Discount::Fixed(amount) if amount.minor >= 0 => {
                Money::new(amount.minor.min(room.minor), self.currency)
            }
            Discount::Percentage(_) | Discount::Fixed(_) => {
                return Err(InvoiceError::DiscountInvalid);
            }
        };
        self.give_out(amount)?;
        Ok(self)
    }

    /// The same invoice with its credits written as discounts of what it charges, as far as that goes; what is more stays a credit.
    /// For documents that know no negative amounts: CFDI 4.0 is one (Anexo 20, questions and answers).
    ///
    /// The base stays, to the minor unit. The tax may differ by the rounding of single lines, so what is issued and what is charged
    /// must be the totals of one and the same draft.
    ///
    /// # Errors
    /// As [`Draft::totals`].
    pub fn with_credits_as_discounts(mut self) -> Result<Self, InvoiceError> {
        let mut credits = 0;
        for line in &self.lines {
            credits -= self.amount(line)?.minor.min(0);
        }
        let given = credits.min(self.room()?.minor);
        self.give_out(Money::new(given, self.currency))?;
        let mut given = given;
        self.lines.retain_mut(|line| {
            if !line.kind.gives_back() {
                return true;
            }
            let amount = -line.unit.minor * line.quantity;
            let taken = amount.min(given);
            given -= taken;
            if taken > 0 {
                line.quantity = 1;
                line.unit.minor = taken - amount;
            }
            taken < amount
        });
        Ok(self)
    }

    /// What is left of a line to take a discount from.
    fn left(&self, line: &Line) -> Result<i64, InvoiceError> {
        Ok(self.amount(line)?.minus(line.discount)?.minor.max(0))
    }

    /// What is left of all lines.
    fn room(&self) -> Result<Money, InvoiceError> {
        let mut room = 0;
        for line in &self.lines {
            room += self.left(line)?;
        }
        Ok(Money::new(room, self.currency).times(1)?)
    }

    /// Adds an amount, at most the room, to the discounts. The larger line comes first, and not the one that happens to be written
    /// first: the order decides who gets the odd minor unit, and by it the tax.
    fn give_out(&mut self, amount: Money) -> Result<(), InvoiceError> {
        if amount.is_zero() {
            return Ok(());
        }
        let mut places = Vec::with_capacity(self.lines.len());
        for (place, line) in self.lines.iter().enumerate() {
            places.push((self.left(line)?, place));
        }
        places.sort_by_key(|(left, _)| Reverse(*left));
        let weights: Vec<u64> = places.iter().map(|(left, _)| left.unsigned_abs()).collect();
        for (part, (_, place)) in amount.split(&weights)?.into_iter().zip(places) {
            if let Some(line) = self.lines.get_mut(place) {
                line.discount = line.discount.plus(part)?;
            }
        }
        Ok(())
    }
}
