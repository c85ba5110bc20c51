//! Words that say that something is over.

use super::marks::phrase;
use crate::text::Token;

/// Ends something by itself.
pub(super) const ENDS: &str = "\
    deje dejamos dejo deixei deixamos deixou saque sacamos quite quitamos elimine eliminamos cancele cancelamos \
    abandone abandonamos cerre cerramos descontinue descontinuamos larguei largamos parei paramos tirei tiramos \
    esquece esquecam olvida olvidate olvidense solte soltamos descarte descartamos descartei descontinuada descontinuado \
    descontinuadas descontinuados borre borramos \
    tumbe tumbamos desactive desactivamos desativei desativamos cancelei encerrei encerramos fechei fechamos desinstale desinstalamos descontinuei eliminada eliminado eliminados eliminadas suspendi suspendimos";

/// The same, but only with its object before it: "Airbnb lo bajé", for "bajé" alone moves a figure.
pub(super) const ENDS_IT: &str =
    "baje bajamos baixei corte cortamos cortei entregue entregamos entreguei apague apagamos";

/// How something is that is no longer on.
pub(super) const SWITCHED_OFF: &str = "\
    apagado apagada apagados apagadas desactivado desactivada desactivados desactivadas abandonado abandonada \
    abandonados abandonadas desligado desligada";

/// Things that are given away: sold, thrown out, given back.
pub(super) const GIVES_AWAY: &str = "\
    vendi vendimos bote botamos tire tiramos regale regalamos devolvi devolvimos doe doei rematamos \
    remate vendeu";

/// How something ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// It is no longer done.
    Stopped,
    /// It will not take place.
    CalledOff,
    /// It no longer goes badly.
    Solved,
    /// It is no longer wanted.
    GivenUp,
    /// One is no longer there.
    Left,
    /// It has come to an end by itself.
    Over,
    /// It was sold or thrown away.
    GivenAway,
}

const CALLED_OFF: &str = "\
    se cancela|se suspende|se cancelo|se suspendio|cancelaron|suspendieron|cancelada|cancelado|suspendida|suspendido|cancelou|suspenso|suspensa|\
    cancelaram";
const SOLVED: &str = "\
    se arreglo|lo arreglamos|la arreglamos|arreglamos|arregle|arreglado|arreglada|se resolvio|resolvimos|resolvi|\
    resolvemos|resolveu|resuelto|resuelta|resolvido|resolvida|se soluciono|solucionamos|solucione|solucionado|\
    solucionada|consertamos|consertei|consertado|consertada";
const GIVEN_UP: &str = "\
    siempre no|al final no|finalmente no|no final nao|afinal nao|al final ya no|quedo descartado|quedo descartada|quedo en nada|\
    lo deje para|la deje para|lo dejamos para|la dejamos para|desistimos|desisti|me arrepenti|nos arrepentimos|\
    cambie de idea|cambiamos de idea|mudei de ideia|mudamos de ideia|queda para otro|ya no pienso|ya no pensamos|ya no planeo";

const LEFT: &str = "\
    nos salimos|me sali|saimos do|saimos da|sai do|sai da|nos retiramos|me retire|me baje|nos bajamos|me fui de|nos fuimos de|\
    me sali de|no me dejan mas|no nos dejan mas|ya no me dejan|ya no nos dejan|saimos de|cerre la cuenta|me dieron de baja|\
    me bloquearon|nos bloquearon|me di de baja|nos dimos de baja|me cerraron|nos cerraron|me banearon|nos banearon|\
    me hackearon|nos hackearon|me tumbaron|nos tumbaron|perdi la cuenta|perdimos la cuenta|perdi a conta|perdemos a conta|\
    renuncie a|renunciamos a|salirnos de|salirme de|nos saco de|me saco de|nos sacaron de|me sacaron de|me suspendieron|\
    nos suspendieron|saimos da|saindo da|saindo do|ya no tengo puesto|fuimos de|nos fuimos de";

const OVER: &str =
    "se termino|se acabo|se terminaron|se nos acabo|se me acabo|ya se acabo|acabou|ya fue";

/// Where something is said to be over: the first word, behind the last, and how; "ya no", "não … mais", "dejé".
pub(super) fn ending(tokens: &[Token], from: usize, to: usize) -> Option<(usize, usize, Ending)> {
    let by_phrase = [
        (CALLED_OFF, Ending::CalledOff),
        (SOLVED, Ending::Solved),
        (GIVEN_UP, Ending::GivenUp),
        (LEFT, Ending::Left),
        (OVER, Ending::Over),
    ];
    let phrase = (from..to).find_map(|at| {
        by_phrase
            .iter()
            .find(|(phrases, _)| phrase(tokens, at, to, phrases))
            .map(|(_, ending)| (at, at + 1, *ending))
    });
    phrase
        .or_else(|| stopped(tokens, from, to).map(|(from, to)| (from, to, Ending::Stopped)))
        .or_else(|| {
            let at = (from..to).find(|at| {
                tokens.get(*at).is_some_and(|token| {
                    token.is_any(GIVES_AWAY)
                        && token
                            .verb
                            .is_none_or(|form| form.tense != crate::text::Tense::Present)
                })
            })?;
            Some((at, at + 1, Ending::GivenAway))
        })
}

fn stopped(tokens: &[Token], from: usize, to: usize) -> Option<(usize, usize)> {
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
        // "De gelatinas nada ya".
        if is(at, "nada") && is(at + 1, "ya") || is(at, "ya") && is(at + 1, "nada") {
            return Some((at, at + 2));
        }
        // "Adiós Excel", "con Bimbo terminamos".
        if at == from
            && is(at, "adios chau chao tchau")
            && tokens.get(at + 1).is_some_and(|next| next.is_word())
        {
            return Some((at, at + 1));
        }
        let parts = is(
            at,
            "terminamos termine cortamos rompimos rompi terminei cortei separamos",
        ) && (is(at + 1, "con com")
            || (at.saturating_sub(3).max(from)..at).any(|with| is(with, "con com")))
            || is(at, "corte separe") && is(at + 1, "con com");
        if parts {
            return Some((at, at + 1));
        }
        // "O Rappi a gente tirou".
        if at >= from + 2
            && is(
                at,
                "tirou largou deixou parou cancelou encerrou fechou cortou",
            )
            && is(at - 1, "gente")
            && is(at - 2, "a")
        {
            return Some((at, at + 1));
        }
        // "Rappi fuera, me cobraba 30%", "San Fernando ya fue".
        if is(at, "ya") && is(at + 1, "fue") && at > from && at + 2 == to {
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
            let more = (at + 2..to.min(at + 4)).find(|next| is(*next, "mas mais ma"))?;
            return (!is(more + 1, "que de do")).then_some((at, more + 1));
        }
        // "PedidosYa lo tenemos apagado".
        if at >= from + 2
            && is(at, SWITCHED_OFF)
            && is(at - 1, "tengo tenemos tenho temos")
            && is(at - 2, "lo la los las")
        {
            return Some((at, at + 1));
        }
        let has_object = at > from && is(at - 1, "lo la los las");
        (is(at, ENDS) || is(at, ENDS_IT) && has_object).then_some((at, at + 1))
    })
}
