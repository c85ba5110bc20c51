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
            || reader.one_of(
                at,
                "\
                    en las tardes|por las tardes|no fim do mes|no comeco do mes|no fim de semana|cada ano|cada verano|cada invierno|cada enero|\
                    cada diciembre|cada mayo|cada marzo|cada febrero|cada julio|cada agosto|cada septiembre|cada octubre|cada noviembre|\
                    todos los anos|todo ano|cada navidad|a media semana|los fines|todos los fines|veces por semana|veces a la semana|veces al mes|veces al dia|vez por semana|vez a la semana|vez por mes|\
                    cada quince dias|cada tres dias|cada dos dias|cada ocho dias|cada 15 dias|cada 8 dias|cada tercer dia|a la noite|\
                    de madrugada|dia por medio|dia de por medio|semana de por medio|fim de semana|fins de semana|de manha cedo|\
                    todo fim de mes|a fin de mes|a fines de mes|al cierre|antes de abrir|despues de cerrar|antes de cerrar|todas las tardes|\
                    cada tarde|cada fin de semana|todos los meses|todas las semanas|todos os dias|todas as noites|vez ao mes|vezes por semana|\
                    a noite|cada inicio de mes|a principio de mes|el primer lunes|cada quincena|cada temporada|entre semana|diariamente",
            )
            .is_some()
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
    cobrar abastecer pedir chequear tejer producir buscar estudiar barrer tostar juntar marcar hablar \
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
    // "La harina la trae Molinos cada martes y la manteca la compro": how often is said of another verb.
    let acts = |from: usize, to: usize| {
        reader
            .groups
            .iter()
            .any(|other| other.start >= from && other.end <= to && other.person != Person::None)
    };
    let before = (before..group.start)
        .rev()
        .find(|at| reader.is_any(*at, "y e") && acts(before, *at) && !acts(at + 1, group.start))
        .map_or(before, |joint| joint + 1);
    let is_regular = recurrence(reader, before, stop.min(reader.end));
    // "Sacamos 120 pollos un sábado" counts, "hago hornado los fines de semana" offers.
    let counts = group.does("sacar producir hacer preparar cocinar cortar moler tejer amasar")
        && (reader.amount(group.end).is_some()
            || reader.is_opening && super::goods::is_goods(reader, group.end));
    if counts {
        return;
    }
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
    // "El kilo lo doy a 260", "cobro 25 la libra": what it costs.
    let costs = |at: usize| {
        reader.amount(at).is_some_and(|amount| !amount.is_percent)
            && (group.lemma == "cobrar" || reader.is_any(at.wrapping_sub(1), "a en por"))
    };
    if group.does("cobrar dar dejar poner sacar llevar") && (group.end..stop).any(costs) {
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

/// What is done in its own words: "los martes y viernes reparto", "toda sexta eu confiro as notas", "dos veces por semana voy a La Vega".
pub(super) fn routines(reader: &mut Reader<'_>) {
    for clause in super::clauses::clauses(reader) {
        let (start, end) = (clause.start, clause.end);
        // The time may stand a comma before: "a fin de mes, reviso las cuentas".
        let lead = if start > reader.start + 1 && reader.is(start - 1, ",") {
            reader.clause_start(start - 1)
        } else {
            start
        };
        let weekdays = (start..end).any(|at| {
            reader
                .token(at)
                .is_some_and(|token| weekday(&token.norm).is_some())
                && (reader.is_any(
                    at.wrapping_sub(1),
                    "los aos as todos cada todas nas toda todo y e",
                ) || at == start && reader.is_any(at + 1, "eu a"))
        });
        let always = reader.has(start, end, "siempre sempre");
        let usual = always
            || reader.has(
                start,
                end,
                "suelo solemos acostumbro acostumbramos costumo costumamos diario",
            );
        if !(weekdays || usual || recurrence(reader, lead, end)) {
            continue;
        }
        let groups = reader.verbs_of(clause);
        let verb = groups.iter().find(|group| {
            group.holds() && group.person != Person::Second && !group.is_to_us
                || group.is_to_us && group.person == Person::First && group.holds()
        });
        let spoken = (start..end).find(|at| {
            reader.is_any(
                *at,
                "\
                    reparto horneo amaso madrugo cozinho confiro entrego levanto cocino preparo publico postar surto barro riego ordeno \
                    cosecho desinfecto inventario acordo faco posto limpo lavo despacho contabilizo rego colho asso monto arqueo",
            ) && !reader.is_any(at.wrapping_sub(1), "el un del al de o um")
        });
        let at = verb.map(|group| group.end - 1).or(spoken);
        let Some(at) = at else { continue };
        let is_other = groups.iter().any(|group| {
            group.is_negated
                || !matches!(group.mode, Mode::Plain)
                || !group.is_now() && group.person != Person::None
                || group.does("abrir atender trabajar vender costar tener ser estar ofrecer haber querer valer gustar quedar salir cobrar aceptar saber creer decir empezar descansar pedir necesitar recibir")
                || group.lemma == "cerrar" && !reader.is_any(group.end, "caja la el cuentas")
        });
        let has_hours = (start..end)
            .any(|step| crate::text::hours_at(reader.tokens, step, reader.end).is_some());
        let has_money = (start..end).any(|step| {
            reader.amount(step).is_some_and(|amount| {
                amount.is_money
                    || amount.is_percent
                    || amount.number.is_multiplied
                    // "El kilo lo doy a 260".
                    || reader.is_any(step.wrapping_sub(1), "a en")
                        && groups.iter().any(|group| group.has_object && group.does("dar dejar poner sacar"))
            })
        });
        let known = reader
            .tokens
            .get(start)
            .zip(reader.tokens.get(end - 1))
            .is_some_and(|(first, last)| {
                reader.found.iter().any(|found| {
                    found.key.slot == Slot::Habit
                        && found.span.start <= last.end
                        && first.start <= found.span.end
                })
            });
        // "Pido la mitad siempre" is a rule, "siempre sonrío" no routine.
        let is_vague = always
            && !weekdays
            && !recurrence(reader, lead, end)
            && !groups
                .iter()
                .any(|group| group.does(ROUTINES) || group.lemma == "cerrar");
        let known = known
            || is_vague
            || reader
                .tokens
                .get(start)
                .zip(reader.tokens.get(end - 1))
                .is_some_and(|(first, last)| {
                    reader.found.iter().any(|found| {
                        found.key.slot == Slot::Policy
                            && found.span.start <= last.end
                            && first.start <= found.span.end
                    })
                });
        let is_services = reader.has(start, end, "envios entregas domicilios clases promo promocion descuento gratis menu clientes descansamos descanso libre");
        if is_other
            || has_hours
            || has_money
            || known
            || is_services
            || !reader.is_open(at)
            || end < start + 3
        {
            continue;
        }
        let mut from = start.max(at.saturating_sub(8));
        while from < at && reader.is_any(from, "y e yo eu pero es que bueno ah") {
            from += 1;
        }
        let to = stretch(reader, at, 9).min(end).max(at + 1);
        put(reader, Slot::Habit, from, to, from, None, sure::LIKELY);
    }
}
