"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { ConversationFilter } from "@/lib/data/conversations";

/** In the place of a list without conversations. */
export function ListEmpty({ filter }: { filter: ConversationFilter }) {
  const t = useTranslations("chat");
  const kind = filter.query ? "search" : filter.status === "archived" ? "archived" : filter.assistantId ? "assistant" : "none";
  return (
    <div className="grid justify-items-center gap-3 px-4 py-10 text-center text-sm text-muted-foreground">
      <p className="text-balance">{t(`list.empty.${kind}`)}</p>
      {(kind === "none" || kind === "assistant") && (
        <Button asChild size="sm" variant="outline">
          <Link href={filter.assistantId ? `/dashboard/chat/nueva?asistente=${encodeURIComponent(filter.assistantId)}` : "/dashboard/chat/nueva"}>{t("list.start")}</Link>
        </Button>
      )}
    </div>
  );
}
