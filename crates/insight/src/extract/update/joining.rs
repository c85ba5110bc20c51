//! Updates among what the other rules have found: nothing is said twice, and nothing against itself.

use std::collections::HashSet;

use super::clause::is_nameless;
use super::marks::is_mark_word;
use super::writing::has_figure;
use super::{Update, holds};
use crate::reconcile::{names, words_of};
use crate::{Candidate, Claim, Known};

/// Puts an update among the candidates: in the place of those that had read its words as something else, and not at all
/// where one of them has found what is known by itself.
pub(super) fn join(all: &mut Vec<Candidate>, update: Update, known: &[Known]) {
    let is_rival = |found: &Candidate| rivals(found, &update);
    let is_placed = |found: &Candidate| {
        let is_unit = found
            .key
            .subject
            .split(' ')
            .all(|word| crate::text::has_word(UNITS, word));
        !is_unit
            && known.iter().any(|known| {
                known.fact_key.as_ref() != Some(&update.candidate.key) && names(found, known)
            })
    };
    for found in all.iter_mut() {
        let says_it = found.key == update.candidate.key
            && found.claim != Claim::Ended
            && found.value == update.candidate.value;
        if says_it {
            found.claim = update.candidate.claim;
            return;
        }
    }
    let stands = all.iter().any(|found| {
        is_rival(found)
            && found.key != update.candidate.key
            && !update.is_sure
            && !(update.is_named && is_blank(found, &update))
            && (is_placed(found) || is_another(found, &update))
    });
    if stands {
        return;
    }
    // "La venta bajó, 400 al día" says what comes in, and not that something goes badly.
    let is_takings = update.candidate.key.slot == crate::Slot::Revenue;
    let complains =
        |found: &Candidate| {
            is_takings
                && found.key.slot == crate::Slot::Problem
                && found.key.subject.split(' ').any(|word| {
                    crate::text::has_word("venta vender vendo ingreso faturamento", word)
                })
        };
    all.retain(|found| !(is_rival(found) || found.key == update.candidate.key || complains(found)));
    all.push(update.candidate);
}

/// "Me enganei no alinhamento, são 100" names what it is about, and that is not how many work there.
fn is_blank(found: &Candidate, update: &Update) -> bool {
    found.key.subject.is_empty() && found.key.slot != update.candidate.key.slot
}

/// Over what things are priced, which are no things.
const UNITS: &str = "\
    libra kilo docena unidad porcion pieza litro metro caja bolsa paquete hora dia mes semana ciento millar quintal par \
    viaje plato vaso cajon quilo duzia unidade porcao peca hora dia";

/// Whether another rule has read the same words.
fn rivals(found: &Candidate, update: &Update) -> bool {
    if !found.span.overlaps(update.figure) {
        return false;
    }
    if update.candidate.claim == Claim::Ended {
        let is_same_sort = found.key.slot == update.candidate.key.slot;
        // "Ya solo efectivo" ends several means of payment in the same words, "ni tamales ni atole" two goods.
        if is_same_sort && found.claim == Claim::Ended && found.span == update.candidate.span {
            return found.key == update.candidate.key;
        }
        // What is no longer sold has no price: both are said.
        return found.claim == Claim::Ended
            && (is_same_sort || update.candidate.key.slot != crate::Slot::Price)
            || found.key == update.candidate.key;
    }
    // "Todo subió 20 pesos" moves several figures in the same words.
    let is_one_of_many = update.is_one_of_many
        && found.claim == Claim::Corrects
        && found.span == update.candidate.span
        && found.key.slot == update.candidate.key.slot;
    if is_one_of_many {
        return found.key == update.candidate.key;
    }
    // A rule may have read what was, and left what is.
    let is_within = found.key == update.candidate.key && found.span.overlaps(update.candidate.span);
    is_within || holds(found) && has_figure(found.key.slot)
}

/// What somebody is paid, or something costs: "el jornal del chofer" is what the "chofer" costs.
const PRICES: &str = "\
     promo promocion promocao oferta jornal sueldo salario pago quincena precio tarifa costo valor cuota flete pasaje honorario mensualidad che oye mira \
     pue valor preco diaria venta facturacion faturamento total";

/// Whether what was found names more than the fact: "torta grande" where "torta ahogada" is known.
fn is_another(found: &Candidate, update: &Update) -> bool {
    let said: HashSet<String> = words_of(&found.key.subject).into_iter().collect();
    let more = said.iter().any(|word| {
        !super::facts::has(&update.words, word)
            && !crate::text::has_word(PRICES, word)
            && !is_mark_word(word)
            && !is_nameless(word)
            && !word.starts_with(|first: char| first.is_ascii_digit())
    });
    let shares = said.iter().any(|word| update.words.contains(word));
    more && shares && update.candidate.claim != Claim::Ended
}
