"use client";
import { Brain } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { TeachButtons, type Teaching } from "./teach-buttons";

/** Before anything is known: how knowing begins. */
export function KnowledgeEmpty({ onTeach }: { onTeach: (how: Teaching) => void }) {
  const t = useTranslations("cerebro.knowledge.none");
  return (
    <EmptyState icon={<Brain />} title={t("title")} action={<div className="mt-2"><TeachButtons isFirst onTeach={onTeach} /></div>}>
      {t("body")}
    </EmptyState>
  );
}
