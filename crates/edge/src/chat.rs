//! The chat function: say something, take up an answer that is being written, stop it.

use std::rc::Rc;
use std::time::Duration;

use futures_util::FutureExt;
use llm::ui::STREAM_HEADER;
use locale::Language;
use metering::estimate_tokens;
use serde::Serialize;
use uuid::Uuid;

use crate::candidates::MAX_OUTPUT_TOKENS;
use crate::chat_request::{self, Action, ChatRequest};
use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::http::{Body, Content, Request, Response};
use crate::live::{Live, Reader};
use crate::platform::{Clock, Platform, Spawner};
use crate::replay::{self, Follower, ReadTurn};
use crate::rpc::{self, BeginTurn, Begun, QuestionMetadata, Read, Stopped};
use crate::signal::within;
use crate::turn::{self, Work};

/// How long the response is held back so that a turn without an answer can still be refused with a status.
const HOLD: Duration = Duration::from_secs(3);
/// How long a stop waits for the turn to be settled, so that the next question is not refused.
const STOP: Duration = Duration::from_secs(2);

/// The body of a streamed response.
pub enum ChatStream<P: Platform> {
    /// A turn that is written here.
    Live(Reader),
    /// A turn that another isolate writes.
    Followed(Box<Follower<P>>),
    /// A turn that was closed before.
    Stored(Option<Vec<u8>>),
}

impl<P: Platform> ChatStream<P> {
    /// The next frames, or `None` after the last.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        match self {
            Self::Live(reader) => reader.next().await,
            Self::Followed(follower) => follower.next().await,
            Self::Stored(frames) => frames.take(),
        }
    }
}

/// What the chat function answers.
pub type ChatResponse<P> = Response<ChatStream<P>>;

/// Answers a request of a signed-in person.
pub async fn handle<P: Platform>(edge: &Rc<Edge<P>>, request: Request) -> ChatResponse<P> {
    let language = request.language();
    let segments = request.segments("chat");
    let answer = match (segments.as_slice(), request.method.as_str()) {
        // Boxed, so that an engine compiles only what is called.
        ([], "POST") => match read(&request) {
            Ok(chat) => say(edge, &request, chat).boxed_local().await,
            Err(refusal) => Err(refusal),
        },
        ([conversation, "stream"], "GET") => {
            resume(edge, &request, conversation).boxed_local().await
        }
        ([conversation, "stop"], "POST") => stop(edge, &request, conversation).boxed_local().await,
        ([], _) | ([_, "stop"], _) => return method_not_allowed(language, "POST"),
        ([_, "stream"], _) => return method_not_allowed(language, "GET"),
        _ => Err(Code::NotFound.into()),
    };
    answer.unwrap_or_else(|refusal| Response::refusal(&refusal, language))
}

fn method_not_allowed<S>(language: Language, allowed: &str) -> Response<S> {
    Response::refusal(&Code::MethodNotAllowed.into(), language).with_header("allow", allowed)
}

async fn say<P: Platform>(
    edge: &Rc<Edge<P>>,
    request: &Request,
    chat: ChatRequest,
) -> Result<ChatResponse<P>, Refusal> {
    let started = edge.platform.clock().now();
    let begun = begin(edge, request, &chat).await?;
    let language = begun
        .profile
        .as_ref()
        .and_then(|profile| profile.language.as_deref())
        .map_or_else(|| request.language(), Language::from_tag);
    if begun.replay {
        return replay(edge, request, begun, language).await;
    }
    let live = Live::new(
        begun.turn.message_id,
        chat.conversation_id,
        request.user_id.clone(),
    );
    edge.registry.insert(&live);
    let reader = live.attach();
    let work = Work {
        live: live.clone(),
        begun,
        language,
        started,
    };
    edge.platform
        .spawner()
        .spawn(turn::run(edge.clone(), work).boxed_local());
    attached(edge, &live, reader).await
}

/// Reads the body, cheapest check first.
fn read(request: &Request) -> Result<ChatRequest, Refusal> {
    if !request.is_json() {
        return Err(Code::UnsupportedMediaType.into());
    }
    match &request.body {
        Body::Bytes(bytes) => chat_request::parse(bytes),
        Body::TooLarge => Err(Code::BodyTooLarge.into()),
    }
}

/// The one round trip to the database before the provider is asked.
async fn begin<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
    chat: &ChatRequest,
) -> Result<Begun, Refusal> {
    let mut arguments = BeginTurn {
        p_user_id: &request.user_id,
        p_conversation_id: chat.conversation_id,
        p_assistant_id: &chat.assistant_id,
        p_action: "submit",
        p_client_message_id: None,
        p_target_ref: None,
        p_content: None,
        p_metadata: None,
        p_content_tokens: 0,
        p_max_output_tokens: MAX_OUTPUT_TOKENS,
    };
    match &chat.action {
        Action::Submit {
            message_id,
            text,
            attachments,
        } => {
            arguments.p_client_message_id = Some(message_id);
            arguments.p_content = Some(text);
            arguments.p_metadata = metadata(attachments);
        }
        Action::Edit {
            target,
            text,
            attachments,
        } => {
            arguments.p_action = "edit";
            arguments.p_target_ref = Some(target);
            arguments.p_content = Some(text);
            arguments.p_metadata = metadata(attachments);
        }
        Action::Regenerate { target, question } => {
            arguments.p_action = "regenerate";
            arguments.p_target_ref = target.as_deref();
            if let Some(question) = question {
                arguments.p_client_message_id = Some(&question.message_id);
                arguments.p_content = Some(&question.text);
                arguments.p_metadata = metadata(&question.attachments);
            }
        }
    }
    arguments.p_content_tokens = arguments.p_content.map_or(0, estimate_tokens);
    Ok(rpc::call(&edge.platform, "begin_turn", &arguments).await?)
}

