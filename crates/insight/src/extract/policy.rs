//! Rules of the house: deposits, returns, guarantees, minimum orders, what is not accepted.

use super::clauses::opens;
use super::group::Mode;
use super::reader::{Draft, Reader, sure, words};
use super::words::{PAYMENTS, name_at};
use crate::text::{Person, Tense};
use crate::{Claim, Slot};

/// A word that announces a rule, and its topic.
const TOPICS: &[(&str, &str)] = &[
    ("anticipo", "anticipo"),
    ("adelanto", "adelanto"),
    ("sena", "seña"),
    ("abono", "abono"),
    ("apartado", "apartado"),
    ("sinal", "sinal"),
    ("entrada", "entrada"),
    ("deposito", "depósito"),
    ("deposit", "deposit"),
    ("caucion", "caución"),
    ("caucao", "caução"),
    ("devoluciones", "devoluciones"),
    ("devolucion", "devoluciones"),
    ("reembolsos", "reembolso"),
    ("reembolso", "reembolso"),
    ("devolvemos", "devoluciones"),
    ("cambios", "cambios"),
    ("trocas", "trocas"),
    ("troca", "troca"),
    ("refunds", "refunds"),
    ("returns", "returns"),
    ("garantia", "garantía"),
    ("garantias", "garantía"),
    ("warranty", "warranty"),
    ("pedido minimo", "pedido mínimo"),
    ("compra minima", "compra mínima"),
    ("minimo de compra", "compra mínima"),
    ("minimo de pedido", "pedido mínimo"),
    ("pedidos minimos", "pedido mínimo"),
    ("consumo minimo", "consumo mínimo"),
    ("minimum order", "pedido mínimo"),
    ("monto minimo", "pedido mínimo"),
    ("cancelaciones", "cancelación"),
    ("cancelacion", "cancelación"),
    ("cancelar", "cancelación"),
    ("envio gratis", "envío gratis"),
    ("envios gratis", "envío gratis"),
    ("frete gratis", "frete gratis"),
    ("anticipacion", "anticipación"),
    ("antecedencia", "antecedência"),
    ("credito", "crédito"),
    ("fiado", "fiado"),
    ("fiamos", "fiado"),
    ("fio", "fiado"),
    ("descuento", "descuento"),
    ("desconto", "desconto"),
    ("reservacion", "reservación"),
    ("reserva", "reserva"),
    ("mascotas", "mascotas"),
    ("tolerancia", "tolerancia"),
    ("propina", "propina"),
    ("cita previa", "cita previa"),
    ("mayoreo", "mayoreo"),
    ("plazo", "plazo"),
    ("recargo", "recargo"),
    ("factura", "factura"),
    ("facturamos", "factura"),
    ("pedidos", "pedidos"),
    ("minimo", "mínimo"),
    ("minima", "mínima"),
    ("apartar", "apartado"),
    ("reservar", "reserva"),
];

pub(super) fn read(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let Some((key, topic)) = TOPICS.iter().find(|(key, _)| reader.says(at, key)) else {
            continue;
        };
        rule(reader, at, at + key.split(' ').count(), topic);
    }
    refused(reader);
    appointments(reader);
    super::terms::read(reader);
    super::conditions::read(reader);
    super::nor::nor(reader);
}

