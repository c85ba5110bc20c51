//! How places are written.

use super::cities::CITIES;
use super::reader::Reader;
use super::words::{CHANNELS, name_at};
use crate::text::{Person, Sort};

/// "En Excel", "en Instagram": names that are no places.
pub(super) fn is_brand(reader: &Reader<'_>, at: usize) -> bool {
    let mut next = at + 1;
    while reader.is_any(next, "la el o a") {
        next += 1;
    }
    name_at(reader, next, CHANNELS).is_some()
        || name_at(reader, next, super::words::TOOLS).is_some()
        || name_at(reader, next, super::words::PAYMENTS).is_some()
        || reader.is_any(
            next,
            "navidad pascua reyes diciembre shopify zoom corel lightroom google meet",
        )
}

/// Whether a list may follow, in which commas part no clauses.
pub(super) fn noun_free(reader: &Reader<'_>, at: usize) -> bool {
    !reader.has(at, at + 12, "pero porque aunque si")
}

pub(super) fn comma_places(reader: &Reader<'_>, at: usize) -> usize {
    // "Estamos en Guadalajara, en la colonia Americana".
    (at..reader.end.min(at + 6))
        .find(|next| reader.is(*next, ",") && reader.is_any(next + 1, "en por cerca frente"))
        .map_or(at, |comma| reader.clause_end(comma + 1).min(comma + 1))
}

/// Whether a known place begins at a token, with a capital or without.
pub(super) fn is_city(reader: &Reader<'_>, at: usize) -> bool {
    reader.one_of(at, CITIES).is_some()
}

pub(super) fn is_written_place(reader: &Reader<'_>, at: usize) -> bool {
    let mut next = at + 1;
    if is_city(reader, next) {
        return true;
    }
    while reader.is_any(next, "la el los las a de del al o") {
        next += 1;
    }
    reader
        .token(next)
        .is_some_and(|token| token.is_capital && token.is_word())
        && crate::text::weekday(
            &reader
                .tokens
                .get(next)
                .map(|token| token.norm.clone())
                .unwrap_or_default(),
        )
        .is_none()
        && name_at(reader, next, CHANNELS).is_none_or(|_| reader.is_any(next, "mercado"))
        || reader.is_any(next, PLACES)
        || is_city(reader, next)
}

/// What tells where by something beside it.
pub(super) const NEAR: &str =
    "cerca frente junto atras afuera adentro dentro enfrente detras perto proximo";

const PLACES: &str = "\
    estadio catedral basilica clinica cementerio panteon glorieta rotonda ovalo puente peaje municipalidad alcaldia palacio \
    museo monumento facultad colegio primaria secundaria prepa preparatoria kinder hotel gasolinera oxxo banco \
    farmacia supermercado tianguis mercadito feria central terminal parque plaza plazuela jardin malecon embarcadero \
    muelle laguna lago rio cerro costanera peatonal galeria centro comercial hospital seguro imss clinica corralon \
    vereda corregimiento caserio ejido rancheria fraccionamiento residencial unidad conjunto urbanizacion urb villa \
    residencial poligono parque-industrial zocalo portal portales arcos callejon andador privada cerrada calzada \
    periferico libramiento entronque crucero semaforo cruce altura costado espaldas cuadra vuelta avda avenida \
    subida bajada travessa largo alameda vila jardim centro calle avenida av colonia barrio plaza mercado esquina carrera zona norte sur galeria mall parque \
    estacion metro universidad puerto playa pueblo ciudad rua bairro shopping jiron malecon boulevard blvd \
    carretera km casa garage garaje cochera cuadra cuadras terminal hospital escuela iglesia catedral alameda \
    pasaje galerias afueras comuna distrito sector downtown praca feira costado planta piso interior provincia \
    cl cra rodoviaria centrinho praia campus cerro valle oriente poniente entrada facultad tianguis central \
    autopista ruta peatonal microcentro cine zocalo kiosco paradero";

pub(super) fn is_place(reader: &Reader<'_>, at: usize, is_sure: bool) -> bool {
    let mut next = at + 1;
    while reader.is_any(
        next,
        "la el los las a de del un una pleno plena lado o al mi local uma um unas otra nuestra minha",
    ) {
        next += 1;
    }
    // "Cerca del metro", not "cerca de lograrlo".
    if reader.is_any(at, NEAR) {
        let stands = reader.is_any(at + 1, "de del a al da do ao");
        let thing = at + 2 + usize::from(reader.is_any(at + 2, "la el los las mi"));
        return stands
            && reader.token(thing).is_some_and(|token| {
                token.is_word()
                    && !token.verb.is_some_and(|form| form.is_plain)
                    && !token.is_any(
                        "mi ti que cumplir lo todo eso quebrar mil diez veinte cien meta record",
                    )
            });
    }
    if reader.is(at, "entre") {
        return (at + 2..reader.end.min(at + 6)).any(|step| reader.is_any(step, "y e"))
            && reader
                .token(next)
                .is_some_and(|token| token.is_capital || token.is_any(PLACES));
    }
    // "Por el estadio", "por los lados de Fontibón".
    if reader.is_any(at, "por pela pelo")
        && is_sure
        && reader.is_any(next, "rumbo rumbos lado lados salida")
    {
        return true;
    }
    if reader.is_any(at, "en em no na in por") && (is_city(reader, at + 1) || is_city(reader, next))
    {
        return true;
    }
    let Some(token) = reader.token(next) else {
        return false;
    };
    if token.is_any("\
        proceso venta crisis pausa linea temporada marzo enero instagram facebook internet eso redes quiebra \
        numeros contacto construccion obra remodelacion duda total oferta promocion dia mes semana noche manana \
        tarde ano hora punto ceros rojo busca precio mejor google whatsapp tiktok rappi todo todos todas que \
        cuenta ese esa esto negocio ventas cuarto lo ti usted") || crate::text::weekday(&token.norm).is_some()
    {
        return false;
    }
    if (token.sort == Sort::Number) && reader.is_any(at, "a en por em at") {
        return reader.is_any(
            next + 1,
            "cuadras calles minutos min metros quadras km pasos",
        ) || reader.is(at, "en")
            && reader.is_any(next.wrapping_sub(1), "la calle")
            && token.norm.len() > 1
            && is_sure;
    }
    if reader.is_any(at, "a por sobre hacia") {
        let is_named = token.is_capital
            || token.is_any(PLACES)
            || reader.is_any(at + 1, "dos tres cuatro cinco una media pocas unas unos")
                && reader.is_any(
                    at + 2,
                    "cuadras calles cuadra quadras pasos minutos metros calle",
                );
        return is_named;
    }
    if name_at(reader, next, CHANNELS).is_some_and(|_| !token.is("mercado")) {
        return false;
    }
    token.is_capital || token.is_any(PLACES) || is_sure && token.is_word()
}

