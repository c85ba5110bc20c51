"use client";
import { useTranslations } from "next-intl";
import { ChoiceCards } from "@/components/forms/choice-cards";
import { SaveBar } from "@/components/forms/save-bar";
import { TimeZoneSelect } from "@/components/forms/time-zone-select";
import { UnsavedChanges } from "@/components/forms/unsaved-changes";
import { WorkingHours } from "@/components/forms/working-hours";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { hoursFrom, type Profile } from "@/lib/data/profiles";
import { EmailSection } from "./email-section";
import { LanguageField } from "./language-field";
import { ProfilePicture } from "./profile-picture";
import { Section } from "./section";
import { useProfileForm } from "./use-profile-form";

const STYLES = ["friendly", "direct", "professional", "casual"] as const;

/** Who the person is, and how they want to be spoken to. */
export function ProfileForm({ initial }: { initial: Profile }) {
  const t = useTranslations("account.profile");
  const common = useTranslations("common");
  const { profile, values, set, problem, form, bar } = useProfileForm(initial);
  return (
    <form {...form} className="grid grid-cols-1 gap-5">
      <UnsavedChanges when={bar.isDirty} onDiscard={bar.onDiscard} />
      <Section title={t("you.title")}>
        <div className="grid grid-cols-1 gap-5">
          <ProfilePicture profile={profile} />
          <div className="grid grid-cols-1 items-start gap-5 sm:grid-cols-2">
            <Field label={t("name")} error={problem("full_name")}>
              <Input value={values.full_name ?? ""} onChange={(event) => set("full_name", event.target.value)} autoComplete="name" />
            </Field>
            <Field label={t("phone")} optional={common("optional")} hint={t("phoneHint")} error={problem("phone")}>
              <Input
                type="tel"
                inputMode="tel"
                autoComplete="tel"
                value={values.phone ?? ""}
                onChange={(event) => set("phone", event.target.value)}
              />
            </Field>
          </div>
        </div>
      </Section>
      <EmailSection profile={profile} />
      <Section title={t("language.title")} description={t("language.body")}>
        <div className="grid grid-cols-1 items-start gap-5 sm:grid-cols-2">
          <LanguageField profile={profile} />
          <Field label={t("timeZone")} error={problem("timezone")}>
            <TimeZoneSelect value={values.timezone ?? "America/Mexico_City"} onValueChange={(zone) => set("timezone", zone)} />
          </Field>
          <WorkingHours
            value={hoursFrom(values.working_hours) ?? openHours(values.working_hours)}
            onValueChange={({ start, end }) => set("working_hours", { start, end })}
            error={problem("working_hours")}
          />
        </div>
      </Section>
      <Section title={t("style.title")}>
        <ChoiceCards
          label={t("style.label")}
          value={values.communication_style}
          onValueChange={(style) => set("communication_style", style)}
          options={STYLES.map((style) => ({ value: style, title: t(`style.${style}.name`), description: t(`style.${style}.sample`) }))}
        />
      </Section>
      <SaveBar {...bar} />
    </form>
  );
}

/** Hours while one of them is being typed. */
function openHours(value: Profile["working_hours"]): { start: string; end: string } {
  const { start, end } = (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}) as Record<string, unknown>;
  return { start: typeof start === "string" ? start : "", end: typeof end === "string" ? end : "" };
}
