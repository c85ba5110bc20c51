"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { mailPreferences, type MailPreferences, type Profile, withMailPreference, withScreenNotices } from "@/lib/data/profiles";
import { wantsNotices } from "@/lib/home/notices";
import { PreferenceSwitch } from "./preference-switch";
import { Section } from "./section";
import { useProfile } from "./use-profile";

const MAILS = ["plan", "weekly", "news"] as const satisfies readonly (keyof MailPreferences)[];

/** What the person wants to be told, on the screen and by mail. Each switch is saved at once. */
export function NotificationChoices({ initial }: { initial: Profile }) {
  const t = useTranslations("account.notifications");
  const { id, email, notification_preferences: preferences } = useProfile(initial);
  const wanted = mailPreferences(preferences);
  return (
    <div className="grid grid-cols-1 gap-5">
      <Section title={t("screen")}>
        <PreferenceSwitch
          title={t("answers.name")}
          hint={t("answers.hint")}
          isWanted={wantsNotices(preferences)}
          userId={id}
          change={withScreenNotices}
        />
      </Section>
      <Section title={t("email", { email })} className="[&_h2]:break-words">
        <Alert className="mb-5">{t("soon")}</Alert>
        <div className="divide-y divide-border">
          {MAILS.map((mail) => (
            <PreferenceSwitch
              key={mail}
              title={t(`${mail}.name`)}
              hint={t(`${mail}.hint`)}
              isWanted={wanted[mail]}
              userId={id}
              change={(now, choice) => withMailPreference(now, mail, choice)}
            />
          ))}
        </div>
      </Section>
      <Section title={t("always.title")} description={t("always.body")} />
    </div>
  );
}
