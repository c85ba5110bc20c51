//! Hours of opening and days of the calendar.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::token::{Sort, Token};

/// From when until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hours {
    /// `09:00-18:00`.
    pub text: String,
    /// Behind its last token.
    pub end: usize,
}

/// The months, folded, in Spanish, Portuguese and English.
pub(crate) const MONTHS: &[[&str; 4]] = &[
    ["enero", "janeiro", "january", "ene"],
    ["febrero", "fevereiro", "february", "feb"],
    ["marzo", "marco", "march", "mar_"],
    ["abril", "abril", "april", "abr"],
    ["mayo", "maio", "may", "may_"],
    ["junio", "junho", "june", "jun"],
    ["julio", "julho", "july", "jul"],
    ["agosto", "agosto", "august", "ago"],
    ["septiembre", "setembro", "september", "setiembre"],
    ["octubre", "outubro", "october", "oct"],
    ["noviembre", "novembro", "november", "nov"],
    ["diciembre", "dezembro", "december", "dic"],
];

/// The days of the week from Monday, folded.
pub(crate) const WEEKDAYS: &[[&str; 5]] = &[
    ["lunes", "segunda", "segundas", "monday", "mondays"],
    ["martes", "terca", "tercas", "tuesday", "tuesdays"],
    ["miercoles", "quarta", "quartas", "wednesday", "wednesdays"],
    ["jueves", "quinta", "quintas", "thursday", "thursdays"],
    ["viernes", "sexta", "sextas", "friday", "fridays"],
    ["sabado", "sabados", "sab", "saturday", "saturdays"],
    ["domingo", "domingos", "dom", "sunday", "sundays"],
];

/// The weekday that a folded word names, 0 being Monday.
pub(crate) fn weekday(word: &str) -> Option<usize> {
    let word = word
        .strip_suffix("-feira")
        .or_else(|| word.strip_suffix("-feiras"))
        .unwrap_or(word);
    WEEKDAYS.iter().position(|names| names.contains(&word))
}

#[derive(Clone, Copy)]
struct Hour {
    minutes: u32,
    half: Option<bool>,
    is_marked: bool,
    end: usize,
}

fn hour_at(tokens: &[Token], at: usize, end: usize) -> Option<Hour> {
    let get = |at: usize| tokens.get(at).filter(|_| at < end);
    let first = get(at)?;
    if first.is_any("mediodia meio-dia noon") {
        return Some(Hour {
            minutes: 720,
            half: None,
            is_marked: true,
            end: at + 1,
        });
    }
    if first.is_any("medianoche meia-noite midnight") {
        return Some(Hour {
            minutes: 1440,
            half: None,
            is_marked: true,
            end: at + 1,
        });
    }
    let mut next = at + 1;
    let mut is_marked = false;
    let (hour, mut minute) = if first.sort == Sort::Number {
        let (hour, minute) = first
            .norm
            .split_once([':', '.'])
            .unwrap_or((&first.norm, "0"));
        is_marked = first.norm.contains(':');
        (
            hour.parse::<u32>().ok()?,
            minute.parse::<u32>().ok().filter(|_| minute.len() <= 2)?,
        )
    } else {
        let number = super::numbers::number_at(tokens, at, end).or_else(|| {
            first.is_any("una uma").then_some(super::Number {
                millis: 1000,
                end: at + 1,
                is_slang: false,
                is_digits: false,
                is_multiplied: false,
            })
        })?;
        // "Seis y media" is no thirty-six.
        next = number.end;
        (u32::try_from(number.millis / 1000).ok()?, 0)
    };
    if hour > 24 || minute > 59 {
        return None;
    }
    if get(next).is_some_and(|token| token.is_any("y e"))
        && get(next + 1).is_some_and(|token| token.is_any("media meia cuarto 30 15"))
    {
        minute = if get(next + 1).is_some_and(|token| token.is_any("cuarto 15")) {
            15
        } else {
            30
        };
        next += 2;
    }
    if get(next).is_some_and(|token| token.is_any("h hs hrs hr horas hora")) {
        is_marked = true;
        next += 1;
        if get(next - 1).is_some_and(|token| token.is("h"))
            && let Some(token) = get(next).filter(|token| {
                token.sort == Sort::Number
                    && token.norm.len() == 2
                    && token.start == tokens.get(next - 1).map_or(0, |before| before.end)
            })
        {
            minute = token.norm.parse().ok().filter(|minute| *minute < 60)?;
            next += 1;
        }
        if get(next).is_some_and(|token| token.is(".")) {
            next += 1;
        }
    }
    let mut half = None;
    if let Some(token) = get(next) {
        if token.is_any("am pm") {
            half = Some(token.is("pm"));
            next += 1;
        } else if token.is_any("a p")
            && get(next + 1).is_some_and(|mark| mark.is("."))
            && get(next + 2).is_some_and(|letter| letter.is("m"))
        {
            half = Some(token.is("p"));
            next += 3;
            if get(next).is_some_and(|mark| mark.is(".")) {
                next += 1;
            }
        } else if token.is_any("de da in at") {
            let skip = usize::from(get(next + 1).is_some_and(|article| article.is_any("la the")));
            if let Some(part) = get(next + 1 + skip) {
                if part.is_any("manana manha madrugada morning") {
                    half = Some(false);
                    next += 2 + skip;
                } else if part.is_any("tarde noche noite afternoon evening night") {
                    half = Some(true);
                    next += 2 + skip;
                }
            }
        }
    }
    Some(Hour {
        minutes: hour * 60 + minute,
        half,
        is_marked: is_marked || half.is_some(),
        end: next,
    })
}

