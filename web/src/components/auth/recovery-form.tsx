"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { requestRecovery } from "@/lib/auth/actions";
import { CheckMail } from "./check-mail";
import { FormHeading } from "./form-heading";
import { useAuthForm } from "./use-auth-form";
import { EmailField } from "./email-field";

/** Asks for a link to choose a new password. */
export function RecoveryForm({ email }: { email?: string }) {
  const t = useTranslations("auth");
  const { state, pending, formProps, errorOf, failure } = useAuthForm(requestRecovery);
  const sent = state.status === "sent" ? state.values.email : undefined;
  const again = (
    <form {...formProps} className="grid gap-5">
      {failure && <Alert key={state.turn} tone="destructive" tabIndex={-1}>{failure}</Alert>}
      {sent
        ? <input type="hidden" name="email" value={sent} />
        : (
          <EmailField defaultValue={state.values.email ?? email} error={errorOf("email")} />
        )}
      <Button type="submit" size="lg" variant={sent ? "outline" : "primary"} pending={pending}>
        {sent ? t("checkMail.resend") : t("recovery.submit")}
      </Button>
    </form>
  );
  if (sent) {
    return <CheckMail key={state.turn} of="recovery" title={t("recovery.sentTitle")} email={sent}>{again}</CheckMail>;
  }
  return (
    <>
      <FormHeading title={t("recovery.title")}>{t("recovery.body")}</FormHeading>
      {again}
    </>
  );
}
