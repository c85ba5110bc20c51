//! Who buys, where a question asked for it: "choferes, los del IMSS y gente que anda construyendo".

use super::super::goods::is_goods;
use super::super::phrase::{Phrase, is_something};
use super::super::reader::{Reader, sure};
use super::super::segments::is_group;
use super::super::words::{CHANNELS, PAYMENTS, TOOLS, name_at};
use super::{behind, parts};
use crate::text::{Person, Sort};
use crate::{Claim, Slot};

const LEADS: &str = "\
    pues si claro bueno mira a al para pra pro con sobre todo mas que nada mayormente principalmente puro pura puros puras mucho mucha muchos \
    muchas muitos muitas es e viene llega cae compra casi siempre tambien tambem ademas unos unas algunos algunas uno otro otra varios varias hay son vienen compran los las el la o os as de \
    generalmente normalmente en su mayoria sobretudo mais eh ah mmm ahi aqui aca cada tanto vez en cuando hasta uns umas un una dos tres tantos harto harta hartos hartas \
    bastante bastantes principal maioria mayoria na gran parte vendo vendemos le les atiendo atendemos surto surtimos ya y e lo";

const OTHERS: &str = "\
    nada todo todos mucho poco nadie veces dia dias semana mes boca recomendacion gracias verdad cosas idea depende ejemplo cantidad zona internet \
    ventas pedidos precio calidad lado lados parte manana tarde noche temporada adelanto efectivo";

pub(super) fn read(reader: &mut Reader<'_>, is_first: bool) {
    // A later sentence goes on with the list where it has no verb of its own.
    let is_quiet = reader.groups.iter().all(|group| {
        group.person == Person::None
            || group.start > reader.start && reader.is_any(group.start - 1, "que se")
            || group.start > reader.start + 1 && reader.is(group.start - 2, "que")
    });
    for part in parts(reader) {
        let mut at = behind(reader, part, LEADS);
        // "Los de la UNA": who they are stands behind "de".
        if let Some(headless) = (part.start..at)
            .find(|step| reader.is_any(*step, "los las") && reader.is_any(step + 1, "de del da do"))
        {
            at = headless + 1;
        }
        let first = reader.token(at);
        let Some(first) = first.filter(|token| {
            token.is_word() && at < part.end && reader.is_open(at) && !reader.is_taken(at)
        }) else {
            continue;
        };
        let denied =
            reader.denies(part.start, part.end) || reader.has(part.start, part.end, "sin sem");
        let is_headless = (at > part.start)
            && reader.is_any(at - 1, "los las de")
            && reader.is_any(at, "del de que da do");
        let mut end = at;
        while end < part.end
            && reader.token(end).is_some_and(|token| {
                token.is_word() || token.sort == Sort::Number || token.sort == Sort::Link
            })
        {
            end += 1;
        }
        // "Alpina y Colombina me dan casi toda la carga": who gives the work is named before the verb.
        let gives = reader.groups.iter().find(|group| {
            group.start > at
                && group.start < end
                && group.person == Person::Third
                && group.is_to_us
                && !group.is_negated
                && group.does("dar comprar pedir encargar contratar")
        });
        let is_named = |from: usize, to: usize| {
            (from..to).all(|step| reader.token(step).is_some_and(|token| token.is_capital))
        };
        let buyer = gives
            .map(|group| group.start)
            .filter(|stop| is_named(at, *stop));
        end = buyer.unwrap_or(end);
        let that = (at..end).find(|step| reader.is_any(*step, "que quienes"));
        let acts = reader.groups.iter().any(|group| {
            group.start >= at
                && group.start < that.unwrap_or(end)
                && group.person != Person::None
                && group.start > at
                || group.start == at
                    && group.person != Person::None
                    && group.end <= end
                    && first.verb.is_some_and(|form| form.is_plain)
        });
        let phrase = Phrase {
            start: if is_headless { at - 1 } else { at },
            end,
        };
        let listed = [CHANNELS, PAYMENTS, TOOLS]
            .iter()
            .any(|names| name_at(reader, at, names).is_some());
        let is_priced = (at..end).any(|step| {
            reader
                .amount(step)
                .is_some_and(|amount| amount.is_money || amount.is_percent)
        });
        let group = is_group(reader, phrase)
            || reader.is_any(at, "gente gentes personas pessoas publico povo pessoal")
                && end > at + 1;
        let plural = (first.norm.ends_with('s') && first.norm.len() > 4 && !is_goods(reader, at)
            || first.is_capital
                && (at > reader.start || first.verb.is_none() && reader.is_any(end, "y e ,"))
            || is_headless)
            && reader.groups.iter().all(|group| group.start != at);
        if denied
            || acts
            || !is_first && !is_quiet
            || listed
            || is_priced
            || end - at > 10
            || first.is_any(OTHERS)
            || !(group || is_first && plural)
            || !is_something(reader.tokens, phrase)
        {
            continue;
        }
        let stop = end.min(at + 7);
        reader.name(
            Slot::Customers,
            Phrase {
                end: stop,
                ..phrase
            },
            Claim::Holds,
            sure::USUAL,
        );
        reader.take(phrase.start, stop);
    }
}
