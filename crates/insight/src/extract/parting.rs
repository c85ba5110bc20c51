//! What the business parts from, named in the same breath: "vendí la moto", "me pasé de Shopify a Tiendanube", "de Rappi me
//! bajé". Whether it was known before is not asked here: what is not known cannot end.

use super::phrase::{Phrase, phrase_before};
use super::reader::{Reader, sure};
use super::words::{CHANNELS, PAYMENTS, TOOLS, name_at};
use crate::text::Person;
use crate::{Claim, Slot};

pub(super) fn read(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) || reader.is_any(at.wrapping_sub(1), "no nao nunca") {
            continue;
        }
        given_away(reader, at);
        was_sold(reader, at);
        left(reader, at);
        moved_from(reader, at);
        swapped_before(reader, at);
        instead(reader, at);
        dropped(reader, at);
        called_off(reader, at);
        closed(reader, at);
        lost(reader, at);
    }
    for group in reader.groups.clone() {
        if reader.is_open(group.start) && group.is_over {
            no_longer_buys(reader, &group);
            no_longer_to(reader, &group);
        }
    }
}

/// "Vendí la moto", "la bordadora la vendí".
fn given_away(reader: &mut Reader<'_>, at: usize) {
    if !reader.is_any(
        at,
        "vendi vendimos bote botamos tire tiramos regale regalamos devolvi devolvimos remate",
    ) {
        return;
    }
    let phrase = if reader.is_any(at.wrapping_sub(1), "la lo las los") && at > reader.start + 1 {
        phrase_before(reader.tokens, at - 1, reader.clause_start(at))
    } else if reader.is_any(at + 1, "la el mi nuestra nuestro a o minha meu") {
        reader.phrase(at + 2)
    } else {
        None
    };
    let has_figure = (at..reader.clause_end(at)).any(|at| reader.amount(at).is_some());
    if let Some(phrase) = phrase.filter(|_| !has_figure) {
        end(reader, Slot::Tool, phrase);
    }
}

/// "El Fuso se vendió la semana pasada", "se vendió la moto".
fn was_sold(reader: &mut Reader<'_>, at: usize) {
    let Some(behind) = reader.one_of(at, "se vendio|se vendieron|foi vendido|foi vendida") else {
        return;
    };
    let has_figure =
        (reader.clause_start(at)..reader.clause_end(at)).any(|at| reader.amount(at).is_some());
    let led = |start: usize| reader.is_any(start.wrapping_sub(1), "el la los las mi o a");
    let phrase = phrase_before(reader.tokens, at, reader.clause_start(at))
        .filter(|phrase| led(phrase.start) && phrase.end == at)
        .or_else(|| {
            reader
                .phrase(behind + 1)
                .filter(|phrase| led(phrase.start) && phrase.start == behind + 1)
        });
    if let Some(phrase) = phrase.filter(|_| !has_figure) {
        end(reader, Slot::Tool, phrase);
    }
}

/// "De Rappi me bajé", "nos salimos de Airbnb", "saí do iFood".
fn left(reader: &mut Reader<'_>, at: usize) {
    let Some(behind) = reader.one_of(
        at,
        "\
            me baje|nos bajamos|me sali|nos salimos|me retire|nos retiramos|me di de baja|nos dimos de baja|sai|saimos|\
            me fui|nos fuimos|me borre|nos borramos",
    ) else {
        return;
    };
    let is_named = |reader: &Reader<'_>, phrase: &Phrase| {
        reader
            .token(phrase.start)
            .is_some_and(|token| token.is_capital)
            || name_at(reader, phrase.start, CHANNELS).is_some()
    };
    let phrase = if reader.is_any(behind, "de del do da") {
        reader.phrase(behind + 1)
    } else {
        let from = reader.clause_start(at);
        (from..at)
            .find(|step| reader.is_any(*step, "de del"))
            .and_then(|step| reader.phrase(step + 1))
            .filter(|phrase| phrase.end <= at)
    };
    if let Some(phrase) = phrase.filter(|phrase| is_named(reader, phrase)) {
        end(reader, Slot::Channel, phrase);
    }
}

