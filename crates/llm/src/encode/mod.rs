//! Request encoding: one [`ChatRequest`], one HTTP request in the provider's format.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde_json::Value;

use crate::{ChatRequest, EncodeError, Endpoint, HttpRequest, Image, Message, ProviderKind, Role};

/// The version of Anthropic's API whose stream [`crate::StreamDecoder`] reads.
pub const ANTHROPIC_VERSION: &str = "2026-10-21";

/// The longest name of a model, in bytes.
const MAX_MODEL_BYTES: usize = 256;
/// Stands before a conversation that begins with the assistant, which Anthropic refuses.
const OPENING: &str = "…";

/// Encodes a streaming request.
///
/// The endpoint's URL and key are checked so that neither can redirect the request or add a
/// header, and neighbouring messages of one role are joined by an empty line, for some servers
/// insist on alternation.
///
/// # Errors
///
/// [`EncodeError`] names what is wrong with the endpoint or the request.
///
/// # Example
///
/// ```
/// use llm::{ChatRequest, Endpoint, Message, ProviderKind, encode};
///
/// let endpoint = Endpoint {
///     provider: ProviderKind::Anthropic,
///     base_url: "https://api.anthropic.com".into(),
///     api_key: Some("key".into()),
/// };
/// let request = encode(&endpoint, &ChatRequest {
///     model: "claude-sonnet-5-5".into(),
///     system: "Eres Sofía.".into(),
///     messages: vec![Message::user("Hola")],
///     max_output_tokens: 1024,
///     temperature: None,
///     user_ref: None,
///     response_schema: None,
/// })?;
/// assert_eq!(request.url, "https://api.anthropic.com/v1/messages");
/// assert!(request.headers.contains(&("anthropic-version".into(), "2026-10-21".into())));
/// # Ok::<(), llm::EncodeError>(())
/// ```
pub fn encode(endpoint: &Endpoint, request: &ChatRequest) -> Result<HttpRequest, EncodeError> {
    check(request)?;
    let key = checked_key(endpoint)?;
    let mut headers = vec![
        ("content-type".to_owned(), "application/json".to_owned()),
        ("accept".to_owned(), "text/event-stream".to_owned()),
    ];
    let (url, body) = match endpoint.provider {
        ProviderKind::Offline => return Err(EncodeError::Offline),
        ProviderKind::Anthropic => {
            headers.push(("anthropic-version".to_owned(), ANTHROPIC_VERSION.to_owned()));
            headers.extend(key.map(|key| ("x-api-key".to_owned(), key.to_owned())));
            // The SDKs' base URL is without the version, people paste it with.
            let base = endpoint.base_url.trim_end_matches('/');
            let base = base.strip_suffix("/v1").unwrap_or(base);
            (
                wire::join(base, "/v1/messages")?,
                to_json(&anthropic(request)),
            )
        }
        ProviderKind::OpenAi | ProviderKind::HuggingFace | ProviderKind::Compatible => {
            headers.extend(key.map(|key| ("authorization".to_owned(), format!("Bearer {key}"))));
            (
                wire::join(&endpoint.base_url, "/chat/completions")?,
                to_json(&openai(endpoint.provider, request)),
            )
        }
    };
    Ok(HttpRequest {
        method: "POST",
        url,
        headers,
        body,
    })
}

fn check(request: &ChatRequest) -> Result<(), EncodeError> {
    let model = &request.model;
    if model.is_empty() || model.len() > MAX_MODEL_BYTES || model.chars().any(char::is_control) {
        return Err(EncodeError::InvalidModel);
    }
    if request
        .messages
        .last()
        .is_none_or(|message| message.role != Role::User)
    {
        return Err(EncodeError::NoUserMessage);
    }
    if request
        .messages
        .iter()
        .any(|message| message.content.trim().is_empty())
    {
        return Err(EncodeError::EmptyMessage);
    }
    if request.max_output_tokens == 0 {
        return Err(EncodeError::NoOutputTokens);
    }
    if request
        .temperature
        .is_some_and(|temperature| !temperature.is_finite())
    {
        return Err(EncodeError::InvalidTemperature);
    }
    Ok(())
}

fn checked_key(endpoint: &Endpoint) -> Result<Option<&str>, EncodeError> {
    match endpoint.api_key.as_deref().filter(|key| !key.is_empty()) {
        None if matches!(
            endpoint.provider,
            ProviderKind::Compatible | ProviderKind::Offline
        ) =>
        {
            Ok(None)
        }
        None => Err(EncodeError::MissingApiKey),
        Some(key) if key.bytes().all(|b| b.is_ascii_graphic()) => Ok(Some(key)),
        Some(_) => Err(EncodeError::InvalidApiKey),
    }
}

