//! What is sold, to whom, where, for which means of payment, and with what: offers, customers, channels, payment, tools
//! and suppliers.

use super::group::{Group, Mode};
use super::phrase::Phrase;
use super::reader::{Draft, Reader, sure, words};
use super::words::{CHANNELS, PAYMENTS, TOOLS, name_at};
use crate::text::{Person, Tense, has_word};
use crate::{Claim, Slot};

pub(super) fn read(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        if !reader.is_open(group.start) || !reader.is_open(group.end - 1) {
            continue;
        }
        payments(reader, &group);
        channels(reader, &group);
        tools(reader, &group);
        customers(reader, &group);
        suppliers(reader, &group);
        offers(reader, &group);
    }
    nouns(reader);
}

/// How a verb is meant: it holds, it is over, or it says nothing of now.
fn claim_of(reader: &Reader<'_>, group: &Group) -> Option<Claim> {
    if group.ends() {
        return Some(Claim::Ended);
    }
    let began = group.is_own
        && !group.is_negated
        && group.mode == Mode::Plain
        && group.tense == Tense::Past
        && began(reader, group);
    (group.holds() || began).then_some(Claim::Holds)
}

/// "Empezamos a vender", "ya agregamos", "hemos incorporado": past forms that hold now.
fn began(reader: &Reader<'_>, group: &Group) -> bool {
    reader.has(
        group.start,
        group.end,
        "empezamos empece comenzamos comence comecamos comecei started",
    ) || group.does("agregar sumar incorporar")
}

const SELLS: &str = "\
    vender ofrecer fabricar elaborar producir preparar cocinar hornear confeccionar distribuir comercializar \
    disenar reparar instalar impartir brindar importar exportar tejer coser bordar alquilar servir cultivar \
    ofertar criar arreglar ensenar imprimir despachar";
const MAKES: &str = "\
    hacer dar manejar tener trabajar agregar sumar rentar dedicar realizar especializar traer incluir empezar \
    cortar";

fn offers(reader: &mut Reader<'_>, group: &Group) {
    let impersonal = group.person == Person::Third
        && group.is_impersonal
        && group.does("vender ofrecer reparar preparar");
    let claim = claim_of(reader, group).or_else(|| {
        (impersonal && !group.is_negated && group.is_now() && !group.is_to_us)
            .then_some(Claim::Holds)
    });
    let Some(claim) = claim else { return };
    let is_sale = group.does(SELLS);
    if !is_sale && !group.does(MAKES) {
        return;
    }
    if (group.has_object && claim == Claim::Holds)
        || (group.is_to_them && group.lemma != "ofrecer" && group.lemma != "vender")
    {
        return;
    }
    let mut at = group.end;
    while reader.is_any(
        at,
        "\
            tambien puro solo de todo tipo a principalmente mas mais ahora y siempre nomas tb tambem \
            basicamente aqui ademas sobre hoy ya agora sobretodo mucho bastante nada actualmente",
    ) && at < group.end + 4
        && !(reader.is(at, "a") && group.lemma != "dedicar")
    {
        at += 1;
    }
    // What the verb has must be goods: figures are revenue, and a maker's "hago" needs more than a noun.
    if reader.amount(at).is_some_and(|amount| {
        amount.is_money
            || amount.number.millis > 20_000
                && !reader.is_any(amount.end, "tipos sabores variedades modelos")
    }) {
        return;
    }
    if group.lemma == "trabajar"
        && !(at == group.end && reader.is(at, "con") && is_goods(reader, at + 1))
    {
        return;
    }
    if group.lemma == "trabajar" {
        at += 1;
    }
    if group.lemma == "especializar" || group.lemma == "dedicar" {
        if !reader.is_any(at, "en a em") && group.lemma == "especializar" {
            return;
        }
        if reader.is_any(at, "en a em la venta de vender hacer") {
            while reader.is_any(at, "en a em la venta de vender hacer fabricar") {
                at += 1;
            }
        }
    }
    if group.does("servir") && reader.is_any(at, "para de a") {
        return;
    }
    let (phrases, stop) = reader.list(at);
    let phrases: Vec<Phrase> = phrases
        .into_iter()
        .filter(|phrase| may_be_sold(reader, *phrase, group))
        .collect();
    if phrases.is_empty() {
        return;
    }
    if !is_sale && !is_maker(reader, group, &phrases, stop) {
        return;
    }
    let confidence = if is_sale { sure::HIGH } else { sure::LIKELY };
    for phrase in &phrases {
        // "Alquilo 5 cabañas": how many is another matter.
        let counted = reader
            .token(phrase.start)
            .is_some_and(|token| token.sort == crate::text::Sort::Number)
            && reader
                .token(phrase.start + 1)
                .is_some_and(|token| token.norm.ends_with('s'));
        let phrase = &Phrase {
            start: phrase.start + usize::from(counted),
            end: phrase.end,
        };
        if reader.is_taken(phrase.start) {
            continue;
        }
        reader.name(Slot::Offers, *phrase, claim, confidence);
    }
    reader.take(group.end, stop);
}

