//! Who buys, where the sentence is turned around: "los que más vienen son chavos", "viene mucho turista", "los traileros
//! son mis clientes", "puras mamás".

use super::clients::{aimed, are_ours, counted_as};
use super::group::{Group, Mode, is_verb};
use super::phrase::{Phrase, list_at, phrase_before};
use super::reader::{Reader, sure};
use super::segments::is_group;
use crate::Slot;
use crate::text::{Person, Tense};

/// Words for all who buy, which announce who they are.
const CLIENTELE: &str = "\
    clientes clientela cliente clientas clienta publico mercado caseros caseritos caseras caseritas marchantes \
    compradores compradoras consumidores pacientes usuarios target nicho segmento parroquianos comensales \
    huespedes alumnos alumnas alunos alunas consumidor pessoal";

/// What may stand between "son" and the name of a group.
const SHADES: &str = "\
    sobre todo principalmente en su mayoria mas mayormente puro pura puros puras casi todos todas que nada la de \
    sobretodo sobretudo a maioria na mostly generalmente entre gran parte mucho mucha muchos muchas harto harta \
    hartos hartas bastante bastantes siempre mais los las unos unas un una el mera meros meras solo so varios \
    varias pura o os as muito muita muitos muitas tanto tambien como por lo general basicamente full cualquier \
    cantidad";

const BUYS: &str = "\
    comprar pedir visitar contratar venir buscar llegar consumir encargar llevar entrar pagar reservar usar \
    alquilar rentar preferir frecuentar solicitar caer seguir";

pub(super) fn buyers(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) {
            continue;
        }
        if let Some(from) = announced(reader, at) {
            list(reader, from, sure::HIGH);
        } else if quantified(reader, at) {
            list(reader, at, sure::LIKELY);
        }
    }
    for group in reader.groups.clone() {
        if reader.is_open(group.start) {
            come(reader, &group);
            are_ours(reader, &group);
            counted_as(reader, &group);
            aimed(reader, &group);
            lived_on(reader, &group);
        }
    }
}

/// "Vivimos de los alumnos y las maestras", "surtiendo a talleres y a fleteros": who it is lived on or dealt with.
fn lived_on(reader: &mut Reader<'_>, group: &Group) {
    let lives = group.holds() && group.does("vivir depender") && reader.is_any(group.end, "de del");
    let deals = group.tense == Tense::Gerund
        && group.person == Person::None
        && group.does("vender surtir atender abastecer distribuir proveer")
        && reader.is_any(group.end, "a al");
    if !(lives || deals) || group.is_negated {
        return;
    }
    let mut from = group.end + 1;
    for _ in 0..4 {
        if !list(reader, from, sure::USUAL) {
            return;
        }
        // "… y a fleteros": the next stands behind its own "a".
        let Some(next) = (from..reader.end.min(from + 8))
            .find(|at| reader.is_any(*at, "y e ,") && reader.is_any(at + 1, "a al de del"))
        else {
            return;
        };
        from = next + 2;
    }
}

/// Names what stands in a list, as far as it names people or businesses.
pub(super) fn list(reader: &mut Reader<'_>, from: usize, confidence: f64) -> bool {
    let mut from = from;
    while reader.is_any(from, SHADES) {
        from += 1;
    }
    // "Gente mayor" is somebody, though "gente" is nobody.
    let (phrases, stop) = list_at(reader.tokens, from, reader.start, reader.end);
    let fits: Vec<Phrase> = phrases
        .into_iter()
        .filter(|phrase| {
            is_group(reader, *phrase)
                && !reader.is_taken(phrase.start)
                && !reader.is_any(
                    phrase.start,
                    "fiesta fiestas boda bodas evento eventos personas pessoas",
                )
        })
        .collect();
    let claim = reader.claim();
    for phrase in &fits {
        reader.name(Slot::Customers, *phrase, claim, confidence);
    }
    if !fits.is_empty() {
        reader.take(from, stop);
    }
    !fits.is_empty()
}

/// "Los que más compran son", "quem compra é", "mi público son", "casi todos son", "mis clientes:": behind it.
fn announced(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let being = |from: usize, within: usize| {
        (from..reader.end.min(from + within)).find(|next| {
            reader.is_any(*next, "son es sao ser :")
                || reader.is(*next, "e")
                    && reader
                        .token(*next)
                        .is_some_and(|token| token.verb.is_some())
        })
    };
    let quiet = |from: usize, to: usize| !reader.has(from, to, "no nao nunca tampoco pero , .");
    // "Los que más me compran son", "quienes más vienen son", "lo que más llega es".
    let relative = reader.one_of(
        at,
        "los que|las que|quienes|quien|quem|o que|os que|as que|lo que|la que|el que|la gente que",
    );
    if let Some(from) = relative {
        let verb = reader
            .groups
            .iter()
            .find(|group| group.start >= from && group.start <= from + 2)?;
        let buys = verb.person == Person::Third
            && !verb.is_negated
            && verb.is_now()
            && verb.does(BUYS)
            && !(verb.does("pagar llevar usar") && !verb.is_to_us);
        let end = being(verb.end, 4).filter(|end| quiet(verb.end, *end))?;
        return buys.then_some(end + 1);
    }
    // "Mi público son", "mi mejor cliente es", "nuestro mercado son", "mis clientes:".
    if reader.is_any(at, CLIENTELE) {
        let ours = reader.has(
            at.saturating_sub(3),
            at,
            "mi mis nuestro nuestros nuestra nuestras meu meus minha minhas nosso nossos nossa la el los las os as o a",
        );
        let end = being(at + 1, 6).filter(|end| quiet(at + 1, *end))?;
        let is_verbless = (at + 1..end).all(|next| !is_verb(reader.tokens, next, reader.start));
        return (ours && is_verbless).then_some(end + 1);
    }
    // "Casi todos son", "la mayoría son", "a maioria é".
    let most = reader.one_of(
        at,
        "casi todos|casi todas|la mayoria|la mayor parte|gran parte|a maioria|quase todos|quase todas|todos|todas",
    )?;
    let end = being(most, 5).filter(|end| quiet(most, *end))?;
    let named = (most..end).all(|next| {
        reader.is_any(next, CLIENTELE)
            || reader.is_any(
                next,
                "de los las mis que me compran vienen nos dos das meus minhas",
            )
    });
    named.then_some(end + 1)
}

