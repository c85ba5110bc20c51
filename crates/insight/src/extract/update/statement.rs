//! What a sentence says of a figure: what it is now, what it was, and in which words.

use std::collections::HashSet;

use super::clause::{Clause, is_noun};
use super::difference::moves_by;
use super::figure::{Figure, Sort};
use super::hearing::{
    before_is_no, comes_in, is_gapped, is_topic, never_moved, sells_otherwise, sigue, takings,
};
use super::manner::Manner;
use super::marks::{Change, moves, takes_back};
use crate::Slot;
use crate::text::Token;

/// A figure that has changed.
pub(super) struct Statement {
    pub new: Figure,
    pub old: Option<Figure>,
    pub change: Change,
    /// All words that were said with it.
    pub words: HashSet<String>,
    /// Those of them that name something.
    pub nouns: HashSet<String>,
    /// What the figure counts: the word behind it.
    pub counted: Option<String>,
    /// What the verb says that it is about.
    pub hint: Option<&'static [Slot]>,
    /// How the verb tells it, where nothing else is named.
    pub manner: Option<Manner>,
    /// Over what time it is counted, as the keys of takings have it.
    pub period: Option<&'static str>,
    /// Whether the person moves the figure of one thing: "dejo el almuerzo en".
    pub is_own_change: bool,
    /// The tokens of its clauses.
    pub from: usize,
    pub to: usize,
}

