//! The arithmetic of a quota: reserve before a turn, settle or release after it.
//!
//! The row that is locked and counted is `private.usage_counters`, and the database does the same sums under its lock.
//! This is their definition in Rust: what the tests of the database are compared with, and what a roll-up starts from.

use serde::{Deserialize, Serialize};

use crate::money::MicroDollars;

/// What a turn may use at most, set aside before it begins. It is not `Clone`: it ends exactly once, in
/// [`Counters::settle`] or [`Counters::release`].
#[derive(Debug, PartialEq, Eq)]
#[must_use = "a reservation that is neither settled nor released holds the quota for ever"]
pub struct Reservation {
    messages: u64,
    tokens: u64,
}

impl Reservation {
    /// Messages set aside.
    #[must_use]
    pub const fn messages(&self) -> u64 {
        self.messages
    }

    /// Tokens set aside, input and output together.
    #[must_use]
    pub const fn tokens(&self) -> u64 {
        self.tokens
    }
}

/// What a finished turn is charged. It may be more than was reserved: what the provider bills is what counts.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Charge {
    /// 1 where any text was produced, else 0.
    pub messages: u64,
    /// Input and output together.
    pub tokens: u64,
    /// The cost.
    pub cost: MicroDollars,
}

/// Why a turn may not begin. Becomes the error code `quota_exhausted`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct QuotaExhausted {
    /// Messages used and reserved in this period.
    pub used: u64,
    /// Messages the plan includes.
    pub limit: u64,
}

impl std::fmt::Display for QuotaExhausted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} of {} messages used or reserved",
            self.used, self.limit
        )
    }
}

impl std::error::Error for QuotaExhausted {}

/// Use of one subscription in one period, as in `private.usage_counters`.
///
/// ```
/// use metering::{Charge, Counters, MicroDollars};
///
/// let mut counters = Counters::default();
/// let turn = counters.reserve(Some(1), 1, 5_000).unwrap();
/// assert!(counters.reserve(Some(1), 1, 5_000).is_err()); // one message in the plan, and it is spoken for
/// counters.settle(turn, Charge { messages: 1, tokens: 1_800, cost: MicroDollars(420) });
/// assert_eq!((counters.messages_used, counters.messages_reserved), (1, 0));
/// assert_eq!((counters.tokens_used, counters.tokens_reserved), (1_800, 0));
/// ```
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counters {
    /// Messages charged.
    pub messages_used: u64,
    /// Messages of turns that have not ended.
    pub messages_reserved: u64,
    /// Tokens charged.
    pub tokens_used: u64,
    /// Tokens of turns that have not ended.
    pub tokens_reserved: u64,
    /// Cost charged.
    pub cost_micros: MicroDollars,
}

impl Counters {
    /// Sets messages and tokens aside. `limit` is the plan's number of messages; `None` is no limit.
    ///
    /// # Errors
    /// [`QuotaExhausted`] when used, reserved and wanted together pass the limit; nothing is changed then.
    pub fn reserve(
        &mut self,
        limit: Option<u64>,
        messages: u64,
        tokens: u64,
    ) -> Result<Reservation, QuotaExhausted> {
        let used = self.messages_used.saturating_add(self.messages_reserved);
        if let Some(limit) = limit
            && used.saturating_add(messages) > limit
        {
            return Err(QuotaExhausted { used, limit });
        }
        // What is set aside is what could be added, so that giving it back ends where it began even at the range's end.
        let messages = messages.min(u64::MAX - self.messages_reserved);
        let tokens = tokens.min(u64::MAX - self.tokens_reserved);
        self.messages_reserved += messages;
        self.tokens_reserved += tokens;
        Ok(Reservation { messages, tokens })
    }

    /// Turns a reservation into what the turn really used.
    pub fn settle(&mut self, reservation: Reservation, charge: Charge) {
        self.release(reservation);
        self.messages_used = self.messages_used.saturating_add(charge.messages);
        self.tokens_used = self.tokens_used.saturating_add(charge.tokens);
        self.cost_micros = self.cost_micros.saturating_add(charge.cost);
    }

    /// Gives a reservation back: the turn produced nothing. What is reserved never falls below zero, not even when a
    /// reservation is given back to counters that did not make it.
    pub fn release(&mut self, reservation: Reservation) {
        self.messages_reserved = self.messages_reserved.saturating_sub(reservation.messages);
        self.tokens_reserved = self.tokens_reserved.saturating_sub(reservation.tokens);
    }

    /// Messages left of a plan, reservations counted as used; `None` where the plan has no limit.
    #[must_use]
    pub const fn messages_remaining(&self, limit: Option<u64>) -> Option<u64> {
        match limit {
            Some(limit) => Some(
                limit.saturating_sub(self.messages_used.saturating_add(self.messages_reserved)),
            ),
            None => None,
        }
    }
}
