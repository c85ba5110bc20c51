"use client";
import { useLocale, useTranslations } from "next-intl";
import { ChoiceCards } from "@/components/forms/choice-cards";
import { TimeZoneSelect } from "@/components/forms/time-zone-select";
import { WorkingHours } from "@/components/forms/working-hours";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { useOnboardingStep } from "@/hooks/use-onboarding-step";
import { LOCALE_COOKIE, localeFor, LOCALES } from "@/i18n/locales";
import type { ConfigurationAnswers } from "@/lib/data/onboarding";
import { StepForm } from "./step-form";

const STYLES = ["friendly", "direct", "professional", "casual"] as const;

/** Step 6: language, time and manner. */
export function SettingsStep({ userId, saved }: { userId: string; saved: ConfigurationAnswers }) {
  const t = useTranslations("onboarding");
  const common = useTranslations("common");
  const { values, change, complete, failure, pending } = useOnboardingStep(6, userId, saved);
  const errorOf = (field: string) => failure?.field === field ? failure.text : undefined;
  const notices = values.notification_preferences["in_app"] !== false;
  const shown = useLocale();
  const submit = () => {
    const locale = localeFor(values.language);
    if (!locale || locale === shown) return void complete();
    // Another language is another page, with all its texts.
    void complete(values, (path) => {
      document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=31536000; samesite=lax`;
      location.assign(path);
    });
  };
  return (
    <StepForm step={6} pending={pending} failure={failure} onSubmit={submit} next={t("finish")}>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field label={t("settings.language")} error={errorOf("language")}>
          <Select
            value={localeFor(values.language) ?? "es"}
            // A tag of a country (es-MX) stays while its language is the one chosen.
            onChange={(event) => change({ language: event.target.value === localeFor(saved.language) ? saved.language : event.target.value })}
          >
            {LOCALES.map((locale) => <option key={locale} value={locale} lang={locale}>{common(`languages.${locale}`)}</option>)}
          </Select>
        </Field>
        <Field label={t("settings.timezone")} error={errorOf("timezone")}>
          <TimeZoneSelect value={values.timezone} onValueChange={(timezone) => change({ timezone })} />
        </Field>
      </div>
      <div className="grid gap-2">
        <p className="text-sm font-semibold" aria-hidden>{t("settings.hours")}</p>
        <WorkingHours
          value={values.working_hours}
          onValueChange={(hours) => change({ working_hours: { ...values.working_hours, ...hours } })}
          error={errorOf("working_hours")}
        />
      </div>
      <div className="grid gap-2">
        <p className="text-sm font-semibold" aria-hidden>{t("settings.style")}</p>
        <ChoiceCards
          label={t("settings.style")}
          value={values.communication_style}
          onValueChange={(communication_style) => change({ communication_style })}
          options={STYLES.map((value) => ({
            value,
            title: t(`settings.styles.${value}.name`),
            description: t(`settings.styles.${value}.example`),
          }))}
        />
      </div>
      <label htmlFor="avisos" className="flex min-h-11 items-center justify-between gap-4 rounded-xl border border-border bg-card p-4">
        <span>
          <span className="block text-sm font-semibold">{t("settings.notices")}</span>
          <span className="block text-sm text-muted-foreground">{t("settings.noticesHint")}</span>
        </span>
        <Switch
          id="avisos"
          checked={notices}
          onCheckedChange={(in_app) => change({ notification_preferences: { ...values.notification_preferences, in_app } })}
        />
      </label>
    </StepForm>
  );
}
