//! Who works there, where a question asked for it: names, posts and heads to count.

use super::super::crew::{heads, size};
use super::super::given::is_given;
use super::super::reader::{Draft, Reader, sure, words};
use super::super::roles::{is_name, is_role, name_end};
use super::super::sites::is_city;
use super::parts;
use crate::text::Person;
use crate::{Claim, Slot};

/// The names of an answer, with what stands behind each: "Rafa no banho, Tati na tosa".
pub(super) fn read(reader: &mut Reader<'_>) {
    for part in parts(reader) {
        let mut at = part.start;
        while at < part.end
            && reader.is_any(at, "pues la el o a don dona doña seu y e mi con som somos estan esta tambien si ah bueno solo nomas")
            && !reader.token(at).is_some_and(|token| token.is_capital && at > reader.start && !token.is_any("don dona seu"))
        {
            at += 1;
        }
        if at >= part.end || !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let token = reader.token(at).map_or("", |token| token.norm.as_str());
        let known = is_given(token);
        if !(is_name(reader, at) || known)
            || is_city(reader, at) && !known
            || at == reader.start && !known
            || reader.token(at).is_some_and(|token| token.verb.is_some()) && !known
        {
            continue;
        }
        // "Un ayudante, Brian": the role before it says more.
        if reader.is(part.start.wrapping_sub(1), ",") && is_role(reader, part.start.wrapping_sub(2))
        {
            continue;
        }
        // "Dos bartenders, Iván y Sofi": so does one in the plural.
        let many = (reader.start..part.start).rev().take(8).any(|step| {
            reader
                .token(step)
                .is_some_and(|token| token.norm.ends_with('s') && token.is_word())
                && reader.is_any(step + 1, ", : (")
                && (super::super::team::is_worker(reader, step)
                    || is_role(reader, step)
                    || crate::text::has_word(
                        super::super::roles::ROLES,
                        &crate::text::stem(
                            &reader
                                .token(step)
                                .map_or(String::new(), |token| token.norm.clone()),
                        ),
                    ))
        });
        if many {
            continue;
        }
        let end = name_end(reader, at);
        // "La Mayrita, auxiliar": what she is stands behind.
        if reader.is(end, ",") && is_role(reader, end + 1) {
            continue;
        }
        let post = reader
            .is_any(end, "en no na con com de da do")
            .then(|| end + 1 + usize::from(reader.is_any(end + 1, "la el las los o a")))
            .and_then(|from| reader.phrase(from))
            .filter(|phrase| phrase.start < part.end);
        let acts = reader.groups.iter().any(|group| {
            group.start >= end && group.start <= end + 2 && group.person != Person::None
        });
        if acts {
            continue;
        }
        let is_whole = end >= part.end || post.is_some();
        if !is_whole {
            continue;
        }
        let to = post.map_or(end, |phrase| phrase.end.min(part.end));
        let value = post.map(|phrase| words(reader.raw(phrase.start, to)));
        let subject = reader.raw(at, end).to_owned();
        reader.add(Draft {
            slot: Slot::Person,
            subject,
            value,
            claim: Claim::Holds,
            confidence: sure::USUAL,
            from: at,
            to,
        });
        reader.take(at, to);
    }
}

/// "Dos mecánicos más yo", "con un ayudante, el Rulo".
pub(super) fn count(reader: &mut Reader<'_>) {
    let mut at = reader.start;
    while reader.is_any(
        at,
        "no nao si , pues somos estamos ah bueno son ahorita solo nomas so",
    ) {
        at += 1;
    }
    let with = reader.is_any(at, "con com")
        || reader.is_any(at, "me nos")
            && reader.is_any(
                at + 1,
                "ayuda ayudan apoya apoyan acompana acompanan ajuda ajudam",
            );
    if with {
        at += 1 + usize::from(reader.is_any(at, "me nos"));
        at += usize::from(reader.is_any(at, "mais mas otros otras"));
    }
    if !reader.is_open(at) {
        return;
    }
    let Some((count, has_self, end)) = heads(reader, at) else {
        return;
    };
    let count = count + u64::from(has_self || with);
    if count > 1
        && count < 60
        && (has_self
            || with
            || count > 2 && reader.is_any(end - 1, "yo")
            || is_list(reader, at, end))
    {
        size(reader, count, at, end);
        reader.take(at, at);
    }
}

/// Whether more than one stretch was counted.
fn is_list(reader: &Reader<'_>, from: usize, to: usize) -> bool {
    reader.has(from, to, ", y e mas")
}
