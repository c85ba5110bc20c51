//! What the Cerebro learns from what people say.
//!
//! - [`extract`] reads a turn by rules, without a model, and [`model`] puts the same question to one;
//! - [`update`] reads it again beside what is known, for what only means something there;
//! - [`amend()`] reads a sentence of ours that a person has edited, and [`html`] takes the text out of a page;
//! - [`validate()`] is the gate that both go through, and [`sensitive`] finds what never passes it;
//! - [`text`] folds words and makes them comparable, which keys of facts are made of.
//!
//! # Why it is as it is
//!
//! The rules come first because they are free, immediate and the same every time; a model adds what they miss. They are a
//! grammar over verbs and figures with word lists by slot, not patterns of sentences: a person who drops pronouns and
//! accents is read as well as one who does not. No regular expressions: the module is compiled on every cold start, and
//! their engine weighs more than all the rules.
//!
//! Nothing is believed that is not said plainly. A question, a hypothesis, a quotation, a request or another person's shop
//! leaves no fact; a text that gives orders to its reader closes the turn. What a model answers must be made of the words
//! and figures of the turn, so that it can neither invent nor be talked into something.
//!
//! # What it does not do
//!
//! No I/O, no clock, no randomness. It does not know who speaks, keeps nothing between turns, and translates nothing: a
//! fact has the words of the person who said it.
#![deny(missing_docs)]

mod amend;
mod candidate;
pub mod confidence;
mod extract;
mod facts;
pub mod html;
mod instructions;
pub mod model;
pub mod patterns;
pub mod projects;
pub mod recommend;
mod reconcile;
pub mod relationships;
pub mod sensitive;
pub mod summary;
pub mod text;
mod validate;

pub use amend::amend;
pub use candidate::*;
pub use extract::{extract, may_update, update};
pub use facts::Fact;
pub use model::ModelRequest;
pub use projects::ProjectProposal;
pub use reconcile::{Source, reconcile, reconcile_from};
pub use validate::{
    LONGEST_CONTENT, LONGEST_SUBJECT, LONGEST_VALUE, MOST_TAGS, Rejection, validate,
};
