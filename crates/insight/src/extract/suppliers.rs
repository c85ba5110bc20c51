//! Who supplies, and what.

use super::group::{Group, Mode};
use super::phrase::Phrase;
use super::reader::{Draft, Reader, sure, words};
use crate::text::Person;
use crate::{Claim, Slot};

pub(super) fn suppliers(reader: &mut Reader<'_>, group: &Group) {
    // "La harina es de Alicorp", "o malte vem da Agrária".
    let comes = group.person == Person::Third
        && group.is_now()
        && !group.is_negated
        && group.mode == Mode::Plain
        && group.does("ser venir")
        && reader.is_any(group.end, "de del da do")
        && reader
            .token(group.end + 1)
            .is_some_and(|token| token.is_capital);
    if comes
        && let Some(goods) = super::phrase::phrase_before(
            reader.tokens,
            group.start,
            reader.clause_start(group.start),
        )
        .filter(|phrase| {
            !reader
                .token(phrase.start)
                .is_some_and(|token| token.is_capital)
                && !super::segments::is_group(reader, *phrase)
                && !reader.has(
                    phrase.start,
                    phrase.end,
                    "clientes clientas gente mayoria pedidos empleados alumnos",
                )
                && !super::trades::is_trade(reader, phrase.start)
                && !super::roles::is_role(reader, phrase.start)
                && reader.is_any(phrase.start.wrapping_sub(1), "el la los las o a os as")
        })
        && let Some(name) = reader.phrase(group.end + 1)
    {
        let subject = reader.words(name);
        let value = Some(words(&reader.words(goods)));
        let claim = reader.claim();
        reader.add(Draft {
            slot: Slot::Supplier,
            subject,
            value,
            claim,
            confidence: sure::LIKELY,
            from: goods.start,
            to: name.end,
        });
        reader.take(goods.start, name.end);
        return;
    }
    // "El que me surte las gaseosas es Postobón".
    let whoever = group.person == Person::Third
        && group.is_to_us
        && group.does("surtir vender traer abastecer proveer")
        && group.start > reader.start
        && reader.is_any(group.start - 1, "que quien");
    if whoever
        && let Some(goods) = reader.phrase(group.end)
        && reader.is_any(goods.end, "es son e")
        && let Some(name) = reader.phrase(goods.end + 1)
    {
        let subject = reader.words(name);
        let value = Some(words(&reader.words(goods)));
        reader.add(Draft {
            slot: Slot::Supplier,
            subject,
            value,
            claim: Claim::Holds,
            confidence: sure::USUAL,
            from: group.start,
            to: name.end,
        });
        reader.take(group.start, name.end);
        return;
    }
    if relative(reader, group) {
        return;
    }
    let buys = group.is_own
        && group.does("comprar traer conseguir surtir abastecer importar pedir sacar encargar")
        && (group.is_to_us || !group.does("surtir abastecer"));
    let brings = group.person == Person::Third
        && group.is_to_us
        && group.does("surtir abastecer proveer vender traer entregar distribuir mandar enviar fabricar hacer")
        && !group.is_impersonal;
    if brings && (group.is_now() && !group.is_negated || group.is_over) {
        let claim = if group.is_over {
            Claim::Ended
        } else {
            Claim::Holds
        };
        let from = reader.clause_start(group.start);
        let before = super::phrase::phrase_before(reader.tokens, group.start, from)
            .filter(|phrase| is_supplier(reader, *phrase));
        let (goods, stop) = reader.list(group.end);
        if let Some(name) = before {
            let value = goods.first().map(|phrase| {
                words(reader.raw(
                    phrase.start,
                    goods.last().map_or(phrase.end, |last| last.end),
                ))
            });
            let subject = reader.words(name);
            reader.add(Draft {
                slot: Slot::Supplier,
                subject,
                value,
                claim,
                confidence: sure::USUAL,
                from: name.start,
                to: stop.max(group.end),
            });
            reader.take(name.start, stop);
        } else if let Some(name) = goods
            .iter()
            .find(|phrase| {
                reader
                    .token(phrase.start)
                    .is_some_and(|token| token.is_capital || token.is_any("don dona cooperativa"))
                    || reader.is_any(phrase.start.saturating_sub(1), "don dona")
            })
            .copied()
        {
            // "El café me lo trae Don Beto".
            let before = super::phrase::phrase_before(reader.tokens, group.start, from);
            let value = before.map(|phrase| words(&reader.words(phrase)));
            let subject = reader.words(name);
            reader.add(Draft {
                slot: Slot::Supplier,
                subject,
                value,
                claim,
                confidence: sure::USUAL,
                from: before.map_or(group.start, |phrase| phrase.start),
                to: name.end,
            });
            reader.take(name.start, name.end);
        }
        return;
    }
    if !buys {
        return;
    }
    let claim = if group.ends() {
        Claim::Ended
    } else if group.holds() {
        Claim::Holds
    } else {
        return;
    };
    let stop = reader.clause_end(group.end);
    let leads = reader.is_any(group.end, "a al de del con en da do na no com desde")
        && reader
            .token(group.end + 1)
            .is_some_and(|token| token.is_capital);
    let (goods, after) = if group.has_object || leads {
        (Vec::new(), group.end)
    } else {
        reader.list(group.end)
    };
    let goods_before = || {
        super::phrase::phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
    };
    for at in group.end..stop {
        if !reader.is_any(at, "a al de del con en from do da na no com desde") {
            continue;
        }
        // "Traigo una mezcalería en Morelia" says where it is.
        if group.lemma == "traer" && reader.has(group.end, at + 1, "en na no") {
            continue;
        }
        // "Le compro el café a Don Beto": after the goods, before them only without.
        if at < after && !goods.is_empty() && !reader.is_any(at, "a al") {
            continue;
        }
        let Some(name) = super::sources::introduced(reader, at + 1, reader.end)
            .or_else(|| reader.phrase(at + 1))
        else {
            continue;
        };
        // "En Chiconcuac con la señora Martha": of whom comes behind.
        if reader.is_any(at, "en na no de do da")
            && reader.is_any(name.end, "con com")
            && super::sources::name(reader, name.end + 1, stop).is_some()
        {
            continue;
        }
        let is_place = reader.is_any(at, "en na no desde");
        let is_named = reader
            .token(name.start)
            .is_some_and(|token| token.is_capital)
            || reader.is_any(at + 1, "don dona un una seu")
            || is_supplier(reader, name)
            || is_place && reader.is_any(at + 1, "el la los")
            || reader.is_any(at, "al del") && is_supplier(reader, name);
        if !is_named
            || crate::text::weekday(
                &reader
                    .tokens
                    .get(name.start)
                    .map(|token| token.norm.clone())
                    .unwrap_or_default(),
            )
            .is_some()
            || reader.is_any(
                name.start,
                "credito cuotas mayoreo linea contado instagram facebook whatsapp",
            )
        {
            continue;
        }
        let value = goods
            .first()
            .map(|phrase| {
                words(
                    reader.raw(
                        phrase.start,
                        goods
                            .last()
                            .map_or(phrase.end, |last| last.end.min(at).max(phrase.start + 1)),
                    ),
                )
            })
            .or_else(|| goods_before().map(|phrase| words(&reader.words(phrase))));
        let subject = reader.words(name);
        reader.add(Draft {
            slot: Slot::Supplier,
            subject,
            value,
            claim,
            confidence: sure::USUAL,
            from: group.start,
            to: name.end,
        });
        reader.take(group.start, name.end);
        also(reader, at, name.end, stop, claim);
        return;
    }
}