/// Equipment, channels and the like are had, not sold.
fn may_be_sold(reader: &Reader<'_>, phrase: Phrase, group: &Group) -> bool {
    let first_is = |list: &str| reader.is_any(phrase.start, list);
    let is_listed = [CHANNELS, PAYMENTS]
        .iter()
        .any(|names| name_at(reader, phrase.start, names).is_some_and(|end| end >= phrase.end));
    let is_small = group.does("hacer dar tener manejar trabajar realizar");
    !is_listed
        && !first_is(NOT_GOODS)
        && !(is_small && reader.has(phrase.start, phrase.end, NOT_MADE))
        && !reader.has(
            phrase.start,
            phrase.end,
            "pesos mil millones problema problemas duda dudas gracias",
        )
}

/// Nouns that "vender", "ofrecer" or "dar" have without selling them.
const NOT_GOODS: &str = "\
    show domicilios nada envio envios entrega entregas domicilio descuento descuentos garantia garantias \
    credito promociones promocion facilidades frete delivery factura facturas meses garantía devoluciones \
    reparto desconto descontos precio precios calidad atencion experiencia prueba cortesia regalo lunes martes \
    sabado domingo promedio kilos unidades piezas fiado cuotas horario horarios menos pagos pago media oferta \
    ofertas anticipo entre alrededor cerca casi como bien trabajo empleo";
const NOT_MADE: &str = "\
    anos ano empleados empleado personas local sucursal sucursales problemas problema clientes cliente negocio \
    tienda tiempo dinero plata hijos hijo hija hijas horario cuenta cuentas seguidores socio socia competencia \
    meta presupuesto duda dudas ganas idea ideas miedo inventario caja pedidos pedido publicaciones posts post \
    historias reels videos fotos redes instagram facebook whatsapp tiktok excel cuaderno libreta proveedor \
    proveedores margen ventas venta compras corte balance cierre fila mes semana dia dias horas hora vacaciones \
    descanso deuda deudas prestamo credito problemitas meses semanas mucho poco emprendimiento empresa \
    restaurante panaderia taqueria taller cafeteria loja padaria equipo equipe sistema computadora camioneta \
    moto carro reunion reuniones cita citas anuncios publicidad campana campanas llamadas cuentitas seguro \
    contador contadora ticket stock mercaderia salon barberia peluqueria libertad razon permiso sentido falta \
    funcionarios funcionario sede sedes bodega espacio mesas metros lugar gente vendedores vendedor vendedora \
    nombre cosas esfuerzo pausa siesta ayudante ayudantes capacidad merma rotacion alumnos pacientes pagina web \
    sitio cupo cupos turnos turno promedio calificacion estrellas resenas chica chico muchacho muchacha senora \
    repartidor repartidores cocinero meseros mesero mozos mozo cajera registro lista nomina cumpleanos \
    aniversario kiosco almacen veterinaria farmacia ferreteria consultorio estudio gimnasio academia escuela \
    hotel hostal bar puesto carrito food fonda marca papeleria libreria floreria carniceria verduleria fruteria \
    zapateria joyeria optica lavanderia imprenta estetica spa clinica heladeria pizzeria pasteleria reposteria \
    confeitaria salao oficina mercadinho lanchonete distribuidora constructora agencia inmobiliaria despacho \
    cerveceria abarrotes bodeguita changarro tiendita minimarket minimercado cevicheria polleria guarderia home \
    studio chacra finca granja vivero lavadero lavacar borracheria pet doceria";

/// "Hago pasteles" sells, "hago el inventario" does not; "tengo tacos de asada" does, "tengo tres empleados" does not.
fn is_maker(reader: &Reader<'_>, group: &Group, phrases: &[Phrase], stop: usize) -> bool {
    let first = phrases.first().copied();
    let has_article = reader.is_any(group.end, "el la mi un una o a los las um uma mis");
    match group.lemma {
        "hacer" | "realizar" => {
            let is_regular = (group.end..stop).any(|at| reader.is_any(at, "todos cada"))
                || reader.has(
                    reader.clause_start(group.start),
                    group.start,
                    "domingos lunes martes miercoles jueves viernes sabados noches mananas cada todos",
                );
            !has_article
                && !is_regular
                && first.is_some_and(|phrase| plural_or_made(reader, phrase))
        }
        "dar" => first.is_some_and(|phrase| {
            reader.is_any(
                phrase.start,
                "\
                    clases clase cursos talleres asesorias asesoria terapias masajes capacitaciones \
                    mantenimiento aulas consultas consultoria servicio lecciones tours terapia sesiones soporte \
                    yoga",
            )
        }),
        "manejar" => {
            !has_article
                && first.is_some_and(|phrase| plural_or_made(reader, phrase))
                && !reader.has(group.end, stop, "redes todo excel")
        }
        "tener" => {
            !has_article
                && first.is_some_and(|phrase| plural_or_made(reader, phrase))
                && (phrases.len() > 1
                    || reader.has(reader.start, group.start, "tambien tambem")
                    || reader.is_any(group.end, "tambien"))
                && reader.amount(group.end).is_none()
        }
        "rentar" => first.is_some_and(|phrase| plural_or_made(reader, phrase)) && !has_article,
        "agregar" | "sumar" | "traer" | "incluir" => {
            phrases
                .iter()
                .all(|phrase| !reader.has(phrase.start, phrase.end, NOT_MADE))
                && reader.amount(group.end).is_none()
                && (group.lemma != "traer" && group.lemma != "incluir")
        }
        "cortar" => reader.is_any(group.end, "cabello pelo cabelo"),
        "empezar" => false,
        _ => true,
    }
}

