//! The pictures of a turn: which are fetched, and which a model can be given.
//!
//! A request holds a picture several times over on its way (the file, its base64 in the body, the body in JavaScript), and a
//! function has 256 MB for everything it does at once. So few are fetched, the newest first, and only for a provider that
//! takes any.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use llm::{Image, ProviderKind};
use prompt::{Attachment, PromptInput};

use crate::edge::Edge;
use crate::platform::{Platform, Spawner};
use crate::signal::within;

/// How many pictures a request has, as the reservation of tokens counts them.
const MAX_PICTURES: usize = 6;
/// How many bytes they have together.
const MAX_BYTES: u64 = 12 * 1024 * 1024;
/// How long they are waited for.
pub(crate) const LIMIT: Duration = Duration::from_secs(10);

/// Pictures that were fetched, by the ids of their attachments.
#[derive(Debug, Default)]
pub(crate) struct Pictures(HashMap<String, Image>);

impl Pictures {
    /// Fetches the newest pictures of a turn. What cannot be fetched is left out: the model is told that it does not see it.
    pub(crate) async fn fetch<P: Platform>(edge: &Edge<P>, attachments: &[Attachment]) -> Self {
        let Some(storage) = &edge.config.storage else {
            return Self::default();
        };
        let mut left = MAX_BYTES;
        let wanted = attachments
            .iter()
            .filter(|file| file.kind == "image" && is_a_picture(&file.mime_type))
            .filter(|file| file.size <= ProviderKind::OpenAi.max_image_bytes() as u64)
            .take(MAX_PICTURES)
            .take_while(|file| {
                let fits = file.size <= left;
                left = left.saturating_sub(file.size);
                fits
            });
        let fetching = wanted.map(|file| async move {
            let size = usize::try_from(file.size).ok()?;
            match storage.read(&edge.platform, &file.path, size).await {
                Ok(bytes) if begins_as(&file.mime_type, &bytes) => {
                    let image = Image {
                        media_type: file.mime_type.clone(),
                        data: Arc::from(bytes),
                    };
                    Some((file.id.clone(), image))
                }
                Ok(_) => None,
                Err(error) => {
                    edge.platform.spawner().log(&format!("a picture: {error}"));
                    None
                }
            }
        });
        let fetched = within(edge.platform.clock(), LIMIT, join_all(fetching)).await;
        Self(fetched.unwrap_or_default().into_iter().flatten().collect())
    }

    /// Marks what this provider can be given.
    pub(crate) fn show(&self, input: &mut PromptInput, provider: ProviderKind) {
        for file in &mut input.attachments {
            file.is_shown = self
                .0
                .get(&file.id)
                .is_some_and(|image| image.data.len() <= provider.max_image_bytes());
        }
    }

    /// Whether there is any.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pictures of these attachments.
    pub(crate) fn of(&self, ids: &[String]) -> Vec<Image> {
        ids.iter()
            .filter_map(|id| self.0.get(id).cloned())
            .collect()
    }
}

fn is_a_picture(mime_type: &str) -> bool {
    matches!(
        mime_type,
        "image/png" | "image/jpeg" | "image/webp" | "image/gif"
    )
}

/// Whether the object is still of the type that it was attached as: people may put another in its place.
fn begins_as(mime_type: &str, bytes: &[u8]) -> bool {
    match mime_type {
        "image/png" => bytes.starts_with(b"\x89PNG"),
        "image/jpeg" => bytes.starts_with(&[0xff, 0xd8, 0xff]),
        "image/gif" => bytes.starts_with(b"GIF8"),
        "image/webp" => bytes.starts_with(b"RIFF"),
        _ => false,
    }
}
