"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { chooseNewPassword } from "@/lib/auth/actions";
import { PasswordInput } from "./password-input";
import { PasswordStrength } from "./password-strength";
import { useAuthForm } from "./use-auth-form";

/** Another password for the person who is signed in. */
export function NewPasswordForm({ email }: { email: string }) {
  const t = useTranslations("auth");
  const { state, pending, formProps, errorOf, failure } = useAuthForm(chooseNewPassword);
  const [password, setPassword] = useState("");
  return (
    <form {...formProps} className="grid gap-5">
      {failure && <Alert key={state.turn} tone="destructive" tabIndex={-1}>{failure}</Alert>}
      {/* Password managers want to know whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label={t("fields.newPassword")} hint={<PasswordStrength password={password} />} error={errorOf("password")}>
        <PasswordInput name="password" autoComplete="new-password" minLength={8} onValue={setPassword} required />
      </Field>
      <Button type="submit" size="lg" pending={pending}>{t("newPassword.submit")}</Button>
    </form>
  );
}
