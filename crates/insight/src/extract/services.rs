//! What is offered by working: "pongo uñas", "saco fotos", "se rentan sillas", "lo que hago son muebles", and the goods
//! that are listed behind a trade.

use super::goods::is_goods;
use super::group::{Group, Mode};
use super::offers::{NOT_GOODS, NOT_MADE};
use super::phrase::Phrase;
use super::reader::{Reader, sure};
use super::words::{CHANNELS, PAYMENTS, name_at};
use crate::text::{Person, Tense, weekday};
use crate::{Claim, Slot};

/// Verbs of work whose object is the service, where it is not one's own: "limpio casas", not "limpio el local".
const WORKS: &str = "\
    limpiar lavar pintar maquillar decorar estampar sublimar serigrafar encuadernar traducir tramitar planchar tostar \
    envasar sembrar cosechar amasar freir repartir transportar montar armar colocar aplicar organizar \
    peinar alojar hospedar grabar moler tejer mantener operar fumigar destapar afilar afinar polarizar transportar soldar \
    plastificar tatuar depilar entregar";

/// What is given, put on and taken out as a service.
const GIVEN: &str = "\
    clases clase curso cursos taller talleres asesoria asesorias terapia terapias masaje masajes capacitacion \
    capacitaciones mantenimiento aula aulas consulta consultas consultoria servicio servicios lecciones tour tours \
    soporte sesion sesiones yoga comida comidas desayunos desayuno almuerzos almuerzo cena cenas hospedaje \
    alojamiento pension paseos recorridos funciones shows charlas conferencias catas degustaciones menu banquetes \
    clinicas entrenamientos coaching acompanamiento catering aulas-particulares reforco tutorias regularizacion \
    mantencion banos retoques financiamiento";
const PUT: &str = "\
    unas una pestanas extensiones inflables brincolines toldos carpas sonido pisos azulejo azulejos cristales vidrios \
    mallas cercas polarizado polarizados alarmas camaras piercings inyecciones sueros keratina gelish acrilicas \
    uñas uñitas tapices cortinas persianas rejas techos durlock drywall ceramica ceramicos cielos tablaroca antenas \
    luces redes-de-proteccion unhas cilios papel vinilos lonas";
const TAKEN: &str = "\
    fotos foto copias copia fotocopias curp actas impresiones tramites radiografias muelas placas videos citas \
    pasaportes antecedentes xerox copia";
/// What one works with one's hands.
const WORKED: &str = "\
    cuero madera guadua talavera barro plata vidrio herreria resina marroquineria piel lana piedra bambu fierro \
    aluminio acero ceramica macrame mimbre lapacho quebracho couro argila croche";

pub(super) fn services(reader: &mut Reader<'_>, group: &Group) {
    works(reader, group);
    passive(reader, group);
}

fn works(reader: &mut Reader<'_>, group: &Group) {
    if !group.holds()
        || group.has_object
        || group.is_to_us
        || group.is_impersonal
        || group.tense == Tense::Imperfect
        || group.lemma == "entregar" && !group.is_to_them
        || is_routine(reader, group)
    {
        return;
    }
    let mut at = group.end;
    while reader.is_any(
        at,
        "tambien tb puro pura puros puras solo de todo mas so nomas",
    ) && at < group.end + 3
    {
        at += 1;
    }
    let first_is = |list: &'static str| reader.is_any(at, list);
    let fits = match group.lemma {
        "dar" | "impartir" | "dictar" => first_is(GIVEN),
        "poner" | "colocar" | "instalar" => {
            first_is(PUT) || group.lemma == "colocar" && is_goods(reader, at)
        }
        "sacar" => first_is(TAKEN),
        "llevar" => first_is("contabilidad contabilidades nominas encomiendas paquetes mudanzas"),
        "cuidar" => first_is(
            "perros perritos gatos mascotas ninos bebes adultos ancianos enfermos idosos criancas",
        ),
        "traer" | "manejar" | "tener" | "trabajar" => {
            is_goods(reader, at) && !(group.lemma == "trabajar" && !first_is(WORKED))
                || group.lemma == "trabajar"
                    && reader.is_any(at, "el la o a")
                    && reader.is_any(at + 1, WORKED)
        }
        // "Organizo mis pedidos", "armo los pedidos": only what is known to be sold.
        "organizar" => first_is(
            "\
                fiestas eventos bodas viajes tours posadas festas casamentos cumpleanos quinceaneras quinces xv \
                bautizos matrimonios casamientos graduaciones congresos excursiones paseos conciertos torneos \
                campamentos retiros ferias formaturas despedidas",
        ),
        "armar" | "montar" => is_goods(reader, at),
        _ if group.does(WORKS) => {
            is_goods(reader, at)
                || reader.token(at).is_some_and(|token| {
                    token.is_word() && token.norm.ends_with('s') && token.norm.len() > 3
                }) && !first_is(
                    "los las mis unos unas nuestros nuestras sus dos tres todos todas algunos",
                )
        }
        _ => false,
    };
    if !fits {
        return;
    }
    // Goods that are counted are had: "tengo mesas para 40", "tengo cafetera".
    if group.lemma == "tener"
        && (reader.amount(at).is_some()
            || !reader
                .token(at)
                .is_some_and(|token| token.norm.ends_with('s') || is_mass(reader, at))
            || reader.is_any(at, "mesas sillas camas gas luz agua planta plantas vaca papel papeles base cajas fichas leche moto auto celular computadora"))
    {
        return;
    }
    name_list(
        reader,
        at,
        if group.does("dar poner sacar") {
            sure::HIGH
        } else {
            sure::USUAL
        },
    );
}

