//! What happens on a day.

use super::group::{Group, Mode};
use super::phrase::Phrase;
use super::reader::{Draft, Reader, sure};
use crate::text::{Person, Tense, day_at, weekday};
use crate::{Slot, Value};

const HAPPENS: &str = "\
    despachar enviar despachar inaugurar abrir celebrar cumplir tener hacer lanzar ser ir festejar estrenar vencer empezar participar \
    cerrar entregar mudar estar llegar venir viajar presentar salir comenzar haber iniciar terminar pagar caer \
    arrancar realizar organizar tomar reunir recibir montar dar exponer volver poner firmar instalar atender \
    tocar entrar visitar partir regalar preparar arrancar";

pub(super) fn event(reader: &mut Reader<'_>, group: &Group) {
    if !group.does(HAPPENS)
        || group.is_negated
        || matches!(
            group.mode,
            Mode::Doubt | Mode::Wish | Mode::Stop | Mode::Ability
        )
        || group.mode == Mode::Preference
    {
        return;
    }
    if matches!(group.tense, Tense::Past | Tense::Imperfect) && !matches!(group.mode, Mode::Plan) {
        let may_be_present = group.does("inaugurar abrir celebrar festejar lanzar estrenar")
            && reader
                .token(group.end - 1)
                .is_some_and(|token| token.norm.ends_with("mos"));
        if !may_be_present {
            return;
        }
    }
    let stop = reader.end.min(group.end + 16);
    let from = reader.clause_start(group.start);
    let found = (group.end..stop)
        .find_map(|at| {
            day_at(reader.tokens, at, stop, reader.context.today).map(|(day, end)| (at, day, end))
        })
        .or_else(|| {
            (from..group.start).find_map(|at| {
                day_at(reader.tokens, at, group.start, reader.context.today)
                    .map(|(day, end)| (at, day, end))
            })
        });
    let Some((at, day, end)) = found else { return };
    // The date belongs to the verb that is nearest: "somos 5, entró un chavo el lunes".
    let is_far = at >= group.end
        && reader.groups.iter().any(|other| {
            other.start >= group.end && other.end <= at && other.person != Person::None
        })
        && reader.has(group.end, at, ",");
    let is_gone = reader.is_any(end, "pasado passado pasada passada anterior")
        || reader.is_any(at.wrapping_sub(1), "desde pasado");
    if is_far || is_gone || reader.is_taken(at) {
        return;
    }
    // "Hoy", "mañana" and a bare weekday make an event only with a thing that happens.
    let is_term = reader.is_any(at, "en em in")
        && (group.does("entregar ser enviar") || reader.is_any(end, "habiles uteis"));
    if is_term {
        return;
    }
    let is_vague = reader.is_any(at, "hoy hoje today");
    if is_vague
        || day < reader.context.today
        || crate::text::hours_at(reader.tokens, at, reader.end).is_some()
    {
        return;
    }
    let is_ours = group.is_own || group.person == Person::Third;
    if !is_ours {
        return;
    }
    let behind = group.end
        + usize::from(
            group.does("estar participar exponer") && reader.is_any(group.end, "en no na em a")
                || reader.is_any(
                    group.end,
                    "reservado reservada agendado agendada programado programada planeado",
                ),
        );
    let thing = reader
        .phrase(behind)
        .filter(|phrase| (phrase.start < at || at < group.start) && !day_like(reader, *phrase))
        .or_else(|| after_date(reader, end, at))
        .or_else(|| {
            super::phrase::phrase_before(reader.tokens, group.start, from).filter(|phrase| {
                !day_like(reader, *phrase) && phrase.start > at || at > group.start
            })
        });
    let plain = group.does("\
            tener hacer ser ir estar llegar venir haber recibir dar pagar poner tomar entregar salir cerrar \
            caer tocar atender entrar volver empezar participar exponer");
    let thing = thing.filter(|phrase| !day_like(reader, *phrase));
    let (subject_from, subject_to) = match thing {
        Some(phrase) => (phrase.start, phrase.end),
        // "El viernes abrimos hasta tarde" says hours.
        None if group.lemma == "abrir" => return,
        None if !plain || group.is_own && group.does("cerrar empezar volver") => {
            (group.end - 1, group.end)
        }
        None => return,
    };
    let verb = reader.raw(group.end - 1, group.end);
    let subject = if plain || thing.is_none() {
        reader.raw(subject_from, subject_to).to_owned()
    } else {
        format!("{verb} {}", reader.raw(subject_from, subject_to))
    };
    let claim = reader.claim();
    let (lo, hi) = (
        at.min(group.start).min(subject_from),
        end.max(group.end).max(subject_to),
    );
    reader.add(Draft {
        slot: Slot::Event,
        subject,
        value: Some(Value {
            date: Some(day),
            ..Value::default()
        }),
        claim,
        confidence: sure::HIGH,
        from: lo,
        to: hi,
    });
    reader.take(at, end);
}

