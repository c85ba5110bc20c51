//! Areas by clause: what is sent, served or travelled, with the area behind or before it.

use super::clauses::{Clause, clauses};
use super::coverage::is_area;
use super::group::{Group, Mode};
use super::reader::{Draft, Reader, sure, words};
use super::sites::{is_brand, place_end};
use crate::Slot;
use crate::text::{Person, weekday};

/// Bringing something to somebody.
const SENDS: &str = "\
    enviar entregar repartir llegar despachar mandar llevar exportar distribuir viajar mover trasladar \
    transportar";

/// Being somewhere for customers.
const SERVES: &str = "atender cubrir abarcar recorrer trabajar andar rodar mover ir servir operar vender cubrir instalar";

const NOUNS: &str = "\
    envio envios entrega entregas domicilio domicilios delivery despacho despachos reparto repartos cobertura frete \
    fretes flete fletes mudanzas traslados ruta recorrido shipping entregamos";

const LEADS: &str = "\
    a al en por para pra pro hasta ate em na no nas nos dentro num numa pelo pela pelos to in across within con de solo so";

const AREAS: &str = "\
    zona zonas ciudad barrio colonia colonias centro pais republica provincia provincias region regiones interior \
    estado estados norte sur nacional cidade bairro bairros regiao comuna comunas distrito distritos municipio area \
    alrededores cercanias conurbado metropolitana capital exterior extranjero raio radio valle sierra costa litoral \
    grande gba amba caba cdmx edomex gdl mty bogota medellin lima santiago";

pub(super) fn read(reader: &mut Reader<'_>) {
    for clause in clauses(reader) {
        let known = reader
            .found
            .iter()
            .any(|found| found.key.slot == Slot::Coverage);
        if known {
            return;
        }
        if let Some((from, area, end)) = area_of(reader, clause) {
            let value = words(reader.raw(area, end));
            let claim = reader.claim();
            reader.add(Draft {
                slot: Slot::Coverage,
                subject: String::new(),
                value: Some(value),
                claim,
                confidence: sure::USUAL,
                from: from.min(area),
                to: end.max(from + 1),
            });
            // "Hago fletes con una Kangoo en zona sur": what is carried is still to be read.
            let is_work = reader.is_any(from, "flete fletes mudanzas traslados frete fretes");
            reader.take(if is_work { area } else { from.min(area) }, end);
        }
    }
}

/// Whether the business does it now, or it is done for it.
fn is_done(group: &Group) -> bool {
    group.holds()
        || group.is_impersonal
            && group.person == Person::Third
            && group.is_now()
            && !group.is_negated
            && group.mode == Mode::Plain
        // "Podemos llegar hasta…".
        || group.is_own && group.is_now() && !group.is_negated && group.mode == Mode::Ability
}

/// Where a statement of coverage begins, and from where to where its area stands.
fn area_of(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize, usize)> {
    let Clause { start, end } = clause;
    let groups = reader.verbs_of(clause);
    let spoken = (start..end).find(|at| {
        // Nouns that are verbs where nobody else acts: "envio pra todo o Brasil", "reparto en Maipú", "cubro el norte".
        reader.is_any(*at, "envio reparto despacho cubro cubrimos exporto recorro mando llevo laburo trabajo cubre llego llegamos")
            && !reader.is_any(at.wrapping_sub(1), "el un mi del de al con sin por cada")
    });
    let noun = (start..end).find(|at| reader.is_any(*at, NOUNS));
    let verb = groups
        .iter()
        .find(|group| is_done(group) && group.does(SENDS) || is_done(group) && group.does(SERVES));
    let denied = groups.iter().any(|group| {
        group.is_negated
            || !matches!(group.mode, Mode::Plain | Mode::Ability)
            || !group.is_now() && group.person != Person::None
            || group.person == Person::Second
            || group.is_to_us && group.person == Person::Third
    });
    let is_others = reader.has(
        start,
        end,
        "competencia rival rivales concorrente vecino vecina proveedor fornecedor",
    );
    if denied || is_others {
        return None;
    }
    if let Some(group) = verb {
        let sends = group.does(SENDS) && !group.does("mover viajar");
        // "Atiendo en La Florida" says where, "atiendo Bogotá" how far.
        if group.does("atender cubrir abarcar recorrer")
            && !reader.is_any(group.end, "en em")
            && let Some(found) = direct(reader, group.end, end)
        {
            return Some((group.start, found.0, found.1));
        }
        let found = led(
            reader,
            group.end,
            end,
            sends && !group.does("llegar distribuir"),
            group.does("vender ir trabajar operar mover andar servir instalar atender"),
        );
        if let Some((area, stop)) = found {
            return Some((group.start, area, stop));
        }
        // "A toda la república mando por paquetería".
        if sends
            && group.start > start
            && let Some((area, stop)) = led(reader, start, group.start, true, false)
            && reader.is_any(start, "a al hasta para pra pro en")
        {
            return Some((group.start, area, stop));
        }
    }
    if let Some(at) = spoken {
        if reader.is_any(at, "cubro cubrimos recorro")
            && let Some(found) = direct(reader, at + 1, end)
        {
            return Some((at, found.0, found.1));
        }
        let is_work = reader.is_any(at, "laburo trabajo");
        if let Some((area, stop)) = led(reader, at + 1, end, !is_work, is_work) {
            return Some((at, area, stop));
        }
    }
    // "Un despacho contable" is an office, "sushi delivery Nikko" a name, "aquí" where the business is.
    let noun = noun.filter(|at| {
        !reader.is_any(at.wrapping_sub(1), "un")
            && !reader.token(at + 1).is_some_and(|token| token.is_capital)
            && !reader.has(*at, end, "aqui aca contable juridico empresa")
    });
    let noun = noun.filter(|at| {
        !reader.is_any(at.wrapping_sub(1), "mi el del") || reader.is_any(at + 1, "es llega")
    })?;
    let is_ours = groups.iter().all(|group| {
        group.is_own
            || group.person == Person::None
            || group.is_impersonal
            || group.does("ser llegar hacer haber cubrir abarcar")
    });
    if !is_ours {
        return None;
    }
    if reader.is_any(noun, "ruta recorrido cobertura") && reader.is_any(noun + 1, "es : son e") {
        let from = noun + 2;
        return place_end(reader, noun + 1)
            .filter(|_| {
                reader.token(from).is_some_and(|token| token.is_capital)
                    || reader.is_any(from, "toda todo")
            })
            .map(|stop| (noun, from, stop));
    }
    led(reader, noun + 1, end, true, false).map(|(area, stop)| (noun, area, stop))
}

