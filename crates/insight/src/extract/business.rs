//! What the business is: its name, its trade and its age.

use chrono::Datelike;

use super::group::Mode;
use super::phrase::Phrase;
use super::reader::{Draft, Reader, sure, words};
use crate::text::{Sort, has_word};
use crate::{Claim, Slot, Value};

pub(super) fn read(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if reader.is_open(at) {
            name(reader, at);
        }
    }
    trade(reader);
    founded(reader);
}

const BUSINESSES: &str = "\
    negocio tienda empresa restaurante local panaderia taqueria emprendimiento marca cafeteria loja padaria \
    taller estudio salon consultorio business shop store company bakery gimnasio changarro pasteleria \
    peluqueria barberia reposteria ferreteria farmacia veterinaria papeleria fonda hotel hostal floreria \
    floristeria heladeria pizzeria libreria boutique clinica academia escuela agencia bar kiosco bodega almacen \
    minimarket confeitaria oficina salao lanchonete restaurant tiendita zapateria joyeria carniceria verduleria \
    fruteria abarrotes spa estetica imprenta carpinteria lavanderia optica constructora distribuidora \
    cevicheria polleria hamburgueseria cerveceria cantina puesto carrito foodtruck guarderia jardin vivero \
    granja finca viajes inmobiliaria despacho fabrica microempresa pyme startup cocina mercadito mercado super \
    supermercado tortilleria cremeria rosticeria marisqueria birrieria pozoleria jugueria loncheria merceria \
    vidrieria herreria refaccionaria llantera vulcanizadora autolavado lavadero mueblería muebleria colchoneria \
    tapiceria sastreria bicicleteria gomeria rotiseria parrilla parrillada confiteria pañalera panalera \
    dietetica perfumeria chicheria picanteria anticucheria sangucheria chifa botica mecanica bazar cabina \
    fuente botilleria amasanderia picada asadero arepera fruver cigarreria miscelanea droguería drogueria \
    compraventa barbearia mercadinho mercearia doceria sorveteria pizzaria hamburgueria acougue hortifruti \
    papelaria borracharia marcenaria ateliê atelie pousada petshop pet floricultura quiosque estamparia grafica \
    otica costura tatuajes tattoo cafe cake food mueblerias quesería queseria chocolateria creperia sushi dark \
    catering banqueteria servicio consultora cabañas cabanas camping coworking florería lubricentro ópticas \
    peluquería maderera marmoleria ladrillera cerrajeria relojeria lenceria jugueteria dulceria licoreria \
    vinoteca vineria tostaduria molino apicultura casa centro negocito restorán restoran tiendas studio \
    ecommerce kinder nail empresita birreria pulperia crepería lonchería plomeria electricidad purificadora \
    cremería cenaduria fotografia nevería neveria paleteria viveros tabaqueria autopartes repuestos tintoreria \
    planchaduria vidriería";

/// Words for a business of any trade.
#[rustfmt::skip]
const GENERIC: &str = "\
    negocio tienda empresa local casa marca cocina emprendimiento puesto mercado centro servicio fabrica super \
    loja business studio parrilla electricidad mecanica oficina finca tiendita negocito empresita fuente store \
    shop company costura viajes jardin carrito compraventa";

