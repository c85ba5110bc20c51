//! Short answers, which only the question before them explains: "¿cuántos son?" — "cinco".

use super::content;
use super::phrase::{is_something, list_at};
use super::reader::Draft;
use super::scope::Scope;
use super::words::{CHANNELS, PAYMENTS, TOOLS};
use crate::text::{
    Sort, Token, amount_at, currency_of_country, fold, hours_at, number_at, period_at, subject,
};
use crate::{Candidate, Claim, Context, FactKey, Origin, Slot, Span, Turn, Value};

/// An answer has at most so many words; a longer one speaks for itself.
const LONGEST: usize = 14;

/// What a question asks for.
fn asked(question: &str) -> Option<Slot> {
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| question.contains(phrase));
    if has(&[
        "cuantos son",
        "cuantas personas",
        "cuantos empleados",
        "cuantos trabajan",
        "cuantas trabajan",
        "tamano de tu equipo",
        "tamano del equipo",
        "cuanta gente",
        "cuantos estan en",
        "quantas pessoas",
        "quantos funcionarios",
        "quantos voces sao",
        "quantos sao",
        "how many people",
        "how many of you",
        "cuantos en el equipo",
        "cuantos integrantes",
        "cuantas son",
    ]) {
        return Some(Slot::TeamSize);
    }
    if has(&[
        "como se llama tu negocio",
        "como se llama el negocio",
        "nombre de tu negocio",
        "nombre del negocio",
        "nombre de tu",
        "como se llama tu",
        "nome do seu negocio",
        "nome da sua",
        "como se chama",
        "name of your business",
        "como se llama la",
        "como se llama el",
        "como se llama",
    ]) {
        return Some(Slot::BusinessName);
    }
    if has(&[
        "que formas de pago",
        "formas de pago",
        "medios de pago",
        "metodos de pago",
        "como te pagan",
        "como cobras",
        "formas de pagamento",
        "como pagan",
        "payment methods",
        "aceptan pagos",
        "que pagos",
        "como cobran",
        "como recibes los pagos",
        "como reciben",
    ]) {
        return Some(Slot::Payment);
    }
    if has(&[
        "que horario",
        "horario",
        "a que hora",
        "que horas",
        "opening hours",
        "horas abren",
    ]) {
        return Some(Slot::Hours);
    }
    if has(&[
        "cuanto cuesta",
        "cuanto vale",
        "que precio",
        "a cuanto",
        "en cuanto",
        "cuanto cobras",
        "cuanto cobran",
        "cuanto sale",
        "a como",
        "quanto custa",
        "qual o preco",
        "how much",
        "cuanto la",
        "cuanto el",
        "por quanto",
    ]) {
        return Some(Slot::Price);
    }
    if has(&[
        "cuanto vendes",
        "cuanto venden",
        "cuanto facturas",
        "cuanto facturan",
        "ventas mensuales",
        "ingresos",
        "cuanto ganas",
        "cuanto sacas",
        "quanto vende",
        "quanto fatura",
        "venta mensual",
        "cuanto estas vendiendo",
        "cuanto estan vendiendo",
        "cuanto andan vendiendo",
        "cuanto andas vendiendo",
    ]) {
        return Some(Slot::Revenue);
    }
    if has(&[
        "cuanto pagas de",
        "cuanto pagan de",
        "cuanto gastas en",
        "cuanto gastan en",
        "quanto paga de",
        "cuanto te cuesta",
    ]) {
        return Some(Slot::Cost);
    }
    if has(&[
        "en que ano",
        "cuando abrieron",
        "cuando abriste",
        "cuando empezaste",
        "cuando empezaron",
        "desde cuando",
        "que ano",
        "quando abriu",
        "when did you open",
        "desde que ano",
    ]) {
        return Some(Slot::Founded);
    }
    if has(&[
        "que canales",
        "por donde venden",
        "por donde vendes",
        "donde vendes",
        "donde venden",
        "redes sociales",
        "que redes",
        "onde voce vende",
        "onde vende",
        "where do you sell",
        "canales de venta",
        "donde promocionas",
        "donde se promocionan",
        "por que medio",
    ]) {
        return Some(Slot::Channel);
    }
    if has(&[
        "donde esta",
        "donde estan",
        "en que ciudad",
        "donde queda",
        "ubicacion",
        "ubicado",
        "ubicados",
        "en que zona",
        "onde fica",
        "where are you",
        "em que cidade",
        "en donde estan",
        "en que colonia",
        "en que barrio",
        "por donde estan",
        "donde se ubican",
        "onde voces",
    ]) {
        return Some(Slot::Location);
    }
    if has(&[
        "a donde envias",
        "a donde envian",
        "hasta donde entreg",
        "donde entreg",
        "que zonas",
        "a donde haces envios",
        "hacen envios a",
        "hasta donde",
    ]) {
        return Some(Slot::Coverage);
    }
    if has(&[
        "que vendes",
        "que venden",
        "que ofreces",
        "que ofrecen",
        "que productos",
        "que servicios",
        "o que voce vende",
        "o que vende",
        "que produtos",
        "what do you sell",
        "que es lo que mas venden",
        "que es lo que mas vendes",
        "lo que mas sale",
        "que mas venden",
        "que mas vendes",
        "producto estrella",
        "que otros productos",
        "que otras cosas venden",
        "que preparas",
        "que haces",
    ]) {
        return Some(Slot::Offers);
    }
    if has(&[
        "quienes son tus clientes",
        "quien te compra",
        "quienes te compran",
        "quien es tu cliente",
        "quien compra",
        "quem sao seus clientes",
        "a quien le vendes",
        "a quienes les vendes",
        "tus clientes",
        "quienes les compran",
        "quien les compra",
        "tipo de cliente",
        "your customers",
        "a quien le venden",
        "quem compra",
        "quienes compran",
    ]) {
        return Some(Slot::Customers);
    }
    if has(&[
        "que herramientas",
        "que programa",
        "que sistema",
        "que usas para",
        "que usan para",
        "como llevas las cuentas",
        "como llevan las cuentas",
        "como llevas",
        "como llevan",
        "que software",
        "que ferramenta",
        "como registras",
        "con que llevas",
        "que app",
    ]) {
        return Some(Slot::Tool);
    }
    if has(&["competencia", "competidores", "concorrentes", "competitors"]) {
        return Some(Slot::Competitor);
    }
    if has(&[
        "que tipo de negocio",
        "a que te dedicas",
        "de que es tu negocio",
        "que negocio tienes",
        "cual es tu negocio",
        "que negocio",
        "qual o seu negocio",
        "kind of business",
        "a que se dedica",
    ]) {
        return Some(Slot::BusinessType);
    }
    if has(&[
        "problema",
        "dificultad",
        "preocupa",
        "lo mas dificil",
        "que te cuesta",
        "dolor de cabeza",
        "desafio",
        "reto",
        "que se te complica",
        "mas te complica",
        "complica",
        "que les cuesta",
        "te quita el sueno",
        "o que mais atrapalha",
        "dificuldade",
        "que es lo que mas te",
        "que te frena",
        "que los frena",
        "tranca",
    ]) {
        return Some(Slot::Problem);
    }
    if has(&[
        "meta",
        "objetivo",
        "que quieres lograr",
        "que te gustaria lograr",
        "que te gustaria",
        "que quieren lograr",
        "a donde quieres llegar",
        "que planes",
        "algun plan",
        "que buscas",
        "que quisieras",
        "que esperas lograr",
        "sonho",
        "que queres lograr",
        "que quer",
        "adonde quer",
        "que sigue",
        "suenas",
    ]) {
        return Some(Slot::Goal);
    }
    if has(&[
        "proveedor",
        "a quien le compras",
        "donde compras",
        "de donde traes",
        "quien te surte",
        "donde consigues",
        "de donde sacas",
        "fornecedor",
        "donde compran",
        "a quien le compran",
        "de donde traen",
        "quien te vende",
    ]) {
        return Some(Slot::Supplier);
    }
    if has(&["ticket promedio", "ticket medio"]) {
        return Some(Slot::Metric);
    }
    None
}

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
        .position(|token| token.sort == Sort::Line || token.is_any(&[".", "!", "?", ";", "¿"]))
        .unwrap_or(tokens.len());
    if let Some(at) = tokens
        .get(..end)
        .unwrap_or_default()
        .iter()
        .position(|token| token.is_any(&["pero", "porque", "aunque", "(", "mas_"]))
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
            token.is_any(&[
                "si",
                "ah",
                "eh",
                "pues",
                "mmm",
                "bueno",
                "claro",
                ",",
                "este",
                "son",
                "es",
                "somos",
                "en",
                "de",
                "por",
                "como",
                "unos",
                "unas",
                "a",
                "sao",
                "e",
                "sim",
                "hola",
                "ok",
                "mira",
                "ahorita",
                "ahora",
                "casi",
                "mas",
                "o",
                "menos",
                "solo",
                "puro",
                "puros",
                "aproximadamente",
                "hoy",
                "se",
                "llama",
                "fica",
                "mayormente",
                "principalmente",
                "sobre",
                "todo",
                "aca",
                "aqui",
                "desde",
                "nomas",
                "cerca",
                "alrededor",
                "tipo",
                "todos",
                "tambien",
                "y",
                "uy",
                "obvio",
                "uff",
                "na",
                "no_",
                "em",
                "chama",
                "haha",
                "jaja",
                "actualmente",
                "per",
                "apenas",
                "ponle",
                "digamos",
                "pura",
                "puras",
                "la",
                "verdad",
                "normalmente",
                "nada",
            ])
        })
    {
        start += 1;
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
                    form.is_plain && form.person != crate::text::Person::None && form.lemma != "ser"
                })
    });
    if words > LONGEST
        || has_verb
        || tokens
            .get(..end)
            .unwrap_or_default()
            .iter()
            .any(|token| token.is_any(&["no", "nao", "not", "ninguno", "ninguna", "nunca", "se_"]))
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