fn plural_or_made(reader: &Reader<'_>, phrase: Phrase) -> bool {
    let Some(first) = reader.token(phrase.start) else {
        return false;
    };
    let is_plural = first.norm.ends_with('s') || first.norm.ends_with("ao");
    is_plural
        || phrase.end - phrase.start > 1
        || is_goods(reader, phrase.start)
        || !reader.has(phrase.start, phrase.end, NOT_MADE)
            && !matches!(first.verb, Some(form) if form.tense == Tense::Infinitive)
}

fn is_goods(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_any(
        at,
        "\
            ropa comida pan cafe maquillaje bisuteria calzado joyeria ceramica velas zapatos muebles pasteles \
            tortas tacos cuero madera bolos doces productos plantas flores artesanias reposteria marroquineria \
            resina uniformes",
    )
}

fn payments(reader: &mut Reader<'_>, group: &Group) {
    let takes =
        group.does("aceptar recibir cobrar tener manejar usar agregar sumar tomar trabajar");
    let paid = group.does("pagar poder depositar transferir abonar")
        && !group.is_negated
        && group.person != Person::First;
    let impersonal = group.is_impersonal && group.does("aceptar recibir pagar");
    let claim = claim_of(reader, group).or_else(|| {
        ((impersonal || paid) && !group.is_negated && group.is_now()).then_some(if group.is_over {
            Claim::Ended
        } else {
            Claim::Holds
        })
    });
    let Some(claim) = claim else { return };
    if !takes && !paid && !impersonal {
        return;
    }
    let stop = reader.end.min(group.end + 30);
    let mut at = group.end;
    let mut found = 0;
    while at < stop {
        if reader.is_any(at, "pero porque aunque que but cuando si")
            || reader
                .groups
                .iter()
                .any(|other| other.start == at && other.lemma != "pagar")
        {
            break;
        }
        if let Some(end) = name_at(reader, at, PAYMENTS) {
            let is_denied = reader.is_any(at.saturating_sub(1), "no ni sin nao")
                || reader.is_any(at.saturating_sub(2), "no sin")
                    && reader.is_any(at.saturating_sub(1), "con de");
            let is_owned = reader.is_any(at, "credito debito modo point clip dolares")
                && !reader.is_any(
                    at.saturating_sub(1),
                    "con de y , aceptamos o e acepto aceitamos en no a recibimos",
                );
            // A card or a transfer is a means of payment; "tengo tarjeta" is a person's.
            let is_weak = group.does("tener manejar usar trabajar agregar sumar tomar") && !(reader.is_any(
                at,
                "yape plin nequi daviplata pix mercado mercadopago codi webpay posnet qr codigo link",
            ) || reader.has(
                reader.start,
                at,
                "pago pagos cobro cobros cobrar pagamento",
            ));
            if !is_denied && !is_owned && !is_weak && !reader.is_taken(at) {
                reader.name(Slot::Payment, Phrase { start: at, end }, claim, sure::HIGH);
                reader.take(at, end);
                found += 1;
            }
            at = end;
            continue;
        }
        // "Aceptamos Yape" is in no list of every country.
        at += 1;
    }
    if found == 0
        && group.does("aceptar")
        && claim == Claim::Holds
        && !reader.is_any(
            group.end,
            "pedidos devoluciones cambios reservas citas mascotas",
        )
    {
        if let Some(phrase) = reader.phrase(group.end).filter(|phrase| {
            reader
                .token(phrase.start)
                .is_some_and(|token| token.is_capital)
        }) {
            reader.name(Slot::Payment, phrase, claim, sure::USUAL);
            reader.take(phrase.start, phrase.end);
        }
    }
}

const ADVERTISES: &str = "\
    vender promocionar publicar anunciar ofrecer mover estar tener usar manejar recibir tomar llegar atender \
    trabajar subir abrir hacer publicitar contactar distribuir comercializar compartir participar conseguir ir \
    invertir pagar pedir encontrar escribir contar activar entrar sumar agregar empezar despachar postar \
    exponer cerrar salir venir conocer gestionar enviar entregar";

