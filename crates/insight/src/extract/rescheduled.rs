//! What takes place on another day than was said.

use super::events::day_like;
use super::phrase::phrase_before;
use super::reader::{Draft, Reader, sure};
use crate::text::day_at;
use crate::{Claim, Slot, Value};

/// "La boda se pasó al 31 de octubre", "movieron la feria para el 12 de mayo": another day for what had one.
pub(super) fn read(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        let moves = reader.is_any(
            at,
            "\
                paso pasaron pasamos movio movieron movimos corrio corrieron corrimos cambio cambiaron cambiamos pospuso \
                pospusieron aplazo aplazaron postergo postergaron adelanto adelantaron reprogramo reprogramaron adiaram \
                adiou mudou mudaram remarcaram remarcou passou passaram adiada adiado",
        );
        if !moves || !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let day = (at + 1..reader.end.min(at + 6)).find_map(|lead| {
            if !reader.is_any(lead, "al a para pal pro pra ao") {
                return None;
            }
            (lead..lead + 3).find_map(|from| {
                day_at(reader.tokens, from, reader.end, reader.context.today)
                    .map(|(day, end)| (lead, day, end))
            })
        });
        let Some((lead, day, end)) = day else {
            continue;
        };
        if day < reader.context.today || reader.is_any(at.wrapping_sub(1), "no nao") {
            continue;
        }
        let mut start = at;
        while start > reader.start
            && reader.is_any(start - 1, "se me nos lo la los las foi fue ya ja")
        {
            start -= 1;
        }
        let before = phrase_before(reader.tokens, start, reader.clause_start(start));
        let after = reader
            .phrase(at + 1)
            .filter(|phrase| phrase.end <= lead && phrase.start < lead);
        let Some(thing) = before.or(after).filter(|phrase| !day_like(reader, *phrase)) else {
            continue;
        };
        reader.add(Draft {
            slot: Slot::Event,
            subject: reader.words(thing),
            value: Some(Value {
                date: Some(day),
                ..Value::default()
            }),
            claim: Claim::Corrects,
            confidence: sure::USUAL,
            from: thing.start.min(at),
            to: end,
        });
        reader.take(at, end);
    }
}
