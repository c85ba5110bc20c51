//! One gate for all candidates, whoever found them.
//!
//! A rule may be wrong, a model may invent, and both may have read a text that wants them to. So nothing is remembered
//! that is not made of the words of the turn, that is of the wrong sort, or that touches what is never stored.

use std::collections::HashSet;

use chrono::{Datelike, Days, NaiveTime};

use crate::instructions::is_instruction;
use crate::text::{self, Sort, Token, fold, number_at, stem, subject};
use crate::{Candidate, Claim, Known, Origin, Slot, Turn, Value, sensitive};

/// The longest sentence that is remembered, in characters.
pub const LONGEST_CONTENT: usize = 300;
/// The longest subject of a key, in characters.
pub const LONGEST_SUBJECT: usize = 80;
/// The longest value in words, in characters.
pub const LONGEST_VALUE: usize = 160;
/// The most words that a candidate gives the retrieval.
pub const MOST_TAGS: usize = 24;

/// Why a candidate is not remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rejection {
    /// It says nothing.
    Empty,
    /// It is too long to be one fact.
    TooLong,
    /// Its slot needs a subject.
    MissingSubject,
    /// Its slot needs a value of another sort.
    WrongValue,
    /// Its place is not in the text.
    OutOfText,
    /// It has words or figures that nobody said.
    Ungrounded,
    /// It touches something that is never stored.
    Sensitive,
    /// It gives orders to whoever reads it.
    Instruction,
}

impl Rejection {
    /// The name that logs and answers have.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::MissingSubject => "missing_subject",
            Self::WrongValue => "wrong_value",
            Self::OutOfText => "out_of_text",
            Self::Ungrounded => "ungrounded",
            Self::Sensitive => "sensitive_content",
            Self::Instruction => "instruction",
        }
    }
}

/// Subjects that name a sort of figure or rule and are not quoted from the person: "ticket promedio" may be said as "cada
/// cliente gasta".
const NAMED: &str = "\
    dia semana quincena mes ano hora ticket promedio medio cliente venta pedido margen margem ganancia utilidad \
    seguidor calificacion devolucion minimo anticipo garantia cancelacion descuento credito envio pago reserva \
    mayoreo lunes martes miercoles jueves viernes sabado domingo segunda terca quarta quinta sexta festivo \
    feriado fin fiado cambio salario sueldo alquiler aluguel renta arriendo entrega costo frete sena propina \
    domicilio reembolso efectivo transferencia tarjeta inauguracion apertura aniversario asistencia ocupacion \
    conversion recompra alumno paciente respuesta corta breve tuteo voseo usted lista emoji ejemplo espanol \
    portugues ingles mascota factura capacidad puntualidad atencion";

/// The candidate, cleaned, if it may be remembered.
///
/// # Errors
///
/// The first reason why not.
pub fn validate(candidate: Candidate, turn: &Turn<'_>) -> Result<Candidate, Rejection> {
    Gate::new(turn).pass(candidate)
}

/// What is worked out once for all candidates of a turn.
pub(crate) struct Gate {
    length: u32,
    tokens: Vec<Token>,
    stems: HashSet<String>,
    numbers: HashSet<u64>,
    findings: Vec<sensitive::Finding>,
}

/// An answer of so few words leans on the question.
const SHORT: usize = 12;

impl Gate {
    pub(crate) fn new(turn: &Turn<'_>) -> Self {
        let tokens = text::tokens(turn.text);
        let mut stems: HashSet<String> = stems_of(&tokens).collect();
        if tokens
            .iter()
            .filter(|token| token.sort != Sort::Mark)
            .count()
            <= SHORT
            && let Some(previous) = turn.previous
        {
            stems.extend(stems_of(&text::tokens(previous)));
        }
        let numbers = numbers_of(&tokens);
        Self {
            length: u32::try_from(turn.text.chars().count()).unwrap_or(u32::MAX),
            findings: sensitive::find(turn.text),
            tokens,
            stems,
            numbers,
        }
    }

    pub(crate) fn pass(&self, candidate: Candidate) -> Result<Candidate, Rejection> {
        self.pass_with(candidate, &HashSet::new(), None)
    }

