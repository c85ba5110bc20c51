"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** A page that could not be made. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("common");
  return (
    <main className="page grid min-h-[70dvh] place-content-center justify-items-center gap-4 py-16 text-center">
      <h1 className="text-2xl font-extrabold">{t("failure.title")}</h1>
      <p className="max-w-md text-muted-foreground">{t("failure.body")}</p>
      {error.digest && <p className="text-sm text-muted-foreground">{t("failure.code", { code: error.digest })}</p>}
      <Button onClick={reset}>{t("actions.retry")}</Button>
    </main>
  );
}