fn to_json(body: &impl Serialize) -> Vec<u8> {
    // Structs of strings and finite numbers: there is nothing that could fail to serialize.
    serde_json::to_vec(body).unwrap_or_default()
}

struct WireMessage<'a> {
    provider: ProviderKind,
    role: &'static str,
    text: Cow<'a, str>,
    images: Vec<&'a Image>,
}

impl<'a> WireMessage<'a> {
    fn text(provider: ProviderKind, role: Role, text: &'a str) -> Self {
        Self {
            provider,
            role: role.as_str(),
            text: Cow::Borrowed(text),
            images: Vec::new(),
        }
    }
}

impl Serialize for WireMessage<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Wire<'a> {
            role: &'static str,
            content: Content<'a>,
        }
        // Text alone is the one form that every imitator knows.
        let content = if self.images.is_empty() {
            Content::Text(&self.text)
        } else {
            let images = self.images.iter().map(|image| match self.provider {
                ProviderKind::Anthropic => Part::Image {
                    source: Source {
                        r#type: "base64",
                        media_type: &image.media_type,
                        data: Base64(&image.data),
                    },
                },
                _ => Part::ImageUrl {
                    image_url: ImageUrl {
                        url: DataUrl(image),
                    },
                },
            });
            // What is looked at first, what is asked about it last: both vendors advise so.
            Content::Parts(images.chain([Part::Text { text: &self.text }]).collect())
        };
        let role = self.role;
        Wire { role, content }.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Content<'a> {
    Text(&'a str),
    Parts(Vec<Part<'a>>),
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Part<'a> {
    Text { text: &'a str },
    Image { source: Source<'a> },
    ImageUrl { image_url: ImageUrl<'a> },
}

#[derive(Serialize)]
struct Source<'a> {
    r#type: &'static str,
    media_type: &'a str,
    data: Base64<'a>,
}

#[derive(Serialize)]
struct ImageUrl<'a> {
    url: DataUrl<'a>,
}

/// Bytes as base64, written straight into the body: a picture is megabytes, and each copy of it is memory.
struct Base64<'a>(&'a [u8]);

impl fmt::Display for Base64<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for bytes in self.0.chunks(3 * 256) {
            let mut digits = [b'='; 4 * 256];
            for (three, four) in bytes.chunks(3).zip(digits.chunks_exact_mut(4)) {
                let byte = |at: usize| three.get(at).map_or(0, |byte| u32::from(*byte));
                let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
                for (at, digit) in four.iter_mut().enumerate().take(three.len() + 1) {
                    *digit = DIGITS[(bits >> (18 - 6 * at)) as usize & 63];
                }
            }
            let length = bytes.len().div_ceil(3) * 4;
            f.write_str(std::str::from_utf8(&digits[..length]).map_err(|_| fmt::Error)?)?;
        }
        Ok(())
    }
}

impl Serialize for Base64<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

struct DataUrl<'a>(&'a Image);

impl fmt::Display for DataUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Image { media_type, data } = self.0;
        write!(f, "data:{media_type};base64,{}", Base64(data))
    }
}

impl Serialize for DataUrl<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Neighbours of one role become one message.
fn alternating(provider: ProviderKind, messages: &[Message]) -> Vec<WireMessage<'_>> {
    let mut wire: Vec<WireMessage<'_>> = Vec::with_capacity(messages.len() + 1);
    let taken = |image: &&Image| image.data.len() <= provider.max_image_bytes();
    for message in messages {
        let images = message.images.iter().filter(taken);
        match wire.last_mut() {
            Some(last) if last.role == message.role.as_str() => {
                let joined = last.text.to_mut();
                joined.push_str("\n\n");
                joined.push_str(&message.content);
                last.images.extend(images);
            }
            _ => {
                let mut said = WireMessage::text(provider, message.role, &message.content);
                said.images.extend(images);
                wire.push(said);
            }
        }
    }
    wire
}

#[derive(Serialize)]
struct OpenAiBody<'a> {
    model: &'a str,
    messages: Vec<WireMessage<'a>>,
    stream: bool,
    stream_options: StreamOptions,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_completion_tokens: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_tokens: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    temperature: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasoning_effort: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    safety_identifier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_format: Option<ResponseFormat<'a>>,
}

#[derive(Serialize)]
struct StreamOptions {
    include_usage: bool,
}

