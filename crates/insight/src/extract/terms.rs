//! Rules of the house by clause: a topic and a measure, with or without a verb.
//!
//! "Pido la mitad por adelantado", "por mayor desde 6 unidades" and "sin adelanto no empiezo" have no verb or noun of
//! their own in common. What they share is a topic of the house beside a share, a sum or a stretch of time, and nobody
//! else who acts.

use super::clauses::{Clause, clauses};
use super::group::{Group, Mode};
use super::policy::figure;
use super::reader::{Draft, Reader, sure, words};
use super::words::PAYMENTS;
use crate::text::{Person, number_at};
use crate::{Claim, Slot};

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

/// How a good comes to the customer.
const DELIVERY: &str = "\
    tiempo de entrega|plazo de entrega|prazo de entrega|tiempo de produccion|prazo de producao|tiempo de espera|\
    entrega|entregas|entrego|entregamos|entregan|entregue|despacho|despachamos|envio|prazo|plazo";

/// Selling in quantities.
const WHOLESALE: &str = "\
    por mayor|al por mayor|mayoreo|mayorista|mayoristas|atacado|medio mayoreo|precio de mayoreo|precio mayorista|\
    precio por mayor|preco de atacado|venta mayorista";

/// From how much on.
const FROM: &str = "\
    a partir de|desde|minimo|mas de|arriba de|sobre|por compras|en compras|superiores a|mayores a|acima de|pasando de|\
    a partir das|pasados los|superando|de mas de|mayor a|minima de|minimo de|em compras|nas compras|con la compra";

const DISCOUNT: &str = "\
    descuento|desconto|dcto|dto|off|de descuento|de desconto|menos|bonificacion|rebaja|de rebaja";

/// Paying later.
const LATER: &str = "\
    credito|a credito|cuotas|cuotas sin interes|parcelas|meses sin intereses|msi|plan separe|plan acumulativo|\
    a plazos|en pagos|sem juros|sin interes|sin intereses|vezes|vezes sem juros|pagos quincenales|pagos semanales|\
    sistema de apartado";

/// What is paid for being late, or to those who help to sell.
const SHARES: &str = "\
    comision|de comision|comissao|de comissao|mora|de mora|recargo|de recargo|multa|de multa|interes|intereses|juros|\
    de recargo por atraso|penalidad|penalizacion";

const CHANGES: &str = "\
    cambios|cambio|cambiar|trocas|troca|trocar|devoluciones|devolucion|devolver|devolucao|devolucoes|reembolso|\
    reembolsos|garantia|cancelaciones|cancelacion|cancelar|cancelan|cancelamento|cancelamentos|reagendar|reprogramar";

pub(super) fn read(reader: &mut Reader<'_>) {
    for clause in clauses(reader) {
        if clause.end - clause.start < 2 || !reader.is_house_rule(clause) {
            continue;
        }
        let Some((topic, end)) = topic_of(reader, clause) else {
            continue;
        };
        let subject = named(reader, clause, topic, end);
        put(reader, clause, topic, end, subject);
    }
}

/// The words of a clause that name its rule, if it states one.
fn topic_of(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    if reader.has(
        clause.start,
        clause.end,
        "sueldo salario renta alquiler arriendo aluguel margen ganancia ventas hijos seguidores presupuesto",
    ) {
        return None;
    }
    beforehand(reader, clause)
        .or_else(|| kept(reader, clause))
        .or_else(|| ahead(reader, clause))
        .or_else(|| free(reader, clause))
        .or_else(|| wholesale(reader, clause))
        .or_else(|| discount(reader, clause))
        .or_else(|| later(reader, clause))
        .or_else(|| share(reader, clause))
        .or_else(|| changes(reader, clause))
        .or_else(|| delivery(reader, clause))
        .or_else(|| arrival(reader, clause))
        .or_else(|| gift(reader, clause))
        .or_else(|| validity(reader, clause))
        .or_else(|| required(reader, clause))
        .or_else(|| refusal(reader, clause))
}

