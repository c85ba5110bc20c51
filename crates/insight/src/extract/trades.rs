//! What trade the business is in.

use super::group::Mode;
use super::phrase::Phrase;
use super::reader::{Draft, Reader, sure, words};
use crate::text::has_word;
use crate::{Claim, Slot};

pub(super) const BUSINESSES: &str = "\
    negocio tienda empresa restaurante local panaderia taqueria emprendimiento marca cafeteria loja padaria taller \
    estudio salon consultorio business shop store company bakery gimnasio changarro pasteleria peluqueria barberia \
    reposteria ferreteria farmacia veterinaria papeleria fonda hotel hostal floreria floristeria heladeria pizzeria \
    libreria boutique clinica academia escuela agencia bar kiosco bodega almacen minimarket confeitaria oficina \
    salao lanchonete restaurant tiendita zapateria joyeria carniceria verduleria fruteria abarrotes spa estetica \
    imprenta carpinteria lavanderia optica constructora distribuidora cevicheria polleria hamburgueseria cerveceria \
    cantina puesto carrito foodtruck guarderia jardin vivero granja finca viajes inmobiliaria despacho fabrica \
    microempresa pyme startup cocina mercadito mercado super supermercado tortilleria cremeria rosticeria \
    marisqueria birrieria pozoleria jugueria loncheria merceria vidrieria herreria refaccionaria llantera \
    vulcanizadora autolavado lavadero muebleria colchoneria tapiceria sastreria bicicleteria gomeria rotiseria \
    parrilla parrillada confiteria panalera dietetica perfumeria chicheria picanteria anticucheria sangucheria chifa \
    botica mecanica bazar cabina fuente botilleria amasanderia picada asadero arepera fruver cigarreria miscelanea \
    drogueria compraventa barbearia mercadinho mercearia doceria sorveteria pizzaria hamburgueria acougue hortifruti \
    papelaria borracharia marcenaria atelie pousada petshop pet floricultura quiosque estamparia grafica otica \
    costura tatuajes tattoo cafe cake food mueblerias queseria chocolateria creperia sushi dark catering banqueteria \
    servicio consultora cabanas camping coworking lubricentro opticas maderera marmoleria ladrillera cerrajeria \
    relojeria lenceria jugueteria dulceria licoreria vinoteca vineria tostaduria molino apicultura casa centro \
    negocito restoran tiendas studio ecommerce kinder nail empresita birreria pulperia plomeria electricidad \
    purificadora cenaduria fotografia neveria paleteria viveros tabaqueria autopartes repuestos tintoreria \
    planchaduria acuario agropecuaria agropecuario agroveterinaria albergue alfareria almazara alpargateria \
    antojeria apart aparthotel apiario asadora aserradero astillero astilleria automotora autoescuela autoservicio \
    aviario balneario bananera barraca billar biscoiteria bistro blanqueria bloquera boliche bomboneria boulangerie \
    box brecho brecholeria buffete bufete cabaret cabanita cafetal cafetin campamento canchas \
    cancha cantera cocteleria comedor comedorcito comercializadora concesionaria concesionario confecciones \
    cooperativa crossfit criadero cultivo cyber ciber cibercafe cabinas delicatessen desayunador \
    deshuesadero dispensario discoteca dojo editorial embotelladora empacadora encuadernacion encomenderia \
    envasadora ensachadora escribania estacionamiento exportadora expendio ferretera fiambreria fletera floricola \
    flota fotocopiadora frigorifico fundacion funeraria galeria ganaderia gasolinera geriatrico grifo hacienda \
    hilanderia hojalateria hospedaje hospederia hostel hosteria huerta huerto imprentita importadora ingenio \
    instituto invernadero jardineria juguera karaoke kiosko kiosquito laboratorio lavacar lecheria locutorio \
    ludoteca maquila maquiladora menuderia merendero minisuper minimercado mochileria molienda motel \
    motoboutique mudanzas mueblista notaria numismatica ovoteca orfebreria padel palapa palenque parador parqueadero \
    pastificio peleteria pensao pescaderia pinateria piladora plantinera podologia posada preescolar \
    productora puestito quinta quinua quesera ranchito rancho recaudo recauderia recicladora recicladero recreo \
    reciclaje remiseria resto restobar restaurancito salonsito sanducheria santeria sanatorio semilleria serigrafia \
    servicentro showroom sombrereria surtidora surtitienda tabanco tablajeria tambo tamaleria tecnicentro \
    telar tienditas tlapaleria tlayuderia torneria transportadora transportes trapiche turismo vaqueria \
    ventanilla vinedo vina videoclub yogurteria zoologico acaiteria adega alfaiataria armarinho autoeletrica \
    autoescola autopecas bicicletaria bomboniere buffet cabeleireiro camisaria chacara chaveiro choperia \
    churrascaria confeccao cozinha creche ecoponto emporio escola escritorio espetaria esmalteria espaco \
    fazenda feirinha ferragem funilaria gelateria hortinha imobiliaria joalheria lanternagem lojinha malharia \
    marmitaria peixaria produtora quitanda rotisserie sapataria serralheria serraria tabacaria tapiocaria telepizza \
    tinturaria vidracaria vinheria carrinho barraquinha trailer banca carreta";

