//! Known things of which a sentence says that they are over: "en La Vinoteca ya no estamos", "a Cañuelas ya no".

use std::collections::HashSet;

use super::super::group::{Group, Mode};
use super::clause::Clause;
use super::done::undone;
use super::endings::{Ending, ending};
use super::facts::{Fact, Facts, has};
use super::marks::{is_once, stays};
use super::naming::{branch, is_denied_verb, is_listed, is_of, is_of_it, listed, nouns};
use crate::Slot;
use crate::text::{Person, Tense, Token, weekday};

/// Something that is over, and the tokens that say so.
pub(super) struct Over {
    pub fact: usize,
    pub from: usize,
    pub to: usize,
}

const SELLS: &[Slot] = &[
    Slot::Offers,
    Slot::Customers,
    Slot::Channel,
    Slot::Policy,
    Slot::Habit,
];
const BUYS: &[Slot] = &[Slot::Supplier, Slot::Offers, Slot::Policy];
const USES: &[Slot] = &[
    Slot::Tool,
    Slot::Payment,
    Slot::Channel,
    Slot::Supplier,
    Slot::Policy,
];
const CHARGES: &[Slot] = &[
    Slot::Price,
    Slot::Payment,
    Slot::Policy,
    Slot::Channel,
    Slot::Tool,
];
const IS_THERE: &[Slot] = &[Slot::Channel, Slot::Person];
const WANTS: &[Slot] = &[Slot::Goal, Slot::Decision, Slot::Event];
const ANY: &[Slot] = &[
    Slot::Event,
    Slot::Offers,
    Slot::Customers,
    Slot::Channel,
    Slot::Tool,
    Slot::Payment,
    Slot::Supplier,
    Slot::Person,
    Slot::Goal,
    Slot::Decision,
    Slot::Policy,
];
const THINGS: &[Slot] = &[Slot::Tool];

/// What is said of things that are given away.
const OLD: &str = "viejo vieja usado usada velho velha anterior";

/// Where things are offered, which is not what is offered.
pub(super) const PLACES: &str = "menu carta cardapio catalogo tienda loja cuenta conta lista oferta negocio local puesto producto publicacion perfil pagina \
     plataforma";

