import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { RelativeTime } from "@/components/dashboard/relative-time";
import { EmptyState } from "@/components/ui/empty-state";
import { useNumberTag } from "@/i18n/country";
import type { ConversationSummary } from "@/lib/data/conversations";
import { conversationPath } from "@/lib/home/chat-path";
import { formatCount } from "@/lib/plans";

/** The newest conversations with an assistant. */
export function AssistantConversations({ conversations }: { conversations: ConversationSummary[] }) {
  const t = useTranslations("assistants.detail");
  const numbers = useNumberTag();
  const recent = useTranslations("assistants.conversation");
  return (
    <section aria-labelledby="conversaciones">
      <div className="flex min-h-10 items-center justify-between gap-4">
        <h2 id="conversaciones" className="text-lg font-bold">{t("conversations")}</h2>
        {conversations.length > 0 && (
          <Link href="/dashboard/chat" className="flex min-h-10 items-center text-sm font-semibold text-primary underline-offset-4 hover:underline">{t("conversationsAll")}</Link>
        )}
      </div>
      {conversations.length === 0
        ? <EmptyState icon={<MessagesSquare />} title={t("conversationsEmpty")} className="mt-3 py-8">{t("conversationsEmptyBody")}</EmptyState>
        : (
          <ul className="mt-2 divide-y divide-border overflow-hidden rounded-2xl border border-border bg-card shadow-xs">
            {conversations.map((conversation) => (
              <li key={conversation.id}>
                <Link href={conversationPath(conversation.id)} className="flex min-h-14 items-center justify-between gap-4 px-4 py-2.5 -outline-offset-2 transition-colors hover:bg-muted/60">
                  <span className="min-w-0">
                    <span className="block truncate font-semibold">{conversation.title ?? recent("untitled")}</span>
                    <span className="block text-sm text-muted-foreground">{recent("messages", { count: conversation.message_count, number: formatCount(conversation.message_count, numbers) })}</span>
                  </span>
                  <span className="shrink-0 text-xs text-muted-foreground"><RelativeTime at={conversation.last_message_at} /></span>
                </Link>
              </li>
            ))}
          </ul>
        )}
    </section>
  );
}
