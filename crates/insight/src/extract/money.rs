//! Figures: what things cost, what comes in, what goes out, and the numbers that a business is run by.
//!
//! Each amount of a sentence is asked in turn what it may be. The words around it decide: a verb of paying makes it a
//! cost, a period beside a verb of selling revenue, a name of an indicator a metric, and a thing with a verb of costing
//! a price.

use super::group::{Group, Mode};
use super::phrase::{Phrase, phrase_before};
use super::reader::{Draft, Reader, sure};
use crate::text::{Amount, Period, Person, Sort, Tense, period_at, subject};
use crate::{Claim, Slot, Value};

pub(super) fn read(reader: &mut Reader<'_>) {
    let mut at = reader.start;
    let mut last_price: Option<usize> = None;
    while at < reader.end {
        let Some(amount) = reader.amount(at) else {
            at += 1;
            continue;
        };
        let end = amount.end.max(at + 1);
        // "De 8 a 7", "8.30 a 21" are hours.
        if !amount.is_money
            && let Some(hours) = [
                amount.start.wrapping_sub(2),
                amount.start.wrapping_sub(1),
                amount.start,
            ]
            .into_iter()
            .filter(|from| *from >= reader.start)
            .find_map(|from| crate::text::hours_at(reader.tokens, from, reader.end))
            .filter(|hours| hours.end > amount.end)
        {
            at = hours.end;
            continue;
        }
        if reader.is_open(amount.start)
            && !reader.is_taken(amount.start)
            && !is_hour_or_date(reader, &amount)
        {
            let is_known =
                metric(reader, &amount) || cost(reader, &amount) || revenue(reader, &amount);
            if !is_known && price(reader, &amount, last_price) {
                last_price = Some(amount.end);
            }
        }
        at = end;
    }
}

fn is_hour_or_date(reader: &Reader<'_>, amount: &Amount) -> bool {
    reader.is_any(
        amount.end,
        "\
            am pm hs hrs h anos ano meses dias semanas horas minutos kg kilos kilometros km cuadras metros m2 \
            litros gramos gr ml cm",
    ) && !amount.is_money
        && !reader.is_any(amount.end, "kilos litros")
        || reader.is(amount.end, "de")
            && reader.token(amount.end + 1).is_some_and(|token| {
                crate::text::MONTHS
                    .iter()
                    .any(|names| names.contains(&token.norm.as_str()))
            })
        || reader.is_any(amount.start.saturating_sub(1), "las") && !amount.is_money
}

/// The verb group that an amount hangs on: the nearest before it in its clause.
fn verb_before(reader: &Reader<'_>, amount: &Amount) -> Option<Group> {
    reader
        .groups
        .iter()
        .filter(|group| group.end <= amount.start && group.start >= reader.start)
        .next_back()
        .copied()
}

fn period_near(reader: &Reader<'_>, amount: &Amount) -> Option<Period> {
    let stop = reader.end.min(amount.end + 7);
    for at in amount.end..stop {
        if reader.is_any(at, ", pero ;") {
            break;
        }
        if let Some((period, _)) = period_at(reader.tokens, at, reader.end) {
            return Some(period);
        }
    }
    let from = reader.clause_start(amount.start);
    (from..amount.start)
        .rev()
        .find_map(|at| period_at(reader.tokens, at, amount.start).map(|(period, _)| period))
}

const INDICATORS: &[(&str, &str)] = &[
    ("ticket promedio", "ticket promedio"),
    ("ticket medio", "ticket medio"),
    ("ticket", "ticket promedio"),
    ("consumo promedio", "consumo promedio"),
    ("compra promedio", "compra promedio"),
    ("venta promedio", "venta promedio"),
    ("pedido promedio", "pedido promedio"),
    ("gasto promedio", "gasto promedio"),
    ("average ticket", "ticket promedio"),
    ("margen", "margen"),
    ("margem", "margem"),
    ("margin", "margen"),
    ("ganancia", "ganancia"),
    ("utilidad", "utilidad"),
    ("utilidades", "utilidad"),
    ("rentabilidad", "rentabilidad"),
    ("lucro", "lucro"),
    ("tasa de conversion", "conversion"),
    ("conversion", "conversion"),
    ("merma", "merma"),
    ("mermas", "merma"),
    ("desperdicio", "desperdicio"),
    ("ocupacion", "ocupacion"),
    ("calificacion", "calificacion"),
    ("recompra", "recompra"),
    ("rotacion", "rotacion"),
    ("puntaje", "puntaje"),
    ("rating", "rating"),
    ("ocupacao", "ocupacao"),
    ("churn", "churn"),
    ("cancelaciones", "cancelaciones"),
    ("inasistencia", "inasistencia"),
    ("ausentismo", "ausentismo"),
    ("nota", "nota"),
    ("tasa de recompra", "recompra"),
    ("conversao", "conversao"),
    ("inventario", "inventario"),
    ("cartera", "cartera"),
    ("deuda", "deuda"),
    ("tasa de ocupacion", "ocupacion"),
];

/// What may be counted.
const COUNTED: &str = "\
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