    /// The same for a candidate about something that is known already: its words have been said before, its figures have
    /// not. It keeps its key.
    pub(crate) fn pass_known(
        &self,
        candidate: Candidate,
        known: &Known,
    ) -> Result<Candidate, Rejection> {
        let key = candidate.key.clone();
        let mut before: HashSet<String> = stems_of(&text::tokens(&known.content)).collect();
        before.extend(key.subject.split(' ').map(stem));
        if let Some(value) = &known.value {
            let words = [value.text.as_deref(), value.unit.as_deref()];
            for text in words.into_iter().flatten() {
                before.extend(stems_of(&text::tokens(text)));
            }
        }
        let number = known
            .value
            .as_ref()
            .and_then(|value| value.number.as_deref());
        let candidate = self.pass_with(candidate, &before, number.and_then(millis))?;
        Ok(Candidate { key, ..candidate })
    }

    fn pass_with(
        &self,
        mut candidate: Candidate,
        before: &HashSet<String>,
        number_before: Option<u64>,
    ) -> Result<Candidate, Rejection> {
        candidate.content = tidy(&candidate.content);
        if candidate.content.is_empty() {
            return Err(Rejection::Empty);
        }
        candidate.key.subject = subject_of(&candidate);
        if candidate.content.chars().count() > LONGEST_CONTENT
            || candidate.key.subject.chars().count() > LONGEST_SUBJECT
            || value_text(&candidate).is_some_and(|text| text.chars().count() > LONGEST_VALUE)
        {
            return Err(Rejection::TooLong);
        }
        if needs_subject(candidate.key.slot) && candidate.key.subject.is_empty() {
            return Err(Rejection::MissingSubject);
        }
        candidate.value = value_of(candidate.key.slot, candidate.value.take(), candidate.claim)?;
        if candidate.span.start >= candidate.span.end || candidate.span.end > self.length {
            return Err(Rejection::OutOfText);
        }
        if self.is_sensitive(&candidate) {
            return Err(Rejection::Sensitive);
        }
        if is_instruction(&candidate.content) || self.is_ordered(&candidate) {
            return Err(Rejection::Instruction);
        }
        if !self.is_grounded(&candidate, before, number_before) {
            return Err(Rejection::Ungrounded);
        }
        candidate.confidence = if candidate.confidence.is_finite() {
            candidate.confidence.clamp(0.0, 0.99)
        } else {
            0.5
        };
        candidate.tags = clean_tags(&candidate.tags);
        if candidate.expires_at.is_none() && candidate.key.slot == Slot::Event {
            // Two midnights in UTC later the day is over in every time zone.
            candidate.expires_at = candidate
                .value
                .as_ref()
                .and_then(|value| value.date)
                .and_then(|day| day.checked_add_days(Days::new(2)))
                .map(|day| day.and_time(NaiveTime::MIN).and_utc());
        }
        Ok(candidate)
    }

