//! What is done and where, without a verb: "trapiche en Villeta", "baño y corte de perritos en Jesús María".

use super::reader::{Draft, Reader, sure, words};
use super::words::{CHANNELS, PAYMENTS, name_at};
use crate::Slot;
use crate::text::{Person, weekday};

/// "Trapiche en Villeta, …", "baño y corte de perritos en Jesús María": what is done and where, without a verb.
pub(super) fn placed_headline(reader: &mut Reader<'_>, at: usize) {
    let Some(led) = (at + 1..reader.end.min(at + 9)).find(|next| reader.is_any(*next, "en em"))
    else {
        return;
    };
    let is_quiet = (at..led).all(|next| {
        reader.token(next).is_some_and(|token| {
            token.is_word()
                && (next == at || !token.is_capital)
                && (token
                    .verb
                    .is_none_or(|form| !form.is_plain || form.person == Person::None))
                && !token.is_any("\
                    que no si ya por hoy ayer pero como cuando seguidores ventas efectivo todo gracias mas \
                    estoy ando")
        })
    });
    let start = led + 1 + usize::from(reader.is_any(led + 1, "la el los o a barrio"));
    let named = reader.token(start).is_some_and(|token| {
        token.is_capital
            && token.is_word()
            && weekday(&token.norm).is_none()
            && token.verb.is_none_or(|form| !form.is_plain)
    }) && name_at(reader, start, CHANNELS).is_none()
        && name_at(reader, start, super::words::TOOLS).is_none()
        && name_at(reader, start, PAYMENTS).is_none();
    let verbal = reader.token(at).is_some_and(|token| {
        token.verb.is_some_and(|form| {
            form.tense == crate::text::Tense::Infinitive || form.person == Person::First
        })
    }) || reader.has(at, led, "mi mis desde meu hasta entre");
    let is_gotten = reader.has(
        at,
        led,
        "compro compra encargo pido pedido consigo traigo saco surto pego pongo hago trabajo lo la los las",
    ) && (at..led).any(|next| reader.token(next).is_some_and(|token| token.verb.is_some_and(|form| form.person == Person::First)));
    if is_gotten || !is_quiet || verbal || !named || !reader.is_open(at) || at > reader.start + 4 {
        return;
    }
    let free =
        |reader: &Reader<'_>, slot: Slot| reader.found.iter().all(|found| found.key.slot != slot);
    if free(reader, Slot::BusinessType)
        && led - at <= 4
        && !reader.has(at, led, "y e envios entregas reparto")
    {
        let value = words(reader.raw(at, led));
        reader.add(Draft {
            slot: Slot::BusinessType,
            subject: String::new(),
            value: Some(value),
            claim: crate::Claim::Holds,
            confidence: sure::LIKELY,
            from: at,
            to: led,
        });
    }
    if free(reader, Slot::Location)
        && free(reader, Slot::Coverage)
        && let Some(to) = super::sites::place_end(reader, led)
    {
        let value = words(reader.raw(led + 1, to));
        reader.add(Draft {
            slot: Slot::Location,
            subject: String::new(),
            value: Some(value),
            claim: crate::Claim::Holds,
            confidence: sure::LIKELY,
            from: led,
            to,
        });
        reader.take(led, to);
    }
}
