//! Figures and days that are said, and those of what is known, made comparable.

use chrono::NaiveDate;

use crate::text::{Token, amount_at, day_at, tokens};
use crate::{Context, Known, Slot};

/// What a figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A sum.
    Money,
    /// A share.
    Percent,
    /// Days, weeks, months or hours.
    Time,
    /// A number of things.
    Count,
    /// Nothing is said of it: "ahora 42".
    Bare,
    /// A day of the calendar.
    Day,
}

impl Sort {
    /// Whether something of the one sort may be an update of something of the other.
    pub(super) fn fits(self, known: Self) -> bool {
        self == known || self == Self::Bare && known != Self::Day
    }
}

/// A figure or a day in a text.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub sort: Sort,
    /// Thousandths, where it is no day.
    pub millis: u64,
    pub day: Option<NaiveDate>,
    /// "El 31": a day of the month that is not said, if it is one.
    pub month_day: Option<u32>,
    /// ISO 4217, where a sign or a word names one.
    pub currency: Option<&'static str>,
    /// Whether it may leave out its thousands: "42" for 42 000.
    pub may_be_short: bool,
    /// Its first token, the one behind its number, and the one behind its unit.
    pub start: usize,
    pub number_end: usize,
    pub end: usize,
}

const TIMES: &str = "\
    dia dias semana semanas mes meses hora horas minuto minutos ano anos quincena quincenas day days week weeks month \
    months hour hours year years";
const MONEY: &str = "\
    peso pesos quetzal quetzales boliviano bolivianos bs guaranies gs colones lempiras sol soles reais dolares dolar euros lucas luca palos palo mangos varos lukas pila pilas conto contos";

/// The figures and days between two tokens, in order; years that only date something are none.
pub(super) fn figures(all: &[Token], from: usize, to: usize, context: &Context) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = from;
    while at < to {
        let figure = day(all, at, to, context).or_else(|| amount(all, at, to));
        match figure {
            Some(figure) => {
                at = figure.end.max(at + 1);
                if !is_year(all, &figure, from)
                    && !is_of_time(all, &figure, from)
                    && !is_of_hours(all, &figure, from, to)
                {
                    found.push(figure);
                }
            }
            None => at += 1,
        }
    }
    found
}

fn day(all: &[Token], at: usize, to: usize, context: &Context) -> Option<Figure> {
    // What is said of today is said of one day.
    if all.get(at)?.is_any("hoy hoje today en em in dentro") {
        return None;
    }
    let (day, end) = day_at(all, at, to, context.today)?;
    Some(Figure {
        sort: Sort::Day,
        millis: 0,
        day: Some(day),
        month_day: None,
        currency: None,
        may_be_short: false,
        start: at,
        number_end: end,
        end,
    })
}

fn amount(all: &[Token], at: usize, to: usize) -> Option<Figure> {
    // "Tres leches", "cuatro quesos" are names.
    if all
        .get(at + 1)
        .filter(|_| at + 1 < to)
        .is_some_and(|next| next.is_any("leches quesos queijos estaciones"))
    {
        return None;
    }
    // "La docena" is what is counted by, more often than twelve.
    if all.get(at)?.is_any("docena duzia") {
        return None;
    }
    // "Subió un sol".
    if all.get(at)?.is_any("un um una uma")
        && all.get(at + 1).filter(|_| at + 1 < to)?.is_any(MONEY)
    {
        return Some(Figure {
            sort: Sort::Money,
            millis: 1_000,
            day: None,
            month_day: None,
            currency: None,
            may_be_short: false,
            start: at,
            number_end: at + 1,
            end: at + 2,
        });
    }
    if is_half(all, at, to) {
        return Some(Figure {
            sort: Sort::Percent,
            millis: 50_000,
            day: None,
            month_day: None,
            currency: None,
            may_be_short: false,
            start: at,
            number_end: at + 1,
            end: at + 1,
        });
    }
    let amount = amount_at(all, at, to)?;
    let number = amount.number;
    // "Un millón 500" is more than its first word, and no number that is said anywhere.
    if number.is_multiplied
        && all
            .get(number.end)
            .filter(|_| number.end < to)
            .is_some_and(|token| token.sort == crate::text::Sort::Number)
    {
        return None;
    }
    let next = all.get(amount.end).filter(|_| amount.end < to);
    // "Foi pra 59 semana passada": when it was, and not how many weeks.
    let is_date = next.is_some_and(|token| token.is_any("semana mes ano"))
        && all
            .get(amount.end + 1)
            .is_some_and(|token| token.is_any("pasada passada pasado passado proxima proximo que"));
    let is_time = next.is_some_and(|token| token.is_any(TIMES)) && !amount.is_money && !is_date;
    let is_workday = all
        .get(amount.end + 1)
        .filter(|_| amount.end + 1 < to)
        .is_some_and(|token| token.is_any("habiles habil uteis util corridos laborables"));
    let sort = if amount.is_percent {
        Sort::Percent
    } else if is_time {
        Sort::Time
    } else if amount.is_money {
        Sort::Money
    } else {
        Sort::Bare
    };
    let is_day = at
        .checked_sub(1)
        .and_then(|before| all.get(before))
        .is_some_and(|before| before.is_any("el al dia pal del"));
    let is_bare = sort == Sort::Bare && number.is_digits && number.millis.is_multiple_of(1_000);
    Some(Figure {
        sort,
        millis: number.millis,
        day: None,
        month_day: u32::try_from(number.millis / 1_000)
            .ok()
            .filter(|day| is_bare && is_day && (1..=31).contains(day)),
        currency: amount.currency,
        may_be_short: !number.is_multiplied && number.millis < 1_000_000 && number.is_digits,
        start: at,
        number_end: amount.end,
        end: amount.end + usize::from(is_time) + usize::from(is_time && is_workday),
    })
}

