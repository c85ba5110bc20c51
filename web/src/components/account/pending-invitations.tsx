"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCw, X } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFailureText } from "@/hooks/use-failure-text";
import { fetchInvitations, type Invitation, type Organization, organizationKeys, revokeInvitation } from "@/lib/data/organizations";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";

/** The invitations that nobody has answered; nothing at all where there is none. */
export function PendingInvitations({ organization, onRenew }: {
  organization: Organization;
  onRenew: (invitation: Invitation) => Promise<void>;
}) {
  const t = useTranslations("account.organization.pending");
  const client = useSupabase();
  const { data } = useQuery({
    queryKey: organizationKeys.invitations(organization.id),
    queryFn: () => fetchInvitations(client, organization.id),
    refetchOnWindowFocus: "always",
  });
  if (!data || data.length === 0) return null;
  return (
    <div>
      <h3 className="text-sm font-bold">{t("title")}</h3>
      <ul className="mt-2 divide-y divide-border">
        {data.map((invitation) => (
          <PendingInvitation
            key={invitation.id}
            invitation={invitation}
            organization={organization}
            onRenew={() => onRenew(invitation)}
          />
        ))}
      </ul>
    </div>
  );
}

function PendingInvitation({ invitation, organization, onRenew }: {
  invitation: Invitation;
  organization: Organization;
  onRenew: () => Promise<void>;
}) {
  const t = useTranslations("account.organization");
  const failureText = useFailureText();
  const format = useFormatter();
  const now = useNow();
  const client = useSupabase();
  const queries = useQueryClient();
  const { email, role, expires_at } = invitation;
  const expires = new Date(expires_at);
  const when = format.relativeTime(expires, now);
  const onError = (error: Error) => toast.error(failureText(error));
  const renew = useMutation({ mutationFn: onRenew, onError });
  const revoke = useMutation({
    mutationFn: () => revokeInvitation(client, invitation.id),
    onError,
    onSuccess: () => toast.success(t("pending.revoked")),
    onSettled: () => queries.invalidateQueries({ queryKey: organizationKeys.invitations(organization.id) }),
  });
  // An owner's invitation of an owner is not an admin's to touch.
  const isManaged = organization.role === "owner" || role !== "owner";
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 last:pb-0">
      <div className="min-w-0">
        <p className="text-sm font-semibold break-words">{email}</p>
        <p className="mt-0.5 flex flex-wrap items-center gap-2 text-sm text-muted-foreground">
          <Badge>{t(`roles.${role}`)}</Badge>
          {expires > now ? t("pending.expires", { when }) : <span className="text-warning">{t("pending.expired", { when })}</span>}
        </p>
      </div>
      {isManaged && (
        <div className="-ml-3 flex gap-1 sm:ml-0">
          <Button variant="ghost" size="sm" className="h-10" pending={renew.isPending} aria-label={t("pending.renewFor", { email })} onClick={() => renew.mutate()}>
            {!renew.isPending && <RefreshCw aria-hidden />}{t("pending.renew")}
          </Button>
          <ConfirmDialog
            trigger={
              <Button variant="ghost" size="sm" className="h-10 text-destructive" aria-label={t("pending.revokeFor", { email })}>
                <X aria-hidden />{t("pending.revoke")}
              </Button>
            }
            title={t("pending.revokeAsk", { email })}
            description={t("pending.revokeBody")}
            action={t("pending.revoke")}
            onConfirm={() => revoke.mutateAsync()}
          />
        </div>
      )}
    </li>
  );
}
