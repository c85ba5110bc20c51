//! The answer when no provider is connected.
//!
//! It is a stand-in and says so. Everything in it is taken from the persona, the profile, the
//! memory and the message by fixed rules: the same input gives the same text. What a person typed
//! appears shortened and quoted only; see [`answer`].

mod phrases;
mod quote;
mod words;

use phrases::Phrases;
use quote::{quote, shorten};
pub use words::{Chunks, chunks};

/// The name of the "model", as `messages.model_used` has it.
pub const MODEL: &str = "offline";

/// The most characters of a quoted message, and of a quoted piece of the profile or the memory.
const MESSAGE_CHARS: usize = 160;
const PIECE_CHARS: usize = 120;
const NAME_CHARS: usize = 60;

/// What an offline answer is made of. Empty fields are left out of the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfflineInput {
    /// The person's language as a BCP 47 tag: `pt…` answers in Portuguese, `en…` in English,
    /// anything else in Spanish.
    pub language: String,
    /// The assistant's name, as the user knows it.
    pub assistant_name: String,
    /// The assistant's role, such as `Especialista en marketing`.
    pub assistant_role: String,
    /// What the assistant is good at, best first.
    pub specialties: Vec<String>,
    /// The person's name.
    pub full_name: String,
    /// The name of the business.
    pub company_name: String,
    /// The trade of the business.
    pub company_industry: String,
    /// What the business does, in the person's words.
    pub company_description: String,
    /// The person's goals, most important first.
    pub goals: Vec<String>,
    /// What the memory knows that matches the message, best first.
    pub insights: Vec<String>,
    /// What the person asked.
    pub message: String,
    /// The files that came with it.
    pub files: Vec<OfflineFile>,
}

/// A file that came with a message. No model looks at it; what is known of it is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfflineFile {
    /// Its name.
    pub name: String,
    /// Whether it is a picture: there is nothing in it to read.
    pub is_picture: bool,
    /// How many characters were read of it.
    pub chars: u64,
    /// The beginning of its text.
    pub beginning: String,
}

/// Composes the answer: who speaks, that no provider is connected, what was understood, what is
/// known about the business, the questions that a good adviser would ask first, and steps that need
/// no model.
///
/// The text is Markdown. Pieces of the input lose line breaks and Markdown's own characters, so
/// that they can neither format nor link.
///
/// ```
/// use llm::offline::{OfflineInput, answer};
///
/// let text = answer(&OfflineInput {
///     language: "es-MX".into(),
///     assistant_name: "Sofía".into(),
///     assistant_role: "Especialista en marketing".into(),
///     message: "¿Cómo subo mis ventas?".into(),
///     ..OfflineInput::default()
/// });
/// assert!(text.starts_with("Hola. Soy Sofía, Especialista en marketing."));
/// assert!(text.contains("no hay ningún proveedor de inteligencia artificial conectado"));
/// assert!(text.contains("«¿Cómo subo mis ventas?»"));
/// assert!(text.contains("¿Cuántas ventas haces por semana"));
/// ```
pub fn answer(input: &OfflineInput) -> String {
    let phrases = phrases::of(&input.language);
    let mut paragraphs = vec![introduction(input, phrases), phrases.notice.to_owned()];
    let message = quote(&input.message, MESSAGE_CHARS);
    if !message.is_empty() {
        paragraphs.push(fill(phrases.understood, &[&message]));
    }
    let files = files(input, phrases);
    if !files.is_empty() {
        paragraphs.push(format!("{}\n{}", phrases.files_title, list("- ", files)));
    }
    let known = known(input, phrases);
    if !known.is_empty() {
        paragraphs.push(format!("{}\n{}", phrases.known_title, list("- ", known)));
    }
    let specialties: Vec<String> = input
        .specialties
        .iter()
        .map(|s| spoken(s))
        .filter(|s| !s.is_empty())
        .take(3)
        .collect();
    if !specialties.is_empty() {
        paragraphs.push(fill(
            phrases.specialties,
            &[&enumerate(&specialties, phrases.and)],
        ));
    }

    let plain = words::fold(&input.message);
    let topics = phrases
        .topics
        .iter()
        .filter(|topic| words::any_starts_with(&plain, topic.words))
        .take(2);
    let mut questions = Vec::new();
    let mut steps = Vec::new();
    for topic in topics {
        questions.push(topic.question.to_owned());
        steps.push(topic.step.to_owned());
    }
    questions.extend(
        phrases
            .questions
            .iter()
            .map(|question| (*question).to_owned()),
    );
    if let Some(specialty) = specialties.first() {
        steps.push(fill(phrases.specialty_step, &[specialty]));
    }
    steps.extend(phrases.steps.iter().map(|step| (*step).to_owned()));
    let numbered = questions
        .iter()
        .take(4)
        .enumerate()
        .map(|(n, question)| format!("{}. {question}", n + 1));
    paragraphs.push(format!(
        "{}\n{}",
        phrases.questions_title,
        numbered.collect::<Vec<_>>().join("\n")
    ));
    paragraphs.push(format!("{}\n{}", phrases.steps_title, list("- ", steps)));
    paragraphs.push(phrases.closing.to_owned());
    paragraphs.join("\n\n")
}

