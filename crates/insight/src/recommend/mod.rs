//! What could be done about what is known: a few things, each specific, with its reasons and somebody who would do it.
//!
//! Each rule looks for facts, goals or patterns that call for one thing, and says it about them. Few are shown at a time
//! ([`MOST_OPEN`]), because a list of twenty is read by nobody. What the person decided is heeded: what they dismissed or
//! did is not said again, a rule of which they dismissed two recommendations is silent, and rules about what they accepted
//! before come first.

mod care;
mod money;
mod plans;
mod sales;
mod stock;
#[cfg(test)]
mod tests;
mod view;

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::patterns::{Assistant, Pattern};
use crate::projects::Project;
use crate::{Fact, Language};
use view::{Draft, View};

/// No more than these are open at a time.
pub const MOST_OPEN: usize = 3;
/// So often a rule may be refused before it is silent.
const MOST_DISMISSALS: usize = 2;
/// No more than these by one assistant.
const MOST_BY_ASSISTANT: usize = 2;
/// After so many days a rule that was accepted may say something else.
const REST_DAYS: i64 = 30;

/// Everything that is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// When.
    pub now: DateTime<Utc>,
    /// The person's day at that moment.
    pub today: NaiveDate,
    /// The language of the texts.
    pub language: Language,
    /// What holds, the surest.
    pub facts: &'a [Fact],
    /// What [`crate::patterns::detect`] found.
    pub patterns: &'a [Pattern],
    /// What the person works at, and what was proposed.
    pub projects: &'a [Project],
    /// Who could do something.
    pub assistants: &'a [Assistant],
    /// What was recommended before.
    pub past: &'a [PastRecommendation],
}

/// A recommendation of before, as `consolidation_context` gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastRecommendation {
    /// Its identity.
    pub key: String,
    /// `open`, `accepted`, `dismissed` or `done`.
    pub status: String,
    /// When the person decided.
    #[serde(default)]
    pub decided_at: Option<DateTime<Utc>>,
}

impl PastRecommendation {
    fn kind(&self) -> &str {
        self.key.split(':').next().unwrap_or_default()
    }

    fn is(&self, status: &str) -> bool {
        self.status == status
    }
}

/// Why something is recommended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Because {
    /// Something that is known.
    Insight {
        /// Its row.
        insight_id: Uuid,
    },
    /// Something that was observed.
    Pattern {
        /// Its key.
        pattern_key: String,
    },
}

/// Something that could be done, as `apply_consolidation` takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// `<rule>:<about what>`: the same each time it is worked out.
    pub key: String,
    /// In a few words.
    pub title: String,
    /// In some sentences.
    pub body: String,
    /// What it rests on.
    pub reasons: Vec<Because>,
    /// Who would do it, of those that the person has; `None` where nobody fits.
    pub assistant_id: Option<String>,
}