/// "Atendemos Bogotá y Soacha", "cubro la zona norte": the area is what is served.
fn direct(reader: &Reader<'_>, behind: usize, end: usize) -> Option<(usize, usize)> {
    let mut at = behind;
    while reader.is_any(
        at,
        "a la el los las o as os en em solo toda todo todas todos tambien so",
    ) && at < end
    {
        at += 1;
    }
    let whole = (behind..at).any(|step| reader.is_any(step, "toda todo todas todos"));
    let token = reader.token(at)?;
    let is_named =
        token.is_capital && weekday(&token.norm).is_none() && !is_brand(reader, at.wrapping_sub(1));
    if !(is_named || token.is_any(AREAS)) || at >= end {
        return None;
    }
    let from = if whole || token.is_any(AREAS) {
        (behind..=at)
            .find(|step| !reader.is_any(*step, "a en em solo tambien so"))
            .unwrap_or(at)
    } else {
        at
    };
    place_end(reader, at.saturating_sub(1)).map(|stop| (from, stop.max(at + 1)))
}

/// An area behind a preposition between two tokens.
fn led(
    reader: &Reader<'_>,
    from: usize,
    end: usize,
    is_strong: bool,
    needs_whole: bool,
) -> Option<(usize, usize)> {
    let stop = end.min(from + 8);
    for at in from..stop {
        if !reader.is_any(at, LEADS) && !reader.is_any(at, "toda todo todos todas") {
            continue;
        }
        if reader.is_any(at, "con de") && !reader.is(at + 1, "toda") {
            // "Transporte de fruta de Curicó a San Antonio" names no area by "de".
            continue;
        }
        let mut next = at;
        while reader.is_any(next, LEADS)
            || reader.is_any(
                next,
                "el la los las o os as un una um uma todo toda todos todas tambien",
            )
        {
            next += 1;
            if next > at + 5 {
                break;
            }
        }
        let whole = (at..next).any(|step| reader.is_any(step, "toda todo todas todos"));
        let Some(token) = reader.token(next).filter(|_| next < end) else {
            continue;
        };
        let is_zone = token.is_any(AREAS)
            || whole && reader.is_any(next + 1, AREAS)
            || reader.is_any(next + 1, "inteiro entero") && token.is_capital;
        let is_named = token.is_capital && is_area(reader, at) && !is_brand(reader, at);
        let is_far = crate::text::number_at(reader.tokens, next, end).is_some()
            && is_area(reader, next.wrapping_sub(1));
        if reader.is_any(at, "por pelo pela pelos") && !whole && !is_zone {
            continue;
        }
        if token.is_any("mundo clientes contactos seguidores lados dia mes ano semana tiempo momento cliente mayoreo publico gente") && !(whole && token.is("mundo")) {
            continue;
        }
        let fits = if needs_whole {
            whole && (is_zone || token.is_capital)
                || is_zone
                    && token.is_any("zona zonas interior provincia provincias alrededores region")
        } else {
            is_zone
                || is_far
                || is_strong && is_named
                || whole && (token.is_capital || token.is_word()) && is_strong
                || reader.is_any(at, "hasta ate") && is_named
        };
        if !fits {
            continue;
        }
        let start = (at..next)
            .find(|step| {
                reader.is_any(
                    *step,
                    "todo toda todos todas un una um uma la el o as os las los",
                )
            })
            .unwrap_or(next);
        let behind = place_end(reader, next.saturating_sub(1)).unwrap_or(next + 1);
        return Some((start, behind.max(next + 1).min(reader.end)));
    }
    None
}
