"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useFailureText } from "@/hooks/use-failure-text";

/** In the place of what could not be read. */
export function LoadFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const common = useTranslations("common.actions");
  const failureText = useFailureText();
  return (
    <Alert tone="destructive" action={<Button variant="outline" size="sm" className="h-10" onClick={onRetry}>{common("retry")}</Button>}>
      {failureText(error)}
    </Alert>
  );
}
