//! Who competes, where a question asked for it: "a Petz abriu no shopping".

use super::super::names::proper;
use super::super::phrase::Phrase;
use super::super::reader::{Reader, sure};
use super::super::sites::is_city;
use super::parts;
use crate::{Claim, Slot};

pub(super) fn read(reader: &mut Reader<'_>) {
    for part in parts(reader) {
        let mut at = part.start;
        while at < part.end
            && reader.is_any(at, "la el los las o a os as un una uno otra otro que se llama tambien pues si con de son es mi principal directa ahi")
            && !reader.token(at).is_some_and(|token| token.is_capital && at > reader.start)
        {
            at += 1;
        }
        let is_name = reader.token(at).is_some_and(|token| {
            token.is_capital && token.is_word() && (at > reader.start || token.verb.is_none())
        });
        let denied = reader
            .groups
            .iter()
            .any(|group| group.is_own && group.start < part.end && group.end > part.start)
            || reader.denies(part.start, part.end)
            || reader.has(part.start, part.end, "yo nosotros");
        if at >= part.end
            || !is_name
            || denied
            || !reader.is_open(at)
            || reader.is_taken(at)
            || is_city(reader, at)
        {
            continue;
        }
        let Some((start, end)) = proper(reader, at) else {
            continue;
        };
        reader.name(
            Slot::Competitor,
            Phrase { start, end },
            Claim::Holds,
            sure::USUAL,
        );
        reader.take(start, end);
    }
}