/// A topic in the words of the person, with whom a discount or what an order is for.
fn named(reader: &Reader<'_>, clause: Clause, topic: usize, end: usize) -> String {
    let said = reader.raw(topic, end).to_owned();
    let is_share = reader.is_any(end - 1, "% off menos dcto dto ciento descuento desconto");
    if is_share {
        let whom = (clause.start..clause.end)
            .find(|at| reader.is_any(*at, "a para los las aos pra por con com en"))
            .and_then(|at| reader.phrase(at + usize::from(!reader.is_any(at, "por"))))
            .or_else(|| reader.phrase(clause.start))
            .filter(|phrase| {
                phrase.end <= clause.end
                    && phrase.start != topic
                    && reader.amount(phrase.start).is_none()
            });
        let noun = if reader.is_any(end - 1, "descuento desconto") {
            reader.raw(end - 1, end)
        } else {
            ""
        };
        if let Some(whom) = whom.filter(|phrase| phrase.end - phrase.start < 4) {
            return format!("{noun} {}", reader.words(whom));
        }
        if !noun.is_empty() {
            return noun.to_owned();
        }
    }
    if reader.is_any(topic, "anticipacion antelacion antecedencia")
        && let Some(order) = (clause.start..topic).find(|at| {
            reader.is_any(
                *at,
                "pedidos encargos citas turnos reservas encomendas cotizaciones",
            )
        })
    {
        return format!("{} {said}", reader.raw(order, order + 1));
    }
    said
}

fn put(reader: &mut Reader<'_>, clause: Clause, topic: usize, end: usize, subject: String) {
    let overlaps = reader.is_taken(topic)
        || reader.found.iter().any(|found| {
            found.key.slot == Slot::Policy
                && reader.token(topic).is_some_and(|token| {
                    found.span.start <= token.start && token.end <= found.span.end
                })
        });
    if overlaps {
        return;
    }
    let mut to = clause.end.min(topic.max(clause.start) + 16);
    while to > end && reader.is_any(to - 1, "y e de el la que los a en un una con nomas") {
        to -= 1;
    }
    let mut from = clause.start.max(topic.saturating_sub(12));
    while from < topic
        && reader.is_any(
            from,
            "y e ah eso que bueno oye pues entonces es ok si claro aqui",
        )
    {
        from += 1;
    }
    let mut value = words(reader.raw(from, to));
    figure(reader, from, to, &mut value);
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::Policy,
        subject,
        value: Some(value),
        claim: if claim == Claim::Ended {
            Claim::Holds
        } else {
            claim
        },
        confidence: sure::LIKELY,
        from,
        to,
    });
    reader.take(from, to);
}

/// Whether a clause has no verb, or one of the house's or of its customers.
fn verb_fits(reader: &Reader<'_>, clause: Clause, list: &'static str) -> bool {
    reader
        .verbs_of(clause)
        .iter()
        .filter(|group| group.person != Person::None)
        .all(|group| group.does(list))
}

const DEALS: &str = "\
    pedir pagar cobrar dejar exigir trabajar solicitar abonar adelantar dar tomar agendar reservar apartar ser hacer \
    necesitar requerir haber recibir aceptar vender entregar tener empezar manejar cancelar fijar quedar deber poner \
    enviar despachar cerrar arrancar confirmar regresar devolver contratar";

