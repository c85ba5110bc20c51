//! The languages the product answers in, and how each writes a date.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};

/// A language of the product.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Spanish of Latin America, and whatever is not known.
    #[default]
    Spanish,
    /// Portuguese of Brazil.
    Portuguese,
    /// English.
    English,
}

impl Language {
    /// The language of a tag such as `es`, `pt-BR` or `en_US`; Spanish where it is none of the three.
    ///
    /// ```
    /// use prompt::Language;
    /// assert_eq!(Language::from_tag("pt-BR"), Language::Portuguese);
    /// assert_eq!(Language::from_tag("fr"), Language::Spanish);
    /// ```
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "pt" => Self::Portuguese,
            "en" => Self::English,
            _ => Self::Spanish,
        }
    }

    /// One of three texts.
    pub(crate) const fn pick<'a>(
        self,
        spanish: &'a str,
        portuguese: &'a str,
        english: &'a str,
    ) -> &'a str {
        match self {
            Self::Spanish => spanish,
            Self::Portuguese => portuguese,
            Self::English => english,
        }
    }

    /// `lunes 23 de noviembre de 2026`.
    pub(crate) fn long_date(self, time: &DateTime<FixedOffset>) -> String {
        let weekday = self.weekday(time);
        let month = self.month(time);
        let (day, year) = (time.day(), time.year());
        match self {
            Self::Spanish => format!("{weekday} {day} de {month} de {year}"),
            Self::Portuguese => format!("{weekday}, {day} de {month} de {year}"),
            Self::English => format!("{weekday}, {month} {day}, {year}"),
        }
    }

    fn weekday(self, time: &DateTime<FixedOffset>) -> &'static str {
        const NAMES: [[&str; 7]; 3] = [
            [
                "lunes",
                "martes",
                "miércoles",
                "jueves",
                "viernes",
                "sábado",
                "domingo",
            ],
            [
                "segunda-feira",
                "terça-feira",
                "quarta-feira",
                "quinta-feira",
                "sexta-feira",
                "sábado",
                "domingo",
            ],
            [
                "Monday",
                "Tuesday",
                "Wednesday",
                "Thursday",
                "Friday",
                "Saturday",
                "Sunday",
            ],
        ];
        NAMES[self as usize][time.weekday().num_days_from_monday() as usize]
    }

    fn month(self, time: &DateTime<FixedOffset>) -> &'static str {
        const NAMES: [[&str; 12]; 3] = [
            [
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
            ],
            [
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
            ],
            [
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
            ],
        ];
        NAMES[self as usize][time.month0() as usize]
    }
}

/// `09:05`.
pub(crate) fn clock(time: &DateTime<FixedOffset>) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
