//! The conversation so far, in whole turns.

use chrono::{DateTime, FixedOffset, Utc};
use locale::Language;

use crate::input::{Attachment, HistoryMessage};
use crate::neutral::quoted;
use crate::time::long_date;
use crate::zone::Zone;
use crate::{Message, Role};

/// A message of a turn, with its files by their places in the list of all.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) message: Message,
    pub(crate) files: Vec<usize>,
}

/// What the user wrote and what was answered: kept or left out together, because an answer without its question, or the
/// other way round, misleads.
#[derive(Debug, Default)]
pub(crate) struct Turn {
    /// The user first, then the assistant where it has answered.
    pub(crate) messages: Vec<Said>,
    /// Messages of the history in it.
    pub(crate) count: usize,
}

/// Groups a history, oldest first. Returns the turns, and the messages before the first question, which are left out:
/// they are the end of a turn that was cut when the history was read.
///
/// A user's message carries its local date where it is the first of a day. An assistant's message does not: a model that
/// sees dates at the head of its own answers begins to write them.
pub(crate) fn turns(
    history: &[HistoryMessage],
    attachments: &[Attachment],
    zone: Zone,
    language: Language,
) -> (Vec<Turn>, usize) {
    let mut turns: Vec<Turn> = Vec::new();
    let mut orphans = 0;
    let mut day = None;
    for message in history {
        let files: Vec<usize> = match &message.id {
            Some(id) => attachments
                .iter()
                .enumerate()
                .filter(|(_, attachment)| attachment.message_id.as_ref() == Some(id))
                .map(|(at, _)| at)
                .collect(),
            None => Vec::new(),
        };
        if message.content.trim().is_empty() && files.is_empty() {
            continue;
        }
        let local = message
            .created_at
            .map(|instant: DateTime<Utc>| zone.local(instant));
        let (role, content) = match message.role.as_str() {
            "assistant" => (Role::Assistant, message.content.clone()),
            "user" => (
                Role::User,
                dated(&message.content, local, &mut day, language),
            ),
            _ => (Role::User, quoted(&message.content)),
        };
        let answered = turns.last().is_none_or(|turn: &Turn| {
            let last = turn.messages.last();
            last.is_some_and(|said| said.message.role == Role::Assistant)
        });
        if role == Role::User && answered {
            turns.push(Turn::default());
        }
        match turns.last_mut() {
            Some(turn) => {
                turn.count += 1;
                let message = Message::new(role, content);
                turn.messages.push(Said { message, files });
            }
            None => orphans += 1,
        }
    }
    (turns, orphans)
}

/// Adds a message; two of one role in a row become one, because providers want roles to alternate.
pub(crate) fn append(messages: &mut Vec<Message>, message: Message) {
    match messages.last_mut() {
        Some(last) if last.role == message.role => {
            last.content.push_str("\n\n");
            last.content.push_str(&message.content);
            last.images.extend(message.images);
        }
        _ => messages.push(message),
    }
}

/// The text, behind its date where no earlier message had that date.
fn dated(
    content: &str,
    local: Option<DateTime<FixedOffset>>,
    day: &mut Option<chrono::NaiveDate>,
    language: Language,
) -> String {
    match local {
        Some(local) if *day != Some(local.date_naive()) => {
            *day = Some(local.date_naive());
            format!("<fecha>{}</fecha>\n{content}", long_date(&local, language))
        }
        _ => content.to_owned(),
    }
}
