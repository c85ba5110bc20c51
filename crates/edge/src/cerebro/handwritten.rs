//! A sentence of the person's own, and one in the place of another.

use insight::{Candidate, Context, Origin, Turn, sensitive};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::person::{self, around, context, known, remember};
use super::{Outcome, text};
use crate::cerebro_answers::Stored;
use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::http::Request;
use crate::platform::Platform;
use crate::rpc::CallError;

/// The longest sentence, in characters.
const MAX_CHARS: usize = 2_000;
/// How sure one may be of what the person wrote into their memory themselves.
const CONFIDENCE: f64 = 0.95;

/// Remembers a sentence.
pub(super) async fn add<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
) -> Result<Outcome, Refusal> {
    let fields = request.object()?;
    let content = text(&fields, "content", MAX_CHARS)?;
    let category = category(&fields)?;
    refuse_sensitive(&content)?;
    let around = around(&context(edge, &request.user_id, None).await?);
    let found = read(&content, &around);
    let learned = if found.is_empty() {
        add_as_it_is(
            edge,
            request,
            &content,
            category.unwrap_or("business"),
            &around,
        )
        .await?
    } else {
        let adapt = |action: &mut Value| {
            if let (Some(category), Some(insight)) = (category, action.get_mut("insight")) {
                insight["category"] = category.into();
            }
        };
        person::learn(edge, &request.user_id, "person", &found, &around, adapt).await?
    };
    Ok(Outcome {
        learned,
        ..Outcome::default()
    })
}

/// Puts another sentence in the place of one that is remembered.
pub(super) async fn correct<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
    id: &str,
) -> Result<Outcome, Refusal> {
    let id: Uuid = Some(id)
        .filter(|id| id.len() == 36)
        .and_then(|id| id.parse().ok())
        .ok_or_else(|| Refusal::field("id"))?;
    let fields = request.object()?;
    let content = text(&fields, "content", MAX_CHARS)?;
    let version = fields
        .get("version")
        .and_then(Value::as_u64)
        .and_then(|version| u32::try_from(version).ok())
        .ok_or_else(|| Refusal::field("version"))?;
    refuse_sensitive(&content)?;
    let told = context(edge, &request.user_id, Some(id)).await?;
    let around = around(&told);
    let Some(stored) = told.insight else {
        return Err(Code::NotFound.into());
    };
    if stored.version != version {
        return Err(moved(&stored));
    }
    let insight = replacement(&stored, &content, &around);
    let actions = correction(edge, request, &stored, insight, &around).await?;
    match remember(edge, &request.user_id, "person", actions).await {
        Ok(learned) => Ok(Outcome {
            learned,
            ..Outcome::default()
        }),
        Err(CallError::Refused(refusal)) if refusal.code == Code::Conflict => {
            let told = context(edge, &request.user_id, Some(id)).await?;
            Err(told
                .insight
                .map_or_else(|| Code::NotFound.into(), |stored| moved(&stored)))
        }
        Err(error) => Err(error.into()),
    }
}

/// What puts the new row in the place of the old one; and in the place of another that says the same already, because two
/// rows never hold one fact.
async fn correction<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
    stored: &Stored,
    insight: Value,
    around: &Context,
) -> Result<Vec<Value>, Refusal> {
    let other = match insight["fact_key"].as_str() {
        Some(key) => {
            let same = known(edge, &request.user_id, vec![key.to_owned()], Vec::new()).await?;
            same.into_iter().find(|known| {
                known.id != stored.id
                    && known
                        .fact_key
                        .as_ref()
                        .is_some_and(|known| known.to_string() == key)
            })
        }
        None => None,
    };
    let place = |id: Uuid, version: u32| {
        json!({
            "op": "supersede", "id": id, "version": version, "reason": "corrected",
            "insight": insight, "valid_from": around.now,
        })
    };
    Ok(match other {
        None => vec![place(stored.id, stored.version)],
        Some(other) => vec![
            json!({
                "op": "end", "id": stored.id, "version": stored.version, "reason": "corrected",
                "valid_until": around.now,
            }),
            place(other.id, other.version),
        ],
    })
}

fn moved(stored: &Stored) -> Refusal {
    Refusal::new(Code::Conflict)
        .with("version", stored.version)
        .with("content", stored.content.clone())
}

