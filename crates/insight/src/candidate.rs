//! The nouns of this crate: what was said, what may be remembered of it, what is remembered already, and what to do about it.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
pub use locale::Language;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a person wrote in one turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn<'a> {
    /// The message, as it is stored.
    pub text: &'a str,
    /// The assistant's message before it, which gives "sí, eso" its meaning. Nothing is ever learned from it alone.
    pub previous: Option<&'a str>,
}

/// What is known around a turn.
#[derive(Debug, Clone)]
pub struct Context {
    /// The person's language; a text in another of the three is read all the same.
    pub language: Language,
    /// ISO 3166-1 alpha-2 code of the business's country: the currency of an amount that names none.
    pub country: Option<String>,
    /// When the message was written, in UTC.
    pub now: DateTime<Utc>,
    /// The person's day at that moment: what "mañana" and "el viernes" count from.
    pub today: NaiveDate,
}

/// The sort of thing that is remembered. The names are those of the column `user_insights.kind`.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Something that holds of the business.
    #[default]
    Fact,
    /// How the person likes things done.
    Preference,
    /// What they want to reach.
    Goal,
    /// What limits them.
    Constraint,
    /// What they have decided.
    Decision,
    /// Somebody who belongs to the business.
    Person,
    /// Something on a day.
    Date,
}

/// The enumeration `insight_category_enum`.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// What the person does regularly.
    Behavior,
    /// What the person likes.
    Preference,
    /// What the business is.
    #[default]
    Business,
    /// How the business does.
    Performance,
}

macro_rules! slots {
    ($($(#[$doc:meta])* $slot:ident = $name:literal, $kind:ident, $category:ident;)*) => {
        /// What a fact is about: the first half of its key. Which slots have a value is said in their descriptions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Slot {
            $($(#[$doc])* $slot,)*
        }

        impl Slot {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$slot,)*];

            /// The name that keys and databases have.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$slot => $name,)*
                }
            }

            /// The kind of what it holds.
            #[must_use]
            pub const fn kind(self) -> Kind {
                match self {
                    $(Self::$slot => Kind::$kind,)*
                }
            }

            /// The category of what it holds.
            #[must_use]
            pub const fn category(self) -> Category {
                match self {
                    $(Self::$slot => Category::$category,)*
                }
            }

            /// The slot of a name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$slot),)*
                    _ => None,
                }
            }
        }
    };
}

slots! {
    /// A product or service that is sold; its subject is all there is.
    Offers = "offers", Fact, Business;
    /// What a product costs; the value is money.
    Price = "price", Fact, Business;
    /// A group of customers; its subject is all there is.
    Customers = "customers", Fact, Business;
    /// Where the business, or one of its branches, is; the value is the place.
    Location = "location", Fact, Business;
    /// How far it delivers; the value is the area.
    Coverage = "coverage", Fact, Business;
    /// When it is open, in general or on the days of the subject; the value is `09:00-18:00` or `cerrado`.
    Hours = "hours", Fact, Business;
    /// How many work there; the value is a number.
    TeamSize = "team_size", Fact, Business;
    /// Somebody of the business; the value is what they do.
    Person = "person", Person, Business;
    /// Software or equipment that is used; its subject is all there is.
    Tool = "tool", Fact, Business;
    /// Where it sells or is found; its subject is all there is.
    Channel = "channel", Fact, Business;
    /// A means of payment that is taken; its subject is all there is.
    Payment = "payment", Fact, Business;
    /// What comes in over the period of the subject; the value is money.
    Revenue = "revenue", Fact, Performance;
    /// What something costs the business; the value is money.
    Cost = "cost", Fact, Performance;
    /// A figure of the business; the value is a number, a share or money.
    Metric = "metric", Fact, Performance;
    /// Who supplies; the value is what.
    Supplier = "supplier", Fact, Business;
    /// A competitor; its subject is all there is.
    Competitor = "competitor", Fact, Business;
    /// When it began; the value is a year.
    Founded = "founded", Fact, Business;
    /// What it is called; the value is the name.
    BusinessName = "business_name", Fact, Business;
    /// Its trade; the value is the trade.
    BusinessType = "business_type", Fact, Business;
    /// A rule of the house; the value says it.
    Policy = "policy", Fact, Business;
    /// Something that goes badly; its subject is all there is.
    Problem = "problem", Fact, Performance;
    /// How the person likes things done; its subject is all there is.
    Preference = "preference", Preference, Preference;
    /// What they want to reach; the value, if any, is the figure and the day.
    Goal = "goal", Goal, Business;
    /// What limits them; the value, if any, is money.
    Constraint = "constraint", Constraint, Business;
    /// What they have decided; its subject is all there is.
    Decision = "decision", Decision, Business;
    /// Something on a day; the value is the day.
    Event = "event", Date, Business;
    /// What the person does regularly; its subject is all there is.
    Habit = "habit", Fact, Behavior;
}

/// What a fact is identified by: two with one key are the same fact, or contradict each other.
///
/// ```
/// use insight::{FactKey, Slot};
///
/// let key = FactKey { slot: Slot::Price, subject: "torta ahogada".into() };
/// assert_eq!(key.to_string(), "price:torta ahogada");
/// assert_eq!("price:torta ahogada".parse(), Ok(key));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactKey {
    /// What it is about.
    pub slot: Slot,
    /// Of what, in lower case, without accents, in the singular; empty where the business itself is meant.
    pub subject: String,
}

impl fmt::Display for FactKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.slot.as_str(), self.subject)
    }
}

