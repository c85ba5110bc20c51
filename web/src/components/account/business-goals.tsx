"use client";
import { useTranslations } from "next-intl";
import { TextList } from "@/components/forms/text-list";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { GOAL_LIMITS, type Profile } from "@/lib/data/profiles";
import type { ProfileFields } from "./business-form";

const TIMELINES = ["3-months", "6-months", "12-months", "24-months"] as const;
const FOCUSES = ["sales", "marketing", "operations", "growth"] as const;

/** What the business wants to reach, by when, and what comes first. */
export function BusinessGoals({ values, set, problem }: ProfileFields) {
  const t = useTranslations("account.business");
  const timeline = values.goals_timeline;
  const isOwnTimeline = Boolean(timeline) && !TIMELINES.some((known) => known === timeline);
  return (
    <div className="grid grid-cols-1 gap-6">
      <TextList
        label={t("goals.primary")}
        hint={t("goals.primaryHint")}
        placeholder={t("goals.primaryPlaceholder")}
        add={t("goals.add")}
        values={values.primary_goals ?? []}
        onValuesChange={(goals) => set("primary_goals", goals)}
        most={GOAL_LIMITS.primary}
        longest={GOAL_LIMITS.characters}
        error={problem("primary_goals")}
      />
      <TextList
        label={t("goals.secondary")}
        placeholder={t("goals.secondaryPlaceholder")}
        add={t("goals.add")}
        values={values.secondary_goals ?? []}
        onValuesChange={(goals) => set("secondary_goals", goals)}
        most={GOAL_LIMITS.secondary}
        longest={GOAL_LIMITS.characters}
        error={problem("secondary_goals")}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("goals.timeline")} error={problem("goals_timeline")}>
          <Select value={timeline ?? ""} onChange={(event) => set("goals_timeline", event.target.value || null)}>
            {!timeline && <option value="">{t("none")}</option>}
            {TIMELINES.map((term) => <option key={term} value={term}>{t(`goals.timelines.${term}`)}</option>)}
            {isOwnTimeline && timeline && <option value={timeline}>{timeline}</option>}
          </Select>
        </Field>
        <Field label={t("goals.focus")} error={problem("priority_focus")}>
          <Select value={values.priority_focus ?? ""} onChange={(event) => set("priority_focus", event.target.value as Profile["priority_focus"])}>
            {!values.priority_focus && <option value="">{t("none")}</option>}
            {FOCUSES.map((focus) => <option key={focus} value={focus}>{t(`goals.focuses.${focus}`)}</option>)}
          </Select>
        </Field>
      </div>
    </div>
  );
}
