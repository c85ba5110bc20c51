//! Patterns in what a person does: when, with whom, how regularly, and to what effect.
//!
//! A pattern is announced only where chance would hardly make it. Each row of the table keeps the probability of a false
//! alarm below [`ALPHA`] by the correction of Bonferroni: the probability by chance of each finding is multiplied by the
//! number of findings that were looked for. Besides, each has a minimum of support, because what is rare by chance may
//! still be too little to speak of:
//!
//! | pattern | test against | least support |
//! |---|---|---|
//! | part of the day | equal parts (binomial) | 20 parts of days on 10 days in 2 weeks, 6 in the part |
//! | weekday, busy or quiet | days at random (hypergeometric) | 14 days in 4 weeks, 4 on the weekday; quiet: 21 in 6 |
//! | part of a weekday | weekday and part independent (hypergeometric) | as the part of the day, 4 in the slot |
//! | assistant | equal use of those that are used (binomial) | 12 days, 6 with the assistant |
//! | streak | days at random with the same density (union bound) | 5 days |
//! | cadence of an assistant | days at random with the same density (binomial) | 6 intervals of 2 days and more |
//! | assistant and weekday, two assistants | independent (hypergeometric) | 5 days together |
//! | helpfulness of an assistant | the same for all (hypergeometric) | 8 ratings of it, 8 of others |
//! | trend of activity, of ratings | no trend (Mann-Kendall) | 8 whole weeks |
//!
//! What is counted are days and parts of days in which anything was written, never messages: twenty messages of one
//! evening are one evening.

mod activity;
mod behavioral;
mod contextual;
mod performance;
#[cfg(test)]
mod properties;
mod statistics;
mod temporal;
#[cfg(test)]
mod tests;
mod words;

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::Language;
use activity::Activity;
pub(crate) use words::weekdays;

/// The probability of a false alarm of each sort of pattern.
pub const ALPHA: f64 = 0.005;

/// What is looked back on.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct History {
    /// What the person wrote, in any order.
    pub messages: Vec<Sent>,
    /// How they judged answers.
    pub ratings: Vec<Rating>,
}

/// A message of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// When.
    pub at: DateTime<Utc>,
    /// To whom.
    #[serde(default)]
    pub assistant_id: Option<String>,
}

/// A judgement of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Whose answer it was.
    #[serde(default)]
    pub assistant_id: Option<String>,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// One to five stars.
    #[serde(default)]
    pub rating: Option<u8>,
    /// Whether it helped.
    #[serde(default)]
    pub is_helpful: Option<bool>,
}

impl Rating {
    /// Whether the person was content: by their word, else by four stars and more. Three stars say neither.
    #[must_use]
    pub fn is_good(&self) -> Option<bool> {
        self.is_helpful.or(match self.rating {
            Some(4..) => Some(true),
            Some(1 | 2) => Some(false),
            _ => None,
        })
    }
}

/// An assistant of the catalogue, as the person has it.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Assistant {
    /// Of the catalogue.
    pub id: String,
    /// The person's name for it, else its own.
    pub name: String,
    /// Its profession.
    pub role: Option<String>,
    /// What it does best.
    pub specialties: Vec<String>,
    /// Whether the person has it.
    pub is_active: bool,
}

/// What is needed to read a history.
#[derive(Clone, Copy)]
pub struct PatternContext<'a> {
    /// Until when.
    pub now: DateTime<Utc>,
    /// The language of the descriptions.
    pub language: Language,
    /// The time on the person's wall at an instant.
    pub local: &'a dyn Fn(DateTime<Utc>) -> NaiveDateTime,
    /// Who they may have written to.
    pub assistants: &'a [Assistant],
}

impl PatternContext<'_> {
    /// The name of an assistant, or its id where it is not in the catalogue.
    fn name<'b>(&'b self, id: &'b str) -> &'b str {
        let known = self.assistants.iter().find(|assistant| assistant.id == id);
        known.map_or(id, |assistant| assistant.name.as_str())
    }
}

