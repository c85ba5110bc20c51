//! Decides as production does, for whoever asks on standard input: one question in JSON a line, one answer a line.
//!
//! - `{"ask": "step", "context"}`: `{"step": …}`, null where there is nothing to do
//! - `{"ask": "offer", "context", "target"}`: `{"offer": …}`
//! - `{"ask": "top_up", "context", "pack", "quantity"}`: `{"order": …}`
//! - `{"ask": "taxes", "seller_country", "countries", "from", "until"}`: `{"taxes": [{country, from, until, treatment, basis_points,
//!   contained}]}`, of each country the stretches of days on which the same holds; `until` is their last day
//!
//! What is refused is answered with `{"error": <code>}`. `npm run simulate` asks it.

use std::io::{BufRead, Write};

use billing::{Context, Pack, Plan, next_step, offer, top_up, treatment};
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Value, json};

/// What is asked.
#[derive(Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
enum Question {
    Step {
        context: Box<Context>,
    },
    Offer {
        context: Box<Context>,
        target: Plan,
    },
    TopUp {
        context: Box<Context>,
        pack: Pack,
        quantity: i64,
    },
    Taxes {
        seller_country: String,
        countries: Vec<String>,
        from: NaiveDate,
        until: NaiveDate,
    },
}

fn answer(question: &Question) -> Result<Value, &'static str> {
    match question {
        Question::Step { context } => next_step(context)
            .map(|step| json!({ "step": step }))
            .map_err(|error| error.code()),
        Question::Offer { context, target } => offer(context, target)
            .map(|offer| json!({ "offer": offer }))
            .map_err(|error| error.code()),
        Question::TopUp {
            context,
            pack,
            quantity,
        } => top_up(context, pack, *quantity)
            .map(|order| json!({ "order": order }))
            .map_err(|error| error.code()),
        Question::Taxes {
            seller_country,
            countries,
            from,
            until,
        } => {
            let mut taxes: Vec<Value> = Vec::new();
            for country in countries {
                taxes.extend(stretches(seller_country, country, *from, *until));
            }
            Ok(json!({ "taxes": taxes }))
        }
    }
}

/// The tax of a country on each day, days on which it is the same taken together; nothing for a country that has none.
fn stretches(seller: &str, country: &str, from: NaiveDate, until: NaiveDate) -> Vec<Value> {
    let mut found: Vec<(Value, NaiveDate, NaiveDate)> = Vec::new();
    for day in from.iter_days().take_while(|day| *day <= until) {
        let Ok(tax) = treatment(seller, country, false, day) else {
            continue;
        };
        let rate = tax.rate();
        let what = json!({
            "country": country,
            "treatment": tax.name(),
            "basis_points": rate.map_or(0, |rate| rate.basis_points),
            "contained": rate.is_some_and(|rate| rate.contained),
        });
        match found.last_mut() {
            Some((same, _, last)) if *same == what && last.succ_opt() == Some(day) => *last = day,
            _ => found.push((what, day, day)),
        }
    }
    let rows = found.into_iter().map(|(mut what, from, until)| {
        if let Some(fields) = what.as_object_mut() {
            fields.insert("from".to_owned(), json!(from));
            fields.insert("until".to_owned(), json!(until));
        }
        what
    });
    rows.collect()
}

fn main() -> std::io::Result<()> {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let answer = match serde_json::from_str::<Question>(&line?) {
            Ok(question) => answer(&question).unwrap_or_else(|code| json!({ "error": code })),
            Err(error) => json!({ "error": "question_malformed", "reason": error.to_string() }),
        };
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}
