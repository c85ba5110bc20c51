//! What the person wants, decides, prefers, does by habit, cannot do, suffers, and plans for a day.

use super::group::{Group, Mode};
use super::phrase::Phrase;
use super::reader::{Draft, Reader, sure};
use crate::text::{Person, Tense, day_at, weekday};
use crate::{Slot, Value};

pub(super) fn read(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        if !reader.is_open(group.start) || !reader.is_open(group.end - 1) {
            continue;
        }
        constraint(reader, &group);
        decision(reader, &group);
        event(reader, &group);
        goal(reader, &group);
        preference(reader, &group);
        problem(reader, &group);
        habit(reader, &group);
    }
    nouns(reader);
}

/// A clause as a subject: from a token to the end of the clause, at most some words.
fn stretch(reader: &Reader<'_>, from: usize, most: usize) -> usize {
    let mut to = reader.clause_end(from).min(from + most);
    while to > from + 1
        && reader.is_any(
            to - 1,
            "y e de el la que a en para con los las por un una mi al del o",
        )
    {
        to -= 1;
    }
    to
}

fn put(
    reader: &mut Reader<'_>,
    slot: Slot,
    from: usize,
    to: usize,
    start: usize,
    value: Option<Value>,
    confidence: f64,
) {
    if to <= from {
        return;
    }
    let subject = reader.raw(from, to).to_owned();
    let claim = reader.claim();
    reader.add(Draft {
        slot,
        subject,
        value,
        claim,
        confidence,
        from: start.min(from),
        to,
    });
    reader.take(start.min(from), to);
}

