//! Where the business no longer goes, out of an area that it served: "a Dosquebradas ya no voy".

use super::clause::Clause;
use super::endings::{Ending, ending};
use super::facts::{Fact, Facts};
use super::marks::{is_once, stays};
use super::over::Over;
use super::writing::Place;
use crate::reconcile::words_of;
use crate::{Candidate, Slot};

/// What is left of known areas after some clauses: those that are smaller, and those that are over.
pub(super) fn narrowed(
    facts: &Facts<'_>,
    place: &Place<'_>,
    clauses: &[Clause],
) -> (Vec<(usize, Candidate)>, Vec<Over>) {
    let (mut smaller, mut over) = (Vec::new(), Vec::new());
    for clause in clauses {
        let all = place.tokens;
        let ends = matches!(
            ending(all, clause.from, clause.to),
            Some((_, _, Ending::Stopped))
        );
        let goes = clause.groups.iter().any(|group| {
            group.does(
                "ir llegar enviar entregar repartir exportar atender cubrir despachar viajar mandar vender hacer llevar \
                distribuir otro quitar sacar dejar",
            )
        });
        if !ends
            || !goes
            || !clause.is_open
            || clause.is_unreal(all)
            || !clause.figures.is_empty()
            || stays(all, clause.from, clause.to)
            || is_once(all, clause.from, clause.to)
        {
            continue;
        }
        let is_named = |part: &str| {
            let words = words_of(part);
            !words.is_empty() && words.iter().all(|word| clause.words.contains(word))
        };
        let mut hits = facts.all.iter().enumerate().filter_map(|(at, fact)| {
            let is_area = fact.key.slot == Slot::Coverage;
            let parts = parts(fact.text().filter(|_| is_area)?);
            let named = parts.iter().position(|part| is_named(part))?;
            Some((at, fact, parts, named))
        });
        let (Some((at, fact, mut parts, named)), None) = (hits.next(), hits.next()) else {
            continue;
        };
        parts.remove(named);
        if parts.is_empty() {
            over.push(Over {
                fact: at,
                from: clause.from,
                to: clause.to,
            });
        } else if let Some(candidate) = rest(place, fact, &parts, clause) {
            smaller.push((at, candidate));
        }
    }
    (smaller, over)
}

/// The places of a list: "Pereira, Cuba y Dosquebradas".
fn parts(text: &str) -> Vec<String> {
    text.split(',')
        .flat_map(|part| part.split(" y "))
        .flat_map(|part| part.split(" e "))
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

fn rest(
    place: &Place<'_>,
    fact: &Fact<'_>,
    parts: &[String],
    clause: &Clause,
) -> Option<Candidate> {
    let text = match parts {
        [one] => one.clone(),
        [first @ .., last] => format!("{} y {last}", first.join(", ")),
        [] => return None,
    };
    place.with_text(fact, text, clause.from, clause.to)
}
