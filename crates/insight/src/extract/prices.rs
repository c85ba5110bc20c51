//! What things cost the customer.

use super::group::{Group, Mode};
use super::money::verb_before;
use super::phrase::{Phrase, phrase_before};
use super::rates::{behind, both, bundle, charged, is_bundle};
use super::reader::{Draft, Reader, sure};
use super::things::{
    is_thing, phrase_after, phrase_before_link, price_noun, raised_thing, thing_at,
    thing_of_clause_before,
};
use crate::text::{Amount, Period, Person, Sort, Tense, period_at};
use crate::{Claim, Slot};

/// Verbs between a thing and its price.
fn is_costing(group: &Group) -> bool {
    group.does("\
            costar valer salir estar ser quedar ir andar arrancar empezar partir pasar subir bajar aumentar \
            venir") && group.person == Person::Third
        && group.mode == Mode::Plain
        && !group.is_to_us
}

pub(super) fn price(reader: &mut Reader<'_>, amount: &Amount, last: Option<usize>) -> bool {
    if amount.is_percent
        || amount.number.millis == 0
        || is_count(reader, amount)
        || is_bundle(reader, amount)
        || !amount.is_money && is_number_of_house(reader, amount)
    {
        return false;
    }
    let from = reader.clause_start(amount.start);
    let before = amount.start.checked_sub(1);
    // In "a partir de 55" the verb is none.
    let verb = verb_before(reader, amount)
        .filter(|group| !(group.lemma == "partir" && group.tense == Tense::Infinitive));
    let near = verb.filter(|group| group.start >= from);
    if near.is_some_and(|group| {
        matches!(group.mode, Mode::Wish | Mode::Doubt | Mode::Ability)
            || group.mode == Mode::Plan && !reader.is_correction
    }) || reader.has(
        from,
        amount.start,
        "presupuesto meta objetivo minimo anticipo descuento tope facturamos multa propina",
    ) {
        return false;
    }
    if near.is_some_and(|group| group.is_negated && !reader.is_correction) {
        return false;
    }
    // What was bought or spent is a cost: "compré 20 kilos de harina a 18".
    if near.is_some_and(|group| {
        group.is_own && group.does("comprar pagar gastar invertir deber perder ahorrar")
    }) {
        return false;
    }
    if both(reader, amount) || bundle(reader, amount, last) || charged(reader, amount, last) {
        return true;
    }
    let claim = reader.claim();
    // "Cobro 200 por el corte", "$45 la torta", "R$ 30 o bolo".
    let charges = near.filter(|group| {
        group.is_own
            && group.does("\
            cobrar pedir llevar vender dejar dar ofrecer tener poner hacer subir bajar aumentar cambiar \
            alquilar manejar rentar ajustar pasar sacar actualizar servir preparar fabricar entregar despachar \
            quedar traer instalar reparar arreglar pintar realizar confeccionar elaborar imprimir colocar \
            distribuir producir disenar coser bordar tejer cortar lavar prestar armar montar cocinar hornear")
    });
    if charges.is_some_and(|group| {
        group.tense == Tense::Past
            && !reader.is_correction
            && !group.does("subir bajar aumentar dejar poner cambiar")
    }) {
        return false;
    }
    if let Some(group) =
        charges.filter(|group| group.lemma == "cobrar" || amount.is_money || group.has_object)
    {
        if reader.is_any(
            amount.end,
            "por el la los las cada pela pelo for o a no na de en un una",
        ) && !(reader.is(amount.end, "de") && group.lemma != "cobrar")
            && period_at(reader.tokens, amount.end, reader.end)
                .is_none_or(|(period, _)| period == Period::Hour)
            && let Some(phrase) = thing_at(
                reader,
                amount.end
                    + usize::from(reader.is_any(amount.end, "por pela pelo for no na de en")),
            )
        {
            return add_price(
                reader,
                phrase,
                amount,
                group.start,
                phrase.end,
                claim,
                sure::HIGH,
            );
        }
        if group.lemma == "cobrar"
            && group.end < amount.start
            && last.is_none_or(|last| last <= group.end)
        {
            // "Cobro el corte a 200", "cobro la hora 300".
            let mut at = group.end;
            while reader.is_any(at, "por ahora el la en") && at < amount.start {
                at += 1;
            }
            if let Some(phrase) = thing_at(reader, at).filter(|phrase| phrase.end <= amount.start) {
                return add_price(
                    reader,
                    phrase,
                    amount,
                    group.start,
                    amount.end,
                    claim,
                    sure::HIGH,
                );
            }
        }
    }
    // "La vendo a 40", "los tacos los damos a 15": the thing stands before the pronoun.
    if let Some(group) =
        charges.filter(|group| group.has_object && last.is_none_or(|last| last <= group.start))
    {
        let thing = phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
            .or_else(|| thing_of_clause_before(reader, group.start));
        if let Some(phrase) = thing.filter(|phrase| is_thing(reader, *phrase)) {
            let set = group.does("subir bajar poner dejar aumentar cambiar ajustar");
            let claim = if set { Claim::Corrects } else { claim };
            return add_price(
                reader,
                phrase,
                amount,
                phrase.start,
                amount.end,
                claim,
                sure::HIGH,
            );
        }
    }
    // "Vendo la torta a 45", "subimos el café a 40", "dejamos el combo en 99".
    if let Some(group) = charges {
        let linked = before.filter(|at| *at >= group.end).is_some_and(|at| {
            reader.is_any(
                at,
                "a en por em at for de ate pra para unos como desde solo apenas hasta",
            ) || reader.token(at).is_some_and(|token| token.is_word()) && amount.is_money
        });
        if linked {
            let link = before.unwrap_or(amount.start);
            let start = last
                .filter(|last| *last > group.end && *last < link)
                .unwrap_or(group.end);
            let raised =
                group.does("subir bajar aumentar cambiar ajustar actualizar dejar poner pasar");
            let thing = if raised {
                raised_thing(reader, group.end, link)
            } else {
                phrase_before_link(reader, link, start)
            };
            // "Vendemos corrientazo en el centro de Ibagué a 14 mil": a place stands between.
            let thing = thing.map(|phrase| {
                let placed = reader.has(
                    phrase.start.saturating_sub(3).max(group.end),
                    phrase.start,
                    "en em",
                ) || reader.has(phrase.start, phrase.end, "en em");
                if placed {
                    reader
                        .phrase(group.end)
                        .filter(|first| first.end <= link)
                        .unwrap_or(phrase)
                } else {
                    phrase
                }
            });
            if let Some(phrase) = thing.filter(|phrase| is_thing(reader, *phrase)) {
                let claim = if raised { Claim::Corrects } else { claim };
                return add_price(
                    reader,
                    phrase,
                    amount,
                    phrase.start,
                    amount.end,
                    claim,
                    sure::HIGH,
                );
            }
        }
    }
    // "La torta cuesta 45", "el combo está a 120", "el precio de la torta es 45".
    if let Some(group) = near
        .filter(is_costing)
        .filter(|group| last.is_none_or(|last| last <= group.end))
    {
        let is_weak = group.does("ser ir andar quedar pasar venir estar empezar arrancar");
        if let Some(phrase) = price_noun(reader, from, group.start) {
            return add_price(
                reader,
                phrase,
                amount,
                phrase.start,
                amount.end,
                claim,
                sure::HIGH,
            );
        }
        if !is_weak
            || amount.is_money
            || before.is_some_and(|at| reader.is_any(at, "a en em")) && group.lemma != "ser"
            || group.lemma == "ser" && before.is_some_and(|at| reader.is(at, "de"))
            || group.lemma == "ser" && is_fee(reader, &group, amount)
            || group.does("estar quedar andar ir") && amount.number.is_digits
        {
            let thing = phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
                .or_else(|| phrase_after(reader, group.end, amount))
                .filter(|phrase| is_thing(reader, *phrase))
                .or_else(|| {
                    thing_of_clause_before(reader, group.start)
                        .filter(|phrase| is_thing(reader, *phrase))
                });
            if let Some(phrase) = thing {
                let moved = group.does("subir bajar aumentar pasar")
                    || group.lemma == "quedar" && before.is_some_and(|at| reader.is(at, "en"));
                return add_price(
                    reader,
                    phrase,
                    amount,
                    phrase.start,
                    amount.end,
                    if moved { Claim::Corrects } else { claim },
                    sure::HIGH,
                );
            }
        }
        // "Cuesta 45 la torta", "sale 120 el combo".
        if (!is_weak || amount.is_money)
            && let Some(phrase) = reader
                .is_any(amount.end, "la el los las cada un una o a por")
                .then(|| {
                    thing_at(
                        reader,
                        amount.end + usize::from(reader.is(amount.end, "por")),
                    )
                })
                .flatten()
        {
            return add_price(
                reader,
                phrase,
                amount,
                group.start,
                phrase.end,
                claim,
                sure::HIGH,
            );
        }
        return false;
    }
    if let Some(phrase) = price_noun(reader, from, amount.start) {
        return add_price(
            reader,
            phrase,
            amount,
            phrase.start,
            amount.end,
            claim,
            sure::USUAL,
        );
    }
    // "Ya le subí al flete local, 1350".
    let raised = reader
        .groups
        .iter()
        .rfind(|group| {
            group.end <= amount.start
                && group.end + 8 > amount.start
                && group.is_own
                && !group.is_negated
                && group.does("subir bajar aumentar")
                && group.mode == Mode::Plain
        })
        .copied();
    if let Some(group) = raised
        && let Some(phrase) = raised_thing(
            reader,
            group.end + usize::from(reader.is_any(group.end, "a al")),
            amount.start,
        )
        .filter(|phrase| is_thing(reader, *phrase))
    {
        return add_price(
            reader,
            phrase,
            amount,
            group.start,
            amount.end,
            Claim::Corrects,
            sure::USUAL,
        );
    }
    // "La arroba ya bajó, 58 mil".
    let moved = amount
        .start
        .checked_sub(1)
        .filter(|comma| reader.is(*comma, ","))
        .and_then(|comma| {
            reader
                .groups
                .iter()
                .find(|group| {
                    group.end == comma
                        && group.person == Person::Third
                        && group.does("subir bajar aumentar quedar cambiar")
                })
                .copied()
        });
    if let Some(group) = moved
        && let Some(phrase) =
            phrase_before(reader.tokens, group.start, reader.clause_start(group.start))
                .filter(|phrase| is_thing(reader, *phrase))
    {
        return add_price(
            reader,
            phrase,
            amount,
            phrase.start,
            amount.end,
            Claim::Corrects,
            sure::USUAL,
        );
    }
    // A list: "tacos a 20", "aguas en 15", "Torta ahogada $45", "Torta: 45".
    let Some(link) = before.filter(|at| *at >= reader.start) else {
        return false;
    };
    // "Corte 16 mil": what is counted in thousands is money, and so is what stands alone behind its thing.
    let weighty = (amount.number.is_multiplied
        || amount.number.millis >= 100_000 && amount.number.is_digits)
        && near.is_none()
        && !reader.is_any(link, "los las el la mis al hay hasta entre somos mas");
    let is_from = reader.is_any(link, "desde")
        || reader.is(link, "de") && reader.is_any(link.wrapping_sub(1), "partir");
    let is_at = is_from
        || reader.is_any(link, "a en por at") && !reader.is_any(link, "en")
        || reader.is(link, "en") && (amount.is_money || last.is_some());
    let is_of = weighty && reader.is(link, "de") && link == reader.clause_start(link) + 1;
    // "La inscripción es de 300 y la mensualidad de 450".
    let is_next = last.is_some()
        && near.is_none_or(|group| last.is_some_and(|last| group.end <= last))
        && reader.is(link, "de")
        && terse(reader, amount);
    let is_at = is_at || is_of || is_next;
    let is_listed = reader.is_any(link, ": - = x")
        || reader
            .token(link)
            .is_some_and(|token| token.sort == Sort::Mark && token.is("."));
    let is_beside = reader.token(link).is_some_and(|token| {
        token.is_word() && !token.is_any("de del con sin que y como unos casi")
    }) && (amount.is_money || last.is_some() || weighty);
    let follows = last.is_some_and(|last| link >= last);
    let own = near.is_some_and(|group| group.is_own) || near.is_none() || follows;
    if !own && !follows {
        return false;
    }
    if is_at || is_listed || is_beside {
        let to = if is_beside && !is_at {
            amount.start
        } else {
            link
        };
        let start = last.filter(|last| *last < to).unwrap_or(reader.start);
        let is_raw_number =
            !amount.is_money && last.is_none() && is_listed && amount.number.millis < 3_000;
        if let Some(phrase) = phrase_before_link(reader, to, start)
            .filter(|phrase| is_thing(reader, *phrase) && !is_raw_number)
        {
            let is_said = amount.is_money
                || weighty
                || follows
                || is_listed
                || near.is_some_and(|group| {
                    group.does("vender tener ofrecer manejar dar hacer cobrar")
                })
                || near.is_none() && phrase.start == from.max(phrase.start.min(from + 2));
            if is_said {
                return add_price(
                    reader,
                    phrase,
                    amount,
                    phrase.start,
                    amount.end,
                    claim,
                    sure::USUAL,
                );
            }
        }
    }
    // "Corte 45, barba 35": a thing and a bare figure make a clause of their own.
    if near.is_none() && amount.number.is_digits && !is_listed && terse(reader, amount) {
        let start = last
            .filter(|last| *last < amount.start)
            .unwrap_or(from)
            .max(from.min(amount.start));
        if let Some(phrase) = phrase_before(reader.tokens, amount.start, start)
            .filter(|phrase| is_thing(reader, *phrase) && !is_address(reader, *phrase))
        {
            return add_price(
                reader,
                phrase,
                amount,
                phrase.start,
                amount.end,
                claim,
                sure::LIKELY,
            );
        }
    }
    // "… 45 la torta y 20 el taco": figures before their things.
    if (amount.is_money || follows || verb.is_some_and(|group| is_costing(&group)))
        && reader.is_any(amount.end, "la el los las cada o")
        && period_at(reader.tokens, amount.end, reader.end).is_none()
        && let Some(phrase) = thing_at(reader, amount.end)
    {
        return add_price(
            reader,
            phrase,
            amount,
            amount.start,
            phrase.end,
            claim,
            sure::USUAL,
        );
    }
    behind(reader, amount, last)
}

