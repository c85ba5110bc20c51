//! The Storage API, with the secret key: removing objects, reading one, writing one, and signing its address.

use std::time::Duration;

use futures_util::StreamExt;
use llm::HttpRequest;
use serde::Deserialize;
use serde_json::json;

use crate::config::Environment;
use crate::platform::{Http, Platform};
use crate::signal::within;

/// How long one request may take, its answer included.
const LIMIT: Duration = Duration::from_secs(20);
/// How much of an answer is read, and how much of a refusal is told.
const MAX_ANSWER_BYTES: usize = 1024 * 1024;
const EXCERPT: usize = 200;

/// Where the objects are, and the key that opens every bucket. `Debug` does not show the key.
#[derive(Clone)]
pub struct Storage {
    url: String,
    key: String,
}

impl std::fmt::Debug for Storage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Storage").field("url", &self.url).finish()
    }
}

/// Why storage did not do what it was asked. For logs, never for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorageError {
    /// No answer came, or the time was up: it may be done all the same.
    Unreachable(String),
    /// An HTTP status that is not a success, with the beginning of its body.
    Status(u16, String),
}

impl std::fmt::Display for StorageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreachable(reason) => write!(f, "storage did not answer: {reason}"),
            Self::Status(status, body) => write!(f, "storage answered {status}: {body}"),
        }
    }
}

impl std::error::Error for StorageError {}

impl StorageError {
    /// Whether it is about what was asked, so that a part of it may go well, and not about who asked or when.
    #[must_use]
    pub const fn is_about_the_objects(&self) -> bool {
        matches!(self, Self::Status(400 | 404 | 409 | 413 | 422, _))
    }
}

impl Storage {
    /// The project's storage; `None` where its URL or its secret key is not set.
    #[must_use]
    pub fn new(environment: &Environment) -> Option<Self> {
        let url = environment.supabase_url.as_deref()?.trim_end_matches('/');
        let key = environment.secret_key()?;
        let usable = url.starts_with("http") && key.bytes().all(|byte| byte.is_ascii_graphic());
        usable.then(|| Self {
            url: url.to_owned(),
            key,
        })
    }

    /// Removes objects of a bucket by their names. Names of which there is no object are no error: who asks twice has asked
    /// once.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; some of the objects may be removed all the same.
    pub async fn remove<P: Platform>(
        &self,
        platform: &P,
        bucket: &str,
        names: &[&str],
    ) -> Result<(), StorageError> {
        // A bucket is a name of ours; anything else would be another path of the API.
        if !is_bucket(bucket) {
            return Err(StorageError::Status(400, "not a bucket".to_owned()));
        }
        let mut headers = self.headers();
        headers.push(("content-type".to_owned(), "application/json".to_owned()));
        let request = HttpRequest {
            method: "DELETE",
            url: format!("{}/storage/v1/object/{bucket}", self.url),
            headers,
            body: json!({ "prefixes": names }).to_string().into_bytes(),
        };
        self.ask(platform, request).await.map(drop)
    }

    /// Writes an object, over the one that may be there.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; the object may be written all the same.
    pub async fn write<P: Platform>(
        &self,
        platform: &P,
        bucket: &str,
        path: &str,
        content_type: &str,
        bytes: Vec<u8>,
    ) -> Result<(), StorageError> {
        let mut headers = self.headers();
        headers.push(("content-type".to_owned(), content_type.to_owned()));
        headers.push(("x-upsert".to_owned(), "true".to_owned()));
        // What is written over must not be kept by whatever lies between.
        headers.push(("cache-control".to_owned(), "max-age=0".to_owned()));
        let request = HttpRequest {
            method: "POST",
            url: self.object("", bucket, path)?,
            headers,
            body: bytes,
        };
        self.ask(platform, request).await.map(drop)
    }

