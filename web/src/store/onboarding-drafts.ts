import { create } from "zustand";
import { persist } from "zustand/middleware";
import { followOtherTabs } from "./other-tabs";

interface Drafts {
  /** Whose drafts these are: a shared device shows nobody another person's. */
  userId: string | null;
  /** What has been typed into each step and is not saved yet. */
  steps: Record<string, object>;
  write: (userId: string, step: number, change: object) => void;
  clear: (step: number) => void;
}

const NAME = "sintra-onboarding";

/** What has been typed into the welcome, kept in this browser until the server has it. */
export const useOnboardingDrafts = create<Drafts>()(persist(
  (set) => ({
    userId: null,
    steps: {},
    write: (userId, step, change) =>
      set((state) => {
        const steps = state.userId === userId ? state.steps : {};
        return { userId, steps: { ...steps, [step]: { ...steps[step], ...change } } };
      }),
    clear: (step) =>
      set(({ steps }) => ({ steps: Object.fromEntries(Object.entries(steps).filter(([key]) => key !== String(step))) })),
  }),
  { name: NAME, version: 1, partialize: ({ userId, steps }) => ({ userId, steps }) },
));

followOtherTabs(NAME, useOnboardingDrafts);