/// "La mensualidad es 450": what is charged now and again, and a bare figure.
fn is_fee(reader: &Reader<'_>, group: &Group, amount: &Amount) -> bool {
    let ends = amount.end >= reader.end || reader.is_any(amount.end, ", y e . ; pero al por con");
    amount.start == group.end
        && ends
        && amount.number.millis >= 5_000
        && reader.has(
            reader.clause_start(group.start),
            group.start,
            "\
                mensualidad mensualidade consulta clase hora visita entrada diaria noche sesion paquete combo kilo \
                docena corte cuota pension inscripcion matricula colegiatura tarifa plan abono cover servicio \
                pieza litro pasaje flete viaje carrera membresia promo metro porcion orden plato menu cubierto \
                unidad par turno cita libra bolsa caja cento duzia",
        )
}

/// Whether an amount ends its clause, in a sentence with another like it or alone with its thing.
fn terse(reader: &Reader<'_>, amount: &Amount) -> bool {
    let ends =
        amount.end >= reader.end || reader.is_any(amount.end, ", y e . ; / - o conto en no na");
    let figures = (reader.start..reader.end)
        .filter(|at| {
            reader
                .token(*at)
                .is_some_and(|token| token.sort == Sort::Number)
        })
        .count();
    let is_year = !amount.is_money && (1_900_000..2_100_000).contains(&amount.number.millis);
    ends && !is_year
        && amount.number.millis >= 2_000
        && (figures > 1 || amount.number.millis >= 30_000)
}

