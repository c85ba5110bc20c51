//! Paying through a gateway: an order or an invoice, the gateway's own page for the card, and what there is to pay with.

use payments::{Begun, Checkout, Gateway, Method, NewCustomer, PaymentError, Subject, Voucher};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::id;
use crate::edge::Edge;
use crate::errors::{Code, Language, Refusal};
use crate::gateways::send;
use crate::http::Request;
use crate::payment_answers::{CheckoutContext, CustomerKept, Methods, PaymentNoted};
use crate::platform::{Platform, Spawner};
use crate::rpc;

const DAY: i64 = 86_400;
/// Between which ages a page of Stripe's may end (`expires_at` of a Checkout Session).
const PAGE_SECONDS: std::ops::Range<i64> = 1_860..DAY;

/// What may stand in the body; everything has a default.
#[derive(Default, Deserialize)]
struct Wish {
    gateway: Option<String>,
    method: Option<String>,
}

impl Wish {
    fn read(fields: Map<String, Value>) -> Result<Self, Refusal> {
        serde_json::from_value(Value::Object(fields)).map_err(|_| Refusal::field("body"))
    }

    fn method(&self) -> Result<Method, Refusal> {
        match self.method.as_deref() {
            None | Some("card") => Ok(Method::Card),
            Some("oxxo") => Ok(Method::Oxxo),
            Some("pix") => Ok(Method::Pix),
            Some(_) => Err(Refusal::field("method")),
        }
    }
}

/// Begins the payment of an order or an invoice: `{"url"}` of the page where it is paid, or the `{"voucher"}` to pay with.
pub(super) async fn checkout<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
    subject: Subject,
) -> Result<Value, Refusal> {
    let wish = Wish::read(request.object()?)?;
    let method = wish.method()?;
    let gateways = &edge.config.gateways;
    let named = match wish.gateway.as_deref() {
        None => None,
        Some(name) => {
            let kind = name.parse().map_err(|_| Refusal::field("gateway"))?;
            let gateway = gateways.get(kind).ok_or(Code::GatewayNotConfigured)?;
            Some(gateway)
        }
    };
    let (order, invoice) = match subject {
        Subject::Order(id) => (Some(id), None),
        Subject::Invoice(id) => (None, Some(id)),
    };
    let arguments = json!({
        "p_user_id": request.user_id, "p_order_id": order, "p_invoice_id": invoice,
    });
    let context: CheckoutContext =
        rpc::call(&edge.platform, "checkout_context", &arguments).await?;
    let amount = context.money().map_err(|reason| broken(edge, &reason))?;
    let takes = |gateway: &&dyn Gateway| gateway.takes(method, amount.currency);
    let gateway = match named {
        Some(gateway) => takes(&gateway).then_some(gateway),
        None if gateways.all().next().is_none() => return Err(Code::GatewayNotConfigured.into()),
        None => gateways.all().find(takes),
    };
    let gateway = gateway.ok_or(Code::PaymentMethodUnsupported)?;
    // Whoever asks again for what they have is shown it again.
    let has = context.vouchers.iter().find(|voucher| {
        voucher.gateway == gateway.kind() && Some(voucher.kind) == method.voucher()
    });
    if let Some(voucher) = has {
        return Ok(json!({ "voucher": voucher }));
    }
    let site = gateways.site_url.as_deref().ok_or_else(|| {
        edge.platform.spawner().log("SITE_URL is not set");
        Refusal::new(Code::GatewayNotConfigured)
    })?;
    let language = request.language();
    let (_, subject_id) = subject.named();
    let back = |outcome: &str| format!("{site}/dashboard/cuenta/plan?pago={outcome}");
    let asked = Checkout {
        subject,
        amount,
        description: format!("Sintra AI LATAM {}", context.number),
        method,
        customer: customer(edge, gateway, &context, language).await?,
        email: context.email.clone(),
        language,
        success_url: back("hecho"),
        cancel_url: back("no"),
        expires_at: expiry(method, &context),
        key: format!("checkout:{subject_id}"),
    };
    let refused = |error| failed(edge, gateway, error);
    let request = gateway.begin(&asked).map_err(refused)?;
    let response = exchange(edge, gateway, request).await?;
    match gateway.begun(&asked, &response).map_err(refused)? {
        Begun::Page { url, .. } => Ok(json!({ "url": url })),
        Begun::Voucher { voucher, reference } => {
            let (name, id) = subject.named();
            let mut payment = json!({
                "reference": reference, "amount": amount.to_string(), "currency": amount.currency,
                "outcome": "pending", "voucher": voucher_document(&voucher),
            });
            payment[name] = json!(id);
            let arguments = json!({ "p_gateway": gateway.kind().as_str(), "p_payment": payment });
            let _: PaymentNoted =
                rpc::call(&edge.platform, "note_gateway_payment", &arguments).await?;
            Ok(json!({ "voucher": voucher_document(&voucher) }))
        }
    }
}

