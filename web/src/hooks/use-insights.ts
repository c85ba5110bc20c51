"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { earlierOf } from "@/lib/cerebro/knowledge";
import {
  confirmInsight, correctInsight, fetchEvidence, fetchInsight, fetchKnowledge, fetchLatestInsights, forgetInsight, type Insight, insightKeys, type Knowledge,
} from "@/lib/data/insights";
import { memoryKeys, type UsedMemory } from "@/lib/data/memory";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { useConnection } from "./use-connection";
import { useFailureText } from "./use-failure-text";

/** Everything that is remembered, as it is now. */
export function useKnowledge() {
  const client = useSupabase();
  return useQuery({ queryKey: insightKeys.knowledge, queryFn: () => fetchKnowledge(client) });
}

/** What was learned last. */
export function useLatestInsights() {
  const client = useSupabase();
  return useQuery({ queryKey: insightKeys.latest, queryFn: () => fetchLatestInsights(client) });
}

/** Where something was said; asked for once somebody wants to know. */
export function useEvidence(id: string, isWanted: boolean) {
  const client = useSupabase();
  return useQuery({ queryKey: insightKeys.evidence(id), queryFn: () => fetchEvidence(client, id), enabled: isWanted });
}

type Named = Pick<Insight, "id">;

/** What a person can do with something that is remembered. Shown at once, taken back with a reason where it is refused. */
export function useInsightActions(said: { forgotten: string; corrected: string; confirmed: string }) {
  const client = useSupabase();
  const connection = useConnection();
  const queries = useQueryClient();
  const failureText = useFailureText();

  async function show(change: (insights: Insight[], past: readonly Insight[]) => Insight[]) {
    await queries.cancelQueries({ queryKey: insightKeys.all });
    const knowledge = queries.getQueryData<Knowledge>(insightKeys.knowledge);
    const before = knowledge?.past ?? [];
    const latest = queries.getQueryData<Insight[]>(insightKeys.latest);
    queries.setQueryData<Knowledge>(insightKeys.knowledge, (all) => all && { ...all, current: change(all.current, before), past: change(all.past, before) });
    queries.setQueryData<Insight[]>(insightKeys.latest, (all) => all && change(all, before));
    return () => {
      queries.setQueryData(insightKeys.knowledge, knowledge);
      queries.setQueryData(insightKeys.latest, latest);
    };
  }
  const settle = () =>
    Promise.all([queries.invalidateQueries({ queryKey: insightKeys.all }), queries.invalidateQueries({ queryKey: memoryKeys.all })]);
  const takeBack = (error: unknown, undo: (() => void) | undefined) => {
    undo?.();
    toast.error(failureText(error));
  };

  return {
    confirm: useMutation({
      networkMode: "always",
      mutationFn: (insight: Insight) => confirmInsight(client, insight),
      onMutate: (insight) => {
        const now = new Date().toISOString();
        return show((all) => all.map((one) => one.id === insight.id ? { ...one, status: "validated", last_validated_at: now } : one));
      },
      onError: (error, _insight, undo) => takeBack(error, undo),
      onSuccess: () => toast.success(said.confirmed),
      onSettled: settle,
    }),
    /** Rejects with the refusal, which is about what was typed and stands beside it. */
    correct: useMutation({
      networkMode: "always",
      mutationFn: async ({ id, version, content }: Named & Partial<Pick<Insight, "version">> & { content: string }) => {
        const known = version ?? (await fetchInsight(client, id))?.version;
        if (known === undefined) throw { code: "insight_not_found" };
        return await correctInsight(connection, { id, version: known }, content);
      },
      onSuccess: () => toast.success(said.corrected),
      onSettled: settle,
    }),
    forget: useMutation({
      networkMode: "always",
      mutationFn: ({ id }: Named) => forgetInsight(client, id),
      onMutate: async ({ id }) => {
        // What it took the place of goes with it: it is the same thing, earlier.
        const undo = await show((all, past) => {
          const gone = new Set([id, ...earlierOf(id, past).map((one) => one.id)]);
          return all.filter((one) => !gone.has(one.id));
        });
        await queries.cancelQueries({ queryKey: memoryKeys.used });
        const used = queries.getQueriesData<UsedMemory[]>({ queryKey: memoryKeys.used });
        queries.setQueriesData<UsedMemory[]>({ queryKey: memoryKeys.used }, (all) => all?.filter(({ insight_id }) => insight_id !== id));
        return () => {
          undo();
          for (const [key, memories] of used) queries.setQueryData(key, memories);
        };
      },
      onError: (error, _named, undo) => takeBack(error, undo),
      onSuccess: () => toast.success(said.forgotten),
      onSettled: settle,
    }),
  };
}
