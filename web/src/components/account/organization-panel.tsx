"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { fetchOrganizations, type InvitationToMe, type Organization, organizationKeys } from "@/lib/data/organizations";
import { useSupabase } from "@/lib/supabase/browser";
import { CreateOrganization } from "./create-organization";
import { InvitationsToMe } from "./invitations-to-me";
import { MemberList } from "./member-list";
import { OrganizationDetails } from "./organization-details";
import { OrganizationExit } from "./organization-exit";
import { OrganizationInvitations } from "./organization-invitations";
import { Section } from "./section";

/** The organizations of the person, one at a time, and the invitations to others. */
export function OrganizationPanel({ userId, organizations: initial, invitations }: {
  userId: string;
  organizations: Organization[];
  invitations: InvitationToMe[];
}) {
  const t = useTranslations("account.organization");
  const client = useSupabase();
  const [chosen, setChosen] = useState<string>();
  const [isCreating, setCreating] = useState(false);
  const { data: organizations } = useQuery({
    queryKey: organizationKeys.all,
    queryFn: () => fetchOrganizations(client, userId),
    initialData: initial,
    refetchOnWindowFocus: "always",
  });
  const organization = organizations.find(({ id }) => id === chosen) ?? organizations[0];
  const created = (id: string) => {
    setChosen(id);
    setCreating(false);
  };
  return (
    <div className="grid grid-cols-1 gap-5">
      <InvitationsToMe initial={invitations} onAccepted={setChosen} />
      {organizations.length > 1 && organization && (
        <Field label={t("choose")}>
          <Select value={organization.id} onChange={(event) => setChosen(event.target.value)}>
            {organizations.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </Select>
        </Field>
      )}
      {organization
        ? (
          // Another organization is another page: nothing typed for one is kept for the other.
          <div key={organization.id} className="grid grid-cols-1 gap-5">
            <OrganizationDetails organization={organization} />
            <MemberList organization={organization} userId={userId} />
            {(organization.role === "owner" || organization.role === "admin") && <OrganizationInvitations organization={organization} />}
            <OrganizationExit organization={organization} userId={userId} />
            <Dialog open={isCreating} onOpenChange={setCreating}>
              <DialogTrigger asChild>
                <Button variant="ghost" className="justify-self-start text-muted-foreground"><Plus aria-hidden />{t("create.open")}</Button>
              </DialogTrigger>
              <DialogContent title={t("create.title")}><CreateOrganization onCreated={created} /></DialogContent>
            </Dialog>
          </div>
        )
        : <Section title={t("none.title")} description={t("none.body")}><CreateOrganization onCreated={created} /></Section>}
    </div>
  );
}