/// The enumeration `pattern_type_enum`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PatternType {
    /// When.
    Temporal,
    /// What they do, and how regularly.
    Behavioral,
    /// What comes with what.
    Contextual,
    /// To what effect.
    Performance,
}

/// A regularity, as `apply_consolidation` takes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pattern {
    /// Its identity: the same pattern has the same key each time.
    pub key: String,
    /// Its sort.
    #[serde(rename = "type")]
    pub pattern_type: PatternType,
    /// A plain sentence in the person's language.
    pub description: String,
    /// How often it was observed: days, or parts of days.
    pub frequency: u32,
    /// The probability that it is no coincidence, if it was as likely as not before, to two decimals.
    pub confidence: f64,
    /// What its picture is drawn from: `bins` are the messages by hour of the week (168, from Monday 0:00), `weeks` are
    /// `{start, count}` or `{start, mean, count}`; `support` is the number of observations and `by_chance` the corrected
    /// probability.
    pub data: Json,
    /// What it goes with: days of the week, names of assistants.
    #[serde(default)]
    pub triggers: Vec<String>,
    /// What comes of it.
    #[serde(default)]
    pub outcomes: Vec<String>,
    /// The assistants that it was observed with.
    #[serde(default)]
    pub observed_by: Vec<String>,
    /// When it began to be observed.
    pub first_observed_at: DateTime<Utc>,
    /// When it was last observed.
    pub last_observed_at: DateTime<Utc>,
    /// When it is expected next.
    #[serde(default)]
    pub predicted_next_occurrence: Option<DateTime<Utc>>,
    /// The share of chances in which it occurred (rule of succession), to two decimals.
    #[serde(default)]
    pub prediction_confidence: Option<f64>,
}

/// What there is in a history that chance would hardly make; the surest first.
///
/// ```
/// use chrono::{DateTime, TimeDelta};
/// use insight::{Language, patterns::{History, PatternContext, Sent, detect}};
///
/// // Every Tuesday at ten for twenty weeks.
/// let first = "2026-01-06T10:00:00Z".parse::<DateTime<chrono::Utc>>().unwrap();
/// let messages = (0..20).map(|week| Sent { at: first + TimeDelta::weeks(week), assistant_id: Some("sofia".into()) });
/// let history = History { messages: messages.collect(), ratings: vec![] };
/// let context = PatternContext {
///     now: first + TimeDelta::weeks(20) - TimeDelta::days(1), language: Language::Spanish,
///     local: &|at| at.naive_utc(), assistants: &[],
/// };
/// let found = detect(&history, &context);
/// let weekday = found.iter().find(|pattern| pattern.key == "temporal:weekday:2").unwrap();
/// assert_eq!(weekday.description, "Los martes son el día en que más escribes.");
/// assert_eq!(weekday.predicted_next_occurrence, Some(first + TimeDelta::weeks(20) - TimeDelta::hours(1)));
/// ```
#[must_use]
pub fn detect(history: &History, context: &PatternContext<'_>) -> Vec<Pattern> {
    let mut found = performance::of_ratings(history, context);
    if let Some(activity) = Activity::of(history, context) {
        found.extend(temporal::detect(&activity, context));
        found.extend(behavioral::detect(&activity, context));
        found.extend(contextual::detect(&activity, context));
        found.extend(performance::of_activity(&activity, context));
    }
    found.sort_by(|one, other| {
        let surer = other.confidence.total_cmp(&one.confidence);
        surer
            .then_with(|| other.frequency.cmp(&one.frequency))
            .then_with(|| one.key.cmp(&other.key))
    });
    found
}

/// The messages by hour of the week, from Monday 0:00: the picture of a week, pattern or not.
#[must_use]
pub fn week(history: &History, context: &PatternContext<'_>) -> Vec<u32> {
    Activity::of(history, context).map_or_else(|| vec![0; 168], |activity| activity.week)
}
