//! What runs in the Edge Functions: handlers of HTTP requests, and the only code that knows JavaScript.
#![deny(missing_docs)]

pub mod candidates;
pub mod chat;
pub mod chat_request;
pub mod config;
pub mod edge;
pub mod errors;
pub mod http;
pub mod keeper;
pub mod live;
pub mod metadata;
pub mod platform;
pub mod replay;
pub mod rpc;
pub mod signal;
pub mod titles;
pub mod turn;
pub mod upstream;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod worker;
