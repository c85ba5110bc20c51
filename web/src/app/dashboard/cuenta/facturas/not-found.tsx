import { FileQuestion } from "lucide-react";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { INVOICES_PATH } from "@/components/invoices/paths";

/** A number that no invoice of this person has. Whether somebody else's has it is not said. */
export default async function InvoiceNotFound() {
  const t = await getTranslations("invoices.notFound");
  return (
    <EmptyState
      icon={<FileQuestion />}
      title={<h1>{t("title")}</h1>}
      action={<Button asChild><Link href={INVOICES_PATH}>{t("action")}</Link></Button>}
    >
      {t("body")}
    </EmptyState>
  );
}
