//! Software and equipment that is used.

use super::group::{Group, Mode};
use super::phrase::Phrase;
use super::reader::{Reader, sure};
use super::trade::claim_of;
use super::words::{CHANNELS, PAYMENTS, TOOLS, name_at};
use crate::text::{Person, Tense};
use crate::{Claim, Slot};

/// What a shop on the web is built with.
const BUILDERS: &str = "\
    shopify|tiendanube|tienda nube|nuvemshop|jumpseller|woocommerce|wix|wordpress|prestashop|mercado shops|squarespace";

/// "La armé en Shopify", "montamos la página con Wix".
fn built(reader: &mut Reader<'_>, group: &Group) {
    let builds = group.person == Person::First
        && !group.is_negated
        && group.mode == Mode::Plain
        && matches!(group.tense, Tense::Past | Tense::Present)
        && group.does("armar montar crear construir hacer tener abrir");
    if !builds {
        return;
    }
    let end = reader.clause_end(group.end).min(group.end + 6);
    let led = (group.end..end).find_map(|at| {
        let name = reader.one_of(at + 1, BUILDERS)?;
        reader
            .is_any(at, "en con em com no na")
            .then_some((at + 1, name))
    });
    if let Some((start, end)) = led.filter(|(start, _)| !reader.is_taken(*start)) {
        reader.name(Slot::Tool, Phrase { start, end }, Claim::Holds, sure::USUAL);
        reader.take(start, end);
    }
}

pub(super) fn tools(reader: &mut Reader<'_>, group: &Group) {
    if group.has_object || group.tense == Tense::Past {
        built(reader, group);
    }
    let is_use = group.does("\
            usar utilizar llevar manejar registrar apuntar anotar organizar hacer trabajar administrar \
            controlar facturar tener cobrar gestionar disenar contar comprar cambiar pasar empezar agendar \
            ocupar guardar migrar editar planear programar operar");
    if !is_use {
        // "El stock lo veo con Bsale": what one does with a program.
        if group.holds() && !group.is_to_us {
            let end = reader.clause_end(group.end).min(group.end + 6);
            let led = (group.end..end).find(|at| {
                reader.is_any(*at, "con com en no na")
                    && !reader.is_any(
                        at + 1,
                        "terminal agenda horno pos punto clip point poster vend tango",
                    )
                    && name_at(reader, at + 1, TOOLS).is_some()
                    && name_at(reader, at + 1, CHANNELS).is_none()
                    && name_at(reader, at + 1, PAYMENTS).is_none()
            });
            if let Some(at) = led.filter(|at| !reader.is_taken(at + 1)) {
                let end = name_at(reader, at + 1, TOOLS).unwrap_or(at + 2);
                reader.name(
                    Slot::Tool,
                    Phrase { start: at + 1, end },
                    Claim::Holds,
                    sure::USUAL,
                );
                reader.take(at + 1, end);
            }
        }
        return;
    }
    let bought = group.person == Person::First
        && !group.is_negated
        && group.does("comprar cambiar pasar contratar empezar")
        && matches!(group.tense, Tense::Past | Tense::Present);
    let claim = claim_of(reader, group)
        .or_else(|| (bought && group.mode == Mode::Plain).then_some(Claim::Holds));
    let Some(claim) = claim else { return };
    let uses = group.does("usar utilizar ocupar");
    let mut at = group.end;
    while at < reader.end.min(group.end + 20) {
        if at > group.end
            && (reader.is_any(at, "pero porque aunque que but")
                || reader
                    .groups
                    .iter()
                    .any(|other| other.start == at && other.person != Person::None))
        {
            break;
        }
        if let Some(end) = name_at(reader, at, TOOLS) {
            let is_led = uses
                || group.does("manejar")
                || reader.is_any(
                    at.saturating_sub(1),
                    "en con de no na em un una el la a y , mi com o ao pro numa num e in",
                );
            let is_thing = reader.is_any(
                at,
                "terminal agenda horno pos punto clip point poster vend tango",
            );
            let fits = match group.lemma {
                "tener" | "contar" | "comprar" => {
                    is_thing && reader.is_any(at, "punto pos terminal horno") || !is_thing
                }
                "cobrar" => reader.is_any(at.saturating_sub(1), "con el la"),
                _ => !is_thing || uses || reader.is_any(at.saturating_sub(1), "en con una un la"),
            };
            // "Uso Doctoralia para la agenda": what it is for.
            let is_end = is_thing
                && reader.is_any(at.wrapping_sub(1), "la el mi a o minha")
                && reader.is_any(at.wrapping_sub(2), "para pra pa");
            if is_led && fits && !is_end && !reader.is_taken(at) {
                reader.name(Slot::Tool, Phrase { start: at, end }, claim, sure::HIGH);
                reader.take(at, end);
            }
            at = end;
            continue;
        }
        at += 1;
    }
    // "Edito en Lightroom", "diseño todo en Corel Draw".
    if group.does(
        "editar disenar registrar anotar facturar agendar organizar controlar pasar gestionar",
    ) && claim == Claim::Holds
        && let Some(at) = (group.end..reader.clause_end(group.end).min(group.end + 5)).find(|at| {
            reader.is_any(*at, "en con no na com por")
                && reader.token(at + 1).is_some_and(|token| token.is_capital)
        })
        && name_at(reader, at + 1, TOOLS).is_none()
        && name_at(reader, at + 1, CHANNELS).is_none()
        && !super::sites::is_city(reader, at + 1)
        && let Some((start, end)) = super::names::proper(reader, at + 1)
        && !reader.is_taken(start)
    {
        reader.name(Slot::Tool, Phrase { start, end }, claim, sure::USUAL);
        reader.take(start, end);
    }
    // "Uso Zyx para las cuentas": whatever is used, is used.
    if uses && (group.holds() || claim == Claim::Ended) {
        let (phrases, _) = reader.list(group.end);
        for phrase in phrases {
            let is_name = reader
                .token(phrase.start)
                .is_some_and(|token| token.is_capital)
                || reader.has(
                    phrase.start,
                    phrase.end,
                    "\
                        programa sistema app aplicacion software maquina horno impresora cuaderno libreta \
                        planilla plantilla balanza batidora camioneta moto equipo",
                );
            // "Google Meet" is more than Google.
            let is_channel = name_at(reader, phrase.start, CHANNELS)
                .is_some_and(|end| end >= phrase.end)
                || name_at(reader, phrase.start, PAYMENTS).is_some();
            let is_kept_with = reader.is_any(phrase.end, "para pra pa")
                && reader.has(
                    phrase.end,
                    phrase.end + 4,
                    "agenda inventario cuentas contabilidad stock facturas facturar",
                )
                && !reader.is_any(phrase.start, "whatsapp wasap wsp instagram facebook face");
            if is_name && (!is_channel || is_kept_with) && !reader.is_taken(phrase.start) {
                reader.name(Slot::Tool, phrase, claim, sure::USUAL);
            }
        }
    }
}
