//! Tokens that were used, and what they cost.

use serde::{Deserialize, Serialize};

use crate::money::MicroDollars;
use crate::price::Price;

/// The tokens of one call to a model.
///
/// `input_tokens` **includes** `cached_input_tokens`, as OpenAI counts them and as the ledger stores them; a provider
/// that reports the two apart is added up where its answer is decoded, not here.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Usage {
    /// All tokens that were read, cached ones included.
    pub input_tokens: u64,
    /// The part of `input_tokens` that the provider had in its cache.
    pub cached_input_tokens: u64,
    /// Tokens that were written, reasoning included.
    pub output_tokens: u64,
}

impl Usage {
    /// Usage with nothing from the cache.
    #[must_use]
    pub const fn new(input_tokens: u64, output_tokens: u64) -> Self {
        Self {
            input_tokens,
            cached_input_tokens: 0,
            output_tokens,
        }
    }

    /// Input and output together: what counts against a quota of tokens.
    #[must_use]
    pub const fn total_tokens(&self) -> u64 {
        self.input_tokens.saturating_add(self.output_tokens)
    }

    /// Both usages together, each number held at the end of its range.
    #[must_use]
    pub const fn saturating_add(self, other: Self) -> Self {
        Self {
            input_tokens: self.input_tokens.saturating_add(other.input_tokens),
            cached_input_tokens: self
                .cached_input_tokens
                .saturating_add(other.cached_input_tokens),
            output_tokens: self.output_tokens.saturating_add(other.output_tokens),
        }
    }

    /// The cached tokens, never more than the input: a provider that reports more is not believed.
    const fn cached(&self) -> u64 {
        if self.cached_input_tokens < self.input_tokens {
            self.cached_input_tokens
        } else {
            self.input_tokens
        }
    }
}

/// Millionths of a micro-dollar: the exact cost, before anything is rounded. Costs of several usages add up exactly.
///
/// The product of two full-range `u64` fits `u128`, the sum of three is held at its end: no input overflows.
///
/// ```
/// use metering::{Price, Usage, exact_cost};
///
/// let price = Price { input_micros_per_mtok: 3, cached_input_micros_per_mtok: 1, output_micros_per_mtok: 7 };
/// let usage = Usage { input_tokens: 10, cached_input_tokens: 4, output_tokens: 2 };
/// assert_eq!(exact_cost(&usage, &price), 6 * 3 + 4 * 1 + 2 * 7);
/// ```
#[must_use]
pub fn exact_cost(usage: &Usage, price: &Price) -> u128 {
    let part = |tokens: u64, micros: u64| u128::from(tokens) * u128::from(micros);
    let cached = usage.cached();
    part(usage.input_tokens - cached, price.input_micros_per_mtok)
        .saturating_add(part(cached, price.cached_input_micros_per_mtok))
        .saturating_add(part(usage.output_tokens, price.output_micros_per_mtok))
}

/// What a usage costs: the exact cost, rounded half up once at the end, held at the largest amount that can be stored.
///
/// ```
/// use metering::{MicroDollars, Price, Usage, cost_micros};
///
/// // 1,000 read (200 of them cached) and 500 written at 0.25 / 0.025 / 2.00 USD for a million tokens.
/// let price = Price {
///     input_micros_per_mtok: 250_000, cached_input_micros_per_mtok: 25_000, output_micros_per_mtok: 2_000_000,
/// };
/// let usage = Usage { input_tokens: 1_000, cached_input_tokens: 200, output_tokens: 500 };
/// assert_eq!(cost_micros(&usage, &price), MicroDollars(1_205));
/// ```
#[must_use]
pub fn cost_micros(usage: &Usage, price: &Price) -> MicroDollars {
    const TOKENS_PER_PRICE: u128 = 1_000_000;
    let rounded = exact_cost(usage, price).saturating_add(TOKENS_PER_PRICE / 2) / TOKENS_PER_PRICE;
    MicroDollars(i64::try_from(rounded).unwrap_or(i64::MAX))
}
