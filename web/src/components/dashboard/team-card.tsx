"use client";
import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { useNumberTag } from "@/i18n/country";
import type { TeamMember } from "@/lib/data/assistants";
import { assistantPath, chatPath, conversationPath } from "@/lib/home/chat-path";
import { formatCount } from "@/lib/plans";
import { RelativeTime } from "./relative-time";

/** An assistant at work: who they are, and what they did lately. A row on phones, a card where there is room. */
export function TeamCard({ member }: { member: TeamMember }) {
  const t = useTranslations("home.team");
  const { lastConversationId } = member;
  const next = lastConversationId ? conversationPath(lastConversationId) : chatPath({ assistant: member.id });
  const label = lastConversationId ? t("resume", { title: member.lastTitle ?? t("untitled") }) : t("talk");
  return (
    <article className="flex h-full items-center overflow-hidden rounded-2xl border border-border bg-card shadow-xs transition-shadow hover:shadow-md sm:flex-col sm:items-stretch">
      <Link href={assistantPath(member.id)} className="group flex min-w-0 flex-1 items-center gap-3.5 p-3 -outline-offset-2 sm:flex-none sm:p-4 sm:pb-3">
        <AssistantPortrait id={member.id} avatar={member.avatar} color={member.color} className="size-12 sm:size-14" />
        <span className="min-w-0">
          <span className="block font-display text-lg leading-snug font-bold group-hover:underline group-hover:underline-offset-4">{member.name}</span>
          <span className="block text-sm text-pretty text-muted-foreground">{member.role}</span>
          <span className="mt-0.5 block truncate text-xs text-muted-foreground sm:hidden"><Lately member={member} /></span>
        </span>
      </Link>
      <p className="px-4 text-sm text-muted-foreground max-sm:hidden"><Lately member={member} /></p>
      <Link
        href={next}
        aria-label={`${label} (${member.name})`}
        className="mr-2 grid size-11 shrink-0 place-items-center rounded-xl text-primary hover:bg-accent sm:m-2 sm:mt-auto sm:flex sm:size-auto sm:min-h-11 sm:gap-2 sm:px-2.5 sm:text-sm sm:font-semibold"
      >
        <MessageSquareText className="size-5 shrink-0 sm:size-4" aria-hidden />
        <span className="flex-1 truncate max-sm:hidden">{label}</span>
      </Link>
    </article>
  );
}

function Lately({ member }: { member: TeamMember }) {
  const t = useTranslations("home.team");
  const numbers = useNumberTag();
  return (
    <>
      {member.lastMessageAt ? <RelativeTime at={member.lastMessageAt} /> : t("never")}
      {member.answersLast7Days > 0 && <> · {t("answers", { count: member.answersLast7Days, number: formatCount(member.answersLast7Days, numbers) })}</>}
    </>
  );
}
