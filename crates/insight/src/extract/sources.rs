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
    recojo recogemos compra agarro agarramos jalo jalamos cargo retiro retiramos";

const LEADS: &str = "a al con de del en com da do das dos na no nas nos desde pra";

/// Those of whom one buys, before their names: "el compadre Segundo", "mi primo Toño".
const SOMEONE: &str = "\
    senor senora sr sra seno compadre comadre primo prima cunado cunada amigo amiga vecino vecina maestro tio tia hombre mujer \
    muchacho muchacha paisano conocido conocida compa proveedor proveedora casero casera fornecedor vendedor marchante \
    pescador apicultor ganadero agricultor lechero carnicero panadero artesano tejedora doctor ingeniero chico chica moço moca rapaz";

/// Houses that supply, and those who do.
pub(super) const HOUSES: &str = "\
    proveedor distribuidora distribuidor mayorista fabrica productor productores granja finca vivero cooperativa molino imprenta \
    frigorifico tostador carnicero abastos abasto central ceasa importadora importador matadero rastro curtiembre curtiembres \
    papelera abarrotera bodega fazenda sitio lecheria tambo hacienda rancho apiario ladrillera tipografia maderera ferreteria \
    laboratorio cerveceria embotelladora terminal mercado galpon supermercado atacadao atacado merced corabastos vega gamarra \
    makro alvarado feria laboratorio cultivo aserradero aserrio criadero planta botilleria embotelladora empacadora laminadora textilera telar hilanderia acopio lonja muelle caleta plaza minorista abasto tianguis";

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
///
/// So does an apposition: "un señor de Perote, don Teófilo", "un amigo, Rubén".
pub(super) fn introduced(reader: &Reader<'_>, at: usize, end: usize) -> Option<Phrase> {
    if !reader.is_any(at, "un una uno um uma") {
        return None;
    }
    if let Some(found) = apposed(reader, at) {
        return Some(found);
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

/// "Un señor de Perote, don Teófilo": who he is, and behind a comma what he is called.
fn apposed(reader: &Reader<'_>, at: usize) -> Option<Phrase> {
    let comma = (at + 2..reader.end.min(at + 8)).find(|step| reader.is(*step, ","))?;
    let is_someone = reader.is_any(at + 1, SOMEONE) || reader.is_any(at + 1, HOUSES);
    let is_quiet = (at + 2..comma).all(|step| {
        reader.token(step).is_some_and(|token| token.is_word())
            && reader
                .groups
                .iter()
                .all(|group| group.start != step || reader.is(step - 1, "que"))
    });
    if !is_someone || !is_quiet {
        return None;
    }
    let first = comma + 1 + usize::from(reader.is_any(comma + 1, "don doña dona el la seu o a"));
    if !is_capital(reader, first) || super::sites::is_city(reader, first) {
        return None;
    }
    let (start, end) = super::names::proper(reader, first)?;
    // Behind the name the sentence goes on with something else.
    let closes = end >= reader.end || !reader.token(end).is_some_and(|token| token.verb.is_some());
    closes.then_some(Phrase { start, end })
}

/// The name of a supplier at a token, if one stands there.
pub(super) fn name(reader: &Reader<'_>, at: usize, end: usize) -> Option<Phrase> {
    if let Some(found) = introduced(reader, at, reader.clause_end(at).max(end)) {
        return Some(found);
    }
    let mut first = at;
    while reader.is_any(
        first,
        "la el los las o a os as un una mi nuestro nuestra meu minha",
    ) && !is_capital(reader, first)
        && first < end
    {
        first += 1;
    }
    if first + 1 < end
        && reader.is_any(first, SOMEONE)
        && !reader.is_any(first, TITLES)
        && is_capital(reader, first + 1)
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
    // "Frigorífico São José": behind a house all capitals are its name.
    let phrase = if token.is_any(HOUSES) && is_capital(reader, phrase.end) && phrase.end < end {
        let to = super::names::proper(reader, phrase.end).map_or(phrase.end, |(_, to)| to);
        Phrase {
            start: phrase.start,
            end: to.min(end),
        }
    } else {
        phrase
    };
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
        // "Dos Pinos" is a house, though it begins with a figure.
        || reader.amount(phrase.start).is_some() && !(is_capital(reader, phrase.start) && is_capital(reader, phrase.start + 1));
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
        // "Las cámaras las pedimos por AliExpress".
        let ordered = reader.is(at, "por")
            && reader.is_any(
                verb,
                "pido pedimos compro compramos encargo encargamos traigo traemos",
            )
            && is_capital(reader, at + 1);
        if !(reader.is_any(at, LEADS) || ordered)
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
    // "La consigo en Chiconcuac con la señora Martha": of whom is more than where.
    if let Some((at, place)) = lead
        && reader.is_any(at, "en na no nas nos de do da")
        && let next = place.end + usize::from(reader.is(place.end, ","))
        && reader.is_any(next, "con com de")
        && (reader.is_any(next, "con com") || super::sites::is_city(reader, place.start))
        && let Some(found) = name(reader, next + 1, reader.clause_end(next + 1))
    {
        lead = Some((at, found));
    }
    // "Con don Beto compro la carne", "a doña Lupe le compro el queso".
    if lead.is_none() && !brings {
        lead = ahead(reader, clause, verb);
    }
    let Some((at, found)) = lead else { return };
    let is_ahead = at < verb;
    let at = if is_ahead {
        reader.clause_end(verb + 1).min(clause.end)
    } else {
        at
    };
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
        (before < verb && !is_ahead)
            .then(|| phrase_before(reader.tokens, before, clause.start))
            .flatten()
            .filter(|phrase| !reader.is_any(phrase.start, "yo nosotros siempre"))
    });
    if seeks && goods.is_none() {
        return;
    }
    let from = goods.map_or(verb, |goods| goods.start.min(verb));
    let from = from.min(found.start);
    let to = goods
        .map_or(found.end, |goods| goods.end.max(found.end))
        .max(verb + 1);
    put(reader, found, goods, from, to);
}

/// The supplier before the verb, at the head of a clause.
fn ahead(reader: &Reader<'_>, clause: Clause, verb: usize) -> Option<(usize, Phrase)> {
    let start = clause.start + usize::from(reader.is_any(clause.start, "y e pues"));
    if !reader.is_any(start, "con com a al del de do da") {
        return None;
    }
    let mut before = verb;
    while before > start && reader.is_any(before - 1, GOODS_PRONOUNS) {
        before -= 1;
    }
    let found = name(reader, start + 1, before)?;
    (found.end == before).then_some((start, found))
}
