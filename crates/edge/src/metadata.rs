//! What a stream says about its turn once it has ended.

use llm::FinishReason;
use llm::ui::UiStreamEncoder;
use metering::MicroDollars;
use serde_json::{Value, json};

use crate::errors::{Language, Refusal};
use crate::rpc::{Quota, Turn, TurnUsage};

/// The figures of an ended turn.
#[derive(Debug, Default)]
pub struct Figures {
    /// The turn; of it the ids count.
    pub turn: Turn,
    /// Who answered.
    pub provider: Option<String>,
    /// With which model.
    pub model: Option<String>,
    /// What was used.
    pub usage: TurnUsage,
    /// What that cost, in millionths of a US dollar.
    pub cost_micros: i64,
    /// Why it ended.
    pub finish_reason: Option<String>,
    /// The same as the client's library names it.
    pub reason: Option<FinishReason>,
    /// Whether older messages did not fit; `None` where that is no longer known.
    pub truncated_history: Option<bool>,
    /// Whether files did not fit as a whole.
    pub truncated_attachments: bool,
    /// How many memories the model was given; `None` where it is not known.
    pub memories: Option<usize>,
    /// Where the plan stands.
    pub quota: Option<Quota>,
}

impl Figures {
    /// The figures of a turn that the database has closed.
    #[must_use]
    pub fn of_stored(turn: Turn, quota: Option<Quota>) -> Self {
        Self {
            provider: turn.provider.clone(),
            model: turn.model.clone(),
            usage: turn.usage.unwrap_or_default(),
            cost_micros: turn.cost_micros.unwrap_or_default(),
            finish_reason: turn.finish_reason.clone(),
            reason: None,
            truncated_history: None,
            truncated_attachments: false,
            memories: None,
            quota,
            turn,
        }
    }

    fn to_json(&self) -> Value {
        let quota = self.quota.as_ref().map(|quota| {
            json!({
                "plan": quota.plan,
                "used": quota.messages_used,
                "limit": quota.messages_limit,
                "remaining": quota.messages_remaining,
                "renewsAt": quota.renews_at,
            })
        });
        let mut metadata = json!({
            "conversationId": self.turn.conversation_id,
            "userMessageId": self.turn.user_message_id,
            "provider": self.provider,
            "model": self.model,
            "usage": {
                "inputTokens": self.usage.input_tokens,
                "cachedInputTokens": self.usage.cached_input_tokens,
                "outputTokens": self.usage.output_tokens,
            },
            "costUsd": MicroDollars(self.cost_micros).to_string(),
            "quota": quota,
            "finishReason": self.finish_reason,
        });
        if let (Some(truncated), Some(fields)) = (self.truncated_history, metadata.as_object_mut())
        {
            fields.insert("truncatedHistory".to_owned(), truncated.into());
        }
        if self.truncated_attachments
            && let Some(fields) = metadata.as_object_mut()
        {
            fields.insert("truncatedAttachments".to_owned(), true.into());
        }
        if let (Some(memories), Some(fields)) = (self.memories, metadata.as_object_mut()) {
            fields.insert("memories".to_owned(), memories.into());
        }
        metadata
    }

    /// The last frames of the stream. A failure comes before the end and after the figures, because clients stop at it.
    #[must_use]
    pub fn tail(
        &self,
        encoder: &UiStreamEncoder,
        failure: Option<(&Refusal, Language)>,
    ) -> Vec<u8> {
        let mut out = Vec::new();
        let metadata = self.to_json();
        match failure {
            None => encoder.finish(&mut out, self.reason, Some(&metadata)),
            Some((refusal, language)) => {
                encoder.message_metadata(&mut out, &metadata);
                encoder.error(&mut out, &refusal.to_json(language));
                encoder.finish(&mut out, None, None);
            }
        }
        encoder.done(&mut out);
        out
    }
}
