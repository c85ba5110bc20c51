//! People by how they are spoken of: "un repartidor, el Wilmer", "el diseño lo hace Luli", "me acompañan la Yessi y la
//! Marce", "Rafa no banho, Tati na tosa".

use super::given::is_given;
use super::group::Mode;
use super::phrase::phrase_before;
use super::reader::{Draft, Reader, sure, words};
use super::roles::{is_name, is_role, name_end};
use super::sites::is_city;
use crate::text::{Person, Tense, weekday};
use crate::{Claim, Slot};

pub(super) fn mates(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        apposed(reader, at);
        several(reader, at);
        entitled(reader, at);
        being(reader, at);
        placed(reader, at);
    }
    doers(reader);
    company(reader);
}

/// "Una mucama, Mirta", "meu genro, o Thiago", "Arquitecta: Francisca Leal".
fn apposed(reader: &mut Reader<'_>, at: usize) {
    if !is_role(reader, at) || reader.is_any(at, super::equipment::MACHINES) {
        return;
    }
    let titled = reader.is(at + 1, ":");
    let led = reader.is_any(
        at.wrapping_sub(1),
        "mi la el un una nuestra nuestro meu minha o a uma um nosso nossa",
    );
    if !(led || titled)
        || reader
            .token(at)
            .is_some_and(|token| token.is_capital && !titled && at > reader.start)
    {
        return;
    }
    let adjective = usize::from(
        !titled
            && reader.is(at + 2, ",")
            && reader.token(at + 1).is_some_and(|token| {
                token.is_word() && !token.is_capital && token.verb.is_none_or(|form| !form.is_plain)
            }),
    );
    let comma = at + 1 + adjective;
    if !(reader.is(comma, ",") || titled) {
        return;
    }
    let name = comma + 1 + usize::from(reader.is_any(comma + 1, "el la o a don dona"));
    if !is_name(reader, name)
        || reader.is_taken(name)
        || is_city(reader, name) && !known(reader, name)
    {
        return;
    }
    let end = name_end(reader, name);
    let closes = end >= reader.end
        || reader.is_any(end, ", . y e ( ;")
            && !(reader.is(end, ",") && reader.is_any(end + 1, "que se"));
    // "Mi mujer, Yaneth, atiende": what she does stands behind.
    let acts = reader.is(end, ",")
        && reader
            .groups
            .iter()
            .any(|group| group.start == end + 1 && group.person == Person::Third);
    if acts {
        return;
    }
    let denied = reader.groups.iter().any(|group| {
        group.start < at
            && group.start + 6 > at
            && (group.is_negated || matches!(group.mode, Mode::Wish | Mode::Doubt))
    });
    if closes && !denied {
        add(reader, name, Some(reader.raw(at, at + 1).to_owned()), at);
    }
}

/// "Dos bartenders, Iván y Sofi", "mis dos hijas, la Vale y la Dany".
fn several(reader: &mut Reader<'_>, at: usize) {
    let Some(token) = reader
        .token(at)
        .filter(|token| token.is_word() && !token.is_capital && token.norm.ends_with('s'))
    else {
        return;
    };
    let role = crate::text::stem(&token.norm);
    let is_kind = crate::text::has_word(super::roles::ROLES, &role)
        || super::team::is_worker(reader, at)
        || super::roles::are_role(reader, at)
        || is_role(reader, at);
    let led = reader.is_any(
        at.wrapping_sub(1),
        "mis dos tres cuatro los las nuestros nuestras dois duas meus minhas 2 3 4",
    );
    if !is_kind || !led || !reader.is_any(at + 1, ", : (") {
        return;
    }
    let mut names = Vec::new();
    let mut next = at + 2;
    while names.len() < 5 {
        next += usize::from(reader.is_any(next, "la el o a don dona"));
        if !is_name(reader, next)
            || is_counted(reader, next)
            || is_city(reader, next) && !known(reader, next)
        {
            break;
        }
        let end = name_end(reader, next);
        names.push(next);
        next = end;
        if !reader.is_any(next, ", y e") {
            break;
        }
        next += 1;
    }
    if names.len() > 1 {
        for name in names {
            add(reader, name, Some(role.clone()), name);
        }
    }
}

