import type { Client } from "@/lib/supabase/browser";
import { type ConversationSummary, conversationKeys, fetchConversations } from "./conversations";

/** How many the first page shows. */
const SHOWN = 5;

/** Where the newest conversations are kept in the browser. Not among the lists: those are kept page by page. */
export const recentKey = [...conversationKeys.all, "recent"] as const;

/** Reads the newest conversations. */
export async function fetchRecentConversations(client: Client): Promise<ConversationSummary[]> {
  return (await fetchConversations(client, { query: "", status: "active", assistantId: null })).slice(0, SHOWN);
}