fn channels(reader: &mut Reader<'_>, group: &Group) {
    if !group.does(ADVERTISES) {
        return;
    }
    let others = group.person == Person::Third
        && !group.is_negated
        && group.is_now()
        && (group.is_to_us
            && group.does("pedir encontrar contactar escribir comprar llegar conocer")
            || group.does("llegar venir entrar")
                && reader.has(
                    reader.clause_start(group.start),
                    group.start,
                    "clientes pedidos ventas mayoria encomendas cliente",
                ));
    let opened = group.person == Person::First
        && matches!(group.tense, Tense::Past)
        && group.does("abrir sumar agregar entrar empezar");
    let opened_present = group.holds() && group.does("abrir entrar sumar agregar");
    let claim = claim_of(reader, group)
        .or_else(|| others.then_some(Claim::Holds))
        .or_else(|| (opened && !group.is_negated).then_some(Claim::Holds));
    let Some(claim) = claim else { return };
    let is_selling = group.does("\
            vender promocionar publicar anunciar ofrecer mover distribuir comercializar compartir recibir tomar \
            conseguir cerrar postar despachar") || others;
    let needs_thing = group.does("usar manejar hacer invertir pagar trabajar atender subir");
    let mut at = group.end;
    let stop = reader.end.min(group.end + 34);
    let mut lead = group.end;
    while at < stop {
        if at > group.end
            && (reader.is_any(at, "pero porque aunque but cuando")
                || reader
                    .groups
                    .iter()
                    .any(|other| other.start == at && at > group.end))
        {
            break;
        }
        if reader.is_any(
            at,
            "en por a via no na pelo pela em through on desde mediante con",
        ) {
            lead = at + 1;
        }
        if let Some(end) = name_at(reader, at, CHANNELS) {
            let is_generic = reader.is_any(
                at,
                "\
                    mercado feria ferias radio telefono catalogo redes mostrador recomendacion recomendaciones \
                    la feira modo face site justo bazar volantes boca tianguis bazares",
            );
            let is_led = lead > group.end && at >= lead && at - lead < 24;
            let is_ordering = reader.has(
                group.end,
                at,
                "pedidos encargos ventas encomendas ordenes clientes publico productos",
            );
            let account = reader.has(
                group.end,
                at,
                "cuenta pagina perfil tienda loja canal catalogo anuncios publicidad grupo lives en",
            );
            let is_fit = match group.lemma {
                "tener" | "abrir" | "sumar" | "agregar" | "entrar" | "empezar" | "activar" => {
                    (account || at <= group.end + 1) && !is_generic
                        || opened
                        || opened_present
                        || reader.is_any(at, "pagina tienda sitio loja web catalogo")
                }
                "estar" => {
                    is_led && !(is_generic && reader.is_any(at, "mercado feria tianguis radio"))
                        || reader.is_any(at, "feria tianguis") && is_led
                }
                _ if needs_thing => {
                    (is_led || !is_generic && at <= group.end + 1)
                        && (is_ordering
                            || group.does("usar manejar invertir pagar atender subir trabajar"))
                        && !is_generic
                }
                "ir" => {
                    is_led
                        && reader.is_any(at, "feria ferias tianguis bazares bazar feira feiras")
                        && group.mode == Mode::Plain
                }
                _ => is_led || is_selling && at == group.end,
            };
            if is_fit && !reader.is_taken(at) {
                reader.name(
                    Slot::Channel,
                    Phrase { start: at, end },
                    claim,
                    if is_selling { sure::HIGH } else { sure::USUAL },
                );
                reader.take(at, end);
            }
            at = end;
            continue;
        }
        at += 1;
    }
}

fn tools(reader: &mut Reader<'_>, group: &Group) {
    let is_use = group.does("\
            usar utilizar llevar manejar registrar apuntar anotar organizar hacer trabajar administrar \
            controlar facturar tener cobrar gestionar disenar contar comprar cambiar pasar empezar agendar \
            ocupar guardar migrar editar planear programar operar");
    if !is_use {
        return;
    }
    let bought = group.person == Person::First
        && !group.is_negated
        && group.does("comprar cambiar pasar contratar empezar")
        && matches!(group.tense, Tense::Past | Tense::Present);
    let claim = claim_of(reader, group)
        .or_else(|| (bought && group.mode == Mode::Plain).then_some(Claim::Holds));
    let Some(claim) = claim else { return };
    let uses = group.does("usar utilizar ocupar");
    let mut at = group.end;
    while at < reader.end.min(group.end + 20) {
        if at > group.end
            && (reader.is_any(at, "pero porque aunque que but")
                || reader
                    .groups
                    .iter()
                    .any(|other| other.start == at && other.person != Person::None))
        {
            break;
        }
        if let Some(end) = name_at(reader, at, TOOLS) {
            let is_led = uses
                || group.does("manejar")
                || reader.is_any(
                    at.saturating_sub(1),
                    "en con de no na em un una el la a y , mi com o ao pro numa num e in",
                );
            let is_thing = reader.is_any(
                at,
                "terminal agenda horno pos punto clip point poster vend tango",
            );
            let fits = match group.lemma {
                "tener" | "contar" | "comprar" => {
                    is_thing && reader.is_any(at, "punto pos terminal horno") || !is_thing
                }
                "cobrar" => reader.is_any(at.saturating_sub(1), "con el la"),
                _ => !is_thing || uses || reader.is_any(at.saturating_sub(1), "en con una un la"),
            };
            if is_led && fits && !reader.is_taken(at) {
                reader.name(Slot::Tool, Phrase { start: at, end }, claim, sure::HIGH);
                reader.take(at, end);
            }
            at = end;
            continue;
        }
        at += 1;
    }
    // "Edito en Lightroom", "diseño todo en Corel Draw".
    if group.does(
        "editar disenar registrar anotar facturar agendar organizar controlar pasar gestionar",
    ) && claim == Claim::Holds
        && let Some(at) = (group.end..reader.clause_end(group.end).min(group.end + 5)).find(|at| {
            reader.is_any(*at, "en con no na com por")
                && reader.token(at + 1).is_some_and(|token| token.is_capital)
        })
        && name_at(reader, at + 1, TOOLS).is_none()
        && let Some((start, end)) = super::business::proper(reader, at + 1)
        && !reader.is_taken(start)
    {
        reader.name(Slot::Tool, Phrase { start, end }, claim, sure::USUAL);
        reader.take(start, end);
    }
    // "Uso Zyx para las cuentas": whatever is used, is used.
    if uses && (group.holds() || claim == Claim::Ended) {
        let (phrases, _) = reader.list(group.end);
        for phrase in phrases {
            let is_name = reader
                .token(phrase.start)
                .is_some_and(|token| token.is_capital)
                || reader.has(
                    phrase.start,
                    phrase.end,
                    "\
                        programa sistema app aplicacion software maquina horno impresora cuaderno libreta \
                        planilla plantilla balanza batidora camioneta moto equipo",
                );
            let is_channel = name_at(reader, phrase.start, CHANNELS).is_some()
                || name_at(reader, phrase.start, PAYMENTS).is_some();
            if is_name && !is_channel && !reader.is_taken(phrase.start) {
                reader.name(Slot::Tool, phrase, claim, sure::USUAL);
            }
        }
    }
}

