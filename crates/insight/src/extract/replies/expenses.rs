//! What goes out, where a question asked for it: "la luz: 6 mil. los filtros, 1,500 cada dos meses".

use super::super::costs::add_cost;
use super::super::phrase::{Phrase, phrase_before};
use super::super::reader::Reader;
use crate::text::{Amount, Sort};

/// What may stand between the thing and its figure.
const LINKS: &str = "\
    unos unas uns umas como : , es son e sao de en a por casi cerca aprox aproximadamente mas menos o me nos se sale salen sai saem cuesta \
    cuestan custa custam llega llegan llevan lleva leva levam come comen traga tragan va van vai vao pago pagamos gasto gastamos da dan \
    anda andan esta estan ronda - = lo las los la mata cobra cobran queda quedan viene vienen vem hasta ate $ mis aparte sube";

pub(super) fn read(reader: &mut Reader<'_>) {
    let mut at = reader.start;
    while at < reader.end {
        let Some(amount) = reader.amount(at) else {
            at += 1;
            continue;
        };
        let end = amount.end.max(at + 1);
        if reader.is_open(amount.start)
            && !reader.is_taken(amount.start)
            && !amount.is_percent
            && amount.number.millis >= 5_000
            && let Some(phrase) = thing(reader, &amount)
        {
            add_cost(
                reader,
                phrase,
                &amount,
                phrase.start.min(amount.start),
                phrase.end.max(amount.end),
            );
        }
        at = end;
    }
}

fn thing(reader: &Reader<'_>, amount: &Amount) -> Option<Phrase> {
    let counts = reader.is_any(
        amount.end,
        "dias meses horas anos semanas personas empleados veces kilos bultos cajas litros km minutos",
    ) && !amount.is_money;
    let denied = reader.groups.iter().any(|group| {
        group.end <= amount.start && group.is_negated
            || group.does("vender facturar cobrar") && group.is_own
    });
    if counts || denied {
        return None;
    }
    // "600 de vigilancia", "3 mil en publicidad".
    let behind =
        amount.end + usize::from(reader.is_any(amount.end, "pesos soles reais lucas mensuales"));
    if reader.is_any(behind, "de en pra para por")
        && let Some(phrase) = reader.phrase(behind + 1).filter(|phrase| {
            phrase.start <= behind + 2
                && reader
                    .token(phrase.start)
                    .is_some_and(|token| token.is_word())
                && crate::text::period_at(reader.tokens, phrase.start, reader.end).is_none()
                && !reader.is_any(phrase.start, "mes dia semana promedio total")
        })
    {
        return Some(phrase);
    }
    let mut to = amount.start;
    while to > reader.start && reader.is_any(to - 1, LINKS) {
        to -= 1;
    }
    let from = (reader.start..to)
        .rev()
        .find(|at| {
            reader.is_any(*at, ", ; y e : que")
                || reader
                    .token(*at)
                    .is_some_and(|token| token.sort == Sort::Line)
        })
        .map_or(reader.start, |at| at + 1);
    phrase_before(reader.tokens, to, from).filter(|phrase| {
        phrase.end == to
            && reader.token(phrase.start).is_some_and(|token| {
                token.is_word()
                    && !token.is_any("mes dia semana ano total todo yo nosotros eu entre")
            })
            && crate::text::period_at(reader.tokens, phrase.start, reader.end).is_none()
    })
}
