//! By how much a figure has moved: "le subí 5 pesos a la torta", "la renta bajó 10 %", "cuesta mil más".

use std::collections::HashSet;

use super::choice::{By, is_another};
use super::clause::Clause;
use super::facts::{Fact, Facts};
use super::figure::{Figure, Sort};
use super::marks::{is_once, stays};
use super::writing::Place;
use crate::text::{Token, percent_of};
use crate::{Candidate, Slot};

const UP: &str = "\
    subi subio subimos sube suben subo subieron subiu subiram aumente aumento aumentamos aumenta aumentan aumentaron \
    aumentei aumentou aumentaram incremente incremento incrementamos incrementaron subirle subirla subirlo aumentarle \
    subir aumentar subirlas subirlos aumentarla aumentarlo aumentarlas aumentarlos subirles aumentarles";
const DOWN: &str = "\
    baje bajo bajamos baja bajan bajaron baixei baixou baixamos baixaram rebaje rebajo rebajamos rebajaron reduje \
    redujo redujimos reduzi reduziu reduzimos caiu cayo cayeron disminuyo disminui bajarle bajarla bajarlo bajar \
    bajarlas bajarlos bajarles \
    baixar";
/// What leads to the figure where something is now.
const TOWARDS: &str =
    "a al ao hasta ate de del para pra pro es son esta estan e sao ahora agora ya";

/// Whether a word says that a figure went up or down.
pub(super) fn moves_by(token: &Token) -> bool {
    token.is_any(UP) || token.is_any(DOWN)
}

/// The facts whose figures some clauses move, with their new figures. `before`: the words of what was said before, the
/// nearest first.
pub(super) fn moved(
    facts: &Facts<'_>,
    place: &Place<'_>,
    clauses: &[Clause],
    before: &[HashSet<String>],
) -> Vec<(usize, Candidate)> {
    let mut found = Vec::new();
    // Which way the clause before went: "le subí 500 a la empanada y 500 a la arepa".
    let mut way: Option<bool> = None;
    for (at, clause) in clauses.iter().enumerate() {
        let all = place.tokens;
        let before_way = way.take();
        if !clause.is_open
            || clause.is_unreal(all)
            || stays(all, clause.from, clause.to)
            || is_once(all, clause.from, clause.to)
        {
            continue;
        }
        let gapped = || {
            let figure = clause.figures.first()?;
            let is_gapped = clause.groups.is_empty()
                && clause.figures.len() == 1
                && figure.start == clause.from
                && all
                    .get(figure.end)
                    .is_some_and(|token| token.is_any("a al ao"));
            Some((figure.clone(), before_way.filter(|_| is_gapped)?))
        };
        let Some((figure, is_up)) = step(all, clause).or_else(gapped) else {
            continue;
        };
        way = Some(is_up);
        let takes = |fact: &Fact<'_>| {
            matches!(
                fact.key.slot,
                Slot::Price | Slot::Cost | Slot::Revenue | Slot::Metric
            ) && reached(fact, &figure, is_up).is_some()
        };
        if is_all_of_them(all, clause) {
            found.extend(all_prices(facts, place, clause, &figure, is_up));
            continue;
        }
        let hits = facts.named(&clause.words, takes);
        let here = at
            .checked_sub(1)
            .and_then(|before| clauses.get(before))
            .map(|clause| &clause.words);
        let chosen = if !hits.is_empty() {
            let is_it = |place: &usize| {
                facts
                    .all
                    .get(*place)
                    .is_some_and(|fact| !is_another(fact, all, clause.from, figure.start))
            };
            facts
                .best(&hits)
                .filter(is_it)
                .map(|fact| (fact, By::Words))
        } else if clause.nouns.is_empty() {
            let named = here
                .into_iter()
                .chain(before)
                .map(|words| facts.named(words, takes))
                .find(|hits| !hits.is_empty());
            match named {
                Some(hits) => facts.best(&hits).map(|fact| (fact, By::Context)),
                None => facts
                    .only(|fact| fact.key.slot == Slot::Price && takes(fact))
                    .map(|fact| (fact, By::Only)),
            }
        } else {
            None
        };
        let candidate = chosen.and_then(|(at, by)| {
            let fact = facts.all.get(at)?;
            let new = Figure {
                sort: fact.old.as_ref()?.sort,
                millis: reached(fact, &figure, is_up)?,
                may_be_short: false,
                currency: None,
                ..figure.clone()
            };
            Some((at, place.changed(fact, &new, clause.from, by)?))
        });
        found.extend(candidate);
    }
    found
}

