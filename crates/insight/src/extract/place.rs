//! Where the business is, and how far it delivers.

use super::addresses::nouns;
use super::coverage::coverage;
use super::group::Mode;
use super::reader::{Draft, Reader, sure, words};
use super::sites::{
    comma_places, is_brand, is_city, is_place, is_written_place, noun_free, place_end,
};
use super::spots::branches;
use crate::text::{Person, Tense};
use crate::{Claim, Slot};

pub(super) fn read(reader: &mut Reader<'_>) {
    coverage(reader);
    branches(reader);
    location(reader);
}

const AT: &str = "\
    en em no na in at a por frente sobre cerca al junto atras nos nas on hacia afuera adentro dentro enfrente detras \
    entre perto pela pelo proximo";

fn location(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        if !reader.is_open(group.start)
            || group.mode != Mode::Plain
            || (group.is_negated && !group.is_over)
            || matches!(
                group.tense,
                Tense::Conditional | Tense::Subjunctive | Tense::Infinitive
            )
        {
            continue;
        }
        let moved = group.does("mudar trasladar mover cambiar")
            && !reader.is_any(group.end + 1, "totalplay telmex")
            && group.is_own
            && (group.is_to_us || group.does("mudar trasladar mover"));
        let shop = reader.has(
            reader.clause_start(group.start),
            group.start,
            "\
                local tienda negocio taller restaurante sucursal oficina panaderia loja puesto estudio \
                consultorio bodega salon cafe sede fabrica cafeteria taqueria planta cocina kiosco gimnasio \
                almacen deposito showroom peluqueria barberia veterinaria farmacia pasteleria padaria ateliê \
                atelie store shop clinica academia filial hostal heladeria ferreteria libreria floreria fonda \
                 bar matriz boutique spa hotel escuela imprenta carniceria lavanderia lavadero comedor pizzeria polleria",
        ) || (reader.clause_start(group.start)..group.start).any(|at| {
            super::trades::is_trade(reader, at)
                && reader.is_any(at.wrapping_sub(1), "mi nuestra nuestro la el minha meu nossa a o")
        });
        let shifted = group.lemma == "pasar"
            && group.has_object
            && group.is_own
            && reader.has(
                reader.clause_start(group.start),
                group.start,
                "taller local tienda negocio oficina puesto fabrica bodega",
            );
        // "Nos pasamos a Querétaro", "me pasé a la calle Real".
        let settled = group.lemma == "pasar"
            && group.is_to_us
            && group.is_own
            && (group.tense == Tense::Past || group.is_now())
            && reader.is_any(group.end, "a para pa")
            && (is_city(reader, group.end + 1)
                || reader.has(
                    group.end + 1,
                    group.end + 3,
                    "calle avenida barrio colonia centro plaza mall carrera jiron",
                ));
        // "Cambiamos el local a Metepec".
        let carried = group.lemma == "cambiar"
            && group.is_own
            && reader.has(
                group.end,
                group.end + 3,
                "taller local tienda negocio oficina puesto fabrica bodega consultorio sucursal loja",
            )
            && reader.is_any(group.end + 2, "a para pa");
        let moved = moved || shifted || settled || carried;
        let stands = group.does("estar quedar ubicar ser encontrar")
            && (group.is_own
                || group.person == Person::Third
                    && (shop
                        || group.does("quedar ubicar")
                            && group.start <= reader.clause_start(group.start) + 1)
                || group.person == Person::First)
            && group.is_now();
        let sells = group.is_own
            && group.is_now()
            && !group.is_negated
            && group.does("\
            vender fabricar hacer alquilar rentar ofrecer distribuir disenar elaborar preparar producir tejer \
            poner dar vivir reparar traer cocinar servir confeccionar criar cultivar arreglar rodar tener \
            atender trabajar ser dirigir manejar administrar llevar estar sacar bordar imprimir instalar \
            importar");
        let has = sells
            || group.does("tener abrir poner rentar atender trabajar vender operar alquilar inaugurar montar instalar") && group.is_own
                && !matches!(group.tense, Tense::Future);
        if !moved && !stands && !has {
            continue;
        }
        let rest = reader
            .groups
            .iter()
            .find(|other| other.start >= group.end && other.person != Person::None)
            .map_or(reader.end, |other| other.start);
        let stop = if sells && noun_free(reader, group.end) {
            rest.min(group.end + 22)
        } else {
            reader
                .clause_end(group.end)
                .max(comma_places(reader, group.end))
        };
        let place = (group.end..stop).find(|at| {
            let led = reader.is_any(*at, AT) || reader.is_any(*at, "para pra pro") && moved;
            led && is_place(reader, *at, moved || (stands && group.lemma != "ser"))
        });
        let Some(at) = place else { continue };
        // Branches have been read by their places; "diseño en Corel" names a program.
        let designs = group.does("disenar editar")
            && at == group.end
            && reader.is_any(at, "en no")
            && !is_city(reader, at + 1)
            && !reader.is_any(at + 1, "la el mi casa");
        if reader.is_taken(at) || designs {
            continue;
        }
        // What happens on a day happens there, but the business need not be there.
        let is_dated = sells
            && !stands
            && (reader.start..reader.end).any(|day| {
                crate::text::day_at(reader.tokens, day, reader.end, reader.context.today).is_some()
            });
        let is_bare = group.lemma == "quedar"
            && !is_written_place(reader, at)
            && !reader.is_any(at, "cerca frente junto a");
        let is_month = reader.token(at + 1).is_some_and(|token| {
            crate::text::MONTHS
                .iter()
                .any(|names| names.contains(&token.norm.as_str()))
        });
        if is_dated || is_bare || is_month {
            continue;
        }
        if stands && at > group.end + 4 || moved && at > group.end + 6 {
            continue;
        }
        let noun = (group.end..at).find(|next| {
            reader.is_any(
                *next,
                "\
                    local tienda puesto sucursal taller negocio showroom oficina sede bodega sucursales locales \
                    cafeteria panaderia taqueria restaurante loja estudio consultorio fabrica almacen salon \
                    barberia peluqueria kiosco deposito tiendita ferreteria farmacia veterinaria gimnasio fonda \
                    cocina padaria carrito pasteleria salao hostal libreria floreria academia filial bar \
                    heladeria cevicheria polleria minimarket clinica",
            ) || reader
                .token(*next)
                .is_some_and(|token| token.norm.ends_with("eria") && token.norm.len() > 6)
        });
        // "Vendo en la feria" is a channel; a shop is needed with these verbs.
        // "Estamos frente al parque" needs no shop, "vendo en la feria" does.
        let is_there = stands && group.lemma != "ser" && !is_brand_at(reader, at);
        if has
            && !is_there
            && noun.is_none()
            && !((group.does("operar") || sells)
                && reader.is_any(at, "en em no na in")
                && is_written_place(reader, at)
                && !is_brand(reader, at)
                && reader
                    .found
                    .iter()
                    .all(|found| found.key.slot != Slot::Location))
        {
            continue;
        }
        if reader.has(
            group.end,
            at,
            "seguidores clientes cuenta pagina ventas proveedor",
        ) {
            continue;
        }
        let Some(end) = place_end(reader, at) else {
            continue;
        };
        let branch = noun
            .filter(|next| {
                reader.is_any(
                    *next,
                    "sucursal bodega almacen fabrica taller deposito oficina showroom filial sede",
                )
            })
            .or_else(|| {
                (reader.clause_start(group.start)..group.start).find(|next| {
                    reader.is_any(
                        *next,
                        "sucursal bodega fabrica deposito oficina showroom filial planta almacen",
                    )
                })
            });
        let is_second = reader.has(
            group.start,
            at,
            "otra segunda nueva otro segundo dos tres outra",
        );
        let subject = branch
            .filter(|next| !reader.is_any(*next, "taller oficina sede") || is_second)
            .map(|next| reader.raw(next, next + 1).to_owned())
            .unwrap_or_default();
        let from = if reader.is_any(at, "en em no na in a para pra pro pa at nas nos al") {
            at + 1
        } else {
            at
        };
        let value = words(reader.raw(from, end));
        if group.is_over
            && reader
                .found
                .iter()
                .any(|found| found.key.slot == Slot::Location)
        {
            continue;
        }
        let claim = if group.is_over {
            Claim::Ended
        } else if moved {
            Claim::Corrects
        } else {
            reader.claim()
        };
        reader.add(Draft {
            slot: Slot::Location,
            subject,
            value: Some(value),
            claim,
            confidence: if has { sure::USUAL } else { sure::HIGH },
            from: group.start,
            to: end,
        });
        reader.take(at, end);
    }
    nouns(reader);
}

/// "Estamos en Instagram", "estamos por Rappi": a market is both.
fn is_brand_at(reader: &Reader<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(reader.is_any(at + 1, "la el o a los las"));
    is_brand(reader, at) && !reader.is_any(next, "mercado")
}
