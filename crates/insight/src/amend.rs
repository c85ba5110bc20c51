//! Reads a sentence of ours that a person has edited.
//!
//! The sentences of [`crate::extract`] are labels and figures ("Precio de torta: 45 MXN", "Vende tortas"), which is not how
//! people speak and so is no rule's business. Edited, they keep their label: what stands behind it is the new subject or the
//! new value.

use crate::text::fold;
use crate::{Candidate, Claim, FactKey, Language, Origin, Slot, Span, Turn, Value, validate};

/// What an edited sentence says, if it still says the same sort of thing in the same form.
///
/// ```
/// use insight::{Language, amend};
///
/// let key = "price:torta".parse().unwrap();
/// let fact = amend(&key, "Precio de torta: 45", "Precio de torta: 50", Language::Spanish).unwrap();
/// assert_eq!(fact.key, key);
/// assert_eq!(fact.value.unwrap().number.as_deref(), Some("50"));
/// assert!(amend(&key, "Precio de torta: 45", "Los lunes no abro", Language::Spanish).is_none());
/// ```
#[must_use]
pub fn amend(key: &FactKey, before: &str, after: &str, language: Language) -> Option<Candidate> {
    let ((label, _), (other, rest)) = (halves(before)?, halves(after)?);
    let is_valued = is_valued(key.slot);
    // Where the label names the subject, another label is another subject, and nothing is known of that.
    if fold(label) != fold(other) || rest.is_empty() {
        return None;
    }
    let value = is_valued.then(|| value(key.slot, rest)).flatten();
    if is_valued && value.is_none() {
        return None;
    }
    let subject = if is_valued {
        key.subject.clone()
    } else {
        rest.to_owned()
    };
    let turn = Turn {
        text: after,
        previous: None,
    };
    let candidate = Candidate {
        content: after.to_owned(),
        key: FactKey {
            slot: key.slot,
            subject,
        },
        value,
        claim: Claim::Corrects,
        confidence: 0.95,
        tags: crate::extract::tags_of(key.slot),
        is_actionable: crate::extract::is_actionable(key.slot),
        expires_at: None,
        origin: Origin::Person,
        language,
        span: Span {
            start: 0,
            end: u32::try_from(after.chars().count()).ok()?,
        },
    };
    validate(candidate, &turn).ok()
}

/// The label of a sentence and what stands behind it: separated by a colon, else by the first space.
fn halves(sentence: &str) -> Option<(&str, &str)> {
    let sentence = sentence.trim().trim_end_matches('.');
    let (label, rest) = sentence
        .split_once(": ")
        .or_else(|| sentence.split_once(' '))?;
    Some((label.trim(), rest.trim()))
}

/// Whether the sentence of a slot ends with its value, and not with its subject.
const fn is_valued(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::Price
            | Slot::Location
            | Slot::Coverage
            | Slot::Hours
            | Slot::TeamSize
            | Slot::Person
            | Slot::Revenue
            | Slot::Cost
            | Slot::Metric
            | Slot::BusinessType
            | Slot::Policy
            | Slot::Event
    )
}

fn value(slot: Slot, rest: &str) -> Option<Value> {
    let mut value = Value::default();
    match slot {
        Slot::Event => value.date = Some(rest.parse().ok()?),
        Slot::Price | Slot::TeamSize | Slot::Revenue | Slot::Cost | Slot::Metric => {
            let mut words = rest.split([' ', '\u{a0}']).peekable();
            let mut number = words.next()?.trim_start_matches('$').to_owned();
            // A thousand is written "12 500".
            while let Some(group) = words
                .next_if(|word| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit()))
            {
                number.push_str(group);
            }
            let is_share = number.ends_with('%');
            let number = number.trim_end_matches('%');
            let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
            if whole.is_empty()
                || ![whole, fraction]
                    .iter()
                    .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
            {
                return None;
            }
            value.number = Some(number.to_owned());
            let unit = words.next().map(str::to_owned);
            match unit {
                _ if is_share => value.unit = Some("%".to_owned()),
                Some(unit)
                    if unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()) =>
                {
                    value.currency = Some(unit)
                }
                unit => value.unit = unit,
            }
        }
        _ => value.text = Some(rest.to_owned()),
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amended(key: &str, before: &str, after: &str) -> Option<(String, Option<Value>)> {
        amend(&key.parse().unwrap(), before, after, Language::Spanish)
            .map(|fact| (fact.key.to_string(), fact.value))
    }

    #[test]
    fn another_figure_is_another_value() {
        let (key, value) = amended(
            "revenue:mes",
            "Ingresos por mes: 80\u{a0}000 MXN",
            "Ingresos por mes: 95 000 MXN",
        )
        .unwrap();
        let value = value.unwrap();
        assert_eq!(key, "revenue:mes");
        assert_eq!(
            (value.number.as_deref(), value.currency.as_deref()),
            (Some("95000"), Some("MXN"))
        );
        assert!(
            amended(
                "price:torta",
                "Precio de torta: 45",
                "Precio de torta: mucho"
            )
            .is_none()
        );
    }

    #[test]
    fn other_words_behind_a_verb_are_another_subject() {
        assert_eq!(
            amended("offers:torta", "Vende tortas", "Vende tacos")
                .unwrap()
                .0,
            "offers:taco"
        );
        assert!(amended("offers:torta", "Vende tortas", "Tacos").is_none());
    }

    #[test]
    fn another_subject_in_the_label_is_not_guessed() {
        assert!(amended("price:torta", "Precio de torta: 45", "Precio de lonche: 45").is_none());
    }
}
