//! How a model is told what time it is.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use locale::{Language, format_date, weekday_name};

/// `lunes 23 de noviembre de 2026`, as it is said in a sentence: Spanish without a comma.
pub(crate) fn long_date(time: &DateTime<FixedOffset>, language: Language) -> String {
    let weekday = weekday_name(time.weekday(), language);
    let comma = language.pick("", ",", ",");
    let date = format_date(time.date_naive(), language);
    format!("{weekday}{comma} {date}")
}

/// `09:05`.
pub(crate) fn clock(time: &DateTime<FixedOffset>) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
