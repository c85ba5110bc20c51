//! Rules of money: free delivery, wholesale, discounts, credit, commissions and gifts.

use super::clauses::Clause;
use super::reader::Reader;
use super::terms::{FROM, verb_fits};
use crate::text::{Person, number_at};

/// Selling in quantities.
const WHOLESALE: &str = "\
    por mayor|al por mayor|mayoreo|mayorista|mayoristas|atacado|medio mayoreo|precio de mayoreo|precio mayorista|\
    precio por mayor|preco de atacado|venta mayorista";

const DISCOUNT: &str = "\
    descuento|desconto|dcto|dto|off|de descuento|de desconto|menos|bonificacion|rebaja|de rebaja";

/// Paying later.
const LATER: &str = "\
    credito|a credito|cuotas|cuotas sin interes|parcelas|meses sin intereses|msi|plan separe|plan acumulativo|\
    a plazos|en pagos|sem juros|sin interes|sin intereses|vezes|vezes sem juros|pagos quincenales|pagos semanales|\
    sistema de apartado";

/// What is paid for being late, or to those who help to sell.
const SHARES: &str = "\
    comision|de comision|comissao|de comissao|mora|de mora|recargo|de recargo|multa|de multa|interes|intereses|juros|\
    de recargo por atraso|penalidad|penalizacion";

/// "El domicilio es gratis a partir de 40 mil".
pub(super) fn free(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let gift = (start..end).find(|at| {
        reader.is_any(*at, "gratis gratuito gratuita bonificado incluido")
            || reader.says(*at, "sin costo")
    })?;
    let noun = (start..end).find(|at| {
        reader.is_any(
            *at,
            "\
                envio envios domicilio domicilios despacho despachos delivery entrega entregas reparto frete flete \
                instalacion diagnostico revision presupuesto cotizacion visita muestra degustacion instalacao",
        )
    })?;
    let is_led = reader.find(start, end, FROM).is_some() && reader.has_measure(start, end);
    let is_always = reader.is_any(
        noun,
        "diagnostico revision presupuesto cotizacion instalacion instalacao visita",
    ) && gift < noun + 4;
    (is_led || is_always).then(|| {
        if gift == noun + 1 {
            (noun, gift + 1)
        } else {
            (noun, noun + 1)
        }
    })
}

/// "Por mayor desde 6 unidades".
pub(super) fn wholesale(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let (at, behind) = reader.find(start, end, WHOLESALE)?;
    let (_, from) = reader.find(start, end, FROM)?;
    number_at(reader.tokens, from, end).map(|_| (at, behind))
}

/// "10% de descuento en efectivo", "los mayoristas tienen 20% off", "les hago el 5%".
pub(super) fn discount(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if !verb_fits(
        reader,
        clause,
        "dar hacer tener ofrecer aplicar manejar pagar llevar comprar ser haber cobrar dejar quedar salir recibir",
    ) {
        return None;
    }
    let share =
        (start..end).find(|at| reader.amount(*at).is_some_and(|amount| amount.is_percent))?;
    if let Some((at, behind)) = reader.find(start, end, DISCOUNT) {
        return Some((behind - 1, behind)).filter(|_| at + 4 > share);
    }
    // "A los clientes viejos les hago el 5%".
    let given = reader
        .verbs_of(clause)
        .into_iter()
        .find(|group| group.is_own && group.does("dar hacer") && group.is_to_them)?;
    (given.end <= share && share < given.end + 4 && !reader.has(start, end, "comision comissao"))
        .then(|| {
            let to = reader.amount(share).map_or(share + 1, |amount| amount.end);
            (share, to)
        })
}

