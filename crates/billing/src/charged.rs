//! What was charged for the present period, of which a change of plan gives back what is left.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::{BillingError, Context, Currency, Money, Period};

/// The invoice that the present period was last paid with, as `public.billing_context` tells of it: that of its beginning, or
/// of a higher plan that was taken in it.
///
/// Prices change, of the list and those agreed on, while a period that was paid for lasts. So what is left of one is worth what
/// was charged, and a period that no invoice charged (a trial, a plan that costs nothing or was given by hand) is worth nothing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Charged {
    /// Price of the whole period, after discount and before tax: a decimal number in `currency`
    /// ([`Invoice::plan_price`](crate::Invoice)).
    pub price: String,
    /// Of the invoice.
    pub currency: Currency,
    /// First day that the invoice pays for: the period's, or that of the change.
    pub from: NaiveDate,
    /// What its credit notes gave back, before tax: a decimal number, not negative.
    pub given_back: String,
}

impl Charged {
    /// What the whole period is worth: its price, less what was given back. That was of the days from `from` on, so for an
    /// invoice that charged half of the price it counts double.
    fn worth(&self, period: Period) -> Result<Money, BillingError> {
        let money = |text| Money::parse(text, self.currency).map_err(BillingError::Price);
        let (price, given_back) = (money(&self.price)?, money(&self.given_back)?);
        if given_back.is_zero() {
            return Ok(price);
        }
        let (days, paid_days) = (period.days(), period.days_left(self.from));
        let paid = price.share(paid_days, days).map_err(BillingError::Price)?;
        if paid.minor <= given_back.minor {
            return Ok(Money::zero(self.currency));
        }
        let given_back = given_back
            .share(days, paid_days)
            .map_err(BillingError::Price)?;
        let left = price.minus(given_back).map_err(BillingError::Price)?;
        Ok(Money::new(left.minor.max(0), left.currency))
    }
}

/// What the present period is worth, before tax, in the currency that was paid; nothing where nothing was charged for it.
///
/// # Errors
/// [`BillingError::Price`].
pub(crate) fn charged(context: &Context, period: Period) -> Result<Money, BillingError> {
    let nothing = Money::zero(context.currency);
    let Some(charged) = &context.charged else {
        return Ok(nothing);
    };
    let worth = charged.worth(period)?;
    Ok(if worth.is_zero() { nothing } else { worth })
}