/// "Me pasé de Shopify a Tiendanube", "migramos de QuickBooks a Alegra".
fn moved_from(reader: &mut Reader<'_>, at: usize) {
    if !reader.is_any(
        at,
        "pase pasamos migre migramos cambie cambiamos mudei mudamos migrei passei passamos",
    ) {
        return;
    }
    let of = at + 1 + usize::from(reader.is_any(at + 1, "todo toda tudo"));
    if !reader.is_any(of, "de del do da") {
        return;
    }
    let is_name = |reader: &Reader<'_>, at: usize| {
        reader.token(at).is_some_and(|token| token.is_capital)
            || name_at(reader, at, TOOLS).is_some()
            || name_at(reader, at, CHANNELS).is_some()
    };
    let Some(old) = reader.phrase(of + 1).filter(|phrase| {
        is_name(reader, phrase.start) && reader.is_any(phrase.end, "a al para pra por pro")
    }) else {
        return;
    };
    let Some(new) = reader
        .phrase(old.end + 1)
        .filter(|phrase| is_name(reader, phrase.start))
    else {
        return;
    };
    // "Me mudé de Quito a Cuenca" is where one is.
    if super::sites::is_city(reader, old.start) || super::sites::is_city(reader, new.start) {
        return;
    }
    let slot = slot_of(reader, old).unwrap_or(Slot::Tool);
    end(reader, slot, old);
    forget(reader, new);
    reader.name(slot, new, Claim::Holds, sure::USUAL);
    reader.take(at, new.end);
}

/// "Olva lo cambié por Shalom".
fn swapped_before(reader: &mut Reader<'_>, at: usize) {
    if at < reader.start + 2
        || !reader.is_any(
            at,
            "cambie cambiamos reemplace reemplazamos sustituimos troquei",
        )
        || !reader.is_any(at.wrapping_sub(1), "lo la los las")
        || !reader.is_any(at + 1, "por pelo pela")
    {
        return;
    }
    let is_capital = |phrase: &Phrase| {
        reader
            .token(phrase.start)
            .is_some_and(|token| token.is_capital)
    };
    let old = phrase_before(reader.tokens, at - 1, reader.clause_start(at)).filter(is_capital);
    let new = reader.phrase(at + 2).filter(is_capital);
    if let (Some(old), Some(new)) = (old, new) {
        let slot = slot_of(reader, old)
            .or_else(|| slot_of(reader, new))
            .unwrap_or(Slot::Supplier);
        end(reader, slot, old);
        forget(reader, new);
        reader.name(slot, new, Claim::Holds, sure::USUAL);
        reader.take(old.start, new.end);
    }
}

/// "Ahora le compro a Alpura en vez de Lala", "uso Fudo en lugar de Excel".
fn instead(reader: &mut Reader<'_>, at: usize) {
    let Some(behind) = reader.one_of(at, "en vez de|en lugar de|em vez de|no lugar de") else {
        return;
    };
    let verb = reader
        .groups
        .iter()
        .rfind(|group| group.end <= at && group.holds())
        .copied();
    let Some(old) = reader.phrase(behind) else {
        return;
    };
    let slot = match verb {
        Some(group) if group.does("comprar pedir traer encargar surtir") => Slot::Supplier,
        Some(group) if group.does("usar manejar llevar registrar anotar facturar") => Slot::Tool,
        _ => return,
    };
    end(reader, slot, old);
}

