//! Who competes.

use super::group::Mode;
use super::names::proper;
use super::reader::{Reader, sure};
use crate::Slot;

pub(super) fn competitors(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) {
            continue;
        }
        // "El Oxxo abrió enfrente", "abrieron un D1 a la vuelta".
        let near = reader.one_of(at, "enfrente|al frente|a la vuelta|al lado|a media cuadra|cerca|a una cuadra|a dos cuadras|a tres cuadras|na frente|do lado|perto").filter(|_| {
            reader.groups.iter().any(|group| group.start < at && group.start + 8 > at && group.person == crate::text::Person::Third && group.does("abrir poner instalar llegar quedar"))
        });
        if near.is_some() {
            let from = reader.clause_start(at);
            let name = (from..at).rev().find(|next| {
                reader.token(*next).is_some_and(|token| {
                    token.is_capital && token.is_word() && *next > reader.start
                }) && reader.is_any(next - 1, "un el la una o um uma a")
            });
            let ours = reader.has(
                from,
                at,
                "mi nuestro nuestra mis sucursal local tienda taller negocio casa proveedor",
            );
            if let Some(start) = name.filter(|_| !ours) {
                let end = named(reader, start).map_or(start + 1, |(_, end)| end.min(at));
                let claim = reader.claim();
                reader.name(
                    Slot::Competitor,
                    super::phrase::Phrase {
                        start,
                        end: end.max(start + 1),
                    },
                    claim,
                    sure::LIKELY,
                );
                continue;
            }
        }
        let noun = reader.is_any(
            at,
            "\
                competencia competidor competidora competidores concorrente concorrentes concorrencia \
                competitor competitors rival rivales",
        );
        let verb = reader
            .groups
            .iter()
            .find(|group| {
                (group.start == at || group.end == at + 1)
                    && group.does("competir")
                    && (group.is_own || group.is_to_us)
                    && !group.is_negated
                    && group.mode == Mode::Plain
            })
            .copied();
        let from = if noun {
            let is_said = (at + 1..reader.end.min(at + 6)).find(|next| {
                reader.is_any(*next, "es son : e sao is are se")
                    && !(reader.is(*next, "e")
                        && reader
                            .token(*next)
                            .is_some_and(|token| token.verb.is_none()))
            });
            match is_said {
                Some(next) => next + 1 + usize::from(reader.is_any(next + 1, "llama chama")),
                None if reader.is(at + 1, ",")
                    || reader.token(at + 1).is_some_and(|token| token.is_capital) =>
                {
                    at + 1 + usize::from(reader.is(at + 1, ","))
                }
                None => continue,
            }
        } else if let Some(group) = verb {
            // "Me compite Abastible", "compito con Bimbo".
            let is_theirs = group.is_to_us && group.person == crate::text::Person::Third;
            if is_theirs && reader.token(group.end).is_some_and(|token| token.is_capital) {
                group.end
            } else if reader.is_any(group.end, "con contra com") {
                group.end + 1
            } else {
                continue;
            }
        } else if let Some(behind) = reader.one_of(at, "concorro com|concorremos com|disputo con|me disputo con|peleo con|competimos com") {
            behind
        } else if reader
            .one_of(
                at,
                "\
                    es mi competencia|es nuestra competencia|es mi competidor|son mi competencia|\
                    es la competencia|es nuestro competidor|es mi principal competencia|e meu concorrente|\
                    nos hace competencia|nos hace la competencia|me hace competencia|es mi competidora|\
                    son nuestra competencia|nos quita clientes|me quita clientes|es competencia",
            )
            .is_some()
        {
            let Some(phrase) =
                super::phrase::phrase_before(reader.tokens, rival_end(reader, at), reader.clause_start(rival_end(reader, at)))
                    .filter(|phrase| !reader.is_any(phrase.start, "eso ella el esto"))
            else {
                continue;
            };
            let claim = reader.claim();
            reader.name(Slot::Competitor, phrase, claim, sure::HIGH);
            reader.take(phrase.start, phrase.end);
            continue;
        } else {
            continue;
        };
        let mut from = from;
        while reader.is_any(
            from,
            "la el los las a o una un principalmente sobre todo directa principal",
        ) && !reader.token(from).is_some_and(|token| token.is_capital)
        {
            from += 1;
        }
        // "La bodega Los Álamos": the name stands behind its trade.
        if reader
            .token(from)
            .is_some_and(|token| token.is_word() && !token.is_capital)
            && reader.token(from + 1).is_some_and(|token| token.is_capital)
        {
            from += 1;
        }
        if reader.token(from).is_none_or(|token| {
            token.is_any("mucha muy fuerte dura desleal barata mas grande alta bastante poca cada")
        }) {
            continue;
        }
        let mut next = from;
        for _ in 0..6 {
            let Some((start, end)) = named(reader, next) else {
                break;
            };
            let claim = reader.claim();
            reader.name(
                Slot::Competitor,
                super::phrase::Phrase { start, end },
                claim,
                sure::HIGH,
            );
            reader.take(start, end);
            if !reader.is_any(end, ", y e and") {
                break;
            }
            next = end + 1;
            while reader.is_any(next, "la el los y con")
                && !reader.token(next).is_some_and(|token| token.is_capital)
            {
                next += 1;
            }
            if reader.token(next).is_none_or(|token| !token.is_capital) {
                break;
            }
        }
    }
}

pub(super) fn named(reader: &Reader<'_>, at: usize) -> Option<(usize, usize)> {
    if reader
        .token(at)
        .is_some_and(|token| token.is_capital || token.is("\""))
    {
        return proper(reader, at);
    }
    reader.phrase(at).map(|phrase| (phrase.start, phrase.end))
}

/// "Brasil Idiomas, que é meu concorrente": the name ends before the comma.
fn rival_end(reader: &Reader<'_>, at: usize) -> usize {
    if at >= reader.start + 2 && reader.is(at - 1, "que") && reader.is(at - 2, ",") {
        at - 2
    } else {
        at
    }
}
