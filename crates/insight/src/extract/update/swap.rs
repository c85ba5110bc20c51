//! What another takes the place of: "cambiamos Notion por ClickUp", "ahora uso Fudo en vez de Excel".

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
            Slot::Tool | Slot::Supplier | Slot::Channel | Slot::Payment
        )
    };
    let mut found: Vec<Over> = Vec::new();
    for clause in clauses {
        if !clause.is_open || clause.is_unreal(place.tokens) || !clause.figures.is_empty() {
            continue;
        }
        let Some((from, to)) = given_up(place.tokens, clause) else {
            continue;
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
        if changes {
            return until(at + 1, "por pelo pela").map(|end| (at + 1, end));
        }
        let moves = is(at, "pasamos pase migramos migre mudamos mude migrei mudei passamos passei");
        if moves && is(at + 1, "de del do da") {
            return until(at + 2, "a al para pra por pro").map(|end| (at + 2, end));
        }
        let instead = is(at, "en em") && is(at + 1, "vez lugar") && is(at + 2, "de del do da");
        (instead && at + 3 < clause.to && clause.groups.iter().any(|group| group.is_own))
            .then_some((at + 3, clause.to))
    })
}
