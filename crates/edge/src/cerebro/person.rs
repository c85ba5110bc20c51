//! What is known of the person who tells something, and writing what they tell.

use insight::{Action, Candidate, Context, Known, Language};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::cerebro_answers::{KnownInsights, PersonContext, Remembered};
use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::platform::Platform;
use crate::rpc::{self, CallError};

/// How often it is decided anew where what is known has changed between reading and writing.
const ATTEMPTS: u32 = 3;

/// The person, and the insight that they name.
pub(super) async fn context<P: Platform>(
    edge: &Edge<P>,
    user_id: &str,
    insight: Option<Uuid>,
) -> Result<PersonContext, Refusal> {
    let arguments = json!({ "p_user_id": user_id, "p_insight_id": insight });
    Ok(rpc::call(&edge.platform, "person_context", &arguments).await?)
}

/// What the rules need to know of the person.
pub(super) fn around(context: &PersonContext) -> Context {
    Context {
        language: Language::from_tag(context.language.as_deref().unwrap_or_default()),
        country: context.country.clone(),
        now: context.now,
        today: prompt::local_time(context.timezone.as_deref(), context.now).date(),
    }
}

/// What is known that may be the same as these facts and sentences, or contradict them.
pub(super) async fn known<P: Platform>(
    edge: &Edge<P>,
    user_id: &str,
    keys: Vec<String>,
    contents: Vec<&str>,
) -> Result<Vec<Known>, Refusal> {
    let arguments = json!({ "p_user_id": user_id, "p_keys": keys, "p_contents": contents });
    let known: KnownInsights = rpc::call(&edge.platform, "known_insights", &arguments).await?;
    Ok(known.insights)
}

#[derive(Serialize)]
struct RememberForPerson<'a> {
    p_user_id: &'a str,
    p_actions: &'a [Value],
    p_origin: &'static str,
}

/// Does what was decided. There is no message that it was said in.
pub(super) async fn remember<P: Platform>(
    edge: &Edge<P>,
    user_id: &str,
    origin: &'static str,
    actions: Vec<Value>,
) -> Result<Vec<Value>, CallError> {
    let actions: Vec<Value> = actions
        .into_iter()
        .map(|mut action| {
            if let Some(fields) = action.as_object_mut() {
                fields.insert("span".to_owned(), Value::Null);
            }
            action
        })
        .collect();
    let arguments = RememberForPerson {
        p_user_id: user_id,
        p_actions: &actions,
        p_origin: origin,
    };
    let remembered: Remembered =
        rpc::call(&edge.platform, "remember_for_person", &arguments).await?;
    Ok(remembered.insights)
}

/// Reads what is known, decides and writes, and again where something changed in between. `adapt` may change what was
/// decided.
pub(super) async fn learn<P: Platform>(
    edge: &Edge<P>,
    user_id: &str,
    origin: &'static str,
    found: &[Candidate],
    around: &Context,
    adapt: impl Fn(&mut Value),
) -> Result<Vec<Value>, Refusal> {
    let keys = || found.iter().map(|fact| fact.key.to_string()).collect();
    let contents = || found.iter().map(|fact| fact.content.as_str()).collect();
    for _ in 0..ATTEMPTS {
        let known = known(edge, user_id, keys(), contents()).await?;
        let mut actions = to_values(&insight::reconcile(&known, found, around.now));
        if actions.is_empty() {
            return Ok(Vec::new());
        }
        actions.iter_mut().for_each(&adapt);
        match remember(edge, user_id, origin, actions).await {
            Err(CallError::Refused(refusal)) if refusal.code == Code::Conflict => {}
            answer => return Ok(answer?),
        }
    }
    Err(Code::Conflict.into())
}

fn to_values(actions: &[Action]) -> Vec<Value> {
    actions
        .iter()
        .filter_map(|action| serde_json::to_value(action).ok())
        .collect()
}
