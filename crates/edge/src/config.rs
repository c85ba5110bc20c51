//! The settings of the functions, read once from the environment.

use std::time::Duration;

use llm::{Endpoint, ProviderKind};
use serde::Deserialize;

/// How long the first token, and every token after it, may take where nothing else is set.
const UPSTREAM_TIMEOUT: Duration = Duration::from_secs(30);

/// The environment of the functions. The names of the fields are the names of the variables; an empty variable counts
/// as absent.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default, rename_all = "SCREAMING_SNAKE_CASE")]
pub struct Environment {
    /// Base URL of the project; the database answers under `/rest/v1`.
    pub supabase_url: Option<String>,
    /// JSON object of secret keys by name; `default` is used.
    pub supabase_secret_keys: Option<String>,
    /// One secret key, where there is no object of them.
    pub supabase_secret_key: Option<String>,
    /// The key of a project that has no secret keys yet: a token of the role `service_role`.
    pub supabase_service_role_key: Option<String>,
    /// Switches OpenAI on.
    pub openai_api_key: Option<String>,
    /// Another base URL for OpenAI.
    pub openai_base_url: Option<String>,
    /// Switches Anthropic on.
    pub anthropic_api_key: Option<String>,
    /// Another base URL for Anthropic.
    pub anthropic_base_url: Option<String>,
    /// Switches Hugging Face on.
    pub huggingface_api_key: Option<String>,
    /// Another base URL for Hugging Face.
    pub huggingface_base_url: Option<String>,
    /// Switches a server on that speaks OpenAI's format.
    pub compatible_base_url: Option<String>,
    /// The key of that server, where it wants one.
    pub compatible_api_key: Option<String>,
    /// The model that is asked of that server.
    pub compatible_model: Option<String>,
    /// Milliseconds that the first token, and every token after it, may take.
    pub sintra_upstream_timeout_ms: Option<String>,
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

fn present(variable: &Option<String>) -> Option<&str> {
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
        let environment: Environment =
            serde_json::from_str(r#"{"OPENAI_API_KEY":" ","SINTRA_UPSTREAM_TIMEOUT_MS":"soon"}"#)
                .unwrap();
        let config = Config::new(&environment);
        assert!(config.endpoints.is_empty());
        assert_eq!(config.upstream_timeout, UPSTREAM_TIMEOUT);
    }

    #[test]
    fn a_compatible_server_needs_no_key() {
        let environment: Environment = serde_json::from_str(
            r#"{"COMPATIBLE_BASE_URL":"http://127.0.0.1:11434/v1","COMPATIBLE_MODEL":"llama3.2","SINTRA_UPSTREAM_TIMEOUT_MS":"500"}"#,
        )
        .unwrap();
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
        let environment: Environment = serde_json::from_str(
            r#"{"SUPABASE_SECRET_KEYS":"{\"batch\":\"sb_secret_b\",\"default\":\"sb_secret_a\"}","SUPABASE_SERVICE_ROLE_KEY":"ey"}"#,
        )
        .unwrap();
        assert_eq!(environment.secret_key().as_deref(), Some("sb_secret_a"));
    }
}