fn metric(reader: &mut Reader<'_>, amount: &Amount) -> bool {
    let from = reader.clause_start(amount.start).min(amount.start);
    let verb = verb_before(reader, amount);
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
        if gap > 9 {
            continue;
        }
        let is_credited = matches!(
            *name,
            "nota" | "inventario" | "cartera" | "deuda" | "ganancia" | "utilidad" | "lucro"
        ) && !amount.is_money
            && !amount.is_percent
            && !(amount.number.millis >= 1_000_000);
        if is_credited && *name != "nota" {
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
        let period = (at + 1..reader.end.min(at + 6))
            .find_map(|next| period_at(reader.tokens, next, reader.end))
            .or_else(|| {
                (from..amount.start)
                    .rev()
                    .find_map(|next| period_at(reader.tokens, next, amount.start))
            });
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
            return false;
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
                    && verb.is_some_and(|group| group.does("tener contar ser"))
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
            let mut name = reader.raw(at, at + 1).to_owned();
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
            }
            if let Some(place) = place {
                name = format!("{name} {}", reader.words(place));
                to = place.end;
            }
            add_metric(reader, name, amount, amount.start, to, sure::USUAL);
            return true;
        }
        return owns && is_clientele;
    }
    tallied(reader, amount, verb) || owned(reader, amount, verb) || average(reader, amount, wishes)
}

/// "Los pedidos ya son 75 al mes", "ya subimos a 97 afiliados".
fn tallied(reader: &mut Reader<'_>, amount: &Amount, verb: Option<Group>) -> bool {
    let Some(group) = verb.filter(|group| !group.is_negated && group.mode == Mode::Plain) else {
        return false;
    };
    if group.lemma == "ser"
        && group.person == Person::Third
        && amount.start <= group.end + 1
        && let Some(phrase) =
            phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
                .filter(|phrase| reader.is_any(phrase.start, COUNTED) && !amount.is_percent)
    {
        let period = (amount.end..reader.end.min(amount.end + 3))
            .find_map(|next| period_at(reader.tokens, next, reader.end));
        let mut name = reader.words(phrase);
        if let Some((period, _)) = period {
            name = format!("{name} por {}", period.key());
        }
        add_metric(
            reader,
            name,
            amount,
            phrase.start,
            period.map_or(amount.end, |(_, end)| end),
            sure::USUAL,
        );
        return true;
    }
    let reached = group.is_own
        && group.does("subir llegar bajar crecer pasar")
        && reader.is_any(group.end, "a de")
        && group.tense != Tense::Infinitive
        && reader.is_any(amount.end, COUNTED);
    if reached {
        let name = reader.raw(amount.end, amount.end + 1).to_owned();
        add_metric(
            reader,
            name,
            amount,
            group.start,
            amount.end + 1,
            sure::USUAL,
        );
    }
    reached
}

/// "Tengo 3 camiones", "tenemos 22 camas": what a business has many of.
fn owned(reader: &mut Reader<'_>, amount: &Amount, verb: Option<Group>) -> bool {
    let at = amount.end;
    let has = verb.is_some_and(|group| {
        group.holds()
            && group.does("tener contar manejar administrar")
            && amount.start <= group.end + 2
            && !group.has_object
    });
    let bare = verb.is_none()
        && amount.start
            == reader.clause_start(amount.start)
                + usize::from(reader.is_any(
                    reader.clause_start(amount.start),
                    "unos unas como ya uns umas son y casi ponle ponele",
                ))
        && (at + 1 >= reader.end
            || reader.is_any(
                at + 1,
                "\
                    , y e hoy hoje activas activos trabajando al por mensuales diarios diarias en de ativos .",
            ));
    let has = has || bare;
    let Some(token) = reader
        .token(at)
        .filter(|token| token.is_word() && token.norm.len() > 4 && token.norm.ends_with('s'))
    else {
        return false;
    };
    let other = token.is_any("\
        pesos meses semanas hijos hijas hermanos horas sucursales locales personas socios tiendas cuotas \
        empleados empleadas tipos sabores clases opciones problemas modelos soles dolares perros gatos minutos \
        veces puestos lojas filhos presentaciones variedades proveedores palos lucas marcas");
    if !has
        || other
        || token.is_any(super::headline::MACHINES)
        || amount.is_percent
        || amount.number.millis < 3_000
    {
        return false;
    }
    let period = (at + 1..reader.end.min(at + 3))
        .find_map(|next| period_at(reader.tokens, next, reader.end));
    let mut name = reader.raw(at, at + 1).to_owned();
    if let Some((period, _)) = period {
        name = format!("{name} por {}", period.key());
    }
    add_metric(
        reader,
        name,
        amount,
        amount.start,
        period.map_or(at + 1, |(_, end)| end),
        sure::LIKELY,
    );
    true
}

