//! Who may be asked for an answer, in which order.

use llm::{Endpoint, ProviderKind};
use metering::Price;
use prompt::Budget;

use crate::config::Config;
use crate::rpc::Model;

/// The longest answer that is asked for, in tokens, where the model can write as much.
pub const MAX_OUTPUT_TOKENS: u32 = 4096;
/// What a compatible server is taken to read, in tokens: local models are rarely set up for more.
const COMPATIBLE_CONTEXT_TOKENS: u32 = 8192;
const COMPATIBLE_OUTPUT_TOKENS: u32 = 1024;

/// One model at one provider.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Where it is asked; `None` for the offline provider.
    pub endpoint: Option<Endpoint>,
    /// Its name.
    pub model: String,
    /// What the prompt and the answer may hold.
    pub budget: Budget,
    /// What it costs.
    pub price: Price,
}

impl Candidate {
    /// Whose it is.
    #[must_use]
    pub fn provider(&self) -> ProviderKind {
        self.endpoint
            .as_ref()
            .map_or(ProviderKind::Offline, |endpoint| endpoint.provider)
    }

    fn offline() -> Self {
        Self {
            endpoint: None,
            model: ProviderKind::Offline.as_str().to_owned(),
            budget: Budget::new(COMPATIBLE_CONTEXT_TOKENS, COMPATIBLE_OUTPUT_TOKENS),
            price: Price::FREE,
        }
    }
}

/// The models of the plan whose providers are configured, in the plan's order; then the compatible server, which costs
/// nothing; and where no provider is configured at all, the offline one.
#[must_use]
pub fn candidates(config: &Config, models: &[Model]) -> Vec<Candidate> {
    if config.endpoints.is_empty() {
        return vec![Candidate::offline()];
    }
    let mut candidates: Vec<Candidate> = models
        .iter()
        .filter_map(|model| {
            let endpoint = config.endpoint(model.provider.parse().ok()?)?;
            let output = model
                .max_output_tokens
                .unwrap_or(MAX_OUTPUT_TOKENS)
                .min(MAX_OUTPUT_TOKENS);
            let context = model.context_tokens.unwrap_or(COMPATIBLE_CONTEXT_TOKENS);
            Some(Candidate {
                endpoint: Some(endpoint.clone()),
                model: model.model.clone(),
                budget: Budget::new(context, output),
                price: model.price,
            })
        })
        .collect();
    if let Some(endpoint) = config.endpoint(ProviderKind::Compatible) {
        candidates.push(Candidate {
            endpoint: Some(endpoint.clone()),
            model: config
                .compatible_model
                .clone()
                .unwrap_or_else(|| "default".to_owned()),
            budget: Budget::new(COMPATIBLE_CONTEXT_TOKENS, COMPATIBLE_OUTPUT_TOKENS),
            price: Price::FREE,
        });
    }
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Environment;

    fn model(provider: &str) -> Model {
        let price = Price {
            output_micros_per_mtok: 7,
            ..Price::FREE
        };
        Model {
            provider: provider.into(),
            model: "m".into(),
            context_tokens: None,
            max_output_tokens: Some(100),
            price,
        }
    }

    fn providers(environment: &Environment, models: &[Model]) -> Vec<ProviderKind> {
        candidates(&Config::new(environment), models)
            .iter()
            .map(Candidate::provider)
            .collect()
    }

    #[test]
    fn the_plan_orders_what_is_configured_and_the_compatible_server_comes_last() {
        let environment = Environment {
            openai_api_key: Some("a".into()),
            huggingface_api_key: Some("b".into()),
            compatible_base_url: Some("http://127.0.0.1:1/v1".into()),
            ..Environment::default()
        };
        let plan = [
            model("huggingface"),
            model("anthropic"),
            model("openai"),
            model("unknown"),
        ];
        let expected = [
            ProviderKind::HuggingFace,
            ProviderKind::OpenAi,
            ProviderKind::Compatible,
        ];
        assert_eq!(providers(&environment, &plan), expected);
    }

    #[test]
    fn only_with_nothing_configured_the_offline_provider_answers() {
        assert_eq!(
            providers(&Environment::default(), &[model("openai")]),
            [ProviderKind::Offline]
        );
        let environment = Environment {
            openai_api_key: Some("a".into()),
            ..Environment::default()
        };
        assert!(providers(&environment, &[model("anthropic")]).is_empty());
    }
}
