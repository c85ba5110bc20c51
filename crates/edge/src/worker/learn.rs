//! Learns from one message of a person: what the rules find in it, and a model where one is configured. A message that may
//! change something is read a second time beside what is known, each time that this is read.

use std::rc::Rc;
use std::time::Duration;

use insight::{Candidate, Context, Language, Source, Turn, model, sensitive};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::union::union;
use super::{Queue, finish, named, said};
use crate::asking::{AnswerUsage, Question, ask, cheapest};
use crate::cerebro_answers::{Applied, KnownInsights, LearningContext};
use crate::edge::Edge;
use crate::errors::Code;
use crate::platform::{Clock, Platform};
use crate::rpc::{self, CallError, Job};

/// How long models may take over a message, all together.
const LIMIT: Duration = Duration::from_secs(15);
/// A message of fewer words is not worth a question: the rules know what short answers mean.
const FEWEST_WORDS: usize = 3;
/// How often it is decided anew where what is known has changed between reading and writing.
const ATTEMPTS: u32 = 3;
/// How much of what is known a message is read beside that may change it.
const RECENT: u32 = 200;

#[derive(Serialize)]
struct ApplyLearning<'a> {
    p_job_id: i64,
    p_user_id: Uuid,
    p_message_id: Uuid,
    p_actions: &'a [insight::Action],
    p_proposals: &'a [insight::ProjectProposal],
    p_usage: Option<&'a AnswerUsage>,
}

pub(super) async fn learn<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    let message = named(job, "message_id")?;
    let context: LearningContext = match rpc::call(
        &edge.platform,
        "learning_context",
        &json!({ "p_message_id": message }),
    )
    .await
    {
        Ok(context) => context,
        // It was deleted meanwhile.
        Err(CallError::Refused(refusal)) if refusal.code == Code::MessageNotFound => {
            return finish(edge, Queue::Cerebro, job).await;
        }
        Err(error) => return Err(said("learning_context", error)),
    };
    let Some(message) = context.message.as_ref().filter(|_| context.skip.is_none()) else {
        return finish(edge, Queue::Cerebro, job).await;
    };
    let turn = Turn {
        text: &message.content,
        previous: context.previous.as_deref(),
    };
    let around = Context {
        language: Language::from_tag(context.language.as_deref().unwrap_or_default()),
        country: context.country.clone(),
        now: message.created_at,
        today: prompt::local_time(context.timezone.as_deref(), message.created_at).date(),
    };
    let mut found = insight::extract(&turn, &around);
    let usage = match ask_model(edge, &context, &turn, &around).await {
        Some((facts, usage)) => {
            found = union(found, facts);
            Some(usage)
        }
        None => None,
    };
    let is_remembered = |candidate: &Candidate| {
        !context
            .forgotten
            .iter()
            .any(|forgotten| forgotten.overlaps(candidate.span))
    };
    found.retain(is_remembered);
    let here = insight::may_update(turn.text).then_some(message.conversation_id);
    let source = Source {
        message_id: Some(message.id),
        conversation_id: Some(message.conversation_id),
        at: around.now,
    };
    let mut trouble = String::new();
    for _ in 0..ATTEMPTS {
        let known = known(edge, context.user_id, &found, here).await?;
        let mut all = found.clone();
        if here.is_some() {
            all = insight::update(&turn, &around, here, &known, all);
            all.retain(is_remembered);
        }
        let actions = insight::reconcile_from(&source, &known, &all);
        let proposals: Vec<_> = all
            .iter()
            .filter_map(|candidate| insight::projects::propose(candidate, around.today))
            .collect();
        let arguments = ApplyLearning {
            p_job_id: job.id,
            p_user_id: context.user_id,
            p_message_id: message.id,
            p_actions: &actions,
            p_proposals: &proposals,
            p_usage: usage.as_ref(),
        };
        match rpc::call::<_, Applied>(&edge.platform, "apply_learning", &arguments).await {
            Ok(_) => return Ok(()),
            Err(CallError::Refused(refusal)) if refusal.code == Code::Conflict => {
                trouble = said("apply_learning", CallError::Refused(refusal));
            }
            Err(error) => return Err(said("apply_learning", error)),
        }
    }
    Err(trouble)
}

/// What is known that may be the same as the candidates, or contradict them. Where the message may change something without
/// naming it (`here` is its conversation), also what the person spoke of last.
async fn known<P: Platform>(
    edge: &Edge<P>,
    user_id: Uuid,
    found: &[Candidate],
    here: Option<Uuid>,
) -> Result<Vec<insight::Known>, String> {
    if found.is_empty() && here.is_none() {
        return Ok(Vec::new());
    }
    let arguments = json!({
        "p_user_id": user_id,
        "p_keys": found.iter().map(|candidate| candidate.key.to_string()).collect::<Vec<_>>(),
        "p_contents": found.iter().map(|candidate| &candidate.content).collect::<Vec<_>>(),
        "p_recent": if here.is_some() { RECENT } else { 0 },
        "p_conversation_id": here,
    });
    let known: Result<KnownInsights, CallError> =
        rpc::call(&edge.platform, "known_insights", &arguments).await;
    known
        .map(|known| known.insights)
        .map_err(|error| said("known_insights", error))
}

/// What the cheapest model that answers in time finds. Nothing depends on it.
async fn ask_model<P: Platform>(
    edge: &Edge<P>,
    context: &LearningContext,
    turn: &Turn<'_>,
    around: &Context,
) -> Option<(Vec<Candidate>, AnswerUsage)> {
    // What is never stored is not carried about either.
    if turn.text.split_whitespace().count() < FEWEST_WORDS || !sensitive::find(turn.text).is_empty()
    {
        return None;
    }
    let request = model::request(turn, around);
    let question = Question {
        system: request.system,
        messages: vec![request.user],
        schema: Some(request.schema),
        max_output_tokens: request.max_output_tokens,
    };
    let until = edge.platform.clock().now() + LIMIT;
    for candidate in cheapest(edge, &context.models) {
        let left = until.saturating_sub(edge.platform.clock().now());
        if left.is_zero() {
            break;
        }
        if let Some((answer, usage)) = ask(edge, &candidate, &question, left).await {
            return Some((model::parse(&answer, turn), usage));
        }
    }
    None
}
