"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { TextList } from "@/components/forms/text-list";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useProjectActions } from "@/hooks/use-projects";
import { type Project, PROJECT_CATEGORIES, PROJECT_PRIORITIES, PROJECT_STATUSES, type ProjectChanges } from "@/lib/data/projects";
import { useCerebro } from "../cerebro-context";

const LIMITS = { name: 200, description: 2_000, items: 10, item: 300 } as const;

/** What the form holds: texts, as they are typed. */
function draftOf(project: Project | undefined) {
  return {
    name: project?.name ?? "",
    description: project?.description ?? "",
    category: project?.category ?? "",
    priority: project?.priority ?? "medium",
    status: project?.status ?? "active",
    progress: project?.progress_percentage ?? 0,
    targetDate: project?.target_date ?? "",
    objectives: project?.objectives ?? [],
    keyResults: project?.key_results ?? [],
  };
}

/** Everything about a project that a person may write; without one, a new one. */
export function ProjectDialog({ project, onClose }: { project?: Project; onClose: () => void }) {
  const t = useTranslations("cerebro.projects");
  const tc = useTranslations("common");
  const { userId } = useCerebro();
  const { change, create, remove } = useProjectActions();
  const [draft, setDraft] = useState(() => draftOf(project));
  const set = (changes: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...changes }));
  const name = draft.name.trim();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!name) return;
    const written = (items: string[]) => items.map((item) => item.trim()).filter(Boolean);
    const changes: ProjectChanges & { name: string } = {
      name,
      description: draft.description.trim() || null,
      category: PROJECT_CATEGORIES.find((one) => one === draft.category) ?? null,
      priority: draft.priority,
      status: draft.status,
      progress_percentage: draft.progress,
      target_date: draft.targetDate || null,
      objectives: written(draft.objectives),
      key_results: written(draft.keyResults),
    };
    try {
      if (project) await change.mutateAsync({ id: project.id, changes });
      else await create.mutateAsync({ userId, project: changes });
      onClose();
    } catch {
      // Said by a notice; what was typed stays.
    }
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t(project ? "editTitle" : "addTitle")}>
        <form onSubmit={(event) => void submit(event)} className="grid grid-cols-1 gap-4">
          <Field label={t("fields.name")}>
            <Input value={draft.name} maxLength={LIMITS.name} onChange={(event) => set({ name: event.target.value })} />
          </Field>
          <Field label={t("fields.description")} optional={tc("optional")}>
            <Textarea value={draft.description} rows={2} maxLength={LIMITS.description} onChange={(event) => set({ description: event.target.value })} />
          </Field>
          <div className="grid grid-cols-1 gap-4 xs:grid-cols-2">
            <Field label={t("fields.targetDate")} optional={tc("optional")}>
              <Input type="date" value={draft.targetDate} onChange={(event) => set({ targetDate: event.target.value })} />
            </Field>
            <Field label={t("fields.status")}>
              <Select value={draft.status} onChange={(event) => set({ status: event.target.value as Project["status"] })}>
                {PROJECT_STATUSES.map((one) => <option key={one} value={one}>{t(`status.${one}`)}</option>)}
              </Select>
            </Field>
            <Field label={t("fields.category")} optional={tc("optional")}>
              <Select value={draft.category} onChange={(event) => set({ category: event.target.value })}>
                <option value="">{t("fields.noCategory")}</option>
                {PROJECT_CATEGORIES.map((one) => <option key={one} value={one}>{t(`category.${one}`)}</option>)}
              </Select>
            </Field>
            <Field label={t("fields.priority")}>
              <Select value={draft.priority} onChange={(event) => set({ priority: event.target.value as Project["priority"] })}>
                {PROJECT_PRIORITIES.map((one) => <option key={one} value={one}>{t(`priority.${one}`)}</option>)}
              </Select>
            </Field>
          </div>
          <Field label={t("fields.progress", { percent: draft.progress })}>
            <input type="range" min={0} max={100} step={5} value={draft.progress} onChange={(event) => set({ progress: Number(event.target.value) })} className="h-11 w-full accent-primary" />
          </Field>
          <TextList label={t("objectives")} values={draft.objectives} onValuesChange={(objectives) => set({ objectives })} most={LIMITS.items} longest={LIMITS.item} add={t("fields.addObjective")} />
          <TextList label={t("results")} values={draft.keyResults} onValuesChange={(keyResults) => set({ keyResults })} most={LIMITS.items} longest={LIMITS.item} add={t("fields.addResult")} hint={t("fields.resultsHint")} />
          <DialogFooter className="mt-2">
            {project && (
              <ConfirmDialog
                trigger={<Button variant="ghost" className="text-destructive sm:mr-auto"><Trash2 aria-hidden />{tc("actions.delete")}</Button>}
                title={t("deleteTitle")}
                description={t("deleteBody", { name: project.name })}
                action={tc("actions.delete")}
                onConfirm={() => {
                  remove.mutate(project.id);
                  onClose();
                }}
              />
            )}
            <Button variant="outline" onClick={onClose}>{tc("actions.cancel")}</Button>
            <Button type="submit" disabled={!name} pending={change.isPending || create.isPending}>{tc("actions.save")}</Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
