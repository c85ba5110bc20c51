//! What the business is: its name, its trade and its age.

use super::founded::founded;
use super::names::name;
use super::trades::trade;

use super::reader::{Reader, sure};
use super::trades::is_trade;
use crate::Slot;

pub(super) fn read(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if reader.is_open(at) {
            name(reader, at);
        }
    }
    owned(reader);
    trade(reader);
    founded(reader);
}

/// "Mi bar es el Cuervo Tuerto", "Kakaw es mi marca de chocolate": the name beside the trade that is one's own.
fn owned(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        let is = reader.is(at, "es")
            || reader.is(at, "e") && reader.token(at).is_some_and(|token| token.verb.is_some());
        if !is || !reader.is_open(at) {
            continue;
        }
        let mine = |step: usize| {
            reader.is_any(step, "mi nuestra nuestro minha meu nossa nosso")
                && is_trade(reader, step + 1)
        };
        let before = at >= reader.start + 2 && mine(at - 2);
        let behind = mine(at + 1);
        let start = if before {
            at + 1 + usize::from(reader.is_any(at + 1, "el la o a los las"))
        } else {
            (reader.start..at)
                .rev()
                .take(4)
                .take_while(|step| {
                    reader
                        .token(*step)
                        .is_some_and(|token| token.is_capital && token.is_word())
                })
                .last()
                .unwrap_or(at)
        };
        let named = reader.token(start).is_some_and(|token| {
            token.is_capital && token.is_word() && (before || token.verb.is_none())
        });
        if !(before || behind) || !named || super::sites::is_city(reader, start) {
            continue;
        }
        let Some((from, to)) = super::names::proper(reader, start) else {
            continue;
        };
        if behind && to > at || from > start + 1 || is_known(reader) {
            continue;
        }
        super::names::add_name(reader, from, to, sure::USUAL);
        let head = if before { at - 1 } else { at + 2 };
        if let Some(phrase) = reader.phrase(head).filter(|phrase| {
            phrase.start == head && !reader.is_any(head, "negocio empresa tienda local")
        }) {
            let claim = reader.claim();
            super::trades::add_trade(reader, phrase, head, claim);
        }
        return;
    }
}

fn is_known(reader: &Reader<'_>) -> bool {
    reader
        .found
        .iter()
        .any(|found| found.key.slot == Slot::BusinessName)
}
