"use client";
import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import type { TeamMember } from "@/lib/data/assistants";
import { assistantPath, chatPath, conversationPath } from "@/lib/home/chat-path";
import { RelativeTime } from "./relative-time";

/** An assistant at work: who they are, and what they did lately. */
export function TeamCard({ member }: { member: TeamMember }) {
  const t = useTranslations("home.team");
  const { lastConversationId } = member;
  return (
    <article className="flex h-full flex-col overflow-hidden rounded-2xl border border-border bg-card shadow-xs transition-shadow hover:shadow-md">
      <Link href={assistantPath(member.id)} className="group flex items-center gap-3.5 p-4 -outline-offset-2">
        <AssistantPortrait id={member.id} avatar={member.avatar} color={member.color} size={56} />
        <span className="min-w-0">
          <span className="block font-display text-lg font-bold group-hover:underline group-hover:underline-offset-4">{member.name}</span>
          <span className="block text-sm text-pretty text-muted-foreground">{member.role}</span>
        </span>
      </Link>
      <p className="px-4 text-sm text-muted-foreground">
        {member.lastMessageAt ? <RelativeTime at={member.lastMessageAt} /> : t("never")}
        {member.answersLast7Days > 0 && <> · {t("answers", { count: member.answersLast7Days })}</>}
      </p>
      <Link
        href={lastConversationId ? conversationPath(lastConversationId) : chatPath({ assistant: member.id })}
        className="m-2 mt-auto flex min-h-11 items-center gap-2 rounded-xl px-2.5 text-sm font-semibold text-primary hover:bg-accent [&>svg]:size-4 [&>svg]:shrink-0"
        aria-label={`${member.name}: ${lastConversationId ? t("resume", { title: member.lastTitle ?? t("untitled") }) : t("talk")}`}
      >
        <MessageSquareText aria-hidden />
        <span className="truncate">
          {lastConversationId ? t("resume", { title: member.lastTitle ?? t("untitled") }) : t("talk")}
        </span>
      </Link>
    </article>
  );
}
