//! A platform in memory: a database that answers from a script and remembers what it was asked, providers that stream
//! from a script, and a clock that jumps to the next timer as soon as nothing else is to be done.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use edge::chat::{self, ChatResponse};
use edge::config::{Config, Environment};
use edge::edge::Edge;
use edge::http::{Body, Content, Request};
use edge::platform::{
    Clock, Database, DatabaseError, Http, HttpError, HttpResponse, Platform, Spawner,
};
use futures_executor::{LocalPool, LocalSpawner};
use futures_util::future::LocalBoxFuture;
use futures_util::task::LocalSpawnExt;
use futures_util::{FutureExt, Stream};
use llm::HttpRequest;
use serde_json::{Value, json};

pub const CONVERSATION: &str = "0f8fad5b-d9cb-469f-a165-70867728950e";
pub const MESSAGE: &str = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
pub const USER: &str = "550e8400-e29b-41d4-a716-446655440000";

/// What a provider does when it is asked.
#[derive(Debug, Clone)]
pub enum Script {
    /// Answers with a status and pieces of a body, each after a pause.
    Answer(u16, Vec<Piece>),
    /// Refuses the connection.
    Refuse,
    /// Never answers.
    Hang,
}

/// A piece of a body.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Bytes after so many milliseconds.
    Bytes(u64, String),
    /// The connection breaks.
    Break,
    /// Nothing more comes, and no end.
    Silence,
}

/// How the database answers a call: by its arguments.
pub type Answer = Box<dyn Fn(&Value) -> Result<Value, DatabaseError>>;

#[derive(Default)]
pub struct Inner {
    now: Cell<Duration>,
    timers: RefCell<BTreeMap<(Duration, u64), Waker>>,
    serial: Cell<u64>,
    pub calls: RefCell<Vec<(&'static str, Value)>>,
    pub answers: RefCell<HashMap<&'static str, Answer>>,
    pub scripts: RefCell<VecDeque<Script>>,
    pub requests: RefCell<Vec<(String, Value)>>,
    pub aborted: Cell<u32>,
    pub log: RefCell<Vec<String>>,
    spawner: RefCell<Option<LocalSpawner>>,
}

/// The platform; clones share everything.
#[derive(Clone, Default)]
pub struct World(pub Rc<Inner>);

impl Platform for World {
    type Database = Self;
    type Http = Self;
    type Clock = Self;
    type Spawner = Self;

    fn database(&self) -> &Self {
        self
    }
    fn http(&self) -> &Self {
        self
    }
    fn clock(&self) -> &Self {
        self
    }
    fn spawner(&self) -> &Self {
        self
    }
}

impl Database for World {
    async fn rpc(
        &self,
        function: &'static str,
        arguments: String,
    ) -> Result<Vec<u8>, DatabaseError> {
        let arguments: Value = serde_json::from_str(&arguments).unwrap();
        self.0
            .calls
            .borrow_mut()
            .push((function, arguments.clone()));
        self.sleep(Duration::from_millis(5)).await;
        let answers = self.0.answers.borrow();
        let answer = answers
            .get(function)
            .unwrap_or_else(|| panic!("{function} was not expected"));
        answer(&arguments).map(|value| value.to_string().into_bytes())
    }
}

impl Clock for World {
    fn now(&self) -> Duration {
        self.0.now.get()
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        let inner = self.0.clone();
        let at = inner.now.get() + duration;
        let serial = inner.serial.get();
        inner.serial.set(serial + 1);
        poll_fn(move |context| {
            if inner.now.get() >= at {
                return Poll::Ready(());
            }
            inner
                .timers
                .borrow_mut()
                .insert((at, serial), context.waker().clone());
            Poll::Pending
        })
        .boxed_local()
    }
}

impl Spawner for World {
    fn spawn(&self, work: LocalBoxFuture<'static, ()>) {
        self.0
            .spawner
            .borrow()
            .as_ref()
            .unwrap()
            .spawn_local(work)
            .unwrap();
    }

