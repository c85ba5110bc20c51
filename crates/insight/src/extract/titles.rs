//! Names of businesses by where they stand: "tengo una soda en Heredia, Soda Doña Flory, …", "La Jirafa, cervecería
//! artesanal", "yo tengo Arepas La Mona", "la marca es Ballena Franca".

use super::names::{add_name, proper};
use super::opening::GREETINGS;
use super::reader::{Reader, sure};
use super::sites::is_city;
use super::sources::TITLES;
use super::trades::{add_trade, is_trade};
use super::words::{CHANNELS, PAYMENTS, TOOLS, name_at};
use crate::text::weekday;
use crate::{Claim, Slot};

/// What names of businesses end in.
pub(super) const SUFFIXES: &str = "\
    propiedades inmobiliaria tours travel viajes rent rental studio estudio store shop moda modas boutique cafe bar grill pizza burger \
    hnos hermanos group grupo consultores asociados servicios digital design deco gym fit fitness spa beauty salon barber barbershop pet pets \
    kids baby sport sports market express eventos producciones films foto fotografia music tech solutions soluciones creativo creativa";

pub(super) fn titles(reader: &mut Reader<'_>) {
    if !reader.is_opening || knows(reader, Slot::BusinessName) {
        return;
    }
    if headed(reader) || marked(reader) || had(reader) || behind_trade(reader) {
        return;
    }
    apposed(reader);
}

fn knows(reader: &Reader<'_>, slot: Slot) -> bool {
    reader.found.iter().any(|found| found.key.slot == slot)
}

/// Whether a name with a capital stands at a token that is no town, no network and no weekday.
fn named(reader: &Reader<'_>, at: usize) -> Option<(usize, usize)> {
    let token = reader
        .token(at)
        .filter(|token| token.is_capital && token.is_word() && token.norm.len() > 1)?;
    let is_other = is_city(reader, at)
        || weekday(&token.norm).is_some()
        || [CHANNELS, PAYMENTS, TOOLS]
            .iter()
            .any(|names| name_at(reader, at, names).is_some());
    let (from, to) = proper(reader, at)?;
    (!is_other && reader.is_open(at) && !reader.is_taken(at)).then_some((from, to))
}

/// "La Jirafa, cervecería artesanal de Bahía Blanca".
fn headed(reader: &mut Reader<'_>) -> bool {
    let mut at = reader.start;
    while at < reader.start + 4 && reader.is_any(at, GREETINGS) && !capital(reader, at + 1) {
        at += 1;
    }
    at += usize::from(reader.is(at, ","));
    let Some((from, to)) = named(reader, at) else {
        return false;
    };
    let trade = to + 1 + usize::from(reader.is_any(to + 1, "una un uma um"));
    let is_headed = reader.is(to, ",")
        && is_trade(reader, trade)
        && !capital(reader, trade)
        && !(to == from + 1 && reader.is_any(from, GREETINGS))
        && !super::given::is_given(reader.token(from).map_or("", |token| token.norm.as_str()));
    if !is_headed {
        return false;
    }
    add_name(reader, from, to, sure::LIKELY);
    if !knows(reader, Slot::BusinessType)
        && let Some(phrase) = reader.phrase(trade)
    {
        add_trade(reader, phrase, trade, Claim::Holds);
    }
    true
}

fn capital(reader: &Reader<'_>, at: usize) -> bool {
    reader
        .token(at)
        .is_some_and(|token| token.is_capital && token.is_word())
}

/// "La marca es Ballena Franca", "marca Pipí Cucú".
fn marked(reader: &mut Reader<'_>) -> bool {
    for at in reader.start..reader.end {
        if !reader.is_any(at, "marca nombre nome") || !reader.is_open(at) {
            continue;
        }
        let is_said = reader.is_any(at + 1, "es e :");
        let is_led = reader.is_any(at.wrapping_sub(1), "la mi nuestra el a minha nossa o ,");
        let name = at + 1 + usize::from(is_said);
        if !is_led || !is_said && !reader.is(at.wrapping_sub(1), ",") {
            continue;
        }
        if let Some((from, to)) = named(reader, name) {
            add_name(reader, from, to, sure::LIKELY);
            return true;
        }
    }
    false
}

