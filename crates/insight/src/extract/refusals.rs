//! Rules of returns and delivery times, what is required, and what the house does not do.

use super::clauses::Clause;
use super::group::{Group, Mode};
use super::reader::Reader;
use super::terms::verb_fits;
use super::words::PAYMENTS;
use crate::text::Person;

/// How a good comes to the customer.
const DELIVERY: &str = "\
    tiempo de entrega|plazo de entrega|prazo de entrega|tiempo de produccion|prazo de producao|tiempo de espera|\
    entrega|entregas|entrego|entregamos|entregan|entregue|despacho|despachamos|envio|prazo|plazo";

const CHANGES: &str = "\
    cambios|cambio|cambiar|trocas|troca|trocar|devoluciones|devolucion|devolver|devolucao|devolucoes|reembolso|\
    reembolsos|garantia|cancelaciones|cancelacion|cancelar|cancelan|cancelamento|cancelamentos|reagendar|reprogramar";

/// "Se puede cambiar dentro de los 15 días", "las cancelaciones con menos de 24 hs se cobran".
pub(super) fn changes(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let (at, behind) = reader.find(start, end, CHANGES)?;
    let is_timed = (start..end).any(|step| reader.duration(step).is_some_and(|stop| stop <= end));
    let is_priced = reader.has(
        start,
        end,
        "cobra cobran cobro cobramos paga pagan devuelve devolvemos devuelvo",
    ) && reader.has_measure(start, end);
    let is_conditional = reader.is_any(behind, "con com solo so sin sem unicamente")
        && reader.is_any(at, "cambios trocas cambio devoluciones troca");
    (is_timed || is_priced || is_conditional)
        .then_some((at, behind))
        .filter(|_| {
            verb_fits(
                reader,
                clause,
                "\
                    hacer aceptar poder tener dar cobrar cambiar devolver ser haber recibir cancelar ofrecer manejar \
                    pagar avisar permitir reagendar trabajar deber regresar",
            )
        })
}

/// "Entrego en 8 días hábiles", "el tiempo de entrega es de 5 días".
pub(super) fn delivery(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if let Some(takes) = takes(reader, clause) {
        return Some(takes);
    }
    let (at, behind) = reader.find(start, end, DELIVERY)?;
    let groups = reader.verbs_of(clause);
    let is_dated = (start..end).any(|step| {
        crate::text::weekday(reader.token(step).map_or("", |token| token.norm.as_str())).is_some()
    });
    let timed = (start..end).find(|step| {
        reader.duration(*step).is_some_and(|stop| stop <= end)
            && (reader.is_any(
                step.wrapping_sub(1),
                "en em de a entre maximo hasta ate es unos dentro demora tarda tardan demoran",
            ) || reader.is_any(behind, ": es")
                || step + 3 == at && reader.is_any(at - 1, "de"))
    })?;
    let fits = groups.iter().all(|group| {
        group.person == Person::None
            || group.does(
                "entregar ser demorar tardar tener hacer enviar despachar llegar dar durar estar",
            ) && !(group.lemma == "llegar" && group.is_to_us)
                && !group.is_negated
    });
    let ours = groups
        .iter()
        .any(|group| group.is_own && group.does("entregar enviar despachar"))
        || reader.is_any(at, "tiempo plazo prazo entrega entregas entregan");
    // "30 días de entrega" has its time before the noun.
    let is_led = timed > start
        || reader
            .duration(timed)
            .is_some_and(|stop| reader.is_any(stop, "de") && stop + 1 == at);
    (fits && ours && !is_dated && is_led).then_some((at, behind))
}

/// "Me demoro 4 semanas", "tardo 3 horas en entregar": how long the house takes.
fn takes(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let end = clause.end;
    let groups = reader.verbs_of(clause);
    let group = groups.iter().find(|group| {
        group.person == Person::First
            && group.does("demorar tardar")
            && !group.is_negated
            && group.mode == Mode::Plain
            && group.is_now()
    })?;
    let mut at = group.end;
    while reader.is_any(at, "como unos unas entre de hasta casi uns umas en") {
        at += 1;
    }
    let stop = reader.duration(at).filter(|stop| *stop <= end)?;
    let delivers = reader.is_any(stop, "en em por")
        && reader.is_any(
            stop + 1,
            "entregar entregarlo entregarla terminar terminarlo hacer hacerlo fabricar entrega pedido trabajo mueble",
        );
    let is_long = reader.has(
        group.end,
        stop,
        "dia dias semana semanas mes meses quincena quincenas",
    );
    // "Me demoro 3 horas en contestar" goes badly.
    let is_other = stop < end && reader.is_any(stop, "en em por para") && !delivers;
    ((is_long || delivers) && !is_other).then_some((group.end - 1, group.end))
}

