//! What a model costs, from when until when.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The price of one model, in micro-dollars for a million tokens, as in `private.model_prices`.
///
/// One micro-dollar for a million tokens is a millionth of a millionth of a dollar for one token, so every published
/// price is a whole number here and no float is ever needed. Extra fields of a `models` entry are ignored, so a price
/// can be read straight out of what `begin_turn` returns.
///
/// ```
/// let price: metering::Price = serde_json::from_str(
///     r#"{"provider":"openai","model":"gpt-5-mini","input_micros_per_mtok":250000,
///         "cached_input_micros_per_mtok":25000,"output_micros_per_mtok":2000000}"#).unwrap();
/// assert_eq!(price.input_micros_per_mtok, 250_000); // 0.25 USD for a million tokens
/// ```
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// Input tokens that were not served from the provider's cache.
    pub input_micros_per_mtok: u64,
    /// Input tokens that were served from the provider's cache.
    pub cached_input_micros_per_mtok: u64,
    /// Output tokens, reasoning included.
    pub output_micros_per_mtok: u64,
}

impl Price {
    /// The price of what costs nothing, such as the offline provider.
    pub const FREE: Self = Self {
        input_micros_per_mtok: 0,
        cached_input_micros_per_mtok: 0,
        output_micros_per_mtok: 0,
    };
}

/// One row of `private.model_prices`: a price and the half-open period `[effective_from, effective_until)` it holds for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceEntry {
    /// The provider's id, such as `openai`.
    pub provider: String,
    /// The model's id, or `*` for every model of the provider that has no entry of its own at that instant.
    pub model: String,
    /// The first instant at which the price holds.
    pub effective_from: DateTime<Utc>,
    /// The first instant at which it no longer holds; `None` while no end is known.
    #[serde(default)]
    pub effective_until: Option<DateTime<Utc>>,
    /// The price itself.
    #[serde(flatten)]
    pub price: Price,
}

impl PriceEntry {
    fn holds_at(&self, instant: DateTime<Utc>) -> bool {
        self.effective_from <= instant && self.effective_until.is_none_or(|end| instant < end)
    }
}

/// Prices of many models over time.
///
/// ```
/// use metering::{Price, PriceEntry, PriceList};
///
/// let at = |text: &str| text.parse().unwrap();
/// let entry = |from: &str, model: &str, input| PriceEntry {
///     provider: "openai".into(), model: model.into(), effective_from: at(from), effective_until: None,
///     price: Price { input_micros_per_mtok: input, ..Price::FREE },
/// };
/// let list = PriceList::new(vec![
///     entry("2026-01-01T00:00:00Z", "*", 900),
///     entry("2026-01-01T00:00:00Z", "gpt-5-mini", 250),
///     entry("2026-06-01T00:00:00Z", "gpt-5-mini", 200),
/// ]);
/// let input = |model, when| list.at("openai", model, at(when)).map(|price| price.input_micros_per_mtok);
/// assert_eq!(input("gpt-5-mini", "2026-05-31T23:59:59Z"), Some(250));
/// assert_eq!(input("gpt-5-mini", "2026-06-01T00:00:00Z"), Some(200));
/// assert_eq!(input("something-new", "2026-06-01T00:00:00Z"), Some(900));
/// assert_eq!(input("gpt-5-mini", "2025-12-31T00:00:00Z"), None);
/// ```
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PriceList {
    entries: Vec<PriceEntry>,
}

impl PriceList {
    /// A list of these entries, in any order.
    #[must_use]
    pub const fn new(entries: Vec<PriceEntry>) -> Self {
        Self { entries }
    }

    /// The price of a model at an instant, or `None` where no entry holds.
    ///
    /// An entry that names the model beats one for every model (`*`) of its provider, which beats one for everything
    /// (`*`, `*`). Of entries that are equally close the one that began last wins; the database keeps periods of one
    /// model from overlapping, so this only decides between an open-ended price and its successor.
    #[must_use]
    pub fn at(&self, provider: &str, model: &str, instant: DateTime<Utc>) -> Option<Price> {
        self.entries
            .iter()
            .filter(|entry| entry.holds_at(instant))
            .filter_map(|entry| closeness(entry, provider, model).map(|rank| (rank, entry)))
            .max_by_key(|(rank, entry)| (*rank, entry.effective_from))
            .map(|(_, entry)| entry.price)
    }
}

/// How closely an entry names what is asked for; `None` when it is about something else.
fn closeness(entry: &PriceEntry, provider: &str, model: &str) -> Option<u8> {
    match (entry.provider.as_str(), entry.model.as_str()) {
        (p, m) if p == provider && m == model => Some(2),
        (p, "*") if p == provider => Some(1),
        ("*", "*") => Some(0),
        _ => None,
    }
}
