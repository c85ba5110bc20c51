import { describe, expect, it } from "vitest";
import { lineText } from "./line-text";

const plans = { Inicial: "starter", Empresarial: "enterprise" } as const;
const says = (kind: string, description: Parameters<typeof lineText>[0]["description"]) => lineText({ kind, description }, plans);

describe("what a line says", () => {
  it("is the plan by the name that the reader's language has for it", () => {
    expect(says("plan", { key: "plan.monthly", parameters: { plan: "Inicial" } })).toEqual({ says: "plan.monthly", plan: "Inicial", planId: "starter" });
    expect(says("plan", { key: "plan.yearly", parameters: { plan: "enterprise" } })).toMatchObject({ planId: "enterprise" });
  });
  it("is a plan that is no longer sold, by its name of then", () => {
    expect(says("plan", { key: "plan.monthly", parameters: { plan: "Fundadores" } })).toEqual({ says: "plan.monthly", plan: "Fundadores", planId: null });
  });
  it("is its kind where the key is unknown or lacks a parameter", () => {
    expect(says("charge", { key: "proration.upgrade", parameters: {} })).toEqual({ says: "kind", kind: "charge" });
    expect(says("plan", { key: "plan.monthly", parameters: {} })).toEqual({ says: "kind", kind: "plan" });
    expect(says("gift", { key: "toString", parameters: {} })).toEqual({ says: "kind", kind: "other" });
  });
  it("is what another system wrote, if that is anything", () => {
    expect(says("plan", { words: "Plan Starter, noviembre" })).toEqual({ says: "words", words: "Plan Starter, noviembre" });
    expect(says("credit", { words: "" })).toEqual({ says: "kind", kind: "credit" });
  });
  it("is the rest of a period, messages by the pack, and what was kept for later", () => {
    expect(says("charge", { key: "charge.rest", parameters: { plan: "Inicial" } })).toMatchObject({ says: "charge.rest", planId: "starter" });
    expect(says("top_up", { key: "top_up.messages", parameters: { messages: "200" } })).toEqual({ says: "top_up.messages", messages: "200" });
    expect(says("top_up", { key: "top_up.messages", parameters: { messages: "many" } })).toEqual({ says: "kind", kind: "top_up" });
    expect(says("credit", { key: "credit.balance", parameters: {} })).toEqual({ says: "credit.balance" });
  });
  it("is that a balance is carried over", () => {
    expect(says("carried_over", { key: "carried_over", parameters: {} })).toEqual({ says: "carried_over" });
  });
});
