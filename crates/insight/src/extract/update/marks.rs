//! Words that say that something is no longer as it was.

use crate::text::{Token, fold_char, has_word, longest_phrase};

/// Verbs that move a figure, whatever stands behind them.
const MOVES: &str = "\
    subi subio subimos sube suben subo subieron subiu subiram sobe subamoslo subamosla subelo subela subirlo subirla \
    baje bajo bajamos baja bajan bajaron bajemoslo bajemosla bajemoslos bajemoslas bajalo bajala bajarlo bajarla \
    baixei baixou baixamos baixaram baixa aumente aumento aumentamos aumenta aumentan aumentaron aumentei aumentou \
    aumentaram cambie cambio cambiamos cambia cambiaron mudou mudaram mudei mudamos muda trocou reajuste reajustaron \
    reajustado reajustada reajustou reajustamos ajuste ajustamos ajusto virou viraram caiu cayo cayeron rebaje \
    rebajamos rebajo movi movio movimos movieron corrimos corrieron adelantamos adelantaron postergamos postergaron \
    aplazamos aplazaron pospusimos pospusieron reprogramamos reprogramaron adiamos adiaram adiou remarcamos remarcou \
    remarcaram extendi extendimos extendieron alargamos alargue estiro estiramos amplie ampliamos ampliaron acorte \
    acortamos reduje redujimos redujo redujeron recorte recortamos achicamos duplicamos negociamos renegociamos \
    estendi estendemos ampliei ampliamos reduzi reduzimos encurtei encurtamos dobrei dobramos adiada adiado postergada \
    postergado pospuesta pospuesto reprogramada reprogramado aplazada aplazado remarcada remarcado dejemoslo dejemosla pongamoslo pongamosla pongamosle subir bajar subirle bajarle aumentar \
    raised lowered dropped increased changed";

/// Verbs that put a figure where another was, with a preposition before it: "quedó en 15", "lo pasamos a 40".
const PUTS: &str = "\
    quedo queda quedan quedaron quedamos quede ficou fica ficaram ficam deje dejo dejamos dejalo dejala dejaron deixei \
    deixo deixamos deixou paso pasa pasan pasamos pasaron pase passou passa passaram passei passamos puse puso pongo \
    ponemos pusimos ponlo ponla moved went";
const BEFORE_FIGURE: &str = "a al ao en em por para pra pro de to at";

/// The same in several words.
const GOES: &str = "\
    se fue a|se fueron a|se me fue a|se nos fue a|se va a|foi para|foi pra|foram para|foram pra|salto a|brinco a|anda en|\
    anda por|andan en|andan por|vamos en|va en";

/// The person takes back what they said.
const TAKES_BACK: &str = "\
    perdon|perdona|perdoname|disculpa|disculpe|me equivoque|me confundi|corrijo|correccion|mejor dicho|en realidad|\
    quise decir|mentira|mentiras|actualizo|actualizacion|rectifico|dato nuevo|desculpa|na verdade|me enganei|errei|\
    corrigindo|correcao|quis dizer|na real|actually|i meant|te corrijo|te dije mal|puse mal|dije mal";

/// Says that something holds from now on.
const NOW: &str = "\
    ahora|ahorita|agora|now|ya|ja|mejor|melhor|a partir de|desde hoy|desde ayer|desde este|desde esta|desde el|\
    desde hoje|desde ontem|actualmente|atualmente|hoy en dia";

/// What holds as before, or only for a moment.
const STAYS: &str = "\
    sigue|siguen|seguimos|sigo|igual|todavia|aun|ainda|continua|continuam|still|por ahora|por agora|ahora mismo|\
    ahora si|agora mesmo|por hoy|solo hoy|esta vez|una vez|en cambio|casi|hace|ha|faz|de vez en cuando|cada tanto|\
    a veces|as vezes|como siempre|mas o menos|por el momento|recien";

/// One day or week, which says nothing of the others.
const ONCE: &str = "\
    hoy|ayer|anoche|anteayer|hoje|ontem|today|yesterday|esta semana|este mes|este finde|este fin|el finde|el otro dia|\
    la semana pasada|el mes pasado|semana passada|mes passado|esta quincena|este ano|este invierno|este verano|este otono|esta primavera|esta temporada|este inverno|\
    este verao|neste mes|nesta semana|ese dia|aquel dia|una vez";

