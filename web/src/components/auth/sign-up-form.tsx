"use client";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState, useSyncExternalStore } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { signUp } from "@/lib/auth/actions";
import { withQuery } from "@/lib/auth/local-path";
import { CheckMail } from "./check-mail";
import { FormHeading } from "./form-heading";
import { HiddenFields } from "./hidden-fields";
import { PasswordInput } from "./password-input";
import { PasswordStrength } from "./password-strength";
import { ResendForm } from "./resend-form";
import { useAuthForm } from "./use-auth-form";
import { EmailField } from "./email-field";

const never = () => () => {};

/** Opens an account; or says to look for the mail, where the address is to be confirmed first. */
export function SignUpForm({ countries, wanted, plan, cycle, email, subtitle }: {
  countries: { code: string; name: string; timezone: string }[];
  wanted?: string;
  plan?: string;
  cycle?: string;
  email?: string;
  subtitle: string;
}) {
  const t = useTranslations("auth");
  const common = useTranslations("common");
  const { state, pending, formProps, errorOf, failure } = useAuthForm(signUp);
  const [password, setPassword] = useState("");
  const [chosen, setChosen] = useState<string>();
  const timezone = useSyncExternalStore(never, () => Intl.DateTimeFormat().resolvedOptions().timeZone, () => "");
  const country = chosen ?? state.values.country ?? countries.find((one) => one.timezone === timezone)?.code ?? "";
  const kept = { siguiente: wanted, plan, ciclo: cycle };

  if (state.status === "sent" && state.values.email) {
    return (
      <CheckMail title={t("checkMail.title")} email={state.values.email}>
        <ResendForm email={state.values.email} wanted={wanted} plan={plan} cycle={cycle} />
        <p className="text-sm text-muted-foreground">
          {t("checkMail.already")}{" "}
          <Link href={withQuery("/ingresar", { siguiente: wanted }) as Route} className="font-semibold text-primary underline underline-offset-4">{common("actions.signIn")}</Link>
        </p>
      </CheckMail>
    );
  }
  return (
    <>
      <FormHeading title={t("signUp.title")}>{subtitle}</FormHeading>
      <form {...formProps} className="grid gap-5">
        {failure && <Alert key={state.turn} tone="destructive" tabIndex={-1}>{failure}</Alert>}
        <HiddenFields values={{ ...kept, timezone }} />
        <Field label={t("fields.name")} error={errorOf("name")}>
          <Input name="name" autoComplete="name" defaultValue={state.values.name} maxLength={200} required />
        </Field>
        <EmailField defaultValue={state.values.email ?? email} error={errorOf("email")} />
        <Field label={t("fields.password")} hint={<PasswordStrength password={password} />} error={errorOf("password")}>
          <PasswordInput name="password" autoComplete="new-password" minLength={8} onValue={setPassword} required />
        </Field>
        {countries.length > 0 && (
          <Field label={t("fields.country")} optional={common("optional")}>
            <Select name="country" autoComplete="country" value={country} onChange={(event) => setChosen(event.target.value)}>
              <option value="">{t("fields.countryNone")}</option>
              {countries.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
            </Select>
          </Field>
        )}
        <Button type="submit" size="lg" pending={pending}>{t("signUp.submit")}</Button>
        <p className="text-sm text-muted-foreground">
          {t.rich("signUp.terms", {
            terms: (text) => <Link href="/terminos" target="_blank" className="font-medium text-foreground underline underline-offset-4">{text}</Link>,
            privacy: (text) => <Link href="/privacidad" target="_blank" className="font-medium text-foreground underline underline-offset-4">{text}</Link>,
          })}
        </p>
      </form>
    </>
  );
}
