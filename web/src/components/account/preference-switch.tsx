"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import type { Json } from "@database";
import { Switch } from "@/components/ui/switch";
import { useFailureText } from "@/hooks/use-failure-text";
import { changePreferences, type Profile, profileKey } from "@/lib/data/profiles";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { Row } from "./section";

/** One choice among the notifications: switched at once, back again where it cannot be saved. */
export function PreferenceSwitch({ title, hint, isWanted, userId, change }: {
  title: ReactNode;
  hint: ReactNode;
  isWanted: boolean;
  userId: string;
  /** The preferences with this choice made. */
  change: (preferences: Json, wanted: boolean) => Json;
}) {
  const id = useId();
  const failureText = useFailureText();
  const client = useSupabase();
  const queries = useQueryClient();
  const toggle = useMutation({
    mutationFn: (wanted: boolean) => changePreferences(client, userId, (now) => change(now, wanted)),
    onMutate: async (wanted) => {
      await queries.cancelQueries({ queryKey: profileKey });
      const before = queries.getQueryData<Profile>(profileKey);
      queries.setQueryData<Profile>(profileKey, (profile) =>
        profile && { ...profile, notification_preferences: change(profile.notification_preferences, wanted) });
      return { before };
    },
    onError: (error, _wanted, context) => {
      queries.setQueryData(profileKey, context?.before);
      toast.error(failureText(error));
    },
    onSuccess: (profile) => queries.setQueryData(profileKey, profile),
  });
  return (
    <Row
      title={title}
      hint={hint}
      labelFor={id}
      control={<Switch id={id} checked={isWanted} aria-describedby={`${id}-hint`} onCheckedChange={(wanted) => toggle.mutate(wanted)} />}
    />
  );
}
