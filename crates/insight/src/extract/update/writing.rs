//! The candidate that a change makes of a known fact.

use chrono::{Datelike, Months, NaiveDate};

use super::super::content;
use super::super::reader::{Draft, sure};
use super::choice::{By, WIDEST};
use super::facts::Fact;
use super::figure::{Figure, Sort, read_beside};
use crate::text::{Number, Token};
use crate::{Candidate, Claim, Context, Language, Origin, Slot, Span, Value};

/// Where a text is read, and by whom.
pub(super) struct Place<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub context: &'a Context,
}

impl Place<'_> {
    /// The fact with its new figure; `None` where it says that already.
    pub(super) fn changed(
        &self,
        fact: &Fact<'_>,
        figure: &Figure,
        from: usize,
        by: By,
    ) -> Option<Candidate> {
        let value = self.value(fact, figure)?;
        let confidence = match by {
            By::Old => sure::HIGH,
            By::Words => sure::USUAL,
            By::Context | By::Only => sure::LIKELY,
        };
        self.candidate(
            fact,
            Some(value),
            Claim::Corrects,
            confidence,
            (from, figure.end),
        )
    }

    /// The fact, no longer so.
    pub(super) fn ended(&self, fact: &Fact<'_>, from: usize, to: usize) -> Option<Candidate> {
        self.candidate(fact, None, Claim::Ended, sure::USUAL, (from, to))
    }

    /// The fact with other words as its value.
    pub(super) fn with_text(
        &self,
        fact: &Fact<'_>,
        text: String,
        from: usize,
        to: usize,
    ) -> Option<Candidate> {
        let value = Value {
            text: Some(text),
            ..fact.known.value.clone()?
        };
        (fact.text() != value.text.as_deref())
            .then(|| self.candidate(fact, Some(value), Claim::Corrects, sure::USUAL, (from, to)))
            .flatten()
    }

    fn candidate(
        &self,
        fact: &Fact<'_>,
        value: Option<Value>,
        claim: Claim,
        confidence: f64,
        (from, to): (usize, usize),
    ) -> Option<Candidate> {
        let first = self.tokens.get(from)?;
        let last = self.tokens.get(to.checked_sub(1)?)?;
        let spoken = self.spoken(fact);
        // The figure of a goal stands in its words, too.
        let subject = match (fact.key.slot, &value, &fact.old) {
            (Slot::Goal, Some(value), Some(old)) => with_figure(&spoken, old.millis, value),
            _ => spoken,
        };
        let draft = Draft {
            slot: fact.key.slot,
            subject,
            value: value.clone(),
            claim,
            confidence,
            from,
            to,
        };
        Some(Candidate {
            content: content::sentence(self.context.language, &draft),
            tags: content::tags(fact.key.slot, &fact.key.subject),
            key: fact.key.clone(),
            value,
            claim,
            confidence,
            is_actionable: content::is_actionable(fact.key.slot),
            expires_at: None,
            origin: Origin::Rules,
            language: self.context.language,
            span: Span {
                start: first.start,
                end: last.end,
            },
        })
    }

    /// The new value, in the form of the old one.
    fn value(&self, fact: &Fact<'_>, figure: &Figure) -> Option<Value> {
        let old = fact.old.as_ref()?;
        let mut value = fact.known.value.clone()?;
        if let Some(day) = figure.day {
            value.date = Some(day);
            return (old.day != Some(day)).then_some(value);
        }
        if let (Some(before), Some(day)) = (old.day, figure.month_day) {
            let after = this_or_next_month(before, day, self.context.today)?;
            value.date = Some(after);
            return (after != before).then_some(value);
        }
        let millis = read_beside(figure, old, WIDEST)?;
        let is_same_unit = figure.sort != Sort::Time || self.unit(figure) == old.unit;
        let is_same_money =
            figure.currency.is_none() || figure.currency == value.currency.as_deref();
        if millis == old.millis && is_same_unit && is_same_money {
            return None;
        }
        let number = decimal(millis);
        if value.number.is_some() || value.text.is_none() {
            value.number = Some(number);
        }
        if let Some(currency) = figure.currency {
            value.currency = Some(currency.to_owned());
        }
        let unit = self.unit(figure);
        if value.unit.is_some() && unit.is_some() {
            value.unit.clone_from(&unit);
        }
        if value.text.is_some() {
            // "12" of a deposit that was 10 lucas is written out.
            let is_short = millis != figure.millis && figure.sort != Sort::Time;
            let said = if is_short {
                decimal(millis)
            } else {
                self.raw(figure.start, figure.number_end)
            };
            let unit = unit
                .or_else(|| old.unit.clone())
                .filter(|_| figure.sort != Sort::Percent);
            let is_bare_share = old.sort == Sort::Percent && figure.sort == Sort::Bare;
            value.text = Some(match unit {
                _ if is_bare_share => format!("{said}%"),

                Some(unit) if old.sort != Sort::Percent && unit != "%" => format!("{said} {unit}"),
                _ => said,
            });
        }
        Some(value)
    }

    /// The word behind the number, if it is part of the figure.
    fn unit(&self, figure: &Figure) -> Option<String> {
        (figure.end > figure.number_end).then(|| self.raw(figure.number_end, figure.end))
    }

    pub(super) fn raw(&self, from: usize, to: usize) -> String {
        let bytes = self
            .tokens
            .get(from)
            .zip(to.checked_sub(1).and_then(|last| self.tokens.get(last)));
        bytes
            .and_then(|(first, last)| self.text.get(first.from..last.to))
            .unwrap_or_default()
            .to_owned()
    }

    /// The subject as the person had said it, which stands in the sentence of the fact; the words of its key where that
    /// sentence is somebody else's.
    fn spoken(&self, fact: &Fact<'_>) -> String {
        const HOLE: &str = "\u{1}";
        [Language::Spanish, Language::Portuguese, Language::English]
            .into_iter()
            .find_map(|language| {
                let frame = content::sentence(
                    language,
                    &Draft {
                        slot: fact.key.slot,
                        subject: HOLE.to_owned(),
                        value: fact.known.value.clone(),
                        claim: Claim::Holds,
                        confidence: 0.0,
                        from: 0,
                        to: 0,
                    },
                );
                let (head, tail) = frame.split_once(HOLE)?;
                let subject = fact.known.content.strip_prefix(head)?.strip_suffix(tail)?;
                let is_its = crate::text::subject(subject) == fact.key.subject;
                is_its.then(|| subject.to_owned())
            })
            .unwrap_or_else(|| fact.key.subject.clone())
    }
}

