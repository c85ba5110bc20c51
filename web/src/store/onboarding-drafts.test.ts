import { beforeEach, describe, expect, it } from "vitest";
import { createJSONStorage } from "zustand/middleware";
import { useOnboardingDrafts } from "./onboarding-drafts";

const { write, clear } = useOnboardingDrafts.getState();

const kept = new Map<string, string>();
useOnboardingDrafts.persist.setOptions({
  storage: createJSONStorage(() => ({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  })),
});

beforeEach(() => useOnboardingDrafts.setState({ userId: null, steps: {} }));

describe("what has been typed into the welcome", () => {
  it("adds up, step by step", () => {
    write("ana", 2, { company_name: "Papelería" });
    write("ana", 2, { country: "CO" });
    write("ana", 3, { primary_goals: ["Vender"] });
    expect(useOnboardingDrafts.getState().steps).toEqual({
      2: { company_name: "Papelería", country: "CO" },
      3: { primary_goals: ["Vender"] },
    });
  });
  it("is kept in the browser", async () => {
    write("ana", 2, { company_name: "Papelería" });
    useOnboardingDrafts.setState({ userId: null, steps: {} }, false);
    kept.set("sintra-onboarding", JSON.stringify({ state: { userId: "ana", steps: { 2: { company_name: "Otra" } } }, version: 1 }));
    await useOnboardingDrafts.persist.rehydrate();
    expect(useOnboardingDrafts.getState().steps).toEqual({ 2: { company_name: "Otra" } });
  });
  it("is gone once the server has it, and other steps stay", () => {
    write("ana", 2, { company_name: "Papelería" });
    write("ana", 3, { primary_goals: [] });
    clear(2);
    expect(useOnboardingDrafts.getState().steps).toEqual({ 3: { primary_goals: [] } });
  });
  it("is never another person's on the same device", () => {
    write("ana", 2, { company_name: "Papelería" });
    write("rosa", 3, { primary_goals: ["Vender"] });
    expect(useOnboardingDrafts.getState()).toMatchObject({ userId: "rosa", steps: { 3: { primary_goals: ["Vender"] } } });
    expect(useOnboardingDrafts.getState().steps).not.toHaveProperty("2");
  });
});
