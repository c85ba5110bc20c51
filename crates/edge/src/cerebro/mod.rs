//! The cerebro function: what people tell the Cerebro with their own hand, a sentence, a correction, or a text to learn from.
//!
//! What is remembered is decided by the crate `insight`, as it is for what people say to assistants; what it does to what is
//! known already, too. Fetching a page of the web is JavaScript's; where it may be fetched from is decided here ([`address`]).

use serde::Deserialize;
use serde_json::{Value, json};

use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::http::{Request, Response};
use crate::platform::Platform;

pub mod address;
mod handwritten;
mod import;
mod person;

/// Pages of the web.
pub trait Pages {
    /// The addresses that a host's name stands for; none where there is no such host, and `None` where the runtime cannot
    /// tell.
    fn resolve(&self, host: &str) -> impl Future<Output = Option<Vec<String>>>;

    /// Asks for what is at this address, without following where it points.
    fn get(&self, url: &str) -> impl Future<Output = Page>;
}

/// What came of asking for a page.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Page {
    /// The status code; 0 where no response came.
    pub status: u16,
    /// The header `location`.
    pub location: Option<String>,
    /// The header `content-type`.
    pub content_type: String,
    /// The body, decoded; `None` where it is larger than is read, or was not read because it is no text.
    pub text: Option<String>,
}

/// Answers a request of a signed-in person.
pub async fn handle<P: Platform, S>(
    edge: &Edge<P>,
    pages: &impl Pages,
    request: Request,
) -> Response<S> {
    let language = request.language();
    let segments = request.segments("cerebro");
    let answer = match (segments.as_slice(), request.method.as_str()) {
        (["insights"], "POST") => handwritten::add(edge, &request).await,
        (["insights", id], "PATCH") => handwritten::correct(edge, &request, id).await,
        (["import"], "POST") => import::import(edge, pages, &request).await,
        (["insights"] | ["import"], _) => return method_not_allowed(&request, "POST"),
        (["insights", _], _) => return method_not_allowed(&request, "PATCH"),
        _ => Err(Code::NotFound.into()),
    };
    match answer {
        Ok(outcome) => Response::json(200, outcome.to_json().to_string()),
        Err(refusal) => Response::refusal(&refusal, language),
    }
}

fn method_not_allowed<S>(request: &Request, allowed: &str) -> Response<S> {
    Response::refusal(&Code::MethodNotAllowed.into(), request.language())
        .with_header("allow", allowed)
}

/// What came of it.
#[derive(Debug, Default)]
struct Outcome {
    /// The insights that are new or were changed.
    learned: Vec<Value>,
    /// How many pieces said nothing that would be remembered.
    ignored: usize,
    /// Why pieces were refused, each its reason.
    refused: Vec<&'static str>,
}

impl Outcome {
    fn to_json(&self) -> Value {
        let refused: Vec<Value> = self
            .refused
            .iter()
            .map(|reason| json!({ "reason": reason }))
            .collect();
        json!({ "learned": self.learned, "ignored": self.ignored, "refused": refused })
    }
}

/// A text of the body, without the one character that the database cannot hold and without white space around it.
fn text(
    fields: &serde_json::Map<String, Value>,
    name: &str,
    limit: usize,
) -> Result<String, Refusal> {
    let text = fields
        .get(name)
        .and_then(Value::as_str)
        .ok_or_else(|| Refusal::field(name))?;
    let text: String = text.chars().filter(|letter| *letter != '\0').collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(Code::Empty.into());
    }
    if text.len() > limit && text.chars().count() > limit {
        return Err(Refusal::new(Code::TooLong).with("limit", limit));
    }
    Ok(text.to_owned())
}