/// "Dejamos Viator", "quitamos Paypal", "descontinuamos los cachos", "la gypsophila queda descontinuada".
fn dropped(reader: &mut Reader<'_>, at: usize) {
    if reader.is_any(
        at,
        "descontinuada descontinuado descontinuadas descontinuados",
    ) {
        let verb = at
            - usize::from(reader.is_any(
                at.wrapping_sub(1),
                "queda quedo quedan quedaron esta estan fue fueron",
            ));
        if let Some(phrase) = phrase_before(reader.tokens, verb, reader.clause_start(at)) {
            end(reader, Slot::Offers, phrase);
        }
        return;
    }
    let drops_goods = reader.is_any(
        at,
        "quite quitamos saque sacamos elimine eliminamos descontinue descontinuamos tirei tiramos",
    );
    let drops_names = drops_goods
        || reader.is_any(
            at,
            "deje dejamos abandone abandonamos larguei largamos cancele cancelamos deixei deixamos",
        );
    if !drops_names || reader.is_any(at.wrapping_sub(1), "lo la los las le les se") {
        return;
    }
    let Some(phrase) = reader.phrase(at + 1) else {
        return;
    };
    let has_figure =
        (at + 1..reader.clause_end(at + 1).min(at + 8)).any(|at| reader.amount(at).is_some());
    let is_led = reader.is_any(at + 1, "de a en con por para que") || phrase.start > at + 3;
    if has_figure || is_led {
        return;
    }
    let is_capital = reader
        .token(phrase.start)
        .is_some_and(|token| token.is_capital);
    match slot_of(reader, phrase) {
        Some(slot) => end(reader, slot, phrase),
        None if is_capital && !super::sites::is_city(reader, phrase.start) => {
            let slot = if reader.has(reader.start, reader.end, "comision comisiones comissao") {
                Slot::Channel
            } else {
                Slot::Tool
            };
            end(reader, slot, phrase);
        }
        None if drops_goods && !is_abstract(reader, phrase) => end(reader, Slot::Offers, phrase),
        None => {}
    }
}

fn is_abstract(reader: &Reader<'_>, phrase: Phrase) -> bool {
    reader.is_any(
        phrase.start,
        "foto fotos cuenta cuentas dinero plata credito prestamo turno ventaja provecho precio precios gente local \
        permiso licencia pagina domingo domingos lunes martes miercoles jueves viernes sabado sabados horario",
    )
}

/// "Cancelaron la boda", "se suspendió la feria", "la feria se canceló".
fn called_off(reader: &mut Reader<'_>, at: usize) {
    let Some(behind) = reader.one_of(
        at,
        "cancelaron|suspendieron|se cancelo|se suspendio|me cancelaron|nos cancelaron|cancelaram|foi cancelada|foi cancelado",
    ) else {
        return;
    };
    let before = phrase_before(reader.tokens, at, reader.clause_start(at));
    let after = reader
        .is_any(behind, "la el los las a o")
        .then(|| reader.phrase(behind + 1))
        .flatten();
    if let Some(phrase) = after.or(before).filter(|phrase| {
        !reader.is_any(
            phrase.start,
            "cuenta contrato pedido pedidos tarjeta licencia suscripcion cita",
        )
    }) {
        end(reader, Slot::Event, phrase);
    }
}

/// "Cerramos la sucursal de Cajicá".
fn closed(reader: &mut Reader<'_>, at: usize) {
    if !reader.is_any(at, "cerramos cerre fechamos fechei clausuramos entregamos") {
        return;
    }
    let branch = at + 1 + usize::from(reader.is_any(at + 1, "la el a o mi nuestra nuestro"));
    if !reader.is_any(
        branch,
        "sucursal sede local tienda puesto loja filial taller oficina isla kiosco punto",
    ) || !reader.is_any(branch + 1, "de del en do da no na")
    {
        return;
    }
    let is_place = |phrase: &Phrase| {
        reader
            .token(phrase.start)
            .is_some_and(|token| token.is_capital)
            || super::sites::is_city(reader, phrase.start)
    };
    if let Some(phrase) = reader.phrase(branch + 2).filter(is_place) {
        end(reader, Slot::Location, phrase);
    }
}

/// "Perdimos a Colombina como cliente", "perdí al hotel Fiesta".
fn lost(reader: &mut Reader<'_>, at: usize) {
    if !reader.is_any(at, "perdi perdimos perdemos")
        || !reader.is_any(at + 1, "a al como el la o")
        || !reader.has(
            at,
            reader.end.min(at + 9),
            "cliente clienta cliente contrato cuenta conta",
        )
    {
        return;
    }
    let from = (at + 1..at + 5)
        .find(|step| {
            !reader.is_any(
                *step,
                "a al como el la o cliente contrato cuenta conta de con",
            )
        })
        .unwrap_or(at + 2);
    if let Some(phrase) = reader.phrase(from).filter(|phrase| phrase.start == from) {
        end(reader, Slot::Customers, phrase);
    }
}

