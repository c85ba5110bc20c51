"use client";
import { ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/input";
import { useOnboardingStep } from "@/hooks/use-onboarding-step";
import type { TeamMember } from "@/lib/data/assistants";
import { chatPath } from "@/lib/home/chat-path";
import { StepForm } from "./step-form";

/** Step 5: a first question to the assistant that suits best. */
export function ConversationStep({ userId, assistant, question, hasSpoken }: {
  userId: string;
  assistant: TeamMember;
  /** Made of what the person has told. */
  question: string;
  hasSpoken: boolean;
}) {
  const t = useTranslations("onboarding");
  const router = useRouter();
  const { complete, failure, fail, pending } = useOnboardingStep(5, userId, {});
  const [text, setText] = useState(question);
  const open = (asked: string) => router.push(chatPath({ assistant: assistant.id, question: asked, welcome: true }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) open(text.trim());
  };
  return (
    <div className="grid gap-6">
      {hasSpoken && <Alert tone="success" title={t("conversation.spoken")}>{t("conversation.spokenBody")}</Alert>}
      <div className="overflow-hidden rounded-2xl border border-border bg-card shadow-xs">
        <div className="flex items-start gap-3 p-4 sm:p-5">
          <AssistantPortrait id={assistant.id} avatar={assistant.avatar} color={assistant.color} size={48} />
          <div className="min-w-0">
            <p className="font-semibold">{assistant.name} <span className="font-normal text-muted-foreground">· {assistant.role}</span></p>
            <p className="mt-2 w-fit rounded-2xl rounded-tl-md bg-muted px-4 py-2.5 text-pretty">{assistant.greeting}</p>
          </div>
        </div>
        <form onSubmit={send} className="border-t border-border p-3 sm:p-4">
          <label htmlFor="pregunta" className="sr-only">{t("conversation.question")}</label>
          <Textarea
            id="pregunta"
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="field-sizing-content max-h-60 border-transparent shadow-none"
            maxLength={4000}
          />
          <div className="mt-2 flex justify-end">
            <Button type="submit" disabled={!text.trim()}>{t("conversation.send")}<ArrowUp aria-hidden /></Button>
          </div>
        </form>
      </div>
      <div>
        <p className="text-sm font-semibold">{t("conversation.others")}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          {assistant.suggestedQuestions.slice(0, 3).map((suggestion) => (
            <button
              key={suggestion}
              type="button"
              onClick={() => open(suggestion)}
              className="min-h-11 rounded-2xl border border-border bg-card px-4 py-2 text-left text-sm transition-colors hover:border-primary/60"
            >
              {suggestion}
            </button>
          ))}
        </div>
      </div>
      <StepForm
        step={5}
        pending={pending}
        failure={failure}
        onSubmit={() => hasSpoken ? void complete({}) : fail({ text: t("conversation.waiting") })}
      >
        {null}
      </StepForm>
    </div>
  );
}
