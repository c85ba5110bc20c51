//! What goes out, where the verb is not one of paying alone: buying, putting in, what things come to, and bare lists.

use super::costs::add_cost;
use super::group::Mode;
use super::phrase::{Phrase, phrase_before};
use super::reader::Reader;
use crate::text::{Amount, Tense, period_at};

/// What nobody sells: a figure beside it goes out.
const BILLS: &str = "\
    renta alquiler arriendo aluguel luz nomina planilla sueldos sueldo salarios salario internet electricidad impuestos \
    expensas monotributo contador contadora contabilidad publicidad pauta folha energia arrendamiento insumos condominio \
    flete fletes cuota hipoteca gasolina nafta bencina combustible diesel gasoil petroleo servicios ads anuncios seguro \
    seguros telefono mantenimiento empaque empaques envases vigilancia limpieza patente mercaderia mercancia agua gas \
    embalagens embalagem custos gastos peajes peaje comisiones imss contribuciones iptu tvcable celular hosting dominio \
    marketing credito prestamo aporte salarios jornales viaticos transporte pasajes uber alarma administracion ingredientes";

const PAYS: &str = "\
    pago pagamos gasto gastamos invierto invertimos destino destinamos invisto investimos desembolso desembolsamos abono";

/// Putting money into something.
const PUTS: &str = "pongo ponemos meto metemos echo echamos cargo cargamos coloco colocamos doy damos dou suelto boto botamos";

const BUYS: &str = "\
    compro compramos consigo conseguimos traigo traemos saco sacamos agarro agarramos pego pegamos adquiero";

const COMES: &str = "\
    sale salen cuesta cuestan llega llegan viene vienen cobra cobran queda quedan sube suben subio subieron vem custa custam \
    sai saem da estan esta anda andan ronda fica custando costando saliendo aumento aumentaron subira son es";

const STAFF: &str = "\
    muchacha muchacho chica chico empleada empleado ayudante empleados empleadas secretaria cajera cajero mesero meseros mozo \
    maestro maestros repartidor repartidores chofer choferes vendedora vendedor nina senora senor contador contadora \
    funcionaria funcionario funcionarios diarista motoboy estilista barbero barberos cocinera cocinero costurera costureras \
    tecnico operario operarios profesora profesor profes musico guardia community disenador disenadora manager trabajador \
    trabajadores peon peones asistente practicante cada";

/// "El saco de pellet a 4.800": a measure, and nobody buys.
fn is_sack(reader: &Reader<'_>, at: usize) -> bool {
    reader.is(at, "saco") && reader.is_any(at.wrapping_sub(1), "el un cada por medio al")
}

pub(super) fn outlay(reader: &mut Reader<'_>, amount: &Amount) -> bool {
    if amount.is_percent || amount.number.millis < 1_000 {
        return false;
    }
    let mut from = reader.clause_start(amount.start);
    if from > reader.start + 1 && reader.is(from - 1, ":") {
        from = reader.clause_start(from - 1);
    }
    let to = reader.clause_end(amount.end);
    // What others pay, what was paid once, what is wished or sold.
    let is_foreign = reader.has(from, to, super::clauses::ONCE)
        || reader.has(
            from,
            to,
            "vendo vendemos vende cobro cobramos anticipo sena adelanto presupuesto meta clientes clase evento entrada reparacion",
        )
        || reader.groups.iter().any(|group| {
            group.start >= from
                && group.end <= amount.start
                && (group.is_negated && !group.is_over
                    || !matches!(group.mode, Mode::Plain)
                    || matches!(group.tense, Tense::Imperfect | Tense::Conditional | Tense::Subjunctive)
                    || group.tense == Tense::Past
                        && !reader.is_correction
                        && !group.does("subir aumentar"))
        });
    if is_foreign && !reader.is_correction
        || reader.has(from, amount.start, "cobro cobramos vendo vendemos")
    {
        return false;
    }
    let thing = paid(reader, amount, from, to)
        .or_else(|| bought(reader, amount, from))
        .or_else(|| comes_to(reader, amount, from, to))
        .or_else(|| listed(reader, amount, from));
    let Some((phrase, start)) = thing else {
        return false;
    };
    let end = phrase.end.max(amount.end);
    add_cost(reader, phrase, amount, start.min(phrase.start), end)
}

