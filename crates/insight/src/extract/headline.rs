//! Sentences without a verb: "Panadería La Moderna, Bahía Blanca. Efectivo y transferencia", which is how people write in
//! a chat.

use super::business::{is_trade, proper};
use super::group::Mode;
use super::phrase::Phrase;
use super::reader::{Draft, Reader, sure, words};
use super::words::{CHANNELS, PAYMENTS, name_at};
use crate::Slot;
use crate::text::{Person, weekday};

#[rustfmt::skip]
const GREETINGS: &str = "\
    hola buenas buenos buen dia dias tardes noches che parce hey quiubo que hubo q onda oi ola oe causa oye \
    mira bueno pues saludos holi hi hello tal tengo tenemos somos soy es una un la el mi nuestra nuestro bom \
    boa tarde noite sou tenho uma um minha meu como va dueno duena de dona dono da do aqui aca , hla wena wenas \
    amigo alo gusto mucho llevo atiendo manejo olá pequena pequeno propietaria propietario con bro compa mano \
    habla parcero caserito doctora doctor senor jefa jefe veci mijo pana fala traigo dirijo ai ia jaja ve mire \
    le cuento nada mas gente todo bien ole estamos abrimos puse abri llevamos";

/// Heads of trades that are no shop: "soy fotógrafa", "somos feriantes".
#[rustfmt::skip]
const NO_TRADES: &str = "\
    dinero enero febrero primero primera tercero manera lugar compañero companera companero soltera soltero \
    entero entera cliente gerente encargado vendedor vendedora mujer trabajador trabajadora trabajadores \
    constante importante consumidor consumidores madrugador fuera cualquiera mayor menor mejor ayudante \
    heredero extranjero verdadero";

pub(super) fn read(reader: &mut Reader<'_>) {
    opening(reader);
    catalogue(reader);
    equipment(reader);
    fragments(reader);
}

