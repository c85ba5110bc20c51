//! Words that say that something is no longer as it was.

use super::endings::ENDS;
use super::glance::DISTINCT;
use crate::text::{Tense, Token, has_word, longest_phrase};

/// Verbs that move a figure, whatever stands behind them.
pub(super) const MOVES: &str = "\
    subi subio subimos sube suben subo subieron subiu subiram sobe subamoslo subamosla subelo subela subirlo subirla \
    baje bajo bajamos baja bajan bajaron bajemoslo bajemosla bajemoslos bajemoslas bajalo bajala bajarlo bajarla \
    baixei baixou baixamos baixaram baixa aumente aumento aumentamos aumenta aumentan aumentaron aumentei aumentou \
    aumentaram cambie cambio cambiamos cambia cambiaron mudou mudaram mudei mudamos muda trocou reajuste reajustaron \
    reajustado reajustada reajustou reajustei reajustamos ajuste ajustei ajustamos ajusto virou viraram caiu cayo cayeron rebaje \
    rebajamos rebajo recorri corrio recorrio recorrimos recorrieron movi movio movimos movieron corrimos corrieron adelantamos adelantaron postergamos postergaron \
    aplazamos aplazaron pospusimos pospusieron reprogramamos reprogramaron adiamos adiaram adiou remarcamos remarcou \
    remarcaram extendi extendimos extendieron alargamos alargue estiro estiramos amplie ampliamos ampliaron acorte \
    alargo alargaron alargado acorto acortaron extendio extendieron estiraron duplico duplicaron redujimos postergo \
    postergaron pospuse postergue adelante atrase atrasamos pospuso aplazo adelanto reprogramo movieron disparo dispararon trepo treparon alcanzo alcanzaron acortamos reduje redujimos redujo redujeron recorte recortamos achicamos duplicamos negociamos renegociamos \
    estendi estendemos ampliei ampliamos reduzi reduzimos encurtei encurtamos dobrei dobramos adiada adiado postergada \
    postergado pospuesta pospuesto reprogramada reprogramado aplazada aplazado remarcada remarcado dejemoslo dejemosla pongamoslo pongamosla pongamosle subir bajar subirle bajarle aumentar \
    ajustar ajustarla ajustarlo reajustar cambiar cambiarla cambiarlo subirla subirlas subirlos subirles subele subile subila subilo subanle bajale bajala bajalo bajenle bajarlas bajarlos bajarles aumentarlas aumentarlos aumentarla aumentarlo crecio crecieron crecimos cresceu cresceram crescemos \
    raised lowered dropped increased changed";

/// Verbs that put a figure where another was, with a preposition before it: "quedó en 15", "lo pasamos a 40".
pub(super) const PUTS: &str = "\
    quedo queda quedan quedaron quedamos quede ficou fica ficaram ficam vuelve vuelven volvio volvemos volvi volvimos regreso regresa volta voltou dejar dejarla dejarlo \
    poner ponerla ponerlo pasar pasarla pasarlo deje dejo dejamos dejalo dejala dejaron deixei \
    deixo deixamos deixou paso pasa pasan pasamos pasaron pase passou passa passaram passei passamos puse puso pongo \
    ponemos pusimos ponlo ponla lleve llevamos llevo llevaron levei levamos dejela dejelo dejenla dejenlo pongala pongalo ponela ponelo ponelas ponelos ponlas ponlos ponele ponle dejalas dejalos \
    regrese regresamos coloquei colocamos botei botamos pasala pasalo pasalas pasalos dejame ponme poneme quedando ficando termino termina terminou moved went";
const BEFORE_FIGURE: &str = "a al ao en em por para pra pro de to at";

/// Verbs that say how many there still are.
const LEFT: &str = "quedamos quedan quedaron queda quedo quede ficamos ficaram restam sobraram";

/// The same in several words.
const GOES: &str = "\
    se fue a|se fueron a|se me fue a|se nos fue a|se va a|foi para|foi pra|foram para|foram pra|salto a|brinco a|anda en|\
    anda por|van por|va por|vamos por|voy por|voy en|van en|estamos en|estoy en|tamo en|tamos en|toy en|estamos con|estoy con|\
    estou com|estamos com|estou em|estamos em|ando con|andamos con|llega a|llegan a|chega a|bateu|bateram|batemos|alcanzo|alcanzamos|alcanzan|supera|superan|supero|superamos|\
    pasan de|pasa de|pasamos los|pasamos de|paso los|passou de|passou dos|passamos dos|passa de|andan en|andan por|andamos en|andamos por|ando en|ando por|vamos en|va en|se fueron para|subio hasta|llego hasta|llego a|llegaron a|llegamos a|llegue a|chegou a|chegaram a|chegamos a";

/// The person takes back what they said.
const TAKES_BACK: &str = "\
    perdon|perdona|perdoname|disculpa|disculpe|me equivoque|me confundi|corrijo|correccion|mejor dicho|en realidad|\
    quise decir|mentira|mentiras|actualizo|actualizacion|rectifico|dato nuevo|desculpa|na verdade|me enganei|errei|\
    corrigindo|correcao|quis dizer|na real|actually|i meant|te corrijo|te di mal|di mal|dimos mal|pase mal|te pase mal|te dije mal|puse mal|dije mal|conte mal|anote mal|\
    escribi mal|calcule mal|contei mal|anotei errado|falei errado|me corrijo|rectificar|corregir|me falle|\
    me fallo la memoria|me exprese mal|error mio|fue error|lei mal|ya revise|ya cheque|foi erro meu|pensei errado|\
    me corrigio|escribi de mas|mejor pon|mejor ponle|mejor apunta|mejor anota|estaba equivocado|estaba equivocada";

