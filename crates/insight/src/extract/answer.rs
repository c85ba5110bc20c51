//! Short answers, which only the question before them explains: "¿cuántos son?" — "cinco".

use super::content;
use super::phrase::{is_something, list_at};
use super::questions::{DELIVERY, asked, counted, last_question, terms_of, thing_of};
use super::reader::Draft;
use super::scope::Scope;
use super::words::{CHANNELS, PAYMENTS, TOOLS};
use crate::text::{
    Sort, Token, amount_at, currency_of_country, hours_at, longest_phrase, number_at, period_at,
    subject,
};
use crate::{Candidate, Claim, Context, FactKey, Origin, Slot, Span, Turn, Value};

/// How sure a short answer is.
pub(super) const ANSWERED: f64 = 0.75;

/// An answer has at most so many words; a longer one speaks for itself.
const LONGEST: usize = 14;

struct Answer<'a> {
    text: &'a str,
    tokens: &'a [Token],
    end: usize,
    context: &'a Context,
    found: &'a mut Vec<Candidate>,
}

pub(super) fn read(
    turn: &Turn<'_>,
    tokens: &[Token],
    context: &Context,
    scope: &Scope,
    found: &mut Vec<Candidate>,
) {
    let Some(previous) = turn.previous else {
        return;
    };
    let Some(question) = last_question(previous) else {
        return;
    };
    let Some(slot) = asked(&question) else { return };
    // The first sentence answers; the rest speaks for itself.
    let mut end = tokens
        .iter()
        .position(|token| token.sort == Sort::Line || token.is_any(". ! ? ; ¿"))
        .unwrap_or(tokens.len());
    if let Some(at) = tokens
        .get(..end)
        .unwrap_or_default()
        .iter()
        .position(|token| token.is_any("pero porque aunque ("))
    {
        end = at;
    }
    let is_asking = tokens.get(end).is_some_and(|token| token.is("?"));
    if is_asking || end == 0 || !scope.is_open(0) {
        return;
    }
    let mut start = 0;
    while start < end
        && tokens.get(start).is_some_and(|token| {
            !(slot == Slot::BusinessName && token.is_capital) && token.is_any("\
                si ah eh pues mmm bueno claro , este son es somos en de por como unos unas a sao e sim hola ok \
                mira ahorita ahora casi mas o menos solo puro puros aproximadamente hoy se llama fica \
                mayormente principalmente sobre todo aca aqui desde nomas cerca alrededor tipo todos tambien y \
                uy obvio uff na em chama haha jaja actualmente per apenas ponle digamos pura puras la verdad \
                normalmente nada para pra con al ao aos uma um una un los las el os")
        })
    {
        start += 1;
    }
    if slot == Slot::Metric {
        start = behind_verb(tokens, start, end).unwrap_or(start);
    }
    let words = tokens
        .get(start..end)
        .unwrap_or_default()
        .iter()
        .filter(|token| token.is_word())
        .count();
    let has_verb = (start..end.min(start + 3)).any(|at| {
        super::group::is_verb(tokens, at, 0)
            && tokens
                .get(at)
                .and_then(|token| token.verb)
                .is_some_and(|form| {
                    (form.is_plain && form.person != crate::text::Person::None
                        || form.person == crate::text::Person::First
                            && form.tense == crate::text::Tense::Present
                            && tokens
                                .get(at.wrapping_sub(1))
                                .is_some_and(|token| token.is_any("lo la los las se me le")))
                        && form.lemma != "ser"
                })
    });
    let is_open_question = matches!(slot, Slot::Problem | Slot::Goal);
    let leads_with_infinitive = tokens
        .get(start)
        .and_then(|token| token.verb)
        .is_some_and(|form| form.tense == crate::text::Tense::Infinitive);
    if words > LONGEST + 6 * usize::from(is_open_question)
        || (has_verb && !is_open_question)
        || (slot == Slot::Goal && !leads_with_infinitive)
        || !matches!(slot, Slot::Problem | Slot::Policy)
            && tokens.get(..end).unwrap_or_default().iter().any(|token| {
                token.is_any("nao not ninguno ninguna nunca")
                    || token.is("no") && context.language != crate::Language::Portuguese
            })
    {
        return;
    }
    let mut answer = Answer {
        text: turn.text,
        tokens,
        end,
        context,
        found,
    };
    answer.fill(slot, start, &question);
}

