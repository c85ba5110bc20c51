import { z } from "zod";
import { callFunction, type Connection } from "@/lib/functions";
import type { Client } from "@/lib/supabase/browser";

/** What an insight is about; same values as `insight_category_enum`, in the order in which they are shown. */
export const CATEGORIES = ["business", "performance", "preference", "behavior"] as const;

export type Category = (typeof CATEGORIES)[number];

/** The sort of thing that an insight is; same values as the column's check. */
export const KINDS = ["fact", "preference", "goal", "constraint", "decision", "person", "date"] as const;

export type Kind = (typeof KINDS)[number];

/** Why something no longer holds. */
export const ENDINGS = ["superseded", "ended", "corrected", "expired"] as const;

/** A confidence as the database has it; half where it has none. */
const probability = z.union([z.number(), z.string()]).nullish().transform((value) => value == null ? 0.5 : Number(value));

const schema = z.object({
  id: z.string(),
  assistant_id: z.string().nullable(),
  content: z.string(),
  category: z.enum(CATEGORIES),
  kind: z.enum(KINDS).catch("fact"),
  fact_key: z.string().nullable(),
  confidence: probability,
  status: z.enum(["discovered", "validated", "actionable", "implemented", "expired"]).nullable(),
  origin: z.enum(["rules", "model", "person", "import"]).catch("rules"),
  evidence_count: z.number(),
  valid_from: z.string().nullable(),
  valid_until: z.string().nullable(),
  ended_reason: z.enum(ENDINGS).nullable(),
  superseded_by: z.string().nullable(),
  expires_at: z.string().nullable(),
  discovered_at: z.string().nullable(),
  last_seen_at: z.string().nullable(),
  last_validated_at: z.string().nullable(),
  version: z.number(),
});

/** One remembered thing. */
export type Insight = z.infer<typeof schema>;

/** What is remembered: what holds, and what once did. */
export interface Knowledge {
  current: Insight[];
  past: Insight[];
  /** There are more than were read; the newest were. */
  isPartial: boolean;
}

export const insightKeys = {
  all: ["insights"] as const,
  knowledge: ["insights", "knowledge"] as const,
  latest: ["insights", "latest"] as const,
  one: (id: string) => ["insights", "one", id] as const,
  evidence: (id: string) => ["insights", "evidence", id] as const,
};

/** Longest sentence that the function takes, in characters. */
export const MAX_CONTENT = 2_000;
/** Longest text to learn from, in characters. */
export const MAX_IMPORT = 50_000;

const COLUMNS = Object.keys(schema.shape).join(",");
/** The API gives no more at once. */
const PAGE = 1_000;
const MOST_CURRENT = 3 * PAGE;
const MOST_PAST = PAGE;

/** Reads what is remembered, newest first. */
export async function fetchKnowledge(client: Client): Promise<Knowledge> {
  const [current, past] = await Promise.all([readSome(client, true, MOST_CURRENT), readSome(client, false, MOST_PAST)]);
  return { current, past, isPartial: current.length === MOST_CURRENT || past.length === MOST_PAST };
}

async function readSome(client: Client, isCurrent: boolean, most: number): Promise<Insight[]> {
  const rows: Insight[] = [];
  while (rows.length < most) {
    const query = client.from("user_insights").select(COLUMNS);
    const { data, error } = await (isCurrent ? query.is("valid_until", null) : query.not("valid_until", "is", null))
      .order(isCurrent ? "last_seen_at" : "valid_until", { ascending: false })
      .order("id")
      .range(rows.length, rows.length + PAGE - 1);
    if (error) throw error;
    rows.push(...z.array(schema).parse(data));
    if (data.length < PAGE) break;
  }
  return rows;
}

/** How many of the newest the first page shows. */
export const LATEST_INSIGHTS = 3;

/** Reads what was learned last, of what still holds. */
export async function fetchLatestInsights(client: Client): Promise<Insight[]> {
  const { data, error } = await client.from("user_insights").select(COLUMNS).is("valid_until", null)
    .order("discovered_at", { ascending: false }).limit(LATEST_INSIGHTS);
  if (error) throw error;
  return z.array(schema).parse(data);
}

/** Reads one; null where it has been forgotten. */
export async function fetchInsight(client: Client, id: string): Promise<Insight | null> {
  const { data, error } = await client.from("user_insights").select(COLUMNS).eq("id", id).maybeSingle();
  if (error) throw error;
  return data === null ? null : schema.parse(data);
}

const evidence = z.array(z.object({
  message_id: z.string(),
  conversation_id: z.string(),
  conversation_title: z.string().nullable(),
  assistant_id: z.string().nullable(),
  said_at: z.string().nullable(),
  quote: z.string().nullable(),
}));

/** A place where something was said, in the very words. */
export type Evidence = z.infer<typeof evidence>[number];

/** Reads where an insight comes from, the newest first. */
export async function fetchEvidence(client: Client, id: string): Promise<Evidence[]> {
  const { data, error } = await client.rpc("insight_evidence", { p_id: id });
  if (error) throw error;
  return evidence.parse(data);
}

/** Says that it is right. Refused where it has changed since it was read. */
export async function confirmInsight(client: Client, { id, version }: Pick<Insight, "id" | "version">): Promise<void> {
  const { error } = await client.rpc("confirm_insight", { p_id: id, p_version: version });
  if (error) throw error;
}

/** Forgets it, with everything that comes from it. */
export async function forgetInsight(client: Client, id: string): Promise<void> {
  const { error } = await client.rpc("forget_insight", { p_id: id });
  if (error) throw error;
}

const learned = z.looseObject({ id: z.string(), content: z.string() });

const answer = z.object({
  learned: z.array(learned).default([]),
  ignored: z.number().default(0),
  refused: z.array(z.object({ reason: z.string() })).default([]),
});

/** What came of a text that was given to be learned. */
export type Learned = z.infer<typeof answer>;

/** Remembers a sentence of the person's own. */
export async function addInsight(connection: Connection, content: string, category?: Category): Promise<Learned> {
  return answer.parse(await callFunction(connection, "POST", "cerebro/insights", { content, ...(category ? { category } : {}) }));
}

/** Puts another sentence in the place of one that is wrong. */
export async function correctInsight(connection: Connection, { id, version }: Pick<Insight, "id" | "version">, content: string): Promise<Learned> {
  return answer.parse(await callFunction(connection, "PATCH", `cerebro/insights/${id}`, { content, version }));
}

/** Learns from a text, or from what a page of the web says. */
export async function importKnowledge(connection: Connection, source: { text: string } | { url: string }): Promise<Learned> {
  return answer.parse(await callFunction(connection, "POST", "cerebro/import", source));
}
