"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchProfile, type Profile, type ProfileChanges, profileKey, updateProfile } from "@/lib/data/profiles";
import { useSupabase } from "@/lib/supabase/browser";

/** The person's profile, from the page's first paint on; looked at again when the tab is, for another may have changed it. */
export function useProfile(initial: Profile): Profile {
  const client = useSupabase();
  const { data } = useQuery({
    queryKey: profileKey,
    queryFn: () => fetchProfile(client, initial.id),
    initialData: initial,
    refetchOnWindowFocus: "always",
  });
  return data;
}

/** Writes columns of the profile, showing them at once; they go back where that fails. */
export function useProfileUpdate(userId: string) {
  const client = useSupabase();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (changes: ProfileChanges) => updateProfile(client, userId, changes),
    onMutate: async (changes) => {
      await queries.cancelQueries({ queryKey: profileKey });
      const before = queries.getQueryData<Profile>(profileKey);
      queries.setQueryData<Profile>(profileKey, (profile) => profile && { ...profile, ...changes });
      return { before };
    },
    onError: (_error, _changes, context) => queries.setQueryData(profileKey, context?.before),
    onSuccess: (profile) => queries.setQueryData(profileKey, profile),
  });
}
