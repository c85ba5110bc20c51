//! Goals that were said become projects that are proposed, and what is known says how far they are.

mod goal;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::facts::{Fact, micros};
use crate::{FactKey, Value};

pub use goal::propose;

/// The enumeration `project_category_enum`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectCategory {
    /// To be known.
    Marketing,
    /// To sell more.
    Sales,
    /// To work better.
    Operations,
    /// To become larger.
    Growth,
    /// To have something new to sell.
    Product,
}

/// The enumeration `project_priority_enum`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectPriority {
    /// Some day.
    Low,
    /// In its time.
    Medium,
    /// Within three months.
    High,
    /// Within a month.
    Urgent,
}

/// The column `success_metrics` of a project that was proposed: which figure is to reach what.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SuccessMetrics {
    /// The fact that holds the figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact_key: Option<FactKey>,
    /// What it is to reach, in decimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// ISO 4217 code where it is money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What is counted, or `%`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What it was when progress was first looked at: 0 per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// What it was last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<String>,
}

/// A project that the person is asked to accept, as `apply_learning` takes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectProposal {
    /// Its identity: a goal is proposed once.
    pub proposal_key: String,
    /// The goal that it comes from.
    pub source_fact_key: FactKey,
    /// The goal in a few words.
    pub name: String,
    /// Where it comes from and what it is about.
    pub description: String,
    /// Its sort.
    pub category: ProjectCategory,
    /// How soon.
    pub priority: ProjectPriority,
    /// What is wanted.
    pub objectives: Vec<String>,
    /// By what one will see it.
    pub key_results: Vec<String>,
    /// Until when.
    pub target_date: Option<NaiveDate>,
    /// What is measured.
    pub success_metrics: SuccessMetrics,
    /// Who would help, of the catalogue.
    pub assistants_involved: Vec<String>,
}

/// A project, as `consolidation_context` gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// Its row.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// As the database names it.
    #[serde(default)]
    pub status: Option<String>,
    /// Whether the person has not accepted it yet.
    #[serde(default)]
    pub is_proposal: bool,
    /// Until when.
    #[serde(default)]
    pub target_date: Option<NaiveDate>,
    /// 0 to 100.
    #[serde(default)]
    pub progress_percentage: Option<i32>,
    /// What is measured; whatever the person has made of it.
    #[serde(default)]
    pub success_metrics: Json,
    /// The key of the goal that it comes from.
    #[serde(default)]
    pub source_fact_key: Option<String>,
    /// When it was last changed.
    #[serde(default)]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
}

impl Project {
    /// Whether somebody is working at it.
    pub(crate) fn is_open(&self) -> bool {
        !self.is_proposal && matches!(self.status.as_deref(), Some("planning" | "active"))
    }
}

/// How far a project is, as `apply_consolidation` takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Which.
    pub project_id: Uuid,
    /// 0 to 100.
    pub progress_percentage: i32,
    /// With what was measured.
    pub success_metrics: SuccessMetrics,
}

/// How far the open projects are whose figure is known. Those of which nothing has changed are left out.
///
/// Progress is the part of the way from where the figure was when the project was first looked at to its target, so that a
/// goal that is to lower a figure has progress too. Where the figure is there already when it is first looked at, the goal
/// is reached.
#[must_use]
pub fn progress(projects: &[Project], facts: &[Fact]) -> Vec<Progress> {
    projects
        .iter()
        .filter(|project| project.is_open())
        .filter_map(|project| progress_of(project, facts))
        .collect()
}

fn progress_of(project: &Project, facts: &[Fact]) -> Option<Progress> {
    let before: SuccessMetrics = serde_json::from_value(project.success_metrics.clone()).ok()?;
    let current = figure_of(&before, facts)?;
    let target = micros(before.target.as_deref()?)?;
    let now = micros(&current)?;
    let start_text = before
        .start
        .clone()
        .filter(|start| micros(start).is_some())
        .unwrap_or_else(|| current.clone());
    let start = micros(&start_text)?;
    let percentage = if start == target {
        100
    } else if before.start.is_none() {
        // A figure that is to rise and is there already. One that is to fall is above its target at the start.
        if now >= target && !is_to_fall(project, &before) {
            100
        } else {
            0
        }
    } else {
        i32::try_from(((now - start) * 100 / (target - start)).clamp(0, 100)).unwrap_or(0)
    };
    let metrics = SuccessMetrics {
        start: Some(start_text),
        current: Some(current),
        ..before.clone()
    };
    if metrics == before && project.progress_percentage == Some(percentage) {
        return None;
    }
    Some(Progress {
        project_id: project.id,
        progress_percentage: percentage,
        success_metrics: metrics,
    })
}

fn is_to_fall(project: &Project, metrics: &SuccessMetrics) -> bool {
    metrics
        .fact_key
        .as_ref()
        .is_some_and(|key| key.slot == crate::Slot::Cost)
        || crate::facts::words(&project.name).any(|word| {
            ["baj", "reduc", "dismin", "menos", "lower", "cut", "diminu"]
                .iter()
                .any(|beginning| word.starts_with(beginning))
        })
}

/// The figure that is known now: of the same slot, with all words of the subject, in the same currency; the one that was
/// said last.
fn figure_of(metrics: &SuccessMetrics, facts: &[Fact]) -> Option<String> {
    let wanted = metrics.fact_key.as_ref()?;
    let agrees = |one: &Option<String>, other: &Option<String>| {
        one.is_none() || other.is_none() || one == other
    };
    let value = |fact: &Fact| -> Option<Value> {
        let key = fact
            .fact_key
            .as_ref()
            .filter(|key| key.slot == wanted.slot)?;
        let has = |word: &str| key.subject.split(' ').any(|its| its == word);
        let value = fact.value.clone()?;
        let is_it = wanted.subject.split_whitespace().all(has)
            && agrees(&value.currency, &metrics.currency)
            && agrees(&value.unit, &metrics.unit);
        is_it.then_some(value)
    };
    let known = facts
        .iter()
        .filter_map(|fact| Some((fact.last_seen_at, value(fact)?.number?)));
    known
        .max_by(|one, other| one.0.cmp(&other.0))
        .map(|(_, number)| number)
}
