//! What is sold, to whom, where, for which means of payment, and with what: offers, customers, channels, payment, tools
//! and suppliers.

use super::assortment::strengths;
use super::buyers::buyers;
use super::channels::channels;
use super::customers::customers;
use super::group::{Group, Mode};
use super::offers::offers;
use super::payments::payments;
use super::phrase::Phrase;
use super::reader::{Reader, sure};
use super::segments::is_group;
use super::services::services;
use super::suppliers::{supplier_noun, suppliers};
use super::tools::tools;
use super::words::{CHANNELS, PAYMENTS, TOOLS, name_at};
use crate::text::Tense;
use crate::{Claim, Slot};

pub(super) fn read(reader: &mut Reader<'_>) {
    for group in reader.groups.clone() {
        if !reader.is_open(group.start) || !reader.is_open(group.end - 1) {
            continue;
        }
        payments(reader, &group);
        channels(reader, &group);
        tools(reader, &group);
        customers(reader, &group);
        suppliers(reader, &group);
        offers(reader, &group);
        services(reader, &group);
    }
    strengths(reader);
    nouns(reader);
    buyers(reader);
    super::sources::read(reader);
    super::provisions::read(reader);
}

/// How a verb is meant: it holds, it is over, or it says nothing of now.
pub(super) fn claim_of(reader: &Reader<'_>, group: &Group) -> Option<Claim> {
    if group.ends() {
        return Some(Claim::Ended);
    }
    let began = group.is_own
        && !group.is_negated
        && group.mode == Mode::Plain
        && group.tense == Tense::Past
        && began(reader, group);
    (group.holds() || began).then_some(Claim::Holds)
}

/// "Empezamos a vender", "ya agregamos", "hemos incorporado": past forms that hold now.
fn began(reader: &Reader<'_>, group: &Group) -> bool {
    reader.has(
        group.start,
        group.end,
        "empezamos empece comenzamos comence comecamos comecei started",
    ) || group.does("agregar sumar incorporar")
}