fn customers(reader: &mut Reader<'_>, group: &Group) {
    // "Nos compran oficinistas", "vienen familias", "me compran las mamás".
    let they_buy = group.person == Person::Third
        && group.is_to_us
        && group.does("comprar visitar contratar buscar pedir seguir encargar")
        && group.is_now();
    let they_come = group.person == Person::Third
        && group.does("venir llegar comprar")
        && group.is_now()
        && reader.has(
            reader.clause_start(group.start),
            group.start + 1,
            "sobre principalmente mayormente casi aqui siempre mas nos me vienen vem",
        )
        && group.mode == Mode::Plain;
    let we_sell = group.is_own
        && group.does("\
            exportar vender atender servir abastecer surtir trabajar enfocar dirigir proveer dar fabricar hacer \
            ofrecer distribuir cocinar impartir");
    if they_buy || they_come {
        if group.is_negated && !group.is_over {
            return;
        }
        let claim = if group.is_over {
            Claim::Ended
        } else {
            Claim::Holds
        };
        let mut at = group.end;
        while reader.is_any(
            at,
            "\
                mucho que nada o menos mas sobre todo principalmente mayormente puro puros puras muchos muchas \
                casi siempre a aqui solo sobretodo mais",
        ) {
            at += 1;
        }
        let (phrases, stop) = reader.list(at);
        let mut added = false;
        for phrase in phrases {
            if is_group(reader, phrase)
                || they_buy
                    && reader.token(phrase.start).is_some_and(|token| {
                        token.norm.ends_with('s')
                            && !token
                                .is_any("veces dias pasteles tortas cosas docenas kilos unidades")
                    })
                    && phrase.start <= at + 1
                    && !(at..phrase.start).any(|step| reader.is_any(step, "unas varias"))
                    && reader.token(phrase.start).is_some_and(|token| {
                        has_word(PEOPLE, &crate::text::stem(&token.norm))
                            || reader.is_any(at, "los las mas puros muchos")
                            || [
                                "eros", "eras", "istas", "ores", "oras", "antes", "entes", "osas",
                                "osos", "anos", "anas", "enos", "enses", "eses",
                            ]
                            .iter()
                            .any(|ending| token.norm.ends_with(ending))
                    })
            {
                reader.name(Slot::Customers, phrase, claim, sure::HIGH);
                added = true;
            }
        }
        if added {
            reader.take(at, stop);
        } else if they_buy
            && group.does("comprar contratar visitar encargar")
            && let Some(phrase) = super::phrase::phrase_before(
                reader.tokens,
                group.start,
                reader.clause_start(group.start),
            )
            .filter(|phrase| is_group(reader, *phrase))
        {
            reader.name(Slot::Customers, phrase, claim, sure::USUAL);
        }
        return;
    }
    if !we_sell {
        return;
    }
    let Some(claim) = claim_of(reader, group) else {
        return;
    };
    let stop = reader.clause_end(group.end);
    for at in group.end..stop {
        let leads = reader.is_any(at, "a para pra con to for ao aos com al por");
        if !leads
            || (reader.is_any(at, "con com") && group.lemma != "trabajar")
            || (reader.is_any(at, "para pra for")
                && !group.does("vender trabajar fabricar hacer ofrecer cocinar dirigir distribuir"))
            || reader.is(at, "por")
        {
            continue;
        }
        let (phrases, end) = reader.list(at + 1);
        let mut added = false;
        for phrase in phrases {
            let sold_to = reader.is_any(at, "a para al aos to")
                && group.does("vender atender abastecer surtir trabajar distribuir proveer")
                && reader.token(phrase.start).is_some_and(|token| {
                    token.norm.ends_with('s')
                        && !token.is_capital
                        && !token.is_any("\
                            fiestas eventos bodas veces cumpleanos mesas cuadras ferias pesos cuotas plazos \
                            clases envios tortas ocasiones regalos uniformes")
                });
            if (is_group(reader, phrase) || sold_to) && !reader.is_taken(phrase.start) {
                reader.name(Slot::Customers, phrase, claim, sure::USUAL);
                added = true;
            }
        }
        if added {
            reader.take(at, end);
        }
    }
    if group.does("atender") {
        let (phrases, end) = reader.list(group.end);
        for phrase in phrases {
            let served = reader.token(phrase.start).is_some_and(|token| {
                token.norm.ends_with('s')
                    && !token.is_capital
                    && !token.is_any("\
                        pedidos llamadas mesas emergencias eventos dias lunes todos turnos urgencias reservas \
                        domicilios")
            });
            if (served || is_group(reader, phrase)) && !reader.is_taken(phrase.start) {
                reader.name(Slot::Customers, phrase, claim, sure::USUAL);
                reader.take(phrase.start, end);
            }
        }
    }
}

