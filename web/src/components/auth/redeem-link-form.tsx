"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { redeemLink } from "@/lib/auth/actions";
import { FormHeading } from "./form-heading";
import { HiddenFields } from "./hidden-fields";
import { useAuthForm } from "./use-auth-form";

/**
 * Goes on by itself where there is a script, and with a button where there is none. A mere look at the address, as mail
 * programs take one, does not use the link up.
 */
export function RedeemLinkForm({ tokenHash, type, next }: { tokenHash: string; type: string; next?: string }) {
  const t = useTranslations("auth");
  const { state, pending, formProps, failure } = useAuthForm(redeemLink);
  const { ref: form } = formProps;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    form.current?.requestSubmit();
  }, [form]);

  if (state.status === "sent") {
    return (
      <>
        <FormHeading title={t("confirm.halfTitle")}>{t("confirm.halfBody")}</FormHeading>
        <Button asChild size="lg"><Link href="/dashboard">{t("confirm.home")}</Link></Button>
      </>
    );
  }
  if (failure && state.code !== "offline") {
    const recovery = type === "recovery";
    return (
      <>
        <FormHeading title={t("confirm.failedTitle")} />
        <div className="grid gap-5">
          <Alert tone="destructive">{failure}</Alert>
          <Button asChild size="lg">
            <Link href={recovery ? "/recuperar" : "/ingresar"}>{recovery ? t("confirm.askAgain") : t("confirm.signIn")}</Link>
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <FormHeading title={t("confirm.title")}>{t("confirm.body")}</FormHeading>
      <form {...formProps} className="grid gap-5">
        {failure && <Alert key={state.turn} tone="destructive" tabIndex={-1}>{failure}</Alert>}
        <HiddenFields values={{ token_hash: tokenHash, type, next }} />
        <Button type="submit" size="lg" pending={pending}>{t("confirm.submit")}</Button>
      </form>
    </>
  );
}
