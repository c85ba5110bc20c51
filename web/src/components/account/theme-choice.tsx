"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { ChoiceCards } from "@/components/forms/choice-cards";
import { useFailureText } from "@/hooks/use-failure-text";
import type { Profile } from "@/lib/data/profiles";
import { type Theme, themeFrom, THEMES } from "@/lib/theme";
import { toast } from "@/store/toasts";
import { applyTheme } from "./preferences";
import { Section } from "./section";
import { ThemePicture } from "./theme-picture";
import { useProfile, useProfileUpdate } from "./use-profile";

/** Light, dark, or as the device says: shown at once, kept in this browser and in the profile. */
export function ThemeChoice({ initial }: { initial: Profile }) {
  const t = useTranslations("account.appearance");
  const failureText = useFailureText();
  const profile = useProfile(initial);
  const update = useProfileUpdate(profile.id);
  const theme = themeFrom(profile.theme);

  // What was chosen on another device or in another tab holds here too.
  useEffect(() => applyTheme(theme), [theme]);

  function choose(next: Theme) {
    update.mutate({ theme: next }, { onError: (error) => toast.error(failureText(error)) });
  }
  return (
    <Section title={t("theme")}>
      <ChoiceCards
        label={t("theme")}
        value={theme}
        onValueChange={choose}
        className="xs:grid-cols-2 sm:grid-cols-3"
        options={THEMES.map((value) => ({
          value,
          title: t(`${value}.name`),
          description: t(`${value}.hint`),
          picture: <ThemePicture theme={value} />,
        }))}
      />
    </Section>
  );
}
