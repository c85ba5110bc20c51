"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useBillingFormat } from "@/hooks/use-billing-format";
import type { Locale } from "@/i18n/locales";
import { countryName } from "@/lib/countries";
import { type Invoice, lastDayBefore, type Seller } from "@/lib/data/invoices";
import { cn } from "@/lib/utils";

/** Who sells, whom an invoice is made out to, and its days. */
export function InvoiceParties({ invoice, seller }: { invoice: Invoice; seller: Seller | null }) {
  const t = useTranslations("invoices");
  const { day } = useBillingFormat();
  const { kind, status, period_start: from, period_end: end } = invoice;
  const isToBePaid = kind === "invoice" && status !== "cancelled";
  return (
    <div className="grid grid-cols-1 gap-x-8 gap-y-5 text-sm sm:grid-cols-2 print:grid-cols-2">
      <dl className="grid grid-cols-1 content-start gap-y-4">
        {seller && <Entry name={t("from.title")}><Party party={seller} /></Entry>}
        <Entry name={t("to.title")}>{invoice.billing_address ? <Party party={invoice.billing_address} /> : <Unknown />}</Entry>
      </dl>
      <dl className="grid grid-cols-2 content-start gap-x-6 gap-y-4">
        <Entry name={t("dates.issued")}>{day(invoice.issue_date, "medium")}</Entry>
        {isToBePaid && <Entry name={t("dates.due")}>{day(invoice.due_date, "medium")}</Entry>}
        {isToBePaid && invoice.paid_date && <Entry name={t("dates.paid")}>{day(invoice.paid_date, "medium")}</Entry>}
        {from && end && <Entry name={t("dates.period")} className="col-span-2">{t("period", { from: day(from, "medium"), to: day(lastDayBefore(end), "medium") })}</Entry>}
      </dl>
    </div>
  );
}

/** What is known of somebody, line by line. */
function Party({ party }: { party: Seller }) {
  const t = useTranslations("invoices");
  const locale = useLocale() as Locale;
  const [name, legalName] = [party.name ?? party.legal_name, party.name && party.legal_name !== party.name ? party.legal_name : null];
  const lines = [
    name && <span className="font-semibold">{name}</span>,
    legalName,
    party.tax_id && t("to.taxId", { id: party.tax_id }),
    party.line1,
    party.line2,
    [party.postal_code, party.city, party.state].filter(Boolean).join(", "),
    party.country && (countryName(party.country, locale) ?? party.country),
    party.email,
  ].filter(Boolean);
  if (lines.length === 0) return <Unknown />;
  return lines.map((line, index) => <span key={index} className="block wrap-anywhere">{line}</span>);
}

function Unknown() {
  const t = useTranslations("invoices.to");
  return <span className="text-muted-foreground">{t("unknown")}</span>;
}

function Entry({ name, className, children }: { name: ReactNode; className?: string; children: ReactNode }) {
  return (
    <div className={cn("min-w-0", className)}>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
