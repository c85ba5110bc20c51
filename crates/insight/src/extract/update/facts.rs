//! What is known, by its words and by its figures.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::figure::{Old, old};
use crate::text::has_word;
use crate::{FactKey, Known, Slot};

/// Words of subjects that say over what time something is counted, and not what it is.
const PERIODS: &str =
    "dia semana mes ano hora quincena day week month year otro diario semanal mensual anual";

/// Something that is known and holds.
pub(super) struct Fact<'a> {
    pub known: &'a Known,
    pub key: &'a FactKey,
    /// The words of its subject, in the singular and each thing by one name, without figures and periods.
    pub words: HashSet<String>,
    /// Those of its value: what a supplier supplies.
    pub details: HashSet<String>,
    /// What it says, where that is a figure or a day.
    pub old: Option<Old>,
    /// Whether it was said in this conversation.
    pub is_here: bool,
}

/// All of it, found by a word.
pub(super) struct Facts<'a> {
    pub all: Vec<Fact<'a>>,
    by_word: HashMap<String, Vec<usize>>,
    by_root: HashMap<String, Vec<usize>>,
}

/// A fact that words point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub fact: usize,
    /// How many of its words were said.
    pub words: usize,
}

impl Fact<'_> {
    /// Its value, where that is in words.
    pub(super) fn text(&self) -> Option<&str> {
        self.known
            .value
            .as_ref()
            .and_then(|value| value.text.as_deref())
    }
}

/// Letters that two forms of one word have in common at least: "exportar" and "exportación".
const ROOT: usize = 6;