    fn is_sensitive(&self, candidate: &Candidate) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.span.overlaps(candidate.span))
            || !sensitive::find(&candidate.content).is_empty()
            || !sensitive::find(&candidate.key.subject).is_empty()
            || value_text(candidate).is_some_and(|text| !sensitive::find(text).is_empty())
    }

    fn is_ordered(&self, candidate: &Candidate) -> bool {
        let said: Vec<&str> = self
            .tokens
            .iter()
            .skip(
                self.tokens
                    .partition_point(|token| token.end <= candidate.span.start),
            )
            .take_while(|token| token.start < candidate.span.end)
            .map(|token| token.norm.as_str())
            .collect();
        is_instruction(&said.join(" ")) || value_text(candidate).is_some_and(is_instruction)
    }

    /// Thousands of pesos are left out in speech, and a luca of Peru is one sol.
    fn is_number_said(&self, slot: Slot, millis: u64) -> bool {
        self.numbers.contains(&millis)
            || is_money(slot)
                && (millis.is_multiple_of(1_000_000) && self.numbers.contains(&(millis / 1_000))
                    // "Ya no son 20 millones, son 15".
                    || millis.is_multiple_of(1_000_000_000)
                        && self.numbers.contains(&(millis / 1_000_000))
                    || millis
                        .checked_mul(1_000)
                        .is_some_and(|more| self.numbers.contains(&more)))
    }

    /// "Le subí 5 pesos": what is known and what is said make the new figure.
    fn is_reckoned(&self, slot: Slot, before: u64, after: u64) -> bool {
        let by = before.abs_diff(after);
        let is_share = |said: &u64| text::percent_of(before, *said) == Some(by);
        let is_one = by == 1_000 && self.tokens.iter().any(|token| token.is_any(ONE));
        by > 0 && (self.is_number_said(slot, by) || is_one || self.numbers.iter().any(is_share))
    }

    fn is_grounded(
        &self,
        candidate: &Candidate,
        before: &HashSet<String>,
        number_before: Option<u64>,
    ) -> bool {
        let is_said = |word: &str| {
            let singular = stem(word);
            self.stems.contains(&singular)
                || before.contains(&singular)
                || text::has_word(NAMED, &singular)
                || word.chars().all(|character| character.is_ascii_digit())
        };
        let words: Vec<&str> = candidate
            .key
            .subject
            .split(' ')
            .filter(|word| !word.is_empty())
            .collect();
        if !words.iter().all(|word| is_said(word)) {
            return false;
        }
        let Some(value) = &candidate.value else {
            return true;
        };
        if let Some(number) = &value.number
            && !millis(number).is_some_and(|millis| {
                self.is_number_said(candidate.key.slot, millis)
                    || is_counted(candidate, millis)
                    || number_before
                        .is_some_and(|before| self.is_reckoned(candidate.key.slot, before, millis))
            })
        {
            return false;
        }
        if value.date.is_some() && !self.tokens.iter().any(is_of_calendar) {
            return false;
        }
        let Some(text) = &value.text else { return true };
        if candidate.key.slot == Slot::Hours {
            return text == "cerrado"
                || text == "abierto"
                || self.numbers.iter().any(|number| *number <= 24_000)
                || self.tokens.iter().any(|token| token.sort == Sort::Number);
        }
        fold(text)
            .split(|character: char| !character.is_alphanumeric())
            .filter(|word| word.chars().count() > 2 && !text::is_function_word(word))
            .all(is_said)
    }
}

/// One of something.
const ONE: &str = "un una uno um uma otro otra outro outra";

/// Slots whose figure may be money.
const fn is_money(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::Price
            | Slot::Policy
            | Slot::Cost
            | Slot::Revenue
            | Slot::Goal
            | Slot::Constraint
            | Slot::Metric
    )
}

fn stems_of(tokens: &[Token]) -> impl Iterator<Item = String> {
    tokens
        .iter()
        .filter(|token| matches!(token.sort, Sort::Word | Sort::Number | Sort::Link))
        .flat_map(|token| {
            let parts = token.norm.split(['-', '.', '@']).map(stem);
            std::iter::once(stem(&token.norm))
                .chain(parts)
                .collect::<Vec<_>>()
        })
}

/// "Mi esposo y yo": the rules count people who are named, as far as anybody would name them.
fn is_counted(candidate: &Candidate, millis: u64) -> bool {
    candidate.key.slot == Slot::TeamSize && candidate.origin == Origin::Rules && millis <= 8_000
}

fn numbers_of(tokens: &[Token]) -> HashSet<u64> {
    let mut found = HashSet::new();
    for at in 0..tokens.len() {
        if let Some(number) = number_at(tokens, at, tokens.len()) {
            found.insert(number.millis);
        }
        // "50 centavos", "un sol": the figure is not all that is said of the amount.
        if let Some(amount) = text::amount_at(tokens, at, tokens.len()) {
            found.insert(amount.number.millis);
        }
    }
    found
}

fn is_of_calendar(token: &Token) -> bool {
    token.sort == Sort::Number
        || text::weekday(&token.norm).is_some()
        || text::MONTHS
            .iter()
            .any(|names| names.contains(&token.norm.as_str()))
        || token.is_any("hoy hoje today manana amanha tomorrow semana mes")
        || text::number_at(std::slice::from_ref(token), 0, 1).is_some()
}

fn tidy(text: &str) -> String {
    let mut clean = text.split_whitespace().collect::<Vec<_>>().join(" ");
    clean.retain(|character| !character.is_control());
    clean
}

fn value_text(candidate: &Candidate) -> Option<&str> {
    candidate
        .value
        .as_ref()
        .and_then(|value| value.text.as_deref())
}

