//! The billing function: what people choose, see the price of, and take out, and whom invoices are made out to. What it costs and when it begins is decided by the
//! crate `billing`; who may decide for a subscription is the database's to say. Paying is a gateway's.

use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::http::{Request, Response};
use crate::platform::Platform;

mod invoice_pdf;
mod orders;
mod tax_data;

pub use invoice_pdf::{Invoices, Readable};

/// Answers a request of a signed-in person.
pub async fn handle<P: Platform, S>(
    edge: &Edge<P>,
    invoices: &impl Invoices,
    request: Request,
) -> Response<S> {
    let language = request.language();
    let segments = request.segments("billing");
    let answer = match (segments.as_slice(), request.method.as_str()) {
        (["preview"], "POST") => orders::preview(edge, &request).await,
        (["orders"], "POST") => orders::place(edge, &request).await,
        (["invoices", id, "pdf"], "GET") => invoice_pdf::link(edge, invoices, id).await,
        (["tax-data"], "GET") => tax_data::read(edge, &request, None).await,
        (["tax-data", id], "GET") => tax_data::read(edge, &request, Some(id)).await,
        (["tax-data"], "PUT") => tax_data::save(edge, &request, None).await,
        (["tax-data", id], "PUT") => tax_data::save(edge, &request, Some(id)).await,
        (["tax-data"] | ["tax-data", _], _) => return method_not_allowed(&request, "GET, PUT"),
        (["preview" | "orders"], _) => return method_not_allowed(&request, "POST"),
        (["invoices", _, "pdf"], _) => return method_not_allowed(&request, "GET"),
        _ => Err(Refusal::new(Code::NotFound)),
    };
    match answer {
        Ok(answer) => Response::json(200, answer.to_string()),
        Err(refusal) => Response::refusal(&refusal, language),
    }
}

fn method_not_allowed<S>(request: &Request, allowed: &str) -> Response<S> {
    Response::refusal(&Code::MethodNotAllowed.into(), request.language())
        .with_header("allow", allowed)
}