    fn log(&self, line: &str) {
        self.0.log.borrow_mut().push(line.to_owned());
    }
}

impl Http for World {
    type Body = ScriptedBody;

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse<ScriptedBody>, HttpError> {
        let body = serde_json::from_slice(&request.body).unwrap_or_default();
        self.0.requests.borrow_mut().push((request.url, body));
        let script = self
            .0
            .scripts
            .borrow_mut()
            .pop_front()
            .expect("a provider that is asked has a script");
        self.sleep(Duration::from_millis(1)).await;
        match script {
            Script::Refuse => Err(HttpError("connection refused".to_owned())),
            Script::Hang => std::future::pending().await,
            Script::Answer(status, pieces) => {
                let body = ScriptedBody {
                    world: self.clone(),
                    pieces: pieces.into(),
                    pause: None,
                    over: false,
                };
                Ok(HttpResponse {
                    status,
                    headers: Vec::new(),
                    body,
                })
            }
        }
    }
}

/// A body that arrives as scripted.
pub struct ScriptedBody {
    world: World,
    pieces: VecDeque<Piece>,
    pause: Option<LocalBoxFuture<'static, ()>>,
    over: bool,
}

impl Stream for ScriptedBody {
    type Item = Result<Vec<u8>, HttpError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        match this.pieces.front() {
            None => {
                this.over = true;
                Poll::Ready(None)
            }
            Some(Piece::Silence) => Poll::Pending,
            Some(Piece::Break) => {
                this.over = true;
                this.pieces.clear();
                Poll::Ready(Some(Err(HttpError("connection reset".to_owned()))))
            }
            Some(Piece::Bytes(milliseconds, text)) => {
                let pause = this
                    .pause
                    .get_or_insert_with(|| this.world.sleep(Duration::from_millis(*milliseconds)));
                if pause.poll_unpin(context).is_pending() {
                    return Poll::Pending;
                }
                let bytes = text.clone().into_bytes();
                this.pause = None;
                this.pieces.pop_front();
                Poll::Ready(Some(Ok(bytes)))
            }
        }
    }
}

impl Drop for ScriptedBody {
    fn drop(&mut self) {
        if !self.over {
            self.world.0.aborted.set(self.world.0.aborted.get() + 1);
        }
    }
}

impl World {
    /// A world in which every call to the database goes well.
    pub fn new() -> Self {
        let world = Self::default();
        world.answer("begin_turn", |_| Ok(begun()));
        world.answer("checkpoint_turn", |_| {
            Ok(json!({"ok": true, "stop": false, "state": "streaming"}))
        });
        world.answer("settle_turn", |_| {
            Ok(json!({"ok": true, "already": false, "quota": quota(4)}))
        });
        for queue in ["claim_cerebro_jobs", "claim_billing_jobs"] {
            world.answer(queue, |_| Ok(json!({"ok": true, "jobs": []})));
        }
        world
    }

    /// Sets how the database answers one of its functions.
    pub fn answer(
        &self,
        function: &'static str,
        answer: impl Fn(&Value) -> Result<Value, DatabaseError> + 'static,
    ) {
        self.0
            .answers
            .borrow_mut()
            .insert(function, Box::new(answer));
    }

    /// What the next provider that is asked does.
    pub fn script(&self, script: Script) {
        self.0.scripts.borrow_mut().push_back(script);
    }

    /// The arguments of the calls to a function, in order.
    pub fn calls(&self, function: &str) -> Vec<Value> {
        let calls = self.0.calls.borrow();
        calls
            .iter()
            .filter(|(name, _)| *name == function)
            .map(|(_, arguments)| arguments.clone())
            .collect()
    }

    /// The only settlement.
    pub fn settlement(&self) -> Value {
        let calls = self.calls("settle_turn");
        assert_eq!(calls.len(), 1, "settled exactly once: {calls:?}");
        calls[0].clone()
    }

