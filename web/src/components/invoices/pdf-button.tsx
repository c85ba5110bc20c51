"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { useConnection } from "@/hooks/use-connection";
import { useFailureText } from "@/hooks/use-failure-text";
import { fetchPdfAddress, type InvoiceSummary } from "@/lib/data/invoices";
import { toast } from "@/store/toasts";

/** Downloads the PDF of an invoice; in a list as a picture that says which one. */
export function PdfButton({ invoice, inList, ...props }: { invoice: Pick<InvoiceSummary, "id" | "invoice_number"> ; inList?: boolean } & Pick<ButtonProps, "className">) {
  const t = useTranslations("invoices.download");
  const connection = useConnection();
  const failureText = useFailureText();
  const [pending, setPending] = useState(false);
  const number = invoice.invoice_number;

  async function download() {
    setPending(true);
    try {
      const link = document.createElement("a");
      link.href = await fetchPdfAddress(connection, invoice);
      link.click();
      toast.success(t("started", { number }));
    } catch (error) {
      toast.error(failureText(error));
    } finally {
      setPending(false);
    }
  }
  return inList
    ? (
      <Button variant="ghost" size="icon" pending={pending} aria-label={t("of", { number })} title={t("action")} onClick={() => void download()} {...props}>
        {!pending && <Download aria-hidden />}
      </Button>
    )
    : (
      <Button variant="outline" pending={pending} onClick={() => void download()} {...props}>
        {!pending && <Download aria-hidden />}
        {t("action")}
      </Button>
    );
}
