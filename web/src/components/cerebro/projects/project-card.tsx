"use client";
import { CircleCheck, Pencil, RotateCcw } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { useTeam } from "@/hooks/use-home-data";
import { useProjectActions } from "@/hooks/use-projects";
import { daysLeft, todayIn } from "@/lib/cerebro/projects";
import type { Project } from "@/lib/data/projects";
import { cn } from "@/lib/utils";
import { useCerebro } from "../cerebro-context";
import { ProjectDialog } from "./project-dialog";
import { ProjectOutline } from "./project-outline";

/** A project: how far it is, until when, what it is for; to be changed and to be finished. */
export function ProjectCard({ project }: { project: Project }) {
  const t = useTranslations("cerebro.projects");
  const format = useFormatter();
  const now = useNow();
  const { timeZone } = useCerebro();
  const { data: team = [] } = useTeam();
  const { change } = useProjectActions();
  const [isEditing, setEditing] = useState(false);
  const today = todayIn(timeZone, now);
  const left = daysLeft(project.target_date, today);
  const isOver = project.status === "completed" || project.status === "cancelled";
  const helpers = team.filter(({ id }) => project.assistants_involved.includes(id));
  const date = project.target_date && format.dateTime(new Date(`${project.target_date}T00:00:00Z`), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const finish = () => change.mutate({ id: project.id, changes: { status: "completed", progress_percentage: 100, completion_date: today } });
  return (
    <Card className={cn("flex h-full flex-col gap-3 p-4 sm:p-5", isOver && "bg-card/60")}>
      <div>
        <div className="flex flex-wrap items-center gap-1.5">
          <Badge tone={project.status === "completed" ? "success" : project.status === "active" ? "primary" : "neutral"}>{t(`status.${project.status}`)}</Badge>
          {!isOver && (project.priority === "high" || project.priority === "urgent") && <Badge tone="warning">{t("fields.priority")}: {t(`priority.${project.priority}`).toLowerCase()}</Badge>}
          {project.category && <Badge>{t(`category.${project.category}`)}</Badge>}
        </div>
        <h3 className="mt-2 text-base font-bold wrap-anywhere">{project.name}</h3>
        {project.description && <p className="mt-1 text-sm text-pretty wrap-anywhere text-muted-foreground">{project.description}</p>}
      </div>
      {project.status !== "cancelled" && (
        <div className="grid gap-1.5">
          <div className="flex items-baseline justify-between gap-3 text-sm">
            <span className="text-muted-foreground">{t("progress")}</span>
            <span className="font-semibold tabular-nums">{format.number(project.progress_percentage / 100, { style: "percent" })}</span>
          </div>
          <Progress value={project.progress_percentage / 100} label={t("progressOf", { name: project.name })} />
        </div>
      )}
      {!isOver && left !== null && (
        <p className={cn("text-sm", left < 0 ? "font-semibold text-warning" : "text-muted-foreground")}>
          {left < 0 ? t("late", { days: -left, date: date ?? "" }) : t("left", { days: left, date: date ?? "" })}
        </p>
      )}
      <ProjectOutline project={project} />
      <div className="mt-auto flex flex-wrap items-center gap-2 pt-1">
        {helpers.length > 0 && (
          <span className="mr-auto flex -space-x-1.5">
            {helpers.slice(0, 4).map(({ id, name, avatar, color }) => <AssistantPortrait key={id} id={id} avatar={avatar} color={color} size={28} title={name} className="ring-2 ring-card" />)}
          </span>
        )}
        <Button variant="outline" size="sm" className="ml-auto h-10" aria-label={t("editNamed", { name: project.name })} onClick={() => setEditing(true)}><Pencil aria-hidden />{t("edit")}</Button>
        {isOver
          ? <Button variant="outline" size="sm" className="h-10" onClick={() => change.mutate({ id: project.id, changes: { status: "active", completion_date: null } })}><RotateCcw aria-hidden />{t("reopen")}</Button>
          : <Button size="sm" className="h-10" aria-label={t("completeNamed", { name: project.name })} onClick={finish}><CircleCheck aria-hidden />{t("complete")}</Button>}
      </div>
      {isEditing && <ProjectDialog project={project} onClose={() => setEditing(false)} />}
    </Card>
  );
}
