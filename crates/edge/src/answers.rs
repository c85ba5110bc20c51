//! What the functions of the database answer.

use chrono::{DateTime, Utc};
use metering::Price;
use prompt::{Assistant, Attachment, Brain, HistoryMessage, Insight, Profile, Summary};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

/// What a refused call says.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Problem {
    /// One of the documented codes.
    pub code: String,
    /// What a program may want to know.
    pub details: Option<Map<String, Value>>,
}

/// The answer of `begin_turn`: all that a prompt needs, or, on a replay, the turn that there is already.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Begun {
    ok: bool,
    error: Option<Problem>,
    /// Whether the turn was begun by an earlier call.
    pub replay: bool,
    /// The turn.
    pub turn: Turn,
    /// See [`prompt::PromptInput`].
    pub profile: Option<Profile>,
    /// See [`prompt::PromptInput`].
    pub assistant: Option<Assistant>,
    /// See [`prompt::PromptInput`].
    pub brain: Option<Brain>,
    /// See [`prompt::PromptInput`].
    pub insights: Option<Vec<Insight>>,
    /// See [`prompt::PromptInput`].
    pub summary: Option<Summary>,
    /// See [`prompt::PromptInput`].
    pub history: Option<Vec<HistoryMessage>>,
    /// The message that is answered.
    pub message: Option<prompt::NewMessage>,
    /// See [`prompt::PromptInput`].
    pub attachments: Option<Vec<Attachment>>,
    /// What the plan may use, in its order of preference.
    pub models: Option<Vec<Model>>,
    /// Where the plan stands, this turn included.
    pub quota: Option<Quota>,
    /// The database's clock.
    pub now: DateTime<Utc>,
}

/// A turn as the database has it.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Turn {
    /// The assistant's message.
    pub message_id: Uuid,
    /// The message that is answered.
    pub user_message_id: Uuid,
    /// Where.
    pub conversation_id: Uuid,
    /// `streaming`, `completed`, `stopped`, `failed`, or `gone` where the message was deleted.
    pub state: String,
    /// The answer so far.
    pub content: String,
    /// Who answered.
    pub provider: Option<String>,
    /// With which model.
    pub model: Option<String>,
    /// What was used, once settled.
    pub usage: Option<TurnUsage>,
    /// What that cost, once settled.
    pub cost_micros: Option<i64>,
    /// Why it ended.
    pub finish_reason: Option<String>,
    /// What went wrong.
    pub error_code: Option<String>,
}

/// Tokens of a turn.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TurnUsage {
    /// Tokens read.
    pub input_tokens: u32,
    /// Of these, the ones served from the provider's cache.
    pub cached_input_tokens: u32,
    /// Tokens written.
    pub output_tokens: u32,
}

/// A model that the plan may use.
#[derive(Debug, Clone, Deserialize)]
pub struct Model {
    /// Such as `openai`.
    pub provider: String,
    /// Such as `gpt-5-mini`.
    pub model: String,
    /// The longest input and output together, in tokens.
    pub context_tokens: Option<u32>,
    /// The longest output, in tokens.
    pub max_output_tokens: Option<u32>,
    /// What it costs.
    #[serde(flatten)]
    pub price: Price,
}

/// Where a plan stands.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Quota {
    /// The plan's id.
    pub plan: Option<String>,
    /// Messages of the period, open turns included.
    pub messages_used: i64,
    /// How many it includes; `None`: without limit.
    pub messages_limit: Option<i64>,
    /// How many are left; `None`: without limit.
    pub messages_remaining: Option<i64>,
    /// When the next period begins.
    pub renews_at: Option<String>,
}

/// The answer of `checkpoint_turn`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Checkpoint {
    ok: bool,
    error: Option<Problem>,
    /// Whether the person asked to stop.
    pub stop: bool,
    /// `streaming`, or the turn is no longer ours to write.
    pub state: String,
}

/// The answer of `settle_turn`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Settled {
    ok: bool,
    error: Option<Problem>,
    /// Where the plan stands now.
    pub quota: Option<Quota>,
}

/// The answer of `read_turn`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Read {
    ok: bool,
    error: Option<Problem>,
    /// The turn, where there is one.
    pub turn: Option<Turn>,
    /// Where the plan stands, where it was told.
    pub quota: Option<Quota>,
}

/// The answer of `request_stop`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Stopped {
    ok: bool,
    error: Option<Problem>,
    /// The message that is to stop, where one is being written.
    pub message_id: Option<Uuid>,
}

/// The answer of `sweep_turns`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Swept {
    ok: bool,
    error: Option<Problem>,
    /// How many interrupted turns were closed.
    pub swept: u32,
}

/// The answer of `claim_jobs`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Claimed {
    ok: bool,
    error: Option<Problem>,
    /// The jobs, which nobody else gets for a while.
    pub jobs: Vec<Job>,
}

/// A job of the queue.
#[derive(Debug, Clone, Deserialize)]
pub struct Job {
    /// Its id in the queue.
    pub id: i64,
    /// What is to be done; `type` says which kind it is.
    pub message: Value,
}

