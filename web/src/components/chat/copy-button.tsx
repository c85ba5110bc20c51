"use client";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Tooltip } from "@/components/ui/tooltip";
import { toast } from "@/store/toasts";
import { actionClasses } from "./action-button";

/** Copies a text and says that it did. */
export function CopyButton({ text, label, showLabel }: { text: string; label: string; showLabel?: boolean }) {
  const t = useTranslations("common");
  const tc = useTranslations("chat");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast.error(tc("copyFailed"));
    }
  }
  const icon = copied ? <Check className="text-success" aria-hidden /> : <Copy aria-hidden />;
  const button = (
    <button type="button" onClick={() => void copy()} aria-label={label} className={actionClasses(showLabel ? "w-auto gap-1.5 px-3 text-xs font-medium" : "")}>
      {icon}
      {showLabel && <span>{copied ? t("actions.copied") : t("actions.copy")}</span>}
      <span className="sr-only" role="status">{copied ? t("actions.copied") : ""}</span>
    </button>
  );
  return showLabel ? button : <Tooltip label={copied ? t("actions.copied") : label}>{button}</Tooltip>;
}
