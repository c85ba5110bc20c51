//! What the functions of the database answer about the Cerebro.

use chrono::{DateTime, Utc};
use insight::patterns::{Assistant, Rating, Sent};
use insight::projects::Project;
use insight::recommend::PastRecommendation;
use insight::summary::Spoken;
use insight::{Fact, FactKey, Known, Span};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::answers::{Answer, Model, Problem, answers};

/// The answer of `learning_context`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LearningContext {
    ok: bool,
    error: Option<Problem>,
    /// Why nothing is to be learned, where that is so: `paused`, `off_record`, `gone` or `learned`.
    pub skip: Option<String>,
    /// Whose it is.
    pub user_id: Uuid,
    /// The language of the person.
    pub language: Option<String>,
    /// The IANA name of their time zone.
    pub timezone: Option<String>,
    /// The country of the business.
    pub country: Option<String>,
    /// What they wrote.
    pub message: Option<Said>,
    /// What the assistant had written before.
    pub previous: Option<String>,
    /// Where the person has had something forgotten.
    pub forgotten: Vec<Span>,
    /// What the plan may use, in its order of preference.
    pub models: Vec<Model>,
    /// The database's clock.
    pub now: DateTime<Utc>,
}

/// A message of the person.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Said {
    /// Its row.
    pub id: Uuid,
    /// Where it was said.
    pub conversation_id: Uuid,
    /// What it says.
    pub content: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
}

/// The answer of `known_insights`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct KnownInsights {
    ok: bool,
    error: Option<Problem>,
    /// What may be the same, or contradict.
    #[serde(deserialize_with = "readable")]
    pub insights: Vec<Known>,
}

/// The answer of `apply_learning`, `apply_consolidation` and `apply_summary`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Applied {
    ok: bool,
    error: Option<Problem>,
    /// Whether an earlier call had done it.
    pub already: bool,
}

/// The answer of `remember_for_person`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Remembered {
    ok: bool,
    error: Option<Problem>,
    /// The rows, as the person is told of them.
    pub insights: Vec<Value>,
}

/// The answer of `person_context`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PersonContext {
    ok: bool,
    error: Option<Problem>,
    /// The language of the person.
    pub language: Option<String>,
    /// The IANA name of their time zone.
    pub timezone: Option<String>,
    /// The country of the business.
    pub country: Option<String>,
    /// The insight that was asked about.
    pub insight: Option<Stored>,
    /// The database's clock.
    pub now: DateTime<Utc>,
}

/// An insight that the person wants to change.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Stored {
    /// Its row.
    pub id: Uuid,
    /// Its sentence.
    pub content: String,
    /// As the database names it.
    pub category: String,
    /// As the database names it.
    pub kind: String,
    /// Its identity, where it has one that is known.
    #[serde(deserialize_with = "known_key")]
    pub fact_key: Option<FactKey>,
    /// Moves with each change.
    pub version: u32,
}

/// The answer of `consolidation_context`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ConsolidationContext {
    ok: bool,
    error: Option<Problem>,
    /// The IANA name of the person's time zone.
    pub timezone: Option<String>,
    /// Their language.
    pub language: Option<String>,
    /// The database's clock.
    pub now: DateTime<Utc>,
    /// What they wrote when, and to whom.
    #[serde(deserialize_with = "readable")]
    pub messages: Vec<Sent>,
    /// How they judged answers.
    #[serde(deserialize_with = "readable")]
    pub ratings: Vec<Rating>,
    /// The surest of what holds.
    #[serde(deserialize_with = "readable")]
    pub facts: Vec<Fact>,
    /// Who is in the catalogue.
    #[serde(deserialize_with = "readable")]
    pub assistants: Vec<Assistant>,
    /// What they work at.
    #[serde(deserialize_with = "readable")]
    pub projects: Vec<Project>,
    /// What was recommended before.
    #[serde(deserialize_with = "readable")]
    pub recommendations: Vec<PastRecommendation>,
}

/// The answer of `summary_context`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SummaryContext {
    ok: bool,
    error: Option<Problem>,
    /// Why nothing is to be written, where that is so.
    pub skip: Option<String>,
    /// The language of the person.
    pub language: Option<String>,
    /// What was written of the conversation before.
    pub previous_summary: Option<String>,
    /// Of how many messages that was.
    pub previous_count: usize,
    /// What was said since, oldest first.
    #[serde(deserialize_with = "readable")]
    pub messages: Vec<Spoken>,
    /// The last of these.
    pub through_message_id: Option<Uuid>,
    /// What the plan may use, in its order of preference.
    pub models: Vec<Model>,
}

/// The rows that can be read. One that cannot, because it was written by a later version, is as good as unknown.
fn readable<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let rows = Option::<Vec<Map<String, Value>>>::deserialize(deserializer)?;
    let rows = rows.unwrap_or_default().into_iter().map(Value::Object);
    Ok(rows
        .filter_map(|row| serde_json::from_value(row).ok())
        .collect())
}

fn known_key<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<FactKey>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

answers!(
    LearningContext,
    KnownInsights,
    Applied,
    Remembered,
    PersonContext,
    ConsolidationContext,
    SummaryContext
);
