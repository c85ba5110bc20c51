//! Sums over the append-only ledger. Every number shown to a person is one of these.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::money::{MicroDollars, clamp_to_i64};

/// What a ledger row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerKind {
    /// A turn of a conversation.
    Turn,
    /// A title that a model wrote; charged no message.
    Title,
    /// A correction by an administrator; its numbers may be negative.
    Adjustment,
}

/// A row of `private.usage_ledger`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerRow {
    /// Unique over the ledger: what makes a repeated settlement harmless.
    pub idempotency_key: String,
    /// `None` once the account is deleted.
    #[serde(default)]
    pub user_id: Option<Uuid>,
    /// The subscription that is charged.
    pub subscription_id: Uuid,
    /// The first day of the period that is charged.
    pub period_start: NaiveDate,
    /// What the row is about.
    pub kind: LedgerKind,
    /// The assistant that answered.
    #[serde(default)]
    pub assistant_id: Option<String>,
    /// The conversation, which may be gone by now.
    #[serde(default)]
    pub conversation_id: Option<Uuid>,
    /// The answer, which may be gone by now.
    #[serde(default)]
    pub message_id: Option<Uuid>,
    /// The provider that answered.
    #[serde(default)]
    pub provider: Option<String>,
    /// The model that answered.
    #[serde(default)]
    pub model: Option<String>,
    /// Messages charged.
    pub messages: i32,
    /// Input tokens, cached ones included.
    pub input_tokens: i64,
    /// Cached input tokens.
    pub cached_input_tokens: i64,
    /// Output tokens.
    pub output_tokens: i64,
    /// The cost.
    pub cost_micros: MicroDollars,
    /// When it happened.
    pub occurred_at: DateTime<Utc>,
}

/// Sums over any number of ledger rows.
///
/// They are kept in 128 bits: no number of 64-bit rows overflows them, so the order of the rows never matters.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Ledger rows summed.
    pub rows: u64,
    /// Messages charged.
    pub messages: i128,
    /// Input tokens, cached ones included.
    pub input_tokens: i128,
    /// Cached input tokens.
    pub cached_input_tokens: i128,
    /// Output tokens.
    pub output_tokens: i128,
    /// The cost in micro-dollars.
    pub cost_micros: i128,
}

impl Totals {
    /// Adds one row.
    pub fn add(&mut self, row: &LedgerRow) {
        self.rows += 1;
        self.messages += i128::from(row.messages);
        self.input_tokens += i128::from(row.input_tokens);
        self.cached_input_tokens += i128::from(row.cached_input_tokens);
        self.output_tokens += i128::from(row.output_tokens);
        self.cost_micros += i128::from(row.cost_micros.0);
    }

    /// Adds the sums of other rows.
    pub fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.messages += other.messages;
        self.input_tokens += other.input_tokens;
        self.cached_input_tokens += other.cached_input_tokens;
        self.output_tokens += other.output_tokens;
        self.cost_micros += other.cost_micros;
    }

    /// Input and output tokens together, as `subscription_usage.ai_tokens_used` holds them.
    #[must_use]
    pub const fn tokens(&self) -> i128 {
        self.input_tokens + self.output_tokens
    }

    /// The cost as an amount, held at the largest that can be stored.
    #[must_use]
    pub fn cost(&self) -> MicroDollars {
        MicroDollars(clamp_to_i64(self.cost_micros))
    }
}

/// The use of one subscription in one period: what a row of `subscription_usage` is made from.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodUsage {
    /// Everything in the period.
    pub total: Totals,
    /// The same by assistant; rows of no assistant are under the empty string.
    pub by_assistant: BTreeMap<String, Totals>,
}

/// Sums ledger rows by subscription and period, and inside each by assistant. The order of the rows does not matter.
///
/// ```
/// use metering::{LedgerKind, LedgerRow, MicroDollars, roll_up};
///
/// let row = |key: &str, assistant: &str, cost| LedgerRow {
///     idempotency_key: key.into(), user_id: None, subscription_id: uuid::Uuid::nil(),
///     period_start: "2026-11-01".parse().unwrap(), kind: LedgerKind::Turn, assistant_id: Some(assistant.into()),
///     conversation_id: None, message_id: None, provider: None, model: None, messages: 1, input_tokens: 900,
///     cached_input_tokens: 0, output_tokens: 100, cost_micros: MicroDollars(cost),
///     occurred_at: "2026-11-02T10:00:00Z".parse().unwrap(),
/// };
/// let rows = [row("a", "sofia", 10), row("b", "carlos", 20), row("c", "sofia", 5)];
/// let periods = roll_up(&rows);
/// let usage = &periods[&(uuid::Uuid::nil(), "2026-11-01".parse().unwrap())];
/// assert_eq!(usage.total.cost(), MicroDollars(35));
/// assert_eq!(usage.by_assistant["sofia"].messages, 2);
/// assert_eq!(usage.total.tokens(), 3_000);
/// ```
#[must_use]
pub fn roll_up<'a>(
    rows: impl IntoIterator<Item = &'a LedgerRow>,
) -> BTreeMap<(Uuid, NaiveDate), PeriodUsage> {
    let mut periods: BTreeMap<(Uuid, NaiveDate), PeriodUsage> = BTreeMap::new();
    for row in rows {
        let period = periods
            .entry((row.subscription_id, row.period_start))
            .or_default();
        period.total.add(row);
        let assistant = row.assistant_id.as_deref().unwrap_or_default();
        if let Some(totals) = period.by_assistant.get_mut(assistant) {
            totals.add(row);
        } else {
            period
                .by_assistant
                .entry(assistant.to_owned())
                .or_default()
                .add(row);
        }
    }
    periods
}