fn name(reader: &mut Reader<'_>, at: usize) {
    // "Se llama La Espiga", "mi panadería, La Espiga," "el negocio es X".
    let called = reader.one_of(
        at,
        "\
            se llama|se chama|llamada|llamado|chamada|chamado|is called|se llamara|le pusimos|le puse|\
            lo llamamos|se va a llamar|nos llamamos|nome e|ahora se llama|cambio a|cambiamos a",
    );
    let noun = reader.one_of(
        at,
        "\
            el nombre del negocio es|el nombre de mi negocio es|nombre del negocio :|el nombre es|mi marca es|\
            nuestra marca es|o nome da loja e|o nome e|our name is|el nombre de la tienda es|\
            el nombre del local es|nombre :|mi negocio es|minha marca e",
    );
    let from = match (called, noun) {
        (Some(from), _) => {
            let start = reader.clause_start(at);
            let is_renamed = reader.is_any(at, "cambio cambiamos");
            if is_renamed
                && !reader.has(start, at, "nombre nome")
                && !reader.has(at, from, "nombre")
            {
                return;
            }
            let us = reader.has(start.min(at.saturating_sub(8)), at, BUSINESSES)
                || reader.has(at, from, "nos pusimos puse llamamos nome")
                || start == at
                    && !reader.has(
                        reader.start,
                        at,
                        "\
                            socia socio esposa esposo hija hijo empleada proveedor hermana hermano mama mamá \
                            perro contadora contador",
                    );
            let them = reader.has(
                reader.clause_start(at),
                at,
                "\
                    socia socio esposa esposo proveedor proveedora hija hijo hermano hermana empleado empleada \
                    contador contadora competidor competencia encargada encargado gerente cocinero producto \
                    programa app sistema repartidor chef vecino ayudante sucursal calle colonia",
            );
            if !us || them {
                return;
            }
            from
        }
        (None, Some(from)) => {
            if reader.is_any(at + 1, "negocio marca")
                && !reader
                    .token(from + usize::from(reader.is(from, "\"")))
                    .is_some_and(|token| token.is_capital)
            {
                return;
            }
            from
        }
        (None, None) => {
            // "Tengo una panadería, La Espiga", "mi taller "El Rayo"".
            if !reader.is_any(at, BUSINESSES)
                || !reader.has(
                    at.saturating_sub(2),
                    at,
                    "mi nuestra nuestro una un minha meu my la el uma um",
                )
            {
                return;
            }
            let quoted = (at + 1..reader.end.min(at + 5))
                .find(|next| reader.is(*next, "\""))
                .filter(|open| {
                    (at + 1..*open).all(|next| {
                        reader.token(next).is_some_and(|token| {
                            token.is_word() && (token.verb.is_none() || token.is_any("de la ropa"))
                        })
                    })
                });
            let owns = reader.groups.iter().any(|group| {
                group.is_own && group.end <= at && group.does("tener llevar atender abrir manejar")
            }) || reader.is_any(at.wrapping_sub(1), "mi nuestra nuestro minha meu my");
            let comma = reader.is(at + 1, ",")
                && reader.token(at + 2).is_some_and(|token| token.is_capital);
            match quoted.map(|open| open + 1).or(comma.then_some(at + 2)) {
                Some(from) if owns => from,
                _ => return,
            }
        }
    };
    let Some((start, end)) = proper(reader, from) else {
        return;
    };
    let value = words(reader.raw(start, end));
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::BusinessName,
        subject: String::new(),
        value: Some(value),
        claim,
        confidence: sure::HIGH,
        from: start,
        to: end,
    });
    reader.take(start, end);
}

/// A name as it is written: within quotes, or words with capitals and the small ones between them; without capitals
/// all words up to the end of the clause.
pub(super) fn proper(reader: &Reader<'_>, from: usize) -> Option<(usize, usize)> {
    if reader.is(from, "\"") {
        let end = (from + 1..reader.end.min(from + 9)).find(|at| reader.is(*at, "\""))?;
        return (end > from + 1).then_some((from + 1, end));
    }
    let mut end = from;
    let is_written = reader.token(from).is_some_and(|token| token.is_capital);
    while end < reader.end && end - from < 7 {
        let Some(token) = reader.token(end) else {
            break;
        };
        let is_small =
            token.is_any("de del la las el los y da do e dos das & al con para a of the sin");
        let next = reader.token(end + 1);
        if token.is("\"")
            || token.sort == Sort::Line
            || (token.sort == Sort::Mark && !token.is_any("& ' +"))
        {
            break;
        }
        if is_written {
            let goes_on = is_small
                && end > from
                && (next.is_some_and(|next| next.is_capital)
                    || reader.token(end + 2).is_some_and(|after| {
                        after.is_capital && next.is_some_and(|next| next.is_any("la el los las"))
                    }));
            if !(token.is_capital || token.sort == Sort::Number || goes_on || token.is("&")) {
                break;
            }
        } else {
            let stops = token.is_any("y pero que porque en esta queda estamos vendemos vendo somos desde e mas fica ahora and") && end > from;
            let is_plain = token
                .verb
                .is_some_and(|form| form.is_plain && form.person != crate::text::Person::None)
                && end > from;
            if stops || is_plain {
                break;
            }
        }
        end += 1;
    }
    while end > from && reader.is_any(end - 1, "de del la el y en con a") {
        end -= 1;
    }
    (end > from).then_some((from, end))
}

