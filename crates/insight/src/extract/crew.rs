//! How many work there, where no figure or no noun says it: "mi esposo y yo", "trabajo sola", "laburamos tres".

use super::group::Mode;
use super::reader::{Draft, Reader, sure};
use super::roles::{is_name, is_role};
use super::team::is_worker;
use crate::text::{Person, number_at};
use crate::{Slot, Value};

const KIN: &str = "\
    esposo esposa marido mujer hermano hermana hijo hija mama papa madre padre socio socia novio novia pareja primo \
    prima tio tia cunado cunada suegra suegro sobrino sobrina abuela abuelo mae pai irmao irma filho filha viejo vieja \
    companero companera amiga amigo pibe piba cadete peon albanil chalan comadre compadre nuera yerno senora chica chico empleada empleado ayudante pololo polola";

pub(super) fn crew(reader: &mut Reader<'_>) {
    if reader
        .found
        .iter()
        .any(|found| found.key.slot == Slot::TeamSize)
    {
        return;
    }
    for group in reader.groups.clone() {
        if !reader.is_open(group.start)
            || group.is_negated
            || group.mode != Mode::Plain
            || !group.is_now()
        {
            continue;
        }
        let first = group.person == Person::First;
        // "Trabajo sola", "lo hago todo yo solo".
        let alone = (group.end..reader.end.min(group.end + 4)).find(|at| {
            reader.is_any(*at, "solo sola solito solita sozinho sozinha")
                && (group.end..*at).all(|step| {
                    reader.is_any(step, "yo todo eu tudo aca aqui completamente muy bien")
                })
        });
        if first
            && group.does("trabajar estar hacer atender llevar manejar ser")
            && let Some(at) = alone
            && (at + 1 >= reader.end
                || reader.is_any(
                    at + 1,
                    ", . y e ; pero com con por nomas aqui aca en desde sin ) porque",
                ) && !(reader.is_any(at + 1, "con en por")
                    && !reader.is_any(at + 2, "mi esto todo el la ahora")))
            && !(group.lemma == "hacer" && !reader.has(group.start, at, "todo tudo yo eu lo"))
        {
            size(reader, 1, group.start, at + 1);
            return;
        }
        let plural = reader
            .token(group.end - 1)
            .is_some_and(|token| token.norm.ends_with("mos"));
        // "Somos mi hermana y yo", "la atendemos mi mamá y yo", "mi esposo y yo atendemos".
        let works = first && plural && group.does("ser trabajar atender llevar manejar estar")
            || group.lemma == "ser" && first;
        if works && let Some((count, end)) = us(reader, group.end) {
            size(reader, count, group.start, end);
            return;
        }
        // "Trabajamos cuatro", "laburamos tres", "somos em três".
        let at =
            group.end + usize::from(reader.is_any(group.end, "em en como unos unas") && plural);
        if first
            && plural
            && group.does("trabajar ser")
            && let Some(number) = number_at(reader.tokens, at, reader.end)
            && (1_000..500_000).contains(&number.millis)
            && (number.end >= reader.end
                || reader.is_any(
                    number.end,
                    ", . y personas pessoas gentes aca aqui nomas en no na",
                )
                || is_worker(reader, number.end))
            && reader
                .amount(at)
                .is_some_and(|amount| !amount.is_money && !amount.is_percent)
        {
            size(reader, number.millis / 1000, group.start, number.end);
            return;
        }
        // "Me ayudan dos muchachas", "trabajan conmigo tres".
        let helps = group.person == Person::Third
            && (group.is_to_us && group.does("ayudar apoyar acompanar")
                || group.lemma == "trabajar" && reader.is_any(group.end, "conmigo comigo"));
        let at = group.end + usize::from(reader.is_any(group.end, "conmigo comigo"));
        if helps
            && let Some(number) = number_at(reader.tokens, at, reader.end)
            && (2_000..200_000).contains(&number.millis)
            && (number.end >= reader.end
                || is_worker(reader, number.end)
                || reader.is_any(number.end, ", . y")
                || reader.token(number.end).is_some_and(|token| {
                    token.is_word() && token.norm.ends_with("as") || token.norm.ends_with("os")
                })
                || reader.is_any(number.end, KIN))
        {
            size(reader, number.millis / 1000, group.start, number.end);
            return;
        }
        // "La atendemos con mi viejo y mi hermana".
        if first
            && plural
            && group.does("trabajar atender llevar manejar ser estar")
            && reader.is_any(group.end, "con com")
            && let Some((count, _, end)) = heads(reader, group.end + 1)
            && count < 10
            && (end >= reader.end || reader.is_any(end, ", . ; y nomas"))
        {
            size(reader, count + 1, group.start, end);
            return;
        }
    }
    for at in reader.start..reader.end {
        // "Entre cuatro hermanos", "nós três irmãos".
        if reader.is_open(at)
            && reader.is_any(at, "entre nosotros nosotras nos somos")
            && let Some(number) = number_at(reader.tokens, at + 1, reader.end)
            && (2_000..20_000).contains(&number.millis)
            && reader.token(number.end).is_some_and(|token| {
                token.norm.ends_with('s')
                    && crate::text::has_word(KIN, &crate::text::stem(&token.norm))
            })
        {
            size(reader, number.millis / 1000, at, number.end + 1);
            return;
        }
        // "Maestros: 9".
        if is_worker(reader, at)
            && reader.is(at + 1, ":")
            && reader.is_open(at)
            && let Some(number) = number_at(reader.tokens, at + 2, reader.end)
            && (1_000..200_000).contains(&number.millis)
            && number.end + 1 >= at
            && (number.end >= reader.end || reader.is_any(number.end, ", . ;"))
        {
            size(reader, number.millis / 1000, at, number.end);
            return;
        }
        // "Eu e mais 5", "yo y dos más".
        if reader.is_open(at)
            && at == reader.clause_start(at)
            && reader.is_any(at, "yo eu")
            && let Some((count, true, end)) = heads(reader, at)
            && count > 0
            && (end >= reader.end || reader.is_any(end, ", . ;"))
            && reader
                .groups
                .iter()
                .all(|group| group.start >= end || group.end <= at)
        {
            size(reader, count + 1, at, end);
            return;
        }
    }
    // "Mi esposo y yo nada más".
    for at in reader.start..reader.end {
        if reader.is_open(at)
            && at == reader.clause_start(at)
            && let Some((count, end)) = us(reader, at)
            && reader
                .one_of(end, "nada mas|nomas|solamente|unicamente|so|solos|y ya|no mas|trabajamos|atendemos|la atendemos|lo atendemos|la llevamos")
                .is_some()
        {
            size(reader, count, at, end);
            return;
        }
    }
}

