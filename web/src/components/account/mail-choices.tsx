"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Switch } from "@/components/ui/switch";
import { useFailureText } from "@/hooks/use-failure-text";
import { mailPreferences, type MailPreferences, type Profile, saveMailPreference, withMailPreference } from "@/lib/data/profiles";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { Row, Section } from "./section";
import { useProfile, useProfileUpdate } from "./use-profile";

const MAILS = ["plan", "weekly", "news"] as const satisfies readonly (keyof MailPreferences)[];

/** What the person wants to be written about. Each switch is saved at once. */
export function MailChoices({ initial }: { initial: Profile }) {
  const t = useTranslations("account.notifications");
  const profile = useProfile(initial);
  const wanted = mailPreferences(profile.notification_preferences);
  return (
    <div className="grid grid-cols-1 gap-5">
      <Section title={t("email", { email: profile.email })} className="[&_h2]:break-words">
        <Alert className="mb-5">{t("soon")}</Alert>
        <div className="divide-y divide-border">
          {MAILS.map((mail) => <MailSwitch key={mail} mail={mail} isWanted={wanted[mail]} profile={profile} />)}
        </div>
      </Section>
      <Section title={t("always.title")} description={t("always.body")} />
    </div>
  );
}

function MailSwitch({ mail, isWanted, profile }: { mail: keyof MailPreferences; isWanted: boolean; profile: Profile }) {
  const t = useTranslations("account.notifications");
  const failureText = useFailureText();
  const client = useSupabase();
  const toggle = useProfileUpdate(profile.id, (changes) => {
    const now = mailPreferences(changes.notification_preferences ?? null)[mail];
    return saveMailPreference(client, profile.id, mail, now);
  });
  const id = `mail-${mail}`;
  return (
    <Row
      title={t(`${mail}.name`)}
      hint={t(`${mail}.hint`)}
      labelFor={id}
      control={
        <Switch
          id={id}
          checked={isWanted}
          aria-describedby={`${id}-hint`}
          onCheckedChange={(checked) =>
            toggle.mutate(
              { notification_preferences: withMailPreference(profile.notification_preferences, mail, checked) },
              { onError: (error) => toast.error(failureText(error)) },
            )}
        />
      }
    />
  );
}
