//! Whom invoices are made out to: `GET` and `PUT /billing/tax-data`, and `/billing/tax-data/<subscription>` where it is an
//! organization's.
//!
//! What is wrong is the crate `billing`'s to say; who may read and write, and that nobody overwrites what they have not seen, the
//! database's.

use billing::{
    CfdiUse, Country, FiscalRegime, TaxCheck, TaxData, TaxIdKind, message, vat_registration_matters,
};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::billing_answers::{TaxDataRead, TaxDataSaved};
use crate::edge::Edge;
use crate::errors::{Code, Language, Refusal};
use crate::http::Request;
use crate::platform::Platform;
use crate::rpc;

/// What there is, and what a form offers.
pub(super) async fn read<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
    subscription: Option<&str>,
) -> Result<Value, Refusal> {
    let arguments = json!({
        "p_user_id": request.user_id,
        "p_subscription_id": subscription.map(id).transpose()?,
    });
    let read: TaxDataRead = rpc::call(&edge.platform, "tax_data", &arguments).await?;
    Ok(json!({
        "subscription_id": read.subscription_id,
        "organization": read.organization,
        "tax_data": read.tax_data,
        "suggested": read.suggested,
        "catalogue": catalogue(),
    }))
}

/// Saves it, whole, where nothing is wrong with it.
pub(super) async fn save<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
    subscription: Option<&str>,
) -> Result<Value, Refusal> {
    let fields = request.object()?;
    let subscription = subscription.map(id).transpose()?;
    let version = fields
        .get("version")
        .and_then(Value::as_u64)
        .and_then(|version| i32::try_from(version).ok())
        .ok_or_else(|| Refusal::field("version"))?;
    let Some(Value::Object(typed)) = fields.get("tax_data") else {
        return Err(Refusal::field("tax_data"));
    };
    let check = typed_data(typed)?.check();
    if !check.passes() {
        let problems = problems(&check, request.language());
        return Err(Refusal::new(Code::TaxDataInvalid).with("problems", problems));
    }
    let arguments = json!({
        "p_user_id": request.user_id,
        "p_subscription_id": subscription,
        "p_version": version,
        "p_tax_data": stored(&check),
    });
    let saved: TaxDataSaved = rpc::call(&edge.platform, "save_tax_data", &arguments).await?;
    Ok(json!({
        "tax_data": saved.tax_data,
        "warnings": problems(&check, request.language()),
    }))
}

fn id(text: &str) -> Result<Uuid, Refusal> {
    Some(text)
        .filter(|text| text.len() == 36)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| Refusal::new(Code::SubscriptionNotFound))
}

/// The data of a body; a field that is absent or null is empty.
fn typed_data(fields: &Map<String, Value>) -> Result<TaxData, Refusal> {
    let text = |name: &str| match fields.get(name) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.clone()),
        Some(_) => Err(Refusal::field(name)),
    };
    let flag = |name: &str| match fields.get(name) {
        None | Some(Value::Null) => Ok(false),
        Some(Value::Bool(flag)) => Ok(*flag),
        Some(_) => Err(Refusal::field(name)),
    };
    Ok(TaxData {
        country: text("country")?,
        is_company: flag("is_company")?,
        legal_name: text("legal_name")?,
        tax_id: text("tax_id")?,
        is_vat_registered: flag("is_vat_registered")?,
        line1: text("line1")?,
        line2: text("line2")?,
        city: text("city")?,
        state: text("state")?,
        postal_code: text("postal_code")?,
        email: text("email")?,
        fiscal_regime: text("fiscal_regime")?,
        cfdi_use: text("cfdi_use")?,
    })
}

/// The data as the database keeps them: what was left empty is null.
fn stored(check: &TaxCheck) -> Value {
    let mut stored = json!(check.data);
    if let Some(fields) = stored.as_object_mut() {
        for value in fields.values_mut() {
            if value.as_str() == Some("") {
                *value = Value::Null;
            }
        }
        if let Some(id) = &check.tax_id {
            fields.insert("tax_id_kind".to_owned(), json!(id.kind()));
            fields.insert("tax_id_formatted".to_owned(), json!(id.formatted()));
        }
    }
    stored
}

fn problems(check: &TaxCheck, language: Language) -> Vec<Value> {
    let worded = |problem: &billing::TaxProblem| {
        json!({
            "field": problem.field,
            "code": problem.code,
            "message": message(problem.code, language),
            "is_warning": problem.is_warning,
        })
    };
    check.problems.iter().map(worded).collect()
}

/// The countries with their identifiers, and the catalogues of the SAT.
fn catalogue() -> Value {
    let kind = |kind: TaxIdKind| json!({ "kind": kind, "name": kind.name(), "example": kind.example(), "holder": kind.holder() });
    let countries: Vec<Value> = Country::ALL
        .into_iter()
        .map(|country| {
            // Nobody is invoiced by a CURP.
            let kinds = TaxIdKind::of(country).filter(|kind| *kind != TaxIdKind::MxCurp);
            json!({
                "code": country,
                "asks_vat_registration": vat_registration_matters(country.code()),
                "tax_ids": kinds.map(kind).collect::<Vec<_>>(),
            })
        })
        .collect();
    let uses: Vec<CfdiUse> = CfdiUse::ALL
        .into_iter()
        .filter(|a_use| a_use.invoices)
        .collect();
    json!({ "countries": countries, "fiscal_regimes": FiscalRegime::ALL, "cfdi_uses": uses })
}
