//! When the business began.

use super::trades::BUSINESSES;
use chrono::Datelike;

use super::group::Mode;
use super::reader::{Draft, Reader, sure};
use crate::text::Sort;
use crate::{Slot, Value};

/// "Abrimos en 2019", "desde 2015".
pub(super) fn founded(reader: &mut Reader<'_>) {
    let today = reader.context.today.year();
    for at in reader.start..reader.end {
        if !reader.is_open(at) {
            continue;
        }
        let Some(token) = reader.token(at) else {
            continue;
        };
        let before = reader
            .groups
            .iter()
            .rfind(|group| group.end <= at && group.start + 9 >= at)
            .copied();
        let began = before.is_some_and(|group| {
            !group.is_negated
                && group.mode == Mode::Plain
                && (group.is_own
                    || group.is_impersonal
                    // "La fundó mi papá en 1985".
                    || group.has_object
                        && group.person == crate::text::Person::Third
                        && group.tense == crate::text::Tense::Past
                        && group.does("abrir fundar poner iniciar empezar montar crear")
                    || group.person == crate::text::Person::Third
                        && reader.has(reader.clause_start(group.start), group.start, BUSINESSES))
                && group.does("\
            abrir empezar iniciar fundar arrancar nacer inaugurar comenzar estar vender trabajar operar montar \
            poner tener llevar existir dedicar lanzar crear")
        });
        if let Some(year) = (token.sort == Sort::Number && token.norm.len() == 4)
            .then(|| token.norm.parse::<i32>().ok())
            .flatten()
            .filter(|year| (1900..=today).contains(year))
        {
            let led = reader.is_any(at - usize::from(at > 0), "en desde em in since del de el");
            let nouns = reader.has(
                reader.clause_start(at),
                at,
                "fundado fundada abierto abierta abiertos desde nacimos nacio since fundacion",
            );
            let is_other = reader.has(
                reader.clause_start(at),
                at,
                "\
                    sucursal pagina instagram empleado empleada mudamos venta vendimos facturamos marzo enero \
                    abril mayo junio julio agosto septiembre octubre noviembre diciembre febrero",
            ) && !before.is_some_and(|group| {
                group.does("abrir empezar fundar arrancar")
                    && reader.has(group.end, at, "negocio local en")
                    && !reader.has(group.end, at, "sucursal pagina")
            });
            let since = reader.is_any(at - usize::from(at > 0), "desde since")
                || reader.is(at.wrapping_sub(1), "el") && reader.is(at.wrapping_sub(2), "desde");
            let is_verb = before.is_some_and(|group| {
                group.does("abrir empezar iniciar fundar arrancar nacer inaugurar montar lanzar crear poner")
            });
            let is_denied = reader.is_any(at.wrapping_sub(2), "no nao")
                || reader.is_any(at.wrapping_sub(1), "no nao");
            // "Abrimos el local de Chilca en 2015" is about one of several.
            let is_branch = before.is_some_and(|group| {
                (group.end..at).any(|of| {
                    reader.is_any(of, "de del")
                        && reader.is_any(of.wrapping_sub(1), "local tienda taller puesto sede")
                        && reader.token(of + 1).is_some_and(|token| token.is_capital)
                })
            });
            if led
                && !is_denied
                && !is_branch
                && !is_other
                && (began && (is_verb || since) || nouns && since || nouns && before.is_none())
            {
                add_founded(reader, year, at, at + 1, sure::HIGH);
            }
        }
    }
}

fn add_founded(reader: &mut Reader<'_>, year: i32, from: usize, to: usize, confidence: f64) {
    let start = reader.clause_start(from).max(from.saturating_sub(6));
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::Founded,
        subject: String::new(),
        value: Some(Value {
            number: Some(year.to_string()),
            ..Value::default()
        }),
        claim,
        confidence,
        from: start,
        to,
    });
    reader.take(from, to);
}