/// "Mi esposo y yo", "mi mamá, mis dos hermanas y yo": how many they are.
fn us(reader: &Reader<'_>, from: usize) -> Option<(u64, usize)> {
    let (count, has_self, end) = heads(reader, from)?;
    (has_self && count > 0 && count < 12).then_some((count + 1, end))
}

/// The people of a list, who writes aside: how many, whether who writes is among them, and behind which token it ends.
pub(super) fn heads(reader: &Reader<'_>, from: usize) -> Option<(u64, bool, usize)> {
    let mut at = from;
    let mut count = 0;
    let mut has_self = false;
    let mut is_unnamed = false;
    let mut end = from;
    while at < reader.end && at < from + 30 {
        let begins = count > 0 || has_self;
        if begins && reader.is_any(at, ", y e con com mas mais + :") {
            // "Un ayudante, el Rulo": the name of the one before.
            let name = at + 1 + usize::from(reader.is_any(at + 1, "el la o a"));
            if is_unnamed && reader.is(at, ",") && is_name(reader, name) {
                at = name + 1;
                end = at;
                is_unnamed = false;
            } else {
                at += 1;
            }
            continue;
        }
        if let Some(stop) = reader.one_of(
            at,
            "yo|eu|yo mero|yo mera|tu servilleta|su servilleta|un servidor|su servidor|una servidora|conmigo|comigo|contandome|contandome a mi|contandome yo",
        ) {
            has_self = true;
            at = stop;
            end = at;
            is_unnamed = false;
            continue;
        }
        let Some((more, stop, named)) = head(reader, at, begins) else {
            break;
        };
        count += more;
        at = stop;
        end = at;
        is_unnamed = more == 1 && !named;
        // "La Neide que borda de casa", "yo en la caja".
        if reader.is_any(at, "que en no na de") {
            let next = (at..reader.end.min(at + 6)).find(|step| reader.is_any(*step, ", y e mas"));
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
    }
    (count > 0 || has_self).then_some((count, has_self, end))
}

/// Who is counted behind a first count: "… y una administrativa".
pub(super) fn more_heads(reader: &Reader<'_>, from: usize) -> (u64, usize) {
    let mut count = 0;
    let mut end = from;
    loop {
        let mut at = end;
        // "Cuatro jardineros con contrato y una administrativa".
        at += 2 * usize::from(
            reader.is_any(at, "con de part") && reader.is_any(at + 2, ", y e mas mais"),
        );
        // "Y una mucama, Mirta, más un voluntario".
        at += 2 * usize::from(
            reader.is(at, ",")
                && is_name(reader, at + 1)
                && reader.is_any(at + 2, ", y e mas mais"),
        );
        if !reader.is_any(at, ", y e mas mais") {
            break;
        }
        let next =
            at + 1 + usize::from(reader.is(at, ",") && reader.is_any(at + 1, "y e mas mais"));
        let counts = reader.is_any(next, "un una um uma")
            || number_at(reader.tokens, next, reader.end).is_some();
        let Some((more, stop, false)) = head(reader, next, false).filter(|_| counts) else {
            break;
        };
        count += more;
        end = stop;
    }
    // A name that no further count follows is somebody to be read.
    (count, end)
}

/// One stretch of such a list: how many, behind which token it ends, and whether it names somebody.
fn head(reader: &Reader<'_>, at: usize, begins: bool) -> Option<(u64, usize, bool)> {
    let is_person = |step: usize| {
        reader.is_any(step, KIN)
            || is_worker(reader, step)
            || is_role(reader, step)
            || reader
                .token(step)
                .is_some_and(|token| crate::text::has_word(KIN, &crate::text::stem(&token.norm)))
    };
    let article = usize::from(reader.is_any(
        at,
        "mi mis meu minha meus minhas nuestro nuestra nuestros nuestras la el los las un una uno um uma o a os as",
    ));
    let next = at + article;
    if let Some(number) = number_at(reader.tokens, next, reader.end).filter(|number| {
        (1_000..200_000).contains(&number.millis) && number.millis.is_multiple_of(1_000)
    }) {
        let count = number.millis / 1_000;
        if is_person(number.end) {
            return Some((count, number.end + 1, false));
        }
        let is_more = begins
            && reader.is_any(at.wrapping_sub(1), "mas mais")
            && (number.end >= reader.end || reader.is_any(number.end, ", y e ."));
        return is_more.then_some((count, number.end, false));
    }
    if article == 1 && is_person(next) && !reader.token(next).is_some_and(|token| token.is_capital)
    {
        let mut stop = next + 1;
        // "Un repartidor venezolano, el Wilmer", "mi chalán el Brayan".
        let name = stop + usize::from(reader.is_any(stop, "el la o a don dona"));
        if is_name(reader, name) {
            stop = name + 1;
            return Some((1, stop, true));
        }
        if reader.token(stop).is_some_and(|token| {
            token.is_word()
                && token.verb.is_none()
                && [
                    "ano", "ana", "eno", "ena", "ueno", "uena", "ero", "era", "or",
                ]
                .iter()
                .any(|ending| token.norm.ends_with(ending))
        }) {
            stop += 1;
        }
        return Some((1, stop, false));
    }
    let name = at
        + usize::from(reader.is_any(at, "el la o a don dona"))
        + usize::from(reader.is_any(at, "la el") && reader.is_any(at + 1, "senora senor dona don"));
    let known = reader
        .token(name)
        .is_some_and(|token| super::given::is_given(&token.norm));
    (is_name(reader, name) && (known || name > at && begins))
        .then(|| (1, super::roles::name_end(reader, name), true))
}

pub(super) fn size(reader: &mut Reader<'_>, count: u64, from: usize, to: usize) {
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::TeamSize,
        subject: String::new(),
        value: Some(Value {
            number: Some(count.to_string()),
            ..Value::default()
        }),
        claim,
        confidence: sure::USUAL,
        from,
        to,
    });
}