fn after_date(reader: &Reader<'_>, end: usize, _: usize) -> Option<Phrase> {
    let next = end + usize::from(reader.is_any(end, "es tenemos tengo hacemos"));
    reader
        .phrase(next)
        .filter(|phrase| !day_like(reader, *phrase) && !reader.is_any(phrase.start, "las noche"))
}

pub(super) fn day_like(reader: &Reader<'_>, phrase: Phrase) -> bool {
    // "El Día del Pisco" is a name, "el día 6" is a date.
    let is_feast = reader.is_any(phrase.start, "dia")
        && reader.is_any(phrase.start + 1, "del de das dos da do");
    !is_feast
        && reader.token(phrase.start).is_some_and(|token| {
            weekday(&token.norm).is_some()
                || crate::text::MONTHS
                    .iter()
                    .any(|names| names.contains(&token.norm.as_str()))
                || token.is_any("dia proximo manana semana mes fecha ano proxima sera")
                || token.sort == crate::text::Sort::Number
        })
}

/// What happens on a day by its name.
const HAPPENINGS: &str = "\
    taller feria bazar expo curso boda bodas inauguracion evento lanzamiento show concierto reunion junta examen aniversario \
    fiesta desfile congreso promo promocion festa feira oficina encontro workshop masterclass torneo rifa sorteo graduacion \
    bautizo campana degustacion exposicion convencion festival asamblea visita entrega cita auditoria inspeccion vencimiento \
    capacitacion mudanza apertura estreno venta_nocturna catering quinceanos xv casamento casamiento casamento leilao subasta \
    kermes kermesse posada cata milonga clase temporada liquidacion inventario cumpleanos inauguracao lancamento matricula \
    matriculas inscripciones pago viaje sesion audiencia contrato licencia permiso alvara renovacion competencia presentacion \
    vernissage bingo peña pena carrera maraton retiro charla conferencia";

/// What one does on a day, by verbs that are rare otherwise.
const OWN_DAYS: &str = "\
    graduamos participo participamos expongo exponemos viajo viajamos mudamos mudo regreso regresamos vuelvo volvemos firmo \
    firmamos cerramos cierro abrimos inauguro inauguramos lanzo lanzamos estreno estrenamos presento presentamos sorteamos \
    sorteo rifamos organizo organizamos monto montamos celebramos festejamos entrego entregamos recibo recibimos despacho \
    despachamos reabrimos arranco arrancamos empiezo empezamos comenzamos participei participamos viajo expomos atiendo damos doy";

