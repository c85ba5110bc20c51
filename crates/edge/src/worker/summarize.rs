//! Sums up the older part of a long conversation: by the cheapest model of the plan, or by rule where none answers.

use std::rc::Rc;
use std::time::Duration;

use insight::{Language, sensitive, summary};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::{Queue, finish, named, said};
use crate::asking::{AnswerUsage, Question, ask, cheapest};
use crate::cerebro_answers::{Applied, SummaryContext};
use crate::edge::Edge;
use crate::platform::{Clock, Platform};
use crate::rpc::{self, CallError, Job};

/// How long models may take over a summary, all together: less than a job is hidden from other workers.
const LIMIT: Duration = Duration::from_secs(30);

#[derive(Serialize)]
struct ApplySummary<'a> {
    p_job_id: i64,
    p_conversation_id: Uuid,
    p_through_message_id: Uuid,
    p_summary: &'a str,
    p_message_count: usize,
    p_usage: Option<AnswerUsage>,
}

pub(super) async fn summarize<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    let conversation = named(job, "conversation_id")?;
    let context: Result<SummaryContext, CallError> = rpc::call(
        &edge.platform,
        "summary_context",
        &json!({ "p_conversation_id": conversation }),
    )
    .await;
    let context = context.map_err(|error| said("summary_context", error))?;
    let Some(through) = context
        .through_message_id
        .filter(|_| context.skip.is_none() && !context.messages.is_empty())
    else {
        return finish(edge, Queue::Cerebro, job).await;
    };
    let (text, usage) = write(edge, &context).await;
    let arguments = ApplySummary {
        p_job_id: job.id,
        p_conversation_id: conversation,
        p_through_message_id: through,
        p_summary: &text,
        p_message_count: context.previous_count + context.messages.len(),
        p_usage: usage,
    };
    let applied: Result<Applied, CallError> =
        rpc::call(&edge.platform, "apply_summary", &arguments).await;
    applied
        .map(|_| ())
        .map_err(|error| said("apply_summary", error))
}

/// The summary, and what it cost. What a model was asked in vain is paid all the same.
async fn write<P: Platform>(
    edge: &Edge<P>,
    context: &SummaryContext,
) -> (String, Option<AnswerUsage>) {
    let language = Language::from_tag(context.language.as_deref().unwrap_or_default());
    let is_sensitive = |text: &str| !sensitive::find(text).is_empty();
    let previous = context.previous_summary.as_deref();
    let request = summary::request(previous, &context.messages, language);
    let question = Question {
        system: request.system,
        messages: vec![request.user],
        schema: None,
        max_output_tokens: request.max_output_tokens,
    };
    let until = edge.platform.clock().now() + LIMIT;
    let mut paid = None;
    for candidate in cheapest(edge, &context.models) {
        let left = until.saturating_sub(edge.platform.clock().now());
        if left.is_zero() {
            break;
        }
        if let Some((answer, usage)) = ask(edge, &candidate, &question, left).await {
            if let Some(text) = summary::clean(&answer, &is_sensitive) {
                return (text, Some(usage));
            }
            paid = Some(usage);
            break;
        }
    }
    let text = summary::by_rule(previous, &context.messages, language, &is_sensitive);
    if text.is_empty() {
        // The next summary goes on from here, and not from the beginning again.
        return (nothing(language).to_owned(), paid);
    }
    (text, paid)
}

const fn nothing(language: Language) -> &'static str {
    match language {
        Language::Spanish => "Hasta aquí no se dijo nada que haga falta recordar.",
        Language::Portuguese => "Até aqui não se disse nada que seja preciso lembrar.",
        Language::English => "Nothing was said so far that needs to be remembered.",
    }
}
