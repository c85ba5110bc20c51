"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { type Answers, type AnsweredStep, completeOnboardingStep } from "@/lib/data/onboarding";
import { failureOf } from "@/lib/errors";
import { stepPath } from "@/lib/onboarding/steps";
import { useSupabase } from "@/lib/supabase/browser";
import { useOnboardingDrafts } from "@/store/onboarding-drafts";
import { useFailureText } from "./use-failure-text";

/** What went wrong with the answers. */
export interface StepFailure {
  text: string;
  /** Name of the answer it is about; undefined where it is about the step. */
  field?: string;
}

/**
 * The answers of one step while they are being given: what is saved, under what has been typed in this browser; and the
 * way to the next step.
 */
export function useOnboardingStep<Step extends AnsweredStep>(step: Step, userId: string, saved: Answers[Step]) {
  const client = useSupabase();
  const router = useRouter();
  const failureText = useFailureText();
  const draft = useOnboardingDrafts((state) => state.userId === userId ? state.steps[step] : undefined) as Partial<Answers[Step]> | undefined;
  const { write, clear } = useOnboardingDrafts.getState();
  const [saving, setSaving] = useState(false);
  const [moving, startMoving] = useTransition();
  const [failure, setFailure] = useState<StepFailure>();
  const values: Answers[Step] = { ...saved, ...draft };

  async function complete(answers: Answers[Step] = values, go: (path: ReturnType<typeof stepPath>) => void = (path) => router.push(path)) {
    setSaving(true);
    setFailure(undefined);
    try {
      const progress = await completeOnboardingStep(client, step, answers);
      clear(step);
      startMoving(() => go(stepPath(Math.min(step + 1, progress.step))));
    } catch (error) {
      const { code, details } = failureOf(error);
      if (code === "onboarding_step_skipped" && typeof details?.step === "number") {
        const current = details.step;
        startMoving(() => router.push(stepPath(current)));
      }
      setFailure({ text: failureText(error), field: typeof details?.field === "string" ? details.field : undefined });
    } finally {
      setSaving(false);
    }
  }

  return {
    values,
    /** Something has been typed here that the server does not have. */
    hasDraft: draft !== undefined,
    change: (change: Partial<Answers[Step]>) => {
      setFailure(undefined);
      write(userId, step, change);
    },
    complete,
    failure,
    fail: setFailure,
    pending: saving || moving,
  };
}
