//! What the person wants, decides, prefers, does by habit, cannot do, suffers, and plans for a day.

use super::decisions::decision;
use super::events::event;
use super::goals::{aim, goal};
use super::group::{Group, Mode};
use super::habits::habit;
use super::limits::constraint;
use super::problems::problem;
use super::reader::{Draft, Reader, sure};
use super::tastes::{manner, preference};
use crate::{Slot, Value};

pub(super) fn read(reader: &mut Reader<'_>) {
    super::rescheduled::read(reader);
    for group in reader.groups.clone() {
        if !reader.is_open(group.start) || !reader.is_open(group.end - 1) {
            continue;
        }
        constraint(reader, &group);
        decision(reader, &group);
        event(reader, &group);
        goal(reader, &group);
        preference(reader, &group);
        problem(reader, &group);
        habit(reader, &group);
    }
    super::events::dated(reader);
    super::habits::routines(reader);
    super::tastes::tones(reader);
    super::decisions::announced(reader);
    super::goals::aims(reader);
    super::limits::bounds(reader);
    nouns(reader);
    super::troubles::read(reader);
}

/// A clause as a subject: from a token to the end of the clause, at most some words.
pub(super) fn stretch(reader: &Reader<'_>, from: usize, most: usize) -> usize {
    let mut to = reader.clause_end(from).min(from + most);
    while to > from + 1
        && reader.is_any(
            to - 1,
            "y e de el la que a en para con los las por un una mi al del o",
        )
    {
        to -= 1;
    }
    to
}

pub(super) fn put(
    reader: &mut Reader<'_>,
    slot: Slot,
    from: usize,
    to: usize,
    start: usize,
    value: Option<Value>,
    confidence: f64,
) {
    if to <= from {
        return;
    }
    let subject = reader.raw(from, to).to_owned();
    let claim = reader.claim();
    reader.add(Draft {
        slot,
        subject,
        value,
        claim,
        confidence,
        from: start.min(from),
        to,
    });
    reader.take(start.min(from), to);
}

/// The token of the verb that carries the meaning.
pub(super) fn verb_token(_: &Reader<'_>, group: &Group) -> usize {
    group.end - 1
}

/// "Mi meta es…", "mi presupuesto es…", "el problema es que…", "háblame de tú".
fn nouns(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let is_link = |reader: &Reader<'_>, from: usize, most: usize| {
            (from..reader.end.min(from + most)).find(|next| {
                reader.is_any(*next, "es son : e is sera seria")
                    && !(reader.is(*next, "e")
                        && reader
                            .token(*next)
                            .is_some_and(|token| token.verb.is_none()))
            })
        };
        if reader.is_any(
            at,
            "meta objetivo goal metas objetivos proposito sueno sonho",
        ) && reader.has(
            at.saturating_sub(3),
            at + 1,
            "mi nuestra la nuestro el minha meu nossa a o my our mis meta como de",
        ) {
            if let Some(link) = is_link(reader, at + 1, 8) {
                if reader.is_any(link - 1, "no nao not") {
                    continue;
                }
                let from = link + 1 + usize::from(reader.is_any(link + 1, "que poder"));
                let to = stretch(reader, from, 11);
                let value = aim(reader, from, to);
                put(reader, Slot::Goal, from, to, at, value, sure::HIGH);
            } else if reader.is_any(at + 1, "de")
                && reader.groups.iter().any(|group| {
                    group.is_own && group.end <= at && group.does("tener poner")
                })
            {
                let to = stretch(reader, at + 2, 11);
                let value = aim(reader, at + 2, to);
                put(reader, Slot::Goal, at + 2, to, at, value, sure::USUAL);
            }
        } else if reader.is_any(
            at,
            "presupuesto orcamento budget tope limite",
        ) {
            let amount = (at + 1..reader.end.min(at + 9)).find_map(|next| reader.amount(next));
            let is_asked = reader
                .groups
                .iter()
                .any(|group| group.is_negated && group.start < at && group.end + 3 > at)
                || reader
                    .groups
                    .iter()
                    .any(|group| matches!(group.mode, Mode::Wish | Mode::Doubt) && group.end <= at);
            if let Some(amount) = amount.filter(|_| !is_asked) {
                let value = reader.money(&amount);
                let to = stretch(reader, at, 10).max(amount.end);
                put(
                    reader,
                    Slot::Constraint,
                    at,
                    to,
                    at,
                    Some(value),
                    sure::USUAL,
                );
            }
        } else if reader.is_any(
            at,
            "problema lio bronca dificultad queja preocupa drama desafio reto",
        ) {
            let link =
                is_link(reader, at + 1, 7).or_else(|| reader.is(at, "preocupa").then_some(at));
            let denied = reader.has(at.saturating_sub(3), at, "no sin ningun hay")
                || reader.is_any(at.wrapping_sub(1), "");
            if let Some(link) = link.filter(|_| !denied) {
                let mut from = link + 1;
                while reader.is_any(
                    from,
                    "que el la los las con mucho de o a en",
                ) {
                    from += 1;
                }
                let to = stretch(reader, from, 10);
                put(reader, Slot::Problem, from, to, at, None, sure::HIGH);
            }
        } else if reader.token(at).is_some_and(|token| {
            token.is_any("\
                hablame tratame tuteame respondeme contestame responde contesta explicame hableme trateme \
                escribeme dime decime fala responda explica dame respondame escribime hablemos tuteemos voseame \
                mandame")
        }) || reader.one_of(
            at,
            "\
                me trate|me hable|que me hables|que me respondas|no uses|no me pongas|sin emojis|\
                sin tecnicismos|evita|no me hables|no me digas|no me trates|nada de emojis|pode me chamar|\
                me chama de|llamame|decime|me responda|me responde",
        ).is_some() {
            manner(reader, at);
        }
    }
}
