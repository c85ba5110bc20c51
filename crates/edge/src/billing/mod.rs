//! The billing function: what people choose, see the price of, and take out. What it costs and when it begins is decided by the
//! crate `billing`; who may decide for a subscription is the database's to say. Paying is a gateway's.

use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::http::{Request, Response};
use crate::platform::Platform;

mod orders;

/// Answers a request of a signed-in person.
pub async fn handle<P: Platform, S>(edge: &Edge<P>, request: Request) -> Response<S> {
    let language = request.language();
    let segments = request.segments("billing");
    let answer = match (segments.as_slice(), request.method.as_str()) {
        (["preview"], "POST") => orders::preview(edge, &request).await,
        (["orders"], "POST") => orders::place(edge, &request).await,
        (["preview" | "orders"], _) => {
            return Response::refusal(&Refusal::new(Code::MethodNotAllowed), language)
                .with_header("allow", "POST");
        }
        _ => Err(Code::NotFound.into()),
    };
    match answer {
        Ok(answer) => Response::json(200, answer.to_string()),
        Err(refusal) => Response::refusal(&refusal, language),
    }
}
