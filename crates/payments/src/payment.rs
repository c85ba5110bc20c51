//! What a gateway says.

use billing::{Money, VoucherKind};

use crate::Subject;

/// A payment that somebody can now make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// On a page of the gateway's.
    Page {
        /// Its address.
        url: String,
        /// The gateway's id of what was begun, for logs.
        reference: String,
    },
    /// With something to pay later.
    Voucher {
        /// That.
        voucher: Voucher,
        /// The gateway's id of the payment.
        reference: String,
    },
}

/// Something to pay with later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voucher {
    /// What it is.
    pub kind: VoucherKind,
    /// Page that shows it.
    pub url: Option<String>,
    /// What is read at the till or pasted into the bank's application.
    pub code: Option<String>,
    /// When it can no longer be paid, in seconds since 1970.
    pub expires_at: Option<i64>,
}

/// A card that a gateway has saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The gateway's id of it.
    pub reference: String,
    /// `visa`, `mastercard`, …
    pub brand: String,
    /// The last four digits.
    pub last4: String,
    /// Month of expiry, from 1.
    pub exp_month: u32,
    /// Year of expiry.
    pub exp_year: u32,
}

/// How a payment stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The money is there.
    Succeeded,
    /// Nobody knows yet.
    Pending {
        /// What was given to pay with.
        voucher: Option<Voucher>,
    },
    /// It came to nothing.
    Failed {
        /// Why, in the gateway's words: `insufficient_funds`.
        code: String,
    },
}

/// A payment, as its gateway knows it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The gateway's id.
    pub reference: String,
    /// What for; nothing where it is none of ours.
    pub subject: Option<Subject>,
    /// Which attempt, where it is a charge of a saved card.
    pub attempt: Option<u32>,
    /// How much was to be paid.
    pub amount: Money,
    /// How it stands.
    pub outcome: Outcome,
    /// What was given back of it.
    pub refunds: Vec<Refunded>,
    /// A dispute that the payment itself tells of. Stripe's are objects of their own.
    pub dispute: Option<Dispute>,
    /// The card that was kept for renewals.
    pub card: Option<Card>,
    /// The gateway's id of the payer.
    pub customer: Option<String>,
}

/// Money that was given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refunded {
    /// The gateway's id of it.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// Whether it has arrived or is on the way; `false` where it failed or was taken back.
    pub stands: bool,
}

/// How a dispute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DisputeState {
    /// It is not decided.
    Open,
    /// The seller keeps the money.
    Won,
    /// The payer has it back.
    Lost,
}

impl DisputeState {
    /// The stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }
}

/// A payer's bank takes a payment back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// The gateway's id of it.
    pub reference: String,
    /// The gateway's id of the payment.
    pub payment: String,
    /// How much is disputed.
    pub amount: Money,
    /// Why, in the gateway's words.
    pub reason: String,
    /// How it stands.
    pub state: DisputeState,
}

/// The card that a payer has chosen for what is charged without them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerCard {
    /// The gateway's id of the payer.
    pub customer: String,
    /// The card; nothing where none was chosen.
    pub card: Option<Card>,
}

/// An object, read from the gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// A payment.
    Payment(Box<Payment>),
    /// A dispute.
    Dispute(Dispute),
    /// A payer's choice of card.
    Customer(CustomerCard),
}
