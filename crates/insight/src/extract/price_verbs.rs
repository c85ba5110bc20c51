//! Prices that hang on a verb: "cobro 200 por el corte", "la torta la vendo a 45", "la torta cuesta 45", "subimos el
//! café a 40".

use super::group::Group;
use super::phrase::phrase_before;
use super::prices::{Asked, add_price, add_price_beside};
use super::reader::{Reader, sure};
use super::things::{
    is_thing, phrase_after, phrase_before_link, price_noun, raised_thing, thing_at,
    thing_of_clause_before,
};
use crate::Claim;
use crate::text::{Amount, Period, period_at};

/// The business charges it, before or behind its figure.
pub(super) fn charged(reader: &mut Reader<'_>, asked: &Asked<'_>, charges: Option<Group>) -> bool {
    let Asked {
        amount,
        before,
        last,
        claim,
        ..
    } = *asked;
    // "Cobro 200 por el corte", "$45 la torta", "R$ 30 o bolo".
    if let Some(group) =
        charges.filter(|group| group.lemma == "cobrar" || amount.is_money || group.has_object)
    {
        if reader.is_any(
            amount.end,
            "por el la los las cada pela pelo for o a no na de en un una",
        ) && !(reader.is(amount.end, "de") && group.lemma != "cobrar")
            && !(reader.is(amount.end, "a") && reader.context.language == crate::Language::Spanish)
            && period_at(reader.tokens, amount.end, reader.end)
                .is_none_or(|(period, _)| period == Period::Hour)
            && let Some(phrase) = thing_at(
                reader,
                amount.end
                    + usize::from(reader.is_any(amount.end, "por pela pelo for no na de en")),
            )
        {
            return add_price(
                reader,
                phrase,
                amount,
                group.start,
                phrase.end,
                claim,
                sure::HIGH,
            );
        }
        if group.lemma == "cobrar"
            && group.end < amount.start
            && last.is_none_or(|last| last <= group.end)
        {
            // "Cobro el corte a 200", "cobro la hora 300".
            let mut at = group.end;
            while reader.is_any(at, "por ahora el la en") && at < amount.start {
                at += 1;
            }
            if let Some(phrase) = thing_at(reader, at).filter(|phrase| phrase.end <= amount.start) {
                return add_price(
                    reader,
                    phrase,
                    amount,
                    group.start,
                    amount.end,
                    claim,
                    sure::HIGH,
                );
            }
        }
    }
    // "La vendo a 40", "los tacos los damos a 15": the thing stands before the pronoun.
    if let Some(group) =
        charges.filter(|group| group.has_object && last.is_none_or(|last| last <= group.start))
    {
        let thing = phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
            .or_else(|| thing_of_clause_before(reader, group.start));
        if let Some(phrase) = thing.filter(|phrase| is_thing(reader, *phrase)) {
            let set = group.does("subir bajar poner dejar aumentar cambiar ajustar");
            let claim = if set { Claim::Corrects } else { claim };
            return add_price_beside(reader, phrase, amount, claim, sure::HIGH);
        }
    }
    // "Vendo la torta a 45", "subimos el café a 40", "dejamos el combo en 99".
    if let Some(group) = charges {
        let linked = before.filter(|at| *at >= group.end).is_some_and(|at| {
            reader.is_any(
                at,
                "a en por em at for de ate pra para unos como desde solo apenas hasta",
            ) || reader.token(at).is_some_and(|token| token.is_word()) && amount.is_money
        });
        if linked {
            let link = before.unwrap_or(amount.start);
            let start = last
                .filter(|last| *last > group.end && *last < link)
                .unwrap_or(group.end);
            let raised =
                group.does("subir bajar aumentar cambiar ajustar actualizar dejar poner pasar");
            let thing = if raised {
                raised_thing(reader, group.end, link)
            } else {
                phrase_before_link(reader, link, start)
            };
            // "Vendemos corrientazo en el centro de Ibagué a 14 mil": a place stands between.
            let thing = thing.map(|phrase| {
                let placed = reader.has(
                    phrase.start.saturating_sub(3).max(group.end),
                    phrase.start,
                    "en em",
                ) || reader.has(phrase.start, phrase.end, "en em");
                if placed {
                    reader
                        .phrase(group.end)
                        .filter(|first| first.end <= link)
                        .unwrap_or(phrase)
                } else {
                    phrase
                }
            });
            if let Some(phrase) = thing.filter(|phrase| is_thing(reader, *phrase)) {
                let claim = if raised { Claim::Corrects } else { claim };
                return add_price_beside(reader, phrase, amount, claim, sure::HIGH);
            }
        }
    }
    false
}

