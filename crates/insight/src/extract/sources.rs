//! Suppliers by clause: from whom or where goods come, whoever is the subject.

use super::clauses::{Clause, clauses};
use super::givers::{GIVES, called, comes, gives};
use super::group::Mode;
use super::phrase::{Phrase, phrase_before};
use super::reader::{Draft, Reader, sure, words};
use crate::text::{Tense, weekday};
use crate::{Claim, Slot};

/// Getting goods, said of oneself.
const GETS: &str = "\
    compro compramos consigo conseguimos surto surtimos abastezco abastecemos pido pedimos encargo encargamos importo importamos \
    proveo proveemos merco mercamos pego pegamos saco sacamos traigo traemos busco buscamos adquiero adquirimos trago trazemos \
    recojo recogemos compra";

const LEADS: &str = "a al con de del en com da do das dos na no nas nos desde pra";

/// Houses that supply, and those who do.
pub(super) const HOUSES: &str = "\
    proveedor distribuidora distribuidor mayorista fabrica productor productores granja finca vivero cooperativa molino imprenta \
    frigorifico tostador carnicero abastos abasto central ceasa importadora importador matadero rastro curtiembre curtiembres \
    papelera abarrotera bodega fazenda sitio lecheria tambo hacienda rancho apiario ladrillera tipografia maderera ferreteria \
    laboratorio cerveceria embotelladora terminal mercado galpon supermercado atacadao atacado merced corabastos vega gamarra \
    makro alvarado laminadora textilera telar hilanderia acopio lonja muelle caleta plaza minorista abasto tianguis";

pub(super) const TITLES: &str = "don dona doña seu sr sra senor senora dom";

pub(super) const GOODS_PRONOUNS: &str = "lo la los las o a os as me nos se le les eu yo";

pub(super) fn read(reader: &mut Reader<'_>) {
    for clause in clauses(reader) {
        let is_said = reader.verbs_of(clause).iter().all(|group| {
            (!group.is_negated || group.is_over)
                && matches!(group.mode, Mode::Plain)
                && !matches!(
                    group.tense,
                    Tense::Past
                        | Tense::Imperfect
                        | Tense::Conditional
                        | Tense::Subjunctive
                        | Tense::Future
                )
                && !group.is_over
        });
        if !is_said {
            continue;
        }
        called(reader, clause);
        for at in clause.start..clause.end {
            if reader.is_taken(at) || !reader.is_open(at) {
                continue;
            }
            if reader.is_any(at, GETS) {
                gets(reader, clause, at);
            } else if reader.is_any(at, GIVES) {
                gives(reader, clause, at);
            } else if reader.is_any(at, "es son viene vienen vem vêm sao llega llegan") {
                comes(reader, clause, at);
            }
        }
    }
}

/// "Un señor de Jalpa que se llama Eusebio", "un artesano llamado Isidro": the name behind what he is.
fn introduced(reader: &Reader<'_>, at: usize, end: usize) -> Option<Phrase> {
    if !reader.is_any(at, "un una uno um uma") {
        return None;
    }
    (at + 1..end.min(at + 8)).find_map(|step| {
        let name = reader.one_of(
            step,
            "que se llama|que se llaman|llamado|llamada|chamado|chamada|que se chama|de nombre|se llama",
        )?;
        let name = name + usize::from(reader.is_any(name, "don doña dona el la seu"));
        let phrase = reader.phrase(name)?;
        (phrase.start == name && is_capital(reader, name)).then_some(phrase)
    })
}

/// The name of a supplier at a token, if one stands there.
pub(super) fn name(reader: &Reader<'_>, at: usize, end: usize) -> Option<Phrase> {
    if let Some(found) = introduced(reader, at, reader.clause_end(at).max(end)) {
        return Some(found);
    }
    let mut first = at;
    while reader.is_any(first, "la el los las o a os as un una")
        && !is_capital(reader, first)
        && first < end
    {
        first += 1;
    }
    // "La Salada", "El Gordo": the article belongs to the name.
    let article = is_capital(reader, at) && reader.is_any(at, "la el los las");
    let phrase = reader.phrase(if article { at } else { first })?;
    let phrase = Phrase {
        start: if article { at } else { phrase.start },
        end: phrase.end.min(end),
    };
    let token = reader.token(phrase.start)?;
    let is_named = is_capital(reader, phrase.start)
        || token.is_any(TITLES)
        || token.is_any(HOUSES)
        || reader.is_any(first.wrapping_sub(1), TITLES)
        || (phrase.start..phrase.end).any(|step| is_capital(reader, step)) && token.is_any(HOUSES);
    let is_other = weekday(&token.norm).is_some()
        || crate::text::MONTHS.iter().any(|names| names.contains(&token.norm.as_str()))
        || token.is_any(
            "\
                instagram facebook whatsapp tiktok linea internet credito efectivo contado mercado_pago nequi yape pix mayoreo \
                semana mes facebook marketplace rappi ifood",
        )
        || reader.amount(phrase.start).is_some();
    (is_named && !is_other && phrase.start < phrase.end).then_some(phrase)
}

