//! The worker function: drains the queue of follow-up work and closes interrupted turns.
//!
//! A job is delivered at least once. What it does is done by one call to the database that also ends the job, so that
//! doing it twice has one effect; what fails comes back later, and after some times is set aside with its error.

use std::rc::Rc;
use std::time::Duration;

use futures_util::future::join_all;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::http::{Request, Response};
use crate::platform::{Clock, Platform};
use crate::rpc::{
    self, CallError, Claimed, ClaimedFiles, FilesFinished, Job, JobEnded, StoredFile, Swept,
    TitleContext,
};
use crate::storage::{Storage, StorageError};
use crate::titles::{self, TitleUsage};

/// Jobs that are claimed at a time, and done side by side.
const BATCH: u32 = 10;
/// How long a claimed job is nobody else's, in seconds: longer than one takes.
const VISIBILITY: u32 = 60;
/// After how long no more jobs are claimed.
const LIMIT: Duration = Duration::from_secs(45);
/// Files that are removed at a time, and for how long a job goes on with it; what is left then comes back with the job.
const FILES: u32 = 100;
const FILES_LIMIT: Duration = Duration::from_secs(20);
/// Interrupted turns that are closed at a time, and how often an isolate looks for them; the database's own schedule does
/// so every minute anyway.
const SWEEP: u32 = 100;
const SWEEPS: Duration = Duration::from_secs(20);

/// What was done.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Jobs that were taken from the queue.
    pub claimed: u32,
    /// Of these, the ones that were done.
    pub done: u32,
    /// The ones that failed and come back later.
    pub failed: u32,
    /// The ones that failed for the last time.
    pub dead: u32,
    /// Interrupted turns that were closed.
    pub swept: u32,
}

/// Answers a request that carries the secret key.
pub async fn handle<P: Platform>(edge: &Rc<Edge<P>>, request: Request) -> Response<()> {
    if !request.segments("worker").is_empty() {
        return Response::refusal(&Code::NotFound.into(), request.language());
    }
    if request.method != "POST" {
        return Response::refusal(&Code::MethodNotAllowed.into(), request.language())
            .with_header("allow", "POST");
    }
    match drain(edge).await {
        Ok(report) => Response::json(200, serde_json::to_string(&report).unwrap_or_default()),
        Err(error) => Response::refusal(&Refusal::from(error), request.language()),
    }
}

/// Does jobs until there are none or the time is up.
///
/// # Errors
///
/// [`CallError`] where the queue cannot be read; the jobs of this batch then come back by themselves.
pub async fn drain<P: Platform>(edge: &Rc<Edge<P>>) -> Result<Report, CallError> {
    let until = edge.platform.clock().now() + LIMIT;
    let mut report = Report {
        swept: sweep(edge).await?,
        ..Report::default()
    };
    while edge.platform.clock().now() < until {
        let arguments = json!({ "p_quantity": BATCH, "p_visibility_seconds": VISIBILITY });
        let Claimed { jobs, .. } = rpc::call(&edge.platform, "claim_jobs", &arguments).await?;
        let last = jobs.len() < BATCH as usize;
        for outcome in join_all(jobs.iter().map(|job| attend(edge, job))).await {
            report.claimed += 1;
            match outcome {
                Outcome::Done => report.done += 1,
                Outcome::Failed => report.failed += 1,
                Outcome::Dead => report.dead += 1,
            }
        }
        if last {
            break;
        }
    }
    Ok(report)
}

async fn sweep<P: Platform>(edge: &Edge<P>) -> Result<u32, CallError> {
    let now = edge.platform.clock().now();
    if edge
        .swept_at
        .get()
        .is_some_and(|before| now < before + SWEEPS)
    {
        return Ok(0);
    }
    edge.swept_at.set(Some(now));
    let swept: Swept =
        rpc::call(&edge.platform, "sweep_turns", &json!({ "p_limit": SWEEP })).await?;
    Ok(swept.swept)
}

enum Outcome {
    Done,
    Failed,
    Dead,
}