/// "Atendemos con cita", "solo con reserva", "mayoreo a partir de 20 piezas".
fn appointments(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        let Some(end) = reader.one_of(
            at,
            "\
                previa cita|con agendamento|com agendamento|com horario marcado|por agenda|con agenda|con cita|con hora|solo con hora|con reserva|con cita previa|con reserva previa|solo con cita|\
                por cita|con turno|com hora marcada|solo por encargo|a partir de|minimo",
        ) else {
            continue;
        };
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let wholesale = reader.is_any(at, "a minimo");
        if wholesale {
            let pieces = crate::text::number_at(reader.tokens, end, reader.end).filter(|number| {
                reader.is_any(
                    number.end,
                    "piezas unidades docenas cajas noches personas kilos pares pecas polos unidade",
                )
            });
            let Some(number) = pieces else { continue };
            // "Sale en 130 a partir de 12 piezas" is a price.
            let is_price = reader.is(at, "a")
                && reader.groups.iter().any(|group| {
                    group.start < at
                        && group.start + 8 > at
                        && group.does("costar salir valer quedar")
                });
            if is_price {
                continue;
            }
            let from = reader.clause_start(at).max(at.saturating_sub(6));
            let value = words(reader.raw(from, number.end + 1));
            let subject = if reader.is(at, "minimo") {
                reader.raw(at, number.end + 1).to_owned()
            } else {
                reader.raw(from, number.end + 1).to_owned()
            };
            if reader
                .found
                .iter()
                .all(|found| found.key.slot != Slot::Policy)
            {
                reader.add(Draft {
                    slot: Slot::Policy,
                    subject,
                    value: Some(value),
                    claim: Claim::Holds,
                    confidence: sure::LIKELY,
                    from,
                    to: number.end + 1,
                });
            }
            continue;
        }
        let ours = reader.groups.iter().all(|group| {
            group.end > at
                || !group.is_negated
                    && group.mode == Mode::Plain
                    && (group.is_own || group.does("ser") && group.person == Person::Third)
        });
        if !ours {
            continue;
        }
        let from = reader
            .groups
            .iter()
            .rfind(|group| group.end <= at && group.end + 3 > at)
            .map_or(at, |group| group.start);
        let value = words(reader.raw(from, end));
        let subject = reader.raw(at, end).to_owned();
        let claim = reader.claim();
        reader.add(Draft {
            slot: Slot::Policy,
            subject,
            value: Some(value),
            claim,
            confidence: sure::LIKELY,
            from,
            to: end,
        });
        reader.take(at, end);
    }
}

