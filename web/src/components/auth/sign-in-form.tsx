"use client";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { signIn } from "@/lib/auth/actions";
import { withQuery } from "@/lib/auth/local-path";
import { HiddenFields } from "./hidden-fields";
import { PasswordInput } from "./password-input";
import { ResendForm } from "./resend-form";
import { useAuthForm } from "./use-auth-form";
import { EmailField } from "./email-field";

/** Address and password of somebody who has an account. */
export function SignInForm({ wanted, email }: { wanted?: string; email?: string }) {
  const t = useTranslations("auth");
  const { state, pending, formProps, errorOf, failure } = useAuthForm(signIn);
  return (
    <>
      <form {...formProps} className="grid gap-5">
        {failure && <Alert key={state.turn} tone="destructive" tabIndex={-1}>{failure}</Alert>}
        <HiddenFields values={{ siguiente: wanted }} />
        <EmailField defaultValue={state.values.email ?? email} error={errorOf("email")} />
        <Field label={t("fields.password")} error={errorOf("password")}>
          <PasswordInput name="password" autoComplete="current-password" required />
        </Field>
        <Link href={withQuery("/recuperar", { siguiente: wanted }) as Route} className="-mt-2 -mb-1 w-fit py-2 text-sm font-semibold text-primary underline-offset-4 hover:underline">
          {t("signIn.forgot")}
        </Link>
        <Button type="submit" size="lg" pending={pending}>{t("signIn.submit")}</Button>
      </form>
      {state.code === "email_not_confirmed" && state.values.email && (
        <div className="mt-4"><ResendForm email={state.values.email} wanted={wanted} /></div>
      )}
    </>
  );
}