/// The figure and the day of a goal.
fn aim(reader: &Reader<'_>, from: usize, to: usize) -> Option<Value> {
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

const AIMS: &str = "\
    llegar vender abrir crecer aumentar subir duplicar triplicar facturar ganar lograr alcanzar tener conseguir \
    mejorar reducir bajar expandir lanzar contratar pasar ampliar ahorrar atraer exportar comprar poner pagar \
    cerrar sacar empezar remodelar recuperar dejar hacer ser entrar cambiar digitalizar mudar formalizar \
    fidelizar posicionar quitar superar montar ofrecer armar meter agregar crear invertir automatizar captar \
    renovar terminar juntar sumar inaugurar registrar publicar organizar trabajar salir equipar franquiciar \
    construir";

fn goal(reader: &mut Reader<'_>, group: &Group) {
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
    if !wants
        || group.is_negated
        || !group.does(AIMS)
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

/// The token of the verb that carries the meaning.
fn verb_token(_: &Reader<'_>, group: &Group) -> usize {
    group.end - 1
}

fn decision(reader: &mut Reader<'_>, group: &Group) {
    let decided = group.mode == Mode::Decision
        && group.is_own
        && !group.is_negated
        && group.lemma != "decidir"
        || group.mode == Mode::Plan
            && group.is_own
            && !group.is_negated
            && group.is_now()
            && reader.has(group.start, group.end, "vamos voy vou")
            && group.does("\
            cerrar dejar cambiar quitar contratar agregar subir eliminar sacar abrir empezar invertir lanzar \
            mudar aumentar comprar despedir meter vender bajar usar aceptar cobrar poner hacer")
            && (reader.has(
                reader.clause_start(group.start),
                group.start,
                "decidido ya definitivamente decidimos definido entonces",
            ) && reader.has(
                reader.start,
                group.start,
                "decidido decidimos definido definitivamente",
            ));
    let noun =
        group.lemma == "tomar" && group.is_own && reader.has(group.end, group.end + 4, "decision");
    let bare = group.lemma == "decidir"
        && group.mode == Mode::Plain
        && group.is_own
        && !group.is_negated
        && reader.is_any(group.end, "que no por ya mejor");
    if !decided && !noun && !bare {
        return;
    }
    let from = if decided {
        verb_token(reader, group)
    } else {
        (group.end..reader.end.min(group.end + 5))
            .find(|at| reader.is_any(*at, "de que por no"))
            .map_or(group.end, |at| at + usize::from(!reader.is(at, "no")))
    };
    let from = if decided && reader.is_any(from.wrapping_sub(1), "no") {
        from - 1
    } else {
        from
    };
    let to = stretch(reader, from, 10);
    if decided && group.end - 1 < from {
        return;
    }
    put(
        reader,
        Slot::Decision,
        from,
        to,
        group.start,
        None,
        sure::HIGH,
    );
}

const HAPPENS: &str = "\
    inaugurar abrir celebrar cumplir tener hacer lanzar ser ir festejar estrenar vencer empezar participar \
    cerrar entregar mudar estar llegar venir viajar presentar salir comenzar haber iniciar terminar pagar caer \
    arrancar realizar organizar tomar reunir recibir montar dar exponer volver poner firmar instalar atender \
    tocar entrar visitar";

fn event(reader: &mut Reader<'_>, group: &Group) {
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
    // "Hoy", "mañana" and a bare weekday make an event only with a thing that happens.
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
    let thing = reader
        .phrase(group.end)
        .filter(|phrase| (phrase.start < at || at < group.start) && !day_like(reader, *phrase))
        .or_else(|| after_date(reader, end, at))
        .or_else(|| {
            super::phrase::phrase_before(reader.tokens, group.start, from).filter(|phrase| {
                !day_like(reader, *phrase) && phrase.start > at || at > group.start
            })
        });
    let plain = group.does("\
            tener hacer ser ir estar llegar venir haber recibir dar pagar poner tomar entregar salir cerrar \
            caer tocar atender entrar volver empezar");
    let thing = thing.filter(|phrase| !day_like(reader, *phrase));
    let (subject_from, subject_to) = match thing {
        Some(phrase) => (phrase.start, phrase.end),
        None if !plain => (group.end - 1, group.end),
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

fn day_like(reader: &Reader<'_>, phrase: Phrase) -> bool {
    reader.token(phrase.start).is_some_and(|token| {
        weekday(&token.norm).is_some()
            || crate::text::MONTHS
                .iter()
                .any(|names| names.contains(&token.norm.as_str()))
            || token.is_any("dia proximo manana semana mes fecha ano proxima sera")
            || token.sort == crate::text::Sort::Number
    })
}

fn constraint(reader: &mut Reader<'_>, group: &Group) {
    // "No puedo gastar más de 2 mil", "no tenemos presupuesto", "solo tengo 5 mil para publicidad", "no quiero …".
    let cannot = group.is_negated
        && group.is_own
        && (group.mode == Mode::Ability && group.lemma != "poder"
            || group.does("poder deber") && group.mode == Mode::Plain)
        && group.is_now()
        && !group.is_over;
    let lacks = group.is_negated
        && group.is_own
        && !group.is_over
        && group.is_now()
        && group.mode == Mode::Plain
        && group.does("tener contar")
        && reader.has(
            group.end,
            group.end + 4,
            "\
                presupuesto dinero plata tiempo espacio capital lugar local vitrina orcamento verba capacidad \
                estacionamiento permiso licencia refrigerador guita",
        );
    let only = group.is_own
        && !group.is_negated
        && group.mode == Mode::Plain
        && group.is_now()
        && group.does("tener contar poder")
        && (reader.has(
            reader.clause_start(group.start),
            group.end + 2,
            "solo maximo solamente apenas nomas so",
        ) || reader.has(
            group.end,
            group.end + 6,
            "presupuesto orcamento budget",
        ))
        && (reader.has(
            group.end,
            reader.clause_end(group.end),
            "presupuesto orcamento publicidad invertir gastar anuncios marketing para budget horas pra",
        ))
        && (group.end..reader.clause_end(group.end)).any(|at| reader.amount(at).is_some());
    let can_only = group.is_own
        && !group.is_negated
        && group.mode == Mode::Ability
        && reader.has(
            reader.clause_start(group.start),
            reader.clause_end(group.end),
            "solo maximo solamente apenas hasta nomas so",
        )
        && group.does("gastar invertir pagar trabajar atender destinar dedicar hacer producir entregar hornear usar");
    if !cannot && !lacks && !only && !can_only {
        return;
    }
    let from = if cannot && group.mode == Mode::Ability {
        verb_token(reader, group)
    } else if only || lacks {
        group.end
    } else {
        verb_token(reader, group)
    };
    let mut from = from;
    while (only || lacks)
        && reader.is_any(
            from,
            "un solo el la de con mucho mucha suficiente como unos maximo nomas mas que apenas muito",
        )
    {
        from += 1;
    }
    let to = stretch(reader, from, 10);
    let value = (from..to)
        .find_map(|at| reader.amount(at))
        .filter(|amount| amount.end <= to)
        .filter(|amount| {
            !reader.is_any(
                amount.end,
                "\
                    horas dias personas pedidos kilos pasteles clientes anos mesas hora empleados semanas meses \
                    am pm",
            )
        })
        .map(|amount| reader.money(&amount));
    put(
        reader,
        Slot::Constraint,
        from,
        to,
        group.start,
        value,
        sure::USUAL,
    );
}

fn preference(reader: &mut Reader<'_>, group: &Group) {
    let prefers = (group.lemma == "preferir" && group.mode == Mode::Plain
        || group.mode == Mode::Preference)
        && group.person != Person::Third
        && !group.is_negated
        && matches!(group.tense, Tense::Present | Tense::Conditional);
    if prefers && (group.person == Person::First || group.is_own) {
        let mut from = if group.mode == Mode::Preference {
            verb_token(reader, group)
        } else {
            group.end
        };
        while reader.is_any(from, "que las los la el me si mas o as") && from < group.end + 4 {
            from += 1;
        }
        let to = stretch(reader, from, 9);
        put(
            reader,
            Slot::Preference,
            from,
            to,
            group.start,
            None,
            sure::HIGH,
        );
        return;
    }
    // "Me gusta que me hablen claro", "no me gustan los emojis", "odio las listas".
    let likes = group.is_to_us
        && group
            .does("gustar encantar molestar chocar acomodar servir interesar funcionar aburrir")
        && group.mode != Mode::Wish
        && group.is_now()
        || group.does("gustar")
            && group.is_to_us
            && group.is_now()
            && group.mode == Mode::Wish
            && !reader.has(group.start, group.end, "gustaria");
    let hates = group.does("odiar disfrutar") && group.is_own && group.is_now();
    if (likes || hates)
        && reader.has(
            reader.start,
            reader.end,
            "\
                respuestas respuesta textos mensajes emojis listas explicaciones hablen hables respondas \
                trabajar tono formal ejemplos directo claro colores posts publicaciones tutee usted responda \
                numeros tecnicismos palabras corto cortas breve breves recibir reportes videos fotos audios \
                llamadas estilo diseno cursos gerundios hashtags pases digas expliques mandes escribas planear \
                sencillo cosas rodeos trates",
        )
    {
        let from = if group.is_negated || group.does("molestar odiar chocar") {
            group.start
        } else {
            group.end
        };
        let from = from
            + usize::from(
                reader.is_any(from, "que las los la el") && from == group.end,
            );
        let to = stretch(reader, from, 10);
        put(
            reader,
            Slot::Preference,
            from,
            to,
            group.start,
            None,
            sure::USUAL,
        );
    }
}

const TROUBLES: &str = "\
    tardar fallar perder quejar costar faltar batallar sufrir caer bajar demorar romper descomponer sobrar \
    tirar cancelar devolver robar atrasar retrasar desperdiciar subir confundir escasear cansar llegar despedir \
    echar dejar quedar alcanzar rendir botar cagar reclamar";

fn problem(reader: &mut Reader<'_>, group: &Group) {
    if reader.is_taken(group.end - 1)
        || group.mode == Mode::Wish
        || group.mode == Mode::Plan
        || group.mode == Mode::Doubt
    {
        return;
    }
    let from = reader.clause_start(group.start);
    let now = group.is_now()
        || group.tense == Tense::Past
            && reader.has(
                from,
                reader.end,
                "mucho muchos bastante ultimamente mes semana ventas",
            );
    if !now {
        return;
    }
    let stop = reader.clause_end(group.end);
    // "Casi no vendemos los martes", "no me alcanza", "no logro que…".
    let little = reader.has(from, group.start + 2, "casi quase apenas")
        && group.is_negated
        && (group.is_own || group.does("venir entrar haber llegar"))
        && group.does("vender tener venir entrar haber llegar ganar quedar");
    let poorly = group.is_own
        && group.does("vender")
        && reader.has(
            group.end,
            group.end + 3,
            "poco poquito menos pouco mal nada",
        );
    let reach = group.is_negated
        && !group.is_over
        && (group.is_to_us
            && group
                .does("alcanzar rendir dar salir quedar cuadrar funcionar pagar llegar responder")
            || group.is_own
                && (group.does("lograr conseguir entender encontrar saber cuadrar llegar")
                    && group.mode == Mode::Plain
                    || group.mode == Mode::Wish && false)
            || group.does("cuadrar alcanzar rendir"));
    let trouble = group.does(TROUBLES)
        && !group.is_negated
        && match group.lemma {
            "perder" => group.is_own && !reader.has(group.end, stop, "miedo"),
            "quejar" | "demorar" | "fallar" | "escasear" | "atrasar" | "retrasar"
            | "descomponer" | "romper" | "confundir" | "robar" | "reclamar" => true,
            "tardar" => {
                group.is_own
                    || group.person == Person::Third && !reader.has(group.start, stop, "")
            }
            "faltar" => {
                group.is_to_us
                    || reader.has(
                        group.end,
                        stop,
                        "personal gente stock espacio clientes",
                    )
            }
            "costar" => {
                group.is_to_us
                    && !(group.end..stop).any(|at| reader.amount(at).is_some())
                    && reader.has(
                        group.end,
                        stop,
                        "mucho trabajo conseguir encontrar llegar cobrar vender muito bastante",
                    )
            }
            "batallar" | "sufrir" => group.is_own,
            "caer" | "bajar" => {
                group.person == Person::Third
                    && reader.has(
                        from,
                        stop,
                        "\
                            ventas venta clientes clientela vendas movimento seguidores margen alcance pedidos",
                    )
                    && !reader.has(from, stop, "baje")
            }
            "sobrar" | "tirar" | "botar" | "desperdiciar" | "cagar" | "echar" => {
                (group.is_to_us || group.is_own)
                    && reader.has(
                        from,
                        stop,
                        "\
                            pan mercancia mercaderia comida producto inventario mucho mucha stock fruta verdura \
                            sobra perder flores muchas tortillas",
                    )
            }
            "cancelar" | "devolver" | "despedir" => {
                group.person == Person::Third
                    && (group.is_to_us
                        || reader.has(from, stop, "clientes pacientes muchos mucho"))
            }
            "llegar" => reader.has(
                group.end,
                stop,
                "tarde atrasados roto rota mal frio fria atrasado rotos",
            ),
            "subir" => {
                reader.has(from, stop, "mucho demasiado")
                    && group.person == Person::Third
                    && reader.has(
                        from,
                        stop,
                        "insumos costos harina precios dolar leche gas luz aceite",
                    )
            }
            "quedar" | "dejar" => {
                (group.is_to_us || group.is_own)
                    && (reader.has(
                        group.end,
                        group.end + 4,
                        "mal plantado plantada plantados visto vacia corto cortos",
                    ) || reader.has(group.end, group.end + 3, "sin")
                        && reader.has(
                            group.end,
                            stop,
                            "stock inventario producto clientes gas insumos mercancia dinero",
                        ))
            }
            "cansar" => false,
            _ => false,
        };
    let unhappy = group.is_own
        && group.does("tener")
        && !group.is_negated
        && reader.has(
            group.end,
            group.end + 5,
            "\
                problema problemas dificultades dificultad lios bronca broncas drama quejas atrasos mermas merma",
        )
        && !reader.is_any(group.end, "un")
            | reader.has(group.end, stop, "con de para com")
        && reader.has(
            group.end,
            group.end + 5,
            "\
                problema problemas dificultades dificultad lios bronca broncas drama quejas atrasos mermas \
                merma dificuldade",
        )
        && group.lemma == "tener"
        && group.is_own
        && !group.is_negated;
    let dull = group.does("estar andar ser quedar ir")
        && group.person != Person::Second
        && !group.is_negated
        && group.is_now()
        && reader.has(
            group.end,
            group.end + 4,
            "\
                muerto muertos muerta muertas flojo flojos floja flojas vacio vacios vacia vazio vazia lento \
                lentos parado parada malo malos mala bajo bajos bajas caidos caidas fraco fraca floj",
        );
    let nobody = reader.has(from, stop, "nadie ninguem")
        && group.is_negated
        && group.does("entrar venir comprar llegar haber salir pedir")
        || group.does("haber")
            && group.is_negated
            && reader.has(
                group.end,
                group.end + 3,
                "profes personal gente mano ventas clientes stock movimiento",
            );
    let late = group.person == Person::Third
        && group.does("pagar")
        && (reader.has(group.end, group.end + 3, "tarde atrasado mal")
            || reader.has(group.end, group.end + 2, "a com")
                && reader.has(group.end, group.end + 5, "dias"));
    let gone = group.is_to_us
        && group.does("ir deber robar cancelar matar copiar plantar quitar sacar comer fallar")
        && group.person == Person::Third
        && !group.is_negated
        && reader.has(
            group.end,
            stop,
            "\
                clientela clientes mitad mucho mercancia dinero plata ventas socios pedidos comision debiendo \
                margen todo gente",
        );
    if !(little || poorly || reach || trouble || unhappy || dull || nobody || late || gone) {
        return;
    }
    if reader.has(from, group.start, "si") && group.tense == Tense::Subjunctive {
        return;
    }
    let start = if unhappy { group.end } else { from };
    let mut start = start;
    while reader.is_any(
        start,
        "\
            y es que pero porque la el los las problema problemas con un una de verdad ahora ultimamente muchos \
            mucho e oye fijate pues lo malo tambien dificuldade",
    ) && start + 1 < group.end.max(stop)
    {
        start += 1;
    }
    let to = stretch(reader, group.end.max(start), 9);
    put(
        reader,
        Slot::Problem,
        start,
        to.max(group.end),
        from.min(start),
        None,
        sure::USUAL,
    );
}

/// When something is done again and again.
fn recurrence(reader: &Reader<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        reader.is_any(at, "los aos as todos cada todas nas on")
            && (reader
                .token(at + 1)
                .is_some_and(|token| weekday(&token.norm).is_some())
                || reader
                    .token(at + 2)
                    .is_some_and(|token| weekday(&token.norm).is_some()))
            || reader.says(at, "cada semana")
            || reader.says(at, "cada mes")
            || reader.says(at, "cada noche")
            || reader.says(at, "cada manana")
            || reader.says(at, "todos los dias")
            || reader.says(at, "todas las noches")
            || reader.says(at, "todas las mananas")
            || reader.says(at, "cada dia")
            || reader.says(at, "cada quincena")
            || reader.says(at, "fin de mes")
            || reader.says(at, "por las noches")
            || reader.says(at, "por las mananas")
            || reader.says(at, "todo mes")
            || reader.says(at, "toda semana")
            || reader.says(at, "todo dia")
            || reader.says(at, "toda noite")
            || reader.says(at, "every")
            || reader.says(at, "en las noches")
            || reader.says(at, "en las mananas")
            || reader.says(at, "en la noche")
            || reader.says(at, "por la noche")
            || reader.says(at, "por la manana")
            || reader.says(at, "a diario")
            || reader.says(at, "diario")
            || reader.says(at, "una vez al")
            || reader.says(at, "fines de semana")
            || reader.says(at, "de noche")
            || reader.says(at, "en la madrugada")
            || reader.says(at, "toda segunda")
            || reader.says(at, "todo domingo")
            || reader.says(at, "todo sabado")
            || reader.is(at, "toda")
                && reader
                    .token(at + 1)
                    .is_some_and(|token| weekday(&token.norm).is_some())
    })
}

const ROUTINES: &str = "\
    hacer revisar publicar ir comprar pagar contar limpiar preparar subir hornear anotar planear mandar enviar \
    surtir levantar reunir organizar grabar responder contestar cuadrar llevar armar trabajar escribir \
    programar actualizar entregar cortar recibir visitar cocinar postar checar sacar calcular registrar ordenar \
    tomar separar recoger depositar dejar regar pasar sentar facturar lavar moler amasar ver dar traer editar \
    cobrar dedicar abastecer pedir chequear tejer producir buscar estudiar barrer tostar juntar marcar hablar \
    llamar madrugar fazer meter mostrar probar cosechar leer conversar medir compartir poner conciliar reponer";

fn habit(reader: &mut Reader<'_>, group: &Group) {
    let is_own = group.is_own
        && !group.is_negated
        && !group.is_over
        && group.is_now()
        && matches!(group.mode, Mode::Plain);
    if !is_own || !group.does(ROUTINES) || reader.is_taken(group.end - 1) {
        return;
    }
    let from = reader.clause_start(group.start);
    let stop = reader.clause_end(group.end);
    let usual = reader.has(
        group.start,
        group.end,
        "suelo solemos acostumbro acostumbramos costumo costumamos",
    ) || reader.has(from, group.start, "siempre sempre")
        && group.person == Person::First;
    // The time may stand before a comma: "los domingos, después de cerrar, hago el inventario".
    let before = reader.clause_start(from.saturating_sub(1).max(reader.start));
    let is_regular = recurrence(reader, before, stop.min(reader.end));
    if !(usual || is_regular) || stop <= group.end && !group.has_object && group.lemma != "madrugar"
    {
        return;
    }
    if group.does("pagar cobrar facturar")
        && (group.end..stop).any(|at| {
            reader
                .amount(at)
                .is_some_and(|amount| amount.is_money || amount.number.millis > 100_000)
        })
    {
        return;
    }
    if group.does("trabajar recibir entregar dar")
        && (crate::text::hours_at(reader.tokens, group.end, reader.end).is_some()
            || (group.end..stop)
                .any(|at| crate::text::hours_at(reader.tokens, at, reader.end).is_some()))
    {
        return;
    }
    if group.does("hacer dar llevar")
        && reader.has(
            group.end,
            group.end + 3,
            "envios envio entregas domicilios clases falta descuento",
        )
        && !reader.has(from, group.start, "siempre")
    {
        return;
    }
    let mut start = if is_regular && recurrence(reader, before, group.start) {
        before
    } else {
        group.end - 1
    };
    while start < group.end - 1
        && reader.is_any(
            start,
            "y yo los las pero todos todas e eu aos siempre tambien por a , es que",
        )
    {
        start += 1;
    }
    let to = stretch(reader, group.end, 9).max(group.end);
    put(reader, Slot::Habit, start, to, start, None, sure::USUAL);
}

/// "Mi meta es…", "mi presupuesto es…", "el problema es que…", "háblame de tú".
fn nouns(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) || reader.is_taken(at) {
            continue;
        }
        let is_link = |reader: &Reader<'_>, from: usize, most: usize| {
            (from..reader.end.min(from + most)).find(|next| {
                reader.is_any(*next, "es son : e is sera seria")
                    && !(reader.is(*next, "e")
                        && reader
                            .token(*next)
                            .is_some_and(|token| token.verb.is_none()))
            })
        };
        if reader.is_any(
            at,
            "meta objetivo goal metas objetivos proposito sueno sonho",
        ) && reader.has(
            at.saturating_sub(3),
            at + 1,
            "mi nuestra la nuestro el minha meu nossa a o my our mis meta como de",
        ) {
            if let Some(link) = is_link(reader, at + 1, 8) {
                if reader.is_any(link - 1, "no nao not") {
                    continue;
                }
                let from = link + 1 + usize::from(reader.is_any(link + 1, "que poder"));
                let to = stretch(reader, from, 11);
                let value = aim(reader, from, to);
                put(reader, Slot::Goal, from, to, at, value, sure::HIGH);
            } else if reader.is_any(at + 1, "de")
                && reader.groups.iter().any(|group| {
                    group.is_own && group.end <= at && group.does("tener poner")
                })
            {
                let to = stretch(reader, at + 2, 11);
                let value = aim(reader, at + 2, to);
                put(reader, Slot::Goal, at + 2, to, at, value, sure::USUAL);
            }
        } else if reader.is_any(
            at,
            "presupuesto orcamento budget tope limite",
        ) {
            let amount = (at + 1..reader.end.min(at + 9)).find_map(|next| reader.amount(next));
            let is_asked = reader
                .groups
                .iter()
                .any(|group| group.is_negated && group.start < at && group.end + 3 > at)
                || reader
                    .groups
                    .iter()
                    .any(|group| matches!(group.mode, Mode::Wish | Mode::Doubt) && group.end <= at);
            if let Some(amount) = amount.filter(|_| !is_asked) {
                let value = reader.money(&amount);
                let to = stretch(reader, at, 10).max(amount.end);
                put(
                    reader,
                    Slot::Constraint,
                    at,
                    to,
                    at,
                    Some(value),
                    sure::USUAL,
                );
            }
        } else if reader.is_any(
            at,
            "problema lio bronca dificultad queja preocupa drama desafio reto",
        ) {
            let link =
                is_link(reader, at + 1, 7).or_else(|| reader.is(at, "preocupa").then_some(at));
            let denied = reader.has(at.saturating_sub(3), at, "no sin ningun hay")
                || reader.is_any(at.wrapping_sub(1), "");
            if let Some(link) = link.filter(|_| !denied) {
                let mut from = link + 1;
                while reader.is_any(
                    from,
                    "que el la los las con mucho de o a en",
                ) {
                    from += 1;
                }
                let to = stretch(reader, from, 10);
                put(reader, Slot::Problem, from, to, at, None, sure::HIGH);
            }
        } else if reader.token(at).is_some_and(|token| {
            token.is_any("\
                hablame tratame tuteame respondeme contestame responde contesta explicame hableme trateme \
                escribeme dime decime fala responda explica dame respondame escribime hablemos tuteemos voseame \
                mandame")
        }) {
            manner(reader, at);
        } else if let Some(_) = reader.one_of(
            at,
            "\
                me trate|me hable|que me hables|que me respondas|no uses|no me pongas|sin emojis|\
                sin tecnicismos|evita|no me hables|no me digas|no me trates|nada de emojis|pode me chamar|\
                me chama de|llamame|decime|me responda|me responde",
        ) {
            manner(reader, at);
        }
    }
}

