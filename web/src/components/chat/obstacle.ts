import type { Problem } from "@/lib/chat/session";
import type { MyPlan } from "@/lib/data/plan";
import type { Failure } from "@/lib/errors";
import type { ChatAssistant } from "./conversation-context";

/** What stands in the way of the next question, and whether nothing can be sent while it does. */
export interface Obstacle {
  failure: Failure;
  blocks: boolean;
  /** A question waits at the end of the conversation and has not been sent. */
  isUnsent: boolean;
  isOnline: boolean;
}

/**
 * The one thing that the person should know before writing. What was refused comes first; else what would be refused, so
 * that nobody writes in vain.
 */
export function obstacleOf({ problem, hasUnsent, isCut, isReconnecting, isOnline, plan, assistant, status }: {
  problem: Problem | null;
  hasUnsent: boolean;
  /** The newest answer was being written when it was last heard of. */
  isCut: boolean;
  isReconnecting: boolean;
  isOnline: boolean;
  plan: MyPlan | null | undefined;
  assistant: Pick<ChatAssistant, "active">;
  status: string | null | undefined;
}): Obstacle | null {
  const about = { isUnsent: hasUnsent, isOnline };
  // A question is kept until there is a connection again, but an answer has to end before the next one.
  if (isReconnecting) return { failure: { code: "offline" }, blocks: hasUnsent || isCut, ...about };
  if (problem && !isSettled(problem.failure.code, { plan, assistant, status })) {
    return { failure: problem.failure, blocks: hasUnsent || BLOCKING.has(problem.failure.code), ...about };
  }
  if (hasUnsent) return { failure: { code: "unknown" }, blocks: true, ...about };
  if (status === "archived") return { failure: { code: "conversation_archived" }, blocks: true, ...about };
  if (plan?.reason) {
    const details = { limit: plan.messages_limit, used: plan.messages_used, renews_at: plan.renews_at };
    return { failure: { code: plan.reason, details }, blocks: true, ...about };
  }
  if (!assistant.active) return { failure: { code: "assistant_not_active" }, blocks: true, ...about };
  return null;
}

const BLOCKING = new Set(["quota_exhausted", "subscription_inactive", "account_inactive", "plan_required", "assistant_not_active", "conversation_archived"]);

/** A refusal that no longer holds: the plan was changed, the assistant activated, the conversation restored elsewhere. */
function isSettled(code: string, { plan, assistant, status }: Pick<Parameters<typeof obstacleOf>[0], "plan" | "assistant" | "status">): boolean {
  if (code === "assistant_not_active") return assistant.active;
  if (code === "conversation_archived") return status === "active";
  if (code === "quota_exhausted" || code === "subscription_inactive") return plan?.can_chat === true;
  return false;
}
