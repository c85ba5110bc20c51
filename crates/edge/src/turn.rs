//! A turn from the moment the database has begun it: prompt, providers in order, settlement.

use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use llm::offline::{OfflineFile, OfflineInput};
use llm::{ErrorClass, FinishReason, Retry};
use metering::estimate_tokens;
use prompt::{Built, CutReport, PromptInput};

use crate::candidates::{Candidate, candidates};
use crate::edge::Edge;
use crate::errors::{Code, Language, Refusal};
use crate::keeper::{Interrupt, Keeper};
use crate::live::Live;
use crate::metadata::Figures;
use crate::pictures::{self, Pictures};
use crate::platform::{Clock, Platform, Spawner};
use crate::rpc::Begun;
use crate::settlement::{Ending, Prompted, charge, named, settle, settlement};
use crate::upstream::{Attempt, attempt};

/// A turn that is to be written.
#[derive(Debug)]
pub struct Work {
    /// Where it is written to.
    pub live: Rc<Live>,
    /// What the database told.
    pub begun: Begun,
    /// The language of messages.
    pub language: Language,
    /// When the request came.
    pub started: Duration,
}

/// Writes a turn to its end: the answer into `work.live`, the figures into the database.
pub async fn run<P: Platform>(edge: Rc<Edge<P>>, mut work: Work) {
    let live = work.live.clone();
    let ending = produce(&edge, &mut work).await;
    let (usage, cost) = charge(&live, &ending);
    let settlement = settlement(&edge, &work, &ending, usage, cost);
    let quota = settle(&edge, settlement)
        .await
        .or_else(|| work.begun.quota.clone());
    let (provider, model) = named(&ending);
    let figures = Figures {
        turn: work.begun.turn.clone(),
        provider,
        model,
        usage,
        cost_micros: cost,
        finish_reason: ending.finish_reason,
        reason: ending.reason,
        truncated_history: ending
            .answered
            .as_ref()
            .map(|(_, prompted)| prompted.report.truncated_history()),
        truncated_attachments: ending
            .answered
            .as_ref()
            .is_some_and(|(_, prompted)| prompted.report.attachments_shortened > 0),
        memories: ending
            .answered
            .as_ref()
            .map(|(_, prompted)| prompted.report.insights_kept.len()),
        quota,
    };
    let failure = ending.failure.as_ref();
    let tail = figures.tail(
        live.encoder(),
        failure.map(|refusal| (refusal, work.language)),
    );
    if !live.has_text() {
        live.refusal.replace(ending.failure);
    }
    edge.registry.remove(live.message_id);
    live.end(tail);
}

/// Asks one candidate after the other until one has said something.
async fn produce<P: Platform>(edge: &Rc<Edge<P>>, work: &mut Work) -> Ending {
    let live = work.live.clone();
    let mut input = prompt_input(&mut work.begun);
    let mut pictures: Option<Pictures> = None;
    let models = work.begun.models.take().unwrap_or_default();
    let mut keeper = Keeper::new(edge.clone(), live.clone());
    let mut first_token = None;
    let mut last = None;
    let mut too_long = None;
    let mut waiting: VecDeque<Candidate> = candidates(&edge.config, &models).into();
    while let Some(candidate) = waiting.pop_front() {
        let Some(endpoint) = &candidate.endpoint else {
            return offline(edge, &live, candidate, &input);
        };
        keeper.ask(candidate.provider(), &candidate.model);
        if pictures.is_none()
            && candidate.provider().max_image_bytes() > 0
            && input.attachments.iter().any(|file| file.kind == "image")
        {
            keeper.allow(2 * pictures::LIMIT);
            let fetching = Pictures::fetch(edge, &input.attachments);
            match keeper.wait(fetching).await {
                Ok(fetched) => pictures = Some(fetched),
                Err(interrupt) => return interrupted(interrupt),
            }
        }
        if let Some(pictures) = &pictures {
            pictures.show(&mut input, candidate.provider());
        }
        let built = match prompt::build(&input, &candidate.budget) {
            Ok(built) => built,
            Err(error) => {
                too_long = Some(Refusal::new(Code::from_name(error.code())));
                continue;
            }
        };
        let (request, prompted) = request(&candidate, built, &live.user_id, pictures.as_ref());
        let request = match llm::encode(endpoint, &request) {
            Ok(request) => request,
            Err(error) => {
                edge.platform
                    .spawner()
                    .log(&format!("{}: {error}", candidate.provider()));
                continue;
            }
        };
        let on_first_text = || first_token = Some(edge.platform.clock().now());
        let outcome = attempt(
            edge,
            &live,
            &mut keeper,
            candidate.provider(),
            request,
            on_first_text,
        )
        .await;
        let answered = Some((candidate.clone(), prompted));
        match outcome {
            Attempt::Complete => {
                let reason = live
                    .look(llm::Transcoder::finish_reason)
                    .unwrap_or(FinishReason::Other);
                let finish_reason = Some(reason.as_str().to_owned());
                return Ending {
                    state: "completed",
                    answered,
                    finish_reason,
                    reason: Some(reason),
                    failure: None,
                    first_token,
                };
            }
            Attempt::Stopped => {
                let finish_reason = Some("stop_requested".to_owned());
                return Ending {
                    state: "stopped",
                    answered,
                    finish_reason,
                    reason: Some(FinishReason::Other),
                    failure: None,
                    first_token,
                };
            }
            Attempt::Lost => {
                return Ending {
                    first_token,
                    ..failed(answered, Refusal::new(Code::ProviderFailed))
                };
            }
            Attempt::Failed(error) => {
                edge.platform.spawner().log(&format!(
                    "{} {}: {error}",
                    candidate.provider(),
                    candidate.model
                ));
                if live.has_text() {
                    let refusal = Refusal::new(Code::ProviderFailed).with("reason", error.code());
                    return Ending {
                        first_token,
                        ..failed(answered, refusal)
                    };
                }
                if error.retry == Retry::Never {
                    return failed(answered, Refusal::new(Code::AnswerRefused));
                }
                // It may be a picture that it does not take. Without it the conversation goes on.
                if error.class == ErrorClass::InvalidRequest
                    && pictures
                        .as_ref()
                        .is_some_and(|pictures| !pictures.is_empty())
                {
                    pictures = Some(Pictures::default());
                    waiting.push_front(candidate);
                }
                last = answered;
            }
        }
    }
    let refusal = match (&last, too_long) {
        (None, Some(refusal)) => refusal,
        _ => Refusal::new(Code::ProvidersUnavailable),
    };
    failed(last, refusal)
}

