"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { insightKeys } from "@/lib/data/insights";
import { memoryKeys } from "@/lib/data/memory";
import { patternKeys } from "@/lib/data/patterns";
import { projectKeys } from "@/lib/data/projects";
import { recommendationKeys } from "@/lib/data/recommendations";
import { useSupabase } from "@/lib/supabase/browser";
import { followChanges } from "@/lib/supabase/changes";

/** One message teaches several things; one look at the result is enough. */
const SETTLE_MS = 400;

/** What follows from a single thing that is remembered, and what is worked out from all of them. */
const FROM_INSIGHTS = [insightKeys.all, memoryKeys.all];
const FROM_DIGEST = [...FROM_INSIGHTS, patternKeys.list, projectKeys.all, recommendationKeys.all];

/** Keeps what is shown of the memory in step with what is learned and forgotten, here and elsewhere. */
export function useMemoryChanges(userId: string, place: string): void {
  const client = useSupabase();
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = new Set<readonly string[]>();
    const refresh = (keys: readonly (readonly string[])[]) => {
      for (const key of keys) changed.add(key);
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const queryKey of changed) void queries.invalidateQueries({ queryKey });
        changed.clear();
      }, SETTLE_MS);
    };
    const filter = `user_id=eq.${userId}`;
    const leave = followChanges(client, `memory:${place}:${userId}`, [
      { table: "user_insights", filter, onChange: () => refresh(FROM_INSIGHTS) },
      { table: "brain_ai_data", filter, onChange: () => refresh(FROM_DIGEST) },
    ], () => refresh(FROM_DIGEST));
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [client, queries, userId, place]);
}