/// "Pido la mitad por adelantado" asks for 50 %.
fn is_half(all: &[Token], at: usize, to: usize) -> bool {
    let near = |from: usize, to: usize, words: &'static str| {
        (from..to).any(|at| all.get(at).is_some_and(|token| token.is_any(words)))
    };
    all.get(at)
        .is_some_and(|token| token.is_any("mitad metade"))
        && (near(
            at.saturating_sub(6),
            at,
            "pido pedimos piden pide cobro cobramos anticipo adelanto sena sinal peco exijo exigimos",
        ) || near(
            at + 1,
            to.min(at + 5),
            "adelantado adelanto anticipo anticipado sena sinal adelantada adiantado",
        ))
}

/// "De 8 a 12" is an opening, "pasó de 8 a 12" is not.
fn is_of_hours(all: &[Token], figure: &Figure, from: usize, to: usize) -> bool {
    let is = |at: Option<usize>, words: &'static str| {
        at.filter(|at| (from..to).contains(at))
            .and_then(|at| all.get(at))
            .is_some_and(|token| token.is_any(words))
    };
    let hour =
        |at: usize| crate::text::number_at(all, at, to).filter(|number| number.millis <= 24_000);
    let before = |back: usize| figure.start.checked_sub(back);
    let moved = |at: Option<usize>| {
        at.filter(|at| *at >= from)
            .and_then(|at| all.get(at))
            .is_some_and(super::marks::moves)
    };
    if figure.sort != Sort::Bare || figure.millis > 24_000 {
        return false;
    }
    let begins = is(before(1), "de")
        && is(Some(figure.end), "a")
        && hour(figure.end + 1)
            .is_some_and(|other| other.end >= to || !is(Some(other.end), "% por mil"))
        && !moved(before(2));
    let ends = is(before(1), "a")
        && before(2).and_then(hour).is_some()
        && is(before(3), "de")
        && !moved(before(4));
    begins || ends
}

/// "Para 2027", "desde 2019".
fn is_year(all: &[Token], figure: &Figure, from: usize) -> bool {
    figure.sort == Sort::Bare
        && (1_900_000..2_100_000).contains(&figure.millis)
        && figure.millis.is_multiple_of(1_000)
        && figure.start > from
        // "Lo puse en 2000".
        && !(all.get(figure.start - 1).is_some_and(|token| token.is_any("en em a"))
            && figure.start.checked_sub(2).and_then(|at| all.get(at)).is_some_and(super::marks::moves))
        && all.get(figure.start - 1).is_some_and(|token| {
            token.is_any("para pra en em de del do desde desse este hasta ate in since ano for")
        })
}

/// "A partir del lunes", "a las 5": since when, and at what hour.
fn is_of_time(all: &[Token], figure: &Figure, from: usize) -> bool {
    let is = |back: usize, words: &'static str| {
        figure
            .start
            .checked_sub(back)
            .filter(|at| *at >= from)
            .and_then(|at| all.get(at))
            .is_some_and(|token| token.is_any(words))
    };
    if figure.sort == Sort::Day {
        is(1, "partir desde hasta ate since until")
    } else {
        figure.sort == Sort::Bare && is(1, "las as") && (is(2, "a hasta desde son") || is(1, "as"))
    }
}

