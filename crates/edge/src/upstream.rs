//! One attempt to get an answer from one provider.

use std::time::Duration;

use futures_util::{FutureExt, StreamExt};
use llm::{ErrorClass, FinishReason, HttpRequest, LlmError, ProviderKind, classify};

use crate::edge::Edge;
use crate::keeper::{Interrupt, Keeper};
use crate::live::Live;
use crate::platform::{Http, HttpResponse, Platform, Spawner};

/// How much of a refusal's body is read.
const MAX_REFUSAL_BYTES: usize = 64 * 1024;
/// How long the end of a body is waited for, so that the connection can be used again.
const DRAIN: Duration = Duration::from_secs(2);

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    /// With a whole answer.
    Complete,
    /// With an error, before or after the first text.
    Failed(LlmError),
    /// Somebody asked to stop.
    Stopped,
    /// The turn is no longer ours to write.
    Lost,
}

impl From<Interrupt> for Attempt {
    fn from(interrupt: Interrupt) -> Self {
        match interrupt {
            Interrupt::Stopped => Self::Stopped,
            Interrupt::Lost => Self::Lost,
            Interrupt::TimedOut => Self::Failed(LlmError::new(
                ErrorClass::Timeout,
                "the provider took too long",
            )),
        }
    }
}

/// Sends the request and writes the answer into the turn as it arrives. `on_first_text` is called once.
pub async fn attempt<P: Platform>(
    edge: &Edge<P>,
    live: &Live,
    keeper: &mut Keeper<P>,
    provider: ProviderKind,
    request: HttpRequest,
    mut on_first_text: impl FnMut(),
) -> Attempt {
    live.decode(provider);
    let ending = exchange(edge, live, keeper, request, &mut on_first_text).await;
    // Whatever ended it, the text part is closed, and what the transcoder learnt stays readable.
    match &ending {
        Attempt::Complete => {}
        Attempt::Failed(error) => live.write(|transcoder, out| transcoder.fail(error.clone(), out)),
        Attempt::Stopped | Attempt::Lost => {
            live.write(|transcoder, out| transcoder.complete(llm::FinishReason::Other, out));
        }
    }
    ending
}

async fn exchange<P: Platform>(
    edge: &Edge<P>,
    live: &Live,
    keeper: &mut Keeper<P>,
    request: HttpRequest,
    on_first_text: &mut impl FnMut(),
) -> Attempt {
    let timeout = edge.config.upstream_timeout;
    keeper.allow(timeout);
    let mut response = match keeper.wait(edge.platform.http().send(request)).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => return Attempt::Failed(LlmError::new(ErrorClass::Unavailable, &error.0)),
        Err(interrupt) => return interrupt.into(),
    };
    if !(200..300).contains(&response.status) {
        return match keeper.wait(refusal(&mut response)).await {
            Ok(error) => Attempt::Failed(error),
            Err(interrupt) => interrupt.into(),
        };
    }
    let mut body = response.body;
    let mut talking = false;
    loop {
        let chunk = match keeper.wait(body.next()).await {
            Ok(Some(Ok(chunk))) => chunk,
            Ok(Some(Err(error))) => {
                return Attempt::Failed(LlmError::new(ErrorClass::Truncated, &error.0));
            }
            Ok(None) => {
                live.write(|transcoder, out| transcoder.finish(out));
                return verdict(live);
            }
            Err(interrupt) => return interrupt.into(),
        };
        let ended = live.write(|transcoder, out| {
            transcoder.push(&chunk, out);
            transcoder.is_ended()
        });
        if !talking && live.has_text() {
            talking = true;
            on_first_text();
            keeper.text_arrived();
        }
        if ended {
            drain(edge, body);
            return verdict(live);
        }
        if talking {
            keeper.allow(timeout);
        }
    }
}

/// What a stream that has ended came to. An answer without a word is none.
fn verdict(live: &Live) -> Attempt {
    live.look(|transcoder| match transcoder.error() {
        Some(error) => Attempt::Failed(error.clone()),
        None if transcoder.text().is_empty() => Attempt::Failed(LlmError::new(
            match transcoder.finish_reason() {
                Some(FinishReason::Refusal | FinishReason::ContentFilter) => {
                    ErrorClass::ContentPolicy
                }
                _ => ErrorClass::Malformed,
            },
            "the provider answered without text",
        )),
        None => Attempt::Complete,
    })
}

async fn refusal<B>(response: &mut HttpResponse<B>) -> LlmError
where
    B: futures_util::Stream<Item = Result<Vec<u8>, crate::platform::HttpError>> + Unpin,
{
    let mut bytes = Vec::new();
    while bytes.len() < MAX_REFUSAL_BYTES {
        match response.body.next().await {
            Some(Ok(chunk)) => bytes.extend_from_slice(&chunk),
            Some(Err(_)) | None => break,
        }
    }
    classify(response.status, &response.headers, &bytes)
}

/// Reads a body to its end in the background: a connection whose response was read to the end is used again.
fn drain<P: Platform>(edge: &Edge<P>, mut body: <P::Http as Http>::Body) {
    if let Some(None) = body.next().now_or_never() {
        return;
    }
    let timer = crate::platform::Clock::sleep(edge.platform.clock(), DRAIN);
    edge.platform.spawner().spawn(
        async move {
            let rest = async { while let Some(Ok(_)) = body.next().await {} };
            futures_util::future::select(Box::pin(rest), timer).await;
        }
        .boxed_local(),
    );
}
