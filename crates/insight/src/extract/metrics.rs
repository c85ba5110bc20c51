//! Figures that a business is run by: shares, averages and counts.

use super::capacity::{capacity, part, room, shared_period};
use super::counts::{average, owned, share, tallied};
use super::group::Mode;
use super::indicators::INDICATORS;
use super::money::verb_before;
use super::reader::{Draft, Reader, sure};
use crate::text::{Amount, number_at, period_at};
use crate::{Slot, Value};

/// What may be counted.
pub(super) const COUNTED: &str = "\
    seguidores seguidor clientes pedidos ventas alumnos alumnas pacientes suscriptores comensales personas \
    mesas habitaciones cuartos ordenes tortas tacos panes cortes citas visitas resenas estrellas unidades \
    piezas kilos litros seguidoras followers customers orders clientas miembros socios inscritos estudiantes \
    reservas consultas mensajes envios almuerzos menus platos cafes bolos pizzas empanadas docenas cajas \
    paquetes servicios autos carros motos mascotas perros huespedes encomendas alunos hamburguesas ramos arepas \
    completos facturas productos referencias cupos sillas camas tickets bolsas prendas cubiertos turnos pares \
    boletas entregas sucursales locales desayunos comidas marmitas pasteles inscriptos avaliacoes likes vistas \
    leads proyectos contratos membresias matriculados usuarios quesos botellas tazas vasos jugos agendamentos \
    kg toneladas arreglos afiliados assinantes edificios inscritas articulos consultorios quartos frascos \
    banhos arrobas gallinas madres viajes banos lavadas socias matriculas mensualidades cursos";

