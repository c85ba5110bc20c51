//! Sentences, and which of them ask.

use super::list::longest_phrase;
use super::token::{Sort, Token};

/// A stretch of tokens that says one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Its first token.
    pub start: usize,
    /// Behind its last token; its closing mark is not part of it.
    pub end: usize,
    /// Whether it asks.
    pub is_question: bool,
}

const ABBREVIATIONS: &str = "\
    sr sra srta dr dra av no num col lic ing aprox prof min ud uds esq prom vs nro cra cll jr mr mrs st depto \
    tel gral sta sto ej";

/// Words that begin a question, also where no mark says so.
const ASKS: &str = "\
    como le hago|como hago|como puedo|como podria|como podemos|como hacemos|como le|como faco|como posso|\
    como consigo|como ves|como subo|como calculo|como se hace|como lo hago|como crees|como deberia|\
    como vendo mas|como mejoro|como atraigo|cuanto|cuanta|cuantos|cuantas|cual|cuales|quanto|quantos|qual|quais|\
    que me|que hago|que puedo|que opinas|que precio|que recomiendas|que conviene|que tal|que tanto|que piensas|\
    que crees|que seria|que dices|que horario|que podria|que podemos|que voce|que otro|que otra|que otras|\
    que otros|que tipo|que dia|que hora|que le pongo|o que|sera que|sera|vale la pena|vale a pena|me conviene|\
    nos conviene|conviene|deberia|deberiamos|devo|should|how do|how can|how much|how many|how should|what|\
    can you|could you|do you|does|is it|where|which|when should|donde|onde|puedes|podes|podrias|me ayudas|\
    me puedes|me podes|me podrias|voce pode|pode|por que|porque no me|me recomiendas|sabes|sabe|es mejor|\
    es buena idea|crees|tu crees|vos crees|me das|me haces|hay alguna|hay forma|existe|a cuanto|en cuanto|\
    de cuanto|por quanto|a que hora|a que precio|quien|quem|tem como|da pra|te acuerdas|te acordas|recuerdas|\
    lembra";

/// What follows a statement and asks only whether it is so.
const TAGS: &str = "no verdad cierto ok ne va sale si cachai viste right sabes vale eh";

/// Nobody says more than this without a pause, in tokens.
const LONGEST: usize = 120;

/// The sentences of the tokens, in order.
pub(crate) fn sentences(tokens: &[Token]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..=tokens.len() {
        let end = match tokens.get(at) {
            None => Some(false),
            // What looks at the whole of a sentence stays linear in the text, whatever is pasted.
            Some(token)
                if at - start >= LONGEST && token.is_any(", y e and que")
                    || at - start >= 2 * LONGEST =>
            {
                Some(false)
            }
            Some(token) if token.sort == Sort::Line => {
                line_ends(tokens, start, at).then_some(false)
            }
            Some(token) if token.sort != Sort::Mark => None,
            Some(token) => match token.norm.as_str() {
                "?" => Some(true),
                "¿" | "!" | "…" | ";" | "¡" => Some(false),
                "." => point_ends(tokens, at).then_some(false),
                _ => None,
            },
        };
        if let Some(is_question) = end {
            push(&mut found, tokens, start, at, is_question);
            start = at + 1;
        }
    }
    found
}

fn point_ends(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)) else {
        return true;
    };
    let follows = tokens.get(at + 1);
    let is_last = follows.is_none_or(|next| next.sort == Sort::Line);
    is_last
        || !(before.is_any(ABBREVIATIONS) || (before.norm.len() == 1 && before.is_word()))
        || (before.is("no") && !follows.is_some_and(|next| next.sort == Sort::Number))
}

/// A line that ends in a colon goes on in the list below it.
fn line_ends(tokens: &[Token], start: usize, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .filter(|before| *before >= start)
        .and_then(|before| tokens.get(before));
    let next = tokens.get(at + 1);
    !(before.is_some_and(|token| token.is_any(": ,"))
        && next.is_some_and(|token| token.sort != Sort::Line))
}

