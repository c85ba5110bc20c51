//! Stripe: Checkout for what somebody pays themselves, PaymentIntents for what is charged to a saved card, and nothing of Stripe's own
//! billing: periods, invoices and taxes are not its business here.
//!
//! Wire format: <https://docs.stripe.com/api>; [`STRIPE_VERSION`] pins it, whatever version the account has as its default.

mod amount;
mod read;
#[cfg(test)]
mod tests;
mod webhook;

use std::fmt;

use billing::Currency;
use locale::Language;
use wire::{HttpRequest, HttpResponse};

use crate::form::Form;
use crate::gateway::{key_of, plain_header, plain_id};
use crate::{
    About, Begun, Charge, Checkout, Delivery, Fetched, Gateway, GatewayKind, Method, NewCustomer,
    Notification, Payment, PaymentError, Refund, Refunded, Subject, WebhookError,
};

/// The version of the API that is asked for: the one that the official library of this day speaks.
pub const STRIPE_VERSION: &str = "2026-10-28.endive";

/// What is read along with a payment.
const WITH_PAYMENT: [&str; 2] = ["payment_method", "latest_charge.refunds"];

/// An account at Stripe. `Debug` shows no secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Stripe {
    base_url: String,
    secret_key: String,
    webhook_secret: Option<String>,
}

impl fmt::Debug for Stripe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stripe")
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}

impl Stripe {
    /// An account: the address of the API, the secret (or restricted) key, and the secret of the webhook where one is set up.
    #[must_use]
    pub fn new(base_url: &str, secret_key: &str, webhook_secret: Option<&str>) -> Self {
        Self {
            base_url: base_url.to_owned(),
            secret_key: secret_key.to_owned(),
            webhook_secret: webhook_secret.map(str::to_owned),
        }
    }

    fn request(
        &self,
        method: &'static str,
        path: &str,
        mut headers: Vec<(String, String)>,
        body: Vec<u8>,
    ) -> Result<HttpRequest, PaymentError> {
        let key = plain_header(&self.secret_key)?;
        headers.push(("authorization".to_owned(), format!("Bearer {key}")));
        headers.push(("stripe-version".to_owned(), STRIPE_VERSION.to_owned()));
        Ok(HttpRequest {
            method,
            url: wire::join(&self.base_url, path)?,
            headers,
            body,
        })
    }

    fn get(&self, path: &str, expand: &[&str]) -> Result<HttpRequest, PaymentError> {
        let mut query = Form::default();
        for field in expand {
            query.add("expand[]", field);
        }
        let path = match query.into_text() {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        };
        self.request("GET", &path, Vec::new(), Vec::new())
    }

    /// Keys: up to 255 characters, kept for at least a day, and refused with other fields than the first time
    /// (<https://docs.stripe.com/api/idempotent_requests>).
    fn post(&self, path: &str, form: Form, key: Option<&str>) -> Result<HttpRequest, PaymentError> {
        let kind = "application/x-www-form-urlencoded";
        let mut headers = vec![("content-type".to_owned(), kind.to_owned())];
        if let Some(key) = key {
            headers.push(("idempotency-key".to_owned(), plain_header(key)?.to_owned()));
        }
        self.request("POST", path, headers, form.into_text().into_bytes())
    }
}

/// The language of a page (`locale` of Checkout and of the portal).
const fn locale(language: Language) -> &'static str {
    language.pick("es-419", "pt-BR", "en")
}

fn add_subject(form: &mut Form, prefix: &str, subject: Subject) {
    let (name, id) = subject.named();
    form.add(&format!("{prefix}[{name}]"), &id.to_string());
}

impl Gateway for Stripe {
    fn kind(&self) -> GatewayKind {
        GatewayKind::Stripe
    }

    fn takes(&self, method: Method, currency: Currency) -> bool {
        match method {
            Method::Card => amount::decimals(currency).is_some(),
            // <https://docs.stripe.com/payments/oxxo>, <https://docs.stripe.com/payments/pix>
            Method::Oxxo => currency == Currency::Mxn,
            Method::Pix => currency == Currency::Brl,
        }
    }

    fn charges_saved_cards(&self) -> bool {
        true
    }

    fn customer(&self, customer: &NewCustomer) -> Result<Option<HttpRequest>, PaymentError> {
        let mut form = Form::default();
        form.add_some("name", customer.name.as_deref())
            .add_some("email", customer.email.as_deref())
            .add("preferred_locales[0]", locale(customer.language))
            .add(
                "metadata[subscription_id]",
                &customer.subscription_id.to_string(),
            );
        let key = key_of(&customer.key, form.text().as_bytes());
        self.post("/v1/customers", form, Some(&key)).map(Some)
    }

    fn customer_kept(&self, response: &HttpResponse) -> Result<String, PaymentError> {
        read::id_of(response, "customer")
    }

