//! What a prompt is made from, as `begin_turn` returns it.
//!
//! Every field may be missing or `null`: the profile of a person who signed up a minute ago is nearly empty, and a turn
//! must not fail for it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The part of `begin_turn`'s answer that the prompt is made from. Other fields of the answer are ignored.
///
/// ```
/// let input: prompt::PromptInput = serde_json::from_str(r#"{
///     "ok": true,
///     "profile": { "company_name": "Taquería El Buen Pastor", "primary_goals": null },
///     "assistant": { "id": "sofia", "name": "Sofía", "system_prompt": "Eres Sofía." },
///     "brain": null, "insights": [], "history": [],
///     "message": { "content": "Hola" }, "now": "2026-11-23T15:00:00+00:00"
/// }"#).unwrap();
/// assert_eq!(input.message.content, "Hola");
/// assert!(input.profile.primary_goals.is_empty());
/// ```
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct PromptInput {
    /// Who is asking, and their business. Untrusted.
    #[serde(deserialize_with = "or_default")]
    pub profile: Profile,
    /// Who answers. The catalogue's part is trusted, the `custom_` fields are not.
    #[serde(deserialize_with = "or_default")]
    pub assistant: Assistant,
    /// What the Cerebro knows. Untrusted.
    #[serde(deserialize_with = "or_default")]
    pub brain: Brain,
    /// What matches the message, best first. Untrusted.
    #[serde(deserialize_with = "or_default")]
    pub insights: Vec<Insight>,
    /// What was said before the history, in short; `None` where the history is all there is. Untrusted.
    #[serde(deserialize_with = "or_default")]
    pub summary: Option<Summary>,
    /// The conversation so far, oldest first, without the message to answer. Untrusted.
    #[serde(deserialize_with = "or_default")]
    pub history: Vec<HistoryMessage>,
    /// The message to answer. Untrusted.
    #[serde(deserialize_with = "or_default")]
    pub message: NewMessage,
    /// The files of the message and of the conversation so far, the message's own first, then the newest. Untrusted.
    #[serde(deserialize_with = "or_default")]
    pub attachments: Vec<Attachment>,
    /// The database's clock.
    pub now: DateTime<Utc>,
}

/// The profile of the person and of their business.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// The person's name.
    pub full_name: Option<String>,
    /// The business's name.
    pub company_name: Option<String>,
    /// What it does, in the person's words.
    pub company_description: Option<String>,
    /// Its trade.
    pub company_industry: Option<String>,
    /// `startup`, `small`, `medium` or `enterprise`.
    pub company_size: Option<String>,
    /// `idea`, `mvp`, `growth`, `scale` or `mature`.
    pub company_growth_stage: Option<String>,
    /// Revenue, in the person's words.
    pub company_revenue_range: Option<String>,
    /// Its website.
    pub company_website: Option<String>,
    /// ISO 3166-1 alpha-2 code of its country, such as `MX`.
    pub country: Option<String>,
    /// IANA name of a time zone.
    pub timezone: Option<String>,
    /// `es`, `pt-BR`, `en`, …
    pub language: Option<String>,
    /// `direct`, `friendly`, `professional` or `casual`.
    pub communication_style: Option<String>,
    /// `{"start": "09:00", "end": "18:00"}`.
    pub working_hours: Option<Value>,
    /// What the business wants first.
    #[serde(deserialize_with = "or_default")]
    pub primary_goals: Vec<String>,
    /// What it wants besides.
    #[serde(deserialize_with = "or_default")]
    pub secondary_goals: Vec<String>,
    /// By when, such as `6-months`.
    pub goals_timeline: Option<String>,
    /// `sales`, `marketing`, `operations` or `growth`.
    pub priority_focus: Option<String>,
}

