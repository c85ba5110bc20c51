"use client";
import { ReceiptText } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useBillingFormat } from "@/hooks/use-billing-format";
import { useFailureText } from "@/hooks/use-failure-text";
import { useInvoices } from "@/hooks/use-invoices";
import type { InvoicePage } from "@/lib/data/invoices";
import { toast } from "@/store/toasts";
import { InvoiceRow } from "./invoice-row";

/** Invoices, newest first. */
export function InvoiceList({ subscriptions, first, closed }: {
  subscriptions: string[];
  first: InvoicePage;
  /** Names of organizations whose plan the person uses, and whose invoices are for others. */
  closed: string[];
}) {
  const t = useTranslations("invoices");
  const { list } = useBillingFormat();
  const failureText = useFailureText();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInvoices(subscriptions, first);
  const invoices = data.pages.flatMap(({ rows }) => rows);

  async function more() {
    const { error } = await fetchNextPage();
    if (error) toast.error(failureText(error));
  }
  if (invoices.length === 0) {
    const reason = closed.length > 0 ? "noRight" : "none";
    return (
      <EmptyState icon={<ReceiptText />} title={<h2>{t(`${reason}.title`)}</h2>}>
        {reason === "noRight" ? t("noRight.body", { organizations: list(closed) }) : t("none.body")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={t("list")} className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-card shadow-xs">
        {invoices.map((invoice) => <InvoiceRow key={invoice.id} invoice={invoice} />)}
      </ul>
      {hasNextPage && <Button variant="outline" className="mt-4" pending={isFetchingNextPage} onClick={() => void more()}>{t("more")}</Button>}
    </>
  );
}
