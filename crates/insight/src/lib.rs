//! What the Cerebro learns from what people say.
#![deny(missing_docs)]

mod candidate;

pub use candidate::*;
