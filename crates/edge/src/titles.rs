//! Titles of conversations: by the cheapest model of the plan, or by rule where none answers.

use std::time::Duration;

use futures_util::StreamExt;
use llm::{ChatRequest, Transcoder};
use metering::estimate_tokens;
use prompt::{Language, Role, TitleRequest, clean_title, fallback_title, title_request};
use serde::Serialize;

use crate::candidates::{Candidate, candidates};
use crate::edge::Edge;
use crate::platform::{Http, Platform};
use crate::rpc::{TitleContext, TurnUsage};
use crate::settlement::price;
use crate::signal::within;

/// How long a model may take over a title, and how many are asked: together less than a job is hidden from other workers.
const LIMIT: Duration = Duration::from_secs(15);
const CANDIDATES: usize = 3;
/// Room for the title of a model that thinks before it writes.
const OUTPUT_TOKENS: u32 = 512;

/// What a title cost, as `finish_title` takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TitleUsage {
    /// Who wrote it.
    pub provider: String,
    /// With which model.
    pub model: String,
    /// Tokens.
    #[serde(flatten)]
    pub usage: TurnUsage,
    /// In millionths of a US dollar.
    pub cost_micros: i64,
}

/// Finds a title. There always is one: where no provider answers in time, the first message makes it.
pub async fn find<P: Platform>(
    edge: &Edge<P>,
    context: &TitleContext,
) -> (String, Option<TitleUsage>) {
    let language = Language::from_tag(context.language.as_deref().unwrap_or_default());
    let request = title_request(&spoken(context), language);
    let mut candidates = candidates(&edge.config, &context.models);
    candidates.sort_by_key(|candidate| candidate.price.output_micros_per_mtok);
    for candidate in candidates.into_iter().take(CANDIDATES) {
        if let Some(Some((answer, usage))) = within(
            edge.platform.clock(),
            LIMIT,
            ask(edge, &candidate, &request),
        )
        .await
            && let Some(title) = clean_title(&answer)
        {
            let cost_micros = price(&usage, &candidate.price);
            let provider = candidate.provider().as_str().to_owned();
            return (
                title,
                Some(TitleUsage {
                    provider,
                    model: candidate.model,
                    usage,
                    cost_micros,
                }),
            );
        }
    }
    (by_rule(context, language), None)
}

/// The messages of the conversation as a prompt has them.
fn spoken(context: &TitleContext) -> Vec<prompt::Message> {
    let role = |name: &str| match name {
        "user" => Some(Role::User),
        "assistant" => Some(Role::Assistant),
        _ => None,
    };
    let messages = context.messages.iter();
    messages
        .filter_map(|said| {
            Some(prompt::Message::new(
                role(&said.role)?,
                said.content.clone(),
            ))
        })
        .collect()
}

fn by_rule(context: &TitleContext, language: Language) -> String {
    let asked = context
        .messages
        .iter()
        .find(|message| message.role == "user");
    let title = asked
        .map(|message| fallback_title(&message.content))
        .unwrap_or_default();
    if !title.is_empty() {
        return title;
    }
    match language {
        Language::Spanish => "Conversación nueva",
        Language::Portuguese => "Nova conversa",
        Language::English => "New conversation",
    }
    .to_owned()
}

async fn ask<P: Platform>(
    edge: &Edge<P>,
    candidate: &Candidate,
    title: &TitleRequest,
) -> Option<(String, TurnUsage)> {
    let endpoint = candidate.endpoint.as_ref()?;
    let request = ChatRequest {
        model: candidate.model.clone(),
        system: title.system.clone(),
        messages: title
            .messages
            .iter()
            .map(|message| llm::Message::user(message.content.clone()))
            .collect(),
        max_output_tokens: title.max_output_tokens.max(OUTPUT_TOKENS),
        temperature: None,
        user_ref: None,
        response_schema: None,
    };
    let asked = estimate_tokens(&title.system)
        + title
            .messages
            .iter()
            .map(|message| estimate_tokens(&message.content))
            .sum::<u32>();
    let response = edge
        .platform
        .http()
        .send(llm::encode(endpoint, &request).ok()?)
        .await
        .ok()?;
    if !(200..300).contains(&response.status) {
        return None;
    }
    let mut body = response.body;
    let mut transcoder = Transcoder::new(candidate.provider(), "title");
    let mut frames = Vec::new();
    while let Some(Ok(chunk)) = body.next().await {
        transcoder.push(&chunk, &mut frames);
        frames.clear();
        if transcoder.is_ended() {
            break;
        }
    }
    transcoder.finish(&mut frames);
    if transcoder.error().is_some() {
        return None;
    }
    let told = transcoder.usage().unwrap_or_default();
    let usage = TurnUsage {
        input_tokens: if told.input_tokens > 0 {
            told.input_tokens
        } else {
            asked
        },
        cached_input_tokens: told.cached_input_tokens,
        output_tokens: told.output_tokens.max(estimate_tokens(transcoder.text())),
    };
    Some((transcoder.into_text(), usage))
}
