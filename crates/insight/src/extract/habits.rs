//! What the person does again and again.

use super::group::{Group, Mode};
use super::intent::{put, stretch};
use super::reader::{Reader, sure};
use crate::Slot;
use crate::text::{Person, weekday};

/// When something is done again and again.
fn recurrence(reader: &Reader<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        reader.is_any(at, "los aos as todos cada todas nas on")
            && (reader
                .token(at + 1)
                .is_some_and(|token| weekday(&token.norm).is_some())
                || reader
                    .token(at + 2)
                    .is_some_and(|token| weekday(&token.norm).is_some()))
            || reader.says(at, "cada semana")
            || reader.says(at, "cada mes")
            || reader.says(at, "cada noche")
            || reader.says(at, "cada manana")
            || reader.says(at, "todos los dias")
            || reader.says(at, "todas las noches")
            || reader.says(at, "todas las mananas")
            || reader.says(at, "cada dia")
            || reader.says(at, "cada quincena")
            || reader.says(at, "fin de mes")
            || reader.says(at, "por las noches")
            || reader.says(at, "por las mananas")
            || reader.says(at, "todo mes")
            || reader.says(at, "toda semana")
            || reader.says(at, "todo dia")
            || reader.says(at, "toda noite")
            || reader.says(at, "every")
            || reader.says(at, "en las noches")
            || reader.says(at, "en las mananas")
            || reader.says(at, "en la noche")
            || reader.says(at, "por la noche")
            || reader.says(at, "por la manana")
            || reader.says(at, "a diario")
            || reader.says(at, "diario")
            || reader.says(at, "una vez al")
            || reader.says(at, "fines de semana")
            || reader.says(at, "de noche")
            || reader.says(at, "en la madrugada")
            || reader.says(at, "toda segunda")
            || reader.says(at, "todo domingo")
            || reader.says(at, "todo sabado")
            || reader.is(at, "toda")
                && reader
                    .token(at + 1)
                    .is_some_and(|token| weekday(&token.norm).is_some())
    })
}

const ROUTINES: &str = "\
    hacer revisar publicar ir comprar pagar contar limpiar preparar subir hornear anotar planear mandar enviar \
    surtir levantar reunir organizar grabar responder contestar cuadrar llevar armar trabajar escribir \
    programar actualizar entregar cortar recibir visitar cocinar postar checar sacar calcular registrar ordenar \
    tomar separar recoger depositar dejar regar pasar sentar facturar lavar moler amasar ver dar traer editar \
    cobrar dedicar abastecer pedir chequear tejer producir buscar estudiar barrer tostar juntar marcar hablar \
    llamar madrugar fazer meter mostrar probar cosechar leer conversar medir compartir poner conciliar reponer";

pub(super) fn habit(reader: &mut Reader<'_>, group: &Group) {
    let is_own = group.is_own
        && !group.is_negated
        && !group.is_over
        && group.is_now()
        && matches!(group.mode, Mode::Plain);
    if !is_own || !group.does(ROUTINES) || reader.is_taken(group.end - 1) {
        return;
    }
    let from = reader.clause_start(group.start);
    let stop = reader.clause_end(group.end);
    let usual = reader.has(
        group.start,
        group.end,
        "suelo solemos acostumbro acostumbramos costumo costumamos",
    ) || reader.has(from, group.start, "siempre sempre")
        && group.person == Person::First;
    // The time may stand before a comma: "los domingos, después de cerrar, hago el inventario".
    let before = reader.clause_start(from.saturating_sub(1).max(reader.start));
    let is_regular = recurrence(reader, before, stop.min(reader.end));
    if !(usual || is_regular) || stop <= group.end && !group.has_object && group.lemma != "madrugar"
    {
        return;
    }
    if group.does("pagar cobrar facturar")
        && (group.end..stop).any(|at| {
            reader
                .amount(at)
                .is_some_and(|amount| amount.is_money || amount.number.millis > 100_000)
        })
    {
        return;
    }
    if group.does("trabajar recibir entregar dar")
        && (crate::text::hours_at(reader.tokens, group.end, reader.end).is_some()
            || (group.end..stop)
                .any(|at| crate::text::hours_at(reader.tokens, at, reader.end).is_some()))
    {
        return;
    }
    if group.does("hacer dar llevar")
        && reader.has(
            group.end,
            group.end + 3,
            "envios envio entregas domicilios clases falta descuento",
        )
        && !reader.has(from, group.start, "siempre")
    {
        return;
    }
    let mut start = if is_regular && recurrence(reader, before, group.start) {
        before
    } else {
        group.end - 1
    };
    while start < group.end - 1
        && reader.is_any(
            start,
            "y yo los las pero todos todas e eu aos siempre tambien por a , es que",
        )
    {
        start += 1;
    }
    let to = stretch(reader, group.end, 9).max(group.end);
    put(reader, Slot::Habit, start, to, start, None, sure::USUAL);
}