/// Whether somebody is known by the name at a token already; how many they are is another matter.
fn is_counted(reader: &Reader<'_>, at: usize) -> bool {
    reader.token(at).is_some_and(|token| {
        reader.found.iter().any(|found| {
            found.key.slot == Slot::Person
                && found.span.start <= token.start
                && token.end <= found.span.end
        })
    })
}

/// "La Mayrita, auxiliar", "el Turco, que es colocador": the post behind the name.
fn entitled(reader: &mut Reader<'_>, at: usize) {
    let is_led = reader.is_any(at.wrapping_sub(1), "el la o a don dona")
        && !reader
            .token(at.wrapping_sub(1))
            .is_some_and(|token| token.is_capital);
    // "Matías, mi socio": whose he is says enough, "Yeison el mecánico" too.
    let end = name_end(reader, at);
    let is_mine = reader.is(end, ",") && reader.is_any(end + 1, "mi nuestro nuestra meu minha");
    let is_titled =
        known(reader, at) && reader.is_any(end, "el la o a") && is_role(reader, end + 1);
    if is_titled && !reader.is_taken(at) {
        let value = reader.raw(end + 1, end + 2).to_owned();
        add(reader, at, Some(value), at);
        return;
    }
    if !(is_led || is_mine) || !is_name(reader, at) || is_city(reader, at) && !known(reader, at) {
        return;
    }
    if !reader.is(end, ",") {
        return;
    }
    let that = reader.is(end + 1, "que") && reader.is_any(end + 2, "es e");
    let mut role = end + 1 + if that { 2 } else { 0 };
    role += usize::from(reader.is_any(role, "el la un una mi nuestra nuestro o a"));
    let closes = role + 1 >= reader.end || reader.is_any(role + 1, ", . ; y e de del");
    let fits = is_role(reader, role) || that && super::team::is_worker(reader, role);
    if fits
        && closes
        && !reader.token(role).is_some_and(|token| token.is_capital)
        && !is_role(reader, at.saturating_sub(2))
        && !reader.has(
            at.saturating_sub(4),
            at,
            "proveedor cliente vecino vecina competencia",
        )
    {
        let value = reader.raw(role, role + 1).to_owned();
        add(reader, at, Some(value), at);
    }
}

/// "El maestro cervecero es el Gringo", "el director académico es el profe Wilder", "la señora Ester es la presidenta".
fn being(reader: &mut Reader<'_>, at: usize) {
    let is_copula = reader.is(at, "es")
        || reader.is(at, "e") && reader.token(at).is_some_and(|token| token.verb.is_some());
    if !is_copula {
        return;
    }
    // The post stands before.
    let post = (1..3).find(|back| {
        at > reader.start + back
            && is_role(reader, at - back)
            && reader.is_any(at - back - 1, "mi la el nuestra nuestro meu minha o a")
            && (at - back + 1..at).all(|step| {
                reader
                    .token(step)
                    .is_some_and(|token| token.is_word() && !token.is_capital)
            })
    });
    let mut name = at + 1;
    while name < at + 4
        && !is_name(reader, name)
        && (reader.is_any(name, "el la don dona o a mi meu minha") || is_role(reader, name))
    {
        name += 1;
    }
    if let Some(back) = post.filter(|back| *back == 2 || name > at + 2)
        && is_name(reader, name)
        && !reader.is_taken(name)
        && !reader.is_any(
            at - back,
            "competidor competencia cliente proveedor amigo amiga vecino vecina",
        )
    {
        add(
            reader,
            name,
            Some(reader.raw(at - back, at).to_owned()),
            at - back,
        );
        return;
    }
    // The post stands behind: "la señora Ester es la presidenta".
    let person = at.checked_sub(1).filter(|before| {
        *before >= reader.start && is_name(reader, *before) && !reader.is_taken(*before)
    });
    let role = at + 2;
    if let Some(person) = person
        && reader.is_any(at + 1, "la el mi nuestra nuestro a o")
        && is_role(reader, role)
        && !person
            .checked_sub(1)
            .is_some_and(|before| is_role(reader, before) && !reader.is_any(before, "senora senor"))
        && (known(reader, person)
            || reader.is_any(
                person.wrapping_sub(1),
                "senora senor don dona la el o a seu",
            ))
    {
        add(
            reader,
            person,
            Some(reader.raw(role, role + 1).to_owned()),
            person,
        );
    }
}

