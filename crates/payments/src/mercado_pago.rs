//! Mercado Pago: Checkout Pro for cards, the Payments API for vouchers of OXXO and Pix.
//!
//! Wire format: <https://www.mercadopago.com.mx/developers/en/reference>. A saved card cannot be charged without its owner there (a
//! token of it needs its security code each time), so renewals are paid on the page.

mod amount;
mod read;
#[cfg(test)]
mod tests;
mod webhook;

use std::fmt;

use billing::Currency;
use chrono::{DateTime, Datelike, Timelike};
use locale::Language;
use serde::Serialize;
use serde_json::value::RawValue;
use wire::{HttpRequest, HttpResponse};

use crate::gateway::{key_of, plain_header, plain_id};
use crate::{
    About, Begun, Charge, Checkout, Delivery, Fetched, Gateway, GatewayKind, Method, NewCustomer,
    Notification, Payment, PaymentError, Refund, Refunded, Subject, WebhookError,
};

/// An account at Mercado Pago. `Debug` shows no secret.
#[derive(Clone, PartialEq, Eq)]
pub struct MercadoPago {
    base_url: String,
    access_token: String,
    webhook_secret: Option<String>,
}

impl fmt::Debug for MercadoPago {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MercadoPago")
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}

#[derive(Serialize)]
struct Preference<'a> {
    items: [Item<'a>; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    payer: Option<Payer<'a>>,
    back_urls: BackUrls<'a>,
    auto_return: &'static str,
    external_reference: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expiration_date_to: Option<String>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'static str,
    title: &'a str,
    quantity: u32,
    currency_id: &'static str,
    unit_price: Box<RawValue>,
}

#[derive(Serialize)]
struct Payer<'a> {
    email: &'a str,
}

#[derive(Serialize)]
struct BackUrls<'a> {
    success: &'a str,
    pending: &'a str,
    failure: &'a str,
}

#[derive(Serialize)]
struct NewPayment<'a> {
    transaction_amount: Box<RawValue>,
    description: &'a str,
    payment_method_id: &'static str,
    payer: Payer<'a>,
    external_reference: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_of_expiration: Option<String>,
}

#[derive(Serialize)]
struct NewRefund {
    amount: Box<RawValue>,
}

/// What a payment is for, as `external_reference` carries it: `order_id:<id>`.
fn external_reference(subject: Subject) -> String {
    let (name, id) = subject.named();
    format!("{name}:{id}")
}

