//! When it is open, in general and on single days.

use super::closing::{closed, from_to};
use super::group::Mode;
use super::reader::{Draft, Reader, sure, words};
use crate::Slot;
use crate::text::{Tense, WEEKDAYS, hours_at, number_at, weekday};

const OPENS: &str = "\
    abrir atender trabajar cerrar estar empezar funcionar ser ir operar laburar servir tener recibir quedar \
    pasar vender cambiar despachar rondar chambear";

pub(super) fn read(reader: &mut Reader<'_>) {
    let mut at = reader.start;
    let mut days = String::new();
    let mut days_from: Option<usize> = None;
    while at < reader.end {
        if let Some((named, end)) = days_at(reader, at) {
            days = named;
            days_from = Some(at);
            at = end;
            continue;
        }
        if reader.is_any(at, "pero") && days_from.is_some() {
            days.clear();
            days_from = None;
        }
        let Some(hours) = hours_at(reader.tokens, at, reader.end)
            .filter(|_| reader.is_open(at) && !reader.is_taken(at))
        else {
            at += 1;
            continue;
        };
        if !is_about_opening(reader, at, hours.end) {
            at = hours.end;
            continue;
        }
        // The days may stand behind: "de 9 a 6 de lunes a viernes".
        let mut end = hours.end;
        let skip = usize::from(reader.is_any(end, ", los de") && days_at(reader, end).is_none());
        if let Some((named, stop)) = days_at(reader, end + skip).filter(|(_, stop)| {
            hours_after(reader, *stop).is_none() && (!reader.is(end, ",") || *stop >= reader.end)
        }) {
            if days.is_empty()
                || reader.found.iter().any(|found| {
                    found.key.slot == Slot::Hours
                        && found.key.subject == crate::text::subject(&days)
                })
            {
                days = named;
            }
            end = stop;
        }
        let mut text = hours.text.clone();
        // A pause at noon: "de 9 a 13 y de 16 a 20".
        let pause = end == hours.end && reader.is_any(end, "y e ,");
        if pause
            && let Some(second) = hours_at(reader.tokens, end + 1, reader.end)
            && days_at(reader, second.end).is_none()
        {
            text = format!("{text}, {}", second.text);
            end = second.end;
        }
        let claim = reader.claim();
        let from = days_from
            .filter(|from| *from + 12 > at)
            .unwrap_or(at)
            .min(at);
        let from = reader
            .groups
            .iter()
            .rfind(|group| group.end <= at && group.start + 10 > at)
            .map_or(from, |group| group.start.min(from));
        reader.add(Draft {
            slot: Slot::Hours,
            subject: days.clone(),
            value: Some(words(&text)),
            claim,
            confidence: sure::HIGH,
            from,
            to: end,
        });
        reader.take(at, end);
        at = end.max(at + 1);
    }
    from_to(reader);
    closed(reader);
}

pub(super) fn hours_after(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let skip = usize::from(reader.is_any(at, ", abrimos : es solo"));
    hours_at(reader.tokens, at + skip, reader.end).map(|hours| hours.end)
}

/// "De 9 a 6" without a word of opening may be a bus, or a price.
fn is_about_opening(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    if reader.is_any(
        end,
        "\
            anos pesos personas kilos mil % dias meses semanas empleados minutos soles reais clientes pedidos \
            lucas cuadras mesas unidades",
    ) {
        return false;
    }
    // "Niños de 6 a 12" are as old as that.
    if at > reader.start
        && reader.token(at - 1).is_some_and(|token| {
            crate::text::has_word(super::segments::PEOPLE, &crate::text::stem(&token.norm))
        })
        && !reader.is_any(at - 1, "publico gente clientes papas comercio")
    {
        return false;
    }
    let verbs = reader.groups.iter().rfind(|group| group.start < at);
    if verbs.is_some_and(|group| {
        matches!(group.mode, Mode::Doubt)
            || group.is_negated && !reader.is_correction
            || (group.mode == Mode::Wish)
            || group.mode == Mode::Plan
    }) {
        return false;
    }
    if verbs.is_some_and(|group| {
        group.does("subir bajar pasar aumentar") && !reader.has(reader.start, at, "horario hora")
    }) {
        return false;
    }
    let opens = reader.groups.iter().any(|group| {
        group.does(OPENS)
            && (group.is_own
                || group.person == crate::text::Person::Third
                || group.tense == Tense::Participle)
    });
    let nouns = reader.has(
        reader.start,
        reader.end,
        "\
            horario horarios abierto abiertos aberto open atencion turno hours horas hs hrs am pm h cerrado \
            funcionamento atendimento schedule",
    );
    let days = (reader.start..reader.end).any(|at| {
        reader
            .token(at)
            .is_some_and(|token| weekday(&token.norm).is_some())
    });
    opens || nouns || days || closes_list(reader, at, end) || reader.asked == Some(Slot::Hours)
}

