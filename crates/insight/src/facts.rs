//! What is known, as those read it who draw conclusions from it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

use crate::text::{fold, stem};
use crate::{FactKey, Slot, Value};

/// A fact that holds, as `consolidation_context` gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Its row.
    pub id: Uuid,
    /// Its identity; `None` where it has none, or one of a later version.
    #[serde(default, deserialize_with = "readable_key")]
    pub fact_key: Option<FactKey>,
    /// Its sentence.
    pub content: String,
    /// What it says.
    #[serde(default)]
    pub value: Option<Value>,
    /// 0 to 1.
    pub confidence: f64,
    /// Since when it holds.
    #[serde(default)]
    pub valid_from: Option<DateTime<Utc>>,
    /// When it was last said.
    #[serde(default)]
    pub last_seen_at: Option<DateTime<Utc>>,
}

fn readable_key<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<FactKey>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

impl Fact {
    /// Its slot.
    pub(crate) fn slot(&self) -> Option<Slot> {
        self.fact_key.as_ref().map(|key| key.slot)
    }

    /// Its subject; empty where it has none.
    pub(crate) fn subject(&self) -> &str {
        self.fact_key
            .as_ref()
            .map_or("", |key| key.subject.as_str())
    }

    /// Whether a word of its sentence or subject begins with one of these, all folded.
    pub(crate) fn mentions(&self, beginnings: &[&str]) -> bool {
        words(&self.content)
            .chain(self.subject().split(' ').map(str::to_owned))
            .any(|word| {
                beginnings
                    .iter()
                    .any(|beginning| word.starts_with(beginning))
            })
    }
}

/// The words of a text, folded.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

/// The words of a text in the singular.
pub(crate) fn stems(text: &str) -> Vec<String> {
    words(text).map(|word| stem(&word)).collect()
}

/// Millionths of a decimal as values have it. Figures are never floats.
pub(crate) fn micros(decimal: &str) -> Option<i128> {
    let (whole, fraction) = decimal
        .trim()
        .split_once('.')
        .unwrap_or((decimal.trim(), ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 18
        || fraction.len() > 6
        || !is_digits(whole)
        || !is_digits(fraction)
    {
        return None;
    }
    let fraction: i128 = format!("{fraction:0<6}").parse().ok()?;
    Some(whole.parse::<i128>().ok()? * 1_000_000 + fraction)
}

/// A figure as one reads it in any of the countries: `80 000 MXN`, `12.5%`.
pub(crate) fn figure(value: &Value) -> Option<String> {
    let number = value
        .number
        .as_deref()
        .filter(|number| micros(number).is_some())?;
    let (whole, fraction) = number
        .split_once('.')
        .map_or((number, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut shown = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && whole.len() > 4 && (whole.len() - at).is_multiple_of(3) {
            shown.push('\u{a0}');
        }
        shown.push(digit);
    }
    if let Some(fraction) = fraction {
        shown.push('.');
        shown.push_str(fraction);
    }
    match (value.currency.as_deref(), value.unit.as_deref()) {
        (Some(currency), _) => shown.push_str(&format!("\u{a0}{currency}")),
        (None, Some("%")) => shown.push('%'),
        (None, Some(unit)) => shown.push_str(&format!("\u{a0}{unit}")),
        (None, None) => {}
    }
    Some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_exact_and_readable() {
        assert_eq!(micros("12.5"), Some(12_500_000));
        assert_eq!(micros("1e5"), None);
        assert_eq!(micros(""), None);
        let money = Value {
            number: Some("80000".into()),
            currency: Some("MXN".into()),
            ..Value::default()
        };
        assert_eq!(figure(&money).as_deref(), Some("80\u{a0}000\u{a0}MXN"));
        let share = Value {
            number: Some("12.5".into()),
            unit: Some("%".into()),
            ..Value::default()
        };
        assert_eq!(figure(&share).as_deref(), Some("12.5%"));
    }

    #[test]
    fn a_key_of_a_later_version_is_as_good_as_none() {
        let fact: Fact = serde_json::from_str(
            r#"{"id":"00000000-0000-0000-0000-000000000001","fact_key":"mood:x","kind":"fact","category":"business",
                "content":"x","value":null,"confidence":0.5,"valid_from":null,"last_seen_at":null}"#,
        )
        .unwrap();
        assert_eq!(fact.fact_key, None);
    }
}
