//! What things cost the customer.

use super::bundles::{both, bundle, is_bundle};
use super::group::{Group, Mode};
use super::money::verb_before;
use super::phrase::Phrase;
use super::price_changes::moved;
use super::price_lists::listed;
use super::price_verbs::{charged, costs};
use super::qualified::qualified;
use super::rates::turned;
use super::reader::{Draft, Reader};
use crate::text::{Amount, Person, Tense};
use crate::{Claim, Slot};

/// An amount that may be a price, with what stands before it.
pub(super) struct Asked<'a> {
    pub amount: &'a Amount,
    /// Where its clause begins.
    pub from: usize,
    /// The token before it.
    pub before: Option<usize>,
    /// The verb before it, and the same if it is of its clause.
    pub verb: Option<Group>,
    pub near: Option<Group>,
    /// Behind the price before it in the sentence.
    pub last: Option<usize>,
    pub claim: Claim,
}

/// Verbs between a thing and its price.
pub(super) fn is_costing(group: &Group) -> bool {
    group.does("\
            costar valer salir estar ser quedar ir andar arrancar empezar partir pasar subir bajar aumentar \
            venir") && group.person == Person::Third
        && group.mode == Mode::Plain
        && !group.is_to_us
        || group.is_impersonal
            && group.does("vender cotizar ofrecer dejar")
            && group.person == Person::Third
            && group.tense == Tense::Present
            && !group.is_negated
        && group.mode == Mode::Plain
        && !group.is_to_us
}

pub(super) fn price(reader: &mut Reader<'_>, amount: &Amount, last: Option<usize>) -> bool {
    if amount.is_percent
        || amount.number.millis == 0
        || is_count(reader, amount)
        || is_bundle(reader, amount)
        || !amount.is_money && is_number_of_house(reader, amount)
    {
        return false;
    }
    let from = reader.clause_start(amount.start);
    let before = amount.start.checked_sub(1);
    // In "a partir de 55" the verb is none.
    let verb = verb_before(reader, amount)
        .filter(|group| !(group.lemma == "partir" && group.tense == Tense::Infinitive));
    let near = verb.filter(|group| group.start >= from);
    if near.is_some_and(|group| {
        matches!(group.mode, Mode::Wish | Mode::Doubt | Mode::Ability)
            || group.mode == Mode::Plan && !reader.is_correction
    }) || reader.has(
        from,
        amount.start,
        "presupuesto meta objetivo minimo anticipo descuento tope facturamos multa propina",
    ) {
        return false;
    }
    if near.is_some_and(|group| group.is_negated && !reader.is_correction) {
        return false;
    }
    // "Un muchacho pedía 800 por un reel": what somebody else asked for.
    if near.is_some_and(|group| {
        group.person == crate::text::Person::Third
            && !group.is_own
            && group.tense == Tense::Imperfect
            && group.does("pedir querer ofrecer")
    }) {
        return false;
    }
    // What was bought or spent is a cost: "compré 20 kilos de harina a 18".
    if near.is_some_and(|group| {
        group.is_own && group.does("comprar pagar gastar invertir deber perder ahorrar")
    }) {
        return false;
    }
    if both(reader, amount) || bundle(reader, amount, last) || turned(reader, amount, last) {
        return true;
    }
    let claim = reader.claim();
    // Whether the business does something at a price.
    let charges = near.filter(|group| {
        group.is_own
            && group.does("\
            cobrar pedir llevar vender dejar dar ofrecer tener poner hacer subir bajar aumentar cambiar \
            alquilar manejar rentar ajustar pasar sacar actualizar servir preparar fabricar entregar despachar \
            quedar traer instalar reparar arreglar pintar realizar confeccionar elaborar imprimir colocar \
            distribuir producir disenar coser bordar tejer cortar lavar prestar armar montar cocinar hornear")
    });
    if charges.is_some_and(|group| {
        group.tense == Tense::Past
            && !reader.is_correction
            && !group.does("subir bajar aumentar dejar poner cambiar")
    }) {
        return false;
    }
    let asked = Asked {
        amount,
        from,
        before,
        verb,
        near,
        last,
        claim,
    };
    if charged(reader, &asked, charges) {
        return true;
    }
    if let Some(group) = near
        .filter(is_costing)
        .filter(|group| last.is_none_or(|last| last <= group.end))
    {
        return costs(reader, &asked, group);
    }
    moved(reader, &asked) || listed(reader, &asked) || qualified(reader, &asked)
}

/// "Av. San Martín 1200": the number of a house.
fn is_number_of_house(reader: &Reader<'_>, amount: &Amount) -> bool {
    let from = reader
        .clause_start(amount.start)
        .max(amount.start.saturating_sub(5));
    let from = if from > reader.start && reader.is(from - 1, ".") {
        from - 2
    } else {
        from
    };
    reader.has(
        from.saturating_sub(1),
        amount.start,
        "av avda avenida calle jiron jr rua carrera cra calz calzada blvd boulevard pasaje travessa ruta",
    ) && reader
        .token(amount.start.saturating_sub(1))
        .is_some_and(|token| token.is_word() && !token.is_any("a en por desde de"))
}

/// "45 pesos" costs; "20 tacos" counts.
pub(super) fn is_count(reader: &Reader<'_>, amount: &Amount) -> bool {
    if amount.is_money
        || reader.is_any(
            amount.end,
            "\
                el la los las cada por y e pero pues gratis soles altiro menos eh po de a al mas con en o ahora \
                pesitos c and each hoy todo un una sin antes para ya no porque incluye desde nomas solo \
                aproximadamente mensual mensuales si aunque tambien agora ambos ambas iva que luquitas lukitas pesotes \
                varos bolas latas pesillos solcitos mangos x c/u vez inteiro outro cada-uno",
        )
    {
        return false;
    }
    reader.token(amount.end).is_some_and(|token| {
        token.is_word()
            && token.norm.ends_with('s')
            && token.norm.len() > 3
            && token.verb.is_none_or(|form| !form.is_plain)
    })
}

/// "El kilo", "la docena": the measure of a price, whose thing stands elsewhere.
pub(super) fn is_unit(reader: &Reader<'_>, at: usize) -> bool {
    let article = usize::from(reader.is_any(at, "el la cada o a un una"));
    reader.is_any(
        at + article,
        "\
            kilo docena par litro metro libra kg unidad pieza persona unidade duzia quilo paquete caja bolsa \
            uno una ano año mayor",
    )
}

/// A price whose evidence is its thing and its amount, whichever stands first, and what is between them.
pub(super) fn add_price_beside(
    reader: &mut Reader<'_>,
    phrase: Phrase,
    amount: &Amount,
    claim: Claim,
    confidence: f64,
) -> bool {
    let (from, to) = (phrase.start.min(amount.start), phrase.end.max(amount.end));
    add_price(reader, phrase, amount, from, to, claim, confidence)
}

/// A price whose evidence also holds its verb, or whatever else stands from `from` to `to`.
pub(super) fn add_price(
    reader: &mut Reader<'_>,
    phrase: Phrase,
    amount: &Amount,
    from: usize,
    to: usize,
    claim: Claim,
    confidence: f64,
) -> bool {
    let value = reader.money(amount);
    let subject = reader.words(phrase);
    reader.add(Draft {
        slot: Slot::Price,
        subject,
        value: Some(value),
        claim,
        confidence,
        from: from.min(amount.start),
        to: to.max(amount.end),
    });
    reader.take(amount.start, amount.end);
    true
}