/// A voucher, as it is kept and as its payer sees it.
pub(crate) fn voucher_document(voucher: &Voucher) -> Value {
    json!({
        "kind": voucher.kind, "url": voucher.url, "code": voucher.code, "expires_at": voucher.expires_at,
    })
}

/// Until when it can be paid: a voucher for its days, from the end of today on, so that asking twice asks for the same.
fn expiry(method: Method, context: &CheckoutContext) -> Option<i64> {
    match method.voucher() {
        Some(kind) => {
            let days = i64::try_from(kind.valid_days()).unwrap_or(1);
            Some(context.now - context.now % DAY + (days + 1) * DAY)
        }
        None => context
            .expires_at
            .filter(|at| PAGE_SECONDS.contains(&(at - context.now))),
    }
}

/// The gateway's id of the payer, who is made known to it where they are not.
async fn customer<P: Platform>(
    edge: &Edge<P>,
    gateway: &dyn Gateway,
    context: &CheckoutContext,
    language: Language,
) -> Result<Option<String>, Refusal> {
    let new = NewCustomer {
        subscription_id: context.subscription_id,
        name: context.name.clone(),
        email: context.email.clone(),
        language,
        key: format!("customer:{}", context.subscription_id),
    };
    let refused = |error| failed(edge, gateway, error);
    let Some(request) = gateway.customer(&new).map_err(refused)? else {
        return Ok(None);
    };
    if context.customer.is_some() {
        return Ok(context.customer.clone());
    }
    let response = exchange(edge, gateway, request).await?;
    let customer = gateway.customer_kept(&response).map_err(refused)?;
    let arguments = json!({ "p_subscription_id": context.subscription_id, "p_customer": customer });
    let kept: CustomerKept = rpc::call(&edge.platform, "keep_customer", &arguments).await?;
    Ok(Some(kept.customer))
}

/// Opens the gateway's page on which a payer changes their card: `{"url"}`.
pub(super) async fn portal<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
) -> Result<Value, Refusal> {
    let subscription_id = id(&request.object()?, "subscription_id")?;
    let methods = read(edge, request, subscription_id).await?;
    let gateways = &edge.config.gateways;
    let gateway = gateways
        .get(payments::GatewayKind::Stripe)
        .ok_or(Code::GatewayNotConfigured)?;
    let site = gateways
        .site_url
        .as_deref()
        .ok_or(Code::GatewayNotConfigured)?;
    let customer = methods.customer.ok_or(Code::PayerUnknown)?;
    let back = format!("{site}/dashboard/cuenta/plan");
    let refused = |error| failed(edge, gateway, error);
    let asked = gateway
        .portal(&customer, &back, request.language())
        .map_err(refused)?;
    let response = exchange(edge, gateway, asked).await?;
    let url = gateway.portal_opened(&response).map_err(refused)?;
    Ok(json!({ "url": url }))
}

/// What there is to pay with: `{"gateways": [{"name", "methods", "renews"}], "card"}`.
pub(super) async fn methods<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
    subscription_id: Option<Uuid>,
) -> Result<Value, Refusal> {
    let known = read(edge, request, subscription_id).await?;
    let currency = known.currency().map_err(|reason| broken(edge, &reason))?;
    let gateways: Vec<Value> = edge
        .config
        .gateways
        .all()
        .map(|gateway| {
            let methods: Vec<Method> = [Method::Card, Method::Oxxo, Method::Pix]
                .into_iter()
                .filter(|method| gateway.takes(*method, currency))
                .collect();
            json!({
                "name": gateway.kind(), "methods": methods, "charges_saved_card": gateway.charges_saved_cards(),
            })
        })
        .collect();
    Ok(json!({ "gateways": gateways, "card": known.card }))
}

async fn read<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
    subscription_id: Option<Uuid>,
) -> Result<Methods, Refusal> {
    let arguments = json!({ "p_user_id": request.user_id, "p_subscription_id": subscription_id });
    Ok(rpc::call(&edge.platform, "payment_methods", &arguments).await?)
}

async fn exchange<P: Platform>(
    edge: &Edge<P>,
    gateway: &dyn Gateway,
    request: wire::HttpRequest,
) -> Result<wire::HttpResponse, Refusal> {
    send(&edge.platform, request).await.map_err(|reason| {
        let line = format!("{}: {reason}", gateway.kind());
        edge.platform.spawner().log(&line);
        Refusal::new(Code::GatewayUnavailable)
    })
}

fn failed<P: Platform>(edge: &Edge<P>, gateway: &dyn Gateway, error: PaymentError) -> Refusal {
    if error == PaymentError::Unsupported {
        return Code::PaymentMethodUnsupported.into();
    }
    let line = format!("{}: {error}", gateway.kind());
    edge.platform.spawner().log(&line);
    Code::GatewayUnavailable.into()
}

fn broken<P: Platform>(edge: &Edge<P>, reason: &str) -> Refusal {
    edge.platform.spawner().log(reason);
    Refusal::new(Code::Internal)
}
