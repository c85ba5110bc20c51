import { describe, expect, it } from "vitest";
import type { TeamMember } from "@/lib/data/assistants";
import { nextSteps, type Situation } from "./next-steps";

function member(change: Partial<TeamMember>): TeamMember {
  return {
    id: "sofia", catalogueName: "Sofía", name: "Sofía", role: "", description: "", avatar: "", color: "#000", specialties: [], greeting: null,
    suggestedQuestions: [], requiredPlan: "trial", active: true, retired: false, userAssistantId: "1", customPrompt: "", customName: "",
    customSettings: {}, satisfaction: null, answers: 0, lastConversationId: null, lastTitle: null, lastMessageAt: null, conversations: 1,
    answersLast7Days: 0, ...change,
  };
}

const calm: Situation = {
  onboardingStep: 7, trialDays: null, canChat: true, reason: null, companyIncomplete: false, mayInvite: false, team: [member({})],
};

const kinds = (change: Partial<Situation>, limit?: number) => nextSteps({ ...calm, ...change }, limit).map(({ kind }) => kind);

describe("what to do next", () => {
  it("is nothing where all is done", () => {
    expect(kinds({})).toEqual([]);
  });
  it("is the welcome before anything that it leads through", () => {
    expect(kinds({ onboardingStep: 3, companyIncomplete: true, mayInvite: true })).toEqual(["finish-onboarding"]);
  });
  it("is a plan first of all where nothing can be asked any more", () => {
    expect(nextSteps({ ...calm, reason: "subscription_inactive", canChat: false })).toEqual([{ kind: "choose-plan", reason: "trial-over" }]);
    expect(nextSteps({ ...calm, reason: "quota_exhausted", canChat: false, onboardingStep: 5 }).map(({ kind }) => kind)).toEqual(["choose-plan", "finish-onboarding"]);
  });
  it("is a plan in the last three days of the trial, not before", () => {
    expect(kinds({ trialDays: 4 })).toEqual([]);
    expect(kinds({ trialDays: 3 })).toEqual(["choose-plan"]);
  });
  it("is a first conversation with somebody who works and was never asked", () => {
    const team = [member({}), member({ id: "elena", active: false, conversations: 0 }), member({ id: "paula", conversations: 0 })];
    expect(nextSteps({ ...calm, team })).toMatchObject([{ kind: "first-conversation", assistant: { id: "paula" } }]);
    expect(nextSteps({ ...calm, team, canChat: false, reason: "account_inactive" })).toEqual([]);
  });
  it("is to personalise whoever answers most, unless that is done", () => {
    const team = [member({ answers: 3 }), member({ id: "mateo", answers: 9 })];
    expect(nextSteps({ ...calm, team })).toMatchObject([{ kind: "personalise", assistant: { id: "mateo" } }]);
    expect(nextSteps({ ...calm, team: [member({ answers: 9, customPrompt: "De usted." })] })).toEqual([]);
    expect(nextSteps({ ...calm, team: [member({ answers: 9, customSettings: { extension: "breve" } })] })).toEqual([]);
  });
  it("is three things at most", () => {
    const team = [member({ answers: 5 }), member({ id: "paula", conversations: 0 })];
    expect(kinds({ trialDays: 1, companyIncomplete: true, mayInvite: true, team })).toEqual(["choose-plan", "complete-company", "first-conversation"]);
    expect(kinds({ trialDays: 1, companyIncomplete: true, mayInvite: true, team }, 9)).toHaveLength(5);
  });
});
