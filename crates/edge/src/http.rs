//! Requests and responses as the handlers see them.

use serde_json::{Map, Value};

use crate::errors::{Code, Language, Refusal, accepted_language};

/// A request whose caller has been authenticated.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The method, in capitals.
    pub method: String,
    /// The path, with or without what stands before the function's name.
    pub path: String,
    /// The header `accept-language`, or nothing.
    pub accept_language: String,
    /// The header `content-type`, or nothing.
    pub content_type: String,
    /// The id of the caller; empty for a caller that is no person.
    pub user_id: String,
    /// The body, or why it was not read.
    pub body: Body,
}

/// The body of a request.
#[derive(Debug, Clone)]
pub enum Body {
    /// All of it.
    Bytes(Vec<u8>),
    /// It is larger than [`MAX_BODY_BYTES`] and was not read.
    TooLarge,
}

impl Default for Body {
    fn default() -> Self {
        Self::Bytes(Vec::new())
    }
}

impl From<Option<Vec<u8>>> for Body {
    /// Without bytes it was too large to be read.
    fn from(bytes: Option<Vec<u8>>) -> Self {
        bytes.map_or(Self::TooLarge, Self::Bytes)
    }
}

/// The largest body that is read: one megabyte.
pub const MAX_BODY_BYTES: usize = 1_000_000;

impl Request {
    /// The language that the caller asks for.
    #[must_use]
    pub fn language(&self) -> Language {
        accepted_language(&self.accept_language)
    }

    /// Whether the body says that it is JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        let media_type = self.content_type.split(';').next().unwrap_or_default();
        media_type.trim().eq_ignore_ascii_case("application/json")
    }

    /// The JSON object of the body.
    ///
    /// # Errors
    ///
    /// [`Code::UnsupportedMediaType`], [`Code::BodyTooLarge`], [`Code::InvalidJson`], and [`Code::InvalidRequest`] where it is no
    /// object.
    pub fn object(&self) -> Result<Map<String, Value>, Refusal> {
        if !self.is_json() {
            return Err(Code::UnsupportedMediaType.into());
        }
        let Body::Bytes(bytes) = &self.body else {
            return Err(Code::BodyTooLarge.into());
        };
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(fields)) => Ok(fields),
            Ok(_) => Err(Refusal::field("body")),
            Err(_) => Err(Code::InvalidJson.into()),
        }
    }

    /// What stands in the path behind the function's name, split at the slashes.
    ///
    /// ```
    /// let request = edge::http::Request { path: "/functions/v1/chat/some-id/stop".into(), ..Default::default() };
    /// assert_eq!(request.segments("chat"), ["some-id", "stop"]);
    /// ```
    #[must_use]
    pub fn segments(&self, function: &str) -> Vec<&str> {
        let mut segments = self.path.split('/').filter(|segment| !segment.is_empty());
        if segments.clone().any(|segment| segment == function) {
            segments.find(|segment| *segment == function);
        }
        segments.collect()
    }
}

/// A response; `S` is what streams its body.
#[derive(Debug)]
pub struct Response<S> {
    /// The status code.
    pub status: u16,
    /// Name and value of the headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub content: Content<S>,
}

/// The body of a response.
#[derive(Debug)]
pub enum Content<S> {
    /// There is none.
    Empty,
    /// All of it at once.
    Text(String),
    /// Chunks, as they come.
    Stream(S),
}

impl<S> Response<S> {
    /// JSON text with a status.
    #[must_use]
    pub fn json(status: u16, text: String) -> Self {
        let headers = vec![
            ("content-type", "application/json".to_owned()),
            ("cache-control", "no-store".to_owned()),
        ];
        Self {
            status,
            headers,
            content: Content::Text(text),
        }
    }

    /// A response without a body.
    #[must_use]
    pub const fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            content: Content::Empty,
        }
    }

    /// A refusal in the shape of every error.
    #[must_use]
    pub fn refusal(refusal: &Refusal, language: Language) -> Self {
        Self::json(refusal.code.status(), refusal.to_json(language))
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}