/// The clause of a figure and those beside it that belong to it.
pub(super) fn statements(tokens: &[Token], clauses: &[Clause]) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut carried = Change::None;
    let mut is_list = false;
    for (at, clause) in clauses.iter().enumerate() {
        // "Nuevos precios: manicure 20 mil, pedicure 25 mil".
        if clause.figures.is_empty()
            && clause.change != Change::None
            && tokens.get(clause.to).is_some_and(|token| token.is(":"))
        {
            is_list = true;
            carried = Change::Moved;
        }
        let (olds, news) = roles(tokens, clause);
        let [new] = news.as_slice() else {
            continue;
        };
        // "Le subí 5 pesos", "bajó 10%" say by how much, and not where it is.
        if before(tokens, new.start)
            .is_some_and(|token| moves_by(token) || token.is_any("otros otras mais mas"))
        {
            continue;
        }
        if !clause.is_open || clause.is_unreal(tokens) {
            continue;
        }
        let before = at
            .checked_sub(1)
            .and_then(|before| clauses.get(before))
            .filter(|before| {
                before.is_open
                    && (!before.is_unreal(tokens) || takes_back(tokens, before.from, before.to))
            });
        let after = clauses.get(at + 1).filter(|after| after.is_open);
        let denied = |other: Option<&Clause>| {
            let other = other?;
            match roles(tokens, other) {
                (olds, news) if news.is_empty() => olds.into_iter().next(),
                _ => None,
            }
        };
        let old_before = denied(before);
        let old = olds
            .first()
            .cloned()
            .or_else(|| old_before.clone())
            .or_else(|| denied(after));
        let mut statement = Statement {
            new: new.clone(),
            change: clause.change,
            words: clause.words.clone(),
            nouns: clause.nouns.clone(),
            counted: counted(tokens, clause, new),
            hint: clause.hint(tokens),
            manner: Manner::of(tokens, clause, new),
            period: (new.end..clause.to.min(new.end + 2))
                .find_map(|at| crate::text::period_at(tokens, at, clause.to))
                .map(|(period, _)| period.key()),
            is_own_change: clause.is_own_change(tokens),
            from: clause.from,
            to: new.end,
            old,
        };
        // "La luz ya no son 4 mil, llegó de 5200"; "la arroba ya bajó, 58 mil"; "perdón, son 6".
        let is_reverted =
            before.is_some_and(|before| never_moved(tokens, before)) && sigue(tokens, clause);
        let joins = |before: &Clause| {
            old_before.is_some()
                || is_reverted
                || before.figures.is_empty()
                    && clause.nouns.is_empty()
                    && match before.change {
                        Change::None => false,
                        Change::TakenBack => true,
                        // "Me cambié y ahora pago 900" speaks of something else.
                        Change::Now | Change::Moved => clause.groups.is_empty(),
                    }
        };
        if let Some(before) = before.filter(|before| joins(before)) {
            statement.words.extend(before.words.iter().cloned());
            statement.nouns.extend(before.nouns.iter().cloned());
            statement.change = statement.change.max(before.change);
            statement.is_own_change |= before.is_own_change(tokens);
            statement.hint = statement.hint.or_else(|| before.hint(tokens));
            statement.from = before.from;
        } else if takes_back(tokens, clause.from.saturating_sub(6), clause.from) {
            statement.change = statement.change.max(Change::TakenBack);
        }
        // "Ahora es Netlife, pago 38".
        if statement.change == Change::None
            && statement.hint.is_some()
            && clause.nouns.is_empty()
            && before.is_some_and(|before| {
                before.figures.is_empty() && matches!(before.change, Change::Now | Change::Moved)
            })
        {
            statement.change = Change::Now;
        }
        // "Vendemos mejor, 20 mil diarios".
        if (statement.change == Change::None
            || statement.change == Change::Now && statement.hint.is_none())
            && clause
                .groups
                .iter()
                .all(|group| group.does("vender sacar hacer facturar ganar estar andar"))
            && clause.nouns.is_empty()
            && super::clause::is_per_period(tokens, new.end)
            && before.is_some_and(|before| {
                before.figures.is_empty()
                    && (before.change != Change::None || sells_otherwise(tokens, before))
            })
        {
            statement.change = Change::Now;
            statement.hint = Some(&[Slot::Revenue, Slot::Metric]);
        }
        // "El faturamento está en 52 mil": what comes in regularly is one figure.
        if statement.change == Change::None
            && takings(clause)
            && !super::marks::is_once(tokens, clause.from, clause.to)
        {
            statement.change = Change::Now;
        }
        // "Y entran 130 por día": how many come regularly is one figure.
        if statement.change == Change::None && comes_in(tokens, clause, new) {
            statement.change = Change::Now;
            statement.hint = Some(&[Slot::Metric]);
        }
        // "Subimos la facturación, estamos en 3.8 palos".
        if statement.change == Change::None
            && clause.nouns.is_empty()
            && !clause.groups.is_empty()
            && clause
                .groups
                .iter()
                .all(|group| group.does("ser estar andar ir quedar") && !group.is_negated)
            && before
                .is_some_and(|before| before.figures.is_empty() && before.change == Change::Moved)
        {
            statement.change = Change::Now;
        }
        // "Lo de los quintales, serán 50".
        if statement.change == Change::None
            && clause.nouns.is_empty()
            && clause
                .groups
                .iter()
                .all(|group| group.does("ser quedar estar"))
            && before.is_some_and(|before| is_topic(tokens, before))
        {
            statement.change = Change::Now;
            statement.hint = None;
        }
        // "El grande también, a 32": what moves like another.
        if statement.change == Change::None
            && clause.nouns.is_empty()
            && clause.groups.is_empty()
            && (led(tokens, new) || new.start == clause.from && new.end == clause.to)
            && before.is_some_and(|before| {
                before.figures.is_empty()
                    && before.groups.is_empty()
                    && !before.nouns.is_empty()
                    && (before.from..before.to).any(|at| {
                        tokens
                            .get(at)
                            .is_some_and(|token| token.is_any("tambien tambem igualmente"))
                    })
            })
            && let Some(before) = before
        {
            statement.change = Change::Moved;
            statement.words.extend(before.words.iter().cloned());
            statement.nouns.extend(before.nouns.iter().cloned());
            statement.from = before.from;
        }
        // "Y el combo a 99 también".
        if statement.change == Change::None
            && clause.groups.is_empty()
            && !clause.nouns.is_empty()
            && led(tokens, new)
            && clause.to == new.end + 1
            && tokens
                .get(new.end)
                .is_some_and(|token| token.is_any("tambien tambem"))
        {
            statement.change = Change::Moved;
        }
        // "Se corrió el lanzamiento, va el 12".
        if statement.change == Change::None
            && new.month_day.is_some()
            && before
                .is_some_and(|before| before.figures.is_empty() && before.change == Change::Moved)
        {
            statement.change = Change::Moved;
        }
        // "No, son 9 estanques", "son 9 estanques, conté mal".
        let is_taken_back = after
            .is_some_and(|after| after.figures.is_empty() && after.change == Change::TakenBack)
            || clause.from >= 2 && before_is_no(tokens, clause.from);
        if is_taken_back {
            statement.change = statement.change.max(Change::TakenBack);
        }
        if statement.old.is_some() {
            statement.change = statement.change.max(Change::Moved);
        }
        let is_denied = clause.groups.iter().any(|group| group.is_negated) && olds.is_empty();
        if is_reverted {
            statement.change = statement.change.max(Change::TakenBack);
        }
        if is_denied || super::marks::stays(tokens, clause.from, clause.to) && !is_reverted {
            carried = Change::None;
            continue;
        }
        // "La torta subió a 50 y el taco a 20".
        if statement.change == Change::None
            && clause.groups.is_empty()
            && (is_list || led(tokens, new) || is_gapped(clause, new))
        {
            statement.change = carried;
        }
        // "Ampliamos a 6 bahías y lavamos 50": what the change before has done.
        if statement.change == Change::None
            && carried != Change::None
            && statement.nouns.is_empty()
            && matches!(statement.manner, Some(Manner::Rate | Manner::Room))
            && !super::marks::is_once(tokens, clause.from, clause.to)
        {
            statement.change = Change::Now;
        }
        carried = statement.change;
        if statement.change != Change::None {
            found.push(statement);
        }
    }
    found
}

/// The word behind a figure, where it names what is counted.
fn counted(tokens: &[Token], clause: &Clause, figure: &Figure) -> Option<String> {
    let at = figure.end;
    (figure.sort == Sort::Bare && at < clause.to && is_noun(tokens, at, clause.from))
        .then(|| tokens.get(at).map(|token| crate::text::stem(&token.norm)))
        .flatten()
}

