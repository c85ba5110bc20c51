"use client";
import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";

/** Below the header while nothing that is said is learned: what that means, and the way back. */
export function OffRecordNotice({ onEnd }: { onEnd: () => void }) {
  const t = useTranslations("memory.offRecord");
  return (
    <div role="status" className="flex items-center gap-2.5 border-b border-border bg-foreground px-4 py-1 text-sm text-background">
      <EyeOff className="size-4 shrink-0" aria-hidden />
      <p className="min-w-0 flex-1 py-1 text-pretty"><strong className="font-semibold">{t("name")}.</strong> {t("means")}</p>
      <button type="button" onClick={onEnd} className="min-h-10 shrink-0 rounded-md px-2 font-semibold underline underline-offset-4">{t("end")}</button>
    </div>
  );
}
