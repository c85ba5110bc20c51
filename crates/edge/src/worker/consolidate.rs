//! Works out anew what follows from all that is known of a person: patterns, trust, the progress of projects, and what to
//! recommend.

use std::rc::Rc;

use insight::Language;
use insight::patterns::{self, History, Pattern, PatternContext};
use insight::projects::{self, Progress};
use insight::recommend::{Recommendation, Situation, recommend};
use insight::relationships::{self, Relationship};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::{Queue, finish, named, said};
use crate::cerebro_answers::{Applied, ConsolidationContext};
use crate::edge::Edge;
use crate::errors::Code;
use crate::platform::Platform;
use crate::rpc::{self, CallError, Job};

#[derive(Serialize)]
struct ApplyConsolidation<'a> {
    p_job_id: i64,
    p_user_id: Uuid,
    p_patterns: &'a [Pattern],
    p_recommendations: &'a [Recommendation],
    p_relationships: &'a [Relationship],
    p_progress: &'a [Progress],
}

pub(super) async fn consolidate<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    let user_id = named(job, "user_id")?;
    let context: ConsolidationContext = match rpc::call(
        &edge.platform,
        "consolidation_context",
        &json!({ "p_user_id": user_id }),
    )
    .await
    {
        Ok(context) => context,
        // The account is gone.
        Err(CallError::Refused(refusal)) if refusal.code == Code::ProfileNotFound => {
            return finish(edge, Queue::Cerebro, job).await;
        }
        Err(error) => return Err(said("consolidation_context", error)),
    };
    let history = History {
        messages: context.messages,
        ratings: context.ratings,
    };
    let timezone = context.timezone.as_deref();
    let language = Language::from_tag(context.language.as_deref().unwrap_or_default());
    let patterns = patterns::detect(
        &history,
        &PatternContext {
            now: context.now,
            language,
            local: &|instant| prompt::local_time(timezone, instant),
            assistants: &context.assistants,
        },
    );
    let recommendations = recommend(&Situation {
        now: context.now,
        today: prompt::local_time(timezone, context.now).date(),
        language,
        facts: &context.facts,
        patterns: &patterns,
        projects: &context.projects,
        assistants: &context.assistants,
        past: &context.recommendations,
    });
    let arguments = ApplyConsolidation {
        p_job_id: job.id,
        p_user_id: user_id,
        p_patterns: &patterns,
        p_recommendations: &recommendations,
        p_relationships: &relationships::assess(&history, context.now),
        p_progress: &projects::progress(&context.projects, &context.facts),
    };
    let applied: Result<Applied, CallError> =
        rpc::call(&edge.platform, "apply_consolidation", &arguments).await;
    applied
        .map(|_| ())
        .map_err(|error| said("apply_consolidation", error))
}
