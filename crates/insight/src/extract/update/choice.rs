//! Which known fact a changed figure is about. Where two fit alike it is about neither: nobody is to be guessed for.

use std::collections::HashSet;

use chrono::Datelike;

use super::clause::is_noun;
use super::facts::{Fact, Facts, Hit, has};
use super::figure::{Figure, Sort, read_beside};
use super::manner::is_production;
use super::marks::Change;
use super::statement::Statement;
use crate::Slot;
use crate::text::Token;

/// How a fact was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    /// There is no other that it could be.
    Only,
    /// By what was said before.
    Context,
    /// By its words.
    Words,
    /// By what it said before the change.
    Old,
}

/// A fact whose words are named may change by this factor, and one that is only there by less.
const WIDE: u64 = 5;
const NARROW: u64 = 2;
/// The same where the old figure was said, too.
pub(super) const WIDEST: u64 = 50;

/// The fact that a statement is about, and how it was found. `context`: the words of what was said before, the nearest first.
pub(super) fn choose(
    facts: &Facts<'_>,
    statement: &Statement,
    tokens: &[Token],
    context: &[HashSet<String>],
) -> Option<(usize, By)> {
    let sized = by_size(facts, statement, tokens);
    if let Some(old) = &statement.old {
        return by_old(facts, statement, old)
            .map(|fact| (fact, By::Old))
            .or_else(|| sized.map(|fact| (fact, By::Words)));
    }
    if let Some(fact) = sized {
        return Some((fact, By::Words));
    }
    let is_wide = |fact: &Fact<'_>| takes(fact, statement, WIDE);
    let hits = facts.named(&statement.words, is_wide);
    if !hits.is_empty() {
        let best = facts
            .best(&hinted(facts, &hits, statement))
            .filter(|place| {
                facts
                    .all
                    .get(*place)
                    .is_some_and(|fact| !is_another(fact, tokens, statement.from, statement.to))
            });
        return best.map(|fact| (fact, By::Words));
    }
    let takes_narrow = |fact: &Fact<'_>| takes(fact, statement, NARROW) && hints(fact, statement);
    if statement.nouns.is_empty() {
        for words in context {
            // A wish is not meant by a figure that only stands near it.
            let hits = facts.named(words, |fact| {
                (fact.key.slot != Slot::Goal || statement.period.is_none())
                    && takes(fact, statement, NARROW)
            });
            if !hits.is_empty() {
                let hinted = hinted(facts, &hits, statement);
                return facts.best(&hinted).map(|fact| (fact, By::Context));
            }
        }
    }
    if let Some(fact) = by_manner(facts, statement) {
        return Some((fact, By::Only));
    }
    if !is_plain_about_one(statement, tokens) {
        return None;
    }
    // A thing that is named otherwise than the fact can only be the same where it is the only one that is priced.
    let is_alone = |fact: &Fact<'_>| {
        takes_narrow(fact) && (statement.nouns.is_empty() || fact.key.slot == Slot::Price)
    };
    facts.only(is_alone).map(|fact| (fact, By::Only))
}

/// "El de 500 subió a 22": the price of what is told from others by its size.
fn by_size(facts: &Facts<'_>, statement: &Statement, tokens: &[Token]) -> Option<usize> {
    let at = (statement.from + 1..statement.new.start).find(|at| {
        tokens.get(*at).is_some_and(|size| {
            size.sort == crate::text::Sort::Number
                && tokens.get(at - 1).is_some_and(|it| it.is("de"))
        })
    })?;
    let size = tokens.get(at)?.norm.as_str();
    let is_it = |fact: &Fact<'_>| {
        fact.key.slot == Slot::Price
            && fact.key.subject.split(' ').any(|word| word == size)
            && takes(fact, statement, WIDE)
    };
    let hits = facts.named(&statement.words, is_it);
    facts
        .only(is_it)
        .or_else(|| facts.best(&hits))
        .filter(|place| {
            facts
                .all
                .get(*place)
                .is_some_and(|fact| statement.nouns.iter().all(|noun| has(&fact.words, noun)))
        })
}

/// Of the counts of a business, the one that the verb of a figure tells: "ahora caben 42", "bajamos a 118".
fn by_manner(facts: &Facts<'_>, statement: &Statement) -> Option<usize> {
    let manner = statement
        .manner
        .filter(|_| statement.nouns.is_empty() || is_production(&statement.nouns))
        .filter(|_| statement.change != Change::None)?;
    facts.only(|fact| manner.fits(fact) && takes(fact, statement, NARROW))
}