/// The kinds of what must not be remembered, where there is any.
fn refuse_sensitive(content: &str) -> Result<(), Refusal> {
    let mut kinds: Vec<Value> = Vec::new();
    for finding in sensitive::find(content) {
        let kind = serde_json::to_value(finding.kind).unwrap_or_default();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if kinds.is_empty() {
        return Ok(());
    }
    Err(Refusal::new(Code::SensitiveContent).with("kinds", kinds))
}

fn category(fields: &Map<String, Value>) -> Result<Option<&str>, Refusal> {
    match fields.get("category") {
        None | Some(Value::Null) => Ok(None),
        Some(category) => category
            .as_str()
            .filter(|name| ["behavior", "preference", "business", "performance"].contains(name))
            .map(Some)
            .ok_or_else(|| Refusal::field("category")),
    }
}

/// The facts of a sentence. A sentence that says one is remembered in the person's own words.
fn read(content: &str, around: &Context) -> Vec<Candidate> {
    let turn = Turn {
        text: content,
        previous: None,
    };
    let mut found = insight::extract(&turn, around);
    for fact in &mut found {
        fact.origin = Origin::Person;
        fact.confidence = fact.confidence.max(CONFIDENCE);
    }
    if let [fact] = found.as_mut_slice()
        && content.chars().count() <= insight::LONGEST_CONTENT
    {
        fact.content = content.to_owned();
    }
    found
}

/// A row for a sentence that no rule knows what to make of.
fn plain(content: &str, kind: &str, category: &str, around: &Context) -> Value {
    json!({
        "content": content, "category": category, "kind": kind, "fact_key": null, "value": null,
        "confidence": CONFIDENCE, "tags": [], "is_actionable": false, "expires_at": null,
        "origin": "person", "language": around.language.code(),
    })
}

/// Remembers a sentence of which no rule knows what it is about, unless it is remembered already.
async fn add_as_it_is<P: Platform>(
    edge: &Edge<P>,
    request: &Request,
    content: &str,
    category: &str,
    around: &Context,
) -> Result<Vec<Value>, Refusal> {
    let folded = content.to_lowercase();
    let known = known(edge, &request.user_id, Vec::new(), vec![content]).await?;
    let action = match known
        .iter()
        .find(|known| known.content.trim().to_lowercase() == folded)
    {
        Some(known) => json!({
            "op": "reinforce", "id": known.id, "version": known.version, "confidence": CONFIDENCE,
        }),
        None => {
            let kind = if category == "preference" {
                "preference"
            } else {
                "fact"
            };
            let insight = plain(content, kind, category, around);
            json!({ "op": "insert", "insight": insight, "valid_from": around.now })
        }
    };
    Ok(remember(edge, &request.user_id, "person", vec![action]).await?)
}

/// The row that takes the place of another: what the new sentence says, else what it says when it is read as an edit of
/// the old one, else the sentence alone.
fn replacement(stored: &Stored, content: &str, around: &Context) -> Value {
    let found = read(content, around);
    let fact = match found.as_slice() {
        [fact] => Some(fact.clone()),
        _ => stored
            .fact_key
            .as_ref()
            .and_then(|key| insight::amend(key, &stored.content, content, around.language)),
    };
    let mut row = plain(content, &stored.kind, &stored.category, around);
    if let Some(fact) = fact {
        row["kind"] = json!(fact.key.slot.kind());
        row["category"] = json!(fact.key.slot.category());
        row["fact_key"] = json!(fact.key);
        row["value"] = json!(fact.value);
        row["tags"] = json!(fact.tags);
        row["is_actionable"] = fact.is_actionable.into();
        row["expires_at"] = json!(fact.expires_at);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use insight::Language;

    #[test]
    fn what_is_never_kept_is_refused_with_its_kind() {
        let refusal = refuse_sensitive("mi tarjeta es 4111 1111 1111 1111").unwrap_err();
        assert_eq!(refusal.code, Code::SensitiveContent);
        assert_eq!(refusal.details["kinds"], json!(["card"]));
        assert!(refuse_sensitive("La torta cuesta 45").is_ok());
    }

    #[test]
    fn a_row_has_the_language_of_the_person() {
        let around = Context {
            language: Language::Portuguese,
            country: None,
            now: chrono::DateTime::UNIX_EPOCH,
            today: chrono::NaiveDate::default(),
        };
        assert_eq!(plain("x", "fact", "business", &around)["language"], "pt");
    }
}