/// "¿Cuántas mesas hay?" — "tenemos doce", "anda por el 70": the figure of an answer that has nothing but its verb
/// before and names nothing behind.
fn behind_verb(tokens: &[Token], start: usize, end: usize) -> Option<usize> {
    const SAYS: &str = "\
        tengo tenemos hay son anda andan andamos ando esta estan estamos estoy ronda rondan vienen entran salen llegan caben \
        cabem atiendo atendemos pasan passam pasa vemos hago hacemos saco sacamos vendo vendemos recibo recibimos temos tenho tem vem saem entram \
        faco fazemos vendemos atendo produzco producimos sumamos vamos van serian seran";
    const BETWEEN: &str = "\
        como unos unas unos casi entre en por el los las de a mas o menos uns umas aproximadamente alrededor cerca ya ahora";
    if !tokens.get(start)?.is_any(SAYS) && !tokens.get(start)?.is("entre") {
        return None;
    }
    let at = (start + 1..end.min(start + 6))
        .find(|at| !tokens.get(*at).is_some_and(|token| token.is_any(BETWEEN)))?;
    let number = number_at(tokens, at, end)?;
    let behind = (number.end..end).find(|next| {
        tokens
            .get(*next)
            .is_some_and(|token| !token.is_any("% , mas o menos nomas no maximo mucho por ciento"))
    });
    let joins = |next: usize| {
        tokens
            .get(next)
            .is_some_and(|token| token.is_any("y a e o"))
            && number_at(tokens, next + 1, end).is_some()
            || period_at(tokens, next, end).is_some()
            || tokens.get(next - 1).is_some_and(|token| token.is(","))
    };
    behind.is_none_or(joins).then_some(at)
}

/// Figures that are shares, whether or not it is said.
const SHARES: &str = "\
    ocupacion ocupacao margen margem merma morosidad desercion inasistencia ausentismo conversion conversao recompra \
    retencion retencao churn inadimplencia evasao mortalidad rentabilidad desperdicio";

/// The figure that a question asks for by its name: "¿qué ocupación tienen?".
fn indicator(question: &str) -> Option<&'static str> {
    question
        .split(|character: char| !character.is_alphanumeric())
        .find_map(|word| {
            super::indicators::INDICATORS
                .iter()
                .find(|(said, _)| *said == word)
        })
        .map(|(_, name)| *name)
        .filter(|name| crate::text::has_word(SHARES, name))
}

