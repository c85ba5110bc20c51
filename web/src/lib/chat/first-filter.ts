import type { ConversationFilter } from "@/lib/data/conversations";

/** The filter of the list as it opens. */
export const FIRST_FILTER: ConversationFilter = { query: "", status: "active", assistantId: null };