/// "Puro turista", "puras mamás de la primaria": a quantifier and people, in a clause without a verb.
fn quantified(reader: &Reader<'_>, at: usize) -> bool {
    let opens = at == reader.clause_start(at) || reader.is_any(at.wrapping_sub(1), "y e pues si");
    let quantity = reader.is_any(at, "puro pura puros puras mera meros")
        || reader
            .one_of(at, "sobre todo|mas que nada|mayormente|principalmente|en su mayoria|casi siempre|mas que todo|sobretodo|\
             especialmente|en especial|casi puro|casi pura|casi puros|casi puras")
            .is_some();
    let stop = reader.clause_end(at);
    opens
        && quantity
        && !reader.is_taken(at)
        && !reader
            .groups
            .iter()
            .any(|group| group.end > at && group.start < stop)
}

/// "Viene mucho estudiante", "llegan familias los domingos", "cae puro oficinista".
fn come(reader: &mut Reader<'_>, group: &Group) {
    let comes = group.person == Person::Third
        && group.mode == Mode::Plain
        && !group.is_negated
        && group.tense == Tense::Present
        && group.does("venir llegar caer entrar pasar comprar visitar buscar contratar pedir encargar frecuentar");
    if !comes || is_today(reader, group) {
        return;
    }
    let plural = reader
        .token(group.end - 1)
        .is_some_and(|token| token.norm.ends_with('n') || token.norm.ends_with('m'));
    let many = reader.is_any(
        group.end,
        "mucho mucha muchos muchas puro pura puros puras harto harta hartos hartas bastante bastantes muito \
         muita muitos muitas mas sobre principalmente full",
    );
    // "Contrata puro chavo": somebody else's staff.
    if group.does("visitar buscar contratar pedir encargar") && !group.is_to_us {
        return;
    }
    if many
        || reader.is(group.end, "gente")
        || plural && group.does("venir llegar caer comprar visitar")
    {
        let first = reader.token(group.end + usize::from(many));
        // What comes with a figure came once: "vienen dos turistas".
        let is_counted = first.is_some_and(|token| {
            crate::text::number_at(std::slice::from_ref(token), 0, 1).is_some()
        });
        if !is_counted
            && !reader.is_any(group.end, "a en de por con el la un una al")
            && list(reader, group.end, sure::USUAL)
        {
            // "Viene gente del barrio, jubilados más que nada".
            return;
        }
    }
    // "Los albañiles de la obra vienen diario", "las mamás me compran".
    let regular = group.is_to_us && group.does("comprar buscar pedir contratar encargar visitar")
        || group.does("venir llegar comprar")
            && (group.end..reader.clause_end(group.end).min(group.end + 6)).any(|at| {
                reader.is_any(
                    at,
                    "diario siempre mucho seguido todos cada bastante harto sempre direto",
                )
            });
    if regular
        && let Some(phrase) =
            phrase_before(reader.tokens, group.start, reader.clause_start(group.start)).filter(
                |phrase| {
                    let is_named = group.is_to_us
                        && group.does("comprar contratar encargar")
                        && reader
                            .token(phrase.start)
                            .is_some_and(|token| token.is_capital);
                    !reader.is_taken(phrase.start)
                        && (is_named
                            || is_group(reader, *phrase)
                                && (plural || reader.is_any(phrase.start, "gente")))
                },
            )
        && !reader.is_any(phrase.start.wrapping_sub(1), "un una unos unas otro otra")
    {
        let claim = reader.claim();
        reader.name(Slot::Customers, phrase, claim, sure::USUAL);
        reader.take(phrase.start, phrase.end);
    }
}

/// What is said of one day, or of a day to come.
fn is_today(reader: &Reader<'_>, group: &Group) -> bool {
    let from = reader.clause_start(group.start);
    let stop = reader.clause_end(group.end);
    reader.has(
        from,
        stop,
        "hoy manana ayer ahorita hoje ontem amanha anoche anteayer",
    ) || (from..stop).any(|at| {
        reader.is_any(at, "el este esta un una o")
            && reader
                .token(at + 1)
                .is_some_and(|token| crate::text::weekday(&token.norm).is_some())
    })
}
