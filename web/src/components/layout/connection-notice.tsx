"use client";
import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useOnline } from "@/hooks/use-online";

/** Says that there is no network, and what that means. */
export function ConnectionNotice() {
  const t = useTranslations("common");
  const online = useOnline();
  return (
    <div role="status" aria-live="polite">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-foreground px-4 py-2 text-sm font-medium text-background">
          <WifiOff className="size-4 shrink-0" aria-hidden />
          {t("offline")}
        </p>
      )}
    </div>
  );
}
