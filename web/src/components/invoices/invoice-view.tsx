"use client";
import { ChevronLeft, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/brand/logo";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useInvoice } from "@/hooks/use-invoices";
import type { Invoice, Seller } from "@/lib/data/invoices";
import { InvoiceBadges } from "./invoice-badges";
import { InvoiceLines } from "./invoice-lines";
import { InvoiceNotice } from "./invoice-notice";
import { InvoiceParties } from "./invoice-parties";
import type { PlansByName } from "./line-text";
import { invoicePath, INVOICES_PATH } from "./paths";
import { PdfButton } from "./pdf-button";

/** An invoice as it is read on the screen, and as it is printed. */
export function InvoiceView({ initial, seller, subscriptions, plans, supportEmail }: {
  initial: Invoice;
  seller: Seller | null;
  subscriptions: string[];
  plans: PlansByName;
  supportEmail: string | null;
}) {
  const t = useTranslations("invoices");
  const invoice = useInvoice(subscriptions, initial);
  return (
    <article>
      <Logo className="mb-6 hidden print:flex" />
      <header className="mb-6">
        <Link href={INVOICES_PATH} className="-ml-2 inline-flex h-10 items-center gap-1 rounded-lg pr-3 pl-1 text-sm font-semibold text-muted-foreground hover:text-foreground print:hidden">
          <ChevronLeft className="size-4" aria-hidden />
          {t("back")}
        </Link>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
            <h1 className="text-2xl font-extrabold wrap-anywhere sm:text-3xl">{t(`heading.${invoice.kind}`, { number: invoice.invoice_number })}</h1>
            <span className="flex gap-1.5"><InvoiceBadges invoice={invoice} /></span>
          </div>
          <span className="flex flex-wrap gap-2 max-sm:w-full print:hidden">
            <PdfButton invoice={invoice} className="max-sm:flex-1" />
            <Button variant="outline" className="max-sm:flex-1" onClick={() => print()}><Printer aria-hidden />{t("print")}</Button>
          </span>
        </div>
      </header>
      <InvoiceNotice invoice={invoice} supportEmail={supportEmail} />
      <Card className="grid grid-cols-1 gap-7 sm:p-7 print:border-0 print:p-0 print:shadow-none">
        <InvoiceParties invoice={invoice} seller={seller} />
        <InvoiceLines invoice={invoice} plans={plans} />
        <Corrections invoice={invoice} />
      </Card>
    </article>
  );
}

/** What this one corrects, and what corrects it. */
function Corrections({ invoice: { corrects, correctedBy } }: { invoice: Invoice }) {
  const t = useTranslations("invoices");
  if (!corrects && correctedBy.length === 0) return null;
  return (
    <div className="text-sm">
      {corrects && <p>{t.rich("corrects", { number: corrects, link: (words) => <NumberLink of={corrects}>{words}</NumberLink> })}</p>}
      {correctedBy.length > 0 && (
        <p>
          {t("correctedBy", { count: correctedBy.length })}{" "}
          {correctedBy.map((number, index) => <span key={number}>{index > 0 && ", "}<NumberLink of={number}>{number}</NumberLink></span>)}
        </p>
      )}
    </div>
  );
}

function NumberLink({ of, children }: { of: string; children: ReactNode }) {
  return <Link href={invoicePath(of)} className="font-semibold text-primary underline underline-offset-4 print:text-foreground print:no-underline">{children}</Link>;
}
