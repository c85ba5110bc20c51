"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useMemoryChanges } from "@/hooks/use-memory-changes";
import { teamKey } from "@/lib/data/assistants";
import { planKey } from "@/lib/data/plan";
import { recentKey } from "@/lib/data/recent-conversations";
import { useSupabase } from "@/lib/supabase/browser";
import { followChanges } from "@/lib/supabase/changes";

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
    const mine = { table: "conversations", filter: `user_id=eq.${userId}`, onChange: refresh };
    const leave = followChanges(client, `home:${userId}`, [mine], refresh);
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [client, queries, userId]);
  return null;
}
