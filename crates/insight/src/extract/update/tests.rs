use chrono::{DateTime, NaiveDate};
use uuid::Uuid;

use crate::{
    Candidate, Claim, Context, Known, Language, Origin, Slot, Turn, Value, extract, may_update,
    update,
};

pub(super) fn context(country: &str) -> Context {
    let is_portuguese = country == "BR";
    Context {
        language: if is_portuguese {
            Language::Portuguese
        } else {
            Language::Spanish
        },
        country: Some(country.into()),
        now: DateTime::UNIX_EPOCH,
        today: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
    }
}

/// "price:torta = 45", "policy:anticipo = 50%", "event:feria = 2026-05-01", "offers:recarga".
pub(super) fn known(country: &str, facts: &[&str]) -> Vec<Known> {
    let home = crate::text::currency_of_country(country);
    facts
        .iter()
        .zip(1..)
        .map(|(fact, id)| {
            let (key, value) = fact
                .split_once(" = ")
                .map_or((*fact, None), |(key, value)| (key, Some(value)));
            let key: crate::FactKey = key.parse().unwrap();
            let is_money = matches!(key.slot, Slot::Price | Slot::Cost | Slot::Revenue);
            let value = value.map(|text| match key.slot {
                Slot::Event => Value {
                    date: Some(text.parse().unwrap()),
                    ..Value::default()
                },
                Slot::Policy | Slot::Supplier | Slot::Person => Value {
                    text: Some(text.to_owned()),
                    ..Value::default()
                },
                _ => Value {
                    number: Some(text.trim_end_matches('%').to_owned()),
                    currency: home.filter(|_| is_money).map(str::to_owned),
                    unit: text.ends_with('%').then(|| "%".to_owned()),
                    ..Value::default()
                },
            });
            Known {
                id: Uuid::from_u128(id),
                content: format!("{}: {}", key.subject, fact),
                fact_key: Some(key),
                value,
                confidence: 0.9,
                status: "discovered".to_owned(),
                origin: Origin::Rules,
                evidence_count: 1,
                valid_from: None,
                last_seen_at: None,
                version: 1,
                message_ids: Vec::new(),
                conversation_ids: Vec::new(),
            }
        })
        .collect()
}

#[test]
fn dbg() {
    let k = known("MX", &["metric:pedido mes = 60", "metric:ticket promedio = 420"]);
    for (c, k, t) in [("MX", k, "va. por cierto los pedidos ya son 75 al mes, por si haces cuentas"), ("MX", known("MX", &["price:hora = 15", "price:impresion = 2", "cost:internet = 1200"]), "me cambié a Totalplay y ahora pago 900")] {
        let ctx = context(c);
        let turn = Turn { text: t, previous: None };
        let found = update(&turn, &ctx, None, &k, extract(&turn, &ctx));
        println!("{} {found:#?}", may_update(t));
    }
}
