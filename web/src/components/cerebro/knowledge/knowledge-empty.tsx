"use client";
import { Brain } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { TeachButtons } from "./teach-buttons";

/** Before anything is known: how knowing begins. */
export function KnowledgeEmpty() {
  const t = useTranslations("cerebro.knowledge.none");
  return (
    <EmptyState icon={<Brain />} title={t("title")} action={<div className="mt-2"><TeachButtons isFirst /></div>}>
      {t("body")}
    </EmptyState>
  );
}