/// A text that is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoFactKey;

impl std::str::FromStr for FactKey {
    type Err = NoFactKey;

    fn from_str(text: &str) -> Result<Self, NoFactKey> {
        let (slot, subject) = text.split_once(':').ok_or(NoFactKey)?;
        Ok(Self {
            slot: Slot::from_name(slot).ok_or(NoFactKey)?,
            subject: subject.to_owned(),
        })
    }
}

impl Serialize for FactKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FactKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|NoFactKey| serde::de::Error::custom("no key of a fact"))
    }
}

/// What a fact says, where its subject does not say all. Numbers are decimal digits with an optional point, never floats.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Value {
    /// Words, as the person said them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A figure, such as `45`, `80000` or `12.5`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// ISO 4217 code where the figure is money and the currency is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What is counted, or `%`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// A day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
}

/// A stretch of a message, in Unicode characters, the end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Of the first character.
    pub start: u32,
    /// Behind the last.
    pub end: u32,
}

impl Span {
    /// Whether the two share a character.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Who found it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The rules of this crate.
    #[default]
    Rules,
    /// A language model.
    Model,
    /// The person, by their own hand.
    Person,
    /// A text that the person gave to be read.
    Import,
}

/// What a statement does to what is known.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// It holds.
    #[default]
    Holds,
    /// It holds, and the person says that what was said before was wrong or has changed.
    Corrects,
    /// It no longer holds.
    Ended,
}

/// Something that may be remembered.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// A short sentence that stands on its own, in the person's language and in the words of the business: "Vende tortas
    /// ahogadas".
    pub content: String,
    /// Its identity.
    pub key: FactKey,
    /// What it says.
    pub value: Option<Value>,
    /// What it does.
    pub claim: Claim,
    /// Probability that the person meant it so and that it holds, 0 to 1.
    pub confidence: f64,
    /// Words that a question about it may use: the retrieval's further terms.
    pub tags: Vec<String>,
    /// Whether something could be done about it.
    pub is_actionable: bool,
    /// The day after which it is of no use.
    pub expires_at: Option<DateTime<Utc>>,
    /// Who found it.
    pub origin: Origin,
    /// In which language `content` is.
    pub language: Language,
    /// Where it was said.
    pub span: Span,
}

/// What is remembered already and may be the same, or contradict.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Known {
    /// Its row.
    pub id: Uuid,
    /// Its identity; `None` for what was written before facts had one.
    pub fact_key: Option<FactKey>,
    /// Its sentence.
    pub content: String,
    /// What it says.
    pub value: Option<Value>,
    /// 0 to 1.
    pub confidence: f64,
    /// The status, as the database names it.
    pub status: String,
    /// Who found it.
    pub origin: Origin,
    /// How often it was said.
    pub evidence_count: u32,
    /// Since when it holds.
    pub valid_from: Option<DateTime<Utc>>,
    /// When it was last said.
    pub last_seen_at: Option<DateTime<Utc>>,
    /// Moves with each change.
    pub version: u32,
    /// Messages that say it; the newest.
    #[serde(default)]
    pub message_ids: Vec<Uuid>,
    /// Conversations in which it was said; the newest.
    #[serde(default)]
    pub conversation_ids: Vec<Uuid>,
}

/// What a row is made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NewInsight {
    /// See [`Candidate::content`].
    pub content: String,
    /// From the slot.
    pub category: Category,
    /// From the slot.
    pub kind: Kind,
    /// Its identity.
    pub fact_key: FactKey,
    /// What it says.
    pub value: Option<Value>,
    /// 0 to 1, two decimals.
    pub confidence: f64,
    /// See [`Candidate::tags`].
    pub tags: Vec<String>,
    /// See [`Candidate::is_actionable`].
    pub is_actionable: bool,
    /// See [`Candidate::expires_at`].
    pub expires_at: Option<DateTime<Utc>>,
    /// Who found it.
    pub origin: Origin,
    /// In which language `content` is; its code, `pt`.
    #[serde(serialize_with = "language_code")]
    pub language: Language,
}

fn language_code<S: serde::Serializer>(
    language: &Language,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(language.code())
}

/// Why a fact gave way to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A newer one says otherwise.
    Superseded,
    /// The person said that it was wrong.
    Corrected,
    /// The person said that it is over.
    Ended,
}

/// One change of what is known, as `apply_learning` takes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Action {
    /// Something new.
    Insert {
        /// What.
        insight: NewInsight,
        /// Where it was said.
        span: Option<Span>,
        /// Since when it holds.
        valid_from: DateTime<Utc>,
    },
    /// Said again.
    Reinforce {
        /// Which.
        id: Uuid,
        /// The version that was read.
        version: u32,
        /// What it is now, two decimals.
        confidence: f64,
        /// Where it was said.
        span: Option<Span>,
    },
    /// Replaced by another.
    Supersede {
        /// Which.
        id: Uuid,
        /// The version that was read.
        version: u32,
        /// Why.
        reason: Reason,
        /// By what.
        insight: NewInsight,
        /// Where it was said.
        span: Option<Span>,
        /// Since when the other holds.
        valid_from: DateTime<Utc>,
    },
    /// Over, and nothing in its place.
    End {
        /// Which.
        id: Uuid,
        /// The version that was read.
        version: u32,
        /// Why.
        reason: Reason,
        /// Where that was said.
        span: Option<Span>,
        /// Until when it held.
        valid_until: DateTime<Utc>,
    },
}