/// "A los comercios les doy 15 días de crédito", "3 cuotas sin interés", "financio hasta 12 cuotas".
pub(super) fn later(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if reader.verbs_of(clause).iter().any(|group| {
        group.is_own
            && group.does("pagar deber sacar pedir tener comprar estar ser abonar")
            && !(group.person == Person::Third)
            || group.is_to_us && group.does("pagar")
    }) {
        return None;
    }
    let lends = (start..end).find(|at| {
        reader.is_any(
            *at,
            "financio financiamos financia financiamento financiacion parcelo parcelamos parcela parcelamento fio fiamos",
        )
    });
    let numbered = |from: usize| (from..end).any(|at| number_at(reader.tokens, at, end).is_some());
    if let Some(at) = lends.filter(|at| numbered(*at)) {
        return Some((at, at + 1));
    }
    // "Les dejo a 7 días", "a los comercios les doy 15 días": how long they may take to pay.
    if let Some(given) = reader.verbs_of(clause).iter().find(|group| {
        group.is_own
            && group.is_to_them
            && !group.is_negated
            && group.does("dar dejar vender fiar")
            && reader
                .duration(group.end + usize::from(reader.is_any(group.end, "a hasta")))
                .is_some_and(|stop| stop + 1 >= end || reader.is_any(stop, "y e ,"))
    }) {
        return Some((given.end - 1, given.end));
    }
    let (at, behind) = reader.find(start, end, LATER)?;
    // What is taken as a means of payment is no rule.
    if reader
        .verbs_of(clause)
        .iter()
        .any(|group| group.does("aceptar recibir"))
    {
        return None;
    }
    let is_timed = (start..end).any(|step| reader.duration(step).is_some_and(|stop| stop <= end));
    let fits = if reader.is_any(at, "credito a") {
        is_timed && !reader.has(start, end, "tarjeta tarjetas saque")
    } else if reader.is_any(at, "cuotas parcelas vezes") {
        number_at(reader.tokens, at.saturating_sub(1).max(start), end).is_some()
            && (reader.has(
                start,
                end,
                "interes intereses juros tarjeta cartao hasta ate",
            ) || lends.is_some())
    } else {
        is_timed || numbered(start) || reader.has(start, end, "tarjeta cartao")
    };
    fits.then_some((at, behind))
}

/// "Les cobro 15% de comisión", "los profes se llevan el 50%", "cobro 5% de mora".
pub(super) fn share(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    let part = (start..end).find(|at| reader.amount(*at).is_some_and(|amount| amount.is_percent));
    let groups = reader.verbs_of(clause);
    let is_platform = reader.has(
        start,
        end,
        "rappi uber didi ifood pedidosya apps plataformas plataforma app banco nos me mercadolibre airbnb booking",
    );
    if is_platform {
        return None;
    }
    if let Some((_, behind)) = reader.find(start, end, SHARES) {
        // "Los compro yo con 10% de recargo": whatever is done, it is done so.
        let is_beside = part.is_some_and(|part| reader.is_any(part.wrapping_sub(1), "con com"));
        let fits = is_beside || groups.iter().all(|group| {
            group.person == Person::None
                || group.start >= behind - 1
                || group.does("cobrar dar pagar tener ser manejar aplicar haber hacer llevar ganar ofrecer pedir")
        });
        let is_led = part.is_some()
            || reader.is_any(behind - 1, "mora multa recargo")
                && (reader.has_measure(start, end)
                    || reader
                        .find(start, end, "a partir|despues del|pasado el|despues de")
                        .is_some());
        return (fits && is_led).then_some((behind - 1, behind));
    }
    let part = part?;
    // Who works for the house takes a part of what they bring in.
    let taken = groups.iter().find(|group| {
        group.person == Person::Third
            && group.is_impersonal
            && group.does("llevar quedar")
            && group.end + 4 > part
            && group.end <= part
    });
    taken.map(|group| (group.start, group.end))
}

/// "Llevando 3 les doy una gratis", "menores de 5 no pagan", "a la décima visita el corte es gratis".
pub(super) fn gift(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let Clause { start, end } = clause;
    if let Some((at, behind)) = reader.find(
        start,
        end,
        "no pagan|no paga|entran gratis|entra gratis|pagan mitad|paga meia|pagan la mitad|nao paga|nao pagam|gratis hasta|van gratis",
    ) {
        let whom = (start..at).find(|step| {
            reader.is_any(*step, "menores ninos nino bebes estudiantes estudiante jubilados adultos criancas crianca estudante mujeres cumpleaneros embarazadas")
        });
        return whom.map(|whom| (whom, behind));
    }
    // "Regalamos un facial por cada 5 masajes".
    if let Some(given) = reader
        .verbs_of(clause)
        .iter()
        .find(|group| group.is_own && group.lemma == "regalar" && !group.is_negated)
        && let Some((_, behind)) = reader.find(
            given.end,
            end,
            "por cada|en la compra de|por la compra de|a cada",
        )
        && reader.amount(behind).is_some()
    {
        let from = given.end + usize::from(reader.is_any(given.end, "un una el la um uma"));
        return Some((from, end.min(behind + 2)));
    }
    let free =
        (start..end).find(|at| reader.is_any(*at, "gratis regalo gratuita gratuito cortesia"))?;
    let is_earned = reader
        .find(
            start,
            end,
            "llevando|comprando|a la decima|a la quinta|por cada|cada 10|cada diez|cada 5|en la compra|a partir de|na decima|a cada 10|por la compra|al decimo|a los 10|la decima|el decimo",
        )
        .is_some();
    (is_earned
        && reader
            .verbs_of(clause)
            .iter()
            .all(|group| group.is_own || group.does("ser salir ir dar haber")))
    .then_some((free, free + 1))
}
