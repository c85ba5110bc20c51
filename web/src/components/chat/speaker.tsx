import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import type { ChatAssistant } from "./conversation-context";

/** Who speaks: a face beside the words, on phones above them, where every letter of width counts. */
export function Speaker({ assistant }: { assistant: ChatAssistant }) {
  return (
    <div className="flex items-center gap-2 sm:mt-0.5 sm:items-start">
      <AssistantPortrait id={assistant.id} avatar={assistant.avatar} color={assistant.color} className="size-7 sm:size-8" />
      <span className="text-sm font-semibold sm:hidden" aria-hidden>{assistant.name}</span>
    </div>
  );
}
