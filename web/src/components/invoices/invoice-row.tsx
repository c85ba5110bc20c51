"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useBillingFormat } from "@/hooks/use-billing-format";
import { type InvoiceSummary, lastDayBefore } from "@/lib/data/invoices";
import { InvoiceBadges } from "./invoice-badges";
import { invoicePath } from "./paths";
import { PdfButton } from "./pdf-button";

/** One invoice of the list, which opens its page, and its PDF. */
export function InvoiceRow({ invoice }: { invoice: InvoiceSummary }) {
  const t = useTranslations("invoices");
  const { day, money } = useBillingFormat();
  const { period_start: from, period_end: end } = invoice;
  return (
    <li className="flex items-center pe-2">
      <Link href={invoicePath(invoice.invoice_number)} className="flex min-w-0 flex-1 items-center gap-3 px-4 py-3.5 -outline-offset-2 transition-colors hover:bg-muted/60 active:bg-muted sm:px-5">
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <span className="font-semibold wrap-anywhere tabular-nums">{invoice.invoice_number}</span>
              <span className="flex flex-wrap gap-1.5"><InvoiceBadges invoice={invoice} /></span>
            </span>
            <span className="ms-auto font-semibold max-xs:ms-0 max-xs:w-full whitespace-nowrap tabular-nums">{money(invoice.total_amount, invoice.currency)}</span>
          </span>
          <span className="mt-1 block text-sm text-muted-foreground">{t("issued", { date: day(invoice.issue_date, "medium") })}</span>
          {from && end && (
            <span className="block text-sm text-muted-foreground">{t("period", { from: day(from, "medium"), to: day(lastDayBefore(end), "medium") })}</span>
          )}
        </span>
        <ChevronRight className="size-4 shrink-0 text-muted-foreground" aria-hidden />
      </Link>
      <PdfButton invoice={invoice} inList />
    </li>
  );
}
