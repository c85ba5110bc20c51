//! What is worked with, where a question asked for it.

use super::super::clauses::Clause;
use super::super::equipment::MACHINES;
use super::super::kit::{called, start_of, thing};
use super::super::reader::{Reader, sure};
use super::super::words::{TOOLS, name_at};
use super::parts;
use crate::text::Person;
use crate::{Claim, Slot};

pub(super) fn read(reader: &mut Reader<'_>, is_first: bool) {
    if names_people(reader) {
        return;
    }
    for part in parts(reader) {
        let at = start_of(reader, part);
        if at >= part.end || !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let verb = reader
            .groups
            .iter()
            .find(|group| {
                group.start >= part.start && group.end <= part.end && group.person != Person::None
            })
            .copied();
        let begins = verb.is_none_or(|group| group.start > at || group.end <= at);
        let is_denied = verb.is_some_and(|group| group.is_negated || group.is_over)
            || reader.has(
                part.start,
                part.end,
                "falta faltan quiero queremos necesito",
            );
        if !begins || is_denied {
            continue;
        }
        // "Diseñamos en ipad", "proyecto en Promob".
        let at = with(reader, part, at).unwrap_or(at);
        let Some(phrase) = thing(reader, at, part.end) else {
            continue;
        };
        let is_known =
            reader.is_any(phrase.start, MACHINES) || name_at(reader, phrase.start, TOOLS).is_some();
        if !(is_first || is_known) {
            continue;
        }
        let phrase = called(reader, phrase).unwrap_or(phrase);
        let acts = reader.groups.iter().any(|group| {
            group.person != Person::None
                && group.start >= phrase.end
                && group.start < phrase.end + 2
                && group.start < part.end
                && !reader.is_any(group.start - 1, "que")
                && !(is_known && is_first)
        });
        if acts {
            continue;
        }
        reader.name(Slot::Tool, phrase, Claim::Holds, sure::USUAL);
        reader.take(part.start, phrase.end);
    }
}

/// The named thing behind "en" or "con" in a part that begins with what is done.
fn with(reader: &Reader<'_>, part: Clause, at: usize) -> Option<usize> {
    let does = reader.token(at).is_some_and(|token| {
        token
            .verb
            .is_some_and(|form| form.person == Person::First)
            || token.is_any("agenda ventas pedido pedidos caja caixa cuentas inventario proyecto projeto contabilidad facturas")
    });
    does.then(|| {
        (at + 1..part.end).find(|step| {
            reader.is_any(*step, "en con no na em com por")
                && reader.token(step + 1).is_some_and(|token| {
                    token.is_word()
                        && (token.is_capital
                            || name_at(reader, step + 1, TOOLS).is_some()
                            || reader.is_any(step + 1, MACHINES))
                })
        })
    })
    .flatten()
    .map(|step| step + 1)
}

/// "Tres entrenadores: Jhon, Camilo y la Mafe", "yo, la Javi y la Fran": who works there, where "equipo" meant them.
fn names_people(reader: &Reader<'_>) -> bool {
    // "Renata diseña, Iker hace video".
    let acting = (reader.start..reader.end)
        .filter(|at| {
            super::super::roles::is_name(reader, *at)
                && reader.groups.iter().any(|group| {
                    group.start == at + 1 && group.person == Person::Third && !group.is_negated
                })
        })
        .count();
    if acting > 1 {
        return true;
    }
    (reader.start..reader.end).any(|at| {
        let is_post = super::super::roles::is_role(reader, at)
            || super::super::roles::are_role(reader, at)
            || reader.is_any(at, "yo eu");
        is_post
            && !reader.is_any(at, MACHINES)
            && (at + 2..reader.end.min(at + 5)).any(|next| {
                super::super::roles::is_name(reader, next)
                    && reader.is_any(next - 1, ", : ( y e el la o a")
            })
    })
}