    fn begin(&self, checkout: &Checkout) -> Result<HttpRequest, PaymentError> {
        if !self.takes(checkout.method, checkout.amount.currency) {
            return Err(PaymentError::Unsupported);
        }
        let mut form = Form::default();
        form.add("mode", "payment")
            .add("locale", locale(checkout.language))
            .add("success_url", &checkout.success_url)
            .add("cancel_url", &checkout.cancel_url)
            .add(
                "client_reference_id",
                &checkout.subject.named().1.to_string(),
            );
        match &checkout.customer {
            Some(customer) => form.add("customer", plain_id(customer)?),
            None => form.add_some("customer_email", checkout.email.as_deref()),
        };
        let unit = amount::to_stripe(checkout.amount)?.to_string();
        let currency = checkout.amount.currency.code().to_lowercase();
        form.add("line_items[0][quantity]", "1")
            .add("line_items[0][price_data][currency]", &currency)
            .add("line_items[0][price_data][unit_amount]", &unit)
            .add(
                "line_items[0][price_data][product_data][name]",
                &checkout.description,
            );
        match checkout.method {
            Method::Card => {
                form.add("allowed_payment_method_types[0]", "card");
                if checkout.customer.is_some() {
                    form.add("payment_intent_data[setup_future_usage]", "off_session");
                }
            }
            Method::Oxxo => {
                let days = billing::VoucherKind::Oxxo.valid_days().to_string();
                form.add("allowed_payment_method_types[0]", "oxxo")
                    .add("payment_method_options[oxxo][expires_after_days]", &days);
            }
            Method::Pix => {
                let seconds = (billing::VoucherKind::Pix.valid_days() * 86_400).to_string();
                form.add("allowed_payment_method_types[0]", "pix").add(
                    "payment_method_options[pix][expires_after_seconds]",
                    &seconds,
                );
            }
        }
        if let Some(at) = checkout.expires_at {
            form.add("expires_at", &at.to_string());
        }
        form.add("payment_intent_data[description]", &checkout.description);
        add_subject(&mut form, "metadata", checkout.subject);
        add_subject(&mut form, "payment_intent_data[metadata]", checkout.subject);
        let key = key_of(&checkout.key, form.text().as_bytes());
        self.post("/v1/checkout/sessions", form, Some(&key))
    }

    fn begun(&self, _: &Checkout, response: &HttpResponse) -> Result<Begun, PaymentError> {
        read::session(response)
    }

    fn charge(&self, charge: &Charge) -> Result<HttpRequest, PaymentError> {
        if !self.takes(Method::Card, charge.amount.currency) {
            return Err(PaymentError::Unsupported);
        }
        let mut form = Form::default();
        form.add("amount", &amount::to_stripe(charge.amount)?.to_string())
            .add("currency", &charge.amount.currency.code().to_lowercase())
            .add("customer", plain_id(&charge.customer)?)
            .add("payment_method", plain_id(&charge.card)?)
            .add("allowed_payment_method_types[0]", "card")
            .add("off_session", "true")
            .add("confirm", "true")
            .add("description", &charge.description)
            .add("metadata[attempt]", &charge.attempt.to_string());
        add_subject(&mut form, "metadata", charge.subject);
        for field in WITH_PAYMENT {
            form.add("expand[]", field);
        }
        self.post("/v1/payment_intents", form, Some(&charge.key))
    }

    fn charged(&self, charge: &Charge, response: &HttpResponse) -> Result<Payment, PaymentError> {
        read::charged(charge, response)
    }

    fn refund(&self, refund: &Refund) -> Result<HttpRequest, PaymentError> {
        let mut form = Form::default();
        form.add("payment_intent", plain_id(&refund.payment)?)
            .add("amount", &amount::to_stripe(refund.amount)?.to_string());
        self.post("/v1/refunds", form, Some(&refund.key))
    }

    fn refunded(&self, _: &Refund, response: &HttpResponse) -> Result<Refunded, PaymentError> {
        read::refund(response)
    }

    fn portal(
        &self,
        customer: &str,
        return_url: &str,
        language: Language,
    ) -> Result<HttpRequest, PaymentError> {
        let mut form = Form::default();
        form.add("customer", plain_id(customer)?)
            .add("return_url", return_url)
            .add("locale", locale(language));
        self.post("/v1/billing_portal/sessions", form, None)
    }

    fn portal_opened(&self, response: &HttpResponse) -> Result<String, PaymentError> {
        read::portal(response)
    }

    fn fetch(&self, about: &About) -> Result<Option<HttpRequest>, PaymentError> {
        let (path, id, expand): (_, _, &[&str]) = match about {
            About::Payment(id) => ("/v1/payment_intents", id, &WITH_PAYMENT),
            About::Dispute(id) => ("/v1/disputes", id, &[]),
            About::Customer(id) => (
                "/v1/customers",
                id,
                &["invoice_settings.default_payment_method"],
            ),
            About::Nothing => return Ok(None),
        };
        let id = plain_id(id)?;
        self.get(&format!("{path}/{id}"), expand).map(Some)
    }

    fn fetched(&self, about: &About, response: &HttpResponse) -> Result<Fetched, PaymentError> {
        match about {
            About::Payment(_) => read::payment(response),
            About::Dispute(_) => read::dispute(response).map(Fetched::Dispute),
            About::Customer(_) => read::customer(response).map(Fetched::Customer),
            About::Nothing => Err(PaymentError::Unsupported),
        }
    }

    fn webhook(&self, delivery: &Delivery<'_>, now: i64) -> Result<Notification, WebhookError> {
        let secret = self.webhook_secret.as_deref();
        webhook::read(secret.ok_or(WebhookError::SecretMissing)?, delivery, now)
    }
}
