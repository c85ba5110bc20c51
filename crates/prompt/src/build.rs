//! Puts a prompt together inside its budget.

use metering::estimate_tokens;

use crate::budget::{Budget, CutReport, PromptError};
use crate::data::{Item, Part, blocks, items};
use crate::history::{Turn, append, turns};
use crate::hours::WorkingHours;
use crate::input::PromptInput;
use crate::language::{Language, clock};
use crate::system::system;
use crate::zone::zone;
use crate::{Message, Role};

/// What the wire format of a chat adds to each message, in tokens.
const MESSAGE_OVERHEAD: u32 = 4;

/// A prompt that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The system message: trusted text only.
    pub system: String,
    /// Roles alternate, the user's first and last; the last ends with the message to answer, word for word.
    pub messages: Vec<Message>,
    /// What was left out.
    pub report: CutReport,
    /// About how many tokens will be read, without the margin of a reservation.
    pub estimated_input_tokens: u32,
}

/// Builds the prompt of a turn. The policy is in the crate's documentation.
///
/// # Errors
/// [`PromptError::MessageEmpty`], [`PromptError::MessageTooLong`] where the newest message does not fit even alone, and
/// [`PromptError::BudgetTooSmall`] where not even the persona fits.
///
/// ```
/// use prompt::{Budget, PromptError, PromptInput, Role, build};
///
/// let mut input = PromptInput::default();
/// input.assistant.system_prompt = "Eres Sofía, experta en marketing.".into();
/// input.profile.company_name = Some("Taquería El Buen Pastor".into());
/// input.message.content = "¿Qué publico hoy?".into();
///
/// let built = build(&input, &Budget::new(128_000, 1_024)).unwrap();
/// assert!(built.system.starts_with("Eres Sofía"));
/// assert!(!built.system.contains("Buen Pastor")); // untrusted: it is in the first user message
/// assert!(built.messages[0].content.contains("Buen Pastor"));
/// assert!(built.messages.last().unwrap().content.ends_with("¿Qué publico hoy?"));
///
/// input.message.content = "hola ".repeat(10_000);
/// assert!(matches!(build(&input, &Budget::new(8_000, 1_000)), Err(PromptError::MessageTooLong { .. })));
/// ```
pub fn build(input: &PromptInput, budget: &Budget) -> Result<Built, PromptError> {
    if input.message.content.trim().is_empty() {
        return Err(PromptError::MessageEmpty);
    }
    let language = Language::from_tag(input.profile.language.as_deref().unwrap_or("es"));
    let zone = zone(input.profile.timezone.as_deref());
    let limit = budget.input_limit();

    let system = system(input, language);
    let newest = newest(input, language);
    let fixed = estimate_tokens(&system) + MESSAGE_OVERHEAD;
    let least = fixed + estimate_tokens(&newest.content) + MESSAGE_OVERHEAD;
    if least > limit {
        let tokens = estimate_tokens(&input.message.content);
        let room = limit.saturating_sub(least - tokens);
        return Err(if room == 0 {
            PromptError::BudgetTooSmall {
                tokens: least - tokens,
                limit,
            }
        } else {
            PromptError::MessageTooLong {
                tokens,
                limit: room,
            }
        });
    }

    let (turns, orphans) = turns(&input.history, zone, language);
    let parts = Parts {
        items: items(input, language),
        turns,
        newest,
        language,
    };
    let (keep, messages, tokens) = parts.fit(limit - fixed);
    Ok(Built {
        system,
        messages,
        report: parts.report(keep, orphans),
        estimated_input_tokens: fixed + tokens,
    })
}

