//! A turn from the moment the database has begun it: prompt, providers in order, settlement.

use std::rc::Rc;
use std::time::Duration;

use llm::offline::OfflineInput;
use llm::{FinishReason, Retry};
use metering::{Price, cost_micros, estimate_tokens};
use prompt::{Built, CutReport, PromptInput};
use serde_json::json;

use crate::candidates::{Candidate, candidates};
use crate::edge::Edge;
use crate::errors::{Code, Language, Refusal};
use crate::keeper::Keeper;
use crate::live::Live;
use crate::metadata::Figures;
use crate::platform::{Clock, Platform, Spawner};
use crate::rpc::{self, Begun, CallError, Quota, SettleTurn, Settled, TurnUsage};
use crate::upstream::{Attempt, attempt};

/// How often it is tried to settle a turn, after a first wait of 200 ms that doubles each time. After that it is the
/// sweeper's.
const SETTLE_ATTEMPTS: u32 = 6;

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

/// How a turn ended.
struct Ending {
    state: &'static str,
    /// Who answered, or was the last to be asked.
    answered: Option<(Candidate, Prompted)>,
    finish_reason: Option<String>,
    reason: Option<FinishReason>,
    failure: Option<Refusal>,
    first_token: Option<Duration>,
}

/// What is worth knowing of a prompt that was sent.
struct Prompted {
    input_tokens: u32,
    report: CutReport,
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
    let input = prompt_input(&mut work.begun);
    let models = work.begun.models.take().unwrap_or_default();
    let mut keeper = Keeper::new(edge.clone(), live.clone());
    let mut first_token = None;
    let mut last = None;
    let mut too_long = None;
    for candidate in candidates(&edge.config, &models) {
        let Some(endpoint) = &candidate.endpoint else {
            return offline(edge, &live, candidate, &input);
        };
        let built = match prompt::build(&input, &candidate.budget) {
            Ok(built) => built,
            Err(error) => {
                too_long = Some(Refusal::new(Code::from_name(error.code())));
                continue;
            }
        };
        let (request, prompted) = request(&candidate, built, &live.user_id);
        let request = match llm::encode(endpoint, &request) {
            Ok(request) => request,
            Err(error) => {
                edge.platform
                    .spawner()
                    .log(&format!("{}: {error}", candidate.provider()));
                continue;
            }
        };
        keeper.ask(candidate.provider(), &candidate.model);
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
                let over = error.retry == Retry::Never;
                last = answered;
                if over {
                    break;
                }
            }
        }
    }
    let refusal = match (&last, too_long) {
        (None, Some(refusal)) => refusal,
        _ => Refusal::new(Code::ProvidersUnavailable),
    };
    failed(last, refusal)
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
        history: begun.history.take().unwrap_or_default(),
        message: begun.message.take().unwrap_or_default(),
        now: begun.now,
    }
}

