//! Goods that are named by their place in the shop: "lo que hago son muebles", "tienda de mascotas, alimento y accesorios".

use super::goods::is_goods;
use super::offers::NOT_GOODS;
use super::phrase::Phrase;
use super::reader::{Reader, sure};
use super::roles::is_role;
use super::segments::is_group;
use super::services::{is_listed, name_list};
use super::trades::is_trade;
use super::words::{TOOLS, name_at};
use crate::text::{Person, Sort, Tense};
use crate::{Claim, Slot};

/// "Lo que hago son muebles", "lo mío son los pasteles", "el fuerte de nosotros es el pozole".
pub(super) fn strengths(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) {
            continue;
        }
        let Some(lead) = reader.one_of(
            at,
            "\
                lo que|o que|lo mio|lo nuestro|mi fuerte|nuestro fuerte|el fuerte|mi especialidad|la especialidad|\
                nuestra especialidad|mi producto estrella|el producto estrella|nuestro producto estrella|\
                mi producto principal|nuestro producto principal|o forte|minha especialidade|a especialidade|meu forte",
        ) else {
            continue;
        };
        let relative = reader.is(lead - 1, "que");
        let mut from = lead;
        if relative {
            let Some(verb) = reader
                .groups
                .iter()
                .find(|group| group.start >= lead && group.start <= lead + 2)
                .copied()
            else {
                continue;
            };
            let ours = verb.holds()
                && verb.does("hacer vender ofrecer manejar fabricar producir preparar cocinar trabajar rentar alquilar tejer confeccionar elaborar");
            let moves = verb.person == Person::Third
                && !verb.is_negated
                && verb.tense == Tense::Present
                && (verb.does("vender salir mover pegar")
                    || verb.is_to_us && verb.does("pedir comprar"))
                && reader.has(lead, verb.end + 1, "mas mais");
            if !ours && !moves {
                continue;
            }
            from = verb.end;
        }
        let stop = reader.clause_end(from).min(from + 5);
        let Some(is) = (from..stop).find(|next| {
            reader.is_any(*next, "es son sao :")
                || reader.is(*next, "e")
                    && reader
                        .token(*next)
                        .is_some_and(|token| token.verb.is_some())
        }) else {
            continue;
        };
        let quiet = !reader.has(from, is, "no nao que si en");
        let behind = is + 1 + usize::from(reader.is_any(is + 1, "el la los las o a os as"));
        // "Lo mío es la carpintería" names a trade.
        let acts = reader.token(behind).is_some_and(|token| {
            token
                .verb
                .is_some_and(|form| form.tense == Tense::Infinitive)
                || ["ar", "er", "ir"]
                    .iter()
                    .any(|ending| token.norm.len() > 4 && token.norm.ends_with(ending))
                    && !is_goods(reader, behind)
        });
        let is_abstract =
            acts || reader.is_any(
                behind,
                "que lo un una muy mas mejor peor de a por para como cuando",
            ) || is_trade(reader, behind)
                || is_group(
                    reader,
                    Phrase {
                        start: behind,
                        end: behind + 1,
                    },
                );
        if quiet && !is_abstract && !reader.is_taken(is + 1) {
            name_list(reader, is + 1, sure::USUAL);
        }
    }
}

/// "Tienda de mascotas, alimento a granel y accesorios, Concepción": what stands in a row behind the trade.
pub(super) fn assortment(reader: &mut Reader<'_>) {
    let has = |slot: Slot| {
        reader
            .found
            .iter()
            .any(|found| found.key.slot == slot && found.claim != Claim::Ended)
    };
    // "Vendo repuestos de mototaxi en Iquitos, llantas, cadenas y aceites".
    let traded = has(Slot::BusinessType) || has(Slot::Offers);
    if !traded {
        return;
    }
    for comma in reader.start..reader.end {
        if !reader.is_any(comma, ", : (") || !reader.is_open(comma) || reader.is_taken(comma + 1) {
            continue;
        }
        let clause = reader.clause_end(comma + 1);
        let (phrases, stop) = reader.list(comma + 1);
        // "Instalaciones, tableros y emergencias, la visita 25 lucas": what has its price stands apart.
        let (mut phrases, mut stop) = (phrases, stop);
        let is_priced = |at: usize| {
            reader
                .amount(at + usize::from(reader.is_any(at, "a en desde")))
                .is_some()
        };
        let mut clause = clause;
        let list_stop = stop;
        while phrases.len() > 2 && phrases.last().is_some_and(|last| is_priced(last.end)) {
            let cut = phrases.pop().map_or(stop, |last| last.start);
            let mark = (comma + 1..cut)
                .rev()
                .find(|at| reader.is(*at, ","))
                .unwrap_or(cut);
            stop = phrases.last().map_or(stop, |last| last.end);
            clause = clause.min(mark);
        }
        let acts = reader.groups.iter().any(|group| {
            group.start > comma && group.start < stop.max(clause) && group.person != Person::None
        });
        let figures = (comma + 1..stop + 1).any(|at| {
            reader
                .token(at)
                .is_some_and(|token| matches!(token.sort, Sort::Number | Sort::Currency))
        });
        let plain: Vec<Phrase> = phrases
            .into_iter()
            .take_while(|phrase| {
                !reader
                    .token(phrase.start)
                    .is_some_and(|token| token.is_capital)
            })
            .collect();
        let known = plain.iter().any(|phrase| is_goods(reader, phrase.start));
        let fits = plain.iter().all(|phrase| {
            !is_listed(reader, *phrase)
                && name_at(reader, phrase.start, TOOLS).is_none()
                && !is_group(reader, *phrase)
                && !is_role(reader, phrase.start)
                && !is_trade(reader, phrase.start)
                && !reader.is_any(phrase.start, NOT_GOODS)
                && !reader.is_any(
                    phrase.start,
                    "con sin desde hace llevo solo yo nosotros aqui aca en por mi un una",
                )
                && !reader.is_any(phrase.start.wrapping_sub(1), "en con por desde a mi")
        });
        let is_cut = stop < list_stop;
        if !acts && !figures && fits && plain.len() >= 2 && (known || reader.is_opening && !is_cut)
        {
            for phrase in &plain {
                reader.name(Slot::Offers, *phrase, Claim::Holds, sure::LIKELY);
            }
            reader.take(comma + 1, stop);
            return;
        }
    }
}
