import { beforeEach, describe, expect, it, vi } from "vitest";
import { useOnboardingDrafts } from "./onboarding-drafts";

// Before the store is made: it looks for the browser's storage once.
const kept = vi.hoisted(() => {
  const items = new Map<string, string>();
  const localStorage = {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
  Object.assign(globalThis, { window: { localStorage, addEventListener: () => {} } });
  return items;
});

const { write, clear } = useOnboardingDrafts.getState();

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
    const saved = kept.get("sintra-onboarding") ?? "";
    expect(saved).toContain("Papelería");
    kept.set("sintra-onboarding", saved.replace("Papelería", "Librería"));
    await useOnboardingDrafts.persist.rehydrate();
    expect(useOnboardingDrafts.getState().steps).toEqual({ 2: { company_name: "Librería" } });
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
