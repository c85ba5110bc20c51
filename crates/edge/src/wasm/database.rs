//! The database through PostgREST, with the secret key.

use std::cell::OnceCell;

use postgrest::Postgrest;

use crate::config::Environment;
use crate::platform::{Database, DatabaseError};

/// How much of a failed answer goes to the log.
const EXCERPT: usize = 300;

/// A client of the project's REST interface, made with the first call.
pub struct RestDatabase {
    url: String,
    key: String,
    client: OnceCell<Postgrest>,
}

impl RestDatabase {
    pub(super) fn new(environment: &Environment) -> Self {
        let url = environment
            .supabase_url
            .as_deref()
            .unwrap_or_default()
            .trim_end_matches('/')
            .to_owned();
        Self {
            url,
            key: environment.secret_key().unwrap_or_default(),
            client: OnceCell::new(),
        }
    }

    fn client(&self) -> Result<&Postgrest, DatabaseError> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let unset = |what: &str| {
            Err(DatabaseError::Unreachable(format!(
                "{what} is not set, or not well"
            )))
        };
        if !self.url.starts_with("http") {
            return unset("SUPABASE_URL");
        }
        if self.key.is_empty() || !self.key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return unset("SUPABASE_SECRET_KEYS");
        }
        let mut client =
            Postgrest::new(format!("{}/rest/v1", self.url)).insert_header("apikey", &self.key);
        // Secret keys go nowhere but into `apikey`; the token of an older project is wanted as a token, too.
        if self.key.starts_with("eyJ") {
            client = client.insert_header("authorization", format!("Bearer {}", self.key));
        }
        Ok(self.client.get_or_init(|| client))
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
            .client()?
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
