"use client";
import { Check, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { actionClasses } from "@/components/chat/action-button";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { useInsightActions } from "@/hooks/use-insights";
import { confidenceOf } from "@/lib/cerebro/confidence";
import type { Insight } from "@/lib/data/insights";
import { ForgetDialog } from "./forget-dialog";

/** What a person can do with something that is remembered: beside it where there is room, below it on phones. */
export function InsightActions({ insight, isOver, look, onEdit }: {
  insight: Insight;
  /** It holds no longer: there is nothing to confirm or to put right, only to forget. */
  isOver: boolean;
  look: "icons" | "buttons";
  onEdit: () => void;
}) {
  const t = useTranslations("memory.actions");
  const [forgetting, setForgetting] = useState(false);
  const { confirm, forget } = useInsightActions({ confirmed: t("confirmed"), corrected: t("corrected"), forgotten: t("forgotten") });
  const mayConfirm = !isOver && confidenceOf(insight) !== "confirmed";
  const actions = [
    ...(mayConfirm ? [{ key: "confirm" as const, icon: Check, run: () => confirm.mutate(insight) }] : []),
    ...(isOver ? [] : [{ key: "correct" as const, icon: Pencil, run: onEdit }]),
    { key: "forget" as const, icon: Trash2, run: () => setForgetting(true) },
  ];
  return (
    <>
      {look === "icons"
        ? (
          <div className="relative z-10 flex shrink-0 self-start pt-2 transition-opacity group-focus-within/insight:opacity-100 group-hover/insight:opacity-100 group-has-[[aria-expanded=true]]/insight:opacity-100 max-sm:hidden pointer-fine:opacity-0">
            {actions.map(({ key, icon: Icon, run }) => (
              <Tooltip key={key} label={t(key)}>
                <button type="button" aria-label={t(`${key}Named`, { content: insight.content })} onClick={run} className={actionClasses()}>
                  <Icon aria-hidden />
                </button>
              </Tooltip>
            ))}
          </div>
        )
        : (
          <div className="mt-4 flex flex-wrap gap-1.5 sm:hidden">
            {actions.map(({ key, icon: Icon, run }) => (
              <Button key={key} size="sm" variant="outline" className="h-11 flex-1 gap-1.5 px-2" onClick={run}><Icon aria-hidden />{t(key)}</Button>
            ))}
          </div>
        )}
      {forgetting && <ForgetDialog content={insight.content} onOpenChange={setForgetting} onForget={() => forget.mutate(insight)} />}
    </>
  );
}