    /// An isolate of this world with OpenAI and Anthropic configured.
    pub fn edge(&self) -> Rc<Edge<Self>> {
        let environment = Environment {
            openai_api_key: Some("sk-test".into()),
            anthropic_api_key: Some("sk-ant-test".into()),
            sintra_upstream_timeout_ms: Some("2000".into()),
            ..Environment::default()
        };
        Edge::new(self.clone(), Config::new(&environment))
    }

    /// Runs a test to its end; time passes only when nothing else can happen.
    pub fn run<T: 'static>(&self, test: impl Future<Output = T> + 'static) -> T {
        let mut pool = LocalPool::new();
        self.0.spawner.replace(Some(pool.spawner()));
        let result = Rc::new(RefCell::new(None));
        let place = result.clone();
        pool.spawner()
            .spawn_local(async move { *place.borrow_mut() = Some(test.await) })
            .unwrap();
        loop {
            pool.run_until_stalled();
            let next = self.0.timers.borrow_mut().pop_first();
            match next {
                Some(((at, _), waker)) => {
                    self.0.now.set(at.max(self.0.now.get()));
                    waker.wake();
                }
                None => break,
            }
        }
        result.take().expect("the test came to its end")
    }

    /// Waits until something is so.
    pub async fn until(&self, what: impl Fn() -> bool) {
        for _ in 0..100_000 {
            if what() {
                return;
            }
            self.sleep(Duration::from_millis(1)).await;
        }
        panic!("waited in vain");
    }
}

/// What `begin_turn` answers to a new turn.
pub fn begun() -> Value {
    json!({
        "ok": true, "replay": false, "now": "2026-11-23T01:00:00Z",
        "turn": {"message_id": MESSAGE, "user_message_id": USER, "conversation_id": CONVERSATION, "state": "streaming", "content": ""},
        "profile": {"language": "es", "company_name": "El Buen Pastor"},
        "assistant": {"id": "sofia", "name": "Sofía", "role": "Marketing", "system_prompt": "Eres Sofía."},
        "brain": {}, "insights": [], "history": [],
        "message": {"id": USER, "content": "¿Cómo lleno mi taquería?"},
        "models": [model("openai", "gpt-5-mini"), model("anthropic", "claude-sonnet-4-5")],
        "quota": quota(4),
    })
}

fn model(provider: &str, model: &str) -> Value {
    json!({"provider": provider, "model": model, "context_tokens": 100_000, "max_output_tokens": 8000,
        "input_micros_per_mtok": 1_000_000, "cached_input_micros_per_mtok": 100_000, "output_micros_per_mtok": 10_000_000})
}

pub fn quota(used: u32) -> Value {
    json!({"plan": "trial", "messages_used": used, "messages_limit": 50, "messages_remaining": 50 - used, "renews_at": "2026-12-01"})
}

/// A turn as the database has it.
pub fn turn(state: &str, content: &str) -> Value {
    json!({"message_id": MESSAGE, "user_message_id": USER, "conversation_id": CONVERSATION, "state": state, "content": content})
}

/// A piece of text as OpenAI streams it.
pub fn says(text: &str) -> Piece {
    pause(20, text)
}

/// The same after a pause.
pub fn pause(milliseconds: u64, text: &str) -> Piece {
    Piece::Bytes(
        milliseconds,
        format!(
            "data: {}\n\n",
            json!({"choices": [{"index": 0, "delta": {"content": text}}]})
        ),
    )
}

/// The end of a stream of OpenAI, with what it used.
pub fn ends() -> Piece {
    let finish = json!({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]});
    let usage = json!({"choices": [], "usage": {"prompt_tokens": 1000, "completion_tokens": 50,
        "prompt_tokens_details": {"cached_tokens": 400}}});
    Piece::Bytes(
        1,
        format!("data: {finish}\n\ndata: {usage}\n\ndata: [DONE]\n\n"),
    )
}