/// The trade at the head of a sentence, with the name and the place behind it.
fn opening(reader: &mut Reader<'_>) {
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
    let worker = is
        && !token.is_any(NO_TRADES)
        && !token.is_capital
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
            carro empleado empleada cuenta");
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
                    en em no na que y desde llamada llamado con donde se por cerca frente a hace al e pero aqui \
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
        let value = words(reader.raw(from, to));
        let claim = reader.claim();
        reader.add(Draft {
            slot: Slot::BusinessName,
            subject: String::new(),
            value: Some(value),
            claim,
            confidence: sure::USUAL,
            from,
            to,
        });
        reader.take(from, to);
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
        && let Some(to) = super::place::place_end(reader, from.saturating_sub(1))
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

/// "Boletas, talonarios y pendones", "Bodega en Luján: malbec y bonarda": goods in a row, without a verb.
fn catalogue(reader: &mut Reader<'_>) {
    let colon = (reader.start..reader.end).find(|at| reader.is(*at, ":"));
    let from = match colon {
        Some(colon) => colon + 1,
        None if reader.is_opening => reader.start,
        None => return,
    };
    let before_is_ours = colon.is_none_or(|colon| {
        reader.found.iter().any(|found| {
            matches!(
                found.key.slot,
                Slot::BusinessType | Slot::Location | Slot::Offers
            )
        }) || reader.groups.iter().any(|group| {
            group.end <= colon && group.holds() && group.does("hacer vender ser tener ofrecer")
        })
    });
    let quiet = !reader
        .groups
        .iter()
        .any(|group| group.start >= from && group.person != Person::None);
    let figures = (from..reader.end).any(|at| {
        reader
            .token(at)
            .is_some_and(|token| token.sort == crate::text::Sort::Number)
    });
    if !before_is_ours || !quiet || figures || !reader.is_open(from) || reader.is_taken(from) {
        return;
    }
    let (phrases, stop) = reader.list(from);
    let enough = phrases.len() >= if colon.is_some() { 1 } else { 2 };
    let whole = stop + 1 >= reader.end;
    let plain = phrases.iter().all(|phrase| {
        let name = reader
            .token(phrase.start)
            .is_some_and(|token| token.is_capital && phrase.start > reader.start);
        let listed = [CHANNELS, PAYMENTS, super::words::TOOLS]
            .iter()
            .any(|names| name_at(reader, phrase.start, names).is_some());
        !name
            && !listed
            && !super::trade::is_group(reader, *phrase)
            && !is_trade(reader, phrase.start)
            && !reader.is_any(phrase.start, GREETINGS)
            && !reader.is_taken(phrase.start)
            && !reader.is_any(
                phrase.start,
                "yo ojo gracias ok dale vale listo perfecto genial cambio dato",
            )
    });
    if enough && whole && plain {
        for phrase in phrases {
            reader.name(Slot::Offers, phrase, crate::Claim::Holds, sure::LIKELY);
        }
        reader.take(from, stop);
    }
}

/// "Trapiche en Villeta, …", "baño y corte de perritos en Jesús María": what is done and where, without a verb.
fn placed_headline(reader: &mut Reader<'_>, at: usize) {
    let Some(led) = (at + 1..reader.end.min(at + 9)).find(|next| reader.is_any(*next, "en em"))
    else {
        return;
    };
    let is_quiet = (at..led).all(|next| {
        reader.token(next).is_some_and(|token| {
            token.is_word()
                && (next == at || !token.is_capital)
                && (token
                    .verb
                    .is_none_or(|form| !form.is_plain || form.person == Person::None))
                && !token.is_any("\
                    que no si ya por hoy ayer pero como cuando seguidores ventas efectivo todo gracias mas \
                    estoy ando")
        })
    });
    let start = led + 1 + usize::from(reader.is_any(led + 1, "la el los o a barrio"));
    let named = reader.token(start).is_some_and(|token| {
        token.is_capital
            && token.is_word()
            && weekday(&token.norm).is_none()
            && token.verb.is_none_or(|form| !form.is_plain)
    }) && name_at(reader, start, CHANNELS).is_none()
        && name_at(reader, start, super::words::TOOLS).is_none()
        && name_at(reader, start, PAYMENTS).is_none();
    let verbal = reader.token(at).is_some_and(|token| {
        token.verb.is_some_and(|form| {
            form.tense == crate::text::Tense::Infinitive || form.person == Person::First
        })
    }) || reader.has(at, led, "mi mis desde meu hasta entre");
    if !is_quiet || verbal || !named || !reader.is_open(at) || at > reader.start + 4 {
        return;
    }
    let free =
        |reader: &Reader<'_>, slot: Slot| reader.found.iter().all(|found| found.key.slot != slot);
    if free(reader, Slot::BusinessType)
        && led - at <= 4
        && !reader.has(at, led, "y e envios entregas reparto")
    {
        let value = words(reader.raw(at, led));
        reader.add(Draft {
            slot: Slot::BusinessType,
            subject: String::new(),
            value: Some(value),
            claim: crate::Claim::Holds,
            confidence: sure::LIKELY,
            from: at,
            to: led,
        });
    }
    if free(reader, Slot::Location)
        && free(reader, Slot::Coverage)
        && let Some(to) = super::place::place_end(reader, led)
    {
        let value = words(reader.raw(led + 1, to));
        reader.add(Draft {
            slot: Slot::Location,
            subject: String::new(),
            value: Some(value),
            claim: crate::Claim::Holds,
            confidence: sure::LIKELY,
            from: led,
            to,
        });
        reader.take(led, to);
    }
}

/// Names of channels and of means of payment that stand in a clause without a verb of its own.
fn fragments(reader: &mut Reader<'_>) {
    let mut at = reader.start;
    while at < reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            at += 1;
            continue;
        }
        let verb = reader
            .groups
            .iter()
            .filter(|group| {
                group.start < at && !matches!(group.tense, crate::text::Tense::Participle)
            })
            .next_back()
            .copied();
        let by_way = reader.is_any(at.wrapping_sub(1), "por via pelo pela")
            || reader.is_any(at.wrapping_sub(1), "y e ,")
                && reader
                    .found
                    .iter()
                    .any(|found| found.key.slot == Slot::Channel);
        let quiet = verb.is_none_or(|group| {
            by_way
                && group.mode == Mode::Plain
                && !group.is_negated
                && group.is_now()
                && group.person != Person::Second
                || group.end + 12 < at
                || group.mode == Mode::Plain
                    && !group.is_negated
                    && group.person == Person::Third
                    && (group.is_to_us
                        || group.does("llegar pedir pagar reservar venir entrar salir comprar encontrar escribir contactar ser"))
        }) && !reader.has(
            reader.clause_start(at),
            at,
            "no sin ni nao salvo menos excepto tampoco nada",
        ) && !reader.has(
            at,
            reader.clause_end(at).min(at + 5),
            "no nunca nao",
        );
        if quiet && let Some(end) = name_at(reader, at, PAYMENTS) {
            let strong = !reader.is_any(
                at,
                "\
                    credito debito modo clip cheque vales boleto cuotas qr oxxo fiado dolares deposito \
                    depositos point stripe",
            ) || reader.is_any(at.wrapping_sub(1), "y , o e con en")
                && reader
                    .found
                    .iter()
                    .any(|found| found.key.slot == Slot::Payment);
            let first = at == reader.start
                || reader.is_any(
                    at - 1,
                    "\
                        y , o e con en por solo puro pura tambien a nomas el la todo mas pagos pago so no casi \
                        puros ou com mayormente normalmente pues recibimos de acepto",
                )
                || reader.is_any(at.wrapping_sub(1), "aceptamos");
            if strong && first {
                let claim = reader.claim();
                let claim = if claim == crate::Claim::Corrects {
                    crate::Claim::Holds
                } else {
                    claim
                };
                reader.name(
                    Slot::Payment,
                    Phrase { start: at, end },
                    claim,
                    sure::LIKELY,
                );
                reader.take(at, end);
            }
            at = end;
            continue;
        }
        if quiet && let Some(end) = name_at(reader, at, CHANNELS) {
            let generic = reader.is_any(
                at,
                "mercado telefono catalogo mostrador la radio justo face site redes mi feria ferias ig",
            );
            let first = at == reader.start
                || reader.is_any(
                    at - 1,
                    "\
                        por en y , e via pelo pela no mi a la el o con de solo puro mas nuestra nuestro al \
                        desde través traves tambien sobre todo nomas em na un una pues ou",
                );
            let led = reader.has(at.saturating_sub(3), at, "por en via pelo pela em")
                || at <= reader.start + 1
                || reader
                    .found
                    .iter()
                    .any(|found| found.key.slot == Slot::Channel);
            if first && (!generic || led && !reader.is_any(at, "mercado justo la mi radio")) && led
            {
                reader.name(
                    Slot::Channel,
                    Phrase { start: at, end },
                    crate::Claim::Holds,
                    sure::LIKELY,
                );
                reader.take(at, end);
            }
            at = end;
            continue;
        }
        at += 1;
    }
}