fn trade(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        if !reader.is_open(group.start) || group.is_negated && !group.is_over {
            continue;
        }
        let has = group.holds()
            && group.does("tener llevar atender ser manejar administrar abrir dirigir traer");
        let opened = group.is_own
            && group.mode == Mode::Plain
            && group.does("abrir poner montar iniciar empezar fundar")
            && group.tense != crate::text::Tense::Future;
        if !has && !opened {
            continue;
        }
        let mut at = group.end;
        let is_being = group.lemma == "ser";
        while reader.is_any(
            at,
            "\
                un una mi um uma a an la nuestra nuestro dueno duena propietario propietaria de dona dono do da \
                con el owner of the minha meu my pequena pequeno encargada encargado este esta solo",
        ) && at < group.end + 6
        {
            at += 1;
        }
        if at == group.end {
            continue;
        }
        let has_article = reader.has(
            group.end,
            at,
            "\
                un una mi um uma a an dueno duena dono dona nuestra nuestro la propietaria propietario minha \
                meu my owner",
        );
        if !has_article
            || !is_trade(reader, at)
            || reader.is_any(at, "local marca emprendimiento casa centro servicio")
                && !reader.is_any(at + 1, "de del familiar")
        {
            continue;
        }
        if is_being && reader.is_any(at, "cliente persona") {
            continue;
        }
        let Some(phrase) = reader.phrase(at) else {
            continue;
        };
        add_trade(
            reader,
            phrase,
            group.start,
            if group.is_over {
                Claim::Ended
            } else {
                reader.claim()
            },
        );
    }
    for at in reader.start..reader.end {
        // "Mi panadería está en Siloé".
        let owned = reader.is_any(at, "mi nuestra nuestro minha meu nossa nosso my our")
            || reader.is_any(at, "la el a o")
                && at == reader.start
                && reader.groups.first().is_some_and(|group| {
                    group.start <= at + 4
                        && (group.does("quedar llamar") || reader.is_any(group.end, "en no na"))
                });
        let is_mine = owned
            && reader.is_open(at)
            && is_trade(reader, at + 1)
            && !reader.is_any(at + 1, GENERIC);
        if is_mine
            && reader
                .found
                .iter()
                .all(|found| found.key.slot != Slot::BusinessType)
            && let Some(phrase) = reader
                .phrase(at + 1)
                .filter(|phrase| phrase.start == at + 1)
        {
            add_trade(reader, phrase, at, Claim::Holds);
            continue;
        }
        let said = reader.one_of(
            at,
            "\
                mi negocio es una|mi negocio es un|mi negocio es de|es una|es un|e uma|e um|me dedico a la|\
                me dedico al|nos dedicamos a la|nos dedicamos al|giro es|rubro es|giro :|rubro :|\
                trabajo con una|en mi|para mi|en nuestra|de mi|na minha|no meu|pra minha|para nuestra|\
                para minha|en nuestro|for my",
        );
        let Some(from) = said else { continue };
        if !reader.is_open(at) {
            continue;
        }
        let mine = reader.is_any(at, "mi me nos giro rubro");
        let context = reader.is_any(at + 1, "mi nuestra nuestro minha meu my")
            && reader.is_any(at, "en para de na no pra for");
        if !mine
            && !context
            && !(reader.has(
                reader.clause_start(at),
                at,
                "negocio negócio emprendimiento empresa llama",
            ) && reader.has(reader.start, at, "mi nuestro nuestra meu lo"))
        {
            continue;
        }
        let dedicates = reader.is_any(at, "me nos") && !context;
        if (dedicates
            && reader.is_any(from, "venta fabricacion elaboracion produccion"))
            || !(is_trade(reader, from) || dedicates)
            || context
                && (reader.is_any(
                    from,
                    "\
                        negocio tienda empresa local casa marca cocina emprendimiento estudio salon puesto \
                        mercado centro servicio parrilla bodega fabrica mecanica finca super electricidad cafe \
                        loja business studio",
                ) && !reader.is_any(from + 1, "de"))
        {
            continue;
        }
        if reader
            .found
            .iter()
            .any(|found| found.key.slot == Slot::BusinessType)
        {
            continue;
        }
        if let Some(phrase) = reader.phrase(from) {
            add_trade(reader, phrase, at, reader.claim());
        }
    }
}

pub(super) fn is_trade(reader: &Reader<'_>, at: usize) -> bool {
    let Some(token) = reader.token(at) else {
        return false;
    };
    let norm = token.norm.as_str();
    has_word(BUSINESSES, norm)
        || norm.len() > 6
            && (norm.ends_with("eria")
                || norm.ends_with("aria")
                || norm.ends_with("ria") && norm.len() > 7)
            && !matches!(
                norm,
                "categoria"
                    | "mayoria"
                    | "historia"
                    | "materia"
                    | "secretaria"
                    | "funcionaria"
                    | "bateria"
                    | "galeria_"
                    | "asesoria_"
                    | "libertaria"
                    | "compania"
                    | "maioria"
                    | "voluntaria"
                    | "propietaria"
                    | "avería"
                    | "mercaderia"
                    | "tarjeteria"
                    | "cafeteria_"
                    | "loteria"
                    | "contaduria_"
                    | "sabaduria"
                    | "bisuteria_"
                    | "tuberia"
                    | "vajilleria"
            )
        || token.is_any("tienda ecommerce gym food coffee barber hamburgueseria")
}

