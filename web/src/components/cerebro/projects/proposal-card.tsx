"use client";
import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Route } from "next";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useProjectActions } from "@/hooks/use-projects";
import type { Project } from "@/lib/data/projects";
import { ProjectOutline } from "./project-outline";

/** A goal that was heard, as a project that the person may take up. */
export function ProposalCard({ project }: { project: Project }) {
  const t = useTranslations("cerebro.projects");
  const { decide } = useProjectActions();
  return (
    <Card className="flex h-full flex-col gap-3 border-primary/40 p-4 sm:p-5">
      <div>
        <Badge tone="highlight">{t("proposal")}</Badge>
        <h3 className="mt-2 text-base font-bold wrap-anywhere">{project.name}</h3>
        {project.description && <p className="mt-1 text-sm text-pretty wrap-anywhere text-muted-foreground">{project.description}</p>}
      </div>
      <ProjectOutline project={project} />
      {project.source_insight_id && (
        <Link href={`/dashboard/cerebro#saber-${project.source_insight_id}` as Route} className="text-sm font-semibold text-primary underline-offset-4 hover:underline">{t("source")}</Link>
      )}
      <div className="mt-auto flex flex-wrap gap-2 pt-1 *:flex-1">
        <Button variant="outline" onClick={() => decide.mutate({ id: project.id, isAccepted: false })}><X aria-hidden />{t("dismiss")}</Button>
        <Button onClick={() => decide.mutate({ id: project.id, isAccepted: true })}><Check aria-hidden />{t("accept")}</Button>
      </div>
    </Card>
  );
}
