//! The database through PostgREST, with the secret key.

use postgrest::Postgrest;

use crate::config::Environment;
use crate::platform::{Database, DatabaseError};

/// How much of a failed answer goes to the log.
const EXCERPT: usize = 300;

/// A client of the project's REST interface.
pub struct RestDatabase {
    client: Postgrest,
}

impl RestDatabase {
    pub(super) fn new(environment: &Environment) -> Result<Self, String> {
        let url = environment
            .supabase_url
            .as_deref()
            .unwrap_or_default()
            .trim_end_matches('/');
        let key = environment.secret_key().unwrap_or_default();
        if !url.starts_with("http") {
            return Err("SUPABASE_URL is not set".to_owned());
        }
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("SUPABASE_SECRET_KEYS holds no key".to_owned());
        }
        let mut client = Postgrest::new(format!("{url}/rest/v1")).insert_header("apikey", &key);
        // Secret keys go nowhere but into `apikey`; the token of an older project is wanted as a token, too.
        if key.starts_with("eyJ") {
            client = client.insert_header("authorization", format!("Bearer {key}"));
        }
        Ok(Self { client })
    }
}

impl Database for RestDatabase {
    async fn rpc(
        &self,
        function: &'static str,
        arguments: String,
    ) -> Result<Vec<u8>, DatabaseError> {
        let unreachable =
            |error: reqwest::Error| DatabaseError::Unreachable(error.without_url().to_string());
        let response = self
            .client
            .rpc(function, arguments)
            .execute()
            .await
            .map_err(unreachable)?;
        let status = response.status().as_u16();
        let bytes = response.bytes().await.map_err(unreachable)?;
        if !(200..300).contains(&status) {
            let body = String::from_utf8_lossy(&bytes)
                .chars()
                .take(EXCERPT)
                .collect();
            return Err(DatabaseError::Status(status, body));
        }
        Ok(bytes.into())
    }
}