/// "Yo tengo Arepas La Mona": goods with capitals are a name.
fn had(reader: &mut Reader<'_>) -> bool {
    let Some(group) = reader
        .groups
        .iter()
        .find(|group| group.holds() && group.does("tener ser atender llevar manejar"))
        .copied()
    else {
        return false;
    };
    let Some((from, to)) = proper(reader, group.end).filter(|(from, _)| {
        capital(reader, *from) && reader.is_open(*from) && !is_city(reader, *from)
    }) else {
        return false;
    };
    let many = (from..to).filter(|at| capital(reader, *at)).count() > 1;
    let is_shop = super::goods::is_goods(reader, from) || is_trade(reader, from);
    // "Soy Ana Ruiz" is somebody.
    let is_us = reader.is(group.start, "somos")
        && !super::given::is_given(reader.token(from).map_or("", |token| token.norm.as_str()))
        && !super::roles::is_role(reader, from);
    if many && is_us && (to >= reader.end || reader.is_any(to, ", . ; en em")) {
        add_name(reader, from, to, sure::LIKELY);
        return true;
    }
    if !many || !is_shop || group.lemma == "ser" && !is_trade(reader, from) {
        return false;
    }
    add_name(reader, from, to, sure::LIKELY);
    reader.found.retain(|found| {
        found.key.slot != Slot::Offers || !overlaps(found.span, from, to, reader.tokens)
    });
    true
}

fn overlaps(span: crate::Span, from: usize, to: usize, tokens: &[crate::text::Token]) -> bool {
    tokens
        .get(from)
        .zip(to.checked_sub(1).and_then(|last| tokens.get(last)))
        .is_some_and(|(first, last)| span.start < last.end && first.start < span.end)
}

/// "La cafetería Niebla Café", "pet shop Focinho Feliz": the name right behind the trade.
fn behind_trade(reader: &mut Reader<'_>) -> bool {
    for at in reader.start..reader.end.min(reader.start + 16) {
        let opens = at == reader.start
            || reader.is_any(
                at - 1,
                ", la el mi nuestra nuestro un una minha meu o a uma um de del",
            );
        if !opens || capital(reader, at) && at > reader.start || !is_trade(reader, at) {
            continue;
        }
        let adjective = usize::from(reader.is_any(
            at + 1,
            "shop studio chiquita chiquito pequena pequeno familiar",
        ));
        let name = at + 1 + adjective;
        let is_given = reader.is_any(at.wrapping_sub(2), "a con en de por para com pra");
        let is_theirs = is_given || reader.has(
            at.saturating_sub(4),
            at,
            "vecino vecina competencia frente primo cunado amigo amiga hermano otra otro trabajaba compro",
        );
        if is_theirs
            || reader.is_any(at.wrapping_sub(1), "de del")
                && !reader.has(at.saturating_sub(3), at, "dueno duena dono dona")
        {
            continue;
        }
        if let Some((from, to)) = named(reader, name) {
            add_name(reader, from, to, sure::LIKELY);
            return true;
        }
    }
    false
}

/// "Tengo una soda en Heredia centro, Soda Doña Flory, servimos …": the name behind the place.
fn apposed(reader: &mut Reader<'_>) {
    if !knows(reader, Slot::BusinessType) {
        return;
    }
    for comma in reader.start..reader.end {
        if !reader.is(comma, ",") {
            continue;
        }
        let article =
            usize::from(reader.is_any(comma + 1, "o a la el se") && capital(reader, comma + 2));
        let at = comma + 1 + article;
        let Some((from, to)) = named(reader, at) else {
            continue;
        };
        let closes = to >= reader.end || reader.is_any(to, ", . ; ( en em");
        let many = to - from > 1;
        let again = reader
            .token(from)
            .is_some_and(|token| (reader.start..comma).any(|at| reader.is(at, &token.norm)));
        let is_shop = is_trade(reader, from)
            || many && (again || reader.is_any(from + 1, TITLES))
            || reader.is_any(from, TITLES)
            || article == 1 && many
            || reader.is_any(from, "la el los las") && many
            || many && reader.is_any(to - 1, SUFFIXES);
        let is_someone =
            super::given::is_given(reader.token(from).map_or("", |token| token.norm.as_str()))
                || super::roles::is_role(reader, comma.wrapping_sub(1));
        if closes && is_shop && !is_someone {
            add_name(reader, from, to, sure::LIKELY);
            return;
        }
    }
}
