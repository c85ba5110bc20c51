//! Who supplies, where a question asked for it.

use super::super::phrase::{Phrase, phrase_before};
use super::super::reader::Reader;
use super::super::sites::is_city;
use super::super::sources::{HOUSES, TITLES, is_capital, name, put};
use super::parts;
use crate::Slot;
use crate::text::Person;

pub(super) fn read(reader: &mut Reader<'_>, is_first: bool) {
    let denies = reader
        .groups
        .iter()
        .any(|group| group.is_negated && group.is_own);
    if denies {
        return;
    }
    let mut last_goods: Option<Phrase> = None;
    let mut was_brought = false;
    for part in parts(reader) {
        // "El carbón lo trae un señor de Huaral, don Máximo" says it by its verb.
        let is_brought = reader.has(part.start, part.end, "quien quem")
            || reader.groups.iter().any(|group| {
                group.start >= part.start
                    && group.end <= part.end
                    && group.person == Person::Third
                    && group.has_object
                    && group.does("traer dejar entregar mandar surtir proveer bajar enviar hacer")
            });
        let follows = was_brought && reader.is(part.start.wrapping_sub(1), ",");
        was_brought = is_brought;
        if is_brought || follows {
            continue;
        }
        let sold = reader.groups.iter().any(|group| {
            group.start >= part.start
                && group.end <= part.end
                && group
                    .does("vender pagar cobrar entregar repartir llamar tardar subir cerrar abrir")
                && !group.is_to_us
                // "Un fabricante de Itagüí que se llama Babykids".
                && !(group.does("llamar")
                    && reader.has(group.start.saturating_sub(1), group.end, "se"))
        });
        if sold {
            continue;
        }
        let mut at = part.start;
        while at < part.end {
            let leads = reader.is_any(
                at,
                "a al de del da do das dos con com en em no na nas nos desde pra o ou",
            );
            let begins = at == part.start;
            let from = if leads { at + 1 } else { at };
            if !(leads || begins && is_first) || !reader.is_open(at) || reader.is_taken(from) {
                at += 1;
                continue;
            }
            let found = name(reader, from, part.end).filter(|phrase| {
                let is_house = reader.is_any(phrase.start, HOUSES)
                    || reader.is_any(phrase.start, TITLES)
                    || reader.is_any(phrase.start.wrapping_sub(1), TITLES);
                (is_house || is_capital(reader, phrase.start))
                    && (!is_city(reader, phrase.start) || is_house)
                    && !(begins
                        && !leads
                        && reader
                            .token(phrase.start)
                            .is_some_and(|token| token.verb.is_some()))
            });
            let Some(found) = found else {
                at += 1;
                continue;
            };
            // "O MDF é da Duratex": what comes from somebody is no supplier.
            if begins
                && !leads
                && reader.is_any(found.end, "es son e sao viene vienen vem llega llegan")
            {
                at = found.end;
                continue;
            }
            let acts = reader.groups.iter().any(|group| {
                group.start >= found.end
                    && group.start < part.end
                    && group.start <= found.end + 1
                    && group.person == Person::Third
                    && group.is_to_us
            });
            if acts {
                at = found.end;
                continue;
            }
            // "El pan de la amasandería San Camilo", "los abarrotes en la Vega o en Alvi".
            let goods = (at > part.start && leads)
                .then(|| phrase_before(reader.tokens, at, part.start))
                .flatten()
                .filter(|phrase| {
                    !is_capital(reader, phrase.end - 1)
                        && reader.token(phrase.start).is_some_and(|token| {
                            token.is_word()
                                && token.verb.is_none_or(|form| {
                                    !form.is_plain || form.person == Person::None
                                })
                        })
                        && !reader.is_any(
                            phrase.start,
                            "proveedor directo todo casi siempre sobre tambien",
                        )
                })
                .or(last_goods.filter(|_| reader.is_any(at.wrapping_sub(1), "o ou")));
            // "El rastro municipal, ahí agarro el puerco".
            let goods = goods.or_else(|| {
                let verb = reader.groups.iter().find(|group| {
                    group.start >= found.end
                        && group.start < found.end + 4
                        && group.is_own
                        && group.does("agarrar comprar traer sacar conseguir surtir pedir")
                })?;
                reader.phrase(verb.end).filter(|phrase| {
                    phrase.start <= verb.end + 1 && !is_capital(reader, phrase.start)
                })
            });
            // "Ferragem eu trabalho com a FGV": what one works with them in stands before.
            let goods = goods.or_else(|| {
                let verb = at.checked_sub(1).filter(|verb| {
                    leads
                        && *verb > part.start
                        && reader.is_any(*verb, "trabajo trabajamos trabalho trabalhamos")
                })?;
                let before = verb - usize::from(reader.is_any(verb - 1, "eu yo"));
                phrase_before(reader.tokens, before, part.start)
            });
            // "El alimento viene de Agroinsumos": what comes from there stands before its verb.
            let goods = goods.or_else(|| {
                let verb = at.checked_sub(1).filter(|verb| {
                    leads
                        && *verb >= part.start
                        && reader.is_any(*verb, "viene vienen vem vêm es son sao llega llegan")
                })?;
                let before =
                    verb - usize::from(verb > part.start && reader.is_any(verb - 1, "me nos"));
                phrase_before(reader.tokens, before, part.start).filter(|phrase| {
                    !is_capital(reader, phrase.start) || phrase.start == reader.start
                })
            });
            // "Con Corona los pisos, con Pintuco la pintura".
            let given = goods
                .is_none()
                .then(|| super::super::provisions::behind(reader, found.end, part.end))
                .flatten();
            let goods = goods.or(given);
            last_goods = goods;
            let known = reader.found.iter().any(|other| {
                other.key.slot == Slot::Supplier
                    && reader.token(found.start).is_some_and(|token| {
                        other.span.start <= token.start && token.end <= other.span.end
                    })
            });
            if !known {
                put(
                    reader,
                    found,
                    goods,
                    goods.map_or(found.start, |goods| goods.start.min(found.start)),
                    given.map_or(found.end, |goods| goods.end),
                );
            }
            at = found.end.max(at + 1);
        }
    }
}
