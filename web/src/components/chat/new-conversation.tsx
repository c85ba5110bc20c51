"use client";
import { useQuery } from "@tanstack/react-query";
import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { useConversationActions } from "@/hooks/use-conversation-actions";
import { useWasNavigatedHere } from "@/hooks/use-was-navigated-here";
import { fetchTeam, teamKey, type TeamMember } from "@/lib/data/assistants";
import { conversationKeys, type ConversationHead, fetchConversation } from "@/lib/data/conversations";
import { useSupabase } from "@/lib/supabase/browser";
import { Conversation } from "./conversation";
import type { ChatAssistant } from "./conversation-context";
import { ConversationHeader } from "./conversation-header";
import { AssistantChooser } from "./assistant-chooser";
import { Greeting } from "./greeting";
import { actionClasses } from "./action-button";
import { OffRecordNotice } from "./off-record-notice";
import { assistantFor } from "./unknown-assistant";

const PATH = "/dashboard/chat/nueva";

/** What a new conversation begins with. */
interface Beginning {
  id: string;
  assistantId: string;
  text: string;
}

/**
 * A conversation that has not begun. With the first question it gets an address of its own, and goes on in its place: the
 * page is not left, or the answer would be.
 */
export function NewConversation({ team, userId, timeZone, assistantId, text, isDraft, isWelcome }: {
  team: TeamMember[];
  userId: string;
  timeZone: string;
  assistantId: string;
  text: string;
  /** The text waits to be sent. */
  isDraft: boolean;
  /** Comes from the welcome, and leads back there. */
  isWelcome: boolean;
}) {
  const client = useSupabase();
  const pathname = usePathname();
  const t = useTranslations("memory.offRecord");
  const { restore, record } = useConversationActions();
  const { data: assistants } = useQuery({ queryKey: teamKey, queryFn: () => fetchTeam(client), initialData: team });
  const [beginning, setBeginning] = useState<Beginning>(() => ({ id: crypto.randomUUID(), assistantId, text }));
  const [hasBegun, setBegun] = useState(false);
  const [isOffRecord, setOffRecord] = useState(false);
  // The router thinks that this page was never left: asked for again, it begins again.
  const [seen, setSeen] = useState({ pathname, assistantId, text });
  if (seen.pathname !== pathname || seen.assistantId !== assistantId || seen.text !== text) {
    setSeen({ pathname, assistantId, text });
    if (pathname === PATH && (hasBegun || seen.pathname === PATH)) {
      setBegun(false);
      setOffRecord(false);
      setBeginning({ id: crypto.randomUUID(), assistantId, text });
    }
  }
  const { id } = beginning;
  const { data: head } = useQuery({ queryKey: conversationKeys.one(id), queryFn: () => fetchConversation(client, id), enabled: hasBegun });
  const assistant = assistantFor(assistants, beginning.assistantId);
  // A question from a page of ours was sent there already. A link from elsewhere only fills it in: it may not speak for anybody.
  const wasSentHere = useWasNavigatedHere() && beginning.text !== "" && !isDraft;
  const conversation: ConversationHead | null = hasBegun ? head ?? { id, title: null, assistant_id: assistant.id, status: "active", is_off_record: isOffRecord } : null;
  const isShownOffRecord = conversation?.is_off_record ?? isOffRecord;

  function choose({ id: chosen }: ChatAssistant) {
    setBeginning({ ...beginning, assistantId: chosen });
    window.history.replaceState(null, "", `${PATH}?asistente=${encodeURIComponent(chosen)}`);
  }

  return (
    <>
      <ConversationHeader assistant={assistant} conversation={conversation}>
        {!conversation && (
          <button type="button" title={t("name")} aria-label={t("name")} aria-pressed={isOffRecord} onClick={() => setOffRecord(!isOffRecord)} className={actionClasses("size-10")}>
            <EyeOff aria-hidden />
          </button>
        )}
      </ConversationHeader>
      {isShownOffRecord && <OffRecordNotice onEnd={() => conversation ? void record(conversation, false) : setOffRecord(false)} />}
      <Conversation
        key={`${id}:${assistant.id}:${isOffRecord}`}
        conversationId={id}
        assistant={assistant}
        userId={userId}
        initialMessages={null}
        {...(wasSentHere ? { initialQuestion: beginning.text } : { initialText: beginning.text })}
        status={conversation?.status}
        timeZone={timeZone}
        empty={(ask) => (
          <Greeting assistant={assistant} onAsk={ask}>
            <AssistantChooser assistants={assistants.filter(({ active, id: other }) => active || other === assistant.id)} chosen={assistant.id} onChoose={choose} />
          </Greeting>
        )}
        onFirstSend={() => {
          setBegun(true);
          window.history.replaceState(null, "", `/dashboard/chat/${id}`);
        }}
        onRestore={() => conversation ? restore(conversation) : Promise.resolve()}
        isOffRecord={isOffRecord}
        isWelcome={isWelcome}
      />
    </>
  );
}
