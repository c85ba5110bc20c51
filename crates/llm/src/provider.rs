//! Who is asked: the provider's kind and the endpoint that speaks its wire format.

use std::fmt;
use std::str::FromStr;

/// A wire format, and with it the party that answers.
///
/// The names (`openai`, `anthropic`, …) are those of the part before the first `/` in a plan's
/// `provider/model` strings.
///
/// ```
/// use llm::ProviderKind;
///
/// assert_eq!("huggingface".parse(), Ok(ProviderKind::HuggingFace));
/// assert_eq!(ProviderKind::Anthropic.as_str(), "anthropic");
/// assert!("eliza".parse::<ProviderKind>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProviderKind {
    /// OpenAI's chat completions.
    OpenAi,
    /// Anthropic's messages.
    Anthropic,
    /// Hugging Face's router, which speaks OpenAI's format.
    HuggingFace,
    /// Any other server of OpenAI's chat completions (Ollama, llama.cpp, vLLM, …).
    Compatible,
    /// No provider at all: [`crate::offline`] composes the answer.
    Offline,
}

impl ProviderKind {
    /// The stable name, as it stands in plans, prices and the ledger.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OpenAi => "openai",
            Self::Anthropic => "anthropic",
            Self::HuggingFace => "huggingface",
            Self::Compatible => "compatible",
            Self::Offline => "offline",
        }
    }

    /// The largest picture that it takes, in bytes of the file; 0 where it takes none, or where nobody can know.
    ///
    /// Anthropic's limit is 5 MB of base64 a picture. OpenAI's is higher than what a function has memory for.
    pub const fn max_image_bytes(self) -> usize {
        match self {
            Self::OpenAi => 8 * 1024 * 1024,
            Self::Anthropic => 5 * 1024 * 1024 / 4 * 3,
            Self::HuggingFace | Self::Compatible | Self::Offline => 0,
        }
    }
}

impl fmt::Display for ProviderKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The name is none of [`ProviderKind::as_str`]'s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownProvider;

impl fmt::Display for UnknownProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown provider")
    }
}

impl std::error::Error for UnknownProvider {}

impl FromStr for ProviderKind {
    type Err = UnknownProvider;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "openai" => Ok(Self::OpenAi),
            "anthropic" => Ok(Self::Anthropic),
            "huggingface" => Ok(Self::HuggingFace),
            "compatible" => Ok(Self::Compatible),
            "offline" => Ok(Self::Offline),
            _ => Err(UnknownProvider),
        }
    }
}

/// Where a request goes and with which key.
///
/// `Debug` shows that there is a key, never the key.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// The wire format to speak.
    pub provider: ProviderKind,
    /// The address that the format's path is appended to: with `/v1` for OpenAI's format
    /// (`https://api.openai.com/v1`), with or without it for Anthropic's.
    pub base_url: String,
    /// The secret key. Only [`ProviderKind::Compatible`] may go without.
    pub api_key: Option<String>,
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("provider", &self.provider)
            .field("base_url", &self.base_url)
            .field("api_key", &self.api_key.as_ref().map(|_| "<secret>"))
            .finish()
    }
}
