"use client";
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { RadioGroup } from "radix-ui";
import type { CSSProperties } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import type { ChatAssistant } from "./conversation-context";

/** Who is to be asked. */
export function AssistantChooser({ assistants, chosen, onChoose }: { assistants: ChatAssistant[]; chosen: string; onChoose: (assistant: ChatAssistant) => void }) {
  const t = useTranslations("chat");
  return (
    <div className="flex max-w-full items-start justify-center">
      <RadioGroup.Root
        aria-label={t("new.choose")}
        value={chosen}
        onValueChange={(id) => {
          const assistant = assistants.find((one) => one.id === id);
          if (assistant) onChoose(assistant);
        }}
        orientation="horizontal"
        className="flex min-w-0 gap-1 overflow-x-auto px-1 py-1 [scrollbar-width:none]"
      >
        {assistants.map((assistant) => (
          <RadioGroup.Item
            key={assistant.id}
            value={assistant.id}
            style={{ "--assistant": assistant.color } as CSSProperties}
            className="group/choice flex w-18 shrink-0 flex-col items-center gap-1.5 rounded-2xl px-1 py-2 text-xs font-medium text-muted-foreground hover:text-foreground data-[state=checked]:text-foreground"
          >
            <AssistantPortrait
              id={assistant.id}
              avatar={assistant.avatar}
              color={assistant.color}
              className="size-12 opacity-75 outline-2 outline-offset-2 outline-transparent transition group-hover/choice:opacity-100 group-data-[state=checked]/choice:opacity-100 group-data-[state=checked]/choice:outline-(--assistant)"
            />
            <span className="max-w-full truncate">{assistant.name}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <Link href="/dashboard/equipo" className="mt-1 flex w-18 shrink-0 flex-col items-center gap-1.5 rounded-2xl px-1 py-2 text-xs font-medium text-muted-foreground hover:text-foreground">
        <span className="grid size-12 place-items-center rounded-[28%] border border-dashed border-input"><UsersRound className="size-5" aria-hidden /></span>
        {t("new.team")}
      </Link>
    </div>
  );
}