/// Ends something by itself.
const ENDS: &str = "\
    deje dejamos dejo deixei deixamos deixou saque sacamos quite quitamos elimine eliminamos cancele cancelamos \
    abandone abandonamos cerre cerramos descontinue descontinuamos larguei largamos parei paramos tirei tiramos \
    esquece esquecam olvida olvidate olvidense solte soltamos descarte descartamos descartei";

/// How much a stretch says that something has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// Not at all.
    None,
    /// That it holds now: "ahora", "ya".
    Now,
    /// That the person was wrong: "perdón".
    TakenBack,
    /// That a figure has moved: "subió a".
    Moved,
}

fn phrase(tokens: &[Token], at: usize, end: usize, phrases: &'static str) -> bool {
    longest_phrase(phrases, |step| {
        tokens
            .get(at + step)
            .filter(|_| at + step < end)
            .map(|token| token.norm.as_str())
    })
    .is_some()
}

/// Whether one of some phrases stands between two tokens.
fn any(tokens: &[Token], from: usize, to: usize, phrases: &'static str) -> bool {
    (from..to).any(|at| phrase(tokens, at, to, phrases))
}

/// What the tokens from `from` to `to` say of change.
pub(super) fn change(tokens: &[Token], from: usize, to: usize) -> Change {
    let moves = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            token.is_any(MOVES)
                && !(token.is("cambio")
                    && at > from
                    && tokens.get(at - 1).is_some_and(|it| it.is("en")))
                || token.is_any(PUTS)
                    && (at + 1..to.min(at + 6))
                        .any(|next| tokens.get(next).is_some_and(|it| it.is_any(BEFORE_FIGURE)))
        })
    };
    if any(tokens, from, to, STAYS) {
        Change::None
    } else if (from..to).any(moves) || any(tokens, from, to, GOES) && !is_once(tokens, from, to) {
        Change::Moved
    } else if any(tokens, from, to, TAKES_BACK) {
        Change::TakenBack
    } else if any(tokens, from, to, NOW) && !is_once(tokens, from, to) {
        Change::Now
    } else {
        Change::None
    }
}

/// Whether a word is one of those that say that something moves.
pub(super) fn moves(token: &Token) -> bool {
    token.is_any(MOVES) || token.is_any(PUTS)
}

/// Whether a word only says that something changes or ends, and names nothing.
pub(super) fn is_mark(token: &Token) -> bool {
    moves(token) || token.is_any(ENDS) || token.is_any(DISTINCT)
}

/// The same of a word of a subject, which is in the singular.
pub(super) fn is_mark_word(word: &str) -> bool {
    has_word(MOVES, word) || has_word(PUTS, word) || has_word(DISTINCT, word)
}

/// Whether the person takes something back between two tokens.
pub(super) fn takes_back(tokens: &[Token], from: usize, to: usize) -> bool {
    any(tokens, from, to, TAKES_BACK)
}

/// Whether it is said to hold as before, or for a moment.
pub(super) fn stays(tokens: &[Token], from: usize, to: usize) -> bool {
    any(tokens, from, to, STAYS)
}

/// Whether a day or a week is named that is not the beginning of something.
pub(super) fn is_once(tokens: &[Token], from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        phrase(tokens, at, to, ONCE)
            && !at
                .checked_sub(1)
                .and_then(|before| tokens.get(before))
                .is_some_and(|token| token.is_any("desde de partir"))
    })
}

/// Where something is said to be over: the first word and behind the last; "ya no", "não … mais", "dejé".
pub(super) fn ending(tokens: &[Token], from: usize, to: usize) -> Option<(usize, usize)> {
    let is = |at: usize, words: &'static str| {
        tokens
            .get(at)
            .filter(|_| at < to)
            .is_some_and(|token| token.is_any(words))
    };
    (from..to).find_map(|at| {
        if is(at, "ya ja") && is(at + 1, "no nao") {
            return Some((at, at + 2));
        }
        if is(at, "no") && is(at + 1, "longer") {
            return Some((at, at + 2));
        }
        if is(at, "di dimos dei demos dieron") && is(at + 1, "de") && is(at + 2, "baja baixa") {
            return Some((at, at + 3));
        }
        if is(at, "no nao") {
            // "No hago más egresados", "não fazemos mais": right behind the verb.
            let more = (at + 2..to.min(at + 4)).find(|next| is(*next, "mas mais"))?;
            return (!is(more + 1, "que de do")).then_some((at, more + 1));
        }
        is(at, ENDS).then_some((at, at + 1))
    })
}

