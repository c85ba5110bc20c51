//! What a browser needs of the crate `billing`: what is wrong with tax data, while they are typed.
//!
//! It is loaded by the one form that asks for them. Whoever has no WebAssembly is told the same, later: the function `billing`
//! checks with the same crate what it saves.

use billing::{TaxData, message};
use locale::Language;
use serde_json::{Value, json};

#[cfg(target_arch = "wasm32")]
mod web;

/// Checks tax data, given as the JSON of a [`TaxData`]. Answers, as JSON, `{problems: [{field, code, message, is_warning}],
/// tax_id: {kind, name, formatted, holder, caveat} or null}`; messages are in the language of this tag. Nothing where it is not such JSON.
///
/// ```
/// let checked = billing_web::check(r#"{"country":"CL","legal_name":"Ana","tax_id":"12.345.678-5"}"#, "es");
/// assert!(checked.contains(r#""formatted":"12.345.678-5""#));
/// ```
#[must_use]
pub fn check(data: &str, language: &str) -> String {
    let Ok(data) = serde_json::from_str::<TaxData>(data) else {
        return String::new();
    };
    let language = Language::from_tag(language);
    let check = data.check();
    let problems: Vec<Value> = check
        .problems
        .iter()
        .map(|problem| {
            json!({
                "field": problem.field,
                "code": problem.code,
                "message": message(problem.code, language),
                "is_warning": problem.is_warning,
            })
        })
        .collect();
    let tax_id = check.tax_id.as_ref().map(|id| {
        json!({
            "kind": id.kind(),
            "name": id.kind().name(),
            "formatted": id.formatted(),
            "holder": id.holder(),
            "caveat": id.caveat(),
        })
    });
    json!({ "problems": problems, "tax_id": tax_id }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(data: &str, language: &str) -> Value {
        serde_json::from_str(&check(data, language)).unwrap_or_default()
    }

    #[test]
    fn a_tax_id_is_told_from_another_and_written_as_its_country_does() {
        let data = r#"{"country":"BR","is_company":true,"legal_name":"Padaria","tax_id":"12abc34501de35"}"#;
        assert_eq!(
            checked(data, "pt-BR"),
            json!({
                "problems": [],
                "tax_id": {
                    "kind": "br_cnpj", "name": "CNPJ", "formatted": "12.ABC.345/01DE-35", "holder": "business", "caveat": null
                }
            })
        );
    }

    #[test]
    fn what_is_wrong_is_said_in_the_language_asked_for() {
        let data = r#"{"country":"MX","legal_name":"Ana","tax_id":"GODE561331GR8","unknown":1}"#;
        let checked = checked(data, "en");
        assert_eq!(checked["problems"][0]["field"], "tax_id");
        assert_eq!(
            checked["problems"][0]["message"],
            "The date in it does not exist."
        );
        assert_eq!(checked["tax_id"], Value::Null);
    }

    #[test]
    fn what_is_no_such_json_is_nothing() {
        for text in ["", "5", "{\"tax_id\":1}", "{", "\u{0}"] {
            assert_eq!(check(text, "es"), "", "{text}");
        }
    }
}