/// Says that something holds from now on.
const NOW: &str = "\
    ahora|ahorita|agora|now|ya|ja|mejor|melhor|a partir de|a partir del|a contar de|a partir da|a partir do|desde manana|desde hoy|\
    precio nuevo|precio actual|precio actualizado|valor nuevo|valor actual|tarifa actual|nuevo precio|nuevos precios|precios nuevos|nuevas tarifas|novos precos|precos novos|nueva tarifa|nuevo valor|nueva cuota|nuevo plazo|nuevo costo|novo preco|novo valor|novo prazo|desde ayer|desde este|desde esta|desde el|\
    desde enero|desde febrero|desde marzo|desde abril|desde mayo|desde junio|desde julio|desde agosto|desde septiembre|\
    desde setiembre|desde octubre|desde noviembre|desde diciembre|de ahora en adelante|de ahora en mas|de aqui en adelante|\
    de agora em diante|desde hace poco|esta mas caro|esta mas cara|estan mas caros|estan mas caras|esta mas barato|esta mas barata|\
    estan mas baratos|estan mas baratas|esta mais caro|esta mais cara|ta mais caro|ta mais cara|ta mais barato|ta mais barata|ficou mais caro|\
    ficou mais cara|se queda fija|se queda fijo|se quedo fija|se quedo fijo|quedo fija|quedo fijo|queda fija|queda fijo|\
    ficou fixa|ficou fixo|fica fixo|fica fixa|permanente|permanentemente|para siempre|pra sempre|de vez|precio normal|preco normal|\
    en vez de|en lugar de|em vez de|desde hoje|desde ontem|actualmente|atualmente|hoy en dia";

/// What holds as before, or only for a moment.
const STAYS: &str = "\
    sigue|siguen|seguimos|sigo|igual|todavia|aun|ainda|continua|continuam|still|por ahora|por agora|ahora mismo|\
    ahora si|agora mesmo|por hoy|solo hoy|esta vez|una vez|casi|hace|ha|faz|de vez en cuando|cada tanto|\
    a veces|as vezes|como siempre|mas o menos|por el momento|recien";

/// One day or week, which says nothing of the others.
const ONCE: &str = "\
    hoy|ayer|anoche|anteayer|hoje|ontem|today|yesterday|esta semana|este mes|este finde|este fin|el finde|el otro dia|\
    la semana pasada|el mes pasado|semana passada|mes passado|esta quincena|este ano|este invierno|este verano|este otono|esta primavera|esta temporada|este inverno|\
    este verao|neste mes|nesta semana|ese dia|aquel dia|una vez";

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

/// Whether one of some phrases stands at a token.
pub(super) fn phrase(tokens: &[Token], at: usize, end: usize, phrases: &'static str) -> bool {
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
    // "Quedamos 4", "me quedan dos".
    let is_left = |at: usize| {
        let next = at
            + 1
            + usize::from(
                tokens
                    .get(at + 1)
                    .is_some_and(|it| it.is_any("con como solo apenas nomas")),
            );
        next < to
            && tokens.get(at).is_some_and(|it| it.is_any(LEFT))
            && crate::text::number_at(tokens, next, to).is_some()
    };
    // "Lo estoy cobrando a 28".
    let is_under_way = |at: usize| {
        let form = |at: usize| tokens.get(at).filter(|_| at < to).and_then(|it| it.verb);
        (form(at).is_some_and(|form| form.does("estar") && form.tense == Tense::Present)
            || tokens.get(at).is_some_and(|it| it.is_any("to tou")))
            && form(at + 1).is_some_and(|form| {
                form.tense == Tense::Gerund
                    && form.does("\
                    cobrar vender dar dejar pagar hacer sacar pedir costar salir abrir cerrar atender entrar venir llegar \
                    producir fabricar recibir procesar cosechar demorar tardar entregar despachar preparar facturar")
            })
    };
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
    } else if (from..to).any(moves)
        || (from..to).any(is_left)
        || any(tokens, from, to, GOES) && (went(tokens, from, to) || !is_once(tokens, from, to))
    {
        Change::Moved
    } else if any(tokens, from, to, TAKES_BACK) {
        Change::TakenBack
    } else if (any(tokens, from, to, NOW) || (from..to).any(is_under_way))
        && !is_once(tokens, from, to)
    {
        Change::Now
    } else {
        Change::None
    }
}

/// "A grande foi pra 59 semana passada": what has gone to a figure stays there, unless it was only today.
fn went(tokens: &[Token], from: usize, to: usize) -> bool {
    const WENT: &str = "foi foram fue fueron salto brinco";
    const TODAY: &str = "hoy hoje ayer ontem anoche";
    let has = |words: &'static str| {
        (from..to).any(|at| tokens.get(at).is_some_and(|token| token.is_any(words)))
    };
    has(WENT) && !has(TODAY)
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
