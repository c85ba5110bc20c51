"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useFailureText } from "@/hooks/use-failure-text";
import { fetchMembers, isLastOwner, type Organization, organizationKeys } from "@/lib/data/organizations";
import { useSupabase } from "@/lib/supabase/browser";
import { MemberRow } from "./member-row";
import { Section } from "./section";

/** The people of an organization, oneself first. */
export function MemberList({ organization, userId }: { organization: Organization; userId: string }) {
  const t = useTranslations("account.organization.members");
  const common = useTranslations("common");
  const failureText = useFailureText();
  const client = useSupabase();
  const isGuest = organization.role === "guest";
  const { data, error, refetch } = useQuery({
    queryKey: organizationKeys.members(organization.id),
    queryFn: () => fetchMembers(client, organization.id),
    enabled: !isGuest,
    refetchOnWindowFocus: "always",
  });
  const members = data?.toSorted((a, b) => Number(b.user_id === userId) - Number(a.user_id === userId));
  if (isGuest) return <Alert>{t("guest")}</Alert>;
  return (
    <Section title={t("title")} description={members && t("count", { count: members.length })}>
      {error && (
        <Alert tone="destructive" action={<Button variant="outline" size="sm" onClick={() => void refetch()}>{common("actions.retry")}</Button>}>
          {failureText(error)}
        </Alert>
      )}
      {!members && !error && <Skeleton className="h-28" />}
      {members && (
        <ul className="divide-y divide-border">
          {members.map((member) => (
            <MemberRow
              key={member.user_id}
              member={member}
              organization={organization}
              isMe={member.user_id === userId}
              isLastOwner={isLastOwner(members, member.user_id)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