/// How the person wants to be spoken to.
fn manner(reader: &mut Reader<'_>, at: usize) {
    let stop = reader.clause_end(at);
    let is_manner = reader.has(
        at,
        stop,
        "\
            tu usted vos corto cortas cortos corta breve breves siempre directo directas directa resumido \
            rodeos conciso concisas curtas curto tuteame emojis emoji tecnicismos listas lista vinetas simples \
            simple sencillas sencillo sencilla formal informal paso confianza claro espanol portugues ingles \
            voce tuteemos numeros ejemplos resumen puntos peras manzanas grano tecnico voseame voz palabras \
            concreto concretas puntual largo textos diminutivos jerga direto objetivo",
    ) || reader.is_any(at, "tuteame tuteemos voseame");
    if !is_manner {
        return;
    }
    // "Dame una lista de ideas" asks, "dame las respuestas en lista" says how.
    let asks = reader.is_any(
        at,
        "dame dime decime explica explicame escribeme escribime mandame fala responda",
    ) && !reader.has(
        at,
        stop,
        "\
            siempre respuestas cosas mensajes todo rodeos corto directo sencillo peras usted tu simple breve \
            claro grano emojis curto tecnicismos",
    );
    if asks {
        return;
    }
    let to = stretch(reader, at, 9);
    put(reader, Slot::Preference, at, to, at, None, sure::USUAL);
}
