"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Conversation } from "@/components/chat/conversation";
import { useOnboardingStep } from "@/hooks/use-onboarding-step";
import { teamKey, type TeamMember } from "@/lib/data/assistants";
import type { MessagePage } from "@/lib/data/messages";
import { FirstQuestions } from "./first-questions";
import { StepForm } from "./step-form";

/** Step 5: a first conversation with the assistant that suits best, in the page. */
export function ConversationStep({ userId, assistant, question, timeZone, hasSpoken, begun }: {
  userId: string;
  assistant: TeamMember;
  /** Made of what the person has told. */
  question: string;
  timeZone: string;
  hasSpoken: boolean;
  /** The conversation that began here before, e.g. on another device. */
  begun: { id: string; messages: MessagePage } | null;
}) {
  const t = useTranslations("onboarding");
  const queries = useQueryClient();
  const { complete, failure, fail, pending } = useOnboardingStep(5, userId, {});
  const [id] = useState(() => begun?.id ?? crypto.randomUUID());
  const [spoken, setSpoken] = useState(hasSpoken);
  return (
    <div className="grid grid-cols-1">
      <section
        aria-label={`${assistant.name} · ${assistant.role}`}
        className="flex h-[calc(100dvh-25rem)] min-h-88 flex-col max-xs:h-[calc(100dvh-27rem)] sm:h-[min(40rem,calc(100dvh-24rem))] overflow-hidden rounded-2xl border border-border bg-card shadow-xs"
      >
        <div className="flex items-center gap-3 border-b border-border px-4 py-3">
          <AssistantPortrait id={assistant.id} avatar={assistant.avatar} color={assistant.color} size={40} />
          <div className="min-w-0">
            <p className="font-semibold">{assistant.name}</p>
            <p className="truncate text-sm text-muted-foreground">{assistant.role}</p>
          </div>
        </div>
        <Conversation
          key={id}
          embedded
          conversationId={id}
          assistant={assistant}
          userId={userId}
          timeZone={timeZone}
          initialMessages={begun?.messages ?? null}
          initialText={begun ? "" : question}
          empty={(ask) => <FirstQuestions assistant={assistant} onAsk={ask} />}
          onFirstSend={() => {
            setSpoken(true);
            fail(undefined);
          }}
          onFirstAnswer={() => void queries.invalidateQueries({ queryKey: teamKey })}
        />
      </section>
      <StepForm
        step={5}
        pending={pending}
        failure={failure}
        onSubmit={() => spoken ? void complete({}) : fail({ text: t("conversation.waiting") })}
        // Its buttons belong to the page: they stay in sight below the conversation.
        className="contents"
      />
    </div>
  );
}
