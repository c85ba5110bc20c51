//! Gives a conversation its title.

use std::rc::Rc;

use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::{Queue, finish, named, said};
use crate::asking::AnswerUsage;
use crate::edge::Edge;
use crate::errors::Code;
use crate::platform::Platform;
use crate::rpc::{self, CallError, Job, JobEnded, TitleContext};
use crate::titles;

#[derive(Serialize)]
struct FinishTitle<'a> {
    p_job_id: i64,
    p_conversation_id: Uuid,
    p_title: &'a str,
    p_usage: Option<AnswerUsage>,
}

pub(super) async fn title<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    let conversation = named(job, "conversation_id")?;
    let context = match rpc::call(
        &edge.platform,
        "title_context",
        &json!({ "p_conversation_id": conversation }),
    )
    .await
    {
        Ok(context) => context,
        // It was deleted meanwhile, or nothing was said in it.
        Err(CallError::Refused(refusal)) if refusal.code == Code::ConversationNotFound => {
            return finish(edge, Queue::FollowUps, job).await;
        }
        Err(error) => return Err(said("title_context", error)),
    };
    let context: TitleContext = context;
    if context
        .title
        .as_deref()
        .is_some_and(|title| !title.is_empty())
        || context.messages.is_empty()
    {
        return finish(edge, Queue::FollowUps, job).await;
    }
    let (title, usage) = titles::find(edge, &context).await;
    let arguments = FinishTitle {
        p_job_id: job.id,
        p_conversation_id: conversation,
        p_title: &title,
        p_usage: usage,
    };
    let ended: Result<JobEnded, CallError> =
        rpc::call(&edge.platform, "finish_title", &arguments).await;
    ended
        .map(|_| ())
        .map_err(|error| said("finish_title", error))
}
