//! Makes a prompt: persona, business profile, memory and history become provider-neutral messages inside a token budget.
//!
//! # Who may say what
//!
//! The **system** message holds trusted text only: the persona of the catalogue, and rules written here. Of the user's
//! profile it takes nothing but values reduced to one of a few (language, style, a known time zone, two clock times).
//!
//! Everything that a person or a model wrote — the user's own instructions for the assistant, its custom name, the
//! business profile, the Cerebro's digest and insights, the summary of a long conversation — is in **user** messages, in named blocks, made harmless first
//! (see the source of `neutral`): it cannot close its block, begin another, or begin a line that looks like a speaker.
//! The text of an attached file stands in such a block, in the message it came with.
//! The newest message is sent word for word; it is the user's own turn and needs no block.
//!
//! # What is left out when it is too long
//!
//! Kept first, and so left out last:
//!
//! 1. the persona, the rules and the newest message: never left out. Where they alone do not fit there is an error, not a
//!    shorter message;
//! 2. the user's instructions for the assistant;
//! 3. the profile, field by field: the business's name and trade first, revenue and website last;
//! 4. the Cerebro's digest;
//! 5. the insights, best first;
//! 6. the beginning of the files that came with the newest message, then the newest turns of the history, then the summary
//!    of what was said before the history, then the rest of those files;
//! 7. the rest of the history in whole turns, newest first;
//! 8. the files of earlier messages, newest first. A file is always named, with what is missing of it; [`CutReport`] counts.
//!
//! History is cut early because the digest and the insights are its summary, and because an old turn is the longest and
//! the least telling part. It is cut in whole turns: an answer without its question misleads. The first part that does
//! not fit ends the list, so a larger budget never keeps less. So that one huge part cannot push out all behind it, each
//! has a length of its own (6,000 characters for a digest, 4,000 for the description of the business), and [`CutReport`] names the parts that were shortened.
//!
//! # What it does not do
//!
//! It reads no clock (`now` is part of the input), counts tokens only by estimate (see `metering`), and knows no
//! provider's format. It does not judge whether a text *is* an attack: text is placed so that it need not be judged.

mod attachment;
mod budget;
mod build;
mod data;
mod history;
mod hours;
mod input;
mod neutral;
mod system;
mod time;
mod title;
mod zone;

pub use budget::{Budget, CutReport, PromptError};
pub use build::{Built, build};
pub use input::{
    Assistant, Attachment, Brain, Collaborator, HistoryMessage, Insight, NewMessage, Profile,
    PromptInput, Summary,
};
pub use locale::Language;
pub use title::{TITLE_CHARACTERS, TitleRequest, clean_title, fallback_title, title_request};
pub use zone::local_time;

use serde::{Deserialize, Serialize};

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The person, or data about their business.
    User,
    /// The assistant.
    Assistant,
}

/// A message of a prompt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Who speaks.
    pub role: Role,
    /// What they say.
    pub content: String,
    /// The pictures they show, by the ids of the attachments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<String>,
}

impl Message {
    /// A message without pictures.
    #[must_use]
    pub fn new(role: Role, content: impl Into<String>) -> Self {
        Self {
            role,
            content: content.into(),
            images: Vec::new(),
        }
    }
}