impl<'a> Facts<'a> {
    pub(super) fn of(known: &'a [Known], conversation: Option<Uuid>) -> Self {
        let mut facts = Self {
            all: Vec::new(),
            by_word: HashMap::new(),
            by_root: HashMap::new(),
        };
        for known in known.iter().filter(|known| known.status != "expired") {
            let Some(key) = known.fact_key.as_ref() else {
                continue;
            };
            let mut words = subject_words(key);
            if key.slot == Slot::Policy && is_promotion(known) {
                words.extend(["promocion", "promo", "promocao"].map(str::to_owned));
            }
            let place = facts.all.len();
            for word in &words {
                facts.by_word.entry(word.clone()).or_default().push(place);
            }
            // "La página" is the "página web" that is known, which has one name for all its forms.
            if key.slot == Slot::Channel {
                for word in key.subject.split(' ').map(crate::text::stem) {
                    if word.len() > 3 && !words.contains(&word) {
                        facts.by_word.entry(word).or_default().push(place);
                    }
                }
            }
            // "Entregamos" is about the "entrega", which has another name where words for one thing have one.
            let spelt = key
                .subject
                .split(' ')
                .filter(|word| !has_word(PERIODS, word));
            for root in words
                .iter()
                .map(String::as_str)
                .chain(spelt)
                .filter_map(root)
            {
                let places = facts.by_root.entry(root.to_owned()).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
            facts.all.push(Fact {
                known,
                key,
                words,
                details: known
                    .value
                    .as_ref()
                    .and_then(|value| value.text.as_deref())
                    .map(|text| crate::reconcile::words_of(text).into_iter().collect())
                    .unwrap_or_default(),
                old: old(known, key.slot),
                is_here: conversation.is_some_and(|id| known.conversation_ids.contains(&id)),
            });
        }
        facts
    }

    /// The facts that some words name, in order, as far as they are wanted.
    pub(super) fn named(
        &self,
        words: &HashSet<String>,
        is_wanted: impl Fn(&Fact<'a>) -> bool,
    ) -> Vec<Hit> {
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for word in words {
            let mut places: Vec<usize> = self.by_word.get(word).cloned().unwrap_or_default();
            if places.is_empty()
                && let Some(root) = root(word)
            {
                places = self.by_root.get(root).cloned().unwrap_or_default();
            }
            if places.is_empty() {
                places = undiminished(word)
                    .iter()
                    .find_map(|plain| self.by_word.get(plain).cloned())
                    .unwrap_or_default();
            }
            places.dedup();
            for place in places {
                *counts.entry(place).or_default() += 1;
            }
        }
        let mut hits: Vec<Hit> = counts
            .into_iter()
            .filter(|(place, _)| self.all.get(*place).is_some_and(&is_wanted))
            .map(|(fact, words)| Hit { fact, words })
            .collect();
        hits.sort_by_key(|hit| hit.fact);
        hits
    }

    /// The one of some facts that is named best: by more words, then by all of its words, then in this conversation.
    /// `None` where two are named alike.
    pub(super) fn best(&self, hits: &[Hit]) -> Option<usize> {
        let rank = |hit: &Hit| {
            let fact = self.all.get(hit.fact)?;
            Some((hit.words, hit.words >= fact.words.len(), fact.is_here))
        };
        let most = hits.iter().filter_map(rank).max()?;
        let mut of_most = hits.iter().filter(|hit| rank(hit) == Some(most));
        match (of_most.next(), of_most.next()) {
            (Some(hit), None) => Some(hit.fact),
            _ => None,
        }
    }

    /// The only wanted fact, or the only one of this conversation.
    pub(super) fn only(&self, is_wanted: impl Fn(&Fact<'a>) -> bool) -> Option<usize> {
        let (mut all, mut here) = (Vec::new(), Vec::new());
        for (place, fact) in self.all.iter().enumerate() {
            if is_wanted(fact) {
                all.push(place);
                if fact.is_here {
                    here.push(place);
                }
            }
        }
        match (all.as_slice(), here.as_slice()) {
            ([one], _) | (_, [one]) => Some(*one),
            _ => None,
        }
    }
}

/// Whether a fact counts over a time: "botella mes".
pub(super) fn has_period(fact: &Fact<'_>) -> bool {
    (fact.key.subject.split(' ')).any(|word| has_word(PERIODS, word))
}

fn subject_words(key: &FactKey) -> HashSet<String> {
    let mut words: HashSet<String> = crate::reconcile::words_of(&key.subject)
        .into_iter()
        .filter(|word| {
            !has_word(PERIODS, word) && !word.starts_with(|first: char| first.is_ascii_digit())
        })
        .collect();
    let named: &[&str] = match key.slot {
        Slot::TeamSize => &["empleado", "equipo", "equipe", "persona", "pessoa", "gente"],
        Slot::Policy if key.subject.starts_with("entreg") => {
            &["plazo", "prazo", "tiempo", "entrega"]
        }
        Slot::Revenue => &[
            "venta",
            "venda",
            "ingreso",
            "facturacion",
            "faturamento",
            "entrada",
        ],
        Slot::Metric if key.subject == "capacidad" => &["persona"],
        Slot::Goal => &["meta", "objetivo"],
        Slot::Event => &["evento", "fecha", "data"],
        _ => &[],
    };
    words.extend(named.iter().map(|word| (*word).to_owned()));
    words
}

/// "Regalamos un facial por cada 5 masajes", "2x1 los martes": a rule that is called an offer for a time.
fn is_promotion(known: &Known) -> bool {
    let text = known.value.as_ref().and_then(|value| value.text.as_deref());
    text.is_some_and(|text| {
        text.split(' ')
            .any(|word| has_word("cada 2x1 3x2 promocion promo", &crate::text::fold(word)))
    })
}

/// What a diminutive may be of: "perrito" of "perro", "pancito" of "pan".
fn undiminished(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for ending in [
        "ecito", "ecita", "cito", "cita", "zinho", "zinha", "inho", "inha", "ito", "ita",
    ] {
        let Some(head) = word.strip_suffix(ending).filter(|head| head.len() >= 3) else {
            continue;
        };
        found.push(head.to_owned());
        found.extend(["o", "a", "e"].map(|last| format!("{head}{last}")));
    }
    found
}

/// The beginning that a long word shares with its other forms.
pub(super) fn root(word: &str) -> Option<&str> {
    let (end, _) = word.char_indices().nth(ROOT)?;
    word.get(..end)
}

/// Whether a word that was said is one of some words, in whatever form.
pub(super) fn has(words: &HashSet<String>, said: &str) -> bool {
    words.contains(said)
        || undiminished(said).iter().any(|plain| words.contains(plain))
        || root(said)
            .is_some_and(|beginning| words.iter().any(|word| root(word) == Some(beginning)))
}
