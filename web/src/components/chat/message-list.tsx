"use client";
import { memo, useRef } from "react";
import { useNear } from "@/hooks/use-near";
import type { ChatMessage } from "@/lib/chat/types";
import { Answer } from "./answer";
import { chunkName } from "./find-message";
import { Question } from "./question";

/** Messages at the end that are drawn at once; the ones before them when they come near. */
const AT_ONCE = 30;
/** Height of a message that was never drawn, in pixels; about that of most. */
const GUESS = 150;

/**
 * Messages in chunks of about eight, so that a new word draws one chunk again, and what is far away not at all. Where a
 * chunk begins is decided by the id of its first message alone, a question: neither what is added above nor below moves a
 * border, and an answer is drawn where it was awaited.
 */
function chunksOf(messages: ChatMessage[]): ChatMessage[][] {
  const chunks: ChatMessage[][] = [];
  for (const message of messages) {
    const last = chunks.at(-1);
    const begins = message.role === "user" && (last === undefined || last.length >= 16 || Number.parseInt(message.id.slice(-2), 16) < 64);
    if (last && !begins) last.push(message);
    else chunks.push([message]);
  }
  return chunks;
}

/** What an element is known by to React: an answer by its question, because the place is there before the answer has an id. */
function keyOf(message: ChatMessage, before: ChatMessage | undefined): string {
  return message.role === "assistant" && before?.role === "user" ? `answer to ${before.id}` : message.id;
}

/** What {@link MessageList} shows. */
export interface MessageListProps {
  messages: ChatMessage[];
  /** The newest message of the conversation: it can be written again, and shows its buttons. */
  lastId: string | undefined;
  /** The answer that is being written. */
  growingId: string | undefined;
  /** An answer is being written: nothing else can be asked. */
  isBusy: boolean;
  /** The question whose edit was refused, with the text that was refused. */
  refusedEdit?: { messageId: string; text: string };
}

/** Messages from top to bottom. */
export function MessageList({ messages, ...props }: MessageListProps) {
  let before = 0;
  return chunksOf(messages).map((chunk) => {
    before += chunk.length;
    const isAtEnd = messages.at(-1)?.id === props.lastId && messages.length - before < AT_ONCE;
    // What is above stays as it is, with each question that is asked below; it looks for itself whether it can be used.
    const isBusy = props.isBusy && chunk.some(({ id }) => id === props.lastId);
    return <Chunk key={chunk[0]?.id} messages={chunk} isAtEnd={isAtEnd} {...props} isBusy={isBusy} />;
  });
}

const Chunk = memo(function Chunk({ messages, isAtEnd, lastId, growingId, isBusy, refusedEdit }: MessageListProps & { isAtEnd: boolean }) {
  const element = useRef<HTMLDivElement>(null);
  const { isNear, height } = useNear(element, isAtEnd);
  // The newest messages stay: an answer may grow there that nobody looks at.
  const isDrawn = isNear || messages.at(-1)?.id === lastId;
  return (
    <div ref={element} data-chunk={messages.map(chunkName).join(" ")} style={isDrawn ? undefined : { height: height ?? messages.length * GUESS }}>
      {isDrawn && messages.map((message, index) => {
        // Only the turn that is on its way shows that nothing can be done with it.
        const isTurn = isBusy && index >= messages.length - 2;
        return (
          <div key={keyOf(message, messages[index - 1])} data-message={message.metadata?.row?.id ?? message.id} className="message-row px-4 py-3 sm:px-6">
            {message.role === "user"
              ? <Question message={message} isBusy={isTurn} refusedEdit={refusedEdit?.messageId === message.id ? refusedEdit.text : undefined} />
              : <Answer message={message} isLast={message.id === lastId} isGrowing={message.id === growingId} isBusy={isTurn} />}
          </div>
        );
      })}
    </div>
  );
}, (before, after) => {
  const { messages: a, ...restA } = before;
  const { messages: b, ...restB } = after;
  if (a.length !== b.length || a.some((message, index) => message !== b[index])) return false;
  // What is about one message alone concerns the chunk that holds it.
  const holds = (id: string | undefined) => id !== undefined && b.some((message) => message.id === id);
  return restA.isBusy === restB.isBusy &&
    (restA.lastId === restB.lastId || (!holds(restA.lastId) && !holds(restB.lastId))) &&
    (restA.growingId === restB.growingId || (!holds(restA.growingId) && !holds(restB.growingId))) &&
    (restA.refusedEdit === restB.refusedEdit || (!holds(restA.refusedEdit?.messageId) && !holds(restB.refusedEdit?.messageId)));
});
