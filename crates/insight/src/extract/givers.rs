//! Those who supply, as the subjects of their verbs, as an origin, or under the name of supplier.

use super::clauses::Clause;
use super::phrase::{Phrase, phrase_before};
use super::reader::Reader;
use super::sources::{GOODS_PRONOUNS, HOUSES, TITLES, is_capital, name, put};

/// Bringing goods, said of somebody else.
pub(super) const GIVES: &str = "\
    surte surten provee proveen trae traen vende venden manda mandan distribuye distribuyen entrega entregan deja dejan abastece \
    baja bajan da dan hace hacen mueve mueven presta prestan arma arman cose cosen suelta guarda fia cultiva esquila \
    esquilan teje tejen muele muelen tuesta abastecen despacha despachan fornece fornecem traz trazem envia envian suministra suministran importa fabrica maquila consigue \
    reparte";

/// "Bachoco me surte el pollo", "la harina la trae Molino San José".
pub(super) fn gives(reader: &mut Reader<'_>, clause: Clause, verb: usize) {
    let mut before = verb;
    while before > clause.start && reader.is_any(before - 1, GOODS_PRONOUNS) {
        before -= 1;
    }
    let is_to_us = reader.has(before, verb, "me nos")
        || reader.has(verb, clause.end, "nos pra")
            && reader
                .find(
                    verb,
                    clause.end,
                    "pra gente|para nosotros|pra mim|para mi|pra nos",
                )
                .is_some();
    let has_object = reader.has(before, verb, "lo la los las o a os as");
    // "O queijo quem traz é o seu Zé".
    if reader.is_any(before.wrapping_sub(1), "quem quien")
        && reader.is_any(verb + 1, "es e")
        && let Some(found) = name(reader, verb + 2, clause.end)
        && let Some(goods) = phrase_before(reader.tokens, before - 1, clause.start)
    {
        put(reader, found, Some(goods), goods.start, found.end);
        return;
    }
    // "Quem me fornece o queijo é a Fazenda".
    if reader.is_any(before.wrapping_sub(1), "quem quien que")
        && let Some(goods) = reader.phrase(verb + 1)
        && reader.is_any(goods.end, "es e son sao")
        && let Some(found) = name(reader, goods.end + 1, clause.end)
    {
        put(reader, found, Some(goods), verb, found.end);
        return;
    }
    if let Some(found) = name(reader, verb + 1, clause.end)
        && has_object
        && (is_to_us
            || reader.is_any(
                verb,
                "trae traen distribuye distribuyen provee proveen surte surten fornece fornecem traz trazem abastece abastecen suministra \
                 suministran despacha fabrica maquila",
            ))
    {
        // "Los Shimano me los importa Ride Chile": with its article a brand is what is brought.
        let goods = phrase_before(reader.tokens, before, clause.start).filter(|phrase| {
            !is_capital(reader, phrase.start)
                || phrase.start == reader.start
                || phrase.start == clause.start + 1 && reader.is_any(clause.start, "el la los las o a os as")
        });
        if goods.is_some() || is_to_us {
            let from = goods.map_or(before, |goods| goods.start);
            put(reader, found, goods, from, found.end);
        }
        return;
    }
    let is_trade = reader.is_any(
        verb,
        "surte surten provee proveen abastece abastecen fornece fornecem distribuye traz despacha despachan",
    );
    // "Mi hija me hace las cuentas": only what is named as a house may give in so many words.
    let is_loose = reader.is_any(
        verb,
        "baja bajan da dan hace hacen mueve mueven presta prestan arma arman cose cosen suelta guarda fia cultiva esquila \
         esquilan teje tejen muele muelen tuesta",
    );
    if is_loose || !(is_to_us || is_trade) || has_object && !is_to_us {
        return;
    }
    let Some(supplier) = phrase_before(reader.tokens, before, clause.start) else {
        return;
    };
    let is_named = is_capital(reader, supplier.start)
        || reader.is_any(supplier.start, TITLES)
        || reader.is_any(supplier.start, HOUSES)
        || supplier.start > reader.start && reader.is_any(supplier.start - 1, TITLES);
    let goods = reader
        .phrase(verb + 1)
        .filter(|phrase| phrase.start < clause.end && !is_capital(reader, phrase.start));
    // "Lucha despacha" works at the counter.
    let is_alone =
        goods.is_none() && !is_to_us && reader.is_any(verb, "despacha despachan distribuye");
    if is_named
        && !is_alone
        && (goods.is_some() || is_trade)
        && !reader.is_any(supplier.start, "el ella yo eso")
    {
        let to = goods.map_or(verb + 1, |goods| goods.end);
        put(reader, supplier, goods, supplier.start, to);
    }
}