/// "Compro en Salerm y en Roselly": the next, led by the same word.
fn also(reader: &mut Reader<'_>, lead: usize, from: usize, stop: usize, claim: Claim) {
    let led = reader.token(lead).map(|token| token.norm.clone());
    let mut at = from;
    while reader.is_any(at, "y e , o")
        && at + 2 < stop.max(reader.end)
        && reader.token(at + 1).map(|token| token.norm.clone()) == led
        && reader
            .token(at + 2)
            .is_some_and(|token| token.is_capital && token.is_word())
        && !super::sites::is_city(reader, at + 2)
        && let Some(name) = reader.phrase(at + 2).filter(|name| name.start == at + 2)
    {
        reader.name(Slot::Supplier, name, claim, sure::USUAL);
        reader.take(name.start, name.end);
        at = name.end;
    }
}

/// "Mi aliado es Tai Heng que me da los cuadernos": who is named right before what they do.
fn relative(reader: &mut Reader<'_>, group: &Group) -> bool {
    let that = group.start.checked_sub(1).filter(|that| {
        *that > reader.start
            && group.person == Person::Third
            && group.is_to_us
            && group.is_now()
            && !group.is_negated
            && group.mode == Mode::Plain
            && group.does("surtir abastecer proveer vender traer entregar distribuir mandar dar")
            && reader.is_any(*that, "que quien")
    });
    let Some(that) = that else { return false };
    let goods = reader.phrase(group.end).filter(|goods| {
        goods.start <= group.end + 1
            && super::goods::is_goods(reader, goods.start)
            && !super::segments::is_group(reader, *goods)
    });
    let name = super::phrase::phrase_before(reader.tokens, that, reader.clause_start(that)).filter(
        |name| {
            (name.start..name.end).all(|at| reader.token(at).is_some_and(|token| token.is_capital))
                && !super::sites::is_city(reader, name.start)
                && !reader.is_taken(name.start)
        },
    );
    let (Some(goods), Some(name)) = (goods, name) else {
        return false;
    };
    let subject = reader.words(name);
    let value = Some(words(&reader.words(goods)));
    reader.add(Draft {
        slot: Slot::Supplier,
        subject,
        value,
        claim: Claim::Holds,
        confidence: sure::USUAL,
        from: name.start,
        to: goods.end,
    });
    reader.take(name.start, goods.end);
    true
}

