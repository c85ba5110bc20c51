//! How the clauses around a figure lead to it: as a topic, as the verb that it leaves out, as what has gone otherwise.

use super::clause::Clause;
use super::figure::Figure;
use super::marks::moves;
use crate::text::{Person, Token};

/// "La venta anda en 9500": the takings, and that they are so now.
pub(super) fn takings(clause: &Clause) -> bool {
    let names = clause
        .nouns
        .iter()
        .any(|word| crate::text::has_word("venta venda ingreso facturacion faturamento", word));
    names
        && clause.groups.iter().any(|group| {
            group.does("estar andar rondar ser") && !group.is_negated && group.is_now()
        })
}

/// "Entran 130 por día": how many come, of whom nothing else is said.
pub(super) fn comes_in(tokens: &[Token], clause: &Clause, figure: &Figure) -> bool {
    clause.nouns.is_empty()
        && !clause.groups.is_empty()
        && clause.groups.iter().all(|group| {
            group.does("entrar venir llegar")
                && group.person == Person::Third
                && !group.is_negated
                && group.is_now()
        })
        && super::clause::is_per_period(tokens, figure.end)
}

/// "El corte ahora sale 12 y el color 30": the verb is left out, and the figure ends the clause.
pub(super) fn is_gapped(clause: &Clause, figure: &Figure) -> bool {
    !clause.nouns.is_empty() && figure.end == clause.to && figure.start <= clause.from + 5
}

/// "El simple nunca subió".
pub(super) fn never_moved(tokens: &[Token], clause: &Clause) -> bool {
    clause.figures.is_empty()
        && (clause.from..clause.to).any(|at| {
            tokens
                .get(at)
                .is_some_and(|token| token.is_any("nunca no nao"))
                && (at + 1..clause.to.min(at + 4)).any(|next| tokens.get(next).is_some_and(moves))
        })
}

/// "Sigue en 40".
pub(super) fn sigue(tokens: &[Token], clause: &Clause) -> bool {
    tokens
        .get(clause.from)
        .is_some_and(|token| token.is_any("sigue siguen seguimos sigo continua continuam todavia"))
}

/// "Estamos vendiendo mejor", "la venta cayó".
pub(super) fn sells_otherwise(tokens: &[Token], clause: &Clause) -> bool {
    clause
        .groups
        .iter()
        .any(|group| group.does("mejorar crecer empeorar caer"))
        || clause
            .groups
            .iter()
            .any(|group| group.does("vender facturar ganar ingresar"))
            && (clause.from..clause.to).any(|at| {
                tokens.get(at).is_some_and(|token| {
                    token.is_any("mejor peor mas menos melhor pior mais bien mal")
                })
            })
}

/// "Lo de los quintales": what is spoken of next is known.
pub(super) fn is_topic(tokens: &[Token], clause: &Clause) -> bool {
    let is = |at: usize, words: &'static str| tokens.get(at).is_some_and(|it| it.is_any(words));
    let at = clause.from + usize::from(is(clause.from, "y e"));
    clause.groups.is_empty()
        && (is(at, "lo") && is(at + 1, "de del") || is(at, "sobre") && is(at + 1, "el la los las"))
}

/// "No, son 9": the person takes back what they said.
pub(super) fn before_is_no(tokens: &[Token], from: usize) -> bool {
    let is = |back: usize, words: &'static str| {
        from.checked_sub(back)
            .and_then(|at| tokens.get(at))
            .is_some_and(|token| token.is_any(words))
    };
    is(1, ",") && is(2, "no nao") && (from == 2 || is(3, ", . : ; ay ah uy perdon"))
}
