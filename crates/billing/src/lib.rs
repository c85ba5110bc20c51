//! What a subscription costs, when, and with which taxes.
//!
//! - [`Money`] is an amount in whole minor units of a [`Currency`]; every division says how it rounds;
//! - [`Period`] is what is paid for at once: a month or a year from the subscription's anchor;
//! - [`Status`] is what a subscription is in, [`Event`] what moves it;
//! - [`change_terms`] says what another plan costs, and when it begins;
//! - [`TaxId`] is whom an invoice is for, as the tax authority of a [`Country`] knows them;
//! - [`CfdiReceiver`] is what a Mexican invoice needs of them besides.
//!
//! # Why it is as it is
//!
//! An invoice has to come out the same whoever adds it up, so there is no floating point, no division whose remainder is
//! lost ([`Money::split`] gives it out), and one rounding rule: half away from zero, as PostgreSQL rounds `numeric`.
//!
//! # What it does not do
//!
//! No I/O, no clock and no randomness: dates are arguments. It does not decide who may change a subscription, number an
//! invoice or charge anybody: the database and the payment gateway do. It converts no currencies: a price is agreed on in
//! one and stays in it.

mod cfdi;
mod change;
mod currency;
mod money;
mod period;
mod subscription;
mod tax_id;

pub use cfdi::{CfdiCode, CfdiField, CfdiProblem, CfdiReceiver, CfdiUse, FiscalRegime};
pub use change::{Change, Terms, change_terms};
pub use currency::{Currency, UnknownCurrency};
pub use money::{Money, MoneyError};
pub use period::{Cycle, Period};
pub use subscription::{Event, Impossible, Status};
pub use tax_id::{Caveat, Country, Holder, TaxId, TaxIdError, TaxIdKind, UnknownCountry};
