//! What goes out.

use super::group::Mode;
use super::money::verb_before;
use super::phrase::{Phrase, phrase_before};
use super::reader::{Draft, Reader, sure};
use crate::Slot;
use crate::text::{Amount, Person, Tense, period_at};

/// What a business pays for, by the first word.
const EXPENSES: &str = "\
    renta alquiler arriendo aluguel luz agua gas internet sueldos sueldo nomina salarios salario impuestos \
    impuesto contador contadora publicidad anuncios insumos materia mercaderia mercancia gasolina nafta \
    transporte flete fletes local empleados electricidad telefono seguro seguros energia folha salário insumo \
    ingredientes harina expensas servicios comisiones comision empaque empaques mantenimiento materiales \
    material rent salaries wages monotributo ads marketing pauta prestamo cuota hipoteca administracion bodega \
    rappi arrendamiento conta boleto bencina piso patente limpieza vigilancia condominio combustible gastos \
    costos comissao leche carne cafe tela telas planilla jornales diezmo imss cfe contribuciones credito";

pub(super) fn cost(reader: &mut Reader<'_>, amount: &Amount) -> bool {
    let from = reader.clause_start(amount.start);
    let verb = verb_before(reader, amount).filter(|group| group.start + 14 >= amount.start);
    if verb.is_some_and(|group| group.mode != Mode::Plain || group.is_negated && !group.is_over)
        && verb.is_some_and(|group| group.start >= from)
    {
        return false;
    }
    if reader.has(
        from,
        amount.start,
        "presupuesto meta objetivo anticipo adelanto",
    ) {
        return false;
    }
    let pays = verb.is_some_and(|group| {
        group.is_own
            && group.does("pagar gastar invertir")
            && (group.is_now() || group.tense == Tense::Past && reader.is_correction)
            || group.person == Person::Third
                && group.is_to_us
                && group.does("costar salir cobrar venir llegar subir aumentar quedar")
            || group.is_own && group.does("ir") && group.is_to_us
            || group.is_impersonal && group.person == Person::Third && group.does("ir")
    });
    let verb_start = verb.map_or(from, |group| group.start);
    if pays {
        // "Pago 12 mil de renta", "gastamos 3 mil en publicidad".
        let mut at = amount.end;
        while let Some((_, end)) = period_at(reader.tokens, at, reader.end) {
            at = end;
        }
        if reader.is_any(
            at,
            "de en por del para con em no na for on a al pela pelo pra",
        ) && !reader.is_any(at + 1, "promedio total")
        {
            let is_person = reader.is_any(at, "a al");
            // "Subió a 15 mil en enero", "180 lucas en invierno" say when.
            let is_season = reader.has(
                at + 1,
                at + 3,
                "invierno verano primavera otono temporada inverno verao blanco",
            ) || reader.token(at + 1).is_some_and(|token| {
                crate::text::MONTHS
                    .iter()
                    .any(|names| names.contains(&token.norm.as_str()))
            });
            let is_once =
                reader.has(at, reader.end, "ultima vez") && reader.has(at, reader.end, "vez");
            if is_once {
                return false;
            }
            if let Some(phrase) = reader.phrase(at + 1).filter(|_| !is_season).filter(|_| {
                !is_person
                    || reader.has(
                        at,
                        at + 4,
                        "empleada empleado empleados ayudante contador contadora chica muchacho cada",
                    )
            }) {
                return add_cost(reader, phrase, amount, verb_start, phrase.end);
            }
        }
        // "Pago de renta 12 mil", "la renta me cuesta 12 mil".
        let start = verb.map_or(from, |group| group.end);
        let mut at = start;
        while reader.is_any(
            at,
            "de en por la el los las para como ya em no na al mi mis ahora a",
        ) && at < amount.start
        {
            at += 1;
        }
        if at < amount.start
            && let Some(phrase) = reader.phrase(at).filter(|phrase| {
                phrase.end <= amount.start
                    && !reader.has(phrase.start, phrase.end, "promedio total mensual alrededor")
            })
        {
            return add_cost(reader, phrase, amount, verb_start, amount.end);
        }
        let before = phrase_before(reader.tokens, verb_start, reader.clause_start(verb_start));
        if let Some(phrase) = before.filter(|phrase| {
            !reader.has(
                phrase.start,
                phrase.end,
                "mes semana dia ano yo nosotros proveedor",
            )
        }) {
            return add_cost(reader, phrase, amount, phrase.start, amount.end);
        }
    }
    // "La renta es de 12 mil", "de renta son 12 mil", "Renta: 12,000", "la luz subió a 3 mil".
    let stop = amount.start;
    // "La luz ya no son 4 mil, llegó de 5200": the thing may stand a comma before.
    let reach = if amount.start - from <= 4 && from > reader.start + 1 && reader.is(from - 1, ",") {
        reader.clause_start(from - 1)
    } else {
        from
    };
    for at in (reach..stop).rev() {
        if !reader.is_any(at, EXPENSES)
            || stop - at > 9
            || reader.is_any(at.wrapping_sub(1), "de con sin")
                && !reader.has(
                    at.saturating_sub(3),
                    at,
                    "pago gasto recibo cuenta costo factura gastos pagos lo costos",
                )
        {
            continue;
        }
        let is_own_cost = reader.is_any(
            at,
            "\
                renta alquiler arriendo aluguel luz nomina sueldos internet rent electricidad impuestos \
                salarios expensas monotributo contador contadora publicidad gas folha energia agua \
                arrendamiento insumos planilla condominio salario flete cuota sueldo gastos costos",
        ) && !reader.has(
            from,
            at,
            "vendo vendemos clase precio garrafon cilindro anticipo",
        ) && !reader.has(
            at + 1,
            at + 4,
            "salon sillas mesas inflables equipo jardin cancha cuarto habitacion vestidos trajes",
        ) && !(reader.is_any(at, "renta alquiler aluguel arriendo flete")
            && reader.is_any(at + 1, "de do da")
            && super::goods::is_goods(reader, at + 2));
        let is_link = (at + 1..stop).any(|next| {
            reader.is_any(
                next,
                "\
                    es son sale cuesta está esta : e sao - en subio a is are anda ronda quedo viene llega fica \
                    custa sai de",
            )
        }) || stop == at + 1;
        let is_verbless = verb.is_none_or(|group| {
            group.start < from
                || group.does("ser costar salir estar subir rondar quedar llegar pagar andar ir venir aumentar")
        });
        if is_own_cost && is_link && is_verbless {
            let phrase = reader
                .phrase(at)
                .filter(|phrase| phrase.end <= amount.start)
                .unwrap_or(Phrase {
                    start: at,
                    end: at + 1,
                });
            return add_cost(reader, phrase, amount, at, amount.end);
        }
    }
    super::outlays::outlay(reader, amount)
}

pub(super) fn add_cost(
    reader: &mut Reader<'_>,
    phrase: Phrase,
    amount: &Amount,
    from: usize,
    to: usize,
) -> bool {
    let is_counted = super::prices::is_count(reader, amount)
        && period_at(reader.tokens, amount.end, reader.end).is_none();
    if amount.is_percent || is_counted {
        return false;
    }
    let value = reader.money(amount);
    let claim = reader.claim();
    let subject = reader.words(phrase);
    reader.add(Draft {
        slot: Slot::Cost,
        subject,
        value: Some(value),
        claim,
        confidence: sure::HIGH,
        from: from.min(amount.start),
        to: to.max(amount.end),
    });
    reader.take(from.min(amount.start), to.max(amount.end));
    true
}
