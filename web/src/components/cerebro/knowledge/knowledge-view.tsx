"use client";
import { useNow, useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { useKnowledge } from "@/hooks/use-insights";
import { useHashTarget } from "@/hooks/use-hash-target";
import { useNumberTag } from "@/i18n/country";
import { confidenceOf } from "@/lib/cerebro/confidence";
import { filterKnowledge, groupKnowledge, isOver, type KnowledgeFilter, NO_FILTER } from "@/lib/cerebro/knowledge";
import { formatCount } from "@/lib/plans";
import { ListSkeleton } from "../list-skeleton";
import { LoadFailure } from "../load-failure";
import { AddDialog } from "./add-dialog";
import { CategorySection } from "./category-section";
import { ImportDialog } from "./import-dialog";
import { KnowledgeEmpty } from "./knowledge-empty";
import { KnowledgeToolbar } from "./knowledge-toolbar";
import { TeachButtons, type Teaching } from "./teach-buttons";

/** Everything that is remembered, to look at, to put right, to forget and to add to. */
export function KnowledgeView() {
  const [teaching, setTeaching] = useState<Teaching | null>(null);
  const close = () => setTeaching(null);
  // Beside what is shown: what is learned in a dialog changes that, and shall not close the dialog.
  return (
    <>
      <KnowledgeList onTeach={setTeaching} />
      {teaching === "add" && <AddDialog onClose={close} />}
      {teaching === "import" && <ImportDialog onClose={close} />}
    </>
  );
}

function KnowledgeList({ onTeach }: { onTeach: (how: Teaching) => void }) {
  const t = useTranslations("cerebro.knowledge");
  const numbers = useNumberTag();
  const now = useNow();
  const targetId = useHashTarget("saber-");
  const { data: knowledge, error, refetch } = useKnowledge();
  const [filter, setFilter] = useState<KnowledgeFilter>(NO_FILTER);
  const deferred = useDeferredValue(filter);
  const shown = useMemo(() => knowledge ? filterKnowledge(knowledge, deferred, now) : [], [knowledge, deferred, now]);
  const groups = useMemo(() => groupKnowledge(shown), [shown]);
  if (!knowledge) return error ? <LoadFailure error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={5} />;
  const current = knowledge.current.filter((insight) => !isOver(insight, now));
  if (knowledge.current.length === 0 && knowledge.past.length === 0) return <KnowledgeEmpty onTeach={onTeach} />;
  const confirmed = current.filter((insight) => confidenceOf(insight) === "confirmed").length;
  const count = (value: number) => formatCount(value, numbers);
  const isFiltered = filter.query !== "" || filter.category !== null || filter.assistantId !== null;
  return (
    <div className="grid grid-cols-1 gap-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="text-muted-foreground">
          {t("count", { count: current.length, number: count(current.length), confirmed, confirmedNumber: count(confirmed) })}
        </p>
        <TeachButtons onTeach={onTeach} />
      </div>
      <KnowledgeToolbar filter={filter} onChange={setFilter} knowledge={knowledge} />
      <p role="status" className="sr-only">{isFiltered && t("found", { count: shown.length, number: count(shown.length) })}</p>
      {shown.length === 0 && (
        <div className="grid justify-items-center gap-3 rounded-2xl border border-dashed border-border px-6 py-10 text-center">
          <p className="text-muted-foreground">{t(isFiltered ? "empty.search" : `empty.${filter.show}`)}</p>
          {(isFiltered || filter.show !== "current") && <Button variant="outline" onClick={() => setFilter(NO_FILTER)}>{t("empty.showAll")}</Button>}
        </div>
      )}
      {groups.map((group) => (
        <CategorySection key={group.category} group={group} past={knowledge.past} isSearch={isFiltered} query={deferred.query} targetId={targetId} />
      ))}
      {knowledge.isPartial && <p className="text-sm text-muted-foreground">{t("partial")}</p>}
    </div>
  );
}
