//! The functions of the database that the handlers call, with typed arguments and answers.
//!
//! Each answers `{"ok": true, …}`, or `{"ok": false, "error": {"code", "details"}}` where it refused and wrote nothing.

use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

pub use crate::answers::*;
use crate::errors::{Code, Refusal};
use crate::platform::{Database, DatabaseError, Platform, Spawner};
use crate::signal::within;

/// How long a call may take.
const LIMIT: Duration = Duration::from_secs(15);

/// Arguments of `begin_turn`.
#[derive(Debug, Serialize)]
pub struct BeginTurn<'a> {
    /// Who asks.
    pub p_user_id: &'a str,
    /// Where.
    pub p_conversation_id: Uuid,
    /// Whom.
    pub p_assistant_id: &'a str,
    /// `submit`, `edit` or `regenerate`.
    pub p_action: &'static str,
    /// The client's id of a new message.
    pub p_client_message_id: Option<&'a str>,
    /// The message that is edited or answered anew.
    pub p_target_ref: Option<&'a str>,
    /// What is said.
    pub p_content: Option<&'a str>,
    /// What goes with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_metadata: Option<QuestionMetadata<'a>>,
    /// About how many tokens that is.
    pub p_content_tokens: u32,
    /// How many tokens the answer may have.
    pub p_max_output_tokens: u32,
}

/// What is stored beside a question.
#[derive(Debug, Serialize)]
pub struct QuestionMetadata<'a> {
    /// The files that it is asked with.
    pub attachments: &'a [Uuid],
}

/// Arguments of `settle_turn`.
#[derive(Debug, Clone, Serialize)]
pub struct SettleTurn {
    /// The assistant's message.
    pub p_message_id: Uuid,
    /// `completed`, `stopped` or `failed`.
    pub p_state: &'static str,
    /// The answer as far as it came.
    pub p_content: String,
    /// Who answered, where somebody did.
    pub p_provider: Option<String>,
    /// With which model.
    pub p_model: Option<String>,
    /// Tokens read.
    pub p_input_tokens: u32,
    /// Of these, the ones served from the provider's cache.
    pub p_cached_input_tokens: u32,
    /// Tokens written.
    pub p_output_tokens: u32,
    /// What that cost, in millionths of a US dollar.
    pub p_cost_micros: i64,
    /// Milliseconds from the request to the end of the answer.
    pub p_processing_ms: u64,
    /// Milliseconds from the request to the first token, where there was one.
    pub p_first_token_ms: Option<u64>,
    /// Why the answer ended.
    pub p_finish_reason: Option<String>,
    /// What went wrong, where something did.
    pub p_error_code: Option<String>,
    /// What may help to understand the turn later.
    pub p_metadata: Value,
}

/// Why a call came to nothing.
#[derive(Debug, Clone)]
pub enum CallError {
    /// The database refused it and wrote nothing.
    Refused(Refusal),
    /// It may or may not have taken effect.
    Failed(DatabaseError),
}

impl From<CallError> for Refusal {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Refused(refusal) => refusal,
            CallError::Failed(_) => Self::new(Code::Internal),
        }
    }
}

/// Calls a function of the database.
///
/// # Errors
///
/// [`CallError`]. What failed is logged with the function's name, without its arguments.
pub async fn call<P: Platform, A: Answer>(
    platform: &P,
    function: &'static str,
    arguments: &impl Serialize,
) -> Result<A, CallError> {
    let result = exchange(platform, function, arguments).await;
    if let Err(CallError::Failed(error)) = &result {
        platform.spawner().log(&format!("{function}: {error}"));
    }
    result
}

async fn exchange<P: Platform, A: Answer>(
    platform: &P,
    function: &'static str,
    arguments: &impl Serialize,
) -> Result<A, CallError> {
    let failed = |error| CallError::Failed(error);
    let unreadable =
        |error: serde_json::Error| failed(DatabaseError::Unreadable(error.to_string()));
    let arguments = serde_json::to_string(arguments).map_err(unreadable)?;
    let answered = within(
        platform.clock(),
        LIMIT,
        platform.database().rpc(function, arguments),
    )
    .await;
    let bytes = answered
        .unwrap_or_else(|| Err(DatabaseError::Unreachable("the time is up".to_owned())))
        .map_err(failed)?;
    let mut answer: A = serde_json::from_slice(&bytes).map_err(unreadable)?;
    match answer.outcome() {
        Ok(()) => Ok(answer),
        Err(problem) => {
            let details = problem.details.unwrap_or_default();
            Err(CallError::Refused(Refusal {
                code: Code::from_name(&problem.code),
                details,
            }))
        }
    }
}