/// Words for a business of any trade.
#[rustfmt::skip]
const GENERIC: &str = "\
    negocio tienda empresa local casa marca cocina emprendimiento puesto mercado centro servicio fabrica super \
    loja business studio parrilla electricidad mecanica oficina finca tiendita negocito empresita fuente store \
    shop company costura viajes jardin carrito compraventa sitio cultivo lavado expendio instituto flota box cancha canchas tambo quinta huerta rancho posada \
    fundacion transportes turismo galeria espaco escola confecciones planta hacienda recreo beneficio granja comedor";

pub(super) fn trade(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        if !reader.is_open(group.start) || group.is_negated && !group.is_over {
            continue;
        }
        let has = group.holds()
            && group.does(
                "tener llevar atender ser manejar administrar abrir dirigir traer tocar operar",
            );
        let opened = group.is_own
            && group.mode == Mode::Plain
            && group.does("abrir poner montar iniciar empezar fundar emprender inaugurar")
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
                con el owner of the minha meu my pequena pequeno encargada encargado este esta solo hace poco apenas \
                recien propio propia nuevo nueva pequenito chiquito hoy aqui aca ya otra otro tambien recientemente",
        ) && at < group.end + 6
        {
            at += 1;
        }
        // "Abrimos hace dos años la cafetería Niebla".
        let mut is_dated = false;
        if opened
            && reader.is_any(at, "hace ha")
            && let Some(number) = crate::text::number_at(reader.tokens, at + 1, reader.end)
            && reader.is_any(number.end + 1, "la el un una uma um")
        {
            is_dated = true;
            at = number.end + 2;
        }
        if at == group.end {
            continue;
        }
        let has_article = is_dated || reader.has(
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

/// "Granjita", "fondita", "tallercito": a trade in the diminutive.
fn is_small(norm: &str) -> bool {
    [
        ("cita", ""),
        ("cito", ""),
        ("ita", "a"),
        ("ito", "o"),
        ("quita", "ca"),
        ("quito", "co"),
        ("inha", "a"),
        ("zinha", "a"),
    ]
    .iter()
    .any(|(ending, whole)| {
        norm.len() > 6
            && norm.strip_suffix(ending).is_some_and(|head| {
                has_word(BUSINESSES, &format!("{head}{whole}"))
                    && !has_word(
                        "marca fuente casa box cancha centro",
                        &format!("{head}{whole}"),
                    )
            })
    })
}

pub(super) fn is_trade(reader: &Reader<'_>, at: usize) -> bool {
    let Some(token) = reader.token(at) else {
        return false;
    };
    let norm = token.norm.as_str();
    has_word(BUSINESSES, norm)
        || is_small(norm)
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

pub(super) fn add_trade(reader: &mut Reader<'_>, phrase: Phrase, from: usize, claim: Claim) {
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
    if let Some(stop) = (phrase.start + 1..phrase.end)
        .find(|at| reader.is_any(*at, "queda esta sigue la lo se prendida mi fica"))
    {
        phrase.end = stop;
    }
    while phrase.end > phrase.start + 1
        && reader.is_any(phrase.end - 1, "de del en la el al do da dos no na em")
    {
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
