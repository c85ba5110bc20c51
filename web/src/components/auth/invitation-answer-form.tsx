"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { answerInvitation, type InvitationAnswer } from "@/lib/auth/invitation-actions";

/** Yes or no to an invitation. */
export function InvitationAnswerForm({ token, organization, hint, email, back }: {
  token: string;
  organization: string;
  /** The invited address, as far as the link's holder may see it. */
  hint: string;
  /** The address of who is signed in. */
  email: string;
  /** Address of this page, to return to with another account. */
  back: string;
}) {
  const t = useTranslations("invitation");
  const errors = useTranslations("errors");
  const [answer, send, pending] = useActionState<InvitationAnswer, FormData>(answerInvitation, { outcome: "none" });

  if (answer.outcome === "declined") {
    return (
      <div className="grid gap-5">
        <Alert title={t("declined.title")}>{t("declined.body", { organization })}</Alert>
        <Button asChild size="lg" variant="outline"><Link href="/dashboard">{t("panel")}</Link></Button>
      </div>
    );
  }
  if (answer.outcome === "mismatch") {
    return (
      <div className="grid gap-5">
        <Alert tone="warning" title={t("mismatch.title")}>
          {answer.confirmed === false ? t("mismatch.unconfirmed", { email }) : t("mismatch.body", { email, hint })}
        </Alert>
        <form action="/auth/salir" method="post" className="grid">
          <input type="hidden" name="siguiente" value={back} />
          <Button type="submit" size="lg" variant="outline">{t("mismatch.signOut")}</Button>
        </form>
      </div>
    );
  }
  return (
    <form action={send} className="grid gap-3" aria-busy={pending}>
      {answer.outcome === "failed" && answer.code && <Alert tone="destructive">{errors(errors.has(answer.code) ? answer.code : "unknown")}</Alert>}
      <input type="hidden" name="token" value={token} />
      <Button type="submit" name="answer" value="accept" size="lg" pending={pending}>{t("open.accept")}</Button>
      <Button type="submit" name="answer" value="decline" size="lg" variant="ghost" disabled={pending}>{t("open.decline")}</Button>
      <p className="mt-2 text-sm text-muted-foreground">{t("open.signedInAs", { email })}</p>
    </form>
  );
}
