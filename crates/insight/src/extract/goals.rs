//! What the person wants to reach.

use super::group::{Group, Mode};
use super::intent::{put, stretch, verb_token};
use super::reader::{Reader, sure};
use crate::text::day_at;
use crate::{Slot, Value};

/// The figure and the day of a goal.
pub(super) fn aim(reader: &Reader<'_>, from: usize, to: usize) -> Option<Value> {
    let stop = reader.end.min(to + 8);
    let amount = (from..to).find_map(|at| {
        reader.amount(at).filter(|amount| {
            amount.end <= to + 1
                && !reader.is_any(amount.end, "anos meses dias")
                && day_at(reader.tokens, at, reader.end, reader.context.today).is_none()
        })
    });
    let date = (from..stop)
        .find_map(|at| day_at(reader.tokens, at, stop, reader.context.today))
        .map(|(day, _)| day);
    let mut value = amount.map_or_else(Value::default, |amount| {
        let counts = !amount.is_money
            && !amount.is_percent
            && reader.token(amount.end).is_some_and(|token| {
                token.is_word()
                    && !token.is_any("al por a de mensuales en para cada mensual semanales diarios y este antes ao anuales")
            });
        if amount.is_percent {
            Value {
                number: Some(amount.number.decimal()),
                unit: Some("%".to_owned()),
                ..Value::default()
            }
        } else if counts {
            let unit = reader.token(amount.end).map(|token| token.norm.clone());
            Value {
                number: Some(amount.number.decimal()),
                unit,
                ..Value::default()
            }
        } else {
            reader.money(&amount)
        }
    });
    value.date = date;
    (value != Value::default()).then_some(value)
}

/// What one wants of the assistant, or of nobody.
const NO_AIMS: &str = "\
    saber ver preguntar pedir entender hablar escribir decir contar ayudar mandar dar redactar poder conocer deber \
    comentar consultar sugerir explicar recordar olvidar molestar creer parecer querer mostrar responder corregir revisar analizar calcular \
    planear comparar traducir resumir guardar leer mirar renegar";

pub(super) fn goal(reader: &mut Reader<'_>, group: &Group) {
    let wishes = group.mode == Mode::Wish && group.is_own
        || group.mode == Mode::Wish
            && group.is_to_us
            && reader.has(group.start, group.end, "gustaria gusta interesa");
    let wants = wishes
        || group.mode == Mode::Plan
            && reader.has(
                group.start,
                group.end,
                "planeamos planeo buscamos buscando busco pretendo pretendemos planejo",
            );
    let by_others = group.is_to_us
        && !reader.has(group.start, group.end, "gustaria gusta interesa gustaría")
        && reader.has(group.start, group.end, "queria quiere queriam");
    if by_others
        || !wants
        || group.is_negated
        || group.does(NO_AIMS)
        || matches!(group.tense, crate::text::Tense::Past)
        || group.is_to_them && group.lemma != "ofrecer"
    {
        return;
    }
    // "Quiero hacer un post" asks the assistant for something.
    let weak = group.does("\
            hacer tener poner ser publicar crear armar organizar empezar comprar agregar cambiar sacar dejar \
            pagar registrar lanzar meter ofrecer");
    let stop = stretch(reader, group.end, 9);
    if weak
        && reader.has(
            group.end,
            stop,
            "\
                post publicacion anuncio texto mensaje correo idea ideas pregunta consulta campana cuenta \
                ejemplo promo lista plan calculo duda claro respuesta flyer video reel cartel menu email saber \
                cotizacion copy historia",
        )
    {
        return;
    }
    if reader.has(group.start, group.end, "gustaria")
        && reader.has(reader.start, group.start, "si como")
    {
        return;
    }
    let from = verb_token(reader, group);
    let value = aim(reader, group.end, stop);
    put(
        reader,
        Slot::Goal,
        from,
        stop,
        group.start,
        value,
        if weak { sure::LIKELY } else { sure::USUAL },
    );
}

/// Wishes that are said without "quiero": "la idea es llegar a 50 clientes", "apunto a facturar 5 palos".
pub(super) fn aims(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let led = reader
            .one_of(
                at,
                "\
                    la idea es|nuestra idea es|mi idea es|el plan es|mi plan es|nuestro plan es|apunto a|apuntamos a|aspiro a|\
                    aspiramos a|mi ilusion es|nuestra ilusion es|lo que quiero es|lo que queremos es|lo que busco es|lo que buscamos es|\
                    estoy ahorrando para|estamos ahorrando para|ahorro para|estoy juntando para|estamos juntando para|ando juntando para|\
                    pretendo|pretendemos|pretende|a ideia e|o plano e|o que eu quero e|quero chegar|sueno con tener|le apuesto a|\
                    le apostamos a|vamos por|la apuesta es|mi reto es|nuestro reto es|me propuse|nos propusimos|estoy trabajando para|\
                    miro a|la aspiracion es|mi anhelo es|estoy juntando plata para|estou juntando para|queremos pasar|quiero pasar",
            )
            .filter(|from| is_infinitive(reader, *from) || reader.is_any(from.wrapping_sub(1), "pasar chegar"))
            // "Quiero que el 50% de los pedidos sea por la web".
            .or_else(|| {
                reader.one_of(at, "quiero que|queremos que|quero que|queria que").filter(|from| {
                    !reader.is_any(*from, "me le te les lo la los las no sea seas el_texto diga")
                        && reader.amount(*from).or_else(|| reader.amount(from + 1)).is_some()
                })
            });
        let Some(from) = led else { continue };
        let is_asked = reader.has(at.saturating_sub(3), at, "no si nao");
        if is_asked
            || reader
                .token(from)
                .is_some_and(|token| token.verb.is_some_and(|form| form.does(NO_AIMS)))
        {
            continue;
        }
        let to = stretch(reader, from, 11);
        let value = aim(reader, from, to);
        put(reader, Slot::Goal, from, to, at, value, sure::USUAL);
    }
}

fn is_infinitive(reader: &Reader<'_>, at: usize) -> bool {
    reader.token(at).is_some_and(|token| {
        token.is_word()
            && token.norm.len() > 3
            && ["ar", "er", "ir", "arme", "irme", "erme", "arnos", "irnos"]
                .iter()
                .any(|ending| token.norm.ends_with(ending))
    })
}
