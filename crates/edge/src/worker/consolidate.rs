//! Works out anew what follows from all that is known of a person.

use std::rc::Rc;

use super::{Queue, finish};
use crate::edge::Edge;
use crate::platform::Platform;
use crate::rpc::Job;

pub(super) async fn consolidate<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    finish(edge, Queue::Cerebro, job).await
}
