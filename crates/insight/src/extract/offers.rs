//! What is sold.

use super::goods::is_goods;
use super::group::Group;
use super::phrase::Phrase;
use super::reader::{Reader, sure};
use super::trade::claim_of;
use super::words::{CHANNELS, PAYMENTS, name_at};
use crate::text::{Person, Tense};
use crate::{Claim, Slot};

const SELLS: &str = "\
    vender ofrecer fabricar elaborar producir preparar cocinar hornear confeccionar distribuir comercializar \
    disenar reparar instalar impartir brindar importar exportar tejer coser bordar alquilar servir cultivar \
    ofertar criar arreglar ensenar imprimir despachar pescar envasar desarrollar tallar tapizar restaurar maquilar";

const MAKES: &str = "\
    hacer dar manejar tener trabajar agregar sumar rentar dedicar realizar especializar traer incluir empezar \
    cortar";

pub(super) fn offers(reader: &mut Reader<'_>, group: &Group) {
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
        && !(at == group.end
            && (reader.is(at, "com") && is_goods(reader, at + 1)
                || reader.is(at, "con") && reader.is_any(at + 1, WROUGHT)))
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
    let phrases: Vec<Phrase> = phrases.into_iter().chain(priced_on(reader, stop)).collect();
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

/// "… a 25 y desayunos a 20": what goes on behind the price of what was sold first.
fn priced_on(reader: &Reader<'_>, stop: usize) -> Vec<Phrase> {
    let mut found = Vec::new();
    let price = |at: usize| {
        let at = at + usize::from(reader.is_any(at, "a en por desde"));
        reader.amount(at).filter(|amount| !amount.is_percent)
    };
    let Some(mut last) = price(stop) else {
        return found;
    };
    while reader.is_any(last.end, ", y e") {
        let next = last.end + 1 + usize::from(reader.is_any(last.end + 1, "y e"));
        let Some(phrase) = reader.phrase(next).filter(|phrase| {
            phrase.start == next && !reader.has(phrase.start, phrase.end, NOT_GOODS)
        }) else {
            break;
        };
        let Some(amount) = price(phrase.end) else {
            break;
        };
        found.push(phrase);
        last = amount;
    }
    found
}

/// Equipment, channels and the like are had, not sold.
fn may_be_sold(reader: &Reader<'_>, phrase: Phrase, group: &Group) -> bool {
    let first_is = |list: &'static str| reader.is_any(phrase.start, list);
    let is_listed = [CHANNELS, PAYMENTS]
        .iter()
        .any(|names| name_at(reader, phrase.start, names).is_some_and(|end| end >= phrase.end));
    let is_printed = group.does("hacer imprimir disenar vender")
        && first_is("tarjetas volantes folletos afiches stickers etiquetas");
    let is_small = group.does("hacer dar tener manejar trabajar realizar");
    is_printed
        || !is_listed
            && !first_is(NOT_GOODS)
            && !(is_small && reader.has(phrase.start, phrase.end, NOT_MADE))
            && !(group.does("tener") && first_is(super::equipment::MACHINES))
            && !reader.has(
                phrase.start,
                phrase.end,
                "pesos mil millones problema problemas duda dudas gracias",
            )
}

/// What one works with in order to sell it: "trabajo con cuero".
const WROUGHT: &str = "\
    ropa comida pan cafe maquillaje bisuteria calzado joyeria ceramica velas zapatos muebles pasteles tortas tacos \
    cuero madera bolos doces plantas flores artesanias reposteria marroquineria resina uniformes";

/// Nouns that "vender", "ofrecer" or "dar" have without selling them.
pub(super) const NOT_GOODS: &str = "\
    show domicilios nada envio envios entrega entregas domicilio descuento descuentos garantia garantias \
    credito promociones promocion facilidades frete delivery factura facturas meses garantía devoluciones \
    reparto desconto descontos precio precios calidad atencion experiencia prueba cortesia regalo lunes martes \
    sabado domingo promedio kilos unidades piezas fiado cuotas horario horarios menos pagos pago media oferta \
    ofertas anticipo entre alrededor cerca casi como bien trabajo empleo";

pub(super) const NOT_MADE: &str = "\
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
    studio chacra finca granja vivero lavadero lavacar borracheria pet doceria ejercicio ejercicios hambre sueno gripa \
    sed frio calor filas colas academia confianza paciencia tos fe duenos cliente clientas pareja novio novia perro \
    gato perros gatos ilusion chance oportunidad posibilidad medo experiencia presion suerte volantes live lives";

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
