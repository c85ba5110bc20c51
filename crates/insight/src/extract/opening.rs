//! The sentence that one introduces oneself with: "Panadería La Moderna, Bahía Blanca".

use super::names::proper;
use super::placed::placed_headline;
use super::reader::{Draft, Reader, sure, words};
use super::trades::is_trade;
use super::words::{CHANNELS, name_at};
use crate::Slot;
use crate::text::{Person, weekday};

#[rustfmt::skip]
pub(super) const GREETINGS: &str = "\
    hola buenas buenos buen dia dias tardes noches che parce hey quiubo que hubo q onda oi ola oe causa oye \
    mira bueno pues saludos holi hi hello tal tengo tenemos somos soy es una un la el mi nuestra nuestro bom \
    boa tarde noite sou tenho uma um minha meu como va dueno duena de dona dono da do aqui aca , hla wena wenas \
    amigo alo gusto mucho llevo atiendo manejo olá pequena pequeno propietaria propietario con bro compa mano \
    habla parcero caserito doctora doctor senor jefa jefe veci mijo pana fala traigo dirijo ai ia jaja ve mire \
    le cuento nada mas gente todo bien ole estamos abrimos puse abri llevamos nosotros yo eu nos ahorita actualmente \
    monte montamos abrimos pues noches tardes senorita amigos equipo";

/// Heads of trades that are no shop: "soy fotógrafa", "somos feriantes".
#[rustfmt::skip]
const NO_TRADES: &str = "\
    dinero enero febrero primero primera tercero manera lugar compañero companera companero soltera soltero \
    entero entera cliente gerente encargado vendedor vendedora mujer trabajador trabajadora trabajadores \
    constante importante consumidor consumidores madrugador fuera cualquiera mayor menor mejor ayudante \
    heredero extranjero verdadero";

