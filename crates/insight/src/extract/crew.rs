//! How many work there, where no figure or no noun says it: "mi esposo y yo", "trabajo sola", "laburamos tres".

use super::group::Mode;
use super::reader::{Draft, Reader, sure};
use super::team::is_worker;
use crate::text::{Person, Sort, number_at};
use crate::{Slot, Value};

const KIN: &str = "\
    esposo esposa marido mujer hermano hermana hijo hija mama papa madre padre socio socia novio novia pareja primo \
    prima tio tia cunado cunada suegra suegro sobrino sobrina abuela abuelo mae pai irmao irma filho filha viejo vieja \
    companero companera amiga amigo comadre compadre nuera yerno senora chica chico empleada empleado ayudante pololo polola";

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
                    ", . y e ; pero con por nomas aqui aca en desde sin ) porque",
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
            && (group.is_to_us && group.does("ayudar apoyar")
                || group.lemma == "trabajar" && reader.is_any(group.end, "conmigo comigo"));
        let at = group.end + usize::from(reader.is_any(group.end, "conmigo comigo"));
        if helps
            && let Some(number) = number_at(reader.tokens, at, reader.end)
            && (2_000..200_000).contains(&number.millis)
            && (number.end >= reader.end
                || is_worker(reader, number.end)
                || reader.is_any(number.end, ", . y")
                || reader.is_any(number.end, KIN))
        {
            size(reader, number.millis / 1000, group.start, number.end);
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
    let mut at = from;
    let mut count = 0;
    let mut has_self = false;
    while at < reader.end && at < from + 14 {
        if reader.is_any(at, ", y e con") && (count > 0 || has_self || reader.is(at, "con")) {
            at += 1;
        } else if reader.is_any(at, "yo eu") {
            has_self = true;
            at += 1;
        } else if reader.is_any(at, "mi mis meu minha meus minhas la el un una") {
            let next = at + 1;
            let number = number_at(reader.tokens, next, reader.end);
            let noun = number.map_or(next, |number| number.end);
            if !reader.is_any(noun, KIN)
                && !reader.token(noun).is_some_and(|token| {
                    crate::text::has_word(KIN, &crate::text::stem(&token.norm))
                })
            {
                break;
            }
            count += number.map_or(1, |number| number.millis / 1000);
            at = noun + 1;
            // "Mi esposa Laura".
            if reader
                .token(at)
                .is_some_and(|token| token.is_capital && token.sort == Sort::Word)
            {
                at += 1;
            }
        } else {
            break;
        }
    }
    (has_self && count > 0 && count < 12).then_some((count + 1, at))
}

fn size(reader: &mut Reader<'_>, count: u64, from: usize, to: usize) {
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