/// Words with their figure replaced by that of a value: "vender 80 mil al mes" becomes "vender 50000 al mes".
fn with_figure(words: &str, old: u64, value: &Value) -> String {
    let Some(number) = value.number.as_deref() else {
        return words.to_owned();
    };
    let all = crate::text::tokens(words);
    let figure = (0..all.len()).find_map(|at| {
        let amount = crate::text::amount_at(&all, at, all.len())?;
        let millis = amount.number.millis;
        (millis == old || millis.saturating_mul(1_000) == old)
            .then_some(amount.number.end - 1)
            .map(|last| (at, last))
    });
    let bytes = figure.and_then(|(first, last)| Some((all.get(first)?.from, all.get(last)?.to)));
    match bytes {
        Some((from, to)) => format!(
            "{}{number}{}",
            words.get(..from).unwrap_or_default(),
            words.get(to..).unwrap_or_default()
        ),
        None => words.to_owned(),
    }
}

/// A day of the month of an event, or of the next month where it is over.
fn this_or_next_month(before: NaiveDate, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let first = before.with_day(1)?;
    first
        .with_day(day)
        .filter(|date| *date >= today)
        .or_else(|| first.checked_add_months(Months::new(1))?.with_day(day))
}

/// Thousandths as values have them.
fn decimal(millis: u64) -> String {
    let number = Number {
        millis,
        end: 0,
        is_slang: false,
        is_digits: true,
        is_multiplied: false,
    };
    number.decimal()
}

/// Whether a value of this slot is a figure or a day that may be said anew.
pub(super) const fn has_figure(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::Price
            | Slot::Cost
            | Slot::Revenue
            | Slot::Metric
            | Slot::TeamSize
            | Slot::Policy
            | Slot::Constraint
            | Slot::Goal
            | Slot::Event
    )
}