/// "Cada cliente gasta unos 150", "gastan 150 en promedio".
fn average(reader: &mut Reader<'_>, amount: &Amount, wishes: bool) -> bool {
    let Some(group) = verb_before(reader, amount) else {
        return false;
    };
    let spends = group.person == Person::Third
        && group.does("gastar dejar consumir")
        && !group.is_negated
        && !group.is_to_us
        && amount.start - group.end < 5;
    if !spends
        || wishes
        || !reader.has(
            reader.start,
            reader.end,
            "cada promedio clientes cliente gente mesa persona",
        )
        || !is_plain_money(amount)
    {
        return false;
    }
    add_metric(
        reader,
        "ticket promedio".to_owned(),
        amount,
        group.start,
        amount.end,
        sure::LIKELY,
    );
    true
}

fn add_metric(
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

fn is_plain_money(amount: &Amount) -> bool {
    !amount.is_percent
}

/// What a business pays for, by the first word.
const EXPENSES: &str = "\
    renta alquiler arriendo aluguel luz agua gas internet sueldos sueldo nomina salarios salario impuestos \
    impuesto contador contadora publicidad anuncios insumos materia mercaderia mercancia gasolina nafta \
    transporte flete fletes local empleados electricidad telefono seguro seguros energia folha salário insumo \
    ingredientes harina expensas servicios comisiones comision empaque empaques mantenimiento materiales \
    material rent salaries wages monotributo ads marketing pauta prestamo cuota hipoteca administracion bodega \
    rappi arrendamiento conta boleto bencina piso patente limpieza vigilancia condominio combustible gastos \
    costos comissao leche carne cafe tela telas planilla jornales diezmo imss cfe contribuciones credito";

fn cost(reader: &mut Reader<'_>, amount: &Amount) -> bool {
    let from = reader.clause_start(amount.start);
    let verb = verb_before(reader, amount).filter(|group| group.start + 14 >= amount.start);
    if verb.is_some_and(|group| group.mode != Mode::Plain || group.is_negated && !group.is_over)
        && verb.is_some_and(|group| group.start >= from)
    {
        return false;
    }
    if reader.has(
        from,
        amount.start,
        "presupuesto meta objetivo anticipo adelanto",
    ) {
        return false;
    }
    let pays = verb.is_some_and(|group| {
        group.is_own
            && group.does("pagar gastar invertir")
            && (group.is_now() || group.tense == Tense::Past && reader.is_correction)
            || group.person == Person::Third
                && group.is_to_us
                && group.does("costar salir cobrar venir llegar subir aumentar quedar")
            || group.is_own && group.does("ir") && group.is_to_us
            || group.is_impersonal
                && group.is_to_us
                && group.person == Person::Third
                && group.does("ir")
    });
    let verb_start = verb.map_or(from, |group| group.start);
    if pays {
        // "Pago 12 mil de renta", "gastamos 3 mil en publicidad".
        let mut at = amount.end;
        while let Some((_, end)) = period_at(reader.tokens, at, reader.end) {
            at = end;
        }
        if reader.is_any(
            at,
            "de en por del para con em no na for on a al pela pelo pra",
        ) && !reader.is_any(at + 1, "promedio total")
        {
            let is_person = reader.is_any(at, "a al");
            if let Some(phrase) = reader.phrase(at + 1).filter(|_| {
                !is_person
                    || reader.has(
                        at,
                        at + 4,
                        "empleada empleado empleados ayudante contador contadora chica muchacho cada",
                    )
            }) {
                return add_cost(reader, phrase, amount, verb_start, phrase.end);
            }
        }
        // "Pago de renta 12 mil", "la renta me cuesta 12 mil".
        let start = verb.map_or(from, |group| group.end);
        let mut at = start;
        while reader.is_any(
            at,
            "de en por la el los las para como ya em no na al mi mis ahora a",
        ) && at < amount.start
        {
            at += 1;
        }
        if at < amount.start
            && let Some(phrase) = reader.phrase(at).filter(|phrase| {
                phrase.end <= amount.start
                    && !reader.has(phrase.start, phrase.end, "promedio total mensual alrededor")
            })
        {
            return add_cost(reader, phrase, amount, verb_start, amount.end);
        }
        let before = phrase_before(reader.tokens, verb_start, reader.clause_start(verb_start));
        if let Some(phrase) = before.filter(|phrase| {
            !reader.has(
                phrase.start,
                phrase.end,
                "mes semana dia ano yo nosotros proveedor",
            )
        }) {
            return add_cost(reader, phrase, amount, phrase.start, amount.end);
        }
    }
    // "La renta es de 12 mil", "de renta son 12 mil", "Renta: 12,000", "la luz subió a 3 mil".
    let stop = amount.start;
    // "La luz ya no son 4 mil, llegó de 5200": the thing may stand a comma before.
    let reach = if amount.start - from <= 4 && from > reader.start + 1 && reader.is(from - 1, ",") {
        reader.clause_start(from - 1)
    } else {
        from
    };
    for at in (reach..stop).rev() {
        if !reader.is_any(at, EXPENSES)
            || stop - at > 9
            || reader.is_any(at.wrapping_sub(1), "de con sin")
                && !reader.has(
                    at.saturating_sub(3),
                    at,
                    "pago gasto recibo cuenta costo factura gastos pagos lo costos",
                )
        {
            continue;
        }
        let is_own_cost = reader.is_any(
            at,
            "\
                renta alquiler arriendo aluguel luz nomina sueldos internet rent electricidad impuestos \
                salarios expensas monotributo contador contadora publicidad gas folha energia agua \
                arrendamiento insumos planilla condominio salario flete cuota sueldo gastos costos",
        ) && !reader.has(
            from,
            at,
            "vendo vendemos clase precio garrafon cilindro anticipo",
        );
        let is_link = (at + 1..stop).any(|next| {
            reader.is_any(
                next,
                "\
                    es son sale cuesta está esta : e sao - en subio a is are anda ronda quedo viene llega fica \
                    custa sai de",
            )
        }) || stop == at + 1;
        let is_verbless = verb.is_none_or(|group| {
            group.start < from
                || group.does("ser costar salir estar subir rondar quedar llegar pagar andar ir venir aumentar")
        });
        if is_own_cost && is_link && is_verbless {
            let phrase = reader
                .phrase(at)
                .filter(|phrase| phrase.end <= amount.start)
                .unwrap_or(Phrase {
                    start: at,
                    end: at + 1,
                });
            return add_cost(reader, phrase, amount, at, amount.end);
        }
    }
    false
}

fn add_cost(
    reader: &mut Reader<'_>,
    phrase: Phrase,
    amount: &Amount,
    from: usize,
    to: usize,
) -> bool {
    if amount.is_percent {
        return false;
    }
    let value = reader.money(amount);
    let claim = reader.claim();
    let subject = reader.words(phrase);
    reader.add(Draft {
        slot: Slot::Cost,
        subject,
        value: Some(value),
        claim,
        confidence: sure::HIGH,
        from: from.min(amount.start),
        to: to.max(amount.end),
    });
    reader.take(from.min(amount.start), to.max(amount.end));
    true
}

fn revenue(reader: &mut Reader<'_>, amount: &Amount) -> bool {
    if amount.is_percent {
        return false;
    }
    let from = reader.clause_start(amount.start);
    let verb = verb_before(reader, amount).filter(|group| group.start + 10 >= amount.start);
    let sells = verb.is_some_and(|group| {
        group.mode == Mode::Plain
            && !group.is_negated
            && (group.is_now() || group.tense == Tense::Past && reader.is_correction)
            && (group.is_own
                && group.does("\
            vender facturar ganar sacar hacer llegar ingresar mover cerrar andar generar estar subir bajar \
            pasar tener ir")
                || group.does("entrar")
                    && group.person == Person::Third
                    && period_near(reader, amount).is_some()
                || group.is_to_us
                    && group.person == Person::Third
                    && group.does("entrar quedar ingresar llegar dejar")
                || group.is_impersonal && group.does("vender facturar sacar"))
    });
    let noun = (from..amount.start).find(|at| {
        reader.is_any(
            *at,
            "ventas venta ingresos facturacion faturamento vendas revenue sales ingreso",
        )
    });
    let is_noun = noun.is_some()
        && verb.is_none_or(|group| {
            group.start < from
                || group.does(
                    "ser andar rondar estar tener subir bajar ir llegar quedar cerrar alcanzar",
                ) && group.mode == Mode::Plain
                    && !group.is_negated
        });
    if !sells && !is_noun {
        return false;
    }
    // Twenty cakes a day are no money: goods behind the figure make it a count.
    let mut after = amount.end;
    let period = period_near(reader, amount);
    let counts = !amount.is_money
        && reader.token(after).is_some_and(|token| {
            token.is_word()
                && !token.is_any("\
                    al por a cada en y mensuales diarios semanales de pero aproximadamente mas promedio aprox \
                    mensual o bien ahora anuales brutos libres limpios netos ao mensais que diario semanal \
                    diarias con hoy per este masomenos anual quincenales entre facil ya mes")
        });
    if counts {
        return false;
    }
    while reader.is_any(after, "pesos mas o menos aproximadamente aprox") {
        after += 1;
    }
    let strong = verb.is_some_and(|group| group.does("facturar ingresar")) || is_noun;
    let Some(period) = period
        .or_else(|| {
            verb.is_some_and(|group| group.lemma == "facturar")
                .then_some(Period::Month)
        })
        .or_else(|| {
            strong
                .then_some(Period::Month)
                .filter(|_| reader.has(reader.start, reader.end, "mes mensual mensuales mensais"))
        })
    else {
        return false;
    };
    if period == Period::Hour || amount.number.millis < 10_000 && !amount.is_money {
        return false;
    }
    if verb.is_some_and(|group| {
        group.does("estar subir bajar pasar tener ir llegar hacer mover cerrar andar quedar")
    }) && !is_noun
        && !reader.is_correction
        && amount.number.millis < 500_000
        && !amount.is_money
    {
        return false;
    }
    let profits = verb.is_some_and(|group| group.does("ganar quedar"))
        && reader.has(
            from,
            reader.end,
            "utilidad limpio limpios libres libre ganancia neto netos",
        );
    let value = reader.money(amount);
    let claim = reader.claim();
    let start = noun
        .unwrap_or(amount.start)
        .min(verb.map_or(amount.start, |group| group.start))
        .max(from.min(amount.start));
    let to = (amount.end..reader.end.min(amount.end + 7))
        .find_map(|at| period_at(reader.tokens, at, reader.end).map(|(_, end)| end))
        .unwrap_or(amount.end);
    if profits {
        reader.add(Draft {
            slot: Slot::Metric,
            subject: "ganancia".to_owned(),
            value: Some(value),
            claim,
            confidence: sure::USUAL,
            from: start,
            to,
        });
    } else {
        reader.add(Draft {
            slot: Slot::Revenue,
            subject: period.key().to_owned(),
            value: Some(value),
            claim,
            confidence: sure::HIGH,
            from: start,
            to,
        });
    }
    reader.take(start, to);
    true
}

/// Verbs between a thing and its price.
fn is_costing(group: &Group) -> bool {
    group.does("\
            costar valer salir estar ser quedar ir andar arrancar empezar partir pasar subir bajar aumentar \
            venir") && group.person == Person::Third
        && group.mode == Mode::Plain
        && !group.is_to_us
}

fn price(reader: &mut Reader<'_>, amount: &Amount, last: Option<usize>) -> bool {
    if amount.is_percent || amount.number.millis == 0 || is_count(reader, amount) {
        return false;
    }
    let from = reader.clause_start(amount.start);
    let before = amount.start.checked_sub(1);
    let verb = verb_before(reader, amount);
    let near = verb.filter(|group| group.start >= from);
    if near.is_some_and(|group| {
        matches!(group.mode, Mode::Wish | Mode::Doubt | Mode::Ability)
            || group.mode == Mode::Plan && !reader.is_correction
    }) || reader.has(
        from,
        amount.start,
        "presupuesto meta objetivo minimo anticipo descuento tope facturamos multa propina",
    ) {
        return false;
    }
    if near.is_some_and(|group| group.is_negated && !reader.is_correction) {
        return false;
    }
    let claim = reader.claim();
    // "Cobro 200 por el corte", "$45 la torta", "R$ 30 o bolo".
    let charges = near.filter(|group| {
        group.is_own
            && group.does("\
            cobrar pedir llevar vender dejar dar ofrecer tener poner hacer subir bajar aumentar cambiar \
            alquilar manejar rentar ajustar pasar sacar actualizar servir preparar fabricar entregar despachar \
            quedar")
    });
    if charges.is_some_and(|group| {
        group.tense == Tense::Past
            && !reader.is_correction
            && !group.does("subir bajar aumentar dejar poner cambiar")
    }) {
        return false;
    }
    if let Some(group) =
        charges.filter(|group| group.lemma == "cobrar" || amount.is_money || group.has_object)
    {
        if reader.is_any(
            amount.end,
            "por el la los las cada pela pelo for o a no na de en un una",
        ) && !(reader.is(amount.end, "de") && group.lemma != "cobrar")
            && period_at(reader.tokens, amount.end, reader.end)
                .is_none_or(|(period, _)| period == Period::Hour)
        {
            if let Some(phrase) = thing_at(
                reader,
                amount.end
                    + usize::from(reader.is_any(amount.end, "por pela pelo for no na de en")),
            ) {
                return add_price(
                    reader,
                    phrase,
                    amount,
                    group.start,
                    phrase.end,
                    claim,
                    sure::HIGH,
                );
            }
        }
        if group.lemma == "cobrar"
            && group.end < amount.start
            && last.is_none_or(|last| last <= group.end)
        {
            // "Cobro el corte a 200", "cobro la hora 300".
            let mut at = group.end;
            while reader.is_any(at, "por ahora el la en") && at < amount.start {
                at += 1;
            }
            if let Some(phrase) = thing_at(reader, at).filter(|phrase| phrase.end <= amount.start) {
                return add_price(
                    reader,
                    phrase,
                    amount,
                    group.start,
                    amount.end,
                    claim,
                    sure::HIGH,
                );
            }
        }
    }
    // "La vendo a 40", "los tacos los damos a 15": the thing stands before the pronoun.
    if let Some(group) = charges.filter(|group| group.has_object) {
        let thing = phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
            .or_else(|| thing_of_clause_before(reader, group.start));
        if let Some(phrase) = thing.filter(|phrase| is_thing(reader, *phrase)) {
            let set = group.does("subir bajar poner dejar aumentar cambiar ajustar");
            let claim = if set { Claim::Corrects } else { claim };
            return add_price(
                reader,
                phrase,
                amount,
                phrase.start,
                amount.end,
                claim,
                sure::HIGH,
            );
        }
    }
    // "Vendo la torta a 45", "subimos el café a 40", "dejamos el combo en 99".
    if let Some(group) = charges {
        let linked = before.is_some_and(|at| {
            reader.is_any(
                at,
                "a en por em at for de ate pra para unos como desde solo apenas hasta",
            ) || reader.token(at).is_some_and(|token| token.is_word()) && amount.is_money
        });
        if linked {
            let link = before.unwrap_or(amount.start);
            let start = last
                .filter(|last| *last > group.end && *last < link)
                .unwrap_or(group.end);
            let raised =
                group.does("subir bajar aumentar cambiar ajustar actualizar dejar poner pasar");
            let thing = if raised {
                raised_thing(reader, group.end, link)
            } else {
                phrase_before_link(reader, link, start)
            };
            if let Some(phrase) = thing.filter(|phrase| is_thing(reader, *phrase)) {
                let claim = if raised { Claim::Corrects } else { claim };
                return add_price(
                    reader,
                    phrase,
                    amount,
                    phrase.start,
                    amount.end,
                    claim,
                    sure::HIGH,
                );
            }
        }
    }
    // "La torta cuesta 45", "el combo está a 120", "el precio de la torta es 45".
    if let Some(group) = near
        .filter(is_costing)
        .filter(|group| last.is_none_or(|last| last <= group.end))
    {
        let is_weak = group.does("ser ir andar quedar pasar venir estar empezar arrancar");
        if let Some(phrase) = price_noun(reader, from, group.start) {
            return add_price(
                reader,
                phrase,
                amount,
                phrase.start,
                amount.end,
                claim,
                sure::HIGH,
            );
        }
        if !is_weak
            || amount.is_money
            || before.is_some_and(|at| reader.is_any(at, "a en em")) && group.lemma != "ser"
            || group.lemma == "ser" && before.is_some_and(|at| reader.is(at, "de"))
            || group.does("estar quedar andar ir") && amount.number.is_digits
        {
            let thing = phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
                .or_else(|| phrase_after(reader, group.end, amount))
                .filter(|phrase| is_thing(reader, *phrase))
                .or_else(|| {
                    thing_of_clause_before(reader, group.start)
                        .filter(|phrase| is_thing(reader, *phrase))
                });
            if let Some(phrase) = thing {
                let moved = group.does("subir bajar aumentar pasar");
                return add_price(
                    reader,
                    phrase,
                    amount,
                    phrase.start,
                    amount.end,
                    if moved { Claim::Corrects } else { claim },
                    sure::HIGH,
                );
            }
        }
        // "Cuesta 45 la torta", "sale 120 el combo".
        if !is_weak || amount.is_money {
            if let Some(phrase) = reader
                .is_any(amount.end, "la el los las cada un una o a por")
                .then(|| {
                    thing_at(
                        reader,
                        amount.end + usize::from(reader.is(amount.end, "por")),
                    )
                })
                .flatten()
            {
                return add_price(
                    reader,
                    phrase,
                    amount,
                    group.start,
                    phrase.end,
                    claim,
                    sure::HIGH,
                );
            }
        }
        return false;
    }
    if let Some(phrase) = price_noun(reader, from, amount.start) {
        return add_price(
            reader,
            phrase,
            amount,
            phrase.start,
            amount.end,
            claim,
            sure::USUAL,
        );
    }
    // "Ya le subí al flete local, 1350".
    let raised = reader
        .groups
        .iter()
        .filter(|group| {
            group.end <= amount.start
                && group.end + 8 > amount.start
                && group.is_own
                && !group.is_negated
                && group.does("subir bajar aumentar")
                && group.mode == Mode::Plain
        })
        .next_back()
        .copied();
    if let Some(group) = raised
        && let Some(phrase) = raised_thing(
            reader,
            group.end + usize::from(reader.is_any(group.end, "a al")),
            amount.start,
        )
        .filter(|phrase| is_thing(reader, *phrase))
    {
        return add_price(
            reader,
            phrase,
            amount,
            group.start,
            amount.end,
            Claim::Corrects,
            sure::USUAL,
        );
    }
    // "La arroba ya bajó, 58 mil".
    let moved = amount
        .start
        .checked_sub(1)
        .filter(|comma| reader.is(*comma, ","))
        .and_then(|comma| {
            reader
                .groups
                .iter()
                .find(|group| {
                    group.end == comma
                        && group.person == Person::Third
                        && group.does("subir bajar aumentar quedar cambiar")
                })
                .copied()
        });
    if let Some(group) = moved
        && let Some(phrase) =
            phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
                .filter(|phrase| is_thing(reader, *phrase))
    {
        return add_price(
            reader,
            phrase,
            amount,
            phrase.start,
            amount.end,
            Claim::Corrects,
            sure::USUAL,
        );
    }
    // A list: "tacos a 20", "aguas en 15", "Torta ahogada $45", "Torta: 45".
    let Some(link) = before.filter(|at| *at >= reader.start) else {
        return false;
    };
    // "Corte 16 mil": what is counted in thousands is money, and so is what stands alone behind its thing.
    let weighty = (amount.number.is_multiplied
        || amount.number.millis >= 100_000 && amount.number.is_digits)
        && near.is_none()
        && !reader.is_any(link, "los las el la mis al hay hasta entre somos mas");
    let is_from = reader.is_any(link, "desde")
        || reader.is(link, "de") && reader.is_any(link.wrapping_sub(1), "partir");
    let is_at = is_from
        || reader.is_any(link, "a en por at") && !reader.is_any(link, "en")
        || reader.is(link, "en") && (amount.is_money || last.is_some());
    let is_of = weighty && reader.is(link, "de") && link == reader.clause_start(link) + 1;
    let is_at = is_at || is_of;
    let is_listed = reader.is_any(link, ": - = x")
        || reader
            .token(link)
            .is_some_and(|token| token.sort == Sort::Mark && token.is("."));
    let is_beside = reader.token(link).is_some_and(|token| {
        token.is_word() && !token.is_any("de del con sin que y como unos casi")
    }) && (amount.is_money || last.is_some() || weighty);
    let follows = last.is_some_and(|last| link >= last);
    let own = near.is_some_and(|group| group.is_own) || near.is_none() || follows;
    if !own && !follows {
        return false;
    }
    if is_at || is_listed || is_beside {
        let to = if is_beside && !is_at {
            amount.start
        } else {
            link
        };
        let start = last.filter(|last| *last < to).unwrap_or(reader.start);
        let is_raw_number =
            !amount.is_money && last.is_none() && is_listed && amount.number.millis < 3_000;
        if let Some(phrase) = phrase_before_link(reader, to, start)
            .filter(|phrase| is_thing(reader, *phrase) && !is_raw_number)
        {
            let is_said = amount.is_money
                || weighty
                || follows
                || is_listed
                || near.is_some_and(|group| {
                    group.does("vender tener ofrecer manejar dar hacer cobrar")
                })
                || near.is_none() && phrase.start == from.max(phrase.start.min(from + 2));
            if is_said {
                return add_price(
                    reader,
                    phrase,
                    amount,
                    phrase.start,
                    amount.end,
                    claim,
                    sure::USUAL,
                );
            }
        }
    }
    // "Corte 45, barba 35": a thing and a bare figure make a clause of their own.
    if near.is_none() && amount.number.is_digits && !is_listed && terse(reader, amount) {
        let start = last
            .filter(|last| *last < amount.start)
            .unwrap_or(from)
            .max(from.min(amount.start));
        if let Some(phrase) = phrase_before(reader.tokens, amount.start, start)
            .filter(|phrase| is_thing(reader, *phrase) && !is_address(reader, *phrase))
        {
            return add_price(
                reader,
                phrase,
                amount,
                phrase.start,
                amount.end,
                claim,
                sure::LIKELY,
            );
        }
    }
    // "… 45 la torta y 20 el taco": figures before their things.
    if (amount.is_money || follows || verb.is_some_and(|group| is_costing(&group)))
        && reader.is_any(amount.end, "la el los las cada o")
        && period_at(reader.tokens, amount.end, reader.end).is_none()
    {
        if let Some(phrase) = thing_at(reader, amount.end) {
            return add_price(
                reader,
                phrase,
                amount,
                amount.start,
                phrase.end,
                claim,
                sure::USUAL,
            );
        }
    }
    false
}

/// Whether an amount ends its clause, in a sentence with another like it or alone with its thing.
fn terse(reader: &Reader<'_>, amount: &Amount) -> bool {
    let ends =
        amount.end >= reader.end || reader.is_any(amount.end, ", y e . ; / - o conto en no na");
    let figures = (reader.start..reader.end)
        .filter(|at| {
            reader
                .token(*at)
                .is_some_and(|token| token.sort == Sort::Number)
        })
        .count();
    let is_year = !amount.is_money && (1_900_000..2_100_000).contains(&amount.number.millis);
    ends && !is_year
        && amount.number.millis >= 2_000
        && (figures > 1 || amount.number.millis >= 30_000)
}

/// "Calle Hidalgo 45", "lote 12".
fn is_address(reader: &Reader<'_>, phrase: Phrase) -> bool {
    reader.has(
        phrase.start,
        phrase.end,
        "\
            calle av avenida jiron jr carrera cra rua km cuadra piso numero num lote manzana local colonia \
            esquina ruta calz sector anos edad dia dias tel telefono cel whatsapp talla somos unos unas como \
            total pedidos clientes alumnos julio junio mayo abril marzo enero febrero agosto septiembre octubre \
            noviembre diciembre gramos hasta apenas",
    )
}

/// "45 pesos" costs; "20 tacos" counts.
fn is_count(reader: &Reader<'_>, amount: &Amount) -> bool {
    if amount.is_money
        || reader.is_any(
            amount.end,
            "\
                el la los las cada por y e pero pues gratis soles altiro menos eh po de a al mas con en o ahora \
                pesitos c and each hoy todo un una sin antes para ya no porque incluye desde nomas solo \
                aproximadamente mensual mensuales si aunque tambien agora ambos ambas iva que",
        )
    {
        return false;
    }
    reader.token(amount.end).is_some_and(|token| {
        token.is_word()
            && token.norm.ends_with('s')
            && token.norm.len() > 3
            && token.verb.is_none_or(|form| !form.is_plain)
    })
}

/// "El kilo", "la docena": the measure of a price, whose thing stands elsewhere.
fn is_unit(reader: &Reader<'_>, at: usize) -> bool {
    let article = usize::from(reader.is_any(at, "el la cada o a un una"));
    reader.is_any(
        at + article,
        "\
            kilo docena par litro metro libra kg unidad pieza persona unidade duzia quilo paquete caja bolsa \
            uno una ano año mayor",
    )
}

fn thing_at(reader: &Reader<'_>, at: usize) -> Option<Phrase> {
    if is_unit(reader, at) {
        return None;
    }
    reader.phrase(at).filter(|phrase| is_thing(reader, *phrase))
}

fn is_thing(reader: &Reader<'_>, phrase: Phrase) -> bool {
    let named = subject(&reader.words(phrase));
    !named.is_empty()
        && !reader.is_any(
            phrase.start,
            "\
                promedio puesto decide mal mais corrijo perdon digo desde digamos fio unos unas menos mas \
                ventas venta dia mes semana ano total eso esto todo nada cliente clientes proveedor presupuesto \
                meta domingo ella yo nosotros precio precios negocio equipo renta alquiler arriendo aluguel \
                somos seguidores margen ticket inflacion dolar anticipo descuento gente hoy ayer empleados \
                numero telefono whatsapp casa calle avenida av local km facturacion luz nomina lado favor fin \
                tarde manana final cuenta gasto gastos costo deuda parte horario partir",
        )
        && crate::text::weekday(
            &reader
                .tokens
                .get(phrase.start)
                .map(|token| token.norm.clone())
                .unwrap_or_default(),
        )
        .is_none()
}

/// "El precio de la torta", "el valor del corte": the thing.
fn price_noun(reader: &Reader<'_>, from: usize, to: usize) -> Option<Phrase> {
    let at = (from..to).find(|at| {
        reader.is_any(*at, "precio preco valor tarifa costo price precios")
            && !reader.is_any(at + 1, "sugerido")
    })?;
    if !reader.is_any(at + 1, "de del por para da do of al a") {
        return None;
    }
    let phrase = reader.phrase(at + 2)?;
    (phrase.end <= to && is_thing(reader, phrase)).then_some(phrase)
}

/// What was raised or lowered: "subimos el precio del café de 35 a 40".
fn raised_thing(reader: &Reader<'_>, from: usize, to: usize) -> Option<Phrase> {
    let mut at = from;
    while at < to
        && reader.is_any(
            at,
            "\
                el la los las precio precios de del o a preco do da ya al valor tarifa un poco os as the price \
                of también",
        )
    {
        at += 1;
    }
    reader.phrase(at).filter(|phrase| phrase.end <= to)
}

/// The thing before the link of a price: "tacos de asada | a | 20".
fn phrase_before_link(reader: &Reader<'_>, link: usize, from: usize) -> Option<Phrase> {
    let mut to = link;
    while to > from
        && reader.is_any(
            to - 1,
            "a en por em at for de pra para unos como : - solo desde = apenas partir ahora ( x hasta cada",
        )
    {
        to -= 1;
    }
    // "La vendemos por pieza a 20", "tacos cada uno a 15".
    if to >= from + 2
        && reader.is_any(to - 1, "uno una pieza unidad")
        && reader.is_any(to - 2, "cada por la c")
    {
        to -= 2;
    }
    phrase_before(reader.tokens, to, from)
}

/// "Cuesta la torta 45".
fn phrase_after(reader: &Reader<'_>, at: usize, amount: &Amount) -> Option<Phrase> {
    (at < amount.start)
        .then(|| reader.phrase(at))
        .flatten()
        .filter(|phrase| phrase.end <= amount.start)
}

/// "Las tortas, por ejemplo, cuestan": the thing before the comma, where nothing else stands there.
fn thing_of_clause_before(reader: &Reader<'_>, at: usize) -> Option<Phrase> {
    let mut at = at;
    // At most two commas back: "la iguala, corrijo, es de 2,900".
    for _ in 0..2 {
        let start = reader.clause_start(at);
        let comma = start
            .checked_sub(1)
            .filter(|comma| *comma > reader.start && reader.is(*comma, ","))?;
        if reader.has(start, at, "y pero") && at - start > 2 {
            return None;
        }
        // "La paleta subió, anda en 24".
        let to = reader
            .groups
            .iter()
            .find(|group| group.end == comma && group.person == Person::Third && !group.is_negated)
            .map_or(comma, |group| group.start);
        let from = reader.clause_start(comma);
        if let Some(phrase) =
            phrase_before(reader.tokens, to, from).filter(|phrase| is_thing(reader, *phrase))
        {
            return Some(phrase);
        }
        at = comma;
    }
    None
}

fn add_price(
    reader: &mut Reader<'_>,
    phrase: Phrase,
    amount: &Amount,
    from: usize,
    to: usize,
    claim: Claim,
    confidence: f64,
) -> bool {
    let value = reader.money(amount);
    let subject = reader.words(phrase);
    reader.add(Draft {
        slot: Slot::Price,
        subject,
        value: Some(value),
        claim,
        confidence,
        from: from.min(amount.start),
        to: to.max(amount.end),
    });
    reader.take(amount.start, amount.end);
    true
}
