//! What is on paper, read back from the file.

use invoice_pdf::{Document, Pdf, render};
use proptest::prelude::*;
use serde_json::{Value, json};

/// An invoice of Rosa's for one month, with what a test changes.
fn invoice(changes: &Value) -> Value {
    let mut invoice = json!({
        "number": "FA-00000042", "kind": "invoice", "status": "sent", "currency": "MXN",
        "subtotal": "499.00", "discount_amount": "0.00", "tax_amount": "79.84", "total_amount": "578.84",
        "tax_is_contained": false, "issue_date": "2026-12-01", "due_date": "2026-12-08",
        "period_start": "2026-12-01", "period_end": "2027-01-01",
        "customer": {
            "name": "Taquería Rosa Muñoz", "tax_id": "MURO850101AB1", "line1": "Calle Juárez 12", "city": "Guadalajara",
            "country": "MX"
        },
        "line_items": [line("Inicial", "499.00")]
    });
    if let (Value::Object(invoice), Value::Object(changes)) = (&mut invoice, changes) {
        invoice.extend(changes.clone());
    }
    invoice
}

fn line(plan: &str, amount: &str) -> Value {
    json!({
        "kind": "plan", "description": { "key": "plan.monthly", "parameters": { "plan": plan } }, "quantity": 1,
        "unit_amount": amount, "discount_amount": "0.00", "amount": amount, "tax_name": "IVA", "tax_basis_points": 1600,
        "tax_amount": "79.84", "period": { "start": "2026-12-01", "end": "2027-01-01" }
    })
}

fn document(language: &str, changes: &Value) -> Value {
    json!({ "language": language, "invoice": invoice(changes), "plans": { "Inicial": "starter" } })
}

fn print(document: Value) -> Result<Pdf, String> {
    let document: Document = serde_json::from_value(document).map_err(|error| error.to_string())?;
    render(&document).map_err(|error| error.to_string())
}

