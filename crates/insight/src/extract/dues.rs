//! Rules of when and in how many parts is paid, how late one may come, and what is free from how much on.

use super::clauses::Clause;
use super::reader::Reader;
use crate::text::{Sort, number_at};

/// When a part of the price is due.
const WHEN: &str = "\
    al inicio|al iniciar|al empezar|al comenzar|al arrancar|al partir|al aprobar|al contratar|al reservar|al pedir|al encargar|al firmar|al entregar|\
    al recibir|al retirar|al terminar|al final|al finalizar|al agendar|al confirmar|al llegar|al salir|al recoger|al momento|al cierre|al levantar|\
    para apartar|para reservar|para separar|para confirmar|para asegurar|pra reservar|pra agendar|pra confirmar|para iniciar|para empezar|para comenzar|para arrancar|para partir|para agendar|pa empezar|pa arrancar|pa iniciar|antes de empezar|antes de entregar|\
    contra entrega|contraentrega|a la entrega|a media obra|a mitad de obra|a la mitad|en la entrega|el dia de la entrega|el dia del evento|el dia de la sesion|\
    na retirada|na entrega|no ato|no inicio|no final|no dia|na assinatura|ao entregar|ao receber|ao fechar|pra comecar|para comecar|no pedido|na encomenda|\
    na finalizacao|na conclusao|un dia antes|una semana antes|el mismo dia|no dia do evento|por adelantado|de entrada|de inicio";

/// "Mitad para arrancar", "40 a media obra", "el resto al recibir".
pub(super) fn part(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let (at, behind) = reader
        .find(start, end, WHEN)
        .or_else(|| when_done(reader, start, end))?;
    let led = (start..at).find(|step| {
        reader.is_any(
            *step,
            "mitad metade resto saldo restante liquidacion diferencia demas",
        ) || reader.amount(*step).is_some_and(|amount| {
            amount.is_percent
                || !amount.is_money
                    && amount.number.is_digits
                    && (10_000..=100_000).contains(&amount.number.millis)
                    && amount.number.millis.is_multiple_of(5_000)
                    && amount.end <= at + 1
        })
    })?;
    let pays = reader.verbs_of(clause).iter().all(|group| {
        group.start >= at
            || group.person == crate::text::Person::None
            || group.does("pagar pedir cobrar dejar abonar liquidar dar ser ir cancelar depositar adelantar transferir recibir quedar solicitar trabajar")
    });
    (pays && at - led < 6).then_some((led, behind))
}

/// "Al dejar", "antes de despachar", "ao encomendar": the moment at which something is done.
fn when_done(reader: &Reader<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    (start..end).find_map(|at| {
        let verb = if reader.is_any(at, "al ao") {
            at + 1
        } else if reader.is_any(at, "antes despues depois") && reader.is(at + 1, "de") {
            at + 2
        } else {
            return None;
        };
        let is_done = reader
            .token(verb)
            .and_then(|token| token.verb)
            .is_some_and(|form| form.tense == crate::text::Tense::Infinitive)
            || reader.is_any(at, "al ao")
                && reader.token(verb).is_some_and(|token| {
                    token.norm.len() > 5
                        && token.norm.ends_with("ar")
                        && !token.is_any("celular lugar familiar particular regular exterior")
                });
        (is_done && verb < end).then_some((at, verb + 1))
    })
}

/// "En 18 mensualidades", "parcelo em até 10x", "3 cuotas con tarjeta".
pub(super) fn parts(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let pays = reader.verbs_of(clause).iter().all(|group| {
        group.person == crate::text::Person::None
            || group.does("pagar poder dar ofrecer financiar manejar aceptar hacer tener diferir dividir parcelar vender cobrar haber salir quedar dejar")
                && !(group.is_own && group.does("pagar"))
    });
    if !pays {
        return None;
    }
    let at = (start..end).find(|at| {
        number_at(reader.tokens, *at, end).is_some_and(|number| {
            number.millis < 60_000
                && (reader.is_any(
                    number.end,
                    "mensualidades cuotas parcelas vezes quincenas pagos plazos pagaditos cuotitas x abonos parcialidades",
                ) || reader
                    .token(number.end)
                    .is_some_and(|token| token.is("x") && token.sort == Sort::Word))
        })
    })?;
    let number = number_at(reader.tokens, at, end)?;
    // "3 x 100" is a price.
    if reader.is(number.end, "x") && reader.amount(number.end + 1).is_some()
        || reader.has(start, end, "debo prestamo credito_bancario banco maquina")
    {
        return None;
    }
    let named = reader.is_any(number.end, "pagos x vezes");
    let led = reader.is_any(at.wrapping_sub(1), "en em hasta ate a de");
    (!named || led).then_some((at, number.end + 1))
}

/// "Me pagan a 45 días", "los supermercados pagan a 60 días": how long customers take to pay.
pub(super) fn paid_in(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    reader.verbs_of(clause).iter().find_map(|group| {
        let fits = group.person == crate::text::Person::Third
            && group.lemma == "pagar"
            && group.is_to_us
            && !group.is_negated
            && reader.is_any(group.end, "a em en")
            && reader
                .duration(group.end + 1)
                .is_some_and(|stop| stop <= clause.end);
        fits.then_some((group.start, group.end))
    })
}