/// "Solo mayores de edad", "carné de vacunas obligatorio", "prohibido entrar con mascotas".
pub(super) fn required(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if let Some(at) = (start..end).find(|at| {
        reader.is_any(
            *at,
            "prohibido prohibida prohibidos prohibidas proibido proibida prohibimos",
        )
    }) {
        let mut from = at + 1;
        while reader.is_any(
            from,
            "el la los las entrar ingresar con de o a entrada ingreso que el traer",
        ) {
            from += 1;
        }
        return reader
            .phrase(from)
            .map(|phrase| (phrase.start, phrase.end.min(end)));
    }
    if let Some(at) = (start..end).find(|at| {
        reader.is_any(
            *at,
            "obligatorio obligatoria obligatorios obligatorias obrigatorio obrigatoria",
        )
    }) {
        let phrase = super::phrase::phrase_before(
            reader.tokens,
            at - usize::from(reader.is_any(at.wrapping_sub(1), "es e son")),
            start,
        )
        .or_else(|| reader.phrase(at + 1));
        return phrase
            .filter(|phrase| phrase.start >= start)
            .map(|phrase| (phrase.start, phrase.end.min(end)));
    }
    // "Menores de 8 años no montan".
    let barred = start + usize::from(reader.is_any(start, "los las a"));
    if reader.is_any(
        barred,
        "menores menor ninos mascotas perros criancas embarazadas visitas acompanantes",
    ) && let Some(at) = (barred + 1..end.min(barred + 6)).find(|at| reader.is_any(*at, "no nao"))
        && reader.verbs_of(clause).iter().any(|group| {
            group.start == at
                && group.person == Person::Third
                && group.mode == Mode::Plain
                && !group.is_to_us
                && !group.does("tener gustar haber venir llegar")
        })
    {
        return Some((barred, end.min(at + 3)));
    }
    // "Mayores de 25", where the rules were asked for.
    let is_asked = reader.asked == Some(crate::Slot::Policy);
    if let Some(at) = (start..end).find(|at| {
        reader.is_any(*at, "mayores maiores")
            && reader.is(at + 1, "de")
            && reader.amount(at + 2).is_some_and(|amount| !amount.is_money)
            && (is_asked && *at == start
                || reader.is_any(at.wrapping_sub(1), "solo so para unicamente solamente"))
    }) {
        return Some((at, end.min(at + 3)));
    }
    reader
        .find(
            start,
            end,
            "mayores de edad|mayores de 18|maiores de idade|maiores de 18|mayores de 16",
        )
        .filter(|(at, _)| reader.is_any(at.wrapping_sub(1), "solo so a para unicamente solamente"))
}

/// "Fiado no", "con tarjeta no", "no fío", "sin adelanto no empiezo", "no se permite fumar".
pub(super) fn refusal(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if let Some(at) = (start..end).find(|at| {
        reader.is_any(*at, "no nao nunca") && {
            let verb = at + 1 + usize::from(reader.is_any(at + 1, "se le les"));
            reader.is_any(verb, "fio fiamos fia fian fiar")
                || reader.is_any(verb, "vendo vendemos damos doy dou vendemos se")
                    && reader.is_any(verb + 1, "fiado")
        }
    }) {
        let word =
            (at + 1..at + 4).find(|step| reader.is_any(*step, "fio fiamos fia fian fiar fiado"))?;
        return Some((word, word + 1));
    }
    // The thing stands before its "no": "fiado no", "con tarjeta no trabajo".
    for at in start + 1..end {
        if !reader.is_any(at, "no nao") {
            continue;
        }
        let verb = reader.groups.iter().find(|group| group.start == at);
        let is_bare = at + 1 == end
            || at + 2 == end && reader.is_any(at + 1, "po jefe gracias senor amigo mas");
        let is_refused = verb.is_some_and(|group| {
            (group.is_own || group.is_impersonal)
                && group.mode == Mode::Plain
                && group.does("aceptar recibir trabajar manejar tomar hacer dar fiar cobrar")
                && group.end + 1 >= end
        });
        if !(is_bare || is_refused) {
            continue;
        }
        let mut from = start;
        while reader.is_any(from, "y e con a de el la los las com pero eso solo") && from < at {
            from += 1;
        }
        let name = reader
            .one_of(from, PAYMENTS)
            .or_else(|| {
                reader.one_of(
                    from,
                    "\
                        fiado|devoluciones|cambios|credito|domicilios|envios|mascotas|reservas|factura|facturas|trocas|\
                        cheques|descuentos|rebajas|regateo|urgencias",
                )
            })
            .filter(|stop| *stop == at || *stop + 1 == at && reader.is_any(*stop, "pues ya"));
        if let Some(stop) = name {
            return Some((from, stop));
        }
    }
    // "Sin adelanto no empiezo".
    if reader.is_any(start, "sin sem")
        && let Some(denied) = (start + 2..end.min(start + 7))
            .find(|at| reader.is(*at, "nao") || reader.is(*at, "no") && reader.is(start, "sin"))
        && denied + 1 < end
        && reader.verbs_of(clause).iter().all(|group| {
            (group.is_own
                || group.is_impersonal
                || group.person == Person::Third && group.is_now() && !group.is_to_us)
                && group.mode == Mode::Plain
        })
    {
        let phrase = reader.phrase(start + 1)?;
        return (phrase.end <= denied && !reader.has(phrase.start, phrase.end, "embargo duda"))
            .then_some((phrase.start, phrase.end));
    }
    house_denies(reader, clause)
}

/// "No se permite fumar", "no hay devoluciones", "no se hacen cambios".
fn house_denies(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let denied: Vec<Group> = reader.verbs_of(clause);
    let group = denied.into_iter().find(|group| {
        group.is_negated
            && group.mode == Mode::Plain
            && group.person == Person::Third
            && (group.is_impersonal
                && group.does(
                    "permitir aceptar hacer recibir dar admitir fiar devolver prestar vender",
                )
                || group.does("haber"))
    })?;
    let mut from = group.end;
    while reader.is_any(from, "el la los las que entrar con ningun ninguna") {
        from += 1;
    }
    let special = reader.is_any(
        from,
        "\
            devoluciones devolucion cambios cambio reembolsos reembolso credito fiado descuentos descuento mascotas \
            excepciones reservas trocas troca devolucao garantia",
    );
    if group.does("haber hacer dar") && !special {
        return None;
    }
    if reader.is_any(from, "fumar") {
        return Some((from, from + 1));
    }
    reader
        .phrase(from)
        .map(|phrase| (phrase.start, phrase.end.min(clause.end)))
        .filter(|(from, to)| from < to)
}
