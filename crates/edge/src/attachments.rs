//! The attachments function: have an uploaded file read and registered, or take it back before it is sent.
//!
//! What is in the file is found out elsewhere: reading it is JavaScript's (the bytes) and the crate `documents`' (their
//! meaning), in a module of its own that only this function loads. What the plan allows is the database's to say.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::http::{Body, Request, Response};
use crate::platform::Platform;
use crate::rpc::{self, CallError, Registered, Removed};

/// The longest name that is kept, in characters.
const MAX_NAME_CHARS: usize = 200;
const MAX_PATH_BYTES: usize = 400;

/// The uploads, as the person who calls may reach them.
pub trait Uploads {
    /// Reads the object of the bucket `attachments` at this path.
    fn read(&self, path: &str) -> impl Future<Output = Upload>;

    /// Removes it. What cannot be removed now is removed later, by the sweep of what no row names.
    fn remove(&self, path: &str) -> impl Future<Output = ()>;
}

/// What became of reading an upload.
#[derive(Debug, Default, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct Upload {
    /// How it went.
    pub outcome: Outcome,
    /// Why it is not taken, where it was refused: the code.
    pub refused: Option<String>,
    /// Which of several reasons that code has.
    pub reason: Option<String>,
    /// Bytes.
    pub size: u64,
    /// Such as `image/png`.
    pub mime_type: String,
    /// Its text, where it has any.
    pub text: Option<String>,
    /// Kind, pages, sizes and so on, as they are stored.
    pub metadata: Value,
}

/// How reading an upload went.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was read.
    Read,
    /// It is none that is taken.
    Refused,
    /// There is none that this person may read.
    NotFound,
    /// It is larger than any plan takes.
    TooLarge,
    /// Storage did not answer.
    #[default]
    Failed,
}

#[derive(Serialize)]
struct RegisterAttachment<'a> {
    p_user_id: &'a str,
    p_path: &'a str,
    p_name: &'a str,
    p_size: u64,
    p_mime_type: &'a str,
    p_metadata: &'a Value,
    p_text: Option<&'a str>,
}

#[derive(Serialize)]
struct RemoveAttachment<'a> {
    p_user_id: &'a str,
    p_attachment_id: Uuid,
}

/// Answers a request of a signed-in person.
pub async fn handle<P: Platform, S>(
    edge: &Edge<P>,
    uploads: &impl Uploads,
    request: Request,
) -> Response<S> {
    let language = request.language();
    let segments = request.segments("attachments");
    let answer = match (segments.as_slice(), request.method.as_str()) {
        ([], "POST") => register(edge, uploads, &request).await,
        ([id], "DELETE") => remove(edge, uploads, &request, id).await,
        ([], _) => {
            return Response::refusal(&Code::MethodNotAllowed.into(), language)
                .with_header("allow", "POST");
        }
        ([_], _) => {
            return Response::refusal(&Code::MethodNotAllowed.into(), language)
                .with_header("allow", "DELETE");
        }
        _ => Err(Code::NotFound.into()),
    };
    answer.unwrap_or_else(|refusal| Response::refusal(&refusal, language))
}

async fn register<P: Platform, S>(
    edge: &Edge<P>,
    uploads: &impl Uploads,
    request: &Request,
) -> Result<Response<S>, Refusal> {
    let (path, name) = read(request)?;
    // Somebody else's folder is never asked for.
    if !is_own_path(&path, &request.user_id) {
        return Err(Code::AttachmentNotFound.into());
    }
    let upload = uploads.read(&path).await;
    let refusal = match upload.outcome {
        Outcome::Read => None,
        Outcome::NotFound => return Err(Code::AttachmentNotFound.into()),
        Outcome::Failed => return Err(Code::Internal.into()),
        Outcome::TooLarge => Some(Refusal::new(Code::AttachmentTooLarge)),
        Outcome::Refused => {
            let code = Code::from_name(upload.refused.as_deref().unwrap_or_default());
            Some(match upload.reason {
                Some(reason) => Refusal::new(code).with("reason", reason),
                None => Refusal::new(code),
            })
        }
    };
    if let Some(refusal) = refusal {
        uploads.remove(&path).await;
        return Err(refusal);
    }
    let arguments = RegisterAttachment {
        p_user_id: &request.user_id,
        p_path: &path,
        p_name: &name,
        p_size: upload.size,
        p_mime_type: &upload.mime_type,
        p_metadata: &upload.metadata,
        p_text: upload.text.as_deref(),
    };
    match rpc::call::<_, Registered>(&edge.platform, "register_attachment", &arguments).await {
        Ok(registered) => Ok(Response::json(200, registered.attachment.to_string())),
        Err(error) => {
            // What may have been registered stays; what was refused is nobody's.
            if matches!(error, CallError::Refused(_)) {
                uploads.remove(&path).await;
            }
            Err(error.into())
        }
    }
}

