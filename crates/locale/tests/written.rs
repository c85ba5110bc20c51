//! What is written here is what the web writes: `web/src/i18n/written.test.ts` holds the same examples against `Intl`.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};
use locale::{
    Language, format_amount, format_count, format_date, format_percent, format_percent_number,
    weekday_name,
};
use serde_json::Value;

/// The examples of a language.
fn examples(language: Language) -> Value {
    let all: Value = serde_json::from_str(include_str!("written.json")).unwrap();
    all[language.tag()].clone()
}

/// Holds every example of a kind against what is written here.
#[track_caller]
fn assert_written(kind: &str, written: impl Fn(&str, Language) -> String) {
    for language in Language::ALL {
        let examples: BTreeMap<String, String> =
            serde_json::from_value(examples(language)[kind].clone()).unwrap();
        assert!(examples.len() > 3);
        for (given, expected) in examples {
            assert_eq!(written(&given, language), expected, "{language:?}: {given}");
        }
    }
}

#[test]
fn amounts_are_written_as_the_web_writes_them() {
    assert_written("amounts", |given, language| {
        let (amount, currency) = given.split_once(' ').unwrap();
        let decimals = amount.split_once('.').map_or(0, |(_, rest)| rest.len());
        let minor = amount.replace('.', "").parse().unwrap();
        format_amount(minor, currency, u32::try_from(decimals).unwrap(), language)
    });
}

#[test]
fn counts_are_written_as_the_web_writes_them() {
    assert_written("counts", |given, language| {
        format_count(given.parse().unwrap(), language)
    });
}

#[test]
fn rates_are_written_as_the_web_writes_them() {
    assert_written("percents", |given, language| {
        format_percent(given.parse().unwrap(), language)
    });
    assert_written("percents", |given, language| {
        let number = format_percent_number(given.parse().unwrap(), language);
        number + language.pick("\u{a0}%", "%", "%")
    });
}

#[test]
fn days_are_written_as_the_web_writes_them() {
    assert_written("dates", |given, language| {
        format_date(given.parse::<NaiveDate>().unwrap(), language)
    });
}

#[test]
fn days_of_the_week_have_the_names_that_the_web_gives_them() {
    for language in Language::ALL {
        let mut weekday = Weekday::Mon;
        for expected in examples(language)["weekdays"].as_array().unwrap() {
            assert_eq!(weekday_name(weekday, language), expected);
            weekday = weekday.succ();
        }
        assert_eq!(weekday, Weekday::Mon);
    }
}
