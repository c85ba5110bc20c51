import { MessagesSquare, SquarePen } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("chat");
  return { title: t("list.title") };
}

/** Beside the list, while no conversation is chosen. Phones show the list alone. */
export default async function ConversationsPage() {
  const t = await getTranslations("chat");
  return (
    <div className="grid flex-1 place-content-center p-6">
      <EmptyState
        icon={<MessagesSquare />}
        title={t("choose.title")}
        className="border-none"
        action={<Button asChild><Link href="/dashboard/chat/nueva"><SquarePen aria-hidden />{t("list.new")}</Link></Button>}
      >
        {t("choose.body")}
      </EmptyState>
    </div>
  );
}