/// A turn that ended before anybody was asked.
fn interrupted(interrupt: Interrupt) -> Ending {
    match interrupt {
        Interrupt::Stopped => Ending {
            state: "stopped",
            answered: None,
            finish_reason: Some("stop_requested".to_owned()),
            reason: Some(FinishReason::Other),
            failure: None,
            first_token: None,
        },
        Interrupt::Lost => failed(None, Refusal::new(Code::ProviderFailed)),
        Interrupt::TimedOut => failed(None, Refusal::new(Code::ProvidersUnavailable)),
    }
}

const fn failed(answered: Option<(Candidate, Prompted)>, refusal: Refusal) -> Ending {
    Ending {
        state: "failed",
        answered,
        finish_reason: None,
        reason: None,
        failure: Some(refusal),
        first_token: None,
    }
}

/// Moves what the prompt is made of out of the database's answer.
fn prompt_input(begun: &mut Begun) -> PromptInput {
    PromptInput {
        profile: begun.profile.take().unwrap_or_default(),
        assistant: begun.assistant.take().unwrap_or_default(),
        brain: begun.brain.take().unwrap_or_default(),
        insights: begun.insights.take().unwrap_or_default(),
        summary: begun.summary.take(),
        history: begun.history.take().unwrap_or_default(),
        message: begun.message.take().unwrap_or_default(),
        attachments: begun.attachments.take().unwrap_or_default(),
        now: begun.now,
    }
}

fn request(
    candidate: &Candidate,
    built: Built,
    user_id: &str,
    pictures: Option<&Pictures>,
) -> (llm::ChatRequest, Prompted) {
    let messages = built
        .messages
        .into_iter()
        .map(|message| llm::Message {
            role: match message.role {
                prompt::Role::User => llm::Role::User,
                prompt::Role::Assistant => llm::Role::Assistant,
            },
            content: message.content,
            images: pictures.map_or_else(Vec::new, |pictures| pictures.of(&message.images)),
        })
        .collect();
    let request = llm::ChatRequest {
        model: candidate.model.clone(),
        system: built.system,
        messages,
        max_output_tokens: candidate.budget.max_output_tokens,
        temperature: None,
        user_ref: Some(user_id.to_owned()),
        response_schema: None,
    };
    (
        request,
        Prompted {
            input_tokens: built.estimated_input_tokens,
            report: built.report,
        },
    )
}

/// Lets the offline provider answer, a word at a time.
fn offline<P: Platform>(
    edge: &Edge<P>,
    live: &Live,
    candidate: Candidate,
    input: &PromptInput,
) -> Ending {
    let profile = &input.profile;
    let answer = llm::offline::answer(&OfflineInput {
        language: profile.language.clone().unwrap_or_default(),
        assistant_name: input
            .assistant
            .custom_name
            .clone()
            .unwrap_or_else(|| input.assistant.name.clone()),
        assistant_role: input.assistant.role.clone(),
        specialties: input.assistant.specialties.clone(),
        full_name: profile.full_name.clone().unwrap_or_default(),
        company_name: profile.company_name.clone().unwrap_or_default(),
        company_industry: profile.company_industry.clone().unwrap_or_default(),
        company_description: profile.company_description.clone().unwrap_or_default(),
        goals: profile
            .primary_goals
            .iter()
            .chain(&profile.secondary_goals)
            .cloned()
            .collect(),
        insights: input
            .insights
            .iter()
            .map(|insight| insight.content.clone())
            .collect(),
        message: input.message.content.clone(),
        files: input
            .attachments
            .iter()
            .filter(|file| file.message_id.is_none())
            .map(|file| OfflineFile {
                name: file.name.clone(),
                is_picture: file.kind == "image",
                chars: file.chars,
                beginning: file
                    .text
                    .iter()
                    .flat_map(|text| text.chars())
                    .take(200)
                    .collect(),
            })
            .collect(),
    });
    let first_token = Some(edge.platform.clock().now());
    for word in answer.split_inclusive(' ') {
        live.write(|transcoder, out| transcoder.push_text(word, out));
    }
    live.write(|transcoder, out| transcoder.complete(FinishReason::Stop, out));
    let prompted = Prompted {
        input_tokens: estimate_tokens(&input.message.content),
        report: CutReport {
            insights_kept: input
                .insights
                .iter()
                .map(|insight| insight.id.clone())
                .collect(),
            ..CutReport::default()
        },
    };
    Ending {
        state: "completed",
        answered: Some((candidate, prompted)),
        finish_reason: Some(FinishReason::Stop.as_str().to_owned()),
        reason: Some(FinishReason::Stop),
        failure: None,
        first_token,
    }
}