/// `2026-12-01T23:59:59.000+00:00`.
fn moment(seconds: i64) -> Result<String, PaymentError> {
    let at = DateTime::from_timestamp(seconds, 0).ok_or(PaymentError::Misconfigured)?;
    Ok(format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.000+00:00",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    ))
}

impl MercadoPago {
    /// An account: the address of the API, the access token, and the secret of the webhook where one is set up.
    #[must_use]
    pub fn new(base_url: &str, access_token: &str, webhook_secret: Option<&str>) -> Self {
        Self {
            base_url: base_url.to_owned(),
            access_token: access_token.to_owned(),
            webhook_secret: webhook_secret.map(str::to_owned),
        }
    }

    fn request(
        &self,
        method: &'static str,
        path: &str,
        body: Vec<u8>,
        key: Option<&str>,
    ) -> Result<HttpRequest, PaymentError> {
        let token = plain_header(&self.access_token)?;
        let mut headers = vec![("authorization".to_owned(), format!("Bearer {token}"))];
        if !body.is_empty() {
            headers.push(("content-type".to_owned(), "application/json".to_owned()));
        }
        if let Some(key) = key {
            let key = plain_header(key)?.to_owned();
            headers.push(("x-idempotency-key".to_owned(), key));
        }
        Ok(HttpRequest {
            method,
            url: wire::join(&self.base_url, path)?,
            headers,
            body,
        })
    }

    fn begin_at(
        &self,
        path: &str,
        body: &impl Serialize,
        key: &str,
    ) -> Result<HttpRequest, PaymentError> {
        let body = serde_json::to_vec(body).map_err(|_| PaymentError::Misconfigured)?;
        let key = key_of(key, &body);
        self.request("POST", path, body, Some(&key))
    }
}

impl Gateway for MercadoPago {
    fn kind(&self) -> GatewayKind {
        GatewayKind::MercadoPago
    }

    fn takes(&self, method: Method, currency: Currency) -> bool {
        match method {
            Method::Card => amount::is_sold_in(currency),
            Method::Oxxo => currency == Currency::Mxn,
            Method::Pix => currency == Currency::Brl,
        }
    }

    fn charges_saved_cards(&self) -> bool {
        false
    }

    fn customer(&self, _: &NewCustomer) -> Result<Option<HttpRequest>, PaymentError> {
        Ok(None)
    }

    fn customer_kept(&self, _: &HttpResponse) -> Result<String, PaymentError> {
        Err(PaymentError::Unsupported)
    }

    fn begin(&self, checkout: &Checkout) -> Result<HttpRequest, PaymentError> {
        if !self.takes(checkout.method, checkout.amount.currency) {
            return Err(PaymentError::Unsupported);
        }
        let expiry = checkout.expires_at.map(moment).transpose()?;
        let price = amount::to_number(checkout.amount)?;
        let payment_method_id = match checkout.method {
            Method::Card => {
                let preference = Preference {
                    items: [Item {
                        id: checkout.subject.named().0,
                        title: &checkout.description,
                        quantity: 1,
                        currency_id: checkout.amount.currency.code(),
                        unit_price: price,
                    }],
                    payer: checkout.email.as_deref().map(|email| Payer { email }),
                    back_urls: BackUrls {
                        success: &checkout.success_url,
                        pending: &checkout.success_url,
                        failure: &checkout.cancel_url,
                    },
                    auto_return: "approved",
                    external_reference: external_reference(checkout.subject),
                    expires: expiry.is_some().then_some(true),
                    expiration_date_to: expiry,
                };
                return self.begin_at("/checkout/preferences", &preference, &checkout.key);
            }
            Method::Oxxo => "oxxo",
            Method::Pix => "pix",
        };
        // There is no payment without a mail address, and none is made up.
        let email = checkout.email.as_deref().ok_or(PaymentError::Unsupported)?;
        let payment = NewPayment {
            transaction_amount: price,
            description: &checkout.description,
            payment_method_id,
            payer: Payer { email },
            external_reference: external_reference(checkout.subject),
            date_of_expiration: expiry,
        };
        self.begin_at("/v1/payments", &payment, &checkout.key)
    }

    fn begun(&self, checkout: &Checkout, response: &HttpResponse) -> Result<Begun, PaymentError> {
        match checkout.method.voucher() {
            None => read::preference(response),
            Some(_) => read::voucher(response),
        }
    }

    fn charge(&self, _: &Charge) -> Result<HttpRequest, PaymentError> {
        Err(PaymentError::Unsupported)
    }

    fn charged(&self, _: &Charge, _: &HttpResponse) -> Result<Payment, PaymentError> {
        Err(PaymentError::Unsupported)
    }

    fn refund(&self, refund: &Refund) -> Result<HttpRequest, PaymentError> {
        let path = format!("/v1/payments/{}/refunds", plain_id(&refund.payment)?);
        let body = NewRefund {
            amount: amount::to_number(refund.amount)?,
        };
        let body = serde_json::to_vec(&body).map_err(|_| PaymentError::Misconfigured)?;
        self.request("POST", &path, body, Some(&refund.key))
    }

    fn refunded(&self, refund: &Refund, response: &HttpResponse) -> Result<Refunded, PaymentError> {
        read::refund(refund.amount.currency, response)
    }

    fn portal(&self, _: &str, _: &str, _: Language) -> Result<HttpRequest, PaymentError> {
        Err(PaymentError::Unsupported)
    }

    fn portal_opened(&self, _: &HttpResponse) -> Result<String, PaymentError> {
        Err(PaymentError::Unsupported)
    }

    fn fetch(&self, about: &About) -> Result<Option<HttpRequest>, PaymentError> {
        match about {
            About::Payment(id) => {
                let path = format!("/v1/payments/{}", plain_id(id)?);
                self.request("GET", &path, Vec::new(), None).map(Some)
            }
            About::Nothing => Ok(None),
            About::Dispute(_) | About::Customer(_) => Err(PaymentError::Unsupported),
        }
    }

    fn fetched(&self, about: &About, response: &HttpResponse) -> Result<Fetched, PaymentError> {
        match about {
            About::Payment(_) => {
                read::payment(response).map(|payment| Fetched::Payment(Box::new(payment)))
            }
            _ => Err(PaymentError::Unsupported),
        }
    }

    fn webhook(&self, delivery: &Delivery<'_>, now: i64) -> Result<Notification, WebhookError> {
        let secret = self.webhook_secret.as_deref();
        webhook::read(secret.ok_or(WebhookError::SecretMissing)?, delivery, now)
    }
}
