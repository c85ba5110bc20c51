//! The untrusted parts of a prompt: what the user and the Cerebro say about the business, and what was said long ago, as
//! delimited blocks.

use std::fmt::Write as _;

use locale::Language;
use serde_json::Value;

use crate::input::PromptInput;
use crate::neutral::{line, quoted};
use crate::zone::{Zone, zone};

/// Characters kept of a field, a list item, an insight, a digest, the summary of the conversation, the description of the
/// business and the user's instructions: each part has a length of its own, so that no single one can push out all that comes
/// after it.
const FIELD: usize = 300;
const INSIGHT: usize = 500;
const DIGEST: usize = 6_000;
const SUMMARY: usize = 6_000;
const DESCRIPTION: usize = 4_000;
const PREFERENCES: usize = 6_000;
/// Items kept of a list of goals.
const GOALS: usize = 10;

/// A piece of data that is kept or left out as a whole.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) part: Part,
    pub(crate) text: String,
    pub(crate) shortened: bool,
}

/// What an item belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Preferences,
    Field(&'static str),
    Digest,
    /// The insight at this place of the input.
    Insight(usize),
    Summary,
}

impl Part {
    /// The name that a report gives it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Preferences => "custom_prompt",
            Self::Field(name) => name,
            Self::Digest => "digest",
            Self::Insight(_) => "insight",
            Self::Summary => "summary",
        }
    }

    const fn block(self) -> &'static str {
        match self {
            Self::Preferences => "preferencias_del_usuario",
            Self::Field(_) => "perfil_del_negocio",
            Self::Digest => "memoria_del_negocio",
            Self::Insight(_) => "aprendizajes",
            Self::Summary => "resumen_de_la_conversacion",
        }
    }
}

/// All there is to say, the most important first: preferences, profile, digest, insights by rank, summary.
pub(crate) fn items(input: &PromptInput, language: Language) -> Vec<Item> {
    let mut items = Vec::with_capacity(24);
    items.extend(preferences(input, language));
    items.extend(profile(input, language));
    items.extend(digest(input));
    items.extend(insights(input, language));
    items.extend(summary(input, language));
    items
}

/// Each in a line, with the day since when it is known: "la torta cuesta 45" of last year may have changed.
fn insights(input: &PromptInput, language: Language) -> impl Iterator<Item = Item> {
    let zone: Zone = zone(input.profile.timezone.as_deref());
    let since = language.pick("desde", "desde", "since");
    let insights = input.insights.iter().enumerate();
    insights.filter_map(move |(place, insight)| {
        let (text, shortened) = shorten(&insight.content, INSIGHT);
        let mut text = line(text);
        if text.is_empty() {
            return None;
        }
        if let Some(at) = insight.discovered_at {
            let _ = write!(text, " ({since} {})", zone.local(at).date_naive());
        }
        Some(Item {
            part: Part::Insight(place),
            text: format!("- {text}"),
            shortened,
        })
    })
}

fn summary(input: &PromptInput, language: Language) -> Option<Item> {
    let summary = input.summary.as_ref()?;
    let (text, shortened) = shorten(&summary.text, SUMMARY);
    let text = quoted(text);
    let label = language.pick(
        "Mensajes anteriores de esta conversación, resumidos",
        "Mensagens anteriores desta conversa, resumidas",
        "Earlier messages of this conversation, summarized",
    );
    (!text.is_empty()).then(|| Item {
        part: Part::Summary,
        text: format!("- {label}: {}\n{text}", summary.message_count),
        shortened,
    })
}

/// The blocks of these items; consecutive items of one block stand in it together.
pub(crate) fn blocks(items: &[Item]) -> String {
    let mut text = String::new();
    let mut open: Option<&str> = None;
    for item in items {
        let block = item.part.block();
        if open != Some(block) {
            if let Some(open) = open {
                let _ = writeln!(text, "</{open}>");
            }
            let _ = writeln!(text, "<{block}>");
            open = Some(block);
        }
        text.push_str(&item.text);
        text.push('\n');
    }
    if let Some(open) = open {
        let _ = write!(text, "</{open}>");
    }
    text
}

fn preferences(input: &PromptInput, language: Language) -> Option<Item> {
    let assistant = &input.assistant;
    let mut text = String::new();
    let mut shortened = false;
    if let Some(name) = assistant
        .custom_name
        .as_deref()
        .map(|name| line(shorten(name, FIELD).0))
        .filter(|n| !n.is_empty())
    {
        let label = language.pick("Te llama", "Chama você de", "Calls you");
        let _ = writeln!(text, "- {label}: {name}");
    }
    if let Some(settings) = &assistant.custom_settings {
        let mut lines = Vec::new();
        flatten("", settings, 0, &mut lines);
        for setting in lines.iter().take(20) {
            let (setting, cut) = shorten(setting, FIELD);
            shortened |= cut;
            let _ = writeln!(text, "- {}", line(setting));
        }
    }
    if let Some(prompt) = &assistant.custom_prompt {
        let (prompt, cut) = shorten(prompt, PREFERENCES);
        shortened |= cut;
        text.push_str(&quoted(prompt));
    }
    text.truncate(text.trim_end().len());
    (!text.is_empty()).then_some(Item {
        part: Part::Preferences,
        text,
        shortened,
    })
}

