"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { resendConfirmation } from "@/lib/auth/actions";
import { HiddenFields } from "./hidden-fields";
import { useAuthForm } from "./use-auth-form";

/** Sends the confirmation mail once more. */
export function ResendForm({ email, wanted, plan, cycle }: { email: string; wanted?: string; plan?: string; cycle?: string }) {
  const t = useTranslations("auth");
  const { state, pending, formProps, failure } = useAuthForm(resendConfirmation);
  return (
    <form {...formProps} className="grid gap-3">
      <HiddenFields values={{ email, siguiente: wanted, plan, ciclo: cycle }} />
      {failure && <Alert key={state.turn} tone="destructive" tabIndex={-1}>{failure}</Alert>}
      {state.status === "sent" && <Alert key={state.turn} tone="success">{t("checkMail.resent")}</Alert>}
      <Button type="submit" variant="outline" pending={pending}>{t("checkMail.resend")}</Button>
    </form>
  );
}
