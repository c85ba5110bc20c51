//! Sums up the older part of a long conversation.

use std::rc::Rc;

use super::{Queue, finish};
use crate::edge::Edge;
use crate::platform::Platform;
use crate::rpc::Job;

pub(super) async fn summarize<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    finish(edge, Queue::Cerebro, job).await
}
