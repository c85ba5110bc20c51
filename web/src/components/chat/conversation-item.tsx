"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { memo, useState } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { useConversationActions } from "@/hooks/use-conversation-actions";
import type { ConversationSummary } from "@/lib/data/conversations";
import { cn } from "@/lib/utils";
import type { ChatAssistant } from "./conversation-context";
import { ConversationMenu } from "./conversation-menu";
import { MarkedText } from "./marked-text";
import { TitleEditor } from "./title-editor";

/** A conversation in the list. */
export const ConversationItem = memo(function ConversationItem({ conversation, assistant, query, isCurrent }: {
  conversation: ConversationSummary;
  assistant: ChatAssistant | undefined;
  query: string;
  isCurrent: boolean;
}) {
  const t = useTranslations("chat");
  const { rename } = useConversationActions();
  const [editing, setEditing] = useState(false);
  const title = conversation.title ?? t("list.untitled");
  const asActionable = { ...conversation, status: conversation.status as "active" | "archived" };
  return (
    <li className={cn("group/item relative flex items-center rounded-xl transition-colors hover:bg-muted has-[a:focus-visible]:bg-muted", isCurrent && "bg-accent hover:bg-accent")}>
      {editing
        ? (
          <div className="flex min-h-14 flex-1 items-center gap-3 px-2.5 py-2">
            <AssistantPortrait id={conversation.assistant_id} avatar={assistant?.avatar} color={assistant?.color} className="size-9" />
            <TitleEditor
              title={conversation.title ?? ""}
              className="h-10 flex-1 text-sm"
              onSave={(next) => {
                setEditing(false);
                void rename(asActionable, next);
              }}
              onCancel={() => setEditing(false)}
            />
          </div>
        )
        : (
          <Link
            href={conversation.matched_message_id ? `/dashboard/chat/${conversation.id}?mensaje=${conversation.matched_message_id}` : `/dashboard/chat/${conversation.id}`}
            data-conversation
            aria-current={isCurrent ? "page" : undefined}
            onClick={(event) => isCurrent && !conversation.matched_message_id && event.preventDefault()}
            className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-xl py-2 pr-12 pl-2.5"
          >
            <AssistantPortrait id={conversation.assistant_id} avatar={assistant?.avatar} color={assistant?.color} className="size-9" />
            <span className="min-w-0 flex-1">
              <span className={cn("block truncate text-sm font-medium", !conversation.title && "text-muted-foreground italic")}>
                {query ? <MarkedText text={title} query={query} /> : title}
              </span>
              {conversation.snippet
                ? <span className="line-clamp-2 text-xs text-muted-foreground"><MarkedText text={conversation.snippet} query={query} /></span>
                : <span className="block truncate text-xs text-muted-foreground">{assistant?.name ?? conversation.assistant_id}</span>}
            </span>
          </Link>
        )}
      {!editing && (
        <ConversationMenu
          conversation={asActionable}
          onRename={() => setEditing(true)}
          className="absolute right-1 transition-opacity group-focus-within/item:opacity-100 group-hover/item:opacity-100 data-[state=open]:opacity-100 pointer-fine:opacity-0"
        />
      )}
    </li>
  );
});