/// People who buy, by the heads of their names.
const PEOPLE: &str = "\
    oficinista hostel airbnb monotributista paisajista empacadora exportadora transportadora drogueria \
    rotiseria vinoteca acopiador estudiante familia mama mamas papa papas madre padre senora senor turista \
    joven jovenes adulto mujer hombre nino nina vecino vecina trabajador obrero empresa restaurante hotel \
    escuela colegio cafeteria tienda pareja novia novio ejecutivo doctor medico abogado profesionista \
    profesional empleado albanil taxista chofer camionero deportista runner ciclista mascota dueno revendedor \
    mayorista distribuidor emprendedor emprendedora pyme constructora arquitecto contratista extranjero gringo \
    universitario universitaria maestro maestra profesor adolescente bebe jubilado abuelita abuela abuelo ama \
    gente persona publico cliente barrio colonia oficina consultorio clinica hospital gimnasio agencia boutique \
    salon spa iglesia municipio gobierno negocio panaderia minimarket bodega supermercado super kiosco almacen \
    mercado quinceanera embarazada influencer millennial viajero mochilero huesped lojista escritorio crianca \
    mulher homem moca noiva morador estudantes estudante aluno alumno aposentado trabalhador funcionario \
    condominio academia loja office worker student tourist company parent woman men women families mecanico \
    taller floristeria organizador wedding planner inquilino propietario agricultor productor ganadero pescador \
    minero chef fonda comerciante residente paciente corporativo evento fiesta boda coleccionista artista \
    musico gamer creador startup freelancer ferreteria inmobiliaria jardin guarderia preescolar secundaria \
    primaria preparatoria vegano vegana vegetariano diabetico celiaco obra edificio casa hogar peluqueria \
    barberia carpintero electricista plomero bar cafe oficial policia bombero enfermera veterinario estetica \
    dama caballero chavo chava chico chica morro secretaria banco bancario comensal transportista operario \
    adulta quincenera socio";

pub(super) fn is_group(reader: &Reader<'_>, phrase: Phrase) -> bool {
    let words: Vec<String> = reader
        .tokens
        .get(phrase.start..phrase.end)
        .unwrap_or_default()
        .iter()
        .map(|token| crate::text::stem(&token.norm))
        .collect();
    let first = words.first().map(String::as_str).unwrap_or_default();
    let is_alone = words.len() == 1;
    if is_alone
        && matches!(
            first,
            "cliente"
                | "gente"
                | "persona"
                | "publico"
                | "casa"
                | "mercado"
                | "super"
                | "ama"
                | "negocio"
                | "evento"
                | "socio"
        )
    {
        return matches!(first, "negocio" | "evento")
            && reader
                .token(phrase.start)
                .is_some_and(|token| token.norm.ends_with('s'));
    }
    has_word(PEOPLE, first)
        || words
            .iter()
            .any(|word| has_word(PEOPLE, word) && word != "cliente")
            && !matches!(
                first,
                "pastel"
                    | "torta"
                    | "mesa"
                    | "dia"
                    | "fin"
                    | "ropa"
                    | "uniforme"
                    | "zapato"
                    | "corte"
                    | "juguete"
                    | "cerca"
                    | "comida"
            )
}

fn suppliers(reader: &mut Reader<'_>, group: &Group) {
    let buys = group.is_own
        && group.does("comprar traer conseguir surtir abastecer importar pedir sacar encargar");
    let brings = group.person == Person::Third
        && group.is_to_us
        && group.does("surtir abastecer proveer vender traer entregar distribuir mandar enviar fabricar hacer")
        && !group.is_impersonal;
    if brings && (group.is_now() && !group.is_negated || group.is_over) {
        let claim = if group.is_over {
            Claim::Ended
        } else {
            Claim::Holds
        };
        let from = reader.clause_start(group.start);
        let before = super::phrase::phrase_before(reader.tokens, group.start, from)
            .filter(|phrase| is_supplier(reader, *phrase));
        let (goods, stop) = reader.list(group.end);
        if let Some(name) = before {
            let value = goods.first().map(|phrase| {
                words(reader.raw(
                    phrase.start,
                    goods.last().map_or(phrase.end, |last| last.end),
                ))
            });
            let subject = reader.words(name);
            reader.add(Draft {
                slot: Slot::Supplier,
                subject,
                value,
                claim,
                confidence: sure::USUAL,
                from: name.start,
                to: stop.max(group.end),
            });
            reader.take(name.start, stop);
        } else if let Some(name) = goods
            .iter()
            .find(|phrase| {
                reader
                    .token(phrase.start)
                    .is_some_and(|token| token.is_capital || token.is_any("don dona"))
                    || reader.is_any(phrase.start.saturating_sub(1), "don dona")
            })
            .copied()
        {
            // "El café me lo trae Don Beto".
            let before = super::phrase::phrase_before(reader.tokens, group.start, from);
            let value = before.map(|phrase| words(&reader.words(phrase)));
            let subject = reader.words(name);
            reader.add(Draft {
                slot: Slot::Supplier,
                subject,
                value,
                claim,
                confidence: sure::USUAL,
                from: before.map_or(group.start, |phrase| phrase.start),
                to: name.end,
            });
            reader.take(name.start, name.end);
        }
        return;
    }
    if !buys {
        return;
    }
    let claim = if group.ends() {
        Claim::Ended
    } else if group.holds() {
        Claim::Holds
    } else {
        return;
    };
    let stop = reader.clause_end(group.end);
    let (goods, after) = if group.has_object {
        (Vec::new(), group.end)
    } else {
        reader.list(group.end)
    };
    let goods_before = || {
        super::phrase::phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
    };
    for at in group.end..stop {
        if !reader.is_any(at, "a al de del con en from do da na no com desde") {
            continue;
        }
        // "Le compro el café a Don Beto": after the goods, before them only without.
        if at < after && !goods.is_empty() && !reader.is_any(at, "a al") {
            continue;
        }
        let Some(name) = reader.phrase(at + 1) else {
            continue;
        };
        let is_place = reader.is_any(at, "en na no desde");
        let is_named = reader
            .token(name.start)
            .is_some_and(|token| token.is_capital)
            || reader.is_any(at + 1, "don dona un una seu")
            || is_supplier(reader, name)
            || is_place && reader.is_any(at + 1, "el la los")
            || reader.is_any(at, "al del") && is_supplier(reader, name);
        if !is_named
            || crate::text::weekday(
                &reader
                    .tokens
                    .get(name.start)
                    .map(|token| token.norm.clone())
                    .unwrap_or_default(),
            )
            .is_some()
            || reader.is_any(
                name.start,
                "credito cuotas mayoreo linea contado instagram facebook whatsapp",
            )
        {
            continue;
        }
        let value = goods
            .first()
            .map(|phrase| {
                words(
                    reader.raw(
                        phrase.start,
                        goods
                            .last()
                            .map_or(phrase.end, |last| last.end.min(at).max(phrase.start + 1)),
                    ),
                )
            })
            .or_else(|| goods_before().map(|phrase| words(&reader.words(phrase))));
        let subject = reader.words(name);
        reader.add(Draft {
            slot: Slot::Supplier,
            subject,
            value,
            claim,
            confidence: sure::USUAL,
            from: group.start,
            to: name.end,
        });
        reader.take(group.start, name.end);
        return;
    }
}

