"use client";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useRecentConversations, useTeam } from "@/hooks/use-home-data";
import { useNumberTag } from "@/i18n/country";
import { conversationPath } from "@/lib/home/chat-path";
import { formatCount } from "@/lib/plans";
import { RelativeTime } from "./relative-time";
import { SectionHeading } from "./section-heading";

/** The conversations to go on with. */
export function RecentConversations() {
  const t = useTranslations("home.recent");
  const numbers = useNumberTag();
  const { data: conversations = [] } = useRecentConversations();
  const { data: team = [] } = useTeam();
  return (
    <section aria-labelledby="recientes" className="grid grid-cols-1 gap-3">
      <SectionHeading
        id="recientes"
        title={t("title")}
        action={conversations.length > 0 && <Button asChild variant="link" className="-mr-4"><Link href="/dashboard/chat">{t("all")}</Link></Button>}
      />
      {conversations.length === 0 ? <EmptyState icon={<MessagesSquare />} title={t("empty")} className="py-8">{t("emptyBody")}</EmptyState> : (
        <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-card shadow-xs">
          {conversations.map((conversation) => {
            const member = team.find(({ id }) => id === conversation.assistant_id);
            return (
              <li key={conversation.id}>
                <Link href={conversationPath(conversation.id)} className="flex min-h-16 items-center gap-3 px-4 py-2.5 -outline-offset-2 transition-colors hover:bg-muted/60">
                  {member && <AssistantPortrait id={member.id} avatar={member.avatar} color={member.color} size={36} />}
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-semibold">{conversation.title ?? t("untitled")}</span>
                    <span className="block truncate text-sm text-muted-foreground">
                      {member?.name} · {t("messages", { count: conversation.message_count, number: formatCount(conversation.message_count, numbers) })}
                    </span>
                  </span>
                  <span className="shrink-0 text-xs text-muted-foreground"><RelativeTime at={conversation.last_message_at} /></span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
