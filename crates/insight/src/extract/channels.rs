//! Where one sells and is found.

use super::group::{Group, Mode};
use super::phrase::Phrase;
use super::reader::{Reader, sure};
use super::trade::claim_of;
use super::words::{CHANNELS, TOOLS, name_at};
use crate::text::{Person, Tense};
use crate::{Claim, Slot};

const ADVERTISES: &str = "\
    vender promocionar publicar anunciar ofrecer mover estar tener usar manejar recibir tomar llegar atender \
    trabajar subir abrir hacer publicitar contactar distribuir comercializar compartir participar conseguir ir \
    invertir pagar pedir encontrar escribir contar activar entrar sumar agregar empezar despachar postar \
    exponer cerrar salir venir conocer gestionar enviar entregar agendar reservar contestar responder recomendar";

pub(super) fn channels(reader: &mut Reader<'_>, group: &Group) {
    if !group.does(ADVERTISES) {
        return;
    }
    let others = group.person == Person::Third
        && !group.is_negated
        && group.is_now()
        && (group.is_to_us
            && group.does("pedir encontrar contactar escribir comprar llegar conocer")
            || group.does("llegar venir entrar")
                && reader.has(
                    reader.clause_start(group.start),
                    group.start,
                    "clientes pedidos ventas mayoria encomendas cliente",
                ));
    let opened = group.person == Person::First
        && matches!(group.tense, Tense::Past)
        && group.does("abrir sumar agregar entrar empezar");
    let opened_present = group.holds() && group.does("abrir entrar sumar agregar");
    let claim = claim_of(reader, group)
        .or_else(|| others.then_some(Claim::Holds))
        .or_else(|| (opened && !group.is_negated).then_some(Claim::Holds));
    let Some(claim) = claim else { return };
    let is_selling = group.does("\
            vender promocionar publicar anunciar ofrecer mover distribuir comercializar compartir recibir tomar \
            conseguir cerrar postar despachar") || others;
    let needs_thing = group.does("usar manejar hacer invertir pagar trabajar atender subir");
    let mut at = group.end;
    let stop = reader.end.min(group.end + 34);
    let mut lead = group.end;
    while at < stop {
        if at > group.end
            && (reader.is_any(at, "pero porque aunque but cuando")
                || reader
                    .groups
                    .iter()
                    .any(|other| other.start == at && at > group.end))
        {
            break;
        }
        if reader.is_any(
            at,
            "en por a via no na pelo pela em through on desde mediante con",
        ) {
            lead = at + 1;
        }
        // "Google Meet" is more than Google.
        if let Some(end) = name_at(reader, at, CHANNELS)
            .filter(|end| name_at(reader, at, TOOLS).is_none_or(|longer| longer <= *end))
        {
            let is_generic = (end == at + 1 || !reader.is(at, "google")) && reader.is_any(
                at,
                "\
                    mercado feria ferias radio telefono catalogo redes mostrador recomendacion recomendaciones \
                    la feira modo face site justo bazar volantes boca tianguis bazares google lives carteles cartel \
                    periodico prensa television llamadas showroom conocidos",
            );
            let is_led = lead > group.end && at >= lead && at - lead < 24;
            let is_ordering = reader.has(
                group.end,
                at,
                "pedidos encargos ventas encomendas ordenes clientes publico productos",
            );
            let account = reader.has(
                group.end,
                at,
                "cuenta pagina perfil tienda loja canal catalogo anuncios publicidad grupo lives en",
            );
            let is_stall = reader.is_any(at, "feria ferias feira tianguis bazar")
                && reader.has(group.end, at, "puesto puestos stand toldo barraca");
            let is_fit = match group.lemma {
                // "Tengo un puesto en la feria libre".
                "tener" | "poner" if is_stall => is_led,
                "tener" | "abrir" | "sumar" | "agregar" | "entrar" | "empezar" | "activar" => {
                    (account || at <= group.end + 1) && !is_generic
                        || opened
                        || opened_present
                        || reader.is_any(at, "pagina tienda sitio loja web catalogo")
                }
                "estar" => {
                    is_led && !(is_generic && reader.is_any(at, "mercado feria tianguis radio"))
                        || reader.is_any(at, "feria tianguis") && is_led
                }
                _ if needs_thing => {
                    (is_led || !is_generic && at <= group.end + 1)
                        && (is_ordering
                            || account && group.lemma == "hacer"
                            || group.does("usar manejar invertir pagar atender subir trabajar"))
                        && !is_generic
                }
                "ir" => {
                    is_led
                        && reader.is_any(at, "feria ferias tianguis bazares bazar feira feiras")
                        && group.mode == Mode::Plain
                }
                _ => is_led || is_selling && at == group.end,
            };
            if is_fit && !reader.is_taken(at) {
                let end = market_end(reader, at, end);
                reader.name(
                    Slot::Channel,
                    Phrase { start: at, end },
                    claim,
                    if is_selling { sure::HIGH } else { sure::USUAL },
                );
                reader.take(at, end);
            }
            at = end;
            continue;
        }
        at += 1;
    }
}

/// "El mercado la Terminal", "la feria libre": which one belongs to its name.
pub(super) fn market_end(reader: &Reader<'_>, at: usize, end: usize) -> usize {
    if end != at + 1 || !reader.is_any(at, "mercado feria tianguis feira bazar") {
        return end;
    }
    if reader.is_any(
        end,
        "libre navideno navidena artesanal americana campesino campesina organica organico",
    ) {
        return end + 1;
    }
    let name = end + usize::from(reader.is_any(end, "la el los las"));
    let is_name = reader
        .token(name)
        .is_some_and(|token| token.is_capital && token.is_word());
    match super::names::proper(reader, name) {
        Some((_, stop)) if is_name => stop,
        _ => end,
    }
}
