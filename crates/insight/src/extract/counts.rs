//! Counts that a business has or came to: "tengo 3 camiones", "los pedidos ya son 75 al mes".

use super::capacity::shared_period;
use super::group::{Group, Mode};
use super::metrics::{COUNTED, add_metric, is_plain_money};
use super::money::verb_before;
use super::phrase::phrase_before;
use super::reader::{Reader, sure};
use crate::text::{Amount, Person, Tense, period_at};

/// "Los pedidos ya son 75 al mes", "ya subimos a 97 afiliados".
pub(super) fn tallied(reader: &mut Reader<'_>, amount: &Amount, verb: Option<Group>) -> bool {
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
    // "No son 600 madres, son 550": what is counted was said with the wrong figure.
    if group.lemma == "ser"
        && group.person == Person::Third
        && amount.start == group.end
        && let Some(wrong) = reader.groups.iter().find(|other| {
            other.end < group.start && other.lemma == "ser" && (other.is_negated || other.is_over)
        })
        && let Some(number) = crate::text::number_at(reader.tokens, wrong.end, reader.end)
        && reader.token(number.end).is_some_and(|token| {
            token.is_word() && token.norm.ends_with('s') && token.norm.len() > 3
        })
        && !super::team::is_worker(reader, number.end)
    {
        let name = reader.raw(number.end, number.end + 1).to_owned();
        add_metric(reader, name, amount, wrong.start, amount.end, sure::USUAL);
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
pub(super) fn owned(reader: &mut Reader<'_>, amount: &Amount, verb: Option<Group>) -> bool {
    let at = amount.end;
    let has = verb.is_some_and(|group| {
        group.holds()
            && group.does("tener contar manejar administrar traer llevar atender")
            && amount.start <= group.end + 2
            && !group.has_object
    });
    // "Llevo la contabilidad de 30 pymes".
    let serves = verb.is_some_and(|group| {
        group.holds()
            && group.is_own
            && group.does("llevar manejar administrar atender cuidar")
            && reader.is_any(group.end, "la las los el")
            && amount.start == group.end + 3
            && reader.is_any(amount.start - 1, "de a")
    });
    let has = has || serves;
    // "Más o menos 900 planchas por semana", "unos 40 pares".
    let mut opens = reader.clause_start(amount.start);
    while opens < amount.start
        && reader.is_any(
            opens,
            "unos unas como ya uns umas son y casi ponle ponele mas o menos alrededor de cerca por ahi aprox \
             aproximadamente pues si ah bueno serian a",
        )
    {
        opens += 1;
    }
    let bare = verb.is_none()
        && amount.start == opens
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
        leches veces puestos lojas filhos presentaciones variedades proveedores palos lucas marcas diarios diarias \
        mensuales semanales anuales mensais semanais");
    if !has
        || other
        || token.is_any(super::equipment::MACHINES)
        || super::team::is_worker(reader, at)
        || amount.is_percent
        || amount.number.millis < 3_000
    {
        return false;
    }
    let period = (at + 1..reader.end.min(at + 3))
        .find_map(|next| period_at(reader.tokens, next, reader.end))
        .or_else(|| shared_period(reader, at, verb).map(|period| (period, at + 1)));
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
pub(super) fn average(reader: &mut Reader<'_>, amount: &Amount, wishes: bool) -> bool {
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

/// What shares are of: "el 60% de mis ventas".
const WHOLES: &str = "\
    ventas clientes clientela pedidos ingresos facturacion plata dinero ganancia ganancias negocio trabajos gente \
    pacientes alumnos venta total movimiento movimento consumo trabajo produccion faturamento vendas pedidos reservas encargos visitas cartera compras publico";

/// "El 60% de mis ventas son por Instagram", "San Valentín representa el 45% de la facturación".
pub(super) fn share(reader: &mut Reader<'_>, amount: &Amount) -> bool {
    if !amount.is_percent || !reader.is_any(amount.end, "de das dos do da") {
        return false;
    }
    let mut whole = amount.end + 1;
    while reader.is_any(
        whole,
        "mis las los la el mi nuestras nuestros nuestra lo meus minhas o a os as del",
    ) {
        whole += 1;
    }
    if !reader.is_any(whole, WHOLES) {
        return false;
    }
    let plain = |group: &Group| {
        group.person == Person::Third
            && group.tense == Tense::Present
            && group.mode == Mode::Plain
            && !group.is_negated
    };
    let noun = reader.raw(whole, whole + 1).to_owned();
    // What is said of the share stands behind its verb.
    let behind = reader
        .groups
        .iter()
        .find(|group| group.start > whole && group.start <= whole + 4)
        .copied()
        .filter(plain);
    if let Some(group) = behind {
        let mut at = group.end;
        while reader.is_any(
            at,
            "por de con en el la los las a traves del via pelo pela no na",
        ) {
            at += 1;
        }
        let rest = reader.phrase(at);
        let name = rest.map_or_else(
            || noun.clone(),
            |rest| format!("{noun} {}", reader.words(rest)),
        );
        // What stands behind the verb may be a channel of its own.
        add_metric(reader, name, amount, amount.start, group.end, sure::USUAL);
        return true;
    }
    let before = reader
        .groups
        .iter()
        .rfind(|group| group.end <= amount.start && group.end + 2 >= amount.start)
        .copied()
        .filter(|group| {
            plain(group) && group.does("representar ser hacer mover dejar significar traer dar")
        });
    let Some(group) = before else { return false };
    // "Los frutales, son como el 50%": the thing may stand a comma before.
    let opens = reader.clause_start(group.start);
    let stop = if group.start == opens && reader.is(opens.wrapping_sub(1), ",") {
        opens - 1
    } else {
        group.start
    };
    let Some(part) = phrase_before(reader.tokens, stop, reader.clause_start(stop)) else {
        return false;
    };
    let name = format!("{} {noun}", reader.words(part));
    add_metric(reader, name, amount, part.start, whole + 1, sure::USUAL);
    true
}
