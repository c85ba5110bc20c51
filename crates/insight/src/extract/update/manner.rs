//! Which of several counts a figure is of, where only the verb says so: "ahora caben 42" is of how many fit, "hago 1300" of
//! what is made by the day, and "bajamos a 118" of what there is.

use std::collections::HashSet;

use super::clause::Clause;
use super::facts::{Fact, has_period};
use super::figure::{Figure, Sort};
use crate::Slot;
use crate::text::{Person, Token};

/// Verbs of what is done or comes again and again.
const RATES: &str = "\
    producir hacer sacar fabricar elaborar hornear moler atender ver recibir procesar despachar entregar preparar servir \
    entrar salir venir cosechar vender imprimir coser tejer lavar ordenar llenar embotellar empacar envasar tostar cortar \
    repartir mover rendir visitar";

/// Verbs of how many there are.
const STOCKS: &str = "tener quedar llegar crecer caer ir estar andar contar manejar";

/// How much there is room for, in the words of facts.
const ROOM: &str = "\
    capacidad aforo cupo lotacao espacio espaco persona pessoa comensal invitado convidado lugar carro auto coche vaga asiento";

/// How a figure is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// As what is done in a time.
    Rate,
    /// As what there is.
    Stock,
    /// As what it has come to, which a price may, too.
    Come,
    /// As what there is room for.
    Room,
}

/// Whether nothing is named but what is made.
pub(super) fn is_production(nouns: &HashSet<String>) -> bool {
    !nouns.is_empty()
        && nouns
            .iter()
            .all(|noun| crate::text::has_word("produccion producao", noun))
}

impl Manner {
    /// How the verb before a figure tells it; nothing where the figure has a measure of its own or is a price.
    pub(super) fn of(tokens: &[Token], clause: &Clause, figure: &Figure) -> Option<Self> {
        if figure.sort != Sort::Bare {
            return None;
        }
        // "Aumentei a produção pra 4 mil".
        if is_production(&clause.nouns) {
            return Some(Self::Rate);
        }
        let group = clause
            .groups
            .iter()
            .rfind(|group| group.end <= figure.start)?;
        let is_led = |words: &'static str| {
            figure
                .start
                .checked_sub(1)
                .and_then(|at| tokens.get(at))
                .is_some_and(|token| token.is_any(words))
        };
        let said = tokens.get(group.end.checked_sub(1)?)?;
        if group.is_negated || group.is_over || group.has_object || figure.start > group.end + 4 {
            return None;
        }
        if group.lemma == "caber" || said.is_any("caben cabemos cabem") {
            return Some(Self::Room);
        }
        let is_many = group.is_own || group.person == Person::Third;
        if group.does(RATES) && is_many && !is_led("a en em por de") {
            return Some(Self::Rate);
        }
        // "Bajé a 25" may be a price, "bajamos a 118" is where they have come to.
        if group.does("bajar subir pasar") {
            return (is_many && said.norm.ends_with("mos")).then_some(Self::Come);
        }
        (group.does(STOCKS) && is_many).then_some(Self::Stock)
    }

    /// Whether a fact is told so.
    pub(super) fn fits(self, fact: &Fact<'_>) -> bool {
        let is_room = || {
            fact.key
                .subject
                .split(' ')
                .any(|word| crate::text::has_word(ROOM, word))
        };
        let is_count = fact.key.slot == Slot::Metric
            && fact.old.as_ref().is_some_and(|old| old.sort == Sort::Count);
        match self {
            Self::Rate => is_count && has_period(fact) || fact.key.slot == Slot::Revenue,
            Self::Room => is_count && !has_period(fact) && is_room(),
            Self::Stock | Self::Come => {
                is_count && !has_period(fact) && !is_room()
                    || matches!(fact.key.slot, Slot::TeamSize | Slot::Revenue)
                    || self == Self::Come && matches!(fact.key.slot, Slot::Price | Slot::Cost)
            }
        }
    }
}