/// Goods that have no number: "tengo ropa", "traigo comida".
fn is_mass(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_any(
        at,
        "ropa comida pan calzado joyeria bisuteria fruta verdura carne pollo pescado miel queso cafe birria barbacoa \
         roupa moda maquillaje papeleria lenceria perfumeria",
    )
}

/// What is done every Monday or every morning is a habit.
fn is_routine(reader: &Reader<'_>, group: &Group) -> bool {
    let (from, to) = (
        reader.clause_start(group.start),
        reader.clause_end(group.end),
    );
    (from..to).any(|at| {
        reader
            .token(at)
            .is_some_and(|token| weekday(&token.norm).is_some())
    }) || reader.has(
        from,
        to,
        "diario diariamente cada todos todas noche manana tarde noches mananas hoy ayer ahorita",
    ) && !reader.has(from, to, "tipo clase")
}

/// "Se hacen fletes", "se rentan sillas".
fn passive(reader: &mut Reader<'_>, group: &Group) {
    let done = group.person == Person::Third
        && group.is_impersonal
        && group.mode == Mode::Plain
        && !group.is_negated
        && !group.is_to_us
        && !group.is_to_them
        && group.tense == Tense::Present
        && group.does("\
            hacer rentar alquilar arreglar instalar confeccionar dar dictar servir fabricar elaborar vender ofrecer \
            reparar preparar imprimir bordar coser pintar lavar cortar poner");
    let many = reader
        .token(group.end - 1)
        .is_some_and(|token| token.norm.ends_with('n') || token.norm.ends_with('m'));
    let plural = reader.token(group.end).is_some_and(|token| {
        token.is_word()
            && (token.norm.ends_with('s') && token.norm.len() > 4 || is_goods(reader, group.end))
    });
    if done && plural && (many || group.does("rentar alquilar ofrecer arreglar reparar")) {
        name_list(reader, group.end, sure::USUAL);
    }
}

pub(super) fn name_list(reader: &mut Reader<'_>, at: usize, confidence: f64) {
    let (phrases, stop) = reader.list(at);
    let fits: Vec<Phrase> = phrases
        .into_iter()
        .filter(|phrase| {
            !reader.is_taken(phrase.start)
                && !reader.is_any(phrase.start, NOT_GOODS)
                && !reader.has(phrase.start, phrase.end, "pesos mil anuncios publicidad cuentas problemas gracias filas colas volantes pedidos")
                && (is_goods(reader, phrase.start) || !reader.has(phrase.start, phrase.end, NOT_MADE))
                && !is_listed(reader, *phrase)
        })
        .collect();
    let claim = if reader.is_correction {
        Claim::Holds
    } else {
        reader.claim()
    };
    for phrase in &fits {
        reader.name(Slot::Offers, *phrase, claim, confidence);
    }
    if !fits.is_empty() {
        reader.take(at, stop);
    }
}

pub(super) fn is_listed(reader: &Reader<'_>, phrase: Phrase) -> bool {
    [CHANNELS, PAYMENTS]
        .iter()
        .any(|names| name_at(reader, phrase.start, names).is_some_and(|end| end >= phrase.end))
}