/// The assistant that answers.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Assistant {
    /// The catalogue's id.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// The catalogue's name.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// What it does, in a few words.
    #[serde(deserialize_with = "or_default")]
    pub role: String,
    /// What it does, in a sentence.
    #[serde(deserialize_with = "or_default")]
    pub description: String,
    /// What it knows best.
    #[serde(deserialize_with = "or_default")]
    pub specialties: Vec<String>,
    /// What it does well.
    #[serde(deserialize_with = "or_default")]
    pub primary_skills: Vec<String>,
    /// What it does as well.
    #[serde(deserialize_with = "or_default")]
    pub secondary_skills: Vec<String>,
    /// What it works with.
    #[serde(deserialize_with = "or_default")]
    pub tools: Vec<String>,
    /// How it works.
    #[serde(deserialize_with = "or_default")]
    pub methodologies: Vec<String>,
    /// The persona, written for the catalogue.
    #[serde(deserialize_with = "or_default")]
    pub system_prompt: String,
    /// Traits, from the catalogue.
    pub personality: Option<Value>,
    /// How it answers, from the catalogue.
    pub response_patterns: Option<Value>,
    /// The name the user gave it. Untrusted.
    pub custom_name: Option<String>,
    /// What the user asks of it in every conversation. Untrusted.
    pub custom_prompt: Option<String>,
    /// Further settings of the user. Untrusted.
    pub custom_settings: Option<Value>,
    /// Colleagues it may point to, from the catalogue; may be empty.
    #[serde(deserialize_with = "or_default")]
    pub collaborators: Vec<Collaborator>,
}

/// Another assistant of the catalogue.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Collaborator {
    /// Its name.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// What it does, in a few words.
    #[serde(deserialize_with = "or_default")]
    pub role: String,
}

/// The Cerebro's digest of the business.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Brain {
    /// The profile put together from conversations.
    pub consolidated_profile: Option<Value>,
    /// What holds for every assistant.
    pub global_context: Option<Value>,
}

/// One thing the Cerebro has learnt.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Insight {
    /// Its id: what a report names it by. Never part of the text.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// What it is.
    #[serde(deserialize_with = "or_default")]
    pub content: String,
    /// `behavior`, `preference`, `business` or `performance`.
    pub category: Option<String>,
    /// When it was learnt.
    pub discovered_at: Option<DateTime<Utc>>,
}

/// The older part of a long conversation.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Summary {
    /// What was said.
    #[serde(deserialize_with = "or_default")]
    pub text: String,
    /// Of how many messages.
    #[serde(deserialize_with = "or_default")]
    pub message_count: u32,
}

/// A file that somebody attached to a message.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Attachment {
    /// Its id.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// The message of the history that it came with; `None`: the message to answer.
    pub message_id: Option<String>,
    /// The name it had on the person's device.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// `image`, `pdf`, `text` or `csv`.
    #[serde(deserialize_with = "or_default")]
    pub kind: String,
    /// Such as `image/png`.
    #[serde(deserialize_with = "or_default")]
    pub mime_type: String,
    /// Bytes.
    #[serde(deserialize_with = "or_default")]
    pub size: u64,
    /// Where the bytes are; not for the prompt.
    #[serde(deserialize_with = "or_default")]
    pub path: String,
    /// Of a PDF.
    pub pages: Option<u32>,
    /// Of a table.
    pub rows: Option<u32>,
    /// Of a picture.
    pub width: Option<u32>,
    /// Of a picture.
    pub height: Option<u32>,
    /// Its text, as much of it as the database gave.
    pub text: Option<String>,
    /// How many characters were taken out of it.
    #[serde(deserialize_with = "or_default")]
    pub chars: u64,
    /// Whether it has more than that.
    #[serde(deserialize_with = "or_default")]
    pub truncated: bool,
    /// Of a picture: whether the model that is asked can be given it. The caller decides.
    #[serde(skip)]
    pub is_shown: bool,
}

/// A message of the conversation so far.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct HistoryMessage {
    /// Its id.
    pub id: Option<String>,
    /// `user`, `assistant` or `system`.
    #[serde(deserialize_with = "or_default")]
    pub role: String,
    /// Its text.
    #[serde(deserialize_with = "or_default")]
    pub content: String,
    /// When it was written.
    pub created_at: Option<DateTime<Utc>>,
}

/// The message to answer.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct NewMessage {
    /// Its text.
    #[serde(deserialize_with = "or_default")]
    pub content: String,
}

/// `null` reads as the default, as a missing field does.
fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