/// The answer of `title_context`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TitleContext {
    ok: bool,
    error: Option<Problem>,
    /// The title that there is already.
    pub title: Option<String>,
    /// The language of the person.
    pub language: Option<String>,
    /// How the conversation began.
    pub messages: Vec<HistoryMessage>,
    /// What the plan may use, in its order of preference.
    pub models: Vec<Model>,
}

/// The answer of the functions that end a job.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct JobEnded {
    ok: bool,
    error: Option<Problem>,
    /// Whether a failed job was set aside for good.
    pub dead: bool,
}

/// The answer of `receive_webhook`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Received {
    ok: bool,
    error: Option<Problem>,
    /// Whether it was known already.
    pub repeated: bool,
}

/// The answer of `webhook_event`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct WebhookEvent {
    ok: bool,
    error: Option<Problem>,
    /// What happened, in the provider's words.
    pub event_type: String,
    /// What was told.
    pub payload: Value,
    /// Whether it was handled already.
    pub handled: bool,
}

/// The answer of `mail_context`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MailContext {
    ok: bool,
    error: Option<Problem>,
    /// `queued` where it is to be sent.
    pub status: String,
    /// Where it goes.
    pub address: String,
    /// Name of the organization that it is about.
    pub business: Option<String>,
    /// Language tag.
    pub language: String,
    /// Code of the country as which its numbers are written.
    pub country: Option<String>,
    /// `{template, parameters}`.
    pub mail: Value,
    /// Providers that may have it.
    pub uncertain: Vec<String>,
}

/// The answer of `begin_mail`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MailBegun {
    ok: bool,
    error: Option<Problem>,
    /// Whether it is still to be sent.
    pub begun: bool,
}

/// An answer that says no more than that it was done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Noted {
    ok: bool,
    error: Option<Problem>,
}

/// The answer of `claim_files`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClaimedFiles {
    ok: bool,
    error: Option<Problem>,
    /// The files, those of one bucket together.
    pub files: Vec<StoredFile>,
}

/// A file in storage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// Where.
    pub bucket: String,
    /// Its name there.
    pub path: String,
}

/// The answer of `finish_files`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct FilesFinished {
    ok: bool,
    error: Option<Problem>,
    /// How many of them were still waiting to be removed.
    pub finished: u32,
}

/// The answer of `register_attachment`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Registered {
    ok: bool,
    error: Option<Problem>,
    /// What the client is told of it.
    pub attachment: Value,
}

/// The answer of `remove_attachment`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Removed {
    ok: bool,
    error: Option<Problem>,
    /// The object that was the file.
    pub path: String,
}

/// What every answer has.
pub trait Answer: DeserializeOwned {
    /// Whether the call was done, or why it was refused.
    ///
    /// # Errors
    ///
    /// The problem that the database names.
    fn outcome(&mut self) -> Result<(), Problem>;
}

macro_rules! answers {
    ($($name:ident),* $(,)?) => {
        $(impl Answer for $name {
            fn outcome(&mut self) -> Result<(), Problem> {
                if self.ok { Ok(()) } else { Err(self.error.take().unwrap_or_default()) }
            }
        })*
    };
}

#[cfg(feature = "office")]
pub(crate) use answers;

answers!(
    Begun,
    Checkpoint,
    Settled,
    Read,
    Stopped,
    Swept,
    Claimed,
    TitleContext,
    Registered,
    Removed,
    JobEnded,
    Received,
    WebhookEvent,
    MailContext,
    MailBegun,
    Noted,
    ClaimedFiles,
    FilesFinished
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_of_the_database_is_read_as_it_comes() {
        let mut begun: Begun = serde_json::from_str(
            r#"{"ok": true, "replay": false, "now": "2026-11-23T00:40:00.123456+00:00",
              "turn": {"message_id": "0f8fad5b-d9cb-469f-a165-70867728950e", "state": "streaming", "content": "", "usage": null},
              "profile": {"full_name": null, "language": "es"}, "brain": null, "insights": [], "history": null,
              "models": [{"provider": "openai", "model": "gpt-5-mini", "context_tokens": 400000, "max_output_tokens": null,
                "input_micros_per_mtok": 250000, "cached_input_micros_per_mtok": 25000, "output_micros_per_mtok": 2000000}],
              "quota": {"plan": "trial", "messages_used": 3, "messages_limit": null, "renews_at": "2026-12-01"}}"#,
        )
        .unwrap();
        assert!(begun.outcome().is_ok());
        assert_eq!(
            begun.models.unwrap()[0].price.output_micros_per_mtok,
            2_000_000
        );
        assert_eq!(begun.quota.unwrap().messages_limit, None);
    }

    #[test]
    fn a_refusal_of_the_database_has_its_code_and_details() {
        let mut begun: Begun = serde_json::from_str(
            r#"{"ok":false,"error":{"code":"quota_exhausted","details":{"used":3}}}"#,
        )
        .unwrap();
        let problem = begun.outcome().unwrap_err();
        assert_eq!(
            (
                problem.code.as_str(),
                problem.details.unwrap()["used"].as_i64()
            ),
            ("quota_exhausted", Some(3))
        );
    }
}
