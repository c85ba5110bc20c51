"use client";
import { useQuery } from "@tanstack/react-query";
import { ChartNoAxesCombined } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { fetchActivity, fetchPatterns, patternKeys } from "@/lib/data/patterns";
import { useSupabase } from "@/lib/supabase/browser";
import { ListSkeleton } from "../list-skeleton";
import { LoadFailure } from "../load-failure";
import { PatternCard } from "./pattern-card";
import { WeekHeat } from "./week-heat";
import { WeeklyTrend } from "./weekly-trend";

/** When the person works with their team, and the regularities that were found. */
export function PatternsView() {
  const t = useTranslations("cerebro.patterns");
  const client = useSupabase();
  const activity = useQuery({ queryKey: patternKeys.activity, queryFn: () => fetchActivity(client) });
  const patterns = useQuery({ queryKey: patternKeys.list, queryFn: () => fetchPatterns(client) });
  return (
    <div className="grid grid-cols-1 gap-8">
      <section aria-labelledby="patrones" className="grid grid-cols-1 gap-3">
        <h2 id="patrones" className="text-lg font-bold">{t("title")}</h2>
        {patterns.error && !patterns.data
          ? <LoadFailure error={patterns.error} onRetry={() => void patterns.refetch()} />
          : !patterns.data
          ? <ListSkeleton rows={2} className="h-36" />
          : patterns.data.length === 0
          ? <EmptyState icon={<ChartNoAxesCombined />} title={t("none")} className="py-8">{t("noneBody")}</EmptyState>
          : (
            <ul className="grid grid-cols-1 gap-3 lg:grid-cols-2">
              {patterns.data.map((pattern) => <li key={pattern.id} className="min-w-0"><PatternCard pattern={pattern} /></li>)}
            </ul>
          )}
      </section>
      <section aria-labelledby="ritmo" className="grid grid-cols-1 gap-3">
        <div>
          <h2 id="ritmo" className="text-lg font-bold">{t("rhythm")}</h2>
          <p className="text-sm text-muted-foreground">{t("rhythmIntro")}</p>
        </div>
        {activity.error && !activity.data
          ? <LoadFailure error={activity.error} onRetry={() => void activity.refetch()} />
          : !activity.data
          ? <Skeleton className="h-72 rounded-2xl" />
          : (
            <div className="grid grid-cols-1 items-start gap-3 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <Card className="p-4 sm:p-5"><WeekHeat times={activity.data} /></Card>
              <Card className="p-4 sm:p-5"><WeeklyTrend times={activity.data} /></Card>
            </div>
          )}
      </section>
    </div>
  );
}
