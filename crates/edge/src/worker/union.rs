//! What the rules and a model found in one message, each fact once.

use insight::{Candidate, Claim, Value};

/// Joins the two. Where both found a fact it is surer than either thought; where they say different things of it, the
/// rules are believed, because they can only have read what is there.
pub(super) fn union(rules: Vec<Candidate>, model: Vec<Candidate>) -> Vec<Candidate> {
    let by_rules = rules.len();
    let mut all = rules;
    for found in model {
        let known = all
            .iter_mut()
            .take(by_rules)
            .find(|other| is_same(other, &found));
        match known {
            Some(other) => join(other, found),
            None => all.push(found),
        }
    }
    all
}

/// Whether two candidates are about one fact: by their keys, or because the same stretch says both and one subject is only
/// more exact than the other.
fn is_same(one: &Candidate, other: &Candidate) -> bool {
    one.key == other.key
        || one.key.slot == other.key.slot
            && one.span.overlaps(other.span)
            && (contains(&one.key.subject, &other.key.subject)
                || contains(&other.key.subject, &one.key.subject))
}

fn contains(subject: &str, other: &str) -> bool {
    other
        .split_whitespace()
        .all(|word| subject.split_whitespace().any(|known| known == word))
}

fn join(rules: &mut Candidate, model: Candidate) {
    let ends = |candidate: &Candidate| candidate.claim == Claim::Ended;
    if ends(rules) != ends(&model) || !agree(rules.value.as_ref(), model.value.as_ref()) {
        return;
    }
    if model.claim == Claim::Corrects {
        rules.claim = Claim::Corrects;
    }
    rules.confidence = together(rules.confidence, model.confidence);
    complete(&mut rules.value, model.value);
    for tag in model.tags {
        if !rules.tags.contains(&tag) {
            rules.tags.push(tag);
        }
    }
}

/// The surer of the two, nearer to certainty by half of what the other adds: they read the same words, and so are not
/// independent.
fn together(one: f64, other: f64) -> f64 {
    let (high, low) = if one >= other {
        (one, other)
    } else {
        (other, one)
    };
    high + (1.0 - high) * low * 0.5
}

/// Whether two values can both be meant: what both name is the same.
fn agree(one: Option<&Value>, other: Option<&Value>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return true;
    };
    let words = |text: &str| text.trim().to_lowercase();
    differ(&one.number, &other.number, |a, b| a == b)
        && differ(&one.date, &other.date, |a, b| a == b)
        && differ(&one.currency, &other.currency, |a, b| {
            a.eq_ignore_ascii_case(b)
        })
        && differ(&one.text, &other.text, |a, b| {
            let (a, b) = (words(a), words(b));
            a.contains(&b) || b.contains(&a)
        })
}

fn differ<T>(one: &Option<T>, other: &Option<T>, same: impl Fn(&T, &T) -> bool) -> bool {
    one.as_ref()
        .zip(other.as_ref())
        .is_none_or(|(one, other)| same(one, other))
}

/// Takes from the model what the rules have not read.
fn complete(rules: &mut Option<Value>, model: Option<Value>) {
    match (rules, model) {
        (Some(rules), Some(model)) => {
            rules.currency = rules.currency.take().or(model.currency);
            rules.date = rules.date.or(model.date);
            rules.number = rules.number.take().or(model.number);
        }
        (rules @ None, model) => *rules = model,
        (Some(_), None) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insight::{FactKey, Language, Origin, Span};

    fn candidate(key: &str, number: Option<&str>, confidence: f64, origin: Origin) -> Candidate {
        Candidate {
            content: "x".into(),
            key: key.parse::<FactKey>().unwrap(),
            value: number.map(|number| Value {
                number: Some(number.into()),
                ..Value::default()
            }),
            claim: Claim::Holds,
            confidence,
            tags: vec![],
            is_actionable: false,
            expires_at: None,
            origin,
            language: Language::Spanish,
            span: Span { start: 0, end: 10 },
        }
    }

    #[test]
    fn what_both_found_is_one_fact_and_surer() {
        let joined = union(
            vec![candidate("price:torta", Some("45"), 0.8, Origin::Rules)],
            vec![candidate(
                "price:torta ahogada",
                Some("45"),
                0.7,
                Origin::Model,
            )],
        );
        assert_eq!(joined.len(), 1);
        assert_eq!(joined[0].origin, Origin::Rules);
        assert!(joined[0].confidence > 0.8 && joined[0].confidence < 1.0);
    }

    #[test]
    fn the_rules_are_believed_where_the_model_says_otherwise() {
        let joined = union(
            vec![candidate("price:torta", Some("45"), 0.8, Origin::Rules)],
            vec![candidate("price:torta", Some("54"), 0.99, Origin::Model)],
        );
        assert_eq!(joined.len(), 1);
        assert_eq!(
            joined[0].value.as_ref().unwrap().number.as_deref(),
            Some("45")
        );
        assert!((joined[0].confidence - 0.8).abs() < 1e-9);
    }

    #[test]
    fn what_only_one_found_is_kept() {
        let joined = union(
            vec![candidate("offers:torta", None, 0.8, Origin::Rules)],
            vec![candidate("offers:agua fresca", None, 0.7, Origin::Model)],
        );
        assert_eq!(joined.len(), 2);
    }
}