/// The text of a file, all white space being one space.
fn text(pdf: Pdf) -> String {
    let read = documents::read(pdf.bytes);
    let text = read.ok().and_then(|read| read.text).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn printed(language: &str, changes: &Value) -> String {
    print(document(language, changes))
        .map(text)
        .unwrap_or_else(|error| error)
}

#[track_caller]
fn assert_says(text: &str, said: &[&str]) {
    for said in said {
        assert!(text.contains(said), "{said:?} is not in {text}");
    }
}

#[test]
fn numbers_are_written_as_the_customers_country_writes_them() {
    let said = |customer: Value, seller: &str| {
        let pack = json!({
            "kind": "top_up", "quantity": 1, "amount": "19000.00", "tax_name": "IVA", "tax_basis_points": 1050, "tax_amount": "79.84",
            "description": { "key": "top_up.messages", "parameters": { "messages": "1000" } }
        });
        let changes = json!({
            "currency": "COP", "total_amount": "19000.00", "customer": customer, "line_items": [pack]
        });
        let mut document = document("es", &changes);
        document["seller"] = json!({ "country": seller });
        print(document).map(text).unwrap_or_else(|error| error)
    };
    let colombia = said(json!({ "country": "CO" }), "MX");
    assert_says(&colombia, &["COP 19.000,00", "1.000 mensajes", "10,5 %"]);
    let costa_rica = said(json!({ "country": "CR" }), "MX");
    assert_says(&costa_rica, &["COP 19 000,00", "1 000 mensajes", "10,5 %"]);
    let mexico = said(json!({ "country": "MX" }), "CO");
    assert_says(&mexico, &["COP 19,000.00", "1,000 mensajes", "10.5 %"]);
    // Nobody knows where the customer is.
    assert_says(&said(json!({}), "UY"), &["COP 19.000,00"]);
}

#[test]
fn an_invoice_says_in_each_language_what_it_is_for_whom_and_how_much() {
    let own = [
        "FA-00000042",
        "Taquería Rosa Muñoz",
        "MURO850101AB1",
        "Calle Juárez 12",
        "México",
        "MXN 578.84",
    ];
    let spanish = printed("es-MX", &json!({}));
    assert_says(&spanish, &own);
    let said = [
        "Factura",
        "Plan Inicial, un mes",
        "IVA 16 %",
        "MXN 79.84",
        "Por pagar",
        "Vence 8 de diciembre de 2026",
        "Del 1 de diciembre de 2026 al 31 de diciembre de 2026",
        "Página 1 de 1",
    ];
    assert_says(&spanish, &said);
    let portuguese = printed("pt-BR", &json!({ "currency": "BRL" }));
    assert_says(
        &portuguese,
        &[
            "Fatura",
            "Plano Inicial, um mês",
            "R$ 578,84",
            "A pagar",
            "1 de dezembro de 2026",
        ],
    );
    let english = printed("en", &json!({}));
    assert_says(
        &english,
        &[
            "Invoice",
            "Starter plan, one month",
            "December 1, 2026",
            "Mexico",
            "Page 1 of 1",
        ],
    );
}

#[test]
fn an_invoice_says_how_it_stands_with_it() {
    let paid = printed(
        "es",
        &json!({ "status": "paid", "paid_date": "2026-12-03" }),
    );
    assert_says(&paid, &["Pagada 3 de diciembre de 2026"]);
    assert!(!paid.contains("Por pagar"));
    assert_says(
        &printed("es", &json!({ "status": "overdue" })),
        &["Vencida"],
    );
    let void = printed("es", &json!({ "status": "cancelled" }));
    assert_says(&void, &["Anulada"]);
    assert!(!void.contains("Vence "));
}

#[test]
fn a_credit_note_names_its_invoice_and_is_due_to_nobody() {
    let changes = json!({
        "kind": "credit_note", "number": "NC-00000007", "corrects": "FA-00000042", "status": "paid",
        "subtotal": "-499.00", "tax_amount": "-79.84", "total_amount": "-578.84"
    });
    let note = printed("es", &changes);
    assert_says(
        &note,
        &[
            "Nota de crédito NC-00000007",
            "Corrige la factura FA-00000042.",
            "−MXN 578.84",
        ],
    );
    assert!(
        !note.contains("Vence") && !note.contains("Pagada"),
        "{note}"
    );
}

#[test]
fn who_sells_is_told_as_far_as_it_is_known() {
    assert!(!printed("es", &json!({})).contains("Emite"));
    let mut known = document("es", &json!({}));
    known["seller"] = json!({
        "name": "Sintra AI", "legal_name": "Sintra, S. de R.L.", "tax_id": "SIA260101AB1", "line1": "Reforma 1",
        "country": "MX", "email": "facturas@sintra.example"
    });
    let said = [
        "Emite Sintra AI",
        "Sintra, S. de R.L.",
        "SIA260101AB1",
        "Reforma 1",
        "facturas@sintra.example",
    ];
    assert_says(&print(known).map(text).unwrap_or_default(), &said);
}

#[test]
fn no_tax_says_why_and_a_contained_tax_is_not_added() {
    let untaxed = json!({
        "tax_amount": "0.00", "total_amount": "499.00", "tax_treatment": "reverse_charge", "tax_rule": "Estatuto Tributario, art. 437-2",
        "line_items": []
    });
    let text = printed("es", &untaxed);
    assert_says(
        &text,
        &[
            "inversión del sujeto pasivo",
            "Estatuto Tributario, art. 437-2",
        ],
    );
    assert!(!text.contains("Impuestos"));
    let contained = json!({ "tax_is_contained": true, "total_amount": "499.00" });
    assert_says(
        &printed("es", &contained),
        &["El total incluye IVA 16 %: MXN 79.84"],
    );
    // Where the lines do not come to it, the invoice is believed.
    assert_says(
        &printed("es", &json!({ "tax_amount": "80.00" })),
        &["Impuestos MXN 80.00"],
    );
}

#[test]
fn a_long_invoice_goes_on_with_its_head_on_every_page() -> Result<(), String> {
    let lines: Vec<Value> = (1..=200)
        .map(|at| line(&format!("Número {at}."), "499.00"))
        .collect();
    let pdf = print(document("es", &json!({ "line_items": lines })))?;
    let pages = pdf.pages;
    assert!((8..=14).contains(&pages), "{pages}");
    let text = text(pdf);
    assert_eq!(text.matches("Concepto").count(), pages);
    assert_eq!(text.matches("(continuación)").count(), pages - 1);
    assert_says(
        &text,
        &[
            &format!("Página {pages} de {pages}"),
            "Número 1.",
            "Número 200.",
            "Total MXN 578.84",
        ],
    );
    Ok(())
}

#[test]
fn a_line_that_is_longer_than_a_page_loses_no_word() -> Result<(), String> {
    let words: Vec<String> = (0..3_000).map(|at| format!("w{at}")).collect();
    let changes = json!({ "line_items": [{ "description": words.join(" "), "amount": 12.5 }] });
    let text = text(print(document("es", &changes))?);
    assert_says(&text, &["w0 ", "w1500 ", "w2999", "MXN 12.50"]);
    Ok(())
}

#[test]
fn a_name_that_is_longer_than_a_page_loses_no_word() -> Result<(), String> {
    let words: Vec<String> = (0..1_500).map(|at| format!("n{at}")).collect();
    let endless = "W".repeat(3_000);
    let changes =
        json!({ "customer": { "name": words.join(" "), "line1": endless, "country": "MX" } });
    let pdf = print(document("es", &changes))?;
    assert!(pdf.pages > 2, "{}", pdf.pages);
    let text = text(pdf);
    assert_says(&text, &["n0 ", "n700 ", "n1499", "Total MXN 578.84"]);
    assert!(text.matches('W').count() >= 3_000);
    Ok(())
}

#[test]
fn what_the_typeface_lacks_is_named_and_not_lost() -> Result<(), String> {
    let changes = json!({ "customer": { "name": "Tacos 🌮 de 王", "country": "MX" } });
    let pdf = print(document("es", &changes))?;
    assert_eq!(pdf.lacking, "🌮王");
    assert_says(&text(pdf), &["Tacos", "U+1F32E, U+738B"]);
    Ok(())
}

#[test]
fn an_invoice_of_another_system_is_printed_with_what_it_has() {
    let changes = json!({
        "customer": null, "period_start": null, "period_end": null,
        "line_items": [{ "amount": "10.00", "quantity": "two", "description": 7, "period": "May" }]
    });
    assert_says(
        &printed("es", &changes),
        &[
            "Otro concepto",
            "MXN 10.00",
            "No había datos de facturación",
        ],
    );
}

#[test]
fn a_plan_is_named_as_the_reader_knows_it_or_as_it_was_called_then() {
    assert_says(&printed("en", &json!({})), &["Starter plan"]);
    let old = json!({ "line_items": [line("Fundadores", "1.00")] });
    assert_says(&printed("en", &old), &["Fundadores plan"]);
    let rest = json!({ "line_items": [
        { "description": { "key": "credit.rest", "parameters": { "plan": "Inicial" } }, "amount": "-1.00" },
        { "description": { "key": "top_up.messages", "parameters": { "messages": "1000" } }, "amount": "2.00" }
    ] });
    assert_says(
        &printed("es", &rest),
        &[
            "Lo que no usas del plan Inicial",
            "Paquete de 1,000 mensajes",
        ],
    );
    assert_says(&printed("pt-BR", &rest), &["1.000"]);
    let unknown = json!({ "line_items": [{ "kind": "charge", "description": { "key": "proration.x" }, "amount": "1.00" }] });
    assert_says(&printed("es", &unknown), &["Cargo"]);
}

#[test]
fn the_paper_is_that_of_the_customers_country() {
    let size = |country: &str| {
        let changes = json!({ "customer": { "country": country } });
        let bytes = print(document("es", &changes))
            .map(|pdf| pdf.bytes)
            .unwrap_or_default();
        String::from_utf8_lossy(&bytes).contains("/MediaBox[0 0 612 792]")
    };
    assert!(size("MX") && size("CO") && !size("AR") && !size("BR"));
}

#[test]
fn a_file_is_tagged_titled_and_in_a_language() -> Result<(), String> {
    let bytes = print(document("pt-BR", &json!({})))?.bytes;
    let file = String::from_utf8_lossy(&bytes);
    for part in [
        "/StructTreeRoot",
        "/Lang(pt-BR)",
        "/DisplayDocTitle true",
        "<pdfuaid:part>1</pdfuaid:part>",
    ] {
        assert!(file.contains(part), "{part}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_is_printed_and_the_same_input_gives_the_same_bytes(
        name in any::<String>(), number in any::<String>(), words in any::<String>(), rule in ".{0,80}",
        language in prop::sample::select(vec!["es", "pt", "en", ""]), count in 0_usize..8,
        cents in -9_999_999_999_i64..9_999_999_999,
    ) {
        let amount = format!("{}{}.{:02}", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100);
        let mut one = line(&words, &amount);
        one["discount_amount"] = amount.clone().into();
        let changes = json!({
            "number": number, "total_amount": amount, "customer": { "name": name, "country": words, "line2": words },
            "line_items": vec![one; count], "tax_treatment": "not_taxed", "tax_rule": rule, "currency": words
        });
        let document = document(language, &changes);
        let first = print(document.clone());
        prop_assert!(first.is_ok(), "{first:?}");
        prop_assert_eq!(first, print(document));
    }
}
