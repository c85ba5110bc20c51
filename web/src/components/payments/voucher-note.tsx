"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Voucher } from "@/lib/data/payments";
import { toast } from "@/store/toasts";

const KINDS = ["oxxo", "pix"] as const;

/** What to pay with at a till or in a bank's application, and until when. */
export function VoucherNote({ voucher: { kind, url, code, expires_at: expires } }: { voucher: Voucher }) {
  const t = useTranslations("payments.voucher");
  const format = useFormatter();
  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      toast.success(t("copied"));
    } catch {
      toast.error(t("notCopied"));
    }
  }
  return (
    <div role="status" className="rounded-xl border border-border bg-muted p-4 text-sm">
      <p className="text-pretty">{t(KINDS.find((known) => known === kind) ?? "other")}</p>
      {code && <p className="mt-3 font-mono wrap-anywhere select-all">{code}</p>}
      {expires !== null && (
        <p className="mt-2 text-muted-foreground">{t("until", { date: format.dateTime(new Date(expires * 1000), { dateStyle: "long", timeStyle: "short" }) })}</p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {code && <Button size="sm" variant="outline" onClick={() => void copy(code)}>{t("copy")}</Button>}
        {url && <Button size="sm" variant="outline" asChild><a href={url} target="_blank" rel="noopener noreferrer">{t("open")}</a></Button>}
      </div>
    </div>
  );
}
