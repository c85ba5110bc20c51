//! Days.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::Language;

type Months = [&'static str; 12];

const SPANISH_MONTHS: Months = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

const PORTUGUESE_MONTHS: Months = [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
];

const ENGLISH_MONTHS: Months = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day: `3 de diciembre de 2026`, `3 de dezembro de 2026`, `December 3, 2026`.
#[must_use]
pub fn format_date(date: NaiveDate, language: Language) -> String {
    let (day, month, year) = (date.day(), month_name(date, language), date.year());
    match language {
        Language::Spanish | Language::Portuguese => format!("{day} de {month} de {year}"),
        Language::English => format!("{month} {day}, {year}"),
    }
}

/// The month of a day, as it stands within a sentence.
fn month_name(date: NaiveDate, language: Language) -> &'static str {
    let months = language.pick(&SPANISH_MONTHS, &PORTUGUESE_MONTHS, &ENGLISH_MONTHS);
    months[date.month0() as usize]
}

/// A day of the week, as it stands within a sentence: `martes`, `terça-feira`, `Tuesday`.
#[must_use]
pub const fn weekday_name(weekday: Weekday, language: Language) -> &'static str {
    match weekday {
        Weekday::Mon => language.pick("lunes", "segunda-feira", "Monday"),
        Weekday::Tue => language.pick("martes", "terça-feira", "Tuesday"),
        Weekday::Wed => language.pick("miércoles", "quarta-feira", "Wednesday"),
        Weekday::Thu => language.pick("jueves", "quinta-feira", "Thursday"),
        Weekday::Fri => language.pick("viernes", "sexta-feira", "Friday"),
        Weekday::Sat => language.pick("sábado", "sábado", "Saturday"),
        Weekday::Sun => language.pick("domingo", "domingo", "Sunday"),
    }
}
