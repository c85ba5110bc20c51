//! The person who writes, and those whom they list.

use super::reader::{Draft, Reader, sure, words};
use super::roles::{duty, is_name, is_role, name_end};
use crate::{Claim, Slot};

/// "Soy Maribel, dueña de una estética", "somos tres: yo, la Javi y la Fran", "Vanesa en el mostrador".
pub(super) fn selves(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) {
            continue;
        }
        if let Some(from) = reader.one_of(
            at,
            "soy|soy don|soy dona|sou|sou dona|sou a|sou o|soy la|soy el|me llamo|me chamo|mi nombre es|i'm|my name is",
        ) {
            if !is_name(reader, from) || reader.is_taken(from) {
                continue;
            }
            let end = name_end(reader, from);
            let skip = end + usize::from(reader.is(end, ","));
            let role = (skip..reader.end.min(skip + 2))
                .find(|next| is_role(reader, *next))
                .filter(|role| (skip..*role).all(|step| reader.is_any(step, "la el a o una un")));
            let value = role.map(|role| words(reader.raw(role, role + 1)));
            let subject = reader.raw(from, end).to_owned();
            let claim = reader.claim();
            reader.add(Draft {
                slot: Slot::Person,
                subject,
                value,
                claim,
                confidence: sure::USUAL,
                from: at,
                to: role.map_or(end, |role| role + 1),
            });
            reader.take(from, end);
        } else if reader.is(at, "somos") || reader.is(at, "estamos") {
            let Some(colon) = (at..reader.end.min(at + 6)).find(|next| reader.is(*next, ":"))
            else {
                continue;
            };
            let mut next = colon + 1;
            while next < reader.end {
                while reader.is_any(next, "yo , y la el mi e") {
                    next += 1;
                }
                if !is_name(reader, next) || reader.is_taken(next) {
                    break;
                }
                let end = name_end(reader, next);
                let subject = reader.raw(next, end).to_owned();
                let (value, to) = duty(reader, end);
                reader.add(Draft {
                    slot: Slot::Person,
                    subject,
                    value: value.map(|value| words(&value)),
                    claim: Claim::Holds,
                    confidence: sure::USUAL,
                    from: next,
                    to: to.max(end),
                });
                reader.take(next, to.max(end));
                next = to.max(end);
            }
        } else if is_name(reader, at) && !reader.is_taken(at) && reader.is_any(at + 1, "en no na") {
            let post = at + 2 + usize::from(reader.is_any(at + 2, "el la las los"));
            if reader.is_any(
                post,
                "\
                    mostrador caja cocina deposito chapa caixa barra redes ventas recepcion entregas cozinha \
                    reparto plancha bodega taller horno balcao administracion piso parrilla salon",
            ) {
                let subject = reader.raw(at, at + 1).to_owned();
                let value = words(reader.raw(post, post + 1));
                reader.add(Draft {
                    slot: Slot::Person,
                    subject,
                    value: Some(value),
                    claim: Claim::Holds,
                    confidence: sure::USUAL,
                    from: at,
                    to: post + 1,
                });
                reader.take(at, post + 1);
            }
        }
    }
}
