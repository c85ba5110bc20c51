import type { TeamMember } from "@/lib/data/assistants";

/** Something worth doing now. */
export type NextStep =
  | { kind: "finish-onboarding"; step: number }
  | { kind: "choose-plan"; reason: "trial-ending" | "trial-over" | "quota" }
  | { kind: "first-conversation"; assistant: Pick<TeamMember, "id" | "name" | "avatar" | "color"> }
  | { kind: "complete-company" }
  | { kind: "personalise"; assistant: Pick<TeamMember, "id" | "name" | "avatar" | "color"> }
  | { kind: "invite-member" };

/** What the next steps follow from. */
export interface Situation {
  onboardingStep: number;
  /** Days of the trial left; null where there is no trial. */
  trialDays: number | null;
  canChat: boolean;
  reason: "quota_exhausted" | "subscription_inactive" | "account_inactive" | null;
  /** The description or the industry of the company is missing. */
  companyIncomplete: boolean;
  team: readonly TeamMember[];
  /** Whether the plan has organizations, and how many people are in the person's. */
  mayInvite: boolean;
}

/** The most useful things to do, the most urgent first, at most `limit`. */
export function nextSteps(situation: Situation, limit = 3): NextStep[] {
  const { onboardingStep, trialDays, reason, team } = situation;
  const steps: NextStep[] = [];
  if (reason === "subscription_inactive") steps.push({ kind: "choose-plan", reason: "trial-over" });
  else if (reason === "quota_exhausted") steps.push({ kind: "choose-plan", reason: "quota" });
  // The welcome leads through everything that follows.
  if (onboardingStep < 7) return [...steps, { kind: "finish-onboarding" as const, step: onboardingStep }].slice(0, limit);
  if (reason === null && trialDays !== null && trialDays <= 3) steps.push({ kind: "choose-plan", reason: "trial-ending" });
  if (situation.companyIncomplete) steps.push({ kind: "complete-company" });

  const active = team.filter((member) => member.active);
  const silent = active.find((member) => member.conversations === 0);
  if (silent && situation.canChat) steps.push({ kind: "first-conversation", assistant: silent });
  const busiest = [...active].sort((a, b) => b.answers - a.answers)[0];
  if (busiest && busiest.answers >= 3 && !busiest.customPrompt && Object.keys(busiest.customSettings).length === 0) {
    steps.push({ kind: "personalise", assistant: busiest });
  }
  if (situation.mayInvite) steps.push({ kind: "invite-member" });
  return steps.slice(0, limit);
}
