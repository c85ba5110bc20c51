//! Prices in a list, or beside their thing without a verb: "tacos a 20", "Torta ahogada $45", "corte 45, barba 35".

use super::phrase::{Phrase, phrase_before};
use super::prices::{Asked, add_price_beside, is_costing};
use super::rates::behind;
use super::reader::{Reader, sure};
use super::things::{each_of, is_thing, phrase_before_link, thing_at};
use crate::Slot;
use crate::text::{Amount, Sort, period_at};

/// What stands around a figure that no verb has taken.
pub(super) fn listed(reader: &mut Reader<'_>, asked: &Asked<'_>) -> bool {
    let Asked {
        amount,
        from,
        before,
        verb,
        near,
        last,
        claim,
    } = *asked;
    // A list: "tacos a 20", "aguas en 15", "Torta ahogada $45", "Torta: 45".
    let Some(link) = before.filter(|at| *at >= reader.start) else {
        // "350 la visita": a figure that begins the sentence stands before its thing.
        let is_said = amount.is_money || reader.asked == Some(Slot::Price);
        let thing = (is_said && reader.is_any(amount.end, "la el los las cada o a"))
            .then(|| thing_at(reader, amount.end))
            .flatten();
        return thing
            .is_some_and(|phrase| add_price_beside(reader, phrase, amount, claim, sure::USUAL));
    };
    if let Some(phrase) = each_of(reader, amount) {
        return add_price_beside(reader, phrase, amount, claim, sure::USUAL);
    }
    // "Corte 16 mil": what is counted in thousands is money, and so is what stands alone behind its thing.
    let weighty = (amount.number.is_multiplied
        || amount.number.millis >= 100_000 && amount.number.is_digits)
        && near.is_none()
        && !reader.is_any(link, "los las el la mis al hay hasta entre somos mas");
    let is_from = reader.is_any(link, "desde")
        || reader.is(link, "de") && reader.is_any(link.wrapping_sub(1), "partir");
    let is_at = is_from
        || reader.is_any(link, "a en por at") && !reader.is_any(link, "en")
        || reader.is(link, "en") && (amount.is_money || last.is_some());
    // "La libra tostada en 75": a thing with its article, and nothing else.
    let is_tagged = reader.is(link, "en")
        && near.is_none()
        && reader.is_any(from, "el la los las cada")
        && terse(reader, amount)
        && (from..link).all(|at| {
            reader
                .token(at)
                .is_some_and(|token| token.verb.is_none_or(|form| !form.has_clitic))
        })
        && !reader.has(from, link, "temporada");
    let is_of = weighty && reader.is(link, "de") && link == reader.clause_start(link) + 1;
    // "La inscripción es de 300 y la mensualidad de 450".
    let is_next = last.is_some()
        && near.is_none_or(|group| last.is_some_and(|last| group.end <= last))
        && reader.is(link, "de")
        && terse(reader, amount);
    let is_at = is_at || is_of || is_next || is_tagged;
    let is_listed = reader.is_any(link, ": - = x")
        || reader
            .token(link)
            .is_some_and(|token| token.sort == Sort::Mark && token.is("."));
    let is_beside = reader.token(link).is_some_and(|token| {
        token.is_word() && !token.is_any("de del con sin que y como unos casi")
    }) && (amount.is_money || last.is_some() || weighty);
    let follows = last.is_some_and(|last| link >= last);
    let own = near.is_some_and(|group| group.is_own) || near.is_none() || follows;
    if !own && !follows {
        return false;
    }
    if is_at || is_listed || is_beside {
        let to = if is_beside && !is_at {
            amount.start
        } else {
            link
        };
        let start = last.filter(|last| *last < to).unwrap_or(reader.start);
        let is_raw_number =
            !amount.is_money && last.is_none() && is_listed && amount.number.millis < 3_000;
        if let Some(phrase) = phrase_before_link(reader, to, start)
            .filter(|phrase| is_thing(reader, *phrase) && !is_raw_number)
        {
            let is_said = amount.is_money
                || weighty
                || follows
                || is_listed
                || near.is_some_and(|group| {
                    group.does("vender tener ofrecer manejar dar hacer cobrar")
                })
                || near.is_none() && phrase.start == from.max(phrase.start.min(from + 2));
            if is_said {
                return add_price_beside(reader, phrase, amount, claim, sure::USUAL);
            }
        }
    }
    // "Corte 45, barba 35": a thing and a bare figure make a clause of their own.
    if near.is_none() && amount.number.is_digits && !is_listed && terse(reader, amount) {
        let start = last
            .filter(|last| *last < amount.start)
            .unwrap_or(from)
            .max(from.min(amount.start));
        if let Some(phrase) = phrase_before(reader.tokens, amount.start, start)
            .filter(|phrase| is_thing(reader, *phrase) && !is_address(reader, *phrase))
        {
            return add_price_beside(reader, phrase, amount, claim, sure::LIKELY);
        }
    }
    // "… 45 la torta y 20 el taco": figures before their things.
    if (amount.is_money || follows || verb.is_some_and(|group| is_costing(&group)))
        && reader.is_any(amount.end, "la el los las cada o")
        && period_at(reader.tokens, amount.end, reader.end).is_none()
        && let Some(phrase) = thing_at(reader, amount.end)
    {
        return add_price_beside(reader, phrase, amount, claim, sure::USUAL);
    }
    behind(reader, amount, last)
}

/// Whether an amount ends its clause, in a sentence with another like it or alone with its thing.
fn terse(reader: &Reader<'_>, amount: &Amount) -> bool {
    let ends =
        amount.end >= reader.end || reader.is_any(amount.end, ", y e . ; / - o conto en no na");
    let figures = (reader.start..reader.end)
        .filter(|at| {
            reader
                .token(*at)
                .is_some_and(|token| token.sort == Sort::Number)
        })
        .count();
    let is_year = !amount.is_money && (1_900_000..2_100_000).contains(&amount.number.millis);
    ends && !is_year
        && amount.number.millis >= 2_000
        && (figures > 1 || amount.number.millis >= 30_000)
}

/// "Calle Hidalgo 45", "lote 12".
fn is_address(reader: &Reader<'_>, phrase: Phrase) -> bool {
    reader.has(
        phrase.start,
        phrase.end,
        "\
            calle av avenida jiron jr carrera cra rua km cuadra piso numero num lote manzana local colonia \
            esquina ruta calz sector anos edad dia dias tel telefono cel whatsapp talla somos unos unas como \
            total pedidos clientes alumnos julio junio mayo abril marzo enero febrero agosto septiembre octubre \
            nave bodega pasillo stand interior andador noviembre diciembre gramos hasta apenas",
    )
}
