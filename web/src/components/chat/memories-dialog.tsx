"use client";
import { Pencil, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { ConfidenceMeter } from "@/components/cerebro/confidence-meter";
import { ForgetDialog } from "@/components/cerebro/knowledge/forget-dialog";
import { InsightEditor } from "@/components/cerebro/knowledge/insight-editor";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { useInsightActions } from "@/hooks/use-insights";
import { levelOf } from "@/lib/cerebro/confidence";
import type { UsedMemory } from "@/lib/data/memory";
import { useConversationContext } from "./conversation-context";

/** The memories that an answer was given, each to be put right or forgotten. */
export function MemoriesDialog({ memories, onClose }: { memories: UsedMemory[]; onClose: () => void }) {
  const t = useTranslations("memory.used");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t("title")} description={t("intro")}>
        {memories.length === 0
          ? <p className="text-muted-foreground">{t("none")}</p>
          : (
            <ul className="divide-y divide-border">
              {memories.map((memory) => <li key={memory.insight_id} className="py-3 first:pt-0"><Memory memory={memory} /></li>)}
            </ul>
          )}
        <Link href="/dashboard/cerebro" className="mt-4 inline-flex min-h-10 items-center text-sm font-semibold text-primary underline-offset-4 hover:underline">{t("all")}</Link>
      </DialogContent>
    </Dialog>
  );
}

function Memory({ memory }: { memory: UsedMemory }) {
  const t = useTranslations("memory");
  const format = useFormatter();
  const { timeZone } = useConversationContext();
  const { forget } = useInsightActions({ confirmed: t("actions.confirmed"), corrected: t("actions.corrected"), forgotten: t("actions.forgotten") });
  const [doing, setDoing] = useState<"edit" | "forget" | null>(null);
  const { insight_id: id, content } = memory;
  if (doing === "edit") return <InsightEditor insight={{ id, content }} onEnd={() => setDoing(null)} />;
  return (
    <>
      <Link href={`/dashboard/cerebro#saber-${id}` as Route} className="wrap-anywhere underline-offset-4 hover:underline">{content}</Link>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted-foreground">
        <ConfidenceMeter level={levelOf(memory.confidence)} />
        {memory.since && <span>{t("used.since", { when: format.dateTime(new Date(memory.since), { day: "numeric", month: "long", year: "numeric", timeZone }) })}</span>}
      </p>
      <p className="mt-1 -ml-3 flex flex-wrap">
        <Button variant="ghost" size="sm" className="h-10" aria-label={t("actions.correctNamed", { content })} onClick={() => setDoing("edit")}><Pencil aria-hidden />{t("actions.correct")}</Button>
        <Button variant="ghost" size="sm" className="h-10 text-destructive" aria-label={t("used.forgetNamed", { content })} onClick={() => setDoing("forget")}><Trash2 aria-hidden />{t("used.forget")}</Button>
      </p>
      {doing === "forget" && <ForgetDialog content={content} onOpenChange={() => setDoing(null)} onForget={() => forget.mutate({ id })} />}
    </>
  );
}
