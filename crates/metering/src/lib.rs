//! What a conversation uses and what that costs.
//!
//! - [`estimate_tokens`] says about how many tokens a text is, and [`reserve_tokens`] how many to set aside for it;
//! - [`PriceList`] knows what a model cost at an instant, [`cost_micros`] what a [`Usage`] cost at a [`Price`];
//! - [`Counters`] is the arithmetic of a quota: reserve, then settle or release;
//! - [`roll_up`] sums the append-only ledger by period and assistant.
//!
//! # Why it is as it is
//!
//! Money is whole micro-dollars and prices are micro-dollars for a million tokens: every product is an integer, and the
//! one rounding (half up) is at the end. Sums are kept wide enough that the order of additions cannot matter, because a
//! number on an invoice must come out the same from the ledger, whoever adds it up.
//!
//! Tokens are *estimated* here. The exact tokenizer weighs 2.4 MB and takes longer to start than a turn may take in
//! overhead; it is the crate `tokens`, which is loaded where an exact count is asked for. What is charged is neither:
//! it is what the provider reports.
//!
//! # What it does not do
//!
//! No I/O, no clock, no randomness and no floating-point money. It does not decide whether a turn may begin: the
//! database does, in the transaction that holds the row of counters; the arithmetic here is what it is checked against.

mod estimate;
mod money;
mod price;
mod quota;
mod rollup;
mod usage;

pub use estimate::{
    estimate_image_tokens, estimate_tokens, reserve_tokens, with_margin, without_margin,
};
pub use money::MicroDollars;
pub use price::{Price, PriceEntry, PriceList};
pub use quota::{Charge, Counters, QuotaExhausted, Reservation};
pub use rollup::{LedgerKind, LedgerRow, PeriodUsage, Totals, roll_up};
pub use usage::{Usage, cost_micros, exact_cost};
