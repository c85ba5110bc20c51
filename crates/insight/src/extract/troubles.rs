//! What goes badly, by clause: what slips, fails, is missing or costs an effort, again and again.
//!
//! Spanish says a mishap with a pronoun ("se me atrasan los pedidos", "me quedan mal"), Portuguese with a bare verb and
//! how often ("o fornecedor atrasa sempre"). A thing that happened on a day is none.

use super::group::Mode;
use super::intent::put;
use super::mishaps::{breaks, customers_fail, harms, slips, turns_out_badly};
use super::reader::{Reader, sure};
use super::wants::{cannot, falls, is_dear, lacks, stands_badly};
use crate::Slot;
use crate::text::Tense;

/// A day of which something is told.
pub(super) const DAYS: &str = "\
    ayer anoche anteayer antier ontem anteontem pasado pasada passada passado hoy hoje";

/// How often.
pub(super) const OFTEN: &str = "\
    a cada rato|cada rato|diario|a diario|seguido|muy seguido|siempre|todo el tiempo|todas las semanas|cada semana|cada mes|\
    cada dos por tres|a veces|direto|sempre|toda hora|mucho|muchisimo|cada vez|cuando llueve|con la lluvia|demais|muito|\
    demasiado|todos los dias|toda semana|todo mes|frecuentemente|con frecuencia|vuelta y vuelta|a menudo|cada dia|\
    constantemente|en temporada|en verano|en invierno|casi siempre|todo dia|bastante|vira e mexe|toda vez";

pub(super) const PEOPLE: &str = "\
    cliente clientes clienta clientas gente muchos muchas algunos algunas varios nadie ninguem pacientes paciente alumnos \
    muchachos chicos empleados empleada proveedores proveedor repartidores choferes inquilinos huespedes exportadoras empresas \
    compradores vecinos socios albaniles maestros personas mayoristas funcionarios contador tecnico alunos pessoal pessoas \
    cliente fornecedor mensajeros operarios mayoria cuates morros papas padres";

pub(super) fn read(reader: &mut Reader<'_>) {
    nouns(reader);
    let mut start = reader.start;
    while start < reader.end {
        let end = reader.clause_end(start);
        if end > start + 1 {
            clause(reader, start, end);
        }
        start = end.max(start) + 1;
    }
}

/// Whether a problem is known that stands between two tokens.
fn is_known(reader: &Reader<'_>, from: usize, to: usize) -> bool {
    let place = reader.tokens.get(from).map(|token| token.start).zip(
        to.checked_sub(1)
            .and_then(|last| reader.tokens.get(last))
            .map(|token| token.end),
    );
    place.is_some_and(|(from, to)| {
        reader.found.iter().any(|found| {
            found.key.slot == Slot::Problem && found.span.start < to && from < found.span.end
        })
    })
}

fn clause(reader: &mut Reader<'_>, start: usize, end: usize) {
    let signal = (start..end).find(|at| reader.is_open(*at) && is_trouble(reader, *at, start, end));
    let Some(signal) = signal else { return };
    let is_told = reader.has(start, end, DAYS) && !reader.has(start, end, "siempre sempre cada");
    let is_wished = reader.groups.iter().any(|group| {
        group.start >= start
            && group.start < signal
            && (matches!(
                group.mode,
                Mode::Wish | Mode::Plan | Mode::Doubt | Mode::Decision | Mode::Preference
            ) || matches!(
                group.tense,
                Tense::Future | Tense::Conditional | Tense::Imperfect
            ))
    });
    // A reason is no statement of its own: "subí los precios porque la gente reclama".
    let is_reason = reader.is_any(start.wrapping_sub(1), "porque pq because")
        || start >= 2 && reader.is_any(start - 2, "ya") && reader.is_any(start - 1, "que");
    // A sentence tells one trouble, with its causes and effects.
    let is_told = is_told
        || reader
            .find(start, end, "ultima vez|una vez|la otra vez|uma vez")
            .is_some();
    let is_told = is_told || is_reason || is_known(reader, reader.start, reader.end);
    let is_others = reader.has(
        start,
        signal,
        "vecino vecina competencia primo cunado vizinho",
    );
    let (mut from, to) = (start.max(signal.saturating_sub(9)), end.min(signal + 11));
    if is_told || is_wished || is_others || is_known(reader, from, to) {
        return;
    }
    while from < signal
        && reader.is_any(
            from,
            "\
                y e es que pero porque pues la verdad lo malo tambien ahora oye fijate ah bueno eh mira ay uy obvio si hola ni \
                ya entonces como te digo",
        )
        && !(reader.is_any(from, "la") && !reader.is_any(from + 1, "verdad"))
    {
        from += 1;
    }
    // "El ticket anda en 22 mil y entra menos gente": the figure before "y" is another matter.
    if let Some(joint) = (from..signal).rev().find(|at| reader.is_any(*at, "y e"))
        && (from..joint).any(|at| reader.amount(at).is_some())
    {
        from = joint + 1;
    }
    let from = (from..=signal)
        .find(|at| reader.is_open(*at))
        .unwrap_or(signal);
    let mut to = (signal..to).find(|at| !reader.is_open(*at)).unwrap_or(to);
    while to > signal + 1
        && reader.is_any(
            to - 1,
            "y e de el la que a en para con los las por un una mi al del o pra no",
        )
    {
        to -= 1;
    }
    // "Nos está matando" does not say what.
    let says = (from..to)
        .filter(|at| {
            reader.token(*at).is_some_and(|token| {
                token.is_word()
                    && token.norm.len() > 2
                    && !crate::text::is_function_word(&token.norm)
                    && !token.is_any("eso esto todo esta estan nos mas muy")
            })
        })
        .count();
    if says >= 2 {
        put(reader, Slot::Problem, from, to, from, None, sure::LIKELY);
    }
}

