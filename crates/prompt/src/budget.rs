//! How long a prompt may be, and what was left out to keep it so.

use metering::{with_margin, without_margin};
use serde::Serialize;

/// What a model can take, in tokens.
///
/// ```
/// let budget = prompt::Budget::new(8_192, 1_024);
/// assert!(metering::with_margin(budget.input_limit()) <= 8_192 - 1_024);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// The model's whole context: what is read and what is written.
    pub context_tokens: u32,
    /// What is kept free for the answer.
    pub max_output_tokens: u32,
    /// A lower limit for what is read, to hold the cost of a turn down; `None` for what the context allows.
    pub max_input_tokens: Option<u32>,
}

impl Budget {
    /// A budget that only the model's context limits.
    #[must_use]
    pub const fn new(context_tokens: u32, max_output_tokens: u32) -> Self {
        Self {
            context_tokens,
            max_output_tokens,
            max_input_tokens: None,
        }
    }

    /// The largest *estimate* of input tokens that may be sent: the estimate's margin is taken off, so that the exact
    /// count fits as well.
    #[must_use]
    pub fn input_limit(&self) -> u32 {
        let room = self.context_tokens.saturating_sub(self.max_output_tokens);
        without_margin(room.min(self.max_input_tokens.unwrap_or(room)))
    }

    /// What a prompt of this estimate reserves: input with its margin, and the whole of the answer.
    #[must_use]
    pub fn reservation(&self, estimated_input_tokens: u32) -> u32 {
        with_margin(estimated_input_tokens).saturating_add(self.max_output_tokens)
    }
}

/// What was left out. All numbers are 0 and all lists empty where everything fitted.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct CutReport {
    /// Messages of the history that were sent.
    pub history_messages_kept: usize,
    /// Messages of the history that were left out, the oldest of it, in whole turns.
    pub history_messages_cut: usize,
    /// Ids of the insights that were sent, in their order: what the answer was given. Not part of the JSON, because what is
    /// noted of a message must not outlive an insight that is forgotten.
    #[serde(skip)]
    pub insights_kept: Vec<String>,
    /// Insights that were left out, the lowest in rank.
    pub insights_cut: usize,
    /// The summary of the older part of the conversation was left out.
    pub summary_cut: bool,
    /// The Cerebro's digest was left out.
    pub digest_cut: bool,
    /// Fields of the profile that were left out, by name.
    pub profile_fields_cut: Vec<&'static str>,
    /// The user's own instructions for the assistant were left out.
    pub custom_prompt_cut: bool,
    /// Files of which a part was left out, or all but the name.
    pub attachments_shortened: usize,
    /// Parts that were sent but shortened because each part has a length of its own, by name.
    pub shortened: Vec<&'static str>,
}

impl CutReport {
    /// Whether any of the conversation is missing: what the client is told as `truncatedHistory`.
    #[must_use]
    pub const fn truncated_history(&self) -> bool {
        self.history_messages_cut > 0 || self.summary_cut
    }

    /// Whether everything was sent, and whole.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        *self
            == Self {
                history_messages_kept: self.history_messages_kept,
                insights_kept: self.insights_kept.clone(),
                ..Self::default()
            }
    }
}

/// Why there is no prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptError {
    /// The message to answer has no text. Code `message_empty`.
    MessageEmpty,
    /// The message to answer does not fit beside the persona, even alone. Code `message_too_long`.
    MessageTooLong {
        /// Its estimated length.
        tokens: u32,
        /// What would have fitted.
        limit: u32,
    },
    /// The persona and the rules alone pass the budget: the plan's model is too small for the product. Code `internal`.
    BudgetTooSmall {
        /// What they need.
        tokens: u32,
        /// What there is.
        limit: u32,
    },
}

impl PromptError {
    /// The stable code that reaches the client.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MessageEmpty => "message_empty",
            Self::MessageTooLong { .. } => "message_too_long",
            Self::BudgetTooSmall { .. } => "internal",
        }
    }
}

impl std::fmt::Display for PromptError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::MessageEmpty => f.write_str("the message has no text"),
            Self::MessageTooLong { tokens, limit } => {
                write!(
                    f,
                    "the message is about {tokens} tokens long, the limit is {limit}"
                )
            }
            Self::BudgetTooSmall { tokens, limit } => {
                write!(
                    f,
                    "the persona needs about {tokens} tokens, the limit is {limit}"
                )
            }
        }
    }
}

impl std::error::Error for PromptError {}
