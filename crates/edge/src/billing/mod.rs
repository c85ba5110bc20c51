//! The billing function: what people choose, see the price of, and take out. What it costs and when it begins is decided by the
//! crate `billing`; who may decide for a subscription is the database's to say. Paying is a gateway's.

use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::http::{Request, Response};
use crate::platform::Platform;

/// Answers a request of a signed-in person.
#[expect(clippy::unused_async, reason = "its resources are")]
pub async fn handle<P: Platform, S>(_edge: &Edge<P>, request: Request) -> Response<S> {
    Response::refusal(&Refusal::new(Code::NotFound), request.language())
}
