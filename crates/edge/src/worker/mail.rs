//! Sends a mail of the outbox: by the first provider that takes it.
//!
//! Before a provider is asked the database notes that it is. So a worker that dies between asking and noting the answer leaves behind
//! who may have the mail: one that takes it twice and delivers it once is asked again, the other never is.

use std::rc::Rc;

use mail::{Language, Locale, Mail, Outgoing, Retry, Setting, write};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Queue, finish, named, said};
use crate::answers::{MailBegun, MailContext, Noted};
use crate::edge::Edge;
use crate::errors::Code;
use crate::platform::Platform;
use crate::post::hand_over;
use crate::rpc::{self, CallError, Job};

pub(super) async fn mail<P: Platform>(edge: &Rc<Edge<P>>, job: &Job) -> Result<(), String> {
    let id = named(job, "outbox_id")?;
    let Some(post) = &edge.config.post else {
        return Err("no provider of mail is configured".to_owned());
    };
    let context: MailContext = match rpc::call(
        &edge.platform,
        "mail_context",
        &json!({ "p_outbox_id": id }),
    )
    .await
    {
        Ok(context) => context,
        // The account is gone.
        Err(CallError::Refused(refusal)) if refusal.code == Code::NotFound => {
            return finish(edge, Queue::Mail, job).await;
        }
        Err(error) => return Err(said("mail_context", error)),
    };
    if context.status != "queued" {
        return finish(edge, Queue::Mail, job).await;
    }
    let template = context
        .mail
        .get("template")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let settlement =
        |status: &str| json!({ "p_job_id": job.id, "p_outbox_id": id, "p_status": status });
    let failed = |error: &str| {
        let mut failed = settlement("failed");
        failed["p_error"] = error.into();
        failed
    };
    let content: Mail = match serde_json::from_value(context.mail) {
        Ok(content) => content,
        Err(error) => return settle(edge, failed(&format!("mail_unreadable: {error}"))).await,
    };
    let setting = Setting {
        site_url: post.site_url.clone(),
        business: context.business,
    };
    let language = Language::from_tag(&context.language);
    let locale = Locale::new(language, context.country.as_deref());
    let written = write(&content, locale, &setting);
    let name = id.to_string();
    let outgoing = Outgoing {
        id: &name,
        template: &template,
        from: &post.from,
        to: &context.address,
        written: &written,
    };
    // Where nobody is left who can be asked.
    let mut trouble = "outcome_unknown: whoever is left may have it".to_owned();
    let mut is_final = true;
    let mut refused: Option<&str> = None;
    let mut wait: Option<u32> = None;
    let mut is_busy = false;
    for account in post.order(&context.uncertain) {
        let provider = account.provider;
        let request = match account.encode(&outgoing) {
            Ok(request) => request,
            Err(error) if error.is_final() => return settle(edge, failed(error.code())).await,
            Err(error) => {
                (trouble, is_final) = (format!("{}: {error}", provider.name()), false);
                continue;
            }
        };
        if !begin(edge, id, provider.name(), refused).await? {
            return finish(edge, Queue::Mail, job).await;
        }
        match hand_over(&edge.platform, provider, request).await {
            Ok(message_id) => {
                let mut sent = settlement("sent");
                sent["p_provider"] = provider.name().into();
                sent["p_message_id"] = message_id.into();
                return settle(edge, sent).await;
            }
            Err(failure) => {
                (trouble, is_final) = (format!("{}: {failure}", provider.name()), false);
                is_busy |= failure.is_busy();
                refused = (!failure.is_uncertain).then_some(provider.name());
                match failure.retry {
                    Retry::Never => {
                        is_final = true;
                        break;
                    }
                    Retry::SameLater => break,
                    Retry::NextProvider { after } => wait = wait.max(after),
                }
            }
        }
    }
    let mut unsent = if is_final {
        failed(&trouble)
    } else {
        settlement("queued")
    };
    unsent["p_error"] = trouble.into();
    unsent["p_refused"] = refused.into();
    unsent["p_retry_after"] = wait.into();
    // Whoever has too much to do today is not counted against the mail.
    unsent["p_is_busy"] = is_busy.into();
    settle(edge, unsent).await
}

/// Notes that a provider is about to be asked; whether there still is something to send.
async fn begin<P: Platform>(
    edge: &Rc<Edge<P>>,
    id: Uuid,
    provider: &str,
    refused: Option<&str>,
) -> Result<bool, String> {
    let arguments = json!({ "p_outbox_id": id, "p_provider": provider, "p_refused": refused });
    let begun: Result<MailBegun, CallError> =
        rpc::call(&edge.platform, "begin_mail", &arguments).await;
    begun
        .map(|begun| begun.begun)
        .map_err(|error| said("begin_mail", error))
}

/// Notes what became of it, and ends the job.
async fn settle<P: Platform>(edge: &Rc<Edge<P>>, arguments: Value) -> Result<(), String> {
    let settled: Result<Noted, CallError> =
        rpc::call(&edge.platform, "settle_mail", &arguments).await;
    settled
        .map(|_| ())
        .map_err(|error| said("settle_mail", error))
}
