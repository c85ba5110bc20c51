//! How far the business delivers.

use super::group::Mode;
use super::reader::{Draft, Reader, mentions, sure, words};
use super::sites::{is_brand, place_end};
use crate::text::Person;
use crate::text::Sort;
use crate::{Claim, Slot};

pub(super) fn coverage(reader: &mut Reader<'_>) {
    named(reader);
    for group in reader.groups.clone() {
        if !reader.is_open(group.start) {
            continue;
        }
        let sends = reader.is_any(group.end, "en por")
            && reader.is_any(group.end + 1, "todo toda todos todas")
            && group.does("trabajar andar atender")
            && group.is_own
            || group.lemma == "atender"
                && group.is_own
                && reader.token(group.end).is_some_and(|token| {
                    token.is_capital
                        || token.is_any("a o")
                            && reader
                                .token(group.end + 1)
                                .is_some_and(|next| next.is_capital)
                })
            || group.does("enviar entregar repartir llegar despachar mandar llevar cubrir")
                && !reader.has(
                    group.end,
                    group.end + 3,
                    "mensajes mensaje correos regiones",
                );
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
        let is_rivals = reader.has(
            reader.clause_start(group.start),
            group.start,
            "competencia rival concorrente",
        );
        let claim = if is_rivals {
            continue;
        } else if group.ends() {
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
                "a en nos nas por al para em to dentro hasta no na toda todo pra within ate across pela pelo solo",
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
        // "Toda la costa": a noun that looks like a verb belongs to the area.
        let end = if end == from + 1 && reader.is_any(from, "toda todo todas todos") {
            (end + 2).min(reader.end)
        } else {
            end
        };
        // "A Quito en mi camión", "en el Gran Mendoza sin cargo": with what or for how much is another matter.
        let end = (from + 1..end)
            .find(|step| {
                reader.is_any(*step, "en con em com")
                    && reader.is_any(*step + 1, "mi mis un una nuestra nuestro minha meu uma um")
                    || reader.is_any(*step, "sin gratis")
            })
            .unwrap_or(end);
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
        reader.take(at, end);
    }
    super::areas::read(reader);
}

pub(super) fn is_area(reader: &Reader<'_>, at: usize) -> bool {
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

/// "Delivery en todo Comas", "cobertura: Bucaramanga y Girón", "a domicilio en Tijuana": without a verb of sending.
fn named(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at)
            || reader.is_taken(at)
            || reader
                .found
                .iter()
                .any(|found| found.key.slot == Slot::Coverage)
        {
            continue;
        }
        let Some(end) = reader.one_of(at, "delivery|a domicilio|cobertura|envios|entregas|domicilios|despacho|despachos|reparto|entrega|cobertura en") else { continue };
        let verb = reader
            .groups
            .iter()
            .rfind(|group| group.start < at && group.start + 12 > at);
        if reader.has(reader.clause_start(at), at, "competencia rival concorrente") {
            continue;
        }
        if verb.is_some_and(|group| {
            group.is_negated
                || !matches!(group.mode, Mode::Plain)
                || group.person == Person::Third && !reader.is(at, "a")
        }) || reader.is_any(at.wrapping_sub(1), "mi el")
        {
            continue;
        }
        let led = end + usize::from(reader.is_any(end, "gratis propio"));
        let lists = reader.is(led, ":");
        if !(lists || reader.is_any(led, "en a por em to")) || !(lists || is_area(reader, led)) {
            continue;
        }
        let Some(stop) = place_end(reader, led) else {
            continue;
        };
        let value = words(reader.raw(led + 1, stop));
        let claim = reader.claim();
        reader.add(Draft {
            slot: Slot::Coverage,
            subject: String::new(),
            value: Some(value),
            claim,
            confidence: sure::USUAL,
            from: at,
            to: stop,
        });
        reader.take(at, stop);
    }
}