/// The noun of a bill between two tokens.
fn bill(reader: &Reader<'_>, from: usize, to: usize) -> Option<Phrase> {
    (from..to)
        .find(|at| reader.is_any(*at, BILLS))
        .map(|at| Phrase {
            start: at,
            end: at + 1,
        })
}

fn behind_periods(reader: &Reader<'_>, amount: &Amount) -> usize {
    let mut at = amount.end;
    while let Some((_, end)) = period_at(reader.tokens, at, reader.end) {
        at = end;
    }
    // "60 mil el día", "8 mil la semana".
    if reader.is_any(at, "el la") && reader.is_any(at + 1, "dia semana mes hora turno quincena") {
        at += 2;
    }
    at
}

/// "Pago dos millones de arriendo", "en ads ponemos 200 mil", "le doy 1500 a la muchacha", "se van 12 mil en diésel".
fn paid(reader: &Reader<'_>, amount: &Amount, from: usize, to: usize) -> Option<(Phrase, usize)> {
    let verb = (from..amount.start).rev().find(|at| {
        (reader.is_any(*at, PAYS) || reader.is_any(*at, PUTS))
            && !reader.is_any(at.wrapping_sub(1), "el un mi de del al cada al por")
            || reader.is_any(*at, "va van vao vai lleva llevan levam")
                && (reader.is_any(at.wrapping_sub(1), "se")
                    || reader.is_any(at.wrapping_sub(2), "se"))
    })?;
    let is_put = reader.is_any(verb, PUTS);
    let is_taken = reader.is_any(verb, "va van vao vai lleva llevan levam");
    let behind = behind_periods(reader, amount);
    if reader.is_any(behind, "de en por para com con no na em a al pra pela pelo") && behind < to {
        let is_to = reader.is_any(behind, "a al pra");
        let noun = (behind + 1..to.min(behind + 6)).find(|at| reader.is_any(*at, STAFF));
        if is_to && let Some(at) = noun {
            let at = at + usize::from(reader.is(at, "cada"));
            return reader.phrase(at).map(|phrase| (phrase, verb));
        }
        if let Some(phrase) = bill(reader, behind + 1, to.min(behind + 5)) {
            return Some((phrase, verb));
        }
        if !is_put && !is_to
            && let Some(phrase) = reader.phrase(behind + 1).filter(|phrase| phrase.end <= to)
            && !reader.has(phrase.start, phrase.end, "promedio total mes semana efectivo banco tarjeta")
            // "Se me van tres horas en eso" is no money.
            && (!is_taken || amount.is_money || amount.number.millis >= 50_000)
        {
            return Some((phrase, verb));
        }
    }
    if let Some(phrase) = bill(reader, from, amount.start) {
        return Some((phrase, verb.min(phrase.start)));
    }
    let whom = (from..verb).find(|at| reader.is_any(*at, STAFF));
    if let Some(at) = whom.filter(|_| reader.is_any(from, "a al pra cada") && !is_taken) {
        let at = at + usize::from(reader.is(at, "cada"));
        return reader.phrase(at).map(|phrase| (phrase, from));
    }
    if is_put {
        return None;
    }
    (reader.is_any(from, "en de em por con") && from < verb)
        .then(|| reader.phrase(from + 1))
        .flatten()
        .filter(|phrase| phrase.end <= verb)
        .map(|phrase| (phrase, from))
}

/// "La harina la compro a 22", "compro la harina a 22 el kilo".
fn bought(reader: &Reader<'_>, amount: &Amount, from: usize) -> Option<(Phrase, usize)> {
    let verb = (from..amount.start)
        .rev()
        .find(|at| reader.is_any(*at, BUYS) && !is_sack(reader, *at))?;
    let is_led = reader.is_any(amount.start.wrapping_sub(1), "a en por como unos");
    if !is_led || reader.is_any(verb.wrapping_sub(1), "me nos") && !reader.is(verb, "compro") {
        return None;
    }
    if let Some(phrase) = reader
        .phrase(verb + 1)
        .filter(|phrase| phrase.end < amount.start && !reader.is_any(phrase.start, "de"))
    {
        return Some((phrase, verb));
    }
    let before = if reader.is_any(verb.wrapping_sub(1), "lo la los las") {
        verb - 1
    } else {
        verb
    };
    phrase_before(reader.tokens, before, from)
        .filter(|phrase| !reader.is_any(phrase.start, "yo nosotros"))
        .map(|phrase| (phrase, phrase.start))
}

