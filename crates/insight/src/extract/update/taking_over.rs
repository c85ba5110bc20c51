//! What gives way because another is named alone: "ya solo efectivo", "la leche ahora me la trae Colanta".

use super::clause::Clause;
use super::facts::{Fact, Facts, has};
use super::marks::{phrase, stays};
use super::over::Over;
use crate::Slot;
use crate::text::{Token, has_word};

/// The known means of payment and suppliers that some clauses leave no room for.
pub(super) fn displaced(facts: &Facts<'_>, tokens: &[Token], clauses: &[Clause]) -> Vec<Over> {
    let mut found = Vec::new();
    for clause in clauses {
        if !clause.is_of_a_state(tokens) {
            continue;
        }
        let over = |fact: usize| Over {
            fact,
            from: clause.from,
            to: clause.to,
        };
        found.extend(
            paid_only(facts, tokens, clause, clauses)
                .into_iter()
                .map(over),
        );
        if !stays(tokens, clause.from, clause.to) {
            found.extend(supplied_by_another(facts, tokens, clause).map(over));
        }
    }
    found
}

/// "Ya solo efectivo", "ahora puro Yape": all other means of payment.
fn paid_only(
    facts: &Facts<'_>,
    tokens: &[Token],
    clause: &Clause,
    clauses: &[Clause],
) -> Vec<usize> {
    const ONLY: &str = "\
        ya solo|ya solamente|ya puro|ahora solo|ahora solamente|ahora puro|ahora pura|ahora unicamente|ya unicamente|\
        agora so|so aceitamos|ahora nada mas|ya nada mas|ahora nomas|ya nomas|ahora es solo|ahora aceptamos solo|\
        ahora recibimos solo|ahora acepto solo|ahora recibo solo|ahora cobro solo|ahora cobramos solo|\
        ya solo aceptamos|ya solo recibimos|agora aceitamos so|agora aceito so|agora e so|agora apenas";
    let is_payment = |fact: &Fact<'_>| fact.key.slot == Slot::Payment;
    let is_said = |words: &'static str| {
        (clause.from..clause.to).any(|at| tokens.get(at).is_some_and(|token| token.is_any(words)))
    };
    // "Solo efectivo ya".
    let says_only = (clause.from..clause.to).any(|at| phrase(tokens, at, clause.to, ONLY))
        || is_said("solo puro solamente unicamente") && is_said("ya ahora");
    let names_payments = !clause.nouns.is_empty()
        && clause.nouns.iter().all(|word| {
            has_word("pago pagamento medio forma cobro aceptamo recibimo", word)
                || is_means(word)
                || facts
                    .all
                    .iter()
                    .any(|fact| is_payment(fact) && has(&fact.words, word))
        });
    if !says_only || !names_payments {
        return Vec::new();
    }
    let is_named = |fact: &Fact<'_>| {
        clauses
            .iter()
            .any(|clause| fact.words.iter().any(|word| clause.words.contains(word)))
    };
    (0..facts.all.len())
        .filter(|at| {
            facts
                .all
                .get(*at)
                .is_some_and(|fact| is_payment(fact) && !is_named(fact))
        })
        .collect()
}

/// Whether a word is a means of payment.
fn is_means(word: &str) -> bool {
    super::super::words::PAYMENTS
        .split('|')
        .any(|name| name == word || crate::text::stem(name) == word)
}

/// "Los cuadernos ahora me los trae Standford": who had brought them, if somebody had.
fn supplied_by_another(facts: &Facts<'_>, tokens: &[Token], clause: &Clause) -> Option<usize> {
    const BRINGS: &str = "\
        surte surten trae traen da dan vende venden provee proveen abastece abastecen entrega entregan fornece fornecem \
        manda mandan consigue despacha";
    const BUYS: &str = "compro compramos pido pedimos surto surtimos traigo traemos";
    let is = |at: usize, words: &'static str| {
        at >= clause.from
            && at < clause.to
            && tokens.get(at).is_some_and(|token| token.is_any(words))
    };
    let is_now = (clause.from..clause.to).any(|at| is(at, "ahora agora"));
    let verb = (clause.from..clause.to).find(|at| is(*at, BRINGS) || is(*at, BUYS))?;
    // "Ahora la carne la compro en SuKarne".
    let buys = is(verb, BUYS) && is(verb + 1, "en a con na no");
    let is_to_us = (verb.saturating_sub(2)..verb).any(|at| is(at, "me nos"))
        && is(verb.saturating_sub(1), "lo la los las me nos")
        || buys;
    let next = verb + 1 + usize::from(buys);
    let names_another = tokens
        .get(next)
        .filter(|_| next < clause.to)
        .is_some_and(|token| token.is_capital);
    if !is_now || !is_to_us || !names_another {
        return None;
    }
    let is_it = |fact: &Fact<'_>| {
        fact.key.slot == Slot::Supplier
            && !fact.details.is_empty()
            && fact.details.iter().all(|word| clause.words.contains(word))
            && !fact.words.iter().any(|word| clause.words.contains(word))
    };
    facts.only(is_it)
}
