import { z } from "zod";
import type { Client } from "@/lib/supabase/browser";

/** Areas of a project; same values as `project_category_enum`. */
export const PROJECT_CATEGORIES = ["marketing", "sales", "operations", "growth", "product"] as const;
export const PROJECT_PRIORITIES = ["low", "medium", "high", "urgent"] as const;
export const PROJECT_STATUSES = ["planning", "active", "paused", "completed", "cancelled"] as const;

const texts = z.array(z.string()).nullable().transform((all) => all ?? []);

const schema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  category: z.enum(PROJECT_CATEGORIES).nullable(),
  priority: z.enum(PROJECT_PRIORITIES).nullable().transform((priority) => priority ?? "medium"),
  status: z.enum(PROJECT_STATUSES).nullable().transform((status) => status ?? "planning"),
  progress_percentage: z.number().nullable().transform((percent) => percent ?? 0),
  start_date: z.string().nullable(),
  target_date: z.string().nullable(),
  completion_date: z.string().nullable(),
  assistants_involved: texts,
  objectives: texts,
  key_results: texts,
  is_proposal: z.boolean(),
  source_insight_id: z.string().nullable(),
  created_at: z.string().nullable(),
});

/** Something that the person works towards. */
export type Project = z.infer<typeof schema>;

export const projectKeys = { all: ["projects"] as const };

/** Reads all projects and proposals, newest first. */
export async function fetchProjects(client: Client): Promise<Project[]> {
  const { data, error } = await client.from("user_projects").select(Object.keys(schema.shape).join(","))
    .order("created_at", { ascending: false }).order("id").limit(200);
  if (error) throw error;
  return z.array(schema).parse(data);
}

/** What the person may change of a project. */
export type ProjectChanges = Partial<Pick<
  Project,
  "name" | "description" | "category" | "priority" | "status" | "progress_percentage" | "target_date" | "completion_date" | "objectives" | "key_results"
>>;

/** Writes these columns and no others. */
export async function updateProject(client: Client, id: string, changes: ProjectChanges): Promise<void> {
  const { error } = await client.from("user_projects").update(changes).eq("id", id).select("id").single();
  if (error) throw error;
}

/** Starts a project of the person's own. */
export async function createProject(client: Client, userId: string, project: ProjectChanges & { name: string }): Promise<void> {
  const { error } = await client.from("user_projects").insert({ ...project, user_id: userId });
  if (error) throw error;
}

/** Deletes a project. */
export async function deleteProject(client: Client, id: string): Promise<void> {
  const { error } = await client.from("user_projects").delete().eq("id", id);
  if (error) throw error;
}

/** Takes up a proposed project, or puts it aside. */
export async function decideProject(client: Client, id: string, isAccepted: boolean): Promise<void> {
  const { error } = await client.rpc("decide_project", { p_id: id, p_accept: isAccepted });
  if (error) throw error;
}