/// "Los envases me salen en 4 pesos", "de luz llegan como 2 mil", "nos suben la renta a 15 mil".
fn comes_to(
    reader: &Reader<'_>,
    amount: &Amount,
    from: usize,
    to: usize,
) -> Option<(Phrase, usize)> {
    let verb = (from..amount.start)
        .rev()
        .find(|at| reader.is_any(*at, COMES))?;
    let is_to_us = reader.is_any(verb.wrapping_sub(1), "me nos")
        || reader.is_any(verb.wrapping_sub(2), "me nos");
    if let Some(phrase) = bill(reader, from, amount.start) {
        let rest = reader.has(
            phrase.end,
            verb.max(phrase.end),
            "salon espacio equipo silla local",
        );
        let leads = reader.is_any(phrase.start.wrapping_sub(1), "sin con incluye")
            // "El garrafón de agua sale en 30" is what is sold.
            || phrase.start >= from + 2
                && reader.is_any(phrase.start - 1, "de")
                && !reader.is_any(
                    phrase.start - 2,
                    "recibo cuenta pago gasto gastos factura costo lo conta boleta servicio tarifa plan",
                )
                && !is_to_us;
        let weak = reader.is_any(phrase.start, "agua gas seguro credito uber celular cuota servicios transporte mantenimiento limpieza internet");
        let is_sure = is_to_us
            || !weak
            || reader.is_any(
                verb,
                "llega llegan viene vienen vem sube suben subio subieron da",
            );
        return (!rest && !leads && is_sure && amount.start - phrase.end < 8)
            .then_some((phrase, phrase.start.min(verb)));
    }
    if is_to_us
        && reader.is_any(
            verb,
            "custando costando saliendo sale salen cuesta cuestan cobra cobran queda quedan viene vienen llega llegan",
        )
    {
        let phrase = phrase_before(
            reader.tokens,
            (from..verb).find(|at| reader.is_any(*at, "me nos ta esta")).unwrap_or(verb),
            from,
        ).filter(|phrase| {
            !reader.has(
                phrase.start,
                phrase.end,
                "mes semana dia ano cliente clientes vez",
            )
        })?;
        return Some((phrase, phrase.start));
    }
    let behind = behind_periods(reader, amount);
    // "Son 9500 de renta".
    (reader.is_any(verb, "son es") && reader.is_any(behind, "de por"))
        .then(|| bill(reader, behind + 1, to.min(behind + 3)))
        .flatten()
        .map(|phrase| (phrase, verb))
}

/// "El alquiler: 600 lucas", "9500 de renta y 2 mil de luz".
fn listed(reader: &Reader<'_>, amount: &Amount, from: usize) -> Option<(Phrase, usize)> {
    let silent = !reader
        .groups
        .iter()
        .any(|group| group.start >= from && group.end <= amount.start);
    if !silent {
        return None;
    }
    let weak = "agua gas seguro seguros credito uber celular cuota servicios transporte internet flete fletes limpieza mantenimiento";
    let behind = behind_periods(reader, amount);
    if reader.is_any(behind, "de")
        && let Some(phrase) = bill(reader, behind + 1, behind + 2)
        && !reader.is_any(phrase.start, "credito cuota seguro agua gas uber")
    {
        return Some((phrase, amount.start));
    }
    let near = bill(
        reader,
        from.max(amount.start.saturating_sub(3)),
        amount.start,
    )?;
    let is_led = reader.is_any(amount.start - 1, ": = y de")
        || near.end == amount.start
        || near.end + 1 == amount.start;
    (is_led && !reader.is_any(near.start, weak)).then_some((near, near.start))
}
