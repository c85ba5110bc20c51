//! Where one works, by what stands beside it: "tacos de guisado afuera del metro Chabacano", "vendo camarón en el mercado
//! de Machala", "purificadora Gota Azul, ciudad valles".

use super::group::{Group, Mode};
use super::reader::{Draft, Reader, sure, words};
use super::sites::{NEAR, is_city, is_place, place_end};
use super::spots::{knows_place, tells_business};
use crate::text::{Person, Sort, Tense};
use crate::{Claim, Slot};

/// Markets at a place: where one stands there, one works there.
const MARKETS: &str = "mercado tianguis feria ferias feira mercadito plaza central terminal";

/// Roads that have a number or lead somewhere.
const ROADS: &str = "ruta carretera autopista km kilometro panamericana rodovia";

/// What is done somewhere else than at home.
const ELSEWHERE: &str = "\
    comprar traer conseguir pedir surtir entregar repartir enviar llegar mandar buscar exportar despachar importar distribuir \
    nacer estudiar vivir viajar llevar";

pub(super) fn grounds(reader: &mut Reader<'_>) {
    let is_headline = reader.is_opening && reader.groups.is_empty();
    if !reader.is_opening || knows_place(reader) || !(tells_business(reader) || is_headline) {
        return;
    }
    for at in reader.start..reader.end {
        let Some(from) = place(reader, at) else {
            continue;
        };
        let before = reader.groups.iter().rfind(|group| group.end <= at);
        let far = reader.has(
            reader.clause_start(at),
            at,
            "envio envios entrega entregas reparto domicilio clientes proveedor seguidores compro competencia hasta evento eventos",
        );
        if far || !before.is_none_or(is_here) || !reader.is_open(at) || reader.is_taken(from) {
            continue;
        }
        let Some(end) = place_end(reader, from.saturating_sub(1)) else {
            continue;
        };
        let value = words(reader.raw(from, end));
        reader.add(Draft {
            slot: Slot::Location,
            subject: String::new(),
            value: Some(value),
            claim: Claim::Holds,
            confidence: sure::LIKELY,
            from,
            to: end,
        });
        reader.take(from, end);
        return;
    }
}

/// Whether what is done before a place is done there.
fn is_here(group: &Group) -> bool {
    let is_said = group.mode == Mode::Plain && !group.is_negated && !group.is_over;
    let is_now = matches!(
        group.tense,
        Tense::Present | Tense::Past | Tense::Gerund | Tense::Participle
    );
    is_said
        && is_now
        && !group.does(ELSEWHERE)
        && (group.person != Person::Third || group.does("estar quedar ubicar llamar ser"))
}

/// Whether a place begins at a token, and where its own words begin.
fn place(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let article = |from: usize| from + usize::from(reader.is_any(from, "la el los las o a"));
    if reader.is_any(at, NEAR) && is_place(reader, at, false) {
        let named = article(at + 2);
        let is_written = (named..named + 3).any(|step| {
            reader
                .token(step)
                .is_some_and(|token| token.is_capital || token.sort == Sort::Number)
        });
        return is_written.then_some(at);
    }
    if reader.is_any(at, "sobre ,") {
        let road = article(at + 1);
        let is_road = reader.is_any(road, ROADS)
            && (road + 1..road + 4).any(|step| {
                reader
                    .token(step)
                    .is_some_and(|token| token.is_capital || token.sort == Sort::Number)
            });
        if is_road {
            return Some(at + 1);
        }
    }
    if reader.is_any(at, "en em no na nas nos") {
        let market = article(at + 1);
        let named = article(market + 2);
        let is_market = reader.is_any(market, MARKETS)
            && reader.is_any(market + 1, "de del da do")
            && reader
                .token(named)
                .is_some_and(|token| token.is_capital && token.is_word());
        let is_town = is_city(reader, at + 1) && !reader.is_any(at, "no nos");
        return (is_market || is_town).then_some(at + 1);
    }
    // ", ciudad valles, de 6 a 11": a town between commas.
    let is_mark = reader.is(at, ",");
    if is_mark && is_city(reader, at + 1) {
        let end = reader.one_of(at + 1, super::cities::CITIES)?;
        let closes = end >= reader.end || reader.is_any(end, ", . ; (");
        return closes.then_some(at + 1);
    }
    None
}
