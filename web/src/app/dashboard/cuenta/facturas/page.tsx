import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ownProfile } from "@/components/account/own-profile";
import { PageHeader } from "@/components/account/page-header";
import { InvoiceList } from "@/components/invoices/invoice-list";
import { fetchBilledSubscriptions, fetchInvoices } from "@/lib/data/invoices";
import { fetchOrganizations } from "@/lib/data/organizations";
import { createClient } from "@/lib/supabase/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices"))("title") };
}

export default async function InvoicesPage() {
  const t = await getTranslations("invoices");
  const { id } = await ownProfile();
  const client = await createClient();
  const organizations = await fetchOrganizations(client, id);
  const subscriptions = await fetchBilledSubscriptions(client, id, organizations);
  const closed = organizations.filter(({ role }) => role === "member").map(({ name }) => name);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <InvoiceList subscriptions={subscriptions} first={await fetchInvoices(client, subscriptions)} closed={closed} />
    </>
  );
}