async fn attend<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Outcome {
    let Err(error) = perform(edge, job).await else {
        return Outcome::Done;
    };
    let arguments = json!({ "p_job_id": job.id, "p_error": error });
    match rpc::call::<_, JobEnded>(&edge.platform, "fail_job", &arguments).await {
        Ok(ended) if ended.dead => Outcome::Dead,
        // Where even that cannot be told, the job comes back when its claim has run out.
        Ok(_) | Err(_) => Outcome::Failed,
    }
}

/// Does one job and ends it; the error is for those who look after the queue.
async fn perform<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    match job.message.get("type").and_then(Value::as_str) {
        Some("title") => title(edge, job).await,
        Some("delete_files") => delete_files(edge, job).await,
        Some(other) => Err(format!(
            "unknown type of job: {}",
            other.chars().take(60).collect::<String>()
        )),
        None => Err("the job has no type".to_owned()),
    }
}

#[derive(Serialize)]
struct FinishTitle<'a> {
    p_job_id: i64,
    p_conversation_id: Uuid,
    p_title: &'a str,
    p_usage: Option<TitleUsage>,
}

async fn title<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    let conversation = job
        .message
        .get("conversation_id")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let conversation: Uuid = conversation
        .parse()
        .map_err(|_| "the job names no conversation".to_owned())?;
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
            return finish(edge, job).await;
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
        return finish(edge, job).await;
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

/// Removes the files that the database has put on its list, whoever put them there.
async fn delete_files<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    let Some(storage) = &edge.config.storage else {
        return Err("SUPABASE_URL or SUPABASE_SECRET_KEYS is not set".to_owned());
    };
    let until = edge.platform.clock().now() + FILES_LIMIT;
    while edge.platform.clock().now() < until {
        // Asking for more also keeps the job from other workers for another minute.
        let arguments = json!({ "p_job_id": job.id, "p_quantity": FILES });
        let claimed: Result<ClaimedFiles, CallError> =
            rpc::call(&edge.platform, "claim_files", &arguments).await;
        let files = claimed.map_err(|error| said("claim_files", error))?.files;
        if files.is_empty() {
            return finish(edge, job).await;
        }
        for bucket in files.chunk_by(|one, other| one.bucket == other.bucket) {
            remove(edge, storage, bucket).await?;
        }
    }
    Ok(())
}

/// Removes files of one bucket and says so. What storage will not hear of as a whole is tried one by one, so that no file
/// keeps its neighbours.
async fn remove<P: Platform>(
    edge: &Edge<P>,
    storage: &Storage,
    files: &[StoredFile],
) -> Result<(), String> {
    let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let bucket = files.first().map_or("", |file| file.bucket.as_str());
    let mut trouble: Option<StorageError> = None;
    let removed: Vec<&StoredFile> = match storage.remove(&edge.platform, bucket, &names).await {
        Ok(()) => files.iter().collect(),
        Err(error) if files.len() > 1 && error.is_about_the_objects() => {
            let mut removed = Vec::with_capacity(files.len());
            for file in files {
                match storage.remove(&edge.platform, bucket, &[&file.path]).await {
                    Ok(()) => removed.push(file),
                    Err(error) => trouble = trouble.or(Some(error)),
                }
            }
            removed
        }
        Err(error) => return Err(error.to_string()),
    };
    let finished: Result<FilesFinished, CallError> = rpc::call(
        &edge.platform,
        "finish_files",
        &json!({ "p_files": removed }),
    )
    .await;
    finished.map_err(|error| said("finish_files", error))?;
    trouble.map_or(Ok(()), |error| Err(error.to_string()))
}

async fn finish<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    let ended: Result<JobEnded, CallError> =
        rpc::call(&edge.platform, "finish_job", &json!({ "p_job_id": job.id })).await;
    ended.map(|_| ()).map_err(|error| said("finish_job", error))
}

fn said(function: &str, error: CallError) -> String {
    match error {
        CallError::Refused(refusal) => format!("{function}: {}", refusal.code.as_str()),
        CallError::Failed(error) => format!("{function}: {error}"),
    }
}
