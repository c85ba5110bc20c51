//! Puts a prompt together inside its budget.

use locale::Language;
use metering::estimate_tokens;

use crate::attachment::Exhibit;
use crate::budget::{Budget, CutReport, PromptError};
use crate::data::{Item, Part, blocks, items};
use crate::history::{Said, Turn, append, turns};
use crate::hours::WorkingHours;
use crate::input::PromptInput;
use crate::system::system;
use crate::time::{clock, long_date};
use crate::zone::zone;
use crate::{Message, Role};

/// What the wire format of a chat adds to each message, in tokens.
const MESSAGE_OVERHEAD: u32 = 4;
/// How many pieces of the newest message's files, at least one of each, and how many turns come before the rest of them.
const FIRST_PIECES: usize = 4;
const FIRST_TURNS: usize = 4;

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
    let language = Language::from_tag(input.profile.language.as_deref().unwrap_or("es"));
    let zone = zone(input.profile.timezone.as_deref());
    let limit = budget.input_limit();
    let files: Vec<usize> = input
        .attachments
        .iter()
        .enumerate()
        .filter(|(_, attachment)| attachment.message_id.is_none())
        .map(|(at, _)| at)
        .collect();
    if input.message.content.trim().is_empty() && files.is_empty() {
        return Err(PromptError::MessageEmpty);
    }

    let system = system(input, language);
    let (turns, orphans) = turns(&input.history, &input.attachments, zone, language);
    let mut parts = Parts {
        items: items(input, language),
        insights: input
            .insights
            .iter()
            .map(|insight| insight.id.as_str())
            .collect(),
        turns,
        newest: Said {
            message: newest(input, language),
            files,
        },
        exhibits: input
            .attachments
            .iter()
            .map(|attachment| Exhibit::new(attachment, language))
            .collect(),
        order: Vec::new(),
        language,
    };
    parts.order = parts.order();
    let fixed = estimate_tokens(&system) + MESSAGE_OVERHEAD;
    let least = fixed + parts.tokens(&parts.newest, &Kept::nothing(&parts)) + MESSAGE_OVERHEAD;
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
    let (kept, messages, tokens) = parts.fit(limit - fixed);
    Ok(Built {
        system,
        messages,
        report: parts.report(&kept, orphans),
        estimated_input_tokens: fixed + tokens,
    })
}

/// The newest message, behind the time: the only part that is different each minute stands last.
fn newest(input: &PromptInput, language: Language) -> Message {
    let local = zone(input.profile.timezone.as_deref()).local(input.now);
    let mut now = format!("{}, {}", long_date(&local, language), clock(&local));
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
    let content = if input.message.content.trim().is_empty() {
        language.pick(
            "(Envió archivos sin escribir nada.)",
            "(Enviou arquivos sem escrever nada.)",
            "(Sent files without writing anything.)",
        )
    } else {
        &input.message.content
    };
    Message::new(Role::User, format!("<ahora>{now}</ahora>\n{content}"))
}

/// Something that is kept or left out as a whole.
#[derive(Debug, Clone, Copy)]
enum Unit {
    /// The next item.
    Item,
    /// The next turn, from the newest back.
    Turn,
    /// The next piece of this file.
    Piece(usize),
}

/// How much is kept.
#[derive(Debug, Clone)]
struct Kept {
    items: usize,
    turns: usize,
    /// Of each file, how many pieces.
    pieces: Vec<usize>,
}

impl Kept {
    fn nothing(parts: &Parts) -> Self {
        Self {
            items: 0,
            turns: 0,
            pieces: vec![0; parts.exhibits.len()],
        }
    }

    fn of(parts: &Parts, units: usize) -> Self {
        let mut kept = Self::nothing(parts);
        for unit in &parts.order[..units] {
            kept.add(*unit);
        }
        kept
    }

    fn add(&mut self, unit: Unit) {
        match unit {
            Unit::Item => self.items += 1,
            Unit::Turn => self.turns += 1,
            Unit::Piece(file) => self.pieces[file] += 1,
        }
    }
}

/// All that could be said, and the newest message.
struct Parts<'a> {
    items: Vec<Item>,
    /// Ids of the insights, by their places in the input.
    insights: Vec<&'a str>,
    turns: Vec<Turn>,
    newest: Said,
    /// The files of all messages.
    exhibits: Vec<Exhibit>,
    /// What is kept first, and so left out last.
    order: Vec<Unit>,
    language: Language,
}

