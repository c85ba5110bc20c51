"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PasswordField } from "@/components/forms/password-field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useFailureText } from "@/hooks/use-failure-text";
import { MINIMUM_PASSWORD } from "@/lib/auth/fields";
import { changePassword, fetchUser, hasPassword, userKey, verifyPassword } from "@/lib/data/account";
import { failureOf } from "@/lib/errors";
import { useBackend, useSupabase } from "@/lib/supabase/browser";
import { Section } from "./section";

interface Problems {
  current?: string;
  wanted?: string;
  form?: string;
}

/** A new password, once the one before has been said. */
export function PasswordSection() {
  const t = useTranslations("account.security.password");
  const failureText = useFailureText();
  const client = useSupabase();
  const backend = useBackend();
  const { data: user } = useQuery({ queryKey: userKey, queryFn: () => fetchUser(client) });
  const asksCurrent = !user || hasPassword(user);
  const [current, setCurrent] = useState("");
  const [wanted, setWanted] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const [isPending, setPending] = useState(false);
  const [isDone, setDone] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setDone(false);
    if (asksCurrent && !current) return setProblems({ current: t("needed") });
    if (wanted.length < MINIMUM_PASSWORD) return setProblems({ wanted: t("short") });
    setProblems({});
    setPending(true);
    try {
      if (asksCurrent) await verifyPassword(backend, (user ?? await fetchUser(client)).email ?? "", current);
      await changePassword(client, wanted);
      setCurrent("");
      setWanted("");
      setDone(true);
    } catch (error) {
      setProblems(problemOf(error));
    } finally {
      setPending(false);
    }
  }
  function problemOf(error: unknown): Problems {
    const { code } = failureOf(error);
    if (code === "invalid_credentials") return { current: t("wrong") };
    if (code === "weak_password" || code === "same_password") return { wanted: failureText(error) };
    return { form: failureText(error) };
  }
  return (
    <Section title={t("title")} description={asksCurrent ? undefined : t("setBody")}>
      <form noValidate onSubmit={(event) => void submit(event)} className="grid grid-cols-1 gap-5">
        {/* Password managers look for the account that a password belongs to. */}
        <input type="email" autoComplete="username" value={user?.email ?? ""} readOnly hidden />
        <div className="grid grid-cols-1 items-start gap-5 sm:grid-cols-2">
          {asksCurrent && (
            <PasswordField label={t("current")} autoComplete="current-password" value={current} onValueChange={setCurrent} hint={t("forgot")} error={problems.current} />
          )}
          <PasswordField label={t("new")} autoComplete="new-password" value={wanted} onValueChange={setWanted} hint={t("hint")} error={problems.wanted} />
        </div>
        {problems.form && <Alert tone="destructive">{problems.form}</Alert>}
        {isDone && <Alert tone="success" title={t("saved")}>{t("others")}</Alert>}
        <Button type="submit" pending={isPending} className="justify-self-start max-sm:w-full">{asksCurrent ? t("change") : t("set")}</Button>
      </form>
    </Section>
  );
}
