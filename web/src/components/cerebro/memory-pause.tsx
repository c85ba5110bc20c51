"use client";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useMemoryPause, useOverview } from "@/hooks/use-memory";
import { useCerebro } from "./cerebro-context";

/** Whether the memory works, and the way to have it pause, which says first what that means. */
export function MemoryPause() {
  const t = useTranslations("cerebro.pause");
  const { userId } = useCerebro();
  const { data: overview } = useOverview();
  const pause = useMemoryPause(userId);
  if (!overview || overview.is_paused) return null;
  return (
    <ConfirmDialog
      trigger={
        <Button variant="outline" size="sm" className="h-10 gap-2 rounded-full">
          <span className="size-2 rounded-full bg-success" aria-hidden />
          {t("isOn")}
          <Pause className="text-muted-foreground" aria-hidden />
          <span className="sr-only">{t("action")}</span>
        </Button>
      }
      title={t("title")}
      description={t("body")}
      action={t("action")}
      destructive={false}
      onConfirm={() => pause.mutateAsync(true)}
    >
      <ul className="grid gap-2 text-sm">
        {(["learns", "uses", "keeps", "misses"] as const).map((point) => (
          <li key={point} className="flex gap-2.5 before:mt-2 before:size-1.5 before:shrink-0 before:rounded-full before:bg-primary">{t(`points.${point}`)}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}

/** Says that the memory pauses, above everything that it would show. */
export function PausedNotice() {
  const t = useTranslations("cerebro.pause");
  const { userId } = useCerebro();
  const { data: overview } = useOverview();
  const pause = useMemoryPause(userId);
  if (!overview?.is_paused) return null;
  return (
    <Alert
      tone="warning"
      title={t("isOff")}
      className="max-sm:flex-wrap sm:items-center max-sm:[&>div]:basis-[calc(100%-2rem)]"
      action={
        <Button size="sm" className="h-10 max-sm:ml-7" pending={pause.isPending} onClick={() => pause.mutate(false)}>
          <Play aria-hidden />{t("resume")}
        </Button>
      }
    >
      {t("isOffBody")}
    </Alert>
  );
}