/// "Pido la mitad por adelantado", "se aparta con 300", "con la mitad agendo la hora".
fn beforehand(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
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
        && reader.is_any(from, "apartar reservar separar agendar confirmar congelar asegurar garantir")
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

/// "Pedidos con dos días de anticipación", "se encargan tres días antes".
fn ahead(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
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

/// "El domicilio es gratis a partir de 40 mil".
fn free(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let gift = (start..end).find(|at| {
        reader.is_any(*at, "gratis gratuito gratuita bonificado incluido")
            || reader.says(*at, "sin costo")
    })?;
    let noun = (start..end).find(|at| {
        reader.is_any(
            *at,
            "\
                envio envios domicilio domicilios despacho despachos delivery entrega entregas reparto frete flete \
                instalacion diagnostico revision presupuesto cotizacion visita muestra degustacion instalacao",
        )
    })?;
    let is_led = reader.find(start, end, FROM).is_some() && reader.has_measure(start, end);
    let is_always = reader.is_any(
        noun,
        "diagnostico revision presupuesto cotizacion instalacion instalacao visita",
    ) && gift < noun + 4;
    (is_led || is_always).then(|| {
        if gift == noun + 1 {
            (noun, gift + 1)
        } else {
            (noun, noun + 1)
        }
    })
}

/// "Por mayor desde 6 unidades".
fn wholesale(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let (at, behind) = reader.find(start, end, WHOLESALE)?;
    let (_, from) = reader.find(start, end, FROM)?;
    number_at(reader.tokens, from, end).map(|_| (at, behind))
}

/// "10% de descuento en efectivo", "los mayoristas tienen 20% off", "les hago el 5%".
fn discount(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if !verb_fits(
        reader,
        clause,
        "dar hacer tener ofrecer aplicar manejar pagar llevar comprar ser haber cobrar dejar quedar salir recibir",
    ) {
        return None;
    }
    let share =
        (start..end).find(|at| reader.amount(*at).is_some_and(|amount| amount.is_percent))?;
    if let Some((at, behind)) = reader.find(start, end, DISCOUNT) {
        return Some((behind - 1, behind)).filter(|_| at + 4 > share);
    }
    // "A los clientes viejos les hago el 5%".
    let given = reader
        .verbs_of(clause)
        .into_iter()
        .find(|group| group.is_own && group.does("dar hacer") && group.is_to_them)?;
    (given.end <= share && share < given.end + 4 && !reader.has(start, end, "comision comissao"))
        .then(|| {
            let to = reader.amount(share).map_or(share + 1, |amount| amount.end);
            (share, to)
        })
}

/// "A los comercios les doy 15 días de crédito", "3 cuotas sin interés", "financio hasta 12 cuotas".
fn later(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if reader.verbs_of(clause).iter().any(|group| {
        group.is_own
            && group.does("pagar deber sacar pedir tener comprar estar ser abonar")
            && !(group.person == Person::Third)
            || group.is_to_us && group.does("pagar")
    }) {
        return None;
    }
    let lends = (start..end).find(|at| {
        reader.is_any(
            *at,
            "financio financiamos financia financiamento financiacion parcelo parcelamos parcela parcelamento fio fiamos",
        )
    });
    let numbered = |from: usize| (from..end).any(|at| number_at(reader.tokens, at, end).is_some());
    if let Some(at) = lends.filter(|at| numbered(*at)) {
        return Some((at, at + 1));
    }
    let (at, behind) = reader.find(start, end, LATER)?;
    // What is taken as a means of payment is no rule.
    if reader
        .verbs_of(clause)
        .iter()
        .any(|group| group.does("aceptar recibir"))
    {
        return None;
    }
    let is_timed = (start..end).any(|step| reader.duration(step).is_some_and(|stop| stop <= end));
    let fits = if reader.is_any(at, "credito a") {
        is_timed && !reader.has(start, end, "tarjeta tarjetas saque")
    } else if reader.is_any(at, "cuotas parcelas vezes") {
        number_at(reader.tokens, at.saturating_sub(1).max(start), end).is_some()
            && (reader.has(
                start,
                end,
                "interes intereses juros tarjeta cartao hasta ate",
            ) || lends.is_some())
    } else {
        is_timed || numbered(start) || reader.has(start, end, "tarjeta cartao")
    };
    fits.then_some((at, behind))
}

/// "Les cobro 15% de comisión", "los profes se llevan el 50%", "cobro 5% de mora".
fn share(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let part = (start..end).find(|at| reader.amount(*at).is_some_and(|amount| amount.is_percent));
    let groups = reader.verbs_of(clause);
    let is_platform = reader.has(
        start,
        end,
        "rappi uber didi ifood pedidosya apps plataformas plataforma app banco nos me mercadolibre airbnb booking",
    );
    if is_platform {
        return None;
    }
    if let Some((_, behind)) = reader.find(start, end, SHARES) {
        let fits = groups.iter().all(|group| {
            group.person == Person::None
                || group.start >= behind - 1
                || group.does("cobrar dar pagar tener ser manejar aplicar haber hacer llevar ganar ofrecer pedir")
        });
        let is_led = part.is_some()
            || reader.is_any(behind - 1, "mora multa recargo")
                && (reader.has_measure(start, end) || reader.find(start, end, "a partir|despues del|pasado el|despues de").is_some());
        return (fits && is_led).then_some((behind - 1, behind));
    }
    let part = part?;
    // Who works for the house takes a part of what they bring in.
    let taken = groups.iter().find(|group| {
        group.person == Person::Third
            && group.is_impersonal
            && group.does("llevar quedar")
            && group.end + 4 > part
            && group.end <= part
    });
    taken.map(|group| (group.start, group.end))
}

/// "Se puede cambiar dentro de los 15 días", "las cancelaciones con menos de 24 hs se cobran".
fn changes(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
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
fn delivery(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
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
            ) || reader.is_any(behind, ": es"))
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
    (fits && ours && !is_dated && timed > start).then_some((at, behind))
}

/// "Check in desde las 3", "pedidos hasta las 6", "después de 15 minutos se pierde la cita".
fn arrival(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if let Some((at, behind)) = reader.find(
        start,
        end,
        "check in|check-in|checkin|check out|check-out|checkout",
    ) {
        return (behind..end)
            .any(|step| number_at(reader.tokens, step, end).is_some())
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

/// "Solo mayores de edad", "carné de vacunas obligatorio", "prohibido entrar con mascotas".
fn required(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
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
    reader
        .find(
            start,
            end,
            "mayores de edad|mayores de 18|maiores de idade|maiores de 18|mayores de 16",
        )
        .filter(|(at, _)| reader.is_any(at.wrapping_sub(1), "solo so a para unicamente solamente"))
}

/// "Fiado no", "con tarjeta no", "no fío", "sin adelanto no empiezo", "no se permite fumar".
fn refusal(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
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
            (group.is_own || group.is_impersonal || group.does("haber entrar pasar salir"))
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

/// "El anticipo no es reembolsable", "el domicilio lo paga el cliente", "garantizamos por un año", "la garantía cubre…".
fn kept(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
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
    let (at, behind) = reader.find(start, end, "garantizamos|garantizo|respondemos|respondo|garanto|garantimos|la garantia")?;
    let timed = (behind..end).any(|step| reader.duration(step).is_some_and(|stop| stop <= end));
    let covers = reader.is_any(behind - 1, "garantia") && reader.is_any(behind, "cubre incluye no es");
    (timed || covers).then(|| (if reader.is(at, "la") { at + 1 } else { at }, behind))
}

/// "Llevando 3 les doy una gratis", "menores de 5 no pagan", "a la décima visita el corte es gratis".
fn gift(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if let Some((at, behind)) = reader.find(
        start,
        end,
        "no pagan|no paga|entran gratis|entra gratis|pagan mitad|paga meia|pagan la mitad|nao paga|nao pagam|gratis hasta|van gratis",
    ) {
        let whom = (start..at).find(|step| {
            reader.is_any(*step, "menores ninos nino bebes estudiantes estudiante jubilados adultos criancas crianca estudante mujeres cumpleaneros embarazadas")
        });
        return whom.map(|whom| (whom, behind));
    }
    let free = (start..end).find(|at| reader.is_any(*at, "gratis regalo gratuita gratuito cortesia"))?;
    let is_earned = reader
        .find(
            start,
            end,
            "llevando|comprando|a la decima|a la quinta|por cada|cada 10|cada diez|cada 5|en la compra|a partir de|na decima|a cada 10|por la compra|al decimo|a los 10|la decima|el decimo",
        )
        .is_some();
    (is_earned && reader.verbs_of(clause).iter().all(|group| group.is_own || group.does("ser salir ir dar haber")))
        .then_some((free, free + 1))
}

/// "Los presupuestos tienen validez de 7 días", "la cuota vence el 10", "espero 10 minutos".
fn validity(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let timed = (start..end).find(|step| reader.duration(*step).is_some_and(|stop| stop <= end));
    if let Some(at) = (start..end).find(|at| reader.is_any(*at, "validez vigencia validos valida valido validas validade vigente")) {
        return timed.map(|_| (at, at + 1));
    }
    if let Some(at) = (start..end).find(|at| reader.is_any(*at, "espero esperamos")) {
        return timed
            .filter(|step| *step == at + 1 || *step == at + 2)
            .filter(|step| reader.has(*step, end, "minutos min"))
            .map(|_| (at, at + 1));
    }
    if let Some(at) = (start..end).find(|at| reader.is_any(*at, "presupuestos cotizaciones cotizacion precios")) {
        return timed
            .filter(|step| reader.is_any(step.wrapping_sub(1), "por valen hasta vale"))
            .map(|_| (at, at + 1));
    }
    let due = (start..end).find(|at| reader.is_any(*at, "cuota mensualidad cuotas mensualidades mensalidade colegiatura"))?;
    let is_due = reader.find(due, end, "vence el|vence dia|se paga|se pagan|vence todo|pagan antes|hasta el|antes del|vencen el").is_some()
        && (due..end).any(|at| number_at(reader.tokens, at, end).is_some());
    (is_due && !reader.has(start, end, "credito auto local banco")).then_some((due, due + 1))
}