async fn remove<P: Platform, S>(
    edge: &Edge<P>,
    uploads: &impl Uploads,
    request: &Request,
    id: &str,
) -> Result<Response<S>, Refusal> {
    let p_attachment_id = Some(id)
        .filter(|id| id.len() == 36)
        .and_then(|id| id.parse().ok())
        .ok_or_else(|| Refusal::field("id"))?;
    let arguments = RemoveAttachment {
        p_user_id: &request.user_id,
        p_attachment_id,
    };
    let removed: Removed = rpc::call(&edge.platform, "remove_attachment", &arguments).await?;
    uploads.remove(&removed.path).await;
    Ok(Response::empty(204))
}

/// The path and the name that the body gives.
fn read(request: &Request) -> Result<(String, String), Refusal> {
    #[derive(Deserialize)]
    struct Raw {
        #[serde(default)]
        path: Value,
        #[serde(default)]
        name: Value,
    }
    if !request.is_json() {
        return Err(Code::UnsupportedMediaType.into());
    }
    let Body::Bytes(bytes) = &request.body else {
        return Err(Code::BodyTooLarge.into());
    };
    let raw: Raw = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => Refusal::field("body"),
        _ => Refusal::new(Code::InvalidJson),
    })?;
    let path = raw
        .path
        .as_str()
        .filter(|path| !path.is_empty() && path.len() <= MAX_PATH_BYTES)
        .ok_or_else(|| Refusal::field("path"))?;
    let name = raw.name.as_str().map(clean_name).unwrap_or_default();
    if name.is_empty() {
        return Err(Refusal::field("name"));
    }
    Ok((path.to_owned(), name))
}

/// `<user id>/<uuid>/<name>`, of letters that mean nothing in an address.
fn is_own_path(path: &str, user_id: &str) -> bool {
    let mut segments = path.split('/');
    let (Some(owner), Some(folder), Some(name), None) = (
        segments.next(),
        segments.next(),
        segments.next(),
        segments.next(),
    ) else {
        return false;
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    owner == user_id
        && folder.len() == 36
        && folder
            .parse::<Uuid>()
            .is_ok_and(|id| id.to_string() == folder)
        && (1..=200).contains(&name.len())
        && name.bytes().all(plain)
        && name != "."
        && name != ".."
}

/// The name without the folders it was in, and without what is not seen.
fn clean_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen = |letter: &char| {
        !letter.is_control()
            && !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let name: String = name.chars().filter(seen).take(MAX_NAME_CHARS).collect();
    name.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const USER: &str = "550e8400-e29b-41d4-a716-446655440000";
    const FOLDER: &str = "0f8fad5b-d9cb-469f-a165-70867728950e";

    #[test]
    fn only_ones_own_plain_paths_are_read() {
        assert!(is_own_path(&format!("{USER}/{FOLDER}/menu.pdf"), USER));
        for path in [
            format!("{FOLDER}/{FOLDER}/menu.pdf"),
            format!("{USER}/{FOLDER}/../x"),
            format!("{USER}/{FOLDER}/.."),
            format!("{USER}/../{FOLDER}/x"),
            format!("{USER}/{FOLDER}/a b"),
            format!("{USER}/{FOLDER}/a%2fb"),
            format!("{USER}/{FOLDER}/"),
            format!("{USER}//x"),
            format!("{USER}/menu.pdf"),
            format!("/{USER}/{FOLDER}/x"),
            format!("{USER}/{}/x", FOLDER.to_uppercase()),
        ] {
            assert!(!is_own_path(&path, USER), "{path}");
        }
    }

    #[test]
    fn a_name_is_a_name() {
        assert_eq!(clean_name("C:\\fotos\\menú.png"), "menú.png");
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name(" a\u{202e}gpj.exe\n"), "agpj.exe");
        assert_eq!(clean_name("/"), "");
    }
}