/// "Rafa no banho, Tati na tosa", "Lívia no financeiro".
fn placed(reader: &mut Reader<'_>, at: usize) {
    let opens = at == reader.start || reader.is_any(at - 1, ", y e : la el o a don dona seu");
    if !opens || !known(reader, at) || !is_name(reader, at) && !reader.is_any(at + 1, "en no na") {
        return;
    }
    if !reader.is_any(at + 1, "en no na") || reader.token(at).is_some_and(|token| !token.is_capital)
    {
        return;
    }
    let post = at + 2 + usize::from(reader.is_any(at + 2, "la el las los o a"));
    let fits = reader.token(post).is_some_and(|token| {
        token.is_word()
            && !token.is_capital
            && weekday(&token.norm).is_none()
            && token.norm.len() > 2
    }) && !is_city(reader, post)
        && !reader.is_any(
            post,
            "casa centro esquina calle mes verano semana instagram linea",
        );
    let closes = post + 1 >= reader.end || reader.is_any(post + 1, ", . y e ;");
    if fits && closes {
        add(reader, at, Some(reader.raw(post, post + 1).to_owned()), at);
    }
}

/// "El diseño lo hace Luli", "de las redes se encarga Ana".
fn doers(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        let does = group.person == Person::Third
            && group.tense == Tense::Present
            && group.mode == Mode::Plain
            && !group.is_negated
            && !group.is_to_us
            && !group.is_to_them
            && (group.has_object && group.does("hacer llevar manejar ver atender cuidar preparar cocinar coser editar disenar administrar dar repartir")
                || group.is_impersonal && group.does("encargar ocupar"));
        let name = group.end + usize::from(reader.is_any(group.end, "la el don dona o a"));
        if !does || !is_name(reader, name) || reader.is_taken(name) || !reader.is_open(name) {
            continue;
        }
        let task = phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
            .map(|phrase| reader.raw(phrase.start, phrase.end).to_owned());
        if task.is_some() {
            add(reader, name, task, name);
        }
    }
}

/// "Me acompañan la Yessi y la Marce", "trabajan conmigo Ana y Luz", "me ayudan mi cuñado Damián y un pibe".
fn company(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        let joins = group.person == Person::Third
            && group.is_now()
            && group.mode == Mode::Plain
            && !group.is_negated
            && (group.is_to_us && group.does("ayudar apoyar acompanar")
                || group.lemma == "trabajar" && reader.is_any(group.end, "conmigo comigo"));
        if !joins {
            continue;
        }
        let mut at = group.end + usize::from(reader.is_any(group.end, "conmigo comigo"));
        while at < reader.end.min(group.end + 14) {
            let article = usize::from(reader.is_any(at, "la el don dona o a mi meu minha"));
            let role = is_role(reader, at + article).then_some(at + article);
            let name = role.map_or(at + article, |role| role + 1);
            if !is_name(reader, name) || reader.is_taken(name) {
                break;
            }
            let end = name_end(reader, name);
            let value = role.map(|role| reader.raw(role, role + 1).to_owned());
            add(reader, name, value, at);
            if !reader.is_any(end, ", y e") {
                break;
            }
            at = end + 1;
        }
    }
}

fn known(reader: &Reader<'_>, at: usize) -> bool {
    reader.token(at).is_some_and(|token| is_given(&token.norm))
}

fn add(reader: &mut Reader<'_>, name: usize, value: Option<String>, from: usize) {
    let end = name_end(reader, name);
    let subject = reader.raw(name, end).to_owned();
    reader.add(Draft {
        slot: Slot::Person,
        subject,
        value: value.map(|value| words(&value)),
        claim: Claim::Holds,
        confidence: sure::USUAL,
        from: from.min(name),
        to: end,
    });
    reader.take(name, end);
}