/// What some clauses end. `before`: the words of what was said before, the nearest first.
pub(super) fn over(
    facts: &Facts<'_>,
    tokens: &[Token],
    clauses: &[Clause],
    before: &[HashSet<String>],
) -> Vec<Over> {
    let mut found: Vec<Over> = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        let Some((from, to, sort)) = ending(tokens, clause.from, clause.to) else {
            continue;
        };
        // "Olvida lo del cuarto, vuelve a 18" says what it is instead.
        let is_instead = is_order(tokens, from)
            && clauses
                .get(at + 1)
                .is_some_and(|next| !next.figures.is_empty());
        if !clause.is_open
            || !clause.figures.is_empty()
            || is_instead
            || super::duties::leaves_task(tokens, clause)
            || is_for_a_while(tokens, clause)
        {
            continue;
        }
        let slots = match sort {
            Ending::CalledOff => Some(&[Slot::Event][..]),
            Ending::Solved => Some(&[Slot::Problem][..]),
            Ending::GivenUp => Some(WANTS),
            Ending::Over => Some(
                &[
                    Slot::Channel,
                    Slot::Policy,
                    Slot::Event,
                    Slot::Supplier,
                    Slot::Payment,
                ][..],
            ),
            Ending::Left => Some(&[Slot::Channel][..]),
            Ending::GivenAway => is_definite(tokens, clause, from).then_some(THINGS),
            Ending::Stopped => slots(tokens, clause, from, to),
        };
        let Some(slots) = slots else {
            if let Some(fact) = undone(facts, tokens, clause) {
                found.push(Over {
                    fact,
                    from: clause.from,
                    to: clause.to,
                });
            }
            continue;
        };
        let is_wanted = |fact: &Fact<'_>| slots.contains(&fact.key.slot);
        if let Some(fact) = branch(facts, tokens, clause) {
            found.push(Over {
                fact,
                from: clause.from,
                to: clause.to,
            });
            continue;
        }
        let hits = facts.named(&clause.words, is_wanted);
        let fact = if clause.nouns.is_empty() && hits.is_empty() {
            let here = at
                .checked_sub(1)
                .and_then(|before| clauses.get(before))
                .map(|clause| &clause.words);
            here.into_iter().chain(before).find_map(|words| {
                let mut hits = facts.named(words, is_wanted);
                if hits.is_empty() && slots.contains(&Slot::Offers) && !is_order(tokens, from) {
                    hits = facts.named(words, |fact| fact.key.slot == Slot::Price);
                }
                hits.retain(|hit| {
                    facts
                        .all
                        .get(hit.fact)
                        .is_some_and(|fact| hit.words >= fact.words.len())
                });
                facts.best(&hits)
            })
        } else {
            let nouns = nouns(tokens, clause, to);
            let is_all_of_it = |place: &usize| {
                facts.all.get(*place).is_some_and(|fact| {
                    nouns.iter().all(|word| {
                        sort == Ending::GivenAway && crate::text::has_word(OLD, word)
                            || has(&fact.words, word)
                            || has(&fact.details, word)
                            || is_its_verb(fact, word)
                            || tokens
                                .get(from)
                                .is_some_and(|verb| crate::text::stem(&verb.norm) == *word)
                            || is_denied_verb(tokens, to, clause, word)
                            || fact.key.slot == Slot::Payment
                                && crate::text::has_word("pago cobro pagamento forma", word)
                            || crate::text::has_word(PLACES, word)
                            || is_of_it(tokens, clause, fact, word)
                    })
                })
            };
            // What is priced is sold, also where it was never said to be.
            let priced = || {
                let is_priced = |fact: &Fact<'_>| fact.key.slot == Slot::Price;
                (hits.is_empty() && slots.contains(&Slot::Offers) && !is_order(tokens, from))
                    .then(|| facts.best(&facts.named(&clause.words, is_priced)))
                    .flatten()
            };
            facts
                .best(&hits)
                .or_else(priced)
                .filter(is_all_of_it)
                .or_else(|| undone(facts, tokens, clause))
        };
        // "Ya no abrimos los lunes" leaves the other days.
        let is_whole = fact
            .and_then(|place| facts.all.get(place))
            .is_some_and(|fact| {
                (clause.from..clause.to).all(|at| {
                    tokens.get(at).is_none_or(|token| {
                        weekday(&token.norm).is_none()
                            || has(&fact.words, &crate::text::stem(&token.norm))
                            || is_of(tokens, at, clause.from)
                    })
                })
            });
        // "Ya no preparo ni tamales ni atole".
        if fact.is_none() && clause.nouns.len() > 1 && is_listed(tokens, clause) {
            for fact in listed(facts, clause, &hits) {
                if !found.iter().any(|over| over.fact == fact) {
                    found.push(Over {
                        fact,
                        from: clause.from,
                        to: clause.to,
                    });
                }
            }
        }
        if let Some(fact) = fact
            && is_whole
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

/// "Vendí la moto" is about the one that there was, "vendí una moto" is not.
fn is_definite(tokens: &[Token], clause: &Clause, verb: usize) -> bool {
    let is = |at: usize, words: &'static str| {
        at >= clause.from && at < clause.to && tokens.get(at).is_some_and(|it| it.is_any(words))
    };
    is(
        verb + 1,
        "la el mi nuestra nuestro a o minha meu las los mis",
    ) || verb
        .checked_sub(1)
        .is_some_and(|at| is(at, "la lo las los"))
}

/// "Olvida mandalas".
fn is_order(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        token.is_any("esquece esquecam olvida olvidate olvidense adios chau chao tchau")
    })
}

/// "Brian ya no labura": a verb that is not known looks like a name.
fn is_its_verb(fact: &Fact<'_>, word: &str) -> bool {
    fact.key.slot == Slot::Person && crate::text::has_word("labura chambea camella trampa", word)
}

/// "Por ahora" and "hoy ya no" leave what is known as it is.
fn is_for_a_while(tokens: &[Token], clause: &Clause) -> bool {
    stays(tokens, clause.from, clause.to)
        || is_once(tokens, clause.from, clause.to)
            && !clause.groups.iter().any(|group| group.tense == Tense::Past)
}

/// "Ya no doy crédito".
fn lemma_is_giving(group: &Group) -> bool {
    group.lemma == "dar" && group.is_over && group.mode == Mode::Plain
}