fn push(found: &mut Vec<Sentence>, tokens: &[Token], start: usize, end: usize, is_question: bool) {
    if start >= end {
        return;
    }
    if !is_question {
        if asks(tokens, start, end) {
            found.push(Sentence {
                start,
                end,
                is_question: true,
            });
            return;
        }
        // "…, como le hago?" without its marks: what comes before the comma is still said.
        for at in start..end {
            if tokens
                .get(at)
                .is_some_and(|token| token.is_any(", pero y mas e but"))
                && asks(tokens, at + 1, end)
            {
                let second = tokens.get(at + 1);
                if second
                    .is_some_and(|token| token.is_any("que vale donde onde pode sabe sera existe"))
                {
                    continue;
                }
                found.push(Sentence {
                    start,
                    end: at,
                    is_question: false,
                });
                found.push(Sentence {
                    start: at + 1,
                    end,
                    is_question: true,
                });
                return;
            }
        }
        found.push(Sentence {
            start,
            end,
            is_question: false,
        });
        return;
    }
    let opened = start
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|token| token.is("¿"));
    if opened {
        found.push(Sentence {
            start,
            end,
            is_question: true,
        });
        return;
    }
    let mut split = start;
    for at in (start..end).rev() {
        let Some(token) = tokens.get(at) else {
            continue;
        };
        if token.is_any(", : pero mas but") {
            let is_tag = end - at <= 3 && tokens.get(at + 1).is_some_and(|next| next.is_any(TAGS));
            let is_fit = end - at <= 4
                && tokens.get(at + 1).is_some_and(|next| {
                    next.is_any("esta te me ta tudo entendes entiendes sounds is")
                });
            if is_tag || is_fit || asks(tokens, at + 1, end) {
                split = at;
            }
        }
    }
    if split > start {
        found.push(Sentence {
            start,
            end: split,
            is_question: false,
        });
        found.push(Sentence {
            start: split + 1,
            end,
            is_question: true,
        });
    } else {
        found.push(Sentence {
            start,
            end,
            is_question: true,
        });
    }
}

fn asks(tokens: &[Token], start: usize, end: usize) -> bool {
    let mut at = start;
    while at < end
        && tokens.get(at).is_some_and(|token| {
            token.is_any("y e entonces oye hola oi pues ahora , and so ok bueno mira che")
        })
    {
        at += 1;
    }
    longest_phrase(ASKS, |step| {
        tokens
            .get(at + step)
            .filter(|_| at + step < end)
            .map(|token| token.norm.as_str())
    })
    .is_some()
        && !is_no_question(tokens, at, end)
}

/// "Donde vendo más es en la feria", "quem compra é", "puede ser", "vale 45", "que me" within a statement.
fn is_no_question(tokens: &[Token], at: usize, end: usize) -> bool {
    let first = tokens.get(at);
    let next = tokens.get(at + 1).filter(|_| at + 1 < end);
    // "Qué tal pues yo vendo pollo": a greeting, behind which somebody speaks of themselves.
    let greets = first.is_some_and(|token| token.is("que"))
        && next.is_some_and(|token| token.is("tal"))
        && tokens.get(at + 2).filter(|_| at + 2 < end).is_some_and(|token| {
            token.is_any(", pues yo soy somos tengo tenemos mi mire mira buenas buen buenos vendo vendemos hago hacemos nosotros aca aqui fijate")
        });
    greets
        || first.is_some_and(|token| token.is_any("donde onde quien quem where"))
            && tokens
                .get(at..end)
                .unwrap_or_default()
                .iter()
                .skip(2)
                .any(|token| token.is_any("es e is son"))
        || first.is_some_and(|token| token.is("sera"))
            && next.is_some_and(|token| token.is_any("el la en"))
        || first.is_some_and(|token| token.is("cuanto"))
            && next.is_some_and(|token| token.is_any("mas antes menos"))
        || first.is_some_and(|token| token.is("pode")) && next.is_some_and(|token| token.is("ser"))
}
