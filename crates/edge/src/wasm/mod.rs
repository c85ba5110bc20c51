//! The only code that knows JavaScript: the platform's traits over what the Edge runtime has, and what TypeScript calls.

mod clock;
mod database;
mod exports;
mod http;
mod spawner;

use crate::config::Environment;
use crate::platform::Platform;

/// The Edge runtime.
pub struct Runtime {
    database: database::RestDatabase,
    http: http::FetchHttp,
    clock: clock::RuntimeClock,
    spawner: spawner::RuntimeSpawner,
}

impl Runtime {
    fn new(environment: &Environment, wait_until: js_sys::Function, log: js_sys::Function) -> Self {
        Self {
            database: database::RestDatabase::new(environment),
            http: http::FetchHttp,
            clock: clock::RuntimeClock,
            spawner: spawner::RuntimeSpawner::new(wait_until, log),
        }
    }
}

impl Platform for Runtime {
    type Database = database::RestDatabase;
    type Http = http::FetchHttp;
    type Clock = clock::RuntimeClock;
    type Spawner = spawner::RuntimeSpawner;

    fn database(&self) -> &Self::Database {
        &self.database
    }

    fn http(&self) -> &Self::Http {
        &self.http
    }

    fn clock(&self) -> &Self::Clock {
        &self.clock
    }

    fn spawner(&self) -> &Self::Spawner {
        &self.spawner
    }
}

/// What a thrown value says, for logs.
fn reason(thrown: &wasm_bindgen::JsValue) -> String {
    use wasm_bindgen::JsCast;

    thrown
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| thrown.as_string())
        .unwrap_or_else(|| "something that is no error was thrown".to_owned())
}
