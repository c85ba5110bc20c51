//! Prices that moved: "ya le subí al flete local, 1350", "la arroba ya bajó, 58 mil".

use super::group::Mode;
use super::phrase::phrase_before;
use super::prices::{Asked, add_price, add_price_beside};
use super::reader::{Reader, sure};
use super::things::{is_thing, price_noun, raised_thing};
use crate::Claim;
use crate::text::Person;

/// What moved: "subimos el café, 40", "la arroba ya bajó, 58 mil".
pub(super) fn moved(reader: &mut Reader<'_>, asked: &Asked<'_>) -> bool {
    let Asked {
        amount,
        from,
        claim,
        ..
    } = *asked;
    if let Some(phrase) = price_noun(reader, from, amount.start) {
        return add_price_beside(reader, phrase, amount, claim, sure::USUAL);
    }
    // "Ya le subí al flete local, 1350".
    let raised = reader
        .groups
        .iter()
        .rfind(|group| {
            group.end <= amount.start
                && group.end + 8 > amount.start
                && group.is_own
                && !group.is_negated
                && group.does("subir bajar aumentar")
                && group.mode == Mode::Plain
        })
        .copied();
    if let Some(group) = raised
        && let Some(phrase) = raised_thing(
            reader,
            group.end + usize::from(reader.is_any(group.end, "a al")),
            amount.start,
        )
        .filter(|phrase| is_thing(reader, *phrase))
    {
        return add_price(
            reader,
            phrase,
            amount,
            group.start,
            amount.end,
            Claim::Corrects,
            sure::USUAL,
        );
    }
    // "La arroba ya bajó, 58 mil".
    let moved = amount
        .start
        .checked_sub(1)
        .filter(|comma| reader.is(*comma, ","))
        .and_then(|comma| {
            reader
                .groups
                .iter()
                .find(|group| {
                    group.end == comma
                        && group.person == Person::Third
                        && group.does("subir bajar aumentar quedar cambiar")
                })
                .copied()
        });
    if let Some(group) = moved
        && let Some(phrase) =
            phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
                .filter(|phrase| is_thing(reader, *phrase))
    {
        return add_price_beside(reader, phrase, amount, Claim::Corrects, sure::USUAL);
    }
    false
}
