//! Keeps a turn while its provider is waited for: reports to the database now and then, which extends the lease, saves
//! what is written and tells whether to stop; and watches the time.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use llm::ProviderKind;
use serde::Serialize;
use uuid::Uuid;

use crate::edge::Edge;
use crate::live::Live;
use crate::platform::{Clock, Platform};
use crate::rpc::{self, CallError, Checkpoint};

/// From the first text to the first report.
const FIRST_REPORT: Duration = Duration::from_millis(300);
/// From one report to the next.
const REPORTS: Duration = Duration::from_secs(1);

/// Why waiting ended before what was waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interrupt {
    /// Somebody asked to stop.
    Stopped,
    /// The turn is no longer ours to write: it was closed as interrupted, or its message was deleted.
    Lost,
    /// The time is up.
    TimedOut,
}

#[derive(Serialize)]
struct CheckpointTurn<'a> {
    p_message_id: Uuid,
    p_content: &'a str,
    p_provider: &'a str,
    p_model: &'a str,
}

/// See the module.
pub struct Keeper<P: Platform> {
    edge: Rc<Edge<P>>,
    live: Rc<Live>,
    /// Who is asked, with which model.
    asked: (&'static str, String),
    deadline: Duration,
    report_at: Duration,
    report: Option<LocalBoxFuture<'static, Result<Checkpoint, CallError>>>,
    timer_at: Duration,
    timer: LocalBoxFuture<'static, ()>,
}

impl<P: Platform> Keeper<P> {
    /// Begins to keep a turn.
    pub fn new(edge: Rc<Edge<P>>, live: Rc<Live>) -> Self {
        let report_at = edge.platform.clock().now() + REPORTS;
        let timer = edge.platform.clock().sleep(REPORTS);
        Self {
            edge,
            live,
            asked: Default::default(),
            deadline: Duration::MAX,
            report_at,
            report: None,
            timer_at: report_at,
            timer,
        }
    }

    /// From now on this model is asked.
    pub fn ask(&mut self, provider: ProviderKind, model: &str) {
        self.asked = (provider.as_str(), model.to_owned());
    }

    /// From now on waiting may take so long.
    pub fn allow(&mut self, limit: Duration) {
        self.deadline = self.edge.platform.clock().now() + limit;
        self.set_timer();
    }

    /// The first text has come: it is worth saving soon.
    pub fn text_arrived(&mut self) {
        self.report_at = self.edge.platform.clock().now() + FIRST_REPORT;
        self.set_timer();
    }

    /// Waits for `work`, unless something else comes first; then `work` is dropped.
    ///
    /// # Errors
    ///
    /// What came first.
    pub async fn wait<T>(&mut self, work: impl Future<Output = T>) -> Result<T, Interrupt> {
        let mut work = pin!(work);
        poll_fn(|context| {
            if self.live.stop.poll(context).is_ready() {
                return Poll::Ready(Err(Interrupt::Stopped));
            }
            if let Poll::Ready(output) = work.as_mut().poll(context) {
                return Poll::Ready(Ok(output));
            }
            self.poll(context).map(Err)
        })
        .await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Interrupt> {
        loop {
            if let Some(report) = &mut self.report
                && let Poll::Ready(answer) = report.poll_unpin(context)
            {
                self.report = None;
                self.report_at = self.edge.platform.clock().now() + REPORTS;
                self.set_timer();
                match answer {
                    Ok(checkpoint) if checkpoint.state != "streaming" => {
                        return Poll::Ready(Interrupt::Lost);
                    }
                    Ok(checkpoint) if checkpoint.stop => return Poll::Ready(Interrupt::Stopped),
                    Err(CallError::Refused(_)) => return Poll::Ready(Interrupt::Lost),
                    // A report that failed is made up for by the next one: the lease outlasts many of them.
                    Ok(_) | Err(CallError::Failed(_)) => {}
                }
            }
            if self.timer.poll_unpin(context).is_pending() {
                return Poll::Pending;
            }
            let now = self.edge.platform.clock().now();
            if now >= self.deadline {
                return Poll::Ready(Interrupt::TimedOut);
            }
            if self.report.is_none() && now >= self.report_at {
                self.report = Some(self.report());
            }
            self.timer_at = Duration::MAX;
            self.set_timer();
        }
    }

    fn report(&self) -> LocalBoxFuture<'static, Result<Checkpoint, CallError>> {
        let (provider, model) = self.asked.clone();
        let (edge, message_id, text) = (self.edge.clone(), self.live.message_id, self.live.text());
        async move {
            let arguments = CheckpointTurn {
                p_message_id: message_id,
                p_content: &text,
                p_provider: provider,
                p_model: &model,
            };
            rpc::call(&edge.platform, "checkpoint_turn", &arguments).await
        }
        .boxed_local()
    }

    /// Lets the timer go off for whatever is due next; one that goes off earlier is left alone.
    fn set_timer(&mut self) {
        let now = self.edge.platform.clock().now();
        let report_at = if self.report.is_some() {
            now + REPORTS
        } else {
            self.report_at
        };
        let due = self.deadline.min(report_at);
        if due < self.timer_at {
            self.timer_at = due;
            self.timer = self.edge.platform.clock().sleep(due.saturating_sub(now));
        }
    }
}
