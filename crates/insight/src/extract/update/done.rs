//! What is over because it is done, undone or allowed: "ya compré el horno", "ahora sí aceptamos tarjeta".

use super::super::group::Mode;
use super::clause::Clause;
use super::facts::{Fact, Facts, has};
use super::over::Over;
use crate::Slot;
use crate::text::{Tense, Token};

/// What is said with its own verb to be so no longer: "ya no se cae el internet", "ya no compro el horno".
pub(super) fn undone(facts: &Facts<'_>, tokens: &[Token], clause: &Clause) -> Option<usize> {
    let verb = clause.groups.iter().find(|group| group.is_over)?;
    let said = tokens.get(verb.end.checked_sub(1)?)?;
    let is_it = |fact: &Fact<'_>| {
        matches!(
            fact.key.slot,
            Slot::Problem | Slot::Goal | Slot::Decision | Slot::Habit | Slot::Event
        ) && (stems_alike(fact, &said.norm) || stems_alike(fact, verb.lemma))
            && !clause.nouns.is_empty()
            && clause.nouns.iter().all(|word| has(&fact.words, word))
    };
    facts.only(is_it)
}

/// Whether a fact has the verb in some form: "caer" of "se cae".
fn stems_alike(fact: &Fact<'_>, verb: &str) -> bool {
    let head: String = verb.chars().take(4).collect();
    head.chars().count() >= 3 && fact.words.iter().any(|word| word.starts_with(&head))
        || fact.words.contains(verb)
}

/// Whether one of some words is in a clause.
fn has_any(tokens: &[Token], clause: &Clause, words: &'static str) -> bool {
    (clause.from..clause.to).any(|at| tokens.get(at).is_some_and(|token| token.is_any(words)))
}

/// That a whole clause ends a fact.
fn clause_over(fact: usize, clause: &Clause) -> Over {
    Over {
        fact,
        from: clause.from,
        to: clause.to,
    }
}

/// What was wanted and is done: "ya compré el horno".
pub(super) fn reached(facts: &Facts<'_>, tokens: &[Token], clauses: &[Clause]) -> Vec<Over> {
    let mut found = Vec::new();
    for clause in clauses {
        let is_done = has_any(tokens, clause, "ya fin finalmente ja");
        let Some(verb) = clause.groups.iter().find(|group| {
            group.tense == Tense::Past
                && group.is_own
                && !group.is_negated
                && group.mode == Mode::Plain
        }) else {
            continue;
        };
        if !is_done || !clause.is_open || clause.is_unreal(tokens) || !clause.figures.is_empty() {
            continue;
        }
        let is_it = |fact: &Fact<'_>| {
            fact.key.slot == Slot::Goal
                && stems_alike(fact, verb.lemma)
                && !clause.nouns.is_empty()
                && clause.nouns.iter().all(|word| has(&fact.words, word))
        };
        found.extend(facts.only(is_it).map(|fact| clause_over(fact, clause)));
    }
    found
}

/// "Ahora sí aceptamos tarjeta": what the house did not do.
pub(super) fn allowed(facts: &Facts<'_>, tokens: &[Token], clauses: &[Clause]) -> Vec<Over> {
    let mut found = Vec::new();
    for clause in clauses {
        let is_new = has_any(tokens, clause, "ya ahora agora ja");
        let Some(verb) = clause.groups.iter().find(|group| {
            group.is_own && group.is_now() && !group.is_negated && group.mode == Mode::Plain
        }) else {
            continue;
        };
        if !is_new || !clause.is_open || clause.is_unreal(tokens) {
            continue;
        }
        let denies = |fact: &Fact<'_>| {
            let text = fact.text().unwrap_or(&fact.key.subject);
            let folded = crate::text::fold(text);
            let mut words = folded.split_whitespace();
            let is_denied = words
                .next()
                .is_some_and(|word| matches!(word, "no" | "nao"));
            let head: String = verb.lemma.chars().take(3).collect();
            is_denied && words.next().is_some_and(|word| word.starts_with(&head))
        };
        let is_it = |fact: &Fact<'_>| {
            let words = |word: &String| has(&fact.words, word) || has(&fact.details, word);
            fact.key.slot == Slot::Policy
                && denies(fact)
                && (clause.nouns.is_empty()
                    || clause.nouns.iter().any(words)
                    || verb.lemma == "fiar")
        };
        found.extend(facts.only(is_it).map(|fact| clause_over(fact, clause)));
    }
    found
}
