//! Clients by the word for them: "los traileros son mis clientes", "tengo de clientes a dos escuelas", "me enfoco en pymes".

use super::buyers::list;
use super::group::{Group, Mode};
use super::phrase::phrase_before;
use super::reader::{Reader, sure};
use super::segments::is_group;
use crate::text::Person;
use crate::{Claim, Slot};

/// "Me enfoco en pymes", "va dirigido a mamás", "recibo muchos turistas".
pub(super) fn aimed(reader: &mut Reader<'_>, group: &Group) {
    let aims = group.does("enfocar dirigir especializar orientar")
        && group.mode == Mode::Plain
        && !group.is_negated;
    let gets = group.holds() && group.does("recibir hospedar alojar");
    if !(aims && reader.is_any(group.end, "a en al para em ao pra") || gets) {
        return;
    }
    list(reader, group.end + usize::from(aims), sure::USUAL);
}

/// "Los traileros son mis clientes de siempre", "Bimbo es mi mejor cliente".
pub(super) fn are_ours(reader: &mut Reader<'_>, group: &Group) {
    if group.lemma != "ser" || group.person != Person::Third || group.is_negated || !group.is_now()
    {
        return;
    }
    let ours = reader.is_any(
        group.end,
        "mi mis nuestro nuestros nuestra nuestras los las el la meu meus minha minhas nosso nossos",
    );
    let client = (group.end..group.end + 4).find(|at| {
        reader.is_any(
            *at,
            "cliente clientes clientas clienta compradores consumidores caseros caseritas",
        )
    });
    let Some(client) = client.filter(|_| ours) else {
        return;
    };
    let mine = reader.has(
        group.end,
        client,
        "mi mis nuestro nuestros nuestra nuestras mejores mejor principal principales mayor meu meus minha minhas \
         melhores nosso nossos grande grandes",
    );
    if mine
        && let Some(phrase) =
            phrase_before(reader.tokens, group.start, reader.clause_start(group.start)).filter(
                |phrase| {
                    !reader.is_taken(phrase.start)
                        && (is_group(reader, *phrase)
                            || reader.token(phrase.start).is_some_and(|token| {
                                token.is_capital && phrase.start > reader.start
                            }))
                },
            )
    {
        let claim = reader.claim();
        reader.name(Slot::Customers, phrase, claim, sure::USUAL);
        reader.take(phrase.start, client + 1);
    }
}

/// "Tengo de clientes a dos escuelas", "tengo como clientes varios estudios".
pub(super) fn counted_as(reader: &mut Reader<'_>, group: &Group) {
    if !(group.holds() && group.does("tener contar")) {
        return;
    }
    let Some(end) = reader.one_of(
        group.end,
        "de clientes|como clientes|de clientas|como clientas|de cliente|como cliente|clientes como|clientes de|\
         clientes en",
    ) else {
        return;
    };
    let from = end + usize::from(reader.is_any(end, "a al"));
    let (phrases, stop) = reader.list(from);
    for phrase in phrases {
        let is_name = reader
            .token(phrase.start)
            .is_some_and(|token| token.is_capital);
        if (is_group(reader, phrase) || is_name && !reader.is(end - 1, "en"))
            && !reader.is_taken(phrase.start)
        {
            reader.name(Slot::Customers, phrase, Claim::Holds, sure::USUAL);
        }
    }
    reader.take(from, stop);
}
