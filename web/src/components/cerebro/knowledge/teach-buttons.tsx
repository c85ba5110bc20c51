"use client";
import { Download, MessagesSquare, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "@/components/ui/button";

/** How somebody teaches the Cerebro without a conversation. */
export type Teaching = "add" | "import";

/** Ways to have something remembered without a conversation; for the first time, the way to one too. */
export function TeachButtons({ isFirst, onTeach }: { isFirst?: boolean; onTeach: (how: Teaching) => void }) {
  const t = useTranslations("cerebro.teach");
  return (
    <div className="flex flex-wrap justify-center gap-2 max-sm:w-full max-sm:*:flex-1">
      {isFirst && <Button asChild><Link href="/dashboard/chat/nueva"><MessagesSquare aria-hidden />{t("talk")}</Link></Button>}
      <Button variant={isFirst ? "outline" : "primary"} onClick={() => onTeach("add")}><Plus aria-hidden />{t("add")}</Button>
      <Button variant="outline" onClick={() => onTeach("import")}><Download aria-hidden />{t("import")}</Button>
    </div>
  );
}
