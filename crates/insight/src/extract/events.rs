//! What happens on a day.

use super::group::{Group, Mode};
use super::phrase::Phrase;
use super::reader::{Draft, Reader, sure};
use crate::text::{Person, Tense, day_at, weekday};
use crate::{Slot, Value};

const HAPPENS: &str = "\
    despachar enviar despachar inaugurar abrir celebrar cumplir tener hacer lanzar ser ir festejar estrenar vencer empezar participar \
    cerrar entregar mudar estar llegar venir viajar presentar salir comenzar haber iniciar terminar pagar caer \
    arrancar realizar organizar tomar reunir recibir montar dar exponer volver poner firmar instalar atender \
    tocar entrar visitar";

pub(super) fn event(reader: &mut Reader<'_>, group: &Group) {
    if !group.does(HAPPENS)
        || group.is_negated
        || matches!(
            group.mode,
            Mode::Doubt | Mode::Wish | Mode::Stop | Mode::Ability
        )
        || group.mode == Mode::Preference
    {
        return;
    }
    if matches!(group.tense, Tense::Past | Tense::Imperfect) && !matches!(group.mode, Mode::Plan) {
        let may_be_present = group.does("inaugurar abrir celebrar festejar lanzar estrenar")
            && reader
                .token(group.end - 1)
                .is_some_and(|token| token.norm.ends_with("mos"));
        if !may_be_present {
            return;
        }
    }
    let stop = reader.end.min(group.end + 16);
    let from = reader.clause_start(group.start);
    let found = (group.end..stop)
        .find_map(|at| {
            day_at(reader.tokens, at, stop, reader.context.today).map(|(day, end)| (at, day, end))
        })
        .or_else(|| {
            (from..group.start).find_map(|at| {
                day_at(reader.tokens, at, group.start, reader.context.today)
                    .map(|(day, end)| (at, day, end))
            })
        });
    let Some((at, day, end)) = found else { return };
    // "Hoy", "mañana" and a bare weekday make an event only with a thing that happens.
    let is_term = reader.is_any(at, "en em in")
        && (group.does("entregar ser enviar") || reader.is_any(end, "habiles uteis"));
    if is_term {
        return;
    }
    let is_vague = reader.is_any(at, "hoy hoje today");
    if is_vague
        || day < reader.context.today
        || crate::text::hours_at(reader.tokens, at, reader.end).is_some()
    {
        return;
    }
    let is_ours = group.is_own || group.person == Person::Third;
    if !is_ours {
        return;
    }
    let thing = reader
        .phrase(
            group.end
                + usize::from(group.lemma == "estar" && reader.is_any(group.end, "en no na em")),
        )
        .filter(|phrase| (phrase.start < at || at < group.start) && !day_like(reader, *phrase))
        .or_else(|| after_date(reader, end, at))
        .or_else(|| {
            super::phrase::phrase_before(reader.tokens, group.start, from).filter(|phrase| {
                !day_like(reader, *phrase) && phrase.start > at || at > group.start
            })
        });
    let plain = group.does("\
            tener hacer ser ir estar llegar venir haber recibir dar pagar poner tomar entregar salir cerrar \
            caer tocar atender entrar volver empezar");
    let thing = thing.filter(|phrase| !day_like(reader, *phrase));
    let (subject_from, subject_to) = match thing {
        Some(phrase) => (phrase.start, phrase.end),
        None if !plain => (group.end - 1, group.end),
        None => return,
    };
    let verb = reader.raw(group.end - 1, group.end);
    let subject = if plain || thing.is_none() {
        reader.raw(subject_from, subject_to).to_owned()
    } else {
        format!("{verb} {}", reader.raw(subject_from, subject_to))
    };
    let claim = reader.claim();
    let (lo, hi) = (
        at.min(group.start).min(subject_from),
        end.max(group.end).max(subject_to),
    );
    reader.add(Draft {
        slot: Slot::Event,
        subject,
        value: Some(Value {
            date: Some(day),
            ..Value::default()
        }),
        claim,
        confidence: sure::HIGH,
        from: lo,
        to: hi,
    });
    reader.take(at, end);
}

fn after_date(reader: &Reader<'_>, end: usize, _: usize) -> Option<Phrase> {
    let next = end + usize::from(reader.is_any(end, "es tenemos tengo hacemos"));
    reader
        .phrase(next)
        .filter(|phrase| !day_like(reader, *phrase) && !reader.is_any(phrase.start, "las noche"))
}

fn day_like(reader: &Reader<'_>, phrase: Phrase) -> bool {
    reader.token(phrase.start).is_some_and(|token| {
        weekday(&token.norm).is_some()
            || crate::text::MONTHS
                .iter()
                .any(|names| names.contains(&token.norm.as_str()))
            || token.is_any("dia proximo manana semana mes fecha ano proxima sera")
            || token.sort == crate::text::Sort::Number
    })
}
