"use client";
import { History } from "lucide-react";
import { useNow, useTranslations } from "next-intl";
import { useMemo } from "react";
import { GroupTitle } from "@/components/chat/group-title";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useTimeline } from "@/hooks/use-memory";
import { groupByDay } from "@/lib/chat/days";
import { useCerebro } from "../cerebro-context";
import { ListSkeleton } from "../list-skeleton";
import { LoadFailure } from "../load-failure";
import { HistoryItem } from "./history-item";

/** How knowledge changed, the newest first. */
export function HistoryView() {
  const t = useTranslations("cerebro.history");
  const now = useNow();
  const { timeZone } = useCerebro();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useTimeline();
  const groups = useMemo(
    () => groupByDay(data?.pages.flat() ?? [], ({ at }) => at, now.getTime(), timeZone),
    [data, now, timeZone],
  );
  if (!data) return error ? <LoadFailure error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={6} className="h-14" />;
  if (groups.length === 0) return <EmptyState icon={<History />} title={t("none")}>{t("noneBody")}</EmptyState>;
  return (
    <div className="grid max-w-3xl grid-cols-1">
      <h2 className="sr-only">{t("title")}</h2>
      {groups.map((group) => (
        <section key={group.key}>
          <GroupTitle group={group.key} as="h3" />
          <ol className="relative ms-2.5 border-s-2 border-border">
            {group.items.map((event) => <HistoryItem key={event.id} event={event} />)}
          </ol>
        </section>
      ))}
      {hasNextPage && <Button variant="outline" className="mt-4 justify-self-start" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t("more")}</Button>}
    </div>
  );
}