/// Whether a text may change something that is known: a word of change with a figure, or one that ends something. Cheap,
/// and never false where [`super::update`] would change something.
///
/// ```
/// assert!(insight::may_update("El corte ahora está en 140"));
/// assert!(insight::may_update("ya no aceptamos tarjeta"));
/// assert!(!insight::may_update("Vendemos tortas a 45"));
/// ```
#[must_use]
pub fn may_update(text: &str) -> bool {
    let mut seen = Seen::default();
    let mut word = String::new();
    for character in text.chars() {
        let folded = fold_char(character);
        if folded.is_alphanumeric() {
            word.push(folded);
        } else if !word.is_empty() {
            if seen.is_enough(&word) {
                return true;
            }
            word.clear();
        }
    }
    !word.is_empty() && seen.is_enough(&word)
}

/// What [`may_update`] has come by.
#[derive(Default)]
struct Seen {
    changes: bool,
    has_figure: bool,
    denies: bool,
    /// Words since the last "no".
    since_no: usize,
    follows_now: bool,
}

impl Seen {
    /// Takes the next word: whether there is enough now.
    fn is_enough(&mut self, word: &str) -> bool {
        let is = |list: &'static str| has_word(list, word);
        let is_no = is("no nao not");
        let ends = is(ENDS)
            || is("baja baixa")
            || self.denies && is("mas mais longer")
            || is_no && self.follows_now;
        let is_figure = word.starts_with(|first: char| first.is_ascii_digit()) || is(FIGURES);
        self.since_no = if is_no {
            0
        } else {
            self.since_no.saturating_add(1)
        };
        self.denies |= is_no;
        self.has_figure |= is_figure;
        self.changes |= is(MOVES)
            || is(PUTS)
            || is(GOING)
            || is(DISTINCT)
            || is_figure && self.denies && self.since_no <= NEAR;
        self.follows_now = is("ya ja");
        ends || self.changes && self.has_figure
    }
}

/// A figure that is denied stands so near behind its "no", in words: "no son como 9".
const NEAR: usize = 4;

/// The words by which [`GOES`] is known.
const GOING: &str = "fue fueron foi foram salto brinco anda andan vamos va";

/// The words by which the other phrases of change are known.
const DISTINCT: &str = "\
    ahora ahorita agora now ya ja mejor melhor partir desde actualmente atualmente perdon perdona perdoname \
    disculpa disculpe equivoque confundi realidad quise mentira mentiras dato desculpa verdade enganei errei quis real \
    actually meant mal corrijo correccion actualizo actualizacion rectifico corrigindo correcao antes era eran";

/// Words that begin a figure or stand in a day.
const FIGURES: &str = "\
    uno dos dois duas two tres three cuatro quatro four cinco five seis six siete sete seven ocho oito \
    eight nueve nove nine diez dez ten once onze eleven doce doze twelve docena duzia trece treze catorce catorze \
    quince quinze fifteen dieciseis dezesseis diecisiete dezessete dieciocho dezoito diecinueve dezenove veinte vinte \
    twenty veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve \
    treinta trinta thirty cuarenta quarenta forty cincuenta cinquenta fifty sesenta sessenta setenta ochenta oitenta \
    noventa cien ciento cem cento doscientos duzentos trescientos trezentos cuatrocientos quatrocentos quinientos \
    quinhentos seiscientos seiscentos setecientos setecentos ochocientos oitocentos novecientos novecentos mil luca \
    lucas k millon millones milhao milhoes palo palos gamba gambas medio manana amanha tomorrow lunes martes \
    miercoles jueves viernes sabado domingo segunda terca quarta quinta sexta monday tuesday wednesday thursday friday \
    saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre \
    janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro january february march april may june \
    july august september october november december";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_nothing_asks_for_nothing() {
        for text in [
            "Vendemos tortas a 45",
            "Hola, gracias!",
            "¿cuánto cobro por 3?",
            "",
        ] {
            assert!(!may_update(text), "{text}");
        }
        for text in [
            "ahora tengo siete",
            "a Cañuelas ya no",
            "não fazemos mais",
            "la dejé",
            "no son 9, son 8",
            "subió a 20",
        ] {
            assert!(may_update(text), "{text}");
        }
    }
}
