//! What work is done with, in a list: "traigo escáner, cámara de inspección y una Honda Cargo".

use super::clauses::Clause;
use super::equipment::MACHINES;
use super::phrase::{Phrase, is_something};
use super::reader::{Reader, sure};
use super::segments::is_group;
use super::words::{CHANNELS, PAYMENTS, TOOLS, name_at};
use super::{goods, roles, team};
use crate::text::{Person, Sort, number_at};
use crate::{Claim, Slot};

/// What stands before the thing.
const LEADS: &str = "\
    pues si claro bueno mira la el los las un una unos unas uno o a os as um uma uns umas mi mis meu minha meus minhas \
    con com de uso usamos utilizo utilizamos tengo tenemos tenho temos traigo traemos cuento contamos trabajo trabajamos ocupo ocupamos \
    manejo manejamos ando andamos en em no na ahi ahora solo nomas so puro tambien ademas hay varios varias nuestro nuestra nuestros nuestras \
    principalmente basicamente eh ah mmm uy tipo vieja viejo nueva nuevo grande par otra otro todo obvio aparte hasta y e como";

/// Where the thing ends.
const STOPS: &str = "\
    que para pa pal pra por pero en no na al del desde cuando donde porque ya y e aunque hace ha ahi aqui aca nomas comprada \
    comprado tambien solo con sin se me te lo todavia usada usado prestada prestado propio propia propios propias";

/// What is no thing to work with.
const OTHERS: &str = "\
    nada ninguno ninguna ningun todo mano manos ayuda tiempo gente cabeza memoria ojo ojos cuenta cuentas corazon idea veces rato \
    entonces dia mes semana ano clientes proveedores ventas pago pagos tinta tintas hilo hilos verdad momento casa mismo misma";

/// Having and using.
const HAS: &str =
    "tener contar traer usar utilizar ocupar trabajar manejar equipar disponer operar";

/// The things of a list of which one is a machine or a program.
pub(super) fn read(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        if !group.holds() || !group.does(HAS) || group.has_object || !reader.is_open(group.start) {
            continue;
        }
        let things = listed(reader, group.end);
        let is_kit = things.iter().any(|phrase| is_machine(reader, *phrase));
        // "Manejamos sedanes, suv y vans": what a rental has is what it offers.
        let is_let = reader.has(
            reader.start,
            reader.end,
            "renta rento rentamos alquiler alquilo alquilamos arriendo arrendamos aluguel alugo alugamos",
        );
        if !is_kit || is_let && group.does("manejar tener contar") {
            continue;
        }
        for phrase in things {
            let is_sold = goods::is_goods(reader, phrase.start) && !is_machine(reader, phrase);
            if !is_sold && !reader.is_taken(phrase.start) {
                let phrase = called(reader, phrase).unwrap_or(phrase);
                reader.name(Slot::Tool, phrase, Claim::Holds, sure::USUAL);
                reader.take(phrase.start, phrase.end);
            }
        }
    }
}

/// Whether a phrase is headed by a machine or a program.
fn is_machine(reader: &Reader<'_>, phrase: Phrase) -> bool {
    reader.is_any(phrase.start, MACHINES)
        || name_at(reader, phrase.start, TOOLS).is_some()
            && !reader.is_any(
                phrase.start,
                "agenda terminal punto pos point poster vend tango horno",
            )
}

/// The things of a list behind a verb.
fn listed(reader: &Reader<'_>, from: usize) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut start = from;
    for at in from..=reader.end.min(from + 40) {
        let is_end = at == reader.end || reader.is_any(at, ". ; ( pero porque que para");
        if !(is_end || reader.is_any(at, ", y e + mas")) {
            continue;
        }
        let part = Clause { start, end: at };
        let next = start_of(reader, part);
        let acts = reader
            .groups
            .iter()
            .any(|group| group.start >= start && group.start < at && group.person != Person::None);
        let Some(phrase) = thing(reader, next, at).filter(|_| !acts && reader.is_open(next)) else {
            break;
        };
        found.push(phrase);
        start = at + 1;
        if is_end {
            break;
        }
    }
    found
}

/// Behind the words before the thing, and its count.
pub(super) fn start_of(reader: &Reader<'_>, part: Clause) -> usize {
    let mut at = part.start;
    while at < part.end && reader.is_any(at, LEADS) {
        at += 1;
    }
    if let Some(number) = number_at(reader.tokens, at, part.end) {
        let is_count = reader
            .token(number.end)
            .is_some_and(|token| token.is_word() && number.end < part.end)
            && reader
                .amount(at)
                .is_none_or(|amount| !amount.is_money && !amount.is_percent);
        if is_count {
            at = number.end;
            while at < part.end
                && reader.is_any(at, "de grandes viejas viejos nuevas nuevos buenas")
            {
                at += 1;
            }
        }
    }
    at
}

/// "Un software que se llama GymManager": the name of the thing.
pub(super) fn called(reader: &Reader<'_>, phrase: Phrase) -> Option<Phrase> {
    if !reader.is_any(
        phrase.start,
        "software programa sistema app aplicacion aplicativo plataforma",
    ) {
        return None;
    }
    let at = reader.one_of(
        phrase.end,
        "que se llama|que se chama|llamado|llamada|chamado|chamada|:|de nombre|se llama|es|se chama",
    )?;
    let (start, end) = super::names::proper(reader, at)?;
    Some(Phrase { start, end })
}

/// The thing at a token.
pub(super) fn thing(reader: &Reader<'_>, at: usize, stop: usize) -> Option<Phrase> {
    let first = reader.token(at).filter(|token| token.is_word())?;
    let is_verb = first
        .verb
        .is_some_and(|form| form.is_plain && form.person != Person::None)
        && !first.is_capital;
    if is_verb
        || first.is_any(OTHERS)
        || first.is_any(STOPS)
        || team::is_worker(reader, at)
            && !first.norm.ends_with("oras")
            && !first.norm.ends_with("ores")
        || roles::is_role(reader, at)
            && !reader.is_any(at, MACHINES)
            && reader.is_any(at, roles::ROLES)
    {
        return None;
    }
    let mut end = at + 1;
    while end < stop && end < at + 6 {
        let Some(token) = reader.token(end) else {
            break;
        };
        let joins = token.is_any("de da do a")
            && reader.token(end + 1).is_some_and(|next| {
                (next.is_word() && !next.is_any("mi mis la el lo los las segunda veces")
                    || next.sort == Sort::Number)
                    && end + 1 < stop
            });
        let is_mark = token.sort == Sort::Number
            && reader.token(end - 1).is_some_and(|before| {
                before.end == token.start || before.is_capital || before.is("de")
            })
            || token.is("/") && end + 1 < stop;
        let is_word = token.is_word()
            && !token.is_any(STOPS)
            && token
                .verb
                .is_none_or(|form| !form.is_plain || form.person == Person::None);
        if !(joins || is_mark || is_word) {
            break;
        }
        end += 1;
    }
    let phrase = Phrase { start: at, end };
    let listed = [CHANNELS, PAYMENTS]
        .iter()
        .any(|names| name_at(reader, at, names).is_some())
        && name_at(reader, at, TOOLS).is_none();
    (is_something(reader.tokens, phrase)
        && !listed
        && !(is_group(reader, phrase) && !reader.is_any(at, MACHINES) && !first.is_capital))
        .then_some(phrase)
}
