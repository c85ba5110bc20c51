"use client";
import { Check, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { useInsightActions } from "@/hooks/use-insights";
import type { Learned } from "@/lib/data/insights";
import { cn } from "@/lib/utils";

/** What came of a text: each thing that was learned, to be kept or dropped, and what was not taken, with the reason. */
export function ImportResult({ result, onAgain, onClose }: { result: Learned; onAgain: () => void; onClose: () => void }) {
  const t = useTranslations("cerebro.import");
  const actions = useTranslations("memory.actions");
  const { forget } = useInsightActions({ confirmed: actions("confirmed"), corrected: actions("corrected"), forgotten: actions("forgotten") });
  const [dropped, setDropped] = useState<string[]>([]);
  const reasons = [...new Set(result.refused.map(({ reason }) => reason))];
  return (
    <div className="grid grid-cols-1 gap-4">
      {result.learned.length === 0
        ? <p className="text-muted-foreground">{t("nothing")}</p>
        : (
          <>
            <p className="text-sm text-muted-foreground">{t("learned", { count: result.learned.length })}</p>
            <ul className="-mx-2 max-h-[45dvh] divide-y divide-border overflow-y-auto px-2" tabIndex={0} aria-label={t("listLabel")}>
              {result.learned.map(({ id, content }) => {
                const isDropped = dropped.includes(id);
                return (
                  <li key={id} className="flex items-center gap-3 py-1.5">
                    <Check className={cn("size-4 shrink-0 text-success", isDropped && "invisible")} aria-hidden />
                    <span className={cn("min-w-0 flex-1 text-sm wrap-anywhere", isDropped && "text-muted-foreground line-through")}>{content}</span>
                    <Button
                      variant="ghost"
                      size="icon"
                      className="text-muted-foreground"
                      disabled={isDropped}
                      aria-label={actions("forgetNamed", { content })}
                      onClick={() => {
                        setDropped([...dropped, id]);
                        forget.mutate({ id }, { onError: () => setDropped((all) => all.filter((one) => one !== id)) });
                      }}
                    >
                      <Trash2 aria-hidden />
                    </Button>
                  </li>
                );
              })}
            </ul>
          </>
        )}
      {reasons.length > 0 && (
        <Alert tone="warning" title={t("refused", { count: result.refused.length })}>
          {reasons.map((reason) => <p key={reason}>{t(t.has(`reasons.${reason}`) ? `reasons.${reason}` : "reasons.other")}</p>)}
        </Alert>
      )}
      <DialogFooter className="mt-2">
        <Button variant="outline" onClick={onAgain}>{t("again")}</Button>
        <Button onClick={onClose}>{t("done")}</Button>
      </DialogFooter>
    </div>
  );
}
