"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { MailOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useFailureText } from "@/hooks/use-failure-text";
import { answerInvitation, fetchInvitationsToMe, type InvitationToMe, organizationKeys } from "@/lib/data/organizations";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { Section } from "./section";

/** Invitations to the person's own address; nothing at all where there is none. */
export function InvitationsToMe({ initial, onAccepted }: { initial: InvitationToMe[]; onAccepted: (organizationId: string) => void }) {
  const t = useTranslations("account.organization.toMe");
  const client = useSupabase();
  const { data } = useQuery({
    queryKey: organizationKeys.invitedTo,
    queryFn: () => fetchInvitationsToMe(client),
    initialData: initial,
    refetchOnWindowFocus: "always",
  });
  if (data.length === 0) return null;
  return (
    <Section title={t("title")} className="border-primary/40">
      <ul className="grid grid-cols-1 gap-4">
        {data.map((invitation) => <Invitation key={invitation.id} invitation={invitation} onAccepted={onAccepted} />)}
      </ul>
    </Section>
  );
}

function Invitation({ invitation, onAccepted }: { invitation: InvitationToMe; onAccepted: (organizationId: string) => void }) {
  const t = useTranslations("account.organization");
  const failureText = useFailureText();
  const client = useSupabase();
  const queries = useQueryClient();
  const organization = invitation.organization_name;
  const role = t(`roles.${invitation.role}`).toLowerCase();
  const answer = useMutation({
    mutationFn: (word: "accept" | "decline") => answerInvitation(client, invitation.id, word),
    onError: (error) => toast.error(failureText(error)),
    onSuccess: (_data, word) => {
      if (word === "accept") onAccepted(invitation.organization_id);
      toast.success(word === "accept" ? t("toMe.accepted", { organization }) : t("toMe.declined"));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: organizationKeys.all }),
  });
  const isPending = (word: "accept" | "decline") => answer.isPending && answer.variables === word;
  return (
    <li className="flex flex-wrap items-center justify-between gap-4">
      <div className="flex min-w-0 items-center gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-accent text-accent-foreground"><MailOpen className="size-4.5" aria-hidden /></span>
        <div className="min-w-0">
          <p className="font-semibold break-words">{organization}</p>
          <p className="text-sm text-muted-foreground">
            {invitation.invited_by_name ? t("toMe.body", { name: invitation.invited_by_name, role }) : t("toMe.bodyNameless", { role })}
          </p>
        </div>
      </div>
      <div className="flex gap-2 max-sm:w-full *:max-sm:flex-1">
        <Button
          variant="outline"
          disabled={answer.isPending}
          pending={isPending("decline")}
          aria-label={t("toMe.declineFor", { organization })}
          onClick={() => answer.mutate("decline")}
        >
          {t("toMe.decline")}
        </Button>
        <Button disabled={answer.isPending} pending={isPending("accept")} aria-label={t("toMe.acceptFor", { organization })} onClick={() => answer.mutate("accept")}>
          {t("toMe.accept")}
        </Button>
      </div>
    </li>
  );
}
