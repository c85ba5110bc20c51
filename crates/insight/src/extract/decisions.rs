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
