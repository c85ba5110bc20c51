"use client";
import { useQuery } from "@tanstack/react-query";
import { fetchTeam, teamKey } from "@/lib/data/assistants";
import { fetchRecentConversations, recentKey } from "@/lib/data/recent-conversations";
import { fetchMyPlan, planKey } from "@/lib/data/plan";
import { useSupabase } from "@/lib/supabase/browser";

/** The team, as it is now. */
export function useTeam() {
  const client = useSupabase();
  return useQuery({ queryKey: teamKey, queryFn: () => fetchTeam(client) });
}

/** The plan and its use, as they are now. */
export function useMyPlan() {
  const client = useSupabase();
  return useQuery({ queryKey: planKey, queryFn: () => fetchMyPlan(client) });
}

/** The newest conversations. */
export function useRecentConversations() {
  const client = useSupabase();
  return useQuery({ queryKey: recentKey, queryFn: () => fetchRecentConversations(client) });
}
