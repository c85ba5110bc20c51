import { z } from "zod";
import type { Client } from "@/lib/supabase/browser";

const schema = z.object({
  id: z.string(),
  pattern_description: z.string(),
  pattern_type: z.enum(["temporal", "behavioral", "contextual", "performance"]),
  frequency: z.number().nullable().transform((times) => times ?? 1),
  confidence: z.union([z.number(), z.string()]).nullable().transform((value) => value === null ? 0.5 : Number(value)),
  pattern_data: z.record(z.string(), z.unknown()).nullable().catch(null),
  triggers: z.array(z.string()).nullable().transform((all) => all ?? []),
  outcomes: z.array(z.string()).nullable().transform((all) => all ?? []),
  observed_by: z.array(z.string()).nullable().transform((all) => all ?? []),
  first_observed_at: z.string().nullable(),
  last_observed_at: z.string().nullable(),
  predicted_next_occurrence: z.string().nullable(),
  prediction_confidence: z.union([z.number(), z.string()]).nullable().transform((value) => value === null ? null : Number(value)),
});

/** A regularity in what the person does. */
export type Pattern = z.infer<typeof schema>;

export const patternKeys = {
  all: ["patterns"] as const,
  list: ["patterns", "list"] as const,
  activity: ["patterns", "activity"] as const,
};

/** Reads the patterns, the surest first. */
export async function fetchPatterns(client: Client): Promise<Pattern[]> {
  const { data, error } = await client.from("behavior_patterns").select(Object.keys(schema.shape).join(","))
    .order("confidence", { ascending: false }).order("id").limit(100);
  if (error) throw error;
  return z.array(schema).parse(data);
}

/** Forgets a pattern. */
export async function forgetPattern(client: Client, id: string): Promise<void> {
  const { error } = await client.from("behavior_patterns").delete().eq("id", id);
  if (error) throw error;
}

/** How far back the pictures of the week look, in days. */
export const ACTIVITY_DAYS = 84;
/** The API gives no more at once. */
const PAGE = 1_000;
const MOST = 3 * PAGE;

/** When the person wrote, newest first; what was said off the record left out. */
export async function fetchActivity(client: Client, now = new Date()): Promise<string[]> {
  const since = new Date(now.getTime() - ACTIVITY_DAYS * 86_400_000).toISOString();
  const times: string[] = [];
  while (times.length < MOST) {
    const { data, error } = await client
      .from("messages")
      .select("created_at, conversations!messages_conversation_id_fkey!inner(is_off_record)")
      .eq("role", "user")
      .eq("conversations.is_off_record", false)
      .gte("created_at", since)
      .order("created_at", { ascending: false })
      .range(times.length, times.length + PAGE - 1);
    if (error) throw error;
    times.push(...data.flatMap(({ created_at }) => created_at ?? []));
    if (data.length < PAGE) break;
  }
  return times;
}