/// What a known fact says, as far as it can be compared.
#[derive(Debug, Clone)]
pub(super) struct Old {
    pub sort: Sort,
    pub millis: u64,
    pub day: Option<NaiveDate>,
    /// What stands behind the figure in words: "dias".
    pub unit: Option<String>,
}

/// The figure or day of a known fact.
pub(super) fn old(known: &Known, slot: Slot) -> Option<Old> {
    let value = known.value.as_ref()?;
    if let Some(day) = value.date {
        return (slot == Slot::Event).then_some(Old {
            sort: Sort::Day,
            millis: 0,
            day: Some(day),
            unit: None,
        });
    }
    // A rule of the house is kept in its words, and only these have the unit.
    let from_words = value.text.as_deref().and_then(|text| said(text, slot));
    let Some(number) = value.number.as_deref() else {
        return from_words;
    };
    let millis = crate::validate::millis(number)?;
    let unit = value
        .unit
        .clone()
        .or_else(|| from_words.as_ref().and_then(|old| old.unit.clone()));
    let sort = match unit.as_deref() {
        _ if value.currency.is_some() => Sort::Money,
        Some("%") => Sort::Percent,
        Some(unit) if crate::text::has_word(TIMES, &crate::text::fold(unit)) => Sort::Time,
        _ if matches!(slot, Slot::Price | Slot::Cost | Slot::Revenue) => Sort::Money,
        _ => from_words.map_or(Sort::Count, |old| old.sort),
    };
    Some(Old {
        sort,
        millis,
        day: None,
        unit,
    })
}

fn said(text: &str, slot: Slot) -> Option<Old> {
    if !matches!(slot, Slot::Policy | Slot::Constraint | Slot::Metric) {
        return None;
    }
    let all = tokens(text);
    // "Mitad" is what is asked for beforehand.
    if all.len() <= 2 && all.iter().any(|token| token.is_any("mitad metade")) {
        return Some(Old {
            sort: Sort::Percent,
            millis: 50_000,
            day: None,
            unit: None,
        });
    }
    let mut found = (0..all.len()).filter_map(|at| amount(&all, at, all.len()));
    let mut figure = found.next()?;
    // Of two figures nobody knows which one has changed, but the one share among them.
    let others: Vec<Figure> = found.filter(|other| other.start >= figure.end).collect();
    if !others.is_empty() {
        let mut shares = std::iter::once(figure)
            .chain(others)
            .filter(|figure| figure.sort == Sort::Percent);
        figure = shares.next()?;
        if shares.next().is_some() {
            return None;
        }
    }
    let unit = all
        .get(figure.number_end)
        .filter(|token| token.is_word() && !token.is_any("de por a y o para en la el"))
        .map(|token| token.norm.clone());
    let is_slang = (figure.start..figure.number_end).any(|at| {
        all.get(at)
            .is_some_and(|token| crate::text::has_word(MONEY, &token.norm))
    });
    let sort = match figure.sort {
        Sort::Bare if is_slang => Sort::Money,
        Sort::Bare
            if unit
                .as_deref()
                .is_some_and(|unit| crate::text::has_word(MONEY, unit)) =>
        {
            Sort::Money
        }
        Sort::Bare => Sort::Count,
        sort => sort,
    };
    Some(Old {
        sort,
        millis: figure.millis,
        day: None,
        unit,
    })
}

/// What is said, in thousandths, beside what was known: with the thousands that people leave out where they would be
/// missed; `None` where the two are no measures of one thing.
pub(super) fn read_beside(figure: &Figure, old: &Old, widest: u64) -> Option<u64> {
    if figure.sort == Sort::Day || old.sort == Sort::Percent {
        return Some(figure.millis);
    }
    if old.sort == Sort::Time || figure.sort == Sort::Time {
        return (figure.millis > 0).then_some(figure.millis);
    }
    let is_near = |millis: u64| {
        millis > 0
            && millis <= old.millis.saturating_mul(widest)
            && old.millis <= millis.saturating_mul(widest)
    };
    let long = figure.millis.saturating_mul(1_000);
    let has_thousands = old.sort == Sort::Money && old.millis >= 1_000_000;
    let millions = figure.millis.saturating_mul(1_000_000);
    let has_millions = old.millis >= 1_000_000_000;
    if is_near(figure.millis) {
        Some(figure.millis)
    } else if figure.may_be_short && has_millions && is_near(millions) {
        // "No son 20 millones, son 15".
        Some(millions)
    } else if figure.may_be_short && has_thousands && is_near(long) {
        Some(long)
    } else {
        None
    }
}
