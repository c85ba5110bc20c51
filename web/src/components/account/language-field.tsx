"use client";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useFailureText } from "@/hooks/use-failure-text";
import { type Locale, localeFor, LOCALES } from "@/i18n/locales";
import type { Profile } from "@/lib/data/profiles";
import { toast } from "@/store/toasts";
import { rememberLocale } from "./preferences";
import { useProfileUpdate } from "./use-profile";

/** The language of the interface and of the assistants' answers; changes at once. */
export function LanguageField({ profile }: { profile: Profile }) {
  const t = useTranslations("account.profile.language");
  const common = useTranslations("common");
  const shown = useLocale();
  const failureText = useFailureText();
  const router = useRouter();
  const update = useProfileUpdate(profile.id);
  async function choose(locale: Locale) {
    try {
      await update.mutateAsync({ language: locale });
      rememberLocale(locale);
      router.refresh();
    } catch (error) {
      toast.error(failureText(error));
    }
  }
  return (
    <Field label={t("label")} hint={t("hint")}>
      <Select
        value={localeFor(profile.language) ?? shown}
        disabled={update.isPending}
        onChange={(event) => void choose(event.target.value as Locale)}
      >
        {LOCALES.map((locale) => <option key={locale} value={locale} lang={locale}>{common(`languages.${locale}`)}</option>)}
      </Select>
    </Field>
  );
}
