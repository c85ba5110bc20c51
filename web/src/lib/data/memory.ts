import { z } from "zod";
import type { Client } from "@/lib/supabase/browser";
import { CATEGORIES } from "./insights";

export const memoryKeys = {
  all: ["memory"] as const,
  overview: ["memory", "overview"] as const,
  timeline: ["memory", "timeline"] as const,
  used: ["memory", "used"] as const,
  usedBy: (messageId: string) => ["memory", "used", messageId] as const,
};

const overview = z.looseObject({
  is_paused: z.boolean(),
  counts: z.record(z.string(), z.number()).catch({}),
  total: z.number(),
  ended: z.number(),
  last_sync_at: z.string().nullable(),
});

/** How much is remembered, and whether the memory works. */
export type MemoryOverview = z.infer<typeof overview>;

/** Reads how things stand with the memory. */
export async function fetchOverview(client: Client): Promise<MemoryOverview> {
  const { data, error } = await client.rpc("cerebro_overview");
  if (error) throw error;
  return overview.parse(data);
}

/** Has the memory pause: nothing is learned, nothing of it is used. Or has it go on. */
export async function setMemoryPaused(client: Client, userId: string, isPaused: boolean): Promise<void> {
  const { error } = await client.from("profiles").update({ is_memory_paused: isPaused }).eq("id", userId).select("id").single();
  if (error) throw error;
}

/** What can happen to a piece of knowledge. What is forgotten has never happened. */
export const EVENTS = ["learned", "added", "imported", "reinforced", "superseded", "corrected", "ended", "confirmed", "expired"] as const;

export type EventKind = (typeof EVENTS)[number];

const event = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  at: z.string(),
  kind: z.enum(EVENTS).catch("learned"),
  insight_id: z.string().nullable(),
  content: z.string().nullable(),
  previous_content: z.string().nullable(),
  category: z.enum(CATEGORIES).nullable().catch(null),
  assistant_id: z.string().nullable(),
  reason: z.string().nullable(),
});

/** Something that changed in what is known. */
export type MemoryEvent = z.infer<typeof event>;

/** Events that are read at once. */
export const TIMELINE_PAGE = 40;

/** Reads how knowledge changed, newest first, before a moment. */
export async function fetchTimeline(client: Client, before: string | null): Promise<MemoryEvent[]> {
  const { data, error } = await client.rpc("cerebro_timeline", { p_limit: TIMELINE_PAGE, ...(before ? { p_before: before } : {}) });
  if (error) throw error;
  return z.array(event).parse(data);
}

const used = z.object({
  message_id: z.string(),
  insight_id: z.string(),
  content: z.string(),
  category: z.enum(CATEGORIES),
  confidence: z.union([z.number(), z.string()]).transform(Number),
  since: z.string().nullable(),
});

/** A memory that an answer was given. */
export type UsedMemory = z.infer<typeof used>;

/** Reads which memories these answers were given. */
async function fetchUsed(client: Client, messageIds: string[]): Promise<UsedMemory[]> {
  const { data, error } = await client.rpc("message_memories", { p_message_ids: messageIds });
  if (error) throw error;
  return z.array(used).parse(data);
}

/** Answers that are asked about at once. */
const MOST_AT_ONCE = 100;
/** How long a question waits for others, in milliseconds: those of one drawing come together. */
const GATHER_MS = 16;

interface Waiting {
  ids: string[];
  answer: Promise<Map<string, UsedMemory[]>>;
}

const waiting = new WeakMap<Client, Waiting>();

/** The memories of one answer; what is asked in one moment about many answers is one request. */
export async function memoriesOf(client: Client, messageId: string): Promise<UsedMemory[]> {
  let batch = waiting.get(client);
  if (!batch || batch.ids.length >= MOST_AT_ONCE) {
    const ids: string[] = [];
    const answer = new Promise((resolve) => setTimeout(resolve, GATHER_MS)).then(async () => {
      if (waiting.get(client)?.ids === ids) waiting.delete(client);
      const byMessage = new Map<string, UsedMemory[]>();
      for (const one of await fetchUsed(client, ids)) byMessage.set(one.message_id, [...byMessage.get(one.message_id) ?? [], one]);
      return byMessage;
    });
    batch = { ids, answer };
    waiting.set(client, batch);
  }
  batch.ids.push(messageId);
  return (await batch.answer).get(messageId) ?? [];
}