fn led(tokens: &[Token], figure: &Figure) -> bool {
    before(tokens, figure.start).is_some_and(|token| token.is_any("a en em por"))
}

fn before(tokens: &[Token], at: usize) -> Option<&Token> {
    at.checked_sub(1).and_then(|before| tokens.get(before))
}

/// Verbs that say what something is, and so what it is not.
const BEING: &str = "ser estar costar valer tener haber cobrar pagar ir llegar vender dar dejar poner sacar hacer pedir salir";

/// The figures of a clause that held, and those that hold.
fn roles(tokens: &[Token], clause: &Clause) -> (Vec<Figure>, Vec<Figure>) {
    let (olds, mut news): (Vec<Figure>, Vec<Figure>) = clause
        .figures
        .iter()
        .cloned()
        .partition(|figure| is_old(tokens, clause, figure));
    if news.len() > 1 {
        // "Subimos el paquete de 3 a 50": the figure that the change leads to.
        let led: Vec<Figure> = news
            .iter()
            .filter(|figure| {
                before(tokens, figure.start).is_some_and(|token| {
                    token.is_any(
                        "a en em por es e son sao ahora agora is to at quedan quedamos quedaron queda quedo quede \
                        restam ficaram",
                    )
                })
            })
            .cloned()
            .collect();
        if led.len() == 1 {
            news = led;
        }
    }
    (olds, news)
}

fn is_old(tokens: &[Token], clause: &Clause, figure: &Figure) -> bool {
    let is = |at: usize, words: &'static str| {
        at >= clause.from && tokens.get(at).is_some_and(|token| token.is_any(words))
    };
    let is_before =
        |at: usize, words: &'static str| at.checked_sub(1).is_some_and(|at| is(at, words));
    // "No son 600", "ya no a 190", "no de 40", "não é 9".
    let mut at = figure.start;
    while at > clause.from
        && is(
            at - 1,
            "a en em de del do da por los las el la o os as como solo so mas mais",
        )
    {
        at -= 1;
    }
    let is_led = at < figure.start;
    if at > clause.from
        && tokens
            .get(at - 1)
            .and_then(|token| token.verb)
            .is_some_and(|form| form.does(BEING))
    {
        at -= 1;
        while at > clause.from && is(at - 1, "lo la los las le les se me te nos o a os as") {
            at -= 1;
        }
    }
    if at > clause.from && is(at - 1, "no nao not") {
        return true;
    }
    // "Dejó de valer 1.25, vale 1.50".
    if at > clause.from + 1
        && is(at - 1, "de")
        && is(
            at - 2,
            "dejo dejaron dejamos deje deixou deixaram deixei deixamos paro parou",
        )
    {
        return true;
    }
    // "60 no, 66"; "en vez de 60"; "te dije 60".
    let is_refused =
        figure.end < clause.to && figure.end + 1 == clause.to && is(figure.end, "no nao");
    let is_instead =
        at > clause.from + 1 && is_before(figure.start, "de") && is(figure.start - 2, "vez lugar");
    let is_told = (at.saturating_sub(3).max(clause.from)..figure.start)
        .any(|at| is(at, "dije dicho disse falei said escribi anote puesto"));
    if is_refused || is_instead || is_told {
        return true;
    }
    // "Antes 100", "era de 100", "costaba 100".
    let was = (clause.from..figure.start).rev().take(4).any(|at| {
        is(at, "antes era eran before was")
            || tokens
                .get(at)
                .and_then(|token| token.verb)
                .is_some_and(|form| form.tense == crate::text::Tense::Imperfect && form.does(BEING))
    });
    let is_now_between = (clause.from..figure.start)
        .rev()
        .take(3)
        .any(|at| is(at, "ahora ahorita agora now ya"));
    if was && !is_now_between {
        return true;
    }
    // "Pasó de 60 a 75", "lo de los 20 días quedó en 15", "con 2 quedaba corta".
    let follows = clause.figures.iter().any(|other| {
        other.start >= figure.end
            && (other.sort == figure.sort || Sort::Bare == other.sort || Sort::Bare == figure.sort)
            && is_before(other.start, "a en em para pra por son es e sao to")
    });
    let is_named = is_led && is_before(figure.start, "de los las os as el do dos das from");
    clause.change == Change::Moved && follows && is_named && is_way(tokens, clause, figure)
        || clause.change != Change::None && follows && is_before(figure.start, "los las os as")
}

/// "De 60 a 75" is the way from one figure to the other, "pasó de 60" and "de 60 pasamos" as well.
fn is_way(tokens: &[Token], clause: &Clause, figure: &Figure) -> bool {
    let moves = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(moves);
    // "Los de 120 los pasé a 140".
    let object = usize::from(
        tokens
            .get(figure.end)
            .is_some_and(|token| token.is_any("lo la los las ya")),
    );
    clause
        .figures
        .iter()
        .any(|other| other.start == figure.end + 1)
        || moves(figure.start.checked_sub(2))
        || moves(Some(figure.end + object))
}
