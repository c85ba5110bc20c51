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
        && !reader.has(reader.clause_start(group.start), group.start, "hasta")
        && group.does("gastar invertir pagar trabajar atender destinar dedicar hacer producir entregar hornear usar");
    // "No quiero gastar más de 5 mil", "no quiero endeudarme": a will that is a limit.
    let will_not = group.is_negated
        && group.is_own
        && group.mode == Mode::Wish
        && group.is_now()
        && reader.has(group.start, group.end, "quiero queremos quero")
        && (reader.has(group.end, reader.clause_end(group.end), "mas mais")
            && group.does("gastar pagar invertir pasar endeudar meter poner contratar trabajar usar")
            && (group.end..reader.clause_end(group.end)).any(|at| reader.amount(at).is_some())
            || reader.has(
                group.end - 1,
                group.end + 3,
                "endeudarme endeudarnos banco deber deberle prestamo prestamos credito creditos deudas deuda socios emprestimo divida",
            ));
    // "No consigo costurera" goes badly; "no consigo atender más de 10" is a limit.
    let is_trouble = cannot
        && reader.has(
            group.start,
            group.end,
            "consigo conseguimos logro logramos sei se sabemos",
        )
        && !reader.has(group.end, reader.clause_end(group.end), "mas mais");
    // "No puedo entrar a mi cuenta" is for today.
    let is_handle = cannot
        && reader.has(
            group.end - 1,
            reader.clause_end(group.end),
            "archivo cuenta sesion pagina link enlace foto audio aplicacion",
        );
    if is_trouble || is_handle {
        return;
    }
    let cannot = cannot || will_not;
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

/// "No tengo con qué pagar más de…", "cuento con 200 lucas para marketing", "hasta 3 mil puedo gastar", "mi tope son 500 mil".
pub(super) fn bounds(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let Some(behind) = reader.one_of(
            at,
            "\
                no tengo con que|no tenemos con que|no tengo como|no pago nada|no pagamos nada|cuento con|contamos con|hasta|no mas de|\
                nao posso|nao podemos|nao quero|no paso de|no pasamos de|a lo mucho|como maximo|maximo|lo maximo|no me puedo pasar de|\
                no nos podemos pasar de|mi limite es|mi limite son|el limite es|mi maximo es|mi maximo son|no podemos pasar de",
        ) else {
            continue;
        };
        let stop = reader.clause_end(behind);
        let amount = (behind..stop.min(behind + 8)).find_map(|next| reader.amount(next));
        let spends = reader.has(
            at,
            stop,
            "\
                gastar pagar invertir pago pagamos gasto poner meter destinar publicidad marketing anuncios pauta ads investir divulgacao \
                gastarme presupuesto inversion aceitar atender fazer dolares",
        ) || reader.has(reader.clause_start(at), at, "puedo podemos invertir gastar");
        let fits = match amount {
            Some(_) => spends && (!reader.is_any(at, "nao") || reader.has(behind, stop, "mais")),
            None => reader.is_any(at, "no") && reader.is(behind - 1, "nada"),
        };
        let is_wide = reader.is_any(at, "hasta maximo")
            && !reader.has(
                reader.clause_start(at),
                stop,
                "puedo podemos posso pagar gastar invertir",
            );
        if !fits || is_wide {
            continue;
        }
        let mut from = at;
        while reader.is_any(from, "no nao tengo con que puedo posso quero lo mi cuento")
            && from < behind
        {
            from += 1;
        }
        let to = stretch(reader, from, 11);
        let value = amount
            .filter(|amount| {
                amount.end <= to
                    && (amount.is_money
                        || amount.number.is_multiplied
                        || amount.number.millis >= 100_000
                            && !reader.is_any(amount.end, "bolsas pedidos personas"))
            })
            .map(|amount| reader.money(&amount));
        put(reader, Slot::Constraint, from, to, at, value, sure::USUAL);
        return;
    }
}
