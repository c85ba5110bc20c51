//! People who came or went, by their number: "contraté a dos más", "se fueron tres costureras".

use super::super::roles::ROLES;
use super::super::team::names_workers;
use super::choice::By;
use super::clause::Clause;
use super::facts::{Fact, Facts};
use super::figure::{Figure, Sort};
use super::marks::stays;
use super::writing::Place;
use crate::text::{Sort as TokenSort, Token, has_word, number_at, stem};
use crate::{Candidate, Slot};

/// The business takes somebody on, or they come by themselves.
const HIRES: &str = "contrate contratamos incorpore incorporamos contratei contratado contratados";
const COMES: &str = "\
    meti metimos agregue agregamos sume sumamos sumo sumaron entro entraron llegaron llego unieron unio unido sumado tome \
    tomamos chegou chegaram entrou entraram arranco arrancaron ingresaron ingreso inscribieron anotaron";
/// The business gets more of what it counts.
const GETS: &str = "pusimos puse compramos compre instalamos instale";
/// The business lets somebody go, or they leave by themselves.
const FIRES: &str = "despedi despedimos eche echamos raje rajamos demiti demitimos";
const LEAVES: &str = "\
    fue fueron renuncio renunciaron retiro retiraron salio salieron saiu sairam perdi perdimos perdeu corri corrimos \
    desafiliaron";
/// The business has less of what it counts: "quitamos dos mesas".
const DROPS: &str = "quitamos quite cerramos cerre desmontamos";
/// The figure that holds afterwards, which says more than who came or went.
const HOLDS: &str =
    "somos son quedamos quedan quede quedo ficamos sao ficaram tenemos tengo tiene hay serian";

/// The most people that come or go in one message.
const MOST: u64 = 200;

/// The facts whose count some clauses change, with their new count.
pub(super) fn changed(
    facts: &Facts<'_>,
    place: &Place<'_>,
    clauses: &[Clause],
) -> Vec<(usize, Candidate)> {
    let all = place.tokens;
    let mut found = Vec::new();
    if clauses.iter().any(|clause| says_what_holds(all, clause)) {
        return found;
    }
    for clause in clauses {
        if !clause.is_open || clause.is_unreal(all) || stays(all, clause.from, clause.to) {
            continue;
        }
        let Some(step) = step(all, clause) else {
            continue;
        };
        let is_counted = |fact: &Fact<'_>| {
            fact.old.as_ref().is_some_and(|old| {
                old.sort == Sort::Count && (!step.is_less || old.millis > step.count * 1_000)
            }) && fact
                .known
                .value
                .as_ref()
                .is_some_and(|value| value.text.is_none())
        };
        let noun = step.noun.as_ref();
        let named = noun.and_then(|noun| {
            let words = std::iter::once(noun.clone()).collect();
            let is_wanted = |fact: &Fact<'_>| fact.key.slot == Slot::Metric && is_counted(fact);
            facts.best(&facts.named(&words, is_wanted))
        });
        let of_team = || {
            let is_of_team = step.is_worker || noun.is_none() && step.is_plain;
            is_of_team
                .then(|| facts.only(|fact| fact.key.slot == Slot::TeamSize && is_counted(fact)))
                .flatten()
        };
        let Some(at) = named.or_else(of_team) else {
            continue;
        };
        let candidate = facts.all.get(at).and_then(|fact| {
            let old = fact.old.as_ref()?.millis;
            let millis = if step.is_less {
                old.checked_sub(step.count * 1_000)?
            } else {
                old.checked_add(step.count * 1_000)?
            };
            let new = Figure {
                sort: Sort::Count,
                millis,
                day: None,
                month_day: None,
                currency: None,
                may_be_short: false,
                start: step.at,
                number_end: step.end,
                end: step.end,
            };
            place.changed(fact, &new, clause.from, By::Words)
        });
        found.extend(candidate.map(|candidate| (at, candidate)));
    }
    found
}

/// Somebody who came or went.
struct Step {
    count: u64,
    is_less: bool,
    /// Whether the verb alone says that it is about who works there.
    is_plain: bool,
    /// What is counted, if that is said.
    noun: Option<String>,
    is_worker: bool,
    at: usize,
    end: usize,
}

