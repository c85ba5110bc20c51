//! Where the business is, and how far it delivers.

use super::group::Mode;
use super::reader::{Draft, Reader, mentions, sure, words};
use super::words::{CHANNELS, name_at};
use crate::text::{Person, Sort, Tense};
use crate::{Claim, Slot};

pub(super) fn read(reader: &mut Reader<'_>) {
    coverage(reader);
    location(reader);
}

const AT: &str = "en em no na in at a por frente sobre cerca al junto atras nos nas on hacia";

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
                bar matriz",
        );
        let shifted = group.lemma == "pasar"
            && group.has_object
            && group.is_own
            && reader.has(
                reader.clause_start(group.start),
                group.start,
                "taller local tienda negocio oficina puesto fabrica bodega",
            );
        let moved = moved || shifted;
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
            let led = reader.is_any(*at, AT) || reader.is(*at, "para") && moved;
            led && is_place(reader, *at, moved || (stands && group.lemma != "ser"))
        });
        let Some(at) = place else { continue };
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
        if has
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
        let from = if reader.is_any(at, "en em no na in a para at nas nos al") {
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

/// "Local en Palermo": without a verb. "Soy de Monterrey", "mi tienda en la Roma".
fn nouns(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let named = reader.one_of(
            at,
            "\
                direccion es|direccion :|ubicacion :|ubicacion es|ubicados en|ubicado en|ubicada en|endereco e|\
                localizada em|localizado em|located in|based in|nuestra direccion|soy de|somos de|sou de|\
                aqui en|aca en|aqui em|estamos aqui en",
        );
        if let Some(from) = named {
            let from_place = reader.is_any(at, "soy somos sou aqui aca");
            let next = from + usize::from(reader.is_any(from, "en la es el") && !from_place);
            if from_place
                && !(reader.token(from).is_some_and(|token| token.is_capital)
                    || reader.is_any(from, "la el")
                        && reader.token(from + 1).is_some_and(|token| token.is_capital))
            {
                continue;
            }
            if name_at(reader, from, CHANNELS).is_some()
                || reader
                    .found
                    .iter()
                    .any(|found| found.key.slot == Slot::Location)
            {
                continue;
            }
            if let Some(end) = place_end(reader, next.saturating_sub(1).max(at)) {
                let value = words(reader.raw(from, end.max(from + 1)));
                let claim = reader.claim();
                reader.add(Draft {
                    slot: Slot::Location,
                    subject: String::new(),
                    value: Some(value),
                    claim,
                    confidence: if from_place { sure::LIKELY } else { sure::HIGH },
                    from: at,
                    to: end.max(from + 1),
                });
                reader.take(at, end);
            }
            continue;
        }
        let shop = reader.is_any(
            at,
            "\
                local tienda taller restaurante negocio taqueria panaderia cafeteria loja padaria puesto \
                sucursal peluqueria barberia ferreteria pasteleria farmacia veterinaria estudio gimnasio fonda \
                bar salon consultorio confeitaria salao cevicheria bodega kiosco bakery shop store restaurant \
                heladeria libreria floreria",
        ) || reader.token(at).is_some_and(|token| {
            token.norm.len() > 7 && (token.norm.ends_with("eria") || token.norm.ends_with("aria"))
        });
        if shop
            && reader
                .found
                .iter()
                .all(|found| found.key.slot != Slot::Location)
        {
            // "Tengo una panadería en Rosario", "mi tienda de ropa en Gamarra".
            let limit = reader.clause_end(at);
            let Some(led) = (at + 1..limit.min(at + 7))
                .find(|next| reader.is_any(*next, "en em no na in cerca frente"))
            else {
                continue;
            };
            let between = (at + 1..led).all(|next| {
                reader.token(next).is_some_and(|token| {
                    token.sort != Sort::Mark
                        && (token.verb.is_none_or(|form| !form.is_plain) || token.is("de"))
                })
            });
            let mine = reader.has(
                at.saturating_sub(4),
                at,
                "mi una un nuestra nuestro minha meu uma um my a our la el",
            ) && reader.groups.iter().all(|group| {
                group.end > at || group.is_own && group.mode == Mode::Plain && !group.is_negated
            });
            if between
                && mine
                && is_written_place(reader, led)
                && let Some(end) = place_end(reader, led)
            {
                let from = if reader.is_any(led, "cerca frente") {
                    led
                } else {
                    led + 1
                };
                let value = words(reader.raw(from, end));
                let claim = reader.claim();
                let subject = if reader.is_any(at, "sucursal bodega") {
                    reader.raw(at, at + 1).to_owned()
                } else {
                    String::new()
                };
                reader.add(Draft {
                    slot: Slot::Location,
                    subject,
                    value: Some(value),
                    claim,
                    confidence: sure::USUAL,
                    from: at,
                    to: end,
                });
                reader.take(led, end);
            }
        }
    }
}

