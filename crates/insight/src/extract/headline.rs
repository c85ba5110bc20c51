//! Sentences without a verb: "Panadería La Moderna, Bahía Blanca. Efectivo y transferencia", which is how people write in
//! a chat.

use super::assortment::assortment;
use super::callings::callings;
use super::equipment::equipment;
use super::fragments::fragments;
use super::grounds::grounds;
use super::opening::{GREETINGS, opening};
use super::reader::{Reader, sure};
use super::spots::somewhere;
use super::titles::titles;
use super::trades::is_trade;
use super::words::{CHANNELS, PAYMENTS, name_at};
use crate::Slot;
use crate::text::Person;

pub(super) fn read(reader: &mut Reader<'_>) {
    opening(reader);
    callings(reader);
    somewhere(reader);
    grounds(reader);
    titles(reader);
    catalogue(reader);
    assortment(reader);
    equipment(reader);
    fragments(reader);
}

/// "Boletas, talonarios y pendones", "Bodega en Luján: malbec y bonarda": goods in a row, without a verb.
fn catalogue(reader: &mut Reader<'_>) {
    let colon = (reader.start..reader.end).find(|at| reader.is(*at, ":"));
    let from = match colon {
        Some(colon) => colon + 1,
        None if reader.is_opening => reader.start,
        None => return,
    };
    let before_is_ours = colon.is_none_or(|colon| {
        reader.found.iter().any(|found| {
            matches!(
                found.key.slot,
                Slot::BusinessType | Slot::Location | Slot::Offers
            )
        }) || reader.groups.iter().any(|group| {
            group.end <= colon && group.holds() && group.does("hacer vender ser tener ofrecer")
        })
    });
    let quiet = !reader
        .groups
        .iter()
        .any(|group| group.start >= from && group.person != Person::None);
    let figures = (from..reader.end).any(|at| {
        reader
            .token(at)
            .is_some_and(|token| token.sort == crate::text::Sort::Number)
    });
    if !before_is_ours || !quiet || figures || !reader.is_open(from) || reader.is_taken(from) {
        return;
    }
    let (phrases, stop) = reader.list(from);
    let enough = phrases.len() >= if colon.is_some() { 1 } else { 2 };
    let whole = stop + 1 >= reader.end || colon.is_some() && reader.is_any(stop, "para pra pa");
    let plain = phrases.iter().all(|phrase| {
        let name = reader
            .token(phrase.start)
            .is_some_and(|token| token.is_capital && phrase.start > reader.start);
        let listed = [CHANNELS, PAYMENTS, super::words::TOOLS]
            .iter()
            .any(|names| name_at(reader, phrase.start, names).is_some());
        !name
            && !listed
            && !super::segments::is_group(reader, *phrase)
            && !(is_trade(reader, phrase.start) && phrase.end < phrase.start + 2)
            && !reader.is_any(phrase.start, GREETINGS)
            && !reader.is_taken(phrase.start)
            && !reader.is_any(
                phrase.start,
                "yo ojo gracias ok dale vale listo perfecto genial cambio dato",
            )
    });
    if enough && whole && plain {
        for phrase in phrases {
            reader.name(Slot::Offers, phrase, crate::Claim::Holds, sure::LIKELY);
        }
        reader.take(from, stop);
    }
}
