"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { setAssistantActive, swapAssistants, teamKey, type TeamMember } from "@/lib/data/assistants";
import { type MyPlan, planIncludes, planKey } from "@/lib/data/plan";
import { failureOf } from "@/lib/errors";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { useFailureText } from "./use-failure-text";

interface Toggle {
  member: TeamMember;
  active: boolean;
  /** Who makes room. */
  instead?: TeamMember;
}

/** What {@link useAssistantToggle} returns. */
export type AssistantToggle = ReturnType<typeof useAssistantToggle>;

/** Switches assistants on and off: shown at once, taken back where the database refuses. */
export function useAssistantToggle(userId: string, team: readonly TeamMember[], plan: MyPlan | null | undefined) {
  const t = useTranslations("assistants");
  const client = useSupabase();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [waiting, setWaiting] = useState<TeamMember>();
  const [leaving, setLeaving] = useState<TeamMember>();
  const isFinal = (member: TeamMember) => !planIncludes(plan?.plan_id ?? null, member.requiredPlan);

  const { mutateAsync, isPending } = useMutation({
    // Without a network it fails at once: a change that waits would happen when nobody expects it any more.
    networkMode: "always",
    mutationFn: ({ member, active, instead }: Toggle) =>
      instead ? swapAssistants(client, userId, instead.id, member.id) : setAssistantActive(client, userId, member.id, active),
    onMutate: async ({ member, active, instead }) => {
      await queries.cancelQueries({ queryKey: teamKey, exact: true });
      const before = queries.getQueryData<TeamMember[]>(teamKey);
      queries.setQueryData<TeamMember[]>(teamKey, (all) =>
        all?.map((one) => one.id === member.id ? { ...one, active } : one.id === instead?.id ? { ...one, active: false } : one));
      return { before };
    },
    onError: (error, { member }, context) => {
      queries.setQueryData(teamKey, context?.before);
      // Another tab or device has taken the last place.
      if (failureOf(error).code === "plan_limit_assistants") setWaiting(member);
      else toast.error(failureText(error));
    },
    onSuccess: (_, { member, active }) => {
      if (active) toast.success(t("activated", { name: member.name }));
      else toast.info(t("deactivated", { name: member.name }), isFinal(member) ? undefined : { label: t("undo"), run: () => toggle(member, true) });
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: teamKey });
      void queries.invalidateQueries({ queryKey: planKey });
    },
  });
  const run = (change: Toggle) => mutateAsync(change).then(() => true, () => false);

  function toggle(member: TeamMember, active: boolean) {
    const others = team.filter((one) => one.active && one.id !== member.id).length;
    if (active && plan && plan.max_assistants !== null && others >= plan.max_assistants) setWaiting(member);
    else if (!active && isFinal(member)) setLeaving(member);
    else void run({ member, active });
  }

  return {
    toggle,
    isPending,
    /** Who wants to work and finds no room; somebody else has to make it. */
    waiting,
    /** Who could not be switched on again, because the plan no longer includes them: to be confirmed. */
    leaving,
    leave: async () => {
      if (leaving) await run({ member: leaving, active: false });
    },
    cancel: () => {
      setWaiting(undefined);
      setLeaving(undefined);
    },
    swap: async (instead: TeamMember) => {
      if (waiting && await run({ member: waiting, active: true, instead })) setWaiting(undefined);
    },
  };
}
