"use client";
import { Plus, Target } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useProjects } from "@/hooks/use-projects";
import { groupProjects } from "@/lib/cerebro/projects";
import { ListSkeleton } from "../list-skeleton";
import { LoadFailure } from "../load-failure";
import { ProjectCard } from "./project-card";
import { ProjectDialog } from "./project-dialog";
import { ProposalCard } from "./proposal-card";

/** What the person works towards: what was heard and could become a project, what is under way, what is over. */
export function ProjectsView() {
  const t = useTranslations("cerebro.projects");
  const { data, error, refetch } = useProjects();
  const [isAdding, setAdding] = useState(false);
  if (!data) return error ? <LoadFailure error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={3} className="h-40" />;
  const { proposals, open, closed } = groupProjects(data);
  return (
    <div className="grid grid-cols-1 gap-8">
      {proposals.length > 0 && (
        <section aria-labelledby="propuestas" className="grid grid-cols-1 gap-3">
          <div>
            <h2 id="propuestas" className="text-lg font-bold">{t("proposals")}</h2>
            <p className="text-sm text-muted-foreground">{t("proposalsIntro")}</p>
          </div>
          <ul className="grid grid-cols-1 gap-3 lg:grid-cols-2">
            {proposals.map((project) => <li key={project.id} className="min-w-0"><ProposalCard project={project} /></li>)}
          </ul>
        </section>
      )}
      <section aria-labelledby="proyectos" className="grid grid-cols-1 gap-3">
        <div className="flex min-h-11 items-center justify-between gap-4">
          <h2 id="proyectos" className="text-lg font-bold">{t("open")}</h2>
          <Button variant="outline" onClick={() => setAdding(true)}><Plus aria-hidden />{t("add")}</Button>
        </div>
        {open.length === 0
          ? <EmptyState icon={<Target />} title={t("none")} className="py-8">{t("noneBody")}</EmptyState>
          : <ul className="grid grid-cols-1 gap-3 lg:grid-cols-2">{open.map((project) => <li key={project.id} className="min-w-0"><ProjectCard project={project} /></li>)}</ul>}
      </section>
      {closed.length > 0 && (
        <section aria-labelledby="terminados" className="grid grid-cols-1 gap-3">
          <h2 id="terminados" className="text-lg font-bold">{t("closed")}</h2>
          <ul className="grid grid-cols-1 gap-3 lg:grid-cols-2">{closed.map((project) => <li key={project.id} className="min-w-0"><ProjectCard project={project} /></li>)}</ul>
        </section>
      )}
      {isAdding && <ProjectDialog onClose={() => setAdding(false)} />}
    </div>
  );
}
