import { describe, expect, it } from "vitest";
import type { Project } from "@/lib/data/projects";
import { daysLeft, groupProjects, todayIn } from "./projects";

describe("projects", () => {
  const project = (changes: Partial<Project>): Project => ({
    id: "1", name: "x", description: null, category: null, priority: "medium", status: "active", progress_percentage: 0, start_date: null,
    target_date: null, completion_date: null, assistants_involved: [], objectives: [], key_results: [], is_proposal: false,
    source_insight_id: null, created_at: null, ...changes,
  });
  it("are proposals, open or over; the most urgent and the nearest first", () => {
    const groups = groupProjects([
      project({ id: "a" }),
      project({ id: "b", target_date: "2026-12-24" }),
      project({ id: "c", priority: "urgent" }),
      project({ id: "d", status: "completed" }),
      project({ id: "e", is_proposal: true, status: "planning" }),
      project({ id: "f", is_proposal: true, status: "cancelled" }),
    ]);
    expect(groups.open.map(({ id }) => id)).toEqual(["c", "b", "a"]);
    expect(groups.closed.map(({ id }) => id)).toEqual(["d"]);
    expect(groups.proposals.map(({ id }) => id)).toEqual(["e"]);
  });
  it("count their days in the person's calendar", () => {
    expect(todayIn("America/Mexico_City", new Date("2026-11-29T03:00:00Z"))).toBe("2026-11-28");
    expect(daysLeft("2026-12-01", "2026-11-28")).toBe(3);
    expect(daysLeft("2026-11-27", "2026-11-28")).toBe(-1);
    expect(daysLeft(null, "2026-11-28")).toBeNull();
  });
});
