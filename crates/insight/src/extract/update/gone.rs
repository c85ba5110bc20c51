//! Where one is no longer found: "salí de Rappi", "nos quitaron el puesto de la feria", "iFood nunca mais".
//!
//! Words that end many things, and mostly nothing, end a place of sale where a known one is all that is named beside them.

use super::super::group::Mode;
use super::clause::Clause;
use super::facts::{Fact, Facts, has};
use super::marks::phrase;
use super::naming::nouns;
use super::over::{Over, PLACES};
use crate::Slot;
use crate::text::{Token, has_word, longest_phrase};

/// One has left, or was made to leave.
const LEFT: &str = "\
    sali de|salimos de|me quitaron de|nos quitaron de|me dio de baja|nos dio de baja|me cerro|nos cerro|me suspendio|\
    nos suspendio|me bloqueo|nos bloqueo|me quitaron el|nos quitaron el|me quitaron la|nos quitaron la|me quede sin|\
    nos quedamos sin|fiquei sem|ficamos sem|perdi el|perdi la|perdimos el|perdimos la|perdi o|perdi a|perdemos o|\
    cerraron el|cerraron la|la cerraron|lo cerraron|la quitaron|lo quitaron|clausuraron el|clausuraron la|\
    termine el contrato|terminamos el contrato|cancele el contrato|cancelamos el contrato|rompimos el contrato|\
    rompimos contrato|encerrei o contrato|encerramos o contrato|desisti do|desisti da|desistimos do|desistimos da|\
    eu sai|a gente saiu|nos saimos|me tirou do ar|me tiraram do|nos tiraram do|di de baja|dimos de baja|dei baixa|\
    se la deje|se lo deje|la deje morir|lo deje morir|la dejamos morir|murio|ya murio|quedo en el pasado|\
    saiu do ar|nos hemos salido|me he salido|hemos salido de|nos hemos bajado";

/// What is done to a stall or an account that one gives up.
pub(super) const GIVES_UP: &str = "\
    apague apagamos baje bajamos levante levantamos entregue entregamos traspase traspasamos solte soltamos desmonte \
    desmontamos desarme desarmamos pause pausamos entreguei desliguei desligamos baixei devolvi devolvimos desocupe \
    desocupamos";

/// Behind a name, and alone with it.
const FAREWELL: &str = "fuera|chau|chao|adios|bye|nunca mas|nunca mais|fora|tchau|jamas";

/// What is had where one sells, and what comes from there.
const OF_PLACES: &str = "\
    contrato convenio lugar espacio stand barraca ponto banca toldo modulo ventana venta pedido orden encomenda perfil \
    app aplicacion plataforma";

/// The known places of sale that some clauses end.
pub(super) fn gone(facts: &Facts<'_>, tokens: &[Token], clauses: &[Clause]) -> Vec<Over> {
    let mut found = Vec::new();
    for clause in clauses {
        if !clause.is_of_a_state(tokens) {
            continue;
        }
        let Some(behind) = behind(tokens, clause) else {
            continue;
        };
        let is_channel = |fact: &Fact<'_>| fact.key.slot == Slot::Channel;
        let Some(at) = facts.best(&facts.named(&clause.words, is_channel)) else {
            continue;
        };
        let is_all_of_it = facts.all.get(at).is_some_and(|fact| {
            nouns(tokens, clause, behind).iter().all(|word| {
                has(&fact.words, word)
                    || has_word(PLACES, word)
                    || has_word(OF_PLACES, word)
                    || says(tokens, clause, word)
            })
        });
        if is_all_of_it {
            found.push(Over {
                fact: at,
                from: clause.from,
                to: clause.to,
            });
        }
    }
    found
}

/// Whether a word is one of those by which something is given up.
fn says(tokens: &[Token], clause: &Clause, word: &str) -> bool {
    (clause.from..clause.to).any(|at| {
        tokens.get(at).is_some_and(|token| {
            crate::text::stem(&token.norm) == word
                && (token.is_any(GIVES_UP)
                    || token.verb.is_some()
                    || phrase(tokens, at, clause.to, FAREWELL)
                    || (at.saturating_sub(2)..=at)
                        .any(|from| phrase(tokens, from, clause.to, LEFT)))
        })
    })
}

/// Behind the words by which something is given up, if a clause has some.
fn behind(tokens: &[Token], clause: &Clause) -> Option<usize> {
    let is = |at: usize, words: &'static str| {
        at >= clause.from && at < clause.to && tokens.get(at).is_some_and(|it| it.is_any(words))
    };
    let length = |at: usize, phrases: &'static str| {
        longest_phrase(phrases, |step| {
            tokens
                .get(at + step)
                .filter(|_| at + step < clause.to)
                .map(|token| token.norm.as_str())
        })
    };
    let is_denied = |at: usize| at > clause.from && is(at - 1, "no nao nunca");
    // "No seguimos con la página", "ya no operamos con Rappi": what is denied has to be one's own.
    let stopped = clause.groups.iter().find(|group| {
        group.is_own
            && group.is_now()
            && matches!(group.mode, Mode::Plain | Mode::Ability)
            && (group.is_negated && group.does("seguir continuar")
                || group.is_over
                    && group.does(
                        "operar seguir continuar recibir tomar sacar agarrar renovar atender",
                    ))
    });
    if let Some(group) = stopped {
        return Some(group.end);
    }
    (clause.from..clause.to).find_map(|at| {
        if is_denied(at) {
            return None;
        }
        if let Some(count) = length(at, LEFT) {
            return Some(at + count);
        }
        // "Rappi fuera": nothing else is said.
        if at > clause.from
            && clause.groups.is_empty()
            && let Some(count) = length(at, FAREWELL).filter(|count| at + count == clause.to)
        {
            return Some(at + count);
        }
        // "La tiendita del barrio cerró": nothing stands behind it.
        if at > clause.from
            && at + 1 == clause.to
            && is(at, "cerro cerraron fechou fecharam quebro quebraron faliu")
            && !is(at - 1, "me nos le les se lo la los las")
        {
            return Some(at + 1);
        }
        // "Entregué el puesto", "el puesto lo traspasé", and not "entregué en la feria".
        let has_object = is(at + 1, "el la los las mi nuestro nuestra o a")
            || at > clause.from && is(at - 1, "lo la los las");
        (is(at, GIVES_UP) && has_object).then_some(at + 1)
    })
}