fn rule(reader: &mut Reader<'_>, at: usize, behind: usize, topic: &str) {
    let from = reader.clause_start(at);
    let end = reader.clause_end(behind);
    // "Damos 3 meses de garantía y pedimos 50%": a second rule begins behind "y".
    let stop = (behind..end)
        .find(|next| {
            reader.is_any(*next, "y e ni nem")
                && (opens(reader, next + 1)
                    || reader.is_any(next + 1, "entrega entregas entrego entregamos prazo")
                    || TOPICS.iter().any(|(key, _)| {
                        reader.says(next + 1, key)
                            || reader.is_any(next + 1, "el la los las o a os as")
                                && reader.says(next + 2, key)
                    }))
        })
        .unwrap_or(end);
    // "Pido 50% de seña y 3 días de anticipación": the second rule begins behind "y", too.
    let measure = |from: usize, to: usize| (from..to).any(|step| reader.amount(step).is_some());
    let from = (from + 1..at)
        .rfind(|next| {
            reader.is_any(*next, "y e") && measure(from, *next) && measure(next + 1, at)
                || reader.is_any(*next, "y e") && next + 1 == at && measure(from, *next)
        })
        .map_or(from, |next| next + 1);
    let first = reader.token(at).map_or("", |token| token.norm.as_str());
    let near = reader
        .groups
        .iter()
        .rfind(|group| group.start >= from && group.start < at && group.start + 10 > at)
        .copied()
        .or_else(|| {
            reader
                .groups
                .iter()
                .find(|group| {
                    group.start >= behind && group.start < stop && group.person != Person::None
                })
                .copied()
        })
        .or_else(|| {
            reader
                .groups
                .iter()
                .find(|group| group.start == at)
                .copied()
        });
    let amount = (from..stop).find_map(|step| {
        reader
            .amount(step)
            .filter(|amount| amount.is_percent || amount.is_money || amount.number.millis > 0)
    });
    let days = reader.has(
        from,
        stop,
        "dias meses anos horas semanas ano mes semana minutos dia hora days",
    );
    let is_ours = near.is_some_and(|group| {
        let asks = group.does("\
            apartar vender pedir dar aceptar hacer tener cobrar ofrecer exigir manejar recibir trabajar necesitar permitir \
            regalar solicitar devolver facturar tomar vender entregar requerir dejar fiar agendar atender \
            reservar");
        let ok = group.is_own
            || group.person == Person::Third
                && group.does("pedir pagar dejar reservar cancelar cobrar quedar subir bajar pasar llevar")
            || group.is_impersonal && group.person == Person::Third
            || group.does("ser tener haber") && group.person == Person::Third;
        (asks
            || group.does("ser haber pagar cancelar quedar subir bajar estar pasar aumentar"))
            && ok
            && matches!(group.mode, Mode::Plain | Mode::Stop | Mode::Wish)
            && !(group.mode == Mode::Wish && group.lemma != "necesitar")
            && (group.is_now() || reader.is_correction && group.tense != Tense::Imperfect)
    });
    let verbless = near.is_none() && amount.is_some();
    if !is_ours && !verbless {
        return;
    }
    // "No fío más" is the rule from now on, and no end of one.
    let lends = reader.is_any(at, "fio fiamos");
    let negated = near.is_some_and(|group| group.is_negated && (lends || !group.is_over));
    let over = near.is_some_and(|group| group.ends() || group.is_over);
    let fits = match first {
        "pedidos" => {
            reader.has(from, stop, "anticipacion antes antecedencia")
                && days
                && !reader.has(from, stop, "entregamos")
        }
        "fiado" => negated || near.is_some_and(|group| group.does("vender dar hacer trabajar aceptar pedir") && group.is_own),
        "cambios" | "troca" | "trocas" => negated || days,
        "credito" => {
            near.is_some_and(|group| {
                group.does("dar vender manejar ofrecer")
            }) && !reader.is_any(at.wrapping_sub(1), "de")
        }
        "descuento" | "desconto" => {
            near.is_some_and(|group| {
                group.does("dar hacer ofrecer tener manejar")
            }) && amount.is_some()
        }
        "factura" | "facturamos" => false,
        "abono"
            if reader.has(
                from,
                stop,
                "mensual mensuales semanal anual mensal mes semana ano",
            ) =>
        {
            false
        }
        "caucion" | "caucao" | "entrada" | "sinal" | "abono" | "apartado" | "deposito" | "deposit" | "anticipo"
        | "adelanto" | "sena" => {
            near.is_some_and(|group| {
                group.does("\
            apartar pedir cobrar exigir trabajar solicitar recibir necesitar ser tomar dejar tener manejar quedar subir \
            bajar pasar pagar estar reservar aceptar agendar hacer requerir dar vender")
            }) || verbless
        }
        "cancelar" | "cancelaciones" | "cancelacion" => days || negated,
        "anticipacion" | "antecedencia" => days,
        "recargo" if reader.is_any(behind, "de") && reader.amount(behind + 1).is_some() => true,
        "reserva" | "reservacion" | "propina" | "plazo" | "tolerancia" | "recargo" | "mayoreo" => {
            amount.is_some()
                && (days
                    || amount
                        .as_ref()
                        .is_some_and(|amount| amount.is_percent || amount.is_money))
                || negated
        }
        "minimo" | "minima" => {
            amount.is_some()
                && !reader.has(
                    from,
                    stop,
                    "sueldo salario como quiero inversion",
                )
        }
        "apartar" | "reservar" => amount.as_ref().is_some_and(|amount| {
            amount.is_percent || amount.is_money || amount.number.is_multiplied
        }),
        "mascotas" => {
            near.is_some_and(|group| group.does("aceptar permitir recibir"))
        }
        "garantia" | "garantias" | "warranty" => {
            days || near.is_some_and(|group| group.does("dar ofrecer tener"))
        }
        "fio" => negated && near.is_some_and(|group| group.start <= at),
        _ => true,
    };
    if !fits
        || reader.found.iter().any(|found| {
            found.key.slot == Slot::Policy && found.key.subject == crate::text::subject(topic)
        })
    {
        return;
    }
    let start = near
        .filter(|group| group.start >= from && group.start < at)
        .map_or(from, |group| group.start);
    let mut to = stop.min(start + 16);
    // A list in the middle of the rule is part of it: "50% de anticipo, el resto al entregar" ends at the comma.
    while to > behind && reader.is_any(to - 1, "y e de el la que") {
        to -= 1;
    }
    // "Ya no es un año de garantía, son 2" says another figure, and no end.
    if over && amount.is_some() && near.is_some_and(|group| group.lemma == "ser") {
        return;
    }
    let claim = if over && !negated {
        Claim::Ended
    } else {
        reader.claim()
    };
    // "Cancelan con 24 horas de anticipación" is about cancelling.
    let cancels = matches!(first, "anticipacion" | "antecedencia")
        && near.is_some_and(|group| group.lemma == "cancelar");
    let said = if cancels {
        "cancelación".to_owned()
    } else {
        topic_as_said(reader, at, behind, topic)
    };
    let mut value = words(reader.raw(start, to));
    figure(reader, start, to, &mut value);
    reader.add(Draft {
        slot: Slot::Policy,
        subject: said.clone(),
        value: Some(value),
        claim,
        confidence: sure::USUAL,
        from: start,
        to,
    });
    reader.take(start, to);
}