/// What work is done with: "con una Kangoo" is known by its article, a machine by its noun.
#[rustfmt::skip]
pub(super) const MACHINES: &str = "\
    camioneta camionetas camion camiones moto motos motocarro triciclo impresora impresoras lavadora lavadoras \
    secadora secadoras horno hornos maquina maquinas batidora batidoras freezer congelador congeladores plotter \
    scanner cortadora cicla bicicleta refrigerador refrigeradores vitrina balanza tractor molino prensa \
    estampadora bordadora sublimadora laptop computadora computadoras tablet camara cuaderno libreta \
    calculadora planilla caminhao caminhoes forno geladeira furgoneta furgon combi torno soldadora compresor \
    amasadora laminadora cafetera licuadora autoclave carreta tostadora selladora overlock";

fn equipment(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_any(at, MACHINES) || !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let verb = reader
            .groups
            .iter()
            .filter(|group| group.start < at)
            .next_back()
            .copied();
        let owns = verb.is_none_or(|group| {
            group.is_own
                && !group.is_negated
                && group.mode == Mode::Plain
                && group.does("\
            tener usar utilizar contar comprar llevar anotar apuntar hacer repartir trabajar entregar ir \
            manejar registrar imprimir")
                && !(group.lemma == "manejar" && !group.holds())
        });
        let with = reader.has(at.saturating_sub(3), at, "con en com a na no");
        let had = verb.is_none_or(|group| {
            group.does("tener usar utilizar comprar contar")
                && group.tense != crate::text::Tense::Infinitive
        });
        let led = reader.has(
            at.saturating_sub(3),
            at,
            "un una mi nuestra nuestro la el dos tres uma um minha con y e ,",
        ) || reader
            .token(at - usize::from(at > 0))
            .is_some_and(|token| token.sort == crate::text::Sort::Number)
            || at == reader.start;
        let sold = reader.groups.iter().any(|group| {
            group.does("vender alquilar reparar rentar arreglar instalar ofrecer lavar")
        });
        if !(owns && (with || had) && led)
            || sold
            || reader
                .groups
                .iter()
                .any(|group| group.mode == Mode::Wish && group.start < at)
            || reader.is_any(at.wrapping_sub(1), "de del otra otro")
        {
            continue;
        }
        let mut end = at + 1;
        while end < reader.end
            && end < at + 3
            && reader.token(end).is_some_and(|token| {
                token.is_word()
                    && (token.is_capital
                        || token.is_any("industriales industrial reformer electrica electrico"))
            })
        {
            end += 1;
        }
        reader.name(
            Slot::Tool,
            Phrase { start: at, end },
            crate::Claim::Holds,
            sure::LIKELY,
        );
        reader.take(at, end);
    }
}