/// "La carne viene del frigorífico Rioplatense", "as embalagens são da Embalex".
pub(super) fn comes(reader: &mut Reader<'_>, clause: Clause, verb: usize) {
    if !reader.is_any(verb + 1, "de del da do desde") {
        return;
    }
    let Some(found) = name(reader, verb + 2, clause.end) else {
        return;
    };
    let before = verb - usize::from(verb > clause.start && reader.is_any(verb - 1, "me nos"));
    let Some(goods) = phrase_before(reader.tokens, before, clause.start) else {
        return;
    };
    let is_goods = !is_capital(reader, goods.start)
        && reader.is_any(goods.start.wrapping_sub(1), "el la los las o a os as mi mis nuestra nuestras meu minha")
        && !super::trades::is_trade(reader, goods.start)
        && !super::roles::is_role(reader, goods.start)
        && !super::segments::is_group(reader, goods)
        && !reader.has(goods.start, goods.end, "clientes cliente clientas caseras caseros gente empleados idea tienda local mayoria equipo pedidos casa familia");
    if is_goods {
        put(reader, found, Some(goods), goods.start, found.end);
    }
}

/// "Mi casero de papas es Don Julián", "nuestros proveedores son Lala y Alpura", "trabajo con Lala como proveedor".
pub(super) fn called(reader: &mut Reader<'_>, clause: Clause) {
    let Some(noun) = (clause.start..clause.end).find(|at| {
        reader.is_any(
            *at,
            "\
                proveedor proveedora proveedores distribuidor distribuidora distribuidores fornecedor fornecedora fornecedores \
                casero casera mayorista surtidor abastecedor",
        )
    }) else {
        return;
    };
    if !reader.is_open(noun) {
        return;
    }
    if reader.is_any(noun.wrapping_sub(1), "de como") {
        let lead = (clause.start..clause.end).find(|at| {
            reader.is_any(*at, "a con")
                && *at + 1 < clause.end
                && is_capital(reader, at + 1)
                && !(noun..noun + 1).contains(at)
        });
        let is_own = reader.has(
            clause.start,
            clause.end,
            "tengo tenemos trabajo trabajamos uso usamos tenho temos trabalho trabalhamos",
        );
        if let Some(found) = lead
            .filter(|_| is_own)
            .and_then(|at| name(reader, at + 1, clause.end))
        {
            let end = (found.start..found.end)
                .find(|at| {
                    reader.is_any(*at, "como de") && reader.is_any(at + 1, "proveedor proveedora")
                })
                .unwrap_or(found.end);
            let found = Phrase {
                start: found.start,
                end,
            };
            put(
                reader,
                found,
                None,
                found.start.min(noun),
                found.end.max(noun + 1),
            );
        }
        return;
    }
    if !reader.has(
        noun.saturating_sub(3),
        noun,
        "mi mis nuestro nuestra nuestros meu minha meus nosso los el la principal",
    ) {
        return;
    }
    let goods = reader
        .is_any(noun + 1, "de del do da")
        .then(|| reader.phrase(noun + 2))
        .flatten()
        .filter(|goods| !is_capital(reader, goods.start));
    let link = goods.map_or(noun + 1, |goods| goods.end);
    let link = link
        + usize::from(reader.is_any(
            link,
            "principales principal fijo fijos actual actuales directo principais",
        ));
    let behind = if reader.is_any(link, "es son e sao : siempre") {
        link + 1
    } else if reader.is_any(link, "se") && reader.is_any(link + 1, "llama llaman chama") {
        link + 2
    } else {
        return;
    };
    let mut next = behind;
    for _ in 0..5 {
        let Some(found) = name(reader, next, reader.end) else {
            break;
        };
        put(reader, found, goods, noun.min(found.start), found.end);
        if !reader.is_any(found.end, "y e ,") || !is_capital(reader, found.end + 1) {
            break;
        }
        next = found.end + 1;
    }
}
