//! Choosing a plan or a pack of messages: what it would cost, and taking it.
//!
//! `POST /billing/preview` and `POST /billing/orders` are asked the same, `{"plan_id", "billing_cycle"}` or `{"pack_id",
//! "quantity"}`, and `{"subscription_id"}` where it is an organization's. An order names also what was shown to be paid, so that
//! nobody agrees to a price that they have not seen, and a key, so that asking twice orders once.

use billing::{Offer, OfferError};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::id;
use crate::billing_answers::{OfferContext, Placed, Scheduled};
use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::http::Request;
use crate::platform::{Platform, Spawner};
use crate::rpc;

/// What is asked for.
struct Wish {
    subscription_id: Option<Uuid>,
    plan: Option<(String, String)>,
    pack: Option<(String, i64)>,
    key: Option<Uuid>,
}

impl Wish {
    fn read(fields: &Map<String, Value>) -> Result<Self, Refusal> {
        let plan = match fields.get("plan_id") {
            None | Some(Value::Null) => None,
            Some(_) => Some((name(fields, "plan_id")?, name(fields, "billing_cycle")?)),
        };
        let pack = match fields.get("pack_id") {
            None | Some(Value::Null) => None,
            Some(_) => {
                let quantity = fields.get("quantity").unwrap_or(&Value::Null);
                let quantity = quantity
                    .as_i64()
                    .ok_or_else(|| Refusal::field("quantity"))?;
                Some((name(fields, "pack_id")?, quantity))
            }
        };
        if plan.is_some() == pack.is_some() {
            return Err(Refusal::field("plan_id"));
        }
        Ok(Self {
            subscription_id: id(fields, "subscription_id")?,
            plan,
            pack,
            key: id(fields, "key")?,
        })
    }
}

/// What it would cost, and when it would begin.
pub(super) async fn preview<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
) -> Result<Value, Refusal> {
    let wish = Wish::read(&request.object()?)?;
    let context = context(edge, request, &wish).await?;
    Ok(shown(&context, &offered(edge, &context, &wish)?))
}

/// Takes it: what costs something is written down to be paid, what costs nothing is done.
pub(super) async fn place<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
) -> Result<Value, Refusal> {
    let fields = request.object()?;
    let wish = Wish::read(&fields)?;
    let key = wish.key.ok_or_else(|| Refusal::field("key"))?;
    let seen = name(&fields, "total_amount")?;
    let context = context(edge, request, &wish).await?;
    if let Some(order) = &context.order {
        return Ok(json!({ "when": "now", "order": order }));
    }
    let offer = offered(edge, &context, &wish)?;
    let total = match &offer {
        Offer::Now { order } => order.invoice().total_amount.as_str(),
        Offer::Stays | Offer::Later { .. } => "0.00",
    };
    if total != seen {
        return Err(Refusal::new(Code::PriceChanged).with("total_amount", total));
    }
    match &offer {
        Offer::Now { order } => {
            let arguments = json!({
                "p_user_id": request.user_id,
                "p_subscription_id": context.subscription_id,
                "p_version": context.version,
                "p_key": key,
                "p_order": order,
            });
            let placed: Placed = rpc::call(&edge.platform, "place_order", &arguments).await?;
            Ok(json!({ "when": "now", "order": placed.order }))
        }
        Offer::Later { plan_id, cycle, .. } => {
            schedule(edge, request, &context, json!(plan_id), json!(cycle)).await?;
            Ok(shown(&context, &offer))
        }
        Offer::Stays => {
            schedule(edge, request, &context, Value::Null, Value::Null).await?;
            Ok(shown(&context, &offer))
        }
    }
}

async fn context<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
    wish: &Wish,
) -> Result<OfferContext, Refusal> {
    let plan = wish.plan.as_ref();
    let arguments = json!({
        "p_user_id": request.user_id,
        "p_subscription_id": wish.subscription_id,
        "p_plan_id": plan.map(|(id, _)| id),
        "p_cycle": plan.map(|(_, cycle)| cycle),
        "p_pack_id": wish.pack.as_ref().map(|(id, _)| id),
        "p_key": wish.key,
    });
    Ok(rpc::call(&edge.platform, "offer_context", &arguments).await?)
}

fn offered<P: Platform>(
    edge: &Edge<P>,
    context: &OfferContext,
    wish: &Wish,
) -> Result<Offer, Refusal> {
    let broken = |reason: &str| {
        edge.platform.spawner().log(reason);
        Refusal::new(Code::Internal)
    };
    let subscription = context.subscription().map_err(|reason| broken(&reason))?;
    let offer = match (&context.target, &context.pack, &wish.pack) {
        (Some(plan), ..) => billing::offer(&subscription, plan),
        (None, Some(pack), Some((_, quantity))) => {
            let order = billing::top_up(&subscription, pack, *quantity);
            order.map(|order| Offer::Now {
                order: Box::new(order),
            })
        }
        _ => return Err(broken("offer_context: neither plan nor pack")),
    };
    offer.map_err(|error| match error {
        OfferError::Billing(error) => broken(error.code()),
        error => Code::from_name(error.code()).into(),
    })
}

/// The offer as a client sees it.
fn shown(context: &OfferContext, offer: &Offer) -> Value {
    let mut shown = json!(offer);
    if let Some(fields) = shown.as_object_mut() {
        fields.insert("subscription_id".to_owned(), json!(context.subscription_id));
    }
    shown
}

async fn schedule<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
    context: &OfferContext,
    plan_id: Value,
    cycle: Value,
) -> Result<(), Refusal> {
    let arguments = json!({
        "p_user_id": request.user_id,
        "p_subscription_id": context.subscription_id,
        "p_version": context.version,
        "p_plan_id": plan_id,
        "p_cycle": cycle,
    });
    let _: Scheduled = rpc::call(&edge.platform, "schedule_plan", &arguments).await?;
    Ok(())
}

/// A short text of the body.
fn name(fields: &Map<String, Value>, field: &str) -> Result<String, Refusal> {
    let text = fields.get(field).and_then(Value::as_str);
    text.filter(|text| !text.is_empty() && text.len() <= 60 && !text.contains('\0'))
        .map(str::to_owned)
        .ok_or_else(|| Refusal::field(field))
}
