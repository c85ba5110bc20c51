//! The settings of the functions, read once from the environment.

use std::time::Duration;

use llm::{Endpoint, ProviderKind};

use crate::storage::Storage;

/// How long the first token, and every token after it, may take where nothing else is set.
const UPSTREAM_TIMEOUT: Duration = Duration::from_secs(30);

macro_rules! environment {
    ($($(#[$doc:meta])* $field:ident $variable:literal;)*) => {
        /// The environment of the functions. An empty variable counts as absent.
        #[derive(Debug, Default, Clone)]
        pub struct Environment {
            $($(#[$doc])* pub $field: Option<String>,)*
        }

        impl Environment {
            /// Takes the variables that mean something here, out of names and values in turn.
            ///
            /// ```
            /// let environment = edge::config::Environment::from_pairs(&["OPENAI_API_KEY", "sk-test", "HOME", "/"]);
            /// assert_eq!(environment.openai_api_key.as_deref(), Some("sk-test"));
            /// ```
            #[must_use]
            pub fn from_pairs<T: AsRef<str>>(pairs: &[T]) -> Self {
                let mut environment = Self::default();
                for pair in pairs.chunks_exact(2) {
                    let value = pair[1].as_ref().trim();
                    if value.is_empty() {
                        continue;
                    }
                    match pair[0].as_ref() {
                        $($variable => environment.$field = Some(value.to_owned()),)*
                        _ => {}
                    }
                }
                environment
            }
        }
    };
}

environment! {
    /// Base URL of the project; the database answers under `/rest/v1`.
    supabase_url "SUPABASE_URL";
    /// JSON object of secret keys by name; `default` is used.
    supabase_secret_keys "SUPABASE_SECRET_KEYS";
    /// One secret key, where there is no object of them.
    supabase_secret_key "SUPABASE_SECRET_KEY";
    /// The key of a project that has no secret keys yet: a token of the role `service_role`.
    supabase_service_role_key "SUPABASE_SERVICE_ROLE_KEY";
    /// Switches OpenAI on.
    openai_api_key "OPENAI_API_KEY";
    /// Another base URL for OpenAI.
    openai_base_url "OPENAI_BASE_URL";
    /// Switches Anthropic on.
    anthropic_api_key "ANTHROPIC_API_KEY";
    /// Another base URL for Anthropic.
    anthropic_base_url "ANTHROPIC_BASE_URL";
    /// Switches Hugging Face on.
    huggingface_api_key "HUGGINGFACE_API_KEY";
    /// Another base URL for Hugging Face.
    huggingface_base_url "HUGGINGFACE_BASE_URL";
    /// Switches a server on that speaks OpenAI's format.
    compatible_base_url "COMPATIBLE_BASE_URL";
    /// The key of that server, where it wants one.
    compatible_api_key "COMPATIBLE_API_KEY";
    /// The model that is asked of that server.
    compatible_model "COMPATIBLE_MODEL";
    /// Milliseconds that the first token, and every token after it, may take.
    sintra_upstream_timeout_ms "SINTRA_UPSTREAM_TIMEOUT_MS";
    /// Switches Stripe on: its secret key, or a restricted one.
    stripe_secret_key "STRIPE_SECRET_KEY";
    /// The secret that Stripe's webhook signs with.
    stripe_webhook_secret "STRIPE_WEBHOOK_SECRET";
    /// Another base URL for Stripe.
    stripe_base_url "STRIPE_BASE_URL";
    /// Switches Mercado Pago on.
    mercadopago_access_token "MERCADOPAGO_ACCESS_TOKEN";
    /// The secret that Mercado Pago's webhook signs with.
    mercadopago_webhook_secret "MERCADOPAGO_WEBHOOK_SECRET";
    /// Another base URL for Mercado Pago.
    mercadopago_base_url "MERCADOPAGO_BASE_URL";
    /// Origins, separated by commas, that the Cerebro may import from although they are not public: for tests and intranets.
    sintra_import_allowed_origins "SINTRA_IMPORT_ALLOWED_ORIGINS";
    /// Where people reach the product; links in mails lead there.
    site_url "SITE_URL";
    /// Who mails are from: `Sintra <hola@sintra.example>`.
    mail_from "MAIL_FROM";
    /// Switches Resend on.
    resend_api_key "RESEND_API_KEY";
    /// Another base URL for Resend.
    resend_base_url "RESEND_BASE_URL";
    /// Signs what Resend reports: `whsec_…`.
    resend_webhook_secret "RESEND_WEBHOOK_SECRET";
    /// Switches SendGrid on.
    sendgrid_api_key "SENDGRID_API_KEY";
    /// Another base URL for SendGrid.
    sendgrid_base_url "SENDGRID_BASE_URL";
    /// Verifies what SendGrid reports.
    sendgrid_webhook_public_key "SENDGRID_WEBHOOK_PUBLIC_KEY";
    /// The mailbox of the local platform, where no provider is switched on.
    mail_catcher_url "MAIL_CATCHER_URL";
}

/// What the handlers need to know.
#[derive(Debug, Clone)]
pub struct Config {
    /// The configured providers, in no particular order: the plan says which is asked first.
    pub endpoints: Vec<Endpoint>,
    /// The model that is asked of the compatible server, where one is configured.
    pub compatible_model: Option<String>,
    /// How long the first token, and every token after it, may take.
    pub upstream_timeout: Duration,
    /// The project's storage; `None` where its URL or its secret key is not set.
    pub storage: Option<Storage>,
    /// Origins that the Cerebro may import from although they are not public.
    pub import_allowed_origins: Vec<String>,
    /// The payment gateways.
    #[cfg(feature = "office")]
    pub gateways: crate::gateways::Gateways,
    /// How mails are sent; `None` where nothing is configured that does.
    #[cfg(feature = "office")]
    pub post: Option<crate::post::Post>,
    /// What is said by providers of mail is verified with these.
    #[cfg(feature = "office")]
    pub mail_reports: crate::post::Reports,
}

impl Config {
    /// Reads the providers and the timeout.
    ///
    /// ```
    /// use edge::config::{Config, Environment};
    ///
    /// let environment = Environment { openai_api_key: Some("sk-test".into()), ..Environment::default() };
    /// let config = Config::new(&environment);
    /// assert_eq!(config.endpoints[0].base_url, "https://api.openai.com/v1");
    /// assert!(Config::new(&Environment::default()).endpoints.is_empty()); // then the offline provider answers
    /// ```
    #[must_use]
    pub fn new(environment: &Environment) -> Self {
        let keyed = [
            (
                ProviderKind::OpenAi,
                &environment.openai_api_key,
                &environment.openai_base_url,
                "https://api.openai.com/v1",
            ),
            (
                ProviderKind::Anthropic,
                &environment.anthropic_api_key,
                &environment.anthropic_base_url,
                "https://api.anthropic.com",
            ),
            (
                ProviderKind::HuggingFace,
                &environment.huggingface_api_key,
                &environment.huggingface_base_url,
                "https://router.huggingface.co/v1",
            ),
        ];
        let mut endpoints: Vec<Endpoint> = keyed
            .into_iter()
            .filter_map(|(provider, key, base_url, default)| {
                let api_key = Some(present(key)?.to_owned());
                let base_url = present(base_url).unwrap_or(default).to_owned();
                Some(Endpoint {
                    provider,
                    base_url,
                    api_key,
                })
            })
            .collect();
        let compatible_model = present(&environment.compatible_model).map(str::to_owned);
        if let Some(base_url) = present(&environment.compatible_base_url) {
            endpoints.push(Endpoint {
                provider: ProviderKind::Compatible,
                base_url: base_url.to_owned(),
                api_key: present(&environment.compatible_api_key).map(str::to_owned),
            });
        }
        let upstream_timeout = present(&environment.sintra_upstream_timeout_ms)
            .and_then(|milliseconds| milliseconds.parse().ok())
            .filter(|milliseconds| *milliseconds > 0)
            .map_or(UPSTREAM_TIMEOUT, Duration::from_millis);
        Self {
            endpoints,
            compatible_model,
            upstream_timeout,
            storage: Storage::new(environment),
            #[cfg(feature = "office")]
            gateways: crate::gateways::Gateways::new(environment),
            import_allowed_origins: present(&environment.sintra_import_allowed_origins)
                .into_iter()
                .flat_map(|origins| origins.split(','))
                .map(|origin| origin.trim().trim_end_matches('/').to_owned())
                .filter(|origin| !origin.is_empty())
                .collect(),
            #[cfg(feature = "office")]
            post: crate::post::Post::new(environment),
            #[cfg(feature = "office")]
            mail_reports: crate::post::Reports::new(environment),
        }
    }

    /// The endpoint of a provider, where it is configured.
    #[must_use]
    pub fn endpoint(&self, provider: ProviderKind) -> Option<&Endpoint> {
        self.endpoints
            .iter()
            .find(|endpoint| endpoint.provider == provider)
    }
}

impl Environment {
    /// The key that opens the database to the functions: the secret key `default`, else any secret key, else the older
    /// token.
    #[must_use]
    pub fn secret_key(&self) -> Option<String> {
        if let Some(keys) = present(&self.supabase_secret_keys)
            && let Ok(keys) =
                serde_json::from_str::<std::collections::BTreeMap<String, String>>(keys)
            && let Some(key) = keys.get("default").or_else(|| keys.values().next())
        {
            return Some(key.clone());
        }
        present(&self.supabase_secret_key)
            .or_else(|| present(&self.supabase_service_role_key))
            .map(str::to_owned)
    }
}

pub(crate) fn present(variable: &Option<String>) -> Option<&str> {
    variable
        .as_deref()
        .map(str::trim)
        .filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_variable_configures_nothing() {
        let environment =
            Environment::from_pairs(&["OPENAI_API_KEY", " ", "SINTRA_UPSTREAM_TIMEOUT_MS", "soon"]);
        let config = Config::new(&environment);
        assert!(config.endpoints.is_empty());
        assert_eq!(config.upstream_timeout, UPSTREAM_TIMEOUT);
    }

    #[test]
    fn a_compatible_server_needs_no_key() {
        let environment = Environment::from_pairs(&[
            "COMPATIBLE_BASE_URL",
            "http://127.0.0.1:11434/v1",
            "COMPATIBLE_MODEL",
            "llama3.2",
            "SINTRA_UPSTREAM_TIMEOUT_MS",
            "500",
        ]);
        let config = Config::new(&environment);
        assert_eq!(
            config.endpoint(ProviderKind::Compatible).unwrap().api_key,
            None
        );
        assert_eq!(config.compatible_model.as_deref(), Some("llama3.2"));
        assert_eq!(config.upstream_timeout, Duration::from_millis(500));
    }

    #[test]
    fn the_secret_key_named_default_comes_first() {
        let keys = r#"{"batch":"sb_secret_b","default":"sb_secret_a"}"#;
        let environment = Environment::from_pairs(&[
            "SUPABASE_SECRET_KEYS",
            keys,
            "SUPABASE_SERVICE_ROLE_KEY",
            "ey",
        ]);
        assert_eq!(environment.secret_key().as_deref(), Some("sb_secret_a"));
    }
}
