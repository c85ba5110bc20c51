//! Places without a verb of being: "local en Palermo", "soy de Monterrey", "dirección: …".

use super::group::Mode;
use super::reader::{Draft, Reader, sure, words};
use super::sites::{is_city, is_written_place, place_end};
use super::words::{CHANNELS, name_at};
use crate::text::{Person, Sort};
use crate::{Claim, Slot};

/// "Local en Palermo": without a verb. "Soy de Monterrey", "mi tienda en la Roma".
pub(super) fn nouns(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        // "Somos un grupo de tejedoras de Uribia".
        if reader.is_any(at, "somos soy sou")
            && reader
                .found
                .iter()
                .all(|found| found.key.slot != Slot::Location)
        {
            let origin = (at + 2..reader.clause_end(at).min(at + 9)).find(|next| {
                reader.is_any(*next, "de del do da")
                    && reader
                        .token(next + 1)
                        .is_some_and(|token| token.is_capital && token.is_word())
                    && !reader.token(next - 1).is_some_and(|token| token.is_capital)
            });
            let is_quiet = origin.is_some_and(|origin| {
                (at + 1..origin).all(|next| {
                    reader.token(next).is_some_and(|token| {
                        token.is_word()
                            && token
                                .verb
                                .is_none_or(|form| !form.is_plain || form.person == Person::None)
                    })
                })
            });
            if let Some(origin) = origin.filter(|_| is_quiet)
                && let Some(end) = place_end(reader, origin)
            {
                let value = words(reader.raw(origin + 1, end));
                reader.add(Draft {
                    slot: Slot::Location,
                    subject: String::new(),
                    value: Some(value),
                    claim: Claim::Holds,
                    confidence: sure::LIKELY,
                    from: origin,
                    to: end,
                });
                reader.take(origin, end);
                continue;
            }
        }
        let named = reader.one_of(
            at,
            "\
                direccion es|direccion :|les hablo de|les escribo de|les escribo desde|saludos desde|escribo desde|hablo desde|\
                te escribo desde|falo de|falo do|saludos de|ubicacion :|ubicacion es|ubicados en|ubicado en|ubicada en|endereco e|\
                localizada em|localizado em|located in|based in|nuestra direccion|soy de|somos de|sou de|\
                aqui en|aca en|aqui em|estamos aqui en",
        );
        if let Some(from) = named {
            let from_place = reader.is_any(
                at,
                "soy somos sou aqui aca les saludos escribo hablo te falo",
            );
            let next = from + usize::from(reader.is_any(from, "en la es el") && !from_place);
            if from_place
                && !(reader.token(from).is_some_and(|token| token.is_capital)
                    || is_city(reader, from)
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
