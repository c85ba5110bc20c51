//! Removes files from storage that no row names any more.

use std::rc::Rc;
use std::time::Duration;

use serde_json::json;

use super::{Queue, finish, said};
use crate::edge::Edge;
use crate::platform::{Clock, Platform};
use crate::rpc::{self, CallError, ClaimedFiles, FilesFinished, Job, StoredFile};
use crate::storage::{Storage, StorageError};

/// Files that are removed at a time, and for how long a job goes on with it; what is left then comes back with the job.
const FILES: u32 = 100;
const FILES_LIMIT: Duration = Duration::from_secs(20);

/// Removes the files that the database has put on its list, whoever put them there.
pub(super) async fn delete_files<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    let Some(storage) = &edge.config.storage else {
        return Err("SUPABASE_URL or SUPABASE_SECRET_KEYS is not set".to_owned());
    };
    let until = edge.platform.clock().now() + FILES_LIMIT;
    while edge.platform.clock().now() < until {
        // Asking for more also keeps the job from other workers for another minute.
        let arguments = json!({ "p_job_id": job.id, "p_quantity": FILES });
        let claimed: Result<ClaimedFiles, CallError> =
            rpc::call(&edge.platform, "claim_files", &arguments).await;
        let files = claimed.map_err(|error| said("claim_files", error))?.files;
        if files.is_empty() {
            return finish(edge, Queue::FollowUps, job).await;
        }
        for bucket in files.chunk_by(|one, other| one.bucket == other.bucket) {
            remove(edge, storage, bucket).await?;
        }
    }
    Ok(())
}

/// Removes files of one bucket and says so. What storage will not hear of as a whole is tried one by one, so that no file
/// keeps its neighbours.
async fn remove<P: Platform>(
    edge: &Edge<P>,
    storage: &Storage,
    files: &[StoredFile],
) -> Result<(), String> {
    let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let bucket = files.first().map_or("", |file| file.bucket.as_str());
    let mut trouble: Option<StorageError> = None;
    let removed: Vec<&StoredFile> = match storage.remove(&edge.platform, bucket, &names).await {
        Ok(()) => files.iter().collect(),
        Err(error) if files.len() > 1 && error.is_about_the_objects() => {
            let mut removed = Vec::with_capacity(files.len());
            for file in files {
                match storage.remove(&edge.platform, bucket, &[&file.path]).await {
                    Ok(()) => removed.push(file),
                    Err(error) => trouble = trouble.or(Some(error)),
                }
            }
            removed
        }
        Err(error) => return Err(error.to_string()),
    };
    let finished: Result<FilesFinished, CallError> = rpc::call(
        &edge.platform,
        "finish_files",
        &json!({ "p_files": removed }),
    )
    .await;
    finished.map_err(|error| said("finish_files", error))?;
    trouble.map_or(Ok(()), |error| Err(error.to_string()))
}