fn last_question(text: &str) -> Option<String> {
    let folded = fold(text);
    let end = folded.rfind('?')?;
    let head = folded.get(..end)?;
    let from = head.rfind(['¿', '?', '.', '!', '\n']).map_or(0, |at| {
        at + head
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    head.get(from..).map(|question| question.trim().to_owned())
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
            confidence: 0.75,
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

    fn fill(&mut self, slot: Slot, start: usize, question: &str) {
        match slot {
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
                            .is_some_and(|token| token.is_any(&["\"", "una", "un"])),
                    );
                while end > start && self.tokens.get(end - 1).is_some_and(|token| token.is("\"")) {
                    end -= 1;
                }
                if end <= start || end - start > 8 {
                    return;
                }
                let value = Value {
                    text: Some(self.raw(start, end).to_owned()),
                    ..Value::default()
                };
                self.add(slot, String::new(), Some(value), start, end);
            }
            Slot::Offers | Slot::Customers | Slot::Competitor => {
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
                            .is_some_and(|token| token.is_any(&[",", ":", "("]))
                    })
                    .unwrap_or(self.end)
                    .min(start + 10);
                if end < start + 2 {
                    end = self.end.min(start + 10);
                }
                if end >= start + 2 || slot == Slot::Problem && end > start {
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
            Slot::Supplier => {
                let at = start;
                let Some(phrase) = super::phrase::phrase_at(self.tokens, at, 0, self.end)
                    .filter(|phrase| is_something(self.tokens, *phrase))
                else {
                    return;
                };
                let words = self.raw(phrase.start, phrase.end).to_owned();
                self.add(slot, words, None, phrase.start, phrase.end);
            }
            _ => {}
        }
    }

    fn names(&mut self, slot: Slot, start: usize, names: &[&[&str]]) {
        let mut at = start;
        let before = self.found.len();
        while at < self.end {
            let end = names
                .iter()
                .filter(|name| {
                    name.iter().enumerate().all(|(step, word)| {
                        self.tokens
                            .get(at + step)
                            .is_some_and(|token| at + step < self.end && token.is(word))
                    })
                })
                .map(|name| at + name.len())
                .max();
            match end {
                Some(end) => {
                    let words = self.raw(at, end).to_owned();
                    self.add(slot, words, None, at, end);
                    at = end;
                }
                None => at += 1,
            }
        }
        // A name that is in no list is written with a capital.
        if self.found.len() == before {
            let (phrases, _) = list_at(self.tokens, start, 0, self.end);
            for phrase in phrases {
                if self
                    .tokens
                    .get(phrase.start)
                    .is_some_and(|token| token.is_capital && phrase.start > 0)
                {
                    let words = self.raw(phrase.start, phrase.end).to_owned();
                    self.add(slot, words, None, phrase.start, phrase.end);
                }
            }
        }
    }
}

/// Of what a question asks the price: "¿cuánto cuesta la torta?".
fn thing_of(question: &str, slot: Slot) -> Option<String> {
    if slot == Slot::Metric {
        return Some("ticket promedio".to_owned());
    }
    let tokens = crate::text::tokens(question);
    (0..tokens.len())
        .filter(|at| {
            tokens.get(*at).is_some_and(|token| {
                token.is_any(&[
                    "la", "el", "los", "las", "o", "a", "un", "una", "de", "en", "por", "tu",
                    "tus", "cada",
                ])
            })
        })
        .filter_map(|at| super::phrase::phrase_at(&tokens, at, 0, tokens.len()))
        .find(|phrase| is_something(&tokens, *phrase))
        .map(|phrase| {
            tokens
                .get(phrase.start..phrase.end)
                .unwrap_or_default()
                .iter()
                .map(|token| token.norm.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        })
}