/// Whether a trouble is said at a token of a clause.
fn is_trouble(reader: &Reader<'_>, at: usize, start: usize, end: usize) -> bool {
    slips(reader, at, end)
        || harms(reader, at, end)
        || cannot(reader, at, end)
        || lacks(reader, at, end)
        || breaks(reader, at, start, end)
        || customers_fail(reader, at, start, end)
        || falls(reader, at, end)
        || is_dear(reader, at, start, end)
        || stands_badly(reader, at, end)
        || turns_out_badly(reader, at, start, end)
}

pub(super) fn has_money(reader: &Reader<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        reader.amount(at).is_some_and(|amount| {
            !amount.is_percent
                && (amount.is_money
                    || amount.number.is_multiplied
                    || amount.number.millis >= 1_000_000)
        })
    })
}

pub(super) fn is_infinitive(reader: &Reader<'_>, at: usize) -> bool {
    reader.token(at).is_some_and(|token| {
        token
            .verb
            .is_some_and(|form| form.tense == Tense::Infinitive)
            || token.is_word()
                && token.norm.len() > 4
                && token.norm.ends_with('r')
                && !token.is_capital
                && !token.is_any("mejor mayor menor lugar taller mujer azucar celular")
    })
}

/// "Lo malo es que…", "lo que más me duele es…", "mi dolor de cabeza son…".
fn nouns(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        let Some(behind) = reader.one_of(
            at,
            "\
                lo malo|lo feo|lo dificil|lo complicado|lo mas dificil|lo mas complicado|lo mas pesado|lo peor|lo que mas|o ruim|\
                o dificil|o mais dificil|o pior|o que mais|dolor de cabeza|talon de aquiles|cuello de botella|mi coco|mi karma|\
                la traba|dor de cabeca|mi calvario|mi cruz|maior dificuldade|mayor dificultad|mayor problema|principal problema|\
                lo unico malo|gargalo|nuestro problema|mi problema",
        ) else {
            continue;
        };
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let stop = reader.clause_end(behind);
        let Some(link) = (behind..stop.min(behind + 6)).find(|next| {
            reader.is_any(*next, "es son sao")
                || reader.is(*next, "e")
                    && reader
                        .token(*next)
                        .is_some_and(|token| token.verb.is_some())
        }) else {
            continue;
        };
        // "Lo que más vendo es…" tells a product.
        if reader.says(at, "lo que mas") || reader.says(at, "o que mais") {
            let hurts = reader.has(
                behind,
                link,
                "duele cuesta preocupa complica mata jode falla batallo sufro falta estresa frena pega atrapalha preocupan molesta pesa renego",
            );
            if !hurts {
                continue;
            }
        }
        let mut from = link + 1;
        while reader.is_any(from, "que el la los las con o a os as de lo") {
            from += 1;
        }
        let to = stop.min(from + 10);
        if to > from
            && !is_known(reader, from, to)
            && !reader.has(at.saturating_sub(2), at, "no sin")
        {
            put(reader, Slot::Problem, from, to, at, None, sure::USUAL);
        }
    }
}