/// "Taller de velas el 21 de marzo", "el 12 de abril participo en una expo": whatever the verb is, or without one.
pub(super) fn dated(reader: &mut Reader<'_>) {
    for clause in super::clauses::clauses(reader) {
        let found = (clause.start..clause.end).find_map(|at| {
            day_at(reader.tokens, at, clause.end, reader.context.today)
                .map(|(day, end)| (at, day, end))
        });
        let Some((at, day, end)) = found else {
            continue;
        };
        let names_month = (at..end).any(|step| {
            reader.token(step).is_some_and(|token| {
                crate::text::MONTHS
                    .iter()
                    .any(|names| names.contains(&token.norm.as_str()))
            })
        });
        let is_said = reader.verbs_of(clause).iter().all(|group| {
            !group.is_negated
                && (matches!(group.mode, Mode::Plain | Mode::Plan)
                    || group.mode == Mode::Ability && reader.has(group.start, group.end, "que"))
                && (matches!(
                    group.tense,
                    Tense::Present
                        | Tense::Future
                        | Tense::Infinitive
                        | Tense::Gerund
                        | Tense::Participle
                ) || reader
                    .token(group.end - 1)
                    .is_some_and(|token| token.norm.ends_with("mos")))
        });
        if !is_said
            || day <= reader.context.today
            || reader.is_taken(at)
            || !reader.is_open(at)
            || reader.is_any(at, "en em in dentro hoy hoje")
            || reader.is_any(at.wrapping_sub(1), "desde hasta antes ate")
            || reader.is_any(end, "pasado passado")
            || reader.has(
                clause.start,
                clause.end,
                "cada todos todas siempre quiero meta",
            )
            || reader.found.iter().any(|found| {
                found.key.slot == Slot::Event
                    && found.value.as_ref().and_then(|value| value.date) == Some(day)
            })
        {
            continue;
        }
        let noun = (clause.start..clause.end)
            .find(|step| (*step < at || *step >= end) && reader.is_any(*step, HAPPENINGS));
        let own = (clause.start..clause.end).find(|step| {
            (*step < at || *step >= end)
                && reader.is_any(*step, OWN_DAYS)
                && !reader.is_any(step.wrapping_sub(1), "el un al del")
        });
        let is_silent = reader.verbs_of(clause).is_empty();
        let is_had = reader
            .verbs_of(clause)
            .iter()
            .all(|group| group.does("tener haber ser hacer vender estar ir dar"));
        let (from, to) = if let Some(noun) =
            noun.filter(|_| names_month || is_silent || own.is_some() || is_had)
        {
            let stop = reader.phrase(noun).map_or(noun + 1, |phrase| phrase.end);
            let stop = if noun < at { stop.min(at) } else { stop };
            (noun, stop.max(noun + 1))
        } else if let Some(own) = own.filter(|_| names_month) {
            let stop = if own < at {
                at
            } else {
                clause.end.min(own + 6)
            };
            let stop = (own..stop)
                .rev()
                .find(|step| !reader.is_any(*step, "el la los las en a de con y para por un una"))
                .map_or(own + 1, |step| step + 1);
            (own, stop)
        } else if names_month && happens(reader, clause) {
            // "La Fran se va a España el 30 de septiembre": what is said beside the date.
            let (from, to) = if at > clause.start + 1 {
                (clause.start, at)
            } else {
                (end, clause.end)
            };
            let mut from = from.max(to.saturating_sub(9));
            let mut to = to.min(from + 9);
            while from < to && reader.is_any(from, "y e ah bueno que la el los las ya pues o a") {
                from += 1;
            }
            while to > from
                && reader.is_any(to - 1, "el la los las en a de con y para por un una dia")
            {
                to -= 1;
            }
            if to < from + 2 {
                continue;
            }
            (from, to)
        } else {
            continue;
        };
        let subject = reader.raw(from, to).to_owned();
        let claim = reader.claim();
        reader.add(Draft {
            slot: Slot::Event,
            subject,
            value: Some(Value {
                date: Some(day),
                ..Value::default()
            }),
            claim,
            confidence: sure::USUAL,
            from: from.min(at),
            to: to.max(end),
        });
        reader.take(at, end);
    }
}

/// Whether somebody does something in a clause that is neither a price nor a figure.
fn happens(reader: &Reader<'_>, clause: super::clauses::Clause) -> bool {
    let groups = reader.verbs_of(clause);
    !(clause.start..clause.end).any(|at| reader.amount(at).is_some_and(|amount| amount.is_money || amount.is_percent))
        && groups.iter().any(|group| matches!(group.person, Person::First | Person::Third))
        && groups.iter().all(|group| {
            !group.does("costar valer vender cobrar facturar ganar nacer decir creer saber pensar tener llamar subir bajar")
        })
}
