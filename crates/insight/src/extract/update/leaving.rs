//! People, clients and suppliers who left: "Wendy se me fue", "a Chayo la tuve que despedir", "el de Italia ya no nos compra".

use super::clause::Clause;
use super::facts::{Fact, Facts, has};
use super::marks::{phrase, stays};
use super::over::Over;
use crate::Slot;
use crate::text::{Token, stem, weekday};

/// Who leaves by themselves.
const GOES: &str = "\
    renuncio|renunciaron|se jubilo|se retiro|se independizo|se salio|dejo de trabajar|dejo de venir|ya no trabaja|\
    ya no viene|ya no esta|ya no sigue|ya no labura|ya no me ayuda|ya no nos ayuda|no trabaja mas|no viene mas|\
    no esta mas|no sigue mas|pediu demissao|pediu as contas|foi embora|nao trabalha mais|nao esta mais|saiu|fallecio|\
    no sigue|no continua|pidio su baja|pidio la baja|pidio su renuncia|dejo el negocio|dejo la empresa|dejo el equipo|dejo el trabajo|deixou a empresa|murio|nos dejo|me dejo|nos deixou|puso lo suyo|puso su propio|se fue del todo|se casa y se va";
/// The same where what stands behind it may make it a walk: "se fue a la bodega".
const WENT: &str = "se fue|se me fue|se nos fue|se fueron";
/// Whom the business lets go.
const FIRED: &str = "\
    tuve que correr|tuvimos que correr|toco correr|correrlo|correrla|tuve que echar|tuvimos que echar|echarlo|echarla|\
    tive que demitir|despedi|despedimos|despedir|despedirla|despedirlo|eche|echamos|lo corri|la corri|corri a|corrimos a|raje|rajamos|\
    demiti|demitimos|mandei embora|mandamos embora|prescindi de|prescindimos de|lo bote|la bote|bote a";
/// Whom the business has lost, whoever that was.
const LOST: &str = "\
    me quede sin|nos quedamos sin|fiquei sem|ficamos sem|perdi a|perdimos a|perdi al|perdimos al|perdemos a|perdi o";
/// Who no longer buys or supplies.
const DROPS: &str = "\
    se acabo el contrato|se termino el contrato|se nos acabo el contrato|acabou o contrato|perdimos a|perdimos al|perdi a|perdi al|perdemos a|perdemos al|perdemos o|perdemos a|perdimos como cliente|\
    ya no nos compra|ya no me compra|ya no nos compran|ya no me compran|no nos compra mas|no nos compran mas|\
    no me compra mas|nao compra mais|nao compram mais|dejo de comprarnos|dejo de comprarme|dejaron de comprarnos|\
    dejaron de comprarme|dejo de comprar|parou de comprar|rescindio|cancelo el contrato|termino el contrato|\
    cancelou o contrato|ya no es cliente|ya no son clientes|ya no son mis clientes|nao e mais cliente|nos saco|\
    ya no nos pide|ya no me pide|ya no nos piden|ya no me piden|ya no nos encarga|ya no me encarga|nos cancelo|\
    me cancelo|ya no nos contrata|ya no me contrata|ya no nos contratan|no nos pide mas|no me pide mas";
const STOPS_SUPPLYING: &str = "\
    ya no es de|ya no es con|ya no viene de|nao e mais da|nao e mais do|ya no vende|ya no surte|ya no nos vende|ya no me vende|ya no nos surte|ya no me surte|ya no nos trae|ya no me trae|ya no me la da|\
    ya no me lo da|ya no nos la da|ya no me da|ya no nos da|ya no me provee|ya no nos provee|dejo de surtirnos|\
    dejo de surtirme|dejo de vendernos|dejo de venderme|no me surte mas|no nos surte mas|no me vende mas|\
    no nos vende mas|nao fornece mais|ya no me abastece|ya no nos abastece|ya no me entrega|ya no nos entrega|quebro|\
    quebraron|no me trae mas|no nos trae mas|parou de fornecer";

/// Who is no longer in business, where nothing stands behind it.
const CLOSED: &str = "cerro|cerraron|quebro|quebraron|fechou|ya no es competencia|ya no son competencia|bajo la cortina";

const PEOPLE: &[Slot] = &[Slot::Person];
const STAFF: &[Slot] = &[Slot::Person, Slot::Supplier];
const ANYBODY: &[Slot] = &[Slot::Person, Slot::Customers, Slot::Supplier];
const FIRMS: &[Slot] = &[Slot::Competitor, Slot::Customers, Slot::Supplier];
const BUYERS: &[Slot] = &[Slot::Customers];
const SUPPLIERS: &[Slot] = &[Slot::Supplier];