impl Parts<'_> {
    /// The order is the same for every budget, so that a larger one never keeps less.
    fn order(&self) -> Vec<Unit> {
        // The summary is the last of the items. It says less than the newest turns and more than the old ones.
        let summaries = self.items.iter().filter(|item| item.part == Part::Summary);
        let summary = vec![Unit::Item; summaries.count()];
        let mut order = vec![Unit::Item; self.items.len() - summary.len()];
        // The newest message's files in turn, so that a long one does not push out a short one.
        let own = &self.newest.files;
        let longest = own.iter().map(|file| self.exhibits[*file].count()).max();
        let mut pieces = Vec::new();
        for at in 0..longest.unwrap_or_default() {
            let still = own.iter().filter(|file| at < self.exhibits[**file].count());
            pieces.extend(still.map(|file| Unit::Piece(*file)));
        }
        let rest = pieces.split_off(pieces.len().min(FIRST_PIECES.max(own.len())));
        let first_turns = self.turns.len().min(FIRST_TURNS);
        order.extend(pieces);
        order.extend(vec![Unit::Turn; first_turns]);
        order.extend(summary);
        order.extend(rest);
        order.extend(vec![Unit::Turn; self.turns.len() - first_turns]);
        for said in self
            .turns
            .iter()
            .rev()
            .flat_map(|turn| turn.messages.iter().rev())
        {
            for file in &said.files {
                order.extend(vec![Unit::Piece(*file); self.exhibits[*file].count()]);
            }
        }
        order
    }

    /// Keeps as much as fits. It stops at the first that does not fit, so that a larger budget never keeps less.
    fn fit(&self, room: u32) -> (Kept, Vec<Message>, u32) {
        let nothing = Kept::nothing(self);
        let mut spent = self.tokens(&self.newest, &nothing);
        let mut kept = nothing.clone();
        let mut keep = 0;
        for unit in &self.order {
            let tokens = match *unit {
                Unit::Item => estimate_tokens(&self.items[kept.items].text),
                Unit::Turn => {
                    let turn = &self.turns[self.turns.len() - 1 - kept.turns];
                    turn.messages
                        .iter()
                        .map(|said| self.tokens(said, &nothing))
                        .sum()
                }
                Unit::Piece(file) => self.exhibits[file].tokens(kept.pieces[file]),
            };
            spent = spent.saturating_add(tokens);
            if spent > room {
                break;
            }
            kept.add(*unit);
            keep += 1;
        }
        // What was counted leaves out delimiters and joins, so the whole is counted once more, and less is kept until it
        // fits; nothing at all fits, as the caller has made sure.
        loop {
            let kept = Kept::of(self, keep);
            let messages = self.assemble(&kept);
            let said = messages
                .iter()
                .map(|message| estimate_tokens(&message.content) + MESSAGE_OVERHEAD)
                .sum::<u32>();
            let shown = self
                .exhibits
                .iter()
                .zip(&kept.pieces)
                .filter_map(|(exhibit, pieces)| exhibit.picture(*pieces))
                .map(|(_, tokens)| tokens)
                .sum::<u32>();
            let tokens = said.saturating_add(shown);
            if tokens <= room || keep == 0 {
                return (kept, messages, tokens);
            }
            keep -= 1;
        }
    }

    /// The messages when that much is kept.
    fn assemble(&self, kept: &Kept) -> Vec<Message> {
        let items = &self.items[..kept.items];
        let turns = &self.turns[self.turns.len() - kept.turns..];
        let mut messages = Vec::with_capacity(2 * turns.len() + 3);
        if !items.is_empty() {
            messages.push(Message::new(Role::User, blocks(items)));
            let noted = self.language.pick(
                "Entendido: son datos de tu negocio y los tendré en cuenta.",
                "Entendido: são dados do seu negócio e vou levá-los em conta.",
                "Understood: this is data about your business and I will keep it in mind.",
            );
            messages.push(Message::new(Role::Assistant, noted));
        }
        for said in turns.iter().flat_map(|turn| &turn.messages) {
            append(&mut messages, self.message(said, kept));
        }
        append(&mut messages, self.message(&self.newest, kept));
        messages
    }

    /// A message behind its files.
    fn message(&self, said: &Said, kept: &Kept) -> Message {
        if said.files.is_empty() {
            return said.message.clone();
        }
        let mut message = Message::new(said.message.role, "");
        for file in &said.files {
            let (exhibit, pieces) = (&self.exhibits[*file], kept.pieces[*file]);
            exhibit.write(pieces, &mut message.content);
            message
                .images
                .extend(exhibit.picture(pieces).map(|(id, _)| id.to_owned()));
        }
        message.content.push_str(&said.message.content);
        message
    }

    fn tokens(&self, said: &Said, kept: &Kept) -> u32 {
        estimate_tokens(&self.message(said, kept).content)
    }

    fn report(&self, kept: &Kept, orphans: usize) -> CutReport {
        let (sent, cut) = self.items.split_at(kept.items);
        let turns_cut = self.turns.len() - kept.turns;
        let count = |turns: &[Turn]| turns.iter().map(|turn| turn.count).sum::<usize>();
        CutReport {
            history_messages_kept: count(&self.turns[turns_cut..]),
            history_messages_cut: count(&self.turns[..turns_cut]) + orphans,
            insights_kept: sent
                .iter()
                .filter_map(|item| match item.part {
                    Part::Insight(place) => self.insights.get(place),
                    _ => None,
                })
                .filter(|id| !id.is_empty())
                .map(|id| (*id).to_owned())
                .collect(),
            insights_cut: cut
                .iter()
                .filter(|item| matches!(item.part, Part::Insight(_)))
                .count(),
            summary_cut: cut.iter().any(|item| item.part == Part::Summary),
            digest_cut: cut.iter().any(|item| item.part == Part::Digest),
            profile_fields_cut: cut
                .iter()
                .filter(|item| matches!(item.part, Part::Field(_)))
                .map(|item| item.part.name())
                .collect(),
            custom_prompt_cut: cut.iter().any(|item| item.part == Part::Preferences),
            attachments_shortened: self
                .exhibits
                .iter()
                .zip(&kept.pieces)
                .filter(|(exhibit, pieces)| exhibit.is_shortened(**pieces))
                .count(),
            shortened: sent
                .iter()
                .filter(|item| item.shortened)
                .map(|item| item.part.name())
                .collect(),
        }
    }
}
