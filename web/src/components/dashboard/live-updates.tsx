"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useMemoryChanges } from "@/hooks/use-memory-changes";
import { teamKey } from "@/lib/data/assistants";
import { planKey } from "@/lib/data/plan";
import { recentKey } from "@/lib/data/recent-conversations";
import { useSupabase } from "@/lib/supabase/browser";

/** Turns come in bursts of changes; one look at the result is enough. */
const SETTLE_MS = 400;

/** Keeps plan, team, conversations and memory in step with what happens in other tabs and on other devices. */
export function LiveUpdates({ userId }: { userId: string }) {
  const client = useSupabase();
  const queries = useQueryClient();
  useMemoryChanges(userId, "home");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const queryKey of [planKey, teamKey, recentKey]) void queries.invalidateQueries({ queryKey });
      }, SETTLE_MS);
    };
    const channel = client
      .channel(`home:${userId}`)
      .on("postgres_changes", { event: "*", schema: "public", table: "conversations", filter: `user_id=eq.${userId}` }, refresh)
      .subscribe();
    return () => {
      clearTimeout(timer);
      void client.removeChannel(channel);
    };
  }, [client, queries, userId]);
  return null;
}