fn subject_of(candidate: &Candidate) -> String {
    match candidate.key.slot {
        Slot::Coverage
        | Slot::TeamSize
        | Slot::Founded
        | Slot::BusinessName
        | Slot::BusinessType => String::new(),
        _ => subject(&candidate.key.subject),
    }
}

const fn needs_subject(slot: Slot) -> bool {
    !matches!(
        slot,
        Slot::Location
            | Slot::Coverage
            | Slot::Hours
            | Slot::TeamSize
            | Slot::Founded
            | Slot::BusinessName
            | Slot::BusinessType
    )
}

/// Thousandths of a decimal as values have it.
pub(crate) fn millis(number: &str) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if fraction.len() > 3 || whole.is_empty() {
        return None;
    }
    let whole: u64 = whole.parse().ok()?;
    let fraction: u64 = format!("{fraction:0<3}").parse().ok()?;
    whole.checked_mul(1_000)?.checked_add(fraction)
}

/// The value as its slot has it, without what it does not have.
fn value_of(slot: Slot, value: Option<Value>, claim: Claim) -> Result<Option<Value>, Rejection> {
    let is_over = claim == Claim::Ended;
    let Some(mut value) = value.filter(|value| *value != Value::default()) else {
        let may_lack = matches!(
            slot,
            Slot::Offers
                | Slot::Customers
                | Slot::Person
                | Slot::Tool
                | Slot::Channel
                | Slot::Payment
                | Slot::Supplier
                | Slot::Competitor
                | Slot::Problem
                | Slot::Preference
                | Slot::Goal
                | Slot::Constraint
                | Slot::Decision
                | Slot::Habit
        );
        return if may_lack || is_over {
            Ok(None)
        } else {
            Err(Rejection::WrongValue)
        };
    };
    value.text = value
        .text
        .map(|text| tidy(&text))
        .filter(|text| !text.is_empty());
    value.currency = value
        .currency
        .filter(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()));
    let number = value
        .number
        .as_deref()
        .map(|number| millis(number).ok_or(Rejection::WrongValue))
        .transpose()?;
    let whole = number
        .filter(|millis| millis % 1_000 == 0)
        .map(|millis| millis / 1_000);
    let is_right = match slot {
        Slot::Price | Slot::Revenue | Slot::Cost => {
            value.text = None;
            number.is_some_and(|number| number > 0)
        }
        Slot::Metric => number.is_some(),
        Slot::TeamSize => whole.is_some_and(|count| (1..=100_000).contains(&count)),
        Slot::Founded => whole.is_some_and(|year| (1800..=2100).contains(&year)),
        Slot::Hours => value.text.as_deref().is_some_and(is_hours),
        Slot::Event => value
            .date
            .is_some_and(|day| (2000..=2100).contains(&day.year())),
        Slot::Location
        | Slot::Coverage
        | Slot::BusinessName
        | Slot::BusinessType
        | Slot::Policy => value.text.is_some() || value.number.is_some(),
        Slot::Person | Slot::Supplier => value.text.is_some(),
        Slot::Goal | Slot::Constraint => true,
        // Their subject says all.
        _ => return Ok(None),
    };
    if is_right || is_over {
        Ok(Some(value))
    } else {
        Err(Rejection::WrongValue)
    }
}

/// `09:00-18:00`, several of them behind commas, or one of the two words.
fn is_hours(text: &str) -> bool {
    let is_time = |time: &str| {
        time.split_once(':').is_some_and(|(hour, minute)| {
            hour.len() == 2
                && minute.len() == 2
                && hour.parse::<u32>().is_ok_and(|hour| hour <= 24)
                && minute.parse::<u32>().is_ok_and(|minute| minute < 60)
        })
    };
    matches!(text, "cerrado" | "abierto")
        || text.split(", ").all(|part| {
            part.split_once('-')
                .is_some_and(|(from, to)| is_time(from) && is_time(to))
        })
}

fn clean_tags(tags: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for tag in tags {
        let tag = fold(tag.trim());
        if !tag.is_empty()
            && tag.chars().count() <= 40
            && !kept.contains(&tag)
            && kept.len() < MOST_TAGS
        {
            kept.push(tag);
        }
    }
    kept
}

#[cfg(test)]
mod tests;
