//! What is over, said with the thing before the verb: "recargas ya no vendo", "la feria la dejé", "débito ya no".

use super::phrase::{Phrase, is_something, phrase_before};
use super::reader::{Reader, sure};
use super::words::{CHANNELS, PAYMENTS, TOOLS, name_at};
use crate::text::Tense;
use crate::{Claim, Slot};

pub(super) fn read(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        if !reader.is_open(group.start) {
            continue;
        }
        let leaves = (group.has_object
            || reader.is_any(group.start.wrapping_sub(1), "eu") && group.start > reader.start)
            && group.is_own
            && !group.is_negated
            && group
                .does("dejar sacar quitar eliminar cerrar cancelar abandonar parar descontinuar")
            && matches!(group.tense, Tense::Past | Tense::Present)
            && !(group.end..reader.end.min(group.end + 5)).any(|at| reader.amount(at).is_some())
            && !reader.is_any(group.end, "en a por para de");
        let stops = group.is_over
            && group.is_own
            && group.does("\
            vender hacer usar aceptar recibir ofrecer tener trabajar manejar dar publicar fabricar preparar \
            traer estar comprar atender producir cobrar");
        if !(leaves || stops) {
            continue;
        }
        let from = reader.clause_start(group.start);
        if let Some(phrase) = phrase_before(reader.tokens, group.start, from)
            .or_else(|| led_before(reader, group.start, from))
        {
            end(reader, phrase, group.lemma);
        }
    }
    // "Débito ya no", "Airbnb ya no, me cancelaron la cuenta".
    for at in reader.start + 1..reader.end {
        let is_bare = reader.says(at, "ya no")
            && !reader
                .groups
                .iter()
                .any(|group| group.start <= at && group.end > at || group.start == at + 2)
            || reader.says(at, "nao mais");
        // "Ya contraentrega no".
        if reader.is_any(at - 1, "ya ja")
            && reader.is_open(at)
            && let Some(phrase) = reader.phrase(at).filter(|phrase| {
                phrase.start == at
                    && reader.is_any(phrase.end, "no nao")
                    && (phrase.end + 1 >= reader.end
                        || reader.is_any(phrase.end + 1, ", porque pero"))
            })
        {
            end(reader, phrase, "vender");
        }
        if is_bare && reader.is_open(at) {
            let from = reader.clause_start(at);
            if let Some(phrase) =
                phrase_before(reader.tokens, at, from).filter(|_| !reader.is_any(at + 2, "a en"))
            {
                end(reader, phrase, "vender");
            }
        }
    }
}

/// "A las panaderías ya no les vendo", "por Rappi ya no vendemos".
fn led_before(reader: &Reader<'_>, to: usize, from: usize) -> Option<Phrase> {
    let at = (from..to).find(|at| reader.is_any(*at, "a por en con al pelo no"))?;
    reader.phrase(at + 1).filter(|phrase| phrase.end <= to)
}

fn end(reader: &mut Reader<'_>, phrase: Phrase, lemma: &str) {
    if !is_something(reader.tokens, phrase)
        || reader.is_any(
            phrase.start,
            "proveedor sucursal local precio luz idea tema puerta verdad cuenta gente cosa",
        )
    {
        return;
    }
    let listed = [
        (PAYMENTS, Slot::Payment),
        (CHANNELS, Slot::Channel),
        (TOOLS, Slot::Tool),
    ]
    .into_iter()
    .find_map(|(names, slot)| {
        (phrase.start..phrase.end)
            .find_map(|at| name_at(reader, at, names).map(|end| (slot, at, end)))
    });
    let is_group = super::segments::is_group(reader, phrase)
        && matches!(lemma, "vender" | "atender" | "trabajar" | "hacer");
    let article =
        usize::from(reader.is_any(phrase.start.wrapping_sub(1), "el la los las o a os as"));
    let there = matches!(lemma, "estar")
        && reader.is_any(phrase.start.wrapping_sub(1 + article), "en no na em");
    let slot = match listed {
        None if there => Slot::Channel,
        Some((slot, ..)) => slot,
        None if is_group
            && reader.is_any(phrase.start.wrapping_sub(1), "a al las los")
            && reader.has(phrase.start.saturating_sub(2), phrase.start, "a al") =>
        {
            Slot::Customers
        }
        None if lemma == "usar" => Slot::Tool,
        None if lemma == "comprar" => Slot::Supplier,
        None => Slot::Offers,
    };
    if reader.found.iter().any(|found| {
        found.claim == Claim::Ended
            && found.span.start
                <= reader
                    .tokens
                    .get(phrase.start)
                    .map_or(0, |token| token.start)
            && found.span.end
                >= reader
                    .tokens
                    .get(phrase.end - 1)
                    .map_or(0, |token| token.end)
    }) {
        return;
    }
    let subject = crate::text::subject(reader.raw(phrase.start, phrase.end));
    reader.found.retain(|found| {
        // "Plin ya no" ends it, and is no rule of the house.
        !(found.claim != Claim::Ended
            && (found.key.slot == slot || found.key.slot == Slot::Policy)
            && found.key.subject == subject)
    });
    reader.name(slot, phrase, Claim::Ended, sure::USUAL);
    reader.take(phrase.start, phrase.end);
}
