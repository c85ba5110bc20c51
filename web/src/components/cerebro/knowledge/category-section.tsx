"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import type { CategoryGroup, Topic } from "@/lib/cerebro/knowledge";
import type { Insight } from "@/lib/data/insights";
import { InsightItem } from "./insight-item";

/** Insights of a topic that are drawn before somebody asks for the rest. */
const AT_FIRST = 8;

/** What is known about one side of the business, by topic. */
export function CategorySection({ group: { category, count, topics }, past, isSearch, query, targetId }: {
  group: CategoryGroup;
  past: readonly Insight[];
  /** Something was searched for: nothing that was found is held back. */
  isSearch: boolean;
  query: string;
  /** What another page pointed at. */
  targetId: string | undefined;
}) {
  const t = useTranslations("cerebro.categories");
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-3">
      <div>
        <h2 id={id} className="text-lg font-bold">
          {t(`${category}.name`)} <span className="font-sans text-sm font-semibold text-muted-foreground tabular-nums">{count}</span>
        </h2>
        <p className="text-sm text-muted-foreground">{t(`${category}.about`)}</p>
      </div>
      <div className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-card shadow-xs">
        {topics.map(({ topic, insights }) => (
          <TopicList key={topic} topic={topic} insights={insights} past={past} isWhole={isSearch} query={query} targetId={targetId} />
        ))}
      </div>
    </section>
  );
}

function TopicList({ topic, insights, past, isWhole, query, targetId }: {
  topic: Topic;
  insights: Insight[];
  past: readonly Insight[];
  isWhole: boolean;
  query: string;
  targetId: string | undefined;
}) {
  const t = useTranslations("cerebro");
  const [isOpen, setOpen] = useState(false);
  const shown = isWhole || isOpen || insights.some(({ id }) => id === targetId) || insights.length <= AT_FIRST + 2 ? insights : insights.slice(0, AT_FIRST);
  return (
    <div className="sm:grid sm:grid-cols-[9.5rem_minmax(0,1fr)]">
      <h3 className="px-4 pt-3 font-sans text-xs font-semibold tracking-normal text-muted-foreground sm:py-4 sm:pr-2 sm:text-sm">{t(`topics.${topic}`)}</h3>
      <div className="min-w-0">
        <ul className="divide-y divide-border/70">
          {shown.map((insight) => <InsightItem key={insight.id} insight={insight} past={past} query={query} isTarget={insight.id === targetId} />)}
        </ul>
        {shown.length < insights.length && (
          <Button variant="link" className="h-12" onClick={() => setOpen(true)}>{t("knowledge.more", { count: insights.length - shown.length })}</Button>
        )}
      </div>
    </div>
  );
}
