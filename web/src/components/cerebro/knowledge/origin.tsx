"use client";
import { Download, Ear, PencilLine } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Insight } from "@/lib/data/insights";

const ICONS = { rules: Ear, model: Ear, person: PencilLine, import: Download } as const;

/** How something came to be known: heard, written or imported. */
export function Origin({ origin, isIcon = false }: { origin: Insight["origin"]; isIcon?: boolean }) {
  const t = useTranslations("cerebro.origins");
  const Icon = ICONS[origin];
  if (!isIcon) return <span className="inline-flex items-center gap-1.5"><Icon className="size-3.5" aria-hidden />{t(origin)}</span>;
  return (
    <span role="img" aria-label={t(origin)} className="mt-0.5 grid size-7 shrink-0 place-items-center rounded-[28%] bg-muted text-muted-foreground">
      <Icon className="size-4" aria-hidden />
    </span>
  );
}
