//! Who does what, said the other way round: "la que lleva las redes es Karla", "en la caja está Lupita", "Pedro y Juan
//! son los meseros".

use super::reader::{Draft, Reader, sure, words};
use super::roles::{duty, is_name, is_role, name_end};
use crate::Slot;
use crate::text::{Person, Tense};

const POSTS: &str = "\
    mostrador caja cocina deposito chapa caixa barra redes ventas recepcion entregas cozinha reparto plancha bodega \
    taller horno balcao administracion piso parrilla salon oficina tienda local almacen cobranza mesas puerta taquilla";

pub(super) fn staff(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) {
            continue;
        }
        who_does(reader, at);
        does_who(reader, at);
        at_post(reader, at);
        several(reader, at);
    }
}

fn is_being(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_any(at, "es son")
        || reader.is(at, "e") && reader.token(at).is_some_and(|token| token.verb.is_some())
}

/// "La que lleva las redes es Karla", "el que reparte es mi primo Beto".
fn who_does(reader: &mut Reader<'_>, at: usize) {
    let is_whoever =
        reader.is_any(at, "quien quem") && !reader.is_any(at.wrapping_sub(1), "a con de para");
    if !(is_whoever || reader.is_any(at, "la el a o") && reader.is(at + 1, "que")) {
        return;
    }
    let at = if is_whoever { at.saturating_sub(1) } else { at };
    let Some(verb) = reader
        .groups
        .iter()
        .find(|group| group.start >= at + 2 && group.start <= at + 3)
        .copied()
        .filter(|group| {
            group.person == Person::Third
                && group.tense == Tense::Present
                && !group.is_negated
                && !group.is_to_us
                && !group.does("ser costar valer vender surtir comprar pagar gustar quedar faltar")
        })
    else {
        return;
    };
    let Some(is) = (verb.end..reader.clause_end(verb.end).min(verb.end + 6))
        .find(|step| is_being(reader, *step))
    else {
        return;
    };
    let mut name = is + 1;
    let mut role = None;
    while name < is + 5 && !is_name(reader, name) {
        if is_role(reader, name) {
            role = Some(name);
        } else if !reader.is_any(name, "mi la el don dona a o meu minha nuestra nuestro ,") {
            return;
        }
        name += 1;
    }
    if !is_name(reader, name) || reader.is_taken(name) {
        return;
    }
    let task = reader.raw(verb.end - 1, is).to_owned();
    let value = role.map_or_else(
        || task.clone(),
        |role| format!("{}; {task}", reader.raw(role, role + 1)),
    );
    add(reader, name, &value, at, name_end(reader, name));
}

/// "Doña Mary es la que cocina", "Karla es quien lleva las redes".
fn does_who(reader: &mut Reader<'_>, at: usize) {
    if !is_name(reader, at)
        || reader.is_taken(at)
        || at > reader.start && is_name(reader, at - 1) && !reader.is_any(at - 1, "don dona")
    {
        return;
    }
    let end = name_end(reader, at);
    let behind = if is_being(reader, end)
        && reader.is_any(end + 1, "la el a o")
        && reader.is(end + 2, "que")
    {
        end + 3
    } else if is_being(reader, end) && reader.is_any(end + 1, "quien quem") {
        end + 2
    } else {
        return;
    };
    let (does, to) = duty(reader, behind);
    let task = does.or_else(|| {
        let verb = reader.groups.iter().find(|group| group.start == behind)?;
        (verb.person == Person::Third && verb.tense == Tense::Present && !verb.is_negated).then(
            || {
                let stop = reader.clause_end(verb.end).min(verb.end + 4);
                let stop = (verb.end..stop)
                    .find(|step| reader.is_any(*step, "y e"))
                    .unwrap_or(stop);
                reader.raw(verb.start, stop).to_owned()
            },
        )
    });
    if let Some(task) = task {
        let role = at.checked_sub(1).filter(|before| is_role(reader, *before));
        let task = role.map_or_else(
            || task.clone(),
            |role| format!("{}; {task}", reader.raw(role, role + 1)),
        );
        add(reader, at, &task, at, to.max(behind));
    }
}

/// "En la caja está Lupita", "en cocina tengo a Rosa".
fn at_post(reader: &mut Reader<'_>, at: usize) {
    if !reader.is_any(at, "en no na") {
        return;
    }
    let post = at + 1 + usize::from(reader.is_any(at + 1, "la el las los mi"));
    if !reader.is_any(post, POSTS)
        || !reader.is_any(post + 1, "esta anda tengo estan tenemos fica atiende")
    {
        return;
    }
    let name = post + 2 + usize::from(reader.is_any(post + 2, "a la el don dona"));
    if !is_name(reader, name) || reader.is_taken(name) {
        return;
    }
    let task = reader.raw(post, post + 1).to_owned();
    add(reader, name, &task, at, name_end(reader, name));
}

/// "Pedro y Juan son los meseros", "Ana y Luz son mis estilistas".
fn several(reader: &mut Reader<'_>, at: usize) {
    if !reader.is(at, "son") {
        return;
    }
    let role = at + 1 + usize::from(reader.is_any(at + 1, "los las mis nuestros nuestras"));
    if role == at + 1 || !is_worker_role(reader, role) {
        return;
    }
    let mut names = Vec::new();
    let mut step = at;
    while step > reader.start && names.len() < 5 {
        if is_name(reader, step - 1) && !reader.is_taken(step - 1) {
            names.push(step - 1);
        } else if !reader.is_any(step - 1, "y e , la el don dona") {
            break;
        }
        step -= 1;
    }
    if names.len() < 2 {
        return;
    }
    let task = reader.raw(role, role + 1).to_owned();
    for name in names {
        add(reader, name, &task, name, name + 1);
    }
}

fn is_worker_role(reader: &Reader<'_>, at: usize) -> bool {
    is_role(reader, at) || super::team::is_worker(reader, at)
}

fn add(reader: &mut Reader<'_>, name: usize, value: &str, from: usize, to: usize) {
    let end = name_end(reader, name);
    let subject = reader.raw(name, end).to_owned();
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::Person,
        subject,
        value: Some(words(value)),
        claim,
        confidence: sure::USUAL,
        from,
        to: to.max(end),
    });
    reader.take(name, end);
}
