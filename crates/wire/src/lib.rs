//! HTTP as values: what crates that do no I/O hand to the one that does.
//!
//! [`HttpRequest`] is ready to be sent, [`HttpResponse`] was read to its end, [`join`] puts a path behind a base URL that an operator
//! typed and refuses whatever could carry a key to another host than the one it shows.

mod request;
mod url;

pub use request::{HttpRequest, HttpResponse};
pub use url::{InvalidBaseUrl, join};
