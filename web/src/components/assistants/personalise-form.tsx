"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { SaveBar, type SaveState } from "@/components/forms/save-bar";
import { UnsavedChanges } from "@/components/forms/unsaved-changes";
import { useChanges } from "@/components/forms/use-changes";
import { Card, CardDescription, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { useFailureText } from "@/hooks/use-failure-text";
import { useNumberTag } from "@/i18n/country";
import { type Personalisation, PERSONALISATION_LIMITS, savePersonalisation, teamKey, type TeamMember } from "@/lib/data/assistants";
import { formatCount } from "@/lib/plans";
import { useSupabase } from "@/lib/supabase/browser";
import { NoticeSwitch } from "./notice-switch";
import { PromptExamples } from "./prompt-examples";
import { ResetAssistant } from "./reset-assistant";
import { SettingChoices } from "./setting-choices";

/** How an assistant works for this person: name, instructions, manner. */
export function PersonaliseForm({ member, userId, notices }: {
  member: TeamMember;
  userId: string;
  /** Whether their answers are announced. */
  notices: boolean;
}) {
  const t = useTranslations("assistants.personal");
  const numbers = useNumberTag();
  const client = useSupabase();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const saved: Personalisation = { customName: member.customName, customPrompt: member.customPrompt, customSettings: member.customSettings };
  const { values, changes, isDirty, set, discard, settle } = useChanges(saved);
  const [state, setState] = useState<SaveState>("idle");
  const [failure, setFailure] = useState<string>();

  async function save(event: FormEvent) {
    event.preventDefault();
    setState("saving");
    setFailure(undefined);
    try {
      await savePersonalisation(client, userId, member.id, changes);
      await queries.invalidateQueries({ queryKey: teamKey });
      settle(changes);
      setState("saved");
      setTimeout(() => setState((now) => now === "saved" ? "idle" : now), 2500);
    } catch (error) {
      setFailure(failureText(error));
      setState("idle");
    }
  }

  return (
    <form id="personalizar" onSubmit={(event) => void save(event)} aria-labelledby="personalizar-titulo" className="grid scroll-mt-6 gap-4">
      <Card className="grid grid-cols-1 gap-6">
        <div>
          <div className="flex min-h-10 items-center justify-between gap-4">
            <CardTitle id="personalizar-titulo">{t("title")}</CardTitle>
            <ResetAssistant member={member} userId={userId} onReset={discard} />
          </div>
          <CardDescription>{t("intro", { name: member.name })}</CardDescription>
        </div>
        <Field label={t("name")} hint={t("nameHint", { name: member.catalogueName })}>
          <Input
            value={values.customName}
            onChange={(event) => set("customName", event.target.value)}
            placeholder={member.catalogueName}
            maxLength={PERSONALISATION_LIMITS.customName}
            autoComplete="off"
            className="max-w-sm"
          />
        </Field>
        <div className="grid gap-2">
          <Field
            label={t("prompt")}
            hint={(
              <span className="flex justify-between gap-x-4 gap-y-1 max-sm:flex-col">
                <span>{t("promptHint", { name: member.catalogueName })}</span>
                <span className="shrink-0 tabular-nums">{t("count", { count: formatCount(values.customPrompt.length, numbers), max: formatCount(PERSONALISATION_LIMITS.customPrompt, numbers) })}</span>
              </span>
            )}
          >
            <Textarea
              value={values.customPrompt}
              onChange={(event) => set("customPrompt", event.target.value)}
              placeholder={t("promptPlaceholder")}
              maxLength={PERSONALISATION_LIMITS.customPrompt}
              className="field-sizing-content max-h-96 min-h-32"
            />
          </Field>
          <PromptExamples value={values.customPrompt} onChange={(prompt) => set("customPrompt", prompt)} />
        </div>
        <SettingChoices settings={values.customSettings} onChange={(settings) => set("customSettings", settings)} />
        {member.userAssistantId && <NoticeSwitch userAssistantId={member.userAssistantId} notices={notices} />}
      </Card>
      <SaveBar isDirty={isDirty} state={state} failure={failure} onDiscard={discard} />
      <UnsavedChanges when={isDirty} onDiscard={discard} />
    </form>
  );
}