/// "En Excel", "en Instagram": names that are no places.
fn is_brand(reader: &Reader<'_>, at: usize) -> bool {
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
fn noun_free(reader: &Reader<'_>, at: usize) -> bool {
    !reader.has(at, at + 12, "pero porque aunque si")
}

fn comma_places(reader: &Reader<'_>, at: usize) -> usize {
    // "Estamos en Guadalajara, en la colonia Americana".
    (at..reader.end.min(at + 6))
        .find(|next| reader.is(*next, ",") && reader.is_any(next + 1, "en por cerca frente"))
        .map_or(at, |comma| reader.clause_end(comma + 1).min(comma + 1))
}

fn is_written_place(reader: &Reader<'_>, at: usize) -> bool {
    let mut next = at + 1;
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
}

const PLACES: &str = "\
    centro calle avenida av colonia barrio plaza mercado esquina carrera zona norte sur galeria mall parque \
    estacion metro universidad puerto playa pueblo ciudad rua bairro shopping jiron malecon boulevard blvd \
    carretera km casa garage garaje cochera cuadra cuadras terminal hospital escuela iglesia catedral alameda \
    pasaje galerias afueras comuna distrito sector downtown praca feira costado planta piso interior provincia \
    cl cra rodoviaria centrinho praia campus cerro valle oriente poniente entrada facultad tianguis central \
    autopista ruta peatonal microcentro cine zocalo kiosco paradero";

fn is_place(reader: &Reader<'_>, at: usize, is_sure: bool) -> bool {
    let mut next = at + 1;
    while reader.is_any(
        next,
        "la el los las a de del un una pleno plena lado o al mi local uma um unas otra nuestra minha",
    ) {
        next += 1;
    }
    if reader.is_any(at, "cerca frente junto atras") {
        return reader.is_any(at + 1, "de del a al da do");
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
        return reader.is_any(next + 1, "cuadras calles minutos metros quadras km")
            || reader.is(at, "en")
                && reader.is_any(next.wrapping_sub(1), "la calle")
                && token.norm.len() > 1
                && is_sure;
    }
    if reader.is_any(at, "a por sobre hacia") {
        let is_named = token.is_capital
            || token.is_any(PLACES)
            || reader.is_any(at + 1, "dos tres una media")
                && reader.is_any(at + 2, "cuadras calles cuadra");
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
                && !(token.is("a") && next.is_some_and(|next| next.is_any("un una dos tres media")))
        {
            break;
        }
        if token.is_any(",") {
            // "Roma Norte, CDMX", "Calle 5, número 20".
            let goes = next.is_some_and(|next| {
                next.is_capital && next.is_word() && next.verb.is_none_or(|form| !form.is_plain)
                    || next.is_any("numero esquina cerca frente colonia col")
            }) && reader
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
        } else if token.is_any("\
            desde pero que porque donde hace con para ahi hasta cuando ya tambien abrimos since where ahora \
            vendemos vendo por and ha onde mas com pra") {
            break;
        } else if token
            .verb
            .is_some_and(|form| form.is_plain && form.person != Person::None)
            && !token.is_capital
            && end > at + 1
        {
            break;
        } else if crate::text::weekday(&token.norm).is_some()
            || token.is_any("de en")
                && next.is_some_and(|next| {
                    next.sort == Sort::Number
                        && crate::text::hours_at(reader.tokens, end, reader.end).is_some()
                        || next.is_any("2020 2021 2022 2023 2024 2025 enero")
                })
        {
            break;
        }
        end += 1;
    }
    while end > at + 1 && reader.is_any(end - 1, "de del en la el , . - y a al los desde da do e") {
        end -= 1;
    }
    (end > at + 1).then_some(end)
}

fn coverage(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        if !reader.is_open(group.start) {
            continue;
        }
        let sends = group.does("enviar entregar repartir llegar despachar mandar llevar cubrir");
        let makes = group.does("hacer tener ofrecer realizar contar dar manejar trabajar");
        let noun = makes
            .then(|| {
                (group.end..reader.clause_end(group.end).min(group.end + 6)).find(|at| {
                    reader.is_any(
                        *at,
                        "\
                            envios envio entregas entrega domicilios domicilio delivery reparto repartos \
                            despachos despacho entregamos frete shipping servicio cobertura",
                    )
                })
            })
            .flatten();
        if !(sends || noun.is_some()) {
            continue;
        }
        let claim = if group.ends() {
            Claim::Ended
        } else if group.holds() {
            reader.claim()
        } else {
            continue;
        };
        if reader.is_any(noun.unwrap_or(0), "servicio")
            && !reader.has(group.end, reader.end, "domicilio entrega delivery")
        {
            continue;
        }
        let start = noun.map_or(group.end, |at| at + 1);
        let stop = reader.clause_end(start);
        let area = (start..stop).find(|at| {
            reader.is_any(
                *at,
                "a en por al para em to dentro hasta no na toda todo pra within ate across pela pelo solo",
            ) && is_area(reader, *at)
        });
        let Some(at) = area.filter(|at| !is_brand(reader, *at)) else {
            continue;
        };
        if sends && at > group.end + 5
            || sends && group.lemma == "llegar" && !reader.is_any(at, "hasta a por")
        {
            continue;
        }
        let from = if reader.is_any(at, "a en por al em to no na para pra pela pelo") {
            at + 1
        } else {
            at
        };
        let Some(end) = place_end(reader, at) else {
            continue;
        };
        let value = words(reader.raw(from, end));
        reader.add(Draft {
            slot: Slot::Coverage,
            subject: String::new(),
            value: Some(value),
            claim,
            confidence: sure::HIGH,
            from: group.start,
            to: end,
        });
        reader.take(group.start, end);
    }
}