#[derive(Serialize)]
struct ResponseFormat<'a> {
    r#type: &'static str,
    json_schema: NamedSchema<'a>,
}

#[derive(Serialize)]
struct NamedSchema<'a> {
    name: &'static str,
    strict: bool,
    schema: &'a Value,
}

fn openai(provider: ProviderKind, request: &ChatRequest) -> OpenAiBody<'_> {
    // Only OpenAI itself has the newer names; its imitators know `max_tokens`, and strict ones
    // refuse what they do not know.
    let genuine = provider == ProviderKind::OpenAi;
    let reasons = genuine && is_reasoning_model(&request.model);
    let mut messages = alternating(provider, &request.messages);
    if !request.system.trim().is_empty() {
        let system = WireMessage {
            role: "system",
            ..WireMessage::text(provider, Role::User, &request.system)
        };
        messages.insert(0, system);
    }
    OpenAiBody {
        model: &request.model,
        messages,
        stream: true,
        stream_options: StreamOptions {
            include_usage: true,
        },
        max_completion_tokens: genuine.then_some(request.max_output_tokens),
        max_tokens: (!genuine).then_some(request.max_output_tokens),
        temperature: request
            .temperature
            .filter(|_| !reasons)
            .map(|t| t.clamp(0.0, 2.0)),
        // A chat wants its first word soon, and hidden reasoning is paid from the same budget.
        reasoning_effort: reasons.then_some("low"),
        safety_identifier: request.user_ref.as_deref().filter(|_| genuine),
        response_format: request
            .response_schema
            .as_ref()
            .map(|schema| ResponseFormat {
                r#type: "json_schema",
                json_schema: NamedSchema {
                    name: "answer",
                    strict: true,
                    schema,
                },
            }),
    }
}

/// The families that refuse `temperature` and take `reasoning_effort: "low"`.
fn is_reasoning_model(model: &str) -> bool {
    let o_series = ["o1", "o3", "o4"].iter().any(|name| {
        model
            .strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    });
    let other = ["chat", "pro", "preview", "search"]
        .iter()
        .any(|word| model.split('-').any(|part| part == *word));
    (o_series || gpt_generation(model).is_some_and(|generation| generation >= 5)) && !other
}

/// The first number of a name such as `gpt-5.1-mini` or `gpt-6-luna`: every generation from the fifth reasons.
fn gpt_generation(model: &str) -> Option<u32> {
    let rest = model.strip_prefix("gpt-")?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ends = rest[digits..].is_empty() || rest[digits..].starts_with(['-', '.']);
    ends.then(|| rest[..digits].parse().ok())?
}

#[derive(Serialize)]
struct AnthropicBody<'a> {
    model: &'a str,
    max_tokens: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    system: Vec<SystemBlock<'a>>,
    messages: Vec<WireMessage<'a>>,
    stream: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<Metadata<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output_config: Option<OutputConfig<'a>>,
}

#[derive(Serialize)]
struct OutputConfig<'a> {
    format: OutputFormat<'a>,
}

#[derive(Serialize)]
struct OutputFormat<'a> {
    r#type: &'static str,
    schema: &'a Value,
}

#[derive(Serialize)]
struct SystemBlock<'a> {
    r#type: &'static str,
    text: &'a str,
    cache_control: CacheControl,
}

#[derive(Serialize)]
struct CacheControl {
    r#type: &'static str,
}

#[derive(Serialize)]
struct Metadata<'a> {
    user_id: &'a str,
}

fn anthropic(request: &ChatRequest) -> AnthropicBody<'_> {
    let provider = ProviderKind::Anthropic;
    let mut messages = alternating(provider, &request.messages);
    if messages
        .first()
        .is_some_and(|message| message.role == Role::Assistant.as_str())
    {
        messages.insert(0, WireMessage::text(provider, Role::User, OPENING));
    }
    let system = match request.system.trim().is_empty() {
        true => Vec::new(),
        // The persona is the same turn after turn: the part worth caching.
        false => vec![SystemBlock {
            r#type: "text",
            text: &request.system,
            cache_control: CacheControl {
                r#type: "ephemeral",
            },
        }],
    };
    AnthropicBody {
        model: &request.model,
        max_tokens: request.max_output_tokens,
        system,
        messages,
        stream: true,
        metadata: request
            .user_ref
            .as_deref()
            .map(|user_id| Metadata { user_id }),
        output_config: request.response_schema.as_ref().map(|schema| OutputConfig {
            format: OutputFormat {
                r#type: "json_schema",
                schema,
            },
        }),
    }
}

#[cfg(test)]
mod tests;
