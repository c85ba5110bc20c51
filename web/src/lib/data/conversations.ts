import type { Database } from "@database";
import { z } from "zod";
import type { Client } from "@/lib/supabase/browser";

/** A conversation as lists show it. */
export interface ConversationSummary {
  id: string;
  title: string | null;
  assistant_id: string;
  status: string;
  last_message_at: string;
  message_count: number;
  /** Text around what was searched for. */
  snippet: string | null;
  matched_message_id: string | null;
}

/** What a list of conversations is about. */
export interface ConversationFilter {
  query: string;
  status: "active" | "archived";
  assistantId: string | null;
}

/** Conversations that are fetched at once. */
export const LIST_PAGE_SIZE = 30;

export const conversationKeys = {
  all: ["conversations"] as const,
  lists: ["conversations", "list"] as const,
  list: (filter: ConversationFilter) => ["conversations", "list", filter] as const,
  one: (id: string) => ["conversations", "one", id] as const,
};

const summaries = z.array(z.object({
  id: z.string(),
  title: z.string().nullable(),
  assistant_id: z.string(),
  status: z.string(),
  last_message_at: z.string(),
  message_count: z.number(),
  snippet: z.string().nullable(),
  matched_message_id: z.string().nullable(),
}));

/** The person's conversations, newest first, after the last row of the page before. */
export async function fetchConversations(
  client: Client,
  filter: ConversationFilter,
  after?: Pick<ConversationSummary, "last_message_at" | "id">,
): Promise<ConversationSummary[]> {
  const { data, error } = await client.rpc("list_conversations", {
    p_status: filter.status,
    p_limit: LIST_PAGE_SIZE,
    ...(filter.query ? { p_query: filter.query } : {}),
    ...(filter.assistantId ? { p_assistant_id: filter.assistantId } : {}),
    ...(after ? { p_before_at: after.last_message_at, p_before_id: after.id } : {}),
  });
  if (error) throw error;
  return summaries.parse(data);
}

type Row = Database["public"]["Tables"]["conversations"]["Row"];

/** A conversation as its own page shows it. */
export type ConversationHead = Pick<Row, "id" | "title" | "assistant_id" | "status" | "is_off_record">;

/** The conversation, or null where it does not exist or is not the person's. */
export async function fetchConversation(client: Client, id: string): Promise<ConversationHead | null> {
  const { data, error } = await client.from("conversations").select("id, title, assistant_id, status, is_off_record").eq("id", id).maybeSingle();
  if (error) throw error;
  return data;
}

/** Longest title that the database takes. */
export const MAX_TITLE = 200;

/** Gives the conversation a name of the person's own. */
export async function renameConversation(client: Client, id: string, title: string): Promise<void> {
  const { error } = await client.from("conversations").update({ title }).eq("id", id).select("id").single();
  if (error) throw error;
}

/** Puts a conversation away, or takes it up again. */
export async function setConversationStatus(client: Client, id: string, status: "active" | "archived"): Promise<void> {
  const { error } = await client.from("conversations").update({ status }).eq("id", id).select("id").single();
  if (error) throw error;
}

/** Takes a conversation off the record, where nothing is learned from what is said, or puts it on it again. */
export async function setOffRecord(client: Client, id: string, isOffRecord: boolean): Promise<void> {
  const { error } = await client.from("conversations").update({ is_off_record: isOffRecord }).eq("id", id).select("id").single();
  if (error) throw error;
}

/** Begins a conversation off the record before anything is said in it: said first, it would be learned from. May be called again. */
export async function beginOffRecord(client: Client, { id, userId, assistantId }: { id: string; userId: string; assistantId: string }): Promise<void> {
  const { error } = await client.from("conversations").insert({ id, user_id: userId, assistant_id: assistantId });
  if (error && error.code !== "23505") throw error;
  await setOffRecord(client, id, true);
}

/** Deletes a conversation with all its messages, for good. */
export async function deleteConversation(client: Client, id: string): Promise<void> {
  const { error } = await client.from("conversations").delete().eq("id", id);
  if (error) throw error;
}
