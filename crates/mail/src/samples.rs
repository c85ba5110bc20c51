//! One mail of each kind, for tests.

use serde_json::{Value, json};

use crate::Mail;

fn bill(plan: &str) -> Value {
    json!({
        "number": "FA-00000042",
        "lines": [
            {
                "kind": "plan", "description": { "key": "plan.monthly", "parameters": { "plan": plan } }, "quantity": 1,
                "amount": { "amount": "999.00", "currency": "MXN" }, "tax_name": "IVA", "tax_basis_points": 1600
            },
            {
                "kind": "credit", "description": { "key": "unused.rest", "parameters": {} }, "quantity": 2,
                "amount": { "amount": "-99.50", "currency": "MXN" }, "tax_name": "IVA", "tax_basis_points": 1600
            },
            {
                "kind": "top_up", "description": { "key": "top_up.messages", "parameters": { "messages": "1000" } }, "quantity": 1,
                "amount": { "amount": "0.00", "currency": "MXN" }, "tax_name": "IVA", "tax_basis_points": 1600
            },
        ],
        "tax": { "amount": "143.92", "currency": "MXN" },
        "total": { "amount": "1043.42", "currency": "MXN" },
        "due_date": "2026-12-06",
    })
}

/// Parameters of every template, each with all that it can have.
pub(crate) fn parameters(plan: &str) -> Vec<Value> {
    let named = json!({ "id": "professional", "name": plan });
    let custom = json!({ "id": "own", "name": plan });
    let on = json!({ "plan": custom, "cycle": "monthly", "on": "2027-01-03" });
    let change =
        json!({ "previous": custom, "plan": named, "cycle": "yearly", "on": "2027-01-03" });
    let mut receipt = bill(plan);
    receipt["paid_date"] = json!("2026-12-01");
    let reminder = json!({
        "number": "FA-00000042", "total": { "amount": "1043.42", "currency": "MXN" }, "due_date": "2026-12-06",
        "access_until": "2026-12-21",
    });
    let mut all = vec![
        json!({ "template": "invoice_issued", "parameters": bill(plan) }),
        json!({ "template": "payment_received", "parameters": receipt }),
        json!({ "template": "invoice_overdue", "parameters": reminder }),
        json!({ "template": "plan_started", "parameters": on }),
        json!({ "template": "plan_changed", "parameters": change }),
        json!({ "template": "plan_will_change", "parameters": change }),
        json!({ "template": "plan_cancelled", "parameters": on }),
        json!({ "template": "plan_resumed", "parameters": on }),
        json!({ "template": "plan_ended", "parameters": on }),
        json!({ "template": "trial_ends_soon", "parameters": { "last_day": "2026-12-03" } }),
        json!({ "template": "trial_ended", "parameters": { "last_day": "2026-12-03" } }),
        json!({ "template": "usage", "parameters": { "threshold": 80, "used": 1200, "limit": 1500, "renews_on": "2027-01-03" } }),
        json!({ "template": "usage", "parameters": { "threshold": 100, "used": 1500, "limit": 1500, "renews_on": "2027-01-03" } }),
        json!({ "template": "top_up_received", "parameters": {
            "messages": 2500, "total": { "amount": "290.00", "currency": "MXN" }, "valid_until": "2027-12-01" } }),
    ];
    for notice in [
        "payment_failed",
        "tried_again",
        "access_at_risk",
        "last_attempt_ahead",
        "access_ended",
    ] {
        for until in [json!("2026-12-21"), Value::Null] {
            let mut owed = json!({
                "notice": notice, "number": "FA-00000042", "total": { "amount": "1043.42", "currency": "MXN" },
            });
            owed["access_until"] = until;
            all.push(json!({ "template": "dunning", "parameters": owed }));
        }
    }
    all
}

/// The mails; a plan that the product does not know has this name.
pub(crate) fn mails(plan: &str) -> Vec<Mail> {
    parameters(plan)
        .into_iter()
        .map(|value| {
            serde_json::from_value(value.clone())
                .unwrap_or_else(|error| unreachable!("{value}: {error}"))
        })
        .collect()
}
