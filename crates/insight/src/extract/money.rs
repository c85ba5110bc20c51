//! Figures: what things cost, what comes in, what goes out, and the numbers that a business is run by.
//!
//! Each amount of a sentence is asked in turn what it may be. The words around it decide: a verb of paying makes it a
//! cost, a period beside a verb of selling revenue, a name of an indicator a metric, and a thing with a verb of costing
//! a price.

use super::costs::cost;
use super::group::Group;
use super::metrics::metric;
use super::prices::price;
use super::reader::Reader;
use super::revenue::revenue;
use crate::text::{Amount, Period, period_at};

pub(super) fn read(reader: &mut Reader<'_>) {
    let mut at = reader.start;
    let mut last_price: Option<usize> = None;
    while at < reader.end {
        let Some(amount) = reader.amount(at) else {
            at += 1;
            continue;
        };
        let end = amount.end.max(at + 1);
        // "De 8 a 7", "8.30 a 21" are hours.
        if !amount.is_money
            && let Some(hours) = [
                amount.start.wrapping_sub(2),
                amount.start.wrapping_sub(1),
                amount.start,
            ]
            .into_iter()
            .filter(|from| *from >= reader.start)
            .find_map(|from| crate::text::hours_at(reader.tokens, from, reader.end))
            .filter(|hours| hours.end > amount.end)
        {
            at = hours.end;
            continue;
        }
        let is_denied = amount.start > reader.start + 1
            && reader.is_any(amount.start - 1, "no nao")
            && reader.is_any(amount.start - 2, ", y e");
        if !is_denied
            && reader.is_open(amount.start)
            && !reader.is_taken(amount.start)
            && !is_hour_or_date(reader, &amount)
        {
            let counted = ranged(reader, &amount);
            if counted.end > amount.end && metric(reader, &counted) {
                at = counted.end;
                continue;
            }
            let is_known =
                metric(reader, &amount) || cost(reader, &amount) || revenue(reader, &amount);
            // "La luz me vino 240": what has come is not what is sold.
            let has_come = amount.start > reader.start + 1
                && reader.is_any(amount.start - 1, "vino llego")
                && reader.is_any(amount.start - 2, "me nos");
            if !is_known && !has_come && price(reader, &amount, last_price) {
                last_price = Some(amount.end);
            }
        }
        at = end;
    }
}

/// "Entre 15 y 20 pacientes", "20 a 25 pedidos": a count between two figures reaches to the second.
fn ranged(reader: &Reader<'_>, amount: &Amount) -> Amount {
    let is_led = reader.is_any(amount.start.wrapping_sub(1), "entre");
    let joint = if is_led {
        "y e a"
    } else {
        "a o ou u - ate hasta"
    };
    let plain = |amount: &Amount| !amount.is_money && !amount.is_percent;
    let second = reader
        .is_any(amount.end, joint)
        .then(|| reader.amount(amount.end + 1))
        .flatten()
        .filter(|second| {
            plain(amount) && plain(second) && second.number.millis > amount.number.millis
        });
    let is_counted = |at: usize| {
        reader.token(at).is_some_and(|token| {
            token.is_word() && token.norm.len() > 3 && token.norm.ends_with('s')
        })
    };
    let mut whole = amount.clone();
    if let Some(second) = second.filter(|second| is_counted(second.end)) {
        whole.end = second.end;
    }
    whole
}

fn is_hour_or_date(reader: &Reader<'_>, amount: &Amount) -> bool {
    reader.is_any(
        amount.end,
        "\
            am pm hs hrs h anos ano meses dias semanas horas minutos kg kilos kilometros km cuadras metros m2 \
            litros gramos gr ml cm",
    ) && !amount.is_money
        && !reader.is_any(amount.end, "kilos litros")
        || reader.is(amount.end, "de")
            && reader.token(amount.end + 1).is_some_and(|token| {
                crate::text::MONTHS
                    .iter()
                    .any(|names| names.contains(&token.norm.as_str()))
            })
        || reader.is_any(amount.start.saturating_sub(1), "las") && !amount.is_money
        || reader.is_any(amount.start.wrapping_sub(1), "dia") && !amount.is_money
}

/// The verb group that an amount hangs on: the nearest before it in its clause.
pub(super) fn verb_before(reader: &Reader<'_>, amount: &Amount) -> Option<Group> {
    reader
        .groups
        .iter()
        .rfind(|group| group.end <= amount.start && group.start >= reader.start)
        .copied()
}

pub(super) fn period_near(reader: &Reader<'_>, amount: &Amount) -> Option<Period> {
    let stop = reader.end.min(amount.end + 7);
    for at in amount.end..stop {
        if reader.is_any(at, ", pero ;") {
            break;
        }
        if let Some((period, _)) = period_at(reader.tokens, at, reader.end) {
            return Some(period);
        }
    }
    let from = reader.clause_start(amount.start);
    (from..amount.start)
        .rev()
        .find_map(|at| period_at(reader.tokens, at, amount.start).map(|(period, _)| period))
}
