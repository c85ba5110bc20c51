//! Short questions to the cheapest model of a plan, which work in the background may put and may do without.

use std::time::Duration;

use futures_util::StreamExt;
use llm::{ChatRequest, Transcoder};
use metering::estimate_tokens;
use serde::Serialize;
use serde_json::Value;

use crate::candidates::{Candidate, candidates};
use crate::edge::Edge;
use crate::platform::{Http, Platform};
use crate::rpc::{Model, TurnUsage};
use crate::settlement::price;
use crate::signal::within;

/// How many models are asked, the cheapest first.
const CANDIDATES: usize = 3;
/// What a model writes at the most, in bytes; one that says more is not listened to.
const MAX_ANSWER_BYTES: usize = 256 * 1024;

/// A question.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// What the model is told of its task: text of ours.
    pub system: String,
    /// What the task is about, in the person's role.
    pub messages: Vec<String>,
    /// The schema of an answer for a program.
    pub schema: Option<Value>,
    /// How many tokens the answer may have, reasoning included.
    pub max_output_tokens: u32,
}

/// What an answer cost, as the functions of the database take it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerUsage {
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

/// The candidates of a plan that are worth asking, the cheapest first.
pub fn cheapest<P>(edge: &Edge<P>, models: &[Model]) -> Vec<Candidate> {
    let mut candidates = candidates(&edge.config, models);
    candidates.retain(|candidate| candidate.endpoint.is_some());
    candidates.sort_by_key(|candidate| candidate.price.output_micros_per_mtok);
    candidates.truncate(CANDIDATES);
    candidates
}

/// What one model answers within the limit; nothing where it fails in whatever way.
pub async fn ask<P: Platform>(
    edge: &Edge<P>,
    candidate: &Candidate,
    question: &Question,
    limit: Duration,
) -> Option<(String, AnswerUsage)> {
    let clock = edge.platform.clock();
    let (text, usage) = within(clock, limit, exchange(edge, candidate, question)).await??;
    let cost_micros = price(&usage, &candidate.price);
    let usage = AnswerUsage {
        provider: candidate.provider().as_str().to_owned(),
        model: candidate.model.clone(),
        usage,
        cost_micros,
    };
    Some((text, usage))
}

async fn exchange<P: Platform>(
    edge: &Edge<P>,
    candidate: &Candidate,
    question: &Question,
) -> Option<(String, TurnUsage)> {
    let endpoint = candidate.endpoint.as_ref()?;
    let messages = question.messages.iter().cloned();
    let mut request = ChatRequest {
        model: candidate.model.clone(),
        system: question.system.clone(),
        messages: messages.map(llm::Message::user).collect(),
        max_output_tokens: question.max_output_tokens,
        temperature: None,
        user_ref: None,
        response_schema: question.schema.clone(),
    };
    let http = edge.platform.http();
    let mut response = http
        .send(llm::encode(endpoint, &request).ok()?)
        .await
        .ok()?;
    // Older models and most servers of one's own know no schemas; told in words they mostly keep to it all the same.
    if matches!(response.status, 400 | 422) && request.response_schema.take().is_some() {
        response = http
            .send(llm::encode(endpoint, &request).ok()?)
            .await
            .ok()?;
    }
    if !(200..300).contains(&response.status) {
        return None;
    }
    let mut body = response.body;
    let mut transcoder = Transcoder::new(candidate.provider(), "answer");
    let mut frames = Vec::new();
    while let Some(Ok(chunk)) = body.next().await {
        transcoder.push(&chunk, &mut frames);
        frames.clear();
        if transcoder.is_ended() || transcoder.text().len() > MAX_ANSWER_BYTES {
            break;
        }
    }
    transcoder.finish(&mut frames);
    if transcoder.error().is_some() {
        return None;
    }
    let asked = estimate_tokens(&question.system)
        + question
            .messages
            .iter()
            .map(|message| estimate_tokens(message))
            .sum::<u32>();
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
