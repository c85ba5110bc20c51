//! How much there is of what a business works with, and how much it makes: "9 suítes", "2.500 lechugas a la semana",
//! "caben 120 personas", "el 15% no se presenta".

use super::group::{Group, Mode};
use super::metrics::add_metric;
use super::reader::{Reader, sure};
use crate::text::{Amount, Period, Person, Tense, period_at};

/// Places, animals and land that a business has a number of.
#[rustfmt::skip]
const ROOM: &str = "\
    mesa mesas mesitas silla sillas sillon sillones cama camas habitacion habitaciones cuartos quartos suite suites suites cabana cabanas cabanitas \
    hectarea hectareas manzanas alqueires metros m2 mts cancha canchas salon salones salas invernadero invernaderos lugares \
    puestos cajones plazas cupos cubiculo cubiculos colmenas colmeias cajas_de_abeja caballos cavalos vacas ordenas gallinas ponedoras \
    cabezas reses ovejas cabras cerdos puercos chanchos cuyes borregos becerros toros bueyes estanques peceras jaulas \
    casas lotes parcelas surcos matas arboles plantas cepas olivos parras pinos estaciones \
    bahias rampas fosas cajones boxes baias piscinas albercas pistas hornillas quemadores barriles tanques tinas cubas barricas litros_de_capacidad camarotes \
    leitos lugares assentos cadeiras mesinhas socios asociados afiliados agremiados cooperados familias productores artesanas tejedoras \
    edificios condominios contratos polizas suscriptores abonados alumnos alumnas pacientes clientes clientas estudiantes ninos monotributos sociedades cuentas \
    referencias articulos productos skus items seguidores asociadas aparatos maquinitas turnos camionetas_";

/// Making and holding.
const MAKES: &str = "\
    producir sacar hacer fabricar vender entregar atender elaborar despachar moler hornear lavar imprimir coser tejer llenar embotellar cosechar \
    ordenar preparar salir rendir dar quedar servir recibir procesar tostar envasar empacar cortar cocinar tener manejar llevar haber contar caber ser \
    traer administrar cultivar criar operar alquilar rentar sembrar";

/// What is done with things that are no count of the business.
const SPENDS: &str = "\
    pagar gastar comprar necesitar querer deber perder faltar ir viajar descansar esperar invertir ahorrar pedir dormir abrir \
    cerrar trabajar estudiar aprender durar tardar demorar cobrar costar valer dejar pasar subir bajar quitar poner";

/// What only says how many there are, and not how many are made.
const HOLDS: &str = "tener manejar llevar haber contar caber ser traer administrar quedar estar";

/// "1.500 panes y 200 chipas por día": the time at the end of a list of what is made is of all of it.
pub(super) fn shared_period(
    reader: &Reader<'_>,
    noun: usize,
    verb: Option<Group>,
) -> Option<Period> {
    verb.filter(|group| group.holds() && group.does(MAKES) && !group.does(HOLDS))?;
    let mut at = noun + 1;
    for _ in 0..3 {
        // The noun may have a word of its own: "panes franceses y 200 chipas".
        at += usize::from(!reader.is_any(at, "y e ,"));
        let next = reader
            .is_any(at, "y e ,")
            .then(|| reader.amount(at + 1))
            .flatten()
            .filter(|next| !next.is_money && !next.is_percent)?;
        let of = next.end + usize::from(reader.is_any(next.end, "de"));
        reader
            .token(of)
            .filter(|token| token.is_word() && token.verb.is_none())?;
        let period = (of + 1..reader.end.min(of + 4))
            .take_while(|step| !reader.is_any(*step, "y e , ; ."))
            .find_map(|step| period_at(reader.tokens, step, reader.end));
        if let Some((period, _)) = period {
            return Some(period);
        }
        at = of + 1;
    }
    None
}

/// By what things are measured, which leaves it open what they are.
const MEASURED: &str = "\
    kilos kg quilos litros lts toneladas arrobas quintales cajas caixas docenas duzias bolsas sacos bultos cargas metros m2 \
    libras bandejas";

