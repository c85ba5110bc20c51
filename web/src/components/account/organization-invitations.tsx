"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { inviteMember, type Organization, organizationKeys, type Role } from "@/lib/data/organizations";
import { useSupabase } from "@/lib/supabase/browser";
import { InvitationReady } from "./invitation-ready";
import { InviteForm } from "./invite-form";
import { PendingInvitations } from "./pending-invitations";
import { Section } from "./section";

/** For owners and admins: inviting somebody, handing over the link, and the invitations that wait for an answer. */
export function OrganizationInvitations({ organization }: { organization: Organization }) {
  const t = useTranslations("account.organization.invite");
  const client = useSupabase();
  const queries = useQueryClient();
  const [ready, setReady] = useState<{ email: string; token: string }>();

  async function invite(email: string, role: Role) {
    const { token } = await inviteMember(client, organization.id, email, role);
    setReady({ email, token });
    await queries.invalidateQueries({ queryKey: organizationKeys.invitations(organization.id) });
  }
  return (
    <Section title={t("title")} description={t("body")}>
      <div className="grid grid-cols-1 gap-6">
        {ready
          ? <InvitationReady {...ready} organization={organization.name} onAnother={() => setReady(undefined)} />
          : <InviteForm role={organization.role} onInvite={invite} />}
        <PendingInvitations organization={organization} onRenew={({ email, role }) => invite(email, role)} />
      </div>
    </Section>
  );
}
