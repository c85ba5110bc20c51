//! Rules of the house by clause: a topic and a measure, with or without a verb.
//!
//! "Pido la mitad por adelantado", "por mayor desde 6 unidades" and "sin adelanto no empiezo" have no verb or noun of
//! their own in common. What they share is a topic of the house beside a share, a sum or a stretch of time, and nobody
//! else who acts.

use super::advance::{ahead, arrival, beforehand, kept, validity};
use super::bargains::{discount, free, gift, later, share, wholesale};
use super::clauses::{Clause, clauses};
use super::dues::{free_from, lasting, late, paid_in, part, parts, said_short};
use super::policy::figure;
use super::reader::{Draft, Reader, sure, words};
use super::refusals::{changes, delivery, refusal, required};
use crate::text::Person;
use crate::{Claim, Slot};

pub(super) fn read(reader: &mut Reader<'_>) {
    for clause in clauses(reader) {
        if clause.end - clause.start < 2 || !reader.is_house_rule(clause) {
            continue;
        }
        let Some((topic, end)) = topic_of(reader, clause) else {
            continue;
        };
        let subject = named(reader, clause, topic, end);
        put(reader, clause, topic, end, subject);
    }
}

/// The words of a clause that name its rule, if it states one.
fn topic_of(reader: &Reader<'_>, clause: Clause) -> Option<(usize, usize)> {
    if reader.has(
        clause.start,
        clause.end,
        "sueldo salario renta alquiler arriendo aluguel margen ganancia ventas hijos seguidores presupuesto",
    ) {
        return None;
    }
    beforehand(reader, clause)
        .or_else(|| kept(reader, clause))
        .or_else(|| ahead(reader, clause))
        .or_else(|| free(reader, clause))
        .or_else(|| wholesale(reader, clause))
        .or_else(|| discount(reader, clause))
        .or_else(|| later(reader, clause))
        .or_else(|| share(reader, clause))
        .or_else(|| changes(reader, clause))
        .or_else(|| delivery(reader, clause))
        .or_else(|| arrival(reader, clause))
        .or_else(|| gift(reader, clause))
        .or_else(|| validity(reader, clause))
        .or_else(|| part(reader, clause))
        .or_else(|| parts(reader, clause))
        .or_else(|| paid_in(reader, clause))
        .or_else(|| late(reader, clause))
        .or_else(|| free_from(reader, clause))
        .or_else(|| lasting(reader, clause))
        .or_else(|| said_short(reader, clause))
        .or_else(|| required(reader, clause))
        .or_else(|| refusal(reader, clause))
        .or_else(|| super::manners::manner(reader, clause))
}

/// A topic in the words of the person, with whom a discount or what an order is for.
fn named(reader: &Reader<'_>, clause: Clause, topic: usize, end: usize) -> String {
    let said = reader.raw(topic, end).to_owned();
    // "Me demoro 4 semanas" is about the delivery.
    if reader.groups.iter().any(|group| {
        group.end == end && group.person == Person::First && group.does("demorar tardar")
    }) {
        return "entrega".to_owned();
    }
    let is_share = reader.is_any(end - 1, "% off menos dcto dto ciento descuento desconto");
    if is_share {
        let whom = (clause.start..clause.end)
            .find(|at| reader.is_any(*at, "a para los las aos pra por con com en"))
            .and_then(|at| reader.phrase(at + usize::from(!reader.is_any(at, "por"))))
            .or_else(|| reader.phrase(clause.start))
            .filter(|phrase| {
                phrase.end <= clause.end
                    && phrase.start != topic
                    && reader.amount(phrase.start).is_none()
            });
        let noun = if reader.is_any(end - 1, "descuento desconto") {
            reader.raw(end - 1, end)
        } else {
            ""
        };
        if let Some(whom) = whom.filter(|phrase| phrase.end - phrase.start < 4) {
            return format!("{noun} {}", reader.words(whom));
        }
        if !noun.is_empty() {
            return noun.to_owned();
        }
    }
    if reader.is_any(topic, "anticipacion antelacion antecedencia")
        && let Some(order) = (clause.start..topic).find(|at| {
            reader.is_any(
                *at,
                "pedidos encargos citas turnos reservas encomendas cotizaciones",
            )
        })
    {
        return format!("{} {said}", reader.raw(order, order + 1));
    }
    said
}

fn put(reader: &mut Reader<'_>, clause: Clause, topic: usize, end: usize, subject: String) {
    let overlaps = reader.is_taken(topic)
        || reader.found.iter().any(|found| {
            found.key.slot == Slot::Policy
                && reader.token(topic).is_some_and(|token| {
                    found.span.start <= token.start && token.end <= found.span.end
                })
        });
    if overlaps {
        return;
    }
    let mut to = clause.end.min(topic.max(clause.start) + 16);
    while to > end && reader.is_any(to - 1, "y e de el la que los a en un una con nomas") {
        to -= 1;
    }
    let mut from = clause.start.max(topic.saturating_sub(12));
    while from < topic
        && reader.is_any(
            from,
            "y e ah eso que bueno oye pues entonces es ok si claro aqui",
        )
    {
        from += 1;
    }
    add_rule(reader, subject, from, to);
}

/// Adds what stands there as a rule of the house, by the figure in it where it has one.
pub(super) fn add_rule(reader: &mut Reader<'_>, subject: String, from: usize, to: usize) {
    let mut value = words(reader.raw(from, to));
    figure(reader, from, to, &mut value);
    let claim = reader.claim();
    reader.add(Draft {
        slot: Slot::Policy,
        subject,
        value: Some(value),
        claim: if claim == Claim::Ended {
            Claim::Holds
        } else {
            claim
        },
        confidence: sure::LIKELY,
        from,
        to,
    });
    reader.take(from, to);
}

/// Whether a clause has no verb, or one of the house's or of its customers.
pub(super) fn verb_fits(reader: &Reader<'_>, clause: Clause, list: &'static str) -> bool {
    reader
        .verbs_of(clause)
        .iter()
        .filter(|group| group.person != Person::None)
        .all(|group| group.does(list))
}

/// From how much on.
pub(super) const FROM: &str = "\
    a partir de|desde|minimo|mas de|arriba de|sobre|por compras|en compras|superiores a|mayores a|acima de|pasando de|\
    a partir das|pasados los|superando|de mas de|mayor a|minima de|minimo de|em compras|nas compras|con la compra";
