//! The conversation so far, in whole turns.

use chrono::{DateTime, FixedOffset, Utc};

use crate::input::HistoryMessage;
use crate::language::Language;
use crate::neutral::quoted;
use crate::zone::Zone;
use crate::{Message, Role};

/// What the user wrote and what was answered: kept or left out together, because an answer without its question, or the
/// other way round, misleads.
#[derive(Debug, Default)]
pub(crate) struct Turn {
    /// Roles alternate: the user first, then the assistant where it has answered.
    pub(crate) messages: Vec<Message>,
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
    zone: Zone,
    language: Language,
) -> (Vec<Turn>, usize) {
    let mut turns: Vec<Turn> = Vec::new();
    let mut orphans = 0;
    let mut day = None;
    for message in history
        .iter()
        .filter(|message| !message.content.trim().is_empty())
    {
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
        let answered = turns
            .last()
            .is_none_or(|turn: &Turn| turn.messages.len() > 1);
        if role == Role::User && answered {
            turns.push(Turn::default());
        }
        match turns.last_mut() {
            Some(turn) => {
                turn.count += 1;
                append(&mut turn.messages, Message { role, content });
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
            format!("<fecha>{}</fecha>\n{content}", language.long_date(&local))
        }
        _ => content.to_owned(),
    }
}