type Rule = fn(&View<'_>) -> Option<Draft>;

/// All rules. The order breaks ties.
const RULES: &[Rule] = &[
    sales::slow_day,
    money::price_without_cost,
    plans::goal_without_project,
    money::only_cash,
    sales::not_on_google,
    money::costs_rise,
    plans::event_ahead,
    money::debts,
    stock::waste,
    care::slow_answers,
    sales::only_platforms,
    plans::project_asleep,
    sales::one_channel,
    care::no_returns_policy,
    money::price_is_old,
    stock::one_supplier,
    care::staff_leaves,
    money::budget,
    sales::no_delivery_area,
    money::no_ticket,
    sales::competitor,
    stock::notebook,
    care::complaints,
    plans::routine,
];

/// What to recommend now, open ones that still hold first, then what promises most; at most [`MOST_OPEN`].
///
/// ```
/// use chrono::DateTime;
/// use insight::{Fact, Language, recommend::{Situation, recommend}};
///
/// let fact = |id, key: &str, content: &str| Fact {
///     id: uuid::Uuid::from_u128(id), fact_key: key.parse().ok(), content: content.into(), value: None,
///     confidence: 0.9, valid_from: None, last_seen_at: None,
/// };
/// let facts = [
///     fact(1, "problem:martes casi no vendemo", "Problema: los martes casi no vendemos"),
///     fact(2, "channel:whatsapp", "Canal: WhatsApp"),
/// ];
/// let now = DateTime::UNIX_EPOCH;
/// let found = recommend(&Situation {
///     now, today: now.date_naive(), language: Language::Spanish, facts: &facts, patterns: &[], projects: &[],
///     assistants: &[], past: &[],
/// });
/// assert_eq!(found[0].key, "slow_day:2");
/// assert_eq!(found[0].title, "Una oferta para los martes por WhatsApp");
/// assert!(found[0].body.starts_with("Dijiste: «los martes casi no vendemos»."));
/// ```
#[must_use]
pub fn recommend(situation: &Situation<'_>) -> Vec<Recommendation> {
    let view = View::new(situation);
    let past = situation.past;
    let is_open = |draft: &Draft| {
        past.iter()
            .any(|other| other.is("open") && other.key == draft.key())
    };
    let mut drafts: Vec<(bool, u32, Draft)> = RULES
        .iter()
        .filter_map(|rule| rule(&view))
        .filter(|draft| may_be_said(draft, situation))
        .map(|draft| (is_open(&draft), promise(&draft, situation), draft))
        .collect();
    // The sort is stable, so that the order of the rules breaks ties.
    drafts.sort_by_key(|(is_open, promise, _)| {
        (std::cmp::Reverse(*is_open), std::cmp::Reverse(*promise))
    });
    let mut kept: Vec<Recommendation> = Vec::new();
    let mut kinds = HashSet::new();
    for (_, _, draft) in drafts {
        if kept.len() == MOST_OPEN || !kinds.insert(draft.kind) {
            continue;
        }
        let recommendation = view.written(&draft);
        let by_same = kept
            .iter()
            .filter(|other| other.assistant_id == recommendation.assistant_id)
            .count();
        if by_same < MOST_BY_ASSISTANT {
            kept.push(recommendation);
        }
    }
    kept
}

/// Whether the person has not decided against it, or for something like it a moment ago.
fn may_be_said(draft: &Draft, situation: &Situation<'_>) -> bool {
    let past = situation.past;
    let key = draft.key();
    if past
        .iter()
        .any(|other| other.key == key && !other.is("open"))
    {
        return false;
    }
    let of_kind = || past.iter().filter(|other| other.kind() == draft.kind);
    let dismissed = of_kind().filter(|other| other.is("dismissed")).count();
    let welcomed = of_kind()
        .filter(|other| other.is("accepted") || other.is("done"))
        .count();
    let is_at_it = of_kind().any(|other| {
        other.is("accepted")
            && other
                .decided_at
                .is_some_and(|at| (situation.now - at).num_days() < REST_DAYS)
    });
    !is_at_it && (dismissed < MOST_DISMISSALS || welcomed >= dismissed)
}

/// How much it promises, in points: what the rule is worth, by how sure its reasons are, and a tenth more for each
/// recommendation of its theme that was welcome, less for each that was not, up to three.
fn promise(draft: &Draft, situation: &Situation<'_>) -> u32 {
    let theme: Vec<&PastRecommendation> = situation
        .past
        .iter()
        .filter(|other| view::theme_of(other.kind()) == draft.theme)
        .collect();
    let count = |wanted: &[&str]| {
        theme
            .iter()
            .filter(|other| wanted.contains(&other.status.as_str()))
            .count()
            .min(3)
    };
    let (liked, disliked) = (count(&["accepted", "done"]), count(&["dismissed"]));
    let percent = 100 + 10 * liked - 10 * disliked;
    draft.worth * draft.surety * u32::try_from(percent).unwrap_or(100)
}
