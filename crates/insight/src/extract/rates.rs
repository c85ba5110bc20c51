//! Prices that are told by the measure, by the bundle, or behind the figure: "a 45 la orden", "3 por 100", "cobro 350 la
//! hora", "me la pagan a 70 mil", "30 mil pintar una pared".

use super::group::Mode;
use super::phrase::{Phrase, phrase_before};
use super::prices::{add_price, add_price_beside};
use super::reader::{Reader, sure};
use super::things::{is_thing, thing_at};
use crate::text::{Amount, Person, Sort, Tense, period_at};

/// What a price is by, where nothing else is named: the hour, the visit, the kilo.
const MEASURES: &str = "\
    hora noche dia jornada sesion visita persona cabeza turno vuelta carrera pasada hoja foto evento kilo kg \
    quilo docena duzia libra litro metro m2 arroba tonelada caja bolsa par ciento cento millar porcion fatia \
    rebanada orden pieza unidad unidade pessoa diaria clase aula mesa cubierto cupo km kilometro bulto costal saco balde garrafon maple cuarto noite bandeja palabra minuto cuadra punto";

/// Constructions in which the verb stands between the thing and the figure, or somebody else pays.
pub(super) fn turned(reader: &mut Reader<'_>, amount: &Amount, last: Option<usize>) -> bool {
    let Some(group) = reader
        .groups
        .iter()
        .rfind(|group| group.end <= amount.start && group.end + 6 > amount.start)
        .copied()
        .filter(|group| {
            group.mode == Mode::Plain
                && !group.is_negated
                && matches!(group.tense, Tense::Present | Tense::Gerund)
                && last.is_none_or(|last| last <= group.start)
        })
    else {
        return false;
    };
    let claim = reader.claim();
    // "Por la instalación cobro 800".
    let clause = reader.clause_start(group.start);
    if group.is_own
        && group.does("cobrar pedir llevar")
        && let Some(by) = (clause..group.start).rev().find(|at| {
            // "A Carrasco cobro 5500": where to.
            reader.is_any(*at, "por pela pelo")
                || reader.is_any(*at, "a hasta")
                    && reader.token(*at + 1).is_some_and(|token| token.is_capital)
        })
        && let Some(phrase) = reader
            .phrase(by + 1)
            .filter(|phrase| phrase.end <= group.start + 1)
    {
        let phrase = Phrase {
            end: phrase.end.min(group.start),
            ..phrase
        };
        return phrase.start < phrase.end
            && add_price(reader, phrase, amount, by, amount.end, claim, sure::HIGH);
    }
    // "El kilo me lo pagan a 38", "la torta me la compran en 70 mil".
    let is_paid = group.person == Person::Third
        && group.is_to_us
        && group.has_object
        && group.does("pagar comprar recibir tomar agarrar");
    if is_paid
        && let Some(phrase) = phrase_before(reader.tokens, group.start, clause)
            .filter(|phrase| is_thing(reader, *phrase))
    {
        return add_price_beside(reader, phrase, amount, claim, sure::HIGH);
    }
    // "La barbacoa la vendo por kilo, a 480".
    let comma = amount
        .start
        .checked_sub(2)
        .filter(|comma| reader.is(*comma, ",") && reader.is_any(comma + 1, "a en desde por"));
    if comma.is_some()
        && group.is_own
        && group.has_object
        && group.does("vender dar dejar cobrar hacer alquilar rentar tener")
        && let Some(phrase) = phrase_before(reader.tokens, group.start, clause)
            .filter(|phrase| is_thing(reader, *phrase))
    {
        return add_price_beside(reader, phrase, amount, claim, sure::USUAL);
    }
    false
}