/// "Le subí 5 pesos a todo", "subirlas 500 a las dos".
fn is_all_of_them(all: &[Token], clause: &Clause) -> bool {
    let is = |at: usize, words: &'static str| {
        at >= clause.from && at < clause.to && all.get(at).is_some_and(|token| token.is_any(words))
    };
    let is_all = (clause.from..clause.to).any(|at| {
        is(at, "todo todos todas tudo ambos ambas")
            || is(at, "los las as os") && is(at + 1, "dos tres duas dois") && at + 2 == clause.to
    });
    // "Por la mantequilla subí todo 20 pesos": why it was, and not what.
    let why = (clause.from..clause.to).find(|at| {
        is(*at, "por pela pelo") && is(at + 1, "la el los las culpa causa alza aumento a o")
            || is(*at, "pela pelo pelas pelos")
    });
    let is_why = |noun: &String| {
        why.is_some_and(|why| {
            (why + 1..(why + 4).min(clause.to)).any(|at| {
                all.get(at)
                    .is_some_and(|token| crate::reconcile::words_of(&token.norm).contains(noun))
            })
        })
    };
    is_all
        && clause.nouns.iter().all(|noun| {
            is_why(noun)
                || crate::text::has_word(
                    "precio preco producto servicio lista carta menu cardapio",
                    noun,
                )
        })
}

/// All prices that are known, moved by the same step.
fn all_prices(
    facts: &Facts<'_>,
    place: &Place<'_>,
    clause: &Clause,
    step: &Figure,
    is_up: bool,
) -> Vec<(usize, Candidate)> {
    let rows = facts.all.iter().enumerate();
    rows.filter(|(_, fact)| fact.key.slot == Slot::Price)
        .filter_map(|(at, fact)| {
            let new = Figure {
                sort: fact.old.as_ref()?.sort,
                millis: reached(fact, step, is_up)?,
                may_be_short: false,
                currency: None,
                ..step.clone()
            };
            Some((at, place.changed(fact, &new, clause.from, By::Words)?))
        })
        .collect()
}

/// The figure by which something moved, and whether it went up.
fn step(all: &[Token], clause: &Clause) -> Option<(Figure, bool)> {
    let is = |at: usize, words: &'static str| {
        at >= clause.from && at < clause.to && all.get(at).is_some_and(|token| token.is_any(words))
    };
    clause.figures.iter().find_map(|figure| {
        if matches!(figure.sort, Sort::Day | Sort::Time) {
            return None;
        }
        let led = figure.start.checked_sub(1)?;
        // "A luca 200".
        if is(led, "luca lucas palo palos mil millon millones") {
            return None;
        }
        // "Cuesta 10 % menos", "le metimos mil más", "5 reais a mais".
        let after = figure.end + usize::from(is(figure.end, "a de"));
        let is_compared = is(after, "mas mais menos") && !is(after + 1, "que do o ou");
        let is_priced = clause.groups.iter().any(|group| {
            group.does("costar valer cobrar pagar salir meter poner agregar sumar dar descontar quitar ser")
                && !group.is_negated
        });
        let is_dear = is(after + 1, "caro cara caros caras barato barata baratos baratas");
        // "Y la de pollo 2 pesos más": a thing, a step and nothing else.
        let is_bare = clause.groups.is_empty()
            && !clause.nouns.is_empty()
            && (after + 1 == clause.to || is(after + 1, "tambien tambem nomas ahora ya agora"));
        if is_compared && (is_priced || is_dear || is_bare) && !is(led, TOWARDS) {
            let is_cheap = is(after + 1, "barato barata baratos baratas");
            return Some((figure.clone(), !is(after, "menos") && !is_cheap));
        }
        let verb = (figure.start.saturating_sub(7).max(clause.from)..figure.start)
            .rev()
            .find(|at| all.get(*at).is_some_and(moves_by))?;
        let is_denied = clause
            .groups
            .iter()
            .any(|group| group.is_negated && group.start <= verb && verb < group.end);
        let is_between = |other: &Figure| other.start > verb && other.start < figure.start;
        if is_denied || is(led, TOWARDS) || clause.figures.iter().any(is_between) {
            return None;
        }
        // "Subi a barra em 5 reais" is by how much, "bajé el corte en 180" may be where it is.
        (figure.sort != Sort::Bare || !is(led, "en em por")).then(|| (figure.clone(), is(verb, UP)))
    })
}

/// Where the figure of a fact is after the step; `None` where the step is no measure of it.
fn reached(fact: &Fact<'_>, figure: &Figure, is_up: bool) -> Option<u64> {
    let old = fact.old.as_ref()?;
    // What is kept in words, too, would go on saying the old figure.
    let value = fact.known.value.as_ref()?;
    if value.text.is_some() || value.number.is_none() {
        return None;
    }
    let by = match (figure.sort, old.sort) {
        (Sort::Percent, Sort::Money | Sort::Count) if figure.millis < 100_000 => {
            percent_of(old.millis, figure.millis)?
        }
        (Sort::Money, Sort::Money) | (Sort::Bare, Sort::Money | Sort::Count) => {
            let is_short = figure.may_be_short
                && old.sort == Sort::Money
                && figure.millis.checked_mul(100)? < old.millis
                && old.millis >= 1_000_000;
            let millis = if is_short {
                figure.millis.checked_mul(1_000)?
            } else {
                figure.millis
            };
            // A bare figure that is as big as the old one says where it is.
            if figure.sort == Sort::Bare && millis.checked_mul(2)? > old.millis {
                return None;
            }
            millis
        }
        _ => return None,
    };
    if by == 0 || by > old.millis {
        return None;
    }
    if is_up {
        old.millis.checked_add(by)
    } else {
        old.millis.checked_sub(by).filter(|left| *left > 0)
    }
}
