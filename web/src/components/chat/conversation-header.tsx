"use client";
import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { type ReactNode, useEffect, useState } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Badge } from "@/components/ui/badge";
import { type Actionable, useConversationActions } from "@/hooks/use-conversation-actions";
import { actionClasses } from "./action-button";
import type { ChatAssistant } from "./conversation-context";
import { ConversationMenu } from "./conversation-menu";
import { TitleEditor } from "./title-editor";

/** Above a conversation: who it is with, what it is about, and what can be done with it. */
export function ConversationHeader({ assistant, conversation, children }: {
  assistant: ChatAssistant;
  /** Null for one that has not begun. */
  conversation: Actionable | null;
  children?: ReactNode;
}) {
  const t = useTranslations("chat");
  const { rename } = useConversationActions();
  const [editing, setEditing] = useState(false);
  const title = conversation?.title ?? t(conversation ? "list.untitled" : "new.title");
  const product = useTranslations("common")("product.name");
  // The title comes after the first answer, and may be changed: the page knows only the first one.
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <header className="flex min-h-16 items-center gap-3 border-b border-border px-2 py-2 sm:px-4">
      <Link href="/dashboard/chat" aria-label={t("header.back")} className={actionClasses("size-10 lg:hidden")}><ArrowLeft className="size-5!" aria-hidden /></Link>
      <Link href={`/dashboard/equipo/${assistant.id}`} aria-label={t("header.assistant", { name: assistant.name })} className="shrink-0 rounded-[28%]">
        <AssistantPortrait id={assistant.id} avatar={assistant.avatar} color={assistant.color} className="size-10" />
      </Link>
      <div className="min-w-0 flex-1">
        {editing && conversation
          ? (
            <TitleEditor
              title={conversation.title ?? ""}
              className="h-8 w-full max-w-md font-semibold"
              onSave={(next) => {
                setEditing(false);
                void rename(conversation, next);
              }}
              onCancel={() => setEditing(false)}
            />
          )
          : <h1 className="truncate font-sans text-base leading-snug font-semibold tracking-normal">{title}</h1>}
        <p className="truncate text-sm text-muted-foreground">{assistant.name} · {assistant.role}</p>
      </div>
      {conversation?.status === "archived" && <Badge>{t("header.archived")}</Badge>}
      {children}
      {conversation && <ConversationMenu conversation={conversation} onRename={() => setEditing(true)} />}
    </header>
  );
}
