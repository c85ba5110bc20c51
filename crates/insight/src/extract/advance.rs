//! Rules of what comes before: deposits, orders in time, how long an offer stands, and what is kept.

use super::clauses::Clause;
use super::reader::Reader;
use super::terms::verb_fits;
use crate::text::number_at;

/// What is paid before the work.
const BEFOREHAND: &str = "\
    por adelantado|adelantado|adelantada|adelantados|por anticipado|anticipado|anticipados|adiantado|adiantada|\
    antecipado|antecipada|pago adelantado|pago anticipado|pagamento antecipado|pagamento adiantado|de enganche|\
    enganche|de adelanto|de anticipo|de entrada|de sinal|de sena|de abono|de inicial|cuota inicial|anticipo|adelanto|\
    sinal|abono|sena|deposito|de deposito|deposito en garantia|caucion";

/// What an order, a place or a good is held with.
const HOLDS: &str = "\
    apartar separar reservar agendar congelar senar senan separas apartas reservas aparto aparta apartan apartamos apartas separo separa separan \
    separamos reservo reserva reservan reservamos agendo agendamos agenda senamos seno congelo congelamos guardo guardamos \
    tomo tomamos confirmo confirmamos fecho fechamos garanto arranco arrancamos empiezo empezamos comienzo";

/// Time beforehand.
const AHEAD: &str = "\
    de anticipacion|de antelacion|de antecedencia|con anticipacion|con antelacion|com antecedencia|antes|del dia anterior|\
    un dia antes|do dia anterior|de aviso|anticipacion|antecedencia";

const DEALS: &str = "\
    pedir pagar cobrar dejar exigir trabajar solicitar abonar adelantar dar tomar agendar reservar apartar ser hacer \
    necesitar requerir haber recibir aceptar vender entregar tener empezar manejar cancelar fijar quedar deber poner \
    enviar despachar cerrar arrancar confirmar regresar devolver contratar separar senar retirar liquidar depositar";

/// "Pido la mitad por adelantado", "se aparta con 300", "con la mitad agendo la hora".
pub(super) fn beforehand(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if !verb_fits(reader, clause, DEALS) {
        return None;
    }
    if let Some((at, behind)) = reader.find(start, end, BEFOREHAND) {
        let pays = reader.has(
            start,
            end,
            "todo pago pagos pagamento trabajos pedidos siempre solo so",
        ) || reader
            .verbs_of(clause)
            .iter()
            .any(|group| group.does("pagar cobrar pedir trabajar exigir"));
        let is_noun = reader.is_any(at, "abono sena") && reader.has(start, at, "el un uso");
        return ((reader.has_measure(start, end) || pays && !reader.is_any(at, "abono sena"))
            && !is_noun)
            .then_some((at, behind));
    }
    // "El 50% se paga al contratar".
    let part = (start..end).find(|at| {
        reader.is_any(*at, "mitad metade")
            || reader.amount(*at).is_some_and(|amount| amount.is_percent)
    });
    // "Para apartar fecha son 1500".
    if let Some((_, from)) = reader.find(start, end, "para|pra|por")
        && reader.is_any(
            from,
            "apartar reservar separar agendar confirmar congelar asegurar garantir",
        )
        && reader.has_measure(start, end)
    {
        let to = reader
            .phrase(from + 1)
            .filter(|phrase| phrase.start == from + 1 && phrase.end < end)
            .map_or(from + 1, |phrase| phrase.end);
        return Some((from, to.min(from + 2)));
    }
    if let Some(part) = part
        && (reader.has(start, part, "pago pagos pagamento saldo")
            || reader.verbs_of(clause).iter().any(|group| {
                group.does("pagar dejar abonar cobrar pedir dar")
                    && !(group.is_own && group.does("pagar dar dejar"))
            }))
        && reader.find(start, end, "al contratar|al reservar|al pedir|al encargar|al iniciar|al inicio|al empezar|al comenzar|al confirmar|al momento|al firmar|antes|para reservar|para apartar|para empezar|para confirmar|na encomenda|no pedido|no ato|na reserva|na hora|al entregar|na entrega").is_some()
    {
        let to = reader.amount(part).map_or(part + 1, |amount| amount.end);
        return Some((part, to));
    }
    let held = (start..end).find(|at| reader.is_any(*at, HOLDS))?;
    let led = (start..end).find(|at| reader.is_any(*at, "con com"))?;
    let is_measured = reader.has_measure(led, end.min(led + 6));
    let is_held = reader.is_any(held, "tomo tomamos empiezo empezamos comienzo arranco arrancamos guardo guardamos confirmo confirmamos agenda")
        .then(|| reader.has(led, led + 5, "mitad % 50 30 40 metade"));
    (is_measured && is_held.unwrap_or(true)).then_some((held, held + 1))
}