impl Answer<'_> {
    fn add(
        &mut self,
        slot: Slot,
        subject_raw: String,
        value: Option<Value>,
        from: usize,
        to: usize,
    ) {
        let (Some(first), Some(last)) = (
            self.tokens.get(from),
            to.checked_sub(1).and_then(|last| self.tokens.get(last)),
        ) else {
            return;
        };
        let draft = Draft {
            slot,
            subject: subject_raw,
            value,
            claim: Claim::Holds,
            confidence: ANSWERED,
            from,
            to,
        };
        let subject = subject(&draft.subject);
        self.found.push(Candidate {
            content: content::sentence(self.context.language, &draft),
            tags: content::tags(slot, &subject),
            key: FactKey { slot, subject },
            value: draft.value,
            claim: Claim::Holds,
            confidence: draft.confidence,
            is_actionable: content::is_actionable(slot),
            expires_at: None,
            origin: Origin::Rules,
            language: self.context.language,
            span: Span {
                start: first.start,
                end: last.end,
            },
        });
    }

    fn raw(&self, from: usize, to: usize) -> &str {
        let bytes = self.tokens.get(from).map(|token| token.from).zip(
            to.checked_sub(1)
                .and_then(|last| self.tokens.get(last))
                .map(|token| token.to),
        );
        bytes
            .and_then(|(from, to)| self.text.get(from..to))
            .unwrap_or_default()
    }

    fn money(&self, at: usize) -> Option<(Value, usize)> {
        let amount = amount_at(self.tokens, at, self.end).filter(|amount| !amount.is_percent)?;
        let home = self
            .context
            .country
            .as_deref()
            .and_then(currency_of_country);
        Some((
            Value {
                number: Some(amount.number.decimal()),
                currency: amount.currency.or(home).map(str::to_owned),
                ..Value::default()
            },
            amount.end,
        ))
    }

    /// "¿Piden anticipo?" — "sí, el 50".
    fn term(&mut self, start: usize, question: &str) {
        let Some(topic) = terms_of(question) else {
            return;
        };
        if topic == DELIVERY {
            self.waiting(start);
            return;
        }
        let measured = (start..self.end).any(|at| number_at(self.tokens, at, self.end).is_some())
            || self
                .tokens
                .get(start..self.end)
                .unwrap_or_default()
                .iter()
                .any(|token| token.is_any("mitad metade docena duzia"));
        let denied = self
            .tokens
            .first()
            .is_some_and(|token| token.is_any("no nao ninguno nunca"))
            && self.end <= 5;
        if !(measured || denied) || self.end > start + 12 {
            return;
        }
        // "¿Cambios?" — "el ramo ahora cuesta 17": what has changed, and not what may be brought back.
        let is_return = crate::text::has_word(
            "cambios devoluciones devolucion troca trocas reembolso reembolsos",
            topic,
        );
        let is_timed = (start..self.end).any(|at| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.is_any("dia dias hora horas semana semanas mes meses %"))
        });
        if is_return && !denied && !is_timed {
            return;
        }
        let from = if denied { 0 } else { start };
        let mut value = Value {
            text: Some(self.raw(from, self.end).to_owned()),
            ..Value::default()
        };
        if let Some(amount) = (from..self.end).find_map(|at| amount_at(self.tokens, at, self.end)) {
            value.number = Some(amount.number.decimal());
        }
        self.add(Slot::Policy, topic.to_owned(), Some(value), from, self.end);
    }

    /// "¿En cuánto tiempo entregas?" — "en 10 días, con 50% de adelanto": the first stretch of time.
    fn waiting(&mut self, start: usize) {
        let stop = (start..self.end)
            .find(|at| {
                self.tokens
                    .get(*at)
                    .is_some_and(|token| token.is_any(", ;"))
            })
            .unwrap_or(self.end);
        let timed = (start..stop).find_map(|at| {
            let number = number_at(self.tokens, at, stop)?;
            let unit = self.tokens.get(number.end).filter(|_| number.end < stop)?;
            let is_unit = unit.is_any(
                "\
                dia dias hora horas hs hrs semana semanas mes meses minuto minutos min",
            );
            is_unit.then(|| {
                let more = self.tokens.get(number.end + 1);
                let is_more = more.is_some_and(|token| token.is_any("habiles uteis corridos"));
                (at, number, number.end + 1 + usize::from(is_more))
            })
        });
        let Some((at, number, end)) = timed.filter(|(at, ..)| *at <= start + 5) else {
            return;
        };
        let value = Value {
            text: Some(self.raw(at, end).to_owned()),
            number: Some(number.decimal()),
            ..Value::default()
        };
        self.add(Slot::Policy, DELIVERY.to_owned(), Some(value), at, end);
    }

    fn fill(&mut self, slot: Slot, start: usize, question: &str) {
        match slot {
            Slot::Policy => self.term(start, question),
            Slot::TeamSize if self.counts_things(start) => self.fill(Slot::Metric, start, ""),
            Slot::TeamSize | Slot::Founded => {
                let Some(number) = (start..self.end.min(start + 3))
                    .find_map(|at| number_at(self.tokens, at, self.end))
                else {
                    return;
                };
                self.add(
                    slot,
                    String::new(),
                    Some(Value {
                        number: Some(number.decimal()),
                        ..Value::default()
                    }),
                    start,
                    number.end,
                );
            }
            Slot::Hours => {
                let Some((at, hours)) = (0..self.end.min(start + 2))
                    .find_map(|at| hours_at(self.tokens, at, self.end).map(|hours| (at, hours)))
                else {
                    return;
                };
                // The days behind the hours are read where they are said.
                let is_read = self.found.iter().any(|found| {
                    found.key.slot == Slot::Hours
                        && found.value.as_ref().and_then(|value| value.text.as_ref())
                            == Some(&hours.text)
                });
                if is_read {
                    return;
                }
                self.add(
                    slot,
                    String::new(),
                    Some(Value {
                        text: Some(hours.text),
                        ..Value::default()
                    }),
                    at,
                    hours.end,
                );
            }
            // "¿Qué margen dejan?" — "un 30", "como 30%".
            Slot::Metric if indicator(question).is_some() => {
                let share = amount_at(self.tokens, start, self.end)
                    .filter(|amount| !amount.is_money && amount.number.millis <= 100_000);
                let (Some(share), Some(name)) = (share, indicator(question)) else {
                    return;
                };
                let value = Value {
                    number: Some(share.number.decimal()),
                    unit: Some("%".to_owned()),
                    ..Value::default()
                };
                self.add(slot, name.to_owned(), Some(value), start, share.end);
            }
            Slot::Metric if !question.contains("ticket") => {
                let Some(number) = number_at(self.tokens, start, self.end) else {
                    return;
                };
                let named = self.tokens.get(number.end).filter(|token| {
                    number.end < self.end
                        && token.is_word()
                        && token.norm.len() > 3
                        && !token.is_any("\
                            mensuales semanales diarios personas pesos anos meses empleados sucursales horas dias trabajando hijos mas \
                            entre contando como aprox soles")
                });
                let thing = named
                    .map(|token| token.norm.clone())
                    .or_else(|| counted(question));
                let Some(mut thing) = thing else { return };
                let asked = crate::text::tokens(question);
                let of_question = || {
                    (named.is_none()).then(|| {
                        (0..asked.len()).find_map(|at| period_at(&asked, at, asked.len()))
                    })?
                };
                if let Some((period, _)) = (number.end..self.end.min(number.end + 5))
                    .find_map(|at| period_at(self.tokens, at, self.end))
                    .or_else(of_question)
                {
                    thing = format!("{thing} por {}", period.key());
                }
                let end = number.end + usize::from(named.is_some());
                self.add(
                    slot,
                    thing,
                    Some(Value {
                        number: Some(number.decimal()),
                        ..Value::default()
                    }),
                    start,
                    end,
                );
            }
            // "¿Cuáles son los gastos?" — "alquiler 3200 y luz 1100".
            Slot::Cost
                if question.contains("gastos")
                    || question.contains("custos")
                    || question.contains("despesas") =>
            {
                let mut at = 0;
                while at < self.end {
                    let Some((value, end)) = self.money(at) else {
                        at += 1;
                        continue;
                    };
                    if let Some(phrase) =
                        super::phrase::phrase_before(self.tokens, at, at.saturating_sub(3))
                            .filter(|phrase| is_something(self.tokens, *phrase) && phrase.end == at)
                    {
                        let words = self.raw(phrase.start, phrase.end).to_owned();
                        self.add(slot, words, Some(value), phrase.start, end);
                    }
                    at = end.max(at + 1);
                }
            }
            Slot::Price | Slot::Cost | Slot::Metric => {
                let Some((value, end)) = self.money(start) else {
                    return;
                };
                let Some(thing) = thing_of(question, slot) else {
                    return;
                };
                self.add(slot, thing, Some(value), start, end);
            }
            Slot::Revenue => {
                let Some((value, end)) = self.money(start) else {
                    return;
                };
                let period = (end..self.end)
                    .find_map(|at| period_at(self.tokens, at, self.end))
                    .map(|(period, _)| period.key())
                    .or_else(|| {
                        ["mes", "semana", "dia", "ano"]
                            .into_iter()
                            .find(|name| question.contains(name))
                    })
                    .unwrap_or("mes");
                self.add(slot, period.to_owned(), Some(value), start, end);
            }
            Slot::Payment => self.names(slot, start, PAYMENTS),
            Slot::Channel => self.names(slot, start, CHANNELS),
            Slot::Tool => self.names(slot, start, TOOLS),
            Slot::BusinessName | Slot::Location | Slot::Coverage | Slot::BusinessType => {
                // "¿Delivery?" — "por PedidosYa": through what, and not where.
                if slot == Slot::Coverage
                    && crate::text::longest_phrase(CHANNELS, |step| {
                        self.tokens
                            .get(start + step)
                            .map(|token| token.norm.as_str())
                    })
                    .is_some()
                {
                    return;
                }
                let mut end = self.end;
                if let Some(comma) = (start..self.end)
                    .find(|at| self.tokens.get(*at).is_some_and(|token| token.is(",")))
                    && !(slot == Slot::Location
                        && self
                            .tokens
                            .get(comma + 1)
                            .is_some_and(|token| token.is_capital))
                {
                    end = comma;
                }
                let start = start
                    + usize::from(
                        self.tokens
                            .get(start)
                            .is_some_and(|token| token.is_any("\" una un")),
                    );
                while end > start && self.tokens.get(end - 1).is_some_and(|token| token.is("\"")) {
                    end -= 1;
                }
                if end <= start || end - start > 8 {
                    return;
                }
                // "¿Hacen envíos?" — "solo a la CDMX": where nobody asked for a place, the answer has to name one.
                let asks_where = ["donde", "onde", "zona", "where", "hasta"]
                    .iter()
                    .any(|word| question.contains(word));
                let leads = self
                    .tokens
                    .get(start.saturating_sub(2)..start)
                    .unwrap_or_default()
                    .iter()
                    .any(|token| token.is_any("a en hasta por pra para em na no dentro"));
                let is_named = self.tokens.get(start).is_some_and(|token| token.is_capital)
                    || self
                        .tokens
                        .get(start..end)
                        .unwrap_or_default()
                        .iter()
                        .any(|token| token.is_any("todo toda zona centro barrio ciudad pais"));
                if slot == Slot::Coverage && !asks_where && !(leads && is_named) {
                    return;
                }
                let value = Value {
                    text: Some(self.raw(start, end).to_owned()),
                    ..Value::default()
                };
                self.add(slot, String::new(), Some(value), start, end);
            }
            Slot::Offers | Slot::Competitor => {
                let (phrases, _) = list_at(self.tokens, start, 0, self.end);
                for phrase in phrases {
                    if is_something(self.tokens, phrase)
                        && !self
                            .tokens
                            .get(phrase.start..phrase.end)
                            .unwrap_or_default()
                            .iter()
                            .any(|token| token.sort == Sort::Number)
                    {
                        let words = self.raw(phrase.start, phrase.end).to_owned();
                        self.add(slot, words, None, phrase.start, phrase.end);
                    }
                }
            }
            Slot::Problem | Slot::Goal => {
                let mut end = (start..self.end)
                    .find(|at| {
                        self.tokens
                            .get(*at)
                            .is_some_and(|token| token.is_any(", : ("))
                    })
                    .unwrap_or(self.end)
                    .min(start + 10);
                if end < start + 2 && slot == Slot::Goal {
                    end = self.end.min(start + 10);
                }
                while slot == Slot::Problem
                    && self
                        .tokens
                        .get(end.saturating_sub(1))
                        .is_some_and(|token| token.is_any("jaja jajaja viejo hermano"))
                {
                    end -= 1;
                }
                // "El petróleo." names what it is about, not what is wrong with it.
                if end >= start + 2 {
                    let words = self.raw(start, end).to_owned();
                    let value = (slot == Slot::Goal)
                        .then(|| {
                            (start..end)
                                .find_map(|at| self.money(at))
                                .map(|(value, _)| value)
                        })
                        .flatten();
                    self.add(slot, words, value, start, end);
                }
            }
            _ => {}
        }
    }

    /// "15 clientas diarias" answers how many, but not how many work there.
    fn counts_things(&self, start: usize) -> bool {
        number_at(self.tokens, start, self.end).is_some_and(|number| {
            self.tokens
                .get(number.end)
                .filter(|_| number.end < self.end)
                .is_some_and(|token| {
                    token.is_word()
                        && token.norm.len() > 3
                        && token.norm.ends_with('s')
                        && !token.is_any("personas empleados empleadas trabajadores socios socias hermanos hermanas pessoas funcionarios nosotros incluyendo contando todos todas gentes colaboradores")
                    && !["ores", "oras", "arios", "arias", "istas", "eros", "eras", "icos"].iter().any(|ending| token.norm.ends_with(ending))
                })
        })
    }

    fn names(&mut self, slot: Slot, start: usize, names: &'static str) {
        let mut at = start;
        let before = self.found.len();
        while at < self.end {
            let end = longest_phrase(names, |step| {
                self.tokens
                    .get(at + step)
                    .filter(|_| at + step < self.end)
                    .map(|token| token.norm.as_str())
            })
            .map(|count| at + count);
            match end {
                Some(end) => {
                    let words = self.raw(at, end).to_owned();
                    self.add(slot, words, None, at, end);
                    at = end;
                }
                None => at += 1,
            }
        }
        // A name that is in no list stands in the list of the answer.
        let (phrases, _) = list_at(self.tokens, start, 0, self.end);
        for phrase in phrases {
            let is_known = self
                .found
                .get(before..)
                .unwrap_or_default()
                .iter()
                .any(|found| {
                    self.tokens
                        .get(phrase.start..phrase.end)
                        .is_some_and(|tokens| {
                            tokens.iter().any(|token| {
                                found.span.start <= token.start && token.end <= found.span.end
                            })
                        })
                });
            let first = self.tokens.get(phrase.start);
            let is_name = first.is_some_and(|token| token.is_capital && phrase.start > 0);
            let fits = is_name
                || slot == Slot::Channel
                    && phrase.end - phrase.start <= 4
                    && is_something(self.tokens, phrase)
                    && !first.is_some_and(|token| {
                        token.is_any("todo mes semana dia lado tiempo mano cita pedido pedidos")
                    });
            if !is_known && fits {
                let words = self.raw(phrase.start, phrase.end).to_owned();
                self.add(slot, words, None, phrase.start, phrase.end);
            }
        }
    }
}