/// What is counted, with what it is made of: "kilos de pescado".
pub(super) fn counted_name(reader: &Reader<'_>, noun: usize) -> String {
    let is_of = reader.is_any(noun, MEASURED)
        && reader.is(noun + 1, "de")
        && reader
            .token(noun + 2)
            .is_some_and(|token| token.is_word() && token.verb.is_none() && token.norm.len() > 2)
        && period_at(reader.tokens, noun + 2, reader.end).is_none();
    reader
        .raw(noun, noun + if is_of { 3 } else { 1 })
        .to_owned()
}

/// "Hay espacio para 8", "nos caben 42": room of which nothing else is said.
pub(super) fn room(reader: &mut Reader<'_>, amount: &Amount, verb: Option<Group>) -> bool {
    if amount.is_money || amount.is_percent || amount.number.millis < 2_000 {
        return false;
    }
    let is_plain = |group: &Group| {
        !group.is_negated && !group.is_over && group.mode == Mode::Plain && group.is_now()
    };
    let mut lead = amount.start;
    while lead > reader.start && reader.is_any(lead - 1, "unas unos uns umas como casi hasta ate") {
        lead -= 1;
    }
    let noun = lead
        .checked_sub(2)
        .filter(|at| {
            reader.is_any(*at, "espacio lugar sitio espaco campo cabida")
                && reader.is_any(at + 1, "para pra pa")
                && !reader.is_any(at.wrapping_sub(1), "en em no el")
        })
        .filter(|_| verb.is_some_and(|group| is_plain(&group) && group.does("haber tener contar")));
    let next = reader.token(amount.end);
    let is_bare = next
        .is_none_or(|token| !token.is_word() || crate::text::is_function_word(&token.norm))
        && !reader.is_any(amount.end, "en na no em x");
    let fits = verb.is_some_and(|group| {
        group.lemma == "caber" && is_plain(&group) && lead == group.end && is_bare
    });
    if noun.is_none() && !fits {
        return false;
    }
    let mut name = noun.map_or_else(
        || "capacidad".to_owned(),
        |at| reader.raw(at, at + 1).to_owned(),
    );
    let mut to = amount.end;
    let is_counted = next.is_some_and(|token| token.is_word() && token.norm.ends_with('s'));
    if noun.is_some() && is_counted {
        name = format!("{name} {}", reader.raw(amount.end, amount.end + 1));
        to += 1;
    }
    let from = verb.map_or(amount.start, |group| group.start);
    add_metric(reader, name, amount, from, to, sure::USUAL);
    true
}

