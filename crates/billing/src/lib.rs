//! What a subscription costs, when, and with which taxes.
//!
//! - [`Money`] is an amount in whole minor units of a [`Currency`]; every division says how it rounds;
//! - [`Period`] is what is paid for at once: a month or a year from the subscription's anchor;
//! - [`Status`] is what a subscription is in, [`Event`] what moves it;
//! - [`change_terms`] says what another plan costs, and when it begins; [`Charged`] is what is given back from;
//! - [`treatment`] says which tax is on an invoice, and [`rate_on`] how much it is;
//! - [`Draft::totals`] adds an invoice up, and [`credit_note`] gives it back;
//! - [`refund_note`] makes the credit note of money that was given back;
//! - [`Dunning`] says when a failed payment is tried again;
//! - [`next_step`] says what is to be done about a subscription on a day;
//! - [`offer`] says what a plan would cost somebody and when it begins, [`top_up`] what messages beyond it cost;
//! - [`TaxId`] is whom an invoice is for, as the tax authority of a [`Country`] knows them;
//! - [`CfdiReceiver`] is what a Mexican invoice needs of them besides;
//! - [`TaxData`] is all of it as somebody types it, with what is wrong in words.
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
mod charged;
mod currency;
mod dunning;
mod invoice;
mod issued;
mod money;
mod offer;
mod period;
mod refund;
mod renewal;
mod subscription;
mod tax;
mod tax_data;
mod tax_id;

pub use cfdi::{CfdiCode, CfdiField, CfdiProblem, CfdiReceiver, CfdiUse, FiscalRegime};
pub use change::{Change, Terms, change_terms};
pub use charged::Charged;
pub use currency::{Currency, UnknownCurrency};
pub use dunning::{Dunning, Notice, Step, Voucher, VoucherKind};
pub use invoice::{
    CreditNote, CreditedLine, Description, Discount, Draft, GiveBack, InvoiceError, Line, LineKind,
    LineTotal, Totals, credit_note,
};
pub use issued::{Invoice, InvoiceLine};
pub use money::{Money, MoneyError};
pub use offer::{Chosen, MAX_PACKS, Offer, OfferError, Order, Pack, offer, top_up};
pub use period::{Cycle, Period};
pub use refund::{Credit, StoredInvoice, StoredLine, refund_note};
pub use renewal::{BillingError, BillingStep, Context, Customer, Plan, Unpaid, next_step};
pub use subscription::{Event, Impossible, Status};
pub use tax::{TaxError, TaxRate, Treatment, rate_on, treatment, vat_registration_matters};
pub use tax_data::{TaxCheck, TaxData, TaxField, TaxProblem, message};
pub use tax_id::{Caveat, Country, Holder, TaxId, TaxIdError, TaxIdKind, UnknownCountry};