fn files(input: &OfflineInput, phrases: &Phrases) -> Vec<String> {
    let said = |file: &OfflineFile| {
        let name = quote(&file.name, NAME_CHARS);
        let beginning = quote(&file.beginning, PIECE_CHARS);
        match (file.is_picture, beginning.is_empty()) {
            (true, _) => fill(phrases.picture, &[&name]),
            (false, true) => fill(phrases.wordless_file, &[&name]),
            (false, false) => fill(phrases.file, &[&name, &file.chars.to_string(), &beginning]),
        }
    };
    input.files.iter().take(10).map(said).collect()
}

fn introduction(input: &OfflineInput, phrases: &Phrases) -> String {
    // A first name is what people are greeted with.
    let first_name = shorten(
        input.full_name.split_whitespace().next().unwrap_or(""),
        NAME_CHARS,
    );
    let mut introduction = match first_name.is_empty() {
        true => phrases.greeting.to_owned(),
        false => fill(phrases.greeting_to, &[&first_name]),
    };
    let name = shorten(&input.assistant_name, NAME_CHARS);
    let role = shorten(&input.assistant_role, NAME_CHARS);
    if !name.is_empty() {
        introduction.push(' ');
        introduction.push_str(&match role.is_empty() {
            true => fill(phrases.introduction_without_role, &[&name]),
            false => fill(phrases.introduction, &[&name, &role]),
        });
    }
    introduction
}

fn known(input: &OfflineInput, phrases: &Phrases) -> Vec<String> {
    let single = [
        (phrases.company, &input.company_name),
        (phrases.industry, &input.company_industry),
        (phrases.about, &input.company_description),
    ];
    let goals = input.goals.iter().take(2).map(|goal| (phrases.goal, goal));
    let insights = input
        .insights
        .iter()
        .take(3)
        .map(|insight| (phrases.insight, insight));
    single
        .into_iter()
        .chain(goals)
        .chain(insights)
        .filter_map(|(phrase, piece)| {
            let quoted = quote(piece, PIECE_CHARS);
            (!quoted.is_empty()).then(|| fill(phrase, &[&quoted]))
        })
        .collect()
}

/// A specialty as part of a sentence: catalogues write `content_marketing` as well as words.
fn spoken(specialty: &str) -> String {
    shorten(&specialty.replace('_', " "), NAME_CHARS)
}

fn enumerate(items: &[String], and: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {and} {last}", rest.join(", ")),
    }
}

fn list(mark: &str, items: Vec<String>) -> String {
    items
        .iter()
        .map(|item| format!("{mark}{item}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// `template` with its `{}` replaced in order. What is put in is not looked at again.
fn fill(template: &str, pieces: &[&str]) -> String {
    let mut pieces = pieces.iter();
    let mut filled = String::new();
    for (n, part) in template.split("{}").enumerate() {
        if n > 0 {
            filled.push_str(pieces.next().unwrap_or(&""));
        }
        filled.push_str(part);
    }
    filled
}

#[cfg(test)]
mod tests;
