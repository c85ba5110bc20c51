//! Two things that move to two figures: "la empanada y la arepa subieron a 4 y 5 mil".

use std::collections::HashSet;

use super::clause::{Clause, is_noun};
use super::facts::{Fact, Facts};
use super::figure::{Figure, read_beside};
use super::marks::{Change, moves};
use crate::Slot;
use crate::reconcile::words_of;
use crate::text::Token;

/// By what factor a figure may move where two are told at once.
const WIDEST: u64 = 5;

/// One of two things, and where it is now.
pub(super) struct Pair {
    pub fact: usize,
    pub figure: Figure,
    pub from: usize,
}

/// The things of the first clause that tells two of them, in the order in which they were said.
pub(super) fn paired(facts: &Facts<'_>, all: &[Token], clauses: &[Clause]) -> Vec<Pair> {
    (0..clauses.len())
        .find_map(|at| of_clause(facts, all, clauses, at))
        .unwrap_or_default()
}

fn of_clause(facts: &Facts<'_>, all: &[Token], clauses: &[Clause], at: usize) -> Option<Vec<Pair>> {
    let clause = clauses.get(at)?;
    if !clause.is_open || clause.change != Change::Moved || clause.is_unreal(all) {
        return None;
    }
    let is = |at: usize, words: &'static str| all.get(at).is_some_and(|it| it.is_any(words));
    let [first, second] = match clause.figures.as_slice() {
        [first, second] => [first, second],
        [first] => {
            let next = clauses.get(at + 1)?;
            let [second] = next.figures.as_slice() else {
                return None;
            };
            let goes_on = next.from == clause.to + 1
                && next.groups.is_empty()
                && next.nouns.is_empty()
                && second.start <= next.from + 1;
            goes_on.then_some([first, second])?
        }
        _ => return None,
    };
    let is_joined = is(first.end, "y e") && second.start <= first.end + 2;
    let verb = (clause.from..first.start).find(|at| all.get(*at).is_some_and(moves))?;
    let joint = (clause.from..verb).find(|at| is(*at, "y e"))?;
    if !is_joined {
        return None;
    }
    let words = |from: usize, to: usize| -> HashSet<String> {
        (from..to)
            .filter(|at| is_noun(all, *at, clause.from))
            .filter_map(|at| all.get(at))
            .flat_map(|token| words_of(&token.norm))
            .collect()
    };
    let found = |words: &HashSet<String>, figure: &Figure| {
        let takes = |fact: &Fact<'_>| {
            matches!(fact.key.slot, Slot::Price | Slot::Cost | Slot::Metric)
                && fact.old.as_ref().is_some_and(|old| {
                    figure.sort.fits(old.sort) && read_beside(figure, old, WIDEST).is_some()
                })
        };
        facts.best(&facts.named(words, takes))
    };
    let one = found(&words(clause.from, joint), first)?;
    let other = found(&words(joint + 1, verb), second)?;
    let pair = |fact: usize, figure: &Figure| Pair {
        fact,
        figure: figure.clone(),
        from: clause.from,
    };
    (one != other).then(|| vec![pair(one, first), pair(other, second)])
}