/// "Los restaurantes ya no me piden", "Makro ya no me surte".
fn no_longer_buys(reader: &mut Reader<'_>, group: &super::group::Group) {
    if group.person != Person::Third || !group.is_to_us {
        return;
    }
    let slot = if group.does("comprar pedir encargar contratar") {
        Slot::Customers
    } else if group.does("surtir abastecer proveer traer vender entregar") {
        Slot::Supplier
    } else {
        return;
    };
    if let Some(phrase) =
        phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
    {
        end(reader, slot, phrase);
    }
}

/// "A Superseis no le vendemos más", "a Kelly ya no le alquilamos nada", "con Tai Heng ya no trabajo".
fn no_longer_to(reader: &mut Reader<'_>, group: &super::group::Group) {
    if !group.is_own {
        return;
    }
    let from = reader.clause_start(group.start);
    let led = |words: &'static str| {
        (from..group.start)
            .find(|at| reader.is_any(*at, words))
            .and_then(|at| reader.phrase(at + 1))
            .filter(|phrase| phrase.end <= group.start && phrase.end + 2 > group.start)
    };
    let found =
        if group.is_to_them && group.does("vender entregar atender despachar surtir proveer") {
            led("a al").map(|phrase| (Slot::Customers, phrase))
        } else if group.is_to_them && group.does("comprar alquilar rentar pedir encargar") {
            led("a al").map(|phrase| (Slot::Supplier, phrase))
        } else if group.does("trabajar") {
            led("con com").map(|phrase| (Slot::Supplier, phrase))
        } else {
            None
        };
    // "Não compro mais da Ambev", "ya no trabajo con Tai Heng".
    let behind = |words: &'static str| {
        let at = group.end + usize::from(reader.is_any(group.end, "mas mais"));
        reader
            .is_any(at, words)
            .then(|| reader.phrase(at + 1))
            .flatten()
    };
    let found = found.or_else(|| {
        if group.does("trabajar") {
            behind("con com")
        } else if group.does("comprar") {
            behind("a al da do de na no")
        } else {
            None
        }
        .map(|phrase| (Slot::Supplier, phrase))
    });
    if let Some((slot, phrase)) = found.filter(|(_, phrase)| {
        reader
            .token(phrase.start)
            .is_some_and(|token| token.is_capital)
    }) {
        end(reader, slot, phrase);
    }
}

/// What a name that everybody knows is: an app of delivery, a means of payment, a program.
fn slot_of(reader: &Reader<'_>, phrase: Phrase) -> Option<Slot> {
    [
        (PAYMENTS, Slot::Payment),
        (CHANNELS, Slot::Channel),
        (TOOLS, Slot::Tool),
    ]
    .into_iter()
    .find_map(|(names, slot)| {
        (phrase.start..phrase.end)
            .any(|at| name_at(reader, at, names).is_some())
            .then_some(slot)
    })
}

/// Whatever else was read there.
fn forget(reader: &mut Reader<'_>, phrase: Phrase) {
    let (Some(first), Some(last)) = (
        reader.tokens.get(phrase.start),
        reader.tokens.get(phrase.end - 1),
    ) else {
        return;
    };
    let span = crate::Span {
        start: first.start,
        end: last.end,
    };
    reader.found.retain(|found| {
        !(found.span.overlaps(span)
            && matches!(
                found.key.slot,
                Slot::Offers
                    | Slot::Channel
                    | Slot::Tool
                    | Slot::Payment
                    | Slot::Supplier
                    | Slot::Customers
                    | Slot::Problem
                    | Slot::Person
            )
            && found
                .value
                .as_ref()
                .is_none_or(|value| value.number.is_none()))
    });
}

fn end(reader: &mut Reader<'_>, slot: Slot, phrase: Phrase) {
    let is_ended = reader.found.iter().any(|found| {
        found.claim == Claim::Ended
            && found.key.slot == slot
            && reader
                .tokens
                .get(phrase.start)
                .is_some_and(|token| found.span.start <= token.start && token.end <= found.span.end)
    });
    if is_ended {
        return;
    }
    forget(reader, phrase);
    reader.name(slot, phrase, Claim::Ended, sure::USUAL);
    reader.take(phrase.start, phrase.end);
}
