//! What a turn comes to: how it ended, what it used, what that cost, and telling the database.

use std::time::Duration;

use llm::FinishReason;
use metering::{Price, cost_micros, estimate_tokens};
use prompt::CutReport;
use serde_json::json;

use crate::candidates::Candidate;
use crate::edge::Edge;
use crate::errors::Refusal;
use crate::live::Live;
use crate::platform::{Clock, Platform, Spawner};
use crate::rpc::{self, CallError, Quota, SettleTurn, Settled, TurnUsage};
use crate::turn::Work;

/// How often it is tried to settle a turn, after a first wait of 200 ms that doubles each time. After that it is the
/// sweeper's.
const SETTLE_ATTEMPTS: u32 = 6;

/// How a turn ended.
pub(crate) struct Ending {
    pub(crate) state: &'static str,
    /// Who answered, or was the last to be asked.
    pub(crate) answered: Option<(Candidate, Prompted)>,
    pub(crate) finish_reason: Option<String>,
    pub(crate) reason: Option<FinishReason>,
    pub(crate) failure: Option<Refusal>,
    pub(crate) first_token: Option<Duration>,
}

/// What is worth knowing of a prompt that was sent.
pub(crate) struct Prompted {
    pub(crate) input_tokens: u32,
    pub(crate) report: CutReport,
}

/// What a turn used and what that cost: as the provider counts, and where it did not tell, or broke off before it could,
/// as estimated. What said nothing is not charged.
pub(crate) fn charge(live: &Live, ending: &Ending) -> (TurnUsage, i64) {
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

/// Who answered, with which model.
pub(crate) fn named(ending: &Ending) -> (Option<String>, Option<String>) {
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

/// The arguments that settle a turn.
pub(crate) fn settlement<P: Platform>(
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
            "memories": ending.answered.as_ref().map(|(_, prompted)| &prompted.report.insights_kept),
            "failure": ending.failure.as_ref().and_then(|refusal| refusal.details.get("reason")),
        }),
    }
}

/// Settles the turn, again and again where the database does not answer: it takes the first settlement and no other.
pub(crate) async fn settle<P: Platform>(edge: &Edge<P>, settlement: SettleTurn) -> Option<Quota> {
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