/// The trade at the head of a sentence, with the name and the place behind it.
pub(super) fn opening(reader: &mut Reader<'_>) {
    let mut at = reader.start;
    while at < reader.end.min(reader.start + 9) && reader.is_any(at, GREETINGS) {
        at += 1;
    }
    // "Soy Romi, tengo …": a name and a comma before it.
    if reader.token(at).is_some_and(|token| token.is_capital)
        && reader.is(at + 1, ",")
        && reader.has(reader.start, at, "soy sou")
    {
        at += 2;
        while at < reader.end.min(reader.start + 12) && reader.is_any(at, GREETINGS) {
            at += 1;
        }
    }
    let has = reader.has(
        reader.start,
        at,
        "traigo dirijo tengo tenemos tenho puse abri abrimos llevo llevamos atiendo manejo dueno duena",
    );
    let is = reader.has(reader.start, at, "soy somos sou es dueno duena");
    let article = reader.is_any(
        at.wrapping_sub(1),
        "un una uma um de mi pequena pequeno da do propia",
    );
    let Some(token) = reader.token(at).filter(|token| token.is_word()) else {
        return;
    };
    if !reader.is_open(at)
        || token
            .verb
            .is_some_and(|form| form.is_plain && form.person != Person::None)
            && !is_trade(reader, at)
    {
        return;
    }
    let is_shop = is_trade(reader, at);
    let worker = (is || reader.is_opening && at == reader.start && reader.start == 0)
        && !token.is_any(NO_TRADES)
        && (!token.is_capital || at == reader.start)
        && [
            "ista", "istas", "ero", "era", "eros", "eras", "dor", "dora", "dores", "ante", "antes",
            "grafo", "grafa", "logo", "loga", "tor", "tora", "eira", "eiro", "cultor",
        ]
        .iter()
        .any(|ending| token.norm.len() > ending.len() + 3 && token.norm.ends_with(ending));
    // "Tengo un box de funcional en Neuquén": whatever one has at a place is the trade.
    let placed = has
        && article
        && !token.is_any("\
            problema cliente duda pregunta local socio amigo proveedor ano mes idea hijo hija meta perro horno \
            carro empleado empleada cuenta sucursal filial bodega proyecto sueno plan chico chica negocito camion moto");
    if !(is_shop || worker || placed) {
        if !has && !is {
            placed_headline(reader, at);
        }
        return;
    }
    let mut end = at + 1;
    while end < reader.end && end < at + 7 {
        let Some(word) = reader.token(end) else { break };
        let next = reader.token(end + 1);
        let joins = word.is_any("de del y e para da do con")
            && next.is_some_and(|next| {
                next.is_word()
                    && !next.is_capital
                    && !next.is_any("el mi la lunes hace que nombre vendo vendemos hago hacemos")
                    && next.verb.is_none_or(|form| !form.is_plain)
            })
            && !(word.is_any("y e con") && !reader.has(at, end, "de"));
        if !word.is_word()
            || word.is_capital
            || (!joins
                && (word.is_any("\
                    mi mis en em no na que y desde llamada llamado con donde se por cerca frente a hace al e pero aqui \
                    aca ubicada in somos para de del es ya chiquita chiquito atendido") || word
                    .verb
                    .is_some_and(|form| form.is_plain && form.person != Person::None)))
        {
            break;
        }
        end += 1;
    }
    let led = reader.is_any(end, "en em no na cerca frente in");
    let named = reader
        .token(end)
        .is_some_and(|token| token.is_capital && token.is_word())
        || reader.is(end, "\"");
    let is_whole = end >= reader.end
        || reader.is_any(
            end,
            "\
                , - : llamada llamado que desde con y somos ( vendemos vendo hacemos hago se aqui aca atendido \
                ubicada hace pero familiar al por de .",
        )
        || led
        || named;
    if placed
        && !is_shop
        && !worker
        && !(led
            && reader.token(end + 1).is_some_and(|token| {
                token.is_capital || reader.token(end + 2).is_some_and(|next| next.is_capital)
            }))
    {
        return;
    }
    let general = token.is_any("\
        casa local marca servicio centro puesto tienda negocio empresa negocito tiendita empresita \
        emprendimiento loja mercado bar cafe costura electricidad fabrica cocina food super parrilla bodega") && end == at + 1
        && !(has || named || led);
    let verb_after = reader
        .groups
        .iter()
        .any(|group| group.start <= end && group.start > at && group.person == Person::Third);
    if !is_whole || general || verb_after && !named {
        return;
    }
    let is_new =
        |reader: &Reader<'_>, slot: Slot| reader.found.iter().all(|found| found.key.slot != slot);
    let generic_only = reader.is_any(
        at,
        "negocio empresa tienda loja negocito tiendita empresita emprendimiento local marca puesto",
    ) && end == at + 1;
    if is_new(reader, Slot::BusinessType) && !generic_only {
        let value = words(reader.raw(at, end));
        let claim = reader.claim();
        reader.add(Draft {
            slot: Slot::BusinessType,
            subject: String::new(),
            value: Some(value),
            claim,
            confidence: sure::USUAL,
            from: at,
            to: end,
        });
        reader.take(at, end);
    }
    let mut next = end;
    if reader.is(next, ",")
        && reader.token(next + 1).is_some_and(|token| token.is_capital)
        && !reader.is_any(next + 1, "aqui aca en vendemos somos ciudad")
        && is_shop
        && reader.has(
            reader.start,
            end,
            "tengo tenemos mi nuestra una un tenho uma",
        )
        && reader
            .token(next + 1)
            .is_some_and(|token| token.verb.is_none_or(|form| !form.is_plain))
        && !worker
    {
        // "Una empresita de mensajería en Bucaramanga, Corre Mensajero": the name behind the comma.
        next += 1;
    }
    let is_name = reader
        .token(next)
        .is_some_and(|token| token.is_capital && token.is_word())
        || reader.is(next, "\"");
    if is_name
        && (is_shop || placed)
        && is_new(reader, Slot::BusinessName)
        && let Some((from, to)) = proper(reader, next)
    {
        super::names::add_name(reader, from, to, sure::USUAL);
        next = to + usize::from(reader.is(to, "\""));
    } else {
        next = end;
    }
    let mut place = next;
    if reader.is(place, ",") {
        place += 1;
    }
    while reader.is_any(place, "aqui aca ubicada ubicado ubicados") {
        place += 1;
    }
    let led = reader.is_any(place, "en em no na in");
    let from = place + usize::from(led);
    let start = from + usize::from(reader.is_any(from, "la el o a"));
    let written = reader
        .token(start)
        .is_some_and(|token| token.is_capital && token.is_word() && weekday(&token.norm).is_none())
        && (led || reader.is(place.wrapping_sub(1), ",") && !is_name | (place > next))
        || led
            && reader.is_any(
                start,
                "centro colonia col barrio calle avenida av zona mercado plaza comuna bairro rua esquina",
            );
    if written
        && name_at(reader, start, CHANNELS).is_none()
        && is_new(reader, Slot::Location)
        && reader
            .token(start)
            .is_some_and(|token| token.verb.is_none_or(|form| !form.is_plain))
        && let Some(to) = super::sites::place_end(reader, from.saturating_sub(1))
    {
        let value = words(reader.raw(from, to));
        let claim = reader.claim();
        reader.add(Draft {
            slot: Slot::Location,
            subject: String::new(),
            value: Some(value),
            claim,
            confidence: sure::USUAL,
            from,
            to,
        });
        reader.take(from, to);
    }
}
