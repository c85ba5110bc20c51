"use client";
import { useTranslations } from "next-intl";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import type { TeamMember } from "@/lib/data/assistants";

/** How an assistant opens the first conversation, and what else may be asked. */
export function FirstQuestions({ assistant, onAsk }: { assistant: TeamMember; onAsk: (question: string) => void }) {
  const t = useTranslations("onboarding.conversation");
  return (
    <div className="grid gap-5 p-4 sm:p-6">
      <div className="flex items-start gap-3">
        <AssistantPortrait id={assistant.id} avatar={assistant.avatar} color={assistant.color} size={32} />
        <p className="rounded-2xl rounded-tl-md bg-muted px-4 py-2.5 text-pretty">{assistant.greeting}</p>
      </div>
      <div className="sm:pl-11">
        <p className="text-sm font-semibold text-muted-foreground">{t("others")}</p>
        <ul className="mt-2 grid justify-items-start gap-2">
          {assistant.suggestedQuestions.slice(0, 3).map((suggestion) => (
            <li key={suggestion}>
              <button
                type="button"
                onClick={() => onAsk(suggestion)}
                className="min-h-10 rounded-xl border border-border bg-background px-3.5 py-2 text-left text-sm transition-colors hover:border-input hover:bg-muted"
              >
                {suggestion}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
