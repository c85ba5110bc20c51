//! Rules of the house that name no topic of their own: who may come in, what costs extra, which papers are asked for, and
//! what comes of being late.

use super::clauses::Clause;
use super::group::{Group, Mode};
use super::reader::Reader;
use crate::text::{Person, Tense};

/// What is charged or given beside the thing itself.
const EXTRAS: &str = "\
    envio envios flete fletes instalacion presupuesto presupuestos diagnostico visita visitas cotizacion domicilio domicilios delivery iva \
    factura montaje traslado traslados transporte orcamento frete materiales material revision entrega colocacion despacho armado afinacion \
    revelado empaque grabado bordado limpieza limpeza montagem instalacao visita consulta repuestos";

/// How such a thing is borne.
const BORNE: &str = "\
    va aparte|van aparte|es aparte|son aparte|se cobra aparte|se cobran aparte|se paga aparte|no esta incluido|no esta incluida|no van incluidos|\
    nao esta incluso|nao incluso|e a parte|a parte|por cuenta del cliente|por conta do cliente|corre por cuenta|sin cargo|sem custo|no tiene costo|\
    sin costo|no se cobra|es gratis|son gratis|e gratis|va incluido|va incluida|esta incluido|esta incluida|cortesia";

/// Papers that are asked for.
const PAPERS: &str = "\
    ine cedula dni identificacion comprobante receta recetas aval codeudor contrato recibo rut curp pasaporte documento documentos carnet carne \
    receita fiador rg cpf licencia matricula vacunas cartilla referencias garante constancia";

/// What comes of it for whoever does not keep to the rule.
const LOSES: &str =
    "pierde pierden perde perdem paga pagan pagam espera esperan vuelve reprograma cancela se";

/// The words of a clause that state such a rule.
pub(super) fn manner(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    let verbs = reader.verbs_of(clause);
    let whole = whole(reader, clause);
    let is_rule = nobody(reader, clause)
        || borne(reader, clause)
        || papers(reader, &verbs)
        || only_to(reader, clause, &verbs)
        || late(reader, clause)
        || at_most(reader, clause, &verbs);
    (is_rule && whole.0 < whole.1).then_some(whole)
}

/// A clause without the words that lead it in.
fn whole(reader: &Reader<'_>, clause: Clause) -> (usize, usize) {
    let mut from = clause.start;
    while from < clause.end
        && reader.is_any(
            from,
            "y e ah eso que bueno oye pues entonces ok si claro aqui el la los las o a",
        )
    {
        from += 1;
    }
    (from, clause.end.min(from + 10))
}

/// "Nadie entra sin toalla".
fn nobody(reader: &Reader<'_>, clause: Clause) -> bool {
    reader.is_any(clause.start, "nadie ninguem")
        && reader.has(clause.start + 2, clause.end, "sin sem con")
}

/// "El flete va aparte", "presupuesto sin cargo".
fn borne(reader: &Reader<'_>, clause: Clause) -> bool {
    let noun =
        (clause.start..clause.end.min(clause.start + 4)).find(|at| reader.is_any(*at, EXTRAS));
    noun.is_some_and(|noun| {
        reader
            .find(noun + 1, clause.end, BORNE)
            .is_some_and(|(at, _)| at < noun + 6)
    }) && !reader.has(clause.start, clause.end, "proveedor rappi ifood")
}

/// "Pedimos INE y comprobante", "se exige receta".
fn papers(reader: &Reader<'_>, verbs: &[Group]) -> bool {
    verbs.iter().any(|group| {
        let asks = group.does("pedir exigir solicitar requerir necesitar")
            && group.tense == Tense::Present
            && group.mode == Mode::Plain
            && !group.is_negated
            && (group.is_own && group.person == Person::First && !group.does("necesitar")
                || group.is_impersonal && group.person == Person::Third)
            && !group.is_to_us;
        let article = usize::from(reader.is_any(group.end, "la el su copia una un a o"));
        let of = usize::from(reader.is_any(group.end + article, "de"));
        asks && reader.is_any(group.end + article + of, PAPERS)
    })
}

/// "Fiamos solo a los constructores", "só saio com metade paga".
fn only_to(reader: &Reader<'_>, clause: Clause, verbs: &[Group]) -> bool {
    verbs.iter().any(|group| {
        let is_said = group.holds()
            || group.is_impersonal
                && group.person == Person::Third
                && group.is_now()
                && !group.is_negated;
        let only = reader.is_any(group.end, "solo nomas solamente unicamente so apenas");
        let before = group.start > reader.start
            && reader.is_any(group.start - 1, "solo so solamente unicamente")
            || reader.is_any(group.start, "solo so solamente");
        let led = |at: usize| reader.is_any(at, "a con com para de");
        is_said
            && (group.does("fiar facturar despachar") && only && led(group.end + 1)
                || group
                    .does("fiar salir empezar entregar despachar mandar enviar facturar soltar")
                    && before
                    && led(group.end))
            && !reader.has(
                clause.start,
                clause.end,
                "mi mis esposo esposa hermano hermana",
            )
    })
}

/// "Atraso de 15 minutos perde o horário", "quien llega tarde pierde su turno".
fn late(reader: &Reader<'_>, clause: Clause) -> bool {
    let who = reader.is_any(clause.start, "quien quienes quem")
        || reader.is_any(clause.start, "el la los o cliente") && reader.is(clause.start + 1, "que");
    let lag = reader.is_any(clause.start, "atraso atrasos retraso falta faltas")
        || reader.is_any(clause.start + 1, "atraso retraso")
            && reader.is_any(clause.start, "el con o");
    let noun = reader.is(clause.start + 1, "que") && reader.is_any(clause.start + 2, "no nao");
    let from = clause.start + 2;
    let loses = (from..clause.end).any(|at| reader.is_any(at, LOSES) && at + 1 < clause.end)
        || who && (from + 1..clause.end).any(|at| reader.is_any(at, "no nao"));
    (who || lag || noun)
        && loses
        && !reader.has(
            clause.start,
            clause.end,
            "competencia proveedor vecino me nos mi",
        )
}

/// "Se congela máximo un mes", "se aparta hasta por 15 días".
fn at_most(reader: &Reader<'_>, clause: Clause, verbs: &[Group]) -> bool {
    verbs.iter().any(|group| {
        group.is_impersonal
            && group.person == Person::Third
            && group.is_now()
            && !group.is_to_us
            && reader
                .find(
                    group.end,
                    clause.end,
                    "maximo|como maximo|hasta|hasta por|minimo|no maximo|ate",
                )
                .is_some_and(|(_, behind)| {
                    reader
                        .duration(behind)
                        .is_some_and(|stop| stop <= clause.end)
                })
    })
}
