//! Days on which nothing is open: "los lunes no abrimos", "domingo cerrado".

use super::group::Mode;
use super::hours::{days_at, hours_after};
use super::reader::{Draft, Reader, sure, words};
use crate::text::{Person, Sort, Token};
use crate::{Claim, Slot};

/// "Los lunes no abrimos", "cerramos los martes", "domingo cerrado".
pub(super) fn closed(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) {
            continue;
        }
        let Some((days, end)) = days_at(reader, at) else {
            continue;
        };
        // Not within a range that was read at its start.
        if at > reader.start
            && reader.is_any(at - 1, "a - y ate")
            && days_at(reader, at.saturating_sub(2)).is_some()
            || hours_after(reader, end).is_some()
        {
            continue;
        }
        let stop = reader.clause_end(end);
        let from = reader.clause_start(at);
        let group = reader
            .groups
            .iter()
            .filter(|group| group.start >= from && group.start < stop)
            .find(|group| {
                group.does("abrir atender trabajar cerrar descansar estar laburar chambear repartir entregar despachar")
                    && !group.is_impersonal
            })
            .copied();
        let is_closing = group.is_some_and(|group| {
            matches!(group.mode, Mode::Plain)
                && group.is_now()
                && (group.is_own
                    && (group.is_negated && !group.is_over || group.is_over)
                    && group.does(
                        "abrir atender trabajar laburar chambear repartir entregar despachar dar",
                    )
                    || group.lemma == "haber" && group.is_negated && group.end + 1 >= stop
                    || group.is_own
                        && !group.is_negated
                        && group.does("cerrar descansar")
                        && hours_near(reader, group.end).is_none()
                        && !reader.has(
                            group.end,
                            group.end + 3,
                            "caixa caja cuentas ventas mes semana tratos negocio",
                        ))
        });
        // "Quitamos los domingos", and nothing else.
        let is_dropped = group.is_none()
            && stop <= end + 1
            && reader.groups.iter().any(|verb| {
                verb.start >= from
                    && verb.end == at
                    && verb.is_own
                    && !verb.is_negated
                    && verb.mode == Mode::Plain
                    && (verb.tense == crate::text::Tense::Past || verb.is_now())
                    && verb.does("quitar sacar eliminar")
            });
        let is_marked = is_dropped
            || reader.has(
                end,
                (end + 3).min(stop),
                "cerrado cerrados cerramos folga descanso fechado closed fechados descansamos",
            )
            || reader.has(
                from,
                at,
                "cerrado cerrados descanso fechado closed fechados",
            ) && at - from < 5;
        let others = reader.has(from, at, "menos excepto salvo exceto except")
            && at - from < 12
            && reader.has(
                reader.start,
                at,
                "abrimos abro dias atendemos abertos abierto atiendo",
            );
        if !(is_closing || is_marked || others) {
            continue;
        }
        // "Los lunes cerramos a las 5" has an hour.
        if reader.has(from, stop, "cerrar") && !is_marked {
            continue;
        }
        let claim = if is_dropped || group.is_some_and(|group| group.is_over) {
            Claim::Corrects
        } else {
            reader.claim()
        };
        let to = group.map_or(end, |group| group.end.max(end));
        let start = group.map_or(at, |group| group.start.min(at));
        reader.add(Draft {
            slot: Slot::Hours,
            subject: days,
            value: Some(words("cerrado")),
            claim,
            confidence: sure::HIGH,
            from: start,
            to,
        });
        reader.take(start, to);
    }
    // "Abrimos todos los días de …" is general; "abrimos 24 horas".
    for at in reader.start..reader.end {
        if reader.is(at, "24")
            && reader.is_any(at + 1, "horas hrs hs h /")
            && reader.is_open(at)
            && reader.groups.iter().any(|group| {
                group.is_own
                    && group.does("abrir atender estar trabajar")
                    && !group.is_negated
                    && group.mode == Mode::Plain
            })
        {
            reader.add(Draft {
                slot: Slot::Hours,
                subject: String::new(),
                value: Some(words("00:00-23:59")),
                claim: Claim::Holds,
                confidence: sure::HIGH,
                from: at,
                to: at + 2,
            });
        }
    }
}

fn hours_near(reader: &Reader<'_>, at: usize) -> Option<usize> {
    (at..reader.end.min(at + 8)).find(|next| {
        reader.is_any(*next, "las temprano tarde")
            || reader
                .token(*next)
                .is_some_and(|token| token.sort == crate::text::Sort::Number)
    })
}

/// The hour at "a las 9", "às 19h", "a las 8 de la noche": minutes, whether its half of the day is said, and its end.
fn hour_at(reader: &Reader<'_>, at: usize) -> Option<(u32, bool, usize)> {
    let figure = reader
        .token(at)
        .filter(|token| token.sort == Sort::Number)?;
    let text = figure.norm.replace(['.', 'h'], ":");
    let (hours, minutes) = text.split_once(':').unwrap_or((text.as_str(), "0"));
    let hours: u32 = hours.parse().ok().filter(|hours| *hours <= 24)?;
    let minutes: u32 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
    let is_late = reader.is_any(at + 1, "pm")
        || reader.is(at + 1, "de") && reader.is_any(at + 3, "tarde noche")
        || reader.is_any(at + 1, "da") && reader.is_any(at + 2, "tarde noite");
    let is_early = reader.is_any(at + 1, "am")
        || reader.is(at + 1, "de") && reader.is_any(at + 3, "manana madrugada")
        || reader.is(at + 1, "da") && reader.is_any(at + 2, "manha");
    let hours = if is_late && hours < 12 {
        hours + 12
    } else {
        hours
    };
    Some((
        hours * 60 + minutes,
        is_late || is_early || hours > 12,
        at + 1,
    ))
}

/// "Abro a las 9 y cierro a las 8": each end with its verb.
pub(super) fn from_to(reader: &mut Reader<'_>) {
    if reader
        .found
        .iter()
        .any(|found| found.key.slot == Slot::Hours)
    {
        return;
    }
    let plain = |reader: &Reader<'_>, lemmas: &'static str| {
        reader
            .groups
            .iter()
            .find(|group| {
                group.does(lemmas)
                    && group.person == Person::First
                    && group.holds()
                    && reader.is_open(group.start)
                    && reader.is_any(group.end, "a as")
            })
            .copied()
    };
    let (Some(opens), Some(closes)) = (
        plain(reader, "abrir empezar"),
        plain(reader, "cerrar terminar"),
    ) else {
        return;
    };
    let hour = |reader: &Reader<'_>, end: usize| {
        let at = end
            + 1
            + usize::from(
                reader
                    .token(end + 1)
                    .is_some_and(|token: &Token| token.is_any("las la")),
            );
        hour_at(reader, at)
    };
    let (Some((from, _, _)), Some((to, is_said, end))) =
        (hour(reader, opens.end), hour(reader, closes.end))
    else {
        return;
    };
    if opens.start > closes.start || closes.start > opens.end + 10 {
        return;
    }
    // "A las 8" behind "a las 9" or "a las 5" is in the evening.
    let to = if !is_said && to < from + 240 && to < 720 {
        to + 720
    } else {
        to
    };
    let text = format!(
        "{:02}:{:02}-{:02}:{:02}",
        from / 60,
        from % 60,
        to / 60 % 24,
        to % 60
    );
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::Hours,
        subject: String::new(),
        value: Some(words(&text)),
        claim,
        confidence: sure::HIGH,
        from: opens.start,
        to: end,
    });
}
