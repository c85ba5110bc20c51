"use client";
import { useTranslations } from "next-intl";
import { type ConfidenceLevel, segmentsOf } from "@/lib/cerebro/confidence";
import { cn } from "@/lib/utils";

const FILLS: Record<ConfidenceLevel, string> = {
  doubtful: "bg-warning", possible: "bg-warning", likely: "bg-primary", sure: "bg-primary", confirmed: "bg-success",
};

/** How sure something is: a word, and as many of four segments. */
export function ConfidenceMeter({ level, className }: { level: ConfidenceLevel; className?: string }) {
  const t = useTranslations("memory.confidence");
  const filled = segmentsOf(level);
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", className)} title={t(`${level}Hint`)}>
      <span className="flex gap-0.5" aria-hidden>
        {[1, 2, 3, 4].map((segment) => (
          <span key={segment} className={cn("h-2 w-1.5 rounded-xs", segment <= filled ? FILLS[level] : "bg-border")} />
        ))}
      </span>
      {t(level)}
    </span>
  );
}
