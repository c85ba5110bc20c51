//! The worker function: drains the queues of follow-up work, of the Cerebro, of billing and of mail, and closes interrupted turns.
//!
//! A job is delivered at least once. What it does is done by one call to the database that also ends the job, so that
//! doing it twice has one effect; what fails comes back later, and after some times is set aside with its error. The
//! queues take turns, batch by batch, so that neither waits for the other's end, and one that cannot be read does not
//! keep the other from being drained.

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
use crate::rpc::{self, CallError, Claimed, Job, JobEnded, Swept};

mod bill;
mod charge;
mod consolidate;
mod files;
mod learn;
mod mail;
mod payment;
mod summarize;
mod title;
mod union;
mod webhook;

/// Jobs that are claimed at a time, and done side by side.
const BATCH: u32 = 10;
/// Mails that are claimed at a time: providers take a few a second (Resend two to ten, by the account).
const MAILS: u32 = 2;
/// How long a claimed job is nobody else's, in seconds: longer than one takes.
const VISIBILITY: u32 = 60;
/// After how long no more jobs are claimed.
const LIMIT: Duration = Duration::from_secs(45);
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
    let mut trouble = None;
    let mut queues = vec![Queue::FollowUps, Queue::Cerebro, Queue::Billing];
    // Without anybody who delivers them, mails wait.
    if edge.config.post.is_some() {
        queues.push(Queue::Mail);
    }
    while !queues.is_empty() {
        let mut waiting = Vec::with_capacity(queues.len());
        for queue in queues {
            if edge.platform.clock().now() >= until {
                continue;
            }
            match batch(edge, queue, &mut report).await {
                Ok(true) => waiting.push(queue),
                Ok(false) => {}
                Err(error) => trouble = trouble.or(Some(error)),
            }
        }
        queues = waiting;
    }
    trouble.map_or(Ok(report), Err)
}

/// Does one batch of a queue; whether there may be more.
async fn batch<P: Platform>(
    edge: &Rc<Edge<P>>,
    queue: Queue,
    report: &mut Report,
) -> Result<bool, CallError> {
    let quantity = if queue == Queue::Mail { MAILS } else { BATCH };
    let arguments = json!({ "p_quantity": quantity, "p_visibility_seconds": VISIBILITY });
    let Claimed { jobs, .. } = rpc::call(&edge.platform, queue.claim(), &arguments).await?;
    for outcome in join_all(jobs.iter().map(|job| attend(edge, queue, job))).await {
        report.claimed += 1;
        match outcome {
            Outcome::Done => report.done += 1,
            Outcome::Failed => report.failed += 1,
            Outcome::Dead => report.dead += 1,
        }
    }
    Ok(match queue {
        Queue::FollowUps | Queue::Billing | Queue::Mail => jobs.len() == quantity as usize,
        // It gives one job of a person at a time, and so the next only after that.
        Queue::Cerebro => !jobs.is_empty(),
    })
}

/// The queues, and the functions of the database that they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Queue {
    FollowUps,
    Cerebro,
    Billing,
    Mail,
}

impl Queue {
    const fn claim(self) -> &'static str {
        match self {
            Self::FollowUps => "claim_jobs",
            Self::Cerebro => "claim_cerebro_jobs",
            Self::Billing => "claim_billing_jobs",
            Self::Mail => "claim_mail_jobs",
        }
    }

    const fn finish(self) -> &'static str {
        match self {
            Self::FollowUps => "finish_job",
            Self::Cerebro => "finish_cerebro_job",
            Self::Billing => "finish_billing_job",
            Self::Mail => "finish_mail_job",
        }
    }

    const fn fail(self) -> &'static str {
        match self {
            Self::FollowUps => "fail_job",
            Self::Cerebro => "fail_cerebro_job",
            Self::Billing => "fail_billing_job",
            Self::Mail => "fail_mail_job",
        }
    }
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

async fn attend<P: Platform>(edge: &Rc<Edge<P>>, queue: Queue, job: &Job) -> Outcome {
    let Err(error) = perform(edge, queue, job).await else {
        return Outcome::Done;
    };
    let arguments = json!({ "p_job_id": job.id, "p_error": error });
    match rpc::call::<_, JobEnded>(&edge.platform, queue.fail(), &arguments).await {
        Ok(ended) if ended.dead => Outcome::Dead,
        // Where even that cannot be told, the job comes back when its claim has run out.
        Ok(_) | Err(_) => Outcome::Failed,
    }
}

/// Does one job and ends it; the error is for those who look after the queue.
async fn perform<P: Platform>(edge: &Rc<Edge<P>>, queue: Queue, job: &Job) -> Result<(), String> {
    match (queue, job.message.get("type").and_then(Value::as_str)) {
        (Queue::FollowUps, Some("title")) => title::title(edge, job).await,
        (Queue::FollowUps, Some("refund")) => payment::refund(edge, job).await,
        (Queue::FollowUps, Some("delete_files")) => files::delete_files(edge, job).await,
        (Queue::FollowUps, Some("webhook")) => webhook::webhook(edge, job).await,
        (Queue::Cerebro, Some("learn")) => learn::learn(edge, job).await,
        (Queue::Cerebro, Some("consolidate")) => consolidate::consolidate(edge, job).await,
        (Queue::Cerebro, Some("summarize")) => summarize::summarize(edge, job).await,
        (Queue::Billing, Some("bill")) => bill::bill(edge, job).await,
        (Queue::Mail, Some("mail")) => mail::mail(edge, job).await,
        (_, Some(other)) => Err(format!(
            "unknown type of job: {}",
            other.chars().take(60).collect::<String>()
        )),
        (_, None) => Err("the job has no type".to_owned()),
    }
}

/// An id that the job names.
fn named(job: &Job, field: &str) -> Result<Uuid, String> {
    let id = job.message.get(field).and_then(Value::as_str);
    id.and_then(|id| id.parse().ok())
        .ok_or_else(|| format!("the job names no {field}"))
}

/// Ends a job that has nothing more to do.
async fn finish<P: Platform>(edge: &Rc<Edge<P>>, queue: Queue, job: &Job) -> Result<(), String> {
    let arguments = json!({ "p_job_id": job.id });
    let ended: Result<JobEnded, CallError> =
        rpc::call(&edge.platform, queue.finish(), &arguments).await;
    ended
        .map(|_| ())
        .map_err(|error| said(queue.finish(), error))
}

fn said(function: &str, error: CallError) -> String {
    match error {
        CallError::Refused(refusal) => format!("{function}: {}", refusal.code.as_str()),
        CallError::Failed(error) => format!("{function}: {error}"),
    }
}
