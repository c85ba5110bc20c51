//! How one is paid, where a question asked for it: a list of means, also of such that are in no list.

use super::super::names::proper;
use super::super::phrase::Phrase;
use super::super::reader::{Reader, sure};
use super::super::words::{PAYMENTS, TOOLS, name_at};
use super::{behind, parts};
use crate::{Claim, Slot};

const LEADS: &str = "\
    pues si claro bueno por con en a casi todo toda todos mas que nada sobre mayormente principalmente puro pura puros puras solo so \
    tambien tambem ya el la los las o a as os mi un una recibo recibimos acepto aceptamos agarro agarramos tomo tomamos manejo manejamos \
    me nos pagan y e hay tengo tenemos normalmente siempre mucho muchos harto full via de ahora ahorita igual hasta aceito aceitamos recebo recebemos";

pub(super) fn read(reader: &mut Reader<'_>, is_first: bool) {
    for part in parts(reader) {
        let at = behind(reader, part, LEADS);
        let denied = reader.denies(part.start, part.end)
            || reader.has(
                part.start,
                part.end,
                "sin sem falta quiero queremos pensando",
            );
        if at >= part.end || denied || !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let known = name_at(reader, at, PAYMENTS);
        let is_figured = (part.start..part.end).any(|step| {
            reader
                .token(step)
                .is_some_and(|token| token.sort == crate::text::Sort::Number)
        });
        if is_figured || reader.is_any(at.wrapping_sub(1), "de del da do") {
            continue;
        }
        let acts = reader
            .groups
            .iter()
            .any(|group| group.start >= at && group.end <= part.end && group.is_own);
        let span = if let Some(end) = known {
            (at, end)
        } else if is_first
            && !acts
            && name_at(reader, at, TOOLS).is_none()
            && !reader.is_any(at, "iva isr soles pesos dolares reales")
            && reader.token(at).is_some_and(|token| {
                token.is_capital && token.is_word() && (at > reader.start || token.verb.is_none())
            })
            && let Some((start, end)) = proper(reader, at).filter(|(_, end)| {
                *end >= part.end || reader.is_any(*end, "para pra nomas y e mas")
            })
        {
            (start, end)
        } else if is_first
            && !acts
            && reader.is_any(
                at,
                "giro giros billetera billeteras vale vales bono bonos monedero app",
            )
            && reader
                .token(at + 1)
                .is_some_and(|token| token.is_capital && token.is_word())
            && at + 2 <= part.end
            && name_at(reader, at + 1, PAYMENTS).is_none()
            && let Some((_, end)) = proper(reader, at + 1).filter(|(_, end)| *end >= part.end)
        {
            // "Giros Tigo": a common noun and whose it is.
            (at, end)
        } else {
            continue;
        };
        let (start, end) = span;
        reader.name(
            Slot::Payment,
            Phrase { start, end },
            Claim::Holds,
            sure::USUAL,
        );
        reader.take(start, end);
    }
}
