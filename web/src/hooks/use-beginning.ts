"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { type ChatMessage, textOf } from "@/lib/chat/types";

/** The first steps of a new conversation, each told once: the server has it, and the first answer is complete. */
export function useBeginning({ isNew, isBusy, messages, onBegin, onFirstAnswer }: {
  isNew: boolean;
  isBusy: boolean;
  messages: ChatMessage[];
  onBegin?: () => void;
  onFirstAnswer?: (text: string) => void;
}): { hasBegun: boolean; isAnswered: boolean } {
  const last = messages.at(-1);
  const hasBegun = !isNew || messages.some(({ role, metadata }) => role === "assistant" || metadata?.row);
  const isAnswered = useFirst(isNew && !isBusy && last?.role === "assistant" && last.metadata?.row?.status === "delivered");
  const tellBegin = useEffectEvent(() => onBegin?.());
  const tellFirstAnswer = useEffectEvent(() => last && onFirstAnswer?.(textOf(last)));
  useEffect(() => {
    if (isNew && hasBegun) tellBegin();
  }, [isNew, hasBegun]);
  useEffect(() => {
    if (isAnswered) tellFirstAnswer();
  }, [isAnswered]);
  return { hasBegun, isAnswered };
}

/** True from the first time on that something was. */
function useFirst(condition: boolean): boolean {
  const [hasBeen, setHasBeen] = useState(condition);
  if (condition && !hasBeen) setHasBeen(true);
  return hasBeen;
}
