"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** After the first answer of somebody who is being welcomed: the way back to the steps that are left. */
export function WelcomeNotice() {
  const t = useTranslations("chat");
  return (
    <Alert
      tone="success"
      title={t("notice.welcomeTitle")}
      className="mb-3 animate-rise"
      action={<Button size="sm" asChild><Link href="/bienvenida">{t("notice.welcomeAction")}</Link></Button>}
    >
      {t("notice.welcomeBody")}
    </Alert>
  );
}