pub(super) fn metric(reader: &mut Reader<'_>, amount: &Amount) -> bool {
    let from = reader.clause_start(amount.start).min(amount.start);
    let verb =
        verb_before(reader, amount).filter(|group| group.start >= from || amount.start > from + 1);
    let is_meant = verb.is_some_and(|group| {
        matches!(
            group.mode,
            Mode::Wish | Mode::Plan | Mode::Doubt | Mode::Ability
        ) && group.start >= from
    });
    let wishes = is_meant || reader.has(from, amount.start, "meta objetivo presupuesto tope");
    // "El ticket promedio es de 150", "tengo un margen del 30%".
    for at in from..amount.start {
        let Some((words, name)) = INDICATORS.iter().find(|(words, _)| reader.says(at, words))
        else {
            continue;
        };
        if wishes || reader.is_any(at.wrapping_sub(1), "sin") {
            break;
        }
        let gap = amount.start - (at + words.split(' ').count());
        // "El ticket anda en 8 mil y entran 70 personas": what another verb says behind a figure is of something else.
        let is_told_already = (at..amount.start).any(|number| {
            number_at(reader.tokens, number, amount.start).is_some()
                && reader
                    .groups
                    .iter()
                    .any(|group| group.start > number && group.end <= amount.start)
        });
        if gap > 9 || is_told_already {
            continue;
        }
        let is_credited = matches!(
            *name,
            "nota" | "inventario" | "cartera" | "deuda" | "ganancia" | "utilidad" | "lucro"
        ) && !amount.is_money
            && !amount.is_percent
            && !(amount.number.millis >= 1_000_000);
        // "Un cupo de 5 millones en el banco" is no room.
        if is_credited && *name != "nota"
            || *name == "cupo" && (amount.is_money || amount.is_percent)
        {
            continue;
        }
        let mut to = at + words.split(' ').count();
        // "Margen de las tortas".
        let of = reader
            .is_any(to, "de del en da do no na")
            .then(|| reader.phrase(to + 1))
            .flatten()
            .filter(|phrase| phrase.end <= amount.start);
        let mut named = (*name).to_owned();
        if let Some(phrase) = of.filter(|phrase| {
            !reader.has(
                phrase.start,
                phrase.end,
                "ganancia utilidad venta negocio lucro compra ventas google promedio",
            )
        }) {
            named = format!("{name} {}", reader.words(phrase));
            to = phrase.end;
        }
        add_metric(reader, named, amount, at, to.max(amount.end), sure::HIGH);
        return true;
    }
    if !wishes && share(reader, amount) {
        return true;
    }
    // "…, mi margen": the name behind the figure: "30% de margen".
    let of = amount.end + usize::from(reader.is_any(amount.end, "de do"));
    if of > amount.end
        && let Some((words, name)) = INDICATORS.iter().find(|(words, _)| reader.says(of, words))
        && !wishes
        && (amount.is_percent
            || amount.is_money
            || matches!(*name, "ticket promedio" | "calificacion"))
    {
        add_metric(
            reader,
            (*name).to_owned(),
            amount,
            amount.start,
            of + words.split(' ').count(),
            sure::HIGH,
        );
        return true;
    }
    if wishes || amount.is_money {
        return average(reader, amount, wishes);
    }
    // "¿Cuánto es el pedido mínimo?" — "20 piezas": what a rule says is no count.
    if reader.asked == Some(Slot::Policy) && verb.is_none() && !amount.is_percent {
        return false;
    }
    if room(reader, amount, verb) {
        return true;
    }
    // "Tengo 3 mil seguidores en Instagram", "atendemos 40 clientes por día".
    let mut at = amount.end;
    while reader.is_any(at, "de nuevos nuevas unos") && at < amount.end + 2 {
        at += 1;
    }
    if reader.is_any(at, COUNTED) && !amount.is_percent {
        let counted = reader
            .token(at)
            .map(|token| token.norm.clone())
            .unwrap_or_default();
        // "5 motos, hacemos 60 entregas diarias": the period is of what is done.
        let until = (at + 1..reader.end.min(at + 6))
            .find(|next| {
                reader.is_any(*next, ", ; . y e")
                    || reader.groups.iter().any(|it| it.start == *next)
            })
            .unwrap_or(reader.end.min(at + 6));
        let period = (at + 1..until)
            .find_map(|next| period_at(reader.tokens, next, reader.end))
            .or_else(|| {
                (from..amount.start)
                    .rev()
                    .find_map(|next| period_at(reader.tokens, next, amount.start))
            });
        let is_shared = period.is_none();
        let period =
            period.or_else(|| shared_period(reader, at, verb).map(|period| (period, at + 1)));
        let is_stock = matches!(
            counted.as_str(),
            "seguidores"
                | "seguidor"
                | "followers"
                | "suscriptores"
                | "alumnos"
                | "alumnas"
                | "alunos"
                | "miembros"
                | "inscritos"
                | "estudiantes"
                | "resenas"
                | "habitaciones"
                | "mesas"
                | "estrellas"
                | "pacientes"
                | "inscriptos"
                | "avaliacoes"
                | "referencias"
                | "sillas"
                | "usuarios"
                | "matriculados"
                | "clientas"
                | "cuartos"
                | "seguidoras"
                | "socios"
                | "camas"
        );
        let is_clientele = matches!(
            counted.as_str(),
            "clientes" | "membresias" | "mascotas" | "productos"
        );
        if counted == "personas" && period.is_none()
            || counted == "socios" && period.is_none() && amount.number.millis < 10_000
        {
            return capacity(reader, amount);
        }
        let owns = verb
            .is_some_and(|group| group.is_own && !group.is_negated && group.mode == Mode::Plain)
            || verb.is_some_and(|group| {
                group.does(
                    "venir llegar entrar salir comprar pedir haber ser pasar quedar caer atender",
                ) && !group.is_negated
                    && group.mode == Mode::Plain
            })
            || verb.is_none();
        if owns
            && (period.is_some()
                || is_stock && amount.number.millis > 2_000
                || is_clientele
                    && verb.is_none_or(|group| {
                        group.does("tener contar ser traer llevar manejar atender")
                    })
                    && amount.number.millis > 4_000)
        {
            let place = (at + 1..reader.end.min(at + 4))
                .find(|next| reader.is_any(*next, "en no na in"))
                .and_then(|next| reader.phrase(next + 1))
                .filter(|_| {
                    counted.starts_with("seguidor")
                        || counted == "followers"
                        || counted == "resenas"
                });
            let mut name = super::capacity::counted_name(reader, at);
            let mut to = at + 1;
            if let Some(period) = period {
                let link = if reader.context.language == crate::Language::English {
                    "per"
                } else {
                    "por"
                };
                name = format!("{name} {link} {}", period.0.key().replace("ano", "año"));
                while to < reader.end.min(at + 6)
                    && period_at(reader.tokens, to, reader.end).is_none()
                {
                    to += 1;
                }
                to = period_at(reader.tokens, to, reader.end).map_or(at + 1, |(_, end)| end);
                if is_shared {
                    to = at + 1;
                }
            }
            if let Some(place) = place {
                name = format!("{name} {}", reader.words(place));
                to = place.end;
            }
            add_metric(reader, name, amount, amount.start, to, sure::USUAL);
            return true;
        }
        return owns && is_clientele && verb.is_some()
            || tallied(reader, amount, verb)
            || capacity(reader, amount)
            || owned(reader, amount, verb);
    }
    tallied(reader, amount, verb)
        || capacity(reader, amount)
        || part(reader, amount)
        || owned(reader, amount, verb)
        || average(reader, amount, wishes)
}

pub(super) fn add_metric(
    reader: &mut Reader<'_>,
    name: String,
    amount: &Amount,
    from: usize,
    to: usize,
    confidence: f64,
) {
    let mut value = Value {
        number: Some(amount.number.decimal()),
        ..Value::default()
    };
    if amount.is_percent {
        value.unit = Some("%".to_owned());
    } else if amount.is_money
        || [
            "ticket", "promedio", "ganancia", "utilidad", "lucro", "deuda", "cartera",
        ]
        .iter()
        .any(|word| name.contains(word))
    {
        value = reader.money(amount);
    }
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::Metric,
        subject: name,
        value: Some(value),
        claim,
        confidence,
        from: from.min(amount.start),
        to: to.max(amount.end),
    });
    reader.take(from.min(amount.start), to.max(amount.end));
}

pub(super) fn is_plain_money(amount: &Amount) -> bool {
    !amount.is_percent
}