/// Nouns that announce a slot: "mis clientes son…", "nuestro proveedor de harina es…", "formas de pago: …".
fn nouns(reader: &mut Reader<'_>) {
    for at in reader.start..reader.end {
        if !reader.is_open(at) {
            continue;
        }
        // "Los bares de Santiago son los que más compran".
        let buyers = reader
            .one_of(
                at,
                "son los que|son las que|sao os que|sao as que|es la que|es el que",
            )
            .filter(|from| {
                reader.has(
                    *from,
                    from + 4,
                    "compran compra piden visitan contratan vienen consumen compram viene llevan",
                )
            });
        if buyers.is_some()
            && let Some(phrase) =
                super::phrase::phrase_before(reader.tokens, at, reader.clause_start(at)).filter(
                    |phrase| {
                        reader
                            .token(phrase.start)
                            .is_some_and(|token| token.norm.ends_with('s'))
                            || is_group(reader, *phrase)
                    },
                )
        {
            reader.name(Slot::Customers, phrase, Claim::Holds, sure::USUAL);
        }
        // "AgendaPro es lo que usamos", "el sistema que uso es Eleventa", "cambiamos Notion por ClickUp", "todo pasó a Meet".
        let named = reader
            .one_of(
                at,
                "es lo que uso|es lo que usamos|es lo q usamos|es lo q uso|e o que usamos",
            )
            .and_then(|_| super::phrase::phrase_before(reader.tokens, at, reader.clause_start(at)));
        let shown = reader
            .one_of(
                at,
                "\
                    que uso es|que usamos es|que usamos se llama|que uso se llama|todo paso a|nos pasamos a|\
                    nos cambiamos a|me pase a|migramos a|ahora usamos",
            )
            .filter(|from| {
                reader.token(*from).is_some_and(|token| token.is_capital)
                    && !reader.has(reader.start, at, "mudamos local taller calle")
            })
            .and_then(|from| reader.phrase(from));
        if let Some(phrase) = named.or(shown).filter(|phrase| {
            !reader.is_taken(phrase.start)
                && name_at(reader, phrase.start, CHANNELS).is_none_or(|end| end < phrase.end)
        }) {
            let claim = reader.claim();
            reader.name(
                Slot::Tool,
                phrase,
                if named.is_some() { claim } else { Claim::Holds },
                sure::USUAL,
            );
            reader.take(phrase.start, phrase.end);
        }
        if reader.is_any(
            at,
            "cambiamos cambie trocamos troquei reemplazamos reemplace sustituimos",
        ) && let Some(old) = reader.phrase(at + 1).filter(|phrase| {
            reader.is_any(phrase.end, "por pelo pela")
                && reader
                    .token(phrase.start)
                    .is_some_and(|token| token.is_capital)
        }) && let Some(new) = reader.phrase(old.end + 1).filter(|phrase| {
            reader
                .token(phrase.start)
                .is_some_and(|token| token.is_capital)
        }) {
            let slot = if name_at(reader, old.start, CHANNELS).is_some() {
                Slot::Channel
            } else if name_at(reader, old.start, PAYMENTS).is_some() {
                Slot::Payment
            } else if reader.is(at + 1, "a") && name_at(reader, old.start, TOOLS).is_none() {
                // "Cambié a Lala por Alpura" is of somebody.
                Slot::Supplier
            } else {
                Slot::Tool
            };
            reader.name(slot, old, Claim::Ended, sure::USUAL);
            reader.name(slot, new, Claim::Holds, sure::USUAL);
            reader.take(at, new.end);
        }
        let behind = |reader: &Reader<'_>, from: usize| {
            (from..reader.end.min(from + 6))
                .find(|next| {
                    reader.is_any(*next, "son es : sao e are is incluyen")
                        && !(reader.is(*next, "e")
                            && reader
                                .token(*next)
                                .is_some_and(|token| token.verb.is_none()))
                })
                .map(|next| next + 1)
        };
        if reader.is_any(
            at,
            "clientes clientela publico customers compradores clientas clienta cliente consumidores",
        ) && reader.has(
            at.saturating_sub(4),
            at,
            "mis nuestros nuestra mi los meus nossos nosso meu our my nuestro la nuestras mayoria",
        )
            && let Some(from) = behind(reader, at + 1).filter(|from| *from <= at + 5) {
                let mut from = from;
                while reader.is_any(
                    from,
                    "\
                        sobre todo principalmente en su mayoria mas mayormente puros puras casi todos que nada \
                        la de sobretudo a maioria na mostly generalmente entre gran parte",
                ) {
                    from += 1;
                }
                let (phrases, stop) = reader.list(from);
                for phrase in phrases {
                    if is_group(reader, phrase) {
                        let claim = reader.claim();
                        reader.name(Slot::Customers, phrase, claim, sure::HIGH);
                    }
                }
                reader.take(from, stop);
            }
        if reader.is_any(
            at,
            "proveedor proveedora proveedores fornecedor fornecedora supplier fornecedores",
        ) {
            supplier_noun(reader, at);
        }
        let pays = reader.one_of(
            at,
            "\
                formas de pago|medios de pago|metodos de pago|metodo de pago|forma de pago|medio de pago|\
                formas de pagamento",
        );
        if let Some(end) = pays {
            let mut next = end;
            while next < reader.end.min(end + 24) {
                if let Some(stop) = name_at(reader, next, PAYMENTS) {
                    if !reader.is_taken(next) {
                        reader.name(
                            Slot::Payment,
                            Phrase {
                                start: next,
                                end: stop,
                            },
                            Claim::Holds,
                            sure::HIGH,
                        );
                        reader.take(next, stop);
                    }
                    next = stop;
                } else {
                    next += 1;
                }
            }
        }
        let lists = reader.one_of(
            at,
            "\
                mis productos son|nuestros productos son|nuestros servicios son|mis servicios son|el menu tiene|\
                lo que mas vendemos es|lo que mas vendo es|lo que vendo es|lo que vendemos es|lo que vendo son|\
                lo que vendemos son|lo que mas se vende es|lo que mas sale es|producto estrella es|\
                nuestra especialidad es|nuestra especialidad son|mi especialidad es|mi especialidad son|\
                la especialidad es|la especialidad son|a la venta de|venta de|venda de|el fuerte es|\
                el fuerte son|nuestro fuerte son|nuestro fuerte es|servicio de|servicos de|lo que mas vendo son|\
                lo que mas vendemos son|lo que mas sale son|o que mais vende e|o carro-chefe e",
        );
        if let Some(from) = lists {
            let is_service = reader.is_any(at, "servicio venta venda servicos");
            if is_service
                && !reader.has(
                    reader.start,
                    at,
                    "\
                        ofrecemos ofrezco dedico dedicamos damos tenemos negocio tienda brindamos oferecemos \
                        presto prestamos emprendimiento microempresa",
                )
            {
                continue;
            }
            let (phrases, stop) = reader.list(from);
            for phrase in phrases {
                if !reader.is_taken(phrase.start)
                    && !reader.has(phrase.start, phrase.end, "domicilio entrega mesa")
                {
                    reader.name(Slot::Offers, phrase, Claim::Holds, sure::USUAL);
                }
            }
            reader.take(from, stop);
        }
    }
}