/// What is left when nothing before the figure was its thing: it stands behind, or only the measure is named.
pub(super) fn behind(reader: &mut Reader<'_>, amount: &Amount, last: Option<usize>) -> bool {
    let from = reader.clause_start(amount.start);
    let verb = reader
        .groups
        .iter()
        .rfind(|group| group.end <= amount.start && group.start >= from)
        .copied()
        .filter(|group| last.is_none_or(|last| last <= group.start));
    let costs = verb.is_some_and(|group| {
        group.person == Person::Third
            && !group.is_to_us
            && group.does("costar valer salir andar ir estar quedar")
            || group.is_own && group.does("cobrar dejar dar vender tener pedir sacar manejar")
    });
    let led = amount.start.checked_sub(1).is_some_and(|at| {
        reader.is_any(at, "a por desde en") && (at == from || last.is_some() || costs)
    });
    if verb.is_some_and(|group| {
        group.mode != Mode::Plain
            || group.is_negated
            || matches!(
                group.tense,
                Tense::Past | Tense::Imperfect | Tense::Infinitive | Tense::Subjunctive
            )
    }) {
        return false;
    }
    let alone = amount.start == from && verb.is_none();
    if !(costs || led || alone || last.is_some() && verb.is_none()) {
        return false;
    }
    let claim = reader.claim();
    let is_said = amount.is_money || costs || last.is_some() || led;
    // "19 reais lavar", "sale 30 mil pintar una pared".
    let infinitive = reader.token(amount.end).is_some_and(|token| {
        token
            .verb
            .is_some_and(|form| form.tense == Tense::Infinitive && !form.has_clitic)
    });
    if infinitive && is_said && (amount.is_money || amount.number.millis >= 10_000) {
        let object = amount.end + 1;
        let to = reader
            .phrase(object)
            .filter(|phrase| phrase.start <= object + 1)
            .map_or(object, |phrase| phrase.end);
        let phrase = Phrase {
            start: amount.end,
            end: to,
        };
        return add_price(
            reader,
            phrase,
            amount,
            amount.start,
            to,
            claim,
            sure::LIKELY,
        );
    }
    // "3,500 mensuales por llevar la contabilidad", "350 por persona el buffet".
    let skipped = period_at(reader.tokens, amount.end, reader.end)
        .map(|(_, end)| end)
        .or_else(|| {
            measure_at(reader, amount.end + 1)
                .filter(|_| reader.is_any(amount.end, "por cada x"))
                .map(|phrase| phrase.end)
        });
    if let Some(next) = skipped.filter(|_| is_said) {
        let is_by = reader.is_any(next, "por pela pelo");
        let acts = reader.token(next + 1).is_some_and(|token| {
            token
                .verb
                .is_some_and(|form| form.tense == Tense::Infinitive)
        });
        let thing = if is_by && acts {
            reader.phrase(next + 2)
        } else if is_by || reader.is_any(next, "el la los las o") {
            thing_at(reader, next + usize::from(is_by))
        } else {
            None
        };
        if let Some(phrase) = thing {
            return add_price_beside(reader, phrase, amount, claim, sure::USUAL);
        }
    }
    let is_article = reader.is_any(amount.end, "la el los las cada o os as por")
        || reader.is(amount.end, "a") && reader.context.language == crate::Language::Portuguese;
    if is_article && is_said {
        let is_by = reader.is(amount.end, "por");
        let at = amount.end + usize::from(is_by);
        // "45 la orden de tacos", "12 a fatia"; in "a 210 por la gasolina" it is a reason.
        if let Some(phrase) = thing_at(reader, at)
            .filter(|_| !is_by || verb.is_some_and(|group| group.lemma == "cobrar"))
            .or_else(|| measure_at(reader, at))
        {
            let named = verb.is_some_and(|group| group.does("cobrar costar valer salir andar ir"))
                || led
                || amount.is_money
                || last.is_some();
            return named && add_price_beside(reader, phrase, amount, claim, sure::USUAL);
        }
    }
    // "Los vendo a 35 cada uno, los cuadernos".
    let shifted = verb
        .filter(|group| group.has_object && costs)
        .and_then(|_| {
            let comma =
                (amount.end..reader.end.min(amount.end + 4)).find(|at| reader.is(*at, ","))?;
            reader
                .is_any(comma + 1, "los las el la")
                .then(|| thing_at(reader, comma + 1))
                .flatten()
                .filter(|phrase| phrase.end >= reader.end)
        });
    if let Some(phrase) = shifted {
        return add_price_beside(reader, phrase, amount, claim, sure::USUAL);
    }
    false
}

/// "La hora", "cada sesión": a measure that stands for what is sold.
fn measure_at(reader: &Reader<'_>, at: usize) -> Option<Phrase> {
    let start = at + usize::from(reader.is_any(at, "la el cada o a un una"));
    // "La hora individual": the one and no other.
    let kind = usize::from(reader.is_any(
        start + 1,
        "individual grupal extra adicional particular presencial virtual online completa completo nocturna suelta suelto privada privado",
    ));
    reader
        .is_any(start, MEASURES)
        .then(|| Phrase {
            start,
            end: start + 1 + kind,
        })
        .filter(|phrase| {
            phrase.end >= reader.end
                || reader.is_any(phrase.end, ", y e con mas sin pero . ( de en para si o")
                || reader
                    .token(phrase.end)
                    .is_some_and(|token| token.sort != Sort::Word)
        })
}
