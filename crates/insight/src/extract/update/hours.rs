//! One end of known opening hours: "ahora cerramos a las 9" leaves when it opens.

use super::super::group::Mode;
use super::clause::Clause;
use super::facts::{Fact, Facts};
use super::marks::Change;
use super::over::Over;
use super::writing::Place;
use crate::text::{Token, hours_at, tokens, weekday};
use crate::{Candidate, Slot};

/// Which end of the hours a clause moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Opening,
    Closing,
}

/// The known hours that some clauses change, with their new text: the place of the fact, the candidate, and the tokens.
pub(super) fn changed(
    facts: &Facts<'_>,
    place: &Place<'_>,
    clauses: &[Clause],
) -> Vec<(usize, Candidate)> {
    let mut found: Vec<(usize, Candidate)> = Vec::new();
    // "Desde el lunes abrimos a las 6 y cerramos a las 8": the second end joins the first.
    let mut last: Option<(usize, Change)> = None;
    for (at, clause) in clauses.iter().enumerate() {
        let carried = last
            .take()
            .filter(|(behind, _)| *behind == at)
            .map_or(Change::None, |(_, change)| change);
        let before = at.checked_sub(1).and_then(|before| clauses.get(before));
        // "Ya no cierro a las 6, cierro a las 8".
        let is_denied = before.is_some_and(|before| {
            before
                .groups
                .iter()
                .any(|group| group.is_over && group.does("abrir cerrar atender trabajar"))
        });
        let change = if is_denied {
            Change::Moved
        } else {
            before
                .filter(|before| {
                    clause.groups.is_empty()
                        || before.figures.is_empty() && before.change == Change::TakenBack
                })
                .map_or(clause.change, |before| before.change.max(clause.change))
                .max(carried)
        };
        if !clause.is_open || clause.is_unreal(place.tokens) || change == Change::None {
            continue;
        }
        let Some((end, hour)) = moved(place.tokens, clause, before) else {
            continue;
        };
        let Some(fact) = about(facts, place.tokens, clause) else {
            continue;
        };
        let so_far = found
            .iter()
            .rfind(|(other, _)| *other == fact && carried != Change::None)
            .and_then(|(_, candidate)| candidate.value.as_ref()?.text.clone())
            .or_else(|| facts.all.get(fact)?.text().map(str::to_owned));
        let text = so_far.and_then(|said| joined(place, &said, end, hour, clause.to));
        if let Some((text, stop)) = text
            && let Some(candidate) = facts
                .all
                .get(fact)
                .and_then(|known| place.with_text(known, text, clause.from, stop))
        {
            found.push((fact, candidate));
            last = Some((at + 1, change));
        }
    }
    found
}

/// "Hasta las 10" of a shop that closed at 23:00 is 22:00.
fn in_the_evening(text: &str, until: &str) -> Option<String> {
    let hour = |text: &str| text.get(..2).and_then(|hour| hour.parse::<u32>().ok());
    let (from, to) = text.split_once('-')?;
    let (opens, closes, closed) = (hour(from)?, hour(to)?, hour(until)?);
    (closed > 12 && closes < 12 && closes + 12 > opens && closes >= 4).then(|| {
        format!(
            "{from}-{:02}{}",
            closes + 12,
            to.get(2..).unwrap_or_default()
        )
    })
}

/// The days that were closed and are so no longer: "los jueves ahora sí abrimos".
pub(super) fn opened(facts: &Facts<'_>, all: &[Token], clauses: &[Clause]) -> Vec<Over> {
    let mut found: Vec<Over> = Vec::new();
    for clause in clauses {
        let opens = clause.groups.iter().any(|group| {
            group.does("abrir atender trabajar")
                && group.is_own
                && group.is_now()
                && group.mode == Mode::Plain
                && !group.is_negated
                && !group.is_over
        });
        let is_new = (clause.from..clause.to).any(|at| {
            all.get(at).is_some_and(|token| {
                token.is_any("ya ahora tambien desde agora ja tambem ahorita hasta empezamos")
            })
        });
        let has_hours = (clause.from..clause.to).any(|at| hours_at(all, at, clause.to).is_some());
        if !opens || !is_new || has_hours || !clause.is_open || clause.is_unreal(all) {
            continue;
        }
        let is_closed = |fact: &Fact<'_>| {
            fact.key.slot == Slot::Hours && fact.text().is_some_and(|text| text == "cerrado")
        };
        for hit in facts.named(&clause.words, is_closed) {
            let is_whole = facts
                .all
                .get(hit.fact)
                .is_some_and(|fact| hit.words >= fact.words.len());
            if is_whole && !found.iter().any(|over| over.fact == hit.fact) {
                found.push(Over {
                    fact: hit.fact,
                    from: clause.from,
                    to: clause.to,
                });
            }
        }
    }
    found
}

