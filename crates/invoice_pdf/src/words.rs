//! The words: the web's own message catalogues, and the few that only a printed page needs.

use chrono::NaiveDate;
use locale::{format_count, format_date, format_percent_number};
use serde_json::Value;

use crate::model::{Description, Line};
use crate::{Document, Language};

const PLAN_IDS: [&str; 4] = ["trial", "starter", "professional", "enterprise"];
const KINDS: [&str; 6] = [
    "plan",
    "charge",
    "top_up",
    "credit",
    "discount",
    "carried_over",
];

/// The words of a language.
pub(crate) struct Words {
    language: Language,
    /// What an invoice's page in the web says.
    invoices: Value,
    /// What the web says everywhere: names of plans.
    common: Value,
    /// What only paper says.
    paper: Value,
}

impl Words {
    pub(crate) fn of(language: Language) -> Self {
        macro_rules! catalogues {
            ($tag:literal) => {
                [
                    include_str!(concat!("../../../web/messages/", $tag, "/invoices.json")),
                    include_str!(concat!("../../../web/messages/", $tag, "/common.json")),
                    include_str!(concat!("../words/", $tag, ".json")),
                ]
            };
        }
        let texts = match language {
            Language::Spanish => catalogues!("es"),
            Language::Portuguese => catalogues!("pt-BR"),
            Language::English => catalogues!("en"),
        };
        let [invoices, common, paper] =
            texts.map(|text| serde_json::from_str(text).unwrap_or_default());
        Self {
            language,
            invoices,
            common,
            paper,
        }
    }

    /// A message of an invoice's page: `say("table.what", &[])`.
    pub(crate) fn say(&self, path: &str, parameters: &[(&str, &str)]) -> String {
        message(&self.invoices, path, parameters)
    }

    /// A message that only paper has.
    pub(crate) fn print(&self, path: &str, parameters: &[(&str, &str)]) -> String {
        message(&self.paper, path, parameters)
    }

    /// What a line says; its kind, where its message is unknown or lacks what goes into it. As the web says it.
    pub(crate) fn line(&self, line: &Line, document: &Document) -> String {
        let kind = KINDS.iter().find(|kind| **kind == line.kind);
        let by_kind = || self.say(&format!("kinds.{}", kind.unwrap_or(&"other")), &[]);
        match &line.description {
            Description::Words(words) if words.trim().is_empty() => by_kind(),
            Description::Words(words) => words.clone(),
            Description::Message { key, parameters } => {
                let text = find(&self.invoices, &format!("lines.{key}"));
                let known = parameters.iter().map(|(name, value)| {
                    let value = match name.as_str() {
                        "plan" => self.plan(value, document),
                        "messages" => value.parse().map_or_else(
                            |_| value.clone(),
                            |count| format_count(count, self.language),
                        ),
                        _ => value.clone(),
                    };
                    (name.as_str(), value)
                });
                let known: Vec<_> = known.collect();
                let known: Vec<_> = known
                    .iter()
                    .map(|(name, value)| (*name, &**value))
                    .collect();
                text.and_then(|text| filled(text, &known))
                    .unwrap_or_else(by_kind)
            }
        }
    }

    /// The name of a plan in this language; one that is no longer sold, by its name of then.
    fn plan(&self, name: &str, document: &Document) -> String {
        let id = if PLAN_IDS.contains(&name) {
            Some(name)
        } else {
            document.plans.get(name).map(String::as_str)
        };
        id.and_then(|id| find(&self.common, &format!("plans.{id}")))
            .map_or_else(|| name.to_owned(), str::to_owned)
    }

    /// `IVA 16 %`.
    pub(crate) fn tax(&self, name: &str, basis_points: u32) -> String {
        let percents = format_percent_number(basis_points, self.language);
        self.say("tax", &[("name", name), ("percents", &percents)])
    }

    /// The name of a country, or its code where it is not one of those.
    pub(crate) fn country(&self, code: &str) -> String {
        find(&self.paper, &format!("countries.{code}"))
            .unwrap_or(code)
            .to_owned()
    }

    /// `9 de noviembre de 2026`.
    pub(crate) fn day(&self, date: NaiveDate) -> String {
        format_date(date, self.language)
    }