fn metadata(attachments: &[Uuid]) -> Option<QuestionMetadata<'_>> {
    (!attachments.is_empty()).then_some(QuestionMetadata { attachments })
}

/// Answers a message that was sent before with the turn that it began.
async fn replay<P: Platform>(
    edge: &Rc<Edge<P>>,
    request: &Request,
    begun: Begun,
    language: Language,
) -> Result<ChatResponse<P>, Refusal> {
    let turn = begun.turn;
    if turn.state == "streaming" {
        return match edge.registry.of_message(turn.message_id) {
            Some(live) => attached(edge, &live, live.attach()).await,
            None => Ok(followed(
                edge,
                request,
                turn.conversation_id,
                turn.message_id,
                language,
            )),
        };
    }
    if turn.content.is_empty()
        && let Some(refusal) = replay::failure_of(&turn)
    {
        return Err(refusal);
    }
    let conversation_id = turn.conversation_id;
    let frames = replay::stored(turn, begun.quota, language);
    Ok(streamed(conversation_id, ChatStream::Stored(Some(frames))))
}

/// A reader of a turn that is written here: held back until there is text, a refusal, or three seconds have passed.
async fn attached<P: Platform>(
    edge: &Edge<P>,
    live: &Live,
    reader: Reader,
) -> Result<ChatResponse<P>, Refusal> {
    if !live.begun.is_raised() {
        within(edge.platform.clock(), HOLD, live.begun.wait()).await;
    }
    if let Some(refusal) = live.refusal.borrow().clone() {
        return Err(refusal);
    }
    Ok(streamed(live.conversation_id, ChatStream::Live(reader)))
}

fn followed<P: Platform>(
    edge: &Rc<Edge<P>>,
    request: &Request,
    conversation_id: Uuid,
    message_id: Uuid,
    language: Language,
) -> ChatResponse<P> {
    let arguments = read_turn(request, conversation_id);
    let follower = Follower::new(edge.clone(), arguments, message_id, language);
    streamed(conversation_id, ChatStream::Followed(Box::new(follower)))
}

fn read_turn(request: &Request, conversation_id: Uuid) -> ReadTurn {
    ReadTurn {
        p_user_id: request.user_id.clone(),
        p_conversation_id: conversation_id,
        p_message_id: None,
    }
}

fn streamed<P: Platform>(conversation_id: Uuid, stream: ChatStream<P>) -> ChatResponse<P> {
    let headers = vec![
        ("content-type", "text/event-stream".to_owned()),
        (STREAM_HEADER.0, STREAM_HEADER.1.to_owned()),
        ("x-conversation-id", conversation_id.to_string()),
        ("cache-control", "no-cache".to_owned()),
        ("x-accel-buffering", "no".to_owned()),
    ];
    Response {
        status: 200,
        headers,
        content: Content::Stream(stream),
    }
}

async fn resume<P: Platform>(
    edge: &Rc<Edge<P>>,
    request: &Request,
    conversation: &str,
) -> Result<ChatResponse<P>, Refusal> {
    let conversation_id = chat_request::conversation_id(conversation)?;
    if let Some(live) = edge
        .registry
        .of_conversation(conversation_id, &request.user_id)
    {
        return attached(edge, &live, live.attach()).await;
    }
    let read: Read = rpc::call(
        &edge.platform,
        "read_turn",
        &read_turn(request, conversation_id),
    )
    .await?;
    Ok(match read.turn {
        Some(turn) if turn.state == "streaming" => followed(
            edge,
            request,
            conversation_id,
            turn.message_id,
            request.language(),
        ),
        _ => Response::empty(204),
    })
}

async fn stop<P: Platform>(
    edge: &Rc<Edge<P>>,
    request: &Request,
    conversation: &str,
) -> Result<ChatResponse<P>, Refusal> {
    #[derive(Serialize)]
    struct RequestStop<'a> {
        p_user_id: &'a str,
        p_conversation_id: Uuid,
    }
    let p_conversation_id = chat_request::conversation_id(conversation)?;
    let arguments = RequestStop {
        p_user_id: &request.user_id,
        p_conversation_id,
    };
    let stopped: Stopped = rpc::call(&edge.platform, "request_stop", &arguments).await?;
    if let Some(live) = stopped
        .message_id
        .and_then(|message_id| edge.registry.of_message(message_id))
    {
        live.stop.raise();
        within(edge.platform.clock(), STOP, live.ended.wait()).await;
    }
    let body = serde_json::json!({ "messageId": stopped.message_id });
    Ok(Response::json(200, body.to_string()))
}
