import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ownProfile } from "@/components/account/own-profile";
import { PageHeader } from "@/components/account/page-header";
import { ClientMessages } from "@/components/layout/client-messages";
import { TaxPanel } from "@/components/tax/tax-panel";
import { fetchOrganizations } from "@/lib/data/organizations";
import { fetchTaxSubjects } from "@/lib/data/tax";
import { createClient } from "@/lib/supabase/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tax"))("title") };
}

export default async function TaxDataPage() {
  const t = await getTranslations("tax");
  const { id } = await ownProfile();
  const client = await createClient();
  const subjects = await fetchTaxSubjects(client, await fetchOrganizations(client, id));
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <ClientMessages of={["tax", "forms"]}><TaxPanel subjects={subjects} /></ClientMessages>
    </>
  );
}