fn is_supplier(reader: &Reader<'_>, phrase: Phrase) -> bool {
    reader
        .token(phrase.start)
        .is_some_and(|token| token.is_capital && phrase.start > reader.start)
        || reader.has(
            phrase.start.saturating_sub(2),
            phrase.end,
            "\
                proveedor proveedora don dona distribuidor distribuidora mayorista fabrica productor \
                productores granja finca vivero senor fornecedor fornecedora supplier cooperativa molino \
                imprenta tostador carnicero abastos central ceasa merced gamarra once corabastos chino \
                importador importadora taller campesino agricultor lechero panadero",
        )
}

/// "Mi proveedor de harina es Molinos Sur", "mi proveedor, Don Beto".
pub(super) fn supplier_noun(reader: &mut Reader<'_>, at: usize) {
    if reader
        .groups
        .iter()
        .any(|group| group.mode == Mode::Wish && group.start < at)
        || reader.has(
            at.saturating_sub(3),
            at,
            "otro nuevo buscando buscar sin outro",
        ) && !reader.has(at, reader.end, "es ahora")
    {
        return;
    }
    let mut next = at + 1;
    let goods = reader
        .is_any(next, "de del do da")
        .then(|| reader.phrase(next + 1))
        .flatten();
    if let Some(goods) = goods {
        next = goods.end;
    }
    let is_verb = reader.is_any(next, "es e se is son :");
    let is_apposed = reader.token(next).is_some_and(|token| token.is_capital)
        || reader.is(next, ",") && reader.token(next + 1).is_some_and(|token| token.is_capital);
    if !is_verb && !is_apposed {
        return;
    }
    next += usize::from(is_verb || reader.is(next, ","));
    if reader.is_any(next, "llama chama") {
        next += 1;
    }
    let Some(name) = reader.phrase(next).filter(|phrase| {
        !reader.has(
            phrase.start,
            phrase.end,
            "caro malo bueno confiable buena impuntual lento",
        )
    }) else {
        return;
    };
    let subject = reader.words(name);
    let value = goods.map(|goods| words(&reader.words(goods)));
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::Supplier,
        subject,
        value,
        claim,
        confidence: sure::USUAL,
        from: at,
        to: name.end,
    });
    reader.take(at, name.end);
}