/// "10 minutos de atraso máximo", "15 minutos de tolerancia".
pub(super) fn late(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    (start..end).find_map(|at| {
        let stop = reader.duration(at).filter(|stop| *stop <= end)?;
        let noun = stop + usize::from(reader.is_any(stop, "de"));
        reader
            .is_any(
                noun,
                "atraso retraso tolerancia espera gracia demora tolerância",
            )
            .then_some((noun, noun + 1))
    })
}

/// "Acima de 60 é grátis", "gratis a partir de 40".
pub(super) fn free_from(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let gift = (start..end).find(|at| {
        reader.is_any(*at, "gratis gratuito gratuita bonificado")
            || reader.says(*at, "sin costo")
            || reader.says(*at, "sem custo")
    })?;
    let (at, behind) = reader.find(
        start,
        end,
        "a partir de|desde|arriba de|sobre|acima de|superiores a|mayores a|mas de|pasando de|mayor a|si pasa de|hasta|ate",
    )?;
    number_at(reader.tokens, behind, end)?;
    let until = reader.is_any(at, "hasta ate");
    let who = reader.has(
        start,
        end,
        "ninos menores km kilometros anos cuadras criancas",
    );
    (!until || who)
        .then(|| (gift.min(at), gift.max(behind) + 1))
        .map(|(from, to)| (from, to.min(end)))
}

/// "Fiado não rola", "nada de fiado", "con tarjeta el 4% más", "urgencias el doble".
pub(super) fn said_short(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if let Some((at, behind)) = reader.find(
        start,
        end,
        "\
            fiado nao rola|fiado no va|fiado nada|fiado ni loco|fiado jamas|fiado nunca|nada de fiado|cero fiado|nada de fiados|nada de credito|\
            fiado nem pensar|fiado no existe|sin fiado|sem fiado|por orden de llegada|por ordem de chegada|sin cita|sem hora marcada|puro contado|\
            solo de contado|solo contado|so a vista|solo por pedido|solo sobre pedido|solo bajo pedido|so sob encomenda|solo por encargo|bajo pedido|\
            sobre pedido|sob encomenda|sin devolucion|sin devoluciones|sem devolucao|sin cambios ni devoluciones|sin garantia|\
            mensal adiantado|mensual adelantado|mensual por adelantado|pago adelantado|pago por adelantado|pago anticipado|todo por adelantado|pagamento adiantado|\
            mitad de precio|metade do preco|no hay cambios|no hay apartados|no hay devoluciones|sin compromiso|boleta siempre|factura siempre|solo mayoreo|\
            pago contado|pago de contado|pago al contado|so atacado|so no atacado|so por atacado|solo por mayor|solo al por mayor|solo al mayor|\
            solo ventas por mayor|solo venta por mayor|apenas atacado|apenas no atacado|solo al detalle|solo al detal|so varejo|sin reservas|sem reserva",
    ) {
        let works = reader.verbs_of(clause).iter().all(|group| {
            group.person == crate::text::Person::None
                || group.is_negated
                || group.is_own && group.does("trabajar atender vender hacer ser cortar")
                || group.is_impersonal
        });
        return works.then_some((at, behind));
    }
    let surcharge = (start..end).find(|at| {
        reader.amount(*at).is_some_and(|amount| {
            amount.is_percent
                && amount.end <= end
                && reader.is_any(amount.end, "mas adicional extra a")
        }) || reader.is_any(*at, "doble dobro") && reader.is_any(at.wrapping_sub(1), "el o al")
    })?;
    let cause = (start..surcharge).find(|at| {
        reader.is_any(*at, "tarjeta cartao urgencias urgencia urgentes urgente domingos domingo feriados festivos noche credito debito express nocturno nocturnas")
    })?;
    let to = reader
        .amount(surcharge)
        .map_or(surcharge + 1, |amount| amount.end + 1);
    Some((cause, to.min(end)))
}

/// "Crédito a 30 días", "presupuesto vale una semana", "entrega en 5 días".
pub(super) fn lasting(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let (at, behind) = reader.find(
        start,
        end,
        "presupuesto|presupuestos|cotizacion|cotizaciones|orcamento|orcamentos|credito|demora|garantizada|garantizado|garantido|garantida|\
        cambio|cambios|troca|trocas|separado|apartado|reposicion|ajustes",
    )?;
    let timed = (start..end).find(|step| reader.duration(*step).is_some_and(|stop| stop <= end))?;
    let quiet = reader.verbs_of(clause).iter().all(|group| {
        group.person == crate::text::Person::None
            || group.does("valer tener haber ser dar durar trabajar manejar hacer aceptar vencer quedar recibir estar")
                && !group.is_to_us
    });
    let near = timed.abs_diff(behind) < 5;
    (quiet && near && !reader.has(start, end, "banco prestamo tarjeta pago pagos debo"))
        .then_some((at, behind))
}
