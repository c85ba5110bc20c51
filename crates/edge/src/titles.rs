//! Titles of conversations: by the cheapest model of the plan, or by rule where none answers.

use std::time::Duration;

use prompt::{Language, Role, clean_title, fallback_title, title_request};

use crate::asking::{AnswerUsage, Question, ask, cheapest};
use crate::edge::Edge;
use crate::platform::Platform;
use crate::rpc::TitleContext;

/// How long a model may take over a title: with all that are asked less than a job is hidden from other workers.
const LIMIT: Duration = Duration::from_secs(15);
/// Room for the title of a model that thinks before it writes.
const OUTPUT_TOKENS: u32 = 512;

/// Finds a title. There always is one: where no provider answers in time, the first message makes it.
pub async fn find<P: Platform>(
    edge: &Edge<P>,
    context: &TitleContext,
) -> (String, Option<AnswerUsage>) {
    let language = Language::from_tag(context.language.as_deref().unwrap_or_default());
    let request = title_request(&spoken(context), language);
    let question = Question {
        system: request.system,
        messages: request
            .messages
            .into_iter()
            .map(|message| message.content)
            .collect(),
        schema: None,
        max_output_tokens: request.max_output_tokens.max(OUTPUT_TOKENS),
    };
    for candidate in cheapest(edge, &context.models) {
        if let Some((answer, usage)) = ask(edge, &candidate, &question, LIMIT).await
            && let Some(title) = clean_title(&answer)
        {
            return (title, Some(usage));
        }
    }
    (by_rule(context, language), None)
}

/// The messages of the conversation as a prompt has them.
fn spoken(context: &TitleContext) -> Vec<prompt::Message> {
    let role = |name: &str| match name {
        "user" => Some(Role::User),
        "assistant" => Some(Role::Assistant),
        _ => None,
    };
    let messages = context.messages.iter();
    messages
        .filter_map(|said| {
            Some(prompt::Message::new(
                role(&said.role)?,
                said.content.clone(),
            ))
        })
        .collect()
}

fn by_rule(context: &TitleContext, language: Language) -> String {
    let asked = context
        .messages
        .iter()
        .find(|message| message.role == "user");
    let title = asked
        .map(|message| fallback_title(&message.content))
        .unwrap_or_default();
    if !title.is_empty() {
        return title;
    }
    match language {
        Language::Spanish => "Conversación nueva",
        Language::Portuguese => "Nova conversa",
        Language::English => "New conversation",
    }
    .to_owned()
}