/// "El anticipo no es reembolsable", "el domicilio lo paga el cliente", "garantizamos por un año", "la garantía cubre…".
pub(super) fn kept(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let held = (start..end).find(|at| {
        reader.is_any(*at, "anticipo adelanto deposito apartado sena sinal abono inscripcion reserva enganche matricula")
    });
    if let Some(at) = held
        && reader
            .find(
                start,
                end,
                "\
                    no se devuelve|no se regresa|no se reembolsa|no es reembolsable|no reembolsable|no devuelvo|no devolvemos|nao reembolso|\
                    nao devolvo|nao devolvemos|se descuenta|no se regresan|nao e reembolsavel|se pierde|se devuelve|se abona",
            )
            .is_some()
    {
        return Some((at, at + 1));
    }
    let carried = (start..end).find(|at| {
        reader.is_any(*at, "envio envios domicilio domicilios despacho flete delivery frete materiales instalacion traslado iva impuestos transporte")
    });
    if let Some(at) = carried
        && reader
            .find(
                start,
                end,
                "\
                    lo paga el cliente|la paga el cliente|los paga el cliente|lo paga cliente|por cuenta del cliente|corre por cuenta|\
                    va aparte|van aparte|se cobra aparte|a cargo del cliente|por conta do cliente|se paga aparte|es aparte|no incluye|\
                    no incluyen|nao inclui|aparte",
            )
            .is_some()
    {
        return Some((at, at + 1));
    }
    let (at, behind) = reader.find(
        start,
        end,
        "garantizamos|garantizo|respondemos|respondo|garanto|garantimos|la garantia",
    )?;
    let timed = (behind..end).any(|step| reader.duration(step).is_some_and(|stop| stop <= end));
    let covers =
        reader.is_any(behind - 1, "garantia") && reader.is_any(behind, "cubre incluye no es");
    (timed || covers).then(|| (if reader.is(at, "la") { at + 1 } else { at }, behind))
}

/// "Pedidos con dos días de anticipación", "se encargan tres días antes".
pub(super) fn ahead(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let orders = (start..end).find(|at| {
        reader.is_any(
            *at,
            "\
                pedido pedidos encargo encargos encargan encarga pedir piden pide encargar avisar avisan reservar \
                reservan reserva reservas agendar agendan cita citas turno turnos encomendas encomenda pedem turnos \
                cotizaciones solicitar agendamento confirmar confirman pedidas",
        )
    });
    let (at, behind) = reader.find(start, end, AHEAD)?;
    let days = (start..at).find(|step| reader.duration(*step).is_some_and(|stop| stop <= at + 1));
    let is_noun = reader.has(at, behind, "anticipacion antelacion antecedencia");
    let noun =
        (at..behind).find(|step| reader.is_any(*step, "anticipacion antelacion antecedencia"));
    let timed = days.is_some() || reader.has(at, behind, "anterior dia");
    if !(timed && (is_noun || orders.is_some())) {
        return None;
    }
    noun.map(|noun| (noun, noun + 1))
        .or_else(|| orders.map(|orders| (orders, orders + 1)))
}

/// "Los presupuestos tienen validez de 7 días", "la cuota vence el 10", "espero 10 minutos".
pub(super) fn validity(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let timed = (start..end).find(|step| reader.duration(*step).is_some_and(|stop| stop <= end));
    if let Some(at) = (start..end).find(|at| {
        reader.is_any(
            *at,
            "validez vigencia validos valida valido validas validade vigente",
        )
    }) {
        return timed.map(|_| (at, at + 1));
    }
    if let Some(at) = (start..end).find(|at| reader.is_any(*at, "espero esperamos")) {
        return timed
            .filter(|step| *step == at + 1 || *step == at + 2)
            .filter(|step| reader.has(*step, end, "minutos min"))
            .map(|_| (at, at + 1));
    }
    if let Some(at) =
        (start..end).find(|at| reader.is_any(*at, "presupuestos cotizaciones cotizacion precios"))
    {
        return timed
            .filter(|step| reader.is_any(step.wrapping_sub(1), "por valen hasta vale"))
            .map(|_| (at, at + 1));
    }
    let due = (start..end).find(|at| {
        reader.is_any(
            *at,
            "cuota mensualidad cuotas mensualidades mensalidade colegiatura",
        )
    })?;
    let is_due = reader.find(due, end, "vence el|vence dia|se paga|se pagan|vence todo|pagan antes|hasta el|hasta el dia|antes del|vencen el|ate dia|ate o dia|vence no dia|antes do dia|todo dia").is_some()
        && (due..end).any(|at| number_at(reader.tokens, at, end).is_some());
    (is_due && !reader.has(start, end, "credito auto local banco")).then_some((due, due + 1))
}

/// "Check in desde las 3", "pedidos hasta las 6", "después de 15 minutos se pierde la cita".
pub(super) fn arrival(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if let Some((at, behind)) = reader.find(
        start,
        end,
        "check in|check-in|checkin|check out|check-out|checkout",
    ) {
        // "A las 3", "às 14h", "15:00".
        return (behind..end)
            .any(|step| {
                number_at(reader.tokens, step, end).is_some()
                    || reader.token(step).is_some_and(|token| {
                        token.norm.starts_with(|first: char| first.is_ascii_digit())
                    })
            })
            .then_some((at, behind));
    }
    if let Some((at, behind)) =
        reader.find(start, end, "pedidos|los pedidos|encargos|encomendas|pedido")
    {
        let until = reader.is_any(behind, "hasta ate antes")
            || reader.is_any(behind, "se") && reader.has(behind, behind + 5, "hasta antes");
        let timed =
            (behind..end.min(behind + 7)).any(|step| number_at(reader.tokens, step, end).is_some());
        return (until && timed).then_some((at, behind));
    }
    if let Some(at) =
        (start..end).find(|at| reader.is_any(*at, "descuenta descuentan desconta descontamos"))
        && at + 2 < end
    {
        return Some((at, at + 1));
    }
    let after = reader.find(start, end, "despues de|luego de|pasados|depois de|mas de")?;
    let waited = reader.duration(after.1).filter(|stop| *stop <= end)?;
    let lost = (waited..end).find(|at| {
        reader.is_any(
            *at,
            "pierde pierden cancela cancelan perde cobra cobramos libera",
        )
    })?;
    (lost > start).then_some((lost, end.min(lost + 3)))
}
