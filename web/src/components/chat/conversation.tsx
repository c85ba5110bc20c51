"use client";
/*
 * <Conversation> is a whole conversation: messages, composer, and everything in between. It fills the height of its parent,
 * which has to be a flex column with a height of its own. It needs <QueryClientProvider> and the texts of "chat" above it.
 *
 *   conversationId   uuid; made in the browser for a new conversation (crypto.randomUUID()). Use it as `key` too.
 *   assistant        a TeamMember, or the part of one that ChatAssistant names.
 *   userId           who is signed in.
 *   initialMessages  first page of the server (fetchMessages), null for a new conversation.
 *   embedded         stands inside another page: keeps no draft, has no hint below the composer.
 *   initialText      what the composer holds at first.
 *   initialQuestion  is sent as soon as the conversation is open, once.
 *   status           "archived" where it was put away.
 *   timeZone         of the person, for dates.
 *   empty            shown while nothing was said, e.g. a greeting; gets a function that sends a question.
 *   onFirstSend      the server has a new conversation: it can have an address now.
 *   onFirstAnswer    the first answer is complete: (text) => void.
 *   onRestore        takes the conversation out of the archive.
 *   messageId        the message to show first, e.g. one that was searched for.
 *   isOffRecord      a new conversation of which nothing is to be learned.
 *   isWelcome        after the first answer, leads back to the welcome.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type CSSProperties, type ReactNode, startTransition, useEffect, useEffectEvent, useMemo, useRef } from "react";
import { useBeginning } from "@/hooks/use-beginning";
import { useConversation } from "@/hooks/use-conversation";
import { useFailureText } from "@/hooks/use-failure-text";
import { useOnline } from "@/hooks/use-online";
import { useReveal } from "@/hooks/use-reveal";
import { useComposer } from "@/hooks/use-composer";
import { isUnsent } from "@/lib/chat/merge";
import { type ChatMessage, type MessageFile, textOf } from "@/lib/chat/types";
import { setAssistantActive, teamKey } from "@/lib/data/assistants";
import { beginOffRecord } from "@/lib/data/conversations";
import type { MessagePage } from "@/lib/data/messages";
import { fetchMyPlan, planKey } from "@/lib/data/plan";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { Announcer } from "./announcer";
import { Composer } from "./composer";
import { ComposerNotice } from "./composer-notice";
import { ConversationContext, type ChatAssistant } from "./conversation-context";
import { ConversationGone } from "./conversation-gone";
import { DropZone } from "./drop-zone";
import { MessageList } from "./message-list";
import { MessageScroller, type ScrollerHandle } from "./message-scroller";
import { obstacleOf } from "./obstacle";
import { WelcomeNotice } from "./welcome-notice";

/** The place of an answer whose first word is awaited. It has its frame before, so that the word changes nothing but itself. */
const AWAITED: ChatMessage = { id: "awaited", role: "assistant", parts: [] };

/** Props of {@link Conversation}; the comment at the top of the file says what each is. */
export interface ConversationProps {
  conversationId: string;
  assistant: ChatAssistant;
  userId: string;
  initialMessages: MessagePage | null;
  embedded?: boolean;
  initialText?: string;
  initialQuestion?: string;
  status?: string | null;
  timeZone?: string;
  empty?: (ask: (question: string) => void) => ReactNode;
  onFirstSend?: () => void;
  onFirstAnswer?: (text: string) => void;
  onRestore?: () => Promise<void>;
  messageId?: string;
  isOffRecord?: boolean;
  isWelcome?: boolean;
}

