import type { ConversationFilter, ConversationSummary } from "@/lib/data/conversations";

/** What realtime says of a conversation. */
export type ConversationChange =
  | { type: "saved"; row: Omit<ConversationSummary, "snippet" | "matched_message_id"> & { is_off_record?: boolean } }
  | { type: "deleted"; id: string };

/** Whether a row belongs in a list. */
function belongs(row: ConversationSummary, filter: ConversationFilter): boolean {
  return row.status === filter.status && (!filter.assistantId || row.assistant_id === filter.assistantId);
}

/** `a` comes before `b` in a list: newest first, as the database sorts. */
function isBefore(a: ConversationSummary, b: ConversationSummary): boolean {
  const [at, bt] = [Date.parse(a.last_message_at), Date.parse(b.last_message_at)];
  return at === bt ? a.id > b.id : at > bt;
}

/**
 * Applies a change to the pages of a list. A list that was searched keeps its hits and learns only new titles: whether a
 * new conversation is a hit, the database decides when it is asked again.
 */
export function applyChange(
  pages: ConversationSummary[][],
  filter: ConversationFilter,
  change: ConversationChange,
): ConversationSummary[][] {
  if (change.type === "deleted") return without(pages, change.id);
  const known = pages.flat().find(({ id }) => id === change.row.id);
  const row: ConversationSummary = { snippet: null, matched_message_id: null, ...known, ...change.row };
  if (!belongs(row, filter)) return known ? without(pages, row.id) : pages;
  if (filter.query) {
    return known ? pages.map((page) => page.map((other) => (other.id === row.id ? { ...row, last_message_at: other.last_message_at } : other))) : pages;
  }
  if (known && known.last_message_at === row.last_message_at) {
    return pages.map((page) => page.some(({ id }) => id === row.id) ? page.map((other) => (other.id === row.id ? row : other)) : page);
  }
  const rest = without(pages, row.id);
  for (const [index, page] of rest.entries()) {
    const at = page.findIndex((other) => isBefore(row, other));
    // Behind the last row of the last page there may be others that were not read yet, unless this one was among the known.
    const here = at >= 0 ? at : index === rest.length - 1 && (known || page.length === 0) ? page.length : -1;
    if (here >= 0) return rest.map((other, i) => (i === index ? [...page.slice(0, here), row, ...page.slice(here)] : other));
  }
  return rest;
}

function without(pages: ConversationSummary[][], id: string): ConversationSummary[][] {
  return pages.map((page) => (page.some((row) => row.id === id) ? page.filter((row) => row.id !== id) : page));
}
