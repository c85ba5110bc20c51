"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useBillingFormat } from "@/hooks/use-billing-format";
import { type Invoice, type InvoiceTax, lastDayBefore, taxesOf } from "@/lib/data/invoices";
import { isZero, negated } from "@/lib/money";
import { cn } from "@/lib/utils";
import { type PlansByName, useLineText } from "./line-text";

/** What is read of an invoice, or of one that is yet to come, to say what it is for. */
type Charged = Pick<Invoice, "currency" | "subtotal" | "discount_amount" | "tax_amount" | "total_amount" | "tax_is_contained" | "line_items">;

/** What is charged line by line, and what it comes to. */
export function InvoiceLines({ invoice, plans }: { invoice: Charged; plans: PlansByName }) {
  const t = useTranslations("invoices");
  const say = useLineText(plans);
  const { day, money: write, percents } = useBillingFormat();
  const money = (amount: string) => write(amount, invoice.currency);
  const taxName = ({ name, basisPoints }: InvoiceTax) => name && basisPoints !== null ? t("tax", { name, percents: percents(basisPoints) }) : t("taxes");
  const taxes = taxesOf(invoice);
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{t("table.caption")}</caption>
      <thead>
        <tr className="border-b border-border text-muted-foreground">
          <th scope="col" className="pb-2 text-start font-semibold">{t("table.what")}</th>
          <th scope="col" className="pb-2 ps-4 text-end font-semibold">{t("table.amount")}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-border border-b border-border">
        {invoice.line_items.map((line, index) => (
          <tr key={index} className="break-inside-avoid align-top">
            <td className="py-3">
              <span className="block font-semibold wrap-anywhere">{say(line)}</span>
              {line.period && (
                <span className="block text-muted-foreground">{t("period", { from: day(line.period.start), to: day(lastDayBefore(line.period.end)) })}</span>
              )}
              {(line.quantity !== 1 || !isZero(line.discount_amount)) && (
                <span className="block text-muted-foreground tabular-nums">{t("each", { quantity: line.quantity, amount: money(line.unit_amount) })}</span>
              )}
              {!isZero(line.discount_amount) && (
                <span className="block text-muted-foreground tabular-nums">{t("discountLine", { amount: money(negated(line.discount_amount)) })}</span>
              )}
            </td>
            <td className="py-3 ps-4 text-end whitespace-nowrap tabular-nums">{money(line.amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <Sum name={t("subtotal")} className="[&>*]:pt-3">{money(invoice.subtotal)}</Sum>
        {!isZero(invoice.discount_amount) && <Sum name={t("discount")}>{money(negated(invoice.discount_amount))}</Sum>}
        {!invoice.tax_is_contained && taxes.map((tax) => <Sum key={taxName(tax)} name={taxName(tax)}>{money(tax.amount)}</Sum>)}
        <Sum name={t("total")} className="text-base [&>*]:pt-2 [&>*]:font-bold">{money(invoice.total_amount)}</Sum>
        {invoice.tax_is_contained && taxes.map((tax) => (
          <tr key={taxName(tax)}><td colSpan={2} className="pt-1.5 text-end text-muted-foreground tabular-nums">{t("contains", { tax: taxName(tax), amount: money(tax.amount) })}</td></tr>
        ))}
      </tfoot>
    </table>
  );
}

function Sum({ name, className, children }: { name: ReactNode; className?: string; children: ReactNode }) {
  return (
    <tr className={cn("break-inside-avoid", className)}>
      <th scope="row" className="py-1 text-end font-normal">{name}</th>
      <td className="py-1 ps-4 text-end whitespace-nowrap tabular-nums">{children}</td>
    </tr>
  );
}
