"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureText } from "@/hooks/use-failure-text";
import { changeRole, type Member, type Organization, organizationKeys, removeMember, type Role } from "@/lib/data/organizations";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";

/** What can be done with a member: shown at once, taken back with a reason where the database refuses. */
export function useMembership(organization: Organization, member: Member, name: string) {
  const t = useTranslations("account.organization");
  const failureText = useFailureText();
  const client = useSupabase();
  const queries = useQueryClient();
  const key = organizationKeys.members(organization.id);

  async function show(change: (members: Member[]) => Member[]) {
    await queries.cancelQueries({ queryKey: key });
    const before = queries.getQueryData<Member[]>(key);
    queries.setQueryData<Member[]>(key, (members) => members && change(members));
    return { before };
  }
  function takeBack(error: unknown, context: { before?: Member[] } | undefined) {
    queries.setQueryData(key, context?.before);
    // No row came back: the policy let this person change nothing.
    const isForbidden = (error as { code?: string }).code === "PGRST116";
    toast.error(isForbidden ? t("roleNotAllowed") : failureText(error));
  }
  const settle = () => queries.invalidateQueries({ queryKey: organizationKeys.all });

  return {
    changeRole: useMutation({
      mutationFn: (role: Role) => changeRole(client, organization.id, member.user_id, role),
      onMutate: (role) => show((members) => members.map((one) => one.user_id === member.user_id ? { ...one, role } : one)),
      onError: (error, _role, context) => takeBack(error, context),
      onSuccess: (_data, role) => toast.success(t("members.changed", { name, role: t(`roles.${role}`).toLowerCase() })),
      onSettled: settle,
    }),
    remove: useMutation({
      mutationFn: () => removeMember(client, organization.id, member.user_id),
      onMutate: () => show((members) => members.filter((one) => one.user_id !== member.user_id)),
      onError: (error, _nothing, context) => takeBack(error, context),
      onSuccess: () => toast.success(t("members.removed", { name })),
      onSettled: settle,
    }),
  };
}
