//! The payment gateways that are configured, and sending what [`payments`] has encoded.

use std::time::Duration;

use futures_util::StreamExt;
use payments::{Gateway, GatewayKind, MercadoPago, Stripe};
use wire::{HttpRequest, HttpResponse};

use crate::config::Environment;
use crate::platform::{Http, Platform};
use crate::signal::within;

/// How long a gateway may take, its answer included: a bank that is asked takes its time.
const LIMIT: Duration = Duration::from_secs(40);
/// How much of an answer is read.
const MAX_ANSWER_BYTES: usize = 1024 * 1024;

/// The gateways with a key; one without is not there, and nothing stands in for it.
#[derive(Debug, Clone, Default)]
pub struct Gateways {
    stripe: Option<Stripe>,
    mercado_pago: Option<MercadoPago>,
    /// Where people reach the web, without a slash at its end; a gateway's page leads back there.
    pub site_url: Option<String>,
}

impl Gateways {
    /// Reads the keys.
    #[must_use]
    pub fn new(environment: &Environment) -> Self {
        let base = |url: &Option<String>, default: &str| {
            let url = url.as_deref().unwrap_or(default);
            url.trim_end_matches('/').to_owned()
        };
        Self {
            stripe: environment.stripe_secret_key.as_deref().map(|key| {
                Stripe::new(
                    &base(&environment.stripe_base_url, "https://api.stripe.com"),
                    key,
                    environment.stripe_webhook_secret.as_deref(),
                )
            }),
            mercado_pago: environment
                .mercadopago_access_token
                .as_deref()
                .map(|token| {
                    MercadoPago::new(
                        &base(
                            &environment.mercadopago_base_url,
                            "https://api.mercadopago.com",
                        ),
                        token,
                        environment.mercadopago_webhook_secret.as_deref(),
                    )
                }),
            site_url: environment
                .site_url
                .as_deref()
                .map(|url| url.trim_end_matches('/').to_owned()),
        }
    }

    /// A gateway, where it is configured.
    #[must_use]
    pub fn get(&self, kind: GatewayKind) -> Option<&dyn Gateway> {
        match kind {
            GatewayKind::Stripe => self.stripe.as_ref().map(|stripe| stripe as &dyn Gateway),
            GatewayKind::MercadoPago => self.mercado_pago.as_ref().map(|one| one as &dyn Gateway),
        }
    }

    /// All that are configured, the one that is asked first where nobody names one first.
    pub fn all(&self) -> impl Iterator<Item = &dyn Gateway> {
        [GatewayKind::Stripe, GatewayKind::MercadoPago]
            .into_iter()
            .filter_map(|kind| self.get(kind))
    }
}

/// Sends a request and reads its answer to the end.
///
/// # Errors
///
/// Why there is no answer, for logs. What was asked for may be done all the same: it is asked again with the same key.
pub async fn send<P: Platform>(platform: &P, request: HttpRequest) -> Result<HttpResponse, String> {
    let work = async {
        let unreachable = |error: crate::platform::HttpError| format!("no answer: {error}");
        let mut response = platform.http().send(request).await.map_err(unreachable)?;
        let mut body = Vec::new();
        while let Some(chunk) = response.body.next().await {
            body.extend(chunk.map_err(unreachable)?);
            if body.len() > MAX_ANSWER_BYTES {
                return Err("the answer is too large".to_owned());
            }
        }
        Ok(HttpResponse {
            status: response.status,
            body,
        })
    };
    within(platform.clock(), LIMIT, work)
        .await
        .unwrap_or_else(|| Err("no answer: the time is up".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gateway_without_a_key_is_not_there() {
        let none = Gateways::new(&Environment::from_pairs(&[
            "STRIPE_WEBHOOK_SECRET",
            "whsec_1",
        ]));
        assert_eq!(none.all().count(), 0);
        let one = Gateways::new(&Environment::from_pairs(&[
            "STRIPE_SECRET_KEY",
            "sk_test_1",
            "SITE_URL",
            "https://app.example/",
        ]));
        let kinds: Vec<GatewayKind> = one.all().map(Gateway::kind).collect();
        assert_eq!(kinds, [GatewayKind::Stripe]);
        assert!(one.get(GatewayKind::MercadoPago).is_none());
        assert_eq!(one.site_url.as_deref(), Some("https://app.example"));
        assert!(!format!("{one:?}").contains("sk_test_1"));
    }
}
