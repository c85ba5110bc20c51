import type { Client } from "@/lib/supabase/browser";
import { type ConversationSummary, conversationKeys, fetchConversations } from "./conversations";

/** How many the first page shows. */
const SHOWN = 5;

/** Where the newest conversations are kept in the browser; what invalidates the lists of conversations reaches them. */
export const recentKey = [...conversationKeys.lists, "recent"] as const;

/** Reads the newest conversations. */
export async function fetchRecentConversations(client: Client): Promise<ConversationSummary[]> {
  return (await fetchConversations(client, { query: "", status: "active", assistantId: null })).slice(0, SHOWN);
}
