//! Whether two values of one fact say the same.

use std::collections::BTreeSet;

use super::relation::words_of;
use crate::text::{fold, stem};
use crate::{Slot, Value};

/// What a value that is said does to the one that is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Agreement {
    /// It says the same, or less.
    Same,
    /// It says the same and more; this is both together.
    Finer(Value),
    /// It says something else.
    Differs,
}

/// Compares them. Where the person corrects themselves, saying less is saying something else.
pub(super) fn agreement(
    slot: Slot,
    known: Option<&Value>,
    said: Option<&Value>,
    is_correction: bool,
) -> Agreement {
    let Some(said) = said.filter(|value| **value != Value::default()) else {
        return Agreement::Same;
    };
    let Some(known) = known.filter(|value| **value != Value::default()) else {
        return Agreement::Finer(said.clone());
    };
    if differ(
        known.number.as_deref().map(decimal),
        said.number.as_deref().map(decimal),
    ) || differ(known.currency.as_ref(), said.currency.as_ref())
        || differ(
            known.unit.as_deref().map(unit),
            said.unit.as_deref().map(unit),
        )
        || differ(known.date, said.date)
    {
        return Agreement::Differs;
    }
    // "50%" may have been read as words once and as a figure once.
    if known.number.is_some() != said.number.is_some()
        && known.text.is_some() != said.text.is_some()
    {
        return if all_words(known) == all_words(said) {
            Agreement::Same
        } else {
            Agreement::Differs
        };
    }
    let text = match (known.text.as_deref(), said.text.as_deref()) {
        (Some(known), Some(said)) => texts(slot, known, said, is_correction),
        (None, Some(said)) => Text::Finer(said.to_owned()),
        (_, None) => Text::Same,
    };
    let adds = (known.number.is_none() && said.number.is_some())
        || (known.date.is_none() && said.date.is_some());
    match text {
        Text::Differs => Agreement::Differs,
        Text::Same if !adds => Agreement::Same,
        Text::Same => Agreement::Finer(together(known, said, None)),
        Text::Finer(text) => Agreement::Finer(together(known, said, Some(text))),
    }
}

fn differ<T: PartialEq>(known: Option<T>, said: Option<T>) -> bool {
    known.zip(said).is_some_and(|(known, said)| known != said)
}

fn together(known: &Value, said: &Value, text: Option<String>) -> Value {
    Value {
        text: text.or_else(|| known.text.clone()),
        number: said.number.clone().or_else(|| known.number.clone()),
        currency: said.currency.clone().or_else(|| known.currency.clone()),
        unit: said.unit.clone().or_else(|| known.unit.clone()),
        date: said.date.or(known.date),
    }
}

enum Text {
    Same,
    Finer(String),
    Differs,
}

/// The longest list of what somebody does.
const LONGEST_LIST: usize = 160;

fn texts(slot: Slot, known: &str, said: &str, is_correction: bool) -> Text {
    if slot == Slot::Hours {
        let tidy = |text: &str| fold(text).split_whitespace().collect::<String>();
        return if tidy(known) == tidy(said) {
            Text::Same
        } else {
            Text::Differs
        };
    }
    let (known_words, said_words) = (words_of(known), words_of(said));
    if known_words == said_words {
        return Text::Same;
    }
    if is_correction {
        return Text::Differs;
    }
    if said_words.is_subset(&known_words) {
        return Text::Same;
    }
    if matches!(slot, Slot::Person | Slot::Supplier) {
        return list(known, said);
    }
    if known_words.is_subset(&said_words) {
        return Text::Finer(said.to_owned());
    }
    Text::Differs
}

/// Somebody may be a partner and keep the books: both are remembered.
fn list(known: &str, said: &str) -> Text {
    let mut items: Vec<&str> = known.split(';').map(str::trim).collect();
    for item in said.split(';').map(str::trim) {
        let words = words_of(item);
        if items.iter().any(|known| words.is_subset(&words_of(known))) {
            continue;
        }
        items.retain(|known| !words_of(known).is_subset(&words));
        items.push(item);
    }
    let joined = items.join("; ");
    if joined.chars().count() > LONGEST_LIST {
        return Text::Differs;
    }
    Text::Finer(joined)
}

/// The digits of a decimal without zeros that say nothing.
fn decimal(number: &str) -> &str {
    let number = number.trim().trim_start_matches('0');
    if number.contains('.') {
        number.trim_end_matches('0').trim_end_matches('.')
    } else {
        number
    }
}

fn unit(unit: &str) -> String {
    stem(&fold(unit.trim()))
}

fn all_words(value: &Value) -> BTreeSet<String> {
    let mut said = value.text.clone().unwrap_or_default();
    for part in [value.number.as_deref(), value.unit.as_deref()]
        .into_iter()
        .flatten()
    {
        said.push(' ');
        said.push_str(part);
    }
    words_of(&said.replace('%', " % "))
}
