//! What is worked with, where a question asked for it.

use super::super::clauses::Clause;
use super::super::phrase::{Phrase, is_something};
use super::super::reader::{Reader, sure};
use super::super::segments::is_group;
use super::super::words::{CHANNELS, PAYMENTS, TOOLS, name_at};
use super::super::{equipment, roles, team};
use super::{behind, parts};
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
    dia mes semana ano clientes proveedores ventas pago pagos tinta tintas hilo hilos verdad momento casa mismo misma";

pub(super) fn read(reader: &mut Reader<'_>, is_first: bool) {
    for part in parts(reader) {
        let at = start_of(reader, part);
        if at >= part.end || !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let verb = reader
            .groups
            .iter()
            .find(|group| group.start >= part.start && group.end <= part.end && group.person != Person::None)
            .copied();
        let begins = verb.is_none_or(|group| group.start > at || group.end <= at);
        let is_denied = verb.is_some_and(|group| group.is_negated || group.is_over)
            || reader.has(part.start, part.end, "falta faltan quiero queremos necesito");
        if !begins || is_denied {
            continue;
        }
        // "Diseñamos en ipad", "proyecto en Promob".
        let at = with(reader, part, at).unwrap_or(at);
        let Some(phrase) = thing(reader, at, part.end) else {
            continue;
        };
        let is_known = reader.is_any(phrase.start, equipment::MACHINES)
            || name_at(reader, phrase.start, TOOLS).is_some();
        if !(is_first || is_known) {
            continue;
        }
        let phrase = called(reader, phrase).unwrap_or(phrase);
        let acts = reader.groups.iter().any(|group| {
            group.person != Person::None
                && group.start >= phrase.end
                && group.start < phrase.end + 2
                && group.start < part.end
                && !reader.is_any(group.start - 1, "que")
                && !(is_known && is_first)
        });
        if acts {
            continue;
        }
        reader.name(Slot::Tool, phrase, Claim::Holds, sure::USUAL);
        reader.take(part.start, phrase.end);
    }
}

/// Behind the words before the thing, and its count.
fn start_of(reader: &Reader<'_>, part: Clause) -> usize {
    let mut at = behind(reader, part, LEADS);
    if let Some(number) = number_at(reader.tokens, at, part.end) {
        let is_count = reader
            .token(number.end)
            .is_some_and(|token| token.is_word() && number.end < part.end)
            && reader.amount(at).is_none_or(|amount| !amount.is_money && !amount.is_percent);
        if is_count {
            at = number.end;
            while at < part.end && reader.is_any(at, "de grandes viejas viejos nuevas nuevos buenas") {
                at += 1;
            }
        }
    }
    at
}

/// The named thing behind "en" or "con" in a part that begins with what is done.
fn with(reader: &Reader<'_>, part: Clause, at: usize) -> Option<usize> {
    let does = reader.token(at).is_some_and(|token| {
        token
            .verb
            .is_some_and(|form| form.person == Person::First)
            || token.is_any("agenda ventas pedido pedidos caja caixa cuentas inventario proyecto projeto contabilidad facturas")
    });
    does.then(|| {
        (at + 1..part.end).find(|step| {
            reader.is_any(*step, "en con no na em com por")
                && reader.token(step + 1).is_some_and(|token| {
                    token.is_word()
                        && (token.is_capital
                            || name_at(reader, step + 1, TOOLS).is_some()
                            || reader.is_any(step + 1, equipment::MACHINES))
                })
        })
    })
    .flatten()
    .map(|step| step + 1)
}

/// "Un software que se llama GymManager": the name of the thing.
fn called(reader: &Reader<'_>, phrase: Phrase) -> Option<Phrase> {
    if !reader.is_any(phrase.start, "software programa sistema app aplicacion aplicativo plataforma") {
        return None;
    }
    let at = reader.one_of(
        phrase.end,
        "que se llama|que se chama|llamado|llamada|chamado|chamada|:|de nombre|se llama|es|se chama",
    )?;
    let (start, end) = super::super::names::proper(reader, at)?;
    Some(Phrase { start, end })
}

/// The thing at a token.
fn thing(reader: &Reader<'_>, at: usize, stop: usize) -> Option<Phrase> {
    let first = reader.token(at).filter(|token| token.is_word())?;
    let is_verb = first
        .verb
        .is_some_and(|form| form.is_plain && form.person != Person::None)
        && !first.is_capital;
    if is_verb
        || first.is_any(OTHERS)
        || first.is_any(STOPS)
        || team::is_worker(reader, at) && !first.norm.ends_with("oras") && !first.norm.ends_with("ores")
        || roles::is_role(reader, at) && !reader.is_any(at, equipment::MACHINES) && reader.is_any(at, roles::ROLES)
    {
        return None;
    }
    let mut end = at + 1;
    while end < stop && end < at + 6 {
        let Some(token) = reader.token(end) else { break };
        let joins = token.is_any("de da do a") && reader.token(end + 1).is_some_and(|next| {
            (next.is_word() && !next.is_any("mi mis la el lo los las segunda veces") || next.sort == Sort::Number)
                && end + 1 < stop
        });
        let is_mark = token.sort == Sort::Number
            && reader
                .token(end - 1)
                .is_some_and(|before| before.end == token.start || before.is_capital || before.is("de"))
            || token.is("/") && end + 1 < stop;
        let is_word = token.is_word()
            && !token.is_any(STOPS)
            && token.verb.is_none_or(|form| {
                !form.is_plain || form.person == Person::None || form.person == Person::First && token.norm.ends_with('o')
            });
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
    (is_something(reader.tokens, phrase) && !listed && !(is_group(reader, phrase) && !reader.is_any(at, equipment::MACHINES) && !first.is_capital))
        .then_some(phrase)
}
