//! Suppliers in a row: "la harina la trae Molinos San José, el pan Pepín y los lácteos con Dos Pinos". What the first
//! clause says of its goods, the next ones say without a verb.

use super::phrase::Phrase;
use super::reader::Reader;
use super::sites::is_city;
use super::sources::{TITLES, is_capital, name, put};
use crate::Slot;

/// At most so many goods stand in a row.
const MOST: usize = 6;

pub(super) fn read(reader: &mut Reader<'_>) {
    let ends: Vec<u32> = reader
        .found
        .iter()
        .filter(|found| found.key.slot == Slot::Supplier && found.value.is_some())
        .map(|found| found.span.end)
        .collect();
    for end in ends {
        let behind = (reader.start..reader.end)
            .find(|at| reader.token(*at).is_some_and(|token| token.start >= end));
        let mut at = behind.unwrap_or(reader.end);
        for _ in 0..MOST {
            match next(reader, at) {
                Some(behind) => at = behind,
                None => break,
            }
        }
    }
}

/// Reads ", el pan Pepín" at a token: behind it.
fn next(reader: &mut Reader<'_>, at: usize) -> Option<usize> {
    if !reader.is_any(at, ", y e ;") {
        return None;
    }
    let article = at + 1 + usize::from(reader.is_any(at + 1, "y e"));
    if !reader.is_any(article, "el la los las o a os as") || !reader.is_open(article) {
        return None;
    }
    let goods = run(reader, article + 1);
    if goods.end <= goods.start {
        return None;
    }
    let lead =
        goods.end + usize::from(reader.is_any(goods.end, "con com de del da do a al en na no"));
    let found = named(reader, lead)?;
    let closes = found.end >= reader.end
        || reader.is_any(found.end, ", ; y e ( cada los los")
        || crate::text::weekday(
            reader
                .token(found.end)
                .map_or("", |token| token.norm.as_str()),
        )
        .is_some();
    if !closes {
        return None;
    }
    put(reader, found, Some(goods), goods.start, found.end);
    Some(found.end)
}

/// Goods without a capital, up to who brings them.
pub(super) fn run(reader: &Reader<'_>, from: usize) -> Phrase {
    let mut end = from;
    while end < from + 4
        && reader.token(end).is_some_and(|token| {
            token.is_word()
                && !token.is_capital
                && !token.is_any("con com a al en na no y e que me nos se lo la un una o")
                && !token.is_any(TITLES)
        })
        && reader.groups.iter().all(|group| group.start != end)
        && crate::text::weekday(reader.token(end).map_or("", |token| token.norm.as_str())).is_none()
        && !(reader.is_any(end, "de del da do") && is_capital(reader, end + 1))
    {
        end += 1;
    }
    Phrase { start: from, end }
}

/// A name with a capital or a title, and no town.
fn named(reader: &Reader<'_>, at: usize) -> Option<Phrase> {
    let found = name(reader, at, reader.clause_end(at))?;
    let is_proper = is_capital(reader, found.start)
        || reader.is_any(found.start, TITLES)
        || reader.is_any(found.start.wrapping_sub(1), TITLES);
    (is_proper && !is_city(reader, found.start)).then_some(found)
}

/// What stands behind a name as its goods: "con Corona los pisos", "con Hostal Qori para el alojamiento".
pub(super) fn behind(reader: &Reader<'_>, at: usize, end: usize) -> Option<Phrase> {
    let article = at + usize::from(reader.is_any(at, "para pra"));
    if !reader.is_any(article, "el la los las o a os as") {
        return None;
    }
    let goods = run(reader, article + 1);
    (goods.end > goods.start && goods.end == end).then_some(goods)
}
