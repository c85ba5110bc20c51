//! The billing function: what people choose, see the price of, take out and pay, and whom invoices are made out to. What it costs and
//! when it begins is decided by the crate `billing`; who may decide for a subscription is the database's to say. Paying is a
//! gateway's.

use payments::Subject;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::http::{Request, Response};
use crate::platform::Platform;

mod checkout;
mod invoice_pdf;
mod orders;
mod tax_data;

pub(crate) use checkout::voucher_document;
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
        (["orders", order, "checkout"], "POST") => match order.parse() {
            Ok(id) => checkout::checkout(edge, &request, Subject::Order(id)).await,
            Err(_) => Err(Code::OrderNotFound.into()),
        },
        (["invoices", invoice, "checkout"], "POST") => match invoice.parse() {
            Ok(id) => checkout::checkout(edge, &request, Subject::Invoice(id)).await,
            Err(_) => Err(Code::InvoiceNotFound.into()),
        },
        (["invoices", id, "pdf"], "GET") => invoice_pdf::link(edge, invoices, id).await,
        (["tax-data"], "GET") => tax_data::read(edge, &request, None).await,
        (["tax-data", id], "GET") => tax_data::read(edge, &request, Some(id)).await,
        (["tax-data"], "PUT") => tax_data::save(edge, &request, None).await,
        (["tax-data", id], "PUT") => tax_data::save(edge, &request, Some(id)).await,
        (["tax-data"] | ["tax-data", _], _) => return method_not_allowed(&request, "GET, PUT"),
        (["portal"], "POST") => checkout::portal(edge, &request).await,
        (["methods"], "GET") => checkout::methods(edge, &request, None).await,
        (["methods", subscription], "GET") => match subscription.parse() {
            Ok(id) => checkout::methods(edge, &request, Some(id)).await,
            Err(_) => Err(Code::SubscriptionNotFound.into()),
        },
        (["preview" | "orders" | "portal"] | ["orders" | "invoices", _, "checkout"], _) => {
            return method_not_allowed(&request, "POST");
        }
        (["methods"] | ["methods", _] | ["invoices", _, "pdf"], _) => {
            return method_not_allowed(&request, "GET");
        }
        _ => Err(Refusal::new(Code::NotFound)),
    };
    match answer {
        Ok(answer) => Response::json(200, answer.to_string()),
        Err(refusal) => Response::refusal(&refusal, language),
    }
}

/// An id of the body, if there is one.
fn id(fields: &Map<String, Value>, field: &str) -> Result<Option<Uuid>, Refusal> {
    match fields.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => {
            let id = value.as_str().and_then(|text| text.parse().ok());
            id.map(Some).ok_or_else(|| Refusal::field(field))
        }
    }
}

fn method_not_allowed<S>(request: &Request, allowed: &str) -> Response<S> {
    Response::refusal(&Code::MethodNotAllowed.into(), request.language())
        .with_header("allow", allowed)
}