/// Whether the fact may say this figure now.
fn takes(fact: &Fact<'_>, statement: &Statement, widest: u64) -> bool {
    // "9500 al día" is no figure of the month.
    if fact.key.slot == Slot::Revenue
        && statement
            .period
            .is_some_and(|period| period != fact.key.subject)
    {
        return false;
    }
    let has_figure_of_its_own = matches!(
        fact.key.slot,
        Slot::Price
            | Slot::Cost
            | Slot::Revenue
            | Slot::Metric
            | Slot::TeamSize
            | Slot::Policy
            | Slot::Goal
            | Slot::Event
    );
    has_figure_of_its_own
        && fact.old.as_ref().is_some_and(|old| {
            if old.sort == Sort::Day && statement.new.month_day.is_some() {
                return true;
            }
            // "60 almuerzos" are counted, and cost something else.
            let is_counted = statement
                .counted
                .as_ref()
                .is_some_and(|noun| has(&fact.words, noun));
            if is_counted && matches!(fact.key.slot, Slot::Price | Slot::Cost | Slot::Revenue) {
                return false;
            }
            statement.new.sort.fits(old.sort)
                && read_beside(&statement.new, old, widest).is_some()
                && !(old.sort == Sort::Percent && statement.new.millis > 100_000)
        })
}

fn hints(fact: &Fact<'_>, statement: &Statement) -> bool {
    statement
        .hint
        .is_none_or(|slots| slots.contains(&fact.key.slot))
}

/// Those of some hits that the verb speaks of, if there are any.
fn hinted(facts: &Facts<'_>, hits: &[Hit], statement: &Statement) -> Vec<Hit> {
    let of_verb: Vec<Hit> = hits
        .iter()
        .copied()
        .filter(|hit| {
            facts
                .all
                .get(hit.fact)
                .is_some_and(|fact| hints(fact, statement))
        })
        .collect();
    if of_verb.is_empty() {
        hits.to_vec()
    } else {
        of_verb
    }
}

fn by_old(facts: &Facts<'_>, statement: &Statement, old: &Figure) -> Option<usize> {
    let said_it = |fact: &Fact<'_>| {
        fact.old.as_ref().is_some_and(|known| {
            // "Ya no es el 5": the day of the month is enough.
            if let (Sort::Bare, Some(day)) = (old.sort, known.day) {
                return (statement.new.sort == Sort::Day || statement.new.month_day.is_some())
                    && old.millis == u64::from(day.day()) * 1_000;
            }
            let is_same = match (old.day, known.day) {
                (None, None) => read_beside(old, known, 1) == Some(known.millis),
                (one, other) => one == other,
            };
            is_same && old.sort.fits(known.sort)
        })
    };
    let mut new = statement.new.clone();
    if new.sort == Sort::Bare {
        new.sort = old.sort;
    }
    let is_wanted = |fact: &Fact<'_>| {
        said_it(fact)
            && fact.old.as_ref().is_some_and(|known| {
                known.day.is_some() && new.month_day.is_some()
                    || new.sort.fits(known.sort) && read_beside(&new, known, WIDEST).is_some()
                    // "Ya no pido 100 de anticipo, ahora es el 50%".
                    || fact.key.slot == Slot::Policy && new.sort == Sort::Percent
            })
            && fact.key.slot != Slot::Founded
    };
    let hits = facts.named(&statement.words, is_wanted);
    if !hits.is_empty() {
        return facts.best(&hits);
    }
    // "No son 9 camas, son 8" is not about the nine washing machines, but a time is its own name: "lo de los 20 días".
    let is_own_name = old.sort == Sort::Time || statement.nouns.is_empty();
    if is_own_name {
        facts.only(is_wanted)
    } else {
        None
    }
}

/// Whether the words next to those of the fact make another thing of it: "la torta grande" beside "torta ahogada".
pub(super) fn is_another(fact: &Fact<'_>, tokens: &[Token], from: usize, to: usize) -> bool {
    let mut is_behind = false;
    for at in from..to {
        let Some(token) = tokens.get(at) else { break };
        if crate::text::is_function_word(&token.norm) && !token.is_any("y e") {
            // "El sueldo de los muchachos" is still the wages; "la torta de pollo" is another torta.
            is_behind &= !token.is_any("el la los las del do da dos das o os as the mis mi");
            continue;
        }
        let word = crate::text::stem(&token.norm);
        let is_its = has(&fact.words, &word)
            || crate::reconcile::words_of(&token.norm)
                .iter()
                .any(|word| has(&fact.words, word));
        if is_behind && !is_its && is_noun(tokens, at, from) {
            return true;
        }
        is_behind = is_its;
    }
    false
}

/// Whether nothing else is named: "ahora pago 900", or the one thing whose figure the person moves: "dejo el almuerzo en 15 mil".
fn is_plain_about_one(statement: &Statement, tokens: &[Token]) -> bool {
    if statement.nouns.is_empty() {
        return statement.hint.is_some() && statement.change != Change::None
            || statement.change == Change::Moved && statement.is_own_change
            || statement.change == Change::TakenBack;
    }
    let is_definite = (statement.from..statement.new.start).any(|at| {
        tokens
            .get(at)
            .is_some_and(|token| token.is_any("el la los las o a os as"))
            && is_noun(tokens, at + 1, statement.from)
    });
    statement.change == Change::Moved
        && is_definite
        && statement.nouns.len() == 1
        && (statement.is_own_change || stands_anew(statement, tokens))
}

/// "El plan queda en 105": only what had a price can be left at one.
fn stands_anew(statement: &Statement, tokens: &[Token]) -> bool {
    (statement.from..statement.new.start).any(|at| {
        tokens
            .get(at)
            .is_some_and(|token| token.is_any("queda quedo quedan quedaron ficou fica"))
    })
}