/// A rule with one figure has it as a figure too.
pub(super) fn figure(reader: &Reader<'_>, from: usize, to: usize, value: &mut crate::Value) {
    let mut at = from;
    let mut found = None;
    while at < to {
        match reader.amount(at).filter(|amount| amount.end <= to + 1) {
            Some(_) if found.is_some() => return,
            Some(amount) => {
                at = amount.end;
                found = Some(amount);
            }
            None => at += 1,
        }
    }
    let Some(amount) = found else { return };
    let figure = reader.money(&amount);
    value.number = Some(amount.number.decimal());
    if amount.is_percent {
        value.unit = Some("%".to_owned());
    } else if amount.is_money || amount.number.is_multiplied {
        value.currency = figure.currency;
    }
}

/// The topic in the words of the person, so that it is found by them.
fn topic_as_said(reader: &Reader<'_>, at: usize, behind: usize, topic: &str) -> String {
    let said = reader.raw(at, behind);
    if reader.is_any(at, "minimo minima")
        && let Some(phrase) = reader
            .is_any(behind, "de para por")
            .then(|| reader.phrase(behind + 1))
            .flatten()
    {
        return format!("{said} {}", reader.words(phrase));
    }
    if reader.is_any(at, "fiamos fio fia fian") {
        return said.to_owned();
    }
    if said.ends_with("mos") || reader.is_any(at, "cancelar reservar apartar") {
        topic.to_owned()
    } else {
        said.to_owned()
    }
}

/// "No aceptamos tarjeta", "no hacemos envíos": what the house does not do.
fn refused(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        if !reader.is_open(group.start)
            || !group.is_negated
            // "Ya no permito bebidas de fuera" is the rule from now on.
            || group.is_over && group.lemma != "permitir"
            || !group.is_own && !(group.is_impersonal && group.lemma == "aceptar")
            || group.mode != Mode::Plain
            || !group.is_now()
        {
            continue;
        }
        let refuses = group.does("rentar alquilar salir llevar devolver imprimir prestar regalar negociar enviar reservar") || group.does("aceptar recibir fiar permitir vender dar hacer trabajar tomar entregar cobrar manejar atender");
        // "No fiamos" is read by its clause.
        let lends = reader.is_any(group.end - 1, "fio fiamos");
        if !refuses || lends || reader.is_taken(group.start) {
            continue;
        }
        // "No llevo bien las cuentas" goes badly, it is no rule.
        if group.lemma == "llevar"
            && reader.has(group.end, reader.end, "bien cuentas control orden registro")
        {
            continue;
        }
        let stop = reader.clause_end(group.end);
        let mut at = group.end;
        while reader.is_any(
            at,
            "con a pagos pago en de por ni la el ningun ninguna todavia aun com",
        ) && at < stop
        {
            at += 1;
        }
        let payment = name_at(reader, at, PAYMENTS);
        let narrow = group.does("vender dar trabajar cobrar tomar manejar atender");
        let special = reader.is_any(
            at,
            "\
                credito fiado envios domicilios domicilio devoluciones cambios factura facturas menudeo detalle \
                mayoreo pedidos mascotas cheques cheque entregas delivery descuentos reservas reservaciones \
                trocas plazos cuotas menores visitas visita boleta frete urgencias excepciones rebajas apartados mesa mesas \
                presupuestos muestras entrega menores reserva turnos prestamos cita citas garantia garantias reembolso reembolsos prorroga \
                prorrogas",
        );
        let phrase = reader
            .phrase(at)
            .or_else(|| payment.map(|end| super::phrase::Phrase { start: at, end }));
        let (topic, end) = match (payment, phrase) {
            (Some(end), _)
                if group.does("aceptar recibir trabajar manejar cobrar tomar") =>
            {
                (reader.raw(at, end).to_owned(), end)
            }
            (_, Some(phrase))
                if special || (!narrow && group.does("aceptar permitir")) =>
            {
                (reader.words(phrase), phrase.end)
            }
            _ if group.lemma == "fiar" => (reader.raw(group.end - 1, group.end).to_owned(), group.end),
            // "No rentamos sin copia del INE", "no salgo de noche": a rule in its own words.
            _ if group.does("\
            rentar alquilar salir llevar devolver imprimir prestar regalar negociar entregar atender permitir \
            recibir aceptar enviar") && !group.is_to_us
                && stop > group.end
                && stop < group.end + 9 =>
            {
                (reader.raw(group.end - 1, stop).to_owned(), stop)
            }
            _ => continue,
        };
        let value = words(reader.raw(group.start, end.max(group.end)));
        let claim = reader.claim();
        reader.add(Draft {
            slot: Slot::Policy,
            subject: topic,
            value: Some(value),
            claim,
            confidence: sure::USUAL,
            from: group.start,
            to: end.max(group.end),
        });
        reader.take(group.start, end);
    }
}
