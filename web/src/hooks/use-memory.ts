"use client";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchOverview, fetchTimeline, memoriesOf, memoryKeys, type MemoryOverview, setMemoryPaused, TIMELINE_PAGE } from "@/lib/data/memory";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { useFailureText } from "./use-failure-text";

/** How things stand with the memory. */
export function useOverview() {
  const client = useSupabase();
  return useQuery({ queryKey: memoryKeys.overview, queryFn: () => fetchOverview(client) });
}

/** Has the memory pause and go on: shown at once, taken back where it cannot be saved. */
export function useMemoryPause(userId: string) {
  const client = useSupabase();
  const queries = useQueryClient();
  const failureText = useFailureText();
  return useMutation({
    networkMode: "always",
    mutationFn: (isPaused: boolean) => setMemoryPaused(client, userId, isPaused),
    onMutate: async (isPaused) => {
      await queries.cancelQueries({ queryKey: memoryKeys.overview });
      const before = queries.getQueryData<MemoryOverview>(memoryKeys.overview);
      queries.setQueryData<MemoryOverview>(memoryKeys.overview, (all) => all && { ...all, is_paused: isPaused });
      return before;
    },
    onError: (error, _isPaused, before) => {
      queries.setQueryData(memoryKeys.overview, before);
      toast.error(failureText(error));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: memoryKeys.overview }),
  });
}

/** How knowledge changed, page by page. */
export function useTimeline() {
  const client = useSupabase();
  return useInfiniteQuery({
    queryKey: memoryKeys.timeline,
    queryFn: ({ pageParam }) => fetchTimeline(client, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.length === TIMELINE_PAGE ? page.at(-1)?.at ?? null : null,
  });
}

/** The memories that an answer was given; asked for once it is stored. */
export function useMemoriesOf(messageId: string | undefined) {
  const client = useSupabase();
  return useQuery({
    queryKey: memoryKeys.usedBy(messageId ?? ""),
    queryFn: () => memoriesOf(client, messageId ?? ""),
    enabled: messageId !== undefined,
    // What an answer was given does not change, but by forgetting, which says so.
    staleTime: Infinity,
  });
}
