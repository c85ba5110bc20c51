//! What is written here is what the web writes: `web/src/i18n/written.test.ts` holds the same examples against `Intl`.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};
use locale::{
    Language, Locale, format_amount, format_count, format_date, format_percent,
    format_percent_number, weekday_name,
};
use serde_json::Value;

/// The examples: by languages, `pt-BR`, and by Spanish in countries, `es-CO`.
fn examples() -> BTreeMap<String, Value> {
    serde_json::from_str(include_str!("written.json")).unwrap()
}

/// Holds every example of a kind of number against what is written here.
#[track_caller]
fn assert_written(kind: &str, written: impl Fn(&str, Locale) -> String) {
    let all = examples();
    assert!(all.len() > Language::ALL.len());
    for (tag, examples) in all {
        let country = tag.strip_prefix("es-");
        let locale = Locale::new(Language::from_tag(&tag), country);
        let examples: BTreeMap<String, String> =
            serde_json::from_value(examples[kind].clone()).unwrap();
        assert!(examples.len() > 3);
        for (given, expected) in examples {
            assert_eq!(written(&given, locale), expected, "{tag}: {given}");
        }
    }
}

#[test]
fn amounts_are_written_as_the_web_writes_them() {
    assert_written("amounts", |given, locale| {
        let (amount, currency) = given.split_once(' ').unwrap();
        let decimals = amount.split_once('.').map_or(0, |(_, rest)| rest.len());
        let minor = amount.replace('.', "").parse().unwrap();
        format_amount(minor, currency, u32::try_from(decimals).unwrap(), locale)
    });
}

#[test]
fn counts_are_written_as_the_web_writes_them() {
    assert_written("counts", |given, locale| {
        format_count(given.parse().unwrap(), locale)
    });
}

#[test]
fn rates_are_written_as_the_web_writes_them() {
    assert_written("percents", |given, locale| {
        format_percent(given.parse().unwrap(), locale)
    });
    assert_written("percents", |given, locale| {
        let number = format_percent_number(given.parse().unwrap(), locale);
        number + locale.language().pick("\u{a0}%", "%", "%")
    });
}

#[test]
fn days_are_written_as_the_web_writes_them() {
    for language in Language::ALL {
        let dates = examples()[language.tag()]["dates"].clone();
        let dates: BTreeMap<NaiveDate, String> = serde_json::from_value(dates).unwrap();
        assert_eq!(dates.len(), 12);
        for (date, expected) in dates {
            assert_eq!(format_date(date, language), expected);
        }
    }
}

#[test]
fn days_of_the_week_have_the_names_that_the_web_gives_them() {
    for language in Language::ALL {
        let mut weekday = Weekday::Mon;
        for expected in examples()[language.tag()]["weekdays"].as_array().unwrap() {
            assert_eq!(weekday_name(weekday, language), expected);
            weekday = weekday.succ();
        }
        assert_eq!(weekday, Weekday::Mon);
    }
}