fn add_trade(reader: &mut Reader<'_>, phrase: Phrase, from: usize, claim: Claim) {
    let mut phrase = phrase;
    // "Una tienda de ropa llamada Rosa": the name is not of the trade.
    if let Some(stop) = (phrase.start + 1..phrase.end).find(|at| {
        reader.is_any(
            *at,
            "llamada llamado chamada chamado familiar chiquita pequena pequeno",
        ) || reader.token(*at).is_some_and(|token| token.is_capital)
            && reader
                .token(phrase.start)
                .is_some_and(|token| !token.is_capital)
    }) {
        phrase.end = stop;
    }
    while phrase.end > phrase.start + 1 && reader.is_any(phrase.end - 1, "de del en la el al") {
        phrase.end -= 1;
    }
    if reader.is_any(
        phrase.start,
        "negocio empresa tienda loja business empresita negocito tiendita puesto",
    ) && phrase.end == phrase.start + 1
    {
        return;
    }
    let value = words(&reader.words(phrase));
    reader.add(Draft {
        slot: Slot::BusinessType,
        subject: String::new(),
        value: Some(value),
        claim,
        confidence: sure::USUAL,
        from,
        to: phrase.end,
    });
    reader.take(phrase.start, phrase.end);
}

/// "Abrimos en 2019", "desde 2015".
fn founded(reader: &mut Reader<'_>) {
    let today = reader.context.today.year();
    for at in reader.start..reader.end {
        if !reader.is_open(at) {
            continue;
        }
        let Some(token) = reader.token(at) else {
            continue;
        };
        let before = reader
            .groups
            .iter()
            .filter(|group| group.end <= at && group.start + 9 >= at)
            .next_back()
            .copied();
        let began = before.is_some_and(|group| {
            !group.is_negated
                && group.mode == Mode::Plain
                && (group.is_own
                    || group.is_impersonal
                    || group.person == crate::text::Person::Third
                        && reader.has(reader.clause_start(group.start), group.start, BUSINESSES))
                && group.does("\
            abrir empezar iniciar fundar arrancar nacer inaugurar comenzar estar vender trabajar operar montar \
            poner tener llevar existir dedicar lanzar crear")
        });
        if let Some(year) = (token.sort == Sort::Number && token.norm.len() == 4)
            .then(|| token.norm.parse::<i32>().ok())
            .flatten()
            .filter(|year| (1900..=today).contains(year))
        {
            let led = reader.is_any(at - usize::from(at > 0), "en desde em in since del de el");
            let nouns = reader.has(
                reader.clause_start(at),
                at,
                "fundado fundada abierto abierta abiertos desde nacimos nacio since fundacion",
            );
            let is_other = reader.has(
                reader.clause_start(at),
                at,
                "\
                    sucursal pagina instagram empleado empleada mudamos venta vendimos facturamos marzo enero \
                    abril mayo junio julio agosto septiembre octubre noviembre diciembre febrero",
            ) && !before.is_some_and(|group| {
                group.does("abrir empezar fundar arrancar")
                    && reader.has(group.end, at, "negocio local en")
                    && !reader.has(group.end, at, "sucursal pagina")
            });
            let since = reader.is_any(at - usize::from(at > 0), "desde since");
            let is_verb = before.is_some_and(|group| {
                group.does("abrir empezar iniciar fundar arrancar nacer inaugurar montar lanzar crear poner")
            });
            if led
                && !is_other
                && (began && (is_verb || since) || nouns && since || nouns && before.is_none())
            {
                add_founded(reader, year, at, at + 1, sure::HIGH);
            }
        }
    }
}

fn add_founded(reader: &mut Reader<'_>, year: i32, from: usize, to: usize, confidence: f64) {
    let start = reader.clause_start(from).max(from.saturating_sub(6));
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::Founded,
        subject: String::new(),
        value: Some(Value {
            number: Some(year.to_string()),
            ..Value::default()
        }),
        claim,
        confidence,
        from: start,
        to,
    });
    reader.take(from, to);
}