pub(super) fn capacity(reader: &mut Reader<'_>, amount: &Amount) -> bool {
    if amount.is_money || amount.is_percent || amount.number.millis < 2_000 {
        return false;
    }
    let from = reader.clause_start(amount.start);
    let verb = reader
        .groups
        .iter()
        .rfind(|group| group.end <= amount.start && group.start >= from)
        .copied();
    let fits = verb.is_none_or(|group| {
        !group.is_negated
            && !group.is_over
            && group.mode == Mode::Plain
            && group.is_now()
            && group.person != Person::Second
            && (group.does(MAKES) || group.is_own && !group.does(SPENDS))
    });
    // "Entre 15 y 20 pacientes" is a count, "entre 4 socios" is not.
    let is_range = amount.end > amount.number.end;
    let meant = reader.has(from, amount.start, "meta objetivo minimo maximo hasta pedido a_partir desde mas faltan falta cada por menos llegar descuento promocion otro otra otros perdi perdimos quiero")
        || !is_range && reader.has(from, amount.start, "entre");
    let joined = reader.groups.iter().any(|group| {
        group.end <= amount.start
            && matches!(
                group.mode,
                Mode::Wish | Mode::Plan | Mode::Doubt | Mode::Decision
            )
    });
    if !fits || meant || joined {
        return false;
    }
    let at = amount.end + usize::from(reader.is_any(amount.end, "de"));
    let Some(noun) = reader
        .token(at)
        .filter(|token| token.is_word() && token.norm.len() > 2)
    else {
        return false;
    };
    // "Caben 120 personas", "capacidad para 80".
    let held = verb.is_some_and(|group| {
        group.lemma == "caber" || reader.has(group.start, group.end, "caben entran")
    }) || reader.has(from, amount.start, "capacidad capacidade aforo cupo");
    if held
        && noun.is_any("personas pessoas gentes comensales invitados carros autos coches lugares")
    {
        let name = reader.raw(at, at + 1).to_owned();
        add_metric(
            reader,
            name,
            amount,
            verb.map_or(amount.start, |group| group.start),
            at + 1,
            sure::USUAL,
        );
        return true;
    }
    let period = (at + 1..reader.end.min(at + 5)).find_map(|next| {
        if reader.is_any(next, ", . y e ;") {
            return None;
        }
        period_at(reader.tokens, next, reader.end).map(|(period, end)| (period, end, next))
    });
    let is_plural = noun.norm.ends_with('s') && noun.norm.len() > 3 || noun.is_any("kg m2 ha");
    let is_time = noun.is_any("\
        pesos soles reais lucas palos dolares mil millones dias meses anos horas semanas minutos veces cuotas personas pessoas empleados hijos cuadras \
        km kilometros mensuales semanales diarios diarias anuales mangos pagos vezes vueltas leches viajes_ dolores intentos porciento");
    if !is_plural || is_time || super::team::is_worker(reader, at) && !noun.is_any(ROOM) {
        return false;
    }
    // A rate: "1,200 pares semanales".
    if let Some((period, end, next)) = period {
        let is_priced =
            reader.amount(end).is_some_and(|other| other.is_money) && reader.is_any(end, "a en");
        let runs = (at + 1..next).all(|step| {
            reader.is_any(step, "a al por la el de cada como mas o menos en")
                || reader
                    .token(step)
                    .is_some_and(|token| token.is_word() && token.verb.is_none())
        });
        if runs && !is_priced {
            let name = format!(
                "{} por {}",
                counted_name(reader, at),
                period.key().replace("ano", "año")
            );
            add_metric(reader, name, amount, amount.start, end, sure::LIKELY);
            return true;
        }
        return false;
    }
    if let Some(period) = shared_period(reader, at, verb) {
        let name = format!(
            "{} por {}",
            counted_name(reader, at),
            period.key().replace("ano", "año")
        );
        add_metric(reader, name, amount, amount.start, at + 1, sure::LIKELY);
        return true;
    }
    let is_room = noun.is_any(ROOM);
    let has = verb.is_some_and(|group| {
        (group.is_own || group.lemma == "haber" || group.lemma == "contar")
            && group.does("tener contar manejar administrar haber ser llevar atender operar criar")
            && amount.start <= group.end + 6
    });
    let beside = verb.is_none()
        && (reader.is_any(
            amount.start.wrapping_sub(1),
            "con com y e , unas unos cerca como",
        ) || reader.is(amount.start.wrapping_sub(1), "de")
            && noun.is_any("hectareas manzanas metros m2 mesas habitaciones")
            || amount.start == reader.start);
    // "Somos 34 socios" are who they are, where there are many.
    let many = !noun.is_any("socios productores artesanas tejedoras familias")
        || amount.number.millis >= 10_000;
    let with = with_it(reader, amount, at, verb);
    if is_room && many && (has || beside) || with {
        let name = reader.raw(at, at + 1).to_owned();
        add_metric(reader, name, amount, amount.start, at + 1, sure::LIKELY);
        return true;
    }
    false
}