fn is_area(reader: &Reader<'_>, at: usize) -> bool {
    let mut next = at + 1;
    while reader.is_any(
        next,
        "la el los las a en dentro de o del una un solo toda todo todas todos",
    ) {
        next += 1;
    }
    let whole = (at..next).any(|step| reader.is_any(step, "toda todo todas todos"));
    let Some(token) = reader.token(next) else {
        return false;
    };
    if token.sort == Sort::Number
        || crate::text::number_at(reader.tokens, next, reader.end).is_some()
    {
        return reader.has(
            next,
            next + 4,
            "km kilometros cuadras kms quilometros kilometro manzanas",
        );
    }
    if mentions(
        &token.norm,
        "\
            domicilio tiempo oficinistas clientes casa mano pie meta cliente mes dia semana tarjeta veces mundo",
    ) && !(whole && token.is("mundo"))
        && !token.is("casa")
    {
        return false;
    }
    token.is_capital && crate::text::weekday(&token.norm).is_none()
        || whole
        || token.is_any("\
            ciudad barrio zona colonia centro pais republica provincia region radio norte sur nacional cidade \
            bairro city comuna distrito alrededores municipio area colonias barrios estado cuadra cercanias \
            comunas distritos vecindario valle pueblos veredas provincias interior regioes bairros")
}
