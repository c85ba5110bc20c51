"use client";
import { useChat } from "@ai-sdk/react";
import { useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { ConversationSession, type SessionState } from "@/lib/chat/session";
import { followSession } from "@/lib/chat/token";
import { chatTransport, stopTurn } from "@/lib/chat/transport";
import type { ChatMessage } from "@/lib/chat/types";
import { conversationKeys } from "@/lib/data/conversations";
import { fetchMessages, type MessagePage, rateMessage, switchBranch } from "@/lib/data/messages";
import { planKey } from "@/lib/data/plan";
import { teamKey } from "@/lib/data/assistants";
import { useBackend, useSupabase } from "@/lib/supabase/browser";
import { followChanges } from "@/lib/supabase/changes";

/** Where an open conversation stands. */
export interface OpenConversation extends SessionState {
  session: ConversationSession;
  messages: ChatMessage[];
  /** `waiting` until the first word, `writing` until the last one. */
  phase: "idle" | "waiting" | "writing";
}

/** Opens a conversation and keeps it in step with the server. One component, one conversation: give it a `key`. */
export function useConversation({ id, assistantId, initial, prepare }: {
  id: string;
  assistantId: string;
  initial: MessagePage | null;
  /** What has to be done before the first message is sent. */
  prepare?: () => Promise<void>;
}): OpenConversation {
  const client = useSupabase();
  const config = useBackend();
  const locale = useLocale();
  const queries = useQueryClient();
  const [session] = useState(() => {
    const connection = { client, config, locale };
    followSession(client);
    return new ConversationSession(id, initial, {
      transport: chatTransport({ ...connection, assistantId, prepare }),
      fetchPage: (options) => fetchMessages(client, id, options),
      stop: () => stopTurn(connection, id),
      switchBranch: (messageId) => switchBranch(client, id, messageId),
      rate: (messageId, rating) => rateMessage(client, messageId, rating),
      onTurn: () => {
        void queries.invalidateQueries({ queryKey: planKey });
        void queries.invalidateQueries({ queryKey: teamKey });
        void queries.invalidateQueries({ queryKey: [...conversationKeys.all, "recent"] });
      },
    });
  });
  useEffect(() => session.start(), [session]);

  // What other tabs and devices say here.
  useEffect(() => {
    const onChange = () => session.notice();
    return followChanges(client, `conversation:${id}`, [
      { table: "messages", filter: `conversation_id=eq.${id}`, onChange },
      // Another branch was chosen, or the whole was deleted.
      { table: "conversations", filter: `id=eq.${id}`, onChange },
    ], onChange);
  }, [client, id, session]);

  const { messages, status } = useChat({ chat: session.chat });
  const state = useStore(session.store);
  const last = messages.at(-1);
  const isBusy = status === "submitted" || status === "streaming";
  const hasWords = last?.role === "assistant" && last.parts.some((part) => part.type === "text" && part.text !== "");
  return {
    ...state,
    session,
    messages,
    phase: !isBusy ? "idle" : hasWords ? "writing" : "waiting",
  };
}
