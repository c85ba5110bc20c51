import { z } from "zod";
import type { Client } from "@/lib/supabase/browser";

const reason = z.union([
  z.object({ insight_id: z.string(), content: z.string() }),
  z.object({ pattern_id: z.string(), description: z.string() }),
]);

const schema = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  // One that the web does not know is no reason to show nothing.
  reasons: z.array(reason.nullable().catch(null)).transform((all) => all.filter((one) => one !== null)),
  assistant_id: z.string().nullable(),
  status: z.enum(["open", "accepted", "dismissed", "done"]).catch("open"),
  created_at: z.string(),
});

/** Something worth doing, with its reasons and who would do it. */
export type Recommendation = z.infer<typeof schema>;

export type Decision = "accepted" | "dismissed" | "done";

export const recommendationKeys = { all: ["recommendations"] as const };

/** Reads the recommendations, the open ones first. */
export async function fetchRecommendations(client: Client): Promise<Recommendation[]> {
  const { data, error } = await client.rpc("cerebro_recommendations");
  if (error) throw error;
  return z.array(schema).parse(data);
}

/** Says what the person makes of it. */
export async function decideRecommendation(client: Client, id: string, decision: Decision): Promise<void> {
  const { error } = await client.rpc("decide_recommendation", { p_id: id, p_decision: decision });
  if (error) throw error;
}
