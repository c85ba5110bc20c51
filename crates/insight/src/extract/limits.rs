//! What the person cannot do, or not beyond a sum.

use super::group::{Group, Mode};
use super::intent::{put, stretch, verb_token};
use super::reader::{Reader, sure};
use crate::Slot;

pub(super) fn constraint(reader: &mut Reader<'_>, group: &Group) {
    // "No puedo gastar más de 2 mil", "no tenemos presupuesto", "solo tengo 5 mil para publicidad", "no quiero …".
    let cannot = group.is_negated
        && group.is_own
        && (group.mode == Mode::Ability && group.lemma != "poder"
            || group.does("poder deber") && group.mode == Mode::Plain)
        && group.is_now()
        && !group.is_over;
    let lacks = group.is_negated
        && group.is_own
        && !group.is_over
        && group.is_now()
        && group.mode == Mode::Plain
        && group.does("tener contar")
        && reader.has(
            group.end,
            group.end + 4,
            "\
                presupuesto dinero plata tiempo espacio capital lugar local vitrina orcamento verba capacidad \
                estacionamiento permiso licencia refrigerador guita",
        );
    let only = group.is_own
        && !group.is_negated
        && group.mode == Mode::Plain
        && group.is_now()
        && group.does("tener contar poder")
        && (reader.has(
            reader.clause_start(group.start),
            group.end + 2,
            "solo maximo solamente apenas nomas so",
        ) || reader.has(
            group.end,
            group.end + 6,
            "presupuesto orcamento budget",
        ))
        && (reader.has(
            group.end,
            reader.clause_end(group.end),
            "presupuesto orcamento publicidad invertir gastar anuncios marketing para budget horas pra",
        ))
        && (group.end..reader.clause_end(group.end)).any(|at| reader.amount(at).is_some());
    let can_only = group.is_own
        && !group.is_negated
        && group.mode == Mode::Ability
        && reader.has(
            reader.clause_start(group.start),
            reader.clause_end(group.end),
            "solo maximo solamente apenas hasta nomas so",
        )
        && group.does("gastar invertir pagar trabajar atender destinar dedicar hacer producir entregar hornear usar");
    if !cannot && !lacks && !only && !can_only {
        return;
    }
    let from = if cannot && group.mode == Mode::Ability {
        verb_token(reader, group)
    } else if only || lacks {
        group.end
    } else {
        verb_token(reader, group)
    };
    let mut from = from;
    while (only || lacks)
        && reader.is_any(
            from,
            "un solo el la de con mucho mucha suficiente como unos maximo nomas mas que apenas muito",
        )
    {
        from += 1;
    }
    let to = stretch(reader, from, 10);
    let value = (from..to)
        .find_map(|at| reader.amount(at))
        .filter(|amount| amount.end <= to)
        .filter(|amount| {
            !reader.is_any(
                amount.end,
                "\
                    horas dias personas pedidos kilos pasteles clientes anos mesas hora empleados semanas meses \
                    am pm",
            )
        })
        .map(|amount| reader.money(&amount));
    put(
        reader,
        Slot::Constraint,
        from,
        to,
        group.start,
        value,
        sure::USUAL,
    );
}
