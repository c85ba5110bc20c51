//! What runs in the Edge Functions: handlers of HTTP requests, and the only code that knows JavaScript.
//!
//! # The way of a turn
//!
//! [`chat::handle`] reads the request ([`chat_request`]), makes the one round trip to the database that begins a turn
//! ([`rpc`]), and leaves the rest to a background task ([`turn::run`]): the providers in order ([`candidates`],
//! [`upstream`]), reports that keep the lease and tell whether to stop ([`keeper`]), and the settlement. What is written goes
//! into a [`live::Live`], from which any number of readers take it at their own pace; the response is one of them.
//! [`replay`] serves turns that this isolate does not write.
//!
//! # What follows
//!
//! [`worker`] drains the queues: what is to be done after a turn, what the Cerebro is to learn, what is to be billed. [`cerebro`]
//! is the function through which people tell the Cerebro something themselves, [`billing`] the one through which they choose and
//! pay for plans, [`webhooks`] the one through which services outside tell what happened there. They are in a module of their
//! own (feature `office`), so that the chat's is compiled sooner.
//!
//! # What it does not do
//!
//! It keeps nothing between requests but the turns that are being written. Who may do what, and what it counts against, is
//! the database's to say. Prompts, wire formats and prices are other crates'.
//!
//! Everything but the adapters for JavaScript is generic over [`platform::Platform`], and so runs in tests without a
//! network, a database or a clock.
#![deny(missing_docs)]

pub mod answers;
#[cfg(feature = "office")]
pub mod asking;
pub mod attachments;
#[cfg(feature = "office")]
pub mod billing;
#[cfg(feature = "office")]
pub mod billing_answers;
pub mod candidates;
#[cfg(feature = "office")]
pub mod cerebro;
#[cfg(feature = "office")]
pub mod cerebro_answers;
pub mod chat;
pub mod chat_request;
pub mod config;
pub mod edge;
pub mod errors;
#[cfg(feature = "office")]
pub mod gateways;
pub mod http;
pub mod keeper;
pub mod live;
pub mod metadata;
#[cfg(feature = "office")]
pub mod payment_answers;
mod pictures;
pub mod platform;
#[cfg(feature = "office")]
pub mod post;
pub mod registry;
pub mod replay;
pub mod rpc;
mod settlement;
pub mod signal;
pub mod storage;
#[cfg(feature = "office")]
pub mod titles;
pub mod turn;
pub mod upstream;
#[cfg(target_arch = "wasm32")]
mod wasm;
#[cfg(feature = "office")]
pub mod webhooks;
#[cfg(feature = "office")]
pub mod worker;
