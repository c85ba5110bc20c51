import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ownProfile } from "@/components/account/own-profile";
import { InvoiceView } from "@/components/invoices/invoice-view";
import { plansByName } from "@/components/invoices/line-text";
import { getCatalogue } from "@/lib/data/catalogue";
import { fetchBilledSubscriptions, fetchInvoice, fetchSeller } from "@/lib/data/invoices";
import { fetchOrganizations } from "@/lib/data/organizations";
import { createClient } from "@/lib/supabase/server";

interface Props {
  params: Promise<{ invoice: string }>;
}

const readInvoice = cache(async (number: string) => {
  const { id } = await ownProfile();
  const client = await createClient();
  const subscriptions = await fetchBilledSubscriptions(client, id, await fetchOrganizations(client, id));
  return { subscriptions, invoice: await fetchInvoice(client, subscriptions, number) };
});

/** The number that an address names; as it stands there where it is no address at all. */
async function numberOf({ params }: Props): Promise<string> {
  const { invoice } = await params;
  try {
    return decodeURIComponent(invoice);
  } catch {
    return invoice;
  }
}

/** The browser proposes the title as the name of the printed file. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, { invoice }] = await Promise.all([getTranslations("invoices"), readInvoice(await numberOf(props))]);
  return { title: invoice ? t(`heading.${invoice.kind}`, { number: invoice.invoice_number }) : t("notFound.title") };
}

export default async function InvoicePage(props: Props) {
  const [{ invoice, subscriptions }, catalogue, seller] = await Promise.all([
    readInvoice(await numberOf(props)),
    getCatalogue(),
    createClient().then(fetchSeller),
  ]);
  if (!invoice) notFound();
  return (
    <InvoiceView
      key={invoice.invoice_number}
      initial={invoice}
      seller={seller}
      subscriptions={subscriptions}
      plans={plansByName(catalogue?.plans ?? [])}
      supportEmail={catalogue?.supportEmail ?? null}
    />
  );
}