/** A conversation with an assistant. */
export function Conversation(props: ConversationProps) {
  const { conversationId, assistant, userId, initialMessages, embedded, status, timeZone = "America/Mexico_City" } = props;
  const t = useTranslations("chat");
  const client = useSupabase();
  const queries = useQueryClient();
  const isOnline = useOnline();
  const failureText = useFailureText();
  const scroller = useRef<ScrollerHandle>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { data: plan } = useQuery({ queryKey: planKey, queryFn: () => fetchMyPlan(client) });

  const prepare = props.isOffRecord ? () => beginOffRecord(client, { id: conversationId, userId, assistantId: assistant.id }) : undefined;
  const open = useConversation({ id: conversationId, assistantId: assistant.id, initial: initialMessages, prepare });
  const { session, older, messages, phase } = open;
  const last = messages.at(-1);
  const isBusy = phase !== "idle";
  const hasUnsent = !isBusy && last !== undefined && isUnsent(last);
  const { hasBegun, isAnswered } = useBeginning({
    isNew: initialMessages === null,
    isBusy,
    messages,
    onBegin: props.onFirstSend,
    onFirstAnswer: props.onFirstAnswer,
  });
  const composer = useComposer({
    userId,
    // One that the server does not have cannot be come back to: its draft waits for the next one.
    key: embedded ? null : hasBegun ? conversationId : "new",
    initialText: props.initialText ?? "",
    unsent: hasUnsent ? textOf(last) : "",
    plan,
  });
  const isCut = last?.role === "assistant" && (last.metadata?.row?.status ?? "sending") === "sending";
  const obstacle = obstacleOf({ problem: open.problem, hasUnsent, isCut, isReconnecting: open.isReconnecting, isOnline, plan, assistant, status });

  function ask(text: string, files: MessageFile[], onSent?: () => void) {
    // Drawn after the request has left, and at once: React would draw what a key press changes before anything that waits.
    let isSent = false;
    startTransition(() => {
      isSent = session.send(text, files);
      if (isSent) onSent?.();
    });
    if (isSent) scroller.current?.toEnd();
  }
  function send() {
    ask(composer.text.trim(), composer.attachments.ready, composer.clear);
    field.current?.focus();
  }
  const askAtOnce = useEffectEvent(() => {
    if (props.initialQuestion && messages.length === 0) ask(props.initialQuestion, []);
  });
  useEffect(() => {
    // Not within the effect: the session of a first, discarded mount (React's strict mode) would take the question along.
    const timer = setTimeout(askAtOnce);
    return () => clearTimeout(timer);
  }, []);

  const actions = {
    retry: () => session.resend(),
    takeBack: () => {
      const taken = session.takeBack();
      if (taken) composer.restore(taken.text, taken.files);
      field.current?.focus();
    },
    dismiss: () => session.dismissProblem(),
    activate: () => attempt(async () => {
      await setAssistantActive(client, userId, assistant.id, true);
      await queries.invalidateQueries({ queryKey: teamKey });
      if (hasUnsent) session.resend();
      else session.dismissProblem();
    }),
    restore: () => attempt(async () => {
      await props.onRestore?.();
      if (hasUnsent) session.resend();
      else session.dismissProblem();
    }),
  };
  async function attempt(action: () => Promise<void>) {
    try {
      await action();
    } catch (error) {
      toast.error(failureText(error));
    }
  }

  useReveal(props.messageId, session);
  const context = useMemo(() => ({ session, assistant, timeZone }), [session, assistant, timeZone]);
  if (open.isGone) return <ConversationGone />;
  const shown = phase === "waiting" && last?.role === "user" ? [...messages, AWAITED] : messages;
  const lowest = shown.at(-1);
  const shared = {
    lastId: lowest?.id,
    growingId: isBusy && lowest?.role === "assistant" ? lowest.id : undefined,
    isBusy,
    refusedEdit: open.problem?.edit,
  };
  const isEmpty = messages.length === 0;
  return (
    <ConversationContext value={context}>
      <DropZone onFiles={composer.attachments.add} className="flex min-h-0 flex-1 flex-col" style={{ "--assistant": assistant.color } as CSSProperties}>
        <MessageScroller
          ref={scroller}
          label={t("scroller.label", { name: assistant.name })}
          isEmpty={isEmpty}
          hasOlder={open.hasOlder}
          isLoadingOlder={open.isLoadingOlder}
          onNearTop={() => void session.loadOlder().catch(() => {})}
        >
          {isEmpty && props.empty?.((question) => void ask(question, []))}
          <MessageList messages={older} {...shared} />
          <MessageList messages={shown} {...shared} />
        </MessageScroller>
        <Composer
          field={field}
          text={composer.text}
          onTextChange={composer.setText}
          attachments={composer.attachments}
          name={assistant.name}
          isBusy={isBusy}
          isStopping={open.isStopping}
          disabled={obstacle !== null && obstacle.blocks}
          showHint={!embedded}
          notice={obstacle ? <ComposerNotice obstacle={obstacle} actions={actions} /> : props.isWelcome && isAnswered && <WelcomeNotice />}
          onSend={send}
          onStop={() => void attempt(() => session.stop())}
        />
        <Announcer messages={messages} isBusy={isBusy} name={assistant.name} />
      </DropZone>
    </ConversationContext>
  );
}