/// Of what sort what is over may be, by the verb that says so; `None` where it ends nothing of the business.
fn slots(tokens: &[Token], clause: &Clause, from: usize, to: usize) -> Option<&'static [Slot]> {
    let is_here = |group: &&Group| group.start <= to && group.end + 1 >= from;
    // "Con Bimbo terminamos", "de gelatinas nada ya".
    if tokens.get(from).is_some_and(|token| {
        token.is_any("terminamos termine cortamos corte rompimos rompi terminei cortei separamos separe nada tirou largou encerrou")
    }) || tokens.get(from + 1).is_some_and(|token| token.is_any("nada fue"))
    {
        return Some(ANY);
    }
    let Some(group) = clause
        .groups
        .iter()
        .find(|group| is_here(group) && group.end > from)
        .or_else(|| clause.groups.iter().find(is_here))
    else {
        // "Airbnb ya no": nothing but the name and the two words.
        let is_bare = to == clause.to || clause.groups.is_empty();
        return is_bare.then_some(ANY);
    };
    let is_unreal = matches!(
        group.tense,
        Tense::Conditional | Tense::Subjunctive | Tense::Imperfect | Tense::Future
    );
    // "Olvida mandalas" is an order to nobody.
    if is_order(tokens, from) {
        return Some(ANY);
    }
    if is_unreal {
        return None;
    }
    if group.person == Person::Third
        && (group.does("ir funcionar existir servir") || group.is_impersonal && group.does("hacer"))
        && group.is_over
    {
        return Some(ANY);
    }
    // "Ya no hay mínimo", "ya no va a haber taller".
    if group.is_over && group.does("haber") {
        return Some(&[
            Slot::Event,
            Slot::Policy,
            Slot::Offers,
            Slot::Payment,
            Slot::Channel,
        ]);
    }
    // "Ya no me pagan con tarjeta", "ya no se puede pagar con tarjeta".
    if group.is_over
        && group.lemma == "pagar"
        && group.person != Person::First
        && (group.is_to_us || group.is_impersonal)
    {
        return Some(&[Slot::Payment]);
    }
    if group.person == Person::Third && group.lemma == "ser" && group.is_over {
        return Some(&[Slot::Person, Slot::Tool, Slot::Supplier]);
    }
    if group.person == Person::Third && !group.is_own {
        return (group.does("trabajar estar venir seguir ayudar ser") && group.is_negated)
            .then_some(&[Slot::Person][..]);
    }
    if group.is_over && group.mode == Mode::Doubt {
        return Some(WANTS);
    }
    if lemma_is_giving(group) {
        return Some(&[
            Slot::Offers,
            Slot::Payment,
            Slot::Policy,
            Slot::Customers,
            Slot::Habit,
        ]);
    }
    match group.mode {
        Mode::Wish | Mode::Plan => return Some(WANTS),
        Mode::Plain | Mode::Stop => {}
        _ => return None,
    }
    let lemma = group.lemma;
    let is = |list: &'static str| crate::text::has_word(list, lemma);
    if is(
        "dejar sacar quitar eliminar cancelar abandonar cerrar descontinuar parar soltar descartar bajar cortar apagar desactivar \
         tumbar",
    ) {
        // "Dejamos el local a las 6", "dejé a mi hijo": only what has its object before it or nothing behind it.
        // "Dejé a Fargo": who has a name.
        let is_of_somebody = tokens.get(group.end).is_some_and(|token| token.is("a"))
            && tokens
                .get(group.end + 1)
                .filter(|_| group.end + 1 < clause.to)
                .is_some_and(|token| token.is_capital || token.is_any("don dona"));
        if is_of_somebody && group.does("dejar soltar") {
            return Some(&[Slot::Supplier]);
        }
        return (!tokens
            .get(group.end)
            .filter(|_| group.end < clause.to)
            .is_some_and(|token| {
                // "A" is an article where the verb is of Portuguese.
                let is_article = token.is("a")
                    && tokens
                        .get(group.end - 1)
                        .is_some_and(|verb| verb.norm.ends_with("ei"));
                token.is_any("a en para") && !is_article || token.is("por") && !group.has_object
            }))
        .then_some(ANY);
    }
    if is(
        "vender hacer ofrecer preparar fabricar producir dar rentar alquilar cultivar publicar atender entregar surtir mandar \
         proveer despachar distribuir",
    ) {
        return Some(SELLS);
    }
    if is("comprar pedir surtir traer conseguir exigir") {
        return Some(BUYS);
    }
    // "Ya no cobramos recargo".
    if lemma == "cobrar" && group.is_over {
        return Some(CHARGES);
    }
    if is("usar manejar aceptar recibir cobrar llevar pegar passar pasar") {
        return Some(USES);
    }
    if is("pagar gastar") {
        return Some(&[Slot::Cost, Slot::Tool, Slot::Channel]);
    }
    if is("fiar") {
        return Some(&[Slot::Policy]);
    }
    if is("estar poner") {
        return Some(IS_THERE);
    }
    if is("tener trabajar ir otro salir aparecer figurar operar") {
        return Some(ANY);
    }
    None
}
