//! Prices of several at once: "3 por 100", "2 x 15 los polos", "corte 150, barba 100, ambos 220".

use super::phrase::phrase_before;
use super::prices::add_price;
use super::reader::{Draft, Reader, sure};
use super::things::{is_thing, phrase_before_link, thing_at};
use crate::text::{Amount, amount_at};
use crate::{Claim, Slot};

/// How many for an amount: "3 por 100", "2 x 15", "6 en 50". The figure that counts is no price.
pub(super) fn is_bundle(reader: &Reader<'_>, amount: &Amount) -> bool {
    !amount.is_money
        && !amount.is_percent
        && (2_000..=24_000).contains(&amount.number.millis)
        && amount.number.millis.is_multiple_of(1_000)
        && reader.is_any(amount.end, "por x × * en")
        && amount_at(reader.tokens, amount.end + 1, reader.end).is_some_and(|price| {
            !price.is_percent
                && !(reader.is_any(amount.end, "x × *") && price.number.millis < 2_000)
                && price.number.millis > amount.number.millis
                && !reader.is_any(price.end, "ciento cm metros m")
        })
}

/// The amount of a bundle, with the thing behind it or before its count.
pub(super) fn bundle(reader: &mut Reader<'_>, amount: &Amount, last: Option<usize>) -> bool {
    let Some(link) = amount
        .start
        .checked_sub(1)
        .filter(|link| reader.is_any(*link, "por x × * en"))
    else {
        return false;
    };
    let from = reader.clause_start(link);
    let Some(count) = (from..link)
        .rev()
        .take(4)
        .find_map(|at| reader.amount(at).filter(|count| count.end == link))
        .filter(|count| is_bundle(reader, count))
    else {
        return false;
    };
    let behind = reader
        .is_any(amount.end, "los las el la de os as")
        .then(|| {
            thing_at(
                reader,
                amount.end + usize::from(reader.is(amount.end, "de")),
            )
        })
        .flatten();
    let before = phrase_before_link(
        reader,
        count.start,
        last.map_or(from, |last| last.max(from)),
    )
    .or_else(|| {
        let group = reader
            .groups
            .iter()
            .rfind(|group| group.end <= count.start && group.has_object)?;
        phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
    })
    .filter(|phrase| is_thing(reader, *phrase));
    let Some(phrase) = behind.or(before) else {
        // "Las donas a 15, 3 por 40": what was priced singly is priced by the bundle.
        return false;
    };
    let claim = reader.claim();
    add_price(
        reader,
        phrase,
        amount,
        phrase.start.min(count.start),
        amount.end.max(phrase.end),
        claim,
        sure::USUAL,
    )
}

/// "Corte 150, barba 100, ambos 220": both are one thing more, made of the two before.
pub(super) fn both(reader: &mut Reader<'_>, amount: &Amount) -> bool {
    let Some(word) = (amount.start.saturating_sub(3)..amount.start)
        .rev()
        .find(|at| {
            reader.is_any(*at, "ambos ambas juntos juntas")
                || reader.is_any(*at, "dos duas dois")
                    && reader.is_any(at.wrapping_sub(1), "los las as os")
        })
    else {
        return false;
    };
    let priced: Vec<_> = reader
        .found
        .iter()
        .filter(|found| found.key.slot == Slot::Price)
        .map(|found| found.key.subject.clone())
        .collect();
    let [.., first, second] = priced.as_slice() else {
        return false;
    };
    let subject = format!("{first} y {second}");
    let value = reader.money(amount);
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::Price,
        subject,
        value: Some(value),
        claim: if claim == Claim::Ended {
            Claim::Holds
        } else {
            claim
        },
        confidence: sure::USUAL,
        from: word,
        to: amount.end,
    });
    reader.take(amount.start, amount.end);
    true
}
