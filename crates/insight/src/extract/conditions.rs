//! Rules of the house that say what follows: "si no retiran en un mes cobro bodegaje", "la tercera se cobra aparte", "no
//! hago alisados con formol".

use super::clauses::{Clause, clauses};
use super::group::{Group, Mode};
use super::reader::Reader;
use crate::Slot;
use crate::text::{Person, Tense};

/// What the house does in its trade, so that not to do it is a rule.
const WORK: &str = "\
    tatuar cargar hacer reparar arreglar instalar cortar coser imprimir entregar enviar repartir responder tomar montar atender cocinar lavar planchar \
    pintar soldar alquilar rentar despachar vender fiar devolver recibir aceptar prestar regalar negociar viajar transportar llevar trabajar dar cambiar \
    reservar apartar confeccionar fabricar tejer bordar poner depilar operar empezar agendar cubrir cobrar rebajar servir preparar hospedar admitir \
    garantizar financiar facturar sacar mandar ir mover permitir";

/// What such a verb says when it is no rule.
const NO_RULE: &str = "\
    nada mucho muchos muchas tanto tanta bien mal caso falta publicidad inventario cuentas cuenta idea tiempo ganas ejercicio ruido diferencia problema \
    problemas abasto casi suficiente suficientes nunca mas dinero plata marketing redes contabilidad control registro sentido miedo cuidado gusto vueltas \
    todavia aun ahorita como cuando que porque solo sola ningun ninguna nadie ni lana guita grana pedidos ventas eso esto esta este";

/// What a customer or the house does as a rule.
const DUE: &str = "\
    pagar cobrar descontar apartar entregar liquidar abonar devolver bonificar fiar cambiar reservar dejar cancelar perder pedir depositar adelantar \
    confirmar respetar recuperar reembolsar reponer incluir separar senar garantizar agendar recoger retirar facturar reintegrar atender multar sancionar cargar regresar";

pub(super) fn read(reader: &mut Reader<'_>) {
    for clause in clauses(reader) {
        let groups = reader.verbs_of(clause);
        for group in &groups {
            if reader.is_taken(group.end - 1) || !reader.is_open(group.start) {
                continue;
            }
            let is_rule = follows(reader, clause, group)
                || impersonal(reader, clause, group)
                || asked(reader, clause, group)
                || refused(reader, clause, group);
            if is_rule {
                put(reader, clause, group);
                break;
            }
        }
    }
}

/// "Si no retiran en un mes cobro bodegaje", "quem desmarca perde a aula": a condition before, and what comes of it.
fn follows(reader: &Reader<'_>, clause: Clause, group: &Group) -> bool {
    // "Faltou sem avisar perdeu".
    let missed = group.tense == Tense::Past
        && group.does("perder pagar")
        && reader.is_any(
            clause.start,
            "faltou faltaste falto desmarcou cancelou atrasou cancelo cancelaste llego",
        );
    if missed {
        return true;
    }
    if group.mode != Mode::Plain || group.tense != Tense::Present || group.is_to_us {
        return false;
    }
    let from = reader.clause_start(group.start);
    let before = if from > reader.start + 1 && reader.is(from - 1, ",") && group.start - from < 4 {
        reader.clause_start(from - 1)
    } else {
        from
    };
    let condition = (before..group.start).find(|at| {
        reader.is_any(*at, "si quien quem se")
            && (*at == before || reader.is_any(at - 1, "y e , pero"))
            || reader.is_any(*at, "el la los las o") && reader.is(at + 1, "que") && *at == before
    });
    let Some(condition) = condition else {
        return false;
    };
    let is_yes = reader.is(condition + 1, ",");
    let first = reader.groups.iter().find(|other| {
        other.start > condition && other.end <= group.start && other.person != Person::None
    });
    let others_act = first.is_some_and(|other| {
        other.person == Person::Third && !other.is_to_us
            || other.person == Person::Second
            || other.tense == Tense::Subjunctive && reader.is(condition, "se")
    }) && first
        .is_some_and(|other| other.is_now() || other.tense == Tense::Subjunctive);
    // "Si faltás sin avisar la perdés": what they do need not be known as a verb.
    let others_act =
        others_act || first.is_none() && reader.is(condition, "si") && condition + 2 < group.start;
    let comes = group.does(DUE)
        || group.does(
            "hacer dar reprogramar salir regalar reagendar mandar enviar llevar tener arreglar",
        );
    let ours = group.is_own
        || group.is_impersonal
        || group.has_object
        || group.does("perder pagar quedar cancelar")
        || group.person == Person::Second;
    let known = reader.has(before, clause.end, "competencia proveedor banco vecino");
    !is_yes && others_act && comes && ours && !known && group.end < clause.end + 1
}

/// "Se fía nomás a conocidos", "la tercera se cobra aparte", "la visita se bonifica".
fn impersonal(reader: &Reader<'_>, clause: Clause, group: &Group) -> bool {
    let is_due = group.is_impersonal
        && !group.is_to_us
        && !group.is_to_them
        && group.person == Person::Third
        && group.tense == Tense::Present
        && group.mode == Mode::Plain
        && group.does(DUE)
        && !group.does("perder dejar");
    if !is_due {
        return false;
    }
    // "Se cobra 350" is a price.
    let is_price = group.does("cobrar pagar incluir")
        && reader
            .amount(group.end)
            .is_some_and(|amount| !amount.is_percent);
    let is_means = super::words::name_at(reader, group.end + 1, super::words::PAYMENTS).is_some();
    let says = !is_means && (group.end < clause.end || group.start > clause.start + 1);
    says && !is_price
        && !reader.has(
            clause.start,
            clause.end,
            "proveedor banco empleados sueldos renta rappi",
        )
}

