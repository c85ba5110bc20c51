//! The steps from what was said to what is to be done.

use std::collections::HashSet;

use super::counterpart::Counterpart;
use super::relation::{Relation, Topic};
use super::said::{Said, once};
use super::value::{Agreement, agreement};
use super::writing::{insight, reinforce};
use super::{Source, weigh};
use crate::{Action, Candidate, Claim, FactKey, Known, Reason, Slot, Span, Value};

/// A row of the database that holds now.
pub(super) struct Row<'a> {
    pub known: &'a Known,
    pub key: Option<&'a FactKey>,
    pub topic: Option<Topic>,
    /// What it says once the actions so far are done.
    pub value: Option<Value>,
    /// Whether a candidate has found it: no other touches it.
    is_claimed: bool,
    pub is_over: bool,
}

pub(super) struct Plan<'a> {
    pub(super) source: &'a Source,
    pub(super) rows: Vec<Row<'a>>,
    pub(super) said: Vec<Said<'a>>,
    /// Keys that a current row has or will have.
    keys: HashSet<FactKey>,
    actions: Vec<(Span, Action)>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(source: &'a Source, known: &'a [Known], candidates: &'a [Candidate]) -> Self {
        let rows: Vec<Row<'a>> = known
            .iter()
            .filter(|known| known.status != "expired")
            .map(|known| {
                let key = known.fact_key.as_ref();
                Row {
                    known,
                    key,
                    topic: key.map(|key| {
                        Topic::new(key.slot, &key.subject, known.value.as_ref(), &known.content)
                    }),
                    value: known.value.clone(),
                    is_claimed: false,
                    is_over: false,
                }
            })
            .collect();
        Self {
            source,
            keys: rows.iter().filter_map(|row| row.key.cloned()).collect(),
            rows,
            said: once(candidates),
            actions: Vec::new(),
        }
    }

    /// The actions in the order of the text.
    pub(super) fn into_actions(mut self) -> Vec<Action> {
        self.actions.sort_by_key(|(span, _)| (span.start, span.end));
        self.actions.into_iter().map(|(_, action)| action).collect()
    }

    /// Ends what is said to be over: the fact of that name, and the facts that the words name a part of. "Ya no vendemos
    /// tortas" is about all of them, but for those that the same message says to hold.
    pub(super) fn end_what_is_over(&mut self) {
        for at in self.indices(Said::ends) {
            let Some(said) = self.said.get(at) else {
                continue;
            };
            let is_meant = |row: &Row<'a>| {
                let relation = row
                    .topic
                    .as_ref()
                    .and_then(|topic| said.topic.relation(topic, true));
                match relation {
                    Some(Relation::Equal) => true,
                    Some(Relation::Alike | Relation::Broader) => !self.is_said_to_hold(row),
                    Some(Relation::Narrower) => {
                        is_name(said.candidate.key.slot) && !self.is_said_to_hold(row)
                    }
                    None => row.key == Some(&said.candidate.key),
                }
            };
            let rows = self.rows.iter().enumerate();
            let rows: Vec<usize> = rows
                .filter(|(_, row)| !row.is_claimed && is_meant(row))
                .map(|(index, _)| index)
                .collect();
            self.end(at, &rows);
        }
    }

    /// Settles what has a row of its key, or of its subject in other words; of several the one that says the same.
    pub(super) fn settle_what_is_known_by_name(&mut self) {
        for at in self.indices(|said| !said.ends()) {
            let Some(said) = self.said.get(at) else {
                continue;
            };
            let rows = self.rows.iter().enumerate();
            let row = rows
                .filter(|(_, row)| !row.is_over && !row.is_claimed)
                .filter_map(|(index, row)| Some((Self::distance(row, said)?, row.key, index)))
                .min()
                .map(|(_, _, index)| index);
            if let Some(row) = row {
                self.settle(at, row);
            }
        }
    }

    /// How far a row of the same name is from what is said: 0 where it has its key; `None` where it has another name.
    fn distance(row: &Row<'a>, said: &Said<'a>) -> Option<u8> {
        if row.key == Some(&said.candidate.key) {
            return Some(0);
        }
        let is_same = row
            .topic
            .as_ref()
            .is_some_and(|topic| topic.is(&said.topic));
        is_same.then(|| {
            let value = said.candidate.value.as_ref();
            let slot = said.candidate.key.slot;
            match agreement(slot, row.value.as_ref(), value, said.corrects()) {
                Agreement::Same => 1,
                Agreement::Finer(_) => 2,
                Agreement::Differs => 3,
            }
        })
    }

    /// Settles what is known in other words, and adds what is new.
    pub(super) fn settle_the_rest(&mut self) {
        for at in self.indices(|said| !said.ends() && !said.is_done) {
            match self.counterpart(at) {
                Counterpart::Row(row) => self.settle(at, row),
                Counterpart::Covered => {}
                Counterpart::None => self.insert(at),
            }
        }
    }

    fn indices(&self, wanted: impl Fn(&Said<'a>) -> bool) -> Vec<usize> {
        let all = self.said.iter().enumerate();
        all.filter(|(_, said)| wanted(said))
            .map(|(at, _)| at)
            .collect()
    }

    /// Whether another sentence of the message says that the row holds.
    fn is_said_to_hold(&self, row: &Row<'a>) -> bool {
        self.said.iter().any(|said| {
            !said.ends()
                && (row.key == Some(&said.candidate.key)
                    || row
                        .topic
                        .as_ref()
                        .is_some_and(|topic| topic.is(&said.topic)))
        })
    }

    fn end(&mut self, at: usize, rows: &[usize]) {
        let Some(candidate) = self.said.get(at).map(|said| said.candidate) else {
            return;
        };
        for &index in rows {
            let Some(row) = self.rows.get_mut(index) else {
                continue;
            };
            row.is_claimed = true;
            let value = candidate.value.as_ref();
            let is_this = agreement(candidate.key.slot, row.value.as_ref(), value, false)
                != Agreement::Differs;
            if !is_this || !weigh::is_clear(row.known, candidate, self.source) {
                continue;
            }
            row.is_over = true;
            if let Some(key) = row.key {
                self.keys.remove(key);
            }
            self.actions.push((
                candidate.span,
                Action::End {
                    id: row.known.id,
                    version: row.known.version,
                    reason: Reason::Ended,
                    span: Some(candidate.span),
                    valid_until: self.source.at,
                },
            ));
        }
    }

    fn settle(&mut self, at: usize, index: usize) {
        let (Some(said), Some(row)) = (self.said.get_mut(at), self.rows.get_mut(index)) else {
            return;
        };
        said.is_done = true;
        if std::mem::replace(&mut row.is_claimed, true) {
            return;
        }
        let candidate = said.candidate;
        let is_correction = candidate.claim == Claim::Corrects;
        let slot = candidate.key.slot;
        // A row without a key has no value that could be compared.
        let agreement = if row.key.is_some() {
            agreement(
                slot,
                row.value.as_ref(),
                candidate.value.as_ref(),
                is_correction,
            )
        } else {
            Agreement::Same
        };
        let replacement = match agreement {
            Agreement::Same => {
                if let Some(action) = reinforce(self.source, row.known, candidate) {
                    self.actions.push((candidate.span, action));
                }
                return;
            }
            Agreement::Finer(value) => {
                let reason = if is_correction {
                    Reason::Corrected
                } else {
                    Reason::Superseded
                };
                weigh::is_clear(row.known, candidate, self.source).then_some((reason, Some(value)))
            }
            Agreement::Differs => weigh::prevails(row.known, candidate, self.source)
                .map(|reason| (reason, candidate.value.clone())),
        };
        let (Some((reason, value)), Some(key)) = (replacement, row.key) else {
            return;
        };
        row.value.clone_from(&value);
        self.actions.push((
            candidate.span,
            Action::Supersede {
                id: row.known.id,
                version: row.known.version,
                reason,
                insight: insight(candidate, key, value),
                span: Some(candidate.span),
                valid_from: self.source.at,
            },
        ));
    }

    fn insert(&mut self, at: usize) {
        let Some(candidate) = self.said.get(at).map(|said| said.candidate) else {
            return;
        };
        if !self.keys.insert(candidate.key.clone()) {
            return;
        }
        self.actions.push((
            candidate.span,
            Action::Insert {
                insight: insight(candidate, &candidate.key, candidate.value.clone()),
                span: Some(candidate.span),
                valid_from: self.source.at,
            },
        ));
    }
}

/// Slots whose subjects are proper names: with more words it is still the same one.
const fn is_name(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::Supplier | Slot::Competitor | Slot::Person | Slot::Channel | Slot::Tool
    )
}
