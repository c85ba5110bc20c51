"use client";
import { ArrowUpRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import type { ChatAssistant } from "./conversation-context";

/** Before the first question: who answers, and what can be asked. */
export function Greeting({ assistant, onAsk, children }: { assistant: ChatAssistant; onAsk: (question: string) => void; children?: ReactNode }) {
  const t = useTranslations("chat");
  return (
    <div className="grid grid-cols-1 justify-items-center gap-6 px-4 pt-6 pb-4 sm:px-6 sm:pt-12">
      <div className="grid animate-rise justify-items-center gap-4 text-center" key={assistant.id}>
        <AssistantPortrait id={assistant.id} avatar={assistant.avatar} color={assistant.color} className="size-20 sm:size-24" />
        <p className="max-w-lg font-display text-xl leading-snug font-bold text-balance sm:text-2xl">{assistant.greeting ?? t("new.greeting", { name: assistant.name })}</p>
      </div>
      {children}
      {assistant.suggestedQuestions.length > 0 && (
        <ul aria-label={t("new.suggestions")} className="grid w-full max-w-2xl gap-2 sm:grid-cols-2">
          {assistant.suggestedQuestions.slice(0, 4).map((question) => (
            <li key={question} className="grid">
              <button
                type="button"
                onClick={() => onAsk(question)}
                className="group/ask flex min-h-14 items-center justify-between gap-3 rounded-2xl border border-border bg-card px-4 py-3 text-left text-sm font-medium transition-colors hover:border-assistant hover:bg-muted"
              >
                {question}
                <ArrowUpRight className="size-4 shrink-0 text-muted-foreground group-hover/ask:text-foreground" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
