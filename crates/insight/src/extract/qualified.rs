//! A second price of the same thing, told from the first by where or for whom: "18 en planta y 25 a domicilio", "consulta
//! presencial a 600 y en línea a 450".

use super::prices::Asked;
use super::reader::{Draft, Reader, sure};
use crate::Slot;
use crate::text::period_at;

/// What leads to where or for whom a price is.
const LEADS: &str = "a al en por para pra no na con";
/// Words behind these that say how it is paid or counted.
const MEASURES: &str = "\
    dia dias mes semana hora docena kilo unidad persona partir cada uno una efectivo tarjeta parte total mayo ahora favor";

/// How much dearer the second may be than the first, and cheaper.
const WIDEST: u64 = 8;

/// Adds the second price, if it is one.
pub(super) fn qualified(reader: &mut Reader<'_>, asked: &Asked<'_>) -> bool {
    let amount = asked.amount;
    let Some(last) = asked.last.filter(|last| *last < amount.start) else {
        return false;
    };
    let is_verb_between = reader
        .groups
        .iter()
        .any(|group| group.start >= last && group.start < amount.start);
    if is_verb_between || amount.start > last + 8 {
        return false;
    }
    let (mut first, mut whole) = (None, false);
    let Some((from, to)) =
        behind(reader, amount.start, amount.end).or_else(|| before(reader, last, amount.start))
    else {
        return false;
    };
    let place = reader.found.iter().rposition(|found| {
        found.key.slot == Slot::Price
            && reader
                .token(last - 1)
                .is_some_and(|token| found.span.end >= token.start)
            && is_near(found, amount.number.millis)
    });
    let Some((place, head)) = place.and_then(|at| Some((at, reader.found.get(at)?.clone()))) else {
        return false;
    };
    // "18 en planta": what tells the first from the second.
    if reader.is_any(last, LEADS)
        && let Some((from, to)) = words(reader, last + 1)
    {
        let is_named = crate::text::subject(reader.raw(from, to))
            .split(' ')
            .all(|word| head.key.subject.split(' ').any(|known| known == word));
        whole = !is_named;
        first = Some((from, to)).filter(|_| whole);
    }
    let noun = if whole {
        head.key.subject.clone()
    } else {
        head.key
            .subject
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    if let Some((from, to)) = first {
        let begins = (reader.start..last)
            .find(|at| {
                reader
                    .token(*at)
                    .is_some_and(|token| token.end > head.span.start)
            })
            .unwrap_or(last - 1);
        let named = format!("{noun} {}", reader.raw(from, to));
        reader.found.remove(place);
        reader.add(Draft {
            slot: Slot::Price,
            subject: named,
            value: head.value.clone(),
            claim: head.claim,
            confidence: head.confidence,
            from: begins,
            to,
        });
    }
    let subject = format!("{noun} {}", reader.raw(from, to));
    let (value, claim) = (reader.money(amount), asked.claim);
    reader.add(Draft {
        slot: Slot::Price,
        subject,
        value: Some(value),
        claim,
        confidence: sure::USUAL,
        from: from.min(amount.start),
        to: to.max(amount.end),
    });
    reader.take(amount.start, amount.end);
    true
}

/// "… y 25 a domicilio": the words behind the lead.
fn behind(reader: &Reader<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let comma = start
        .checked_sub(1 + usize::from(reader.is_any(start - 1, "a en")))
        .filter(|at| reader.is_any(*at, "y e ,"))?;
    (comma > reader.start && reader.is_any(end, LEADS)).then_some(())?;
    words(reader, end + 1)
}

/// "… y en línea a 450", "… y a la tarde 28": the words between the lead and the amount.
fn before(reader: &Reader<'_>, last: usize, start: usize) -> Option<(usize, usize)> {
    let stop = start - usize::from(reader.is_any(start - 1, "a en"));
    let lead = (last..stop).rfind(|at| reader.is_any(*at, LEADS))?;
    let is_joined = lead > last && reader.is_any(lead - 1, "y e ,");
    let (from, to) = words(reader, lead + 1)?;
    (is_joined && to == stop).then_some((from, to))
}

/// One or two words behind an article.
fn words(reader: &Reader<'_>, at: usize) -> Option<(usize, usize)> {
    let from = at + usize::from(reader.is_any(at, "el la los las o os as"));
    let token = reader.token(from)?;
    let names = token.is_word()
        && !reader.is_any(from, MEASURES)
        && period_at(reader.tokens, at, reader.end).is_none()
        && crate::text::number_at(reader.tokens, from, reader.end).is_none()
        && token.verb.is_none_or(|form| !form.is_plain);
    let is_bound = reader.is_any(from + 1, "de del")
        && reader
            .token(from + 2)
            .is_some_and(|token| token.is_word() && !token.is_any("la el los las"));
    names.then_some((from, from + if is_bound { 3 } else { 1 }))
}

/// Whether two prices may be of one thing.
fn is_near(head: &crate::Candidate, millis: u64) -> bool {
    let first = head
        .value
        .as_ref()
        .and_then(|value| value.number.as_deref())
        .and_then(crate::validate::millis);
    first.is_some_and(|first| {
        let is_within = |millis: u64| {
            millis <= first.saturating_mul(WIDEST) && first <= millis.saturating_mul(WIDEST)
        };
        is_within(millis) || is_within(millis.saturating_mul(1_000))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::tables::learned;

    fn prices(country: &str, text: &str) -> Vec<String> {
        let mut found: Vec<String> = learned(country, text)
            .iter()
            .filter_map(|found| {
                let number = found.value.as_ref()?.number.as_deref()?;
                let is_price = found.key.slot == crate::Slot::Price;
                is_price.then(|| format!("{} {number}", found.key.subject))
            })
            .collect();
        found.sort();
        found
    }

    #[test]
    fn a_second_price_is_told_by_where_or_for_whom_it_is() {
        for (country, text, expected) in [
            (
                "MX",
                "el garrafón cuesta $18 en planta y $25 a domicilio",
                ["garrafon domicilio 25", "garrafon planta 18"],
            ),
            (
                "CR",
                "la entrada cuesta $55 para adultos y $40 para niños",
                ["entrada adulto 55", "entrada nino 40"],
            ),
            (
                "GT",
                "el par a 180 por mayor y 250 al detalle",
                ["par detalle 250", "par mayor 180"],
            ),
        ] {
            assert_eq!(prices(country, text), expected, "{text}");
        }
        assert_eq!(prices("MX", "el corte cuesta 120 y abro a las 9").len(), 1);
    }
}