/// Opening hours at a token: "de 9 a 6", "9am-6pm", "das 9 às 18h". A start of 1 to 5 without more is in the afternoon,
/// and what ends before it begins ends in the afternoon.
pub(crate) fn hours_at(tokens: &[Token], at: usize, end: usize) -> Option<Hours> {
    let get = |at: usize| tokens.get(at).filter(|_| at < end);
    let mut next = at;
    let is_led = get(at).is_some_and(|token| token.is_any("de das desde from da entre"));
    if is_led {
        next += 1;
        if get(next).is_some_and(|token| token.is_any("las la as")) {
            next += 1;
        }
    }
    let from = hour_at(tokens, next, end)?;
    next = from.end;
    let linked = get(next).filter(|token| token.is_any("a - as hasta to ate y til until e"))?;
    if linked.is_any("y e") && !get(at).is_some_and(|token| token.is("entre")) {
        return None;
    }
    next += 1;
    while get(next).is_some_and(|token| token.is_any("las la as a o")) {
        next += 1;
    }
    let to = hour_at(tokens, next, end)?;
    // "Entre 15 y 20 pacientes", "de 15 a 20 pedidos por día": what stands behind them is counted.
    let is_counted = get(to.end).is_some_and(|token| {
        token.is_word()
            && token.norm.len() > 3
            && token.norm.ends_with('s')
            && weekday(&token.norm).is_none()
            && !token.is_any("horas nomas todos todas feriados festivos entre")
    });
    if is_counted && (linked.is_any("y e") || super::period_at(tokens, to.end + 1, end).is_some()) {
        return None;
    }
    let is_announced = at
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|token| {
            token.is_any("\
                abrimos abro atendemos atiendo abre horario trabajamos abierto : aberto abertos abiertos dias")
        });
    // "L-V 8-8", "8 a 13 y 16 a 20": bare figures, with nothing that they could count behind them.
    let is_bare = at == 0 && get(to.end).is_none();
    let is_alone = !is_bare && get(to.end).is_none_or(|token| {
        token.sort == Sort::Line || token.is_any(", . ; y e de los todos nomas lunes martes sabado sabados domingo domingos sab dom corrido")
    }) && at.checked_sub(1).and_then(|before| tokens.get(before)).is_none_or(|token| {
        token.is_any(", y e : . ; l-v l-s l-d lun-vie lun-sab semana v s vie") || weekday(&token.norm).is_some()
    }) && get(at).is_some_and(|token| token.sort == Sort::Number)
        && (from.minutes >= 240 && from.minutes < to.minutes || to.minutes < 720 && to.minutes >= 60 && to.minutes <= from.minutes);
    if !is_led && !from.is_marked && !to.is_marked && !is_announced && !is_alone {
        return None;
    }
    let mut start = from.minutes;
    let mut stop = to.minutes;
    match (from.half, to.half) {
        (Some(true), _) if start < 720 => start += 720,
        (Some(false), _) if start >= 720 => start -= 720,
        (None, Some(true))
            if (60..420).contains(&start) && !from_is_written_full(tokens, from.end) =>
        {
            start += 720
        }
        (None, None)
            if (60..300).contains(&start) && stop <= 720 && stop != 0 && !from.is_marked =>
        {
            start += 720
        }
        _ => {}
    }
    match to.half {
        Some(true) if stop < 720 => stop += 720,
        Some(true) if stop == 720 => stop = 1440,
        Some(_) => {}
        None if stop == 0 => stop = 1440,
        None if stop <= start && stop + 720 > start && stop <= 720 => stop += 720,
        None => {}
    }
    if start >= 1440 {
        return None;
    }
    Some(Hours {
        text: format!(
            "{:02}:{:02}-{:02}:{:02}",
            start / 60,
            start % 60,
            (stop / 60) % 24,
            stop % 60
        ),
        end: to.end,
    })
}

fn from_is_written_full(tokens: &[Token], end: usize) -> bool {
    end.checked_sub(1)
        .and_then(|at| tokens.get(at))
        .is_some_and(|token| token.norm.contains(':') && token.norm.starts_with('0'))
}

