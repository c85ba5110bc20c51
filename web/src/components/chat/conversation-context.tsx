"use client";
import { createContext, useContext } from "react";
import type { ConversationSession } from "@/lib/chat/session";
import type { TeamMember } from "@/lib/data/assistants";

/** An assistant as a conversation needs it. */
export type ChatAssistant = Pick<TeamMember, "id" | "name" | "role" | "avatar" | "color" | "greeting" | "suggestedQuestions" | "active">;

interface Value {
  session: ConversationSession;
  assistant: ChatAssistant;
  /** The person's time zone. */
  timeZone: string;
}

const Context = createContext<Value | null>(null);

export const ConversationContext = Context.Provider;

/** What every message needs to know of its conversation. Does not change while it is open. */
export function useConversationContext(): Value {
  const value = useContext(Context);
  if (!value) throw new Error("A message stands in a <Conversation>.");
  return value;
}
