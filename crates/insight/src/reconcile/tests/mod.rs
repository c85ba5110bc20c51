mod changes;
mod merging;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::*;
use crate::{Claim, FactKey, Language, NewInsight, Origin, Reason, Span, Value};

pub(in crate::reconcile) fn day(days: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(days)
}

pub(in crate::reconcile) fn money(number: &str) -> Option<Value> {
    Some(Value {
        number: Some(number.into()),
        currency: Some("MXN".into()),
        ..Value::default()
    })
}

pub(in crate::reconcile) fn words(text: &str) -> Option<Value> {
    Some(Value {
        text: Some(text.into()),
        ..Value::default()
    })
}

/// A sentence of the person, as the rules read it.
pub(in crate::reconcile) fn said(key: &str, value: Option<Value>) -> Candidate {
    let key: FactKey = key.parse().unwrap();
    let shown = value
        .as_ref()
        .and_then(|value| value.text.clone().or_else(|| value.number.clone()));
    Candidate {
        content: format!("{}: {}", key.subject, shown.unwrap_or_default()),
        key,
        value,
        claim: Claim::Holds,
        confidence: 0.9,
        tags: vec![],
        is_actionable: false,
        expires_at: None,
        origin: Origin::Rules,
        language: Language::Spanish,
        span: Span { start: 0, end: 9 },
    }
}

pub(super) fn corrected(key: &str, value: Option<Value>) -> Candidate {
    Candidate {
        claim: Claim::Corrects,
        ..said(key, value)
    }
}

pub(super) fn over(key: &str) -> Candidate {
    Candidate {
        claim: Claim::Ended,
        ..said(key, None)
    }
}

/// What is known since day 0.
pub(in crate::reconcile) fn known(id: u128, key: &str, value: Option<Value>) -> Known {
    Known {
        id: Uuid::from_u128(id),
        content: said(key, value.clone()).content,
        fact_key: Some(key.parse().unwrap()),
        value,
        confidence: 0.9,
        status: "discovered".into(),
        origin: Origin::Rules,
        evidence_count: 1,
        valid_from: Some(day(0)),
        last_seen_at: Some(day(0)),
        version: 1,
        message_ids: vec![Uuid::from_u128(900)],
        conversation_ids: vec![Uuid::from_u128(800)],
    }
}

pub(super) fn at_day_ten(known: &[Known], candidates: &[Candidate]) -> Vec<Action> {
    reconcile(known, candidates, day(10))
}

pub(super) fn inserted(actions: &[Action]) -> Vec<String> {
    let keys = actions.iter().filter_map(|action| match action {
        Action::Insert { insight, .. } => Some(insight.fact_key.to_string()),
        _ => None,
    });
    keys.collect()
}

pub(super) fn superseded(actions: &[Action]) -> Vec<(u128, Reason, NewInsight)> {
    let rows = actions.iter().filter_map(|action| match action {
        Action::Supersede {
            id,
            reason,
            insight,
            ..
        } => Some((id.as_u128(), *reason, insight.clone())),
        _ => None,
    });
    rows.collect()
}

/// The one row that takes the place of `id`.
pub(super) fn one(actions: &[Action], id: u128, reason: Option<Reason>) -> NewInsight {
    let mut all = superseded(actions);
    assert_eq!((actions.len(), all.len()), (1, 1), "{actions:?}");
    let (row, why, insight) = all.remove(0);
    assert_eq!(row, id);
    assert!(reason.is_none_or(|reason| reason == why));
    insight
}

pub(super) fn reinforced(actions: &[Action]) -> Vec<u128> {
    let rows = actions.iter().filter_map(|action| match action {
        Action::Reinforce { id, .. } => Some(id.as_u128()),
        _ => None,
    });
    rows.collect()
}

pub(super) fn ended(actions: &[Action]) -> Vec<u128> {
    let rows = actions.iter().filter_map(|action| match action {
        Action::End { id, .. } => Some(id.as_u128()),
        _ => None,
    });
    rows.collect()
}