pub(super) fn place_end(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    while end < reader.end && end - at < 12 {
        let Some(token) = reader.token(end) else {
            break;
        };
        let next = reader.token(end + 1);
        if token.sort == Sort::Line
            || token.is_any("a sobre gratis inteiros nada jaja nomas saliendo atendido")
                && !(token.is("a")
                    && reader.is_any(
                        end - 1,
                        "frente junto carretera camino salida pegado ruta enfrente",
                    ))
                && !(token.is("a") && next.is_some_and(|next| next.is_any("un una dos tres media")))
        {
            break;
        }
        if token.is_any(",") {
            // "Roma Norte, CDMX", "Calle 5, número 20".
            let goes = next.is_some_and(|next| {
                next.is_capital && next.is_word() && next.verb.is_none_or(|form| !form.is_plain)
                    || next.is_any("numero esquina cerca frente colonia col")
            })
                && !is_name_behind(reader, at, end + 1)
                // "En Villa El Salvador, Botica Santa Rosa": the name behind the place.
                && !(super::trades::is_trade(reader, end + 1)
                    && !reader.is_any(end + 1, "centro mercado plaza galeria finca zona barrio parque quinta hacienda villa puerto local")) && reader
                .groups
                .iter()
                .all(|group| group.start != end + 1 && group.start != end + 2);
            if !goes {
                break;
            }
            end += 1;
            continue;
        }
        if token.sort == Sort::Mark && !token.is_any("# - ° . ' /") {
            break;
        }
        if token.is_any("y e and") {
            let goes = next.is_some_and(|next| next.is_capital)
                && !next.is_some_and(|next| next.verb.is_some_and(|form| form.is_plain))
                && reader
                    .token(end - 1)
                    .is_some_and(|before| before.is_capital || before.sort == Sort::Number);
            if !goes {
                break;
            }
        } else if ends_place(reader, at, end) {
            break;
        }
        end += 1;
    }
    while end > at + 1 && reader.is_any(end - 1, "de del en la el , . - y a al los desde da do e") {
        end -= 1;
    }
    (end > at + 1).then_some(end)
}

/// "En Heredia centro, Soda Doña Flory", "en Tandil, Arrieta Propiedades": a name that says again what the business is.
fn is_name_behind(reader: &Reader<'_>, place: usize, at: usize) -> bool {
    let again = reader
        .token(at)
        .is_some_and(|token| (reader.start..place).any(|before| reader.is(before, &token.norm)));
    let titled = reader.is_any(at, "don dona") || reader.is_any(at + 1, "don dona");
    let last = (at..at + 4)
        .take_while(|step| {
            reader
                .token(*step)
                .is_some_and(|token| token.is_capital && token.is_word())
        })
        .last();
    again
        || titled
        || last.is_some_and(|last| last > at && reader.is_any(last, super::titles::SUFFIXES))
}

/// Words at which a place ends.
fn ends_place(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let Some(token) = reader.token(end) else {
        return true;
    };
    let next = reader.token(end + 1);
    let acts = token.verb.is_some_and(|form| {
        form.is_plain && (form.person != Person::None || form.tense == crate::text::Tense::Gerund)
    }) && !token.is_capital
        && end > at + 1;
    let dates = token.is_any("de en")
        && next.is_some_and(|next| {
            next.sort == Sort::Number
                && crate::text::hours_at(reader.tokens, end, reader.end).is_some()
                || next.is_any("2020 2021 2022 2023 2024 2025 enero")
        });
    // "En Mazatlán en 750 la noche", "en Pitalito de 6 hectáreas", "en Santiago en una Hyundai".
    let measures = end > at + 1
        && (token.is("en")
            && next.is_some_and(|next| {
                next.is_any("un una mi nuestra") || next.sort == Sort::Number && next.norm.len() > 1
            })
            && !reader.is_any(
                end + 2,
                "casa local esquina calle galeria plaza mercado edificio barrio zona pasaje",
            )
            || token.is("de")
                && next.is_some_and(|next| next.sort == Sort::Number)
                && reader.token(end + 2).is_some_and(|after| {
                    after.is_word() && after.norm.ends_with('s') && !after.is_capital
                }));
    // "A feira da Torre": a preposition of Portuguese, no verb.
    let acts = acts && !(token.is("da") && next.is_some_and(|next| next.is_capital));
    acts || dates || measures || crate::text::weekday(&token.norm).is_some() || token.is_any("\
            desde pero que porque donde hace con para ahi hasta cuando ya tambien abrimos since where ahora \
            vendemos vendo por and ha onde mas com pra")
}
