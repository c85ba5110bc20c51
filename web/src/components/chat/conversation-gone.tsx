"use client";
import { MessageSquareOff } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** In the place of a conversation that does not exist, or no longer. */
export function ConversationGone({ as: Title = "h2" }: { as?: "h1" | "h2" }) {
  const t = useTranslations("chat");
  return (
    <div className="grid flex-1 place-content-center p-6">
      <EmptyState
        icon={<MessageSquareOff />}
        title={<Title className="text-lg font-bold">{t("gone.title")}</Title>}
        action={<Button asChild><Link href="/dashboard/chat/nueva">{t("gone.action")}</Link></Button>}
      >
        {t("gone.body")}
      </EmptyState>
    </div>
  );
}
