//! Who buys.

use super::group::{Group, Mode};
use super::reader::{Reader, sure};
use super::segments::{PEOPLE, is_group};
use super::trade::claim_of;
use crate::text::{Person, has_word};
use crate::{Claim, Slot};

pub(super) fn customers(reader: &mut Reader<'_>, group: &Group) {
    // "Nos compran oficinistas", "vienen familias", "me compran las mamás".
    let they_buy = group.person == Person::Third
        && group.is_to_us
        && group.does("comprar visitar contratar buscar pedir seguir encargar hablar llamar")
        && group.is_now();
    let they_come = group.person == Person::Third
        && group.does("venir llegar comprar")
        && group.is_now()
        && reader.has(
            reader.clause_start(group.start),
            group.start + 1,
            "sobre principalmente mayormente casi aqui siempre mas nos me vienen vem",
        )
        && group.mode == Mode::Plain;
    let we_sell = group.is_own
        && group.does("\
            exportar vender atender servir abastecer surtir trabajar enfocar dirigir proveer dar fabricar hacer \
            ofrecer distribuir cocinar impartir despachar entregar repartir llevar enviar mandar alquilar rentar \
            prestar brindar producir confeccionar preparar coser imprimir instalar disenar elaborar reparar limpiar \
            lavar dictar desarrollar ensenar asesorar comercializar exportar tejer transportar");
    if they_buy || they_come {
        if group.is_negated && !group.is_over {
            return;
        }
        let claim = if group.is_over {
            Claim::Ended
        } else {
            Claim::Holds
        };
        let mut at = group.end;
        while reader.is_any(
            at,
            "\
                mucho que nada o menos mas sobre todo principalmente mayormente puro puros puras muchos muchas \
                casi siempre a aqui solo sobretodo mais harto harta hartos hartas bastante bastantes",
        ) {
            at += 1;
        }
        // "Nos busca gente que se va a casar".
        if they_buy
            && reader.is_any(at, "gente personas pessoas")
            && reader.is_any(at + 1, "que de con del da")
        {
            let end = reader.clause_end(at).min(at + 7);
            let end = (at + 2..end)
                .find(|step| reader.is_any(*step, "y e"))
                .unwrap_or(end);
            reader.name(
                Slot::Customers,
                super::phrase::Phrase { start: at, end },
                claim,
                sure::USUAL,
            );
            reader.take(at, end);
            return;
        }
        let (phrases, stop) = reader.list(at);
        let mut added = false;
        for phrase in phrases {
            if is_group(reader, phrase)
                || they_buy
                    && reader.token(phrase.start).is_some_and(|token| {
                        token.norm.ends_with('s')
                            && !token
                                .is_any("veces dias pasteles tortas cosas docenas kilos unidades")
                    })
                    && phrase.start <= at + 1
                    && !(at..phrase.start).any(|step| reader.is_any(step, "unas varias"))
                    && reader.token(phrase.start).is_some_and(|token| {
                        has_word(PEOPLE, &crate::text::stem(&token.norm))
                            || reader.is_any(at, "los las mas puros muchos")
                            || [
                                "eros", "eras", "istas", "ores", "oras", "antes", "entes", "osas",
                                "osos", "anos", "anas", "enos", "enses", "eses",
                            ]
                            .iter()
                            .any(|ending| token.norm.ends_with(ending))
                    })
            {
                reader.name(Slot::Customers, phrase, claim, sure::HIGH);
                added = true;
            }
        }
        if added {
            reader.take(at, stop);
        } else if they_buy
            && group.does("comprar contratar visitar encargar hablar llamar buscar pedir")
            && let Some(phrase) = super::phrase::phrase_before(
                reader.tokens,
                group.start,
                reader.clause_start(group.start),
            )
            .filter(|phrase| is_group(reader, *phrase))
        {
            reader.name(Slot::Customers, phrase, claim, sure::USUAL);
        }
        return;
    }
    if !we_sell {
        return;
    }
    let Some(claim) = claim_of(reader, group) else {
        return;
    };
    let stop = reader.clause_end(group.end);
    for at in group.end..stop {
        let leads = reader.is_any(at, "a para pra con to for ao aos com al por pros pras")
            // "Trabajo con mi novio": one's own people buy nothing.
            && !reader.is_any(at + 1, "mi minha meu");
        if !leads
            || (reader.is_any(at, "con com") && group.lemma != "trabajar")
            || (reader.is_any(at, "para pra for pros pras")
                && group.does("atender dar llevar mandar"))
            // "Llevo a mis hijos a la escuela" is no sale, "les llevo a dos escuelas" is one.
            || group.does("llevar mandar enviar entregar") && !group.is_to_them
            || reader.is(at, "por")
        {
            continue;
        }
        // "Vendo almuerzos a 25 y desayunos a 20" has its prices there.
        if reader.amount(at + 1).is_some_and(|amount| amount.is_money) {
            continue;
        }
        let (phrases, end) = reader.list(at + 1);
        let mut added = false;
        for phrase in phrases {
            let sold_to = reader.is_any(at, "a para al ao aos to pra pros pras")
                && group.does("vender atender abastecer surtir trabajar distribuir proveer")
                && reader.token(phrase.start).is_some_and(|token| {
                    token.norm.ends_with('s')
                        && !token.is_capital
                        && !reader.is_any(phrase.end - 1, "personas pessoas")
                        && !token.is_any("\
                            fiestas eventos bodas veces cumpleanos mesas cuadras ferias pesos cuotas plazos \
                            clases envios tortas ocasiones regalos uniformes")
                });
            if (is_group(reader, phrase) || sold_to) && !reader.is_taken(phrase.start) {
                reader.name(Slot::Customers, phrase, claim, sure::USUAL);
                added = true;
            }
        }
        if added {
            reader.take(at, end);
        }
    }
    if group.does("atender") {
        // "Atiendo a domicilio adultos mayores".
        let from = reader
            .one_of(group.end, "a domicilio|en linea|online|sobre todo|solo|a")
            .unwrap_or(group.end);
        let (mut phrases, end) = reader.list(from);
        phrases.retain(|phrase| !reader.is_taken(phrase.start));
        for phrase in phrases {
            let served = reader.token(phrase.start).is_some_and(|token| {
                token.norm.ends_with('s')
                    && !token.is_capital
                    && !token.is_any("\
                        pedidos llamadas mesas emergencias eventos dias lunes todos turnos urgencias reservas \
                        domicilios")
            });
            if served || is_group(reader, phrase) {
                reader.name(Slot::Customers, phrase, claim, sure::USUAL);
                reader.take(phrase.start, end);
            }
        }
    }
}
