"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type Decision, decideRecommendation, fetchRecommendations, type Recommendation, recommendationKeys } from "@/lib/data/recommendations";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { useFailureText } from "./use-failure-text";

/** What is worth doing, as it is now. */
export function useRecommendations() {
  const client = useSupabase();
  return useQuery({ queryKey: recommendationKeys.all, queryFn: () => fetchRecommendations(client) });
}

/** Says what the person makes of a recommendation: shown at once, taken back where it cannot be saved. */
export function useDecision() {
  const t = useTranslations("cerebro.recommendations.decided");
  const client = useSupabase();
  const queries = useQueryClient();
  const failureText = useFailureText();
  return useMutation({
    networkMode: "always",
    mutationFn: ({ id, decision }: { id: string; decision: Decision }) => decideRecommendation(client, id, decision),
    onMutate: async ({ id, decision }) => {
      await queries.cancelQueries({ queryKey: recommendationKeys.all });
      const before = queries.getQueryData<Recommendation[]>(recommendationKeys.all);
      queries.setQueryData<Recommendation[]>(recommendationKeys.all, (all) => all?.map((one) => one.id === id ? { ...one, status: decision } : one));
      return before;
    },
    onError: (error, _decision, before) => {
      queries.setQueryData(recommendationKeys.all, before);
      toast.error(failureText(error));
    },
    onSuccess: (_nothing, { decision }) => {
      // Whoever takes it up is on the way to the conversation.
      if (decision !== "accepted") toast.success(t(decision));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: recommendationKeys.all }),
  });
}