/// "La torta cuesta 45", "el combo está a 120", "el precio de la torta es 45".
pub(super) fn costs(reader: &mut Reader<'_>, asked: &Asked<'_>, group: Group) -> bool {
    let Asked {
        amount,
        from,
        before,
        claim,
        ..
    } = *asked;
    // "A moto subiu 5 reais": by how much, and not where it is.
    if amount.is_money && amount.start == group.end && group.does("subir bajar aumentar") {
        return false;
    }
    let is_weak = group.does("ser ir andar quedar pasar venir estar empezar arrancar");
    if let Some(phrase) = price_noun(reader, from, group.start) {
        return add_price_beside(reader, phrase, amount, claim, sure::HIGH);
    }
    if !is_weak
        || amount.is_money
        || before.is_some_and(|at| reader.is_any(at, "a en em")) && group.lemma != "ser"
        || group.lemma == "ser" && before.is_some_and(|at| reader.is(at, "de"))
        || group.lemma == "ser" && is_fee(reader, &group, amount)
        || group.lemma == "ser" && is_at(reader, &group, amount)
        || group.does("estar quedar andar ir") && amount.number.is_digits
    {
        let thing = phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
            .or_else(|| phrase_after(reader, group.end, amount))
            .filter(|phrase| is_thing(reader, *phrase))
            .or_else(|| {
                thing_of_clause_before(reader, group.start)
                    .filter(|phrase| is_thing(reader, *phrase))
            });
        if let Some(phrase) = thing {
            let moved = group.does("subir bajar aumentar pasar")
                || group.lemma == "quedar" && before.is_some_and(|at| reader.is(at, "en"));
            return add_price_beside(
                reader,
                phrase,
                amount,
                if moved { Claim::Corrects } else { claim },
                sure::HIGH,
            );
        }
    }
    // "Cuesta 45 la torta", "sale 120 el combo".
    if (!is_weak || amount.is_money)
        && let Some(phrase) = reader
            .is_any(amount.end, "la el los las cada un una o a por")
            .then(|| {
                thing_at(
                    reader,
                    amount.end + usize::from(reader.is(amount.end, "por")),
                )
            })
            .flatten()
    {
        return add_price(
            reader,
            phrase,
            amount,
            group.start,
            phrase.end,
            claim,
            sure::HIGH,
        );
    }
    false
}

/// "La torta es a 45", and not "es a 20 minutos" or "es a las 5".
fn is_at(reader: &Reader<'_>, group: &Group, amount: &Amount) -> bool {
    amount.start == group.end + 1
        && reader.is(group.end, "a")
        && amount.number.is_digits
        && (amount.end >= reader.end || reader.is_any(amount.end, ", y e . ; pero"))
}

/// "La mensualidad es 450": what is charged now and again, and a bare figure.
fn is_fee(reader: &Reader<'_>, group: &Group, amount: &Amount) -> bool {
    let ends = amount.end >= reader.end || reader.is_any(amount.end, ", y e . ; pero al por con");
    amount.start == group.end
        && ends
        && amount.number.millis >= 5_000
        && (is_list(reader) || reader.has(
            reader.clause_start(group.start),
            group.start,
            "\
                mensualidad mensualidade consulta clase hora visita entrada diaria noche sesion paquete combo kilo \
                docena corte cuota pension inscripcion matricula colegiatura tarifa plan abono cover servicio \
                pieza litro pasaje flete viaje carrera membresia promo metro porcion orden plato menu cubierto \
                unidad par turno cita libra bolsa caja cento duzia",
        ))
}

/// "Pezinho é 15 e corte 40": figures are told one behind the other, and nothing else is.
fn is_list(reader: &Reader<'_>) -> bool {
    let figures = (reader.start..reader.end)
        .filter(|at| {
            reader
                .token(*at)
                .is_some_and(|token| token.sort == crate::text::Sort::Number)
        })
        .count();
    reader.asked == Some(crate::Slot::Price)
        || figures > 1
            && reader.groups.iter().all(|group| {
                group.lemma == "ser"
                    && group.person == crate::text::Person::Third
                    && !group.is_negated
            })
            && !reader.denies(reader.start, reader.end)
}
