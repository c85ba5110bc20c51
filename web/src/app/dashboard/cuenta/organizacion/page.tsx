import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrganizationPanel } from "@/components/account/organization-panel";
import { ownProfile } from "@/components/account/own-profile";
import { PageHeader } from "@/components/account/page-header";
import { fetchInvitationsToMe, fetchOrganizations } from "@/lib/data/organizations";
import { createClient } from "@/lib/supabase/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("organization.title") };
}

export default async function OrganizationPage() {
  const t = await getTranslations("account.organization");
  const { id } = await ownProfile();
  const client = await createClient();
  const [organizations, invitations] = await Promise.all([fetchOrganizations(client, id), fetchInvitationsToMe(client)]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <OrganizationPanel userId={id} organizations={organizations} invitations={invitations} />
    </>
  );
}
