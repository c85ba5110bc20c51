"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useBillingFormat } from "@/hooks/use-billing-format";
import { countryName } from "@/lib/countries";
import { type Invoice, lastDayBefore } from "@/lib/data/invoices";
import { cn } from "@/lib/utils";

/** Whom an invoice is made out to, and its days. */
export function InvoiceParties({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("invoices");
  const { day } = useBillingFormat();
  const { kind, status, period_start: from, period_end: end } = invoice;
  const isToBePaid = kind === "invoice" && status !== "cancelled";
  return (
    <div className="grid grid-cols-1 gap-x-8 gap-y-5 text-sm sm:grid-cols-2 print:grid-cols-2">
      <dl><Entry name={t("to.title")}><Recipient invoice={invoice} /></Entry></dl>
      <dl className="grid grid-cols-2 content-start gap-x-6 gap-y-4">
        <Entry name={t("dates.issued")}>{day(invoice.issue_date, "medium")}</Entry>
        {isToBePaid && <Entry name={t("dates.due")}>{day(invoice.due_date, "medium")}</Entry>}
        {isToBePaid && invoice.paid_date && <Entry name={t("dates.paid")}>{day(invoice.paid_date, "medium")}</Entry>}
        {from && end && <Entry name={t("dates.period")} className="col-span-2">{t("period", { from: day(from, "medium"), to: day(lastDayBefore(end), "medium") })}</Entry>}
      </dl>
    </div>
  );
}

function Recipient({ invoice: { billing_address: address } }: { invoice: Invoice }) {
  const t = useTranslations("invoices");
  const { locale } = useBillingFormat();
  const lines = address && [
    address.name && <span className="font-semibold">{address.name}</span>,
    address.tax_id && t("to.taxId", { id: address.tax_id }),
    address.line1,
    address.line2,
    [address.postal_code, address.city, address.state].filter(Boolean).join(", "),
    address.country && (countryName(address.country, locale) ?? address.country),
  ].filter(Boolean);
  if (!lines || lines.length === 0) return <span className="text-muted-foreground">{t("to.unknown")}</span>;
  return lines.map((line, index) => <span key={index} className="block wrap-anywhere">{line}</span>);
}

function Entry({ name, className, children }: { name: ReactNode; className?: string; children: ReactNode }) {
  return (
    <div className={cn("min-w-0", className)}>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
