//! What another takes the place of: "cambiamos Notion por ClickUp", "ahora uso Fudo en vez de Excel".

use super::super::roles::ROLES;
use super::clause::Clause;
use super::facts::{Fact, Facts};
use super::over::Over;
use super::writing::Place;
use crate::Slot;
use crate::text::Token;

/// The known things that some clauses say to be replaced.
pub(super) fn swapped(facts: &Facts<'_>, place: &Place<'_>, clauses: &[Clause]) -> Vec<Over> {
    let is_wanted = |fact: &Fact<'_>| {
        matches!(
            fact.key.slot,
            Slot::Tool
                | Slot::Supplier
                | Slot::Channel
                | Slot::Payment
                | Slot::Person
                | Slot::Offers
        )
    };
    let mut found: Vec<Over> = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        if let Some(fact) = replaced_kind(facts, place, clause, clauses.get(at + 1)) {
            found.push(Over {
                fact,
                from: clause.from,
                to: clause.to,
            });
            continue;
        }
        if !clause.is_open || clause.is_unreal(place.tokens) || !clause.figures.is_empty() {
            continue;
        }
        // "Bimbo me quedó mal y lo cambié por Wonder".
        let before = at.checked_sub(1).and_then(|before| clauses.get(before));
        let (from, to) = match (given_up(place.tokens, clause), before) {
            (Some(range), _) => range,
            (None, Some(before)) if before.is_open && changes_it(place.tokens, clause) => {
                let fact = facts.best(&facts.named(&before.words, is_wanted));
                found.extend(fact.map(|fact| Over {
                    fact,
                    from: clause.from,
                    to: clause.to,
                }));
                continue;
            }
            _ => continue,
        };
        let words: std::collections::HashSet<String> =
            crate::reconcile::words_of(&place.raw(from, to))
                .into_iter()
                .collect();
        let best = facts.best(&facts.named(&words, is_wanted));
        let is_all_of_it = best.and_then(|at| facts.all.get(at)).is_some_and(|fact| {
            words
                .iter()
                .all(|word| super::facts::has(&fact.words, word))
        });
        if let Some(fact) = best.filter(|_| is_all_of_it) {
            found.push(Over { fact, from, to });
        }
    }
    found
}

/// "Lo cambié por Wonder".
fn changes_it(all: &[Token], clause: &Clause) -> bool {
    let is = |at: usize, words: &'static str| all.get(at).is_some_and(|token| token.is_any(words));
    is(clause.from, "lo la los las")
        && is(
            clause.from + 1,
            "cambie cambiamos reemplace reemplazamos troquei trocamos sustituimos",
        )
        && (clause.from + 2..clause.to).any(|at| is(at, "por pelo pela"))
}

/// "Cambié de proveedor, ahora es Mundo Bebé": the only one of its kind, where another is named.
fn replaced_kind(
    facts: &Facts<'_>,
    place: &Place<'_>,
    clause: &Clause,
    next: Option<&Clause>,
) -> Option<usize> {
    let is = |at: usize, words: &'static str| {
        at < clause.to
            && place
                .tokens
                .get(at)
                .is_some_and(|token| token.is_any(words))
    };
    let at = (clause.from..clause.to).find(|at| {
        is(
            *at,
            "cambie cambiamos cambiando mudei troquei trocamos mudamos",
        ) && is(at + 1, "de")
    })?;
    let slot = if is(
        at + 2,
        "proveedor proveedora fabricante distribuidor fornecedor mayorista surtidor",
    ) {
        Slot::Supplier
    } else if is(
        at + 2,
        "sistema programa software app aplicacion plataforma aplicativo",
    ) {
        Slot::Tool
    } else if place
        .tokens
        .get(at + 2)
        .is_some_and(|token| crate::text::has_word(ROLES, &token.norm))
    {
        Slot::Person
    } else {
        return None;
    };
    let names_another = next.is_some_and(|next| {
        next.is_open
            && next.change == super::marks::Change::Now
            && (next.from..next.to)
                .any(|at| place.tokens.get(at).is_some_and(|token| token.is_capital))
    });
    let is_said = !clause.words.is_empty() && clause.is_open && !clause.is_unreal(place.tokens);
    // Of several the one whose kind is named: "cambié de proveedor de leche".
    let details = |fact: &Fact<'_>| {
        fact.key.slot == slot
            && !fact.details.is_empty()
            && fact.details.iter().any(|word| clause.words.contains(word))
    };
    (names_another && is_said)
        .then(|| {
            facts
                .only(details)
                .or_else(|| facts.only(|fact| fact.key.slot == slot && slot != Slot::Person))
        })
        .flatten()
}

/// The tokens that name what is given up.
fn given_up(all: &[Token], clause: &Clause) -> Option<(usize, usize)> {
    let is = |at: usize, words: &'static str| {
        at < clause.to && all.get(at).is_some_and(|token| token.is_any(words))
    };
    let until = |from: usize, words: &'static str| {
        (from + 1..clause.to.min(from + 6)).find(|at| is(*at, words))
    };
    (clause.from..clause.to).find_map(|at| {
        // "Olva lo cambié por Shalom".
        let changes_it = at > clause.from + 1
            && is(at, "cambie cambiamos reemplace reemplazamos troquei trocamos sustituimos")
            && is(at - 1, "lo la los las")
            && until(at, "por pelo pela").is_some();
        if changes_it {
            let start = clause.from + usize::from(is(clause.from, "a el la los las y"));
            return (start < at - 1).then_some((start, at - 1));
        }
        let changes = is(
            at,
            "cambiamos cambie reemplazamos reemplace sustituimos sustitui trocamos troquei substituimos substitui",
        );
        if changes && let Some(end) = until(at + 1, "por pelo pela") {
            return Some((at + 1, end));
        }
        let moves = is(
            at,
            "pasamos pase migramos migre mudamos mude migrei mudei passamos passei cambiamos cambie",
        );
        // "Del Guaraní me pasé a Concepción".
        let behind = at + 1;
        if moves
            && is(behind, "a al para pra")
            && is(clause.from, "de del do da")
            && at > clause.from + 1
        {
            let end = at - usize::from(is(at - 1, "me nos"));
            return (end > clause.from + 1).then_some((clause.from + 1, end));
        }
        let at = at + usize::from(is(at + 1, "todo toda tudo"));
        if moves && is(at + 1, "de del do da") {
            return until(at + 2, "a al para pra por pro").map(|end| (at + 2, end));
        }
        let instead = is(at, "en em") && is(at + 1, "vez lugar") && is(at + 2, "de del do da");
        // "En vez de Excel ahora usamos Odoo".
        let end = (at + 4..clause.to)
            .find(|end| {
                is(*end, "ahora agora ya ja esta entro entra viene quedo")
                    || clause.groups.iter().any(|group| group.start == *end)
            })
            .unwrap_or(clause.to);
        let is_filled = |group: &super::super::group::Group| {
            group.is_own || group.does("estar entrar venir quedar") && group.is_now()
        };
        let is_taken = end < clause.to && is(end, "esta entro entra viene quedo");
        (instead
            && at + 3 < clause.to
            && (is_taken || clause.groups.iter().any(is_filled)))
            .then_some((at + 3, end))
    })
}
