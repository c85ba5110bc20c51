//! What the business is called, and how names are written.

use super::trades::BUSINESSES;
use super::trades::is_trade;

use super::reader::{Draft, Reader, sure, words};
use crate::Slot;
use crate::text::Sort;

pub(super) fn name(reader: &mut Reader<'_>, at: usize) {
    // "Se llama La Espiga", "mi panadería, La Espiga," "el negocio es X".
    let called = reader.one_of(
        at,
        "\
            se llama|se chama|llamada|llamado|chamada|chamado|is called|se llamara|le pusimos|le puse|\
            lo llamamos|se va a llamar|nos llamamos|nome e|ahora se llama|cambio a|cambiamos a|\
            cambie el nombre a|cambiamos el nombre a|cambie de nombre a|cambiamos de nombre a|mudei o nome para|\
            mudamos o nome para|mudei o nome pra|mudamos o nome pra|rebautizamos como|la rebautizamos|lo rebautizamos",
    );
    let noun = reader.one_of(
        at,
        "\
            el nombre del negocio es|el nombre de mi negocio es|nombre del negocio :|el nombre es|mi marca es|\
            nuestra marca es|o nome da loja e|o nome e|our name is|el nombre de la tienda es|\
            el nombre del local es|nombre :|mi negocio es|minha marca e",
    );
    // "Ya no se llama El Rincón, ahora es El Rinconcito".
    let is_renaming = called.is_none()
        && reader.has(
            reader.start,
            at,
            "llama llamamos chama chamamos nombre nome llamaba",
        )
        && reader.is_any(at, "ahora agora");
    let called = called.or_else(|| {
        reader
            .one_of(at, "ahora es|ahora somos|agora e|agora somos")
            .filter(|from| {
                is_renaming
                    && reader
                        .token(*from)
                        .is_some_and(|token| token.is_capital || token.is("\""))
            })
    });
    // "Don Ernesto es una parrilla de barrio".
    let introduced = reader.says(at, "es una")
        || reader.says(at, "es un")
        || reader.says(at, "e uma")
        || reader.says(at, "e um");
    if introduced && is_trade(reader, at + 2) {
        let first = (reader.start..at).find(|next| {
            reader.token(*next).is_some_and(|token| {
                token.is_capital && !token.is_any("hola buenas buenos mi la el nuestra nuestro")
            })
        });
        let whole = first.is_some_and(|first| {
            (first..at).all(|next| {
                reader
                    .token(next)
                    .is_some_and(|token| token.is_capital || token.is_any("de la el los las y del"))
            })
        });
        if let Some(first) =
            first.filter(|_| whole && !reader.has(reader.start, at, "vecino vecina competencia"))
        {
            let value = words(reader.raw(first, at));
            reader.add(Draft {
                slot: Slot::BusinessName,
                subject: String::new(),
                value: Some(value),
                claim: crate::Claim::Holds,
                confidence: sure::LIKELY,
                from: first,
                to: at,
            });
            if let Some(phrase) = reader.phrase(at + 2) {
                super::trades::add_trade(reader, phrase, at, crate::Claim::Holds);
            }
            return;
        }
    }
    // "Mi fonda es Doña Chuy".
    let equals = reader.is_any(at, "es e")
        && reader.token(at).is_some_and(|token| token.verb.is_some())
        && at >= reader.start + 2
        && reader.is_any(at - 2, "mi nuestra nuestro minha meu")
        && is_trade(reader, at - 1)
        && reader.token(at + 1).is_some_and(|token| token.is_capital);
    let noun = noun.or(equals.then_some(at + 1));
    let from = match (called, noun) {
        (Some(from), _) => {
            let start = reader.clause_start(at);
            let is_renamed =
                reader.is_any(at, "cambio cambiamos cambie mudei mudamos rebautizamos");
            if is_renamed
                && !reader.has(start, at, "nombre nome")
                && !reader.has(at, from, "nombre nome rebautizamos")
            {
                return;
            }
            let us = reader.has(start.min(at.saturating_sub(8)), at, BUSINESSES)
                || reader.has(at, from, "nos pusimos puse llamamos nome nombre rebautizamos somos")
                || is_renaming
                || start == at
                    && !reader.has(
                        reader.start,
                        at,
                        "\
                            socia socio esposa esposo hija hijo empleada proveedor hermana hermano mama mamá \
                            perro contadora contador",
                    );
            let them = reader.has(
                reader.clause_start(at),
                at,
                "\
                    socia socio esposa esposo proveedor proveedora hija hijo hermano hermana empleado empleada \
                    contador contadora competidor competencia encargada encargado gerente cocinero producto \
                    programa app sistema repartidor chef vecino ayudante sucursal calle colonia",
            );
            if !us || them {
                return;
            }
            from
        }
        (None, Some(from)) => {
            if !equals
                && reader.is_any(at + 1, "negocio marca")
                && !reader
                    .token(from + usize::from(reader.is(from, "\"")))
                    .is_some_and(|token| token.is_capital)
            {
                return;
            }
            from
        }
        (None, None) => {
            // "Tengo una panadería, La Espiga", "mi taller "El Rayo"".
            if !reader.is_any(at, BUSINESSES)
                || !reader.has(
                    at.saturating_sub(2),
                    at,
                    "mi nuestra nuestro una un minha meu my la el uma um",
                )
            {
                return;
            }
            let quoted = (at + 1..reader.end.min(at + 5))
                .find(|next| reader.is(*next, "\""))
                .filter(|open| {
                    (at + 1..*open).all(|next| {
                        reader.token(next).is_some_and(|token| {
                            token.is_word() && (token.verb.is_none() || token.is_any("de la ropa"))
                        })
                    })
                });
            let owns = reader.groups.iter().any(|group| {
                group.is_own && group.end <= at && group.does("tener llevar atender abrir manejar")
            }) || reader.is_any(at.wrapping_sub(1), "mi nuestra nuestro minha meu my");
            let comma = reader.is(at + 1, ",")
                && reader.token(at + 2).is_some_and(|token| token.is_capital);
            match quoted.map(|open| open + 1).or(comma.then_some(at + 2)) {
                Some(from) if owns => from,
                _ => return,
            }
        }
    };
    let Some((start, end)) = proper(reader, from) else {
        return;
    };
    add_name(reader, start, end, sure::HIGH);
}

