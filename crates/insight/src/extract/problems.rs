//! What goes badly.

use super::group::{Group, Mode};
use super::intent::{put, stretch};
use super::reader::{Reader, sure};
use crate::Slot;
use crate::text::{Person, Tense};

const TROUBLES: &str = "\
    tardar fallar perder quejar costar faltar batallar sufrir caer bajar demorar romper descomponer sobrar \
    tirar cancelar devolver robar atrasar retrasar desperdiciar subir confundir escasear cansar llegar despedir \
    echar dejar quedar alcanzar rendir botar cagar reclamar";

pub(super) fn problem(reader: &mut Reader<'_>, group: &Group) {
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
    // What happened on a day may not happen again, and a reason is no statement of its own.
    if reader.has(from, stop, super::troubles::DAYS)
        || reader.is_any(from.wrapping_sub(1), "porque pq because")
    {
        return;
    }
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
                && group.does("lograr conseguir entender encontrar saber cuadrar llegar")
                && group.mode == Mode::Plain
            || group.does("cuadrar alcanzar rendir"));
    // "La competencia me tiene quebrado", "eso me trae ahorcado".
    let torments = group.is_to_us
        && group.person == Person::Third
        && !group.is_negated
        && group.does("tener traer complicar preocupar agobiar estresar desgastar frenar limitar")
        && (group.does("complicar preocupar agobiar estresar desgastar frenar limitar")
            || reader.is_any(
                group.end,
                "quebrado quebrada ahorcado ahorcada loco loca harto harta mal preocupado preocupada cansado cansada podrido podrida hasta atado atada",
            ))
        && !(group.end..stop).any(|at| reader.amount(at).is_some_and(|amount| amount.is_money));
    let trouble = group.does(TROUBLES)
        && !group.is_negated
        && match group.lemma {
            "perder" => group.is_own && !reader.has(group.end, stop, "miedo"),
            // "Demora 12 días" is how long it takes.
            "demorar" => !(group.end..stop).any(|at| reader.duration(at).is_some()),
            "quejar" | "fallar" | "escasear" | "atrasar" | "retrasar"
            | "descomponer" | "romper" | "confundir" | "robar" | "reclamar" => true,
            "tardar" => {
                group.is_own
                    || group.person == Person::Third && !reader.has(group.start, stop, "")
            }
            "faltar" => {
                // "Me falta poner las fotos" is to be done.
                group.is_to_us
                    && !reader
                        .token(group.end)
                        .is_some_and(|token| token.is_word() && token.norm.ends_with('r'))
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
                        "mucho trabajo conseguir encontrar llegar cobrar vender muito bastante mundo horrores monton caro demasiado huevo ovo sacar hacer entender que",
                    )
            }
            "batallar" | "sufrir" => group.is_own,
            // "Me caen pedidos por inbox" come in.
            "caer" if group.is_to_us && reader.has(group.end, stop, "por via de desde") => false,
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
    if !(little
        || poorly
        || reach
        || trouble
        || unhappy
        || dull
        || nobody
        || late
        || gone
        || torments)
    {
        return;
    }
    let is_bare = stop <= group.end + 1 && group.start <= from + 1;
    if is_bare && !little && !poorly {
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