pub(super) fn is_capital(reader: &Reader<'_>, at: usize) -> bool {
    reader
        .token(at)
        .is_some_and(|token| token.is_capital && token.is_word())
}

pub(super) fn put(
    reader: &mut Reader<'_>,
    name: Phrase,
    goods: Option<Phrase>,
    from: usize,
    to: usize,
) {
    let subject = reader.words(name);
    let value = goods.map(|goods| words(&reader.words(goods)));
    let said = crate::text::subject(&subject);
    let is_known = reader
        .found
        .iter()
        .any(|found| found.key.slot == Slot::Supplier && found.key.subject == said);
    if is_known {
        return;
    }
    reader.add(Draft {
        slot: Slot::Supplier,
        subject,
        value,
        claim: Claim::Holds,
        confidence: sure::LIKELY,
        from,
        to,
    });
    reader.take(from, to);
}

/// "Compro la harina con Molinos del Sur", "a verdura pego na Ceasa", "me surto en la Central de Abasto".
fn gets(reader: &mut Reader<'_>, clause: Clause, verb: usize) {
    // "Un cliente compra en línea": only the first person, or "a gente", gets for the house.
    if reader.is(verb, "compra")
        && !(reader.is(verb.wrapping_sub(1), "gente") && reader.is(verb.wrapping_sub(2), "a"))
    {
        return;
    }
    // "Surto a tres tienditas" gives, "me surto en la Central" gets.
    let gives = reader.is_any(
        verb,
        "surto surtimos abastezco abastecemos proveo proveemos",
    ) && !reader.is_any(verb.wrapping_sub(1), "me nos");
    if gives || reader.is_any(verb.wrapping_sub(1), "el un mi de del") {
        return;
    }
    let brings = reader.is_any(
        verb,
        "traigo traemos trago trazemos importo importamos saco sacamos",
    );
    let seeks = reader.is_any(
        verb,
        "busco buscamos pido pedimos encargo encargamos recojo recogemos",
    );
    let mut lead = None;
    for at in verb + 1..clause.end.min(verb + 8) {
        if !reader.is_any(at, LEADS)
            || brings && reader.is_any(at, "en na no a al") && !reader.is_any(verb, "saco sacamos")
        {
            continue;
        }
        if let Some(found) = name(reader, at + 1, clause.end) {
            // "Traigo una mezcalería en el centro de Morelia" says where it is.
            if brings && reader.has(verb + 1, at, "en na no") {
                return;
            }
            lead = Some((at, found));
            break;
        }
    }
    let Some((at, found)) = lead else { return };
    let behind = (verb + 1 < at)
        .then(|| reader.phrase(verb + 1))
        .flatten()
        .filter(|phrase| {
            phrase.start < at
                && !is_capital(reader, phrase.start)
                && !reader.is_any(phrase.start, "todo siempre")
        })
        .map(|phrase| Phrase {
            start: phrase.start,
            end: phrase.end.min(at),
        });
    let mut before = verb;
    while before > clause.start && reader.is_any(before - 1, GOODS_PRONOUNS) {
        before -= 1;
    }
    let goods = behind.or_else(|| {
        (before < verb)
            .then(|| phrase_before(reader.tokens, before, clause.start))
            .flatten()
            .filter(|phrase| !reader.is_any(phrase.start, "yo nosotros siempre"))
    });
    if seeks && goods.is_none() {
        return;
    }
    let from = goods.map_or(verb, |goods| goods.start.min(verb));
    put(reader, found, goods, from, found.end);
}
