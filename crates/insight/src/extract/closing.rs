//! Days on which nothing is open: "los lunes no abrimos", "domingo cerrado".

use super::group::Mode;
use super::hours::{days_at, hours_after};
use super::reader::{Draft, Reader, sure, words};
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
                group.does("abrir atender trabajar cerrar descansar estar laburar chambear")
                    && !group.is_impersonal
            })
            .copied();
        let is_closing = group.is_some_and(|group| {
            matches!(group.mode, Mode::Plain)
                && group.is_now()
                && (group.is_own
                    && (group.is_negated && !group.is_over || group.is_over)
                    && group.does("abrir atender trabajar laburar chambear repartir")
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
        let is_marked = reader.has(
            end,
            (end + 3).min(stop),
            "cerrado cerrados cerramos folga descanso fechado closed fechados descansamos",
        ) || reader.has(
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
        let claim = if group.is_some_and(|group| group.is_over) {
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
