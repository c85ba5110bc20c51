"use client";
import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { applyChange, type ConversationChange } from "@/lib/chat/conversation-cache";
import {
  conversationKeys, type ConversationFilter, type ConversationHead, type ConversationSummary, fetchConversations, LIST_PAGE_SIZE,
} from "@/lib/data/conversations";
import { useSupabase } from "@/lib/supabase/browser";
import { followChanges } from "@/lib/supabase/changes";

/** Rows that were fetched at once, and where the next ones begin. */
interface Page {
  rows: ConversationSummary[];
  next: Pick<ConversationSummary, "last_message_at" | "id"> | null;
}

function pageOf(rows: ConversationSummary[]): Page {
  const last = rows.at(-1);
  return { rows, next: last && rows.length === LIST_PAGE_SIZE ? { last_message_at: last.last_message_at, id: last.id } : null };
}

/** The person's conversations, page by page; `initial` is the first page where the server has read it already. */
export function useConversationList(filter: ConversationFilter, initial?: ConversationSummary[]) {
  const client = useSupabase();
  return useInfiniteQuery({
    queryKey: conversationKeys.list(filter),
    queryFn: async ({ pageParam }) => pageOf(await fetchConversations(client, filter, pageParam ?? undefined)),
    initialPageParam: null as Page["next"],
    getNextPageParam: (page) => page.next,
    ...(initial ? { initialData: { pages: [pageOf(initial)], pageParams: [null] } } : {}),
    placeholderData: (before) => (filter.query ? before : undefined),
  });
}

/** Keeps all lists, and the heads of open conversations, in step with what other tabs and devices do. */
export function useConversationChanges(userId: string): void {
  const client = useSupabase();
  const queries = useQueryClient();
  useEffect(() => {
    const apply = (change: ConversationChange) => applyToQueries(queries, change);
    return followChanges(client, `conversations:${userId}`, [{
      table: "conversations",
      filter: `user_id=eq.${userId}`,
      onChange: ({ eventType, new: row, old }) => {
        if (eventType !== "DELETE") apply({ type: "saved", row: rowOf(row as Row) });
        else if (typeof old["id"] === "string") apply({ type: "deleted", id: old["id"] });
      },
    }], () => void queries.invalidateQueries({ queryKey: conversationKeys.all }));
  }, [client, queries, userId]);
}

type Row = ConversationChange extends infer Change ? Change extends { row: infer Saved } ? Saved & Record<string, unknown> : never : never;

function rowOf({ id, title, assistant_id, status, last_message_at, message_count, is_off_record }: Row): Extract<ConversationChange, { type: "saved" }>["row"] {
  return { id, title: title ?? null, assistant_id, status, last_message_at, message_count, is_off_record };
}

/** Applies a change to everything that was read of conversations. */
export function applyToQueries(queries: ReturnType<typeof useQueryClient>, change: ConversationChange): void {
  for (const [key, data] of queries.getQueriesData<InfiniteData<Page>>({ queryKey: conversationKeys.lists })) {
    const filter = key[2] as ConversationFilter | undefined;
    if (!data || !filter) continue;
    const pages = applyChange(data.pages.map(({ rows }) => rows), filter, change);
    queries.setQueryData<InfiniteData<Page>>(key, { ...data, pages: data.pages.map((page, index) => ({ ...page, rows: pages[index] ?? [] })) });
  }
  if (change.type === "saved") {
    const { id, title, assistant_id, status, is_off_record } = change.row;
    queries.setQueryData<ConversationHead | null>(conversationKeys.one(id), (head) =>
      head === undefined ? undefined : {
        id, title, assistant_id, status: status as ConversationHead["status"], is_off_record: is_off_record ?? head?.is_off_record ?? false,
      });
  } else {
    queries.setQueryData(conversationKeys.one(change.id), (head: unknown) => (head === undefined ? undefined : null));
  }
}
