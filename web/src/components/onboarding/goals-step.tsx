"use client";
import { useTranslations } from "next-intl";
import { ChoiceCards } from "@/components/forms/choice-cards";
import { useOnboardingStep } from "@/hooks/use-onboarding-step";
import type { GoalsAnswers } from "@/lib/data/onboarding";
import { ChoiceTiles } from "./choice-tiles";
import { GoalChips } from "./goal-chips";
import { StepForm } from "./step-form";

const TIMELINES = ["1-month", "3-months", "6-months", "12-months"] as const;
const FOCUSES = ["marketing", "sales", "operations", "growth"] as const;

/** Step 3: what the person wants, until when, and what comes first. */
export function GoalsStep({ userId, saved }: { userId: string; saved: GoalsAnswers }) {
  const t = useTranslations("onboarding");
  const { values, change, complete, failure, fail, pending } = useOnboardingStep(3, userId, saved);
  const submit = () => {
    if (values.primary_goals.length === 0) return fail({ field: "primary_goals", text: t("required") });
    void complete();
  };
  const timeline = TIMELINES.find((known) => known === values.goals_timeline) ?? null;
  return (
    <StepForm step={3} pending={pending} failure={failure} onSubmit={submit}>
      <GoalChips
        goals={values.primary_goals}
        error={failure?.field === "primary_goals" ? failure.text : undefined}
        onChange={(primary_goals) => change({ primary_goals })}
      />
      <ChoiceTiles
        label={t("goals.timeline")}
        value={timeline}
        onValueChange={(goals_timeline) => change({ goals_timeline })}
        options={TIMELINES.map((value) => ({ value, label: t(`goals.timelines.${value}`) }))}
      />
      <div className="grid gap-2">
        <p className="text-sm font-semibold" aria-hidden>{t("goals.focus")}</p>
        <ChoiceCards
          label={t("goals.focus")}
          value={values.priority_focus}
          onValueChange={(priority_focus) => change({ priority_focus })}
          options={FOCUSES.map((value) => ({ value, title: t(`goals.focuses.${value}.name`), description: t(`goals.focuses.${value}.about`) }))}
        />
      </div>
    </StepForm>
  );
}