/// The newest message, behind the time: the only part that is different each minute stands last.
fn newest(input: &PromptInput, language: Language) -> Message {
    let local = zone(input.profile.timezone.as_deref()).local(input.now);
    let mut now = format!("{}, {}", language.long_date(&local), clock(&local));
    if let Some(hours) = WorkingHours::read(input.profile.working_hours.as_ref()) {
        now.push_str(if hours.contains(&local) {
            language.pick(
                ", en horario de trabajo",
                ", em horário de trabalho",
                ", inside working hours",
            )
        } else {
            language.pick(
                ", fuera del horario de trabajo",
                ", fora do horário de trabalho",
                ", outside working hours",
            )
        });
    }
    Message {
        role: Role::User,
        content: format!("<ahora>{now}</ahora>\n{}", input.message.content),
    }
}

/// All that could be said, and the newest message.
struct Parts {
    items: Vec<Item>,
    turns: Vec<Turn>,
    newest: Message,
    language: Language,
}

impl Parts {
    /// Keeps as much as fits: the items in their order, then the turns from the newest back. It stops at the first that
    /// does not fit, so that a larger budget never keeps less.
    fn fit(&self, room: u32) -> (usize, Vec<Message>, u32) {
        let items = self.items.iter().map(|item| estimate_tokens(&item.text));
        let turns = self.turns.iter().rev().map(|turn| {
            turn.messages
                .iter()
                .map(|message| estimate_tokens(&message.content))
                .sum::<u32>()
        });
        let mut spent = estimate_tokens(&self.newest.content);
        let mut keep = items
            .chain(turns)
            .take_while(|tokens| {
                spent = spent.saturating_add(*tokens);
                spent <= room
            })
            .count();
        // What was counted leaves out delimiters and joins, so the whole is counted once more, and less is kept until it
        // fits; nothing at all fits, as the caller has made sure.
        loop {
            let messages = self.assemble(keep);
            let tokens = messages
                .iter()
                .map(|message| estimate_tokens(&message.content) + MESSAGE_OVERHEAD)
                .sum();
            if tokens <= room || keep == 0 {
                return (keep, messages, tokens);
            }
            keep -= 1;
        }
    }

    /// The messages when that many items and turns are kept.
    fn assemble(&self, keep: usize) -> Vec<Message> {
        let items = &self.items[..keep.min(self.items.len())];
        let turns = &self.turns[self.turns.len() - keep.saturating_sub(self.items.len())..];
        let mut messages = Vec::with_capacity(2 * turns.len() + 3);
        if !items.is_empty() {
            messages.push(Message {
                role: Role::User,
                content: blocks(items),
            });
            let noted = self.language.pick(
                "Entendido: son datos de tu negocio y los tendré en cuenta.",
                "Entendido: são dados do seu negócio e vou levá-los em conta.",
                "Understood: this is data about your business and I will keep it in mind.",
            );
            messages.push(Message {
                role: Role::Assistant,
                content: noted.to_owned(),
            });
        }
        for message in turns.iter().flat_map(|turn| &turn.messages) {
            append(&mut messages, message.clone());
        }
        append(&mut messages, self.newest.clone());
        messages
    }

    fn report(&self, keep: usize, orphans: usize) -> CutReport {
        let (kept, cut) = self.items.split_at(keep.min(self.items.len()));
        let turns_cut = self.turns.len() - keep.saturating_sub(self.items.len());
        let count = |turns: &[Turn]| turns.iter().map(|turn| turn.count).sum::<usize>();
        CutReport {
            history_messages_kept: count(&self.turns[turns_cut..]),
            history_messages_cut: count(&self.turns[..turns_cut]) + orphans,
            insights_cut: cut.iter().filter(|item| item.part == Part::Insight).count(),
            digest_cut: cut.iter().any(|item| item.part == Part::Digest),
            profile_fields_cut: cut
                .iter()
                .filter(|item| matches!(item.part, Part::Field(_)))
                .map(|item| item.part.name())
                .collect(),
            custom_prompt_cut: cut.iter().any(|item| item.part == Part::Preferences),
            shortened: kept
                .iter()
                .filter(|item| item.shortened)
                .map(|item| item.part.name())
                .collect(),
        }
    }
}