/// "Cada pasaje a 5 quetzales, de 6 a 22": the span of a whole day, alone behind the last comma.
fn closes_list(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let hour = |at: usize| number_at(reader.tokens, at, end).map(|number| number.millis / 1_000);
    at > reader.start
        && reader.is(at - 1, ",")
        && end == reader.end
        && reader.is(at, "de")
        && hour(at + 1).is_some_and(|opens| (5..=12).contains(&opens))
        && reader.is(at + 2, "a")
        && hour(at + 3).is_some_and(|closes| (17..=24).contains(&closes))
}

/// Days at a token: "lunes a viernes", "los sábados y domingos", "entre semana", "fines de semana", "feriados".
pub(super) fn days_at(reader: &Reader<'_>, at: usize) -> Option<(String, usize)> {
    let mut next = at;
    while reader.is_any(next, "los el de as aos os on das da na nas em y e") && next < at + 2 {
        next += 1;
    }
    let named = |next: usize| reader.token(next).and_then(|token| weekday(&token.norm));
    if named(next).is_some() {
        let first = next;
        let mut end = next + 1;
        let mut words = vec![day_name(reader, first)];
        if reader.is_any(end, "a - hasta to ate ao") {
            let skip = usize::from(reader.is_any(end + 1, "los el"));
            if named(end + 1 + skip).is_some() {
                words.push("a".to_owned());
                words.push(day_name(reader, end + 1 + skip));
                end += 2 + skip;
            }
        }
        while reader.is_any(end, "y e , and") {
            let skip = usize::from(reader.is_any(end + 1, "los el y"));
            if named(end + 1 + skip).is_none()
                || hours_at(reader.tokens, end + 2 + skip, reader.end).is_some()
                    && reader.is(end, ",")
            {
                break;
            }
            words.push("y".to_owned());
            words.push(day_name(reader, end + 1 + skip));
            end += 2 + skip;
        }
        return Some((words.join(" "), end));
    }
    for (phrase, name) in [
        ("l-v", "l-v"),
        ("l-s", "l-s"),
        ("l-d", "l-d"),
        ("lun-vie", "lun-vie"),
        ("lun-sab", "lun-sab"),
        ("lun a vie", "lunes a viernes"),
        ("lun a sab", "lunes a sabado"),
        ("l a v", "l a v"),
        ("l a s", "l a s"),
        ("entre semana", "entre semana"),
        ("fines de semana", "fin de semana"),
        ("fin de semana", "fin de semana"),
        ("finde", "fin de semana"),
        ("findes", "fin de semana"),
        ("finais de semana", "fim de semana"),
        ("fim de semana", "fim de semana"),
        ("feriados", "feriados"),
        ("dias festivos", "festivos"),
        ("festivos", "festivos"),
        ("dias feriados", "feriados"),
        ("weekends", "weekend"),
        ("weekdays", "weekdays"),
        ("dias de semana", "entre semana"),
        ("dias uteis", "dias uteis"),
    ] {
        if reader.says(next, phrase) {
            return Some((name.to_owned(), next + phrase.split(' ').count()));
        }
    }
    None
}

/// In Portuguese "segundas" is Monday; the key keeps the word as it was said, in the singular.
fn day_name(reader: &Reader<'_>, at: usize) -> String {
    let norm = reader
        .token(at)
        .map(|token| token.norm.clone())
        .unwrap_or_default();
    let Some(day) = weekday(&norm) else {
        return norm;
    };
    let Some(names) = WEEKDAYS.get(day) else {
        return norm;
    };
    match norm.as_str() {
        "sabados" | "sab" => "sabado".to_owned(),
        "domingos" | "dom" => "domingo".to_owned(),
        _ if names.get(2) == Some(&norm.as_str())
            && norm.ends_with('s')
            && day < 5
            && norm != "miercoles" =>
        {
            norm.trim_end_matches('s').to_owned()
        }
        _ => norm.trim_end_matches("-feira").to_owned(),
    }
}
