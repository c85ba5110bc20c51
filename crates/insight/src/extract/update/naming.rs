//! What the words of a clause that ends something name, and what they leave over.

use std::collections::HashSet;

use super::clause::{Clause, is_noun};
use super::facts::{Fact, Facts, Hit, has};
use crate::Slot;
use crate::text::Token;

/// "La feria de los sábados", "a feira de domingo": the day belongs to the name.
pub(super) fn is_of(tokens: &[Token], at: usize, from: usize) -> bool {
    let article = usize::from(
        at > from
            && tokens
                .get(at - 1)
                .is_some_and(|token| token.is_any("los las")),
    );
    (at - article)
        .checked_sub(1)
        .filter(|of| *of > from)
        .is_some_and(|of| {
            tokens
                .get(of)
                .is_some_and(|token| token.is_any("de del do da dos"))
        })
}

/// "Ya no aparezco en Rappi": what stands behind "ya no" is a verb, also where it is not known.
pub(super) fn is_denied_verb(tokens: &[Token], behind: usize, clause: &Clause, word: &str) -> bool {
    let is = |at: usize, words: &'static str| tokens.get(at).is_some_and(|it| it.is_any(words));
    let mut at = behind;
    while at < clause.to && is(at, "me nos se le les lo la los las te ni") {
        at += 1;
    }
    behind > clause.from + 1
        && is(behind - 1, "no nao")
        && tokens
            .get(at)
            .filter(|_| at + 1 < clause.to)
            .is_some_and(|token| {
                !token.is_capital
                    && (token.norm.ends_with('o') || token.norm.ends_with("mos"))
                    && crate::text::stem(&token.norm) == word
                    && is(at + 1, "a al en por con de del no na pelo pela com")
            })
}

/// Whether several things stand in a row.
pub(super) fn is_listed(tokens: &[Token], clause: &Clause) -> bool {
    (clause.from..clause.to).any(|at| tokens.get(at).is_some_and(|it| it.is_any("ni y e nem")))
}

/// All that a clause names, where it names nothing else.
pub(super) fn listed(facts: &Facts<'_>, clause: &Clause, hits: &[Hit]) -> Vec<usize> {
    let whole: Vec<usize> = hits
        .iter()
        .filter(|hit| {
            facts
                .all
                .get(hit.fact)
                .is_some_and(|fact| !fact.words.is_empty() && hit.words >= fact.words.len())
        })
        .map(|hit| hit.fact)
        .collect();
    let is_named = |word: &String| {
        whole.iter().any(|at| {
            facts
                .all
                .get(*at)
                .is_some_and(|fact| has(&fact.words, word))
        })
    };
    if clause.nouns.iter().all(is_named) {
        whole
    } else {
        Vec::new()
    }
}

/// "La agenda de papel" is the "agenda" that is known; "la torta de boda" may be another than the "torta".
pub(super) fn is_of_it(tokens: &[Token], clause: &Clause, fact: &Fact<'_>, word: &str) -> bool {
    fact.key.slot != Slot::Offers
        && (clause.from + 2..clause.to).any(|at| {
            let norm = |at: usize| tokens.get(at).map(|token| token.norm.as_str());
            norm(at).is_some_and(|said| crate::text::stem(said) == word)
                && matches!(norm(at - 1), Some("de" | "del"))
                && norm(at - 2).is_some_and(|head| has(&fact.words, &crate::text::stem(head)))
        })
}

/// What a clause names, without the reason that it gives: "no acepto más efectivo por los robos".
pub(super) fn nouns(tokens: &[Token], clause: &Clause, behind: usize) -> HashSet<String> {
    let reason = (behind..clause.to).find(|at| {
        tokens.get(*at).is_some_and(|token| {
            token.is_any("por porque debido gracias desde hace pues para pa ahora agora")
                && !tokens.get(at + 1).is_some_and(|next| next.is_capital)
        })
    });
    let Some(reason) = reason else {
        return clause.nouns.clone();
    };
    let named: Vec<&str> = (clause.from..reason)
        .filter(|at| is_noun(tokens, *at, clause.from))
        .filter_map(|at| tokens.get(at).map(|token| token.norm.as_str()))
        .collect();
    let nouns: HashSet<String> = crate::reconcile::words_of(&named.join(" "))
        .into_iter()
        .collect();
    if nouns.is_empty() {
        clause.nouns.clone()
    } else {
        nouns
    }
}

/// "Cerramos la sede de Cajicá": one of the places where the business is.
pub(super) fn branch(facts: &Facts<'_>, tokens: &[Token], clause: &Clause) -> Option<usize> {
    let has_word = |words: &'static str| {
        (clause.from..clause.to).any(|at| tokens.get(at).is_some_and(|token| token.is_any(words)))
    };
    let closes = has_word(
        "cerramos cerre cierro cerro fechei fechamos entregue entregamos vendi vendimos deje dejamos clausuramos",
    ) && has_word(
        "sede sucursal local tienda puesto loja filial taller oficina deposito bodega isla kiosco punto unidade",
    );
    let is_there = |fact: &Fact<'_>| {
        fact.key.slot == Slot::Location
            && (!fact.words.is_empty() && fact.words.iter().all(|word| clause.words.contains(word))
                || !fact.details.is_empty()
                    && fact.details.iter().all(|word| clause.words.contains(word)))
    };
    closes.then(|| facts.only(is_there)).flatten()
}