fn is_supplier(reader: &Reader<'_>, phrase: Phrase) -> bool {
    reader
        .token(phrase.start)
        .is_some_and(|token| token.is_capital && phrase.start > reader.start)
        || reader.has(
            phrase.start.saturating_sub(2),
            phrase.end,
            "\
                proveedor proveedora don dona distribuidor distribuidora mayorista fabrica productor \
                productores granja finca vivero senor fornecedor fornecedora supplier cooperativa molino \
                imprenta tostador carnicero abastos central ceasa merced gamarra once corabastos chino \
                importador importadora taller campesino agricultor lechero panadero",
        )
}

/// Nouns that announce a slot: "mis clientes son…", "nuestro proveedor de harina es…", "formas de pago: …".
fn nouns(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) {
            continue;
        }
        // "Los bares de Santiago son los que más compran".
        let buyers = reader
            .one_of(
                at,
                "son los que|son las que|sao os que|sao as que|es la que|es el que",
            )
            .filter(|from| {
                reader.has(
                    *from,
                    from + 4,
                    "compran compra piden visitan contratan vienen consumen compram viene llevan",
                )
            });
        if buyers.is_some()
            && let Some(phrase) =
                super::phrase::phrase_before(reader.tokens, at, reader.clause_start(at)).filter(
                    |phrase| {
                        reader
                            .token(phrase.start)
                            .is_some_and(|token| token.norm.ends_with('s'))
                            || is_group(reader, *phrase)
                    },
                )
        {
            reader.name(Slot::Customers, phrase, Claim::Holds, sure::USUAL);
        }
        // "AgendaPro es lo que usamos", "el sistema que uso es Eleventa", "cambiamos Notion por ClickUp", "todo pasó a Meet".
        let named = reader
            .one_of(
                at,
                "es lo que uso|es lo que usamos|es lo q usamos|es lo q uso|e o que usamos",
            )
            .and_then(|_| super::phrase::phrase_before(reader.tokens, at, reader.clause_start(at)));
        let shown = reader
            .one_of(
                at,
                "\
                    que uso es|que usamos es|que usamos se llama|que uso se llama|todo paso a|nos pasamos a|\
                    nos cambiamos a|me pase a|migramos a|ahora usamos",
            )
            .filter(|from| {
                reader.token(*from).is_some_and(|token| token.is_capital)
                    && !reader.has(reader.start, at, "mudamos local taller calle")
            })
            .and_then(|from| reader.phrase(from));
        if let Some(phrase) = named.or(shown).filter(|phrase| {
            !reader.is_taken(phrase.start) && name_at(reader, phrase.start, CHANNELS).is_none()
        }) {
            let claim = reader.claim();
            reader.name(
                Slot::Tool,
                phrase,
                if named.is_some() { claim } else { Claim::Holds },
                sure::USUAL,
            );
            reader.take(phrase.start, phrase.end);
        }
        if reader.is_any(at, "cambiamos cambie trocamos reemplazamos")
            && let Some(old) = reader.phrase(at + 1).filter(|phrase| {
                reader.is_any(phrase.end, "por pelo pela")
                    && reader
                        .token(phrase.start)
                        .is_some_and(|token| token.is_capital)
            })
            && let Some(new) = reader.phrase(old.end + 1).filter(|phrase| {
                reader
                    .token(phrase.start)
                    .is_some_and(|token| token.is_capital)
            })
        {
            let slot = if name_at(reader, old.start, CHANNELS).is_some() {
                Slot::Channel
            } else if name_at(reader, old.start, PAYMENTS).is_some() {
                Slot::Payment
            } else {
                Slot::Tool
            };
            reader.name(slot, old, Claim::Ended, sure::USUAL);
            reader.name(slot, new, Claim::Holds, sure::USUAL);
            reader.take(at, new.end);
        }
        let behind = |reader: &Reader<'_>, from: usize| {
            (from..reader.end.min(from + 6))
                .find(|next| {
                    reader.is_any(*next, "son es : sao e are is incluyen")
                        && !(reader.is(*next, "e")
                            && reader
                                .token(*next)
                                .is_some_and(|token| token.verb.is_none()))
                })
                .map(|next| next + 1)
        };
        if reader.is_any(
            at,
            "clientes clientela publico customers compradores clientas clienta cliente consumidores",
        ) && reader.has(
            at.saturating_sub(4),
            at,
            "mis nuestros nuestra mi los meus nossos nosso meu our my nuestro la nuestras mayoria",
        ) {
            if let Some(from) = behind(reader, at + 1).filter(|from| *from <= at + 5) {
                let mut from = from;
                while reader.is_any(
                    from,
                    "\
                        sobre todo principalmente en su mayoria mas mayormente puros puras casi todos que nada \
                        la de sobretudo a maioria na mostly generalmente entre gran parte",
                ) {
                    from += 1;
                }
                let (phrases, stop) = reader.list(from);
                for phrase in phrases {
                    if is_group(reader, phrase) {
                        let claim = reader.claim();
                        reader.name(Slot::Customers, phrase, claim, sure::HIGH);
                    }
                }
                reader.take(from, stop);
            }
        }
        if reader.is_any(
            at,
            "proveedor proveedora proveedores fornecedor fornecedora supplier fornecedores",
        ) {
            supplier_noun(reader, at);
        }
        let pays = reader.one_of(
            at,
            "\
                formas de pago|medios de pago|metodos de pago|metodo de pago|forma de pago|medio de pago|\
                formas de pagamento",
        );
        if let Some(end) = pays {
            let mut next = end;
            while next < reader.end.min(end + 24) {
                if let Some(stop) = name_at(reader, next, PAYMENTS) {
                    if !reader.is_taken(next) {
                        reader.name(
                            Slot::Payment,
                            Phrase {
                                start: next,
                                end: stop,
                            },
                            Claim::Holds,
                            sure::HIGH,
                        );
                        reader.take(next, stop);
                    }
                    next = stop;
                } else {
                    next += 1;
                }
            }
        }
        let lists = reader.one_of(
            at,
            "\
                mis productos son|nuestros productos son|nuestros servicios son|mis servicios son|el menu tiene|\
                lo que mas vendemos es|lo que mas vendo es|lo que vendo es|lo que vendemos es|lo que vendo son|\
                lo que vendemos son|lo que mas se vende es|lo que mas sale es|producto estrella es|\
                nuestra especialidad es|nuestra especialidad son|mi especialidad es|mi especialidad son|\
                la especialidad es|la especialidad son|a la venta de|venta de|venda de|el fuerte es|\
                el fuerte son|nuestro fuerte son|nuestro fuerte es|servicio de|servicos de|lo que mas vendo son|\
                lo que mas vendemos son|lo que mas sale son|o que mais vende e|o carro-chefe e",
        );
        if let Some(from) = lists {
            let is_service = reader.is_any(at, "servicio venta venda servicos");
            if is_service
                && !reader.has(
                    reader.start,
                    at,
                    "\
                        ofrecemos ofrezco dedico dedicamos damos tenemos negocio tienda brindamos oferecemos \
                        presto prestamos emprendimiento microempresa",
                )
            {
                continue;
            }
            let (phrases, stop) = reader.list(from);
            for phrase in phrases {
                if !reader.is_taken(phrase.start)
                    && !reader.has(phrase.start, phrase.end, "domicilio entrega mesa")
                {
                    reader.name(Slot::Offers, phrase, Claim::Holds, sure::USUAL);
                }
            }
            reader.take(from, stop);
        }
    }
}

