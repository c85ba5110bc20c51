"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PasswordField } from "@/components/forms/password-field";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useFailureText } from "@/hooks/use-failure-text";
import { deleteMyAccount, fetchUser, forgetThisBrowser, hasPassword, verifyPassword } from "@/lib/data/account";
import { failureOf } from "@/lib/errors";
import { useBackend, useSupabase } from "@/lib/supabase/browser";
import { Section } from "./section";

const ITEMS = ["profile", "conversations", "files", "plan"] as const;

/** Ending the account: what goes, what stays, and three proofs that it is meant. */
export function DeleteAccount({ email }: { email: string }) {
  const t = useTranslations("account.data.delete");
  const wrongPassword = useTranslations("account.security.password");
  const failureText = useFailureText();
  const client = useSupabase();
  const backend = useBackend();
  const [typed, setTyped] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<{ password?: string; form?: string }>({});

  async function remove() {
    setProblem({});
    try {
      const user = await fetchUser(client);
      if (hasPassword(user)) await verifyPassword(backend, user.email ?? email, password);
      await deleteMyAccount(client, typed);
    } catch (error) {
      const isPassword = failureOf(error).code === "invalid_credentials";
      setProblem(isPassword ? { password: wrongPassword("wrong") } : { form: failureText(error) });
      throw error;
    }
    await forgetThisBrowser(client).catch(() => {});
    location.replace("/hasta-pronto");
    // The dialog stays until the page is gone.
    await new Promise(() => {});
  }
  return (
    <Section title={t("title")} description={t("body")} tone="destructive">
      <ul className="list-disc space-y-1 pl-5 text-sm marker:text-destructive">
        {ITEMS.map((item) => <li key={item}>{t(`items.${item}`)}</li>)}
      </ul>
      <p className="mt-4 text-sm text-pretty text-muted-foreground">{t("organizations")} {t("kept")}</p>
      <ConfirmDialog
        trigger={<Button variant="outline" className="mt-5 text-destructive max-sm:w-full">{t("open")}</Button>}
        onOpenChange={() => {
          setTyped("");
          setPassword("");
          setProblem({});
        }}
        title={t("ask")}
        description={t("askBody")}
        action={t("submit")}
        disabled={typed.trim().toLowerCase() !== email.toLowerCase() || password === ""}
        onConfirm={remove}
      >
        <div className="grid grid-cols-1 gap-4">
          <Field label={<span className="break-words">{t("email", { email })}</span>} error={problem.form}>
            <Input
              type="email"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          </Field>
          <PasswordField label={t("password")} autoComplete="current-password" value={password} onValueChange={setPassword} error={problem.password} />
        </div>
      </ConfirmDialog>
    </Section>
  );
}
