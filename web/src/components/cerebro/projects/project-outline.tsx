"use client";
import { useTranslations } from "next-intl";
import type { Project } from "@/lib/data/projects";

/** What a project is for, and by what one will know that it is reached. */
export function ProjectOutline({ project }: { project: Project }) {
  const t = useTranslations("cerebro.projects");
  const parts = [["objectives", project.objectives], ["results", project.key_results]] as const;
  return parts.map(([part, items]) => items.length > 0 && (
    <div key={part} className="text-sm">
      <h4 className="font-sans text-xs font-semibold tracking-normal text-muted-foreground">{t(part)}</h4>
      <ul className="mt-1 grid gap-1">
        {items.map((item, index) => (
          <li key={index} className="flex gap-2 wrap-anywhere before:mt-2 before:size-1.5 before:shrink-0 before:rounded-full before:bg-primary">{item}</li>
        ))}
      </ul>
    </div>
  ));
}
