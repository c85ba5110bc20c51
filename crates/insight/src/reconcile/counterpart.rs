//! Which part of what is known a sentence is about, where its key alone does not say so.

use super::plan::Plan;
use super::relation::{Relation, Topic, is_sentence, similarity, words_of};
use super::said::Said;
use super::value::{Agreement, agreement};
use crate::{Candidate, Slot, Value};

/// How alike two whole sentences must be to be one where the older has no key.
const SAME_SENTENCE: f64 = 0.8;

/// Which part of what is known a candidate is about.
pub(super) enum Counterpart {
    /// This row.
    Row(usize),
    /// Several, or another candidate: there is nothing to add.
    Covered,
    /// None.
    None,
}

/// Something that may be the same as a candidate: a row, or another candidate that will be one.
struct Neighbour {
    row: Option<usize>,
    relation: Relation,
    agreement: Agreement,
    is_of_conversation: bool,
    /// Whether it is kept where the two are the same.
    stays: bool,
}

impl Plan<'_> {
    /// What the candidate is about.
    pub(super) fn counterpart(&self, at: usize) -> Counterpart {
        let Some(said) = self.said.get(at) else {
            return Counterpart::Covered;
        };
        let neighbours = self.neighbours(at, said);
        let of = |wanted: fn(&Agreement) -> bool| -> Vec<&Neighbour> {
            neighbours
                .iter()
                .filter(|neighbour| wanted(&neighbour.agreement))
                .collect()
        };
        let same = of(|agreement| *agreement == Agreement::Same);
        let rows: Vec<usize> = same.iter().filter_map(|neighbour| neighbour.row).collect();
        if let [row] = rows.as_slice() {
            return Counterpart::Row(*row);
        }
        if !rows.is_empty() || same.iter().any(|neighbour| neighbour.stays) {
            return Counterpart::Covered;
        }
        if let Some(row) = only(&of(|agreement| matches!(agreement, Agreement::Finer(_)))) {
            return Counterpart::Row(row);
        }
        if let Some(row) = self.sentence_without_key(said.candidate) {
            return Counterpart::Row(row);
        }
        let mut other = of(|agreement| *agreement == Agreement::Differs);
        if said.corrects() {
            let here: Vec<&Neighbour> = other
                .iter()
                .copied()
                .filter(|neighbour| neighbour.is_of_conversation)
                .collect();
            if let Some(row) = only(&other).or_else(|| only(&here)) {
                return Counterpart::Row(row);
            }
        } else {
            let slot = said.candidate.key.slot;
            other.retain(|neighbour| match neighbour.relation {
                Relation::Equal | Relation::Alike => is_sentence(slot),
                Relation::Broader => {
                    matches!(slot, Slot::Cost | Slot::Policy)
                        || neighbour
                            .row
                            .and_then(|row| self.rows.get(row)?.key)
                            .is_some_and(|key| is_elliptical(slot, &said.topic, &key.subject))
                }
                Relation::Narrower => false,
            });
            if let Some(row) = only(&other) {
                return Counterpart::Row(row);
            }
        }
        if said.lacks_subject() {
            Counterpart::Covered
        } else {
            Counterpart::None
        }
    }

    fn neighbours(&self, at: usize, said: &Said<'_>) -> Vec<Neighbour> {
        let candidate = said.candidate;
        let slot = candidate.key.slot;
        let is_bare = said.corrects() && said.topic.words.is_empty();
        let relation = |topic: &Topic, value: Option<&Value>| -> Option<Relation> {
            if is_bare {
                // "Ahora abrimos de 12 a 5" is about the days on which it is open.
                let is_open = !is_closed(value) && !is_closed(candidate.value.as_ref());
                return (topic.slot == slot && is_open).then_some(Relation::Equal);
            }
            let relation = said.topic.relation(topic, said.corrects())?;
            // A product that is named more exactly is another product, unless the price of the one that is known is
            // being corrected.
            let is_other_product = relation == Relation::Narrower
                && (slot == Slot::Offers || slot == Slot::Price && !said.corrects());
            (!is_other_product).then_some(relation)
        };
        let agree = |value: Option<&Value>| {
            agreement(slot, value, candidate.value.as_ref(), said.corrects())
        };
        let mut found = Vec::new();
        for (index, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.is_over) {
            let Some(relation) = row
                .topic
                .as_ref()
                .and_then(|topic| relation(topic, row.value.as_ref()))
            else {
                continue;
            };
            found.push(Neighbour {
                row: Some(index),
                relation,
                agreement: agree(row.value.as_ref()),
                is_of_conversation: self
                    .source
                    .conversation_id
                    .is_some_and(|id| row.known.conversation_ids.contains(&id)),
                stays: true,
            });
        }
        for (index, other) in self.said.iter().enumerate() {
            if index == at || other.ends() || other.is_done {
                continue;
            }
            let value = other.candidate.value.as_ref();
            let Some(relation) = relation(&other.topic, value) else {
                continue;
            };
            found.push(Neighbour {
                row: None,
                relation,
                agreement: agree(value),
                is_of_conversation: true,
                // They are in this order already: the more exact first.
                stays: index < at || relation == Relation::Broader,
            });
        }
        found
    }

    /// The row of a sentence from before facts had keys, if it is nearly the same as this one.
    fn sentence_without_key(&self, candidate: &Candidate) -> Option<usize> {
        let figures = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        self.rows.iter().position(|row| {
            row.key.is_none()
                && !row.is_over
                && figures(&row.known.content) == figures(&candidate.content)
                && similarity(&singular(&row.known.content), &singular(&candidate.content))
                    >= SAME_SENTENCE
        })
    }
}

/// "El de tres leches" is the "pastel de tres leches", and "30 alumnas" are the "alumnas por mes": what is left out is the
/// noun at the head, or over what time it is counted.
fn is_elliptical(slot: Slot, said: &Topic, known: &str) -> bool {
    let mut words = known.split(' ');
    match slot {
        Slot::Price => {
            let is_headless = words
                .next()
                .is_some_and(|head| !said.words.contains(head) && !is_measure(head));
            is_headless && words.all(|word| said.words.contains(word))
        }
        Slot::Metric => words.all(|word| {
            said.words.contains(word) || crate::text::has_word("dia semana mes ano", word)
        }),
        _ => false,
    }
}

/// Over what things are priced: "kilo de costilla" and "costilla" may be two prices.
fn is_measure(word: &str) -> bool {
    crate::text::has_word(
        "kilo docena litro metro par caja paquete hora libra unidad pieza bolsa medio cuarto media",
        word,
    )
}

fn singular(text: &str) -> String {
    words_of(text).into_iter().collect::<Vec<_>>().join(" ")
}

fn is_closed(value: Option<&Value>) -> bool {
    value.is_some_and(|value| value.text.as_deref() == Some("cerrado"))
}

/// The row of the only neighbour, if there is one.
fn only(neighbours: &[&Neighbour]) -> Option<usize> {
    match neighbours {
        [neighbour] => neighbour.row,
        _ => None,
    }
}
