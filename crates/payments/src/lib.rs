//! Payment gateways, as bytes.
//!
//! What is sold, for how long and with which taxes is this product's own business (`crates/billing` and the database). A gateway
//! only takes money: it knows neither subscriptions nor plans of ours. [`Gateway`] is all that is asked of one; [`Stripe`] and
//! [`MercadoPago`] are the two there are. Like `crates/llm` this does no I/O and reads no clock: every question is a pair of functions,
//! one that makes a [`wire::HttpRequest`] and one that reads the [`wire::HttpResponse`].
//!
//! # What can be relied on
//!
//! - Whatever takes or gives money carries a key of the caller's: asked again with the same one, a gateway does it once.
//! - A webhook is read only after its signature, and even then it says no more than *look at this object* ([`About`]). What
//!   happened is read from the gateway itself ([`Fetched`]), so it does not matter in which order notices come, how often, or how
//!   much of one was made up.
//! - An amount is [`billing::Money`]; neither side ever makes a float of it. A gateway that counts a currency otherwise than ISO 4217
//!   does is translated exactly or refused.
//! - Nothing that a server sends makes this crate panic; an id that comes from outside is never part of an address unless it is
//!   plain letters, digits and underscores.
//!
//! # Example
//!
//! ```
//! use billing::{Currency, Money};
//! use payments::{Checkout, Gateway, Language, Method, Stripe, Subject};
//!
//! let stripe = Stripe::new("https://api.stripe.com", "sk_test_1", None);
//! let request = stripe.begin(&Checkout {
//!     subject: Subject::Order("0b6f9f8e-6d0c-4f0e-8a53-0c2f4e6d7a11".parse()?),
//!     amount: Money::new(49_900, Currency::Mxn),
//!     description: "Plan Starter".into(),
//!     method: Method::Card,
//!     customer: Some("cus_1".into()),
//!     email: None,
//!     language: Language::Spanish,
//!     success_url: "https://app.example/listo".into(),
//!     cancel_url: "https://app.example/plan".into(),
//!     expires_at: None,
//!     key: "checkout:1".into(),
//! })?;
//! assert_eq!(request.url, "https://api.stripe.com/v1/checkout/sessions");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![deny(missing_docs)]

mod ask;
mod error;
mod form;
mod gateway;
mod mercado_pago;
mod payment;
mod signature;
mod stripe;

pub use ask::{Charge, Checkout, Method, NewCustomer, Refund, Subject};
pub use error::{PaymentError, WebhookError};
pub use gateway::{About, Delivery, Gateway, GatewayKind, Notification, UnknownGateway};
pub use locale::Language;
pub use mercado_pago::MercadoPago;
pub use payment::{
    Begun, Card, CustomerCard, Dispute, DisputeState, Fetched, Outcome, Payment, Refunded, Voucher,
};
pub use signature::TOLERANCE_SECONDS;
pub use stripe::{STRIPE_VERSION, Stripe};
