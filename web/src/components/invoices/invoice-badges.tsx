"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { InvoiceStatus, InvoiceSummary } from "@/lib/data/invoices";

const TONES = { sent: "primary", paid: "success", overdue: "destructive", cancelled: "neutral" } as const satisfies Record<InvoiceStatus, string>;

/** What an invoice is and how it stands with it. A credit note is not paid by anybody: it says so only where it is void. */
export function InvoiceBadges({ invoice: { kind, status } }: { invoice: Pick<InvoiceSummary, "kind" | "status"> }) {
  const t = useTranslations("invoices");
  const isNote = kind === "credit_note";
  return (
    <>
      {isNote && <Badge tone="highlight">{t("creditNote")}</Badge>}
      {(!isNote || status === "cancelled") && <Badge tone={TONES[status]}>{t(`statuses.${status}`)}</Badge>}
    </>
  );
}
