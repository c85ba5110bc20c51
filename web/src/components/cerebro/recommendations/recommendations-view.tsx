"use client";
import { Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { useRecommendations } from "@/hooks/use-recommendations";
import { ListSkeleton } from "../list-skeleton";
import { LoadFailure } from "../load-failure";
import { RecommendationCard } from "./recommendation-card";

/** What is worth doing now, what has been taken up, and what is done. */
export function RecommendationsView() {
  const t = useTranslations("cerebro.recommendations");
  const { data: all, error, refetch } = useRecommendations();
  if (!all) return error ? <LoadFailure error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={3} className="h-44" />;
  const groups = (["open", "accepted", "done"] as const)
    .map((status) => ({ status, recommendations: all.filter((one) => one.status === status) }))
    .filter(({ status, recommendations }) => status === "open" || recommendations.length > 0);
  return (
    <div className="grid grid-cols-1 gap-8">
      {groups.map(({ status, recommendations }) => (
        <section key={status} aria-labelledby={`sugerencias-${status}`} className="grid grid-cols-1 gap-3">
          <h2 id={`sugerencias-${status}`} className="text-lg font-bold">{t(`groups.${status}`)}</h2>
          {recommendations.length === 0
            ? <EmptyState icon={<Lightbulb />} title={t("none")} className="py-8">{t("noneBody")}</EmptyState>
            : (
              <ul className="grid grid-cols-1 gap-3">
                {recommendations.map((one) => <li key={one.id}><RecommendationCard recommendation={one} /></li>)}
              </ul>
            )}
        </section>
      ))}
    </div>
  );
}
