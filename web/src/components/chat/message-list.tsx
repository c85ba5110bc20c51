"use client";
import { memo } from "react";
import type { ChatMessage } from "@/lib/chat/types";
import { Answer } from "./answer";
import { Question } from "./question";

/**
 * Messages in chunks, so that a new word draws one chunk again and not two thousand messages. Where a chunk begins is
 * decided by the id of its first message alone: neither what is added above nor what is added below moves a border.
 */
function chunksOf(messages: ChatMessage[]): ChatMessage[][] {
  const chunks: ChatMessage[][] = [];
  for (const message of messages) {
    const last = chunks.at(-1);
    if (last && Number.parseInt(message.id.slice(-2), 16) >= 8) last.push(message);
    else chunks.push([message]);
  }
  return chunks;
}

/** What {@link MessageList} shows. */
export interface MessageListProps {
  messages: ChatMessage[];
  /** The newest message of the conversation: it can be written again, and shows its buttons. */
  lastId: string | undefined;
  /** The answer that is being written. */
  growingId: string | undefined;
  /** Nothing can be asked while an answer is being written. */
  isBusy: boolean;
  /** The question whose edit was refused, with the text that was refused. */
  refusedEdit?: { messageId: string; text: string };
}

/** Messages from top to bottom. */
export function MessageList({ messages, ...props }: MessageListProps) {
  return chunksOf(messages).map((chunk) => <Chunk key={chunk[0]?.id} messages={chunk} {...props} />);
}

const Chunk = memo(function Chunk({ messages, lastId, growingId, isBusy, refusedEdit }: MessageListProps) {
  return messages.map((message) => (
    <div
      key={message.id}
      data-message={message.metadata?.row?.id ?? message.id}
      className="px-4 py-3 sm:px-6 supports-[overflow-anchor:auto]:[contain-intrinsic-size:auto_12rem] supports-[overflow-anchor:auto]:[content-visibility:auto]"
    >
      {message.role === "user"
        ? <Question message={message} isBusy={isBusy} refusedEdit={refusedEdit?.messageId === message.id ? refusedEdit.text : undefined} />
        : <Answer message={message} isLast={message.id === lastId} isGrowing={message.id === growingId} isBusy={isBusy} />}
    </div>
  ));
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