    /// An address under which whoever has it may read an object for so many seconds.
    ///
    /// # Errors
    ///
    /// [`StorageError`], also where there is no such object.
    pub async fn sign<P: Platform>(
        &self,
        platform: &P,
        bucket: &str,
        path: &str,
        seconds: u32,
    ) -> Result<String, StorageError> {
        let mut headers = self.headers();
        headers.push(("content-type".to_owned(), "application/json".to_owned()));
        let request = HttpRequest {
            method: "POST",
            url: self.object("sign/", bucket, path)?,
            headers,
            body: json!({ "expiresIn": seconds }).to_string().into_bytes(),
        };
        let answer = self.ask(platform, request).await?;
        let signed: Signed = serde_json::from_slice(&answer)
            .map_err(|error| StorageError::Unreachable(error.to_string()))?;
        Ok(format!("{}/storage/v1{}", self.url, signed.url))
    }

    /// The address of an object. Buckets and paths are ours, and nothing in them needs escaping.
    fn object(&self, what: &str, bucket: &str, path: &str) -> Result<String, StorageError> {
        if !is_bucket(bucket) || !is_path(path) {
            return Err(StorageError::Status(400, "not a path".to_owned()));
        }
        Ok(format!(
            "{}/storage/v1/object/{what}{bucket}/{path}",
            self.url
        ))
    }

    async fn ask<P: Platform>(
        &self,
        platform: &P,
        request: HttpRequest,
    ) -> Result<Vec<u8>, StorageError> {
        within(platform.clock(), LIMIT, exchange(platform, request))
            .await
            .unwrap_or_else(|| Err(StorageError::Unreachable("the time is up".to_owned())))
    }

    /// The bytes of an attachment that has exactly so many.
    ///
    /// # Errors
    ///
    /// [`StorageError`], also where the object is no longer the one that was read when it was attached.
    pub async fn read<P: Platform>(
        &self,
        platform: &P,
        path: &str,
        size: usize,
    ) -> Result<Vec<u8>, StorageError> {
        let request = HttpRequest {
            method: "GET",
            url: self.object("", "attachments", path)?,
            headers: self.headers(),
            body: Vec::new(),
        };
        let work = async {
            let unreachable =
                |error: crate::platform::HttpError| StorageError::Unreachable(error.0);
            let mut response = platform.http().send(request).await.map_err(unreachable)?;
            if !(200..300).contains(&response.status) {
                return Err(StorageError::Status(response.status, String::new()));
            }
            let mut bytes = Vec::with_capacity(size);
            while let Some(chunk) = response.body.next().await {
                bytes.extend(chunk.map_err(unreachable)?);
                if bytes.len() > size {
                    break;
                }
            }
            if bytes.len() != size {
                return Err(StorageError::Status(
                    response.status,
                    "another size".to_owned(),
                ));
            }
            Ok(bytes)
        };
        within(platform.clock(), LIMIT, work)
            .await
            .unwrap_or_else(|| Err(StorageError::Unreachable("the time is up".to_owned())))
    }

    fn headers(&self) -> Vec<(String, String)> {
        let mut headers = vec![("apikey".to_owned(), self.key.clone())];
        // Secret keys go nowhere but into `apikey`; the token of an older project is wanted as a token, too.
        if self.key.starts_with("eyJ") {
            headers.push(("authorization".to_owned(), format!("Bearer {}", self.key)));
        }
        headers
    }
}

/// What signing answers.
#[derive(Deserialize)]
struct Signed {
    /// Relative to the API.
    #[serde(rename = "signedURL")]
    url: String,
}

fn is_bucket(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    !name.is_empty() && name.bytes().all(plain)
}

fn is_path(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
    !path.is_empty() && path.bytes().all(plain) && !path.contains("..")
}

async fn exchange<P: Platform>(
    platform: &P,
    request: HttpRequest,
) -> Result<Vec<u8>, StorageError> {
    let unreachable = |error: crate::platform::HttpError| StorageError::Unreachable(error.0);
    let mut response = platform.http().send(request).await.map_err(unreachable)?;
    // Read to its end, so that the connection can be used again.
    let mut answer = Vec::new();
    while let Some(chunk) = response.body.next().await {
        if answer.len() < MAX_ANSWER_BYTES {
            answer.extend(chunk.map_err(unreachable)?);
        }
    }
    if (200..300).contains(&response.status) {
        return Ok(answer);
    }
    let body = String::from_utf8_lossy(&answer)
        .chars()
        .take(EXCERPT)
        .collect();
    Err(StorageError::Status(response.status, body))
}