/// A whole answer of OpenAI.
pub fn answer(words: &[&str]) -> Script {
    Script::Answer(
        200,
        words
            .iter()
            .map(|word| says(word))
            .chain([ends()])
            .collect(),
    )
}

/// A whole answer of Anthropic.
pub fn anthropic(text: &str) -> Script {
    let events = [
        json!({"type": "message_start", "message": {"id": "m", "model": "claude", "usage": {"input_tokens": 900, "output_tokens": 1}}}),
        json!({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}),
        json!({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": text}}),
        json!({"type": "content_block_stop", "index": 0}),
        json!({"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 30}}),
        json!({"type": "message_stop"}),
    ];
    let text = events
        .iter()
        .map(|event| {
            format!(
                "event: {}\ndata: {event}\n\n",
                event["type"].as_str().unwrap()
            )
        })
        .collect();
    Script::Answer(200, vec![Piece::Bytes(20, text)])
}

/// A request of the person to the chat function.
pub fn request(method: &str, path: &str, body: Value) -> Request {
    Request {
        method: method.into(),
        path: path.into(),
        accept_language: "es-MX".into(),
        content_type: "application/json".into(),
        user_id: USER.into(),
        body: Body::Bytes(if body.is_null() {
            Vec::new()
        } else {
            body.to_string().into_bytes()
        }),
    }
}

/// A question.
pub fn question() -> Request {
    let part = json!({"type": "text", "text": "¿Cómo lleno mi taquería?"});
    let body = json!({"id": CONVERSATION, "assistantId": "sofia", "messages": [{"id": "m1", "role": "user", "parts": [part]}]});
    request("POST", "/chat", body)
}

/// A response, read to its end.
#[derive(Debug)]
pub struct Heard {
    pub status: u16,
    pub frames: Vec<Value>,
    pub body: Value,
}

impl Heard {
    pub fn text(&self) -> String {
        self.deltas().concat()
    }

    pub fn deltas(&self) -> Vec<String> {
        let deltas = self
            .frames
            .iter()
            .filter(|frame| frame["type"] == "text-delta");
        deltas
            .map(|frame| frame["delta"].as_str().unwrap().to_owned())
            .collect()
    }

    pub fn frame(&self, kind: &str) -> Option<&Value> {
        self.frames.iter().find(|frame| frame["type"] == kind)
    }

    /// The code of the error, whether it came as a status or within the stream.
    pub fn error(&self) -> Option<String> {
        let code = |error: &Value| error["error"]["code"].as_str().map(str::to_owned);
        self.frame("error")
            .and_then(|frame| code(&serde_json::from_str(frame["errorText"].as_str()?).ok()?))
            .or_else(|| code(&self.body))
    }
}

/// Reads a response.
pub async fn hear(response: ChatResponse<World>) -> Heard {
    let mut heard = Heard {
        status: response.status,
        frames: Vec::new(),
        body: Value::Null,
    };
    match response.content {
        Content::Empty => {}
        Content::Text(text) => heard.body = serde_json::from_str(&text).unwrap(),
        Content::Stream(mut stream) => {
            let mut all = String::new();
            while let Some(bytes) = stream.next().await {
                all.push_str(&String::from_utf8(bytes).unwrap());
            }
            let (frames, rest) = all
                .rsplit_once("data: [DONE]\n\n")
                .expect("the stream has its end");
            assert_eq!(rest, "");
            heard.frames = frames
                .split("\n\n")
                .filter(|frame| !frame.is_empty())
                .map(|frame| serde_json::from_str(frame.strip_prefix("data: ").unwrap()).unwrap())
                .collect();
        }
    }
    heard
}

/// Asks and reads to the end.
pub fn ask(world: &World, request: Request) -> Heard {
    let edge = world.edge();
    world.run(async move { hear(chat::handle(&edge, request).await).await })
}
