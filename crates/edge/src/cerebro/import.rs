//! A text, or a page of the web, that the Cerebro is to learn from: paragraph by paragraph, by the rules.

use std::time::Duration;

use insight::{Candidate, Context, Origin, Turn, sensitive};
use serde_json::{Map, Value};

use super::address::{self, Address};
use super::person::{self, around, context};
use super::{Outcome, Page, Pages, text};
use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::http::Request;
use crate::platform::Platform;
use crate::signal::within;

/// The longest text that is read, in characters; of a page so much is read and no more.
const MAX_CHARS: usize = 50_000;
/// The most facts that are learned from one text.
const MAX_FACTS: usize = 200;
/// How long a page may take, with all that it points to.
const LIMIT: Duration = Duration::from_secs(10);
/// How often a page may point elsewhere.
const REDIRECTS: u32 = 3;
const MAX_URL_CHARS: usize = 2_000;

/// Learns from a text or a page.
pub(super) async fn import<P: Platform>(
    edge: &Edge<P>,
    pages: &impl Pages,
    request: &Request,
) -> Result<Outcome, Refusal> {
    let fields = request.object()?;
    let given = match (fields.get("text"), fields.get("url")) {
        (Some(_), None) => text(&fields, "text", MAX_CHARS)?,
        (None, Some(_)) => page(edge, pages, &fields).await?,
        _ => return Err(Refusal::field("text")),
    };
    let around = around(&context(edge, &request.user_id, None).await?);
    let mut outcome = Outcome::default();
    let found = facts(&given, &around, &mut outcome);
    if !found.is_empty() {
        outcome.learned =
            person::learn(edge, &request.user_id, "import", &found, &around, |_| ()).await?;
    }
    Ok(outcome)
}

/// What the paragraphs say, each fact once.
fn facts(text: &str, around: &Context, outcome: &mut Outcome) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for paragraph in paragraphs(text) {
        if !sensitive::find(&paragraph).is_empty() {
            outcome.refused.push(Code::SensitiveContent.as_str());
            continue;
        }
        let turn = Turn {
            text: &paragraph,
            previous: None,
        };
        let facts = insight::extract(&turn, around);
        if facts.is_empty() || found.len() >= MAX_FACTS {
            outcome.ignored += 1;
        }
        for mut fact in facts {
            fact.origin = Origin::Import;
            if found.len() < MAX_FACTS && !found.iter().any(|other| other.key == fact.key) {
                found.push(fact);
            }
        }
    }
    found
}

/// The pieces of a text that empty lines separate.
fn paragraphs(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            all.push(String::new());
        } else if let Some(last) = all.last_mut() {
            if !last.is_empty() {
                last.push('\n');
            }
            last.push_str(line);
        }
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}

/// The text of a page.
async fn page<P: Platform>(
    edge: &Edge<P>,
    pages: &impl Pages,
    fields: &Map<String, Value>,
) -> Result<String, Refusal> {
    let given = text(fields, "url", MAX_URL_CHARS)?;
    let allowed = &edge.config.import_allowed_origins;
    let address = address::read(&given, allowed)?;
    let fetched = within(
        edge.platform.clock(),
        LIMIT,
        follow(pages, address, allowed),
    )
    .await;
    let page = fetched.ok_or_else(|| unreadable("timeout"))??;
    let is_html = match media_type(&page.content_type).as_str() {
        "text/html" => true,
        "text/plain" => false,
        _ => return Err(unreadable("type")),
    };
    let Some(text) = page.text else {
        return Err(unreadable("too_large"));
    };
    let text = if is_html {
        insight::html::text(&text, MAX_CHARS)
    } else {
        text.chars()
            .filter(|letter| *letter != '\0')
            .take(MAX_CHARS)
            .collect()
    };
    if text.trim().is_empty() {
        return Err(unreadable("empty"));
    }
    Ok(text)
}

/// The page at the end of the redirects; each place is examined before it is asked.
async fn follow(
    pages: &impl Pages,
    mut address: Address,
    allowed: &[String],
) -> Result<Page, Refusal> {
    for _ in 0..=REDIRECTS {
        if !address.is_allowed {
            let addresses = pages.resolve(address.host()).await;
            if addresses.is_some_and(|found| !address::are_public(&found)) {
                return Err(Refusal::new(Code::AddressNotAllowed).with("reason", "not_public"));
            }
        }
        let page = pages.get(address.as_str()).await;
        match (page.status, &page.location) {
            (200..=299, _) => return Ok(page),
            (301 | 302 | 303 | 307 | 308, Some(location)) => {
                address = address.join(location, allowed)?;
            }
            (0, _) => return Err(unreadable("unreachable")),
            (status, _) => return Err(unreadable("status").with("status", status)),
        }
    }
    Err(unreadable("redirects"))
}

fn unreadable(reason: &str) -> Refusal {
    Refusal::new(Code::PageUnreadable).with("reason", reason)
}

fn media_type(header: &str) -> String {
    let media_type = header.split(';').next().unwrap_or_default();
    media_type.trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_separate_paragraphs() {
        assert_eq!(
            paragraphs("uno\n dos \n\n\n  \ntres\r\n\r\ncuatro"),
            ["uno\ndos", "tres", "cuatro"]
        );
        assert!(paragraphs(" \n ").is_empty());
    }

    #[test]
    fn the_media_type_is_what_stands_before_the_charset() {
        assert_eq!(media_type("Text/HTML; charset=utf-8"), "text/html");
    }
}
