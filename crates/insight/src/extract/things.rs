//! The thing that a price is of, wherever in the sentence it stands.

use super::phrase::{Phrase, phrase_before};
use super::prices::is_unit;
use super::reader::Reader;
use crate::text::{Amount, Person, subject};

pub(super) fn thing_at(reader: &Reader<'_>, at: usize) -> Option<Phrase> {
    // "El kilo" is no thing, "el kilo de queso" is.
    let article = usize::from(reader.is_any(at, "el la cada o a un una"));
    if is_unit(reader, at) && !reader.is_any(at + article + 1, "de do da") {
        return None;
    }
    reader.phrase(at).filter(|phrase| is_thing(reader, *phrase))
}

pub(super) fn is_thing(reader: &Reader<'_>, phrase: Phrase) -> bool {
    let named = subject(&reader.words(phrase));
    // "Cobro 15 la hora": who charges is no thing.
    let charges = reader.groups.iter().any(|group| {
        group.start <= phrase.start && phrase.start < group.end && group.person == Person::First
    });
    // "… por instagram a 28 mil la libra": where it is sold is no thing.
    let is_network = reader.is_any(
        phrase.start,
        "instagram facebook whatsapp tiktok marketplace rappi ifood internet insta face wpp shopee",
    );
    !named.is_empty() && !charges && !is_network && !["ieron", "aron"].iter().any(|ending| named.ends_with(ending))
        && !reader.is_any(
            phrase.start,
            "\
                promedio puesto decide mal mais corrijo perdon digo desde digamos fio unos unas menos mas \
                ventas venta dia mes semana ano total eso esto todo nada cliente clientes proveedor presupuesto \
                meta domingo ella yo nosotros precio precios negocio equipo renta alquiler arriendo aluguel \
                somos seguidores margen ticket inflacion dolar anticipo descuento gente hoy ayer empleados \
                clientas clienta publico pacientes alumnos alumnas numero telefono whatsapp casa calle avenida av local km facturacion faturamento ingreso ingresos recargo multa sena sinal adelanto apartado cupo aforo mayores menores maiores caucao caucion luz nomina lado favor fin \
                comision comissao hermano lanzamiento leva lleva vino caiu tarde manana final cuenta gasto gastos costo deuda parte horario partir",
        )
        && crate::text::weekday(
            &reader
                .tokens
                .get(phrase.start)
                .map(|token| token.norm.clone())
                .unwrap_or_default(),
        )
        .is_none()
}

/// "El precio de la torta", "el valor del corte": the thing.
pub(super) fn price_noun(reader: &Reader<'_>, from: usize, to: usize) -> Option<Phrase> {
    let at = (from..to).find(|at| {
        reader.is_any(*at, "precio preco valor tarifa costo price precios")
            && !reader.is_any(at + 1, "sugerido")
    })?;
    if !reader.is_any(at + 1, "de del por para da do of al a") {
        return None;
    }
    let phrase = reader.phrase(at + 2)?;
    (phrase.end <= to && is_thing(reader, phrase)).then_some(phrase)
}

/// What was raised or lowered: "subimos el precio del café de 35 a 40".
pub(super) fn raised_thing(reader: &Reader<'_>, from: usize, to: usize) -> Option<Phrase> {
    let mut at = from;
    while at < to
        && reader.is_any(
            at,
            "\
                el la los las precio precios de del o a preco do da ya al valor tarifa un poco os as the price \
                of también",
        )
    {
        at += 1;
    }
    reader.phrase(at).filter(|phrase| phrase.end <= to)
}

/// The thing before the link of a price: "tacos de asada | a | 20".
pub(super) fn phrase_before_link(reader: &Reader<'_>, link: usize, from: usize) -> Option<Phrase> {
    let mut to = link;
    while to > from
        && reader.is_any(
            to - 1,
            "a en por em at for de pra para unos como : - solo desde = apenas partir ahora ( x hasta cada",
        )
    {
        to -= 1;
    }
    // "La vendemos por pieza a 20", "tacos cada uno a 15".
    if to >= from + 2
        && reader.is_any(to - 1, "uno una pieza unidad")
        && reader.is_any(to - 2, "cada por la c")
    {
        to -= 2;
    }
    phrase_before(reader.tokens, to, from)
}

/// "Cuesta la torta 45".
pub(super) fn phrase_after(reader: &Reader<'_>, at: usize, amount: &Amount) -> Option<Phrase> {
    (at < amount.start)
        .then(|| reader.phrase(at))
        .flatten()
        .filter(|phrase| phrase.end <= amount.start)
}

/// "Armo viandas, cada una 7500": what was just said to be made or sold, one by one.
pub(super) fn each_of(reader: &Reader<'_>, amount: &Amount) -> Option<Phrase> {
    let link = usize::from(reader.is_any(amount.start.wrapping_sub(1), "a en por"));
    let one = amount.start.checked_sub(1 + link)?;
    let each = one.checked_sub(1)?;
    if !reader.is_any(one, "una uno uma um")
        || !reader.is(each, "cada")
        || reader.clause_start(each) != each
    {
        return None;
    }
    let group = reader.groups.iter().rfind(|group| group.end <= each)?;
    let phrase = reader
        .phrase(group.end)
        .filter(|phrase| phrase.end < each && is_thing(reader, *phrase))?;
    (group.is_own && !group.is_negated).then_some(phrase)
}

/// "Las tortas, por ejemplo, cuestan": the thing before the comma, where nothing else stands there.
pub(super) fn thing_of_clause_before(reader: &Reader<'_>, at: usize) -> Option<Phrase> {
    let mut at = at;
    // At most two commas back: "la iguala, corrijo, es de 2,900".
    for _ in 0..2 {
        let start = reader.clause_start(at);
        let comma = start
            .checked_sub(1)
            .filter(|comma| *comma > reader.start && reader.is(*comma, ","))?;
        if reader.has(start, at, "y pero") && at - start > 2 {
            return None;
        }
        // "La paleta subió, anda en 24".
        let to = reader
            .groups
            .iter()
            .find(|group| group.end == comma && group.person == Person::Third && !group.is_negated)
            .map_or(comma, |group| group.start);
        let from = reader.clause_start(comma);
        if let Some(phrase) =
            phrase_before(reader.tokens, to, from).filter(|phrase| is_thing(reader, *phrase))
        {
            return Some(phrase);
        }
        at = comma;
    }
    None
}