/// "Liquidan el día de la sesión", "apartan con mil pesos", "abonan la mitad".
fn asked(reader: &Reader<'_>, clause: Clause, group: &Group) -> bool {
    let plural = reader
        .token(group.end - 1)
        .is_some_and(|token| token.norm.ends_with('n') || token.norm.ends_with('m'));
    if !(group.person == Person::Third
        && plural
        && group.tense == Tense::Present
        && matches!(group.mode, Mode::Plain | Mode::Ability)
        && !group.is_negated
        && !group.is_impersonal
        && !group.is_to_them)
    {
        return false;
    }
    let measured = reader.has_measure(group.end, clause.end)
        || reader.has(
            group.end,
            clause.end,
            "mitad metade antes dia entrega recibir resto saldo",
        );
    let is_first = (clause.start..group.start).all(|at| {
        reader.is_any(
            at,
            "y e que se me nos ellos todos los clientes las clientas pero ahi luego despues",
        )
    });
    is_first
        && measured
        && (group.does("apartar liquidar abonar senar adelantar depositar separar")
            || group.does("dejar pagar")
                && reader.has(group.end, clause.end, "mitad metade adelantado anticipo"))
}

/// "No hago alisados con formol", "não carrego piano", "no tatuamos a menores".
fn refused(reader: &Reader<'_>, clause: Clause, group: &Group) -> bool {
    let is_own = group.is_own && group.person == Person::First
        || group.is_impersonal && group.person == Person::Third;
    if !is_own
        || !group.is_negated
        || group.is_over
        || group.is_to_us
        || group.mode != Mode::Plain
        || group.tense != Tense::Present
        || !group.does(WORK)
        || reader.is_any(group.end, NO_RULE)
        || reader.has(
            group.start.saturating_sub(1),
            group.start,
            "casi todavia aun si cuando porque",
        )
    {
        return false;
    }
    let stop = clause.end.min(group.end + 8);
    // What is not done stands behind the verb, or right before it: "los domingos no entrego", "plata no devuelvo".
    let mut at = group.end;
    while at < stop
        && reader.is_any(
            at,
            "a la el los las en con por de hasta al o os as em com pra ni",
        )
    {
        at += 1;
    }
    let object = reader.phrase(at).filter(|phrase| {
        phrase.end <= clause.end
            && !reader.is_any(phrase.start, NO_RULE)
            && reader
                .amount(phrase.start)
                .is_none_or(|amount| !amount.is_money)
    });
    let before =
        super::phrase::phrase_before(reader.tokens, group.start, clause.start).filter(|phrase| {
            phrase.end == group.start
                && !reader.is_any(phrase.start, "yo nosotros eu casi todavia aun ahorita")
        });
    let time = (clause.start..clause.end).any(|step| {
        reader
            .token(step)
            .is_some_and(|token| crate::text::weekday(&token.norm).is_some())
    });
    // "Los lunes no trabajamos" are hours.
    if time && object.is_none() {
        return false;
    }
    // "No vendo fruta", "no hago almuerzos": what is not sold is no rule.
    let bare = object.is_some_and(|phrase| super::goods::is_goods(reader, phrase.start));
    // "No vendemos antibiótico sin receta" is one.
    let is_bound = reader.has(group.end, stop, "sin sem");
    if group.lemma == "vender"
        && !reader.is_any(group.end, "a sin por con suelto sueltos al")
        && !is_bound
        || bare
            && group.does("hacer dar servir preparar cocinar fabricar")
            && !reader.has(group.end, stop, "con sin para a por")
    {
        return false;
    }
    if group.does("ir llevar sacar mandar mover dar poner trabajar")
        && !reader.is_any(
            group.end,
            "a con en al sin menores ninguno encargos cargas por",
        )
    {
        return false;
    }
    // "No fraccionamos", and nothing else.
    let is_alone = group.end >= clause.end
        && group.start <= clause.start + 1
        && group.does("cambiar devolver reservar entregar enviar negociar prestar financiar apartar facturar rebajar fraccionar regatear garantizar");
    if is_alone {
        return true;
    }
    // "No hago a domicilio", "no vendo suelto".
    let manner = (group.end..stop.min(group.end + 2)).any(|at| {
        reader.is_any(at, "domicilio suelto sueltos fuera menudeo detalle credito plazos apartado granel domicilios fiado")
    });
    manner || object.is_some() || before.is_some() && group.end >= clause.end
}

fn put(reader: &mut Reader<'_>, clause: Clause, group: &Group) {
    let overlaps = reader.found.iter().any(|found| {
        found.key.slot == Slot::Policy
            && reader
                .token(group.end - 1)
                .is_some_and(|token| found.span.start <= token.start && token.end <= found.span.end)
    });
    if overlaps {
        return;
    }
    let mut to = clause.end.min(group.end + 9);
    while to > group.end && reader.is_any(to - 1, "y e de el la que los a en un una con nomas") {
        to -= 1;
    }
    let mut from = clause.start.max(group.start.saturating_sub(8));
    while from < group.start
        && reader.is_any(
            from,
            "y e ah eso que bueno oye pues entonces es ok si claro aqui pero tambien",
        )
    {
        from += 1;
    }
    let subject = reader.raw(from, to).to_owned();
    super::terms::add_rule(reader, subject, from, to);
}
