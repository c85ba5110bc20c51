//! A situation as the rules read it, and what a rule says before it is put into words.

use super::{Because, Recommendation, Situation};
use crate::patterns::Pattern;
use crate::{Fact, Language, Slot};

/// What is less sure than this is no ground for a recommendation.
const SURE: f64 = 0.5;

/// A text in the three languages; `{name}` stands for a filling.
pub(super) struct Three {
    pub es: &'static str,
    pub pt: &'static str,
    pub en: &'static str,
}

impl Three {
    fn filled(&self, language: Language, fillings: &[(&'static str, String)]) -> String {
        let text = match language {
            Language::Spanish => self.es,
            Language::Portuguese => self.pt,
            Language::English => self.en,
        };
        let mut filled = String::with_capacity(text.len() + 40);
        let mut rest = text;
        // Once over the text: what a filling says is never taken for a place to fill.
        while let Some((before, behind)) = rest.split_once('{') {
            filled.push_str(before);
            let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
            if let Some((_, filling)) = fillings.iter().find(|(its, _)| *its == name) {
                filled.push_str(filling);
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

/// What a rule says.
pub(super) struct Draft {
    /// The rule.
    pub kind: &'static str,
    /// About what, if it can say it about several.
    pub subject: String,
    /// What it is about in general: what was welcome of a theme lifts the rest of it.
    pub theme: &'static str,
    /// 1 to 100.
    pub worth: u32,
    /// How sure its reasons are, 0 to 100.
    pub surety: u32,
    pub reasons: Vec<Because>,
    /// Who would do it, the best first.
    pub assistants: &'static [&'static str],
    pub title: &'static Three,
    pub body: &'static Three,
    pub fillings: Vec<(&'static str, String)>,
}

impl Draft {
    /// What a rule says because of these facts.
    pub(super) fn because(
        kind: &'static str,
        worth: u32,
        facts: &[&Fact],
        assistants: &'static [&'static str],
        title: &'static Three,
        body: &'static Three,
    ) -> Self {
        let reasons = facts
            .iter()
            .map(|fact| Because::Insight {
                insight_id: fact.id,
            })
            .collect();
        let least = facts.iter().map(|fact| fact.confidence).fold(1.0, f64::min);
        Self {
            kind,
            subject: String::new(),
            theme: theme_of(kind),
            worth,
            surety: percent(least),
            reasons,
            assistants,
            title,
            body,
            fillings: facts
                .first()
                .map(|fact| ("said", in_their_words(fact)))
                .into_iter()
                .collect(),
        }
    }

    pub(super) fn about(mut self, subject: &str) -> Self {
        subject.clone_into(&mut self.subject);
        self
    }

    pub(super) fn with(mut self, name: &'static str, filling: impl Into<String>) -> Self {
        self.fillings.push((name, filling.into()));
        self
    }

    pub(super) fn and_pattern(mut self, pattern: &Pattern) -> Self {
        self.reasons.push(Because::Pattern {
            pattern_key: pattern.key.clone(),
        });
        self.surety = self.surety.min(percent(pattern.confidence));
        self
    }

    pub(super) fn key(&self) -> String {
        if self.subject.is_empty() {
            self.kind.to_owned()
        } else {
            format!("{}:{}", self.kind, self.subject)
        }
    }
}

/// What a rule is about in general.
pub(super) fn theme_of(kind: &str) -> &'static str {
    match kind {
        "slow_day" | "not_on_google" | "only_platforms" | "one_channel" | "no_delivery_area"
        | "competitor" => "sales",
        "price_without_cost" | "only_cash" | "costs_rise" | "debts" | "price_is_old" | "budget"
        | "no_ticket" => "money",
        "slow_answers" | "no_returns_policy" | "staff_leaves" | "complaints" => "care",
        "waste" | "one_supplier" | "notebook" => "stock",
        "goal_without_project" | "event_ahead" | "project_asleep" | "routine" => "plans",
        _ => "",
    }
}

/// What a person said, without the word that we put before it: "Problema: …".
fn in_their_words(fact: &Fact) -> String {
    let is_sentence = matches!(
        fact.slot(),
        Some(Slot::Problem | Slot::Goal | Slot::Constraint | Slot::Decision)
    );
    let rest = fact.content.split_once(": ").filter(|_| is_sentence);
    rest.map_or(fact.content.as_str(), |(_, rest)| rest)
        .to_owned()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share between 0 and 1"
)]
fn percent(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

/// A situation with ways to look things up.
pub(super) struct View<'a> {
    pub situation: &'a Situation<'a>,
}

impl<'a> View<'a> {
    pub(super) fn new(situation: &'a Situation<'a>) -> Self {
        Self { situation }
    }

    /// The facts of a slot that are sure enough, the surest first.
    pub(super) fn of(&self, slot: Slot) -> impl Iterator<Item = &'a Fact> {
        let facts = self.situation.facts.iter();
        facts.filter(move |fact| fact.slot() == Some(slot) && fact.confidence >= SURE)
    }

    pub(super) fn first(&self, slot: Slot) -> Option<&'a Fact> {
        self.of(slot).next()
    }

    /// The first of a slot with a word that begins with one of these.
    pub(super) fn find(&self, slot: Slot, beginnings: &[&str]) -> Option<&'a Fact> {
        self.of(slot).find(|fact| fact.mentions(beginnings))
    }

    pub(super) fn has(&self, slot: Slot) -> bool {
        self.first(slot).is_some()
    }

    /// Puts a draft into words, and gives it to the first assistant that the person has.
    pub(super) fn written(&self, draft: &Draft) -> Recommendation {
        let language = self.situation.language;
        let active = |id: &&&str| {
            let assistants = self.situation.assistants.iter();
            assistants
                .clone()
                .any(|assistant| assistant.id == **id && assistant.is_active)
        };
        // Sofía, Carlos and Paula come with every plan.
        let chain = draft.assistants.iter().chain(&["paula", "carlos", "sofia"]);
        Recommendation {
            key: draft.key(),
            title: draft.title.filled(language, &draft.fillings),
            body: draft.body.filled(language, &draft.fillings),
            reasons: draft.reasons.clone(),
            assistant_id: { chain }.find(active).map(|id| (*id).to_owned()),
        }
    }
}
