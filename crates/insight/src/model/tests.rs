use chrono::DateTime;

use super::*;

const TURN: Turn<'_> = Turn {
    text: "La torta cuesta 45 y abrimos de 9 a 6",
    previous: Some("¿Precio y horario?"),
};

fn context() -> Context {
    Context {
        language: Language::Spanish,
        country: Some("MX".into()),
        now: DateTime::UNIX_EPOCH,
        today: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
    }
}

fn answer(quote: &str, number: &str) -> String {
    json!({"facts": [{
        "type": "price", "subject": "torta", "content": "La torta cuesta 45", "quote": quote, "claim": "holds", "confidence": 0.9, "language": "es",
        "value": {"text": null, "number": number, "currency": "MXN", "unit": null, "date": null},
    }]})
    .to_string()
}

#[test]
fn the_request_has_the_turn_as_data_and_a_strict_schema() {
    let request = request(&TURN, &context());
    assert!(request.user.contains("La torta cuesta 45"));
    assert!(!request.system.contains("La torta"));
    let fact = &request.schema["properties"]["facts"]["items"];
    assert_eq!(fact["additionalProperties"], false);
    let required = fact["required"].as_array().unwrap().len();
    assert_eq!(required, fact["properties"].as_object().unwrap().len());
    assert_eq!(
        fact["properties"]["type"]["enum"].as_array().unwrap().len(),
        Slot::ALL.len()
    );
}

#[test]
fn an_answer_in_fences_is_read() {
    let fenced = format!(
        "Claro:\n```json\n{}\n```",
        answer("la torta cuesta 45", "45")
    );
    let found = parse(&fenced, &TURN);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].origin, Origin::Model);
    assert_eq!(found[0].span, Span { start: 0, end: 18 });
}

#[test]
fn what_is_invented_or_no_json_says_nothing() {
    assert!(parse(&answer("la torta cuesta 45", "60"), &TURN).is_empty());
    assert!(parse(&answer("la pizza cuesta 45", "45"), &TURN).is_empty());
    for text in [
        "",
        "no",
        "{",
        "[]",
        "{}",
        "{\"facts\": 3}",
        "null",
        "{\"facts\": [1, {\"type\": \"price\"}]}",
    ] {
        assert!(parse(text, &TURN).is_empty(), "{text}");
    }
}
