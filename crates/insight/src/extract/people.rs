//! Who works there, and who competes.

use super::crew::crew;
use super::group::Mode;
use super::mates::mates;
use super::reader::{Draft, Reader, sure, words};
use super::rivals::competitors;
use super::roles::{duty, is_name, is_role, name_end, person_left, role_end};
use super::selves::selves;
use super::staff::staff;
use super::team::team;
use crate::text::Person;
use crate::{Claim, Slot};

pub(super) fn read(reader: &mut Reader<'_>) {
    team(reader);
    crew(reader);
    staff(reader);
    mates(reader);
    persons(reader);
    competitors(reader);
}

fn persons(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !is_role(reader, at)
            || !reader.is_open(at)
            || at > reader.start && reader.token(at).is_some_and(|token| token.is_capital)
        {
            continue;
        }
        let first_article = reader.is_any(
            at.wrapping_sub(1),
            "\
                mi nuestra nuestro minha meu nossa nosso my our la el una un o a nueva nuevo mis uma um \
                nuestros nuestras dos tres los las",
        ) || reader.is_any(at.wrapping_sub(2), "mi nuestra nuestro");
        if !first_article {
            continue;
        }
        let mine = reader.is_any(
            at.wrapping_sub(1),
            "mi mis nuestros nuestras dos tres nuestra nuestro minha meu nossa nosso my our",
        ) || reader.is_any(at.wrapping_sub(2), "mi nuestra nuestro");
        let is_friend = reader.is_any(
            at,
            "\
                amiga amigo senora compadre cunado cunada primo prima comadre tio tia suegra suegro maestro \
                mujer chica chico abuela muchacha",
        );
        let mut next = at + 1;
        // "Mi hermana menor Ana", "la encargada de la caja, Rosa", "mi socia se llama Ana".
        let of = reader
            .is_any(next, "de del general menor mayor manager")
            .then(|| {
                let mut end = next + 1;
                while end < reader.end
                    && end < next + 5
                    && reader.token(end).is_some_and(|token| {
                        token.is_word()
                            && !token.is_capital
                            && !token.is_any("es se que me y lleva e nos esta")
                    })
                {
                    end += 1;
                }
                end
            });
        let role_end = of.unwrap_or(next).max(next);
        next = role_end;
        while reader.is_any(
            next,
            ", se llama es chama e que : don dona ( is - son called named",
        ) && next < role_end + 3
        {
            if reader.is_any(next, "es e is")
                && reader
                    .token(next)
                    .is_some_and(|token| token.verb.is_none() && !token.is("is"))
            {
                break;
            }
            next += 1;
        }
        if reader.is(next, "la") && is_name(reader, next + 1)
            || reader.is(next, "el") && is_name(reader, next + 1)
        {
            next += 1;
        }
        if !is_name(reader, next)
            || reader.is_taken(next)
            || next > reader.start && reader.is_any(next - 1, ".")
        {
            continue;
        }
        let end = name_end(reader, next);
        let (does, to) = duty(reader, end);
        let acts = does.is_some();
        if is_friend && !acts && !reader.has(reader.start, at, "trabaja trabajo ayuda somos con") {
            continue;
        }
        let is_place = reader.is_any(at, "mano madre padre") && !mine;
        let is_linked = (role_end..next).any(|step| reader.is_any(step, "es son e llama chama is"));
        if is_place
            || !mine
                && !is_linked
                && !acts
                && !(is_role(reader, at) && next == at + 1 && !reader.is_any(at, "tio tia primo prima hermano hermana hijo hija padre madre amigo amiga chico chica senora senor muchacho muchacha mano maestro maestra suegra suegro novio novia pareja mujer"))
            && !reader.is_any(
                    at,
                    "\
                        gerente encargado encargada contador contadora cocinero cocinera chef vendedora \
                        vendedor cajera cajero administradora administrador barista mesero mesera repartidor \
                        empleada ayudante asistente",
                )
        {
            continue;
        }
        let ended = person_left(reader, at, end);
        let hired = if ended { Claim::Ended } else { Claim::Holds };
        let role = reader.raw(at, role_end).to_owned();
        let value = does.map_or_else(|| role.clone(), |duty| format!("{role}; {duty}"));
        let subject = reader.raw(next, end).to_owned();
        let claim = if ended { hired } else { reader.claim() };
        reader.add(Draft {
            slot: Slot::Person,
            subject,
            value: Some(words(&value)),
            claim,
            confidence: sure::HIGH,
            from: at,
            to: to.max(end),
        });
        reader.take(at, end);
        // "Mis barberos, Piero y Alonso": the names that follow have the same role.
        let mut more = end;
        while !ended && reader.is_any(more, ", y e and") {
            let next = more + 1 + usize::from(reader.is_any(more + 1, "la el a o y"));
            if !is_name(reader, next) || reader.groups.iter().any(|group| group.start == next) {
                break;
            }
            let stop = name_end(reader, next);
            if reader.groups.iter().any(|group| {
                group.start >= stop && group.start <= stop + 1 && group.person == Person::Third
            }) || reader.is_any(stop, ",") && is_role(reader, stop + 2)
            {
                break;
            }
            let subject = reader.raw(next, stop).to_owned();
            let claim = reader.claim();
            reader.add(Draft {
                slot: Slot::Person,
                subject,
                value: Some(words(&role)),
                claim,
                confidence: sure::USUAL,
                from: next,
                to: stop,
            });
            reader.take(next, stop);
            more = stop;
        }
    }
    selves(reader);
    // "Lupita lleva la caja", "Ana, mi socia,", "contratamos a Pedro como repartidor".
    for at in reader.start..reader.end {
        if !is_name(reader, at) || !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let end = name_end(reader, at);
        let (does, to) = duty(reader, end);
        let apposed = reader
            .is(end, ",")
            .then(|| (end + 1..reader.end.min(end + 4)).find(|next| is_role(reader, *next)))
            .flatten()
            .filter(|role| {
                reader.is_any(role - 1, "mi la el nuestra nuestro minha meu my our a o")
            });
        let is_role = reader
            .is_any(end, "es e is era")
            .then(|| (end + 1..reader.end.min(end + 4)).find(|next| is_role(reader, *next)))
            .flatten()
            .filter(|role| {
                *role > end + 1
                    && reader.is_any(
                        role - 1,
                        "mi la el nuestra nuestro minha meu my our a o mano",
                    )
            });
        let hired = reader
            .groups
            .iter()
            .rev()
            .find(|group| {
                group.end <= at
                    && group.does("contratar sumar emplear")
                    && group.is_own
                    && !group.is_negated
                    && group.mode == Mode::Plain
                    && at - group.end < 4
            })
            .copied();
        // "Mi bar es el Cuervo Tuerto, está en el centro".
        if does.as_deref().is_some_and(|does| does.starts_with("est"))
            && !reader
                .token(at)
                .is_some_and(|token| super::given::is_given(&token.norm))
            && apposed.is_none()
            && (reader.is(at.wrapping_sub(1), "es") || reader.is(at.wrapping_sub(2), "es"))
        {
            continue;
        }
        let role = apposed.or(is_role);
        let leaves = person_left(reader, at, end);
        if role.is_none() && does.is_none() && hired.is_none() && !leaves {
            continue;
        }
        // What does something must stand where a subject stands, not behind "en" or within another name.
        let is_subject = at == reader.start
            || reader.is_any(
                at - 1,
                "y e que a la el o don dona , : and ahora pero sr sra senor senora tambien porque",
            ) && !reader
                .token(at - 1)
                .is_some_and(|token| token.is_capital && !token.is_any("don dona"));
        if role.is_none() && hired.is_none() && !leaves && !is_subject
            || reader.is_any(at, "ella el mercado esto eso hola ellos")
        {
            continue;
        }
        let is_first_word = at == reader.start;
        if does.is_some()
            && role.is_none()
            && is_first_word
            && reader.token(at).is_some_and(|token| token.verb.is_some())
        {
            continue;
        }
        let as_role = hired.and_then(|_| {
            reader
                .is_any(end, "como para de")
                .then(|| reader.phrase(end + 1))
                .flatten()
        });
        let mut value = role.map(|role| reader.raw(role, role_end(reader, role)).to_owned());
        if let Some(phrase) = as_role {
            value = Some(reader.words(phrase));
        }
        let value = match (value, does) {
            (Some(role), Some(duty)) => Some(format!("{role}; {duty}")),
            (role, duty) => role.or(duty),
        };
        let subject = reader.raw(at, end).to_owned();
        let to = to
            .max(end)
            .max(role.map_or(end, |role| role + 1))
            .max(as_role.map_or(end, |phrase| phrase.end));
        let claim = if leaves { Claim::Ended } else { reader.claim() };
        reader.add(Draft {
            slot: Slot::Person,
            subject,
            value: value.map(|value| words(&value)),
            claim,
            confidence: sure::USUAL,
            from: at,
            to,
        });
    }
}