/// "Mi proveedor de harina es Molinos Sur", "mi proveedor, Don Beto".
fn supplier_noun(reader: &mut Reader<'_>, at: usize) {
    if reader
        .groups
        .iter()
        .any(|group| group.mode == Mode::Wish && group.start < at)
        || reader.has(
            at.saturating_sub(3),
            at,
            "otro nuevo buscando buscar sin outro",
        ) && !reader.has(at, reader.end, "es ahora")
    {
        return;
    }
    let mut next = at + 1;
    let goods = reader
        .is_any(next, "de del do da")
        .then(|| reader.phrase(next + 1))
        .flatten();
    if let Some(goods) = goods {
        next = goods.end;
    }
    let is_verb = reader.is_any(next, "es e se is son :");
    let is_apposed = reader.token(next).is_some_and(|token| token.is_capital)
        || reader.is(next, ",") && reader.token(next + 1).is_some_and(|token| token.is_capital);
    if !is_verb && !is_apposed {
        return;
    }
    next += usize::from(is_verb || reader.is(next, ","));
    if reader.is_any(next, "llama chama") {
        next += 1;
    }
    let Some(name) = reader.phrase(next).filter(|phrase| {
        !reader.has(
            phrase.start,
            phrase.end,
            "caro malo bueno confiable buena impuntual lento",
        )
    }) else {
        return;
    };
    let subject = reader.words(name);
    let value = goods.map(|goods| words(&reader.words(goods)));
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::Supplier,
        subject,
        value,
        claim,
        confidence: sure::USUAL,
        from: at,
        to: name.end,
    });
    reader.take(at, name.end);
}