    /// `Del 1 de noviembre de 2026 al 30 de noviembre de 2026`, of days that end before `end`.
    pub(crate) fn period(&self, start: NaiveDate, end: NaiveDate) -> String {
        let last = end.pred_opt().unwrap_or(end);
        let (from, to) = (self.day(start), self.day(last));
        self.say("period", &[("from", &from), ("to", &to)])
    }
}

fn find<'a>(catalogue: &'a Value, path: &str) -> Option<&'a str> {
    path.split('.')
        .try_fold(catalogue, |within, name| within.get(name))?
        .as_str()
}

/// The message with what goes into it; its path where there is none, so that nothing is missing unseen.
fn message(catalogue: &Value, path: &str, parameters: &[(&str, &str)]) -> String {
    find(catalogue, path)
        .and_then(|text| filled(text, parameters))
        .unwrap_or_else(|| path.to_owned())
}

/// A message with its parameters, without its tags; `None` where one is lacking. None of those used here has plurals.
fn filled(text: &str, parameters: &[(&str, &str)]) -> Option<String> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '<']) {
        filled.push_str(&rest[..at]);
        let close = if rest[at..].starts_with('{') {
            '}'
        } else {
            '>'
        };
        let end = at + rest[at..].find(close)?;
        if close == '}' {
            let name = &rest[at + 1..end];
            let (_, value) = parameters.iter().find(|(known, _)| *known == name)?;
            filled.push_str(value);
        }
        rest = &rest[end + 1..];
    }
    filled.push_str(rest);
    Some(filled)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{Words, filled};
    use crate::Language;

    #[test]
    fn a_message_takes_its_parameters_and_loses_its_tags() {
        let parameters = [("number", "FA-1"), ("plan", "{odd}")];
        let say = |text| filled(text, &parameters);
        assert_eq!(
            say("La <link>{number}</link>.").as_deref(),
            Some("La FA-1.")
        );
        assert_eq!(say("Plan {plan}").as_deref(), Some("Plan {odd}"));
        assert_eq!(say("{other}"), None);
        assert_eq!(say("open {number"), None);
    }

    /// Every message in a part of a catalogue.
    fn messages(catalogue: &Value) -> Vec<&str> {
        match catalogue {
            Value::String(text) => vec![text],
            Value::Object(parts) => parts.values().flat_map(messages).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_line_that_the_web_can_say_can_be_printed() {
        for language in Language::ALL {
            let words = Words::of(language);
            let lines = messages(&words.invoices["lines"]);
            assert!(lines.len() >= 3);
            for text in lines {
                let said = filled(text, &[("plan", "Inicial"), ("messages", "1,000")]);
                assert!(said.is_some(), "{text}");
            }
        }
    }

    #[test]
    fn every_word_that_is_printed_is_there_in_every_language() {
        let said = [
            "creditNote",
            "statuses.paid",
            "statuses.overdue",
            "statuses.cancelled",
            "statuses.sent",
            "to.title",
            "to.unknown",
            "from.title",
            "dates.issued",
            "dates.due",
            "dates.paid",
            "dates.period",
            "table.what",
            "table.caption",
            "table.amount",
            "subtotal",
            "discount",
            "taxes",
            "total",
            "kinds.other",
            "lines.carried_over",
        ];
        for language in Language::ALL {
            let words = Words::of(language);
            for path in said {
                assert_ne!(words.say(path, &[]), path, "{language:?}");
            }
            let number = [("number", "1")];
            assert!(words.say("heading.invoice", &number).contains('1'));
            assert!(words.say("heading.credit_note", &number).contains('1'));
            assert!(words.say("corrects", &number).contains('1'));
            assert!(words.say("to.taxId", &[("id", "X9")]).contains("X9"));
            assert!(words.say("discountLine", &[("amount", "7")]).contains('7'));
            assert!(
                words
                    .say("contains", &[("tax", "T"), ("amount", "7")])
                    .contains('7')
            );
            for path in ["quantity", "unit"] {
                assert_ne!(words.print(path, &[]), path, "{language:?}");
            }
            for path in ["reverseCharge", "notTaxed"] {
                assert!(words.print(path, &[("rule", "Art. 9")]).contains("Art. 9"));
            }
            assert!(
                words
                    .print("lacking", &[("characters", "U+1")])
                    .contains("U+1")
            );
            assert!(words.print("continued", &[("title", "T")]).contains('T'));
            assert!(
                words
                    .print("page", &[("page", "1"), ("pages", "7")])
                    .contains('7')
            );
        }
    }
}