/// Which end moves, and where its hour begins.
fn moved(all: &[Token], clause: &Clause, before: Option<&Clause>) -> Option<(End, usize)> {
    let is = |at: usize, words: &'static str| {
        at < clause.to && all.get(at).is_some_and(|token| token.is_any(words))
    };
    let verb = |clause: &Clause| {
        clause
            .groups
            .iter()
            .find(|group| group.does("abrir cerrar atender trabajar") && !group.is_impersonal)
            .copied()
    };
    let own = verb(clause).filter(|group| !group.is_negated);
    // "Ya no cerramos a las 8 sino a las 9".
    let denied = before
        .and_then(verb)
        .filter(|group| group.is_negated && clause.groups.is_empty());
    // "Ahora abro más temprano, a las 7".
    let carried = before
        .and_then(verb)
        .filter(|group| !group.is_negated && clause.groups.is_empty());
    // "Extendimos el horario hasta las 9".
    let extends = (clause.from..clause.to)
        .any(|at| is(at, "extendimos extendi ampliamos amplie alargamos alargue recortamos recorte acortamos estendemos estiramos estire"))
        && (clause.from..clause.to).any(|at| {
            is(at, "horario horarios atencion jornada")
                || all
                    .get(at)
                    .is_some_and(|token| weekday(&token.norm).is_some())
        });
    if extends {
        let at = (clause.from..clause.to).find(|at| is(*at, "hasta ate"))?;
        let hour = at + 1 + usize::from(is(at + 1, "las la as"));
        return Some((End::Closing, hour));
    }
    // "El cierre ahora es a las 8".
    let noun = (clause.from..clause.to).find_map(|at| {
        if is(at, "apertura abertura") {
            Some(End::Opening)
        } else if is(at, "cierre fechamento") {
            Some(End::Closing)
        } else {
            None
        }
    });
    if let Some(end) = noun {
        let at = (clause.from..clause.to).rfind(|at| is(*at, "las la as"))?;
        return Some((end, at + 1));
    }
    let group = own.or(denied).or(carried)?;
    // "Empiezo a atender a las 8".
    let begins = (group.start..group.end).any(|at| {
        is(at, "empiezo empezamos arranco arrancamos comienzo comenzamos inicio iniciamos comeco comecamos")
    });
    // "En vez de las 9 abro a las 8": the hour stands behind the verb, where one does.
    let behind = own.map_or(clause.from, |group| group.end);
    (behind..clause.to)
        .chain(clause.from..behind)
        .find_map(|at| {
            if !is(at, "a as las la") || !is(at + 1, "las la") && !is(at, "as las") {
                return None;
            }
            let hour = at + 1 + usize::from(is(at + 1, "las la"));
            let led = at.checked_sub(1).filter(|led| *led >= clause.from);
            let leads =
                |words: &'static str| led.is_some_and(|led| is(led, words)) || is(at, words);
            let end = if leads("hasta ate") {
                End::Closing
            } else if leads("desde") || leads("de") && group.does("abrir") {
                End::Opening
            } else if group.does("cerrar") {
                End::Closing
            } else if group.does("abrir") || begins {
                End::Opening
            } else {
                return None;
            };
            Some((end, hour))
        })
}

/// The hours of the days that are named, or those without days, or the only ones.
fn about(facts: &Facts<'_>, all: &[Token], clause: &Clause) -> Option<usize> {
    let is_open = |fact: &Fact<'_>| {
        fact.key.slot == Slot::Hours
            && fact
                .text()
                .is_some_and(|text| text.matches('-').count() == 1)
    };
    // "A partir del lunes" is when it begins.
    let names_days = (clause.from..clause.to).any(|at| {
        all.get(at)
            .is_some_and(|token| weekday(&token.norm).is_some())
            && !(at.saturating_sub(2)..at).any(|led| {
                all.get(led)
                    .is_some_and(|token| token.is_any("partir desde"))
            })
    });
    if names_days {
        return facts.best(&facts.named(&clause.words, is_open));
    }
    facts
        .only(|fact| is_open(fact) && fact.words.is_empty())
        .or_else(|| facts.only(is_open))
}

/// The hours with their new end, read as a person would who knows the other.
fn joined(
    place: &Place<'_>,
    said: &str,
    end: End,
    hour: usize,
    to: usize,
) -> Option<(String, usize)> {
    let (from, until) = said.split_once('-')?;
    let stop = (hour..to.min(hour + 6)).last()? + 1;
    // The longest stretch that is an hour.
    (hour + 1..=stop).rev().find_map(|stop| {
        let said = place.raw(hour, stop);
        let whole = match end {
            End::Opening => format!("de {said} a {until}"),
            End::Closing => format!("de {from} a {said}"),
        };
        let all = tokens(&whole);
        let hours = hours_at(&all, 0, all.len()).filter(|hours| hours.end == all.len())?;
        let is_marked = (hour..stop).any(|at| {
            place
                .tokens
                .get(at)
                .is_some_and(|token| token.is_any("am pm manana madrugada manha"))
        });
        let text = if end == End::Closing && !is_marked {
            in_the_evening(&hours.text, until).unwrap_or(hours.text)
        } else {
            hours.text
        };
        Some((text, stop))
    })
}
