"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFailureText } from "@/hooks/use-failure-text";
import { fetchUser, signOut, userKey } from "@/lib/data/account";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { Row, Section } from "./section";
import { SignOutButton } from "./sign-out-button";

/** Where the person is signed in: leave here, elsewhere, everywhere. */
export function SessionsSection() {
  const t = useTranslations("account.security.sessions");
  const failureText = useFailureText();
  const format = useFormatter();
  const client = useSupabase();
  const { data: user } = useQuery({ queryKey: userKey, queryFn: () => fetchUser(client) });
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const last = user?.last_sign_in_at && format.dateTime(new Date(user.last_sign_in_at), { dateStyle: "long", timeStyle: "short", timeZone });

  async function end(scope: "others" | "global") {
    try {
      await signOut(client, scope);
    } catch (error) {
      toast.error(failureText(error));
      throw error;
    }
    // A new page load: nothing of the session stays in memory.
    if (scope === "global") location.replace("/ingresar");
    else toast.success(t("othersDone"));
  }
  return (
    <Section title={t("title")} description={last ? t("last", { when: last }) : <span className="inline-block h-4 w-56 animate-pulse rounded bg-muted" />}>
      <div className="divide-y divide-border">
        <Row isStacked title={t("hereTitle")} hint={t("hereHint")} control={<SignOutButton label={t("here")} />} />
        <Row
          isStacked
          title={t("othersTitle")}
          hint={t("othersHint")}
          control={
            <ConfirmDialog
              trigger={<Button variant="outline">{t("others")}</Button>}
              title={t("othersAsk")}
              description={t("othersBody")}
              action={t("others")}
              destructive={false}
              onConfirm={() => end("others")}
            />
          }
        />
        <Row
          isStacked
          title={t("allTitle")}
          hint={t("allHint")}
          control={
            <ConfirmDialog
              trigger={<Button variant="outline" className="text-destructive">{t("all")}</Button>}
              title={t("allAsk")}
              description={t("allBody")}
              action={t("all")}
              onConfirm={() => end("global")}
            />
          }
        />
      </div>
    </Section>
  );
}
