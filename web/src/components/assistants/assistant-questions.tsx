"use client";
import { ArrowUpRight } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { TeamMember } from "@/lib/data/assistants";
import { chatPath } from "@/lib/home/chat-path";

/** Questions to begin with. Of somebody who does not work for the person, only to read. */
export function AssistantQuestions({ member }: { member: TeamMember }) {
  const t = useTranslations("assistants.detail");
  if (member.suggestedQuestions.length === 0) return null;
  return (
    <section aria-labelledby="preguntas">
      <h2 id="preguntas" className="text-lg font-bold">{t("questions")}</h2>
      {member.active && <p className="text-sm text-muted-foreground">{t("questionsIntro")}</p>}
      <ul className="mt-3 grid gap-2 sm:grid-cols-2">
        {member.suggestedQuestions.map((question) => (
          <li key={question}>
            {member.active
              ? (
                <Link
                  href={chatPath({ assistant: member.id, question })}
                  className="flex h-full min-h-12 items-center justify-between gap-3 rounded-xl border border-border bg-card px-4 py-3 text-sm font-medium shadow-xs transition-colors hover:border-input hover:bg-muted/50"
                >
                  {question}
                  <ArrowUpRight className="size-4 shrink-0 text-muted-foreground" aria-hidden />
                </Link>
              )
              : <p className="flex h-full min-h-12 items-center rounded-xl bg-muted px-4 py-3 text-sm">{question}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
