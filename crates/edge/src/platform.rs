//! What a handler needs from the world, as four small traits.
//!
//! In the Edge runtime they are postgrest-rs, the global `fetch`, the runtime's timers and `EdgeRuntime.waitUntil`; in
//! tests they are values in memory. Nothing here is `Send`: an isolate has one thread.

use std::fmt;
use std::future::Future;
use std::time::Duration;

use futures_util::Stream;
use futures_util::future::LocalBoxFuture;

/// Calls functions of the database.
pub trait Database {
    /// Calls the function `public.<function>` with a JSON object of named arguments and returns its JSON answer.
    ///
    /// # Errors
    ///
    /// [`DatabaseError`] where no answer came or the answer was an HTTP error.
    fn rpc(
        &self,
        function: &'static str,
        arguments: String,
    ) -> impl Future<Output = Result<Vec<u8>, DatabaseError>>;
}

/// Why the database did not answer a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseError {
    /// No answer came: a broken connection, or the time was up. The call may have taken effect all the same.
    Unreachable(String),
    /// An HTTP status that is not a success, with the beginning of its body. For logs, never for people.
    Status(u16, String),
    /// An answer that is not what the function promises. For logs, never for people.
    Unreadable(String),
}

impl fmt::Display for DatabaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(reason) => write!(f, "the database did not answer: {reason}"),
            Self::Status(status, body) => write!(f, "the database answered {status}: {body}"),
            Self::Unreadable(reason) => write!(f, "the database's answer cannot be read: {reason}"),
        }
    }
}

impl std::error::Error for DatabaseError {}

/// Sends requests to model providers.
pub trait Http {
    /// The body of a response as it arrives. Dropping it aborts the request.
    type Body: Stream<Item = Result<Vec<u8>, HttpError>> + Unpin + 'static;

    /// Sends a request and returns as soon as the headers are there. Dropping the future aborts the request.
    ///
    /// # Errors
    ///
    /// [`HttpError`] where no response came.
    fn send(
        &self,
        request: llm::HttpRequest,
    ) -> impl Future<Output = Result<HttpResponse<Self::Body>, HttpError>>;
}

/// A response whose body is still arriving.
#[derive(Debug)]
pub struct HttpResponse<B> {
    /// The status code.
    pub status: u16,
    /// Name and value of the headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: B,
}

/// A request or a body that broke, with the reason for logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpError(pub String);

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for HttpError {}

/// Tells and waits for time.
pub trait Clock {
    /// Time since some fixed moment; never goes back.
    fn now(&self) -> Duration;

    /// Waits.
    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()>;
}

/// Runs work that outlives the request it began in.
pub trait Spawner {
    /// Runs a future to its end, whether or not the client stays.
    fn spawn(&self, work: LocalBoxFuture<'static, ()>);

    /// Writes one line to the log. Nothing that a person typed, and no secret, is ever given to it.
    fn log(&self, line: &str);
}

/// The four of them together.
pub trait Platform: 'static {
    /// See [`Database`].
    type Database: Database;
    /// See [`Http`].
    type Http: Http;
    /// See [`Clock`].
    type Clock: Clock;
    /// See [`Spawner`].
    type Spawner: Spawner;

    /// See [`Database`].
    fn database(&self) -> &Self::Database;
    /// See [`Http`].
    fn http(&self) -> &Self::Http;
    /// See [`Clock`].
    fn clock(&self) -> &Self::Clock;
    /// See [`Spawner`].
    fn spawner(&self) -> &Self::Spawner;
}