/// Adds what stands there as the name of the business.
pub(super) fn add_name(reader: &mut Reader<'_>, from: usize, to: usize, confidence: f64) {
    let value = words(reader.raw(from, to));
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::BusinessName,
        subject: String::new(),
        value: Some(value),
        claim,
        confidence,
        from,
        to,
    });
    reader.take(from, to);
}

/// A name as it is written: within quotes, or words with capitals and the small ones between them; without capitals
/// all words up to the end of the clause.
pub(super) fn proper(reader: &Reader<'_>, from: usize) -> Option<(usize, usize)> {
    if reader.is(from, "\"") {
        let end = (from + 1..reader.end.min(from + 9)).find(|at| reader.is(*at, "\""))?;
        return (end > from + 1).then_some((from + 1, end));
    }
    let mut end = from;
    let is_written = reader.token(from).is_some_and(|token| token.is_capital);
    while end < reader.end && end - from < 7 {
        let Some(token) = reader.token(end) else {
            break;
        };
        let is_small =
            token.is_any("de del la las el los y da do e dos das & al con para a of the sin");
        let next = reader.token(end + 1);
        if token.is("\"")
            || token.sort == Sort::Line
            || (token.sort == Sort::Mark && !token.is_any("& ' +"))
        {
            break;
        }
        if is_written {
            let goes_on = is_small
                && end > from
                && (next.is_some_and(|next| next.is_capital)
                    || reader.token(end + 2).is_some_and(|after| {
                        after.is_capital && next.is_some_and(|next| next.is_any("la el los las"))
                    }));
            if !(token.is_capital || token.sort == Sort::Number || goes_on || token.is("&")) {
                break;
            }
        } else {
            let stops = token.is_any("y pero que porque en esta queda estamos vendemos vendo somos desde e mas fica ahora and") && end > from;
            let is_plain = token
                .verb
                .is_some_and(|form| form.is_plain && form.person != crate::text::Person::None)
                && end > from;
            if stops || is_plain {
                break;
            }
        }
        end += 1;
    }
    while end > from && reader.is_any(end - 1, "de del la el y en con a") {
        end -= 1;
    }
    (end > from).then_some((from, end))
}
