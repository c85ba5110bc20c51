//! Places that no verb of being leads to: several branches, and where an introduction says that it happens.

use super::group::{Group, Mode};
use super::reader::{Draft, Reader, sure, words};
use super::sites::{NEAR, is_brand, is_city, is_place, is_written_place, place_end};
use crate::text::{Person, Tense};
use crate::{Claim, Slot};

const SHOPS: &str = "\
    local locales sucursal sucursales tienda tiendas sede sedes puesto puestos loja lojas taller talleres negocios \
    restaurante restaurantes filial filiais unidades unidad panaderias farmacias consultorios ferreterias";

/// "Dos locales, uno en El Tambo y otro en Chilca": each by its place.
pub(super) fn branches(reader: &mut Reader<'_>) {
    if !reader.has(reader.start, reader.end, SHOPS) {
        return;
    }
    let lead = |reader: &Reader<'_>, at: usize| {
        reader.is_any(
            at,
            "uno una otro otra um uma outro outra primero primera segundo segunda",
        ) && reader.is_any(at + 1, "en em no na por")
            && is_written_place(reader, at + 1)
            && !is_brand(reader, at + 1)
    };
    let firsts: Vec<usize> = (reader.start..reader.end)
        .filter(|at| reader.is_open(*at) && lead(reader, *at))
        .collect();
    if firsts.len() < 2 {
        return;
    }
    let plain = reader
        .groups
        .iter()
        .all(|group| matches!(group.mode, Mode::Plain) && !group.is_negated && group.is_now());
    if !plain {
        return;
    }
    for at in firsts {
        let Some(end) = place_end(reader, at + 1) else {
            continue;
        };
        let place = reader.raw(at + 2, end).to_owned();
        let claim = reader.claim();
        reader.add(Draft {
            slot: Slot::Location,
            subject: place.clone(),
            value: Some(words(&place)),
            claim,
            confidence: sure::USUAL,
            from: at,
            to: end,
        });
        reader.take(at, end);
    }
}

/// Verbs that somebody does at their place, in an introduction.
const DONE: &str = "\
    tallar maquilar mantener vender hacer tener ser estar fabricar ofrecer dar atender trabajar preparar cocinar reparar arreglar instalar \
    producir poner abrir manejar llevar dirigir alquilar rentar vivir quedar ubicar confeccionar elaborar tejer coser \
    bordar disenar criar cultivar imprimir sacar servir impartir dictar traer distribuir encontrar salir emprender sembrar tatuar soldar \
    pintar cosechar capacitar asesorar entrenar actuar colaborar operar administrar fundar iniciar empezar arrancar montar comenzar restaurar forrar tapizar \
    reciclar destilar envasar depilar maquillar peinar cortar lavar planchar coser adiestrar banar fotografiar grabar filmar editar organizar decorar \
    cuidar ensenar moler hornear amasar pescar transportar rentar presidir gestionar desarrollar programar";

/// Whether a place of the house has been found.
pub(super) fn knows_place(reader: &Reader<'_>) -> bool {
    reader
        .found
        .iter()
        .any(|found| matches!(found.key.slot, Slot::Location | Slot::Coverage))
}

/// Whether what the house is, is called or offers has been found.
pub(super) fn tells_business(reader: &Reader<'_>) -> bool {
    reader.found.iter().any(|found| {
        matches!(
            found.key.slot,
            Slot::BusinessType | Slot::BusinessName | Slot::Offers
        ) && found.claim == Claim::Holds
    })
}

/// "Pet shop y peluquería canina en Tigre", "en cancún, vendo joyería", "desde Oaxaca vendemos mezcal", ", colonia Roma".
pub(super) fn somewhere(reader: &mut Reader<'_>) {
    let is_ours = tells_business(reader);
    if knows_place(reader) || !(is_ours || reader.is_opening) {
        return;
    }
    let fits = |group: &Group| {
        group.person == Person::None && group.tense != Tense::Infinitive
            || group.person == Person::First
                && group.mode == Mode::Plain
                && !group.is_negated
                && !group.has_object
                && group.does(DONE)
                && group.is_now()
            || group.person == Person::First
                && group.mode == Mode::Plain
                && !group.is_negated
                && group.tense == Tense::Past
                && group.does(
                    "abrir fundar poner montar iniciar empezar arrancar emprender comenzar crear",
                )
            || group.person == Person::Third
                && group.does("quedar estar ser salir costar valer ubicar llamar")
    };
    let mut at = reader.start;
    while at < reader.end {
        let led = reader.is_any(at, "en em no na desde") || reader.is_any(at, NEAR);
        let beside = reader.is(at, ",")
            && (reader.is_any(
                at + 1,
                "colonia col barrio av avenida calle jiron jr rua bairro carrera urbanizacion urb sector zona",
            ) || is_city(reader, at + 1)
                && reader
                    .token(at + 1)
                    .is_some_and(|token| token.is_capital));
        if !(led || beside) || !reader.is_open(at) || reader.is_taken(at + 1) {
            at += 1;
            continue;
        }
        let before = reader.groups.iter().rfind(|group| group.end <= at);
        let near_fits = before.is_none_or(fits)
            && reader.groups.iter().all(|group| {
                !matches!(group.mode, Mode::Wish | Mode::Plan | Mode::Doubt)
                    && !(matches!(group.tense, Tense::Past | Tense::Imperfect | Tense::Future)
                        && group.start < at
                        && !group.does("abrir fundar poner montar iniciar empezar arrancar emprender comenzar crear"))
            });
        let dated = (reader.start..reader.end).any(|day| {
            crate::text::day_at(reader.tokens, day, reader.end, reader.context.today).is_some()
        });
        let named = beside
            || is_place(reader, at, false)
                && (is_written_place(reader, at) || reader.is_any(at, NEAR))
            || reader.is(at, "desde") && is_written_place(reader, at);
        let named = named
            && (is_ours
                || is_city(reader, at + 1)
                || reader.token(at + 1).is_some_and(|token| token.is_capital)
                || reader.is_any(at + 1, "la el los las o a")
                    && reader.token(at + 2).is_some_and(|token| token.is_capital));
        let is_month = reader.token(at + 1).is_some_and(|token| {
            crate::text::MONTHS
                .iter()
                .any(|names| names.contains(&token.norm.as_str()))
        });
        let far = reader.has(
            reader.clause_start(at),
            at,
            "envio envios entrega entregas reparto domicilio clientes proveedor seguidores compro competencia ventas",
        );
        if near_fits
            && named
            && !dated
            && !is_month
            && !far
            && !is_brand(reader, at)
            && !reader.is_any(at + 1, "casa todo toda todos redes")
            && let Some(end) = place_end(reader, at)
        {
            let from = if reader.is_any(at, NEAR) { at } else { at + 1 };
            let value = words(reader.raw(from, end));
            let claim = reader.claim();
            reader.add(Draft {
                slot: Slot::Location,
                subject: String::new(),
                value: Some(value),
                claim,
                confidence: sure::LIKELY,
                from,
                to: end,
            });
            reader.take(from, end);
            return;
        }
        at += 1;
    }
}