fn request(candidate: &Candidate, built: Built, user_id: &str) -> (llm::ChatRequest, Prompted) {
    let messages = built
        .messages
        .into_iter()
        .map(|message| match message.role {
            prompt::Role::User => llm::Message::user(message.content),
            prompt::Role::Assistant => llm::Message::assistant(message.content),
        })
        .collect();
    let request = llm::ChatRequest {
        model: candidate.model.clone(),
        system: built.system,
        messages,
        max_output_tokens: candidate.budget.max_output_tokens,
        temperature: None,
        user_ref: Some(user_id.to_owned()),
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
    });
    let first_token = Some(edge.platform.clock().now());
    for word in answer.split_inclusive(' ') {
        live.write(|transcoder, out| transcoder.push_text(word, out));
    }
    live.write(|transcoder, out| transcoder.complete(FinishReason::Stop, out));
    let prompted = Prompted {
        input_tokens: estimate_tokens(&input.message.content),
        report: CutReport::default(),
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

/// What a turn used and what that cost: as the provider counts, and where it did not tell, or broke off before it could,
/// as estimated. What said nothing is not charged.
fn charge(live: &Live, ending: &Ending) -> (TurnUsage, i64) {
    let Some((candidate, prompted)) = &ending.answered else {
        return (TurnUsage::default(), 0);
    };
    let (told, estimate) =
        live.look(|transcoder| (transcoder.usage(), estimate_tokens(transcoder.text())));
    if estimate == 0 {
        return (TurnUsage::default(), 0);
    }
    let whole = ending.state == "completed";
    let usage = match told {
        Some(told) if whole && told.output_tokens > 0 => TurnUsage {
            input_tokens: told.input_tokens,
            cached_input_tokens: told.cached_input_tokens,
            output_tokens: told.output_tokens,
        },
        told => {
            let told = told.unwrap_or_default();
            let input_tokens = if told.input_tokens > 0 {
                told.input_tokens
            } else {
                prompted.input_tokens
            };
            TurnUsage {
                input_tokens,
                cached_input_tokens: told.cached_input_tokens.min(input_tokens),
                output_tokens: told.output_tokens.max(estimate),
            }
        }
    };
    (usage, price(&usage, &candidate.price))
}

/// What a usage costs, in millionths of a US dollar.
pub fn price(usage: &TurnUsage, price: &Price) -> i64 {
    let usage = metering::Usage {
        input_tokens: usage.input_tokens.into(),
        cached_input_tokens: usage.cached_input_tokens.into(),
        output_tokens: usage.output_tokens.into(),
    };
    cost_micros(&usage, price).0
}

fn named(ending: &Ending) -> (Option<String>, Option<String>) {
    ending
        .answered
        .as_ref()
        .map(|(candidate, _)| {
            (
                candidate.provider().as_str().to_owned(),
                candidate.model.clone(),
            )
        })
        .unzip()
}

fn settlement<P: Platform>(
    edge: &Edge<P>,
    work: &Work,
    ending: &Ending,
    usage: TurnUsage,
    cost: i64,
) -> SettleTurn {
    let (provider, model) = named(ending);
    let milliseconds =
        |moment: Duration| u64::try_from(moment.saturating_sub(work.started).as_millis()).ok();
    SettleTurn {
        p_message_id: work.live.message_id,
        p_state: ending.state,
        p_content: work.live.text(),
        p_provider: provider,
        p_model: model,
        p_input_tokens: usage.input_tokens,
        p_cached_input_tokens: usage.cached_input_tokens,
        p_output_tokens: usage.output_tokens,
        p_cost_micros: cost,
        p_processing_ms: milliseconds(edge.platform.clock().now()).unwrap_or_default(),
        p_first_token_ms: ending.first_token.and_then(milliseconds),
        p_finish_reason: ending.finish_reason.clone(),
        p_error_code: ending
            .failure
            .as_ref()
            .map(|refusal| refusal.code.as_str().to_owned()),
        p_metadata: json!({
            "prompt": ending.answered.as_ref().map(|(_, prompted)| &prompted.report),
            "failure": ending.failure.as_ref().and_then(|refusal| refusal.details.get("reason")),
        }),
    }
}

/// Settles the turn, again and again where the database does not answer: it takes the first settlement and no other.
async fn settle<P: Platform>(edge: &Edge<P>, settlement: SettleTurn) -> Option<Quota> {
    let mut pause = Duration::from_millis(200);
    for _ in 0..SETTLE_ATTEMPTS {
        match rpc::call::<_, Settled>(&edge.platform, "settle_turn", &settlement).await {
            Ok(settled) => return settled.quota,
            Err(CallError::Refused(refusal)) => {
                edge.platform
                    .spawner()
                    .log(&format!("settle_turn: {}", refusal.code.as_str()));
                return None;
            }
            Err(CallError::Failed(_)) => {
                edge.platform.clock().sleep(pause).await;
                pause *= 2;
            }
        }
    }
    None
}
