"use client";
import { useQuery } from "@tanstack/react-query";
import { useConversationActions } from "@/hooks/use-conversation-actions";
import { fetchTeam, teamKey, type TeamMember } from "@/lib/data/assistants";
import { conversationKeys, type ConversationHead, fetchConversation } from "@/lib/data/conversations";
import type { MessagePage } from "@/lib/data/messages";
import { useSupabase } from "@/lib/supabase/browser";
import { Conversation } from "./conversation";
import { ConversationGone } from "./conversation-gone";
import { ConversationHeader } from "./conversation-header";
import { OffRecordNotice } from "./off-record-notice";
import { assistantFor } from "./unknown-assistant";

/** A conversation that exists, as a page. */
export function ConversationPage({ head, messages, team, userId, timeZone, messageId }: {
  head: ConversationHead;
  messages: MessagePage;
  team: TeamMember[];
  userId: string;
  timeZone: string;
  /** The message to show first, of a search. */
  messageId?: string;
}) {
  const client = useSupabase();
  const { restore, record } = useConversationActions();
  const { data: conversation } = useQuery({ queryKey: conversationKeys.one(head.id), queryFn: () => fetchConversation(client, head.id), initialData: head });
  const { data: assistants } = useQuery({ queryKey: teamKey, queryFn: () => fetchTeam(client), initialData: team });
  if (!conversation) return <ConversationGone as="h1" />;
  const assistant = assistantFor(assistants, conversation.assistant_id);
  return (
    <>
      <ConversationHeader assistant={assistant} conversation={conversation} />
      {conversation.is_off_record && <OffRecordNotice onEnd={() => void record(conversation, false)} />}
      <Conversation
        key={head.id}
        conversationId={head.id}
        assistant={assistant}
        userId={userId}
        initialMessages={messages}
        status={conversation.status}
        timeZone={timeZone}
        messageId={messageId}
        onRestore={() => restore(conversation)}
      />
    </>
  );
}