/// The known people, clients and suppliers of whom some clauses say that they left.
pub(super) fn left(facts: &Facts<'_>, tokens: &[Token], clauses: &[Clause]) -> Vec<Over> {
    let mut found: Vec<Over> = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        if !clause.is_open || clause.is_unreal(tokens) || stays(tokens, clause.from, clause.to) {
            continue;
        }
        let Some(slots) = (clause.from..clause.to).find_map(|at| leaves(tokens, at, clause.to))
        else {
            continue;
        };
        // "Lupita ya no viene los lunes" leaves the other days.
        let is_of_days = clause.groups.iter().any(|group| group.is_negated)
            && (clause.from..clause.to).any(|at| {
                tokens
                    .get(at)
                    .is_some_and(|token| weekday(&token.norm).is_some())
            });
        // "Ya no está en caja" has another task.
        let is_moved = super::duties::leaves_task(tokens, clause);
        if is_of_days || is_moved {
            continue;
        }
        let is_wanted = |fact: &Fact<'_>| slots.contains(&fact.key.slot);
        let is_own = is_own(clause, tokens);
        let mut fact = named(facts, clause, &is_wanted);
        // "Banco Ademi nos rescindió el contrato, ya no es cliente", "mi hermano puso lo suyo, ya no trabaja conmigo".
        if fact.is_none()
            && clause.nouns.is_empty()
            && let Some(before) = at.checked_sub(1).and_then(|before| clauses.get(before))
            && before.is_open
        {
            fact = named(facts, before, &is_wanted);
        }
        let is_fired = (clause.from..clause.to).any(|at| phrase(tokens, at, clause.to, FIRED));
        let fact = fact.filter(|_| !is_own || is_fired);
        if let Some(fact) = fact
            && !found.iter().any(|over| over.fact == fact)
        {
            found.push(Over {
                fact,
                from: clause.from,
                to: clause.to,
            });
        }
    }
    found
}

/// Of what sort is who leaves at a token, if somebody does.
fn leaves(tokens: &[Token], at: usize, to: usize) -> Option<&'static [Slot]> {
    let is_last =
        at + 2 > to || tokens.get(at + 1).is_none_or(|token| !token.is_word()) || at + 1 >= to;
    if phrase(tokens, at, to, CLOSED)
        && (is_last || tokens.get(at).is_some_and(|token| token.is("ya")))
    {
        Some(FIRMS)
    } else if phrase(tokens, at, to, LOST) {
        Some(ANYBODY)
    } else if phrase(tokens, at, to, DROPS) {
        Some(BUYERS)
    } else if phrase(tokens, at, to, STOPS_SUPPLYING) {
        Some(SUPPLIERS)
    } else if phrase(tokens, at, to, "se retiro|se jubilo|se retira") {
        Some(STAFF)
    } else if phrase(tokens, at, to, GOES) || phrase(tokens, at, to, FIRED) {
        Some(PEOPLE)
    } else if phrase(tokens, at, to, WENT) && is_for_good(tokens, at, to) {
        Some(ANYBODY)
    } else {
        None
    }
}

/// "Se fue con otra empresa", "se fue a Nueva York", and not "se fue a la bodega" or "se fue de vacaciones".
fn is_for_good(tokens: &[Token], at: usize, to: usize) -> bool {
    let Some(verb) = (at..to).find(|at| {
        tokens
            .get(*at)
            .is_some_and(|token| token.is_any("fue fueron"))
    }) else {
        return false;
    };
    let Some(next) = tokens.get(verb + 1).filter(|_| verb + 1 < to) else {
        return true;
    };
    let after = tokens.get(verb + 2).filter(|_| verb + 2 < to);
    let is =
        |token: Option<&Token>, words: &'static str| token.is_some_and(|token| token.is_any(words));
    if is(Some(next), "a al pa para") {
        return after.is_some_and(|token| {
            token.is_capital || token.is_any("otro otra vivir trabajar estudiar estados su casa")
        });
    }
    if is(Some(next), "de del") {
        return !is(
            after,
            "vacaciones viaje paseo fiesta compras rumba permiso licencia puente parranda descanso reposo",
        );
    }
    !is(
        Some(next),
        "temprano tarde rapido bien mal hoy un una por en volando todo toda la enojado feliz contento",
    ) || is(Some(next), "la") && is(after, "semana")
        || is(Some(next), "por") && is(after, "su")
}

/// Whom a clause names, by a name or by what they are: "mi hermano", "el capataz".
fn named(
    facts: &Facts<'_>,
    clause: &Clause,
    is_wanted: &impl Fn(&Fact<'_>) -> bool,
) -> Option<usize> {
    let hits = facts.named(&clause.words, is_wanted);
    if !hits.is_empty() {
        return facts.best(&hits);
    }
    facts.only(|fact| {
        is_wanted(fact)
            && fact.key.slot == Slot::Person
            && clause
                .nouns
                .iter()
                .any(|word| has(&fact.details, word) || has(&fact.details, &stem(word)))
    })
}

/// Whether it is the person who leaves: "nos dejó" is not about them, "dejamos" is.
fn is_own(clause: &Clause, tokens: &[Token]) -> bool {
    (clause.from..clause.to).any(|at| {
        tokens.get(at).is_some_and(|token| {
            token.is_any("yo nosotros nosotras eu nos_mismos")
                && !tokens
                    .get(at + 1)
                    .is_some_and(|next| next.is_any("la lo los las"))
        })
    })
}