fn step(all: &[Token], clause: &Clause) -> Option<Step> {
    let is = |at: usize, words: &'static str| {
        at >= clause.from && at < clause.to && all.get(at).is_some_and(|token| token.is_any(words))
    };
    let verb = (clause.from..clause.to).find(|at| {
        is(*at, HIRES)
            || is(*at, COMES)
            || is(*at, GETS)
            || is(*at, FIRES)
            || is(*at, LEAVES)
            || is(*at, DROPS)
    })?;
    let is_denied = clause
        .groups
        .iter()
        .any(|group| group.is_negated && group.start <= verb && verb < group.end);
    let is_less = is(verb, FIRES) || is(verb, LEAVES) || is(verb, DROPS);
    let is_gone = !is(verb, "fue fueron") || (verb.saturating_sub(2)..verb).any(|at| is(at, "se"));
    if is_denied || !is_gone {
        return None;
    }
    let mut at = verb + 1;
    while is(at, "a como otros otras ya mais mas outros apenas unos solo") && at < verb + 4 {
        at += 1;
    }
    let (count, end, start) = count_at(all, at, clause.to)
        .map(|(count, end)| (count, end, at))
        .or_else(|| {
            // "Dos guías se retiraron".
            (clause.from..verb.min(clause.from + 3)).find_map(|at| {
                let (count, end) = count_at(all, at, verb)?;
                (end + 3 >= verb).then_some((count, end, at))
            })
        })?;
    let mut next = end;
    let mut is_more = (verb + 1..start).any(|at| is(at, "mas mais otros otras outros"))
        || is(start, "otro otra outro outra");
    while is(next, "mas mais nuevos nuevas novos novas nuevo nueva") {
        is_more = true;
        next += 1;
    }
    let token = all.get(next).filter(|_| next < clause.to && next != verb);
    let noun = token
        .filter(|token| {
            token.sort == TokenSort::Word
                && !crate::text::is_function_word(&token.norm)
                && !token.is_any(
                    "se hoy ayer hace porque ya la esta este tambien tambem pues ahi asi nomas",
                )
                && token.verb.is_none_or(|form| !form.is_plain)
        })
        .map(|token| stem(&token.norm));
    let is_worker = token.is_some_and(|token| names_worker(&token.norm)) && !is(verb, GETS);
    is_more |= is(next + 1, "mas mais nuevos nuevas novos novas nuevo nueva");
    let is_plain = match (is(verb, HIRES), is(verb, FIRES)) {
        (true, _) | (_, true) => true,
        _ if is(
            verb,
            "fueron fue renuncio renunciaron retiraron retiro sairam saiu",
        ) =>
        {
            true
        }
        // "Entraron dos" may be clients.
        _ => {
            is_more
                && is(
                    verb,
                    "meti metimos agregue agregamos sume sumamos tome tomamos sumaron unieron",
                )
        }
    };
    Some(Step {
        count,
        is_less,
        is_plain,
        noun,
        is_worker,
        at: verb.min(start),
        end: end.max(verb + 1),
    })
}

/// Whether a word names one or more of those who work there.
fn names_worker(word: &str) -> bool {
    names_workers(word)
        || has_word(ROLES, word)
        || has_word(MORE_WORKERS, word)
        || names_workers(&format!("{word}s"))
        || names_workers(&format!("{word}es"))
}

const MORE_WORKERS: &str = "\
    guia guias peon peones operaria operarias operario terapeuta terapeutas companero companera companeros companeras \
    persona personas pessoa pessoas empleado empleada artesana artesano artesanas profe ninera nana aprendiz aprendices \
    menina meninas menino meninos rapaz rapazes moca mocas moco mocos gente \
    practicante pasante estagiario estagiaria motorista cozinheira cozinheiro ajudante ajudantes vendedor vendedora pibe \
    piba chavo chava joven jovenes senor senora senoras senores instructores auxiliares tecnicos obrero obreros";

/// How many, and the token behind it.
fn count_at(all: &[Token], at: usize, to: usize) -> Option<(u64, usize)> {
    let token = all.get(at).filter(|_| at < to)?;
    if token.is_any("un una uno um uma otro otra outro outra") {
        return Some((1, at + 1));
    }
    let number = number_at(all, at, to)?;
    let is_whole = number.millis.is_multiple_of(1_000) && !number.is_slang;
    let count = number.millis / 1_000;
    (is_whole && (1..=MOST).contains(&count)).then_some((count, number.end))
}

/// "Quedamos 4": how many there are now.
fn says_what_holds(all: &[Token], clause: &Clause) -> bool {
    clause.figures.iter().any(|figure| {
        figure.sort == Sort::Bare
            && (figure.start.saturating_sub(3).max(clause.from)..figure.start)
                .any(|at| all.get(at).is_some_and(|token| token.is_any(HOLDS)))
    }) || (clause.from..clause.to).any(|at| {
        all.get(at).is_some_and(|token| token.is_any(HOLDS))
            && all
                .get(at + 1)
                .filter(|_| at + 1 < clause.to)
                .is_some_and(|token| token.is_any("uno una um uma solo"))
    })
}