/// "El 60% se va a Estados Unidos y el 25% a Rusia": the verb is that of the share before.
fn gapped(reader: &Reader<'_>, amount: &Amount) -> Option<usize> {
    let lead = amount.start.checked_sub(1)?;
    let is_led = reader.is_any(lead, "el un o y e")
        && (reader.is_any(lead, "y e") || reader.is_any(lead.wrapping_sub(1), "y e ,"));
    let follows = reader.found.iter().any(|found| {
        found.key.slot == crate::Slot::Metric
            && found
                .value
                .as_ref()
                .is_some_and(|value| value.unit.as_deref() == Some("%"))
    });
    let is_joined = reader.is_any(amount.end, "a en para por de con em no na pra pelo com del");
    let phrase = reader.phrase(amount.end + 1)?;
    let acts = reader
        .groups
        .iter()
        .any(|group| group.start >= amount.end && group.start < phrase.end + 1);
    (is_led && follows && is_joined && !acts).then_some(phrase.end)
}

/// Things that one is with and that are no figure of the business.
const BESIDE: &str = "\
    hijos hijas filhos hermanos amigos amigas socios socias sucursales locales lojas opciones sabores tipos modelos variedades \
    marcas pagos cuotas parcelas vezes ingredientes copias fotos cuadras manzanas nietos perros gatos tarjetas problemas \
    estrellas colores tallas planes productos clases cursos proveedores familiares primos sobrinos compadres";

/// "Tengo un vivero con unas 300 especies": what a place that one has is with.
fn with_it(reader: &Reader<'_>, amount: &Amount, noun: usize, verb: Option<Group>) -> bool {
    let mut lead = amount.start;
    while lead > reader.start && reader.is_any(lead - 1, "unas unos uns umas como casi") {
        lead -= 1;
    }
    let is_led = lead > reader.start + 1 && reader.is_any(lead - 1, "con com");
    let has = verb.is_some_and(|group| {
        group.holds() && group.does("tener administrar manejar") && group.end + 1 < lead
    });
    // "Un taller" is what is had, and not "3 camionetas".
    let is_place =
        verb.is_some_and(|group| reader.is_any(group.end, "un una um uma mi meu minha el la o a"));
    is_led
        && has
        && is_place
        && !reader.is_any(noun, BESIDE)
        && !reader.is_any(noun, super::equipment::MACHINES)
        && !super::team::is_worker(reader, noun)
}

/// "El 15% no se presenta", "se me pudre un 10 por ciento": what a part of them does.
pub(super) fn part(reader: &mut Reader<'_>, amount: &Amount) -> bool {
    if !amount.is_percent {
        return false;
    }
    let is_now = |group: &Group| {
        group.person == Person::Third
            && group.tense == Tense::Present
            && group.mode == Mode::Plain
            && !group.is_to_them
    };
    let led = reader.is_any(amount.start.wrapping_sub(1), "el un como casi unos o uns")
        || amount.start == reader.clause_start(amount.start);
    if let Some(to) = gapped(reader, amount) {
        let name = reader.raw(amount.end, to).to_owned();
        add_metric(reader, name, amount, amount.start, to, sure::LIKELY);
        return true;
    }
    let behind = reader
        .groups
        .iter()
        .find(|group| group.start >= amount.end && group.start <= amount.end + 4)
        .copied()
        .filter(is_now);
    if let Some(group) = behind.filter(|group| {
        led && !group.does("costar valer salir pagar cobrar")
            && (amount.end..group.start).all(|at| {
                reader.is_any(at, "de los las mis la el dos das do da")
                    || reader.token(at).is_some_and(|token| token.is_word())
            })
    }) {
        let to = reader.clause_end(group.end).min(group.end + 5);
        // "… se va a Perú y el 25% a Chile": another share begins behind "y".
        let to = (group.end + 1..to)
            .find(|at| {
                reader.is_any(*at, "y e")
                    && (at + 1..at + 3).any(|next| reader.amount(next).is_some())
            })
            .unwrap_or(to);
        if reader.has(group.start, to, "descuento anticipo sena comision recargo") {
            return false;
        }
        let name = reader.raw(amount.end, to).to_owned();
        add_metric(reader, name, amount, amount.start, to, sure::LIKELY);
        return true;
    }
    false
}
