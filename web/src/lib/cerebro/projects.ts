import type { Project } from "@/lib/data/projects";

/** Projects by what there is to do about them. */
export interface ProjectGroups {
  proposals: Project[];
  open: Project[];
  closed: Project[];
}

const URGENCY: readonly Project["priority"][] = ["urgent", "high", "medium", "low"];

/** Proposals, what is being worked on (the most urgent and the nearest first), and what is over. */
export function groupProjects(projects: readonly Project[]): ProjectGroups {
  const isClosed = ({ status }: Project) => status === "completed" || status === "cancelled";
  const accepted = projects.filter(({ is_proposal }) => !is_proposal);
  return {
    proposals: projects.filter((project) => project.is_proposal && !isClosed(project)),
    open: accepted.filter((project) => !isClosed(project)).sort((a, b) =>
      URGENCY.indexOf(a.priority) - URGENCY.indexOf(b.priority) || (a.target_date ?? "9").localeCompare(b.target_date ?? "9")
    ),
    closed: accepted.filter(isClosed),
  };
}

/** Days until a project's date, today being 0; negative where it has passed, null without one. */
export function daysLeft(targetDate: string | null, today: string): number | null {
  return targetDate === null ? null : Math.round((Date.parse(targetDate) - Date.parse(today)) / 86_400_000);
}

/** Today's date in a time zone, `2026-11-29`. */
export function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}
