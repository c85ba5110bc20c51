//! What comes in.

use super::group::Mode;
use super::money::{period_near, verb_before};
use super::reader::{Draft, Reader, sure};
use crate::Slot;
use crate::text::{Amount, Period, Person, Tense, period_at};

pub(super) fn revenue(reader: &mut Reader<'_>, amount: &Amount) -> bool {
    if amount.is_percent {
        return false;
    }
    let from = reader.clause_start(amount.start);
    let verb = verb_before(reader, amount).filter(|group| group.start + 10 >= amount.start);
    let sells = verb.is_some_and(|group| {
        group.mode == Mode::Plain
            && !group.is_negated
            && (group.is_now() || group.tense == Tense::Past && reader.is_correction)
            && (group.is_own
                && group.does("\
            vender facturar ganar sacar hacer llegar ingresar mover cerrar andar generar estar subir bajar \
            pasar tener ir")
                || group.does("entrar")
                    && group.person == Person::Third
                    && period_near(reader, amount).is_some()
                || group.is_to_us
                    && group.person == Person::Third
                    && group.does("entrar quedar ingresar llegar dejar")
                || group.is_impersonal && group.does("vender facturar sacar")
                // "Eso deja 12 mil diarios", "tá dando 55 mil por mês".
                || group.does("dejar dar rendir producir")
                    && group.person == Person::Third
                    && !group.is_to_them
                    && (amount.is_money || amount.number.is_multiplied)
                    && group.end + 3 > amount.start
                    && amount.start >= group.end
                    && period_near(reader, amount).is_some())
    });
    let noun = (from..amount.start).find(|at| {
        reader.is_any(
            *at,
            "ventas venta ingresos facturacion faturamento vendas revenue sales ingreso",
        )
    });
    let is_noun = noun.is_some()
        && verb.is_none_or(|group| {
            group.start < from
                || group.does(
                    "ser andar rondar estar tener subir bajar ir llegar quedar cerrar alcanzar",
                ) && group.mode == Mode::Plain
                    && !group.is_negated
        });
    // "¿Cuánto haces al día?" — "en el local 120 lucas diarias".
    let answers = reader.asked == Some(Slot::Revenue)
        && (amount.is_money || amount.number.is_multiplied || amount.number.millis >= 100_000)
        && verb.is_none()
        && period_at(reader.tokens, amount.end, reader.end).is_some();
    if !sells && !is_noun && !answers {
        return false;
    }
    // Twenty cakes a day are no money: goods behind the figure make it a count.
    let mut after = amount.end;
    let period = period_near(reader, amount);
    let counts = !amount.is_money
        && reader.token(after).is_some_and(|token| {
            token.is_word()
                && !token.is_any("\
                    al por a cada en y mensuales diarios semanales de pero aproximadamente mas promedio aprox \
                    mensual o bien ahora anuales brutos libres limpios netos ao mensais que diario semanal \
                    diarias con hoy per este masomenos anual quincenales entre facil ya mes")
        });
    if counts {
        return false;
    }
    while reader.is_any(after, "pesos mas o menos aproximadamente aprox") {
        after += 1;
    }
    let strong = verb.is_some_and(|group| group.does("facturar ingresar")) || is_noun;
    let Some(period) = period
        .or_else(|| {
            verb.is_some_and(|group| group.lemma == "facturar")
                .then_some(Period::Month)
        })
        .or_else(|| {
            strong
                .then_some(Period::Month)
                .filter(|_| reader.has(reader.start, reader.end, "mes mensual mensuales mensais"))
        })
    else {
        return false;
    };
    if period == Period::Hour || amount.number.millis < 10_000 && !amount.is_money {
        return false;
    }
    if verb.is_some_and(|group| {
        group.does("estar subir bajar pasar tener ir llegar hacer mover cerrar andar quedar")
    }) && !is_noun
        && !reader.is_correction
        && amount.number.millis < 500_000
        && !amount.is_money
    {
        return false;
    }
    let profits = verb.is_some_and(|group| group.does("ganar quedar"))
        && reader.has(
            from,
            reader.end,
            "utilidad limpio limpios libres libre ganancia neto netos",
        );
    let value = reader.money(amount);
    let claim = reader.claim();
    let start = noun
        .unwrap_or(amount.start)
        .min(verb.map_or(amount.start, |group| group.start))
        .max(from.min(amount.start));
    let to = (amount.end..reader.end.min(amount.end + 7))
        .find_map(|at| period_at(reader.tokens, at, reader.end).map(|(_, end)| end))
        .unwrap_or(amount.end);
    if profits {
        reader.add(Draft {
            slot: Slot::Metric,
            subject: "ganancia".to_owned(),
            value: Some(value),
            claim,
            confidence: sure::USUAL,
            from: start,
            to,
        });
    } else {
        reader.add(Draft {
            slot: Slot::Revenue,
            subject: period.key().to_owned(),
            value: Some(value),
            claim,
            confidence: sure::HIGH,
            from: start,
            to,
        });
    }
    reader.take(start, to);
    true
}
