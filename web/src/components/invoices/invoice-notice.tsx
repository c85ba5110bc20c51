"use client";
import { useTranslations } from "next-intl";
import { PayButtons } from "@/components/payments/pay-buttons";
import { Alert } from "@/components/ui/alert";
import { useBillingFormat } from "@/hooks/use-billing-format";
import type { Invoice } from "@/lib/data/invoices";

/** What is to be done about an invoice, where anything is. */
export function InvoiceNotice({ invoice, supportEmail }: { invoice: Invoice; supportEmail: string | null }) {
  const t = useTranslations("invoices.what");
  const { day, money } = useBillingFormat();
  const { kind, status, invoice_number: number } = invoice;
  if (status === "cancelled") return <Alert title={t("cancelled.title")} className="mb-5">{kind === "invoice" && t("cancelled.body")}</Alert>;
  if (kind !== "invoice" || status === "paid") return null;
  return (
    <Alert
      tone={status === "overdue" ? "warning" : "info"}
      title={t(`${status}.title`, { date: day(invoice.due_date), amount: money(invoice.total_amount, invoice.currency) })}
      className="mb-5 print:hidden"
    >
      <PayButtons
        payable={{ invoice: invoice.id }}
        subscriptionId={invoice.user_subscription_id}
        otherwise={supportEmail && <p className="text-pretty wrap-anywhere">{t(`${status}.body`, { email: supportEmail, number })}</p>}
      />
      <p className="mt-2 text-pretty">{t("paidAlready")}</p>
    </Alert>
  );
}
