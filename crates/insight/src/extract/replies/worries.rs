//! What goes badly, where a question asked for it: an answer often joins two troubles, "la parrilla me está fallando y en
//! la tarde no entra nadie".

use super::super::clauses::Clause;
use super::super::group::{Group, Mode};
use super::super::intent::put;
use super::super::reader::{Reader, sure};
use super::super::troubles::{DAYS, has_money};
use crate::Slot;
use crate::text::{Person, Tense};

/// What one does oneself that goes badly.
const LOSES: &str = "perder batallar sufrir botar tirar renegar quedar";

/// What is missing or costs an effort, at the head of its part.
const MISSES: &str = "falta faltan faltam sobra sobran cuesta cuestan escasea escasean";

/// What is said of a trouble and is none.
const NO_TROUBLE: &str = "\
    gustar ayudar servir convenir encantar querer necesitar poder ser tener hacer mejorar arreglar cambiar vender comprar pensar \
    creer decir buscar usar llamar funcionar";

pub(super) fn read(reader: &mut Reader<'_>) {
    let joined = joined(reader);
    if joined.len() < 2 {
        return;
    }
    let told: Vec<bool> = joined
        .iter()
        .enumerate()
        .map(|(place, part)| is_trouble(reader, *part, place == 0))
        .collect();
    // One trouble is read by its own rules; here they are told apart.
    if !told.iter().skip(1).any(|is_told| *is_told) {
        return;
    }
    for (part, is_told) in joined.into_iter().zip(told) {
        if !is_told {
            continue;
        }
        let mut from = part.start;
        while from < part.end
            && reader.is_any(
                from,
                "y e es que pues si la verdad ademas tambien bueno ah uy ay o porque",
            )
            && !(reader.is_any(from, "la o es si") && !reader.is_any(from + 1, "verdad que"))
        {
            from += 1;
        }
        let mut to = part.end.min(from + 11);
        while to > from && reader.is_any(to - 1, "y e de el la que los a en un una con por para") {
            to -= 1;
        }
        if to >= from + 2 && reader.is_open(from) && !reader.is_taken(from) {
            put(reader, Slot::Problem, from, to, from, None, sure::LIKELY);
        }
    }
}

/// The parts of an answer that have a subject and a verb of their own.
fn joined(reader: &Reader<'_>) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut start = reader.start;
    for at in reader.start..=reader.end {
        let is_end = at == reader.end || reader.is_any(at, ". ; ( pero porque aunque");
        let is_joint = reader.is_any(at, ", y e") && at > start + 1 && begins(reader, at);
        if !(is_end || is_joint) {
            continue;
        }
        if at > start {
            found.push(Clause { start, end: at });
        }
        if is_end {
            break;
        }
        start = at + 1;
    }
    found
}

/// Whether a subject with its verb, or a verb with its pronoun, stands behind a joint.
fn begins(reader: &Reader<'_>, joint: usize) -> bool {
    let is_comma = reader.is(joint, ",");
    let mut at = joint + 1;
    while reader.is_any(at, "y e que ademas tambien a veces luego") && at < joint + 4 {
        at += 1;
    }
    let that = at > joint + 1 && reader.is_any(at - 1, "que y e");
    let stop = (at..reader.end)
        .find(|step| reader.is_any(*step, ", y e ; ( . pero porque"))
        .unwrap_or(reader.end);
    // "E falta troco": what is missing needs no subject.
    if that && reader.is_any(at, MISSES) && at + 1 < stop {
        return true;
    }
    let Some(verb) = reader
        .groups
        .iter()
        .find(|group| group.start >= at && group.end <= stop && group.person != Person::None)
    else {
        return false;
    };
    let has_subject = verb.start > at
        && reader.is_any(
            at,
            "el la los las o a os as mi mis en algunos muchos otros meu minha nadie cuando",
        );
    let is_felt = verb.start == at
        && (verb.is_to_us
            || verb.is_negated
            || verb.is_impersonal
            || verb.person == Person::Third && !is_comma);
    // Behind a comma alone stands what comes of it: "no puedo subirle, la gente se va".
    if is_comma && !that {
        return has_subject
            && verb.person == Person::Third
            && (verb.is_to_us
                || reader.is_any(joint + 1, "en")
                || !verb.is_impersonal && starts_with_thing(reader));
    }
    has_subject || is_felt
}

/// Whether the answer begins with a thing and what it does: "o ifood come minha margem".
fn starts_with_thing(reader: &Reader<'_>) -> bool {
    reader.is_any(reader.start, "el la los las o a os as mi mis meu minha")
}

fn is_trouble(reader: &Reader<'_>, part: Clause, is_first: bool) -> bool {
    let head = part.start + usize::from(reader.is_any(part.start, "que y e"));
    if reader.is_any(head, MISSES)
        && head + 1 < part.end
        && !has_money(reader, part.start, part.end)
        && (part.start..part.end).all(|at| !reader.is_taken(at))
    {
        return true;
    }
    let verbs: Vec<Group> = reader.verbs_of(part);
    let finite = |group: &&Group| {
        group.person != Person::None && !reader.is(group.start.wrapping_sub(1), "que")
    };
    let Some(verb) = verbs.iter().find(finite).or_else(|| verbs.first()) else {
        // A verb that is not known, before another trouble: "a prefeitura não libera mesa".
        return is_first
            && part.end - part.start > 2
            && (part.start..part.end)
                .all(|at| !reader.is_taken(at) && reader.amount(at).is_none());
    };
    let is_now = matches!(verb.tense, Tense::Present | Tense::Gerund) && verb.mode == Mode::Plain
        || verb.is_negated
            && matches!(verb.mode, Mode::Ability | Mode::Plain)
            && verb.tense == Tense::Present;
    let theirs = verb.person == Person::Third
        && (verb.is_negated || verb.is_to_us || !verb.does(NO_TROUBLE))
        && !(verb.does("gustar ayudar servir convenir") && !verb.is_negated);
    let ours = verb.person == Person::First
        && (verb.is_negated || verb.does(LOSES) || is_first && verb.does("tener"));
    is_now
        && (theirs || ours)
        && part.end - part.start > 1
        && !reader.has(part.start, part.end, DAYS)
        && !has_money(reader, part.start, part.end)
        && !reader.has(
            part.start,
            verb.start,
            "eso esto ese esa vecino vecina competencia",
        )
        && !reader.has(part.start, part.end, "gracias pregunta duda ya ahora")
        && (part.start..part.end).all(|at| !reader.is_taken(at))
}