/// The profile's fields, the ones that change an answer most first: the last are left out first.
fn profile(input: &PromptInput, language: Language) -> Vec<Item> {
    let profile = &input.profile;
    let goals = |goals: &[String]| {
        let list = goals
            .iter()
            .take(GOALS)
            .map(|goal| line(shorten(goal, FIELD).0))
            .filter(|goal| !goal.is_empty());
        Some(list.collect::<Vec<_>>().join("; "))
    };
    let fields: [(&'static str, &str, Option<String>); 13] = [
        (
            "company_name",
            language.pick("Negocio", "Negócio", "Business"),
            profile.company_name.clone(),
        ),
        (
            "company_industry",
            language.pick("Giro", "Ramo", "Trade"),
            profile.company_industry.clone(),
        ),
        (
            "country",
            language.pick(
                "País (código ISO)",
                "País (código ISO)",
                "Country (ISO code)",
            ),
            profile.country.clone(),
        ),
        (
            "full_name",
            language.pick("Persona", "Pessoa", "Person"),
            profile.full_name.clone(),
        ),
        (
            "primary_goals",
            language.pick("Metas", "Metas", "Goals"),
            goals(&profile.primary_goals),
        ),
        (
            "priority_focus",
            language.pick("Prioridad", "Prioridade", "Priority"),
            profile.priority_focus.clone(),
        ),
        // Behind what is short and tells most: it is the one field that may be long.
        (
            "company_description",
            language.pick("Qué hace", "O que faz", "What it does"),
            profile.company_description.clone(),
        ),
        (
            "company_size",
            language.pick("Tamaño", "Tamanho", "Size"),
            profile.company_size.clone(),
        ),
        (
            "company_growth_stage",
            language.pick("Etapa", "Etapa", "Stage"),
            profile.company_growth_stage.clone(),
        ),
        (
            "goals_timeline",
            language.pick("Plazo de las metas", "Prazo das metas", "Goals by"),
            profile.goals_timeline.clone(),
        ),
        (
            "secondary_goals",
            language.pick("Otras metas", "Outras metas", "Other goals"),
            goals(&profile.secondary_goals),
        ),
        (
            "company_revenue_range",
            language.pick("Ingresos", "Faturamento", "Revenue"),
            profile.company_revenue_range.clone(),
        ),
        (
            "company_website",
            language.pick("Sitio web", "Site", "Website"),
            profile.company_website.clone(),
        ),
    ];
    let item = |(name, label, value): (&'static str, &str, Option<String>)| {
        let value = value?;
        let limit = match name {
            "primary_goals" | "secondary_goals" => FIELD * GOALS,
            "company_description" => DESCRIPTION,
            _ => FIELD,
        };
        let (value, shortened) = shorten(&value, limit);
        let value = line(value);
        (!value.is_empty()).then(|| Item {
            part: Part::Field(name),
            text: format!("- {label}: {value}"),
            shortened,
        })
    };
    fields.into_iter().filter_map(item).collect()
}

fn digest(input: &PromptInput) -> Option<Item> {
    let mut lines = Vec::new();
    for value in [
        &input.brain.consolidated_profile,
        &input.brain.global_context,
    ]
    .into_iter()
    .flatten()
    {
        flatten("", value, 0, &mut lines);
    }
    let whole = lines.join("\n");
    let (text, shortened) = shorten(&whole, DIGEST);
    let text = quoted(text);
    (!text.is_empty()).then_some(Item {
        part: Part::Digest,
        text,
        shortened,
    })
}

/// A JSON value as lines `path: value`. Deeper than six levels nothing is read: no person wrote that.
fn flatten(path: &str, value: &Value, depth: usize, lines: &mut Vec<String>) {
    let push = |lines: &mut Vec<String>, text: &str| {
        if !text.trim().is_empty() {
            lines.push(if path.is_empty() {
                text.to_owned()
            } else {
                format!("{path}: {text}")
            });
        }
    };
    match value {
        Value::Null => {}
        Value::String(text) => push(lines, text),
        Value::Array(items)
            if items
                .iter()
                .all(|item| !item.is_array() && !item.is_object()) =>
        {
            let plain = items.iter().filter(|item| !item.is_null());
            let plain = plain.map(|item| {
                item.as_str()
                    .map_or_else(|| item.to_string(), str::to_owned)
            });
            push(lines, &plain.collect::<Vec<_>>().join(", "));
        }
        Value::Array(items) if depth < 6 => items
            .iter()
            .for_each(|item| flatten(path, item, depth + 1, lines)),
        Value::Object(fields) if depth < 6 => {
            for (key, value) in fields {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                flatten(&path, value, depth + 1, lines);
            }
        }
        Value::Array(_) | Value::Object(_) => {}
        plain => push(lines, &plain.to_string()),
    }
}

/// At most that many characters, cut at the last white space where there is one near; and whether anything is missing.
fn shorten(text: &str, characters: usize) -> (&str, bool) {
    match text.char_indices().nth(characters) {
        None => (text, false),
        Some((end, _)) => {
            let head = &text[..end];
            let word = head
                .rfind(char::is_whitespace)
                .filter(|&at| at > end / 2)
                .unwrap_or(end);
            (&head[..word], true)
        }
    }
}