/// The day that begins at a token, counted from `today`, and behind which token it ends.
pub(crate) fn day_at(
    tokens: &[Token],
    at: usize,
    end: usize,
    today: NaiveDate,
) -> Option<(NaiveDate, usize)> {
    let get = |at: usize| tokens.get(at).filter(|_| at < end);
    let first = get(at)?;
    if first.sort == Sort::Number {
        return numbered(tokens, at, end, today);
    }
    match first.norm.as_str() {
        "manana" | "amanha" | "tomorrow" => {
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            if before.is_some_and(|token| token.is_any("la por de cada da")) {
                return None;
            }
            return Some((today.checked_add_days(Days::new(1))?, at + 1));
        }
        "hoy" | "hoje" | "today" => return Some((today, at + 1)),
        "pasado" if get(at + 1).is_some_and(|token| token.is("manana")) => {
            return Some((today.checked_add_days(Days::new(2))?, at + 2));
        }
        "primero" | "primeiro" if get(at + 1).is_some_and(|token| token.is("de")) => {
            let month = get(at + 2).and_then(|token| month(&token.norm))?;
            return Some((next_day(today, 1, month)?, at + 3));
        }
        _ => {}
    }
    if let Some(month) = month(&first.norm).filter(|_| first.norm.len() > 3)
        && let Some(day) = get(at + 1)
            .filter(|token| token.sort == Sort::Number)
            .and_then(|token| token.norm.parse::<u32>().ok())
    {
        return Some((next_day(today, day, month)?, at + 2));
    }
    let is_led = first.is_any("el este proximo nesta neste on next this proxima pro del al no na");
    if is_led || weekday(&first.norm).is_some() {
        let mut next = at + usize::from(is_led);
        while get(next).is_some_and(|token| token.is_any("proximo proxima dia este the")) {
            next += 1;
        }
        if let Some(day) = get(next).and_then(|token| weekday(&token.norm)) {
            if !is_led {
                return None;
            }
            // "El viernes 15 de enero": the day of the month decides.
            if let Some(found) = get(next + 1)
                .filter(|token| token.sort == Sort::Number)
                .and_then(|_| numbered(tokens, next + 1, end, today))
            {
                return Some(found);
            }
            let ahead = (day + 7 - today.weekday().num_days_from_monday() as usize) % 7;
            let ahead = if ahead == 0 { 7 } else { ahead };
            return Some((today.checked_add_days(Days::new(ahead as u64))?, next + 1));
        }
        if get(next).is_some_and(|token| token.sort == Sort::Number) {
            return numbered(tokens, next, end, today);
        }
        return None;
    }
    if first.is_any("en em in dentro") {
        let skip = usize::from(get(at + 1).is_some_and(|token| token.is("de")));
        let number = super::numbers::number_at(tokens, at + 1 + skip, end)?;
        let count = u32::try_from(number.millis / 1000).ok()?;
        let unit = get(number.end)?;
        let day = match unit.norm.as_str() {
            "dias" | "days" => today.checked_add_days(Days::new(u64::from(count)))?,
            "semanas" | "weeks" => today.checked_add_days(Days::new(u64::from(count) * 7))?,
            "meses" | "months" => today.checked_add_months(Months::new(count))?,
            _ => return None,
        };
        return Some((day, number.end + 1));
    }
    None
}

fn month(word: &str) -> Option<u32> {
    MONTHS
        .iter()
        .position(|names| names.contains(&word))
        .and_then(|at| u32::try_from(at + 1).ok())
}

/// "15 de enero (de 2027)", "15/01", "2026-01-15".
fn numbered(
    tokens: &[Token],
    at: usize,
    end: usize,
    today: NaiveDate,
) -> Option<(NaiveDate, usize)> {
    let get = |at: usize| tokens.get(at).filter(|_| at < end);
    let figure = |at: usize| {
        get(at)
            .filter(|token| token.sort == Sort::Number)
            .and_then(|token| token.norm.parse::<u32>().ok())
    };
    let day = figure(at)?;
    let second = get(at + 1)?;
    if second.is_any("/ -") {
        let middle = figure(at + 2)?;
        let third = get(at + 3)
            .filter(|token| token.is_any("/ -"))
            .and_then(|_| figure(at + 4));
        if day > 1900 {
            return Some((
                NaiveDate::from_ymd_opt(i32::try_from(day).ok()?, middle, third?)?,
                at + 5,
            ));
        }
        if second.is("-") && third.is_none() {
            return None;
        }
        return match third {
            Some(year) => {
                let year = if year < 100 { year + 2000 } else { year };
                Some((
                    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, middle, day)?,
                    at + 5,
                ))
            }
            None => Some((next_day(today, day, middle)?, at + 3)),
        };
    }
    let skip = usize::from(second.is_any("de of"));
    let month = get(at + 1 + skip).and_then(|token| month(&token.norm))?;
    let mut next = at + 2 + skip;
    let of = usize::from(get(next).is_some_and(|token| token.is_any("de del do")));
    if let Some(year) = figure(next + of).filter(|year| (2000..2100).contains(year)) {
        next += of + 1;
        return Some((
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?,
            next,
        ));
    }
    Some((next_day(today, day, month)?, next))
}

/// The next day of that name; today counts.
fn next_day(today: NaiveDate, day: u32, month: u32) -> Option<NaiveDate> {
    let this = NaiveDate::from_ymd_opt(today.year(), month, day)?;
    if this >= today {
        Some(this)
    } else {
        NaiveDate::from_ymd_opt(today.year() + 1, month, day)
    }
}
