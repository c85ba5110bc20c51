"use client";
import { useTranslations } from "next-intl";
import { SaveBar } from "@/components/forms/save-bar";
import { UnsavedChanges } from "@/components/forms/unsaved-changes";
import type { Profile } from "@/lib/data/profiles";
import { BusinessCompany } from "./business-company";
import { BusinessGoals } from "./business-goals";
import { BusinessStage } from "./business-stage";
import { Section } from "./section";
import { useProfileForm } from "./use-profile-form";

/** What a part of the form needs of it. */
export type ProfileFields = Pick<ReturnType<typeof useProfileForm>, "values" | "set" | "problem">;

/** What the team knows about the business. */
export function BusinessForm({ initial }: { initial: Profile }) {
  const t = useTranslations("account.business");
  const { values, set, problem, form, bar } = useProfileForm(initial);
  const fields = { values, set, problem };
  return (
    <form {...form} className="grid grid-cols-1 gap-5">
      <UnsavedChanges when={bar.isDirty} onDiscard={bar.onDiscard} />
      <Section title={t("company.title")}><BusinessCompany {...fields} /></Section>
      <Section title={t("stage.title")} description={t("stage.body")}><BusinessStage {...fields} /></Section>
      <Section title={t("goals.title")} description={t("goals.body")}><BusinessGoals {...fields} /></Section>
      <SaveBar {...bar} />
    </form>
  );
}
