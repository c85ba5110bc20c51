//! What the person has decided.

use super::group::{Group, Mode};
use super::intent::{put, stretch, verb_token};
use super::reader::{Reader, sure};
use crate::Slot;

pub(super) fn decision(reader: &mut Reader<'_>, group: &Group) {
    let decided = group.mode == Mode::Decision
        && group.is_own
        && !group.is_negated
        && group.lemma != "decidir"
        || group.mode == Mode::Plan
            && group.is_own
            && !group.is_negated
            && group.is_now()
            && reader.has(group.start, group.end, "vamos voy vou")
            && group.does("\
            cerrar dejar cambiar quitar contratar agregar subir eliminar sacar abrir empezar invertir lanzar \
            mudar aumentar comprar despedir meter vender bajar usar aceptar cobrar poner hacer")
            && (reader.has(
                reader.clause_start(group.start),
                group.start,
                "decidido ya definitivamente decidimos definido entonces",
            ) && reader.has(
                reader.start,
                group.start,
                "decidido decidimos definido definitivamente",
            ));
    let noun =
        group.lemma == "tomar" && group.is_own && reader.has(group.end, group.end + 4, "decision");
    let bare = group.lemma == "decidir"
        && group.mode == Mode::Plain
        && group.is_own
        && !group.is_negated
        && reader.is_any(group.end, "que no por ya mejor");
    if !decided && !noun && !bare {
        return;
    }
    let from = if decided {
        verb_token(reader, group)
    } else {
        (group.end..reader.end.min(group.end + 5))
            .find(|at| reader.is_any(*at, "de que por no"))
            .map_or(group.end, |at| at + usize::from(!reader.is(at, "no")))
    };
    let from = if decided && reader.is_any(from.wrapping_sub(1), "no") {
        from - 1
    } else {
        from
    };
    let to = stretch(reader, from, 10);
    if decided && group.end - 1 < from {
        return;
    }
    put(
        reader,
        Slot::Decision,
        from,
        to,
        group.start,
        None,
        sure::HIGH,
    );
}

/// Decisions that are announced: "ya lo decidí, en octubre le pongo gas", "optamos por subir los precios".
pub(super) fn announced(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let said = reader.one_of(
            at,
            "\
                ya lo decidi|ya lo decidimos|lo decidi|ya decidi|ja decidi|ya esta decidido|esta decidido|decidido|lo que decidi es|\
                lo que decidimos es|optamos por|opte por|optei por|quedamos en|quedamos que|quede en|resolvimos|resolvi|resolvemos|definimos|\
                defini|acordamos|acorde|determinamos|decidi|decidimos|al final me quedo con|al final nos quedamos con|ja ta decidido|\
                ficou decidido|se decidio|ya es un hecho|acordado|lo que yo decidi es|ya tome la decision|tomamos la decision de|\
                bati o martelo|me decidi por|nos decidimos por|nos vamos a mudar si o si",
        );
        // "A partir de junio ya no tomo trabajos": what ends on a date is decided.
        let stops = reader
            .one_of(at, "a partir de|desde")
            .filter(|from| {
                reader.token(*from).is_some_and(|token| {
                    crate::text::MONTHS
                        .iter()
                        .any(|names| names.contains(&token.norm.as_str()))
                })
            })
            .map(|from| from + 1)
            .filter(|from| {
                reader.groups.iter().any(|group| {
                    group.is_own
                        && group.is_negated
                        && group.is_now()
                        && group.start >= *from
                        && group.start < from + 3
                        && group.does(
                            "tomar hacer aceptar vender fiar atender dar trabajar abrir recibir",
                        )
                })
            });
        let Some(mut from) = said.or(stops) else {
            continue;
        };
        while reader.is_any(from, ", : que de en e y ;") {
            from += 1;
        }
        let denied = reader.has(
            at.saturating_sub(3).max(reader.start),
            at,
            "no nao si como socio socia hermano",
        );
        let acts = (from..reader.end.min(from + 6)).any(|step| {
            reader.token(step).is_some_and(|token| {
                token.verb.is_some()
                    || token.is_word() && token.norm.len() > 4 && token.norm.ends_with('r')
            })
        });
        if denied || !acts || from >= reader.end || reader.is_any(from, "si") {
            continue;
        }
        let to = stretch(reader, from, 11);
        let is_known = reader.tokens.get(from).is_some_and(|token| {
            reader.found.iter().any(|found| {
                found.key.slot == Slot::Decision
                    && found.span.start <= token.end
                    && token.start <= found.span.end
            })
        });
        if !is_known && to > from {
            put(reader, Slot::Decision, from, to, at, None, sure::USUAL);
        }
    }
}
