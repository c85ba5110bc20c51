//! What somebody does now: "Josué pasó a facturación", "Rosmery ahora está en ventas".

use super::super::roles::ROLES;
use super::clause::Clause;
use super::facts::{Fact, Facts};
use super::marks::phrase;
use super::writing::Place;
use crate::text::{Token, fold, has_word};
use crate::{Candidate, Slot};

/// What leads to the new task.
const LEADS: &[&str] = &[
    "paso a ser",
    "paso a",
    "pasa a",
    "paso al",
    "ahora esta en",
    "ahora lleva",
    "ahora hace",
    "ahora ve",
    "ahora maneja",
    "ahora es",
    "ahora atiende",
    "lo pase a",
    "la pase a",
    "lo pasamos a",
    "la pasamos a",
    "lo cambie a",
    "la cambie a",
    "agora cuida",
    "agora fica no",
    "agora fica na",
    "passou para",
    "passou pra",
];

/// The known people whose task some clauses change.
pub(super) fn changed(
    facts: &Facts<'_>,
    place: &Place<'_>,
    clauses: &[Clause],
) -> Vec<(usize, Candidate)> {
    let all = place.tokens;
    let mut found = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        if !clause.is_open || clause.is_unreal(all) || !clause.figures.is_empty() {
            continue;
        }
        let Some((lead, from)) = lead(all, clause) else {
            continue;
        };
        // The name stands before it.
        let before: std::collections::HashSet<String> =
            crate::reconcile::words_of(&place.raw(clause.from, lead))
                .into_iter()
                .collect();
        let is_wanted = |fact: &Fact<'_>| fact.key.slot == Slot::Person;
        // "Lupita ya no está en caja, ahora está en cocina".
        let left = at
            .checked_sub(1)
            .and_then(|before| clauses.get(before))
            .filter(|left| left.is_open && lead == clause.from && leaves_task(all, left));
        let fact = facts.best(&facts.named(left.map_or(&before, |left| &left.words), is_wanted));
        let to = task_end(all, from, clause.to);
        let candidate = fact.filter(|_| to > from).and_then(|at| {
            let fact = facts.all.get(at)?;
            let task = place.raw(from, to);
            let text = match relation(fact) {
                Some(relation) => format!("{relation}; {task}"),
                None => task,
            };
            Some((at, place.with_text(fact, text, clause.from, to)?))
        });
        found.extend(candidate);
    }
    found
}

/// "Ya no está en caja", "ya no lleva los envíos": a task that somebody no longer has, and not the business.
pub(super) fn leaves_task(all: &[Token], clause: &Clause) -> bool {
    const STANDS: &str = "ya no esta en|ya no trabaja en|ya no anda en|nao esta mais no|nao esta mais na|nao fica mais no|\
        nao fica mais na|ya no sigue en|ya no atiende|ya no lleva|ya no maneja|ya no ve|ya no hace";
    const HOUSE: &str = "\
        negocio empresa equipo tienda local taller restaurante panaderia salon cafe clinica estudio aqui aca \
        empresa loja equipe nosotros pais ciudad";
    (clause.from..clause.to).any(|at| {
        phrase(all, at, clause.to, STANDS)
            && !(at + 4..clause.to.min(at + 7))
                .any(|at| all.get(at).is_some_and(|token| token.is_any(HOUSE)))
            && !(at..clause.to).any(|at| {
                all.get(at)
                    .is_some_and(|token| crate::text::weekday(&token.norm).is_some())
            })
    })
}

/// Where the words that lead to the task begin, and where the task does.
fn lead(all: &[Token], clause: &Clause) -> Option<(usize, usize)> {
    (clause.from..clause.to).find_map(|at| {
        LEADS.iter().find_map(|words| {
            phrase(all, at, clause.to, words).then_some(())?;
            let mut end = at + words.split(' ').count();
            while all
                .get(end)
                .is_some_and(|token| token.is_any("el la los las o a mi"))
            {
                end += 1;
            }
            (end < clause.to).then_some((at, end))
        })
    })
}

fn task_end(all: &[Token], from: usize, to: usize) -> usize {
    (from..to.min(from + 4))
        .find(|at| {
            all.get(*at).is_none_or(|token| {
                !token.is_word() || token.is_any("desde porque y e que ya ahora por")
            })
        })
        .unwrap_or(to.min(from + 4))
}

/// What somebody is to the person, which no task changes: "cuñada".
fn relation(fact: &Fact<'_>) -> Option<String> {
    const KIN: &str = "\
        socio socia esposo esposa marido mujer hermano hermana hijo hija mama papa madre padre tio tia primo prima \
        cunado cunada suegra suegro novio novia pareja sobrino sobrina abuela abuelo compadre comadre irmao irma filho \
        filha mae pai yerno nuera";
    let text = fact.text()?;
    let first = text.split(';').next()?.trim().to_owned();
    let folded = fold(&first);
    // "Empleada; caja" has its task behind what she is.
    (has_word(ROLES, &folded) && (has_word(KIN, &folded) || text.contains(';'))
        || has_word(
            "empleado empleada ayudante funcionaria funcionario",
            &folded,
        ))
    .then_some(first)
}