/// "Av. San Martín 1200": the number of a house.
fn is_number_of_house(reader: &Reader<'_>, amount: &Amount) -> bool {
    let from = reader
        .clause_start(amount.start)
        .max(amount.start.saturating_sub(5));
    let from = if from > reader.start && reader.is(from - 1, ".") {
        from - 2
    } else {
        from
    };
    reader.has(
        from.saturating_sub(1),
        amount.start,
        "av avda avenida calle jiron jr rua carrera cra calz calzada blvd boulevard pasaje travessa ruta",
    ) && reader
        .token(amount.start.saturating_sub(1))
        .is_some_and(|token| token.is_word() && !token.is_any("a en por desde de"))
}

/// "Calle Hidalgo 45", "lote 12".
fn is_address(reader: &Reader<'_>, phrase: Phrase) -> bool {
    reader.has(
        phrase.start,
        phrase.end,
        "\
            calle av avenida jiron jr carrera cra rua km cuadra piso numero num lote manzana local colonia \
            esquina ruta calz sector anos edad dia dias tel telefono cel whatsapp talla somos unos unas como \
            total pedidos clientes alumnos julio junio mayo abril marzo enero febrero agosto septiembre octubre \
            noviembre diciembre gramos hasta apenas",
    )
}

/// "45 pesos" costs; "20 tacos" counts.
pub(super) fn is_count(reader: &Reader<'_>, amount: &Amount) -> bool {
    if amount.is_money
        || reader.is_any(
            amount.end,
            "\
                el la los las cada por y e pero pues gratis soles altiro menos eh po de a al mas con en o ahora \
                pesitos c and each hoy todo un una sin antes para ya no porque incluye desde nomas solo \
                aproximadamente mensual mensuales si aunque tambien agora ambos ambas iva que luquitas lukitas pesotes \
                varos bolas latas pesillos solcitos mangos x c/u vez inteiro outro cada-uno",
        )
    {
        return false;
    }
    reader.token(amount.end).is_some_and(|token| {
        token.is_word()
            && token.norm.ends_with('s')
            && token.norm.len() > 3
            && token.verb.is_none_or(|form| !form.is_plain)
    })
}

/// "El kilo", "la docena": the measure of a price, whose thing stands elsewhere.
pub(super) fn is_unit(reader: &Reader<'_>, at: usize) -> bool {
    let article = usize::from(reader.is_any(at, "el la cada o a un una"));
    reader.is_any(
        at + article,
        "\
            kilo docena par litro metro libra kg unidad pieza persona unidade duzia quilo paquete caja bolsa \
            uno una ano año mayor",
    )
}

pub(super) fn add_price(
    reader: &mut Reader<'_>,
    phrase: Phrase,
    amount: &Amount,
    from: usize,
    to: usize,
    claim: Claim,
    confidence: f64,
) -> bool {
    let value = reader.money(amount);
    let subject = reader.words(phrase);
    reader.add(Draft {
        slot: Slot::Price,
        subject,
        value: Some(value),
        claim,
        confidence,
        from: from.min(amount.start),
        to: to.max(amount.end),
    });
    reader.take(amount.start, amount.end);
    true
}
