"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** A page of the account that could not be made; the navigation around it stays. */
export default function AccountError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations("account");
  const common = useTranslations("common");
  return (
    <Alert tone="destructive" title={t("couldNotLoad")} action={<Button variant="outline" size="sm" className="h-10" onClick={reset}>{common("actions.retry")}</Button>}>
      {common("failure.body")}
    </Alert>
  );
}
